import { ExtractionError } from '../extract.errors.ts';
import { linesOfPage } from '../paged/lines.ts';
import { PdfBinaryData } from '../paged/pdf-cmaps.ts';
import { place, type Subject } from './findings.ts';
import { stackedLines, turnedLines } from './pdf-turned.ts';
import { paintPage, piecesOf, share, type Box, type PaintedPage, type PaintedText } from './pdf-page.ts';
import { inspectRawPdf } from './pdf-raw.ts';
import { earlierRevisions } from './pdf-revisions.ts';
import { inspectXmp } from './picture.ts';
import { LOCAL_PATH } from './properties.ts';

const MAX_PAGES = 3_000;
const TINY_POINTS = 1.6;
const COVERED_SHARE = 0.6;

interface Annotation {
  subtype?: string;
  contentsObj?: { str?: string };
  titleObj?: { str?: string };
  url?: string;
  unsafeUrl?: string;
  fieldValue?: unknown;
  hidden?: boolean;
  noView?: boolean;
  rect?: number[];
  color?: ArrayLike<number> | null;
  interiorColor?: ArrayLike<number> | null;
  file?: { filename?: string; content?: Uint8Array };
}

type Library = Awaited<ReturnType<typeof import('unpdf').getResolvedPDFJS>>;

/** Everything in a PDF: painted text and what covers it, text that is not painted, notes, attachments, properties, earlier revisions. */
export async function inspectPdf(subject: Subject): Promise<void> {
  const { bytes, out, path } = subject;
  const { getResolvedPDFJS } = await import('unpdf');
  const library = await getResolvedPDFJS();
  const seen = await inspectRevision(subject, library, bytes, true);
  const final = new Set(seen);
  for (const { bytes: earlier, number } of earlierRevisions(bytes)) {
    const where = place(path, `第${number}次保存`);
    const before = await inspectRevision({ ...subject, bytes: earlier }, library, earlier, false).catch(
      () => [] as string[],
    );
    const removed = before.filter((line) => line.trim().length > 1 && !final.has(line));
    if (removed.length === 0) continue;
    out.trace('earlier_revision', where, removed.join(' '));
    out.text(where, 'earlier_revision', removed.join('\n'));
  }
}

