// An ordinary field tied to a plain text of the manuscript: what others type appears in it, the caret stays.

/** Ties an <input> or <textarea> to a Y.Text, both ways. */
export function tieLine(field, text) {
  let isOurs = false;

  function show() {
    const next = text.toString();
    if (field.value === next) return;
    const { selectionStart: start, selectionEnd: end } = field;
    const edit = difference(field.value, next);
    field.value = next;
    if (document.activeElement === field) field.setSelectionRange(moved(start, edit), moved(end, edit));
    field.dispatchEvent(new Event('input', { bubbles: true }));
  }

  field.addEventListener('input', () => {
    const edit = difference(text.toString(), field.value);
    if (!edit.removed && !edit.added) return;
    isOurs = true;
    text.doc.transact(() => {
      if (edit.removed) text.delete(edit.at, edit.removed);
      if (edit.added) text.insert(edit.at, edit.added);
    });
    isOurs = false;
  });
  text.observe(() => isOurs || show());
  show();
}

/** What was taken out and put in between two texts, in one place. */
export function difference(old, next) {
  let at = 0;
  const shortest = Math.min(old.length, next.length);
  while (at < shortest && old[at] === next[at]) at += 1;
  let same = 0;
  while (same < shortest - at && old[old.length - 1 - same] === next[next.length - 1 - same]) same += 1;
  return { at, removed: old.length - at - same, added: next.slice(at, next.length - same) };
}

function moved(caret, { at, removed, added }) {
  if (caret <= at) return caret;
  return Math.max(at, caret - removed) + added.length;
}
