// Pasted HTML, from the programs that reporters write in, as the tree it becomes.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { getSchema } from '@tiptap/core';
import { DOMSerializer, DOMParser as TreeParser } from '@tiptap/pm/model';
import { DOMParser, parseHTML } from 'linkedom';

import { canonical } from '../src/canonical.js';
import { cleanHtml, cleanLineHtml, tidyLine, tidyText } from '../src/paste.js';
import { bodyTree } from '../src/tree.js';

globalThis.DOMParser = class {
  // Browsers add html and body by themselves.
  parseFromString = (html, type) => new DOMParser().parseFromString(`<html><body>${html}</body></html>`, type);
};
const schema = getSchema(bodyTree);

/** The tree in one line: p(text), h2(…), ul(li(p(…))), *bold*, _italic_, [text](href), "/" for a line break. */
function pasted(html) {
  const { document } = parseHTML('<html><body></body></html>');
  const holder = document.createElement('div');
  holder.innerHTML = cleanHtml(html);
  const doc = TreeParser.fromSchema(schema).parse(holder);
  doc.check();
  return canonical(doc.toJSON()).content.map(inWords).join(' ');
}

function inWords({ type, attrs, content = [], text, marks = [] }) {
  const names = { paragraph: 'p', bulletList: 'ul', orderedList: 'ol', listItem: 'li', blockquote: 'quote', tableRow: 'tr' };
  if (type === 'hardBreak') return '/';
  if (type === 'table') return `table${attrs.caption ? `<${attrs.caption}>` : ''}(${content.map(inWords).join('')})`;
  if (type === 'tableHeader' || type === 'tableCell') return cellInWords(type, attrs, content);
  if (type === 'text') return marks.reduce(markInWords, text);
  return `${names[type] ?? `h${attrs.level}`}(${content.map(inWords).join('')})`;
}

function cellInWords(type, { colspan, rowspan }, content) {
  const span = colspan > 1 || rowspan > 1 ? `${colspan}x${rowspan}` : '';
  return `${type === 'tableHeader' ? 'th' : 'td'}${span}(${content.map(inWords).join('')})`;
}

const markInWords = (text, { type, attrs }) =>
  ({ bold: `*${text}*`, italic: `_${text}_`, link: `[${text}](${attrs?.href})` })[type];

