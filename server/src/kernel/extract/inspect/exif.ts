import type { Subject } from './findings.ts';

const GPS_IFD = 0x8825;
const EXIF_IFD = 0x8769;
/** Tags whose words are people or places. */
const PEOPLE: Record<number, string> = {
  0x13b: 'Artist',
  0x8298: 'Copyright',
  0x9c9d: 'XPAuthor',
  0xa430: 'CameraOwnerName',
  0xa431: 'BodySerialNumber',
};
const DEVICE: Record<number, string> = { 0x10f: 'Make', 0x110: 'Model', 0x132: 'DateTime', 0x9003: 'DateTimeOriginal' };
const WORDS: Record<number, string> = {
  0x10e: 'ImageDescription',
  0x9286: 'UserComment',
  0x9c9c: 'XPComment',
  0x9c9b: 'XPTitle',
};
const SIZES = [0, 1, 1, 2, 4, 8, 1, 1, 2, 4, 8, 4, 8];
const MAX_TAGS = 500;

/** Reads the tags of an Exif block (TIFF) that tell where, with what and by whom a picture was taken. Broken blocks give what could be read. */
export function readExif(bytes: Uint8Array, path: string, out: Subject['out']): void {
  if (bytes.length < 8) return;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const little = bytes[0] === 0x49;
  const short = (at: number) => view.getUint16(at, little);
  const long = (at: number) => view.getUint32(at, little);
  const device: string[] = [];
  const gps: string[] = [];

  const ascii = (at: number, count: number, wide: boolean) =>
    Buffer.from(bytes.subarray(at, at + Math.min(count, 2_000)))
      .toString(wide ? 'utf16le' : 'utf8')
      .replace(/[\p{Cc}\ufffd]+/gu, ' ')
      .trim();
  const readDirectory = (start: number, isGps: boolean, depth: number): void => {
    if (depth > 3 || start < 8 || start + 2 > bytes.length) return;
    const count = Math.min(short(start), MAX_TAGS);
    for (let i = 0; i < count; i++) {
      const entry = start + 2 + i * 12;
      if (entry + 12 > bytes.length) return;
      const tag = short(entry);
      const type = short(entry + 2);
      const values = long(entry + 4);
      const size = (SIZES[type] ?? 1) * values;
      const at = size <= 4 ? entry + 8 : long(entry + 8);
      if (at + size > bytes.length) continue;
      if (tag === GPS_IFD) readDirectory(long(entry + 8), true, depth + 1);
      else if (tag === EXIF_IFD) readDirectory(long(entry + 8), false, depth + 1);
      else if (isGps && (tag === 2 || tag === 4) && type === 5 && values >= 2) {
        const part = (n: number) => (n < values ? long(at + n * 8) / (long(at + n * 8 + 4) || 1) : 0);
        gps.push(`${part(0)}°${part(1)}′${Math.round(part(2))}″`);
      } else if (!isGps && PEOPLE[tag]) {
        const words = ascii(at, size, tag >= 0x9c00 && tag < 0x9d00);
        if (words !== '') out.trace('image_author', path, `${PEOPLE[tag]}: ${words}`);
      } else if (!isGps && DEVICE[tag]) device.push(ascii(at, size, false));
      else if (!isGps && WORDS[tag]) out.text(path, 'properties', ascii(at, size, tag >= 0x9c00 && tag < 0x9d00));
    }
  };
  readDirectory(long(4), false, 0);
  if (gps.length > 0) out.trace('image_gps', path, gps.join(' '));
  if (device.some((words) => words !== '')) out.trace('image_exif', path, device.join(' '));
}
