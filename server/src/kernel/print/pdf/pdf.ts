import { encode } from 'uqr';
import { createNotes, type Notes } from '../clean.rules.ts';
import {
  AREA,
  BODY_SIZE,
  CLOSER,
  LETTER_HEAD,
  LINE,
  PAGE,
  PAGE_NUMBER_BELOW,
  PAGE_NUMBER_SIZE,
  RED_HEAD,
  TITLE_LINE,
  TITLE_SIZE,
} from '../page-form.ts';
import { readPicture } from '../pictures.ts';
import type { PrintBlock, PrintDocument } from '../print.schema.ts';
import { INFORMATION, informationOf, notesText, withColon } from '../words.rules.ts';
import { createCanvas, RED, type Canvas } from './canvas.ts';
import { addParagraph, baseline, BOTTOM, childOf, createFlow, type Flow, type ParagraphForm } from './flow.ts';
import { createPdfFile, dateString, show, textString, type PdfFile, type Ref } from './pdf-file.ts';
import { element, writeStructure, type Element } from './pdf-structure.ts';
import { addTable } from './table.ts';

/** An official document as a tagged PDF in the form of GB/T 9704. `document` must be clean. */
export function makePdf(document: PrintDocument, notes: Notes): { bytes: Uint8Array; pages: number } {
  const file = createPdfFile();
  const canvas = createCanvas(file, notes);
  const flow = createFlow(canvas, pitchOf(document));
  const top = element('Document');
  const outline: Bookmark[] = [];
  addHead(flow, top, document);
  for (const [at, block] of document.blocks.entries())
    addBlock({ flow, top, outline, notes }, block, document.blocks[at + 1]);
  addEnd(flow, top, document, notes);
  const pageCount = canvas.pageCount;
  // The first page of a letter shows no number (GB/T 9704 10.1).
  for (let page = document.letterHead ? 1 : 0; page < pageCount; page += 1) addPageNumber(canvas, page);
  const { tree, pages } = canvas.finish();
  const structure = writeStructure(file, top, pages);
  const root = writeCatalog(file, document, { tree, pages, structure, outline });
  const info = file.write(
    `<< /Title ${textString(document.title)} ${optional('Author', document.author)}${optional('Subject', document.subject)}` +
      `${optional('Keywords', document.keywords)}/Producer (Yangguang) /Creator (Yangguang) ` +
      `/CreationDate ${dateString(document.producedAt)} /ModDate ${dateString(document.producedAt)} >>`,
  );
  return { bytes: file.finish(root, info), pages: pageCount };
}

/**
 * The height of a line, in points: the standard's, or for a letter whose signature would stand on a second page for want of a few lines, the largest
 * at which all of it stands on the first.
 */
export function pitchOf(document: PrintDocument): number {
  const { letterHead, blocks } = document;
  const last = blocks.findIndex(({ kind }) => kind === 'signature');
  if (!letterHead || last < 0) return LINE;
  const fits = CLOSER.find((part) => {
    const notes = createNotes();
    const canvas = createCanvas(createPdfFile(), notes);
    const flow = createFlow(canvas, LINE * part);
    const work = { flow, top: element('Document'), outline: [], notes };
    addHead(flow, work.top, document);
    for (const [at, block] of blocks.slice(0, last + 1).entries()) addBlock(work, block, blocks[at + 1]);
    return canvas.pageCount === 1;
  });
  return LINE * (fits ?? 1);
}

interface Bookmark {
  text: string;
  level: number;
  page: number;
  y: number;
}
interface Work {
  flow: Flow;
  top: Element;
  outline: Bookmark[];
  notes: Notes;
}

const BODY: ParagraphForm = { style: { face: 'body', size: BODY_SIZE }, align: 'justify' };
const TWO = BODY_SIZE * 2;
const HEADING_FACES = ['hei', 'hei', 'strong', 'body', 'body'] as const;

function addHead(flow: Flow, top: Element, document: PrintDocument): void {
  const { redHead, letterHead, documentNumber, recipients, title } = document;
  if (letterHead) addLetterHead(flow, top, letterHead, documentNumber);
  else if (redHead) {
    flow.y += RED_HEAD.above;
    addRedName(flow, top, redHead, RED_HEAD.size);
    flow.skip(2);
    if (documentNumber) addParagraph(flow, documentNumber, childOf(top, 'P'), { ...BODY, align: 'center' });
    flow.y += RED_HEAD.lineBelow;
    flow.canvas.artifact('Layout', () =>
      flow.canvas.line(AREA.left, flow.y, AREA.left + AREA.width, flow.y, RED_HEAD.lineWidth, RED),
    );
    flow.skip(2);
  }
  addParagraph(flow, title, childOf(top, 'H1'), {
    ...{ style: { face: 'title', size: TITLE_SIZE }, align: 'center', lineHeight: TITLE_LINE, even: true },
  });
  if (!redHead && !letterHead && documentNumber)
    addParagraph(flow, documentNumber, childOf(top, 'P'), {
      ...BODY,
      style: { face: 'strong', size: BODY_SIZE },
      align: 'center',
    });
  flow.skip(1);
  if (recipients) addParagraph(flow, withColon(recipients), childOf(top, 'P'), BODY);
}

