/**
 * What changed between two texts, in pieces that read well in Chinese: paragraph by paragraph, then by clause, then by word within a clause
 * that was rewritten. Pure; putting the new sides together gives the new text, the old sides the old one.
 */

export interface Piece {
  kind: 'same' | 'added' | 'removed';
  text: string;
}

/** One paragraph of the comparison. `changed` carries pieces of both texts, the others one piece. */
export interface ComparedParagraph {
  kind: 'same' | 'added' | 'removed' | 'changed';
  pieces: Piece[];
}

/** Below this two paragraphs, or clauses, are another text and not a rewritten one. */
const ALIKE = 0.4;
/** Steps of the comparison after which two lists are told as one replaced by the other: nobody reads a diff of a thousand parts. */
const MOST_STEPS = 1200;
/** A longer clause is compared as a whole. */
const MOST_CHARACTERS = 4000;

/** Compares two texts whose paragraphs stand one a line. */
export function compareTexts(before: string, after: string): ComparedParagraph[] {
  const result: ComparedParagraph[] = [];
  for (const run of runsOf(before.split('\n'), after.split('\n'))) {
    if (run.kind === 'same')
      result.push(...run.before.map((text) => ({ kind: 'same' as const, pieces: [{ kind: 'same' as const, text }] })));
    else result.push(...pairParagraphs(run.before, run.after));
  }
  return result;
}

/** The old or the new text that a comparison stands for. */
export function sideOf(paragraphs: readonly ComparedParagraph[], side: 'before' | 'after'): string {
  const leftOut = side === 'before' ? 'added' : 'removed';
  return paragraphs
    .filter(({ kind }) => kind !== leftOut)
    .map(({ pieces }) =>
      pieces
        .filter(({ kind }) => kind !== leftOut)
        .map(({ text }) => text)
        .join(''),
    )
    .join('\n');
}

/** Paragraphs that are alike enough stand beside each other, in order; what is left is added or removed as a whole. */
function pairParagraphs(before: readonly string[], after: readonly string[]): ComparedParagraph[] {
  const result: ComparedParagraph[] = [];
  let next = 0;
  const removeUntil = (end: number) => {
    for (; next < end; next += 1)
      result.push({ kind: 'removed', pieces: [{ kind: 'removed', text: before[next] ?? '' }] });
  };
  for (const text of after) {
    const match = mostAlike(before, next, text);
    if (!match) {
      result.push({ kind: 'added', pieces: [{ kind: 'added', text }] });
      continue;
    }
    removeUntil(match.at);
    result.push({ kind: 'changed', pieces: match.pieces });
    next = match.at + 1;
  }
  removeUntil(before.length);
  return result;
}

/** Paragraphs looked at for each new one; fewer where a whole chapter was replaced, which nobody reads as a difference. */
const candidatesOf = (paragraphs: number): number => (paragraphs > 200 ? 2 : 8);

function mostAlike(before: readonly string[], from: number, text: string) {
  let best: { at: number; pieces: Piece[]; score: number } | null = null;
  for (let at = from; at < Math.min(before.length, from + candidatesOf(before.length)); at += 1) {
    const pieces = compareParagraph(before[at] ?? '', text);
    const score = likeness(pieces);
    if (score >= ALIKE && score > (best?.score ?? 0)) best = { at, pieces, score };
  }
  return best;
}

/** Two paragraphs clause by clause; clauses that were rewritten word by word. */
export function compareParagraph(before: string, after: string): Piece[] {
  const pieces = runsOf(clausesOf(before), clausesOf(after)).flatMap((run): Piece[] => {
    const [old, fresh] = [run.before.join(''), run.after.join('')];
    if (run.kind === 'same') return [{ kind: 'same', text: old }];
    if (old === '' || fresh === '' || old.length > MOST_CHARACTERS || fresh.length > MOST_CHARACTERS)
      return replaced(old, fresh);
    const words = joinIslands(
      runsOf(wordsOf(old), wordsOf(fresh)).flatMap(({ kind, before: gone, after: come }): Piece[] =>
        kind === 'same' ? [{ kind, text: gone.join('') }] : replaced(gone.join(''), come.join('')),
      ),
    );
    return likeness(words) >= ALIKE ? words : replaced(old, fresh);
  });
  return gathered(pieces);
}

const replaced = (old: string, fresh: string): Piece[] => [
  ...(old === '' ? [] : [{ kind: 'removed' as const, text: old }]),
  ...(fresh === '' ? [] : [{ kind: 'added' as const, text: fresh }]),
];

/** A clause ends with its mark, and with closing quotes or brackets after it. */
const clausesOf = (text: string): string[] =>
  text.match(/[^。！？；，：!?;]*(?:[。！？；，：!?;]+[”’』」）》〉】]*|$)/g)?.filter(Boolean) ?? [];

const segmenter = new Intl.Segmenter('zh', { granularity: 'word' });
/** Dates, document numbers, sums and the numbers of articles change as a whole: 9月30日, 〔2026〕5号, 12.5%, 第十二条. */
const WHOLE =
  /((?:\d{4}年)?\d{1,2}月(?:\d{1,2}日)?|[〔[(（]\d{4}[〕\])）]\s?\d+号|\d+(?:[.,]\d+)*(?:万亿|亿|万)?[%％元个人天日年月件]?|第[零〇一二三四五六七八九十百千\d]+[章节条款项])/;

function wordsOf(text: string): string[] {
  return text
    .split(WHOLE)
    .flatMap((part, at) => (at % 2 === 1 ? [part] : [...segmenter.segment(part)].map(({ segment }) => segment)))
    .filter((word) => word !== '');
}

