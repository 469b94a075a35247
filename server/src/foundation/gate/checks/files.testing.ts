import { p, pdf, stream, zip } from '../../../kernel/extract/testing/office-files.ts';
import { unzipSync } from 'fflate';

/** Makers of the small files that the tests check. All numbers are made up; check digits are computed. */

export const text = (content: string) => new Uint8Array(Buffer.from(content));

/** A resident ID of a made-up person: region, day, order, and the check digit of GB 11643. */
export function residentId(region = '320102', day = '19900307', order = '123'): string {
  const digits = `${region}${day}${order}`;
  const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
  return digits + '10X98765432'[weights.reduce((sum, weight, i) => sum + weight * Number(digits[i]), 0) % 11];
}

/** An order number with which the check digit is X. */
export function residentIdWithX(): string {
  for (let order = 100; order < 200; order++) {
    const id = residentId('320102', '19850612', String(order));
    if (id.endsWith('X')) return id;
  }
  throw new Error('no order gives X');
}

export function bankCard(prefix = '621700', length = 19): string {
  const body = prefix.padEnd(length - 1, '1234567890');
  for (let last = 0; last < 10; last++) {
    const card = `${body}${last}`;
    const sum = [...card].reverse().reduce((total, digit, i) => {
      const value = i % 2 === 1 ? Number(digit) * 2 : Number(digit);
      return total + (value > 9 ? value - 9 : value);
    }, 0);
    if (sum % 10 === 0) return card;
  }
  throw new Error('no check digit');
}

export const ID = residentId();
export const wide = (digits: string) =>
  [...digits].map((digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0)).join('');
export const row = (n: number, cells: readonly string[], attributes = '') =>
  `<row r="${n}"${attributes}>${cells.map((cell, i) => `<c r="${String.fromCharCode(65 + i)}${n}" t="inlineStr"><is><t>${cell}</t></is></c>`).join('')}</row>`;
export const sheet = (...rows: string[]) => `<sheetData>${rows.join('')}</sheetData>`;
export const page = (body: string, head = '') =>
  text(
    `<!DOCTYPE html><html><head><meta charset="utf-8"><title>公示</title>${head}</head><body><h1>公示</h1><p>现将有关事项公示如下。</p>${body}</body></html>`,
  );
export const notice = p('关于印发办事指南的通知');

export const anchored = (inside: string, extent = 'cx="2000000" cy="300000"') =>
  `<w:p><w:r><w:drawing><wp:anchor behindDoc="0"><wp:extent ${extent}/><a:graphic><a:graphicData>${inside}</a:graphicData></a:graphic></wp:anchor></w:drawing></w:r></w:p>`;

/** A slide show of the parts that matter. */
export function pptx(
  slides: { shapes: string; attributes?: string; notes?: string }[],
  files: Record<string, string> = {},
): Uint8Array {
  const NS =
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"';
  return zip({
    '[Content_Types].xml': '<Types/>',
    'ppt/presentation.xml': `<p:presentation ${NS}><p:sldSz cx="9144000" cy="6858000"/></p:presentation>`,
    ...Object.fromEntries(
      slides.flatMap(({ shapes, attributes = '', notes }, i) => [
        [
          `ppt/slides/slide${i + 1}.xml`,
          `<p:sld ${NS}${attributes}><p:cSld><p:spTree>${shapes}</p:spTree></p:cSld></p:sld>`,
        ],
        ...(notes
          ? [
              [
                `ppt/notesSlides/notesSlide${i + 1}.xml`,
                `<p:notes ${NS}><p:cSld><p:spTree>${shape(notes)}</p:spTree></p:cSld></p:notes>`,
              ] as const,
            ]
          : []),
      ]),
    ),
    ...files,
  });
}

export function shape(words: string, box = [500000, 500000, 4000000, 600000], properties = '', run = ''): string {
  const [x, y, w, h] = box;
  return `<p:sp><p:nvSpPr><p:cNvPr id="2" name="x"/></p:nvSpPr><p:spPr><a:xfrm><a:off x="${x}" y="${y}"/><a:ext cx="${w}" cy="${h}"/></a:xfrm>${properties}</p:spPr>${words === '' ? '' : `<p:txBody><a:p><a:r>${run}<a:t>${words}</a:t></a:r></a:p></p:txBody>`}</p:sp>`;
}

