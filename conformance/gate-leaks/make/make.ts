/**
 * Builds the corpus: every file of files/ and expected.json. `node_modules/.bin/node conformance/gate-leaks/make/make.ts` writes them,
 * with `--check` it compares what it would write with what is there and ends with 1 on any difference.
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { cleanItems } from './clean.ts';
import type { Expected, Item } from './item.ts';
import { docxHiddenLeaks, docxOpenLeaks } from './leaks-docx.ts';
import { pdfFileLeaks, pdfPageLeaks } from './leaks-pdf.ts';
import { pptxLeaks } from './leaks-pptx.ts';
import { textLeaks } from './leaks-text.ts';
import { archiveLeaks, htmlLeaks, imageLeaks, tableLeaks } from './leaks-web.ts';
import { xlsxLeaks } from './leaks-xlsx.ts';
import { sharedCorpus, sharedFiles } from './shared.ts';

const folder = resolve(import.meta.dirname, '..');
const target = join(folder, 'files');
const items: Item[] = [
  ...xlsxLeaks(),
  ...docxHiddenLeaks(),
  ...docxOpenLeaks(),
  ...pptxLeaks(),
  ...pdfPageLeaks(),
  ...pdfFileLeaks(),
  ...imageLeaks(),
  ...tableLeaks(),
  ...htmlLeaks(),
  ...archiveLeaks(),
  ...textLeaks(),
  ...cleanItems(),
];
const names = items.map(({ file }) => file);
const twice = names.filter((name, i) => names.indexOf(name) !== i);
if (twice.length > 0) throw new Error(`made twice: ${twice.join(', ')}`);
const expected: Expected[] = items.map((item) => ({ ...item, bytes: undefined }));
const shared: Expected[] = sharedFiles.map((file) => ({
  file: `${sharedCorpus}/${file}`,
  clean: true,
  leak: 'a public document as it stands on the web',
  kinds: [file.slice(file.lastIndexOf('.') + 1)],
  shared: true,
}));
const table = `[\n${[...expected, ...shared].map((line) => `  ${JSON.stringify(line)}`).join(',\n')}\n]\n`;

if (process.argv.includes('--check')) {
  const faults: string[] = [];
  for (const { file, bytes } of items) {
    const path = join(target, file);
    if (!existsSync(path)) faults.push(`missing ${file}`);
    else if (!readFileSync(path).equals(bytes)) faults.push(`other bytes ${file}`);
  }
  for (const half of ['leaks', 'clean'])
    for (const name of readdirSync(join(target, half)))
      if (!names.includes(`${half}/${name}`)) faults.push(`not made here ${half}/${name}`);
  if (readFileSync(join(folder, 'expected.json'), 'utf8') !== table) faults.push('other expected.json');
  for (const fault of faults) console.log(fault);
  console.log(`${items.length} files rebuilt, ${faults.length} differences`);
  process.exitCode = faults.length > 0 ? 1 : 0;
} else {
  rmSync(target, { recursive: true, force: true });
  for (const half of ['leaks', 'clean']) mkdirSync(join(target, half), { recursive: true });
  for (const { file, bytes } of items) writeFileSync(join(target, file), bytes);
  writeFileSync(join(folder, 'expected.json'), table);
  const size = items.reduce((sum, { bytes }) => sum + bytes.length, 0);
  const leaks = items.filter((item) => !item.clean).length;
  console.log(
    `${leaks} leaks, ${items.length - leaks} clean files, ${shared.length} by reference, ${Math.round(size / 1024)} KB`,
  );
}
