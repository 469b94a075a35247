import type { Archive } from '../archive.ts';
import { child, children, descendant, parseXml, textOf, type XmlElement } from '../xml.ts';
import { place, type Subject } from './findings.ts';
import type { Layer } from './inspect.schema.ts';

/** Texts, sheets and slides of OpenDocument (ISO/IEC 26300) with what they keep unseen. */
export async function inspectOpenDocument(subject: Subject, archive: Archive): Promise<void> {
  const { out, path } = subject;
  const manifest = await archive.find('META-INF/manifest.xml');
  if (manifest && descendant(parseXml(manifest, 'manifest.xml'), 'encryption-data')) {
    out.unchecked('file_encrypted', path);
    return;
  }
  const meta = await archive.find('meta.xml');
  for (const property of meta ? children(child(parseXml(meta, 'meta.xml'), 'meta')) : []) {
    const words = textOf(property).trim();
    if (property.name === 'creator') out.trace('last_modified_by', place(path, '文件属性'), words);
    else if (property.name === 'initial-creator' || property.name === 'printed-by')
      out.trace('author', place(path, '文件属性'), words);
    else if (!/^(?:generator|date|creation-date|editing-\w+|print-date|document-statistic)$/.test(property.name))
      out.text(place(path, '文件属性'), 'properties', words);
  }
  const hiddenStyles = new Map<string, 'hidden_text' | 'white_text' | 'tiny_text' | 'hidden_sheet'>();
  for (const part of ['styles.xml', 'content.xml']) {
    const bytes = await archive.find(part);
    if (!bytes) continue;
    const root = parseXml(bytes, part);
    collectStyles(root, hiddenStyles);
    const reader = new OpenReader(subject, part === 'styles.xml' ? place(path, '页眉页脚') : path, hiddenStyles);
    reader.read(root);
  }
  for (const name of archive.names) {
    if (/^(?:Pictures|media)\//i.test(name)) await subject.inside(name, await archive.read(name));
    else if (
      /^Object [^/]+$|^ObjectReplacements\/|^Basic\/.*\.xml$/i.test(name) &&
      /^Basic\//i.test(name) &&
      !/script-l[bc]\.xml$/i.test(name)
    )
      out.trace('macro', path, name);
    else if (/\.(?:bin|ole)$/i.test(name) || /^Object [^/]+$/.test(name)) out.trace('embedded_file', path, name);
  }
}

function collectStyles(
  root: XmlElement,
  found: Map<string, 'hidden_text' | 'white_text' | 'tiny_text' | 'hidden_sheet'>,
): void {
  for (const style of everyElement(root, 'style')) {
    const name = style.attrs.name ?? '';
    const text = child(style, 'text-properties')?.attrs;
    const coloured = [
      child(style, 'paragraph-properties'),
      child(style, 'table-cell-properties'),
      child(style, 'text-properties'),
    ].some(
      (properties) =>
        !/^(?:transparent|#f[0-9a-f]f[0-9a-f]f[0-9a-f]|)$/i.test(properties?.attrs['background-color'] ?? ''),
    );
    if (text?.display === 'none') found.set(name, 'hidden_text');
    else if (/^#f[0-9a-f]f[0-9a-f]f[0-9a-f]$/i.test(text?.color ?? '') && !coloured) found.set(name, 'white_text');
    else if (Number.parseFloat(text?.['font-size'] ?? '12') <= 2 && (text?.['font-size'] ?? '').endsWith('pt'))
      found.set(name, 'tiny_text');
    if (child(style, 'table-properties')?.attrs.display === 'false') found.set(name, 'hidden_sheet');
  }
}

class OpenReader {
  readonly #subject: Subject;
  readonly #where: string;
  readonly #styles: ReadonlyMap<string, 'hidden_text' | 'white_text' | 'tiny_text' | 'hidden_sheet'>;

  constructor(
    subject: Subject,
    where: string,
    styles: ReadonlyMap<string, 'hidden_text' | 'white_text' | 'tiny_text' | 'hidden_sheet'>,
  ) {
    this.#subject = subject;
    this.#where = where;
    this.#styles = styles;
  }

  read(root: XmlElement): void {
    const lines: string[] = [];
    this.#walk(root, lines);
    this.#subject.out.text(this.#where, 'visible', lines.join('\n'));
  }

  #walk(element: XmlElement, lines: string[]): void {
    const { out } = this.#subject;
    for (const node of children(element)) {
      switch (node.name) {
        case 'p':
        case 'h':
          this.#line(node, lines);
          break;
        case 'table':
          this.#table(node);
          break;
        case 'tracked-changes':
          for (const change of children(node, 'changed-region')) {
            out.trace('tracked_change', this.#where, allText(change));
            out.text(this.#where, 'deleted_text', allText(change));
          }
          break;
        case 'notes':
          if (allText(node).trim() !== '') {
            out.trace('speaker_notes', this.#where, allText(node));
            out.text(this.#where, 'speaker_notes', allText(node));
          }
          break;
        default:
          this.#walk(node, lines);
      }
    }
  }

  #line(paragraph: XmlElement, lines: string[]): void {
    const { out } = this.#subject;
    let line = '';
    const visit = (element: XmlElement, unseen: 'hidden_text' | 'white_text' | 'tiny_text' | undefined) => {
      for (const node of element.children) {
        if (typeof node === 'string') {
          if (unseen) {
            out.trace(unseen, this.#where, node);
            out.text(this.#where, 'hidden_text', node);
          } else line += node;
          continue;
        }
        if (node.name === 'annotation') {
          out.trace('comment', this.#where, allText(node));
          out.text(this.#where, 'comment', allText(node));
        } else if (node.name === 's') line += ' ';
        else if (node.name === 'tab') line += '\t';
        else if (node.name === 'line-break') line += '\n';
        else {
          if (node.attrs.href) out.link(this.#where, node.attrs.href);
          if (/^(?:hidden-text|hidden-paragraph|conditional-text)$/.test(node.name)) visit(node, 'hidden_text');
          else visit(node, this.#unseen(node) ?? unseen);
        }
      }
    };
    visit(paragraph, this.#unseen(paragraph));
    if (line.trim() !== '') lines.push(line);
  }

  #unseen(element: XmlElement): 'hidden_text' | 'white_text' | 'tiny_text' | undefined {
    const found = this.#styles.get(element.attrs['style-name'] ?? '');
    return found === 'hidden_sheet' ? undefined : found;
  }

  #table(table: XmlElement): void {
    const { out } = this.#subject;
    const where = place(this.#where, table.attrs.name ?? '');
    const hiddenSheet = this.#styles.get(table.attrs['style-name'] ?? '') === 'hidden_sheet';
    const columns: boolean[] = [];
    for (const column of everyElement(table, 'table-column'))
      for (let i = Math.min(1_024, Number(column.attrs['number-columns-repeated'] ?? 1)); i > 0; i--)
        columns.push(isCollapsed(column));
    const rows = new Map<Layer, string[][]>();
    for (const row of everyElement(table, 'table-row')) {
      const cells: string[] = [];
      for (const cell of children(row)) {
        if (cell.name !== 'table-cell' && cell.name !== 'covered-table-cell') continue;
        const lines: string[] = [];
        for (const note of children(cell, 'annotation')) out.trace('comment', where, allText(note));
        for (const note of children(cell, 'annotation')) out.text(where, 'comment', allText(note));
        for (const part of children(cell))
          if (part.name === 'p') this.#line(part, lines);
          else if (part.name === 'table') this.#table(part);
        const text = lines.join(' ');
        for (let i = text === '' ? 1 : Math.min(64, Number(cell.attrs['number-columns-repeated'] ?? 1)); i > 0; i--)
          cells.push(text);
      }
      if (cells.every((cell) => cell === '')) continue;
      const layer: Layer = hiddenSheet ? 'hidden_sheet' : isCollapsed(row) ? 'hidden_row' : 'visible';
      if (layer === 'hidden_row') out.trace('hidden_row', where, cells.join(' '));
      const unseen = cells.filter((cell, i) => columns[i] && cell !== '');
      if (layer === 'visible' && unseen.length > 0) out.trace('hidden_column', where, unseen.join(' '));
      rows.set(layer, [...(rows.get(layer) ?? []), cells]);
    }
    if (hiddenSheet) out.trace('hidden_sheet', where, table.attrs.name ?? '');
    for (const [layer, kept] of rows) out.text(where, layer, kept.map((cells) => cells.join('\t')).join('\n'), kept);
  }
}

const isCollapsed = ({ attrs }: XmlElement) => attrs.visibility === 'collapse' || attrs.visibility === 'filter';

function allText(element: XmlElement): string {
  return textOf(element).replace(/\s+/g, ' ').trim();
}

function* everyElement(element: XmlElement, name: string): Generator<XmlElement> {
  for (const node of children(element)) {
    if (node.name === name) yield node;
    else yield* everyElement(node, name);
  }
}
