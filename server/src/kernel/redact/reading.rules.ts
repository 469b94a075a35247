import type { RawChar } from './engine.ts';
import type { Found, ReadFile, ReadLine, ReadPage, Rect } from './redact.schema.ts';

type Box = [number, number, number, number];
type Seen = { char: string; ink: Box; body: Box; newLine: boolean; isSpace: boolean };

/** What the pixels say of a box: text stands out there, or at least something does. */
export interface Eye {
  /** Drawing the page without its text changes this box. */
  showsText(box: Box): boolean;
  /** The box is not of one colour. */
  hasInk(box: Box): boolean;
}

/**
 * The text of a page as its reader sees it, line by line. A character counts only when it is certain that it is seen: drawn by its object
 * (or recognised by a scanner over a picture of it), in no layer that can be switched off, and the only one in its place.
 */
export function readPage(raw: readonly RawChar[], size: { width: number; height: number }, eye: Eye): ReadPage {
  const page: ReadPage = { ...size, lines: [], hidden: 0, unreadable: 0 };
  const kept: (Seen & { object: number })[] = [];
  let newLine = true;
  for (let at = 0; at < raw.length; at += 1) {
    const one = raw[at];
    if (!one) break;
    if (one.code === 10 || one.code === 13) {
      newLine = true;
      continue;
    }
    const char = charOf(one, raw[at + 1]);
    if (char.length === 2 && one.code < 0x10000) at += 1;
    if (/^\s*$/u.test(char)) {
      const last = kept.at(-1);
      if (last && !newLine)
        kept.push({ ...last, char: ' ', ink: one.ink, body: one.body, isSpace: true, newLine: false });
      continue;
    }
    const box = one.ink[2] * one.ink[3] > 0.01 ? one.ink : one.body;
    if (box[2] * box[3] <= 0.01 || !isOnPage(box, size) || one.isOptional) {
      page.hidden += 1;
      continue;
    }
    if (one.isInvisible ? !eye.hasInk(box) : !eye.showsText(box)) {
      page.hidden += 1;
      continue;
    }
    if (/[\u0000-\u001f\ufffd-\uffff\ue000-\uf8ff]/u.test(char)) {
      page.unreadable += 1;
      continue;
    }
    kept.push({ char, ink: box, body: one.body, newLine, isSpace: false, object: one.object });
    newLine = false;
  }
  const doubtful = findDoubtful(kept);
  page.hidden += doubtful.hidden;
  page.lines = linesOf(kept.filter((_, at) => !doubtful.dropped.has(at)));
  return page;
}

function charOf({ code }: RawChar, next: RawChar | undefined): string {
  if (code >= 0xd800 && code <= 0xdbff && next && next.code >= 0xdc00 && next.code <= 0xdfff)
    return String.fromCharCode(code, next.code);
  return code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff) ? '\ufffd' : String.fromCodePoint(code);
}

const isOnPage = ([x, y, width, height]: Box, size: { width: number; height: number }): boolean =>
  x + width > 0 && y + height > 0 && x < size.width && y < size.height;

/** Where two objects write into one place nobody can tell which is read: the same character twice is kept once, different ones not at all. */
function findDoubtful(chars: readonly (Seen & { object: number })[]): { dropped: Set<number>; hidden: number } {
  const dropped = new Set<number>();
  let hidden = 0;
  const CELL = 24;
  const cells = new Map<string, number[]>();
  for (const [at, one] of chars.entries()) {
    if (one.isSpace) continue;
    const [x, y, width, height] = one.ink;
    const middle: [number, number] = [Math.floor((x + width / 2) / CELL), Math.floor((y + height / 2) / CELL)];
    for (const dx of [-1, 0, 1])
      for (const dy of [-1, 0, 1])
        for (const other of cells.get(`${middle[0] + dx} ${middle[1] + dy}`) ?? []) {
          const known = chars[other];
          if (!known || known.object === one.object || overlap(known.ink, one.ink) < 0.4) continue;
          if (known.char !== one.char && !dropped.has(other)) {
            dropped.add(other);
            hidden += 1;
          }
          if (!dropped.has(at)) {
            dropped.add(at);
            if (known.char !== one.char) hidden += 1;
          }
        }
    const key = middle.join(' ');
    cells.set(key, [...(cells.get(key) ?? []), at]);
  }
  return { dropped, hidden };
}

/** How much of the smaller box lies in the other. */
function overlap(a: Box, b: Box): number {
  const wide = Math.min(a[0] + a[2], b[0] + b[2]) - Math.max(a[0], b[0]);
  const high = Math.min(a[1] + a[3], b[1] + b[3]) - Math.max(a[1], b[1]);
  return wide <= 0 || high <= 0 ? 0 : (wide * high) / Math.max(0.01, Math.min(a[2] * a[3], b[2] * b[3]));
}

