import type { Expected } from './make/item.ts';

/** One line of `yg gate check --json`. */
export interface Answer {
  readonly file: string;
  readonly held: boolean;
  readonly findings: readonly {
    readonly kind: string;
    readonly where: string;
    readonly excerpt: string;
    readonly severity: string;
  }[];
}

/** Full-width forms, blanks, dashes, characters of no width and letter case say nothing about whether the right words were found. */
const plain = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(/[\s\p{Cf}\p{Pd}]/gu, '')
    .toLowerCase();

const MASK = /[*•●×█＊]+|…|\.{3,}/gu;

/**
 * Whether the text names the words. A report may mask what it found: a masked run counts when at least three characters before it and
 * two behind it are the beginning and the end of the words (`3201**********1234`), or five when it stands at an end.
 */
export function names(text: string, words: string): boolean {
  const where = plain(text);
  const wanted = plain(words);
  if (where.includes(wanted)) return true;
  if (wanted.length < 8) return false;
  for (const { index, 0: run } of where.matchAll(MASK)) {
    const before = where.slice(0, index);
    const after = where.slice(index + run.length);
    let head = 0;
    for (let n = Math.min(before.length, wanted.length); n > 0 && head === 0; n--)
      if (before.endsWith(wanted.slice(0, n))) head = n;
    let tail = 0;
    for (let n = Math.min(after.length, wanted.length - head); n > 0 && tail === 0; n--)
      if (after.startsWith(wanted.slice(-n))) tail = n;
    if ((head >= 3 && tail >= 2) || head >= 5 || tail >= 5) return true;
  }
  return false;
}

/** How a leak was met: `named` by a finding, `held` for whatever reason, or `missed`. */
export function meet(expected: Expected, answer: Answer | undefined): 'named' | 'held' | 'missed' {
  if (!answer) return 'missed';
  const wanted = expected.mustFind ?? [];
  const named =
    answer.findings.length > 0 &&
    wanted.every((choice) =>
      choice
        .split('|')
        .some((words) => answer.findings.some(({ where, excerpt }) => names(where, words) || names(excerpt, words))),
    );
  // Files that cannot be checked have nothing to be named: only holding them counts.
  if (named && wanted.length > 0) return 'named';
  return answer.held ? 'held' : 'missed';
}

/** A clean file is flagged when it is held, has a finding of severity "high", or got no answer at all. */
export const isFlagged = (answer: Answer | undefined): boolean =>
  !answer || answer.held || answer.findings.some(({ severity }) => severity === 'high');

export interface Score {
  readonly leaks: number;
  readonly named: readonly string[];
  readonly held: readonly string[];
  readonly missed: readonly Expected[];
  readonly clean: number;
  readonly flagged: readonly { readonly expected: Expected; readonly answer: Answer | undefined }[];
}

/** Sets the answers, keyed by the file of expected.json, against what was expected. */
export function score(expected: readonly Expected[], answers: ReadonlyMap<string, Answer>): Score {
  const leaks = expected.filter((line) => !line.clean);
  const clean = expected.filter((line) => line.clean);
  const metAs = (how: string) => leaks.filter((line) => meet(line, answers.get(line.file)) === how);
  return {
    leaks: leaks.length,
    named: metAs('named').map(({ file }) => file),
    held: metAs('held').map(({ file }) => file),
    missed: metAs('missed'),
    clean: clean.length,
    flagged: clean
      .map((line) => ({ expected: line, answer: answers.get(line.file) }))
      .filter(({ answer }) => isFlagged(answer)),
  };
}

/** At most so many of a hundred clean files may be flagged. */
export const FLAGGED_PERCENT = 5;
export const passes = ({ leaks, clean, missed, flagged }: Score): boolean =>
  leaks > 0 && clean > 0 && missed.length === 0 && flagged.length * 100 <= clean * FLAGGED_PERCENT;
