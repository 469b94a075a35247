/** A stretch of text on a page; lengths in points (or any unit of the page), y downwards to the baseline. */
export interface TextPiece {
  text: string;
  x: number;
  y: number;
  width: number;
  /** Font size. */
  size: number;
}

export interface PageText {
  /** From 1. */
  number: number;
  width: number;
  height: number;
  pieces: TextPiece[];
}

/** Pieces of text on one baseline, put together. */
export interface Line {
  text: string;
  x: number;
  end: number;
  y: number;
  size: number;
  page: number;
  /** A gap wide enough to part columns lies inside. */
  columns: boolean;
}

/** Puts the pieces of a page together into lines, top to bottom. */
export function linesOfPage(page: PageText): Line[] {
  const pieces = page.pieces.filter(
    (piece) => piece.text.trim() !== '' && piece.size > 0 && Number.isFinite(piece.x + piece.y),
  );
  pieces.sort((a, b) => a.y - b.y || a.x - b.x);
  const rows: TextPiece[][] = [];
  let baseline = Number.NEGATIVE_INFINITY;
  let height = 0;
  for (const piece of pieces) {
    const row = rows.at(-1);
    // Small signs (notes, exponents) stand a little above their line.
    if (row && piece.y - baseline < Math.max(height, piece.size) * 0.45) {
      row.push(piece);
      if (piece.size >= height) {
        baseline = piece.y;
        height = piece.size;
      }
    } else {
      rows.push([piece]);
      baseline = piece.y;
      height = piece.size;
    }
  }
  return rows.map((row) => joinPieces(row, page.number)).filter((line) => line.text !== '');
}

function joinPieces(pieces: TextPiece[], page: number): Line {
  pieces.sort((a, b) => a.x - b.x);
  const first = pieces[0] as TextPiece;
  const size = Math.max(...pieces.map((piece) => piece.size));
  let text = '';
  let end = first.x;
  let columns = false;
  let previous: TextPiece | undefined;
  for (const piece of pieces) {
    if (previous && isOverprint(previous, piece)) continue;
    const own = withoutSpread(piece);
    const gap = piece.x - end;
    const last = text.at(-1) ?? '';
    const next = own.trimStart()[0] ?? '';
    if (text !== '' && gap > size * 2.2) {
      text = `${text.trimEnd()}\t`;
      columns = true;
    } else if (text !== '' && last !== ' ') {
      const wide = isCjk(last) || isCjk(next);
      if (gap > size * (wide ? 0.8 : 0.18) || (own.startsWith(' ') && !wide)) text += ' ';
    }
    text += own.trim();
    if (/\s$/.test(own) && !isCjk(own.trimEnd().at(-1) ?? '')) text += ' ';
    end = Math.max(end, piece.x + piece.width);
    previous = piece;
  }
  return { text: text.trim(), x: first.x, end, y: first.y, size, page, columns };
}

/** The same words printed twice, a little apart: a poor man's bold. */
function isOverprint(a: TextPiece, b: TextPiece): boolean {
  return a.text === b.text && Math.abs(a.x - b.x) < a.size * 0.2 && Math.abs(a.y - b.y) < a.size * 0.2;
}

/** Takes out spaces that justification put between Chinese characters; a title's wide spacing stays readable too. */
function withoutSpread(piece: TextPiece): string {
  if (!/[\u2e80-\u9fff\uff00-\uffef] [\u2e80-\u9fff\uff00-\uffef]/.test(piece.text)) return piece.text;
  const visible = piece.text.replace(/ /g, '');
  let ems = 0;
  for (const char of visible) ems += isCjk(char) ? 1 : 0.5;
  const gaps = piece.text.length - visible.length;
  const extra = piece.width / piece.size - ems;
  // Justification gives every gap a little; a space that was typed is half a character wide.
  if (extra / Math.max(1, gaps) > 0.4) return piece.text;
  return piece.text.replace(/(?<=[\u2e80-\u9fff\uff00-\uffef]) (?=[\u2e80-\u9fff\uff00-\uffef])/g, '');
}

export function isCjk(char: string): boolean {
  const code = char.codePointAt(0) ?? 0;
  return (
    (code >= 0x2e80 && code <= 0x9fff) ||
    (code >= 0xf900 && code <= 0xfaff) ||
    (code >= 0xff00 && code <= 0xffef) ||
    code >= 0x20000
  );
}

const PAGE_NUMBER =
  /^[\s—–―\-－﹣·~～|]*(第\s*)?[0-9０-９ivxIVX]{1,5}(\s*页)?(\s*[/／,，共of]+\s*(共\s*)?[0-9０-９]{1,5}(\s*页)?)?[\s—–―\-－﹣·~～|]*$/;

/** Drops page numbers and the lines that come back at the top or the foot of many pages. */
export function dropRunningLines(pages: readonly (PageText & { lines: Line[] })[]): void {
  const seen = new Map<string, Set<number>>();
  const keyOf = (line: Line, top: boolean) =>
    `${top ? 'top' : 'foot'} ${Math.round(line.size)} ${line.text.replace(/[0-9０-９一二三四五六七八九十〇]+/g, '#').replace(/\s+/g, '')}`;
  for (const page of pages) {
    for (const { line, top } of edgeLines(page)) {
      const key = keyOf(line, top);
      seen.set(key, (seen.get(key) ?? new Set()).add(page.number));
    }
  }
  for (const page of pages) {
    const dropped = new Set<Line>();
    for (const { line, top } of edgeLines(page)) {
      const repeats = seen.get(keyOf(line, top))?.size ?? 0;
      // A heading or a table's head may come back by chance on two pages; a running line comes back on most.
      const running = pages.length >= 3 && repeats >= Math.max(3, pages.length * 0.4) && line.text.length < 80;
      if (running || (line.text.length < 40 && PAGE_NUMBER.test(line.text))) dropped.add(line);
    }
    page.lines = page.lines.filter((line) => !dropped.has(line));
  }
}

/** The first and last two lines of a page that lie in its margins. */
function edgeLines(page: PageText & { lines: Line[] }): { line: Line; top: boolean }[] {
  const { lines, height } = page;
  const first = lines.slice(0, 2).filter((line) => line.y < height * 0.12);
  const last = lines.slice(-2).filter((line) => line.y > height * 0.86);
  return [...first.map((line) => ({ line, top: true })), ...last.map((line) => ({ line, top: false }))];
}
