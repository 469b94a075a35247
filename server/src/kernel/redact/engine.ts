import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { init, type WrappedPdfiumModule } from '@embedpdf/pdfium';
import { RedactFault } from './faults.ts';
import type { RedactLimits } from './redact.schema.ts';

/** What is used of the memory of the WebAssembly module. */
interface Runtime {
  HEAPU8: Uint8Array;
  wasmExports: { malloc(size: number): number; free(at: number): void };
}

/** Pixels as blue, green, red, and a byte without meaning. */
export interface Drawn {
  width: number;
  height: number;
  bgrx: Uint8Array;
}

/** A character of a page: its code, place, the object that draws it. */
export interface RawChar {
  code: number;
  /** Put in between by the reading, for spaces and line ends. */
  isGenerated: boolean;
  /** x, y, width, height of the ink, and of the body of the character. */
  ink: [number, number, number, number];
  body: [number, number, number, number];
  object: number;
  /** Drawn by nothing: the text that a scanner recognised. */
  isInvisible: boolean;
  /** Belongs to a layer that can be switched off. */
  isOptional: boolean;
}

export interface OpenPage {
  width: number;
  height: number;
  draw(width: number, height: number): Drawn;
  readChars(maxCharacters: number): RawChar[];
  /** Leaves all text out of what is drawn from now on. */
  hideText(): void;
  close(): void;
}

export interface OpenDocument {
  pageCount: number;
  openPage(number: number): OpenPage;
  close(): void;
}

const PAGE_OF_MEMORY = 65_536;
const ANNOTATIONS = 0x01;
const TEXT = 1;
const FORM = 5;
const INVISIBLE = 3;
const HYPHEN = 0x2d;
const MAX_DEPTH = 12;
/** Places come as whole numbers of this part of a point. */
const FINE = 100;

let compiled: Uint8Array | null = null;
let limited = false;

/** Memory that the engine asks for beyond the limit is refused, which ends it; called in threads of their own only. */
function limitMemory(maxBytes: number): void {
  if (limited) return;
  limited = true;
  const grow = Object.getOwnPropertyDescriptor(WebAssembly.Memory.prototype, 'grow')?.value as (
    this: WebAssembly.Memory,
    pages: number,
  ) => number;
  WebAssembly.Memory.prototype.grow = function (pages: number) {
    if (this.buffer.byteLength + pages * PAGE_OF_MEMORY > maxBytes) throw new RangeError('memory limit');
    return grow.call(this, pages);
  };
}

/** Opens a PDF in an engine of its own: what a hostile file does to it, the next file does not meet. Throws RedactFault. */
export async function openDocument(bytes: Uint8Array, limits: RedactLimits): Promise<OpenDocument> {
  if (bytes.length > limits.maxBytes) throw new RedactFault('too_large', 'bytes');
  limitMemory(limits.maxEngineBytes);
  compiled ??= readFileSync(createRequire(import.meta.url).resolve('@embedpdf/pdfium/pdfium.wasm'));
  const pdfium = await init({ wasmBinary: compiled.slice().buffer, print: () => {}, printErr: () => {} } as Parameters<
    typeof init
  >[0]);
  const runtime = pdfium.pdfium as unknown as Runtime;
  pdfium.PDFiumExt_Init();
  const at = runtime.wasmExports.malloc(bytes.length);
  if (at === 0) throw new RedactFault('too_heavy');
  runtime.HEAPU8.set(bytes, at);
  const document = guarded(() => pdfium.FPDF_LoadMemDocument(at, bytes.length, ''));
  if (document === 0) throw new RedactFault(pdfium.FPDF_GetLastError() === 4 ? 'encrypted' : 'not_pdf');
  const pageCount = pdfium.FPDF_GetPageCount(document);
  if (pageCount < 1) throw new RedactFault('not_pdf');
  if (pageCount > limits.maxPages) throw new RedactFault('too_large', 'pages');
  return {
    pageCount,
    openPage: (number) => openPage(pdfium, runtime, document, number),
    close: () => guarded(() => pdfium.FPDF_CloseDocument(document)),
  };
}

