import { ExtractionBuilder, type Beside } from './builder.ts';
import { detectFormat, isWrongExtension, type Detected } from './detect.ts';
import { DEFAULT_LIMITS, ExtractionError, type ExtractionLimits } from './extract.errors.ts';
import type { Extraction, FileFormat } from './extract.schema.ts';
import { readDoc } from './doc/doc.ts';
import { readDocx } from './docx/docx.ts';
import { readHtml } from './html/html.ts';
import { readOfd } from './paged/ofd.ts';
import { readPdf } from './paged/pdf.ts';
import { readMarkdown } from './plain/markdown.ts';
import { readPlainText } from './plain/text.ts';
import { readXlsx } from './xlsx/xlsx.ts';

/**
 * Reads a file of any supported format into blocks, labels and pictures. The format is found by content; a name that promises another one is
 * noted as `wrong_extension`. `beside` gives the pictures of a saved web page. Throws ExtractionError and nothing else; runs for as long as the file takes, so call it in a worker.
 */
export async function extractFile(
  bytes: Uint8Array,
  fileName: string,
  limits: Partial<ExtractionLimits> = {},
  beside?: Beside,
): Promise<Extraction> {
  const bounds: ExtractionLimits = { ...DEFAULT_LIMITS, ...limits };
  if (bytes.length === 0) throw new ExtractionError('file_empty');
  if (bytes.length > bounds.maxBytes)
    throw new ExtractionError('file_too_large', `${Math.ceil(bytes.length / 1048576)} MiB`);
  const out = new ExtractionBuilder(bounds, beside);
  try {
    const detected = await detectFormat(bytes, fileName, bounds);
    if (isWrongExtension(fileName, detected.format)) out.note('wrong_extension', detected.format);
    await read(detected, bytes, out);
    if (!out.blocks.some((block) => block.kind !== 'image')) {
      throw new ExtractionError(out.images.length > 0 ? 'no_text_scanned' : 'no_text');
    }
    return out.build(detected.format);
  } catch (error) {
    if (error instanceof ExtractionError) throw error;
    // Whatever a library trips over is a fault of the file; too deep or too long content shows as a RangeError.
    const code = error instanceof RangeError && !(error instanceof TypeError) ? rangeFault(error) : 'file_damaged';
    throw new ExtractionError(code, undefined, { cause: error });
  }
}

function rangeFault(error: RangeError): 'document_too_large' | 'file_damaged' {
  return /call stack|string length|array length|allocation/i.test(error.message)
    ? 'document_too_large'
    : 'file_damaged';
}

async function read(detected: Detected, bytes: Uint8Array, out: ExtractionBuilder): Promise<void> {
  switch (detected.format) {
    case 'txt':
    case 'md':
    case 'html':
      readText(detected, out);
      return;
    case 'docx':
      await readDocx(detected.archive, out);
      return;
    case 'xlsx':
      await readXlsx(detected.archive, out);
      return;
    case 'ofd':
      await readOfd(detected.archive, out);
      return;
    case 'pdf':
      await readPdf(bytes, out);
      return;
    case 'doc':
    case 'wps':
      readDoc(detected.compound, out);
      return;
  }
}

function readText({ format, decoded }: Detected & { format: 'txt' | 'md' | 'html' }, out: ExtractionBuilder): void {
  const { text, encoding, damagedAt } = decoded;
  out.encoding = encoding;
  if (damagedAt !== undefined) out.note('encoding_damaged', linePosition(text, damagedAt));
  if (format === 'html') readHtml(text, out);
  else if (format === 'md') readMarkdown(text, out);
  else readPlainText(text, out);
}

/** `line:column`, both from 1, as editors show them. */
function linePosition(text: string, at: number): string {
  const before = text.slice(0, at).split(/\r\n?|\n/);
  return `${before.length}:${(before.at(-1) ?? '').length + 1}`;
}

const MEDIA_TYPES: Record<FileFormat, string> = {
  txt: 'text/plain',
  md: 'text/markdown',
  html: 'text/html',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  doc: 'application/msword',
  wps: 'application/vnd.ms-works',
  ofd: 'application/ofd',
  pdf: 'application/pdf',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
};

/** Media type under which a file of that format is kept and served. */
export function mediaTypeOf(format: FileFormat): string {
  return MEDIA_TYPES[format];
}
