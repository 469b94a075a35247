/** What a small picture of the portal may be, and which of its parts say more than the picture does. Pure. */

export interface PictureKind {
  mediaType: 'image/png' | 'image/jpeg';
  /** In pixels. */
  width: number;
  height: number;
}

const PNG = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
/** Chunks of a PNG that hold words, times or a camera's data and nothing that is seen. */
const SILENT_CHUNKS = new Set(['tEXt', 'zTXt', 'iTXt', 'eXIf', 'tIME']);

export interface CleanPicture extends PictureKind {
  bytes: Uint8Array;
}

/** The picture without what a camera or a program wrote into it (place, author, preview); null when it is neither PNG nor JPEG or is damaged. */
export function cleanPicture(bytes: Uint8Array): CleanPicture | null {
  if (PNG.every((byte, at) => bytes[at] === byte)) return cleanPng(bytes);
  if (bytes[0] === 0xff && bytes[1] === 0xd8) return cleanJpeg(bytes);
  return null;
}

function cleanPng(bytes: Uint8Array): CleanPicture | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const kept: Uint8Array[] = [bytes.subarray(0, 8)];
  let size: { width: number; height: number } | null = null;
  for (let at = 8; at + 12 <= bytes.length;) {
    const length = view.getUint32(at);
    const name = String.fromCharCode(...bytes.subarray(at + 4, at + 8));
    const end = at + 12 + length;
    if (end > bytes.length) return null;
    if (name === 'IHDR' && length >= 8) size = { width: view.getUint32(at + 8), height: view.getUint32(at + 12) };
    if (!SILENT_CHUNKS.has(name)) kept.push(bytes.subarray(at, end));
    at = end;
    if (name === 'IEND')
      return size && size.width > 0 && size.height > 0
        ? { mediaType: 'image/png', ...size, bytes: joined(kept) }
        : null;
  }
  return null;
}

/** Keeps JFIF (E0), colour profiles (E2) and Adobe's colour mark (EE); drops EXIF, XMP, IPTC and comments, and whatever follows the end of the picture. */
function cleanJpeg(bytes: Uint8Array): CleanPicture | null {
  const kept: Uint8Array[] = [bytes.subarray(0, 2)];
  let size: { width: number; height: number } | null = null;
  for (let at = 2; at + 4 <= bytes.length;) {
    if (bytes[at] !== 0xff) return null;
    const marker = bytes[at + 1] ?? 0;
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    const length = ((bytes[at + 2] ?? 0) << 8) | (bytes[at + 3] ?? 0);
    const end = at + 2 + length;
    if (length < 2 || end > bytes.length) return null;
    const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
    if (isFrame)
      size = {
        height: ((bytes[at + 5] ?? 0) << 8) | (bytes[at + 6] ?? 0),
        width: ((bytes[at + 7] ?? 0) << 8) | (bytes[at + 8] ?? 0),
      };
    const isSilent = (marker >= 0xe0 && marker <= 0xef && ![0xe0, 0xe2, 0xee].includes(marker)) || marker === 0xfe;
    if (!isSilent) kept.push(bytes.subarray(at, end));
    at = end;
    if (marker === 0xda) {
      const stop = endOfJpeg(bytes, at);
      if (stop < 0 || !size || size.width === 0 || size.height === 0) return null;
      kept.push(bytes.subarray(at, stop));
      return { mediaType: 'image/jpeg', ...size, bytes: joined(kept) };
    }
  }
  return null;
}

/** Past the last end mark: phones append previews and films after the first one, but scans of one picture hold no end mark inside. */
function endOfJpeg(bytes: Uint8Array, from: number): number {
  for (let at = from; at + 1 < bytes.length; at += 1) if (bytes[at] === 0xff && bytes[at + 1] === 0xd9) return at + 2;
  return -1;
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
