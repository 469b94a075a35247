import { crc32, deflateSync } from 'node:zlib';
import jpeg from 'jpeg-js';
import type { Drawn } from './engine.ts';
import type { Eye } from './reading.rules.ts';
import type { Rect } from './redact.schema.ts';

/** Pixels of pages: bars painted in, looked at, packed. */

/** Beyond this size without loss a page is a photograph or a scan, and kept as JPEG when that is smaller. */
const LARGE = 600 * 1024;
const JPEG_QUALITY = 82;

/** How a page of this size is drawn: dots per inch, unless that gives too many pixels. */
export function pixelsOf(size: { width: number; height: number }, dpi: number, maxPixels: number) {
  const scale = Math.min(dpi / 72, Math.sqrt(maxPixels / (size.width * size.height)));
  return {
    scale,
    width: Math.max(1, Math.floor(size.width * scale)),
    height: Math.max(1, Math.floor(size.height * scale)),
  };
}

/** The pixels of a rectangle in points, rounded outward by `grow` and cut to the picture: left, top, right, bottom. */
function area(
  drawn: Drawn,
  scale: number,
  { x, y, width, height }: Rect,
  grow: number,
): [number, number, number, number] {
  return [
    Math.max(0, Math.floor(x * scale) - grow),
    Math.max(0, Math.floor(y * scale) - grow),
    Math.min(drawn.width, Math.ceil((x + width) * scale) + grow),
    Math.min(drawn.height, Math.ceil((y + height) * scale) + grow),
  ];
}

/** Overwrites the pixels of each rectangle with black. */
export function paintBars(drawn: Drawn, scale: number, rects: readonly Rect[]): void {
  for (const rect of rects) {
    const [left, top, right, bottom] = area(drawn, scale, rect, 1);
    for (let row = top; row < bottom; row += 1)
      drawn.bgrx.fill(0, (row * drawn.width + left) * 4, (row * drawn.width + right) * 4);
  }
}

/** Whether a rectangle is black all over, up to its edge, where compression blurs. */
export function isPainted(drawn: Drawn, scale: number, rect: Rect): boolean {
  const [left, top, right, bottom] = area(drawn, scale, rect, -1);
  for (let row = top; row < bottom; row += 1)
    for (let at = (row * drawn.width + left) * 4; at < (row * drawn.width + right) * 4; at += 4)
      if (Math.max(drawn.bgrx[at] ?? 0, drawn.bgrx[at + 1] ?? 0, drawn.bgrx[at + 2] ?? 0) > 96) return false;
  return true;
}

/** Compares a page with the same page without its text. */
export function createEye(page: Drawn, withoutText: Drawn, scale: number): Eye {
  const around = (box: readonly number[]) =>
    area(page, scale, { x: box[0] ?? 0, y: box[1] ?? 0, width: box[2] ?? 0, height: box[3] ?? 0 }, 0);
  return {
    showsText(box) {
      const [left, top, right, bottom] = around(box);
      for (let row = top; row < bottom; row += 1)
        for (let at = (row * page.width + left) * 4; at < (row * page.width + right) * 4; at += 1)
          if (at % 4 !== 3 && Math.abs((page.bgrx[at] ?? 0) - (withoutText.bgrx[at] ?? 0)) > 24) return true;
      return false;
    },
    hasInk(box) {
      const [left, top, right, bottom] = around(box);
      let [low, high] = [255, 0];
      for (let row = top; row < bottom; row += 1)
        for (let at = (row * page.width + left) * 4; at < (row * page.width + right) * 4; at += 4) {
          const value = page.bgrx[at + 1] ?? 0;
          if (value < low) low = value;
          if (value > high) high = value;
        }
      return high - low > 40;
    },
  };
}

export interface PackedImage {
  filter: 'FlateDecode' | 'DCTDecode';
  space: 'DeviceGray' | 'DeviceRGB';
  bytes: Uint8Array;
}

/** A page as a PDF takes it: grey where it is grey, without loss unless it is a scan. */
export function packPage(drawn: Drawn): PackedImage {
  const { space, samples } = samplesOf(drawn);
  const exact = deflateSync(samples, { level: 6 });
  if (exact.length <= LARGE) return { filter: 'FlateDecode', space, bytes: exact };
  const rgba = Buffer.alloc(drawn.width * drawn.height * 4);
  for (let at = 0; at < rgba.length; at += 4) {
    rgba[at] = drawn.bgrx[at + 2] ?? 0;
    rgba[at + 1] = drawn.bgrx[at + 1] ?? 0;
    rgba[at + 2] = drawn.bgrx[at] ?? 0;
    rgba[at + 3] = 255;
  }
  const lossy = jpeg.encode({ data: rgba, width: drawn.width, height: drawn.height }, JPEG_QUALITY).data;
  return lossy.length < exact.length
    ? { filter: 'DCTDecode', space: 'DeviceRGB', bytes: lossy }
    : { filter: 'FlateDecode', space, bytes: exact };
}

function samplesOf({ bgrx }: Drawn): { space: PackedImage['space']; samples: Uint8Array } {
  const count = bgrx.length / 4;
  let isGrey = true;
  for (let at = 0; at < bgrx.length && isGrey; at += 4) {
    const [blue, green, red] = [bgrx[at] ?? 0, bgrx[at + 1] ?? 0, bgrx[at + 2] ?? 0];
    isGrey = Math.abs(red - green) <= 2 && Math.abs(green - blue) <= 2;
  }
  const samples = new Uint8Array(count * (isGrey ? 1 : 3));
  for (let pixel = 0; pixel < count; pixel += 1) {
    const from = pixel * 4;
    if (isGrey) samples[pixel] = bgrx[from + 1] ?? 0;
    else {
      samples[pixel * 3] = bgrx[from + 2] ?? 0;
      samples[pixel * 3 + 1] = bgrx[from + 1] ?? 0;
      samples[pixel * 3 + 2] = bgrx[from] ?? 0;
    }
  }
  return { space: isGrey ? 'DeviceGray' : 'DeviceRGB', samples };
}

/** The picture as a PNG file. */
export function writePng(drawn: Drawn): Uint8Array {
  const { space, samples } = samplesOf(drawn);
  const stride = drawn.width * (space === 'DeviceGray' ? 1 : 3);
  const rows = new Uint8Array((stride + 1) * drawn.height);
  for (let row = 0; row < drawn.height; row += 1)
    rows.set(samples.subarray(row * stride, (row + 1) * stride), row * (stride + 1) + 1);
  const head = Buffer.alloc(13);
  head.writeUInt32BE(drawn.width, 0);
  head.writeUInt32BE(drawn.height, 4);
  head.set([8, space === 'DeviceGray' ? 0 : 2, 0, 0, 0], 8);
  const chunk = (name: string, body: Uint8Array): Buffer => {
    const part = Buffer.concat([Buffer.from(name, 'latin1'), body]);
    const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)];
    length.writeUInt32BE(body.length);
    check.writeUInt32BE(crc32(part));
    return Buffer.concat([length, part, check]);
  };
  return new Uint8Array(
    Buffer.concat([
      Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
      ...[chunk('IHDR', head), chunk('IDAT', deflateSync(rows, { level: 4 })), chunk('IEND', Buffer.alloc(0))],
    ]),
  );
}