/** Red, in the middle, as large as the width lets it; returns the size that it has. */
function addRedName(flow: Flow, top: Element, name: string, largest: number): number {
  const width = [...name].reduce((sum, char) => sum + flow.canvas.widthOf(char, { face: 'title', size: largest }), 0);
  const size = largest * Math.min(1, AREA.width / width);
  addParagraph(flow, name, childOf(top, 'P'), {
    ...{ style: { face: 'title', size, colour: RED }, align: 'center', lineHeight: size * 1.2 },
  });
  return size;
}

/** Name and number of a letter between its red double lines; the number stands on the right, two lines above the title. */
function addLetterHead(flow: Flow, top: Element, name: string, number: string | undefined): void {
  const { size: largest, thick, thin, gap, lineLength } = LETTER_HEAD;
  // Half of what the line of the name is higher than its characters lies above them.
  flow.y = LETTER_HEAD.top - largest * 0.1;
  const size = addRedName(flow, top, name, largest);
  const upper = LETTER_HEAD.top + size + LETTER_HEAD.lineBelow;
  const lower = PAGE.height - LETTER_HEAD.lineFromBottom;
  const left = (PAGE.width - lineLength) / 2;
  flow.canvas.artifact('Layout', () => {
    for (const [y, width] of [
      [upper + thick / 2, thick],
      [upper + thick + gap, thin],
      [lower - thick - gap, thin],
      [lower - thick / 2, thick],
    ] as const)
      flow.canvas.line(left, y, left + lineLength, y, width, RED);
  });
  flow.y = upper + thick + gap + thin + (BODY_SIZE * 7) / 8 - (LINE - BODY_SIZE) / 2;
  if (number) addParagraph(flow, number, childOf(top, 'P'), { ...BODY, align: 'right' });
  flow.skip(2);
}

function addBlock({ flow, top, outline, notes }: Work, block: PrintBlock, next: PrintBlock | undefined): void {
  switch (block.kind) {
    case 'heading': {
      const level = Math.min(Math.max(block.level, 1), 4);
      const isCentred = block.align === 'center';
      // A heading is followed by text on its page, also where one heading follows another.
      const keep = !next || next.kind === 'attachment' ? 0 : next.kind === 'heading' ? LINE * 2 : LINE;
      flow.need(LINE + keep);
      if (level <= 2)
        outline.push({ text: block.text.slice(0, 80), level, page: flow.canvas.pageCount - 1, y: flow.y });
      addParagraph(flow, block.text, childOf(top, `H${level + 1}`), {
        ...{ style: { face: HEADING_FACES[level] ?? 'body', size: BODY_SIZE }, keep },
        ...(isCentred ? { align: 'center' } : { align: 'justify', indent: TWO }),
      });
      return;
    }
    case 'paragraph': {
      const { text, lead = 0, align = 'justify', flush = false } = block;
      if (text.trim() === '') return flow.skip(1);
      const parts = text.split('\n');
      // Date and seal do not stand alone on a page (GB/T 9704 7.3.5.4): the last line of the text stays with them.
      const keep = next?.kind === 'signature' ? signatureHeight(next, flow.pitch) : 0;
      for (const [at, part] of parts.entries()) {
        if (part.trim() === '') continue;
        addParagraph(flow, part, childOf(top, 'P'), {
          ...{ ...BODY, align: align === 'left' ? 'justify' : align },
          ...(at === parts.length - 1 ? { keep } : {}),
          ...(align === 'justify' && !flush ? { indent: TWO } : {}),
          ...(lead > 0 && at === 0 ? { lead: { length: lead, style: { face: 'hei', size: BODY_SIZE } } } : {}),
        });
      }
      return;
    }
    case 'table':
      if (block.caption)
        addParagraph(flow, block.caption, childOf(top, 'P'), {
          ...{ style: { face: 'hei', size: 14 }, align: 'center', lineHeight: 24, keep: LINE * 2 },
        });
      return addTable(flow, top, block.rows, { ...(block.headRows ? { headRows: block.headRows } : {}) });
    case 'image':
      return addImage(flow, top, block, notes);
    case 'attachment':
      if (!flow.isAtTop) flow.newPage();
      outline.push({
        text: `${block.label} ${block.title}`.trim(),
        level: 1,
        page: flow.canvas.pageCount - 1,
        y: flow.y,
      });
      addParagraph(flow, block.label, childOf(top, 'P'), { style: { face: 'hei', size: BODY_SIZE }, align: 'left' });
      if (block.title) {
        // The title of an attachment stands on the third line.
        flow.y += LINE;
        addParagraph(flow, block.title, childOf(top, 'H2'), {
          ...{ style: { face: 'title', size: TITLE_SIZE }, align: 'center', lineHeight: TITLE_LINE, even: true },
        });
        flow.skip(1);
      }
      return;
    case 'signature':
      return addSignature(flow, top, block);
  }
}

