/** Breaking lines as Chinese typography asks (GB/T 15834: 避头尾): closing marks never begin a line, opening ones never end it. */

export const NOT_AT_START = new Set('，。、；：？！）》〉」』】〕］｝”’％‰…—·～℃,.;:?!)]}%々');
export const NOT_AT_END = new Set('（《〈「『【〔［｛“‘([{￥＄$¥№');
/** Letters and figures that stay together: words, numbers with their signs. */
const INSEPARABLE = /^[A-Za-z0-9.,%/:@_#&+\-'\u00b0\u00c0-\u024f]$/;
/** A word longer than this is broken anywhere rather than leaving half a line empty. */
const LONGEST_WORD = 24;

export interface BrokenLine {
  /** Index into the characters, end exclusive. */
  start: number;
  end: number;
  width: number;
  /** The text ends here, or a line feed does: the line is not stretched. */
  isLast: boolean;
}

/**
 * Lines of `chars` (whole code points) by their widths; `widthOf` says how wide each line is by its number. Spaces at a break are left
 * out of the line's width and of its range.
 */
export function breakLines(
  chars: readonly string[],
  widths: readonly number[],
  widthOf: (line: number) => number,
): BrokenLine[] {
  const lines: BrokenLine[] = [];
  let start = 0;
  while (start < chars.length) {
    const room = widthOf(lines.length);
    let end = start;
    let width = 0;
    while (end < chars.length && chars[end] !== '\n' && (end === start || width + (widths[end] ?? 0) <= room + 0.01)) {
      width += widths[end] ?? 0;
      end += 1;
    }
    const isLast = end >= chars.length || chars[end] === '\n';
    if (!isLast) end = goodBreak(chars, start, end);
    let shown = end;
    while (!isLast && shown > start && chars[shown - 1] === ' ') shown -= 1;
    lines.push({ start, end: shown, width: sum(widths, start, shown), isLast });
    start = end;
    if (chars[start] === '\n') start += 1;
    else while (!isLast && chars[start] === ' ') start += 1;
  }
  if (lines.length === 0) lines.push({ start: 0, end: 0, width: 0, isLast: true });
  return lines;
}

/** The last place at or before `end` where a line may end; `end` itself when there is none. */
function goodBreak(chars: readonly string[], start: number, end: number): number {
  for (let at = end; at > start + 1; at -= 1) {
    if (end - at > LONGEST_WORD) break;
    if (mayBreak(chars[at - 1] ?? '', chars[at] ?? '')) return at;
  }
  return end;
}

function mayBreak(before: string, after: string): boolean {
  if (before === ' ' || after === ' ') return true;
  if (NOT_AT_START.has(after) || NOT_AT_END.has(before)) return false;
  return !(INSEPARABLE.test(before) && INSEPARABLE.test(after));
}

function sum(values: readonly number[], from: number, to: number): number {
  let total = 0;
  for (let at = from; at < to; at += 1) total += values[at] ?? 0;
  return total;
}

/** Widths of the lines of a title over several lines: as even as they can be, the first not the shortest (梯形或菱形). */
export function evenWidth(total: number, room: number): number {
  const lines = Math.ceil(total / room);
  return lines <= 1 ? room : Math.min(room, Math.ceil(total / lines) + room / 28);
}
