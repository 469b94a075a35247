import { createHash } from 'node:crypto';
import { deflateSync } from 'node:zlib';

export type Colour = readonly [number, number, number];
export const BLACK: Colour = [0, 0, 0];
export const WHITE: Colour = [1, 1, 1];

export interface TextLook {
  readonly size?: number;
  readonly colour?: Colour;
  /** Text rendering mode; 3 draws nothing. */
  readonly mode?: number;
}
const colourOf = (colour: Colour) => colour.join(' ');

/** A filled rectangle: left, bottom, width, height in points. */
export const rectangle = (x: number, y: number, w: number, h: number, colour: Colour = BLACK): string =>
  `q ${colourOf(colour)} rg ${x} ${y} ${w} ${h} re f Q`;
export const drawImage = (name: string, x: number, y: number, w: number, h: number): string =>
  `q ${w} 0 0 ${h} ${x} ${y} cm /${name} Do Q`;
/** Text as UTF-16 for strings outside pages. */
export const pdfText = (text: string): string =>
  /^[\x20-\x7e]*$/.test(text)
    ? `(${text.replace(/[\\()]/g, '\\$&')})`
    : `<FEFF${Buffer.from(text, 'utf16le').swap16().toString('hex').toUpperCase()}>`;

const PAD = Buffer.from('28BF4E5E4E758A4164004E56FFFA01082E2E00B6D0683E802F0CA9FE6453697A', 'hex');
const md5 = (...parts: Buffer[]) => createHash('md5').update(Buffer.concat(parts)).digest();
/** RC4, which node:crypto no longer gives; PDF 1.4 to 1.6 encrypt with it. */
export function rc4(key: Buffer, data: Buffer): Buffer {
  const s = Array.from({ length: 256 }, (_, i) => i);
  for (let i = 0, j = 0; i < 256; i++) {
    j = (j + s[i]! + key[i % key.length]!) & 255;
    [s[i], s[j]] = [s[j]!, s[i]!];
  }
  let i = 0;
  let j = 0;
  return Buffer.from(
    [...data].map((byte) => {
      i = (i + 1) & 255;
      j = (j + s[i]!) & 255;
      [s[i], s[j]] = [s[j]!, s[i]!];
      return byte ^ s[(s[i]! + s[j]!) & 255]!;
    }),
  );
}

export interface Page {
  readonly content: string;
  /** Further entries of the page's dictionary and of its resources. */
  readonly entries?: string;
  readonly resources?: string;
}

/**
 * Objects of a PDF under construction. Text is set in a font that is not embedded, with codes equal to Unicode and a map that says so.
 * With `national` the font is STSong-Light under the encoding UniGB-UCS2-H without such a map, as many Chinese programs write it:
 * readers need the table of that encoding to see any text.
 */
export class PdfFile {
  private readonly objects: (Buffer | null)[] = [];
  private readonly used = new Set<string>();
  private readonly national: boolean;
  private readonly fontId: number;
  readonly pagesId: number;
  readonly catalogId: number;
  private readonly pageIds: number[] = [];
  /** Further entries of the catalog and of the trailer. */
  catalog = '';
  info = '';

