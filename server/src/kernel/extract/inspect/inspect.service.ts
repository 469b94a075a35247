import { decodeText } from '../../text/index.ts';
import { openArchive, type Archive } from '../archive.ts';
import { extensionOf, isBinary, looksLikeHtml, startsWith, UNREADABLE } from '../detect.ts';
import { DEFAULT_LIMITS, ExtractionError } from '../extract.errors.ts';
import { extractFile } from '../extract.service.ts';
import { sniffImage } from '../images.ts';
import { inspectCompound } from './compound.ts';
import { inspectExcel } from './excel.ts';
import { Findings, place, type Subject } from './findings.ts';
import { INSPECTION_LIMITS, type Inspection, type InspectionLimits, type UncheckedCode } from './inspect.schema.ts';
import { inspectHtml } from './markup.ts';
import { inspectOpenDocument } from './opendocument.ts';
import { inspectPdf } from './pdf.ts';
import { inspectPicture } from './picture.ts';
import { inspectText } from './plain.ts';
import { inspectSlides } from './slides.ts';
import { inspectWord } from './word.ts';

/**
 * Looks into a file for everything it carries, seen and unseen, files within files included. Never throws for what is in the file: what could
 * not be looked into is in `unchecked`. Runs for as long as the file takes and needs its memory, so call it in a worker.
 */
export async function inspectFile(
  bytes: Uint8Array,
  fileName: string,
  limits: Partial<InspectionLimits> = {},
): Promise<Inspection> {
  const out = new Findings({ ...INSPECTION_LIMITS, ...limits });
  out.text('', 'name', fileName);
  await inspect(subjectOf(bytes, fileName, '', 0, out));
  return out.result;
}

function subjectOf(bytes: Uint8Array, name: string, path: string, depth: number, out: Findings): Subject {
  const subject: Subject = {
    bytes,
    name,
    path,
    depth,
    out,
    inside: async (inner, content) => {
      const at = place(path, inner);
      if (content.length === 0) return;
      if (depth >= out.limits.maxDepth) return out.unchecked('archive_too_deep', at);
      out.countFile(content.length);
      await inspect(subjectOf(content, inner, at, depth + 1, out));
    },
  };
  return subject;
}

async function inspect(subject: Subject): Promise<void> {
  const { bytes, out, path } = subject;
  try {
    if (bytes.length === 0) throw new ExtractionError('file_empty');
    if (bytes.length > out.limits.maxBytes) throw new ExtractionError('file_too_large');
    await dispatch(subject);
  } catch (error) {
    const code =
      error instanceof ExtractionError
        ? error.code
        : error instanceof RangeError
          ? 'document_too_large'
          : 'file_damaged';
    out.unchecked(code === 'no_text' ? 'format_unknown' : (code as UncheckedCode), path);
    // The budget is one for all levels: when it is spent, nothing more is opened.
    if (code === 'archive_too_large' && subject.depth > 0) throw error;
  }
}

async function dispatch(subject: Subject): Promise<void> {
  const { bytes, name, path, out } = subject;
  if (startsWith(bytes, [0x50, 0x4b, 0x03, 0x04]) || startsWith(bytes, [0x50, 0x4b, 0x05, 0x06]))
    return inspectArchive(subject);
  if (startsWith(bytes, [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1])) return inspectCompound(subject);
  if (Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 1024)).includes('%PDF-'))
    return inspectPdf(subject);
  if (sniffImage(bytes)) return inspectPicture(subject);
  if (UNREADABLE.some(([, magic]) => startsWith(bytes, magic))) throw new ExtractionError('format_unknown');
  const { text } = decodeText(bytes);
  const head = text.slice(0, 65_536);
  if (isBinary(head)) throw new ExtractionError('format_unknown');
  const extension = extensionOf(name);
  if (/^\s*(?:MIME-Version:|From: )/i.test(head)) throw new ExtractionError('format_unknown');
  if (
    looksLikeHtml(head, extension, extension === 'txt' || extension === 'md') ||
    /^\s*(?:<\?xml[^>]*>\s*)?(?:<!--[\s\S]*?-->\s*)?<(?:svg|[a-z]+:?[a-z]*\b)/i.test(head)
  )
    await inspectHtml(subject, text);
  else inspectText(subject, text, extension || (path === '' ? '' : extensionOf(path)));
  void out;
}

async function inspectArchive(subject: Subject): Promise<void> {
  const { bytes, out } = subject;
  const archive = await openArchive(bytes, {
    ...DEFAULT_LIMITS,
    maxUnpackedBytes: out.limits.maxUnpackedBytes,
    maxEntries: out.limits.maxFiles * 2,
  });
  const under = (folder: string) => archive.names.some((name) => name.startsWith(folder));
  if (archive.has('EncryptionInfo') && archive.has('EncryptedPackage')) throw new ExtractionError('file_encrypted');
  if (archive.names.some((name) => /^ofd\.xml$/i.test(name))) return inspectOfd(subject, archive);
  if (archive.has('[Content_Types].xml') || archive.has('_rels/.rels')) {
    if (under('word/')) return inspectWord(subject, archive);
    if (archive.has('xl/workbook.xml')) return inspectExcel(subject, archive);
    if (under('ppt/')) return inspectSlides(subject, archive);
  }
  if (archive.has('content.xml') && archive.has('mimetype')) return inspectOpenDocument(subject, archive);
  out.text(place(subject.path, '压缩包注释'), 'hidden_text', archiveComment(bytes));
  for (const name of archive.names) {
    out.text(place(subject.path, name), 'name', name.replace(/^.*\//, ''));
    let content: Uint8Array;
    try {
      content = await archive.read(name);
    } catch (error) {
      if (!(error instanceof ExtractionError) || error.code === 'archive_too_large') throw error;
      out.unchecked(error.code as UncheckedCode, place(subject.path, name));
      continue;
    }
    await subject.inside(name, content);
  }
}

/** The comment at the end of a zip file; programs show it when the file is opened, and nobody looks for it. */
function archiveComment(bytes: Uint8Array): string {
  const tail = Buffer.from(bytes.subarray(Math.max(0, bytes.length - 65_557)));
  const at = tail.lastIndexOf('PK\x05\x06', undefined, 'latin1');
  if (at < 0 || at + 22 > tail.length) return '';
  return decodeText(tail.subarray(at + 22, at + 22 + tail.readUInt16LE(at + 20))).text;
}

/** OFD (GB/T 33190): its text as read for people, its attachments as files. */
async function inspectOfd(subject: Subject, archive: Archive): Promise<void> {
  const { bytes, out, path, name } = subject;
  for (const member of archive.names.filter(
    (part) => /\/attach[^/]*\/[^/]+$/i.test(part) && !/attachments\.xml$/i.test(part),
  )) {
    out.trace('embedded_file', path, member.replace(/^.*\//, ''));
    await subject.inside(member.replace(/^.*\//, ''), await archive.read(member));
  }
  if (archive.names.some((part) => /\/annots?\//i.test(part) && !/annotations\.xml$/i.test(part)))
    out.trace('comment', path, 'Annots');
  const { blocks, labels } = await extractFile(bytes, name);
  for (const { label, value, origin } of labels)
    if (origin === 'properties') {
      if (/^(Author|作者)$/i.test(label)) out.trace('author', place(path, '文件属性'), value);
      else out.text(place(path, '文件属性'), 'properties', `${label}：${value}`);
    }
  out.text(path, 'visible', blocks.map((block) => (block.kind === 'paragraph' ? block.text : '')).join('\n'));
}
