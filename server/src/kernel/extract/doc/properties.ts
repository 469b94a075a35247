import type { RawParagraph } from '../extract.schema.ts';

/** Numbers of one modifier ([MS-DOC] 2.6) and where its operand stands. */
export interface Modifier {
  code: number;
  at: number;
  size: number;
}

/** Reads the modifiers of a property list one after the other; ends quietly where the list is cut off. */
export function* modifiers(view: DataView, start: number, end: number): Generator<Modifier> {
  let at = start;
  while (at + 2 <= end) {
    const code = view.getUint16(at, true);
    at += 2;
    let size = [1, 1, 2, 4, 2, 2, -1, 3][code >> 13] ?? 1;
    if (size < 0) {
      // The definition of a table row counts its bytes in 16 bits, one too many.
      if (code === 0xd608) size = at + 2 <= end ? view.getUint16(at, true) + 1 : end - at;
      else size = at < end ? view.getUint8(at) + 1 : 0;
    }
    if (at + size > end) return;
    yield { code, at, size };
    at += size;
  }
}

export interface CharacterProperties {
  deleted?: boolean;
  inserted?: boolean;
  hidden?: boolean;
  bold?: boolean;
  special?: boolean;
  /** Offset of a picture in the Data stream. */
  picture?: number;
}

export function readCharacterProperties(view: DataView, start: number, end: number): CharacterProperties {
  const found: CharacterProperties = {};
  for (const { code, at, size } of modifiers(view, start, end)) {
    if (code === 0x0800) found.deleted = view.getUint8(at) !== 0;
    else if (code === 0x0801) found.inserted = view.getUint8(at) !== 0;
    else if (code === 0x083c) found.hidden = view.getUint8(at) % 2 === 1;
    else if (code === 0x0835) found.bold = view.getUint8(at) % 2 === 1;
    else if (code === 0x0855) found.special = view.getUint8(at) !== 0;
    else if (code === 0x6a03 && size === 4) found.picture = view.getUint32(at, true);
  }
  return found;
}

export interface ParagraphProperties {
  style?: number;
  inTable?: boolean;
  rowEnd?: boolean;
  /** End of a cell or row of a table inside a table. */
  innerEnd?: boolean;
  align?: RawParagraph['align'];
  headingLevel?: number;
  listLevel?: number;
  /** Number of the list, from 1; 0 for none. */
  list?: number;
  row?: RowDefinition;
}

/** Columns of a table row: edges in twips, and how each cell is merged. */
export interface RowDefinition {
  edges: number[];
  cells: { joinsLeft: boolean; joinsAbove: boolean; startsMerge: boolean }[];
}

/** Adds what a property list says; `data` holds lists that were too long for their page. */
export function readParagraphProperties(
  view: DataView,
  start: number,
  end: number,
  data: DataView | null,
  found: ParagraphProperties = {},
  depth = 0,
): ParagraphProperties {
  for (const { code, at, size } of modifiers(view, start, end)) {
    switch (code) {
      case 0x2416:
        found.inTable = view.getUint8(at) !== 0;
        break;
      case 0x2417:
        found.rowEnd = view.getUint8(at) !== 0;
        break;
      case 0x244b:
      case 0x244c:
        found.innerEnd = view.getUint8(at) !== 0;
        break;
      case 0x2403:
      case 0x2461:
        found.align = ([undefined, 'center', 'right'] as const)[view.getUint8(at)];
        break;
      case 0x2640: {
        const level = view.getUint8(at);
        if (level < 9) found.headingLevel = Math.min(6, level + 1);
        break;
      }
      case 0x260a:
        found.listLevel = view.getUint8(at);
        break;
      case 0x460b:
        found.list = view.getInt16(at, true);
        break;
      case 0x6646:
      case 0x646b: {
        const offset = view.getUint32(at, true);
        if (data && depth === 0 && offset + 2 <= data.byteLength) {
          const length = Math.min(data.getUint16(offset, true), data.byteLength - offset - 2);
          readParagraphProperties(data, offset + 2, offset + 2 + length, null, found, 1);
        }
        break;
      }
      case 0xd608:
        found.row = readRow(view, at + 2, at + size);
        break;
      case 0xd62b: {
        // Vertical merge of one cell, set after the row was defined.
        const cell = size >= 3 ? found.row?.cells[view.getUint8(at + 1)] : undefined;
        const flags = size >= 3 ? view.getUint8(at + 2) & 3 : 0;
        if (cell) Object.assign(cell, { joinsAbove: flags === 1, startsMerge: flags === 3 });
        break;
      }
      case 0x5624:
        // Horizontal merge of the cells from the first up to before the last.
        for (let i = view.getUint8(at) + 1; i < view.getUint8(at + 1); i++) {
          const cell = found.row?.cells[i];
          if (cell) cell.joinsLeft = true;
        }
        break;
    }
  }
  return found;
}

