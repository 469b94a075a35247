import type { TextPiece } from '../paged/lines.ts';

/** What stands on a page of a PDF in the order in which it is painted. */

type Matrix = [number, number, number, number, number, number];

export interface Box {
  left: number;
  bottom: number;
  right: number;
  top: number;
}

export interface PaintedText {
  text: string;
  box: Box;
  /** Painting order. */
  z: number;
  /** 0 black … 255 white. */
  ink: number;
  /** Painted at all: modes 3 and 7 put letters on a page that nobody sees. */
  painted: boolean;
  /** Belongs to a layer that is switched off. */
  switchedOff: boolean;
  size: number;
  /** Degrees by which it is turned against level text; 0 also for what is a little askew, as scans are. */
  turn: number;
  /** Its box when the page is turned so that it runs level; the box itself for level text. */
  along: Box;
}

export interface PaintedArea {
  kind: 'fill' | 'image';
  box: Box;
  z: number;
  ink: number;
}

export interface PaintedPage {
  texts: PaintedText[];
  areas: PaintedArea[];
}

interface State {
  ctm: Matrix;
  ink: number;
  alpha: number;
  blended: boolean;
  fontSize: number;
  charSpacing: number;
  wordSpacing: number;
  scale: number;
  leading: number;
  rise: number;
  mode: number;
  clip: Box | null;
}

interface Glyph {
  unicode?: string;
  width?: number;
  isSpace?: boolean;
}

const IDENTITY: Matrix = [1, 0, 0, 1, 0, 0];
const times = (m: Matrix, n: Matrix): Matrix => [
  m[0] * n[0] + m[2] * n[1],
  m[1] * n[0] + m[3] * n[1],
  m[0] * n[2] + m[2] * n[3],
  m[1] * n[2] + m[3] * n[3],
  m[0] * n[4] + m[2] * n[5] + m[4],
  m[1] * n[4] + m[3] * n[5] + m[5],
];

function boxOf(m: Matrix, left: number, bottom: number, right: number, top: number): Box {
  const xs: number[] = [];
  const ys: number[] = [];
  for (const [x, y] of [
    [left, bottom],
    [right, bottom],
    [left, top],
    [right, top],
  ] as const) {
    xs.push(m[0] * x + m[2] * y + m[4]);
    ys.push(m[1] * x + m[3] * y + m[5]);
  }
  return { left: Math.min(...xs), right: Math.max(...xs), bottom: Math.min(...ys), top: Math.max(...ys) };
}

export interface Surroundings {
  /** Whether a picture hides what is under it; seals and watermarks let it through. */
  isOpaque(imageId: unknown): boolean;
  /** Whether an optional layer is switched on. */
  isShown(layer: unknown): boolean;
}

