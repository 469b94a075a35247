import dayjs from 'dayjs';

/** Days that a rule states of itself, for the officer to check; null where the text does not say. */
export interface StatedTerm {
  effectiveOn: string | null;
  expiresOn: string | null;
  isTrial: boolean;
}

const DAY = String.raw`(\d{4})年(\d{1,2})月(\d{1,2})日`;
const EFFECTIVE = new RegExp(`自${DAY}起(?:施行|实施|执行|生效)`);
const TERM = /有效期(?:为|限为)?([0-9一二两三四五六七八九十]{1,3})年/;
const UNTIL = new RegExp(`有效期(?:限)?至${DAY}`);
const NUMERALS = '一二三四五六七八九十';

/** Reads 自…起施行 and 有效期…年 (or 有效期至…) from a text; a term of years ends on the day before its anniversary. */
export function statedTerm(title: string, text: string): StatedTerm {
  const plain = text.replaceAll(/\s/g, '');
  const effectiveOn = dayOf(EFFECTIVE.exec(plain));
  const until = dayOf(UNTIL.exec(plain));
  const years = yearsOf(TERM.exec(plain)?.[1] ?? '');
  const counted =
    effectiveOn !== null && years !== null
      ? dayjs(effectiveOn).add(years, 'year').subtract(1, 'day').format('YYYY-MM-DD')
      : null;
  return { effectiveOn, expiresOn: until ?? counted, isTrial: /试行|暂行/.test(title) };
}

function dayOf(found: RegExpExecArray | null): string | null {
  if (!found) return null;
  const [, year = '', month = '', day = ''] = found;
  const written = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  // A day that does not exist is not one that was stated.
  return dayjs(written).format('YYYY-MM-DD') === written ? written : null;
}

function yearsOf(words: string): number | null {
  if (/^\d{1,2}$/.test(words)) return Number(words) || null;
  const value = words === '两' ? 2 : NUMERALS.indexOf(words) + 1;
  return words.length === 1 && value > 0 ? value : null;
}
