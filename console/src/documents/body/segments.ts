/** A stretch of a text that is shown differently; `kind` becomes a class, `id` tells which thing it belongs to. */
export interface Mark {
  start: number;
  end: number;
  kind: string;
  id?: string;
}

export interface Segment {
  start: number;
  text: string;
  marks: Mark[];
}

/** Cuts a text where marks begin and end, so that overlapping marks can all be shown. Marks outside the text are clipped. */
export function segmentsOf(text: string, marks: readonly Mark[]): Segment[] {
  const inside = marks
    .map((mark) => ({ ...mark, start: Math.max(0, mark.start), end: Math.min(text.length, mark.end) }))
    .filter(({ start, end }) => start < end);
  const cuts = [...new Set([0, text.length, ...inside.flatMap(({ start, end }) => [start, end])])].sort(
    (a, b) => a - b,
  );
  return cuts.slice(0, -1).map((start, at) => {
    const end = cuts[at + 1] ?? text.length;
    return {
      start,
      text: text.slice(start, end),
      marks: inside.filter((mark) => mark.start <= start && mark.end >= end),
    };
  });
}
