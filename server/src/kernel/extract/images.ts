import type { ExtractedImage } from './extract.schema.ts';

type ImageKind = Omit<ExtractedImage, 'bytes'>;

/** Kind and size of a picture by its first bytes; null when it is none that a browser shows. */
export function sniffImage(bytes: Uint8Array): ImageKind | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (starts(bytes, [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])) {
    if (bytes.length < 24) return { mediaType: 'image/png' };
    return sized('image/png', view.getUint32(16), view.getUint32(20));
  }
  if (starts(bytes, [0xff, 0xd8, 0xff])) return jpegKind(view);
  if (starts(bytes, [0x47, 0x49, 0x46, 0x38])) {
    if (bytes.length < 10) return { mediaType: 'image/gif' };
    return sized('image/gif', view.getUint16(6, true), view.getUint16(8, true));
  }
  if (starts(bytes, [0x42, 0x4d]) && bytes.length >= 26 && view.getUint32(14, true) >= 12) {
    if (view.getUint32(14, true) === 12) return sized('image/bmp', view.getUint16(18, true), view.getUint16(20, true));
    return sized('image/bmp', Math.abs(view.getInt32(18, true)), Math.abs(view.getInt32(22, true)));
  }
  if (starts(bytes, [0x52, 0x49, 0x46, 0x46]) && starts(bytes.subarray(8), [0x57, 0x45, 0x42, 0x50])) {
    return webpKind(bytes, view);
  }
  return null;
}

function starts(bytes: Uint8Array, prefix: number[]): boolean {
  return bytes.length >= prefix.length && prefix.every((value, i) => bytes[i] === value);
}

function sized(mediaType: ImageKind['mediaType'], width: number, height: number): ImageKind {
  return width > 0 && height > 0 ? { mediaType, width, height } : { mediaType };
}

function jpegKind(view: DataView): ImageKind {
  let at = 2;
  while (at + 9 < view.byteLength) {
    if (view.getUint8(at) !== 0xff) {
      at += 1;
      continue;
    }
    const marker = view.getUint8(at + 1);
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    // SOF0–SOF15 carry the size; C4, C8 and CC are other segments in that range.
    if (marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc) {
      return sized('image/jpeg', view.getUint16(at + 7), view.getUint16(at + 5));
    }
    if (marker === 0xd8 || marker === 0x01 || (marker >= 0xd0 && marker <= 0xd7)) at += 2;
    else at += 2 + Math.max(2, view.getUint16(at + 2));
  }
  return { mediaType: 'image/jpeg' };
}

function webpKind(bytes: Uint8Array, view: DataView): ImageKind {
  const chunk = String.fromCharCode(...bytes.subarray(12, 16));
  if (chunk === 'VP8X' && bytes.length >= 30) {
    const size = (at: number) => view.getUint16(at, true) + (view.getUint8(at + 2) << 16) + 1;
    return sized('image/webp', size(24), size(27));
  }
  if (chunk === 'VP8 ' && bytes.length >= 30) {
    return sized('image/webp', view.getUint16(26, true) & 0x3fff, view.getUint16(28, true) & 0x3fff);
  }
  if (chunk === 'VP8L' && bytes.length >= 25) {
    const bits = view.getUint32(21, true);
    return sized('image/webp', (bits & 0x3fff) + 1, ((bits >>> 14) & 0x3fff) + 1);
  }
  return { mediaType: 'image/webp' };
}