/** An engine that gave up cannot be asked again; whatever it stumbled over is the file's fault. */
function guarded<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (error instanceof RedactFault) throw error;
    throw new RedactFault('too_heavy', undefined, { cause: error });
  }
}

function openPage(pdfium: WrappedPdfiumModule, runtime: Runtime, document: number, number: number): OpenPage {
  return guarded(() => {
    let page = pdfium.FPDF_LoadPage(document, number - 1);
    if (page === 0) throw new RedactFault('not_pdf');
    // Fields and notes that a reader sees become part of the page: found, marked and covered like everything else.
    if (pdfium.FPDFPage_Flatten(page, 0) === 1) {
      pdfium.FPDF_ClosePage(page);
      page = pdfium.FPDF_LoadPage(document, number - 1);
      if (page === 0) throw new RedactFault('not_pdf');
    }
    const width = pdfium.FPDF_GetPageWidthF(page);
    const height = pdfium.FPDF_GetPageHeightF(page);
    if (!(width >= 1 && height >= 1)) throw new RedactFault('not_pdf');
    return {
      width,
      height,
      draw: (pixelsWide, pixelsHigh) => guarded(() => draw(pdfium, runtime, page, pixelsWide, pixelsHigh)),
      readChars: (maxCharacters) => guarded(() => readChars(pdfium, runtime, page, { width, height }, maxCharacters)),
      hideText: () => guarded(() => eachText(pdfium, page, (object) => pdfium.FPDFPageObj_SetIsActive(object, false))),
      close: () => guarded(() => pdfium.FPDF_ClosePage(page)),
    };
  });
}

function draw(pdfium: WrappedPdfiumModule, runtime: Runtime, page: number, width: number, height: number): Drawn {
  const bitmap = pdfium.FPDFBitmap_Create(width, height, 0);
  if (bitmap === 0) throw new RedactFault('too_heavy');
  try {
    pdfium.FPDFBitmap_FillRect(bitmap, 0, 0, width, height, 0xffffffff);
    pdfium.FPDF_RenderPageBitmap(bitmap, page, 0, 0, width, height, 0, ANNOTATIONS);
    const stride = pdfium.FPDFBitmap_GetStride(bitmap);
    const at = pdfium.FPDFBitmap_GetBuffer(bitmap);
    const bgrx = new Uint8Array(width * height * 4);
    for (let row = 0; row < height; row += 1) {
      const from = at + row * stride;
      bgrx.set(runtime.HEAPU8.subarray(from, from + width * 4), row * width * 4);
    }
    return { width, height, bgrx };
  } finally {
    pdfium.FPDFBitmap_Destroy(bitmap);
  }
}

/** Every text object of a page, also those inside of forms (groups of objects that are drawn together). */
function eachText(
  pdfium: WrappedPdfiumModule,
  page: number,
  visit: (object: number, isOptional: boolean) => void,
): void {
  const walk = (object: number, isOptional: boolean, depth: number): void => {
    const kind = pdfium.FPDFPageObj_GetType(object);
    const optional = isOptional || marksOf(pdfium, object).some(({ name }) => name === 'OC');
    if (kind === TEXT) visit(object, optional);
    if (kind !== FORM || depth > MAX_DEPTH) return;
    const count = pdfium.FPDFFormObj_CountObjects(object);
    for (let at = 0; at < count; at += 1) walk(pdfium.FPDFFormObj_GetObject(object, at), optional, depth + 1);
  };
  const count = pdfium.FPDFPage_CountObjects(page);
  for (let at = 0; at < count; at += 1) walk(pdfium.FPDFPage_GetObject(page, at), false, 0);
}