/** A JPEG of the segments that matter: Exif with a position, or with the words given. */
export function jpeg(tags: 'gps' | 'artist' | 'preview' | 'none', after = ''): Uint8Array {
  const tiff = Buffer.alloc(140);
  tiff.write('II*\0', 0, 'latin1');
  tiff.writeUInt32LE(8, 4);
  const entry = (at: number, tag: number, type: number, count: number, value: number) => {
    tiff.writeUInt16LE(tag, at);
    tiff.writeUInt16LE(type, at + 2);
    tiff.writeUInt32LE(count, at + 4);
    tiff.writeUInt32LE(value, at + 8);
  };
  tiff.writeUInt16LE(1, 8);
  if (tags === 'gps') {
    entry(10, 0x8825, 4, 1, 30);
    tiff.writeUInt16LE(2, 30);
    entry(32, 2, 5, 3, 70);
    entry(44, 4, 5, 3, 100);
    for (const [i, value] of [32, 3, 20, 118, 46, 10].entries()) {
      tiff.writeUInt32LE(value, 70 + i * 8 + (i > 2 ? 6 : 0));
      tiff.writeUInt32LE(1, 74 + i * 8 + (i > 2 ? 6 : 0));
    }
  } else {
    entry(10, 0x13b, 2, 24, 40);
    Buffer.from('市财政局信息员').copy(tiff, 40);
  }
  const preview =
    tags === 'preview'
      ? Buffer.from([0xff, 0xd8, 0xff, 0xc0, 0, 11, 8, 0, 160, 0, 100, 1, 1, 0x11, 0, 0xff, 0xd9])
      : Buffer.alloc(0);
  if (tags === 'preview') tiff.writeUInt16LE(0, 8);
  const exif = Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), tiff, preview]);
  const length = Buffer.alloc(2);
  length.writeUInt16BE(exif.length + 2);
  const segment = tags === 'none' ? Buffer.alloc(0) : Buffer.concat([Buffer.from([0xff, 0xe1]), length, exif]);
  const size = Buffer.from([0xff, 0xc0, 0, 11, 8, 0, 100, 0, 120, 1, 1, 0x11, 0]);
  return new Uint8Array(
    Buffer.concat([
      Buffer.from([0xff, 0xd8]),
      segment,
      size,
      Buffer.from([0xff, 0xda, 0, 2, 1, 2, 3, 0xff, 0xd9]),
      Buffer.from(after, 'latin1'),
    ]),
  );
}

export const line = (words: string, y = 100) => ({ text: words, x: 80, y, size: 16 });

/** The same file saved again with another page text, as programs that save quickly append it. */
export function savedAgain(): Uint8Array {
  const first = Buffer.from(pdf([[line('拟定补助名单内部讨论稿'), line('第二行', 140)]]));
  const object = first.indexOf('8 0 obj');
  const start = first.lastIndexOf('startxref');
  const previous = Number(/startxref\s+(\d+)/.exec(first.subarray(start).toString('latin1'))?.[1]);
  const content = first.subarray(object, first.indexOf('endobj', object)).toString('latin1');
  const kept =
    content
      .split('\n')
      .filter((part) => part.startsWith('BT'))
      .at(-1) ?? '';
  const at = first.length;
  const replacement = `8 0 obj\n${stream(kept)}\nendobj\n`;
  const xref = at + replacement.length;
  return new Uint8Array(
    Buffer.concat([
      first,
      Buffer.from(
        `${replacement}xref\n8 1\n${String(at).padStart(10, '0')} 00000 n \ntrailer\n<< /Size 9 /Root 1 0 R /Prev ${previous} >>\nstartxref\n${xref}\n%%EOF\n`,
        'latin1',
      ),
    ]),
  );
}

/** A box painted over the second line after it. */
export function boxed(color: string): Uint8Array {
  const file = pdf([[line('关于补助发放的公告'), line('张某的住处和电话', 200)]]);
  const source = Buffer.from(file).toString('latin1');
  // The box stands behind the text operators in the stream; lengths and offsets are repaired by the reader.
  return new Uint8Array(
    Buffer.from(source.replace(/(Tj ET)\nendstream/, `$1\n${color} rg 70 635 400 25 re f\nendstream`), 'latin1'),
  );
}

const attachment = (): Uint8Array =>
  pdf([[line('关于补助发放的公告，名单见附件')]], {
    extraObjects: [
      `<< /Type /EmbeddedFile /Length 9 >>\nstream\nab,cd\n1,2\nendstream`,
      '<< /Type /Filespec /F (list.csv) /EF << /F 9 0 R >> >>',
    ],
  });

export const withAttachment = () =>
  new Uint8Array(
    Buffer.from(
      Buffer.from(attachment())
        .toString('latin1')
        .replace(
          '<< /Type /Catalog ',
          '<< /Type /Catalog /Names << /EmbeddedFiles << /Names [(list.csv) 10 0 R] >> >> ',
        ),
      'latin1',
    ),
  );

export function nested(levels: number): Uint8Array {
  return levels === 0 ? zip({ 'a.txt': '正文' }) : zip({ 'a.zip': nested(levels - 1) });
}

/** The members of a zip made here, so that one can be added. */
export function zipOf(bytes: Uint8Array): Record<string, Uint8Array> {
  return unzipSync(bytes);
}

/** A page with one annotation over its second line. */
export function annotated(dictionary: string): Uint8Array {
  const file = pdf([[line('关于补助发放的公告'), line('王某的住处', 130)]], {
    extraObjects: [`<< /Type /Annot ${dictionary} >>`],
  });
  return new Uint8Array(
    Buffer.from(
      Buffer.from(file).toString('latin1').replace('/Type /Page /Parent', '/Type /Page /Annots [9 0 R] /Parent'),
      'latin1',
    ),
  );
}
