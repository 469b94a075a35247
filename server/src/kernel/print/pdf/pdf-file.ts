import { createHash } from 'node:crypto';
import { deflateSync } from 'node:zlib';

/** The syntax of a PDF 1.7 file (ISO 32000-1): numbered objects, streams, cross-reference table. Same objects, same bytes. */

export type Ref = { readonly id: number };
/** Written as `12 0 R`. */
export const show = ({ id }: Ref): string => `${id} 0 R`;

export interface PdfFile {
  /** A number for an object that is written later. */
  reserve(): Ref;
  write(body: string, ref?: Ref): Ref;
  /** Compressed unless `filter` says how the data is encoded already. `dict` without brackets. */
  stream(dict: string, data: Uint8Array, options?: { filter?: string; plain?: boolean; ref?: Ref }): Ref;
  finish(root: Ref, info: Ref): Uint8Array;
}

export function createPdfFile(): PdfFile {
  const parts: Buffer[] = [];
  const offsets: number[] = [0];
  let length = 0;
  const push = (data: Uint8Array | string) => {
    const bytes = typeof data === 'string' ? Buffer.from(data, 'latin1') : Buffer.from(data);
    parts.push(bytes);
    length += bytes.length;
  };
  // The comment of bytes above 127 tells transfer programs that the file is not text.
  push(Buffer.from('%PDF-1.7\n%\u00e2\u00e3\u00cf\u00d3\n', 'latin1'));
  let last = 0;
  const reserve = (): Ref => ({ id: (last += 1) });
  const begin = (ref: Ref) => {
    offsets[ref.id] = length;
    push(`${ref.id} 0 obj\n`);
  };
  return {
    reserve,
    write(body, ref = reserve()) {
      begin(ref);
      push(`${body}\nendobj\n`);
      return ref;
    },
    stream(dict, data, { filter, plain = false, ref = reserve() } = {}) {
      const body = filter || plain ? data : deflateSync(data);
      const encoding = filter ? `/Filter /${filter} ` : plain ? '' : '/Filter /FlateDecode ';
      begin(ref);
      push(`<< ${dict} ${encoding}/Length ${body.length} >>\nstream\n`);
      push(body);
      push('\nendstream\nendobj\n');
      return ref;
    },
    finish(root, info) {
      const table = length;
      const digest = createHash('sha256');
      for (const part of parts) digest.update(part);
      const id = digest.digest('hex').slice(0, 32);
      push(`xref\n0 ${last + 1}\n0000000000 65535 f \n`);
      for (let at = 1; at <= last; at += 1) push(`${String(offsets[at] ?? 0).padStart(10, '0')} 00000 n \n`);
      push(
        `trailer\n<< /Size ${last + 1} /Root ${show(root)} /Info ${show(info)} /ID [<${id}> <${id}>] >>\nstartxref\n${table}\n%%EOF\n`,
      );
      return new Uint8Array(Buffer.concat(parts));
    },
  };
}

/** A text string: UTF-16 with its mark, as hexadecimal digits. */
export function textString(text: string): string {
  const bytes = Buffer.from(`\ufeff${text}`, 'utf16le').swap16();
  return `<${bytes.toString('hex').toUpperCase()}>`;
}

/** D:20261122103000Z */
export const dateString = (instant: string): string =>
  `(D:${new Date(instant).toISOString().replace(/[-:T]|\.\d+/g, '')})`;

/** At most three decimals, without zeros at the end. */
export const number = (value: number): string => String(Math.round(value * 1000) / 1000);
