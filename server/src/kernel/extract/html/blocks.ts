import type { RawParagraph, TableCell } from '../extract.schema.ts';
import { safeHref } from '../../text/index.ts';
import { InlineText, withPrefix } from '../inline.ts';
import { cellsOf, isLayoutTable, ownRows, span } from './tables.ts';
import { INLINE_NAMES, elementsOf, visibleText, type HtmlElement } from './tree.ts';

/** Where blocks go: the document, or the lines of a table cell. */
export interface BlockSink {
  paragraph(paragraph: Omit<RawParagraph, 'kind'>): void;
  table(rows: TableCell[][], caption: string | undefined): void;
  image(source: string, alt: string): void;
}

type Align = RawParagraph['align'];

const SUPERSCRIPTS: Record<string, string> = {
  '0': '⁰',
  '1': '¹',
  '2': '²',
  '3': '³',
  '4': '⁴',
  '5': '⁵',
  '6': '⁶',
  '7': '⁷',
  '8': '⁸',
  '9': '⁹',
  '-': '⁻',
};
const SUBSCRIPTS: Record<string, string> = {
  '0': '₀',
  '1': '₁',
  '2': '₂',
  '3': '₃',
  '4': '₄',
  '5': '₅',
  '6': '₆',
  '7': '₇',
  '8': '₈',
  '9': '₉',
};

/** Turns an element's content into blocks: one paragraph for each block element and each line that `<br>` ends. */
export function collectBlocks(root: HtmlElement, sink: BlockSink): void {
  new Collector(sink).collect(root);
}

class Collector {
  readonly #sink: BlockSink;
  readonly #inline = new InlineText();
  #align: Align;
  #heading: number | undefined;
  #bold = 0;
  #pre = 0;
  /** Number of a list item that waits for the item's first line. */
  #marker = '';

  constructor(sink: BlockSink) {
    this.#sink = sink;
  }

  collect(root: HtmlElement): void {
    if (root.name === 'table' || INLINE_NAMES.has(root.name)) this.#element(root);
    else this.#block(root);
    this.#flush();
  }

  #children(element: HtmlElement): void {
    for (const node of element.children) {
      if (typeof node === 'string') this.#text(node);
      else if (!node.dropped) this.#element(node);
    }
  }

  #text(text: string): void {
    const bold = this.#bold > 0;
    if (this.#pre === 0) {
      this.#inline.appendCollapsed(text, bold);
      return;
    }
    for (const [i, line] of text.split(/\r\n?|\n/).entries()) {
      if (i > 0) this.#flush();
      this.#inline.append(line, bold);
    }
  }

  #element(element: HtmlElement): void {
    switch (element.name) {
      case 'br':
      case 'hr':
        this.#flush();
        return;
      case 'table':
        this.#flush();
        this.#table(element);
        return;
      case 'img':
        this.#image(element);
        return;
      case 'a':
        this.#link(element);
        return;
      case 'sup':
      case 'sub':
        this.#raised(element);
        return;
      case 'rp':
      case 'rt':
        return;
      case 'ol':
        this.#orderedList(element);
        return;
    }
    if (INLINE_NAMES.has(element.name)) {
      const bold = isBold(element);
      if (bold) this.#bold++;
      this.#children(element);
      if (bold) this.#bold--;
    } else this.#block(element);
  }

  #block(element: HtmlElement): void {
    this.#flush();
    const before = { align: this.#align, heading: this.#heading };
    this.#align = alignOf(element, before.align);
    const level = /^h([1-6])$/.exec(element.name)?.[1];
    if (level) this.#heading = Number(level);
    const pre = element.name === 'pre' || /white-space\s*:\s*pre\b/i.test(element.attrs.style ?? '') ? 1 : 0;
    const bold = isBold(element) ? 1 : 0;
    this.#pre += pre;
    this.#bold += bold;
    this.#children(element);
    this.#flush();
    this.#pre -= pre;
    this.#bold -= bold;
    this.#align = before.align;
    this.#heading = before.heading;
  }

  /** Browsers show numbers that are not in the text; without them the items of a document would lose their names. */
  #orderedList(list: HtmlElement): void {
    this.#flush();
    let number = Number.parseInt(list.attrs.start ?? '1', 10);
    if (!Number.isSafeInteger(number)) number = 1;
    const hidden = /list-style(-type)?\s*:[^;]*none/i.test(list.attrs.style ?? '');
    for (const node of list.children) {
      if (typeof node === 'string') this.#text(node);
      else if (node.dropped) continue;
      else if (node.name !== 'li') this.#element(node);
      else {
        const own = Number.parseInt(node.attrs.value ?? '', 10);
        if (Number.isSafeInteger(own)) number = own;
        const numbered = /^[（(]?[一二三四五六七八九十\d①-⑳]/.test(visibleText(node, 20));
        this.#marker = hidden || numbered ? '' : `${listNumber(number, list.attrs.type)}.`;
        this.#block(node);
        this.#marker = '';
        number++;
      }
    }
  }

  #link(element: HtmlElement): void {
    const href = safeHref(element.attrs.href, 'source');
    if (href === null) {
      this.#children(element);
      return;
    }
    this.#inline.startLink(href);
    this.#children(element);
    this.#inline.endLink();
  }

  #raised(element: HtmlElement): void {
    const text = visibleText(element, 10);
    const table = element.name === 'sup' ? SUPERSCRIPTS : SUBSCRIPTS;
    const mapped = [...text].map((char) => table[char]);
    if (text !== '' && mapped.every((char) => char !== undefined)) this.#inline.append(mapped.join(''), this.#bold > 0);
    else this.#children(element);
  }

  #image(element: HtmlElement): void {
    const source = element.attrs.src ?? element.attrs['data-src'] ?? '';
    const tiny = [element.attrs.width, element.attrs.height].some(
      (size) => size !== undefined && Number.parseInt(size, 10) <= 32,
    );
    if (
      source === '' ||
      tiny ||
      /(^|[/_-])(icon|ico|logo|spacer|blank|filetype|bullet|arrow)/i.test(source.slice(0, 300))
    )
      return;
    this.#flush();
    this.#sink.image(source, (element.attrs.alt ?? element.attrs.title ?? '').trim());
  }

  #table(table: HtmlElement): void {
    if (isLayoutTable(table)) {
      const before = this.#align;
      // align on a table places the table, not its text.
      this.#align = undefined;
      this.#children(table);
      this.#flush();
      this.#align = before;
      return;
    }
    this.#strays(table);
    const caption = elementsOf(table).find((node) => node.name === 'caption');
    const images: { source: string; alt: string }[] = [];
    this.#sink.table(readTable(table, images), caption ? visibleText(caption, 300) || undefined : undefined);
    for (const image of images) this.#sink.image(image.source, image.alt);
  }

  /** Broken pages put text into a table but into none of its cells; browsers show it above the table. */
  #strays(part: HtmlElement): void {
    for (const node of part.children) {
      if (typeof node === 'string') this.#text(node);
      else if (
        node.dropped ||
        node.letters === 0 ||
        node.name === 'td' ||
        node.name === 'th' ||
        node.name === 'caption'
      )
        continue;
      else if (/^(tr|tbody|thead|tfoot|colgroup)$/.test(node.name)) this.#strays(node);
      else this.#element(node);
    }
    this.#flush();
  }

  #flush(): void {
    const paragraph = this.#inline.take();
    if (!paragraph) return;
    const marker = this.#marker;
    this.#marker = '';
    this.#sink.paragraph({
      ...withPrefix(paragraph, marker),
      ...(this.#heading === undefined ? {} : { headingLevel: this.#heading }),
      ...(this.#align === undefined ? {} : { align: this.#align }),
    });
  }
}

