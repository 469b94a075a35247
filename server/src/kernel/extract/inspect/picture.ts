import { sniffImage } from '../images.ts';
import { place, type Subject } from './findings.ts';
import { readExif } from './exif.ts';

/** Longer side from which a picture in the shape of a page or a card is taken for a scan of one. */
const SCAN_PIXELS = 1_000;
const PAGE_SHAPE = 1.414;

/** Position, device and author that a picture carries, text blocks in it, and data behind its end. */
export function inspectPicture({ bytes, path, out }: Subject): void {
  const kind = sniffImage(bytes);
  if (!kind) return;
  const { mediaType, width = 0, height = 0 } = kind;
  const end =
    mediaType === 'image/jpeg'
      ? readJpeg(bytes, path, out)
      : mediaType === 'image/png'
        ? readPng(bytes, path, out)
        : readWebp(bytes, path, out);
  const behind = end === null ? 0 : bytes.length - end;
  if (
    end !== null &&
    behind > 64 &&
    /PK\x03\x04|%PDF-|Rar!|7z\xbc\xaf|\xd0\xcf\x11\xe0/.test(Buffer.from(bytes.subarray(end)).toString('latin1'))
  )
    out.trace('appended_data', path, `${behind} bytes`);
  const long = Math.max(width, height);
  const short = Math.min(width, height);
  // A photograph says what it shows to everybody; letters of a scanned page are text that no check can read.
  if (long >= SCAN_PIXELS && short > 0 && Math.abs(long / short - PAGE_SHAPE) < 0.03)
    out.unchecked('no_text_scanned', path);
}

/** Walks the segments of a JPEG; returns where the picture ends. */
function readJpeg(bytes: Uint8Array, path: string, out: Subject['out']): number | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let at = 2;
  while (at + 4 <= bytes.length) {
    if (bytes[at] !== 0xff) return lastIndex(bytes);
    const marker = bytes[at + 1] ?? 0;
    if (marker === 0xff || marker === 0x01 || (marker >= 0xd0 && marker <= 0xd8)) {
      at += marker === 0xff ? 1 : 2;
      continue;
    }
    if (marker === 0xda || marker === 0xd9) return lastIndex(bytes);
    const length = view.getUint16(at + 2);
    const segment = bytes.subarray(at + 4, Math.min(bytes.length, at + 2 + length));
    const head = latin1(segment.subarray(0, 40));
    if (marker === 0xe1 && head.startsWith('Exif\0')) {
      readExif(segment.subarray(6), path, out);
      comparePreview(bytes, segment, path, out);
    } else if (marker === 0xe1 && head.startsWith('http')) inspectXmp(Buffer.from(segment).toString('utf8'), path, out);
    else if (marker === 0xed) out.text(place(path, 'IPTC'), 'properties', printable(segment));
    else if (marker === 0xfe) out.text(place(path, '图片说明'), 'properties', printable(segment));
    at += 2 + Math.max(2, length);
  }
  return null;
}

/** A preview of another shape than the picture was made before the picture was cut: it still shows the rest. Cameras fill up to 4:3. */
function comparePreview(bytes: Uint8Array, exif: Uint8Array, path: string, out: Subject['out']): void {
  const at = Buffer.from(exif.buffer, exif.byteOffset, exif.byteLength).indexOf(Buffer.from([0xff, 0xd8, 0xff]));
  const small = at < 0 ? null : sniffImage(exif.subarray(at));
  const whole = sniffImage(bytes);
  if (!small?.width || !small.height || !whole?.width || !whole.height) return;
  const shape = (a: number, b: number) => Math.max(a, b) / Math.min(a, b);
  const [preview, picture] = [shape(small.width, small.height), shape(whole.width, whole.height)];
  const filledUp =
    Math.abs(preview - 4 / 3) < 0.03 && (Math.abs(picture - 1.5) < 0.03 || Math.abs(picture - 16 / 9) < 0.03);
  if (Math.abs(preview / picture - 1) > 0.06 && !filledUp)
    out.trace(
      'image_preview',
      path,
      `预览缩略图 thumbnail ${small.width}×${small.height} ≠ ${whole.width}×${whole.height}`,
    );
}

/** The first end mark after the segments: what is appended stands behind it. */
function lastIndex(bytes: Uint8Array): number | null {
  const at = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).indexOf(Buffer.from([0xff, 0xd9]), 4);
  return at < 0 ? null : at + 2;
}

function readPng(bytes: Uint8Array, path: string, out: Subject['out']): number | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let at = 8;
  while (at + 12 <= bytes.length) {
    const length = view.getUint32(at);
    const type = latin1(bytes.subarray(at + 4, at + 8));
    const data = bytes.subarray(at + 8, Math.min(bytes.length, at + 8 + length));
    if (type === 'eXIf') readExif(data, path, out);
    else if (type === 'tEXt' || type === 'iTXt' || type === 'zTXt') {
      const text = Buffer.from(data).toString('utf8').replaceAll('\0', ' ');
      if (text.startsWith('XML:com.adobe.xmp')) inspectXmp(text, path, out);
      else {
        out.text(place(path, '图片说明'), 'properties', text);
        const author = /^(?:Author|Artist|Creator)\s+(.+)$/s.exec(text)?.[1];
        if (author) out.trace('image_author', path, author);
      }
    } else if (type === 'IEND') return at + 12;
    at += 12 + length;
  }
  return null;
}

function readWebp(bytes: Uint8Array, path: string, out: Subject['out']): number | null {
  if (latin1(bytes.subarray(0, 4)) !== 'RIFF') return null;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let at = 12; at + 8 <= bytes.length;) {
    const size = view.getUint32(at + 4, true);
    const type = latin1(bytes.subarray(at, at + 4));
    const data = bytes.subarray(at + 8, Math.min(bytes.length, at + 8 + size));
    if (type === 'EXIF') readExif(latin1(data.subarray(0, 4)) === 'Exif' ? data.subarray(6) : data, path, out);
    else if (type === 'XMP ') inspectXmp(Buffer.from(data).toString('utf8'), path, out);
    at += 8 + size + (size % 2);
  }
  return null;
}

/** XMP, in pictures and in PDFs: places, people and the history of the file. */
export function inspectXmp(xml: string, path: string, out: Subject['out']): void {
  const gps = /(?:exif:)?GPS(?:Latitude|Longitude|Position|Coordinates)\b[^<>]*?[=>]\s*["']?([^<"']+)/.exec(xml);
  if (gps) out.trace('image_gps', path, gps[1] ?? '');
  const creator = /<dc:creator>([\s\S]{0,2000}?)<\/dc:creator>/
    .exec(xml)?.[1]
    ?.replace(/<[^>]*>/g, ' ')
    .trim();
  if (creator) out.trace('author', path, creator);
  const text = xml
    .replace(/<\?[\s\S]*?\?>/g, ' ')
    .replace(/<[^>]*>/g, '\n')
    .replace(/\n\s*\n+/g, '\n');
  out.text(place(path, 'XMP'), 'properties', text);
}

const latin1 = (bytes: Uint8Array) => Buffer.from(bytes).toString('latin1');
/** Runs of letters in a binary block. */
const printable = (bytes: Uint8Array) =>
  Buffer.from(bytes)
    .toString('utf8')
    .replace(/[\p{Cc}\ufffd]+/gu, ' ');