/** Follows pdf.js's operators; `ops` names them by number. Unknown ones are passed over. */
export function paintPage(
  list: { fnArray: ArrayLike<number>; argsArray: readonly unknown[] },
  ops: Record<number, string>,
  { isOpaque, isShown }: Surroundings,
): PaintedPage {
  const page: PaintedPage = { texts: [], areas: [] };
  let state: State = {
    ctm: IDENTITY,
    ink: 0,
    alpha: 1,
    blended: false,
    fontSize: 0,
    charSpacing: 0,
    wordSpacing: 0,
    scale: 1,
    leading: 0,
    rise: 0,
    mode: 0,
    clip: null,
  };
  const stack: State[] = [];
  const marks: boolean[] = [];
  let clipNext = false;
  let line: Matrix = IDENTITY;
  let text: Matrix = IDENTITY;
  const moveText = (x: number, y: number) => {
    line = times(line, [1, 0, 0, 1, x, y]);
    text = line;
  };

  for (let z = 0; z < list.fnArray.length; z++) {
    const args = (list.argsArray[z] ?? []) as unknown[];
    const number = (at: number) => Number(args[at] ?? 0);
    switch (ops[list.fnArray[z] ?? -1]) {
      case 'save':
        stack.push({ ...state });
        break;
      case 'restore':
        state = stack.pop() ?? state;
        break;
      case 'transform':
        state.ctm = times(state.ctm, args as Matrix);
        break;
      case 'paintFormXObjectBegin':
        stack.push({ ...state });
        if (args[0]) state.ctm = times(state.ctm, Array.from(args[0] as ArrayLike<number>) as Matrix);
        break;
      case 'paintFormXObjectEnd':
        state = stack.pop() ?? state;
        break;
      case 'beginAnnotation':
        stack.push({ ...state });
        if (args[2]) state.ctm = times(state.ctm, Array.from(args[2] as ArrayLike<number>) as Matrix);
        if (args[3]) state.ctm = times(state.ctm, Array.from(args[3] as ArrayLike<number>) as Matrix);
        break;
      case 'endAnnotation':
        state = stack.pop() ?? state;
        break;
      case 'setGState':
        for (const [key, value] of (args[0] ?? []) as [string, unknown][]) {
          if (key === 'ca') state.alpha = Number(value);
          if (key === 'BM') state.blended = value !== 'source-over' && value !== 'Normal' && value !== 'normal';
          if (key === 'Font' && Array.isArray(value)) state.fontSize = Number(value[1]);
        }
        break;
      case 'setFillRGBColor':
        state.ink = inkOf(args);
        break;
      case 'setFillColorN':
      case 'setFillColorSpace':
        state.ink = 128; // a pattern: neither paper nor ink
        break;
      case 'beginText':
        line = text = IDENTITY;
        break;
      case 'setFont':
        state.fontSize = number(1);
        break;
      case 'setTextMatrix':
        line = text = Array.from((args.length === 1 ? args[0] : args) as ArrayLike<number>) as Matrix;
        break;
      case 'moveText':
        moveText(number(0), number(1));
        break;
      case 'setLeadingMoveText':
        state.leading = -number(1);
        moveText(number(0), number(1));
        break;
      case 'nextLine':
        moveText(0, -state.leading);
        break;
      case 'setLeading':
        state.leading = number(0);
        break;
      case 'setCharSpacing':
        state.charSpacing = number(0);
        break;
      case 'setWordSpacing':
        state.wordSpacing = number(0);
        break;
      case 'setHScale':
        state.scale = number(0) / 100;
        break;
      case 'setTextRise':
        state.rise = number(0);
        break;
      case 'setTextRenderingMode':
        state.mode = number(0);
        break;
      case 'showText':
      case 'showSpacedText':
      case 'nextLineShowText':
      case 'nextLineSetSpacingShowText': {
        const shown = showText(state, text, (args[0] ?? []) as (Glyph | number | null)[], z);
        text = shown.after;
        for (const piece of shown.texts) page.texts.push({ ...piece, switchedOff: marks.includes(false) });
        break;
      }
      case 'beginMarkedContentProps':
        marks.push(args[0] === 'OC' ? isShown(args[1]) : true);
        break;
      case 'beginMarkedContent':
        marks.push(true);
        break;
      case 'endMarkedContent':
        marks.pop();
        break;
      case 'clip':
      case 'eoClip':
        clipNext = true;
        break;
      case 'constructPath': {
        if (!marks.includes(false)) addPath(page, state, ops, args, z);
        const bounds = args[2] as ArrayLike<number> | null;
        if (clipNext && bounds) {
          const box = boxOf(state.ctm, bounds[0] ?? 0, bounds[1] ?? 0, bounds[2] ?? 0, bounds[3] ?? 0);
          state.clip = state.clip ? common(state.clip, box) : box;
        }
        clipNext = false;
        break;
      }
      case 'paintImageXObject':
      case 'paintInlineImageXObject':
      case 'paintImageMaskXObject':
      case 'paintSolidColorImageMask':
        if (state.alpha > 0.9 && !state.blended && !marks.includes(false) && isOpaque(args[0]))
          addArea(page, state, 'image', boxOf(state.ctm, 0, 0, 1, 1), z);
        break;
      case 'paintInlineImageXObjectGroup':
        for (const { transform } of (args[1] ?? []) as { transform: Matrix }[])
          page.areas.push({ kind: 'image', box: boxOf(times(state.ctm, transform), 0, 0, 1, 1), z, ink: 128 });
        break;
    }
  }
  return page;
}

function inkOf(args: readonly unknown[]): number {
  const hex = /^#([0-9a-f]{6})/i.exec(String(args[0]))?.[1];
  const part = (at: number) => (hex ? Number.parseInt(hex.slice(at * 2, at * 2 + 2), 16) : Number(args[at] ?? 0));
  return 0.299 * part(0) + 0.587 * part(1) + 0.114 * part(2);
}

/** Steeper than this and level lines are not what is read. */
const ASKEW = 8;
/** In steps of five degrees, so that the letters of one line fall together. */
function turnOf(matrix: Matrix): number {
  const degrees = (Math.atan2(matrix[1], matrix[0]) * 180) / Math.PI;
  return Math.abs(degrees) < ASKEW || !Number.isFinite(degrees) ? 0 : (Math.round(degrees / 5) * 5 + 360) % 360;
}
const turnedBy = (degrees: number): Matrix => {
  const [cos, sin] = [Math.cos((degrees * Math.PI) / 180), Math.sin((degrees * Math.PI) / 180)];
  return [cos, sin, -sin, cos, 0, 0];
};

