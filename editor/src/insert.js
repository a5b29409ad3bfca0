// The insert menu: what can be put into a text besides running text, from the toolbar or by "/" on an empty line.

import { Extension } from '@tiptap/core';
import { Plugin } from '@tiptap/pm/state';

import { newTable } from './card_table.js';
import { readEmbed } from './embed.js';
import { label } from './labels.js';
import { openMenu } from './menu.js';
import { focusFields, insertBlock } from './moving.js';
import { storyQuestion } from './story_search.js';

const PARAGRAPH = { type: 'paragraph' };

/** The items of the menu for this text: [{name, sign, run()}]. */
export function insertItems({ editor, desk, sender, ask }) {
  const put = (block) => insertBlock(editor.view, block);
  const putAndFill = (block) => focusFields(editor.view, put(block));
  const putPointer = ({ id }) => put({ type: 'readAlso', attrs: { story: id } });
  return [
    ...(sender.canSend
      ? [
          { name: 'insert_picture', sign: 'picture', run: sender.addPicture },
          { name: 'insert_gallery', sign: 'gallery', run: sender.addGallery },
        ]
      : []),
    { name: 'insert_table', sign: 'table', run: () => put(newTable()) },
    { name: 'insert_embed', sign: 'embed', run: () => ask(embedQuestion(putAndFill)) },
    ...(desk.hasStories
      ? [{ name: 'insert_read_also', sign: 'read_also', run: () => ask(storyQuestion(desk, putPointer)) }]
      : []),
    {
      name: 'insert_fact_box',
      sign: 'fact_box',
      run: () => putAndFill({ type: 'factBox', attrs: { title: '' }, content: [PARAGRAPH] }),
    },
    { name: 'insert_page_break', sign: 'page_break', run: () => put({ type: 'pageBreak' }) },
    {
      name: 'insert_correction',
      sign: 'correction',
      run: () => put({ type: 'correctionNote', attrs: { date: today() }, content: [PARAGRAPH] }),
    },
  ];
}

function embedQuestion(put) {
  return {
    name: 'embed_address',
    inputmode: 'url',
    apply(typed, close) {
      const attrs = readEmbed(typed);
      if (!attrs) return label('embed_refused');
      close({ keepsFocus: true });
      put({ type: 'embed', attrs: { ...attrs, title: '' } });
      return null;
    },
  };
}

/** The day on this device as YYYY-MM-DD. */
function today(now = new Date()) {
  const two = (number) => String(number).padStart(2, '0');
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}

/** "/" on an empty line opens the menu there; "/" again or Escape writes the sign. items() is asked each time. */
export const slashMenu = (items) =>
  Extension.create({
    name: 'slashMenu',
    addProseMirrorPlugins: () => [
      new Plugin({
        props: {
          handleTextInput(view, from, to, text) {
            const { $from, empty } = view.state.selection;
            const isEmptyLine = empty && $from.depth === 1 && $from.parent.type.name === 'paragraph';
            if (text !== '/' || !isEmptyLine || $from.parent.content.size) return false;
            openAtCursor(view, items());
            return true;
          },
        },
      }),
    ],
  });

function openAtCursor(view, items) {
  const parent = view.dom.parentElement.closest('.editor');
  const top = view.coordsAtPos(view.state.selection.from).bottom - parent.getBoundingClientRect().top;
  openMenu({
    parent,
    name: 'insert',
    items,
    top,
    closed(reason) {
      if (reason === 'left') return;
      view.focus();
      if (reason === 'escape') view.dispatch(view.state.tr.insertText('/'));
    },
    keyed(event, close) {
      if (event.key !== '/') return false;
      event.preventDefault();
      close('escape');
      return true;
    },
  });
}
