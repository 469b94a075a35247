import { ExtractionError } from '../extract.errors.ts';
import type { Inspection, InspectionLimits, Layer, TraceCode, UncheckedCode } from './inspect.schema.ts';

const MAX_WORDS = 160;
/** Traces of one kind in one place: the first ones tell what is wrong, thousands more would only fill the list. */
const MAX_SAME = 20;

/** Collects what the readers of the formats find, with the place of a file within files before each place. Throws document_too_large past the limits. */
export class Findings {
  readonly result: Inspection = { parts: [], traces: [], links: [], unchecked: [] };
  readonly limits: InspectionLimits;
  readonly #counts = new Map<string, number>();
  #text = 0;
  #files = 0;
  #unpacked = 0;

  constructor(limits: InspectionLimits) {
    this.limits = limits;
  }

  /** Counts a file within files and its bytes. */
  countFile(bytes: number): void {
    this.#files++;
    this.#unpacked += bytes;
    if (this.#files > this.limits.maxFiles || this.#unpacked > this.limits.maxUnpackedBytes)
      throw new ExtractionError('archive_too_large');
  }

  text(where: string, layer: Layer, text: string, rows?: readonly (readonly string[])[]): void {
    if (text.trim() === '') return;
    this.#text += text.length;
    if (this.#text > this.limits.maxText) throw new ExtractionError('document_too_large', 'text');
    this.result.parts.push({ where, layer, text, ...(rows ? { rows } : {}) });
  }

  trace(code: TraceCode, where: string, words: string): void {
    const key = `${code}\0${where}`;
    const count = (this.#counts.get(key) ?? 0) + 1;
    this.#counts.set(key, count);
    if (count > MAX_SAME) return;
    const short = words.replace(/\s+/g, ' ').trim();
    this.result.traces.push({ code, where, words: short.length > MAX_WORDS ? `${short.slice(0, MAX_WORDS)}…` : short });
  }

  link(where: string, href: string): void {
    if (this.result.links.length < 100_000) this.result.links.push({ where, href });
  }

  unchecked(code: UncheckedCode, where: string): void {
    if (!this.result.unchecked.some((known) => known.code === code && known.where === where))
      this.result.unchecked.push({ code, where });
  }
}

/** One file under inspection: its place among files within files. */
export interface Subject {
  bytes: Uint8Array;
  name: string;
  /** `外层.zip › 内层.docx`; '' for the file itself. */
  path: string;
  depth: number;
  out: Findings;
  /** Looks into a file found inside this one. */
  inside(name: string, bytes: Uint8Array): Promise<void>;
}

/** `路径 › 部分`, leaving out what is empty. */
export function place(...steps: readonly string[]): string {
  return steps.filter((step) => step !== '').join(' › ');
}