/** One unchanged character between two changes joins them: nobody reads 甲[乙]丙[丁]. */
function joinIslands(pieces: readonly Piece[]): Piece[] {
  return pieces.flatMap((piece, at): Piece[] => {
    const isIsland = piece.kind === 'same' && [...piece.text].length <= 1 && at > 0 && at < pieces.length - 1;
    return isIsland ? replaced(piece.text, piece.text) : [piece];
  });
}

/** Neighbours of a kind as one; within a run of changes first what went, then what came. */
function gathered(pieces: readonly Piece[]): Piece[] {
  const result: Piece[] = [];
  let [removed, added, same] = ['', '', ''];
  const flushChange = () => {
    result.push(...replaced(removed, added));
    [removed, added] = ['', ''];
  };
  const flushSame = () => {
    if (same !== '') result.push({ kind: 'same', text: same });
    same = '';
  };
  for (const { kind, text } of pieces) {
    if (kind === 'same') {
      flushChange();
      same += text;
      continue;
    }
    flushSame();
    if (kind === 'removed') removed += text;
    else added += text;
  }
  flushChange();
  flushSame();
  return result;
}

/** Share of characters that both sides have in common, 0–1. */
function likeness(pieces: readonly Piece[]): number {
  let [same, all] = [0, 0];
  for (const { kind, text } of pieces) {
    const weight = kind === 'same' ? 2 * text.length : text.length;
    all += weight;
    if (kind === 'same') same += weight;
  }
  return all === 0 ? 1 : same / all;
}

interface Run {
  kind: 'same' | 'changed';
  before: string[];
  after: string[];
}

/** The shortest way from one list to the other (Myers), as runs of what is the same and what is not. */
function runsOf(before: readonly string[], after: readonly string[]): Run[] {
  let start = 0;
  while (start < before.length && start < after.length && before[start] === after[start]) start += 1;
  let [endB, endA] = [before.length, after.length];
  while (endB > start && endA > start && before[endB - 1] === after[endA - 1]) [endB, endA] = [endB - 1, endA - 1];
  const runs: Run[] = [];
  const same = (from: number, to: number) => {
    if (to > from) runs.push({ kind: 'same', before: before.slice(from, to), after: before.slice(from, to) });
  };
  same(0, start);
  runs.push(...middleRuns(before.slice(start, endB), after.slice(start, endA)));
  same(endB, before.length);
  return runs;
}

function middleRuns(before: readonly string[], after: readonly string[]): Run[] {
  if (before.length === 0 && after.length === 0) return [];
  const matches = before.length > 0 && after.length > 0 ? matchesOf(before, after) : [];
  const runs: Run[] = [];
  let [b, a] = [0, 0];
  for (const [mb, ma] of [...matches, [before.length, after.length] as const]) {
    if (mb > b || ma > a) runs.push({ kind: 'changed', before: before.slice(b, mb), after: after.slice(a, ma) });
    const word = before[mb];
    if (word === undefined) break;
    const last = runs.at(-1);
    if (last?.kind === 'same') {
      last.before.push(word);
      last.after.push(word);
    } else runs.push({ kind: 'same', before: [word], after: [word] });
    [b, a] = [mb + 1, ma + 1];
  }
  return runs;
}

/** Positions that both lists share on the shortest way, in order; none when there are too many steps between them. */
function matchesOf(before: readonly string[], after: readonly string[]): (readonly [number, number])[] {
  const [n, m] = [before.length, after.length];
  const most = Math.min(n + m, MOST_STEPS);
  // furthest[k]: how far into `before` diagonal k has come; one copy for each step, to find the way back.
  const steps: Map<number, number>[] = [];
  let furthest = new Map<number, number>([[1, 0]]);
  for (let d = 0; d <= most; d += 1) {
    const now = new Map<number, number>();
    for (let k = -d; k <= d; k += 2) {
      const down = k === -d || (k !== d && (furthest.get(k - 1) ?? -1) < (furthest.get(k + 1) ?? -1));
      let x = down ? (furthest.get(k + 1) ?? 0) : (furthest.get(k - 1) ?? 0) + 1;
      let y = x - k;
      while (x < n && y < m && before[x] === after[y]) [x, y] = [x + 1, y + 1];
      now.set(k, x);
      if (x >= n && y >= m) return wayBack([...steps, now], n, m);
    }
    steps.push(now);
    furthest = now;
  }
  return [];
}

function wayBack(steps: readonly Map<number, number>[], n: number, m: number): (readonly [number, number])[] {
  const matches: (readonly [number, number])[] = [];
  let [x, y] = [n, m];
  for (let d = steps.length - 1; d >= 0; d -= 1) {
    const earlier = steps[d - 1];
    const k = x - y;
    const reach = (at: number) => earlier?.get(at) ?? -1;
    const down = k === -d || (k !== d && reach(k - 1) < reach(k + 1));
    const [px, py] =
      d === 0 ? [0, 0] : down ? [reach(k + 1), reach(k + 1) - k - 1] : [reach(k - 1), reach(k - 1) - k + 1];
    // Back along the diagonal of this step to where the step left the one before.
    const [sx, sy] = d === 0 ? [0, 0] : down ? [px, py + 1] : [px + 1, py];
    while (x > sx && y > sy) {
      [x, y] = [x - 1, y - 1];
      matches.push([x, y]);
    }
    [x, y] = [px, py];
  }
  return matches.reverse();
}
