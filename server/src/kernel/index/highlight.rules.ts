/** The lines of a text in which a reader finds what he searched for. Pure; needs no dictionary, so it runs where the page is made. */
import { FUNCTION_WORDS, LATIN_PREFIX } from './query.rules.ts';
import { charactersOf, latinWordsOf, squeeze, squeezeWithOffsets } from './text.rules.ts';

export interface HighlightSegment {
  text: string;
  marked: boolean;
}
export interface HighlightOptions {
  /** Characters of one snippet, ellipses included; 120 is about two lines of a result. */
  maxLength?: number;
  /** Snippets at most, in the order of the text. */
  snippets?: number;
}

/** Characters looked at closely, which bounds the time to about two milliseconds; which stretch of a longer text that is, its words say. */
const SCAN_LIMIT = 16_000;
/** Words looked for in the whole of a long text to find that stretch, about 0.03 ms each. */
const PROBES = 16;
const BEFORE_PROBE = 1000;
const HITS_LIMIT = 200;
const NEEDLE_CHARACTERS = 80;
const LATIN_WORD = /(\p{N}*\p{Script=Latin}[\p{Script=Latin}\p{N}]*)/u;
const SENTENCE_END = /[。！？；\n\r!?;]/;

interface Hit {
  start: number;
  end: number;
  needle: number;
  weight: number;
}

/**
 * Snippets around the hits of a query, as plain text in marked and unmarked pieces (no HTML, nothing to escape). Without a hit, or for
 * an empty query, the beginning of the text; a text within `maxLength` is returned whole.
 */
export function highlight(text: string, query: string, options: HighlightOptions = {}): HighlightSegment[][] {
  const maxLength = Math.max(10, options.maxLength ?? 120);
  const wanted = Math.max(1, options.snippets ?? 1);
  const from = scanStart(text, query);
  const scanned = text.slice(from, from + SCAN_LIMIT);
  const hits = findHits(scanned, query);
  if (text.length <= maxLength) return text ? [pieces(text, 0, text.length, hits, false, false)] : [];
  const snippets: { start: number; end: number }[] = [];
  for (let n = 0; n < wanted; n++) {
    const window = bestWindow(scanned, hits, maxLength - 2, snippets);
    if (!window) break;
    snippets.push(window);
  }
  if (!snippets.length) snippets.push({ start: 0, end: wholeCharacters(scanned, maxLength - 1) });
  snippets.sort((a, b) => a.start - b.start);
  return snippets.map(({ start, end }) =>
    pieces(scanned, start, end, hits, from + start > 0 && !startsSentence(scanned, start), from + end < text.length),
  );
}

/** Where to look in a very long text: near the query as typed, else near its longest word or part of a word that the text holds, else at its beginning. */
function scanStart(text: string, query: string): number {
  if (text.length <= SCAN_LIMIT) return 0;
  for (const probe of probesOf(query)) {
    const at = text.indexOf(probe);
    if (at >= 0) return wholeCharacters(text, at > SCAN_LIMIT / 2 ? at - BEFORE_PROBE : 0);
  }
  return 0;
}

function probesOf(query: string): string[] {
  const typed = query.trim().slice(0, 200);
  const words = typed.split(/[^\p{L}\p{N}\p{M}]+/u).filter((word) => word.length >= 2);
  words.sort((a, b) => b.length - a.length);
  const parts = words.flatMap((word) =>
    Array.from({ length: Math.max(0, Math.floor(word.length / 2) - 1) }, (_, i) => word.slice(i * 2, i * 2 + 4)),
  );
  return [...new Set([typed, ...words, ...parts])].filter((probe) => probe !== '').slice(0, PROBES);
}

function findHits(text: string, query: string): Hit[] {
  const typed = query.slice(0, 2000);
  const phrase = squeeze(typed);
  if (!phrase) return [];
  const { squeezed, starts } = squeezeWithOffsets(text);
  const needles = squeezed.includes(phrase) ? [phrase] : needlesOf(squeezed, typed);
  const hits: Hit[] = [];
  needles.forEach((needle, index) => {
    for (
      let at = squeezed.indexOf(needle), n = 0;
      at >= 0 && n < HITS_LIMIT;
      at = squeezed.indexOf(needle, at + needle.length), n++
    ) {
      const last = starts[at + needle.length - 1]!;
      const end = last + String.fromCodePoint(text.codePointAt(last)!).length;
      if (cutsWord(text, starts[at]!, end)) continue;
      hits.push({ start: starts[at]!, end, needle: index, weight: needle.length });
    }
  });
  hits.sort((a, b) => a.start - b.start || b.end - a.end);
  return hits.filter(
    (hit, i) => i === 0 || hit.start >= Math.max(...hits.slice(Math.max(0, i - 8), i).map((h) => h.end)),
  );
}

