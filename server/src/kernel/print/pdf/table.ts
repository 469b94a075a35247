import { breakLines, type BrokenLine } from '../break.rules.ts';
import { AREA } from '../page-form.ts';
import type { PrintTableCell } from '../print.schema.ts';
import { placeCells, type PlacedCell } from '../table.rules.ts';
import { BOTTOM, baseline, childOf, type Flow } from './flow.ts';
import { element, type Element } from './pdf-structure.ts';
import type { TextStyle } from './canvas.ts';

/**
 * Tables over pages. Every cell stands on one grid of lines, so that a page can end between any two lines without cutting a character,
 * and a cell longer than a page goes on on the next one. Head rows are repeated.
 */

interface Placed extends PlacedCell {
  chars: string[];
  lines: BrokenLine[];
  isHead: boolean;
}

const PAD = 4;

export function addTable(
  flow: Flow,
  parent: Element,
  rows: readonly (readonly PrintTableCell[])[],
  options: { headRows?: number; width?: number } = {},
): void {
  const { cells: placed, columnCount } = placeCells(rows);
  const grid = placed.map((one): Placed => ({
    ...one,
    ...{ chars: [...one.cell.text], lines: [], isHead: one.row < (options.headRows ?? 0) },
  }));
  if (grid.length === 0 || columnCount === 0) return;
  const size = sizeFor(columnCount);
  const pitch = size * 1.65;
  const width = options.width ?? AREA.width;
  const styleOf = (one: Placed): TextStyle => ({ face: one.isHead ? 'hei' : 'body', size });
  const edges = columnEdges(flow, grid, columnCount, width, size);
  const spanWidth = (one: Placed) => (edges[one.column + one.columns] ?? width) - (edges[one.column] ?? 0) - PAD * 2;
  for (const one of grid) {
    const widths = one.chars.map((char) => flow.canvas.widthOf(char, styleOf(one)));
    one.lines = breakLines(one.chars, widths, () => Math.max(size, spanWidth(one)));
  }
  const tops = rowTops(grid, rows.length);
  const table = childOf(parent, 'Table');
  const rowElements = rows.map(() => childOf(table, 'TR'));
  const cells = new Map<Placed, Element>();
  for (const one of grid) {
    const spans = `${one.columns > 1 ? ` /ColSpan ${one.columns}` : ''}${one.rows > 1 ? ` /RowSpan ${one.rows}` : ''}`;
    const scope = one.isHead ? ' /Scope /Column' : one.cell.header ? ' /Scope /Row' : '';
    const attributes = spans || scope ? { attributes: `/O /Table${scope}${spans}` } : {};
    const own = element(one.isHead || one.cell.header ? 'TH' : 'TD', attributes);
    rowElements[one.row]?.children.push(own);
    cells.set(one, own);
  }

  const total = tops.at(-1) ?? 0;
  const headEnd = tops[options.headRows ?? 0] ?? 0;
  const repeated = headEnd > 0 && headEnd <= 6 ? headEnd : 0;
  const byTop = [...grid].sort((a, b) => (tops[a.row] ?? 0) - (tops[b.row] ?? 0));
  flow.need(pitch * Math.min(total, repeated + 2));
  let from = 0;
  let begin = 0;
  while (from < total) {
    const isAgain = from > 0 && repeated > 0 && from >= repeated;
    const y = flow.y + (isAgain ? repeated * pitch : 0);
    const fit = Math.max(1, Math.floor((BOTTOM - y) / pitch));
    const until = chooseEnd(tops, from, Math.min(total, from + fit));
    if (isAgain) {
      for (const one of byTop.filter(({ row }) => row < (options.headRows ?? 0)))
        flow.canvas.artifact('Pagination', () => drawCell(one, flow.y, 0, repeated));
    }
    // Cells are in the order of their tops; those that ended before this page are passed over for good.
    while (begin < byTop.length && endOf(byTop[begin]) <= from) begin += 1;
    for (let at = begin; at < byTop.length; at += 1) {
      const one = byTop[at] as Placed;
      if ((tops[one.row] ?? 0) >= until) break;
      if (endOf(one) <= from) continue;
      flow.canvas.tag(cells.get(one) as Element, () => drawCell(one, y, from, until));
    }
    flow.y = y + (until - from) * pitch;
    from = until;
    if (from < total) flow.newPage();
  }
  flow.y += pitch / 2;

  function endOf(one: Placed | undefined): number {
    return one ? (tops[one.row + one.rows] ?? total) : 0;
  }

  /** Draws the part of a cell between two lines of the table's grid; `y` is where `first` stands. */
  function drawCell(one: Placed, y: number, first: number, last: number): void {
    const { canvas } = flow;
    const [top, end] = [tops[one.row] ?? 0, endOf(one)];
    const [from, to] = [Math.max(top, first), Math.min(end, last)];
    const left = AREA.left + (edges[one.column] ?? 0);
    const right = AREA.left + (edges[one.column + one.columns] ?? width);
    const [upper, lower] = [y + (from - first) * pitch, y + (to - first) * pitch];
    const style = styleOf(one);
    // Shorter than its row and on one page: in the middle.
    const isWhole = top >= first && end <= last;
    const shift = isWhole ? ((end - top - one.lines.length) * pitch) / 2 : 0;
    const centred = one.isHead || (one.lines.length === 1 && one.chars.length <= 12 && columnCount > 2);
    for (const [at, line] of one.lines.entries()) {
      const place = top + at;
      if (place < from || place >= to) continue;
      const chars = one.chars.slice(line.start, line.end);
      const x = left + PAD + (centred ? Math.max(0, (spanWidth(one) - line.width) / 2) : 0);
      canvas.text(chars, x, baseline(y + (place - first) * pitch + shift, pitch, size), style);
    }
    canvas.line(left, upper, right, upper, 0.5);
    canvas.line(left, lower, right, lower, 0.5);
    canvas.line(left, upper, left, lower, 0.5);
    canvas.line(right, upper, right, lower, 0.5);
  }
}

