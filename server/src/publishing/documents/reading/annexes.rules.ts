import { foldWidth, parseNumber } from '../../../kernel/text/index.ts';
import type { Layout } from './layout.rules.ts';

/** Names and addresses of what is annexed to a document: 附件2, or the plan that a notice issues. */

export interface Prefix {
  path: string;
  anchor: string;
}

const NUMBER = '[\\d一二三四五六七八九十]{1,3}';
const LABEL = new RegExp(`^附 ?(?:件|表|录|图) ?(?:${NUMBER})?(?: ?[-—] ?\\d{1,2})? ?[:.、]? ?`);

/** A line without the 附件1： at its start. */
export function withoutLabel(text: string): string {
  const match = LABEL.exec(foldWidth(text));
  return match ? text.slice(match[0].length) : text;
}

/**
 * An annex gets a prefix when the text before it has numbers of its own; the first plan or the only annex after an
 * un-numbered notice is the document's outline. Where there are several annexes, labelled ones keep their label.
 */
export function partPrefixes({ entries, roles, parts }: Layout): Prefix[] {
  const numbered = (from: number, to: number) => {
    for (let i = from; i < to; i += 1) {
      const entry = entries[i];
      if (entry?.kind === 'line' && entry.marker && !roles[i]) return true;
    }
    return false;
  };
  let before = numbered(0, parts[0]?.start ?? 0);
  let plans = 0;
  const used = new Set<string>();
  return parts.map((part, i) => {
    const own = numbered(part.start, parts[i + 1]?.start ?? entries.length);
    if (part.label === '') plans += 1;
    let path = part.label === '' ? `附${plans}` : part.label;
    for (let again = 2; used.has(path); again += 1) path = `${part.label || '附'}-${again}`;
    used.add(path);
    const digits = new RegExp(NUMBER).exec(part.label)?.[0] ?? '';
    const anchor = part.label === '' ? `plan${plans > 1 ? plans : ''}` : `annex${parseNumber(digits) ?? i + 1}`;
    // Numbers of a sole annex to a notice without numbers need no prefix to be told apart.
    const needed = before || (part.label !== '' && parts.length > 1);
    const prefix = needed ? { path, anchor } : { path: '', anchor: '' };
    if (own) before = true;
    return prefix;
  });
}
