import { foldWidth } from '../../../kernel/text/index.ts';

/** Numbers of people in running text, however they are written. Pure. */

export interface FoundNumber {
  /** Digits and a final X only. */
  value: string;
  /** As it stands, in the text that was searched. */
  words: string;
  at: number;
  end: number;
}

const INVISIBLE = /[\u00ad\u200b-\u200f\u2060\ufeff]/g;
const CHINESE_DIGITS: Record<string, string> = {
  〇: '0',
  '○': '0',
  零: '0',
  一: '1',
  二: '2',
  三: '3',
  四: '4',
  五: '5',
  六: '6',
  七: '7',
  八: '8',
  九: '9',
  幺: '1',
};
const CHINESE_RUN = /[〇○零一二三四五六七八九幺]{10,}[xX×]?/g;
const OTHER_DIGITS = /[\u2460-\u2468\u{1d7ce}-\u{1d7ff}]/gu;

/** Code units that only few texts have (1), and Chinese digits (2), of which a long run must stand together to matter. */
const RARE = new Uint8Array(0x10000).map((_, code) => {
  const char = String.fromCharCode(code);
  return char in CHINESE_DIGITS
    ? 2
    : code === 0xd835 || /[\u00ad\u200b-\u200f\u2060\ufeff\u2460-\u2468]/.test(char)
      ? 1
      : 0;
});

/** Whether there is more to do in a text than to fold it; one walk instead of a search for each kind of sign. */
function hasRareDigits(text: string): boolean {
  let run = 0;
  for (let at = 0; at < text.length; at += 1) {
    const kind = RARE[text.charCodeAt(at)];
    if (kind === 1) return true;
    run = kind === 2 ? run + 1 : 0;
    if (run === 10) return true;
  }
  return false;
}

/** Text in which every digit is an ASCII one: full width folded, invisible signs gone, long runs of Chinese digits written out. */
export function plainDigits(text: string): string {
  const isPlain = !hasRareDigits(text);
  const seen = isPlain ? text : text.replace(INVISIBLE, '');
  // Folding turns tabs into spaces; a tab parts cells, and with them numbers.
  const folded = seen.includes('\t') ? seen.split('\t').map(foldWidth).join('\t') : foldWidth(seen);
  if (isPlain) return folded;
  return folded
    .replace(CHINESE_RUN, (run) => [...run].map((char) => CHINESE_DIGITS[char] ?? char).join(''))
    .replace(OTHER_DIGITS, (char) => {
      const code = char.codePointAt(0) ?? 0;
      return code >= 0x1d7ce ? String((code - 0x1d7ce) % 10) : String(code - 0x245f);
    });
}

const TOKEN = /\d+[Xx]?/g;
/** What may part the groups of one number. A tab parts cells, so it does not. */
const GAP = /^(?: ?[-‐-―·._ ] ?|\r?\n)$/;

/** Numbers of the wanted lengths: single runs of digits, and runs in groups as people write them. */
export function findNumbers(text: string, lengths: ReadonlySet<number>): FoundNumber[] {
  const longest = Math.max(...lengths);
  const tokens = [...text.matchAll(TOKEN)].map((match) => ({
    value: match[0],
    at: match.index,
    end: match.index + match[0].length,
  }));
  const found: FoundNumber[] = [];
  let covered = -1;
  for (const [i, first] of tokens.entries()) {
    if (first.at < covered || startsInWord(text, first.at)) continue;
    let value = '';
    let best: FoundNumber | null = null;
    for (let j = i; j < tokens.length; j++) {
      const token = tokens[j];
      const previous = tokens[j - 1];
      if (
        !token ||
        (j > i && previous && (!GAP.test(text.slice(previous.end, token.at)) || /[Xx]$/.test(previous.value)))
      )
        break;
      value += token.value;
      if (value.length > longest) break;
      const goesOn = j + 1 < tokens.length && GAP.test(text.slice(token.end, tokens[j + 1]?.at));
      if (
        lengths.has(value.length) &&
        !/^[A-Za-z*×]/.test(text.slice(token.end, token.end + 1)) &&
        (j === i || !goesOn || value.length >= 15 || evenGroups(text, first.at, token.end))
      )
        best = { value: value.toUpperCase(), words: text.slice(first.at, token.end), at: first.at, end: token.end };
    }
    if (best) {
      found.push(best);
      covered = best.end;
    }
  }
  return found;
}

/** Letters before a number make it a code, but for the words that announce a number. */
function startsInWord(text: string, at: number): boolean {
  const before = text.slice(Math.max(0, at - 6), at);
  return /[A-Za-z*×]$/.test(before) && !/(?:^|[^A-Za-z])(?:ID|No|TEL|Tel|tel|id|no)$/.test(before);
}

const evenGroups = (text: string, at: number, end: number) =>
  /^(?:\d{3}\D\d{4}\D\d{4}|(?:\d\D)+\d)$/.test(text.slice(at, end));

const PROVINCES = new Set(
  '11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 50 51 52 53 54 61 62 63 64 65 71 81 82 83'.split(' '),
);
const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

/** Whether 18 characters are a resident ID by region, day of birth and check digit (GB 11643). */
export function isResidentId(value: string): boolean {
  return /^\d{17}[\dX]$/.test(value) && looksLikeResidentId(value) && checkDigit(value) === value[17];
}

/** Region and day of birth fit; the check digit may be mistyped. For 15 and 18 characters. */
export function looksLikeResidentId(value: string): boolean {
  if (!PROVINCES.has(value.slice(0, 2)) || !/[1-9]/.test(value.slice(2, 6))) return false;
  if (/^\d{15}$/.test(value))
    return isDay(1900 + Number(value.slice(6, 8)), Number(value.slice(8, 10)), Number(value.slice(10, 12)));
  if (!/^\d{17}[\dX]$/.test(value)) return false;
  const year = Number(value.slice(6, 10));
  return year >= 1900 && year <= 2035 && isDay(year, Number(value.slice(10, 12)), Number(value.slice(12, 14)));
}

function checkDigit(value: string): string {
  const sum = WEIGHTS.reduce((total, weight, i) => total + weight * Number(value[i]), 0);
  return '10X98765432'[sum % 11] ?? '';
}

function isDay(year: number, month: number, day: number): boolean {
  return month >= 1 && month <= 12 && day >= 1 && day <= new Date(Date.UTC(year, month, 0)).getUTCDate();
}

/** The check digit of payment cards (ISO/IEC 7812, Luhn). */
export function passesLuhn(value: string): boolean {
  let sum = 0;
  for (let i = 0; i < value.length; i++) {
    const digit = Number(value[value.length - 1 - i]);
    const doubled = i % 2 === 1 ? digit * 2 : digit;
    sum += doubled > 9 ? doubled - 9 : doubled;
  }
  return sum % 10 === 0;
}

/** `3201**********1234`, `138****5678`: the ends stay, so that the person concerned finds himself and nobody else does. */
export function maskNumber(value: string): string {
  const [head, tail] = value.length >= 15 ? [4, 4] : value.length >= 11 ? [3, 4] : [1, 2];
  return value.slice(0, head) + '*'.repeat(Math.max(3, value.length - head - tail)) + value.slice(-tail);
}
