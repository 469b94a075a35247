/** Places on a page are in points (1/72 inch) from its upper left corner, as the page is shown: turned, and cut to what a reader sees. */
export interface Rect {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** What is to be covered on one page, numbered from 1. `label` is what stands on the bar: printable ASCII, at most 12 characters. */
export interface Mark {
  page: number;
  rects: readonly Rect[];
  label: string;
}

export interface ReadLine {
  text: string;
  /** One for each code point of `text`: x, y, width, height. */
  boxes: [number, number, number, number][];
}

export interface ReadPage {
  width: number;
  height: number;
  lines: ReadLine[];
  /**
   * Characters in the file that nobody sees on the page: hidden layers, covered, white, or in a font that the file lacks. They never get into
   * the rebuilt file.
   */
  hidden: number;
  /** Characters that are seen and whose code says nothing: they stay in the picture and cannot be searched for. */
  unreadable: number;
}

export interface ReadFile {
  pages: ReadPage[];
}

/** A stretch of text found on one page, as it would be marked. */
export interface Found {
  page: number;
  rects: Rect[];
  text: string;
  /** Some characters before and after, to tell it from others. */
  before: string;
  after: string;
}

/** How far a rebuilding is: steps of the same weight. */
export interface Progress {
  done: number;
  total: number;
}

export interface RebuildOptions {
  /** Title of the new file; nothing of the old one's properties is taken over. */
  title: string;
  /** The only time in the file, as an ISO instant: the same input gives the same bytes. */
  producedAt: string;
  /** What a screen reader says of a page without text; `{n}` is its number. */
  pageWithoutText: string;
  /** What a screen reader says in place of what is covered; `{label}` is what stands on the bar. */
  covered: string;
}

export interface Rebuilt {
  bytes: Uint8Array;
  pages: number;
  /** For each mark the text that stood under it, for comparing; it must not be kept in the clear. */
  under: string[];
  /** Text under marks that is still to be read elsewhere in the new file: number of the mark and the page. */
  remains: { mark: number; page: number }[];
}

export interface RedactLimits {
  maxBytes: number;
  maxPages: number;
  /** Pixels of one page; a larger page is drawn more coarsely. */
  maxPixels: number;
  /** Memory of the drawing engine, bytes. */
  maxEngineBytes: number;
  maxOutputBytes: number;
  /** Characters of one page; more than that is no page that people read. */
  maxCharacters: number;
}

const MIB = 1024 * 1024;
export const DEFAULT_LIMITS: RedactLimits = {
  maxBytes: 100 * MIB,
  maxPages: 1000,
  maxPixels: 12_000_000,
  maxEngineBytes: 768 * MIB,
  maxOutputBytes: 200 * MIB,
  maxCharacters: 50_000,
};
