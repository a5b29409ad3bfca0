// Tables as nodes, with the roles by which prosemirror-tables knows them. Widths of columns are not kept.

import { Node } from '@tiptap/core';

/** As many as the server takes. */
export const MOST_COLUMNS = 20;
export const MOST_ROWS = 200;

const span = (name, most) => ({
  default: 1,
  parseHTML: (element) => Math.min(Math.max(Number.parseInt(element.getAttribute(name), 10) || 1, 1), most),
  renderHTML: (attrs) => (attrs[name] === 1 ? {} : { [name]: attrs[name] }),
});

function cell(name, tag, tableRole) {
  return Node.create({
    name,
    content: 'paragraph+',
    isolating: true,
    extendNodeSchema: (extension) => (extension.name === name ? { tableRole } : {}),
    addAttributes: () => ({
      colspan: span('colspan', MOST_COLUMNS),
      rowspan: span('rowspan', MOST_ROWS),
      colwidth: { default: null, rendered: false, parseHTML: () => null },
    }),
    parseHTML: () => [{ tag }],
    renderHTML: ({ HTMLAttributes }) => [tag, HTMLAttributes, 0],
  });
}

const TableCell = cell('tableCell', 'td', 'cell');
const TableHeader = cell('tableHeader', 'th', 'header_cell');

const TableRow = Node.create({
  name: 'tableRow',
  content: '(tableCell | tableHeader)+',
  extendNodeSchema: (extension) => (extension.name === 'tableRow' ? { tableRole: 'row' } : {}),
  parseHTML: () => [{ tag: 'tr' }],
  renderHTML: () => ['tr', 0],
});

const Table = Node.create({
  name: 'table',
  group: 'block',
  content: 'tableRow+',
  isolating: true,
  extendNodeSchema: (extension) => (extension.name === 'table' ? { tableRole: 'table' } : {}),
  addAttributes: () => ({
    caption: {
      default: null,
      parseHTML: (element) => element.getAttribute('data-caption') || null,
      renderHTML: ({ caption }) => (caption ? { 'data-caption': caption } : {}),
    },
  }),
  parseHTML: () => [{ tag: 'table' }],
  renderHTML: ({ HTMLAttributes }) => ['table', HTMLAttributes, ['tbody', 0]],
});

export const tableNodes = [Table, TableRow, TableHeader, TableCell];
