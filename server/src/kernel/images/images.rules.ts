/** Pictures that people send: told by their content, and kept without what a camera or a program wrote beside the picture. */

export interface CleanImage {
  mediaType: 'image/png' | 'image/jpeg' | 'image/gif' | 'image/webp';
  width: number;
  height: number;
  bytes: Buffer;
}

/**
 * A picture without place, time, device, author or comments, as it was shown before: orientation, colours and animation stay. Null when
 * it is no png, jpeg, gif or webp, or a broken one.
 */
export function cleanImage(bytes: Buffer): CleanImage | null {
  const clean = startsWith(bytes, 0, PNG_SIGNATURE)
    ? cleanPng(bytes)
    : startsWith(bytes, 0, [0xff, 0xd8, 0xff])
      ? cleanJpeg(bytes)
      : /^GIF8[79]a$/.test(bytes.toString('latin1', 0, 6))
        ? cleanGif(bytes)
        : bytes.toString('latin1', 0, 4) === 'RIFF' && bytes.toString('latin1', 8, 12) === 'WEBP'
          ? cleanWebp(bytes)
          : null;
  return clean && clean.width > 0 && clean.height > 0 ? clean : null;
}

const startsWith = (bytes: Buffer, at: number, prefix: readonly number[]) =>
  bytes.length >= at + prefix.length && prefix.every((value, i) => bytes[at + i] === value);

// PNG: a row of chunks. https://www.w3.org/TR/png-3/
const PNG_SIGNATURE = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
/** What the picture is made of and how its colours are meant; texts, times, EXIF and what programs added for themselves are left out. */
const PNG_KEPT = new Set('IHDR PLTE IDAT IEND tRNS gAMA cHRM sRGB iCCP cICP sBIT bKGD pHYs acTL fcTL fdAT'.split(' '));

function cleanPng(bytes: Buffer): CleanImage | null {
  const kept: Buffer[] = [bytes.subarray(0, 8)];
  let width = 0;
  let height = 0;
  for (let at = 8; at + 12 <= bytes.length;) {
    const size = bytes.readUInt32BE(at);
    const end = at + 12 + size;
    if (end > bytes.length) return null;
    const name = bytes.toString('latin1', at + 4, at + 8);
    if (name === 'IHDR' && size >= 13) {
      width = bytes.readUInt32BE(at + 8);
      height = bytes.readUInt32BE(at + 12);
    }
    if (PNG_KEPT.has(name)) kept.push(bytes.subarray(at, end));
    if (name === 'IEND') return { mediaType: 'image/png', width, height, bytes: Buffer.concat(kept) };
    at = end;
  }
  return null;
}

// JPEG: a row of segments, each FF, its kind and its length; after a scan's header (SOS) its data up to the next FF that is followed by a kind.
const SOS = 0xda;
const EOI = 0xd9;

function cleanJpeg(bytes: Buffer): CleanImage | null {
  const kept: Buffer[] = [bytes.subarray(0, 2)];
  let size: { width: number; height: number } | null = null;
  let orientation = 1;
  for (let at = 2; at + 2 <= bytes.length;) {
    if (bytes[at] !== 0xff) return null;
    const kind = bytes[at + 1] ?? 0;
    if (kind === 0xff) {
      at += 1; // filling
      continue;
    }
    if (kind === EOI) {
      if (!size) return null;
      // Whatever a camera put behind the picture (previews, depth, sound) ends here.
      kept.push(bytes.subarray(at, at + 2));
      if (orientation !== 1) kept.splice(1, 0, orientationSegment(orientation));
      return { mediaType: 'image/jpeg', ...size, bytes: Buffer.concat(kept) };
    }
    if (at + 4 > bytes.length) return null;
    const end = at + 2 + bytes.readUInt16BE(at + 2);
    if (end > bytes.length || end < at + 4) return null;
    const segment = bytes.subarray(at, end);
    if (isFrame(kind) && segment.length >= 9)
      size = { height: segment.readUInt16BE(5), width: segment.readUInt16BE(7) };
    if (kind === 0xe1) orientation = orientationOf(segment) ?? orientation;
    if (isKeptSegment(kind, segment)) kept.push(segment);
    at = end;
    if (kind === SOS) {
      const next = endOfScan(bytes, at);
      if (next === null) return null;
      kept.push(bytes.subarray(at, next));
      at = next;
    }
  }
  return null;
}

/** SOF0–SOF15 carry the size; C4, C8 and CC are other segments in that range. */
const isFrame = (kind: number) => kind >= 0xc0 && kind <= 0xcf && kind !== 0xc4 && kind !== 0xc8 && kind !== 0xcc;

/** Everything but comments and what applications wrote; of that, JFIF, the colour profile and Adobe's colour transform are part of the picture. */
function isKeptSegment(kind: number, segment: Buffer): boolean {
  if (kind === 0xfe) return false;
  if (kind < 0xe0 || kind > 0xef) return true;
  const name = segment.toString('latin1', 4, 16);
  return (
    (kind === 0xe0 && name.startsWith('JFIF\0')) ||
    (kind === 0xe2 && name.startsWith('ICC_PROFILE\0')) ||
    (kind === 0xee && name.startsWith('Adobe'))
  );
}

function endOfScan(bytes: Buffer, from: number): number | null {
  for (let at = bytes.indexOf(0xff, from); at >= 0; at = bytes.indexOf(0xff, at + 1)) {
    const next = bytes[at + 1];
    if (next === undefined) return null;
    // FF00 is a byte of data, FFD0–FFD7 are restart marks within it, FFFF is filling.
    if (next !== 0 && next !== 0xff && !(next >= 0xd0 && next <= 0xd7)) return at;
  }
  return null;
}

