import { decodeText, type DecodedText } from '../text/index.ts';
import { openArchive, type Archive } from './archive.ts';
import { openCompoundFile, type CompoundFile } from './doc/compound-file.ts';
import { ExtractionError, type ExtractionLimits } from './extract.errors.ts';
import type { FileFormat } from './extract.schema.ts';

/** A file's real format with what was opened to find out. */
export type Detected =
  | { format: 'docx' | 'xlsx' | 'ofd'; archive: Archive }
  | { format: 'doc' | 'wps'; compound: CompoundFile }
  | { format: 'pdf' }
  | { format: 'txt' | 'md' | 'html'; decoded: DecodedText };

const EXTENSIONS: Record<FileFormat, readonly string[]> = {
  txt: ['txt', 'text'],
  md: ['md', 'markdown'],
  html: ['html', 'htm', 'shtml', 'shtm', 'xhtml', 'jhtml', 'jsp', 'asp', 'aspx', 'php', 'do', 'action'],
  docx: ['docx', 'docm', 'dotx', 'dotm'],
  doc: ['doc', 'dot'],
  wps: ['wps', 'wpt'],
  ofd: ['ofd'],
  pdf: ['pdf'],
  xlsx: ['xlsx', 'xlsm', 'xltx', 'xltm'],
};
const KNOWN_EXTENSIONS = new Set(Object.values(EXTENSIONS).flat());

/** Formats that are recognised by their first bytes only to say what they are. */
export const UNREADABLE: [name: string, bytes: readonly number[]][] = [
  ['png', [0x89, 0x50, 0x4e, 0x47]],
  ['jpeg', [0xff, 0xd8, 0xff]],
  ['gif', [0x47, 0x49, 0x46, 0x38]],
  ['tiff', [0x49, 0x49, 0x2a, 0x00]],
  ['tiff', [0x4d, 0x4d, 0x00, 0x2a]],
  ['rar', [0x52, 0x61, 0x72, 0x21]],
  ['7z', [0x37, 0x7a, 0xbc, 0xaf]],
  ['gzip', [0x1f, 0x8b]],
  ['rtf', [0x7b, 0x5c, 0x72, 0x74, 0x66]],
  ['exe', [0x4d, 0x5a, 0x90]],
];

/** The extension in lower case, '' when there is none. */
export function extensionOf(fileName: string): string {
  return /\.([a-z0-9]{1,8})$/i.exec(fileName)?.[1]?.toLowerCase() ?? '';
}

/** Whether a file name's extension promises another format than the content has. */
export function isWrongExtension(fileName: string, format: FileFormat): boolean {
  const extension = extensionOf(fileName);
  return extension !== '' && !EXTENSIONS[format].includes(extension);
}

/** Finds the format by content; the extension only decides between plain text and Markdown, and between .doc and .wps. */
export async function detectFormat(bytes: Uint8Array, fileName: string, limits: ExtractionLimits): Promise<Detected> {
  if (startsWith(bytes, [0x50, 0x4b, 0x03, 0x04]) || startsWith(bytes, [0x50, 0x4b, 0x05, 0x06])) {
    return detectArchive(await openArchive(bytes, limits));
  }
  if (startsWith(bytes, [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1])) return detectCompound(bytes, fileName);
  if (Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 1024)).includes('%PDF-'))
    return { format: 'pdf' };
  const unreadable = UNREADABLE.find(([, magic]) => startsWith(bytes, magic));
  if (unreadable) throw new ExtractionError('format_unknown', unreadable[0]);
  return detectText(bytes, extensionOf(fileName));
}