/** Boxes reach across the body of each character and as high as the ink of its line, so that a bar tells nothing of what is under it. */
function linesOf(chars: readonly Seen[]): ReadLine[] {
  const rows: Seen[][] = [];
  for (const one of chars) {
    const row = rows.at(-1);
    const last = row?.at(-1);
    if (!row || !last || one.newLine || (!one.isSpace && !last.isSpace && !isBeside(last.ink, one.ink)))
      rows.push([one]);
    else row.push(one);
  }
  return rows.flatMap((row) => {
    while (row.at(-1)?.isSpace) row.pop();
    const inked = row.filter(({ isSpace }) => !isSpace);
    if (inked.length === 0) return [];
    const wide = inked.reduce((sum, { ink }) => sum + ink[2], 0) >= inked.reduce((sum, { ink }) => sum + ink[3], 0) / 4;
    const span = Math.max(...inked.map(({ ink }) => ink[0] + ink[2])) - Math.min(...inked.map(({ ink }) => ink[0]));
    const rise = Math.max(...inked.map(({ ink }) => ink[1] + ink[3])) - Math.min(...inked.map(({ ink }) => ink[1]));
    const isLevel = wide && (inked.length === 1 || span >= rise);
    const top = Math.min(...inked.map(({ ink }) => ink[1]));
    const boxes = row.map(({ ink, body, isSpace }): Box => {
      if (!isLevel) return round(ink);
      const left = isSpace ? ink[0] : Math.min(ink[0], body[0]);
      const right = isSpace ? ink[0] + ink[2] : Math.max(ink[0] + ink[2], body[0] + body[2]);
      return round([left, top, right - left, rise]);
    });
    return [{ text: row.map(({ char }) => char).join(''), boxes }];
  });
}

const union = (a: Box, b: Box): Box => {
  const [x, y] = [Math.min(a[0], b[0]), Math.min(a[1], b[1])];
  return [x, y, Math.max(a[0] + a[2], b[0] + b[2]) - x, Math.max(a[1] + a[3], b[1] + b[3]) - y];
};
const round = (box: Box): Box => box.map((value) => Math.round(value * 100) / 100) as Box;

/** On one line of writing, whichever way it runs. */
function isBeside(a: Box, b: Box): boolean {
  const size = Math.max(a[2], a[3], b[2], b[3]);
  const dx = Math.abs(a[0] + a[2] / 2 - (b[0] + b[2] / 2));
  const dy = Math.abs(a[1] + a[3] / 2 - (b[1] + b[3] / 2));
  return Math.min(dx, dy) <= size && Math.max(dx, dy) <= size * 12;
}

/** The box of a run of characters in one line, a little larger than their ink. */
export function rectOf(boxes: readonly Box[]): Rect {
  const [x, y, width, height] = boxes.reduce(union);
  const pad = Math.max(0.8, height * 0.06);
  return {
    x: Math.round((x - 0.4) * 100) / 100,
    y: Math.round((y - pad) * 100) / 100,
    width: Math.round((width + 0.8) * 100) / 100,
    height: Math.round((height + pad * 2) * 100) / 100,
  };
}

/** Characters as they are compared: full width and half width, large and small letters are the same. */
const fold = (char: string): string => char.normalize('NFKC').toLowerCase().replace(/\s/gu, '');

const MAX_FOUND = 5000;
const AROUND = 12;

/** Every place where the words stand, also across line ends and pages and with spaces in between. */
export function findWords({ pages }: ReadFile, words: string): Found[] {
  const wanted = [...words].map(fold).join('');
  if (wanted === '') return [];
  const places: { page: number; line: number; at: number }[] = [];
  let text = '';
  for (const [page, { lines }] of pages.entries())
    for (const [line, one] of lines.entries())
      for (const [at, char] of [...one.text].entries()) {
        const folded = fold(char);
        text += folded;
        for (let unit = 0; unit < folded.length; unit += 1) places.push({ page, line, at });
      }
  const found: Found[] = [];
  for (
    let from = text.indexOf(wanted);
    from >= 0 && found.length < MAX_FOUND;
    from = text.indexOf(wanted, from + wanted.length)
  )
    found.push(...foundAt(pages, places.slice(from, from + wanted.length)));
  return found;
}

/** One find gives one entry a page, each with one rectangle a line. */
function foundAt(pages: readonly ReadPage[], places: readonly { page: number; line: number; at: number }[]): Found[] {
  const byPage = Map.groupBy(places, ({ page }) => page);
  return [...byPage].map(([page, own]) => {
    const byLine = [...Map.groupBy(own, ({ line }) => line)];
    const lines = pages[page]?.lines ?? [];
    const parts = byLine.map(([line, chars]) => ({
      chars: [...(lines[line]?.text ?? '')],
      boxes: lines[line]?.boxes ?? [],
      first: Math.min(...chars.map(({ at }) => at)),
      last: Math.max(...chars.map(({ at }) => at)),
    }));
    const [head, tail] = [parts[0], parts.at(-1)];
    return {
      page: page + 1,
      rects: parts.map(({ boxes, first, last }) => rectOf(boxes.slice(first, last + 1))),
      text: parts.map(({ chars, first, last }) => chars.slice(first, last + 1).join('')).join(''),
      before: head ? head.chars.slice(Math.max(0, head.first - AROUND), head.first).join('') : '',
      after: tail ? tail.chars.slice(tail.last + 1, tail.last + 1 + AROUND).join('') : '',
    };
  });
}

/** Whether a character is touched by a mark: by more than a brush of its neighbour's bar. */
export function isUnder([x, y, width, height]: Box, rects: readonly Rect[]): boolean {
  return rects.some((rect) => {
    const wide = Math.min(x + width, rect.x + rect.width) - Math.max(x, rect.x);
    const high = Math.min(y + height, rect.y + rect.height) - Math.max(y, rect.y);
    return wide > Math.min(width * 0.15, 2) && high > Math.min(height * 0.15, 3);
  });
}
