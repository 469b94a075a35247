import type { ExtractionBuilder } from '../builder.ts';
import type { TableCell } from '../extract.schema.ts';
import { child, children, isOn, val, type XmlElement } from '../xml.ts';

/** Widest table that is believed; Word itself stops at 63 columns. */
const MAX_COLUMNS = 1000;

/** Rows of a Word table with merged cells as spans. Deleted and hidden rows are left out. */
export function readTableRows(
  table: XmlElement,
  out: ExtractionBuilder,
  textOfCell: (cell: XmlElement) => string,
): TableCell[][] {
  const rows: TableCell[][] = [];
  /** The cell that a vertical merge in this column goes on from. */
  const merging = new Map<number, TableCell>();
  for (const row of rowsOf(table)) {
    const properties = child(row, 'trPr');
    if (child(properties, 'del')) {
      out.note('tracked_changes');
      continue;
    }
    if (isOn(properties, 'hidden')) {
      out.note('hidden_text');
      continue;
    }
    const header = isOn(properties, 'tblHeader') ?? false;
    const cells: TableCell[] = [];
    const before = Math.min(MAX_COLUMNS, Number(val(properties, 'gridBefore') ?? 0)) || 0;
    let column = before;
    if (before > 0) cells.push(before > 1 ? { text: '', colSpan: before } : { text: '' });
    for (const element of cellsOf(row)) {
      const tcPr = child(element, 'tcPr');
      const colSpan = Math.min(MAX_COLUMNS, Math.max(1, Number(val(tcPr, 'gridSpan') ?? 1) || 1));
      const merge = child(tcPr, 'vMerge');
      const above = merging.get(column);
      if (merge && (merge.attrs.val ?? 'continue') !== 'restart' && above) {
        above.rowSpan = (above.rowSpan ?? 1) + 1;
        // What a merged cell hides is not shown by Word, but a number in it would count.
      } else if (val(tcPr, 'hMerge') === 'continue' && cells.length > 0) {
        const last = cells.at(-1);
        if (last) last.colSpan = (last.colSpan ?? 1) + 1;
      } else {
        const cell: TableCell = { text: textOfCell(element) };
        if (colSpan > 1) cell.colSpan = colSpan;
        if (header) cell.header = true;
        cells.push(cell);
        if (merge) merging.set(column, cell);
        else merging.delete(column);
      }
      column += colSpan;
    }
    rows.push(cells);
  }
  return rows;
}

function rowsOf(table: XmlElement): XmlElement[] {
  return through(table, 'tr');
}

function cellsOf(row: XmlElement): XmlElement[] {
  return through(row, 'tc');
}

/** Children of that name, also inside content controls and markup that wraps them. */
function through(element: XmlElement, name: string): XmlElement[] {
  return children(element).flatMap((node) => {
    if (node.name === name) return [node];
    if (['sdt', 'sdtContent', 'customXml', 'ins', 'smartTag'].includes(node.name)) return through(node, name);
    return [];
  });
}