/** Rows of a data table; what stands in a cell becomes lines of text. */
function readTable(table: HtmlElement, images: { source: string; alt: string }[]): TableCell[][] {
  const rows = ownRows(table);
  const result = rows.map((row, at) =>
    cellsOf(row).map((cell): TableCell => {
      const colSpan = span(cell.attrs.colspan, 200);
      const rowSpan = cell.attrs.rowspan === '0' ? rows.length - at : span(cell.attrs.rowspan, rows.length - at);
      return {
        text: cellText(cell, images),
        ...(colSpan > 1 ? { colSpan } : {}),
        ...(rowSpan > 1 ? { rowSpan } : {}),
        ...(cell.name === 'th' || row.parent?.name === 'thead' ? { header: true } : {}),
      };
    }),
  );
  // Empty rows at the end hold nothing; in between they may be spanned by cells above.
  while (result.length > 0 && result.at(-1)?.every((cell) => cell.text === '')) result.pop();
  for (const [at, row] of result.entries()) {
    for (const cell of row) {
      const room = result.length - at;
      if (cell.rowSpan !== undefined && cell.rowSpan > room) {
        if (room > 1) cell.rowSpan = room;
        else delete cell.rowSpan;
      }
    }
  }
  return result;
}

function cellText(cell: HtmlElement, images: { source: string; alt: string }[]): string {
  const lines: string[] = [];
  collectBlocks(cell, {
    paragraph: (paragraph) => lines.push(paragraph.text),
    table: (rows) => {
      for (const row of rows) lines.push(row.map((inner) => inner.text.replaceAll('\n', ' ')).join('\t'));
    },
    image: (source, alt) => images.push({ source, alt }),
  });
  return lines.join('\n');
}

function isBold(element: HtmlElement): boolean {
  if (element.name === 'b' || element.name === 'strong' || element.name === 'th') return true;
  const { style } = element.attrs;
  return style !== undefined && /font-weight\s*:\s*(bold|[6-9]00)/i.test(style);
}

function alignOf(element: HtmlElement, inherited: Align): Align {
  if (element.name === 'center') return 'center';
  const { style } = element.attrs;
  const named = style === undefined ? undefined : /(?:^|[;\s])text-align\s*:\s*([a-z-]+)/i.exec(style)?.[1];
  const value = (named ?? (element.name === 'table' ? undefined : element.attrs.align))?.toLowerCase();
  if (value === undefined || value === '') return inherited;
  if (value.endsWith('center') || value === 'middle') return 'center';
  if (value === 'right' || value === 'end') return 'right';
  return value === 'left' || value === 'start' ? 'left' : undefined;
}

function listNumber(number: number, type: string | undefined): string {
  if (type === 'a' || type === 'A') {
    const letter = String.fromCharCode(97 + ((Math.max(1, number) - 1) % 26));
    return type === 'a' ? letter : letter.toUpperCase();
  }
  return String(number);
}