const sizeFor = (columns: number) =>
  columns <= 4 ? 14 : columns <= 6 ? 12 : columns <= 9 ? 10.5 : columns <= 14 ? 9 : columns <= 24 ? 6.5 : 4.5;

/** Columns get room by what stands in them: enough for the longest word-like piece, the rest by the amount of text. */
function columnEdges(flow: Flow, grid: readonly Placed[], count: number, width: number, size: number): number[] {
  const wants = Array.from({ length: count }, () => size * 2);
  for (const { chars, column, columns } of grid) {
    if (columns !== 1) continue;
    const longest = Math.min(chars.length, 400);
    let own = 0;
    for (let at = 0; at < longest; at += 1) own += flow.canvas.widthOf(chars[at] ?? '', { face: 'body', size });
    wants[column] = Math.max(wants[column] ?? 0, Math.min(own, width * 0.75));
  }
  const room = width - count * PAD * 2;
  const edges = [0];
  for (const one of shareWidth(wants, room)) edges.push((edges.at(-1) ?? 0) + PAD * 2 + one);
  return edges;
}

/** Columns that need no more than their fair share get what they need; the others share the rest, the longest texts not in full proportion. */
export function shareWidth(wants: readonly number[], room: number): number[] {
  const total = wants.reduce((a, b) => a + b, 0);
  if (total <= room) return wants.map((want) => (want * room) / Math.max(total, 1));
  const shares = new Map<number, number>();
  let left = room;
  for (let changed = true; changed;) {
    changed = false;
    const fair = left / (wants.length - shares.size);
    for (const [at, want] of wants.entries()) {
      if (shares.has(at) || want > fair) continue;
      shares.set(at, want);
      left -= want;
      changed = true;
    }
  }
  const weight = wants.reduce((sum, want, at) => (shares.has(at) ? sum : sum + Math.sqrt(want)), 0);
  return wants.map((want, at) => shares.get(at) ?? (left * Math.sqrt(want)) / weight);
}

/** The first line of each row on the table's grid, and its end. */
function rowTops(grid: readonly Placed[], rowCount: number): number[] {
  const heights = Array.from({ length: rowCount }, () => 1);
  for (const { row, rows, lines } of grid) if (rows === 1) heights[row] = Math.max(heights[row] ?? 1, lines.length);
  for (const { row, rows, lines } of grid) {
    if (rows === 1) continue;
    const present = heights.slice(row, row + rows).reduce((a, b) => a + b, 0);
    if (present < lines.length) heights[row + rows - 1] = (heights[row + rows - 1] ?? 1) + lines.length - present;
  }
  const tops = [0];
  for (const height of heights) tops.push((tops.at(-1) ?? 0) + height);
  return tops;
}

/** A page ends between two rows, unless one row fills more than half of it. */
function chooseEnd(tops: readonly number[], from: number, latest: number): number {
  let best = from;
  for (const top of tops) if (top > from && top <= latest) best = top;
  return best - from >= (latest - from) / 2 ? best : latest;
}