function readRow(view: DataView, start: number, end: number): RowDefinition {
  const row: RowDefinition = { edges: [], cells: [] };
  if (start >= end) return row;
  const count = Math.min(view.getUint8(start), 63);
  let at = start + 1;
  for (let i = 0; i <= count && at + 2 <= end; i++, at += 2) row.edges.push(view.getInt16(at, true));
  for (let i = 0; i < count; i++, at += 20) {
    const flags = at + 2 <= end ? view.getUint16(at, true) : 0;
    const vertical = (flags >> 5) & 3;
    row.cells.push({ joinsLeft: (flags & 3) === 1, joinsAbove: vertical === 1, startsMerge: vertical === 3 });
  }
  return row;
}

/** Properties of a stretch of the file, from `start` to before `end`. */
export interface Run<T> {
  start: number;
  end: number;
  value: T;
}

/** Reads the formatted pages (FKP) that a table of pages names, as runs in file order. */
export function readRuns<T>(
  table: DataView,
  start: number,
  length: number,
  file: DataView,
  entrySize: number,
  read: (page: DataView, offset: number) => T,
): Run<T>[] {
  const runs: Run<T>[] = [];
  const count = Math.floor((length - 4) / 8);
  for (let i = 0; i < count; i++) {
    const number = table.getUint32(start + (count + 1) * 4 + i * 4, true) & 0x3fffff;
    const from = number * 512;
    if (from + 512 > file.byteLength) continue;
    const page = new DataView(file.buffer, file.byteOffset + from, 512);
    const inside = page.getUint8(511);
    if ((inside + 1) * 4 + inside * entrySize > 511) continue;
    for (let j = 0; j < inside; j++) {
      const value = read(page, page.getUint8((inside + 1) * 4 + j * entrySize) * 2);
      runs.push({ start: page.getUint32(j * 4, true), end: page.getUint32(j * 4 + 4, true), value });
    }
  }
  return runs.sort((a, b) => a.start - b.start);
}

/** Character properties at an offset of a page: a length byte, then modifiers. */
export function characterEntry(page: DataView, offset: number): CharacterProperties {
  if (offset === 0) return {};
  const length = page.getUint8(offset);
  return readCharacterProperties(page, offset + 1, Math.min(511, offset + 1 + length));
}

/** Paragraph properties at an offset of a page: a length, the style, then modifiers. */
export function paragraphEntry(page: DataView, offset: number, data: DataView | null): ParagraphProperties {
  if (offset === 0) return {};
  const short = page.getUint8(offset);
  const start = short === 0 ? offset + 2 : offset + 1;
  const length = short === 0 ? page.getUint8(offset + 1) * 2 : short * 2 - 1;
  const end = Math.min(511, start + length);
  if (start + 2 > end) return {};
  return readParagraphProperties(page, start + 2, end, data, { style: page.getUint16(start, true) });
}