/** Reads one state of the file; returns its lines. Only the last state is examined. */
async function inspectRevision(
  subject: Subject,
  library: Library,
  bytes: Uint8Array,
  examine: boolean,
): Promise<string[]> {
  PdfBinaryData.reset();
  const task = library.getDocument({
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
  const ops = Object.fromEntries(Object.entries(library.OPS).map(([name, number]) => [number, name]));
  const lines: string[] = [];
  try {
    const pdf = await task.promise.catch((error: unknown) => {
      const code = (error as Error | null)?.name === 'PasswordException' ? 'file_encrypted' : 'file_damaged';
      throw new ExtractionError(code, undefined, { cause: error });
    });
    if (pdf.numPages > MAX_PAGES) throw new ExtractionError('document_too_large', 'pages');
    const layers = await pdf.getOptionalContentConfig({ intent: 'display' }).catch(() => null);
    for (let number = 1; number <= pdf.numPages; number++) {
      const page = await pdf.getPage(number);
      const [left = 0, bottom = 0, right = 595, top = 842] = page.view;
      const list = await page.getOperatorList({ intent: 'any' as 'display' });
      const painted = paintPage(list, ops, {
        isOpaque: (id) => isOpaque(page, id),
        isShown: (layer) => isShown(layers, layer),
      });
      const pageLines = linesOfPage({
        number,
        width: right - left,
        height: top,
        pieces: piecesOf(
          painted.texts.filter(({ turn }) => turn === 0),
          top,
        ),
      }).map((line) => line.text);
      const otherLines = [...turnedLines(painted.texts, number), ...stackedLines(painted.texts)];
      lines.push(...pageLines, ...otherLines);
      if (examine) {
        const where = place(subject.path, `第${number}页`);
        // Columns are parted by tabs, which makes rows of a table.
        const rows = pageLines.map((line) => line.split('\t'));
        subject.out.text(where, 'visible', pageLines.join('\n'), rows.some((row) => row.length > 1) ? rows : undefined);
        if (otherLines.length > 0) subject.out.text(where, 'visible', otherLines.join('\n'));
        // What was drawn in pieces for a page that is shown turned: in the order of painting its numbers stay whole.
        if (page.rotate !== 0) subject.out.text(where, 'visible', words0(painted.texts));
        inspectPainting(subject, where, painted, { left, bottom, right, top });
        await inspectAnnotations(subject, where, (await page.getAnnotations()) as Annotation[], painted);
      }
      page.cleanup();
    }
    if (examine) {
      await inspectDocument(subject, pdf);
      inspectRawPdf(subject);
    }
    if (examine && PdfBinaryData.unmapped) subject.out.unchecked('text_unreadable', subject.path);
  } finally {
    await task.destroy().catch(() => undefined);
  }
  return lines;
}

type PdfPage = Awaited<ReturnType<PdfDocument['getPage']>>;
type Layers = Awaited<ReturnType<PdfDocument['getOptionalContentConfig']>>;

/** A picture with transparent parts (a seal, a watermark) lets the text through; one that cannot be looked at counts as a cover. */
function isOpaque(page: PdfPage, id: unknown): boolean {
  const objects = typeof id === 'string' && id.startsWith('g_') ? page.commonObjs : page.objs;
  const image = (typeof id === 'string' && objects.has(id) ? objects.get(id) : id) as {
    kind?: number;
    data?: Uint8Array;
    width?: number;
    height?: number;
  } | null;
  if (image?.kind !== RGBA || !image.data) return true;
  let clear = 0;
  for (let at = 3; at < image.data.length; at += 4) if ((image.data[at] ?? 255) < 128) clear++;
  return clear < image.data.length / 4 / 5;
}
const RGBA = 3;

function isShown(layers: Layers | null, layer: unknown): boolean {
  try {
    return layers === null || layers.isVisible(layer as Parameters<Layers['isVisible']>[0]);
  } catch {
    return true;
  }
}

function inspectPainting({ out, path }: Subject, where: string, page: PaintedPage, view: Box): void {
  const covered: PaintedText[] = [];
  const white: PaintedText[] = [];
  const unpainted: PaintedText[] = [];
  const tiny: PaintedText[] = [];
  const outside: PaintedText[] = [];
  const switchedOff: PaintedText[] = [];
  let unreadable = 0;
  const large = page.areas.filter(({ kind, box }) => kind === 'image' && share(box, view) > 0.5);
  for (const text of page.texts) {
    if (/[\ue000-\uf8ff\ufffd\0-\x08]/.test(text.text)) unreadable++;
    if (text.switchedOff) switchedOff.push(text);
    else if (share(view, text.box) < 0.3) outside.push(text);
    else if (!text.painted) unpainted.push(text);
    else if (text.size < TINY_POINTS) tiny.push(text);
    else if (page.areas.some((area) => area.z > text.z && share(area.box, text.box) > COVERED_SHARE))
      covered.push(text);
    else if (isInvisible(text, page)) white.push(text);
  }
  const note = (
    texts: readonly PaintedText[],
    code: Parameters<typeof out.trace>[0],
    layer: 'hidden_text' | 'covered_text',
  ) => {
    const words = words0(texts);
    if (words.trim() === '') return;
    out.trace(code, where, words);
    out.text(where, layer, words);
  };
  note(covered, 'covered_text', 'covered_text');
  note(white, 'white_text', 'hidden_text');
  note(tiny, 'tiny_text', 'hidden_text');
  note(outside, 'off_page_text', 'hidden_text');
  note(switchedOff, 'hidden_text', 'hidden_text');
  // Letters behind a scanned page are how scans are made searchable; without a picture they serve nobody but a searcher.
  if (large.length === 0) note(unpainted, 'hidden_text', 'hidden_text');
  const letters = page.texts.length;
  if (letters < 4 && large.length > 0) out.unchecked('page_scanned', where);
  if (unreadable > 3 && unreadable > letters * 0.1)
    out.unchecked('text_unreadable', place(path, where === path ? '' : where.replace(`${path} › `, '')));
}

/** The topmost area below the letters has nearly their brightness; without one, white letters stand on white paper. */
function isInvisible(text: PaintedText, page: PaintedPage): boolean {
  let under: PaintedPage['areas'][number] | undefined;
  for (const area of page.areas) if (area.z < text.z && share(area.box, text.box) > COVERED_SHARE) under = area;
  if (under?.kind === 'image') return false;
  return under ? Math.abs(under.ink - text.ink) < 12 : text.ink > 243;
}

/** Letters that follow one another joined, others parted by a space. */
function words0(texts: readonly PaintedText[]): string {
  return piecesOf(texts, 0)
    .map((piece) => piece.text)
    .join(' ');
}

async function inspectAnnotations(
  { out, path, inside }: Subject,
  where: string,
  annotations: readonly Annotation[],
  page: PaintedPage,
): Promise<void> {
  for (const note of annotations) {
    const words = note.contentsObj?.str ?? '';
    const href = note.url ?? note.unsafeUrl;
    if (href) out.link(where, href);
    const rect =
      note.rect && note.rect.length === 4
        ? { left: note.rect[0] ?? 0, bottom: note.rect[1] ?? 0, right: note.rect[2] ?? 0, top: note.rect[3] ?? 0 }
        : null;
    const under = rect ? words0(page.texts.filter((text) => share(rect, text.box) > COVERED_SHARE)) : '';
    if (note.subtype === 'Redact') {
      out.trace('redaction_not_applied', where, under || words);
      out.text(where, 'covered_text', under);
    } else if (
      /^(?:Square|Circle|Polygon|Ink|Stamp|FreeText)$/.test(note.subtype ?? '') ||
      (note.subtype === 'Highlight' && isDark(note.color))
    ) {
      const filled =
        note.subtype === 'Highlight' || note.subtype === 'Ink' || (note.interiorColor && note.interiorColor.length > 0);
      if (filled && under.trim() !== '') {
        out.trace('covered_text', where, under);
        out.text(where, 'covered_text', under);
      }
    } else if (note.subtype === 'FileAttachment') {
      out.trace('embedded_file', where, note.file?.filename ?? '');
      if (note.file?.content) await inside(note.file.filename ?? '附件', note.file.content);
    } else if (note.subtype === 'Widget') {
      const value = typeof note.fieldValue === 'string' ? note.fieldValue : '';
      if ((note.hidden || note.noView) && value.trim() !== '') out.trace('hidden_text', where, value);
      out.text(where, note.hidden || note.noView ? 'hidden_text' : 'visible', value);
    }
    if (words.trim() !== '' && note.subtype !== 'Link' && note.subtype !== 'Widget') {
      if (note.subtype !== 'FreeText' && note.subtype !== 'Stamp') out.trace('comment', where, words);
      out.text(place(where, '批注'), note.subtype === 'FreeText' ? 'visible' : 'comment', words);
    }
  }
  void path;
}

const isDark = (color: ArrayLike<number> | null | undefined) =>
  color !== null &&
  color !== undefined &&
  color.length >= 3 &&
  (color[0] ?? 255) + (color[1] ?? 255) + (color[2] ?? 255) < 180;

interface Bookmark {
  title?: string;
  items?: Bookmark[];
}

function titlesOf(bookmarks: readonly Bookmark[], depth = 0): string[] {
  if (depth > 20) return [];
  return bookmarks.flatMap(({ title = '', items = [] }) => [title, ...titlesOf(items, depth + 1)]);
}

type PdfDocument = Awaited<ReturnType<typeof import('unpdf').getDocumentProxy>>;

async function inspectDocument({ out, path, inside }: Subject, pdf: PdfDocument): Promise<void> {
  const where = place(path, '文件属性');
  const { info, metadata } = (await pdf.getMetadata().catch(() => ({ info: {}, metadata: null }))) as {
    info: Record<string, unknown>;
    metadata: { getRaw?: () => string } | null;
  };
  for (const [name, value] of Object.entries({ ...info, ...(info.Custom as object | undefined) })) {
    if (typeof value !== 'string' || value.trim() === '') continue;
    if (name === 'Author') out.trace('author', where, value);
    else if (/^(Company|Manager)$/.test(name)) out.trace(name === 'Company' ? 'company' : 'manager', where, value);
    else if (/^(Title|Subject|Keywords)$/.test(name) || !(name in KNOWN_INFO))
      out.text(where, 'properties', `${name}：${value}`);
    if (LOCAL_PATH.test(value)) out.trace('local_path', where, value);
  }
  const raw = metadata?.getRaw?.();
  if (typeof raw === 'string') inspectXmp(raw, where, out);
  out.text(
    place(path, '书签'),
    'visible',
    titlesOf(((await pdf.getOutline().catch(() => null)) ?? []) as Bookmark[]).join('\n'),
  );
  const attachments = (await pdf.getAttachments().catch(() => null)) as unknown as
    | Map<string, { filename?: string; content?: Uint8Array }>
    | Record<string, { filename?: string; content?: Uint8Array }>
    | null;
  const listed = attachments instanceof Map ? [...attachments.values()] : Object.values(attachments ?? {});
  for (const { filename = '附件', content } of listed) {
    out.trace('embedded_file', path, filename);
    if (content) await inside(filename, content);
    else out.unchecked('file_damaged', place(path, filename));
  }
  if (await pdf.hasJSActions().catch(() => false)) out.trace('macro', path, 'JavaScript');
}

const KNOWN_INFO: Record<string, true> = {
  Author: true,
  Creator: true,
  Producer: true,
  CreationDate: true,
  ModDate: true,
  PDFFormatVersion: true,
  Language: true,
  EncryptFilterName: true,
  Trapped: true,
  Company: true,
  Manager: true,
};
