// The label keys that the server supplies are those the README lists.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';

import { ENGLISH } from '../src/labels.js';

test('the README lists every label with its English words', () => {
  const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8');
  const rows = readme.split('## Labels')[1].matchAll(/^\| `(\w+)` \| (.*) \|$/gm);
  assert.deepEqual(Object.fromEntries([...rows].map(([, key, words]) => [key, words])), ENGLISH);
});
