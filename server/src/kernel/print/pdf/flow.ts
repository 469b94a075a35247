import { breakLines, evenWidth, type BrokenLine } from '../break.rules.ts';
import { AREA, BODY_SIZE, LINE } from '../page-form.ts';
import type { Canvas, TextStyle } from './canvas.ts';
import { element, type Element } from './pdf-structure.ts';

/** Text that flows down the type area from page to page. */
export interface Flow {
  canvas: Canvas;
  /** Upper edge of what comes next. */
  y: number;
  /** Height of a line of ordinary text. */
  readonly pitch: number;
  newPage(): void;
  /** Begins a page when less than `height` is left on the present one. */
  need(height: number): void;
  skip(lines: number): void;
  readonly isAtTop: boolean;
}

export const BOTTOM = AREA.top + AREA.height + 0.5;

export function createFlow(canvas: Canvas, pitch = LINE): Flow {
  canvas.newPage();
  return {
    canvas,
    y: AREA.top,
    pitch,
    newPage() {
      canvas.newPage();
      this.y = AREA.top;
    },
    need(height) {
      if (this.y + height > BOTTOM && !this.isAtTop) this.newPage();
    },
    skip(lines) {
      // White space at a page's head would only be a gap.
      if (!this.isAtTop) this.y += lines * pitch;
    },
    get isAtTop() {
      return this.y <= AREA.top + 0.01;
    },
  };
}

/** Where the baseline stands in a line: the body of a Chinese character reaches from 0.88 above to 0.12 below it. */
export const baseline = (top: number, height: number, size: number): number => top + height / 2 + size * 0.38;

export interface ParagraphForm {
  style: TextStyle;
  /** The first `lead` UTF-16 units stand out in this style. */
  lead?: { length: number; style: TextStyle };
  align: 'justify' | 'left' | 'center' | 'right';
  /** Set in, in points: first line, and all lines on the right (a date stands four characters in). */
  indent?: number;
  indentRight?: number;
  lineHeight?: number;
  /** Keeps this much room below the last line on the same page: a heading does not stand alone. */
  keep?: number;
  /** Lines of the same length, as titles are broken. */
  even?: boolean;
  left?: number;
  width?: number;
}

/** Lays out one paragraph and gives its marks to `owner`, one for each page that it stands on. */
export function addParagraph(flow: Flow, text: string, owner: Element, form: ParagraphForm): void {
  const { canvas } = flow;
  const { style, align, indent = 0, indentRight = 0, lineHeight = flow.pitch, width = AREA.width } = form;
  const chars = [...text];
  const styles = stylesOf(chars, form);
  const widths = chars.map((char, at) => canvas.widthOf(char, styles[at] ?? style));
  const room = width - indentRight;
  const longest = form.even ? evenWidth(sum(widths), room) : room;
  const lines = breakLines(chars, widths, (line) => longest - (line === 0 ? indent : 0));
  let at = 0;
  while (at < lines.length) {
    const rest = lines.length - at;
    const { keep = 0 } = form;
    // Three lines or fewer go to the next page together; of more, the last two go.
    const isTight =
      keep > 0 && rest > 1 && flow.y + rest * lineHeight <= BOTTOM && flow.y + rest * lineHeight + keep > BOTTOM;
    flow.need(isTight && rest <= 3 ? rest * lineHeight + keep : lineHeight + (rest === 1 ? keep : 0));
    const fit = Math.max(1, Math.floor((BOTTOM - flow.y) / lineHeight));
    const part = lines.slice(at, at + (isTight && rest > 3 ? rest - 2 : fit));
    canvas.tag(owner, () => {
      for (const [i, line] of part.entries()) {
        const first = at + i === 0 ? indent : 0;
        drawLine(canvas, chars, styles, line, {
          x: (form.left ?? AREA.left) + first,
          y: baseline(flow.y + i * lineHeight, lineHeight, style.size),
          room: room - first,
          align,
        });
      }
    });
    flow.y += part.length * lineHeight;
    at += part.length;
  }
}

function stylesOf(chars: readonly string[], { style, lead }: ParagraphForm): TextStyle[] {
  let units = 0;
  return chars.map((char) => {
    const own = lead && units < lead.length ? lead.style : style;
    units += char.length;
    return own;
  });
}

function drawLine(
  canvas: Canvas,
  chars: readonly string[],
  styles: readonly TextStyle[],
  line: BrokenLine,
  place: { x: number; y: number; room: number; align: ParagraphForm['align'] },
): void {
  const count = line.end - line.start;
  if (count === 0) return;
  const slack = place.room - line.width;
  const size = styles[line.start]?.size ?? BODY_SIZE;
  // A line that is short because a long word did not fit stays as it is; pulled apart it would not be read.
  const isStretched = place.align === 'justify' && !line.isLast && count > 1 && slack > 0.02 && slack < size * 4;
  const spacing = isStretched ? slack / (count - 1) : 0;
  let x = place.x + (place.align === 'center' ? slack / 2 : place.align === 'right' ? slack : 0);
  for (let at = line.start; at < line.end;) {
    const style = styles[at];
    let end = at + 1;
    while (end < line.end && styles[end] === style) end += 1;
    if (!style) break;
    const run = chars.slice(at, end);
    canvas.text(run, x, place.y, style, spacing);
    x += run.reduce((total, char) => total + canvas.widthOf(char, style) + spacing, 0);
    at = end;
  }
}

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);

export const childOf = (parent: Element, type: string, more?: Parameters<typeof element>[1]): Element => {
  const child = element(type, more);
  parent.children.push(child);
  return child;
};
