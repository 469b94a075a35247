/** What a typed query asks for. Pure; the dictionary that cuts Chinese into words is passed in. */
import { isDocumentNumber, numberKeysIn, titleKey } from './number.rules.ts';
import { betweenLatin, charactersOf, latinToken, latinWordsOf, pairsOf, squeeze } from './text.rules.ts';

/** Cuts a squeezed run of text into words, in order and without loss. */
export type Segment = (text: string) => string[];

export interface QueryPlan {
  /** browse: nothing typed, every document; nothing: typed, but without a single letter or digit. */
  kind: 'browse' | 'nothing' | 'single' | 'text';
  /** The whole query squeezed; at most 400 characters. */
  phrase: string;
  /** The runs that stand for the whole query as one phrase: itself, or three parts of a long pasted text. */
  phraseParts: string[];
  /** A phrase this long that some document contains is a citation, and word-by-word matches would only bury it. */
  isCitation: boolean;
  /** Parts in quotation or title marks: must stand as they are. */
  quoted: string[];
  /** Words of two characters or more, without function words; at most 12. */
  words: string[];
  /** Space-separated parts that are more than one word, for ranking. */
  groups: string[];
  /** Latin words typed, which must begin a word of what is found; none for a long pasted text, which is compared in parts. */
  latin: string[];
  numberKeys: string[];
  titleKey: string;
}

/** Characters read of a query; nobody types more, and a pasted page is recognised by its beginning. */
const READ_LIMIT = 2000;
const PHRASE_LIMIT = 400;
const WHOLE_PHRASE = 40;
const PART = 20;
const CITATION_FROM = 10;
const WORD_LIMIT = 12;
const WORD_LENGTH_LIMIT = 24;

/** Letters from which the beginning of a Latin word stands for the word; shorter ones must be the whole word. */
export const LATIN_PREFIX = 3;

const QUOTES = /"([^"]+)"|“([^“”]+)”|„([^“”]+)[“”]|「([^「」]+)」|『([^『』]+)』|《([^《》]+)》/gu;

/** Words that carry no subject; dropped unless nothing else is left. */
export const FUNCTION_WORDS = new Set(
  (
    '的 了 和 与 及 或 在 对 为 由 以 从 向 把 被 将 于 是 有 等 其 之 并 而 且 也 都 就 还 又 不 我 你 您 他 她 它 吗 呢 吧 啊 这 那 个 请 ' +
    '关于 以及 或者 怎么 怎样 如何 什么 哪些 哪里 哪个 请问 有没有 是否 多少 为什么 怎么办 我们 你们 他们 the of and for in on to a an is how what where'
  ).split(' '),
);

/** Reads a query of any length and content; never throws. */
export function planQuery(text: string, segment: Segment): QueryPlan {
  const read = wellFormed(text.slice(0, READ_LIMIT)).replace(/[\p{Cf}]+/gu, '');
  const phrase = cut(squeeze(read), PHRASE_LIMIT);
  const plan: QueryPlan = {
    kind: phrase ? 'text' : read.trim() ? 'nothing' : 'browse',
    phrase,
    phraseParts: phraseParts(phrase),
    isCitation: false,
    quoted: [],
    words: [],
    groups: [],
    latin: charactersOf(phrase).length <= WHOLE_PHRASE ? sayingWords(latinWordsOf(read)) : [],
    numberKeys: phrase ? numberKeysIn(read) : [],
    titleKey: phrase ? titleKey(read) : '',
  };
  if (!phrase) return plan;
  if (charactersOf(phrase).length === 1) return { ...plan, kind: 'single' };

  // Marks around everything say nothing more than the text itself: 《政府信息公开条例》.
  const quotes = new Set<string>();
  const rest = read.replace(QUOTES, (match: string, ...groups: unknown[]) => {
    const inner = squeeze(groups.slice(0, 6).find((g) => typeof g === 'string') as string);
    if (charactersOf(inner).length >= 2 && inner !== phrase && quotes.size < 6) quotes.add(cut(inner, WHOLE_PHRASE));
    return inner === phrase ? match : ' ';
  });
  plan.quoted = [...quotes];

  const words = new Set<string>();
  const kept = new Set<string>();
  for (const piece of rest.split(/[^\p{L}\p{N}\p{M}]+/u)) {
    const chunk = cut(squeeze(piece), PHRASE_LIMIT);
    if (charactersOf(chunk).length < 2) continue;
    const cutWords = wordsOf(chunk, segment);
    if (cutWords.length > 1 && charactersOf(chunk).length <= WORD_LENGTH_LIMIT && chunk !== phrase)
      plan.groups.push(chunk);
    for (const word of cutWords) (FUNCTION_WORDS.has(word) ? kept : words).add(word);
  }
  plan.words = [...(words.size || quotes.size ? words : kept)].slice(0, WORD_LIMIT);
  plan.groups = plan.groups.slice(0, 4);
  plan.isCitation = !quotes.size && (charactersOf(phrase).length >= CITATION_FROM || isDocumentNumber(read));
  return plan;
}