const CASES = {
  'a bold paragraph stays a paragraph': ['<p><b>JAKARTA</b> hari ini</p>', 'p(*JAKARTA* hari ini)'],
  'headings fall on two levels': [
    '<h1>a</h1><h2>b</h2><h3>c</h3><h4>d</h4><h6>e</h6>',
    'h2(a) h2(b) h3(c) h3(d) h3(e)',
  ],
  'a heading loses its bold': ['<h2><b>Sub</b> <i>judul</i></h2>', 'h2(Sub _judul_)'],
  'unknown elements leave their text': [
    '<article><custom-x>satu</custom-x><div>dua</div></article>',
    'p(satu) p(dua)',
  ],
  'scripts, styles and pictures leave nothing': [
    '<style>p{}</style><p>a<img src="x" onerror="y"><script>z</script><svg><text>t</text></svg></p>',
    'p(a)',
  ],
  'fixed spaces and zero-width characters go': ['<p>a&nbsp;b\u200bc\ufeffd&shy;e</p>', 'p(a bcde)'],
  'empty paragraphs go': ['<p>a</p><p>&nbsp;</p><p><br></p><p>b</p>', 'p(a) p(b)'],
  'two line breaks make a paragraph, one stays': ['a<br>b<br><br>c', 'p(a/b) p(c)'],
  'an allowed link keeps its address': ['<a href="https://example.com/?a=1&amp;b=2">x</a>', 'p([x](https://example.com/?a=1&b=2))'],
  'a refused link leaves its text': ['<a href="javascript:x">x</a>', 'p(x)'],
  'a table stays a table': [
    '<p>a</p><table><tr><th>Kota</th><th>Suara</th></tr><tr><td><p>Medan</p></td><td><b>12</b></td></tr></table>b',
    'p(a) table(tr(th(p(Kota))th(p(Suara)))tr(td(p(Medan))td(p(*12*)))) p(b)',
  ],
  'a table keeps its caption, its merged cells and its empty ones': [
    `<table><caption> Hasil <b>akhir</b></caption><colgroup><col></colgroup><thead><tr><th colspan="2">Kota</th></tr>
      </thead><tbody><tr><td>a<br><br>b</td><td>&nbsp;</td></tr></tbody></table>`,
    'table<Hasil akhir>(tr(th2x1(p(Kota)))tr(td(p(a)p(b))td(p())))',
  ],
  'a heading, a list and a picture in a cell leave their text': [
    '<table><tr><td><h2>a</h2><ul><li>b</li></ul></td><td><img src="x">c</td></tr></table>',
    'table(tr(td(p(a)p(b))td(p(c))))',
  ],
  'a table in a quote is its rows': [
    '<blockquote><table><tr><td>a</td><td>b</td></tr></table></blockquote>',
    'quote(p(a | b))',
  ],
  'a table that is wider than a text takes is its rows': [
    `<table><tr>${'<td>a</td>'.repeat(21)}</tr></table>`,
    `p(${Array(21).fill('a').join(' | ')})`,
  ],
  'a table around a table is a layout': [
    '<table><tr><td>a</td><td><table><tr><td>b</td><td>c</td></tr></table></td></tr></table>',
    'p(a | b | c)',
  ],
  'blocks that another page pretends are left out': [
    '<div data-block="embed" data-provider="evil" data-id="x">a</div><figure data-block="picture" data-picture="1"></figure>',
    'p(a)',
  ],
  'a table for layout leaves its paragraphs': ['<table><tr><td><p>a</p><p>b</p></td></tr></table>', 'p(a) p(b)'],
  'nested lists come out flat': [
    '<ul><li>a<ul><li>b</li></ul></li><li>c</li></ul>',
    'ul(li(p(a))li(p(b))li(p(c)))',
  ],
  'a list in a quote becomes its paragraphs': ['<blockquote><h2>a</h2><ul><li>b</li></ul></blockquote>', 'quote(p(a)p(b))'],
  'text that looks like markup stays text': ['<p>&lt;script&gt; &amp; co</p>', 'p(<script> & co)'],
  'Google Docs: the wrapper is not bold, the spans say what is': [
    `<meta charset="utf-8"><b style="font-weight:normal;" id="docs-internal-guid-1"><p dir="ltr"
      style="line-height:1.38"><span style="font-weight:400;font-style:normal">Biasa </span><span
      style="font-size:11pt;font-weight:700">tebal</span></p><br><p dir="ltr"><span
      style="font-style:italic">miring</span></p></b>`,
    'p(Biasa *tebal*) p(_miring_)',
  ],
  'Google Docs: list items lose their paragraph': [
    '<ol><li dir="ltr" aria-level="1"><p role="presentation"><span>satu</span></p></li></ol>',
    'ol(li(p(satu)))',
  ],
  'Word: list paragraphs become lists without their markers': [
    `<p class=MsoListParagraphCxSpFirst style='text-indent:-18pt;mso-list:l0 level1 lfo1'><span
      style='mso-list:Ignore'>·<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp; </span></span>Beras</p>
     <p class=MsoListParagraphCxSpLast style='mso-list:l0 level1 lfo1'><span
      style='mso-list:Ignore'>·<span>&nbsp; </span></span>Gula<o:p></o:p></p>
     <p class=MsoListParagraph style='mso-list:l1 level1 lfo2'><span style='mso-list:Ignore'>1.</span>Satu</p>
     <p class=MsoNormal><b>Tebal</b><o:p>&nbsp;</o:p></p>`,
    'ul(li(p(Beras))li(p(Gula))) ol(li(p(Satu))) p(*Tebal*)',
  ],
  'WhatsApp: line breaks in kept white space stay': [
    '<span style="white-space: pre-wrap;">Pagi,\nada banjir\n\ndi Medan</span>',
    'p(Pagi,/ada banjir) p(di Medan)',
  ],
};

