/** Folding of text into what the engine compares: every rule here is pure and is applied alike to documents and to queries. */

const SKIPPED = 0;
const SURROGATE = /[\ud800-\udfff]/;
const KEPT_MARKS = /[\p{L}\p{N}\p{M}]/u;
/** Marks that only choose a glyph; two texts that differ in them read the same. */
const isVariationSelector = (code: number) =>
  (code >= 0xfe00 && code <= 0xfe0f) || (code >= 0xe0100 && code <= 0xe01ef);

/** One code unit folded without a table look-up: Han, Latin and full-width Latin; -1 when it needs the slow way. */
function foldQuickly(code: number): number {
  if (code >= 0x4e00 && code <= 0x9fff) return code;
  if (code >= 0xff01 && code <= 0xff5e) code -= 0xfee0;
  if (code < 0x80) {
    if ((code >= 0x61 && code <= 0x7a) || (code >= 0x30 && code <= 0x39)) return code;
    return code >= 0x41 && code <= 0x5a ? code + 32 : SKIPPED;
  }
  if (code >= 0x3008 && code <= 0x301d) return SKIPPED; // brackets, which are most of what is left in Chinese text
  if (code === 0x3000 || code === 0x3001 || code === 0x3002 || (code >= 0x2010 && code <= 0x2027)) return SKIPPED;
  return -1;
}

/** What the slow way gave, for the few hundred characters of a text that need it; emptied when somebody sends all of Unicode. */
const folded = new Map<string, string>();
const FOLDED_LIMIT = 5000;

function foldSlowly(codePoint: string): string {
  const known = folded.get(codePoint);
  if (known !== undefined) return known;
  if (folded.size >= FOLDED_LIMIT) folded.clear();
  const result = foldAnew(codePoint);
  folded.set(codePoint, result);
  return result;
}

function foldAnew(codePoint: string): string {
  const kept: string[] = [];
  for (const part of codePoint.normalize('NFKC').toLowerCase()) {
    const code = part.codePointAt(0)!;
    if (KEPT_MARKS.test(part) && !isVariationSelector(code) && (code < 0xd800 || code > 0xdfff)) kept.push(part);
  }
  return kept.join('');
}

/**
 * Letters, digits and combining marks only: full width, case, punctuation, spaces, line breaks and invisible characters are
 * folded away, so that a fragment copied from a PDF or a chat still equals the text it came from.
 */
export function squeeze(text: string): string {
  return fold(text, null).normalize('NFC');
}

/** A squeezed text with, for each of its UTF-16 units, where the character it came from starts in the original. */
export function squeezeWithOffsets(text: string): { squeezed: string; starts: Int32Array } {
  const starts = { at: new Int32Array(text.length + 64) };
  const squeezed = fold(text, starts);
  return { squeezed, starts: starts.at.subarray(0, squeezed.length) };
}

function fold(text: string, starts: { at: Int32Array } | null): string {
  let out = new Uint16Array(text.length + 64);
  let length = 0;
  for (let i = 0; i < text.length; i++) {
    const quick = foldQuickly(text.charCodeAt(i));
    if (quick > 0) {
      if (starts) starts.at[length] = i;
      out[length++] = quick;
    }
    if (quick >= 0) continue;
    const point = String.fromCodePoint(text.codePointAt(i)!);
    const unfolded = foldSlowly(point);
    // One character may unfold into several, up to 18 of them (ﷺ), so there must always be room for all that may still come.
    if (length + unfolded.length + (text.length - i) > out.length) {
      out = enlarged(out, new Uint16Array((out.length + unfolded.length) * 2));
      if (starts) starts.at = enlarged(starts.at, new Int32Array(out.length));
    }
    for (let k = 0; k < unfolded.length; k++) {
      if (starts) starts.at[length] = i;
      out[length++] = unfolded.charCodeAt(k);
    }
    i += point.length - 1;
  }
  return decode(out, length);
}

function enlarged<T extends Uint16Array | Int32Array>(old: T, larger: T): T {
  larger.set(old);
  return larger;
}

function decode(units: Uint16Array, length: number): string {
  return Buffer.from(units.buffer, units.byteOffset, length * 2).toString('utf16le');
}

/** Characters as a reader counts them (code points). */
export const charactersOf = (squeezed: string): string[] => Array.from(squeezed);

/**
 * The overlapping pairs of characters of a squeezed text, each a token of the engine. Pairs need no dictionary, so a fragment cut
 * in the middle of a word is still a run of the same tokens; words are found as runs too.
 */
