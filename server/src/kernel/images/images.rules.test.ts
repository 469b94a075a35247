import { deflateSync, crc32 } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { cleanImage } from './index.ts';

/** Files made piece by piece as the formats say, with a place, an author and a comment in each. */

const SECRET = 'GPS 31.2304,121.4737 市财政局信息员';
const latin = (text: string) => Buffer.from(text, 'latin1');
const u16 = (value: number) => Buffer.from([value >> 8, value & 0xff]);
const u32 = (value: number) => Buffer.from([value >>> 24, (value >> 16) & 0xff, (value >> 8) & 0xff, value & 0xff]);
const u32le = (value: number) => Buffer.from(u32(value)).reverse();

function chunk(name: string, data: Buffer): Buffer {
  const body = Buffer.concat([latin(name), data]);
  return Buffer.concat([u32(data.length), body, u32(crc32(body))]);
}
const IHDR = chunk('IHDR', Buffer.concat([u32(3), u32(2), Buffer.from([8, 2, 0, 0, 0])]));
const IDAT = chunk('IDAT', deflateSync(Buffer.alloc(20)));
const PNG_HEAD = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
const png = (...between: Buffer[]) => Buffer.concat([PNG_HEAD, IHDR, ...between, IDAT, chunk('IEND', Buffer.alloc(0))]);

const segment = (kind: number, data: Buffer) => Buffer.concat([Buffer.from([0xff, kind]), u16(data.length + 2), data]);
const JFIF = segment(0xe0, Buffer.concat([latin('JFIF\0'), Buffer.from([1, 1, 0, 0, 1, 0, 1, 0, 0])]));
const FRAME = segment(0xc2, Buffer.concat([Buffer.from([8]), u16(20), u16(30), Buffer.from([1, 1, 0x11, 0])]));
const SCAN = Buffer.concat([
  segment(0xda, Buffer.from([1, 1, 0, 0, 63, 0])),
  Buffer.from([0x12, 0xff, 0x00, 0x34, 0xff, 0xd3, 0x56]),
]);
const HUFFMAN = segment(0xc4, Buffer.alloc(18));
const jpeg = (...before: Buffer[]) =>
  Buffer.concat([
    Buffer.from([0xff, 0xd8]),
    JFIF,
    ...before,
    FRAME,
    HUFFMAN,
    SCAN,
    HUFFMAN,
    SCAN,
    Buffer.from([0xff, 0xd9]),
  ]);
/** EXIF in either byte order: which side is up, and a secret after it. */
function exif(order: 'II' | 'MM', orientation: number): Buffer {
  const n = (value: number, size: 2 | 4) => {
    const bytes = size === 2 ? u16(value) : u32(value);
    return order === 'II' ? Buffer.from(bytes).reverse() : bytes;
  };
  const entry = Buffer.concat([n(0x0112, 2), n(3, 2), n(1, 4), n(orientation, 2), n(0, 2)]);
  const other = Buffer.concat([n(0x010f, 2), n(2, 2), n(4, 4), latin('Cam\0')]);
  const tiff = Buffer.concat([latin(order), n(42, 2), n(8, 4), n(2, 2), other, entry, n(0, 4), Buffer.from(SECRET)]);
  return segment(0xe1, Buffer.concat([latin('Exif\0\0'), tiff]));
}

const piece = (data: Buffer) => Buffer.concat([Buffer.from([data.length]), data, Buffer.from([0])]);
const GIF_HEAD = Buffer.concat([latin('GIF89a'), Buffer.from([5, 0, 4, 0, 0x80, 0, 0]), Buffer.alloc(6)]);
const GIF_IMAGE = Buffer.concat([Buffer.from([0x2c, 0, 0, 0, 0, 5, 0, 4, 0, 0, 2]), piece(Buffer.from([0x84, 0x51]))]);
const GIF_LOOP = Buffer.concat([Buffer.from([0x21, 0xff, 11]), latin('NETSCAPE2.0'), piece(Buffer.from([1, 0, 0]))]);
const GIF_DELAY = Buffer.concat([Buffer.from([0x21, 0xf9]), piece(Buffer.from([4, 10, 0, 0]))]);
const gif = (...between: Buffer[]) => Buffer.concat([GIF_HEAD, ...between, GIF_IMAGE, Buffer.from([0x3b])]);

const riff = (name: string, data: Buffer) =>
  Buffer.concat([latin(name), u32le(data.length), data, Buffer.alloc(data.length & 1)]);
function webp(...chunks: Buffer[]): Buffer {
  const body = Buffer.concat([latin('WEBP'), ...chunks]);
  return Buffer.concat([latin('RIFF'), u32le(body.length), body]);
}
const VP8X = (flags: number) => riff('VP8X', Buffer.from([flags, 0, 0, 0, 6, 0, 0, 8, 0, 0]));
const VP8L = riff('VP8L', Buffer.from([0x2f, 6, 0, 2, 0, 0, 0]));

