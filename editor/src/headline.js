// The headline: one line of text and italics, with a counter.

import { Extension } from '@tiptap/core';

import { canonicalHeadline } from './canonical.js';
import { element } from './element.js';
import { label } from './labels.js';
import { cleanLineHtml, tidyLine } from './paste.js';
import { openSurface } from './surface.js';
import { headlineTree } from './tree.js';

const SOFT_LIMIT = 80;
const HARD_LIMIT = 120;

const FIELDS = 'input:not([type=hidden]), select, textarea, [contenteditable=true]';

const OneLine = Extension.create({
  name: 'oneLine',
  addKeyboardShortcuts() {
    const leave = () => {
      focusFieldAfter(this.editor.view.dom);
      return true;
    };
    return { Enter: leave, 'Shift-Enter': leave, 'Mod-Enter': leave };
  },
});

export function mountHeadline(place, manuscript = null) {
  const surface = openSurface(place, {
    manuscript,
    tree: headlineTree,
    extensions: [OneLine],
    multiline: false,
    toDoc: (content) => ({ type: 'doc', content: [{ type: 'paragraph', content: content ?? [] }] }),
    toValue: canonicalHeadline,
    editorProps: { transformPastedHTML: cleanLineHtml, transformPastedText: tidyLine },
  });
  if (surface) addCounter(surface);
  return surface;
}

/** Over a limit the counter says so; nothing is cut, the server decides. */
function addCounter({ place, editor, input }) {
  const number = element('span', { class: 'editor__number' });
  const warning = element('span', { role: 'status' });
  const counter = element('p', { class: 'editor__count', id: `${input.id}_count` }, warning, number);
  place.append(counter);
  editor.view.dom.setAttribute('aria-describedby', counter.id);

  function show() {
    const count = [...editor.getText()].length;
    const isTooLong = count > HARD_LIMIT;
    const isLong = count > SOFT_LIMIT && !isTooLong;
    const limit = count > SOFT_LIMIT ? HARD_LIMIT : SOFT_LIMIT;
    number.textContent = label('count_characters', { count, limit });
    const words =
      (isTooLong && label('headline_too_long', { limit: HARD_LIMIT })) ||
      (isLong && label('headline_long', { limit: SOFT_LIMIT })) ||
      '';
    // A live region speaks at every write, so it is written only when the words change.
    if (warning.textContent !== words) warning.textContent = words;
    counter.classList.toggle('editor__count--long', isLong);
    counter.classList.toggle('editor__count--too-long', isTooLong);
    editor.view.dom.setAttribute('aria-invalid', String(isTooLong));
  }
  editor.on('update', show);
  show();
}

function focusFieldAfter(text) {
  const scope = text.closest('form') ?? document;
  const next = [...scope.querySelectorAll(FIELDS)].find(
    (field) =>
      text.compareDocumentPosition(field) & Node.DOCUMENT_POSITION_FOLLOWING &&
      !field.disabled &&
      field.checkVisibility(),
  );
  next?.focus();
}
