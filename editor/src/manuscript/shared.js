// An editable text that is a part of a manuscript: written together, each writer's caret in sight, undo for one's own.

import { Extension } from '@tiptap/core';
import { redo, undo, yCursorPlugin, ySyncPlugin, yUndoPlugin } from '@tiptap/y-tiptap';

import { element } from '../element.js';

/** The extension that stands in the place of an editor's own history. */
export const shared = (manuscript, part) =>
  Extension.create({
    name: 'undo',
    addProseMirrorPlugins: () => [
      ySyncPlugin(manuscript.fragment(part)),
      yCursorPlugin(manuscript.awareness, { cursorBuilder: caret, selectionBuilder: selection }),
      yUndoPlugin(),
    ],
    addCommands: () => ({
      undo: () => ({ state, dispatch }) => (dispatch ? undo(state) : true),
      redo: () => ({ state, dispatch }) => (dispatch ? redo(state) : true),
    }),
    addKeyboardShortcuts() {
      const { commands } = this.editor;
      return { 'Mod-z': () => commands.undo(), 'Mod-y': () => commands.redo(), 'Shift-Mod-z': () => commands.redo() };
    },
  });

/** Colours come by number, so that no style has to be written into the page. */
function caret({ name, tone }) {
  return element(
    'span',
    { class: `caret caret--${tone}`, 'aria-hidden': 'true' },
    '\u2060',
    element('span', { class: 'caret__name' }, name),
    '\u2060',
  );
}

const selection = ({ tone }) => ({ class: `caret-selection caret-selection--${tone}` });
