import { foldWidth, formatChineseNumber, parseNumber } from '../../../kernel/text/index.ts';

/** Numbers that open an item: 第一章, 第三条, 一、, （一）, 1., （1）, ①, 1.2.3. */

export type MarkerKind =
  | 'book' // 第一编
  | 'part' // 第一分编
  | 'chapter' // 第一章
  | 'section' // 第一节
  | 'division' // 第一部分
  | 'article' // 第一条
  | 'cn' // 一、
  | 'named' // 问题一：
  | 'cn_bracket' // （一）
  | 'number' // 1.
  | 'decimal' // 1.2, 1.2.3
  | 'number_bracket' // （1）
  | 'circled'; // ①

/** Rank decides nesting: an item contains what follows with a greater rank. Documents skip ranks freely. */
export const MARKER_RANK: Record<MarkerKind, number> = {
  book: 0,
  part: 1,
  chapter: 2,
  section: 3,
  division: 3.5,
  article: 4,
  cn: 5,
  named: 5.5,
  cn_bracket: 6,
  number: 7,
  decimal: 8, // plus its depth in tenths
  number_bracket: 9,
  circled: 10,
};

/** Letters of the anchors; law items have words of their own (art-3). */
const ANCHOR_LETTER: Record<MarkerKind, string> = {
  book: 'book-',
  part: 'part-',
  chapter: 'ch-',
  section: 'sec-',
  division: 'div-',
  article: 'art-',
  cn: 'a',
  named: 'f',
  cn_bracket: 'b',
  number: 'c',
  decimal: 'n',
  number_bracket: 'd',
  circled: 'e',
};

export interface Marker {
  kind: MarkerKind;
  rank: number;
  /** As written in the source, without spaces after it. */
  written: string;
  /** Segment of a path: 一, （二）, 3, （4）, ⑤, 第三条. */
  label: string;
  /** Segment of an anchor, ASCII: a1, b2, c3, art-3. */
  anchor: string;
  number: number;
  /** UTF-16 units that the marker takes, spaces after it included. */
  length: number;
}

const CN = '[一二三四五六七八九十百零〇○廿卅]';
const LAW = new RegExp(`^第 ?((?:${CN} ?){1,7}|\\d{1,4} ?)(分编|编|章|节|部分|条)(之(${CN}{1,3}))?`);
const CN_COMMA = new RegExp(`^(${CN}{1,4}) ?([、.．]|,(?=[^\\d]))(?!${CN}{1,3}(?:、|季度|月|是|季|号|期))`);
const CN_BRACKET = new RegExp(`^(?:\\( ?(${CN}{1,4}) ?\\)|(${CN}{1,3})\\))[、.]?`);
const NUMBER = /^(\d{1,3}) ?(?:\.(?!\d)|、)/;
const NUMBER_BRACKET = /^(?:\( ?(\d{1,3}) ?\)|(\d{1,2})\))[、.]?/;
const DECIMAL = /^(\d{1,2}(?:\.\d{1,2}){1,4})(?![\d.%])(?: ?(?=[^\d\s万亿千百倍个元米吨公平亩度])|$)/;
const DATE_BEHIND = /^(\d{1,3})\.(?=(?:(?:19|20)\d{2} ?年|(?:[1-9]|1[0-2]) ?月|12345))/;
const LETTERS_AFTER_ARTICLE = /^(?:规定|所|第|和|、|至|的|中|款|项|与|或|及|以|之|,|情形|条件|至第)/;

/** Single characters that hold number and bracket at once. */
const SINGLE: readonly { first: string; count: number; kind: MarkerKind }[] = [
  { first: '①', count: 20, kind: 'circled' },
  { first: '⑴', count: 20, kind: 'number_bracket' },
  { first: '⒈', count: 20, kind: 'number' },
  { first: '㈠', count: 10, kind: 'cn_bracket' },
  { first: '❶', count: 10, kind: 'circled' },
];

/** The marker at the start of a line, or null; 一是, 第一， and 第三条规定的… in running text are none. */
export function readMarker(text: string): Marker | null {
  const folded = foldWidth(text.slice(0, 40));
  const found = readSingle(folded) ?? readLaw(folded, text.length) ?? readOutline(folded);
  return found && { ...found, written: text.slice(0, found.written.length) };
}

function marker(kind: MarkerKind, number: number, matched: string, rest: string, extra: Partial<Marker> = {}): Marker {
  const gap = /^\s*/.exec(rest)?.[0].length ?? 0;
  return {
    kind,
    rank: MARKER_RANK[kind],
    written: matched.trimEnd(),
    label: labelOf(kind, number),
    anchor: `${ANCHOR_LETTER[kind]}${number}`,
    number,
    length: matched.length + gap,
    ...extra,
  };
}