export function pairsOf(squeezed: string): string[] {
  const characters = SURROGATE.test(squeezed) ? charactersOf(squeezed) : squeezed;
  const pairs: string[] = [];
  for (let i = 0; i + 1 < characters.length; i++) pairs.push(characters[i]! + characters[i + 1]!);
  return pairs;
}

/** The pairs of a squeezed text as one string of tokens; the same as joining `pairsOf`, but quick enough for whole documents. */
export function pairText(squeezed: string): string {
  if (squeezed.length < 2) return '';
  if (SURROGATE.test(squeezed)) return pairsOf(squeezed).join(' ');
  const units = new Uint16Array((squeezed.length - 1) * 3);
  let previous = squeezed.charCodeAt(0);
  for (let i = 1, at = 0; i < squeezed.length; i++) {
    const code = squeezed.charCodeAt(i);
    units[at++] = previous;
    units[at++] = code;
    units[at++] = 0x20;
    previous = code;
  }
  return decode(units, units.length - 1);
}

/** Tokens that are no text: three characters or more, so that they never equal a pair. */
export const BREAK_TOKEN = 'xxb';
export const singleToken = (character: string) => `xu${character}`;
export const latinToken = (word: string) => `xw${word}`;
export const strongToken = (pair: string) => `a${pair}`;
export const strongestToken = (pair: string) => `b${pair}`;

const LATIN = /[a-zａ-ｚ\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f]+/giu;

/** The different runs of Latin letters of a text that is not squeezed yet, each squeezed: pairs alone cannot tell GeoJSON from "age" or "Ge". */
export function latinWordsOf(text: string): string[] {
  return [...new Set(Array.from(text.matchAll(LATIN), ([word]) => squeeze(word)))];
}

/** What stands between the Latin words of a text. */
export const betweenLatin = (text: string): string[] => text.split(LATIN);

/** Length of a usual document in characters; only sets how much a long text must repeat a word to be about it. */
const USUAL_LENGTH = 1000;
const STRONG = 0.6;
const STRONGEST = 0.8;

/** How often a word must stand in a text of this length to reach a share of its greatest weight (the saturation curve of BM25). */
function countFor(share: number, length: number): number {
  const k = 1.2 * (0.25 + (0.75 * length) / USUAL_LENGTH);
  return Math.max(2, Math.ceil((share * k) / (1 - share)));
}

/**
 * Tokens for what a text is about: pairs it repeats (two levels) and single characters that it repeats or that stand in its title.
 * They stand in for counting words at query time, which would mean visiting every match.
 */
export function aboutTokens(title: string, body: string): string {
  const strong = countFor(STRONG, body.length);
  const strongest = countFor(STRONGEST, body.length);
  const tokens: string[] = [];
  const singles = new Set(charactersOf(title));
  forRepeated(body, 1, strong, (code) => {
    if (code < 0xd800 || code > 0xdfff) singles.add(String.fromCharCode(code));
  });
  forRepeated(body, 2, strong, (pair, count) => {
    const text = String.fromCharCode(pair >>> 16, pair & 0xffff);
    if (SURROGATE.test(text)) return; // rare characters beyond the basic plane are found, but never weigh
    tokens.push(strongToken(text));
    if (count >= strongest) tokens.push(strongestToken(text));
  });
  for (const character of singles) tokens.push(singleToken(character));
  return tokens.join(' ');
}

/**
 * Visits the single units (`width` 1) or pairs (2) that stand at least `least` times in a text. A bare hash table, because this runs
 * for every document and a Map takes several times as long.
 */
function forRepeated(text: string, width: 1 | 2, least: number, visit: (value: number, count: number) => void): void {
  const bits = 32 - Math.clz32(text.length * 2 + 1);
  const keys = new Uint32Array(1 << bits);
  const counts = new Uint32Array(1 << bits);
  const mask = keys.length - 1;
  let previous = width === 2 ? text.charCodeAt(0) : 0;
  for (let i = width - 1; i < text.length; i++) {
    const code = text.charCodeAt(i);
    const value = (previous * 0x10000 + code) >>> 0;
    if (width === 2) previous = code;
    let slot = (Math.imul(value, 0x9e3779b1) >>> (32 - bits)) & mask;
    while (counts[slot] && keys[slot] !== value) slot = (slot + 1) & mask;
    keys[slot] = value;
    counts[slot]!++;
  }
  for (let slot = 0; slot <= mask; slot++) if (counts[slot]! >= least) visit(keys[slot]!, counts[slot]!);
}
