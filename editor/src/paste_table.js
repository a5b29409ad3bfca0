// Pasted tables: those that hold data stay tables, those that hold a layout leave their text.

import { MOST_COLUMNS, MOST_ROWS } from './tree_table.js';

const MOST_PARAGRAPHS = 20;
const MOST_CAPTION = 300;

const childrenOf = (element, tags) => [...element.children].filter((child) => tags.includes(child.tagName.toUpperCase()));

/** The rows of a table as lists of cells, whatever they are grouped in. */
function rowsOf(table) {
  const groups = [table, ...childrenOf(table, ['THEAD', 'TBODY', 'TFOOT'])];
  return groups.flatMap((group) => childrenOf(group, ['TR'])).map((row) => childrenOf(row, ['TD', 'TH']));
}

/** True for rows and columns of data that the server takes. */
export function isDataTable(table) {
  const rows = rowsOf(table);
  const widths = rows.map((cells) => cells.reduce((sum, cell) => sum + spanOf(cell, 'colspan'), 0));
  const most = Math.max(0, ...widths);
  return most > 1 && most <= MOST_COLUMNS && rows.length <= MOST_ROWS && !table.querySelector('table');
}

/** The table's HTML; linesOf(cell) gives the HTML of each of a cell's lines, escape makes text safe. */
export function tableHtml(table, linesOf, escape) {
  const [caption] = childrenOf(table, ['CAPTION']);
  const words = caption?.textContent.replace(/\s+/g, ' ').trim().slice(0, MOST_CAPTION);
  const rows = rowsOf(table)
    .filter((cells) => cells.length)
    .map((cells) => `<tr>${cells.map((cell) => cellHtml(cell, linesOf(cell))).join('')}</tr>`);
  return `<table${words ? ` data-caption="${escape(words)}"` : ''}><tbody>${rows.join('')}</tbody></table>`;
}

function cellHtml(cell, lines) {
  const tag = cell.tagName.toLowerCase();
  const spans = ['colspan', 'rowspan'].filter((name) => spanOf(cell, name) > 1);
  const attributes = spans.map((name) => ` ${name}="${spanOf(cell, name)}"`).join('');
  const paragraphs = lines.length > MOST_PARAGRAPHS ? [lines.join('<br>')] : lines;
  const inside = (paragraphs.length ? paragraphs : ['']).map((line) => `<p>${line}</p>`).join('');
  return `<${tag}${attributes}>${inside}</${tag}>`;
}

function spanOf(cell, name) {
  const most = name === 'colspan' ? MOST_COLUMNS : MOST_ROWS;
  return Math.min(Math.max(Number.parseInt(cell.getAttribute(name), 10) || 1, 1), most);
}