const says = (bytes: Buffer | undefined) => bytes?.includes(Buffer.from(SECRET)) || bytes?.includes('secret');

describe('a picture', () => {
  it('in png loses texts, times and EXIF, and is the same picture', () => {
    const made = png(
      chunk('tEXt', latin('Comment\0secret')),
      chunk('iTXt', Buffer.from(`XML:com.adobe.xmp\0\0\0\0\0${SECRET}`)),
      chunk('eXIf', Buffer.from(SECRET)),
      chunk('tIME', Buffer.from([7, 234, 1, 1, 0, 0, 0])),
      chunk('prVt', Buffer.from(SECRET)),
      chunk('gAMA', u32(45455)),
    );
    const clean = cleanImage(Buffer.concat([made, Buffer.from(SECRET)]));
    expect(clean).toMatchObject({ mediaType: 'image/png', width: 3, height: 2 });
    expect(clean?.bytes.equals(png(chunk('gAMA', u32(45455))))).toBe(true);
  });

  it.each(['II', 'MM'] as const)('in jpeg (EXIF in order %s) keeps only which side is up', (order) => {
    const xmp = segment(0xe1, Buffer.from(`http://ns.adobe.com/xap/1.0/\0${SECRET}`));
    const comment = segment(0xfe, Buffer.from(SECRET));
    const profile = segment(0xe2, latin('ICC_PROFILE\0\x01\x01profile'));
    const preview = segment(0xe2, latin(`MPF\0secret`));
    const photoshop = segment(0xed, latin('Photoshop 3.0\0secret'));
    const clean = cleanImage(
      Buffer.concat([jpeg(exif(order, 6), xmp, comment, profile, preview, photoshop), Buffer.from(SECRET)]),
    );
    expect(clean).toMatchObject({ mediaType: 'image/jpeg', width: 30, height: 20 });
    expect(says(clean?.bytes)).toBe(false);
    expect(clean?.bytes.includes('ICC_PROFILE')).toBe(true);
    expect(clean?.bytes.includes('Cam')).toBe(false);
    // Cleaned again it stays the same: the one entry that was written can be read.
    expect(cleanImage(clean?.bytes ?? Buffer.alloc(0))?.bytes.equals(clean?.bytes ?? Buffer.alloc(0))).toBe(true);
    expect(clean?.bytes.includes(Buffer.from([0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, 6]))).toBe(true);
    const upright = cleanImage(jpeg(exif(order, 1)));
    expect(upright?.bytes.equals(jpeg())).toBe(true);
  });

  it('in gif loses comments and XMP, and keeps its animation', () => {
    const comment = Buffer.concat([Buffer.from([0x21, 0xfe]), piece(Buffer.from(SECRET))]);
    const xmp = Buffer.concat([Buffer.from([0x21, 0xff, 11]), latin('XMP DataXMP'), piece(Buffer.from(SECRET))]);
    const clean = cleanImage(Buffer.concat([gif(GIF_LOOP, comment, xmp, GIF_DELAY), Buffer.from(SECRET)]));
    expect(clean).toMatchObject({ mediaType: 'image/gif', width: 5, height: 4 });
    expect(clean?.bytes.equals(gif(GIF_LOOP, GIF_DELAY))).toBe(true);
  });

  it('in webp loses EXIF and XMP, and its table of contents no longer names them', () => {
    const clean = cleanImage(
      webp(VP8X(0x1c), VP8L, riff('EXIF', Buffer.from(SECRET)), riff('XMP ', Buffer.from(SECRET))),
    );
    expect(clean).toMatchObject({ mediaType: 'image/webp', width: 7, height: 9 });
    expect(clean?.bytes.equals(webp(VP8X(0x10), VP8L))).toBe(true);
    expect(cleanImage(webp(VP8L))).toMatchObject({ width: 7, height: 9 });
  });

  it.each([
    ['SVG', latin('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>')],
    ['HTML that calls itself GIF', latin('GIF89a<script>alert(1)</script>')],
    ['bmp', latin(`BM${'\0'.repeat(60)}`)],
    ['nothing', Buffer.alloc(0)],
    ['a png without a picture', Buffer.concat([PNG_HEAD, chunk('IEND', Buffer.alloc(0))])],
    ['a gif without colours and without an end', GIF_HEAD],
    ['a webp of nothing', webp()],
  ])('is refused when it is %s', (_name, bytes) => expect(cleanImage(bytes)).toBeNull());

  it('is refused when it is cut off anywhere, and never breaks the program', () => {
    for (const whole of [png(chunk('gAMA', u32(1))), jpeg(exif('II', 3)), gif(GIF_LOOP)]) {
      expect(cleanImage(whole)).not.toBeNull();
      for (let length = 0; length < whole.length; length++) expect(cleanImage(whole.subarray(0, length))).toBeNull();
    }
    const container = webp(VP8X(0), VP8L);
    for (let length = 0; length < container.length; length++)
      expect(() => cleanImage(container.subarray(0, length))).not.toThrow();
  });
});
