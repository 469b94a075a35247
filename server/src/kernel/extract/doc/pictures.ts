import { sniffImage } from '../images.ts';

/** Record types of pictures ([MS-ODRAW] 2.2.23): JPEG, PNG, and JPEG in CMYK. */
const BLIPS = new Set([0xf01d, 0xf01e, 0xf02a]);

/** The picture at a place of the Data stream, or null when it is none that a browser shows (EMF, WMF, PICT). */
export function findPicture(data: DataView, start: number): Uint8Array | null {
  if (start + 68 > data.byteLength) return null;
  const end = Math.min(data.byteLength, start + data.getUint32(start, true));
  const head = data.getUint16(start + 4, true);
  return findBlip(data, start + head, end, 0);
}

function findBlip(data: DataView, start: number, end: number, depth: number): Uint8Array | null {
  let at = start;
  while (at + 8 <= end) {
    const version = data.getUint16(at, true);
    const type = data.getUint16(at + 2, true);
    const length = data.getUint32(at + 4, true);
    const bodyEnd = Math.min(end, at + 8 + length);
    if (BLIPS.has(type)) {
      // One or two 16-byte sums and a tag byte stand before the picture.
      for (const skip of [17, 33]) {
        const bytes = new Uint8Array(
          data.buffer,
          data.byteOffset + Math.min(at + 8 + skip, bodyEnd),
          Math.max(0, bodyEnd - at - 8 - skip),
        );
        if (sniffImage(bytes)) return bytes.slice();
      }
      return null;
    }
    // Containers, and the entry that wraps a picture with 36 bytes of its own.
    const inner = (version & 15) === 15 ? at + 8 : type === 0xf007 ? at + 44 : -1;
    if (inner >= 0 && depth < 8) {
      const found = findBlip(data, inner, bodyEnd, depth + 1);
      if (found) return found;
    }
    at += 8 + length;
  }
  return null;
}