/** One piece for each stretch without a wide gap, so that a box over a part of a line is seen. */
function showText(
  state: State,
  from: Matrix,
  glyphs: readonly (Glyph | number | null)[],
  z: number,
): { texts: PaintedText[]; after: Matrix } {
  const texts: PaintedText[] = [];
  let x = 0;
  for (const glyph of glyphs) {
    if (typeof glyph === 'number') {
      x -= (glyph / 1000) * state.fontSize * state.scale;
      continue;
    }
    if (!glyph) continue;
    const advance =
      ((glyph.width ?? 0) / 1000) * state.fontSize + state.charSpacing + (glyph.isSpace ? state.wordSpacing : 0);
    const matrix = times(state.ctm, from);
    const unicode = glyph.unicode ?? '';
    if (unicode.trim() !== '') {
      const boxIn = (space: Matrix) =>
        boxOf(
          space,
          x,
          state.rise - state.fontSize * 0.15,
          x + Math.max(advance, state.fontSize * 0.2) * state.scale,
          state.rise + state.fontSize * 0.8,
        );
      const box = boxIn(matrix);
      const size = Math.abs(state.fontSize) * Math.hypot(matrix[2], matrix[3]);
      const turn = turnOf(matrix);
      texts.push({
        switchedOff: false,
        text: unicode,
        box,
        z,
        ink: state.ink,
        painted: state.mode !== 3 && state.mode !== 7 && state.alpha > 0.02,
        size,
        turn,
        along: turn === 0 ? box : boxIn(times(turnedBy(-turn), matrix)),
      });
    }
    x += advance * state.scale;
  }
  return { texts, after: times(from, [1, 0, 0, 1, x, 0]) };
}

function addPath(
  page: PaintedPage,
  state: State,
  ops: Record<number, string>,
  args: readonly unknown[],
  z: number,
): void {
  const [op, data, bounds] = args as [number, unknown, ArrayLike<number> | null];
  if (!/fill/i.test(ops[op] ?? '') || state.alpha < 0.9 || state.blended) return;
  const path = (Array.isArray(data) ? data[0] : data) as ArrayLike<number> | null | undefined;
  // A path of many points is a drawing, and its bounds say nothing of what it covers.
  if (!path || typeof path.length !== 'number' || path.length > 80) return;
  const points = corners(path);
  for (const { left, bottom, right, top } of points.length > 0
    ? points
    : bounds
      ? [{ left: bounds[0] ?? 0, bottom: bounds[1] ?? 0, right: bounds[2] ?? 0, top: bounds[3] ?? 0 }]
      : [])
    addArea(page, state, 'fill', boxOf(state.ctm, left, bottom, right, top), z);
}

function addArea(page: PaintedPage, { clip, ink }: State, kind: PaintedArea['kind'], whole: Box, z: number): void {
  const box = clip ? common(clip, whole) : whole;
  if (box.right > box.left && box.top > box.bottom)
    page.areas.push({ kind, box, z, ink: kind === 'image' ? 128 : ink });
}

const common = (a: Box, b: Box): Box => ({
  left: Math.max(a.left, b.left),
  right: Math.min(a.right, b.right),
  bottom: Math.max(a.bottom, b.bottom),
  top: Math.min(a.top, b.top),
});

/** The rectangles of a path: moveTo, three or four lineTo, close. Other shapes give none. */
function corners(path: ArrayLike<number>): Box[] {
  const boxes: Box[] = [];
  let xs: number[] = [];
  let ys: number[] = [];
  let curved = false;
  const flush = () => {
    const [left, right, bottom, top] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
    const onEdge = xs.every((x, i) => (x === left || x === right) && ((ys[i] ?? 0) === bottom || (ys[i] ?? 0) === top));
    if (xs.length >= 4 && xs.length <= 5 && !curved && onEdge) boxes.push({ left, right, bottom, top });
    else if (xs.length > 3 && curved) boxes.push({ left, right, bottom, top });
    [xs, ys, curved] = [[], [], false];
  };
  for (let at = 0; at < path.length;) {
    const op = path[at] ?? 0;
    if (op === 0) flush();
    const count = op === 0 || op === 1 ? 1 : op === 2 ? 3 : op === 3 ? 2 : 0;
    if (op === 2 || op === 3) curved = true;
    for (let i = 0; i < count; i++) {
      xs.push(path[at + 1 + i * 2] ?? 0);
      ys.push(path[at + 2 + i * 2] ?? 0);
    }
    at += 1 + count * 2;
  }
  flush();
  return boxes;
}

/** Letters as pieces of text for the reader of lines, each along its own direction. */
export function piecesOf(texts: readonly PaintedText[], height: number): TextPiece[] {
  const pieces: TextPiece[] = [];
  let before = 0;
  for (const { text, along: box, size, turn } of texts) {
    const last = pieces.at(-1);
    const y = height - box.bottom;
    const isOneTurn = turn === before;
    before = turn;
    if (
      last &&
      isOneTurn &&
      Math.abs(last.y - y) < 0.5 &&
      Math.abs(last.x + last.width - box.left) < size * 0.25 &&
      last.size === size
    ) {
      last.text += text;
      last.width = box.right - last.x;
    } else pieces.push({ text, x: box.left, y, width: box.right - box.left, size });
  }
  return pieces;
}

/** Share of the inner box that the outer one covers, 0–1. */
export function share(outer: Box, inner: Box): number {
  const w = Math.min(outer.right, inner.right) - Math.max(outer.left, inner.left);
  const h = Math.min(outer.top, inner.top) - Math.max(outer.bottom, inner.bottom);
  const area = (inner.right - inner.left) * (inner.top - inner.bottom);
  return w <= 0 || h <= 0 || area <= 0 ? 0 : (w * h) / area;
}