function detectArchive(archive: Archive): Detected {
  const under = (folder: string) => archive.names.some((name) => name.startsWith(folder));
  if (archive.has('EncryptionInfo') && archive.has('EncryptedPackage')) throw new ExtractionError('file_encrypted');
  if (archive.names.some((name) => /^ofd\.xml$/i.test(name))) return { format: 'ofd', archive };
  if (archive.has('[Content_Types].xml') || archive.has('_rels/.rels')) {
    if (under('word/')) return { format: 'docx', archive };
    if (archive.has('xl/workbook.xml')) return { format: 'xlsx', archive };
    if (under('xl/')) throw new ExtractionError('format_unknown', 'xlsb');
    if (under('ppt/')) throw new ExtractionError('format_unknown', 'pptx');
  }
  throw new ExtractionError('format_unknown', archive.has('content.xml') && archive.has('mimetype') ? 'odf' : 'zip');
}

function detectCompound(bytes: Uint8Array, fileName: string): Detected {
  const compound = openCompoundFile(bytes);
  if (compound.has('EncryptedPackage')) throw new ExtractionError('file_encrypted');
  if (compound.has('WordDocument')) {
    return { format: EXTENSIONS.wps.includes(extensionOf(fileName)) ? 'wps' : 'doc', compound };
  }
  const others: [stream: string, name: string][] = [
    ['Workbook', 'xls'],
    ['Book', 'xls'],
    ['PowerPoint Document', 'ppt'],
    ['__properties_version1.0', 'msg'],
  ];
  throw new ExtractionError('format_unknown', others.find(([stream]) => compound.has(stream))?.[1] ?? 'ole');
}

function detectText(bytes: Uint8Array, extension: string): Detected {
  const decoded = decodeText(bytes);
  const head = decoded.text.slice(0, 65_536);
  if (isBinary(head)) throw new ExtractionError('format_unknown', extension === '' ? undefined : extension);
  if (/^\s*MIME-Version:/i.test(head) && /multipart\/related/i.test(head))
    throw new ExtractionError('format_unknown', 'mhtml');

  const isText = extension === '' || EXTENSIONS.txt.includes(extension) || EXTENSIONS.md.includes(extension);
  if (looksLikeHtml(head, extension, isText)) return { format: 'html', decoded };
  if (/^\s*<\?xml\b/.test(head)) throw new ExtractionError('format_unknown', 'xml');
  if (EXTENSIONS.md.includes(extension)) return { format: 'md', decoded };
  if (extension !== '' && !KNOWN_EXTENSIONS.has(extension)) throw new ExtractionError('format_unknown', extension);
  if (extension === '' && /^\s*[{[]\s*["{\]}]/.test(head)) throw new ExtractionError('format_unknown', 'json');
  return { format: 'txt', decoded };
}

export function looksLikeHtml(head: string, extension: string, isText: boolean): boolean {
  const start = head.slice(0, 8192).replace(/^(\s|<\?xml[^>]*>|<!--[\s\S]*?-->|<%[\s\S]*?%>)*/, '');
  if (/^<(!doctype\s+html|html|head|body|meta|title|table|div)\b/i.test(start) && !EXTENSIONS.md.includes(extension))
    return true;
  if (/^<(!doctype\s+html|html|head|body)\b/i.test(start)) return true;
  const tags =
    head.match(/<\/?(p|div|span|table|tr|td|br|font|strong|em|b|i|u|center|a|li|ul|ol|h[1-6])\b[^<>]*>/gi)?.length ?? 0;
  if (EXTENSIONS.html.includes(extension)) return tags > 0;
  // Text copied out of a publishing system may still be full of tags; Markdown may hold some and stays Markdown.
  return tags >= 6 && (!isText || (!EXTENSIONS.md.includes(extension) && /^<\w/.test(start)));
}

/** Control characters and undecodable bytes beyond what a slip explains. */
export function isBinary(text: string): boolean {
  let bad = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (
      code === 0xfffd ||
      (code < 0x20 && code !== 0x09 && code !== 0x0a && code !== 0x0d && code !== 0x0c && code !== 0x1a)
    )
      bad++;
  }
  return bad > 2 && bad > text.length * 0.03;
}

export function startsWith(bytes: Uint8Array, prefix: readonly number[]): boolean {
  return bytes.length >= prefix.length && prefix.every((value, i) => bytes[i] === value);
}