/** Words without function words, unless there is nothing else. */
function sayingWords(words: string[]): string[] {
  const saying = words.filter((word) => !FUNCTION_WORDS.has(word));
  return saying.length ? saying : words;
}

/** Words of one run; a character left alone joins the word before it (征信|业 → 征信业), since alone it could not be looked up. */
function wordsOf(chunk: string, segment: Segment): string[] {
  if (charactersOf(chunk).length <= 3) return [chunk];
  const words: string[] = [];
  let joinable = false;
  for (const piece of segment(chunk)) {
    const length = charactersOf(piece).length;
    if (length >= 2) {
      words.push(cut(piece, WORD_LENGTH_LIMIT));
      joinable = !FUNCTION_WORDS.has(piece);
    } else if (joinable && !FUNCTION_WORDS.has(piece)) {
      words[words.length - 1] += piece;
      joinable = false;
    } else joinable = false;
  }
  return words;
}

function phraseParts(phrase: string): string[] {
  const characters = charactersOf(phrase);
  if (characters.length < 2) return [];
  if (characters.length <= WHOLE_PHRASE) return [phrase];
  const part = (at: number) => characters.slice(at, at + PART).join('');
  return [part(0), part(Math.floor((characters.length - PART) / 2)), part(characters.length - PART)];
}

/**
 * Short runs of a query of which no document has all: six characters each of a pasted text, else pairs; at most 24, evenly spread.
 * A Latin word is one part, since its letters apart say nothing.
 */
export function loosePartsOf(plan: QueryPlan): string[] {
  const isLong = charactersOf(plan.phrase).length >= 16;
  const parts = plan.latin.filter((word) => word.length >= LATIN_PREFIX);
  for (const run of betweenLatin(plan.phrase)) {
    const characters = charactersOf(run);
    if (!isLong) parts.push(...pairsOf(run));
    else if (characters.length >= 2 && characters.length < 6) parts.push(run);
    else for (let at = 0; at + 6 <= characters.length; at += 6) parts.push(characters.slice(at, at + 6).join(''));
  }
  const distinct = [...new Set(parts)];
  const kept = Math.min(distinct.length, 24);
  return Array.from({ length: kept }, (_, i) => distinct[Math.floor((i * distinct.length) / kept)]!);
}

/** The first characters of a text, never half of one. */
const cut = (text: string, limit: number) =>
  text.length <= limit ? text : charactersOf(text).slice(0, limit).join('');

const wellFormed = (text: string) =>
  text.replace(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, ' ');

/** A run of text as the engine's phrase; squeezed text holds no quote, so nothing typed can become query syntax. */
export function phraseExpression(squeezed: string): string {
  return `"${pairsOf(squeezed).join(' ')}"`;
}

/** A run of text together with its Latin words as words or beginnings of words. */
export function wordExpression(run: string): string {
  return [phraseExpression(run), ...latinExpressions(latinWordsOf(run))].join(' AND ');
}

/** What the engine looks up for Latin words: the word itself, and from three letters on every word that begins so. */
export function latinExpressions(words: readonly string[]): string[] {
  return words.map((word) => (word.length >= LATIN_PREFIX ? `${latinToken(word)}*` : latinToken(word)));
}
