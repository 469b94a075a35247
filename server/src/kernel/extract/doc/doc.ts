import type { ExtractionBuilder } from '../builder.ts';
import { ExtractionError } from '../extract.errors.ts';
import type { RawParagraph } from '../extract.schema.ts';
import { safeHref } from '../../text/index.ts';
import { InlineText, withPrefix } from '../inline.ts';
import { ListCounter, type ListInstance } from '../list-numbering.ts';
import type { CompoundFile } from './compound-file.ts';
import { findPicture } from './pictures.ts';
import {
  characterEntry,
  paragraphEntry,
  readRuns,
  type CharacterProperties,
  type ParagraphProperties,
} from './properties.ts';
import { readStyles, type DocStyle } from './styles.ts';
import { readLists } from './lists.ts';
import { readSummary } from './summary.ts';
import { buildTable, type DocRow } from './table.ts';
import { DocText, RunFinder } from './text.ts';

/**
 * Reads the binary format of Word 97–2003 ([MS-DOC]), which WPS Office writes too: text with lists, tables, links and pictures, without what
 * was deleted or hidden. Throws file_encrypted, file_damaged, or format_unknown for Word 95 and older.
 */
export function readDoc(compound: CompoundFile, out: ExtractionBuilder): void {
  const main = viewOf(compound.find('WordDocument'));
  if (!main || main.byteLength < 0x2f2) throw new ExtractionError('file_damaged', 'WordDocument');
  if (main.getUint16(0, true) !== 0xa5ec) throw new ExtractionError('format_unknown', 'word95');
  if (main.getUint16(2, true) < 0xc1) throw new ExtractionError('format_unknown', 'word95');
  const flags = main.getUint16(0x0a, true);
  if (flags & 0x0100) throw new ExtractionError('file_encrypted');
  const table = viewOf(compound.find(flags & 0x0200 ? '1Table' : '0Table'));
  if (!table) throw new ExtractionError('file_damaged', 'Table');
  const summary = compound.find('\u0005SummaryInformation');
  if (summary) readSummary(summary, out);
  new DocReader(main, table, viewOf(compound.find('Data')), out).read();
}

function viewOf(bytes: Uint8Array | null): DataView | null {
  return bytes ? new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength) : null;
}

interface Field {
  instruction: string;
  inResult: boolean;
  linked: boolean;
}

class DocReader {
  readonly #out: ExtractionBuilder;
  readonly #main: DataView;
  readonly #data: DataView | null;
  readonly #text: DocText;
  readonly #characters: RunFinder<CharacterProperties>;
  readonly #paragraphs: RunFinder<ParagraphProperties>;
  readonly #styles: DocStyle[];
  readonly #lists: ListInstance[];
  readonly #counter = new ListCounter();
  readonly #inline = new InlineText();
  readonly #pictures: Uint8Array[] = [];
  #fields: Field[] = [];
  #rows: DocRow[] = [];
  #cells: string[] = [];
  #lines: string[] = [];
  #references = 0;
  #mark = '';