for (const [name, [html, expected]] of Object.entries(CASES)) {
  test(name, () => assert.equal(pasted(html), expected));
}

test('what an editor with our tree copied is left as it is', () => {
  const html = '<blockquote data-source="Ani" data-pm-slice="0 0 []"><p>a</p></blockquote>';
  assert.equal(cleanHtml(html), html);
});

test('blocks copied from our editor come back as they were', () => {
  const blocks = [
    { type: 'picture', attrs: { picture: 7, alt: 'Kapal.', caption: '', credit: 'A/B', credit_kind: 'illustration' } },
    { type: 'embed', attrs: { provider: 'x', id: 'a/status/1', title: 'T' } },
    { type: 'readAlso', attrs: { story: 12 } },
    { type: 'factBox', attrs: { title: 'Fakta' }, content: [{ type: 'paragraph' }] },
    { type: 'pageBreak' },
    { type: 'correctionNote', attrs: { date: '2026-11-20' }, content: [{ type: 'paragraph' }] },
  ];
  blocks.push({ type: 'gallery', content: [blocks[0]] });
  const { document } = parseHTML('<html><body></body></html>');
  const holder = document.createElement('div');
  const doc = schema.nodeFromJSON({ type: 'doc', content: blocks });
  holder.append(DOMSerializer.fromSchema(schema).serializeFragment(doc.content, { document }));
  holder.firstElementChild.setAttribute('data-pm-slice', '0 0 []');
  const html = holder.innerHTML;
  assert.equal(cleanHtml(html), html);
  assert.deepEqual(canonical(TreeParser.fromSchema(schema).parse(holder).toJSON()).content, blocks);
});

test('a forged copy of our editor brings no block that the server refuses', () => {
  const { document } = parseHTML('<html><body></body></html>');
  const holder = document.createElement('div');
  holder.innerHTML =
    '<p data-pm-slice="0 0 []">a</p><div data-block="embed" data-provider="evil" data-id="1"></div>' +
    '<div data-block="read-also" data-story="x"></div><figure data-block="picture" data-picture="-1"></figure>';
  const doc = canonical(TreeParser.fromSchema(schema).parse(holder).toJSON());
  assert.deepEqual(doc.content.map(({ type }) => type), ['paragraph']);
});

test('a paste with pictures says so', () => {
  let count = 0;
  const droppedPictures = () => (count += 1);
  cleanHtml('<p>a</p>', { droppedPictures });
  assert.equal(count, 0);
  cleanHtml('<p>a<img src="x"></p>', { droppedPictures });
  assert.equal(count, 1);
});

test('a headline from a table is one line', () => {
  assert.equal(cleanLineHtml('<table><tr><td>Harga</td><td>naik</td></tr></table>'), 'Harga | naik');
});

test('a foreign editor of the same family is cleaned like any page', () => {
  assert.equal(pasted('<div data-pm-slice="0 0 []"><img><p>a&nbsp;b</p></div>'), 'p(a b)');
});

test('a headline gets one line', () => {
  assert.equal(cleanLineHtml('<h1>Harga<br>beras</h1><p>naik <i>lagi</i></p>'), 'Harga beras naik <em>lagi</em>');
  assert.equal(tidyLine('\n Harga\r\n\tberas\u00a0naik\r\n'), ' Harga beras naik');
});

test('an emoji keeps the joiner that holds it together', () => {
  assert.equal(tidyText('👩‍🌾 ta\u200dni'), '👩‍🌾 tani');
});
