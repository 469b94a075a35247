import type { Extraction } from '../../../kernel/extract/index.ts';
import { foldWidth } from '../../../kernel/text/index.ts';
import { readMarker, type Marker } from './markers.rules.ts';
import { isCompleteTitle } from './titles.rules.ts';

/** Turns the blocks of a file into the lines that reading works on: trimmed, split at line breaks, wrapped ones joined again. */

type RawBlock = Extraction['blocks'][number];
type RawParagraph = Extract<RawBlock, { kind: 'paragraph' }>;
export type RawTable = Extract<RawBlock, { kind: 'table' }>;
export type RawImage = Extract<RawBlock, { kind: 'image' }>;
export type Link = NonNullable<RawParagraph['links']>[number];

export interface Line {
  kind: 'line';
  text: string;
  /** The same text with half-width forms; offsets agree. */
  folded: string;
  marker: Marker | null;
  headingLevel?: number;
  align?: 'left' | 'center' | 'right';
  bold?: boolean;
  links?: Link[];
  page?: number;
}

export type Entry = Line | RawTable | RawImage;

/** Lines, tables and images in reading order; empty lines are left out. */
export function toEntries(extraction: Extraction): Entry[] {
  const plain = extraction.format === 'txt' || extraction.format === 'md';
  const entries: Entry[] = [];
  for (const block of extraction.blocks) {
    if (block.kind === 'paragraph') entries.push(...splitParagraph(block, plain));
    else entries.push(block);
  }
  return joinWrapped(entries);
}

function splitParagraph(paragraph: RawParagraph, plain: boolean): Line[] {
  const lines: Line[] = [];
  let from = 0;
  for (const part of paragraph.text.split(/\r\n|[\n\r\u2028\u2029\v\f]/)) {
    const at = paragraph.text.indexOf(part, from);
    const line = cutLine(paragraph, at, at + part.length, plain);
    if (line && !PAGE_NUMBER.test(line.folded)) lines.push(line);
    from = at + part.length;
  }
  return lines;
}

/** — 3 —: the number of a page, in the middle of the text that goes on after it. */
const PAGE_NUMBER = /^[—–―-]{1,3} ?\d{1,4} ?[—–―-]{1,3}$/;

const INVISIBLE = /^[\s\u200b]+/;

function cutLine(paragraph: RawParagraph, from: number, to: number, plain: boolean): Line | null {
  const raw = paragraph.text.slice(from, to);
  let begin = INVISIBLE.exec(raw)?.[0].length ?? 0;
  let { headingLevel, align } = paragraph;
  // Text files made from web pages keep the page's headings as # signs.
  const hashes = plain ? /^(#{1,6})\s+/.exec(raw.slice(begin)) : null;
  if (hashes?.[1]) {
    headingLevel ??= hashes[1].length;
    begin += hashes[0].length;
  }
  // Typewritten text shows the right margin by a long run of spaces.
  if (plain && !align && begin >= 20) align = begin >= 60 ? 'right' : 'center';
  const text = raw.slice(begin).trimEnd();
  if (text === '') return null;
  const shift = from + begin;
  const links = paragraph.links
    ?.map((link) => ({ ...link, start: Math.max(0, link.start - shift), end: Math.min(text.length, link.end - shift) }))
    .filter((link) => link.end > link.start);
  return makeLine(text, {
    ...(headingLevel ? { headingLevel } : {}),
    ...(align ? { align } : {}),
    ...(paragraph.bold ? { bold: true } : {}),
    ...(links && links.length > 0 ? { links } : {}),
    ...(paragraph.page ? { page: paragraph.page } : {}),
  });
}

function makeLine(text: string, rest: Partial<Line>): Line {
  return { ...rest, kind: 'line', text, folded: foldWidth(text), marker: readMarker(text) };
}

const SENTENCE_END = /[。！？；：…;:!?）)】\]》”"’」.]$/;
const OPEN_ENDED = /[、，,（(《“]$/;
const LABELLED = /^[^\s，。；、]{2,10}[:：]/;
/** Shorter lines are headings, signatures or verse; they are joined only when they end in a comma. */
const LONG = 32;

/**
 * Joins a line to the one before it where that one stops inside a sentence: page breaks and hard line ends in text files
 * and PDFs do that. Only when certain; a line with a number, a label or an alignment of its own stays alone.
 */
function joinWrapped(entries: Entry[]): Entry[] {
  const width = wrapWidth(entries);
  const joined: Entry[] = [];
  let group: Line[] = [];
  const close = () => {
    if (group.length > 0) joined.push(joinLines(group));
    group = [];
  };
  for (const entry of entries) {
    const before = group.at(-1);
    if (entry.kind !== 'line') {
      close();
      joined.push(entry);
    } else if (before && continues(before, entry, width)) {
      group.push(entry);
    } else {
      close();
      group = [entry];
    }
  }
  close();
  return joined;
}

/** 信息来源：… 发布时间：…: a line of the page; the text under it is not its second half. */
const PAGE_LINE = /(?:来源|发布(?:时间|日期)|点击|浏览|阅读)[^:。]{0,6}:[^。]*$/;

const UNITS_TO_END = /(?:单位|部门|科室|处室|机构|主体)[)]?:[^。;]{2,160}(?<![、,])$/;

