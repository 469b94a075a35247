import { formatChineseNumber } from '../text/index.ts';

/** One level of an automatic list, as Word defines it in .docx and .doc alike. */
export interface ListLevel {
  start: number;
  /** Name of the number format in WordprocessingML: decimal, chineseCounting … */
  format: string;
  /** Text round the numbers: `（%1）`, `第%1条`, `%1.%2`; the digit names the level, from 1. */
  text: string;
  /** What stands between number and text: tab, space or nothing. */
  suffix: 'tab' | 'space' | 'nothing';
  /** All numbers in this level's text are shown as Arabic digits. */
  legal: boolean;
  /** Restart when this level (from 0) or a higher one is used; undefined means any higher level, -1 never. */
  restartAfter?: number;
}

/** A list as paragraphs refer to it. */
export interface ListInstance {
  /** Lists with one abstract list go on counting together. */
  abstractId: string;
  levels: ReadonlyMap<number, ListLevel>;
  /** Levels at which this list begins anew when it is first used. */
  startOverrides: ReadonlyMap<number, number>;
}

/** Counts automatic lists through a document. */
export class ListCounter {
  readonly #counts = new Map<string, (number | undefined)[]>();
  readonly #begun = new Set<ListInstance>();

  /** The visible number of the next paragraph at that level, with the space that parts it from the text; '' for bullets. */
  next(list: ListInstance, level: number): string {
    const definition = list.levels.get(level);
    if (!definition || level < 0 || level > 8) return '';
    const counts = this.#counts.get(list.abstractId) ?? [];
    this.#counts.set(list.abstractId, counts);
    if (!this.#begun.has(list)) {
      this.#begun.add(list);
      for (const [at, start] of list.startOverrides) counts[at] = start - 1;
    }
    counts[level] = (counts[level] ?? definition.start - 1) + 1;
    for (let lower = level + 1; lower <= 8; lower++) {
      const after = list.levels.get(lower)?.restartAfter;
      if (after === undefined || level <= after) counts[lower] = undefined;
    }
    return this.#write(list, level, definition, counts);
  }

  #write(list: ListInstance, level: number, definition: ListLevel, counts: (number | undefined)[]): string {
    if (definition.format === 'bullet' || definition.format === 'none') return '';
    const text = definition.text.replace(/%([1-9])/g, (_, digit: string) => {
      const at = Number(digit) - 1;
      const part = list.levels.get(at);
      const value = counts[at] ?? part?.start ?? 1;
      counts[at] ??= value;
      if (at > level) return '';
      return formatListNumber(value, definition.legal ? 'decimal' : (part?.format ?? 'decimal'));
    });
    if (text.trim() === '') return '';
    if (definition.suffix === 'nothing') return text;
    // Chinese closing marks bring their own space; Latin ones and bare numbers need one.
    return /[、，。．：）】〕]$/.test(text) ? text : `${text} `;
  }
}

const HEAVENLY = [...'甲乙丙丁戊己庚辛壬癸'];
const EARTHLY = [...'子丑寅卯辰巳午未申酉戌亥'];
const DIGITS = [...'〇一二三四五六七八九'];
const LEGAL_DIGITS: Record<string, string> = {
  零: '零',
  一: '壹',
  二: '贰',
  三: '叁',
  四: '肆',
  五: '伍',
  六: '陆',
  七: '柒',
  八: '捌',
  九: '玖',
  十: '拾',
  百: '佰',
  千: '仟',
};

/** A number in one of WordprocessingML's formats; unknown formats fall back to Arabic digits. */
export function formatListNumber(value: number, format: string): string {
  if (!Number.isInteger(value) || value < 0 || value > 9999) return String(value);
  if (value === 0) return format.startsWith('chinese') || format.startsWith('ideograph') ? '〇' : '0';
  switch (format) {
    case 'chineseCounting':
    case 'chineseCountingThousand':
    case 'taiwaneseCounting':
    case 'taiwaneseCountingThousand':
    case 'japaneseCounting':
      return formatChineseNumber(value);
    case 'chineseLegalSimplified':
    case 'ideographLegalTraditional':
      return [...formatChineseNumber(value)].map((char) => LEGAL_DIGITS[char] ?? char).join('');
    case 'ideographDigital':
    case 'japaneseDigitalTenThousand':
    case 'taiwaneseDigital':
      return [...String(value)].map((digit) => DIGITS[Number(digit)] ?? digit).join('');
    case 'ideographTraditional':
      return HEAVENLY[(value - 1) % 10] ?? '';
    case 'ideographZodiac':
      return EARTHLY[(value - 1) % 12] ?? '';
    case 'decimalEnclosedCircle':
    case 'decimalEnclosedCircleChinese':
      return circled(value);
    case 'decimalEnclosedParen':
      return value <= 20 ? String.fromCodePoint(0x2473 + value) : `(${value})`;
    case 'decimalEnclosedFullstop':
      return value <= 20 ? String.fromCodePoint(0x2487 + value) : `${value}.`;
    case 'ideographEnclosedCircle':
      return value <= 10 ? String.fromCodePoint(0x327f + value) : String(value);
    case 'decimalFullWidth':
    case 'decimalFullWidth2':
      return [...String(value)].map((digit) => String.fromCodePoint(0xff10 + Number(digit))).join('');
    case 'decimalZero':
      return value < 10 ? `0${value}` : String(value);
    case 'upperLetter':
      return letters(value).toUpperCase();
    case 'lowerLetter':
      return letters(value);
    case 'upperRoman':
      return roman(value);
    case 'lowerRoman':
      return roman(value).toLowerCase();
    default:
      return String(value);
  }
}

function circled(value: number): string {
  if (value <= 20) return String.fromCodePoint(0x245f + value);
  if (value <= 35) return String.fromCodePoint(0x3251 + value - 21);
  return value <= 50 ? String.fromCodePoint(0x32b1 + value - 36) : String(value);
}

/** a…z, aa, bb … as Word counts. */
function letters(value: number): string {
  return String.fromCharCode(97 + ((value - 1) % 26)).repeat(Math.min(10, Math.ceil(value / 26)));
}

function roman(value: number): string {
  const parts: [number, string][] = [
    [1000, 'M'],
    [900, 'CM'],
    [500, 'D'],
    [400, 'CD'],
    [100, 'C'],
    [90, 'XC'],
    [50, 'L'],
    [40, 'XL'],
    [10, 'X'],
    [9, 'IX'],
    [5, 'V'],
    [4, 'IV'],
    [1, 'I'],
  ];
  let rest = value;
  let text = '';
  for (const [size, sign] of parts) {
    while (rest >= size) {
      text += sign;
      rest -= size;
    }
  }
  return text;
}
