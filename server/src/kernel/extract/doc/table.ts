import type { TableCell } from '../extract.schema.ts';
import type { RowDefinition } from './properties.ts';

/** Edges that lie this close together (twips) are one: programs round them row by row. */
const SAME_EDGE = 40;

/** A row as the text gives it: cell texts, and the definition that closes the row. */
export interface DocRow {
  cells: string[];
  definition: RowDefinition | undefined;
}

/** Puts rows together into a table with spans; columns come from the edges of all rows. */
export function buildTable(rows: readonly DocRow[]): TableCell[][] {
  const edges = commonEdges(rows);
  const column = (edge: number) => nearest(edges, edge);
  /** Cell that a vertical merge beginning at this column goes on from. */
  const merging = new Map<number, TableCell>();
  return rows.map(({ cells, definition }) => {
    const result: TableCell[] = [];
    // A row that is set in leaves a gap where other rows have cells.
    const gap = definition?.edges[0] === undefined ? 0 : column(definition.edges[0]);
    if (gap > 0) result.push(gap > 1 ? { text: '', colSpan: gap } : { text: '' });
    for (const [i, text] of cells.entries()) {
      const from = definition?.edges[i];
      const to = definition?.edges[i + 1];
      const known = from !== undefined && to !== undefined;
      const left = known ? column(from) : i;
      const colSpan = known ? Math.max(1, column(to) - left) : 1;
      const merge = definition?.cells[i];
      const above = merging.get(left);
      if (merge?.joinsLeft && result.length > 0) {
        const last = result.at(-1);
        if (last) {
          last.colSpan = (last.colSpan ?? 1) + colSpan;
          if (text !== '') last.text = [last.text, text].filter((part) => part !== '').join('\n');
        }
        continue;
      }
      if (merge?.joinsAbove && above) {
        above.rowSpan = (above.rowSpan ?? 1) + 1;
        continue;
      }
      const cell: TableCell = colSpan > 1 ? { text, colSpan } : { text };
      result.push(cell);
      if (merge?.startsMerge) merging.set(left, cell);
      else merging.delete(left);
    }
    return result;
  });
}

function commonEdges(rows: readonly DocRow[]): number[] {
  const all = rows.flatMap((row) => row.definition?.edges ?? []).sort((a, b) => a - b);
  const edges: number[] = [];
  for (const edge of all) if (edges.length === 0 || edge - (edges.at(-1) ?? 0) > SAME_EDGE) edges.push(edge);
  return edges;
}

function nearest(edges: readonly number[], edge: number): number {
  let best = 0;
  for (const [i, value] of edges.entries()) if (Math.abs(value - edge) < Math.abs((edges[best] ?? 0) - edge)) best = i;
  return best;
}
