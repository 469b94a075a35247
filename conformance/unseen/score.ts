import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { extractFile } from '../../server/src/kernel/extract/index.ts';
import { readDocument } from '../../server/src/publishing/documents/reading/index.ts';
import {
  COLUMNS,
  scoreDocument,
  type Column,
  type DocumentScore,
  type ExpectedDocument,
  type Tally,
} from './compare.ts';

/**
 * Scores the reading of documents against expectations written by hand:
 * `node conformance/unseen/score.ts [--verbose] [FOLDER]`; FOLDER holds documents/ and expected.json, by default this one.
 */

export const NEEDED: Record<Column, number> = { units: 95, dates: 90, frequencies: 90, thresholds: 90, limits: 90 };

/**
 * No more of the right values of a column may carry a warning, in percent, over all sets together. A value is warned of unless its form is
 * known; units are written in the most ways, and a list that is not whole looks as right as a whole one.
 */
export const MOST_ALARMS = { units: 12, dates: 8, frequencies: 8, thresholds: 8, limits: 8, fields: 8 };
const ALARMS = [...COLUMNS, 'fields'] as const;

export interface SetScore {
  documents: DocumentScore[];
  total: Omit<DocumentScore, 'mismatches'>;
  /** What falls short of what is needed; empty when all is well. */
  shortfalls: string[];
}

/** Reads and scores all documents of a folder; a file that cannot be read fails the run. */
export async function scoreFolder(folder: string): Promise<SetScore> {
  const expected = JSON.parse(await readFile(join(folder, 'expected.json'), 'utf8')) as ExpectedDocument[];
  const documents: DocumentScore[] = [];
  for (const document of expected) {
    const bytes = await readFile(join(folder, 'documents', document.file));
    const extraction = await extractFile(bytes, document.file);
    documents.push(scoreDocument(document, readDocument(extraction, { fileName: document.file })));
  }
  const sum = (pick: (score: DocumentScore) => Tally): Tally =>
    documents
      .map(pick)
      .reduce((all, one) => ({ right: all.right + one.right, of: all.of + one.of }), { right: 0, of: 0 });
  const add = (pick: (score: DocumentScore) => number) => documents.reduce((all, one) => all + pick(one), 0);
  const columns = Object.fromEntries(COLUMNS.map((column) => [column, sum((one) => one.columns[column])]));
  const total = {
    file: 'total',
    columns: columns as Record<Column, Tally>,
    paths: sum((one) => one.paths),
    fields: sum((one) => one.fields),
    alarms: Object.fromEntries(
      ALARMS.map((name) => [
        name,
        { warned: add((one) => one.alarms[name].warned), of: add((one) => one.alarms[name].of) },
      ]),
    ) as DocumentScore['alarms'],
    silent: add((one) => one.silent),
    warned: add((one) => one.warned),
    missed: add((one) => one.missed),
  };
  const shortfalls = COLUMNS.filter((column) => percent(total.columns[column]) < NEEDED[column]).map(
    (column) => `${column}: ${percent(total.columns[column]).toFixed(1)} % right, ${NEEDED[column]} % needed`,
  );
  if (total.silent > 0) shortfalls.push(`${total.silent} wrong values without a warning, none allowed`);
  return { documents, total, shortfalls };
}

const percent = ({ right, of }: Tally) => (of === 0 ? 100 : (100 * right) / of);

/** The result as lines of a table: right/of for each column. */
export function table({ documents, total }: SetScore): string[] {
  const cell = (tally: Tally) => `${tally.right}/${tally.of}`.padStart(11);
  const line = (score: SetScore['total']) =>
    score.file.padEnd(10) +
    [...COLUMNS.map((column) => score.columns[column]), score.paths, score.fields].map(cell).join('') +
    [score.silent, score.warned, score.missed].map((count) => String(count).padStart(8)).join('');
  const rate = (tally: Tally) => `${percent(tally).toFixed(1)} %`.padStart(11);
  return [
    'document'.padEnd(10) +
      [...COLUMNS, 'paths', 'fields'].map((name) => name.padStart(11)).join('') +
      ['silent', 'warned', 'missed'].map((name) => name.padStart(8)).join(''),
    ...documents.map(line),
    line(total),
    ''.padEnd(10) + [...COLUMNS.map((column) => total.columns[column]), total.paths, total.fields].map(rate).join(''),
  ];
}

/** How many of the right values carry a warning, for each column. */
export function alarms({ total }: SetScore): string {
  const share = (name: (typeof ALARMS)[number]) => {
    const { warned, of } = total.alarms[name];
    return `${name} ${warned}/${of} (${percent({ right: warned, of: of || 1 }).toFixed(1)} %)`;
  };
  return `right values with a warning (${MOST_ALARMS.units} % of the units, ${MOST_ALARMS.dates} % of others at most): ${ALARMS.map(share).join(', ')}`;
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const options = process.argv.slice(2);
  const folder = options.find((option) => !option.startsWith('--')) ?? import.meta.dirname;
  const score = await scoreFolder(folder);
  for (const line of table(score)) console.log(line);
  console.log(alarms(score));
  if (options.includes('--verbose')) {
    for (const { file, mismatches } of score.documents) {
      for (const mismatch of mismatches) console.log(`${file}: ${mismatch}`);
    }
  }
  for (const shortfall of score.shortfalls) console.error(shortfall);
  process.exitCode = score.shortfalls.length > 0 ? 1 : 0;
}
