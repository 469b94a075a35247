import { diffArrays } from 'diff';
import type { BodyBlock } from '../../api/types.ts';
import { shownText } from '../body/body-text.ts';

/** What changed between two texts, in pieces that read well in Chinese. */

export interface Piece {
  kind: 'same' | 'added' | 'removed';
  text: string;
}

/** One block of the comparison; a changed one carries its pieces, the others one piece. */
export interface ComparedBlock {
  kind: 'same' | 'added' | 'removed' | 'changed';
  before: number | null;
  after: number | null;
  pieces: Piece[];
}

const words = new Intl.Segmenter('zh', { granularity: 'word' });
const MOST_CHARACTERS = 20_000;
/** A date or a document number changes as a whole. */
const DATES = /((?:\d{4}年)?\d{1,2}月(?:\d{1,2}日)?|〔\d{4}〕\d+号|\d+(?:\.\d+)?%?)/;

/** Words, numbers and single marks of a text; a very long text by sentence, so that comparing stays fast. */
function tokensOf(text: string): string[] {
  if (text.length > MOST_CHARACTERS) return text.split(/(?<=[。；\n])/);
  return text
    .split(DATES)
    .flatMap((part, at) => (at % 2 === 1 ? [part] : [...words.segment(part)].map(({ segment }) => segment)));
}

/** Compares two texts word by word. Islands of one unchanged character between changes join them: nobody reads 甲[乙]丙[丁]. */
export function compareText(before: string, after: string): Piece[] {
  const pieces = diffArrays(tokensOf(before), tokensOf(after)).map(({ value, added, removed }): Piece => ({
    kind: added ? 'added' : removed ? 'removed' : 'same',
    text: value.join(''),
  }));
  return joinRuns(pieces.flatMap((piece, at) => (isIsland(pieces, at) ? split(piece) : [piece])));
}

const split = ({ text }: Piece): Piece[] => [
  { kind: 'removed', text },
  { kind: 'added', text },
];

function isIsland(pieces: readonly Piece[], at: number): boolean {
  const piece = pieces[at];
  return piece?.kind === 'same' && piece.text.length <= 1 && at > 0 && at < pieces.length - 1;
}

/** Within each run of changes first everything removed, then everything added. */
function joinRuns(pieces: readonly Piece[]): Piece[] {
  const result: Piece[] = [];
  let removed = '';
  let added = '';
  const flush = () => {
    if (removed !== '') result.push({ kind: 'removed', text: removed });
    if (added !== '') result.push({ kind: 'added', text: added });
    removed = added = '';
  };
  for (const { kind, text } of pieces) {
    if (kind === 'removed') removed += text;
    else if (kind === 'added') added += text;
    else {
      flush();
      result.push({ kind, text });
    }
  }
  flush();
  return result;
}

/** Share of characters that two texts have in common, 0–1, from their pieces. */
function likeness(pieces: readonly Piece[]): number {
  let same = 0;
  let all = 0;
  for (const { kind, text } of pieces) {
    same += kind === 'same' ? 2 * text.length : 0;
    all += kind === 'same' ? 2 * text.length : text.length;
  }
  return all === 0 ? 1 : same / all;
}

/** Below this two blocks are shown as one removed and one added; a sentence rewritten by half is still one changed block. */
const ALIKE = 0.4;

/** Compares two bodies block by block; blocks that moved inside a changed run are paired with the most alike one in order. */
export function compareBodies(before: readonly BodyBlock[], after: readonly BodyBlock[]): ComparedBlock[] {
  const runs = diffArrays(before.map(keyOf), after.map(keyOf));
  const result: ComparedBlock[] = [];
  let b = 0;
  let a = 0;
  for (let at = 0; at < runs.length; at += 1) {
    const run = runs[at];
    const next = runs[at + 1];
    if (!run) break;
    if (!run.added && !run.removed) {
      for (let i = 0; i < run.value.length; i += 1, a += 1, b += 1) {
        result.push({ kind: 'same', before: b, after: a, pieces: [{ kind: 'same', text: textOf(after, a) }] });
      }
      continue;
    }
    const both = run.removed && next?.added;
    const removed = run.removed ? run.value.length : 0;
    const added = run.added ? run.value.length : both ? next.value.length : 0;
    result.push(...pairRun(before, after, { b, a, removed, added }));
    b += removed;
    a += added;
    if (both) at += 1;
  }
  return result;
}

const keyOf = (block: BodyBlock) => `${block.kind}:${block.kind === 'image' ? block.file : ''}:${shownText(block)}`;
const textOf = (blocks: readonly BodyBlock[], at: number) => {
  const block = blocks[at];
  return block ? shownText(block) : '';
};

function pairRun(
  before: readonly BodyBlock[],
  after: readonly BodyBlock[],
  { b, a, removed, added }: { b: number; a: number; removed: number; added: number },
): ComparedBlock[] {
  const result: ComparedBlock[] = [];
  let nextRemoved = b;
  const drop = (until: number) => {
    for (; nextRemoved < until; nextRemoved += 1) {
      const text = textOf(before, nextRemoved);
      result.push({ kind: 'removed', before: nextRemoved, after: null, pieces: [{ kind: 'removed', text }] });
    }
  };
  for (let to = a; to < a + added; to += 1) {
    const match = mostAlike(before, nextRemoved, b + removed, after[to]);
    if (!match) {
      result.push({ kind: 'added', before: null, after: to, pieces: [{ kind: 'added', text: textOf(after, to) }] });
      continue;
    }
    drop(match.at);
    result.push({ kind: 'changed', before: match.at, after: to, pieces: match.pieces });
    nextRemoved = match.at + 1;
  }
  drop(b + removed);
  return result;
}

// A run of changed blocks is rarely long; beyond this many candidates only the nearest are tried.
const MOST_CANDIDATES = 12;

function mostAlike(before: readonly BodyBlock[], from: number, to: number, block: BodyBlock | undefined) {
  if (!block || block.kind === 'image') return null;
  const text = shownText(block);
  let best: { at: number; pieces: Piece[]; score: number } | null = null;
  for (let at = from; at < Math.min(to, from + MOST_CANDIDATES); at += 1) {
    const candidate = before[at];
    if (!candidate || (candidate.kind === 'table') !== (block.kind === 'table') || candidate.kind === 'image') continue;
    const pieces = compareText(shownText(candidate), text);
    const score = likeness(pieces);
    if (score >= ALIKE && score > (best?.score ?? 0)) best = { at, pieces, score };
  }
  return best;
}
