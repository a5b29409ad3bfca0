// The body of a story: toolbar, text, word count.

import { Extension } from '@tiptap/core';

import { canonical } from './canonical.js';
import { element } from './element.js';
import { label } from './labels.js';
import { cleanHtml, tidyText } from './paste.js';
import { openSurface } from './surface.js';
import { addToolbar } from './toolbar.js';
import { bodyTree } from './tree.js';

const EMPTY = { type: 'doc', content: [{ type: 'paragraph' }] };

export function mountBody(place) {
  let toolbar = null;
  const surface = openSurface(place, {
    tree: bodyTree,
    extensions: [linkShortcut(() => toolbar.askForLink())],
    multiline: true,
    toDoc: (doc) => doc ?? EMPTY,
    toValue: canonical,
    editorProps: { transformPastedHTML: cleanHtml, transformPastedText: tidyText },
  });
  if (!surface) return null;
  if (surface.editor.isEditable) toolbar = addToolbar(surface);
  addWordCount(surface);
  return surface;
}

const linkShortcut = (ask) =>
  Extension.create({
    name: 'linkShortcut',
    addKeyboardShortcuts: () => ({ 'Mod-k': ask }),
  });

function addWordCount({ place, editor }) {
  const counter = element('p', { class: 'editor__count' });
  place.append(counter);
  const show = () => {
    const text = editor.getText({ blockSeparator: ' ' }).trim();
    counter.textContent = label('count_words', { count: text ? text.split(/\s+/).length : 0 });
  };
  editor.on('update', show);
  show();
}
