// What has a rhythm of its own (newest, most read), without the story being read.
const fill = async (box) => {
  const response = await fetch(box.dataset.piece);
  if (!response.ok) return;
  box.insertAdjacentHTML("afterbegin", await response.text());
  box.querySelector(`a[href="${location.pathname}"]`)?.closest("li").remove();
};
whenParsed(() => document.querySelectorAll("[data-piece]").forEach(fill));
