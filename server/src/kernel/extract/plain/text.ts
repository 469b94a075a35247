import { ExtractionBuilder, cleanLine } from '../builder.ts';
import { isChromeLine } from '../page-chrome.ts';
import { splitLabelled } from '../labels.ts';
import { joinLines } from '../inline.ts';

/** How many lines at either end may belong to the page that a text was copied from. */
const EDGE_LINES = 12;

/**
 * Reads plain text: one paragraph a line, unless the lines are wrapped at a fixed width. `#` marks at a line's start make headings, because
 * texts saved from web pages have them; tabs inside a line stay, because they part the pairs of a metadata line.
 */
export function readPlainText(text: string, out: ExtractionBuilder): void {
  const lines = text.split(/\r\n?|\n|\u2028|\u2029|\f/);
  dropPageEdges(lines, out);
  for (const line of unwrapLines(lines)) {
    const clean = cleanLine(line);
    if (clean === '') continue;
    const heading = /^(#{1,6})[ \t]+(?=\S)/.exec(clean);
    if (heading) {
      out.addParagraph({ text: clean.slice(heading[0].length), headingLevel: (heading[1] ?? '').length });
    } else out.addParagraph({ text: clean });
  }
}

/** Empties button bars and 上一篇/下一篇 lines at both ends; a 来源： line next to them becomes a label. */
function dropPageEdges(lines: string[], out: ExtractionBuilder): void {
  const filled = lines.flatMap((line, i) => (cleanLine(line) === '' ? [] : [i]));
  for (const edge of [filled.slice(0, EDGE_LINES), filled.slice(-EDGE_LINES).reverse()]) {
    // From the middle outwards nothing is lost: only what lies between the document's end and the last chrome line goes.
    const last = edge.findLastIndex((i) => isChromeLine(cleanLine(lines[i] ?? '')));
    // The line beyond the last one may be its neighbour 来源：….
    for (const i of last < 0 ? [] : edge.slice(0, last + 2)) {
      const line = cleanLine(lines[i] ?? '');
      const source = line.length < 40 && /^(信息)?来源/.test(line) ? splitLabelled(line) : null;
      if (source) out.addLabel(source.label, source.value, 'line');
      if (source || isChromeLine(line)) lines[i] = '';
    }
  }
}

/** Width in columns: Chinese characters take two. */
function columns(line: string): number {
  let width = 0;
  for (const char of line) width += (char.codePointAt(0) ?? 0) >= 0x1100 ? 2 : 1;
  return width;
}

/**
 * Joins lines that a program broke at a fixed width. Only when many lines end within a few columns of one width without closing a sentence is
 * the text taken for wrapped; otherwise each line stays a paragraph.
 */
export function unwrapLines(lines: readonly string[]): string[] {
  const widths = lines.map((line) => columns(line.trimEnd()));
  const open = (i: number) => /[^\s。；：！？;:!?.]$/.test((lines[i] ?? '').trimEnd());
  const followed = (i: number) => (lines[i + 1] ?? '').trim() !== '';
  const candidates = widths.filter((width, i) => width >= 40 && width <= 120 && open(i) && followed(i));
  const edge = candidates.length >= 8 ? mode(candidates) : 0;
  const atEdge = (i: number) => Math.abs((widths[i] ?? 0) - edge) <= 3;
  const filled = lines.filter((line) => line.trim() !== '').length;
  const wrapped = widths.filter((_, i) => atEdge(i) && followed(i)).length;
  const beyond = widths.filter((width) => width > edge + 3).length;
  // The ends of wrapped paragraphs are shorter and close a sentence; a list of equally long lines has none.
  const ends = lines.filter(
    (line, i) => atEdge(i - 1) && (widths[i] ?? 0) < edge - 3 && /[。；：！？.!?:;]\s*$/.test(line),
  ).length;
  if (edge === 0 || wrapped < filled * 0.4 || beyond > filled * 0.02 || ends < 2) return [...lines];

  const joined: string[] = [];
  let continues = false;
  for (const [i, line] of lines.entries()) {
    const starts = /^(\s{2,}|\u3000|#|\||[-*•]\s|[（(]?[一二三四五六七八九十\d]+[、.)）．])/.test(line);
    const last = joined.length - 1;
    if (continues && !starts && line.trim() !== '')
      joined[last] = joinLines((joined[last] ?? '').trimEnd(), line.trim());
    else joined.push(line);
    continues = atEdge(i) && line.trim() !== '';
  }
  return joined;
}

function mode(values: readonly number[]): number {
  const counts = new Map<number, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  let best = 0;
  for (const [value, count] of counts) if (count > (counts.get(best) ?? 0)) best = value;
  return best;
}
