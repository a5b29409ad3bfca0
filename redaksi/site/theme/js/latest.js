// The newest stories beside a story, without the story itself.
whenParsed(async () => {
  const box = document.querySelector("[data-latest]");
  const response = box && (await fetch(box.dataset.latest));
  if (!response?.ok) return;
  box.insertAdjacentHTML("afterbegin", await response.text());
  box.querySelector(`a[href="${location.pathname}"]`)?.closest("li").remove();
});
