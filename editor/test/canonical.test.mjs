// canonical(): what leaves the editor holds known names only.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { getSchema } from '@tiptap/core';

import { canonical, canonicalHeadline } from '../src/canonical.js';
import { bodyTree } from '../src/tree.js';

const doc = (...content) => ({ type: 'doc', content });

test('an empty paragraph has neither content nor attrs', () => {
  const written = doc({ type: 'paragraph', attrs: { dir: 'ltr' }, content: [] });
  assert.deepEqual(canonical(written), doc({ type: 'paragraph' }));
});

test('a link keeps its href alone', () => {
  const link = { type: 'link', attrs: { href: '/a', target: '_blank', rel: 'nofollow', class: 'x' } };
  assert.deepEqual(canonical({ type: 'text', text: 'a', marks: [link] }), {
    type: 'text',
    text: 'a',
    marks: [{ type: 'link', attrs: { href: '/a' } }],
  });
});

test('a text without marks has no list of them', () => {
  assert.deepEqual(canonical({ type: 'text', text: 'a', marks: [] }), { type: 'text', text: 'a' });
});

test('a numbered list loses start and type', () => {
  const item = { type: 'listItem', content: [{ type: 'paragraph' }] };
  const list = { type: 'orderedList', attrs: { start: 3, type: 'a' }, content: [item] };
  assert.deepEqual(canonical(list), { type: 'orderedList', content: [item] });
});

test('a quote always says its source and a heading its level', () => {
  assert.deepEqual(canonical({ type: 'blockquote' }), { type: 'blockquote', attrs: { source: null } });
  assert.deepEqual(canonical({ type: 'heading', attrs: { level: 3, id: 'x' } }), {
    type: 'heading',
    attrs: { level: 3 },
  });
});

test('an unknown name is refused', () => {
  assert.throws(() => canonical(doc({ type: 'image' })), /"image"/);
});

test('a headline is its inline nodes, and [] when empty', () => {
  const text = { type: 'text', text: 'Judul', marks: [{ type: 'italic' }] };
  assert.deepEqual(canonicalHeadline(doc({ type: 'paragraph', content: [text] })), [text]);
  assert.deepEqual(canonicalHeadline(doc({ type: 'paragraph' })), []);
});

test('every block is written with all its attributes', () => {
  const cell = (type) => ({ type, attrs: { colspan: 1, rowspan: 1, colwidth: null }, content: [{ type: 'paragraph' }] });
  const picture = { type: 'picture', attrs: { picture: 7, alt: '', caption: '', credit: '', credit_kind: 'photo' } };
  const blocks = [
    picture,
    { type: 'gallery', content: [picture] },
    {
      type: 'table',
      attrs: { caption: null },
      content: [{ type: 'tableRow', content: [cell('tableHeader'), cell('tableCell')] }],
    },
    { type: 'embed', attrs: { provider: 'x', id: 'a/status/1', title: '' } },
    { type: 'readAlso', attrs: { story: 12 } },
    { type: 'factBox', attrs: { title: '' }, content: [{ type: 'paragraph' }] },
    { type: 'pageBreak' },
    { type: 'correctionNote', attrs: { date: null }, content: [{ type: 'paragraph' }] },
  ];
  const schema = getSchema(bodyTree);
  assert.deepEqual(canonical(schema.nodeFromJSON(doc(...blocks)).toJSON()), doc(...blocks));
  assert.deepEqual(canonical(doc({ type: 'picture', attrs: { picture: 7 } })), doc(picture));
});

test('a picture that the editing library made to fill a gap is left out, its gallery with it', () => {
  const hollow = { type: 'picture', attrs: { picture: null } };
  const written = canonical(doc({ type: 'paragraph' }, hollow, { type: 'gallery', content: [hollow] }));
  assert.deepEqual(written, doc({ type: 'paragraph' }));
});
