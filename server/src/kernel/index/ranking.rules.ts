/** Order of the matches. Pure arithmetic on lists of rows: no text is read and no match is visited more than once per list. */
import type { ItemFacts } from './facts.rules.ts';

/** Row numbers of items, each at most once. */
export type Rows = Uint32Array;

/** What one word of the query contributes. */
export interface WordLists {
  /** Characters of the word. */
  length: number;
  title: Rows;
  strong: Rows;
  strongest: Rows;
}

export interface MatchLists {
  /** Every row that counts as a match; the others below only raise rows of it. */
  matches: Rows;
  exactNumber: Rows;
  exactTitle: Rows;
  titlePhrase: Rows;
  titleAllWords: Rows;
  phrase: Rows;
  /** Rows holding a space-separated part of the query as one run. */
  groups: readonly Rows[];
  words: readonly WordLists[];
  /** Only for loosened queries: how much of the query each match holds, 0–1. */
  share?: ReadonlyMap<number, number>;
  phraseLength: number;
}

/** Tiers, highest first; a better tier always stands above, whatever else speaks for a row. */
export const TIER = {
  exactNumber: 7,
  exactTitle: 6,
  titlePhrase: 5,
  titleAllWords: 4,
  phrase: 3,
  allWords: 2,
  some: 1,
} as const;
/** Within a tier what is in force stands above what is not; the rest of the span is relevance. */
const IN_FORCE = 0.5;

export class Ranker {
  #tier = new Uint8Array(0);
  #inner = new Float32Array(0);
  readonly #facts: ItemFacts;

  constructor(facts: ItemFacts) {
    this.#facts = facts;
  }

  /** The best `count` rows with their scores (1–8), best first. `date` sorts by date and takes the score only for equal dates. */
  best(lists: MatchLists, sort: 'relevance' | 'date', count: number): { row: number; score: number }[] {
    const facts = this.#facts;
    this.#fit();
    const tier = this.#tier;
    const inner = this.#inner;
    for (const row of lists.matches) {
      tier[row] = lists.share ? TIER.some : TIER.allWords;
      inner[row] = 0.6 * (lists.share?.get(row) ?? 0);
    }
    this.#addWords(lists);
    const raise = (rows: Rows, to: number) => {
      for (const row of rows) if (tier[row] && tier[row]! < to) tier[row] = to;
    };
    raise(lists.phrase, TIER.phrase);
    raise(lists.titleAllWords, TIER.titleAllWords);
    raise(lists.titlePhrase, TIER.titlePhrase);
    raise(lists.exactTitle, TIER.exactTitle);
    raise(lists.exactNumber, TIER.exactNumber);
    const wordLength = lists.words.reduce((sum, word) => sum + word.length, 0);
    const scoreOf = (row: number) => {
      const at = tier[row]!;
      let within = inner[row]!;
      // Of two titles that hold the words the shorter one is more about them.
      if (at === TIER.titlePhrase || at === TIER.titleAllWords) {
        within = (at === TIER.titlePhrase ? lists.phraseLength : wordLength) / Math.max(1, facts.titleLength[row]!);
      }
      return at + (facts.demoted[row] ? 0 : IN_FORCE) + 0.49 * Math.min(1, within);
    };
    const dated = facts.dated;
    const above = (a: Scored, b: Scored) =>
      (sort === 'date'
        ? dated[b.row]! - dated[a.row]! || b.score - a.score
        : b.score - a.score || dated[b.row]! - dated[a.row]!) || b.row - a.row;
    const result = pickBest(lists.matches, scoreOf, above, count);
    for (const row of lists.matches) tier[row] = 0;
    return result;
  }

  /** Joins lists into one without repeats; the first keeps its order. */
  union(first: Rows, ...others: Rows[]): Rows {
    const filled = others.filter((rows) => rows.length);
    if (!filled.length) return first;
    this.#fit();
    const seen = this.#tier;
    for (const row of first) seen[row] = 1;
    const added: number[] = [];
    for (const rows of filled) {
      for (const row of rows) {
        if (!seen[row]) added.push(row);
        seen[row] = 1;
      }
    }
    const joined = new Uint32Array(first.length + added.length);
    joined.set(first);
    joined.set(added, first.length);
    for (const row of joined) seen[row] = 0;
    return joined;
  }

  #fit(): void {
    if (this.#tier.length >= this.#facts.size) return;
    this.#tier = new Uint8Array(this.#facts.tenant.length);
    this.#inner = new Float32Array(this.#facts.tenant.length);
  }

  /** A word in the title, or repeated in the text, weighs more the rarer it is. */
  #addWords(lists: MatchLists): void {
    const tier = this.#tier;
    const inner = this.#inner;
    const weights = lists.words.map((word) => 1 / Math.log2(4 + word.title.length + word.strong.length));
    const sum = weights.reduce((a, b) => a + b, 0) || 1;
    const span = lists.share ? 0.4 : lists.groups.length ? 0.75 : 1;
    lists.words.forEach((word, i) => {
      const weight = (span * weights[i]!) / sum;
      for (const row of word.title) if (tier[row]) inner[row]! += 0.55 * weight;
      for (const row of word.strong) if (tier[row]) inner[row]! += 0.3 * weight;
      for (const row of word.strongest) if (tier[row]) inner[row]! += 0.15 * weight;
    });
    for (const group of lists.groups) for (const row of group) if (tier[row]) inner[row]! += 0.25 / lists.groups.length;
  }
}

interface Scored {
  row: number;
  score: number;
}

/** The first `count` in order, by a heap whose root is the worst kept. */
function pickBest(
  rows: Rows,
  scoreOf: (row: number) => number,
  above: (a: Scored, b: Scored) => number,
  count: number,
): Scored[] {
  const heap: Scored[] = [];
  const worse = (a: Scored, b: Scored) => above(a, b) > 0;
  for (const row of rows) {
    const item = { row, score: scoreOf(row) };
    if (heap.length < count) {
      heap.push(item);
      for (let i = heap.length - 1; i > 0;) {
        const parent = (i - 1) >> 1;
        if (!worse(heap[i]!, heap[parent]!)) break;
        [heap[i], heap[parent]] = [heap[parent]!, heap[i]!];
        i = parent;
      }
    } else if (count > 0 && worse(heap[0]!, item)) {
      heap[0] = item;
      for (let i = 0; ;) {
        let worst = i;
        for (const child of [2 * i + 1, 2 * i + 2])
          if (child < count && worse(heap[child]!, heap[worst]!)) worst = child;
        if (worst === i) break;
        [heap[i], heap[worst]] = [heap[worst]!, heap[i]!];
        i = worst;
      }
    }
  }
  return heap.sort(above);
}

/**
 * Matches of a query of which no document has everything: rows that hold at least half as much, by weight, as the best row.
 * `limit` is the list length at which a part is too common to say anything.
 */
export function looseMatches(parts: readonly Rows[], limit: number): Map<number, number> {
  const telling = parts.filter((rows) => rows.length > 0 && rows.length < limit);
  const used = telling.length ? telling : parts.filter((rows) => rows.length > 0);
  const weights = new Map<number, number>();
  for (const rows of used) {
    const weight = 1 / Math.log2(2 + rows.length);
    for (const row of rows) weights.set(row, (weights.get(row) ?? 0) + weight);
  }
  let best = 0;
  let total = 0;
  for (const rows of used) total += 1 / Math.log2(2 + rows.length);
  for (const weight of weights.values()) best = Math.max(best, weight);
  const kept = new Map<number, number>();
  for (const [row, weight] of weights) if (weight >= best / 2) kept.set(row, weight / total);
  return kept;
}
