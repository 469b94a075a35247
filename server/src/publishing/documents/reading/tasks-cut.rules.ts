import type { BodyBlock } from '../reading.schema.ts';
import type { Closer } from './tasks-brackets.rules.ts';

/** Cuts the blocks of one item into the texts that its closers close. */

export interface Segment {
  /** Index of the block. */
  block: number;
  /** Number (inside an item) and text, as the task shows them. */
  text: string;
}

/** True when the closer names a unit; a line about time alone does not. */
export function namesUnits(closer: Closer): boolean {
  return closer.units.lead.length + closer.units.responsible.length > 0;
}

/** A stretch of a block; `withMarker` puts its number before it. */
export function pieceOf(at: number, block: BodyBlock, piece: string, withMarker: boolean): Segment {
  const marker = withMarker && 'marker' in block && block.marker !== undefined ? block.marker : '';
  return { block: at, text: marker + tidy(piece) };
}

/** Without the stop that a bracket left behind. */
export function tidy(text: string): string {
  return text.replace(/^[\s。；;，,]+(?=\S)/, '').trim();
}

/** True when anything but punctuation is there. */
export function meaningful(text: string): boolean {
  return /[\u4e00-\u9fffA-Za-z0-9]/.test(text);
}

/** A few words without a stop: the heading of what follows. */
export const isLikeHeading = (segments: readonly Segment[]) =>
  segments.length === 1 && /^[^，。；,;：:\n]{2,30}$/.test(segments[0]?.text ?? '');

export interface Cut {
  segments: Segment[];
  closers: Closer[];
}

/** The texts between closers, in order, and what no closer follows. */
export function cutAtClosers(
  blocks: readonly number[],
  body: readonly BodyBlock[],
  closers: ReadonlyMap<number, Closer[]>,
): { pieces: Cut[]; left: Segment[] } {
  const pieces: Cut[] = [];
  let open: Segment[] = [];
  let last: Cut | null = null;
  const close = (segments: Segment[], by: Closer[]) => {
    last = { segments, closers: by };
    pieces.push(last);
    open = [];
  };
  const several = blocks.filter((at) => (closers.get(at) ?? []).some(namesUnits)).length > 1;
  for (const at of blocks) {
    const block = body[at];
    if (!block || !('text' in block)) continue;
    const own = closers.get(at) ?? [];
    const first = at === blocks[0];
    if (own[0]?.form === 'line') {
      // 牵头单位, 责任单位 and 完成时限 on lines of their own close together.
      if (last && open.length === 0) (last as Cut).closers.push(...own);
      else if (open.length > 0 || namesUnits(own[0])) close(open, [...own]);
      continue;
    }
    // The heading of an item with several tasks belongs to none of them.
    if (first && several && block.kind === 'heading' && own.length === 0) continue;
    let from = 0;
    if (leads(block.text, own, open.length > 0)) {
      // 【市教育局】推进公开。: what follows the bracket is the task.
      own.forEach((closer, i) => {
        const piece = pieceOf(at, block, block.text.slice(closer.end, own[i + 1]?.start), false);
        if (meaningful(piece.text)) close([...open, piece], [closer]);
      });
      continue;
    }
    for (const closer of own) {
      const piece = block.text.slice(from, closer.start);
      if (meaningful(piece)) close([...open, pieceOf(at, block, piece, from === 0 && !first)], [closer]);
      else if (open.length > 0) close(open, [closer]);
      // Two brackets in a row close the same text: （牵头单位：…）（责任单位：…）.
      else if (last) (last as Cut).closers.push(closer);
      from = closer.end;
    }
    const rest = block.text.slice(from);
    if (meaningful(rest)) {
      open.push(pieceOf(at, block, rest, from === 0 && !first));
      last = null;
    }
  }
  return { pieces, left: open };
}

/** A bracket that opens its paragraph and has the text behind it; a round one only where no text waits for it. */
function leads(text: string, own: readonly Closer[], waiting: boolean): boolean {
  const [first] = own;
  if (first?.form !== 'bracket' || meaningful(text.slice(0, first.start)) || !meaningful(text.slice(first.end)))
    return false;
  return (!waiting || text.startsWith('【')) && meaningful(text.slice(own.at(-1)?.end));
}

const starts = (closers: readonly Closer[], label: RegExp) => closers.some(({ words }) => label.test(words));

/** The units of all closers of one text as one reading. */
export function mergeUnits(closers: Closer[]): Closer['units'] | null {
  const [first, ...rest] = closers.map((closer) => closer.units);
  if (!first) return null;
  if (rest.length === 0) return first;
  const all = [first, ...rest];
  const lead = [...new Set(all.flatMap((units) => units.lead))];
  return {
    ...first,
    lead,
    responsible: [...new Set(all.flatMap((units) => units.responsible))].filter((name) => !lead.includes(name)),
    times: all.flatMap((units) => units.times),
    doubtful: [...new Set(all.flatMap((units) => units.doubtful))],
    open: all.some((units) => units.open),
    leadImplied:
      all.some((units) => units.leadImplied) ||
      (lead.length === 0 &&
        starts(closers, /^[(（【\s]{0,3}(?:责任|承办|主管|实施)/) &&
        starts(closers, /^[(（【\s]{0,3}(?:配合|协办|协助|参与)/)),
    ...(all.some((units) => units.marked) ? { marked: [...new Set(all.flatMap((units) => units.marked ?? []))] } : {}),
  };
}

/** Runs of label lines that stand together. */
export function lineGroups(blocks: number[], closers: Map<number, Closer[]>, body: BodyBlock[]): number[][] {
  const groups: number[][] = [];
  let before = -2;
  blocks.forEach((at, i) => {
    const closer = closers.get(at)?.[0];
    if (closer?.form !== 'line' || !body[at]) return;
    if (i === before + 1) groups.at(-1)?.push(at);
    else groups.push([at]);
    before = i;
  });
  return groups;
}
