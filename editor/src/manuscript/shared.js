// An editable text that is a part of a manuscript: written together, each writer's caret in sight, undo for one's own.

import { Extension } from '@tiptap/core';
import { Plugin } from '@tiptap/pm/state';
import { redo, undo, yCursorPlugin, ySyncPlugin, yUndoPlugin, yUndoPluginKey } from '@tiptap/y-tiptap';

import { element } from '../element.js';

/** The extension that stands in the place of an editor's own history. */
export const shared = (manuscript, part) =>
  Extension.create({
    name: 'undo',
    addProseMirrorPlugins: () => [
      ySyncPlugin(manuscript.fragment(part)),
      yCursorPlugin(manuscript.awareness, { cursorBuilder: caret, selectionBuilder: selection }),
      yUndoPlugin(),
      undoneByItself,
    ],
    addCommands: () => ({
      undo: () => stepping('undoStack', undo),
      redo: () => stepping('redoStack', redo),
    }),
    addKeyboardShortcuts() {
      // asked for at each press: `commands` belongs to the state that it was taken from
      const run = (name) => () => this.editor.commands[name]();
      return { 'Mod-z': run('undo'), 'Mod-y': run('redo'), 'Shift-Mod-z': run('redo') };
    },
  });

/** A command that steps through one's own changes; the manuscript makes the transaction, so none is dispatched here. */
const stepping = (stack, step) => ({ tr, state, dispatch }) => {
  tr.setMeta('preventDispatch', true);
  if (!yUndoPluginKey.getState(state)?.undoManager?.[stack].length) return false;
  return dispatch ? step(state) : true;
};

/** A block that comes, goes or moves is undone by itself, and so is what asks prosemirror-history for it. */
const undoneByItself = new Plugin({
  filterTransaction(transaction, state) {
    const isOwnStep = transaction.getMeta('closeHistory$') || transaction.before.childCount !== transaction.doc.childCount;
    if (isOwnStep) yUndoPluginKey.getState(state)?.undoManager?.stopCapturing();
    return true;
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
