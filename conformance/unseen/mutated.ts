import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { extractFile } from '../../server/src/kernel/extract/index.ts';
import { readDocument } from '../../server/src/publishing/documents/reading/index.ts';
import { scoreDocument, type ExpectedDocument } from './compare.ts';
import { MUTATIONS, seeded, type Sample } from './mutations.ts';

/**
 * Reads changed copies of the documents of all sets and counts the wrong values that arise, warned of and silent, for each kind of change:
 * `node conformance/unseen/mutated.ts [--verbose] [--rounds=N] [--kind=WORDS] [SET…]`.
 */

export const SETS = ['.', 'second', 'third', 'fourth', 'fifth', 'sixth', 'seventh', 'eighth', 'ninth', 'tenth', 'eleventh', 'twelfth', 'thirteenth', 'fourteenth', 'fifteenth']; // prettier-ignore

export async function samplesOf(sets: readonly string[]): Promise<(Sample & { set: string })[]> {
  const samples: (Sample & { set: string })[] = [];
  for (const set of sets) {
    const folder = join(import.meta.dirname, set);
    const expected = JSON.parse(await readFile(join(folder, 'expected.json'), 'utf8')) as ExpectedDocument[];
    for (const document of expected) {
      const bytes = await readFile(join(folder, 'documents', document.file));
      samples.push({ set, extraction: await extractFile(bytes, document.file), expected: document });
    }
  }
  return samples;
}

export interface Outcome {
  name: string;
  documents: number;
  warned: number;
  silent: number;
  /** Where the silent ones are. */
  places: string[];
}

/** The wrong values in changed copies of the samples, for each kind of change; a task whose words changed cannot be found again and is left out. */
export function readMutated(samples: readonly (Sample & { set: string })[], rounds: number, only = ''): Outcome[] {
  return MUTATIONS.filter(({ name }) => name.includes(only)).map(({ name, apply }) => {
    const outcome: Outcome = { name, documents: 0, warned: 0, silent: 0, places: [] };
    for (let round = 0; round < rounds; round += 1) {
      samples.forEach((sample, i) => {
        const changed = apply(sample, seeded(1000 * round + i));
        if (!changed) return;
        const reading = readDocument(changed.extraction, { fileName: sample.expected.file });
        const { mismatches } = scoreDocument(changed.expected, reading);
        outcome.documents += 1;
        for (const mismatch of mismatches) {
          if (/no such task|a task that is not one/.test(mismatch)) continue;
          if (name.startsWith('year') && mismatch.startsWith('title')) continue;
          if (mismatch.endsWith('(warned)')) outcome.warned += 1;
          if (!mismatch.endsWith('(SILENT)')) continue;
          outcome.silent += 1;
          outcome.places.push(`${sample.set}/${sample.expected.file} ${mismatch}`);
        }
      });
    }
    return outcome;
  });
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const options = process.argv.slice(2);
  const value = (name: string) => options.find((option) => option.startsWith(`--${name}=`))?.split('=')[1];
  const sets = options.filter((option) => !option.startsWith('--'));
  const samples = await samplesOf(sets.length > 0 ? sets : SETS);
  const outcomes = readMutated(samples, Number(value('rounds') ?? 1), value('kind') ?? '');
  for (const { name, documents, warned, silent, places } of outcomes) {
    console.log(`${name.padEnd(48)}${String(documents).padStart(6)} documents${String(warned).padStart(7)} warned${String(silent).padStart(6)} silent`); // prettier-ignore
    if (options.includes('--verbose')) for (const place of places) console.log(`    ${place}`);
  }
  const sum = (of: 'warned' | 'silent') => outcomes.reduce((all, one) => all + one[of], 0);
  console.log(`wrong values: ${sum('warned')} warned of, ${sum('silent')} silent`);
}
