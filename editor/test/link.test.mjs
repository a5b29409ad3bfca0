// Which addresses a story may link to.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { isAllowedHref, readHref } from '../src/link.js';

const ALLOWED = ['https://example.com/a?b=1#c', 'HTTP://example.com', 'mailto:redaksi@example.com', '/tag/banjir', '/'];
const REFUSED = [
  '',
  null,
  'javascript:alert(1)',
  'JaVaScRiPt:alert(1)',
  'java\nscript:alert(1)',
  ' https://example.com',
  'data:text/html,x',
  'ftp://example.com',
  'tel:110',
  '//example.com',
  '/\\example.com',
  '/\t/example.com',
  'https:example.com',
  'https://',
  'mailto:',
  '#part',
  'berita/1',
];

for (const href of ALLOWED) test(`${href} is allowed`, () => assert.equal(isAllowedHref(href), true));
for (const href of REFUSED) test(`${JSON.stringify(href)} is refused`, () => assert.equal(isAllowedHref(href), false));

test('a typed address is trimmed, and a bare domain completed', () => {
  assert.equal(readHref('  https://example.com/a '), 'https://example.com/a');
  assert.equal(readHref('example.com/a'), 'https://example.com/a');
  assert.equal(readHref('www.example.co.id'), 'https://www.example.co.id');
});

test('what is no address gives null', () => {
  for (const typed of ['', 'berita', 'javascript:alert(1)', 'dua kata.com']) assert.equal(readHref(typed), null);
});
