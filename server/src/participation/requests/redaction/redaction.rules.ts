import { createHash } from 'node:crypto';
import { OUTCOMES } from '../outcomes.rules.ts';
import type { AnnexLine, MarkInput, RedactionFinding } from './redaction.schema.ts';

/** What may be given as the ground of a mark: the rows of annual report table 3 that withhold (条例 articles 14–16 and 36 (7)). */
export const GROUNDS = OUTCOMES.filter(({ group }) => group === 'withheld').flatMap(({ answers }) =>
  answers.map(({ code, zh, en, clause }) => ({ code, title: { zh, en }, clause })),
);

export const groundOf = (code: string) => GROUNDS.find((one) => one.code === code) ?? null;

const DIGITS = '零一二三四五六七八九';

/** What stands on the bar: the article's number, e.g. [15]. */
export function labelOf(code: string): string {
  const words = /^第([一二三四五六七八九十]+)条/.exec(groundOf(code)?.clause ?? '')?.[1];
  if (!words) return '';
  const [tens = '', ones = ''] = words.includes('十') ? words.split('十') : ['', words];
  const ten = words.includes('十') ? Math.max(1, DIGITS.indexOf(tens || '一')) : 0;
  return `[${ten * 10 + (ones ? DIGITS.indexOf(ones) : 0)}]`;
}

/** The annex of the letter: page, ground, clause, and how many places (条例 article 37: reasons for what is withheld). */
export function annexOf(marks: readonly MarkInput[]): AnnexLine[] {
  const lines = new Map<string, AnnexLine>();
  for (const { page, ground } of marks) {
    const known = groundOf(ground);
    if (!known) continue;
    const key = `${String(page).padStart(6, '0')} ${String(GROUNDS.indexOf(known)).padStart(2, '0')}`;
    const line = lines.get(key) ?? { page, count: 0, ground, title: known.title, clause: known.clause };
    line.count += 1;
    lines.set(key, line);
  }
  return [...lines].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, line]) => line);
}

/** Names a finding of a result without its words. */
export const keyOfFinding = ({ kind, where, excerpt }: { kind: string; where: string; excerpt: string }): string =>
  createHash('sha256')
    .update(JSON.stringify([kind, where, excerpt]))
    .digest('hex')
    .slice(0, 32);

export const isHeldBy = (findings: readonly RedactionFinding[]): boolean =>
  findings.some(({ severity, ruling }) => severity === 'high' && ruling === null);

/** Findings of the gate that are words on the page, which can be marked. */
export const PERSONAL_KINDS: readonly string[] = [
  ...['resident_id', 'phone', 'landline', 'bank_card', 'passport', 'email', 'home_address', 'licence_plate'],
  ...['private_account', 'sensitive_person', 'credential'],
];
