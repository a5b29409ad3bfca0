// Turns pasted or dropped HTML and text into the few tags that the tree knows; nothing here touches the page.

import { isAllowedHref } from './link.js';
import { isDataTable, tableHtml } from './paste_table.js';

const words = (list) => new Set(list.split(' '));

const DROPPED = words(
  'AUDIO BASE BUTTON CANVAS EMBED HEAD IFRAME IMG INPUT LINK MATH META NOSCRIPT OBJECT PICTURE SCRIPT SELECT ' +
    'STYLE SVG TEMPLATE TEXTAREA TITLE VIDEO XML',
);
const BLOCKS = words(
  'ADDRESS ARTICLE ASIDE BLOCKQUOTE BODY CAPTION CENTER DD DETAILS DIV DL DT FIELDSET FIGCAPTION FIGURE FOOTER ' +
    'FORM H1 H2 H3 H4 H5 H6 HEADER HR LI MAIN NAV OL P PRE SECTION SUMMARY TABLE TBODY TD TFOOT TH THEAD TR UL',
);
const HEADINGS = { H1: 'h2', H2: 'h2', H3: 'h3', H4: 'h3', H5: 'h3', H6: 'h3' };
const BOXES = { UL: 'ul', OL: 'ol', BLOCKQUOTE: 'blockquote' };
// Word writes list items as paragraphs; neighbours of one kind belong to one list.
const WORD_LISTS = { ul: { tag: 'ul' }, ol: { tag: 'ol' } };

const INVISIBLE = /[\u0000-\u0008\u000e-\u001f\u00ad\u200b\u200c\u200e\u200f\u2060\ufeff]/g;
// The zero-width joiner stays where it holds an emoji together.
const LOOSE_JOINER = /(?<![\p{Extended_Pictographic}\p{Emoji_Modifier}\ufe0f])\u200d/gu;
const FIXED_SPACE = /[\u00a0\u2007\u202f]/g;

/** Text without invisible characters, its fixed spaces turned into plain ones. */
export function tidyText(text) {
  return text.replace(INVISIBLE, '').replace(LOOSE_JOINER, '').replace(FIXED_SPACE, ' ');
}

/** Pasted text for a one-line field; line ends around it go, line ends in it become spaces. */
export function tidyLine(text) {
  return tidyText(text).replace(/^[\r\n\t]+|[\r\n\t]+$/g, '').replace(/\s+/g, ' ');
}

/**
 * Pasted HTML as p, h2, h3, ul, ol, li, blockquote, table, strong, em, a and br only.
 *
 * droppedPictures is called if the HTML shows pictures, which are left out.
 */
export function cleanHtml(html, { droppedPictures = () => {} } = {}) {
  const body = parseInert(html);
  if (isOurs(body)) return html;
  if (body.querySelector('img, picture')) droppedPictures();
  const lines = collect(body, {});
  const isInline = lines.length === 1 && lines[0].tag === 'p' && !lines[0].box;
  return isInline ? lines[0].html : render(lines);
}

/** Pasted HTML for a one-line field: its lines joined by spaces, marks kept. */
export function cleanLineHtml(html) {
  const body = parseInert(html);
  return collect(body, { isFlat: true }).map(oneLine).join(' ');
}

