import { isMetadataLabel, labelName, looksLikeLabel, splitLabelled, stripMarks } from '../labels.ts';
import { elementsOf, visibleText, walk, type HtmlElement } from './tree.ts';

/** Facts that only a description of a document has; 名称 or 分类 alone may be a form. */
const DECISIVE = /索引|文号|字号|机关|机构|日期|时间|主题|有效性|效力|时效/;

/** Rows of a table itself, without those of tables inside it. */
export function ownRows(table: HtmlElement): HtmlElement[] {
  const rows: HtmlElement[] = [];
  const collect = (element: HtmlElement) => {
    for (const node of elementsOf(element)) {
      if (node.name === 'tr') rows.push(node);
      else if (node.name !== 'td' && node.name !== 'th' && node.name !== 'table') collect(node);
    }
  };
  collect(table);
  return rows;
}

export function cellsOf(row: HtmlElement): HtmlElement[] {
  return elementsOf(row).filter((cell) => cell.name === 'td' || cell.name === 'th');
}

export function hasTable(element: HtmlElement): boolean {
  return elementsOf(element).some((node) => node.name === 'table' || hasTable(node));
}

/**
 * Whether a table only places things on the page. Layout tables dissolve into their content; a wrong answer "data" would swallow a document
 * into one cell, a wrong "layout" would tear a table apart, so bordered and headed tables are always data.
 */
export function isLayoutTable(table: HtmlElement): boolean {
  const role = table.attrs.role;
  if (role === 'presentation' || role === 'none') return true;
  const rows = ownRows(table);
  const cells = rows.map(cellsOf);
  const count = cells.reduce((sum, row) => sum + row.length, 0);
  const widest = Math.max(0, ...cells.map((row) => row.reduce((sum, cell) => sum + span(cell.attrs.colspan, 1000), 0)));
  if (count <= 1 || widest <= 1) return true;
  const headed =
    cells.some((row) => row.some((cell) => cell.name === 'th')) || elementsOf(table).some((n) => n.name === 'caption');
  const nested = nestedLetters(table);
  if (nested > table.letters * 0.5) return true;
  if (headed) return false;
  if (rows.length >= 3 && isBordered(table, cells)) return false;
  const largest = Math.max(0, ...cells.flat().map((cell) => cell.letters));
  const filled = cells.filter((row) => row.filter((cell) => cell.letters > 0).length >= 2).length;
  if (rows.length <= 2) {
    if (isBordered(table, cells)) return largest > 1500 && largest > table.letters * 0.8;
    // A table of one row compares nothing, and one with several paragraphs in a cell holds a page.
    return (
      rows.length === 1 ||
      largest > 60 ||
      filled === 0 ||
      cells.some((row) => row.some((cell) => blockCount(cell) >= 2))
    );
  }
  // One cell with nearly all text and blocks of its own is the main column of a page.
  return (largest > 600 && largest > table.letters * 0.8) || filled === 0;
}

function blockCount(cell: HtmlElement): number {
  return elementsOf(cell).filter((node) => node.letters > 0 && /^(p|div|ul|ol|table|h[1-6])$/.test(node.name)).length;
}

function nestedLetters(table: HtmlElement): number {
  let letters = 0;
  walk(table, (node) => {
    if (node.name !== 'table') return true;
    letters += node.letters;
    return false;
  });
  return letters;
}

function isBordered(table: HtmlElement, cells: HtmlElement[][]): boolean {
  if (Number(table.attrs.border ?? 0) > 0 || /\bMso(TableGrid|NormalTable|Table)/.test(table.attrs.class ?? ''))
    return true;
  const drawn = (style: string | undefined) =>
    style !== undefined &&
    /border(-(top|left|right|bottom))?(-style|-width)?\s*:(?!\s*(0|none|medium none|initial|inherit))/i.test(style);
  const all = cells.flat();
  const bordered = all.filter((cell) => drawn(cell.attrs.style)).length;
  return bordered >= Math.max(2, all.length * 0.3);
}

/** A span attribute as a number from 1 to `most`. */
export function span(value: string | undefined, most: number): number {
  const number = Number.parseInt(value ?? '1', 10);
  return Number.isFinite(number) && number > 1 ? Math.min(number, most) : 1;
}

export interface LabelPair {
  label: string;
  value: string;
}

/** The label/value pairs of a table that describes a document, or null when it is another table. */
export function metadataPairs(table: HtmlElement): LabelPair[] | null {
  if (table.letters > 2500 || table.labels === 0 || hasTable(table)) return null;
  const rows = ownRows(table).map((row) => cellsOf(row).map((cell) => visibleText(cell, 1500)));
  const pairs: LabelPair[] = [];
  let known = 0;
  let decisive = 0;
  let covered = 0;
  let total = 0;
  for (const row of rows) {
    total += row.reduce((sum, text) => sum + text.length, 0);
    for (let i = 0; i < row.length; i++) {
      const text = row[i] ?? '';
      const next = row[i + 1];
      const inside = splitLabelled(text);
      let pair: LabelPair | null = null;
      if (inside && inside.value !== '') {
        pair = inside;
        covered += text.length;
      } else if (looksLikeLabel(text) && next !== undefined && !isMetadataLabel(next)) {
        pair = { label: stripMarks(labelName(text)), value: next };
        covered += text.length + next.length;
        i++;
      } else if (isMetadataLabel(text)) covered += text.length;
      if (!pair) continue;
      pairs.push(pair);
      if (isMetadataLabel(pair.label)) {
        known++;
        if (DECISIVE.test(pair.label)) decisive++;
      }
    }
  }
  if (total === 0 || covered < total * 0.7) return null;
  const lone = known === 1 && rows.length <= 2 && total < 200;
  return decisive >= 1 && (known >= 2 || lone) ? pairs : null;
}

/** The pairs of a list or box (ul, dl, div) that describes a document: its lines are labels with values, or labels and values in turn. */
export function metadataBoxPairs(lines: readonly string[]): LabelPair[] | null {
  const pairs: LabelPair[] = [];
  let covered = 0;
  for (let i = 0; i < lines.length; i++) {
    const line = lines[i] ?? '';
    const inside = splitLabelled(line);
    const next = lines[i + 1];
    if (inside && inside.value !== '') {
      pairs.push(inside);
      covered += line.length;
    } else if (isMetadataLabel(line)) {
      covered += line.length;
      if (next === undefined || looksLikeLabel(next) || splitLabelled(next)) continue;
      pairs.push({ label: stripMarks(labelName(line)), value: next });
      covered += next.length;
      i++;
    }
  }
  const total = lines.reduce((sum, line) => sum + line.length, 0);
  const decisive = pairs.filter((pair) => DECISIVE.test(pair.label)).length;
  return pairs.length >= 3 && decisive >= 2 && covered >= total * 0.8 ? pairs : null;
}
