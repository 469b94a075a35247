import { ExtractionError } from '../extract.errors.ts';
import type { Run } from './properties.ts';

/** A stretch of text: character positions and where their bytes stand in the main stream. */
interface Piece {
  from: number;
  to: number;
  offset: number;
  /** One byte a character (Windows-1252) instead of two. */
  narrow: boolean;
}

const narrowDecoder = new TextDecoder('windows-1252');

/** The text of a .doc by character position; pieces may lie anywhere in the file, in any order. */
export class DocText {
  readonly #file: DataView;
  readonly #pieces: Piece[];

  /** Throws file_damaged when the table of pieces makes no sense. */
  constructor(file: DataView, table: DataView, start: number, length: number) {
    this.#file = file;
    this.#pieces = readPieces(table, start, Math.min(table.byteLength, start + length));
    const last = this.#pieces.at(-1)?.to ?? 0;
    if (this.#pieces.length === 0 || last > file.byteLength) throw new ExtractionError('file_damaged', 'pieces');
  }

  /** Calls `visit` for every character from `from` to before `to` with its place in the file. */
  forEach(from: number, to: number, visit: (char: string, offset: number) => void): void {
    for (const piece of this.#pieces) {
      const start = Math.max(from, piece.from);
      const end = Math.min(to, piece.to);
      const width = piece.narrow ? 1 : 2;
      for (let at = start; at < end; at++) {
        const offset = piece.offset + (at - piece.from) * width;
        if (offset + width > this.#file.byteLength) throw new ExtractionError('file_damaged', 'pieces');
        const code = piece.narrow ? this.#file.getUint8(offset) : this.#file.getUint16(offset, true);
        visit(
          piece.narrow && code >= 0x80 ? narrowDecoder.decode(Uint8Array.of(code)) : String.fromCharCode(code),
          offset,
        );
      }
    }
  }
}

function readPieces(table: DataView, start: number, end: number): Piece[] {
  let at = start;
  // Property lists of quick saves stand before the table.
  while (at + 3 <= end && table.getUint8(at) === 1) at += 3 + table.getUint16(at + 1, true);
  if (at + 5 > end || table.getUint8(at) !== 2) throw new ExtractionError('file_damaged', 'pieces');
  const length = Math.min(table.getUint32(at + 1, true), end - at - 5);
  at += 5;
  const count = Math.floor((length - 4) / 12);
  const pieces: Piece[] = [];
  for (let i = 0; i < count; i++) {
    const from = table.getUint32(at + i * 4, true);
    const to = table.getUint32(at + i * 4 + 4, true);
    const packed = table.getUint32(at + (count + 1) * 4 + i * 8 + 2, true);
    const narrow = (packed & 0x40000000) !== 0;
    const offset = narrow ? (packed & 0x3fffffff) >>> 1 : packed & 0x3fffffff;
    if (to < from || (pieces.at(-1)?.to ?? 0) > from) throw new ExtractionError('file_damaged', 'pieces');
    pieces.push({ from, to, offset, narrow });
  }
  return pieces;
}

/** Finds the run that an offset lies in; offsets mostly grow, so the last answer is tried first. */
export class RunFinder<T> {
  readonly #runs: readonly Run<T>[];
  readonly #none: T;
  #last = 0;

  constructor(runs: readonly Run<T>[], none: T) {
    this.#runs = runs;
    this.#none = none;
  }

  at(offset: number): T {
    const last = this.#runs[this.#last];
    if (last && offset >= last.start && offset < last.end) return last.value;
    let low = 0;
    let high = this.#runs.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#runs[middle]?.start ?? 0) <= offset) low = middle + 1;
      else high = middle;
    }
    this.#last = Math.max(0, low - 1);
    const run = this.#runs[low - 1];
    return run && offset < run.end ? run.value : this.#none;
  }
}
