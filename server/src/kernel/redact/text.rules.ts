/** A stretch of text to be covered: UTF-16 offsets, end not included. */
export interface TextMark {
  from: number;
  to: number;
  /** What stands in its place beside the bar. */
  label: string;
}

const BAR = '█████';

/**
 * The text with each marked stretch replaced by a bar of constant length and its label; stretches that touch become one. Signs that nobody sees
 * (zero width, direction, tags, controls) go everywhere: they can carry words.
 */
export function coverText(text: string, marks: readonly TextMark[]): string {
  const ranges = marks
    .filter(({ from, to }) => to > from)
    .map(({ from, to, label }) => ({ from: whole(text, from, -1), to: whole(text, to, 1), labels: [label] }))
    .sort((a, b) => a.from - b.from);
  const merged: typeof ranges = [];
  for (const range of ranges) {
    const last = merged.at(-1);
    if (last && range.from <= last.to) {
      last.to = Math.max(last.to, range.to);
      last.labels.push(...range.labels);
    } else merged.push({ ...range });
  }
  let at = 0;
  let out = '';
  for (const { from, to, labels } of merged) {
    const shown = [...new Set(labels.filter(Boolean))].join('、');
    out += seen(text.slice(at, from)) + BAR + (shown ? `［${shown}］` : '');
    at = to;
  }
  return out + seen(text.slice(at));
}

/** Never cuts a character in half: what is left of it would tell which it was. */
function whole(text: string, at: number, step: -1 | 1): number {
  const bounded = Math.min(Math.max(at, 0), text.length);
  const isInside = /[\ud800-\udbff]/.test(text[bounded - 1] ?? '') && /[\udc00-\udfff]/.test(text[bounded] ?? '');
  return isInside ? bounded + step : bounded;
}

const seen = (text: string): string => text.replace(/(?![\n\r\t])[\p{Cc}\p{Cf}\p{Co}\p{Cn}]/gu, '');
