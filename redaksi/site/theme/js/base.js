// What the other files use. Each page works without them.
const whenParsed = (act) =>
  document.readyState === "loading" ? addEventListener("DOMContentLoaded", act) : act();

// A tool that needs a script waits in a template; gives its place, or nothing.
const unfold = (name) => {
  const folded = document.querySelector(`template[data-tool="${name}"]`);
  const tool = folded?.content.firstElementChild;
  folded?.replaceWith(tool);
  return tool;
};
