/** Exact keys: the forms of a document number (发文字号), an index number (索引号) and a title under which people look for them. */
import { squeeze } from './text.rules.ts';

const OPEN = '[\\[(（〔【{〈《<［｛﹝]';
const CLOSE = '[\\])）〕】}〉》>］｝﹞]';
/** 国办发〔2019〕6号 in any bracket; the year's bracket is what makes it a document number. */
const BRACKETED = new RegExp(`^(.{1,60}?)${OPEN}((?:18|19|20)\\d{2})年?${CLOSE}第?0*(\\d{1,6})号?$`, 'u');
/** The same typed without brackets: 国办发2019年第6号, 国办发20196号. */
const BARE = /^(\D{1,60})((?:19|20)\d{2})年?第?0*(\d{1,6})号$/u;
const IN_TEXT = new RegExp(`[\\p{Script=Han}A-Za-z]{1,20}${OPEN}(?:18|19|20)\\d{2}年?${CLOSE}第?\\d{1,6}号`, 'gu');

const fold = (text: string) => text.normalize('NFKC').replace(/[\s\p{Cf}\p{Cc}]+/gu, '');

/**
 * The key under which a 文号 or 索引号 is stored and looked up, equal for every bracket, width, case and spacing;
 * `''` when the text cannot be a number (no digit, too short or too long).
 */
export function numberKey(text: string): string {
  if (text.length > 120) return '';
  const folded = fold(text);
  const parts = BRACKETED.exec(folded) ?? BARE.exec(folded);
  if (parts) {
    const prefix = squeeze(parts[1]!);
    if (prefix) return `${prefix}${parts[2]}#${parts[3]}`;
  }
  const plain = squeeze(folded.replace(/第|号$/gu, ''));
  return plain.length >= 4 && plain.length <= 80 && /\d/.test(plain) ? plain : '';
}

/** Whether the whole text is written like a document number, so that it is looked up as one thing and not word by word. */
export function isDocumentNumber(text: string): boolean {
  const folded = fold(text.slice(0, 120));
  return BRACKETED.test(folded) || BARE.test(folded);
}

/** All exact keys that a query may mean: the whole of it, its space-separated parts, and numbers standing within a sentence; at most 8. */
export function numberKeysIn(query: string): string[] {
  const bounded = query.slice(0, 400);
  const keys = new Set<string>();
  const candidates = [bounded, ...bounded.split(/\s+/u), ...(bounded.normalize('NFKC').match(IN_TEXT) ?? [])];
  for (const candidate of candidates) {
    const key = numberKey(candidate);
    // A bare year or count is no number of a document, and would pull up unrelated index numbers.
    if (key && !/^\d{1,5}$/.test(key)) keys.add(key);
  }
  return [...keys].slice(0, 8);
}

/** The key of a title: squeezed and without the country's name in front, which people leave out and lists leave away. */
export function titleKey(title: string): string {
  const squeezed = squeeze(title.slice(0, 400));
  return squeezed.replace(/^中华人民共和国(?=..)/u, '');
}