/** A seal of 42 mm over body and date begins within a line of the text when two lines are left free. */
const SEAL_LINES = 2;
const signatureHeight = ({ bodies, seal = false }: Extract<PrintBlock, { kind: 'signature' }>, pitch: number) =>
  pitch * (bodies.length + 1 + (seal ? SEAL_LINES : 1));

/** With a seal: the date four characters in from the right, the body centred over it, room above; without: two characters in. */
function addSignature(flow: Flow, top: Element, block: Extract<PrintBlock, { kind: 'signature' }>): void {
  const { bodies, date, seal = false } = block;
  const { canvas } = flow;
  const style = BODY.style;
  const widthOf = (text: string) => [...text].reduce((sum, char) => sum + canvas.widthOf(char, style), 0);
  // The seal may not stand alone on a page: it needs its own height, and a line of the text is kept by the standard's 调整行距.
  flow.need(signatureHeight(block, flow.pitch));
  flow.skip(seal ? SEAL_LINES : 1);
  const dateWidth = widthOf(date);
  for (const body of bodies) {
    const own = widthOf(body);
    const right = seal ? Math.max(0, TWO * 2 + (dateWidth - own) / 2) : TWO;
    addParagraph(flow, body, childOf(top, 'P'), { ...BODY, align: 'right', indentRight: right });
  }
  if (!date) return;
  const longest = Math.max(0, ...bodies.map(widthOf));
  // Without a seal the date begins two characters to the right of the body's beginning, where there is room for that.
  const right = seal || bodies.length === 0 ? TWO * 2 : Math.max(0, TWO + longest - TWO - dateWidth);
  addParagraph(flow, date, childOf(top, 'P'), { ...BODY, align: 'right', indentRight: right });
}

function addImage(flow: Flow, top: Element, block: Extract<PrintBlock, { kind: 'image' }>, notes: Notes): void {
  const picture = readPicture(block.bytes);
  if (!picture) {
    notes.add('image_unreadable', block.alt);
    addParagraph(flow, `［图：${block.alt || '无说明'}］`, childOf(top, 'P'), { ...BODY, align: 'center' });
    return;
  }
  // 96 dots to the inch, as screens show it; never wider or higher than the type area.
  const scale = Math.min(0.75, AREA.width / picture.width, (AREA.height - LINE) / picture.height);
  const [width, height] = [picture.width * scale, picture.height * scale];
  flow.need(height + 8);
  const figure = childOf(top, 'Figure', { alt: block.alt || '图' });
  flow.canvas.tag(figure, () =>
    flow.canvas.image(picture, AREA.left + (AREA.width - width) / 2, flow.y + 4, width, height),
  );
  flow.y += Math.ceil((height + 8) / LINE) * LINE;
}

/** What is known of the document, its address and code, and what could not be printed. */
function addEnd(flow: Flow, top: Element, document: PrintDocument, notes: Notes): void {
  const rows = informationOf(document);
  const small: ParagraphForm = { style: { face: 'body', size: 10.5 }, align: 'left', lineHeight: 17 };
  if (rows.length > 0) {
    flow.need(LINE * 2 + rows.length * 23);
    flow.skip(1);
    addParagraph(flow, INFORMATION, childOf(top, 'H2'), { style: { face: 'hei', size: 14 }, align: 'left', keep: 46 });
    addTable(
      flow,
      top,
      rows.map(({ label, value }) => [{ text: label, header: true }, { text: value }]),
    );
  }
  if (document.address) {
    const side = 68;
    flow.need(side + 8);
    const y = flow.y + 4;
    const { data, size } = encode(document.address, { ecc: 'M', border: 0 });
    const field = side / size;
    flow.canvas.tag(childOf(top, 'Figure', { alt: `二维码：${document.address}` }), () =>
      flow.canvas.boxes(
        data.flatMap((row, r) =>
          row.flatMap((dark, c) =>
            dark ? [{ x: AREA.left + c * field, y: y + r * field, width: field, height: field }] : [],
          ),
        ),
      ),
    );
    flow.y = y;
    addParagraph(flow, `扫码或访问以下网址核对本件：\n${document.address}`, childOf(top, 'P'), {
      ...{ ...small, left: AREA.left + side + 12, width: AREA.width - side - 12 },
    });
    flow.y = Math.max(flow.y, y + side + 8);
  }
  const text = notesText(notes.list());
  if (text) addParagraph(flow, text, childOf(top, 'P'), small);
}

