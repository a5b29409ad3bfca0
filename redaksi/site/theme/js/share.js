// Copies the story's address, where the browser lets a page do that.
whenParsed(() => {
  const tool = navigator.clipboard && unfold("copy-link");
  tool?.addEventListener("click", async (event) => {
    const { copy, done } = event.target.dataset;
    await navigator.clipboard.writeText(copy);
    document.querySelector("[data-copied]").textContent = done;
  });
});
