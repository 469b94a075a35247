import { describe, expect, it } from 'vitest';
import { PALETTE_ACCENTS } from './styles/palettes.css.ts';

const luminance = (colour: string) => {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return part <= 0.03928 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
};
const contrast = (a: string, b: string) => {
  const [light = 0, dark = 0] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return (light + 0.05) / (dark + 0.05);
};

describe('every look a site may choose', () => {
  it.each(Object.entries(PALETTE_ACCENTS))('%s can be read', (_name, { accent, wash }) => {
    expect(contrast(accent, '#ffffff')).toBeGreaterThanOrEqual(7);
    expect(contrast(accent, wash)).toBeGreaterThanOrEqual(4.5);
    expect(contrast('#57606a', wash)).toBeGreaterThanOrEqual(4.5);
  });
});
