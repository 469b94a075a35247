import type { TableCell } from '../extract.schema.ts';

/** Rows and columns from 0, both ends included. */
export interface Range {
  top: number;
  left: number;
  bottom: number;
  right: number;
}

/** `B7` → row 6, column 1; null for anything else. */
export function parseReference(reference: string): { row: number; column: number } | null {
  const found = /^\$?([A-Z]{1,3})\$?(\d{1,7})$/.exec(reference);
  if (!found) return null;
  let column = 0;
  for (const letter of found[1] ?? '') column = column * 26 + letter.charCodeAt(0) - 64;
  return { row: Number(found[2]) - 1, column: column - 1 };
}

export function parseRange(reference: string): Range | null {
  const [from, to] = reference.split(':').map(parseReference);
  if (!from || !to || to.row < from.row || to.column < from.column) return null;
  return { top: from.row, left: from.column, bottom: to.row, right: to.column };
}

/** Cells of one sheet. A sheet may be a million rows high and hold three cells, so only those are kept. */
export class Sheet {
  readonly #rows = new Map<number, Map<number, string>>();
  readonly #merges: Range[] = [];
  readonly #hiddenRows = new Set<number>();
  readonly #hiddenColumns: { from: number; to: number }[] = [];
  size = 0;

  set(row: number, column: number, text: string): void {
    const cells = this.#rows.get(row) ?? new Map<number, string>();
    this.#rows.set(row, cells);
    cells.set(column, text);
    this.size++;
  }

  merge(range: Range): void {
    if (this.#merges.length < 100_000) this.#merges.push(range);
  }

  hideRow(row: number): void {
    this.#hiddenRows.add(row);
  }

  hideColumns(from: number, to: number): void {
    if (from <= to) this.#hiddenColumns.push({ from, to });
  }

  hasHiddenColumnText(): boolean {
    if (this.#hiddenColumns.length === 0) return false;
    for (const cells of this.#rows.values()) for (const column of cells.keys()) if (this.#isHidden(column)) return true;
    return false;
  }

  #isHidden(column: number): boolean {
    return this.#hiddenColumns.some(({ from, to }) => column >= from && column <= to);
  }

  /** Cells of the table that toRows would make. */
  area(): number {
    const columns = new Set<number>();
    for (const cells of this.#rows.values()) for (const column of cells.keys()) columns.add(column);
    return this.#rows.size * columns.size;
  }

  /** Rows and columns with text in them, close together; merged cells span what is left of their range. */
  toRows(): TableCell[][] {
    const rowNumbers = [...this.#rows.keys()].filter((row) => !this.#hiddenRows.has(row)).sort((a, b) => a - b);
    const used = new Set<number>();
    for (const row of rowNumbers) for (const column of this.#rows.get(row)?.keys() ?? []) used.add(column);
    const columnNumbers = [...used].filter((column) => !this.#isHidden(column)).sort((a, b) => a - b);

    /** First cell of a merged range → its spans; every other cell of the range is covered. */
    const spans = new Map<string, { rows: number; columns: number }>();
    const covered = new Set<string>();
    for (const range of this.#merges) {
      const rows = between(rowNumbers, range.top, range.bottom);
      const columns = between(columnNumbers, range.left, range.right);
      const [top] = rows;
      const [left] = columns;
      if (top === undefined || left === undefined || rows.length * columns.length > 1_000_000) continue;
      spans.set(`${top}:${left}`, { rows: rows.length, columns: columns.length });
      for (const row of rows)
        for (const column of columns) if (row !== top || column !== left) covered.add(`${row}:${column}`);
      // Text of a range whose first row or column is hidden moves into what is seen of it.
      const text = this.#rows.get(range.top)?.get(range.left);
      if (text !== undefined && (top !== range.top || left !== range.left)) this.#rows.get(top)?.set(left, text);
    }
    return rowNumbers.map((row) => {
      const cells: TableCell[] = [];
      for (const column of columnNumbers) {
        const key = `${row}:${column}`;
        if (covered.has(key)) continue;
        const span = spans.get(key);
        cells.push({
          text: this.#rows.get(row)?.get(column) ?? '',
          ...(span && span.columns > 1 ? { colSpan: span.columns } : {}),
          ...(span && span.rows > 1 ? { rowSpan: span.rows } : {}),
        });
      }
      return cells;
    });
  }
}

/** The values of a sorted list from `low` to `high`. */
function between(sorted: readonly number[], low: number, high: number): number[] {
  let from = 0;
  let to = sorted.length;
  while (from < to) {
    const middle = (from + to) >> 1;
    if ((sorted[middle] ?? 0) < low) from = middle + 1;
    else to = middle;
  }
  const found: number[] = [];
  for (let i = from; i < sorted.length && (sorted[i] ?? 0) <= high; i++) found.push(sorted[i] ?? 0);
  return found;
}
