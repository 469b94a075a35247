import type { Archive } from '../archive.ts';
import { mainPart, readRelations, relationOf } from '../ooxml.ts';
import { child, children, descendant, parseXml, streamXml, textOf, type XmlElement } from '../xml.ts';
import { parseReference } from '../xlsx/sheet.ts';
import { place, type Subject } from './findings.ts';
import type { Layer } from './inspect.schema.ts';
import { inspectPackage, LOCAL_PATH } from './properties.ts';

/** What a cell's style hides. */
interface CellLook {
  white: boolean;
  /** The number format shows nothing (`;;;`). */
  blank: boolean;
  tiny: boolean;
  covered: boolean;
  /** Has a colour behind it. */
  filled: boolean;
}

/** Cells of an .xlsx with what Excel does not show: sheets, rows and columns, white cells, comments, caches, revisions. */
export async function inspectExcel(subject: Subject, archive: Archive): Promise<void> {
  const { out, path } = subject;
  const part = await mainPart(archive, 'xl/workbook.xml');
  const relations = await readRelations(archive, part);
  const root = parseXml(await archive.read(part), part);
  const stringsPart = relationOf(relations, '/sharedStrings')?.target ?? 'xl/sharedStrings.xml';
  const { strings, white } = readStrings(await archive.find(stringsPart), stringsPart);
  const stylesPart = relationOf(relations, '/styles')?.target ?? 'xl/styles.xml';
  const styles = await archive.find(stylesPart);
  const looks = styles ? readLooks(parseXml(styles, stylesPart)) : [];
  const shown = new Set<string>();
  const used = new Set<number>();
  for (const { attrs } of children(child(root, 'sheets'), 'sheet')) {
    const relation = relations.get(attrs.id ?? '');
    if (!relation || !archive.has(relation.target) || !/\/(worksheet|dialogsheet|xlMacrosheet)$/.test(relation.type))
      continue;
    const hidden = attrs.state === 'hidden' || attrs.state === 'veryHidden';
    const name = attrs.name ?? '';
    if (hidden) out.trace('hidden_sheet', place(path, name), `${name}（${attrs.state}）`);
    inspectSheet(subject, place(path, name), await archive.read(relation.target), relation.target, {
      strings,
      looks,
      hidden,
      shown,
      used,
      white,
    });
  }
  const orphans = strings.filter((value, i) => !used.has(i) && value.trim().length > 3 && !shown.has(value));
  if (orphans.length > 0) out.trace('cached_data', place(path, '未使用的字符串'), orphans.slice(0, 5).join('、'));
  out.text(place(path, '未使用的字符串'), 'cached_data', orphans.join('\n'));
  for (const { attrs, children: nodes } of children(child(root, 'definedNames'), 'definedName')) {
    const target = nodes.map((node) => (typeof node === 'string' ? node : '')).join('');
    // A reference leads to cells that are looked at anyway; a constant stands nowhere else.
    if (/["\u4e00-\u9fff]/.test(target.replace(/'[^']*'!|[^!,;]*!\$?[A-Z]/g, '')))
      out.text(place(path, `名称 ${attrs.name ?? ''}`), attrs.hidden === '1' ? 'hidden_text' : 'cached_data', target);
    if (LOCAL_PATH.test(target)) out.trace('local_path', place(path, `名称 ${attrs.name ?? ''}`), target);
  }
  for (const name of archive.names) {
    if (/^xl\/(?:comments[^/]*|threadedComments\/[^/]*|comments\/[^/]*)\.xml$/i.test(name)) {
      await eachElement(archive, name, ['comment', 'threadedComment'], (element) => {
        const words = textOf(element).replace(/\s+/g, ' ').trim();
        out.trace('comment', place(path, `批注 ${element.attrs.ref ?? ''}`), words);
        out.text(place(path, `批注 ${element.attrs.ref ?? ''}`), 'comment', words);
      });
    } else if (/^xl\/revisions\/revisionLog/i.test(name)) {
      await eachElement(archive, name, ['rcc', 'rrc', 'rm'], (element) =>
        out.trace('tracked_change', path, textOf(element)),
      );
    } else if (/^xl\/pivotCache\/pivotCache(?:Records|Definition)\d*\.xml$/i.test(name)) {
      const kept = new Set<string>();
      await eachElement(archive, name, ['s', 'n', 'd'], ({ attrs }) => void kept.add(attrs.v ?? ''));
      const unseen = [...kept].filter((value) => value.length > 3 && !shown.has(value));
      if (unseen.length > 0) out.trace('cached_data', place(path, '数据透视表缓存'), unseen.slice(0, 5).join('、'));
      out.text(place(path, '数据透视表缓存'), 'cached_data', unseen.join('\n'));
    } else if (/^xl\/externalLinks\/externalLink\d+\.xml$/i.test(name)) {
      const kept: string[] = [];
      await eachElement(archive, name, ['cell'], (element) => void kept.push(textOf(element)));
      const unseen = kept.filter((value) => value.length > 3 && !shown.has(value));
      if (unseen.length > 0) out.trace('cached_data', place(path, '外部链接缓存'), unseen.slice(0, 5).join('、'));
      out.text(place(path, '外部链接缓存'), 'cached_data', kept.join('\n'));
    } else if (/^xl\/(?:drawings\/drawing|charts\/chart)\d+\.xml$/i.test(name)) {
      const words: string[] = [];
      await eachElement(archive, name, ['t', 'v'], (element) => void words.push(textOf(element)));
      out.text(place(path, name), 'visible', words.join('\n'));
    }
  }
  await inspectPackage(subject, archive);
}

async function eachElement(
  archive: Archive,
  name: string,
  wanted: string[],
  take: (element: XmlElement) => void,
): Promise<void> {
  streamXml(await archive.read(name), name, new Set(wanted), take);
}

function readStrings(bytes: Uint8Array | null, part: string): { strings: string[]; white: Map<number, string> } {
  const strings: string[] = [];
  const white = new Map<number, string>();
  if (bytes)
    streamXml(bytes, part, new Set(['si']), (element) => {
      const runs = children(element, 'r').filter((run) => isWhite(child(child(run, 'rPr'), 'color')));
      if (runs.length > 0) white.set(strings.length, runs.map((run) => textOf(child(run, 't'))).join(''));
      strings.push(richText(element));
    });
  return { strings, white };
}

function richText(element: XmlElement): string {
  let text = '';
  for (const node of children(element)) {
    if (node.name === 't') text += textOf(node);
    else if (node.name === 'r') text += textOf(child(node, 't'));
  }
  return text;
}

function readLooks(root: XmlElement): CellLook[] {
  const formats = new Map<string, string>();
  for (const { attrs } of children(child(root, 'numFmts'), 'numFmt'))
    formats.set(attrs.numFmtId ?? '', attrs.formatCode ?? '');
  const fonts = children(child(root, 'fonts'), 'font');
  const fills = children(child(root, 'fills'), 'fill');
  return children(child(root, 'cellXfs'), 'xf').map(({ attrs }) => {
    const font = fonts[Number(attrs.fontId ?? 0)];
    const pattern = fills[Number(attrs.fillId ?? 0)] && child(fills[Number(attrs.fillId ?? 0)], 'patternFill');
    const filled =
      pattern !== undefined &&
      !['none', undefined].includes(pattern.attrs.patternType) &&
      !isWhite(child(pattern, 'fgColor'));
    const ink = child(font, 'color');
    return {
      filled,
      white: isWhite(ink) && !filled,
      blank: /^;{2,3}(@?;?)?$/.test((formats.get(attrs.numFmtId ?? '') ?? '').replaceAll('"', '')),
      tiny: Number(child(font, 'sz')?.attrs.val ?? 11) <= 2,
      covered:
        filled &&
        pattern?.attrs.patternType === 'solid' &&
        isBlack(child(pattern, 'fgColor')) &&
        (ink === undefined || isBlack(ink)),
    };
  });
}

/** The theme's first colour is the paper, its second the ink; a tint changes it. */
function isWhite(color: XmlElement | undefined): boolean {
  if (!color) return false;
  if (color.attrs.theme === '0') return color.attrs.tint === undefined || Number(color.attrs.tint) > -0.1;
  if (color.attrs.indexed === '9' || color.attrs.indexed === '1') return true;
  return /^(?:[0-9A-F]{2})?F[A-F0-9]F[A-F0-9]F[A-F0-9]$/i.test(color.attrs.rgb ?? '');
}

function isBlack(color: XmlElement | undefined): boolean {
  if (!color) return false;
  if (color.attrs.theme === '1') return color.attrs.tint === undefined || Number(color.attrs.tint) < 0.2;
  if (color.attrs.indexed === '8' || color.attrs.indexed === '0' || color.attrs.indexed === '64') return true;
  return /^(?:[0-9A-F]{2})?[0-2].[0-2].[0-2].$/i.test(color.attrs.rgb ?? '');
}

interface Book {
  strings: readonly string[];
  looks: readonly CellLook[];
  hidden: boolean;
  /** Values that a reader sees somewhere. */
  shown: Set<string>;
  /** Shared strings that a cell refers to: others are what was deleted. */
  used: Set<number>;
  /** White stretches of shared strings, by the string's number. */
  white: ReadonlyMap<number, string>;
}

const PARTS = new Set(['sheetFormatPr', 'cols', 'row', 'headerFooter', 'hyperlink', 'dataValidation']);

function inspectSheet({ out }: Subject, where: string, bytes: Uint8Array, part: string, book: Book): void {
  const hiddenColumns: { from: number; to: number }[] = [];
  const rows: string[][] = [];
  const unseen = new Map<Layer, string[][]>();
  const keep = (layer: Layer, cells: string[]) => unseen.set(layer, [...(unseen.get(layer) ?? []), cells]);
  let next = 0;
  let rowsAreHidden = false;
  streamXml(bytes, part, PARTS, (element) => {
    const { attrs } = element;
    switch (element.name) {
      case 'sheetFormatPr':
        rowsAreHidden = attrs.zeroHeight === '1';
        return;
      case 'cols':
        for (const col of children(element, 'col')) {
          const width = col.attrs.width === undefined ? 9 : Number(col.attrs.width);
          if (isTrue(col.attrs.hidden) || width < 0.5)
            hiddenColumns.push({ from: Number(col.attrs.min) - 1, to: Math.min(16_384, Number(col.attrs.max)) - 1 });
        }
        return;
      case 'headerFooter':
        out.text(place(where, '页眉页脚'), 'visible', textOf(element));
        return;
      case 'hyperlink':
        if (attrs.location && LOCAL_PATH.test(attrs.location)) out.link(where, attrs.location);
        return;
      case 'dataValidation':
        out.text(place(where, '数据有效性'), 'cached_data', textOf(child(element, 'formula1')));
        return;
    }
    next = Number(attrs.r ?? next + 1);
    const cells: string[] = [];
    const inHidden: string[] = [];
    for (const cell of children(element, 'c')) {
      if (cell.attrs.t === 's') book.used.add(Number(textOf(child(cell, 'v'))));
      const value = valueOf(cell, book.strings);
      if (value === '') continue;
      const column = parseReference(cell.attrs.r ?? '')?.column ?? cells.length;
      if (column > 16_384) continue;
      const look = book.looks[Number(cell.attrs.s ?? -1)];
      const inRun = book.white.get(cell.attrs.t === 's' ? Number(textOf(child(cell, 'v'))) : -1);
      if (inRun && !look?.filled) out.trace('white_text', place(where, cell.attrs.r ?? ''), inRun);
      const at = place(where, cell.attrs.r ?? `R${next}`);
      if (look?.white || look?.blank) out.trace('white_text', at, value);
      if (look?.tiny) out.trace('tiny_text', at, value);
      if (look?.covered) out.trace('covered_text', at, value);
      if (hiddenColumns.some(({ from, to }) => column >= from && column <= to)) inHidden[column] = value;
      cells[column] = value;
    }
    const whole = Array.from(cells, (value) => value ?? '');
    const hiddenRow = attrs.hidden === undefined ? rowsAreHidden || Number(attrs.ht ?? 15) < 0.5 : isTrue(attrs.hidden);
    if (book.hidden) keep('hidden_sheet', whole);
    else if (hiddenRow && whole.some((value) => value !== '')) {
      out.trace('hidden_row', place(where, `第${next}行`), whole.filter(Boolean).join(' '));
      keep('hidden_row', whole);
    } else {
      if (inHidden.length > 0) out.trace('hidden_column', where, inHidden.filter(Boolean).join(' '));
      for (const value of whole) if (book.shown.size < 500_000) book.shown.add(value);
      rows.push(whole);
    }
  });
  out.text(where, 'visible', rows.map((cells) => cells.join('\t')).join('\n'), rows);
  for (const [layer, kept] of unseen) out.text(where, layer, kept.map((cells) => cells.join('\t')).join('\n'), kept);
}

const isTrue = (value: string | undefined) => value === '1' || value === 'true';

function valueOf(cell: XmlElement, strings: readonly string[]): string {
  const inline = child(cell, 'is');
  const raw = inline ? richText(inline) : textOf(child(cell, 'v'));
  const value = cell.attrs.t === 's' ? (strings[Number(raw)] ?? '') : raw;
  // Long numbers are stored as 3.2010219900307E+17 when Excel took them for numbers.
  if (cell.attrs.t === undefined && /^\d(?:\.\d+)?E\+1\d$/i.test(value))
    return BigInt(Math.round(Number(value))).toString();
  return descendant(cell, 'f') && value === '' ? '' : value.trim();
}
