// What the other files use. Each page works without them.
const whenParsed = (act) =>
  document.readyState === "loading" ? addEventListener("DOMContentLoaded", act) : act();

// Takes a tool out of its template; gives it, or nothing.
const unfold = (name) => {
  const folded = document.querySelector(`template[data-tool="${name}"]`);
  const tool = folded?.content.firstElementChild;
  if (tool) folded.replaceWith(tool);
  return tool;
};
