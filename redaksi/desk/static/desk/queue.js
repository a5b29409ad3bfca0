// The queue from the keyboard: j and k or the arrows move, Enter opens as any link does, / goes to the search.
const MOVES = { j: 1, ArrowDown: 1, k: -1, ArrowUp: -1 };

const headlines = () => [...document.querySelectorAll(".queue__headline")];

const isTyping = (target) => target.closest("input, select, textarea, [contenteditable]") !== null;

/** Arrows scroll the page as everywhere until a headline has the focus; j and k work from anywhere. */
function step(event) {
  const all = headlines();
  const here = all.indexOf(document.activeElement);
  if (event.key.startsWith("Arrow") && here < 0) return;
  const next = all[here + MOVES[event.key]] ?? (here < 0 ? all[0] : null);
  if (!next) return;
  event.preventDefault();
  next.focus();
  next.closest("li").scrollIntoView({ block: "nearest" });
}

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
  if (event.key in MOVES) step(event);
  if (event.key === "/") {
    event.preventDefault();
    document.querySelector("[data-queue-search]").focus();
  }
});