/** Which side was up, 1–8, from an EXIF segment; null when it does not say. */
function orientationOf(segment: Buffer): number | null {
  if (segment.toString('latin1', 4, 10) !== 'Exif\0\0') return null;
  const tiff = segment.subarray(10);
  const order = tiff.toString('latin1', 0, 2);
  if (tiff.length < 8 || (order !== 'II' && order !== 'MM')) return null;
  const short = (at: number) => (order === 'II' ? tiff.readUInt16LE(at) : tiff.readUInt16BE(at));
  const start = order === 'II' ? tiff.readUInt32LE(4) : tiff.readUInt32BE(4);
  if (start + 2 > tiff.length) return null;
  const count = short(start);
  for (let i = 0; i < count; i++) {
    const at = start + 2 + i * 12;
    if (at + 12 > tiff.length) return null;
    if (short(at) === 0x0112) {
      const value = short(at + 8);
      return value >= 1 && value <= 8 ? value : null;
    }
  }
  return null;
}

/** An EXIF segment that says which side is up, and nothing else. */
function orientationSegment(orientation: number): Buffer {
  const ifd = [0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0]; // tag 0112, one short
  const tiff = [0x4d, 0x4d, 0, 42, 0, 0, 0, 8, 0, 1, ...ifd, 0, 0, 0, 0];
  const body = [...Buffer.from('Exif\0\0', 'latin1'), ...tiff];
  const length = body.length + 2;
  return Buffer.from([0xff, 0xe1, length >> 8, length & 0xff, ...body]);
}

// GIF: a header, then blocks; a block's data lies in pieces, each led by its length, up to an empty one.
function cleanGif(bytes: Buffer): CleanImage | null {
  if (bytes.length < 13) return null;
  const colours = (flags: number) => ((flags & 0x80) === 0 ? 0 : 3 * 2 ** ((flags & 7) + 1));
  const endOfPieces = (from: number): number | null => {
    for (let at = from; at < bytes.length;) {
      const length = bytes[at] ?? 0;
      at += 1 + length;
      if (length === 0) return at;
    }
    return null;
  };
  let at = 13 + colours(bytes[10] ?? 0);
  const kept: Buffer[] = [bytes.subarray(0, at)];
  while (at < bytes.length) {
    const from = at;
    const kind = bytes[at];
    if (kind === 0x3b) {
      const size = { width: bytes.readUInt16LE(6), height: bytes.readUInt16LE(8) };
      kept.push(Buffer.from([0x3b]));
      return { mediaType: 'image/gif', ...size, bytes: Buffer.concat(kept) };
    }
    if (kind !== 0x21 && kind !== 0x2c) return null;
    const isImage = kind === 0x2c;
    const end = endOfPieces(isImage ? at + 11 + colours(bytes[at + 9] ?? 0) : at + 2);
    if (end === null) return null;
    // F9 says how long a picture of an animation stands, NETSCAPE2.0 how often it repeats; comments, texts and XMP are left out.
    const label = bytes[from + 1];
    const application = bytes.toString('latin1', from + 3, from + 14);
    if (isImage || label === 0xf9 || (label === 0xff && /^(?:NETSCAPE2\.0|ANIMEXTS1\.0)$/.test(application)))
      kept.push(bytes.subarray(from, end));
    at = end;
  }
  return null;
}

// WebP: chunks in a RIFF container, each padded to an even length. https://developers.google.com/speed/webp/docs/riff_container
const WEBP_KEPT = new Set(['VP8 ', 'VP8L', 'VP8X', 'ALPH', 'ANIM', 'ANMF', 'ICCP']);

function cleanWebp(bytes: Buffer): CleanImage | null {
  const kept: Buffer[] = [];
  let size: { width: number; height: number } | null = null;
  const limit = Math.min(bytes.length, 8 + bytes.readUInt32LE(4));
  for (let at = 12; at + 8 <= limit;) {
    const name = bytes.toString('latin1', at, at + 4);
    const length = bytes.readUInt32LE(at + 4);
    const end = at + 8 + length + (length & 1);
    if (at + 8 + length > bytes.length) return null;
    const data = bytes.subarray(at + 8, at + 8 + length);
    size ??= webpSize(name, data);
    if (WEBP_KEPT.has(name)) {
      const chunk = Buffer.alloc(end - at);
      bytes.copy(chunk, 0, at, at + 8 + length);
      // The container's own table of contents: neither EXIF (8) nor XMP (4) any more.
      if (name === 'VP8X' && length > 0) chunk[8] = (chunk[8] ?? 0) & ~0x0c;
      kept.push(chunk);
    }
    at = end;
  }
  if (!size) return null;
  const body = Buffer.concat(kept);
  const head = Buffer.from('RIFF\0\0\0\0WEBP', 'latin1');
  head.writeUInt32LE(4 + body.length, 4);
  return { mediaType: 'image/webp', ...size, bytes: Buffer.concat([head, body]) };
}

function webpSize(name: string, data: Buffer): { width: number; height: number } | null {
  if (name === 'VP8X' && data.length >= 10)
    return { width: data.readUIntLE(4, 3) + 1, height: data.readUIntLE(7, 3) + 1 };
  if (name === 'VP8 ' && data.length >= 10)
    return { width: data.readUInt16LE(6) & 0x3fff, height: data.readUInt16LE(8) & 0x3fff };
  if (name === 'VP8L' && data.length >= 5) {
    const bits = data.readUInt32LE(1);
    return { width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 };
  }
  return null;
}
