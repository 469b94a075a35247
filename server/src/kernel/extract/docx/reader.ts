import type { ExtractionBuilder } from '../builder.ts';
import type { RawParagraph, TableCell } from '../extract.schema.ts';
import { safeHref } from '../../text/index.ts';
import { InlineText, withPrefix } from '../inline.ts';
import { ListCounter } from '../list-numbering.ts';
import type { Relation } from '../ooxml.ts';
import { child, children, descendant, textOf, val, type XmlElement } from '../xml.ts';
import type { Numbering } from './numbering.ts';
import { readParagraphProperties, readRunProperties, type Styles } from './styles.ts';
import { symbolText } from './symbols.ts';
import { readTableRows } from './tables.ts';

export interface DocxParts {
  styles: Styles;
  numbering: Numbering;
  relations: ReadonlyMap<string, Relation>;
  media: ReadonlyMap<string, Uint8Array>;
}

/** A complex field (fldChar) that is open: its instruction is read, then its result is text. */
interface Field {
  instruction: string;
  inResult: boolean;
  linked: boolean;
}

type Sink = (paragraph: Omit<RawParagraph, 'kind'>) => void;

/** Turns the elements of a document's body into blocks, one after the other. */
export class DocxReader {
  readonly #parts: DocxParts;
  readonly #out: ExtractionBuilder;
  readonly #counter = new ListCounter();
  readonly #inline = new InlineText();
  readonly #fields: Field[] = [];
  readonly #noteIds: { kind: 'footnote' | 'endnote'; id: string }[] = [];
  #sink: Sink;
  /** What hangs on the paragraph and follows it: pictures and text boxes. */
  #after: (() => void)[] = [];
  /** Paragraph properties of the paragraph that is being read. */
  #current: Omit<RawParagraph, 'kind' | 'text'> = {};
  #currentBold = false;
  #tableDepth = 0;

  constructor(parts: DocxParts, out: ExtractionBuilder) {
    this.#parts = parts;
    this.#out = out;
    this.#sink = (paragraph) => out.addParagraph(paragraph);
  }

  /** Reads a paragraph or a table. */
  block(element: XmlElement): void {
    if (element.name === 'p') this.#paragraph(element);
    else if (element.name === 'tbl') this.#table(element);
    else for (const inner of children(element)) this.block(inner);
  }

  /** Gives what is left when the last paragraph's mark was deleted. */
  end(): void {
    this.#flush();
    this.#runAfter();
  }

