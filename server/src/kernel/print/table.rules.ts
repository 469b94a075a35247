import type { PrintTableCell } from './print.schema.ts';

export interface PlacedCell {
  cell: PrintTableCell;
  row: number;
  column: number;
  rows: number;
  columns: number;
}

/** Puts cells where rows and spans leave room, as HTML does; short rows are filled up so that the frame is closed. In reading order. */
export function placeCells(rows: readonly (readonly PrintTableCell[])[]): { cells: PlacedCell[]; columnCount: number } {
  const cells: PlacedCell[] = [];
  const taken: boolean[][] = rows.map(() => []);
  const put = (cell: PrintTableCell, row: number, column: number, height: number, width: number) => {
    for (let y = row; y < row + height; y += 1) {
      const line = (taken[y] ??= []);
      for (let x = column; x < column + width; x += 1) line[x] = true;
    }
    cells.push({ cell, row, column, rows: height, columns: width });
  };
  for (const [row, given] of rows.entries()) {
    let column = 0;
    for (const cell of given) {
      while (taken[row]?.[column]) column += 1;
      const wide = Math.min(Math.max(1, cell.colSpan ?? 1), 200);
      let width = 1;
      while (width < wide && !taken[row]?.[column + width]) width += 1;
      put(cell, row, column, Math.min(Math.max(1, cell.rowSpan ?? 1), rows.length - row), width);
      column += width;
    }
  }
  const columnCount = Math.max(0, ...cells.map(({ column, columns }) => column + columns));
  for (const [row] of rows.entries())
    for (let column = 0; column < columnCount; column += 1)
      if (!taken[row]?.[column]) put({ text: '' }, row, column, 1, 1);
  return { cells: cells.sort((a, b) => a.row - b.row || a.column - b.column), columnCount };
}