  constructor({ national = false } = {}) {
    this.national = national;
    this.catalogId = this.reserve();
    this.pagesId = this.reserve();
    this.fontId = this.reserve();
  }
  reserve(): number {
    return this.objects.push(null);
  }
  set(id: number, content: string | Buffer): number {
    this.objects[id - 1] = Buffer.isBuffer(content) ? content : Buffer.from(content, 'latin1');
    return id;
  }
  add(content: string | Buffer): number {
    return this.set(this.reserve(), content);
  }
  stream(dictionary: string, data: string | Buffer, { raw = false } = {}): number {
    const plain = Buffer.isBuffer(data) ? data : Buffer.from(data, 'latin1');
    const body = raw ? plain : deflateSync(plain, { level: 9 });
    const head = `<< ${dictionary} /Length ${body.length}${raw ? '' : ' /Filter /FlateDecode'} >>\nstream\n`;
    return this.add(Buffer.concat([Buffer.from(head, 'latin1'), body, Buffer.from('\nendstream')]));
  }
  jpeg(data: Buffer, width: number, height: number): number {
    return this.stream(
      `/Type /XObject /Subtype /Image /Width ${width} /Height ${height} /ColorSpace /DeviceRGB /BitsPerComponent 8 /Filter /DCTDecode`,
      data,
      { raw: true },
    );
  }
  text(x: number, y: number, text: string, { size = 14, colour = BLACK, mode = 0 }: TextLook = {}): string {
    for (const c of text) this.used.add(c);
    const hex = Buffer.from(text, 'utf16le').swap16().toString('hex');
    return `q ${colourOf(colour)} rg BT /F1 ${size} Tf ${mode} Tr 1 0 0 1 ${x} ${y} Tm <${hex}> Tj ET Q`;
  }
  page({ content, entries = '', resources = '' }: Page): number {
    const contents = this.stream('', content);
    const id = this.add(
      `<< /Type /Page /Parent ${this.pagesId} 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 ${this.fontId} 0 R >> ${resources} >> /Contents ${contents} 0 R ${entries} >>`,
    );
    this.pageIds.push(id);
    return id;
  }
  private finish(): void {
    const cmap = [...this.used].map((c) => {
      const hex = Buffer.from(c, 'utf16le').swap16().toString('hex');
      return `<${hex}> <${hex}>`;
    });
    const groups: string[] = [];
    for (let i = 0; i < cmap.length; i += 100) {
      const part = cmap.slice(i, i + 100);
      groups.push(`${part.length} beginbfchar\n${part.join('\n')}\nendbfchar`);
    }
    const unicode = this.national
      ? 0
      : this.stream(
          '',
          `/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /Y def /CMapType 2 def 1 begincodespacerange <0000> <FFFF> endcodespacerange\n${groups.join('\n')}\nendcmap end end`,
        );
    const name = this.national ? 'STSong-Light' : 'FangSong';
    const descriptor = this.add(
      `<< /Type /FontDescriptor /FontName /${name} /Flags 6 /FontBBox [-25 -254 1000 880] /ItalicAngle 0 /Ascent 880 /Descent -120 /CapHeight 880 /StemV 93 >>`,
    );
    const cid = this.add(
      this.national
        ? `<< /Type /Font /Subtype /CIDFontType0 /BaseFont /${name} /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 4 >> /FontDescriptor ${descriptor} 0 R /DW 1000 /W [1 95 500 814 939 500] >>`
        : `<< /Type /Font /Subtype /CIDFontType2 /BaseFont /${name} /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> /FontDescriptor ${descriptor} 0 R /CIDToGIDMap /Identity /DW 1000 /W [32 126 500] >>`,
    );
    const map = unicode ? ` /ToUnicode ${unicode} 0 R` : '';
    this.set(
      this.fontId,
      `<< /Type /Font /Subtype /Type0 /BaseFont /${name} /Encoding /${this.national ? 'UniGB-UCS2-H' : 'Identity-H'} /DescendantFonts [${cid} 0 R]${map} >>`,
    );
    this.set(
      this.pagesId,
      `<< /Type /Pages /Kids [${this.pageIds.map((id) => `${id} 0 R`).join(' ')}] /Count ${this.pageIds.length} >>`,
    );
    this.set(this.catalogId, `<< /Type /Catalog /Pages ${this.pagesId} 0 R ${this.catalog} >>`);
  }
  /** The finished file; with a password everything but the structure is encrypted (128-bit RC4). */
  bytes(userPassword?: string): Buffer {
    this.finish();
    const id = md5(Buffer.from(`${this.objects.length}${this.info}`));
    let trailerMore = `/ID [<${id.toString('hex')}> <${id.toString('hex')}>]`;
    if (this.info) trailerMore += ` /Info ${this.add(`<< ${this.info} >>`)} 0 R`;
    let objects = this.objects.map((object) => object ?? Buffer.from('null'));
    if (userPassword !== undefined) {
      const padded = Buffer.concat([Buffer.from(userPassword), PAD]).subarray(0, 32);
      let ownerKey: Buffer = md5(Buffer.concat([Buffer.from('owner'), PAD]).subarray(0, 32));
      for (let i = 0; i < 50; i++) ownerKey = md5(ownerKey);
      let owner: Buffer = padded;
      for (let i = 0; i < 20; i++) owner = rc4(Buffer.from(ownerKey.map((byte) => byte ^ i)), owner);
      const permissions = Buffer.from('fcffffff', 'hex');
      let key: Buffer = md5(padded, owner, permissions, id);
      for (let i = 0; i < 50; i++) key = md5(key);
      let user: Buffer = md5(PAD, id);
      for (let i = 0; i < 20; i++) user = rc4(Buffer.from(key.map((byte) => byte ^ i)), user);
      objects = objects.map((object, i) => {
        const at = object.indexOf('stream\n');
        if (at < 0) return object;
        const n = i + 1;
        const objectKey = md5(key, Buffer.from([n & 255, n >> 8, 0, 0, 0])).subarray(0, 16);
        const end = object.length - '\nendstream'.length;
        return Buffer.concat([
          object.subarray(0, at + 7),
          rc4(objectKey, object.subarray(at + 7, end)),
          object.subarray(end),
        ]);
      });
      const u = Buffer.concat([user, Buffer.alloc(16)]).toString('hex');
      objects.push(
        Buffer.from(`<< /Filter /Standard /V 2 /R 3 /Length 128 /P -4 /O <${owner.toString('hex')}> /U <${u}> >>`),
      );
      trailerMore += ` /Encrypt ${objects.length} 0 R`;
    }
    return serialise(
      Buffer.from('%PDF-1.6\n%\xe2\xe3\xcf\xd3\n', 'latin1'),
      1,
      objects,
      `/Root ${this.catalogId} 0 R ${trailerMore}`,
    );
  }
}