  /** Adds the notes that the text refers to, in the order of their numbers. */
  notes(kind: 'footnote' | 'endnote', notes: ReadonlyMap<string, XmlElement>): void {
    for (const [at, reference] of this.#noteIds.entries()) {
      const note = notes.get(reference.id);
      if (reference.kind !== kind || !note) continue;
      let first = true;
      this.#collect(
        () => children(note).forEach((inner) => this.block(inner)),
        (paragraph) => {
          const mark = first ? `[${at + 1}] ` : '';
          first = false;
          this.#out.addParagraph(withPrefix(paragraph, mark));
        },
      );
    }
  }

  #paragraph(element: XmlElement): void {
    const pPr = child(element, 'pPr');
    const styleId = val(pPr, 'pStyle');
    const style = this.#parts.styles.paragraph(styleId);
    if (style.contents) {
      this.#out.note('contents_dropped');
      return;
    }
    const own = readParagraphProperties(pPr);
    const headingLevel = own.headingLevel ?? style.headingLevel;
    const align = own.align ?? style.align;
    this.#current = {
      ...(headingLevel === undefined ? {} : { headingLevel }),
      ...(align === undefined ? {} : { align }),
    };
    this.#currentBold = style.bold ?? false;

    const item = this.#parts.numbering.find(own.numId ?? style.numId, own.numLevel ?? style.numLevel, styleId);
    const markRun = child(pPr, 'rPr');
    const markDeleted = child(markRun, 'del') !== undefined || child(markRun, 'moveFrom') !== undefined;
    const before = this.#inline.isEmpty;
    if (markDeleted || child(markRun, 'ins')) this.#out.note('tracked_changes');
    // A number counts even when the paragraph is empty, but one that is deleted with its mark does not.
    if (item && !markDeleted && before)
      this.#inline.append(this.#counter.next(item.list, item.level), this.#currentBold);
    const numbered = !this.#inline.isEmpty && before;
    const letters = this.#letters(element);
    if (numbered && letters === 0) this.#inline.take();
    this.#content(element);
    if (markDeleted) return; // the next paragraph goes on in the same line
    this.#flush();
    this.#runAfter();
  }

  /** Whether there is anything in a paragraph: an empty numbered line shows only a number. */
  #letters(element: XmlElement): number {
    let letters = 0;
    for (const node of element.children) {
      if (typeof node === 'string') continue;
      if (node.name === 't') letters += textOf(node).trim().length;
      else if (node.name === 'sym' || node.name === 'drawing' || node.name === 'pict' || node.name === 'object')
        letters++;
      else if (node.name !== 'pPr') letters += this.#letters(node);
    }
    return letters;
  }

  #content(element: XmlElement): void {
    for (const node of element.children) if (typeof node !== 'string') this.#inlineElement(node);
  }

  #inlineElement(element: XmlElement): void {
    switch (element.name) {
      case 'pPr':
      case 'rPr':
      case 'sdtPr':
      case 'sdtEndPr':
        return;
      case 'r':
        this.#run(element);
        return;
      case 'del':
      case 'moveFrom':
        this.#out.note('tracked_changes');
        return;
      case 'ins':
      case 'moveTo':
        this.#out.note('tracked_changes');
        this.#content(element);
        return;
      case 'hyperlink':
        this.#hyperlink(element);
        return;
      case 'fldSimple':
        this.#simpleField(element);
        return;
      case 'AlternateContent':
        this.#alternate(element);
        return;
      case 'oMath':
      case 'oMathPara':
        this.#inline.append(textOf(element));
        return;
      case 'p':
      case 'tbl':
        this.block(element);
        return;
      default:
        this.#content(element);
    }
  }

  #run(run: XmlElement): void {
    const rPr = child(run, 'rPr');
    const own = readRunProperties(rPr);
    const style = this.#parts.styles.character(val(rPr, 'rStyle'));
    const bold = own.bold ?? style.bold ?? this.#currentBold;
    if (own.hidden ?? style.hidden ?? false) {
      if (textOf(run).trim() !== '') this.#out.note('hidden_text');
      return;
    }
    for (const node of run.children) if (typeof node !== 'string') this.#runPart(node, bold);
  }

  #runPart(node: XmlElement, bold: boolean): void {
    switch (node.name) {
      case 't':
        if (this.#inResultText()) this.#inline.append(textOf(node), bold);
        return;
      case 'tab':
      case 'ptab':
        if (this.#inResultText()) this.#inline.append('\t', bold);
        return;
      case 'br':
      case 'cr':
        if (this.#inResultText()) this.#flush();
        return;
      case 'noBreakHyphen':
        this.#inline.append('-', bold);
        return;
      case 'sym':
        this.#inline.append(symbolText(node.attrs.font ?? '', node.attrs.char ?? ''), bold);
        return;
      case 'instrText':
        this.#addInstruction(textOf(node));
        return;
      case 'fldChar':
        this.#fieldMark(node.attrs.fldCharType ?? '');
        return;
      case 'ruby':
        for (const base of children(node, 'rubyBase')) this.#content(base);
        return;
      case 'footnoteReference':
      case 'endnoteReference':
        this.#noteReference(node);
        return;
      case 'commentReference':
        this.#out.note('comments');
        return;
      case 'AlternateContent':
        this.#alternate(node);
        return;
      case 'drawing':
      case 'pict':
      case 'object':
        this.#drawing(node);
        return;
      case 'delText':
      case 'delInstrText':
        this.#out.note('tracked_changes');
        return;
    }
  }

  #noteReference(node: XmlElement): void {
    const kind = node.name === 'footnoteReference' ? 'footnote' : 'endnote';
    this.#noteIds.push({ kind, id: node.attrs.id ?? '' });
    this.#inline.append(`[${this.#noteIds.length}]`);
  }

  #hyperlink(element: XmlElement): void {
    const relation = this.#parts.relations.get(element.attrs.id ?? '');
    const href = safeHref(relation?.external ? relation.target : undefined, 'source');
    if (href !== null) this.#inline.startLink(href);
    this.#content(element);
    if (href !== null) this.#inline.endLink();
  }

  #simpleField(element: XmlElement): void {
    const href = linkOfInstruction(element.attrs.instr ?? '');
    if (href !== null) this.#inline.startLink(href);
    this.#content(element);
    if (href !== null) this.#inline.endLink();
  }

  #fieldMark(type: string): void {
    const open = this.#fields.at(-1);
    if (type === 'begin') this.#fields.push({ instruction: '', inResult: false, linked: false });
    else if (type === 'separate' && open) {
      open.inResult = true;
      const href = linkOfInstruction(open.instruction);
      if (href !== null) {
        this.#inline.startLink(href);
        open.linked = true;
      }
    } else if (type === 'end' && open) {
      if (open.linked) this.#inline.endLink();
      this.#fields.pop();
    }
  }

  #addInstruction(text: string): void {
    const open = this.#fields.at(-1);
    if (open && !open.inResult && open.instruction.length < 5000) open.instruction += text;
  }

  /** Text between a field's begin and its result is instruction; damaged files may leave fields open, which must not hide the text. */
  #inResultText(): boolean {
    const open = this.#fields.at(-1);
    return open === undefined || open.inResult || open.instruction === '';
  }

  /** The first understood alternative counts, so that a text box is read once. */
  #alternate(element: XmlElement): void {
    const choice = child(element, 'Choice');
    const usable =
      choice &&
      (descendant(choice, 'txbxContent') ||
        descendant(choice, 'blip') ||
        descendant(choice, 't') ||
        descendant(choice, 'oMath'));
    const chosen = usable ? choice : (child(element, 'Fallback') ?? choice);
    for (const node of children(chosen)) {
      if (node.name === 'drawing' || node.name === 'pict' || node.name === 'object') this.#drawing(node);
      else if (node.name === 'r') this.#run(node);
      else this.#runPartOrInline(node);
    }
  }

  #runPartOrInline(node: XmlElement): void {
    if (node.name === 't' || node.name === 'sym') this.#runPart(node, this.#currentBold);
    else this.#inlineElement(node);
  }

  /** Pictures and text boxes come behind the paragraph that they hang on. */
  #drawing(element: XmlElement): void {
    const alt = descendant(element, 'docPr')?.attrs.descr ?? '';
    const visit = (node: XmlElement): void => {
      if (node.name === 'txbxContent') {
        this.#after.push(() => this.#textBox(node));
        return;
      }
      if (node.name === 'blip' || node.name === 'imagedata') this.#after.push(() => this.#image(node, alt));
      if (node.name === 'AlternateContent') {
        const chosen = child(node, 'Choice') ?? child(node, 'Fallback');
        if (chosen) visit(chosen);
        return;
      }
      for (const inner of children(node)) visit(inner);
    };
    visit(element);
  }

  #textBox(content: XmlElement): void {
    for (const inner of children(content)) this.block(inner);
  }

  #image(node: XmlElement, alt: string): void {
    const id = node.attrs.embed ?? node.attrs.id ?? node.attrs.link ?? '';
    const relation = this.#parts.relations.get(id);
    const bytes = relation ? this.#parts.media.get(relation.target) : undefined;
    if (!relation || !bytes) {
      if (relation?.external) this.#out.note('image_not_included', relation.target);
    } else if (!this.#out.addImage(bytes, alt)) {
      this.#out.note('image_unsupported', relation.target);
    }
  }

  #table(table: XmlElement): void {
    this.#flush();
    this.#runAfter();
    const pictures: (() => void)[] = [];
    this.#tableDepth++;
    const rows = readTableRows(table, this.#out, (cell) => this.#cellText(cell, pictures));
    this.#tableDepth--;
    const [first, ...more] = rows;
    const only = first?.[0];
    if (this.#tableDepth > 0) {
      for (const row of rows) this.#sink({ text: row.map((cell) => cell.text.replaceAll('\n', ' ')).join('\t') });
    } else if (only && first.length === 1 && more.length === 0) {
      // A frame round text, not a table.
      for (const line of only.text.split('\n')) if (line !== '') this.#sink({ text: line });
    } else this.#out.addTable(rows satisfies TableCell[][]);
    for (const picture of pictures) picture();
  }

  #cellText(cell: XmlElement, pictures: (() => void)[]): string {
    const lines: string[] = [];
    const outer = this.#after;
    this.#collect(
      () => {
        for (const inner of children(cell)) {
          this.#after = [];
          if (inner.name === 'p') this.#cellParagraph(inner, pictures);
          else if (inner.name !== 'tcPr') this.block(inner);
        }
      },
      (paragraph) => {
        if (paragraph.text !== '') lines.push(paragraph.text);
      },
    );
    this.#after = outer;
    return lines.join('\n');
  }

  /** Text boxes in a cell belong to its text; pictures come behind the table. */
  #cellParagraph(paragraph: XmlElement, pictures: (() => void)[]): void {
    const images = this.#out.images.length;
    this.#paragraph(paragraph);
    const added = this.#out.images.length - images;
    if (added === 0) return;
    const moved = this.#out.blocks.splice(-added);
    pictures.push(() => void this.#out.blocks.push(...moved));
  }

  /** Runs a reader with its paragraphs going elsewhere. */
  #collect(read: () => void, sink: Sink): void {
    const outer = this.#sink;
    this.#sink = sink;
    read();
    this.#flush();
    this.#sink = outer;
  }

  #flush(): void {
    const paragraph = this.#inline.take();
    if (paragraph) this.#sink({ ...paragraph, ...this.#current });
  }

  #runAfter(): void {
    while (this.#after.length > 0) for (const action of this.#after.splice(0)) action();
  }
}

/** Address of a HYPERLINK field, when it leads out of the document. */
function linkOfInstruction(instruction: string): string | null {
  const found = /^\s*HYPERLINK\s+"([^"]*)"/i.exec(instruction) ?? /^\s*HYPERLINK\s+([^\s"\\]+)/i.exec(instruction);
  return safeHref(found?.[1], 'source');
}
