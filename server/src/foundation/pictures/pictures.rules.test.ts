import { describe, expect, it } from 'vitest';
import { cleanPicture } from './pictures.rules.ts';

const segment = (marker: number, body: number[]) => [0xff, marker, 0, body.length + 2, ...body];
const frame = segment(0xc0, [8, 0, 5, 0, 7, 1, 1, 0x11, 0]);
const scan = [...segment(0xda, [1, 1, 0, 0, 63, 0]), 1, 2, 0xff, 0x00, 3, 0xff, 0xd9];
const jpeg = (...segments: number[][]) => Uint8Array.from([0xff, 0xd8, ...segments.flat(), ...frame, ...scan]);
const words = [...'Exif GPS 31.2N'].map((c) => c.charCodeAt(0));

describe('pictures', () => {
  it('lose place, author and what follows their end, and keep their colours', () => {
    const jfif = segment(0xe0, [1, 2]);
    const profile = segment(0xe2, [9, 9]);
    const dirty = Uint8Array.from([...jpeg(jfif, segment(0xe1, words), profile, segment(0xfe, words)), ...words]);
    expect(cleanPicture(dirty)).toEqual({ mediaType: 'image/jpeg', width: 7, height: 5, bytes: jpeg(jfif, profile) });
  });
  it('are refused when damaged, cut off or something else', () => {
    const whole = jpeg();
    for (let cut = 3; cut < whole.length; cut += 1) expect(cleanPicture(whole.subarray(0, cut))).toBeNull();
    expect(cleanPicture(Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]))).toBeNull();
    expect(cleanPicture(new TextEncoder().encode('GIF89a'))).toBeNull();
    expect(cleanPicture(new Uint8Array())).toBeNull();
  });
});
