import type { ExtractionBuilder } from '../builder.ts';
import { ExtractionError } from '../extract.errors.ts';
import type { PageText, TextPiece } from './lines.ts';
import { addPages } from './paragraphs.ts';
import { PdfBinaryData } from './pdf-cmaps.ts';

/** What pdf.js gives for one stretch of text, as far as it is used here. */
interface PdfItem {
  str?: string;
  transform?: number[];
  width?: number;
  height?: number;
}

/** Letters a page must have on average; below that the pages are pictures with a stamp or a page number on them. */
const MIN_LETTERS_PER_PAGE = 4;

/** Reads a PDF that has text. Throws file_encrypted, no_text_scanned, file_damaged or document_too_large (pages). */
export async function readPdf(bytes: Uint8Array, out: ExtractionBuilder): Promise<void> {
  // The library is large, and most runs never see a PDF.
  const { getResolvedPDFJS } = await import('unpdf');
  const { getDocument } = await getResolvedPDFJS();
  PdfBinaryData.reset();
  // pdf.js takes the buffer over, so it gets a copy.
  const task = getDocument({
    data: new Uint8Array(bytes),
    isEvalSupported: false,
    useSystemFonts: false,
    disableFontFace: true,
    useWorkerFetch: false,
    useWasm: false,
    stopAtErrors: false,
    verbosity: 0,
    cMapUrl: 'cmaps/',
    cMapPacked: false,
    BinaryDataFactory: PdfBinaryData,
  });
  try {
    const pdf = await opened(task.promise);
    if (pdf.numPages > out.limits.maxPages) throw new ExtractionError('document_too_large', 'pages');
    await readInfo(pdf, out);
    const pages: PageText[] = [];
    let letters = 0;
    for (let number = 1; number <= pdf.numPages; number++) {
      const page = await readPage(pdf, number, out);
      const own = page.pieces.reduce((sum, piece) => sum + piece.text.trim().length, 0);
      if (own === 0) out.note('page_without_text', String(number));
      letters += own;
      pages.push(page);
    }
    if (letters < pdf.numPages * MIN_LETTERS_PER_PAGE) throw new ExtractionError('no_text_scanned');
    if (PdfBinaryData.unmapped) out.note('text_unreadable');
    noteUnreadable(pages, out);
    addPages(pages, out);
  } finally {
    await task.destroy().catch(() => undefined);
  }
}

type PdfDocument = Awaited<ReturnType<typeof import('unpdf').getDocumentProxy>>;

async function opened(promise: Promise<unknown>): Promise<PdfDocument> {
  try {
    return (await promise) as PdfDocument;
  } catch (error) {
    const code = (error as Error | null)?.name === 'PasswordException' ? 'file_encrypted' : 'file_damaged';
    throw new ExtractionError(code, undefined, { cause: error });
  }
}

async function readInfo(pdf: PdfDocument, out: ExtractionBuilder): Promise<void> {
  const { info } = (await pdf.getMetadata().catch(() => ({ info: {} }))) as { info: Record<string, unknown> };
  for (const label of ['Title', 'Subject', 'Author', 'Keywords', 'CreationDate']) {
    const value = info[label];
    if (typeof value !== 'string' || value.trim() === '' || value.length > 1000) continue;
    out.addLabel(label, value, 'properties');
    // Programs put the file's name there; that is no title.
    if (label === 'Title' && !/\.(docx?|wps|pdf|indd)$/i.test(value)) out.titleHint = value.trim();
  }
}

async function readPage(pdf: PdfDocument, number: number, out: ExtractionBuilder): Promise<PageText> {
  try {
    const page = await pdf.getPage(number);
    const viewport = page.getViewport({ scale: 1 });
    const content = await page.getTextContent();
    const pieces: TextPiece[] = [];
    for (const item of content.items as PdfItem[]) {
      const piece = pieceOf(item, viewport.transform as number[]);
      if (piece) pieces.push(piece);
    }
    page.cleanup();
    return { number, width: viewport.width, height: viewport.height, pieces };
  } catch (error) {
    if (error instanceof ExtractionError) throw error;
    out.note('page_damaged', String(number));
    return { number, width: 595, height: 842, pieces: [] };
  }
}

/** Turns pdf.js's matrix into a place on the page as it is seen, rotation included; text that then still runs upwards is left out. */
function pieceOf(item: PdfItem, view: number[]): TextPiece | null {
  const { str, transform, width = 0 } = item;
  if (!str || !transform || str.trim() === '') return null;
  const [a = 1, b = 0, , , e = 0, f = 0] = transform;
  const [va = 1, vb = 0, vc = 0, vd = -1, ve = 0, vf = 0] = view;
  const alongX = a * va + b * vc;
  const alongY = a * vb + b * vd;
  const size = item.height && item.height > 0 ? item.height : Math.hypot(a, b);
  if (Math.abs(alongY) > Math.abs(alongX)) return null;
  return { text: str, x: e * va + f * vc + ve, y: e * vb + f * vd + vf, width, size };
}

/** Fonts without a way back to characters give signs of the private area or control characters. */
function noteUnreadable(pages: readonly PageText[], out: ExtractionBuilder): void {
  for (const page of pages) {
    const text = page.pieces.map((piece) => piece.text).join('');
    let bad = 0;
    for (let i = 0; i < text.length; i++) if (isUnreadable(text.charCodeAt(i))) bad++;
    if (bad > 3 && bad > text.length * 0.1) out.note('text_unreadable', String(page.number));
  }
}

/** Control characters, the private area, and the replacement character. */
function isUnreadable(code: number): boolean {
  return code < 0x09 || (code > 0x0d && code < 0x20) || (code >= 0xe000 && code <= 0xf8ff) || code === 0xfffd;
}
