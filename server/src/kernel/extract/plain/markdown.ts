import { ExtractionBuilder, cleanLine } from '../builder.ts';
import type { TableCell } from '../extract.schema.ts';
import { safeHref } from '../../text/index.ts';
import { InlineText } from '../inline.ts';

/**
 * Reads the Markdown that documents are kept in: front matter, headings, paragraphs (one a line: Chinese text is not wrapped by hand), lists
 * with their numbers, pipe tables, links, images. HTML comments go; other HTML tags are stripped, never interpreted.
 */
export function readMarkdown(source: string, out: ExtractionBuilder): void {
  const lines = dropComments(source).split(/\r\n?|\n/);
  let at = readFrontMatter(lines, out);
  let fence: string | null = null;
  while (at < lines.length) {
    const line = lines[at] ?? '';
    const fenceMark = /^\s{0,3}(```+|~~~+)/.exec(line)?.[1];
    if (fenceMark && (fence === null || fenceMark.startsWith(fence))) {
      fence = fence === null ? fenceMark.slice(0, 3) : null;
      at++;
    } else if (fence !== null) {
      addText(line, out, undefined, true);
      at++;
    } else if (isTableStart(lines, at)) {
      at = readTable(lines, at, out);
    } else {
      at += readLine(line, lines[at + 1] ?? '', out);
    }
  }
}

function dropComments(source: string): string {
  let kept = '';
  let from = 0;
  for (;;) {
    const start = source.indexOf('<!--', from);
    if (start < 0) return kept + source.slice(from);
    kept += source.slice(from, start);
    const end = source.indexOf('-->', start + 4);
    // An unclosed comment is more likely a slip than an order to hide the rest of the document.
    if (end < 0) return kept + source.slice(start + 4);
    from = end + 3;
  }
}

/** `---` key: value lines at the top become labels. Returns the first line after them. */
function readFrontMatter(lines: string[], out: ExtractionBuilder): number {
  if ((lines[0] ?? '').trim() !== '---') return 0;
  const end = lines.findIndex((line, i) => i > 0 && /^(---|\.\.\.)\s*$/.test(line));
  if (end < 0 || end > 200) return 0;
  let list: string | null = null;
  for (const line of lines.slice(1, end)) {
    const pair = /^([^\s:#-][^:：]{0,60}?)\s*[:：]\s*(.*)$/.exec(line);
    const item = /^\s*-\s+(.*)$/.exec(line);
    if (pair) {
      const value = unquote(pair[2] ?? '');
      list = value === '' ? (pair[1] ?? '') : null;
      out.addLabel(pair[1] ?? '', value.replace(/^\[(.*)\]$/, '$1'), 'line');
    } else if (item && list !== null) out.addLabel(list, unquote(item[1] ?? ''), 'line');
  }
  return end + 1;
}

function unquote(value: string): string {
  return value.trim().replace(/^(["'])(.*)\1$/, '$2');
}

/** Reads one line, or two for a heading that is underlined; returns how many were used. */
function readLine(line: string, next: string, out: ExtractionBuilder): number {
  const heading = /^\s{0,3}(#{1,6})(?=[ \t]|$)/.exec(line);
  if (heading) {
    addText(withoutClosingMarks(line.slice(heading[0].length).trim()), out, (heading[1] ?? '').length);
    return 1;
  }
  const underline = /^\s{0,3}(=+|-{2,})\s*$/.exec(next)?.[1];
  if (underline && line.trim() !== '' && line.length < 120 && !/[。；，]$/.test(line.trim())) {
    addText(line, out, underline.startsWith('=') ? 1 : 2);
    return 2;
  }
  if ((line.length < 300 && /^\s{0,3}([-*_])(\s*\1){2,}\s*$/.test(line)) || /^\s*\[[^\]]+\]:\s*\S+/.test(line))
    return 1;
  const bare = line.replace(/^(\s{0,3}>\s?)+/, '').replace(/^\s*[-*+]\s+(\[[ xX]\]\s+)?/, '');
  addText(bare, out);
  return 1;
}

/** `标题 ##` → 标题 */
function withoutClosingMarks(text: string): string {
  let end = text.length;
  while (text[end - 1] === '#') end--;
  return end < text.length && /[ \t]/.test(text[end - 1] ?? ' ') ? text.slice(0, end).trimEnd() : text;
}

function addText(source: string, out: ExtractionBuilder, headingLevel?: number, literal = false): void {
  const inline = new InlineText();
  if (literal) inline.append(source.replace(/^\u3000+/, ''));
  else readInline(source, inline, out);
  const paragraph = inline.take();
  if (!paragraph) return;
  const text = cleanLine(paragraph.text);
  if (text !== '') out.addParagraph(headingLevel === undefined ? paragraph : { ...paragraph, headingLevel });
}

/** Parts are bounded in length, or a line of a million brackets would be searched a million times. */
const INLINE =
  /\\([\\`*_{}[\]()#+\-.!|>~])|!\[([^\]]{0,400})\]\(\s{0,9}<?([^\s)>]{0,2000})>?[^)]{0,400}\)|\[([^\]]{0,400})\]\(\s{0,9}<?([^\s)>]{0,2000})>?[^)]{0,400}\)|<((?:https?:\/\/|mailto:)[^\s>]{1,2000})>|(\*\*\*|\*\*|__)|(\*|(?<![A-Za-z0-9])_|_(?![A-Za-z0-9]))|(`{1,9})|(<\/?[a-zA-Z][^<>]{0,2000}>)|&(#\d{1,7}|#x[0-9a-f]{1,6}|amp|lt|gt|quot|nbsp);/gi;
const ENTITIES: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', nbsp: ' ' };

function readInline(source: string, inline: InlineText, out: ExtractionBuilder): void {
  let bold = false;
  let from = 0;
  const pairs = { '*': hasPair(source, '*'), _: hasPair(source, '_') };
  for (const found of source.matchAll(INLINE)) {
    const [whole, escaped, alt, imageSource, linkText, linkHref, autoLink, strong, emphasis, , , entity] = found;
    if (emphasis !== undefined && (!pairs[emphasis as '*' | '_'] || isSpaced(source, found.index))) continue;
    inline.append(source.slice(from, found.index), bold);
    from = found.index + whole.length;
    if (escaped !== undefined) inline.append(escaped, bold);
    else if (imageSource !== undefined) out.note('image_not_included', imageSource || alt);
    else if (linkText !== undefined)
      addLink(inline, linkText.replace(/[*_`]/g, ''), safeHref(linkHref, 'source'), bold);
    else if (autoLink !== undefined)
      addLink(inline, autoLink.replace(/^mailto:/, ''), safeHref(autoLink, 'source'), bold);
    else if (strong !== undefined) bold = !bold;
    else if (entity !== undefined) inline.append(entityText(entity), bold);
  }
  inline.append(source.slice(from), bold);
}

/** A lone `*` or `_` is a character; a pair in one line is emphasis. */
function hasPair(source: string, mark: string): boolean {
  const first = source.indexOf(mark);
  return first >= 0 && source.includes(mark, first + 1);
}

function isSpaced(source: string, at: number): boolean {
  return /\s/.test(source[at - 1] ?? ' ') && /\s/.test(source[at + 1] ?? ' ');
}

function addLink(inline: InlineText, text: string, href: string | null, bold: boolean): void {
  if (href !== null) inline.startLink(href);
  inline.append(text, bold);
  inline.endLink();
}

function entityText(name: string): string {
  if (!name.startsWith('#')) return ENTITIES[name.toLowerCase()] ?? '';
  const code = /^#x/i.test(name) ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1));
  return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : '';
}

const TABLE_RULE = /^\s*\|?\s*:?-+:?\s*(\|\s*:?-+:?\s*)*\|?\s*$/;

function isTableStart(lines: string[], at: number): boolean {
  const rule = lines[at + 1] ?? '';
  return (
    (lines[at] ?? '').includes('|') &&
    rule.includes('-') &&
    rule.includes('|') &&
    rule.length < 2000 &&
    TABLE_RULE.test(rule)
  );
}

function readTable(lines: string[], start: number, out: ExtractionBuilder): number {
  const rows: TableCell[][] = [];
  let at = start;
  for (; at < lines.length; at++) {
    const line = lines[at] ?? '';
    if (at === start + 1) continue;
    if (!line.includes('|')) break;
    rows.push(tableCells(line, out, at === start));
  }
  const width = rows[0]?.length ?? 0;
  for (const row of rows) while (row.length < width) row.push({ text: '' });
  out.addTable(rows);
  return at;
}

function tableCells(line: string, out: ExtractionBuilder, header: boolean): TableCell[] {
  const bare = line
    .trim()
    .replace(/^\|/, '')
    .replace(/(?<!\\)\|$/, '');
  return bare.split(/(?<!\\)\|/).map((source) => {
    const inline = new InlineText();
    readInline(source.replaceAll(/<br\s*\/?>/gi, '\n'), inline, out);
    const text = cleanLine(inline.take()?.text ?? '');
    return header ? { text, header } : { text };
  });
}
