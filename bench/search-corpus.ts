/** Documents and queries for the search benchmark, the same on every machine: drawn by a seeded generator from the law corpus. */
import { Jieba } from '@node-rs/jieba';
import { dict } from '@node-rs/jieba/dict.js';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { IndexItem } from '../server/src/kernel/index/index.ts';

export type Random = () => number;

/** A small generator with a seed, uniform in [0, 1). */
export function seeded(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

const pick = <T>(random: Random, list: readonly T[]): T => list[Math.floor(random() * list.length)]!;

export interface Source {
  name: string;
  titles: string[];
  paragraphs: string[];
}

/** Paragraphs and titles of the law corpus, or of generated text when the corpus is not beside the project. */
export function loadSource(): Source {
  const folder = join(import.meta.dirname, '../../shared/corpus/laws');
  if (!existsSync(folder)) return generatedSource();
  const titles: string[] = [];
  const paragraphs: string[] = [];
  for (const name of readdirSync(folder).sort()) {
    titles.push(name.replace(/\(\d.*$/, ''));
    for (const line of readFileSync(join(folder, name), 'utf8').split(/\n+/)) {
      if (line.length > 30 && !/^(#|<)/.test(line)) paragraphs.push(line);
    }
  }
  return { name: 'paragraphs of the law corpus', titles, paragraphs };
}

/** Sentences of dictionary words with a frequency that falls as in real text. */
function generatedSource(): Source {
  const random = seeded(7);
  const words = Buffer.from(dict)
    .toString('utf8')
    .split('\n')
    .map((line) => line.split(' '))
    .filter(([word, count]) => word && word.length > 1 && Number(count) > 50)
    .sort((a, b) => Number(b[1]) - Number(a[1]))
    .map(([word]) => word!);
  const word = () => words[Math.floor(words.length ** random())]!;
  const run = (count: number) => Array.from({ length: count }, word).join('');
  return {
    name: 'generated text',
    titles: Array.from({ length: 700 }, () => `${run(3)}管理办法`),
    paragraphs: Array.from({ length: 20_000 }, () => `${run(12)}，${run(10)}，${run(14)}。`),
  };
}

const VALIDITIES = ['in_force', 'in_force', 'in_force', 'in_force', 'in_force', 'amended', 'expired', 'repealed'];
const KINDS_OF_PAPER = ['通知', '意见', '实施方案', '公告', '批复', '函'];

/** `count` documents of 800 to 1,200 characters on average, with 60 units, 40 topics and 25 years. */
export function* generateDocuments(source: Source, count: number): Generator<IndexItem> {
  const random = seeded(42);
  for (let i = 0; i < count; i++) {
    const wanted = 300 + random() * 1300;
    let body = '';
    while (body.length < wanted) body += `${pick(random, source.paragraphs)}\n`;
    const year = 2001 + Math.floor(25 * Math.sqrt(random()));
    const month = String(1 + Math.floor(random() * 12)).padStart(2, '0');
    const day = String(1 + Math.floor(random() * 28)).padStart(2, '0');
    const unit = Math.floor(60 * random() ** 2);
    yield {
      tenantId: 'anlan',
      kind: 'document',
      id: `d${i}`,
      version: 1,
      title: `安澜市关于落实《${pick(random, source.titles)}》的${pick(random, KINDS_OF_PAPER)}`,
      documentNumber: `安单${unit}发〔${year}〕${i}号`,
      indexNumber: `00${unit}/${year}-${i}`,
      body,
      organisationId: `unit-${unit}`,
      topic: `主题${Math.floor(10 * random())}\\分类${Math.floor(4 * random())}`,
      validity: pick(random, VALIDITIES),
      publishedOn: `${year}-${month}-${day}`,
      madeOn: `${year}-${month}-${day}`,
    };
  }
}

export const CLASSES = ['rare', 'medium', 'very common'] as const;
export type TermClass = (typeof CLASSES)[number];

/** Words by the share of documents that hold them: rare below 0.3 %, medium 1–10 %, very common above 25 %. */
export function classifyTerms(source: Source): Record<TermClass, string[]> {
  const jieba = Jieba.withDict(dict);
  const holding = new Map<string, number>();
  const sample = [...generateDocuments(source, 3000)];
  for (const { body } of sample) {
    for (const word of new Set(jieba.cut(body)))
      if (/^\p{Script=Han}{2,}$/u.test(word)) holding.set(word, (holding.get(word) ?? 0) + 1);
  }
  const between = (low: number, high: number) =>
    [...holding].filter(([, n]) => n / sample.length >= low && n / sample.length < high).map(([word]) => word);
  return { rare: between(0.0006, 0.003), medium: between(0.01, 0.1), 'very common': between(0.25, 1.1) };
}

/** Queries of 1 to 4 terms of one class; none is given twice, in whatever order its terms stand. */
export class QueryMaker {
  readonly #random = seeded(99);
  readonly #given = new Set<string>();
  readonly #terms: Record<TermClass, string[]>;

  constructor(terms: Record<TermClass, string[]>) {
    this.#terms = terms;
  }

  /** Up to `count` queries; fewer single-term ones when the class has not enough words. */
  make(of: TermClass, count: number): string[] {
    const queries: string[] = [];
    for (let tries = 0; queries.length < count && tries < count * 20; tries++) {
      const terms = new Set<string>();
      const length = 1 + (tries % 4);
      for (let n = 0; n < length; n++) terms.add(pick(this.#random, this.#terms[of]));
      const key = [...terms].sort().join(' ');
      if (this.#given.has(key)) continue;
      this.#given.add(key);
      queries.push([...terms].join(' '));
    }
    return queries;
  }
}