/** 四号, odd pages on the right, even ones on the left, one character in (GB/T 9704, 7.5). */
function addPageNumber(canvas: Canvas, page: number): void {
  const chars = [...`— ${page + 1} —`];
  const style = { face: 'body', size: PAGE_NUMBER_SIZE } as const;
  const width = chars.reduce((sum, char) => sum + canvas.widthOf(char, style), 0);
  const isOdd = page % 2 === 0;
  const x = isOdd ? AREA.left + AREA.width - width - PAGE_NUMBER_SIZE : AREA.left + PAGE_NUMBER_SIZE;
  const y = baseline(BOTTOM + PAGE_NUMBER_BELOW - PAGE_NUMBER_SIZE / 2, PAGE_NUMBER_SIZE, PAGE_NUMBER_SIZE);
  canvas.artifact('Pagination', () => canvas.text(chars, x, y, style), page);
}

function writeCatalog(
  file: PdfFile,
  document: PrintDocument,
  parts: { tree: Ref; pages: readonly Ref[]; structure: Ref; outline: readonly Bookmark[] },
): Ref {
  const metadata = file.stream('/Type /Metadata /Subtype /XML', Buffer.from(xmp(document), 'utf8'), { plain: true });
  const bookmarks = writeBookmarks(file, parts.outline, parts.pages);
  return file.write(
    `<< /Type /Catalog /Version /1.7 /Pages ${show(parts.tree)} /Lang (zh-CN) /MarkInfo << /Marked true >> ` +
      `/StructTreeRoot ${show(parts.structure)} /ViewerPreferences << /DisplayDocTitle true >> /Metadata ${show(metadata)}` +
      `${bookmarks ? ` /Outlines ${show(bookmarks)} /PageMode /UseOutlines` : ''} >>`,
  );
}

function writeBookmarks(file: PdfFile, bookmarks: readonly Bookmark[], pages: readonly Ref[]): Ref | null {
  if (bookmarks.length === 0) return null;
  const root = file.reserve();
  const refs = bookmarks.map(() => file.reserve());
  for (const [at, { text, page, y }] of bookmarks.entries()) {
    const [ref, target, before, after] = [refs[at], pages[page], refs[at - 1], refs[at + 1]];
    if (!ref || !target) continue;
    const links = `${before ? `/Prev ${show(before)} ` : ''}${after ? `/Next ${show(after)} ` : ''}`;
    file.write(
      `<< /Title ${textString(text)} /Parent ${show(root)} ${links}/Dest [${show(target)} /XYZ null ${Math.round(842 - y + 10)} null] >>`,
      ref,
    );
  }
  const [first, last] = [refs[0], refs.at(-1)];
  return first && last
    ? file.write(`<< /Type /Outlines /First ${show(first)} /Last ${show(last)} /Count ${refs.length} >>`, root)
    : null;
}

const optional = (key: string, value: string | undefined) => (value ? `/${key} ${textString(value)} ` : '');

const escape = (text: string) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');

function xmp({ title, author, subject, producedAt }: PrintDocument): string {
  const at = new Date(producedAt).toISOString();
  const alt = (name: string, value: string | undefined) =>
    value ? `<dc:${name}><rdf:Alt><rdf:li xml:lang="x-default">${escape(value)}</rdf:li></rdf:Alt></dc:${name}>` : '';
  return `<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/">
${alt('title', title)}${alt('description', subject)}${author ? `<dc:creator><rdf:Seq><rdf:li>${escape(author)}</rdf:li></rdf:Seq></dc:creator>` : ''}<dc:language><rdf:Bag><rdf:li>zh-CN</rdf:li></rdf:Bag></dc:language>
<xmp:CreateDate>${at}</xmp:CreateDate><xmp:ModifyDate>${at}</xmp:ModifyDate><xmp:CreatorTool>Yangguang</xmp:CreatorTool><pdf:Producer>Yangguang</pdf:Producer>
</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="w"?>`;
}