/** Whether a hit begins inside a Latin word, or ends inside one of which it holds fewer than three letters. */
function cutsWord(text: string, start: number, end: number): boolean {
  if (isLatin(text[start]) && isLatin(text[start - 1])) return true;
  if (!isLatin(text[end - 1]) || !isLatin(text[end])) return false;
  return !Array.from({ length: LATIN_PREFIX }, (_, i) => text[end - 1 - i]).every(isLatin);
}

const isLatin = (character: string | undefined) => character !== undefined && latinWordsOf(character).length > 0;

/** The longest parts of the query that the text holds; found by lengthening, because there is no dictionary here. */
function needlesOf(squeezed: string, typed: string): string[] {
  const found = new Set<string>();
  let budget = NEEDLE_CHARACTERS;
  const addParts = (characters: string[]) => {
    for (let i = 0; i + 1 < characters.length;) {
      let length = 1;
      while (i + length < characters.length && squeezed.includes(characters.slice(i, i + length + 1).join('')))
        length++;
      const needle = characters.slice(i, i + length).join('');
      if (length >= 2 && !FUNCTION_WORDS.has(needle)) found.add(needle);
      i += length;
    }
  };
  for (const piece of typed.split(/[^\p{L}\p{N}\p{M}\p{Cf}]+/u)) {
    const read = charactersOf(squeeze(piece)).slice(0, budget);
    budget -= read.length;
    // A word of Latin letters, with its digits (5G, PM2.5), is looked for as a whole; the pieces between such words in parts.
    read
      .join('')
      .split(LATIN_WORD)
      .forEach((run, at) => {
        if (at % 2 === 0) addParts(charactersOf(run));
        else if (run.length >= 2 && squeezed.includes(run) && !FUNCTION_WORDS.has(run)) found.add(run);
      });
  }
  return [...found];
}

/** The stretch of at most `length` that holds the most different parts of the query, and of those the one with the most hits. */
function bestWindow(text: string, hits: Hit[], length: number, taken: { start: number; end: number }[]) {
  let best: { first: Hit; last: Hit; score: number } | null = null;
  const free = hits.filter((hit) => taken.every((window) => hit.end <= window.start || hit.start >= window.end));
  for (let i = 0; i < free.length; i++) {
    const seen = new Set<number>();
    let score = 0;
    let j = i;
    for (; j < free.length && free[j]!.end - free[i]!.start <= length; j++) {
      score += seen.has(free[j]!.needle) ? 0.1 : free[j]!.weight * 10;
      seen.add(free[j]!.needle);
    }
    if (j === i) score = free[i]!.weight * 10; // a hit longer than the snippet is shown cut
    if (!best || score > best.score) best = { first: free[i]!, last: free[Math.max(i, j - 1)]!, score };
  }
  if (!best) return null;
  const room = Math.max(0, length - (best.last.end - best.first.start));
  let start = best.first.start;
  const earliest = Math.max(0, start - Math.floor(room / 3), ...taken.filter((w) => w.end <= start).map((w) => w.end));
  while (start > earliest && !SENTENCE_END.test(text[start - 1]!)) start--;
  let end = Math.min(text.length, start + length, ...taken.filter((w) => w.start >= best.last.end).map((w) => w.start));
  if (isLowSurrogate(text, start)) start++;
  if (isLowSurrogate(text, end)) end--;
  return { start, end };
}

function pieces(
  text: string,
  start: number,
  end: number,
  hits: Hit[],
  cutBefore: boolean,
  cutAfter: boolean,
): HighlightSegment[] {
  const result: HighlightSegment[] = [];
  const add = (piece: string, marked: boolean) => {
    const flat = piece.replace(/\s+/g, ' ');
    if (flat) result.push({ text: flat, marked });
  };
  if (cutBefore) add('…', false);
  let at = start;
  for (const hit of hits) {
    if (hit.end <= at || hit.start >= end) continue;
    const from = Math.max(at, hit.start);
    const to = Math.min(end, hit.end);
    add(text.slice(at, from), false);
    add(text.slice(from, to), true);
    at = to;
  }
  add(text.slice(at, end), false);
  if (cutAfter) add('…', false);
  return result;
}

const isLowSurrogate = (text: string, at: number) => at < text.length && /[\udc00-\udfff]/.test(text[at]!);
const wholeCharacters = (text: string, length: number) => (isLowSurrogate(text, length) ? length - 1 : length);
const startsSentence = (text: string, start: number) => start > 0 && SENTENCE_END.test(text[start - 1]!);
