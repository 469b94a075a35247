import { hash as digest } from 'node:crypto';
import { findMarkings } from '../../../kernel/text/index.ts';
import { check, inspectionOfText } from './checks.rules.ts';
import type { CheckFinding } from './checks.schema.ts';

/** The text side of what is to be published. Pure. */

export interface GateSubject {
  title: string;
  /** All text that would become public, in order. */
  text: string;
  /** Markings that stood beside the text and are no longer in it (公开属性：依申请公开, from a table, a page head, a file's properties). */
  markings?: readonly string[];
}

/** The name of a subject's content; the same words give the same hash whatever they belong to. */
export function hashOfSubject({ title, text, markings = [] }: GateSubject): string {
  return digest('sha256', JSON.stringify([title, text, markings]));
}

/** What holds a text whatever it says: it is empty, nameless, or a marking stood beside it. */
export function checkAround({ title, text, markings = [] }: GateSubject): CheckFinding[] {
  const found: CheckFinding[] = [];
  const add = (kind: CheckFinding['kind'], excerpt: string) => {
    if (!found.some((known) => known.kind === kind && known.excerpt === excerpt))
      found.push({ kind, where: '', excerpt, severity: 'high', suggestion: '' });
  };
  if (title.trim() === '') add('title_missing', '');
  if (text.trim() === '') add('text_missing', '');
  for (const { code, words } of markings.flatMap(findMarkings)) add(code, words);
  return found;
}

/** Everything that speaks against publishing a text with its title. */
export function checkSubject(subject: GateSubject): CheckFinding[] {
  const { title, text } = subject;
  const around = checkAround(subject);
  const inside = check(inspectionOfText(text.startsWith(title) ? text : `${title}\n${text}`));
  return [
    ...around,
    ...inside.filter(({ kind, excerpt }) => !around.some((known) => known.kind === kind && known.excerpt === excerpt)),
  ];
}

/** By which a finding is known again: in a text by its words, in a file by the file and the place as well. */
export function keyOfFinding(hash: string, isText: boolean, { kind, where, excerpt }: CheckFinding): string {
  const name = isText ? ['text', kind, excerpt] : [hash, kind, where, excerpt];
  return digest('sha256', JSON.stringify(name)).slice(0, 32);
}
