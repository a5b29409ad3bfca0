// Takes every address out of package-lock.json: npm leaves "resolved" out by itself (.npmrc), but not "funding".

import { readFileSync, writeFileSync } from 'node:fs';

const LOCK = new URL('package-lock.json', import.meta.url);

const lock = JSON.parse(readFileSync(LOCK, 'utf8'));
for (const entry of Object.values(lock.packages)) delete entry.funding;
const text = `${JSON.stringify(lock, null, 2)}\n`;
if (/https?:|"resolved"/.test(text)) throw new Error('package-lock.json still names an address; see .npmrc');
writeFileSync(LOCK, text);
