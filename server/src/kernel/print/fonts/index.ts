import { codePointName, type Notes } from '../clean.rules.ts';
import { openSlicedFont, type Outline, type SlicedFont } from './sliced-font.ts';
import { makeTrueType } from './true-type.ts';

/**
 * Faces of an official document. body stands for 仿宋, title for 小标宋, strong for 楷体 of second headings, hei is 黑体: there is no free 仿宋
 * or 小标宋 in the registry with all of GB 18030 level 1.
 */
export type FaceName = 'body' | 'strong' | 'title' | 'hei';
export const FACES: readonly FaceName[] = ['body', 'strong', 'title', 'hei'];

const SONG = ['@chinese-fonts/syst', 'dist/SourceHanSerifCN/result.css'] as const;
const HEI = ['@fontsource-variable/noto-sans-sc', 'wght.css'] as const;
const SOURCES: Record<FaceName, readonly (readonly [packageName: string, css: string, weight: number])[]> = {
  body: [[...SONG, 400]],
  strong: [[...SONG, 600]],
  title: [[...SONG, 700]],
  // The sans has 12,000 of the characters, the serif all: a rare character in a heading is drawn in the other face.
  hei: [
    [...HEI, 600],
    [...SONG, 700],
  ],
};

/** Drawn where no font has the character (印刷界惯例). */
const GETA = 0x3013;

const opened = new Map<FaceName, SlicedFont[]>();
/** Fonts stay open for the life of the thread: opening slices is most of the cost of a short document. */
const open = (face: FaceName): SlicedFont[] => {
  let fonts = opened.get(face);
  if (!fonts) {
    fonts = SOURCES[face].map(([packageName, css, weight]) => openSlicedFont(packageName, css, weight));
    opened.set(face, fonts);
  }
  return fonts;
};

/** One face as one document uses it: characters get glyph numbers as they come. */
export interface Face {
  name: FaceName;
  /** Advance in thousandths of the size. */
  widthOf(char: string): number;
  /** Glyph number for the text to be shown; notes the character when no font has it. */
  glyphOf(char: string): number;
  /** What was used: advance and character of each glyph from 1 on, and the font made of them. */
  finish(): { font: Uint8Array; glyphs: { advance: number; char: string }[] };
}

export function createFace(name: FaceName, notes: Notes): Face {
  const fonts = open(name);
  const find = (codePoint: number): Outline | null => {
    for (const font of fonts) {
      const outline = font.find(codePoint);
      if (outline) return outline;
    }
    return null;
  };
  const empty: Outline = { advance: 1000, points: [] };
  const geta = find(GETA) ?? empty;
  const numbers = new Map<string, { glyph: number; isMissing: boolean }>();
  const used: { char: string; outline: Outline }[] = [];
  const widths = new Map<string, number>();
  const outlineOf = (char: string) => (char === ' ' ? (find(0x20) ?? empty) : find(char.codePointAt(0) ?? 0));
  return {
    name,
    widthOf(char) {
      let width = widths.get(char);
      if (width === undefined) {
        width = (outlineOf(char) ?? geta).advance;
        widths.set(char, width);
      }
      return width;
    },
    glyphOf(char) {
      let number = numbers.get(char);
      if (!number) {
        const outline = outlineOf(char);
        used.push({ char, outline: outline ?? geta });
        number = { glyph: used.length, isMissing: outline === null };
        numbers.set(char, number);
      }
      if (number.isMissing) notes.add('glyph_missing', codePointName(char));
      return number.glyph;
    },
    finish: () => ({
      font: makeTrueType([empty, ...used.map(({ outline }) => outline)]),
      glyphs: used.map(({ char, outline }) => ({ advance: outline.advance, char })),
    }),
  };
}

/** Whether the body face has the character, for programs that ask before printing. */
export const hasGlyph = (char: string): boolean =>
  open('body').some((font) => font.find(char.codePointAt(0) ?? 0) !== null);
