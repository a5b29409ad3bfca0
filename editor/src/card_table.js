// Tables at the desk: rows and columns come and go beside the cell with the cursor.

import { Selection } from '@tiptap/pm/state';
import {
  TableMap,
  addColumnAfter,
  addRowAfter,
  deleteColumn,
  deleteRow,
  goToNextCell,
  isInTable,
  selectedRect,
  tableEditing,
  toggleHeaderRow,
} from '@tiptap/pm/tables';
import { Extension } from '@tiptap/core';

import { element } from './element.js';
import { fieldsOf } from './field.js';
import { label } from './labels.js';
import { MOST_COLUMNS, MOST_ROWS } from './tree_table.js';

const hasRoom = (side, most) => (node) => TableMap.get(node)[side] < most;
const always = () => true;

const TOOLS = [
  { name: 'row_add', command: addRowAfter, isAllowed: hasRoom('height', MOST_ROWS) },
  { name: 'row_remove', command: deleteRow, isAllowed: (node) => TableMap.get(node).height > 1 },
  { name: 'column_add', command: addColumnAfter, isAllowed: hasRoom('width', MOST_COLUMNS) },
  { name: 'column_remove', command: deleteColumn, isAllowed: (node) => TableMap.get(node).width > 1 },
  { name: 'header_row', command: toggleHeaderRow, isAllowed: always },
];

export function tableCard(card) {
  const { box, sync } = fieldsOf(card, { of: 'caption', name: 'table_caption', empty: null });
  const rows = element('tbody');
  const scroller = element('div', { class: 'block__scroller', tabindex: '0', role: 'group', 'aria-label': label('insert_table') }, element('table', {}, rows));
  const tools = TOOLS.map(({ name, command, isAllowed }) => ({
    name,
    run() {
      if (!isAllowed(card.node())) return;
      goIntoTable(card);
      command(card.view.state, card.view.dispatch);
    },
  }));
  return { name: 'insert_table', tools, head: [box], content: scroller, into: rows, sync };
}

/** Puts the cursor into the last cell, unless it is in this table already. */
function goIntoTable({ view, node, pos }) {
  const { state } = view;
  const isHere = isInTable(state) && selectedRect(state).tableStart === pos() + 1;
  if (isHere) return;
  const end = state.doc.resolve(pos() + node().nodeSize - 1);
  view.dispatch(state.tr.setSelection(Selection.near(end, -1)));
}

/** An empty table: a row of headers above two rows. */
export function newTable(columns = 3) {
  const row = (type) => ({
    type: 'tableRow',
    content: Array.from({ length: columns }, () => ({ type, content: [{ type: 'paragraph' }] })),
  });
  return { type: 'table', content: [row('tableHeader'), row('tableCell'), row('tableCell')] };
}

/** Cell selections, whole tables after every change, Tab from cell to cell; Tab leaves from the last one. */
export const TableKeys = Extension.create({
  name: 'tableKeys',
  addProseMirrorPlugins: () => [tableEditing({ allowTableNodeSelection: true })],
  addKeyboardShortcuts() {
    const go = (step) => () => goToNextCell(step)(this.editor.state, this.editor.view.dispatch);
    return { Tab: go(1), 'Shift-Tab': go(-1) };
  },
});
