import { crc32, deflateSync } from 'node:zlib';

type Value = string | number | readonly [number, number][] | Buffer;
/** Tags of one directory of an EXIF block: number → value; a string becomes ASCII (UTF-8 bytes), pairs become rationals. */
export type Tags = Readonly<Record<number, Value>>;

export interface Exif {
  readonly main?: Tags;
  readonly gps?: Tags;
  /** A JPEG for the preview that cameras and retouching programs keep inside. */
  readonly thumbnail?: Buffer;
}

function directory(tags: Tags, at: number, next: number): Buffer {
  const keys = Object.keys(tags)
    .map(Number)
    .sort((a, b) => a - b);
  const fields = Buffer.alloc(2 + keys.length * 12 + 4);
  const extra: Buffer[] = [];
  let free = at + fields.length;
  fields.writeUInt16LE(keys.length, 0);
  for (const [i, key] of keys.entries()) {
    const value = tags[key]!;
    const p = 2 + i * 12;
    let type = 4;
    let count = 1;
    let bytes: Buffer;
    if (typeof value === 'number') {
      bytes = Buffer.alloc(4);
      bytes.writeUInt32LE(value);
    } else if (typeof value === 'string') {
      type = 2;
      bytes = Buffer.from(`${value}\0`, 'utf8');
      count = bytes.length;
    } else if (Buffer.isBuffer(value)) {
      type = 7;
      bytes = value;
      count = bytes.length;
    } else {
      type = 5;
      count = value.length;
      bytes = Buffer.alloc(8 * count);
      for (const [j, [a, b]] of value.entries()) {
        bytes.writeUInt32LE(a, j * 8);
        bytes.writeUInt32LE(b, j * 8 + 4);
      }
    }
    fields.writeUInt16LE(key, p);
    fields.writeUInt16LE(type, p + 2);
    fields.writeUInt32LE(count, p + 4);
    if (bytes.length <= 4) bytes.copy(fields, p + 8);
    else {
      fields.writeUInt32LE(free, p + 8);
      const even = bytes.length % 2 === 0 ? bytes : Buffer.concat([bytes, Buffer.alloc(1)]);
      extra.push(even);
      free += even.length;
    }
  }
  fields.writeUInt32LE(next, 2 + keys.length * 12);
  return Buffer.concat([fields, ...extra]);
}

/** A TIFF block with the tags: what stands after "Exif\0\0" in a JPEG and in the eXIf chunk of a PNG. */
export function exifBlock({ main = {}, gps, thumbnail }: Exif): Buffer {
  const head = Buffer.from('II*\0\x08\0\0\0', 'latin1');
  const first = (gpsAt: number, next: number) => directory(gps ? { ...main, 0x8825: gpsAt } : main, 8, next);
  const gpsAt = 8 + first(0, 0).length;
  const gpsBlock = gps ? directory(gps, gpsAt, 0) : Buffer.alloc(0);
  const thumbAt = gpsAt + gpsBlock.length;
  if (!thumbnail) return Buffer.concat([head, first(gpsAt, 0), gpsBlock]);
  const thumbTags = (at: number) => directory({ 0x103: 6, 0x201: at, 0x202: thumbnail.length }, thumbAt, 0);
  const size = thumbTags(0).length;
  return Buffer.concat([head, first(gpsAt, thumbAt), gpsBlock, thumbTags(thumbAt + size), thumbnail]);
}

/** Latitude and longitude in degrees, minutes, seconds, as phones write them. */
export const gpsTags = (lat: [number, number, number], lon: [number, number, number]): Tags => {
  const dms = ([d, m, s]: [number, number, number]): [number, number][] => [
    [d, 1],
    [m, 1],
    [Math.round(s * 100), 100],
  ];
  return { 1: 'N', 2: dms(lat), 3: 'E', 4: dms(lon) };
};

/** A JPEG with further segments behind its SOI marker. */
export function jpegWith(jpeg: Buffer, segments: readonly [marker: number, data: Buffer][]): Buffer {
  const parts = segments.map(([marker, data]) => {
    const head = Buffer.from([0xff, marker, 0, 0]);
    head.writeUInt16BE(data.length + 2, 2);
    return Buffer.concat([head, data]);
  });
  return Buffer.concat([jpeg.subarray(0, 2), ...parts, jpeg.subarray(2)]);
}
export const exifSegment = (exif: Exif): [number, Buffer] => [
  0xe1,
  Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), exifBlock(exif)]),
];
export const xmpSegment = (xmp: string): [number, Buffer] => [
  0xe1,
  Buffer.from(`http://ns.adobe.com/xap/1.0/\0${xmp}`, 'utf8'),
];

/** IPTC-IIM fields (record 2) inside a Photoshop block, as picture agencies and newsrooms write them. */
export function iptcSegment(fields: Readonly<Record<number, string>>): [number, Buffer] {
  const utf8 = Buffer.from([0x1c, 1, 90, 0, 3, 0x1b, 0x25, 0x47]);
  const data = Object.entries(fields).map(([key, value]) => {
    const bytes = Buffer.from(value, 'utf8');
    return Buffer.concat([Buffer.from([0x1c, 2, Number(key), bytes.length >> 8, bytes.length & 255]), bytes]);
  });
  const iptc = Buffer.concat([utf8, ...data]);
  const size = Buffer.alloc(4);
  size.writeUInt32BE(iptc.length);
  const pad = Buffer.alloc(iptc.length % 2);
  return [0xed, Buffer.concat([Buffer.from('Photoshop 3.0\x008BIM\x04\x04\0\0', 'latin1'), size, iptc, pad])];
}

export function pngChunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const out = Buffer.alloc(body.length + 8);
  out.writeUInt32BE(data.length, 0);
  body.copy(out, 4);
  out.writeUInt32BE(crc32(body), body.length + 4);
  return out;
}

/** A PNG in 8-bit grey or RGB with extra chunks before the picture data. */
export function png(
  width: number,
  height: number,
  pixel: (x: number, y: number) => readonly [number, number, number],
  chunks: readonly Buffer[] = [],
): Buffer {
  const raw = Buffer.alloc(height * (1 + width * 3));
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) raw.set(pixel(x, y), y * (1 + width * 3) + 1 + x * 3);
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([8, 2, 0, 0, 0], 8);
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    pngChunk('IHDR', head),
    ...chunks,
    pngChunk('IDAT', deflateSync(raw, { level: 9 })),
    pngChunk('IEND', Buffer.alloc(0)),
  ]);
}

/** Bars of a statistics chart: a picture that says nothing about anybody. */
export const chartPixel = (seed: number) => (x: number, y: number) => {
  const bar = Math.floor(x / 24);
  const high = 20 + ((bar * 37 + seed * 53) % 90);
  const inBar = x % 24 > 5 && y > 130 - high && y < 130;
  return (inBar ? [(40 + seed * 30) % 255, 110, 190] : y === 130 ? [60, 60, 60] : [255, 255, 255]) as [
    number,
    number,
    number,
  ];
};