/** The marks around an object: names of its kind, layer or structure. */
function marksOf(pdfium: WrappedPdfiumModule, object: number): { name: string; mark: number }[] {
  const count = pdfium.FPDFPageObj_CountMarks(object);
  if (count <= 0) return [];
  const { malloc, free } = (pdfium.pdfium as unknown as Runtime).wasmExports;
  const room = 64;
  const at = malloc(room + 4);
  try {
    return Array.from({ length: count }, (_, index) => {
      const mark = pdfium.FPDFPageObj_GetMark(object, index);
      const isNamed = pdfium.FPDFPageObjMark_GetName(mark, at, room, at + room);
      const { HEAPU8 } = pdfium.pdfium as unknown as Runtime;
      const name = isNamed
        ? Buffer.from(HEAPU8.slice(at, at + room))
            .toString('utf16le')
            .split('\0', 1)[0]
        : '';
      return { mark, name: name ?? '' };
    });
  } finally {
    free(at);
  }
}

function readChars(
  pdfium: WrappedPdfiumModule,
  runtime: Runtime,
  page: number,
  size: { width: number; height: number },
  maxCharacters: number,
): RawChar[] {
  const objects = new Map<number, { isInvisible: boolean; isOptional: boolean }>();
  eachText(pdfium, page, (object, isOptional) => {
    // A mark can say that something else is to be read than what is drawn (/ActualText); only what is drawn counts here.
    for (const { mark } of marksOf(pdfium, object)) pdfium.FPDFPageObj_RemoveMark(object, mark);
    objects.set(object, { isOptional, isInvisible: pdfium.FPDFTextObj_GetTextRenderMode(object) === INVISIBLE });
  });
  const text = pdfium.FPDFText_LoadPage(page);
  if (text === 0) return [];
  const { malloc, free } = runtime.wasmExports;
  const room = malloc(64);
  try {
    const count = pdfium.FPDFText_CountChars(text);
    if (count > maxCharacters) throw new RedactFault('too_large', 'characters');
    const shown = (left: number, top: number, right: number, bottom: number): RawChar['ink'] => {
      const corner = (x: number, y: number): [number, number] => {
        const [wide, high] = [Math.round(size.width * FINE), Math.round(size.height * FINE)];
        pdfium.FPDF_PageToDevice(page, 0, 0, wide, high, 0, x, y, room + 48, room + 52);
        const view = new DataView(runtime.HEAPU8.buffer);
        return [view.getInt32(room + 48, true) / FINE, view.getInt32(room + 52, true) / FINE];
      };
      const [x1, y1] = corner(left, top);
      const [x2, y2] = corner(right, bottom);
      return [Math.min(x1, x2), Math.min(y1, y2), Math.abs(x1 - x2), Math.abs(y1 - y2)];
    };
    const chars: RawChar[] = [];
    for (let at = 0; at < count; at += 1) {
      // At the end of a line the engine gives a hyphen another code.
      const code = pdfium.FPDFText_IsHyphen(text, at) === 1 ? HYPHEN : pdfium.FPDFText_GetUnicode(text, at);
      const isGenerated = pdfium.FPDFText_IsGenerated(text, at) === 1;
      let ink: RawChar['ink'] = [0, 0, 0, 0];
      let body: RawChar['ink'] = [0, 0, 0, 0];
      if (pdfium.FPDFText_GetCharBox(text, at, room, room + 8, room + 16, room + 24)) {
        const view = new DataView(runtime.HEAPU8.buffer);
        const read = (offset: number) => view.getFloat64(room + offset, true);
        ink = shown(read(0), read(24), read(8), read(16));
      }
      if (pdfium.FPDFText_GetLooseCharBox(text, at, room)) {
        const view = new DataView(runtime.HEAPU8.buffer);
        const read = (offset: number) => view.getFloat32(room + offset, true);
        body = shown(read(0), read(4), read(8), read(12));
      }
      const object = isGenerated ? 0 : pdfium.FPDFText_GetTextObject(text, at);
      const { isInvisible = false, isOptional = false } = objects.get(object) ?? {};
      chars.push({ code, isGenerated, ink, body, object, isInvisible, isOptional });
    }
    return chars;
  } finally {
    free(room);
    pdfium.FPDFText_ClosePage(text);
  }
}
