import type { Layout } from './layout.rules.ts';
import type { Line } from './lines.rules.ts';

/** Which numbered lines are headings, and small matters of how headings are set. */

const ALWAYS = new Set(['book', 'part', 'chapter', 'section']);

/** A numbered line that stands alone: marked in the source, or short, without a sentence in it, and with something under it. */
export function isHeading(
  line: Line,
  text: string,
  { entries, roles }: Layout,
  at: number,
  inArticle: boolean,
): boolean {
  const kind = line.marker?.kind;
  if (kind === undefined || kind === 'article') return false;
  if (ALWAYS.has(kind)) return true;
  if (inArticle) return false;
  const plain = text.trim();
  if (plain === '' || plain.length > 60) return false;
  const inner = plain.replace(/[。.]$/, '');
  if (/[。；！？;!?]/.test(inner) || /[；;，,：:]$/.test(plain)) return false;
  if (line.headingLevel) return true;
  const next = entries[at + 1];
  const nextMarker = next?.kind === 'line' && !roles[at + 1] ? next.marker : null;
  const last = !next || roles[at + 1] !== undefined;
  const deeper = nextMarker !== null && (line.marker?.rank ?? 0) < nextMarker.rank;
  const under = !last && (next.kind !== 'line' || deeper || nextMarker === null);
  const stopped = inner !== plain;
  if (kind === 'cn') {
    return stopped ? plain.length <= 30 && under && !/[，,]/.test(inner) : under || line.bold === true;
  }
  return under && plain.length <= (stopped ? 25 : 45) && (!stopped || !/[，,、]/.test(inner));
}

/** 总 则 → 总则: letters set wide apart are typesetting. */
export function closeUp(text: string): string {
  const trimmed = text.trim();
  return /^(?:[\u4e00-\u9fff][\s\u3000]+){1,7}[\u4e00-\u9fff]$/.test(trimmed)
    ? trimmed.replace(/[\s\u3000]+/g, '')
    : trimmed;
}

/** A few words without a stop after an item of an article still belong to the item. */
export function continuesItem(line: Line): boolean {
  return line.text.length < 12 && !/[。；：，]/.test(line.text);
}
