// Builds the desk's scripts and styles into one folder: node build.mjs [--outdir] [FOLDER].

import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

import { build } from 'esbuild';

const HERE = dirname(fileURLToPath(import.meta.url));
const MODULES = join(HERE, 'node_modules');
const ALLOWED_LICENSES = ['MIT', 'ISC', 'Apache-2.0', 'BSD-2-Clause', 'BSD-3-Clause', '0BSD', 'BSD-0-Clause'];

const COPIED = {
  'tabler.min.css': '@tabler/core/dist/css/tabler.min.css',
  'tabler.min.js': '@tabler/core/dist/js/tabler.min.js',
  'htmx.min.js': 'htmx.org/dist/htmx.min.js',
};
// Shipped inside the copied files, so no import graph names them.
const COPIED_PACKAGES = ['@tabler/core', '@popperjs/core', 'htmx.org'];
// The package carries no licence file.
const KEPT_LICENSES = { '@tabler/core': join(HERE, 'licenses/tabler.txt') };

function chosenFolder() {
  const { values, positionals } = parseArgs({ allowPositionals: true, options: { outdir: { type: 'string' } } });
  const folder = values.outdir ?? positionals[0];
  return folder ? resolve(folder) : resolve(HERE, '../redaksi/desk/static/desk/build');
}

/** Bundles editor.js, editor.css and fields.js; returns the npm packages that went in. */
async function bundleEditor(folder) {
  const { metafile } = await build({
    absWorkingDir: HERE,
    entryPoints: { editor: 'src/main.js', fields: 'src/fields.js' },
    outdir: folder,
    bundle: true,
    minify: true,
    format: 'iife',
    target: ['es2022', 'safari16.4'],
    charset: 'utf8',
    legalComments: 'none',
    metafile: true,
    logLevel: 'warning',
  });
  const inside = Object.values(metafile.outputs).flatMap(({ inputs }) =>
    Object.entries(inputs).filter(([, { bytesInOutput }]) => bytesInOutput > 0),
  );
  return inside.map(([path]) => path.match(/node_modules\/((?:@[^/]+\/)?[^/]+)/)?.[1]).filter(Boolean);
}

function copyReadyFiles(folder) {
  for (const [name, source] of Object.entries(COPIED)) {
    const text = readFileSync(join(MODULES, source), 'utf8');
    // Static file storages fail on a map that is not there.
    const ready = text.replace(/(?:\/\/# sourceMappingURL=\S+|\/\*# sourceMappingURL=[^*]+\*\/)\s*$/, '');
    refuseForeignHosts(name, ready);
    writeFileSync(join(folder, name), ready);
  }
}

function refuseForeignHosts(name, text) {
  const found = text.match(/@import\b[^;]*|url\(\s*["']?(?:https?:)?\/\/[^)]*/);
  if (name.endsWith('.css') && found) throw new Error(`${name} loads from elsewhere: ${found[0]}`);
}

function licenseText(name) {
  const folder = join(MODULES, name);
  const { version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  if (!ALLOWED_LICENSES.includes(license)) throw new Error(`${name}: licence "${license}" is not on the list`);
  const file = KEPT_LICENSES[name] ?? join(folder, readdirSync(folder).find((entry) => /^licen[cs]e/i.test(entry)));
  return `${name} ${version} (${license})\n\n${readFileSync(file, 'utf8').trim()}\n`;
}

function writeLicenses(folder, packages) {
  const names = [...new Set([...packages, ...COPIED_PACKAGES])].sort();
  const rule = `\n${'-'.repeat(80)}\n\n`;
  writeFileSync(join(folder, 'LICENSES.txt'), names.map(licenseText).join(rule));
}

const folder = chosenFolder();
mkdirSync(folder, { recursive: true });
const packages = await bundleEditor(folder);
copyReadyFiles(folder);
writeLicenses(folder, packages);

console.log(relative(process.cwd(), folder) || folder);
for (const name of readdirSync(folder)) {
  console.log(`${String(statSync(join(folder, name)).size).padStart(9)}  ${name}`);
}
