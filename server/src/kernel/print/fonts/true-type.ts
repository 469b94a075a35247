import type { Outline } from './sliced-font.ts';

/** Writes a TrueType font of just the outlines that a document uses, in the order of their glyph numbers. */

const UNITS = 1000;
export const ASCENT = 880;
export const DESCENT = -120;

export function makeTrueType(outlines: readonly Outline[]): Uint8Array {
  const glyphs = outlines.map(glyphData);
  const offsets = [0];
  for (const { data } of glyphs) offsets.push((offsets.at(-1) ?? 0) + data.length);
  const boxes = glyphs.flatMap(({ box }) => (box ? [box] : []));
  const bounds = {
    xMin: Math.min(0, ...boxes.map((box) => box.xMin)),
    yMin: Math.min(0, ...boxes.map((box) => box.yMin)),
    xMax: Math.max(0, ...boxes.map((box) => box.xMax)),
    yMax: Math.max(0, ...boxes.map((box) => box.yMax)),
  };
  const tables: Record<string, Buffer> = {
    glyf: Buffer.concat(glyphs.map(({ data }) => data)),
    head: head(bounds),
    hhea: hhea(outlines, bounds),
    hmtx: hmtx(outlines, glyphs),
    loca: shortsOrLongs(offsets),
    maxp: maxp(outlines),
  };
  return assemble(tables);
}

interface Box {
  xMin: number;
  yMin: number;
  xMax: number;
  yMax: number;
}

function glyphData({ points }: Outline): { data: Buffer; box: Box | null } {
  if (points.length === 0) return { data: Buffer.alloc(0), box: null };
  const xs = points.map(({ x }) => x);
  const ys = points.map(({ y }) => y);
  const box = { xMin: Math.min(...xs), yMin: Math.min(...ys), xMax: Math.max(...xs), yMax: Math.max(...ys) };
  const ends = points.flatMap(({ end }, at) => (end || at === points.length - 1 ? [at] : []));
  const header = Buffer.alloc(10 + ends.length * 2 + 2);
  header.writeInt16BE(ends.length, 0);
  [box.xMin, box.yMin, box.xMax, box.yMax].forEach((value, at) => header.writeInt16BE(value, 2 + at * 2));
  ends.forEach((end, at) => header.writeUInt16BE(end, 10 + at * 2));
  const flags: number[] = [];
  const across: number[] = [];
  const up: number[] = [];
  let [x, y] = [0, 0];
  for (const point of points) {
    const flag = coordinate(point.x - x, across, 0x02, 0x10) | coordinate(point.y - y, up, 0x04, 0x20);
    flags.push(flag | (point.on ? 1 : 0));
    ({ x, y } = point);
  }
  const data = Buffer.concat([header, Buffer.from(flags), Buffer.from(across), Buffer.from(up)]);
  return { data: data.length % 4 === 0 ? data : Buffer.concat([data, Buffer.alloc(4 - (data.length % 4))]), box };
}

/** Appends one step and returns its flags: nothing, one byte with a sign, or two bytes. */
function coordinate(step: number, out: number[], short: number, same: number): number {
  if (step === 0) return same;
  if (Math.abs(step) < 256) {
    out.push(Math.abs(step));
    return short | (step > 0 ? same : 0);
  }
  out.push((step >> 8) & 0xff, step & 0xff);
  return 0;
}

function head(bounds: Box): Buffer {
  const table = Buffer.alloc(54);
  table.writeUInt32BE(0x00010000, 0);
  table.writeUInt32BE(0x00010000, 4);
  table.writeUInt32BE(0x5f0f3cf5, 12);
  table.writeUInt16BE(0x000b, 16);
  table.writeUInt16BE(UNITS, 18);
  [bounds.xMin, bounds.yMin, bounds.xMax, bounds.yMax].forEach((value, at) => table.writeInt16BE(value, 36 + at * 2));
  table.writeUInt16BE(8, 46);
  table.writeInt16BE(2, 48);
  table.writeInt16BE(1, 50);
  return table;
}

function hhea(outlines: readonly Outline[], bounds: Box): Buffer {
  const table = Buffer.alloc(36);
  table.writeUInt32BE(0x00010000, 0);
  table.writeInt16BE(ASCENT, 4);
  table.writeInt16BE(DESCENT, 6);
  table.writeUInt16BE(Math.max(...outlines.map(({ advance }) => advance)), 10);
  table.writeInt16BE(bounds.xMin, 12);
  table.writeInt16BE(bounds.xMax, 16);
  table.writeInt16BE(1, 18);
  table.writeUInt16BE(outlines.length, 34);
  return table;
}

function hmtx(outlines: readonly Outline[], glyphs: readonly { box: Box | null }[]): Buffer {
  const table = Buffer.alloc(outlines.length * 4);
  outlines.forEach(({ advance }, at) => {
    table.writeUInt16BE(advance, at * 4);
    table.writeInt16BE(glyphs[at]?.box?.xMin ?? 0, at * 4 + 2);
  });
  return table;
}

function shortsOrLongs(offsets: readonly number[]): Buffer {
  const table = Buffer.alloc(offsets.length * 4);
  offsets.forEach((offset, at) => table.writeUInt32BE(offset, at * 4));
  return table;
}

function maxp(outlines: readonly Outline[]): Buffer {
  const table = Buffer.alloc(32);
  table.writeUInt32BE(0x00010000, 0);
  table.writeUInt16BE(outlines.length, 4);
  table.writeUInt16BE(Math.max(0, ...outlines.map(({ points }) => points.length)), 6);
  table.writeUInt16BE(Math.max(0, ...outlines.map(({ points }) => points.filter(({ end }) => end).length)), 8);
  table.writeUInt16BE(2, 14);
  return table;
}

function assemble(tables: Record<string, Buffer>): Uint8Array {
  const names = Object.keys(tables).sort();
  const power = 2 ** Math.floor(Math.log2(names.length));
  const directory = Buffer.alloc(12 + names.length * 16);
  directory.writeUInt32BE(0x00010000, 0);
  directory.writeUInt16BE(names.length, 4);
  directory.writeUInt16BE(power * 16, 6);
  directory.writeUInt16BE(Math.log2(power), 8);
  directory.writeUInt16BE(names.length * 16 - power * 16, 10);
  let offset = directory.length;
  const parts = names.map((name, at) => {
    const table = tables[name] ?? Buffer.alloc(0);
    const padded = Buffer.concat([table, Buffer.alloc((4 - (table.length % 4)) % 4)]);
    directory.write(name, 12 + at * 16, 'latin1');
    directory.writeUInt32BE(checksum(padded), 16 + at * 16);
    directory.writeUInt32BE(offset, 20 + at * 16);
    directory.writeUInt32BE(table.length, 24 + at * 16);
    offset += padded.length;
    return { name, padded };
  });
  const font = Buffer.concat([directory, ...parts.map(({ padded }) => padded)]);
  const headAt = directory.readUInt32BE(20 + names.indexOf('head') * 16);
  font.writeUInt32BE((0xb1b0afba - checksum(font)) >>> 0, headAt + 8);
  return font;
}

function checksum(bytes: Buffer): number {
  let sum = 0;
  for (let at = 0; at + 4 <= bytes.length; at += 4) sum = (sum + bytes.readUInt32BE(at)) >>> 0;
  return sum;
}
