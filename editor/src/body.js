// The body of a story: toolbar, text, word count.

import { Extension } from '@tiptap/core';
import { Plugin } from '@tiptap/pm/state';

import { canonical } from './canonical.js';
import { TableKeys } from './card_table.js';
import { blockCards } from './cards.js';
import { deskOf } from './desk.js';
import { element } from './element.js';
import { label } from './labels.js';
import { readBareEmbed } from './embed.js';
import { insertItems, slashMenu } from './insert.js';
import { insertBlock } from './moving.js';
import { addNotice } from './notice.js';
import { cleanHtml, tidyText } from './paste.js';
import { keptPlaces, pictureSender } from './sending.js';
import { openSurface } from './surface.js';
import { addToolbar } from './toolbar.js';
import { bodyTree } from './tree.js';

const EMPTY = { type: 'doc', content: [{ type: 'paragraph' }] };

export function mountBody(place) {
  const desk = deskOf(place);
  let say = () => {};
  let items = () => [];
  let toolbar = null;
  let places = null;
  let editor = null;
  const sender = pictureSender({
    desk,
    view: () => editor.view,
    say: (...words) => say(...words),
    places: () => places,
  });
  const sayPicturesStay = () => say(label('pictures_not_pasted'), { isProblem: true });
  const surface = openSurface(place, {
    tree: bodyTree,
    extensions: [
      blockCards(desk, sender),
      TableKeys,
      linkShortcut(() => toolbar.askForLink()),
      slashMenu(() => items()),
      embedPaste,
    ],
    multiline: true,
    toDoc: (doc) => doc ?? EMPTY,
    toValue: canonical,
    onFiles: sayPicturesStay,
    editorProps: {
      transformPastedHTML: (html) => cleanHtml(html, { droppedPictures: sayPicturesStay }),
      transformPastedText: tidyText,
    },
  });
  if (!surface) return null;
  ({ editor } = surface);
  places = keptPlaces(editor);
  if (editor.isEditable) {
    toolbar = addToolbar(surface, () => items());
    say = addNotice({ bar: toolbar.bar, editor });
    items = () => insertItems({ editor, desk, sender, ask: toolbar.ask });
  }
  addWordCount(surface);
  return surface;
}

/** The address of a video or post, pasted on an empty line, becomes a card; undo and paste into words to get a link. */
const embedPaste = Extension.create({
  name: 'embedPaste',
  priority: 1000,
  addProseMirrorPlugins: () => [
    new Plugin({
      props: {
        handlePaste(view, event) {
          const { $from, empty } = view.state.selection;
          const isEmptyLine = empty && $from.depth === 1 && $from.parent.content.size === 0;
          const attrs = isEmptyLine && readBareEmbed(event.clipboardData?.getData('text/plain') ?? '');
          if (attrs) insertBlock(view, { type: 'embed', attrs: { ...attrs, title: '' } });
          return Boolean(attrs);
        },
      },
    }),
  ],
});

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
