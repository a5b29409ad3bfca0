// The lock: no addresses, exact versions, licences that may be shipped, no install scripts but those decided on.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';

const read = (name) => readFileSync(new URL(`../${name}`, import.meta.url), 'utf8');
const manifest = JSON.parse(read('package.json'));
const lock = read('package-lock.json');
const packages = Object.entries(JSON.parse(lock).packages).filter(([path]) => path);

test('the lock names no address and no registry', () => {
  assert.doesNotMatch(lock, /https?:|"resolved"|registry\./);
});

test('every package has an integrity hash and a licence on the list', () => {
  for (const [path, { integrity, license }] of packages) {
    assert.match(integrity ?? '', /^sha512-/, path);
    assert.match(license ?? '', /^(MIT|ISC|Apache-2\.0|BSD-[23]-Clause|0BSD|BSD-0-Clause)$/, path);
  }
});

test('versions are pinned exactly', () => {
  for (const version of Object.values({ ...manifest.dependencies, ...manifest.devDependencies })) {
    assert.match(version, /^\d+\.\d+\.\d+$/);
  }
});

test('every install script has been decided on', () => {
  for (const [path, { hasInstallScript }] of packages) {
    const name = path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length);
    if (hasInstallScript) assert.ok(name in manifest.allowScripts, name);
  }
});
