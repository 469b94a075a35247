import type { ExtractionBuilder } from '../builder.ts';
import type { RawParagraph } from '../extract.schema.ts';
import { dropRunningLines, isCjk, linesOfPage, type Line, type PageText } from './lines.ts';

/** Numbers that begin an item of an official text. */
const ITEM =
  /^([（(]?[一二三四五六七八九十百]{1,4}[）)、.．]|第[一二三四五六七八九十百千零〇\d]{1,6}[编章节条款项]|[（(]\d{1,3}[）)]|\d{1,3}\s*[、．.）)](?!\d)|\d{1,2}(\.\d{1,2}){1,3}\s|[①-⑳]|[•●■◆○▪]\s|附件\s*\d*\s*[：:]|附\s*[：:])/;
const SENTENCE_END = /[。！？；：!?;:.…”）)》]$/;

interface Body {
  left: number;
  right: number;
  /** Usual distance between two lines. */
  pitch: number;
}

/** Rebuilds paragraphs from what stands where on the pages, and adds them in reading order. */
export function addPages(pages: readonly PageText[], out: ExtractionBuilder): void {
  const laidOut = pages.map((page) => ({ ...page, lines: linesOfPage(page) }));
  dropRunningLines(laidOut);
  const all = laidOut.flatMap((page) => page.lines);
  const size = mode(all.map((line) => Math.round(line.size * 10) / 10)) || 10;
  const whole = bodyOf(all, size, undefined, laidOut[0]?.width);
  let open: Open | null = null;
  for (const page of laidOut) {
    const body = page.lines.length >= 8 ? bodyOf(page.lines, size, whole) : whole;
    for (const [at, line] of page.lines.entries()) {
      const shape = shapeOf(line, body, page.width, size);
      const previous: Line | undefined = at > 0 ? page.lines[at - 1] : undefined;
      if (open && continues(open, line, shape, previous, body, size)) {
        open.text = join(open.text, line.text);
        open.last = line;
        open.lastRight = body.right;
      } else {
        if (open) add(open, out);
        open = { text: line.text, first: line, last: line, lastRight: body.right, shape };
      }
    }
  }
  if (open) add(open, out);
}

type Shape = 'body' | 'center' | 'right';

interface Open {
  text: string;
  first: Line;
  last: Line;
  /** Right edge of the body where the last line stands. */
  lastRight: number;
  shape: Shape;
}

function add(open: Open, out: ExtractionBuilder): void {
  const paragraph: Omit<RawParagraph, 'kind'> = { text: open.text, page: open.first.page };
  if (open.shape !== 'body') paragraph.align = open.shape;
  out.addParagraph(paragraph);
}

/** Whether a line goes on with the paragraph before it. */
function continues(
  open: Open,
  line: Line,
  shape: Shape,
  previous: Line | undefined,
  body: Body,
  size: number,
): boolean {
  const { last } = open;
  if (open.last.columns || line.columns) return false;
  if (Math.abs(line.size - last.size) > Math.max(line.size, last.size) * 0.12) return false;
  if (shape !== open.shape) return false;
  if (previous && line.y - previous.y > Math.max(body.pitch, size) * 1.55) return false;
  if (shape === 'right') return false;
  // Only a title is broken over centred lines; a number, a date or a heading below it is its own line.
  if (shape === 'center')
    return line.size > size * 1.15 && !/[〔［[（(]\s*\d{4}\s*[〕］\])）]|\d{4}年/.test(line.text + open.text);
  const filled = last.end >= open.lastRight - last.size * (isLatinText(open.text) ? 6 : 2);
  const indented = line.x > body.left + line.size * 0.9;
  if (indented && !sameHangingIndent(open, line)) return false;
  if (!filled && (SENTENCE_END.test(open.text) || !indented)) return false;
  // A number at the start of a full-width line may also be the middle of a sentence: 按照前款第／（二）项.
  if (ITEM.test(line.text) && (!filled || SENTENCE_END.test(open.text))) return false;
  return true;
}

/** Items that are set in as a block: their further lines start where the first did, or farther right. */
function sameHangingIndent(open: Open, line: Line): boolean {
  return open.last !== open.first
    ? Math.abs(line.x - open.last.x) < line.size * 0.5
    : line.x > open.first.x + line.size * 0.5;
}

function shapeOf(line: Line, body: Body, pageWidth: number, size: number): Shape {
  if (line.columns) return 'body';
  const before = line.x - body.left;
  const after = body.right - line.end;
  const width = body.right - body.left;
  const offCentre = Math.abs(before - after);
  // A title may be as wide as the text.
  if (line.size > size * 1.15 && offCentre < size * 1.5) return 'center';
  if (before < size * 2.5) return 'body';
  if (after > size && (offCentre < size * 1.5 || Math.abs(line.x + line.end - pageWidth) < size * 1.5)) return 'center';
  return before > width * 0.4 && after < width * 0.25 ? 'right' : 'body';
}

function bodyOf(lines: readonly Line[], size: number, fallback?: Body, pageWidth = 0): Body {
  const text = lines.filter((line) => Math.abs(line.size - size) < size * 0.15 && line.text.length > 8);
  if (text.length < 4 && fallback) return fallback;
  const used = text.length > 0 ? text : lines;
  const left = quantile(
    used.map((line) => line.x),
    0.08,
  );
  const right = quantile(
    used.map((line) => line.end),
    0.92,
  );
  // A few short lines do not show how wide the text is; margins are mostly alike on both sides.
  const edge = used.length < 8 ? Math.max(right, pageWidth - left - size) : right;
  const steps: number[] = [];
  for (let i = 1; i < lines.length; i++) {
    const step = (lines[i]?.y ?? 0) - (lines[i - 1]?.y ?? 0);
    if (step > size * 0.8 && step < size * 4) steps.push(Math.round(step * 2) / 2);
  }
  return { left, right: edge, pitch: mode(steps) || size * 1.5 };
}

function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}

function mode(values: readonly number[]): number {
  const counts = new Map<number, number>();
  let best = 0;
  for (const value of values) {
    const count = (counts.get(value) ?? 0) + 1;
    counts.set(value, count);
    if (count > (counts.get(best) ?? 0)) best = value;
  }
  return best;
}

function isLatinText(text: string): boolean {
  let wide = 0;
  for (const char of text) if (isCjk(char)) wide++;
  return wide < text.length * 0.2;
}

function join(first: string, second: string): string {
  if (/[A-Za-z]-$/.test(first) && /^[a-z]/.test(second)) return first.slice(0, -1) + second;
  const last = first.at(-1) ?? '';
  const next = second[0] ?? '';
  return isCjk(last) || isCjk(next) || /[“”‘’—…]/.test(last + next) ? first + second : `${first} ${second}`;
}