function continues(before: Line, line: Line, width: number): boolean {
  if (closesBracket(before, line)) return true;
  // A number alone on its line belongs to the words on the next one.
  if (isBareNumber(before)) return !line.marker && line.text.length > 1 && !isDateStart(line.text);
  if (line.headingLevel || before.headingLevel || line.align === 'center' || before.align === 'center') return false;
  if (line.align === 'right' || before.align === 'right') return false;
  if (line.marker || LABELLED.test(line.text) || /^(?:附件|抄送|主题词)/.test(line.text)) return false;
  // A title is whole, and those whom the paper is sent to follow it.
  if (PAGE_LINE.test(before.folded) || (line.folded.endsWith(':') && isCompleteTitle(before.text))) return false;
  // 2018年9月6日 国务院第23次常务会议修订通过: the lines of a law's history stand alone.
  if (isDateStart(line.text) || BODY_AND_DAY.test(before.text)) return false;
  // 责任单位：甲、乙 / 本方案自印发之日起施行: the line after a list of units is the paper's end.
  if (UNITS_TO_END.test(before.folded) && /^(?:本|以上|上述|特此|各|此|自)/.test(line.text)) return false;
  if (OPEN_ENDED.test(before.text)) return before.text.length >= 8;
  if (SENTENCE_END.test(before.text)) return false;
  // The next line must carry a sentence itself, else it may be a signature or a date.
  const sentence = /[，。；、,;]/.test(line.text) || line.text.endsWith('。');
  if (!sentence) return false;
  if (/^[“《（(]?第[一二三四五六七八九十\d]/.test(line.text) && before.text.length < LONG) return false;
  return before.text.length >= LONG || (width > 0 && before.text.length >= width - 3);
}

/** 安澜市人民政府办公室    2025年6月12日: the head of minutes, on one line. */
const BODY_AND_DAY = /^[^，。；：]{4,40}\s{2,}\d{4}年\d{1,2}月\d{1,2}日$/;

const isBareNumber = (line: Line) =>
  line.marker !== null && line.marker.length === line.text.length && !line.text.startsWith('附');
const isDateStart = (text: string) => /^[(（]?\d{4}年\d{1,2}月\d{1,2}日/.test(text);

/** （牵头单位：甲 / 责任单位：乙）: a bracket opened on one line and closed on the next. */
function closesBracket(before: Line, line: Line): boolean {
  const tail = before.folded.slice(-400);
  const open = Math.max(tail.lastIndexOf('('), tail.lastIndexOf('【'), tail.lastIndexOf('〔'));
  if (open < 0 || /[)】〕]/.test(tail.slice(open)) || /。/.test(tail.slice(open)) || line.marker || line.headingLevel)
    return false;
  const close = line.folded.search(/[)】〕]/);
  return close >= 0 && close < 300 && !/[(【〔。]/.test(line.folded.slice(0, close));
}

/** Line width of a text with hard line ends, 0 for a text whose lines are paragraphs. */
function wrapWidth(entries: Entry[]): number {
  const lengths: number[] = [];
  for (const entry of entries) if (entry.kind === 'line') lengths.push(entry.text.length);
  if (lengths.length < 12) return 0;
  const longest = lengths.reduce((most, length) => Math.max(most, length), 0);
  if (longest < 20 || longest > 60) return 0;
  return lengths.filter((length) => length >= longest - 3).length * 3 >= lengths.length ? longest : 0;
}

function joinLines(group: Line[]): Line {
  const first = group[0];
  if (!first) throw new RangeError('no line to join');
  if (group.length === 1) return first;
  // 第三条 and what it says stay two words.
  const gap = isBareNumber(first) && first.text.startsWith('第') ? '\u3000' : '';
  const links: Link[] = [];
  let shift = gap.length;
  for (const line of group) {
    for (const link of line.links ?? []) links.push({ ...link, start: link.start + shift, end: link.end + shift });
    shift += line.text.length;
  }
  const { headingLevel, align, page } = first;
  return makeLine(
    first.text +
      gap +
      group
        .slice(1)
        .map((line) => line.text)
        .join(''),
    {
      ...(headingLevel ? { headingLevel } : {}),
      ...(align ? { align } : {}),
      ...(group.every((line) => line.bold) ? { bold: true } : {}),
      ...(page ? { page } : {}),
      ...(links.length > 0 ? { links } : {}),
    },
  );
}
