import { linesOfPage } from '../paged/lines.ts';
import { piecesOf, type PaintedText } from './pdf-page.ts';

/** Text that does not run from left to right: turned as a whole, or written letter under letter. */

/** Lines of text that is turned, each read along its own direction. */
export function turnedLines(texts: readonly PaintedText[], number: number): string[] {
  const byTurn = Map.groupBy(
    texts.filter(({ turn }) => turn !== 0),
    ({ turn }) => turn,
  );
  return [...byTurn.values()].flatMap((own) =>
    linesOfPage({ number, width: 0, height: 0, pieces: piecesOf(own, 0) }).map(({ text }) => text),
  );
}

interface Column {
  middle: number;
  /** Where its last letter stands, and how large it is. */
  last: number;
  size: number;
  text: string;
}
/** In sizes of a letter. Rows of a table stand further apart: their figures are no word. */
const FARTHEST = 1.6;
/** Fewer letters under one another are chance: the ends of two lines. */
const SHORTEST = 3;

/**
 * Columns of letters that stand one under the other with nothing close beside them, from right to left as they are read. Level text of ordinary
 * lines gives none: its letters have neighbours.
 */
export function stackedLines(texts: readonly PaintedText[]): string[] {
  const single = piecesOf(
    texts.filter(({ turn }) => turn === 0),
    0,
  ).filter(({ text }) => [...text.trim()].length <= 2);
  const columns: Column[] = [];
  // From top to bottom only the columns that reach down to here can go on: a page of a million letters stays quick.
  let open: Column[] = [];
  for (const piece of single.toSorted((a, b) => a.y - b.y)) {
    const middle = piece.x + piece.width / 2;
    const size = Math.max(piece.size, 1);
    open = open.filter(({ last, size: own }) => piece.y - last < own * FARTHEST);
    const column = open.findLast(
      (one) =>
        Math.abs(one.middle - middle) < size * 0.6 &&
        Math.abs(one.size - size) < size * 0.3 &&
        piece.y - one.last > size * 0.3,
    );
    if (column) {
      column.text += piece.text.trim();
      column.last = piece.y;
    } else {
      const begun = { middle, last: piece.y, size, text: piece.text.trim() };
      columns.push(begun);
      open.push(begun);
    }
  }
  return columns
    .filter(({ text }) => [...text].length >= SHORTEST)
    .toSorted((a, b) => b.middle - a.middle)
    .map(({ text }) => text);
}
