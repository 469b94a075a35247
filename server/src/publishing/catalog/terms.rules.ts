import { foldWidth, parseNumber } from '../../kernel/text/index.ts';
import type { ClockRule } from '../../foundation/clocks/index.ts';
import type { Term } from './catalog.schema.ts';

/** 公开时限 of a catalog entry as data, so that clocks can count it; what cannot be read stays words and is said to be so. */

const NUMBER = '(?<n>[\\d]{1,4}|[〇零一二三四五六七八九十百两]{1,5})';
const WITHIN = new RegExp(`${NUMBER}\\s*(?:个)?\\s*(?<unit>工作日|自然日|日|天|小时|月|年)\\s*(?:以|之)?内`, 'g');
const UNITS: Record<string, Extract<Term, { kind: 'within' }>['unit']> = {
  工作日: 'working_day',
  自然日: 'natural_day',
  日: 'natural_day',
  天: 'natural_day',
  小时: 'hour',
  月: 'month',
  年: 'year',
};
const EVERY =
  /(?<kind>每半年|每个?季度|按季度?|每个?月|按月|每周|每[日天]|按[日天]|每年度?|按年度?|半年一次|一年一次|年度)/g;
const KINDS: [RegExp, Extract<Term, { kind: 'every' }>['every']][] = [
  [/半年/, 'half_year'],
  [/季/, 'quarter'],
  [/月/, 'month'],
  [/周/, 'week'],
  [/日|天/, 'day'],
  [/年/, 'year'],
];
const BEFORE = /(\d{1,2})月(?:(\d{1,2})日|底)(?:之?前|以前)/;

/** The limits and frequencies in the words of an entry, in their order. */
export function readTerms(words: string): Term[] {
  const text = foldWidth(words);
  const found: { at: number; term: Term }[] = [];
  for (const match of text.matchAll(WITHIN)) {
    const { n = '', unit = '' } = match.groups ?? {};
    const amount = parseNumber(n);
    const known = UNITS[unit];
    if (amount === null || amount < 1 || amount > 10_000 || !known) continue;
    found.push({ at: match.index, term: { kind: 'within', amount, unit: known, words: match[0] } });
  }
  for (const match of text.matchAll(EVERY)) {
    const every = KINDS.find(([pattern]) => pattern.test(match[0]))?.[1];
    if (!every) continue;
    const before = every === 'year' ? BEFORE.exec(text.slice(match.index)) : null;
    found.push({
      at: match.index,
      term: { kind: 'every', every, before: before ? monthDay(before) : '', words: match[0] + (before?.[0] ?? '') },
    });
  }
  return found.sort((a, b) => a.at - b.at).map(({ term }) => term);
}

function monthDay([, month = '', day]: RegExpExecArray): string {
  const lastDay = new Date(Date.UTC(2001, Number(month), 0)).getUTCDate();
  const on = day === undefined ? lastDay : Number(day);
  if (Number(month) < 1 || Number(month) > 12 || on < 1 || on > 31) return '';
  return `${month.padStart(2, '0')}-${String(on).padStart(2, '0')}`;
}

/** The limits of an entry as rules of a clock that starts when the information is made or changes (条例第二十六条). */
export function clockRulesOf(entry: {
  id: string;
  level1: string;
  level2: string;
  terms: readonly Term[];
  basis: string;
}): ClockRule[] {
  const name = [entry.level1, entry.level2].filter(Boolean).join('·');
  return entry.terms.flatMap((term, at) =>
    term.kind === 'within'
      ? [
          {
            code: `catalog.entry_${at + 1}`,
            title: { zh: name, en: name },
            ...{ amount: term.amount, unit: term.unit, pauses: [], restarts: [], extension: null },
            source: (entry.basis.trim() || '国办发〔2019〕54号基层政务公开标准目录').slice(0, 300),
            light: { nearAt: Math.min(3, term.amount - 1) },
          },
        ]
      : [],
  );
}
