import { crc32, deflateSync, inflateSync } from 'node:zlib';

/** Pictures as a printed file takes them. PNG and JPEG; of others only the description is printed. */

export type ReadPicture =
  | { kind: 'jpeg'; width: number; height: number; components: number; bytes: Uint8Array; inverted: boolean }
  /** Eight bits a colour, red green blue; `alpha` where anything is transparent. */
  | { kind: 'pixels'; width: number; height: number; rgb: Uint8Array; alpha: Uint8Array | null };

/** 40 million pixels are a page at 600 dots per inch. */
const MAX_PIXELS = 40_000_000;

/** Null for what cannot be read. */
export function readPicture(bytes: Uint8Array): ReadPicture | null {
  const data = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  try {
    if (data.length > 20 && data.readUInt32BE(0) === 0x89504e47) return readPng(data);
    if (data[0] === 0xff && data[1] === 0xd8) return readJpeg(data);
  } catch {
    return null;
  }
  return null;
}

function readJpeg(data: Buffer): ReadPicture | null {
  let inverted = false;
  for (let at = 2; at + 9 < data.length;) {
    if (data[at] !== 0xff) return null;
    const kind = data[at + 1] ?? 0;
    if (kind === 0xff) {
      at += 1;
      continue;
    }
    const size = data.readUInt16BE(at + 2);
    // Programs of Adobe store CMYK inverted and say so in their own segment.
    if (kind === 0xee && data.toString('latin1', at + 4, at + 9) === 'Adobe') inverted = true;
    if (kind >= 0xc0 && kind <= 0xcf && kind !== 0xc4 && kind !== 0xc8 && kind !== 0xcc) {
      const [height, width, components] = [data.readUInt16BE(at + 5), data.readUInt16BE(at + 7), data[at + 9] ?? 0];
      if (width === 0 || height === 0 || ![1, 3, 4].includes(components)) return null;
      return { kind: 'jpeg', width, height, components, bytes: data, inverted: inverted && components === 4 };
    }
    at += 2 + size;
  }
  return null;
}

const CHANNELS: Record<number, number> = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 };

function readPng(data: Buffer): ReadPicture | null {
  let [palette, transparency]: [Buffer, Buffer] = [Buffer.alloc(0), Buffer.alloc(0)];
  const packed: Buffer[] = [];
  for (let at = 8; at + 12 <= data.length;) {
    const size = data.readUInt32BE(at);
    const body = data.subarray(at + 8, at + 8 + size);
    const name = data.toString('latin1', at + 4, at + 8);
    if (name === 'PLTE') palette = body;
    else if (name === 'tRNS') transparency = body;
    else if (name === 'IDAT') packed.push(body);
    else if (name === 'IEND') break;
    at += 12 + size;
  }
  const [width, height] = [data.readUInt32BE(16), data.readUInt32BE(20)];
  const [depth, type, interlaced] = [data[24] ?? 0, data[25] ?? 0, data[28] ?? 0];
  const channels = CHANNELS[type];
  if (!channels || interlaced || width * height === 0 || width * height > MAX_PIXELS) return null;
  const perRow = Math.ceil((width * channels * depth) / 8);
  const rows = unfilter(
    inflateSync(Buffer.concat(packed), { maxOutputLength: (perRow + 1) * height + 64 }),
    perRow,
    height,
    Math.max(1, (channels * depth) >> 3),
  );
  if (!rows) return null;
  const sampleAt = (y: number, index: number): number => {
    if (depth === 8) return rows[y * perRow + index] ?? 0;
    if (depth === 16) return rows[y * perRow + index * 2] ?? 0;
    const bit = index * depth;
    const value = ((rows[y * perRow + (bit >> 3)] ?? 0) >> (8 - depth - (bit & 7))) & ((1 << depth) - 1);
    return type === 3 ? value : Math.round((value * 255) / ((1 << depth) - 1));
  };
  const rgb = new Uint8Array(width * height * 3);
  const alpha = new Uint8Array(width * height).fill(255);
  const isColour = type === 2 || type === 6;
  let isTransparent = false;
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const at = y * width + x;
      const first = sampleAt(y, x * channels);
      for (let c = 0; c < 3; c += 1) {
        const value = type === 3 ? palette[first * 3 + c] : isColour ? sampleAt(y, x * channels + c) : first;
        rgb[at * 3 + c] = value ?? 0;
      }
      let opacity = 255;
      if (type === 4 || type === 6) opacity = sampleAt(y, x * channels + channels - 1);
      else if (type === 3) opacity = transparency[first] ?? 255;
      if (opacity !== 255) {
        alpha[at] = opacity;
        isTransparent = true;
      }
    }
  }
  return { kind: 'pixels', width, height, rgb, alpha: isTransparent ? alpha : null };
}

/** Undoes the filters of each row (PNG 9.2); null when the data is short. */
function unfilter(data: Buffer, perRow: number, height: number, step: number): Uint8Array | null {
  if (data.length < (perRow + 1) * height) return null;
  const out = new Uint8Array(perRow * height);
  for (let y = 0; y < height; y += 1) {
    const filter = data[y * (perRow + 1)] ?? 0;
    for (let x = 0; x < perRow; x += 1) {
      const at = y * perRow + x;
      const raw = data[y * (perRow + 1) + 1 + x] ?? 0;
      const left = x >= step ? (out[at - step] ?? 0) : 0;
      const up = y > 0 ? (out[at - perRow] ?? 0) : 0;
      const corner = y > 0 && x >= step ? (out[at - perRow - step] ?? 0) : 0;
      out[at] = raw + [0, left, up, (left + up) >> 1, paeth(left, up, corner)][filter]!;
    }
  }
  return out;
}

function paeth(a: number, b: number, c: number): number {
  const p = a + b - c;
  const [pa, pb, pc] = [Math.abs(p - a), Math.abs(p - b), Math.abs(p - c)];
  return pa <= pb && pa <= pc ? a : pb <= pc ? b : c;
}

/** A black and white PNG of a matrix, `scale` pixels a field: the QR code in .docx. */
export function makePng(matrix: readonly (readonly boolean[])[], scale: number): Uint8Array {
  const size = matrix.length * scale;
  const perRow = Math.ceil(size / 8);
  const raw = Buffer.alloc((perRow + 1) * size, 0);
  for (let y = 0; y < size; y += 1) {
    for (let x = 0; x < size; x += 1) {
      if (matrix[Math.floor(y / scale)]?.[Math.floor(x / scale)]) continue;
      const at = y * (perRow + 1) + 1 + (x >> 3);
      raw[at] = (raw[at] ?? 0) | (0x80 >> (x & 7));
    }
  }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(size, 0);
  header.writeUInt32BE(size, 4);
  header[8] = 1;
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([
    signature,
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(raw)),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function chunk(name: string, body: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(name, 'latin1'), body]);
  const frame = Buffer.alloc(8 + named.length);
  frame.writeUInt32BE(body.length, 0);
  named.copy(frame, 4);
  frame.writeUInt32BE(crc32(named), 4 + named.length);
  return frame;
}
