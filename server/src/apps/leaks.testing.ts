import { createHash } from 'node:crypto';
import { PNG } from '../kernel/extract/testing/office-files.ts';
import { DocumentFields } from '../publishing/documents/documents.schema.ts';

/** Pages whose words, pictures and files are all their own, so that a walk finds out whether anything of them leaks. */

export const sha256 = (bytes: string | Uint8Array) => createHash('sha256').update(bytes).digest('hex');

/** A page with a picture of its own, so that text, original and picture each have something that must not be found. */
export function pageOf(mark: string, extra = ''): { text: string; image: Uint8Array } {
  // Bytes after the end of a PNG are ignored by everybody and make the picture this document's own.
  const image = Buffer.concat([PNG, Buffer.from(mark)]);
  const text = `<!doctype html><html><head><meta charset="utf-8"><title>关于${mark}工作的通知</title></head><body>
<h1>测试市财政局关于${mark}工作的通知</h1><p>测财〔2026〕${mark.length}${[...mark].reduce((sum, c) => sum + (c.codePointAt(0) ?? 0), 0)}号</p>
<p>各县区财政局：</p><p>${mark}工作安排如下。${extra}</p><p>一、落实${mark}要求。6月底前完成。（市财政局负责）</p>
<p><img src="data:image/png;base64,${image.toString('base64')}" alt="${mark}图"></p>
<p>测试市财政局</p><p>2026年3月2日</p></body></html>`;
  return { text, image };
}

export interface Subject {
  name: string;
  id: string;
  /** Everything that would betray it. */
  needles: string[];
  title: string;
  mark: string;
  hashes: string[];
  fileName: string;
  /** 404, or 410 for what was public once. */
  status: 404 | 410;
  /** Public for a time that is over: it says so, and gives no reason. */
  isOver?: boolean;
  etag?: string | undefined;
}

/** The fields of an edition without the rest of it. */
export const pick = (row: DocumentFields): DocumentFields =>
  Object.fromEntries(
    Object.keys(DocumentFields.properties).map((name) => [name, row[name as keyof DocumentFields]]),
  ) as DocumentFields;
