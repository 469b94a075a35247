import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
// @ts-expect-error the package has no types; the interfaces below are what is used of it
import * as fontkit from 'fontkit';

/** A variable web font in many slices, as npm packages carry Chinese fonts: opened slice by slice, read at one weight. */

interface Point {
  onCurve: boolean;
  endContour: boolean;
  x: number;
  y: number;
  copy(): Point;
}
interface Glyph {
  id: number;
  advanceWidth: number;
  path: unknown;
}
interface Slice {
  unitsPerEm: number;
  ascent: number;
  descent: number;
  /** Set before the first outline is asked for, or the default weight (extra light) is drawn. */
  variationCoords?: number[];
  hasGlyphForCodePoint(codePoint: number): boolean;
  glyphForCodePoint(codePoint: number): Glyph;
  /** Outlines of the slice as WOFF2 holds them, at the default weight; there once any outline was asked for. */
  _transformedGlyphs: { numberOfContours: number; points?: Point[] }[];
  _variationProcessor: { transformPoints(glyph: number, points: Point[]): void } | null;
}

export interface Outline {
  /** In thousandths of the font size. */
  advance: number;
  /** Rounded, y upwards; `end` closes a contour. */
  points: { x: number; y: number; on: boolean; end: boolean }[];
}

export interface SlicedFont {
  /** The outline of a character at the weight, or null when the font lacks it. */
  find(codePoint: number): Outline | null;
}

/** Opens the font whose style sheet is `css` of the package; a slice is read when one of its characters is first needed. */
export function openSlicedFont(packageName: string, css: string, weight: number): SlicedFont {
  const folder = dirname(createRequire(import.meta.url).resolve(`${packageName}/package.json`));
  const sheet = join(folder, css);
  const ranges = readRanges(readFileSync(sheet, 'utf8'), dirname(sheet));
  const slices = new Map<string, Slice>();
  const known = new Map<number, Outline | null>();

  const sliceOf = (file: string): Slice => {
    let slice = slices.get(file);
    if (!slice) {
      slice = fontkit.create(readFileSync(file)) as Slice;
      slice.variationCoords = [weight];
      slices.set(file, slice);
    }
    return slice;
  };

  return {
    find(codePoint) {
      const cached = known.get(codePoint);
      if (cached !== undefined) return cached;
      let outline: Outline | null = null;
      for (const { from, to, file } of ranges) {
        if (codePoint < from || codePoint > to) continue;
        const slice = sliceOf(file);
        if (!slice.hasGlyphForCodePoint(codePoint)) continue;
        outline = outlineOf(slice, codePoint);
        break;
      }
      known.set(codePoint, outline);
      return outline;
    },
  };
}

/** Which slice has which characters, from the style sheet that browsers read. */
function readRanges(css: string, folder: string): { from: number; to: number; file: string }[] {
  return [...css.matchAll(/@font-face\s*\{([^}]*)\}/g)].flatMap(([, rule = '']) => {
    const file = /url\(["']?([^"')]+\.woff2)["']?\)/.exec(rule)?.[1];
    const range = /unicode-range:([^;}]+)/.exec(rule)?.[1];
    if (!file || !range) return [];
    return [...range.matchAll(/U\+([0-9A-Fa-f]+)(?:-([0-9A-Fa-f]+))?/g)].map(([, from = '', to = from]) => ({
      ...{ from: Number.parseInt(from, 16), to: Number.parseInt(to, 16) },
      file: join(folder, file),
    }));
  });
}

function outlineOf(slice: Slice, codePoint: number): Outline {
  const glyph = slice.glyphForCodePoint(codePoint);
  // Asking for the path makes fontkit unpack the outlines of the slice.
  void glyph.path;
  const scale = 1000 / slice.unitsPerEm;
  const advance = Math.round(glyph.advanceWidth * scale);
  const first = slice._transformedGlyphs[glyph.id]?.points ?? [];
  const [sample] = first;
  if (!sample) return { advance, points: [] };
  const points = first.map((point) => point.copy());
  // Variations count four phantom points after the outline's own; fontkit forgets to vary WOFF2 outlines by itself.
  for (let i = 0; i < 4; i += 1)
    points.push(
      Object.assign(sample.copy(), { onCurve: false, endContour: true, x: i === 1 ? glyph.advanceWidth : 0, y: 0 }),
    );
  slice._variationProcessor?.transformPoints(glyph.id, points);
  return {
    advance,
    points: points.slice(0, first.length).map(({ x, y, onCurve, endContour }) => ({
      ...{ x: Math.round(x * scale), y: Math.round(y * scale) },
      ...{ on: onCurve, end: endContour },
    })),
  };
}