function serialise(head: Buffer, firstId: number, objects: readonly Buffer[], trailer: string): Buffer {
  const parts: Buffer[] = [head];
  const offsets: number[] = [];
  let at = head.length;
  for (const [i, object] of objects.entries()) {
    offsets.push(at);
    const bytes = Buffer.concat([Buffer.from(`${firstId + i} 0 obj\n`), object, Buffer.from('\nendobj\n')]);
    parts.push(bytes);
    at += bytes.length;
  }
  const lines = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  const table =
    firstId === 1 ? `0 ${objects.length + 1}\n0000000000 65535 f \n${lines}` : `${firstId} ${objects.length}\n${lines}`;
  parts.push(
    Buffer.from(`xref\n${table}trailer\n<< /Size ${firstId + objects.length} ${trailer} >>\nstartxref\n${at}\n%%EOF\n`),
  );
  return Buffer.concat(parts);
}

/** Appends a later revision that gives one object a new content: what programs do on "save" instead of "save as". */
export function withRevision(pdf: Buffer, changed: readonly [id: number, content: Buffer][]): Buffer {
  const text = pdf.toString('latin1');
  const previous = text.lastIndexOf('startxref\n') + 10;
  const start = text.slice(previous).split('\n')[0] ?? '0';
  const root = /\/Root (\d+) 0 R/.exec(text)?.[1] ?? '1';
  const size = /\/Size (\d+)/.exec(text)?.[1] ?? '1';
  const parts: Buffer[] = [pdf];
  let at = pdf.length;
  let table = '';
  for (const [id, content] of changed) {
    const bytes = Buffer.concat([Buffer.from(`${id} 0 obj\n`), content, Buffer.from('\nendobj\n')]);
    table += `${id} 1\n${String(at).padStart(10, '0')} 00000 n \n`;
    parts.push(bytes);
    at += bytes.length;
  }
  parts.push(
    Buffer.from(
      `xref\n${table}trailer\n<< /Size ${size} /Root ${root} 0 R /Prev ${start} >>\nstartxref\n${at}\n%%EOF\n`,
    ),
  );
  return Buffer.concat(parts);
}

/** A content stream as an object, for a later revision. */
export const streamObject = (content: string): Buffer =>
  Buffer.from(`<< /Length ${Buffer.byteLength(content, 'latin1')} >>\nstream\n${content}\nendstream`, 'latin1');

/** XMP metadata with the given properties inside rdf:Description. */
export const xmp = (inside: string): string =>
  `<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:xmpMM="http://ns.adobe.com/xap/1.0/mm/" xmlns:stEvt="http://ns.adobe.com/xap/1.0/sType/ResourceEvent#" xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/" xmlns:exif="http://ns.adobe.com/exif/1.0/">${inside}</rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end="w"?>`;
