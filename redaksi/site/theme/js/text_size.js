// A A A: kept on this device; for this page alone where storage is forbidden.
const remembered = () => {
  try {
    return localStorage.getItem("text-size");
  } catch {
    return null;
  }
};
const setTextSize = (size) => {
  document.documentElement.dataset.textSize = size;
  for (const button of document.querySelectorAll("[data-size]"))
    button.setAttribute("aria-pressed", button.dataset.size === size);
};
setTextSize(remembered() ?? "normal");

whenParsed(() => {
  const group = unfold("text-size");
  setTextSize(document.documentElement.dataset.textSize);
  group?.addEventListener("click", (event) => {
    const size = event.target.closest("[data-size]")?.dataset.size;
    if (!size) return;
    setTextSize(size);
    try {
      localStorage.setItem("text-size", size);
    } catch {}
  });
});
