/** Chinese numerals as official documents write them: 十二, 一百零五, 廿一, and digit by digit 二〇一六 (also 二○一六, 二零一六). */

const DIGITS: Record<string, number> = {
  〇: 0,
  '○': 0,
  零: 0,
  一: 1,
  二: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
  两: 2,
  壹: 1,
  贰: 2,
  叁: 3,
  肆: 4,
  伍: 5,
  陆: 6,
  柒: 7,
  捌: 8,
  玖: 9,
};
const UNITS: Record<string, number> = { 十: 10, 拾: 10, 百: 100, 佰: 100, 千: 1000, 仟: 1000 };
const TENS: Record<string, number> = { 廿: 20, 卅: 30 };
const GROUPS: Record<string, number> = { 万: 10_000, 亿: 100_000_000 };

/** Characters of a Chinese numeral, for use inside a character class. */
export const CHINESE_NUMERAL_CHARS = '〇○零一二三四五六七八九十百千万两廿卅';

const MAX_LENGTH = 24;

/** Value of a whole string that is a Chinese or Arabic whole number, or null when it is anything else. */
export function parseNumber(text: string): number | null {
  const plain = text.trim();
  if (/^\d{1,15}$/.test(plain)) return Number(plain);
  return parseChineseNumber(plain);
}

/** Value of a whole Chinese numeral, positional (一百零五) or digit by digit (二〇一六), or null when it is not one. */
export function parseChineseNumber(text: string): number | null {
  if (text === '' || text.length > MAX_LENGTH) return null;
  const chars = [...text];
  if (chars.every((char) => DIGITS[char] !== undefined)) {
    return chars.reduce((value, char) => value * 10 + (DIGITS[char] ?? 0), 0);
  }
  let total = 0; // closed groups of 万 and 亿
  let group = 0; // below the next 万 or 亿
  let digit: number | null = null;
  for (const char of chars) {
    const asDigit = DIGITS[char];
    const asUnit = UNITS[char];
    const asTens = TENS[char];
    const asGroup = GROUPS[char];
    if (asDigit !== undefined) {
      if (digit !== null && digit !== 0) return null;
      digit = asDigit;
    } else if (asUnit !== undefined) {
      group += (digit ?? 1) * asUnit;
      digit = null;
    } else if (asTens !== undefined) {
      if (digit !== null) return null;
      group += asTens;
    } else if (asGroup !== undefined) {
      const below = group + (digit ?? 0);
      if (total + below === 0) return null;
      // 亿 closes all that stands before it (一万亿), 万 only its own group (一亿二千万).
      total = asGroup > 10_000 ? (total + below) * asGroup : total + below * asGroup;
      group = 0;
      digit = null;
    } else {
      return null;
    }
  }
  return total + group + (digit ?? 0);
}

const WRITTEN = ['零', '一', '二', '三', '四', '五', '六', '七', '八', '九'];

/** 1–9999 in positional Chinese numerals: 12 → 十二, 105 → 一百零五; throws RangeError outside. */
export function formatChineseNumber(value: number): string {
  if (!Number.isInteger(value) || value < 1 || value > 9999) throw new RangeError(`not between 1 and 9999: ${value}`);
  let rest = value;
  let written = '';
  let gap = false;
  for (const [size, unit] of [
    [1000, '千'],
    [100, '百'],
    [10, '十'],
    [1, ''],
  ] as const) {
    const digit = Math.floor(rest / size);
    rest %= size;
    if (digit === 0) {
      gap = written !== '' && rest > 0;
      continue;
    }
    if (gap) written += '零';
    gap = false;
    written += size === 10 && digit === 1 && written === '' ? unit : `${WRITTEN[digit]}${unit}`;
  }
  return written;
}