/** The body of a document of its own, with styles and handlers renamed: a strict content policy reports each. */
function parseInert(html) {
  const inert = html.replace(/<[a-z][^>]*>/gi, (tag) => tag.replace(/([\s"'])(style|on[a-z]+)(?=\s*=)/gi, '$1data-$2'));
  return new DOMParser().parseFromString(inert, 'text/html').body;
}

/** True if the HTML was copied from an editor with our tree, whose nesting must be kept as it is. */
function isOurs(body) {
  const foreign =
    '*:not(p, h2, h3, ul, ol, li, blockquote, strong, em, a, br, table, tbody, tr, td, th, [data-block])';
  return body.querySelector('[data-pm-slice]') !== null && body.querySelector(foreign) === null;
}

/**
 * The block lines under a node, in order: {tag: 'p' | 'h2' | 'h3' | 'table', html, box, item}.
 *
 * "box" is the outermost list or quote around the line, so nested lists come out flat; "item" is the nearest li.
 * In a box, and where the context isFlat, a table's rows are lines of text.
 */
function collect(root, context) {
  const lines = [];
  let line = null;

  function end() {
    for (const html of line?.html.split(/(?:<br>\s*){2,}/) ?? []) {
      const trimmed = html.replace(/^(?:\s|<br>)+|(?:\s|<br>)+$/g, '');
      if (trimmed) lines.push({ ...line, html: trimmed });
    }
    line = null;
  }

  function add(html, { heading, box = null, item = null }) {
    line ??= { tag: (!box && heading) || 'p', html: '', box, item };
    line.html += html;
  }

  function walk(node, outer) {
    if (node.nodeType === 3) return add(markedText(node.data, outer), outer);
    const tag = node.nodeType === 1 ? node.tagName.toUpperCase() : null;
    if (!tag || DROPPED.has(tag) || isListMarker(node)) return undefined;
    if (tag === 'BR') return add('<br>', outer);
    if (tag === 'TABLE' && !outer.box && !outer.isFlat && isDataTable(node)) return addTable(node);
    const inner = { ...outer, ...marksOf(node, tag), ...placeOf(node, tag, outer) };
    const cells = tag === 'TR' ? [...node.children].filter((cell) => /^T[DH]$/i.test(cell.tagName)) : [];
    if (BLOCKS.has(tag)) end();
    if (cells.length > 1) add(tableRow(cells, inner), inner);
    else node.childNodes.forEach((child) => walk(child, inner));
    if (BLOCKS.has(tag)) end();
    return undefined;
  }

  function addTable(table) {
    end();
    const linesOf = (cell) => collect(cell, { isFlat: true }).map(({ html }) => html);
    lines.push({ tag: 'table', html: tableHtml(table, linesOf, escapeHtml), box: null, item: null });
  }

  root.childNodes.forEach((child) => walk(child, context));
  end();
  return lines;
}

function tableRow(cells, context) {
  const texts = cells.map((cell) => collect(cell, { ...context, isFlat: true }).map(oneLine).join(' '));
  return texts.some(Boolean) ? texts.join(' | ') : '';
}

const oneLine = ({ html }) => html.replace(/\s*<br>\s*/g, ' ');

/** Marks an element switches on or off for what is inside it. */
function marksOf(element, tag) {
  const marks = {};
  const weight = styleOf(element, 'font-weight');
  const slant = styleOf(element, 'font-style');
  const space = styleOf(element, 'white-space');
  if (tag === 'B' || tag === 'STRONG') marks.bold = true;
  if (tag === 'I' || tag === 'EM') marks.italic = true;
  if (weight) marks.bold = /^(bold|[6-9]00)/.test(weight);
  if (slant) marks.italic = /^(italic|oblique)/.test(slant);
  if (tag === 'A') marks.href = element.getAttribute('href');
  if (tag === 'PRE' || space) marks.keepsBreaks = tag === 'PRE' || /^(pre|break)/.test(space);
  return marks;
}

/** Where an element puts what is inside it: heading, list, quote, item. */
function placeOf(element, tag, outer) {
  if (HEADINGS[tag]) return { heading: HEADINGS[tag] };
  if (BOXES[tag]) return { box: outer.box ?? { tag: BOXES[tag] } };
  if (tag === 'LI') return { item: element };
  if (tag === 'P' && styleOf(element, 'mso-list')) {
    return { box: outer.box ?? WORD_LISTS[wordListTag(element)], item: element };
  }
  return {};
}

function wordListTag(paragraph) {
  const marker = [...paragraph.querySelectorAll('span')].find(isListMarker);
  return /[0-9a-z]+[.)]/i.test(marker?.textContent ?? '') ? 'ol' : 'ul';
}

function isListMarker(element) {
  return styleOf(element, 'mso-list') === 'ignore';
}

function styleOf(element, property) {
  const style = element.getAttribute('data-style') ?? '';
  const match = style.match(new RegExp(`(?:^|;)\\s*${property}\\s*:\\s*([^;]+)`, 'i'));
  return match ? match[1].trim().toLowerCase() : null;
}

function markedText(text, { bold, italic, href, keepsBreaks }) {
  const tidied = escapeHtml(tidyText(text));
  let html = keepsBreaks ? tidied.replace(/\r?\n/g, '<br>') : tidied.replace(/\s+/g, ' ');
  if (!tidied.trim()) return html;
  if (bold) html = `<strong>${html}</strong>`;
  if (italic) html = `<em>${html}</em>`;
  return isAllowedHref(href) ? `<a href="${escapeHtml(href)}">${html}</a>` : html;
}

function escapeHtml(text) {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');
}

function render(lines) {
  const block = ({ tag, html }) => (tag === 'table' ? html : `<${tag}>${html}</${tag}>`);
  const boxed = (run, { tag }) => {
    const inside =
      tag === 'blockquote'
        ? run.map(block)
        : runsBy(run, 'item').map((item) => `<li>${item.map(block).join('')}</li>`);
    return `<${tag}>${inside.join('')}</${tag}>`;
  };
  return runsBy(lines, 'box')
    .map((run) => (run[0].box ? boxed(run, run[0].box) : run.map(block).join('')))
    .join('');
}

/** Neighbours that share the same value, together. */
function runsBy(lines, key) {
  const runs = [];
  for (const line of lines) {
    const last = runs.at(-1);
    if (last && last[0][key] === line[key]) last.push(line);
    else runs.push([line]);
  }
  return runs;
}