  constructor(main: DataView, table: DataView, data: DataView | null, out: ExtractionBuilder) {
    this.#out = out;
    this.#main = main;
    this.#data = data;
    const at = (offset: number) => main.getUint32(offset, true);
    this.#text = new DocText(main, table, at(0x1a2), at(0x1a6));
    this.#characters = new RunFinder(readRuns(table, at(0xfa), at(0xfe), main, 1, characterEntry), {});
    this.#paragraphs = new RunFinder(
      readRuns(table, at(0x102), at(0x106), main, 13, (page, offset) => paragraphEntry(page, offset, data)),
      {},
    );
    this.#styles = readStyles(table, at(0xa2), at(0xa6));
    this.#lists = readLists(table, at(0x2e2), at(0x2e6), at(0x2ea), at(0x2ee));
  }

  read(): void {
    const count = (offset: number) => this.#main.getInt32(offset, true);
    const stories = [0x4c, 0x50, 0x54, 0x58, 0x5c, 0x60, 0x64].map(count);
    if (stories.some((length) => length < 0)) throw new ExtractionError('file_damaged', 'stories');
    const [body = 0, footnotes = 0, headers = 0, macros = 0, comments = 0, endnotes = 0, boxes = 0] = stories;
    const footnotesAt = body;
    const endnotesAt = body + footnotes + headers + macros + comments;
    const boxesAt = endnotesAt + endnotes;

    this.#story(0, body);
    if (boxes > 0) {
      const before = this.#out.blocks.length;
      this.#story(boxesAt, boxesAt + boxes);
      // The format keeps text boxes apart from the text; where they hung is not known here.
      if (this.#out.blocks.length > before) this.#out.note('text_boxes_at_end');
    }
    this.#references = 0;
    this.#story(footnotesAt, footnotesAt + footnotes, true);
    this.#story(endnotesAt, endnotesAt + endnotes, true);
    if (comments > 0) this.#out.note('comments');
  }

  #story(from: number, to: number, isNotes = false): void {
    if (to <= from) return;
    this.#fields = [];
    this.#text.forEach(from, to, (char, offset) => this.#char(char, offset, isNotes));
    this.#endParagraph({}, false);
    this.#endTable();
    this.#addPictures();
  }

  #char(char: string, offset: number, isNotes: boolean): void {
    const code = char.charCodeAt(0);
    const run = this.#characters.at(offset);
    if (run.deleted || run.inserted) this.#out.note('tracked_changes');
    if (code === 0x0d || code === 0x07 || code === 0x0c) {
      // The mark of a deleted paragraph end: the next paragraph goes on in the same line.
      if (run.deleted && code === 0x0d) return;
      this.#endParagraph(this.#paragraphs.at(offset), code === 0x07);
      return;
    }
    if (run.deleted) return;
    if (code === 0x13 || code === 0x14 || code === 0x15) {
      this.#fieldMark(code);
      return;
    }
    const field = this.#fields.at(-1);
    if (field && !field.inResult) {
      if (field.instruction.length < 4000) field.instruction += char;
      return;
    }
    if (run.hidden) {
      if (code > 0x20) this.#out.note('hidden_text');
      return;
    }
    this.#visible(code, char, run, isNotes);
  }

  #visible(code: number, char: string, run: CharacterProperties, isNotes: boolean): void {
    if (code === 0x02) {
      this.#references++;
      if (isNotes) this.#mark = `[${this.#references}] `;
      else this.#inline.append(`[${this.#references}]`);
    } else if (code === 0x01) this.#picture(run);
    else if (code === 0x0b) this.#lineBreak();
    else if (code === 0x1e) this.#inline.append('-', run.bold);
    else if (code === 0x09 || code >= 0x20) {
      // A sign of a symbol font is kept apart, with a bracket in its place.
      if (run.special && code === 0x28) return;
      this.#inline.append(char, run.bold);
    }
  }

  #fieldMark(code: number): void {
    const field = this.#fields.at(-1);
    if (code === 0x13) this.#fields.push({ instruction: '', inResult: false, linked: false });
    else if (code === 0x14 && field) {
      field.inResult = true;
      const href = safeHref(/HYPERLINK\s+"([^"]*)"/i.exec(field.instruction)?.[1], 'source');
      if (href !== null) {
        this.#inline.startLink(href);
        field.linked = true;
      }
    } else if (code === 0x15 && field) {
      if (field.linked) this.#inline.endLink();
      this.#fields.pop();
    }
  }

  #picture(run: CharacterProperties): void {
    if (run.picture === undefined || !this.#data) return;
    const bytes = findPicture(this.#data, run.picture);
    if (bytes) this.#pictures.push(bytes);
    else this.#out.note('image_unsupported');
  }

  /** A line end inside a paragraph makes a paragraph of its own, with no properties but those of the whole. */
  #lineBreak(): void {
    const paragraph = this.#inline.take();
    if (!paragraph) return;
    if (this.#rows.length > 0 || this.#cells.length > 0) this.#lines.push(paragraph.text);
    else this.#add(paragraph, {});
  }

  #endParagraph(own: ParagraphProperties, cellMark: boolean): void {
    const style = this.#styles[own.style ?? 0] ?? {};
    const all: DocStyle = { ...style, ...own };
    const number = this.#number(all);
    const paragraph = this.#inline.take();
    if (own.inTable || cellMark) {
      if (own.rowEnd && cellMark) {
        this.#rows.push({ cells: this.#cells, definition: own.row });
        this.#cells = [];
        this.#lines = [];
        return;
      }
      if (paragraph) this.#lines.push(number + paragraph.text);
      if (cellMark) {
        this.#cells.push(this.#lines.join('\n'));
        this.#lines = [];
      }
      return;
    }
    this.#endTable();
    if (paragraph) this.#add(withPrefix(paragraph, this.#mark + number), all);
    this.#mark = '';
    this.#addPictures();
  }

  #number(all: DocStyle): string {
    const list = all.list !== undefined && all.list > 0 ? this.#lists[all.list - 1] : undefined;
    return list && !this.#inline.isEmpty ? this.#counter.next(list, all.listLevel ?? 0) : '';
  }

  #add(paragraph: Pick<RawParagraph, 'text' | 'links' | 'bold'>, all: DocStyle): void {
    this.#out.addParagraph({
      ...paragraph,
      ...(all.bold && paragraph.bold === undefined ? { bold: true } : {}),
      ...(all.headingLevel === undefined ? {} : { headingLevel: all.headingLevel }),
      ...(all.align === undefined ? {} : { align: all.align }),
    });
  }

  #endTable(): void {
    if (this.#cells.length > 0) this.#rows.push({ cells: this.#cells, definition: undefined });
    const rows = buildTable(this.#rows);
    this.#rows = [];
    this.#cells = [];
    const lines = this.#lines.splice(0);
    const only = rows[0]?.[0];
    if (rows.length === 1 && rows[0]?.length === 1 && only) {
      // A frame round text, not a table.
      for (const text of only.text.split('\n')) if (text !== '') this.#out.addParagraph({ text });
    } else this.#out.addTable(rows);
    for (const text of lines) this.#out.addParagraph({ text });
    if (rows.length > 0) this.#addPictures();
  }

  #addPictures(): void {
    for (const bytes of this.#pictures.splice(0))
      if (!this.#out.addImage(bytes, '')) this.#out.note('image_unsupported');
  }
}
