// canonical(): what leaves the editor holds known names only.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { canonical, canonicalHeadline } from '../src/canonical.js';

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