function labelOf(kind: MarkerKind, number: number): string {
  const cn = number >= 1 && number <= 9999 ? formatChineseNumber(number) : String(number);
  switch (kind) {
    case 'book':
      return `第${cn}编`;
    case 'part':
      return `第${cn}分编`;
    case 'chapter':
      return `第${cn}章`;
    case 'section':
      return `第${cn}节`;
    case 'division':
      return `第${cn}部分`;
    case 'article':
      return `第${cn}条`;
    case 'cn':
    case 'named':
      return cn;
    case 'cn_bracket':
      return `（${cn}）`;
    case 'number':
    case 'decimal':
      return String(number);
    case 'number_bracket':
      return `（${number}）`;
    case 'circled':
      return number <= 20 ? String.fromCharCode('①'.charCodeAt(0) + number - 1) : `${number}`;
  }
}

function readSingle(folded: string): Marker | null {
  const code = folded.charCodeAt(0);
  for (const { first, count, kind } of SINGLE) {
    const number = code - first.charCodeAt(0) + 1;
    if (number >= 1 && number <= count) {
      const matched = /^.[、.]?/.exec(folded)?.[0] ?? folded.slice(0, 1);
      return marker(kind, number, matched, folded.slice(matched.length));
    }
  }
  return null;
}

const LAW_KINDS: Record<string, MarkerKind> = {
  编: 'book',
  分编: 'part',
  章: 'chapter',
  节: 'section',
  部分: 'division',
  条: 'article',
};

function readLaw(folded: string, length: number): Marker | null {
  const match = LAW.exec(folded);
  if (!match) return null;
  const number = parseNumber((match[1] ?? '').replace(/ /g, ''));
  const kind = LAW_KINDS[match[2] ?? ''];
  if (number === null || number < 1 || !kind) return null;
  const rest = folded.slice(match[0].length);
  const glued = rest !== '' && !/^\s/.test(rest);
  if (kind === 'article') {
    if (glued && LETTERS_AFTER_ARTICLE.test(rest)) return null;
  } else if (length > 60 || /[。;]/.test(rest) || (glued && LETTERS_AFTER_ARTICLE.test(rest))) {
    return null;
  }
  const matched = kind === 'article' && /^[、:.]/.test(rest) ? folded.slice(0, match[0].length + 1) : match[0];
  const extra = match[4] ? parseNumber(match[4]) : null;
  const found = marker(kind, number, matched, folded.slice(matched.length));
  if (extra === null) return found;
  return { ...found, label: `${found.label}之${match[4]}`, anchor: `${found.anchor}-${extra}` };
}

/** 问题一：…, 任务三 …: numbered problems and tasks of a plan. */
const NAMED = new RegExp(`^((?:反馈|整改|具体|重点)?(?:问题|任务|事项)) ?(${CN}{1,3}|\\d{1,2})(?: ?[:、.]|(?= )|$)`);

function readOutline(folded: string): Marker | null {
  const named = /^[反整具重问任事]/.test(folded) ? NAMED.exec(folded) : null;
  if (named) {
    const found = numbered('named', named[2], named[0], folded);
    return found && { ...found, label: `${named[1]}${found.label}` };
  }
  const bracket = CN_BRACKET.exec(folded);
  if (bracket) return numbered('cn_bracket', bracket[1] ?? bracket[2], bracket[0], folded);
  const comma = CN_COMMA.exec(folded);
  if (comma) return numbered('cn', comma[1], comma[0], folded);
  const inner = NUMBER_BRACKET.exec(folded);
  if (inner) return numbered('number_bracket', inner[1] ?? inner[2], inner[0], folded);
  // 3.6月底前…, 1.2025年…: a date stands right behind the number.
  const dated = DATE_BEHIND.exec(folded);
  if (dated) return numbered('number', dated[1], dated[0], folded);
  const decimal = DECIMAL.exec(folded);
  if (decimal?.[1]) {
    const parts = decimal[1].split('.');
    return marker('decimal', Number(parts.at(-1)), decimal[0], folded.slice(decimal[0].length), {
      rank: MARKER_RANK.decimal + parts.length / 10,
      label: decimal[1],
      anchor: `n${parts.join('-')}`,
    });
  }
  const number = NUMBER.exec(folded);
  return number ? numbered('number', number[1], number[0], folded) : null;
}

function numbered(kind: MarkerKind, digits: string | undefined, matched: string, folded: string): Marker | null {
  const number = parseNumber(digits ?? '');
  return number === null || number < 1 ? null : marker(kind, number, matched, folded.slice(matched.length));
}
