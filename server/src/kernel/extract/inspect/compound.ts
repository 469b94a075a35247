import { ExtractionBuilder } from '../builder.ts';
import { openCompoundFile, type CompoundFile } from '../doc/compound-file.ts';
import { readDoc } from '../doc/doc.ts';
import { readSummary } from '../doc/summary.ts';
import { DEFAULT_LIMITS, ExtractionError } from '../extract.errors.ts';
import { place, type Subject } from './findings.ts';
import type { TraceCode } from './inspect.schema.ts';
import { LOCAL_PATH } from './properties.ts';

const PERSONS: Record<string, TraceCode> = {
  creator: 'author',
  lastModifiedBy: 'last_modified_by',
  company: 'company',
  manager: 'manager',
};
/** What the reader of .doc noticed, as traces. */
const NOTICED: Record<string, TraceCode> = {
  hidden_text: 'hidden_text',
  comments: 'comment',
  tracked_changes: 'tracked_change',
};

/** A file of the old binary office formats. Word's can be read; of Excel's and PowerPoint's nothing is known but that they are there. */
export async function inspectCompound(subject: Subject): Promise<void> {
  const { bytes, out, path } = subject;
  const compound = openCompoundFile(bytes);
  if (compound.has('EncryptedPackage')) throw new ExtractionError('file_encrypted');
  inspectSummaries(subject, compound);
  const packed = packedFile(compound);
  if (packed) {
    await subject.inside(packed.name, packed.bytes);
    return;
  }
  if (compound.has('_VBA_PROJECT')) out.trace('macro', path, 'VBA');
  if (compound.has('ObjectPool') || compound.has('MBD')) out.trace('embedded_file', path, 'ObjectPool');
  if (!compound.has('WordDocument')) throw new ExtractionError('format_unknown');
  const main = compound.find('WordDocument');
  // Fast saving appends what changed: the old text stays in the file ([MS-DOC] fComplex).
  if (main && main.length > 12 && ((main[0x0a] ?? 0) & 0x04) !== 0)
    out.trace('earlier_revision', path, '快速保存 fast save');
  const builder = new ExtractionBuilder(DEFAULT_LIMITS);
  readDoc(compound, builder);
  const { blocks, findings, images } = builder.build('doc');
  for (const { code, detail } of findings) if (NOTICED[code]) out.trace(NOTICED[code], path, detail ?? '');
  const lines: string[] = [];
  for (const block of blocks) {
    if (block.kind === 'paragraph') {
      lines.push(block.text);
      for (const link of block.links ?? []) out.link(path, link.href);
    } else if (block.kind === 'table') {
      const rows = block.rows.map((row) => row.map((cell) => cell.text));
      out.text(path, 'visible', rows.map((cells) => cells.join('\t')).join('\n'), rows);
    }
  }
  out.text(path, 'visible', lines.join('\n'));
  for (const [i, image] of images.entries()) await subject.inside(`图片${i + 1}`, image.bytes);
}

function inspectSummaries({ out, path }: Subject, compound: CompoundFile): void {
  const where = place(path, '文件属性');
  for (const [stream, names] of [
    [
      '\u0005SummaryInformation',
      { 2: 'title', 3: 'subject', 4: 'creator', 5: 'keywords', 6: 'description', 7: 'template', 8: 'lastModifiedBy' },
    ],
    ['\u0005DocumentSummaryInformation', { 14: 'manager', 15: 'company' }],
  ] as const) {
    const found = compound.find(stream);
    if (!found) continue;
    const builder = new ExtractionBuilder(DEFAULT_LIMITS);
    readSummary(found, builder, names);
    for (const { label, value } of builder.labels) {
      const code = PERSONS[label];
      if (code) out.trace(code, where, value);
      else if (label !== 'template') out.text(where, 'properties', `${label}：${value}`);
      if (LOCAL_PATH.test(value)) out.trace('local_path', where, value);
    }
  }
}

/** The file inside an OLE object: a whole one (Package), or one wrapped with its name (Ole10Native). */
function packedFile(compound: CompoundFile): { name: string; bytes: Uint8Array } | null {
  const whole = compound.find('Package') ?? compound.find('CONTENTS');
  if (whole) return { name: 'package', bytes: whole };
  const native = compound.find('\u0001Ole10Native');
  if (!native || native.length < 12) return null;
  const view = Buffer.from(native);
  const labelEnd = view.indexOf(0, 6);
  const sourceEnd = view.indexOf(0, labelEnd + 1);
  if (labelEnd < 0 || sourceEnd < 0 || sourceEnd + 12 > view.length) return { name: 'ole', bytes: native.subarray(4) };
  const tempLength = view.readUInt32LE(sourceEnd + 5);
  const at = sourceEnd + 9 + tempLength;
  const name = new TextDecoder('gb18030').decode(view.subarray(6, labelEnd));
  if (at + 4 > view.length) return { name, bytes: native.subarray(4) };
  return { name, bytes: native.subarray(at + 4, at + 4 + view.readUInt32LE(at)) };
}
