import { ExtractionError, type ExtractionLimits } from './extract.errors.ts';
import type {
  ExtractedImage,
  Extraction,
  ExtractionFinding,
  FileFormat,
  LabelledValue,
  Link,
  RawBlock,
  RawParagraph,
  RawTable,
  TableCell,
} from './extract.schema.ts';
import { sniffImage } from './images.ts';

/** The bytes of what lies beside a page that was saved with its pictures, by the address that the page gives; null when it is not there. */
export type Beside = (source: string) => Uint8Array | null;

/** More findings than this help nobody; the rest is the same again. */
const MAX_FINDINGS = 200;

/** Collects what a reader finds and holds it to the limits. */
export class ExtractionBuilder {
  readonly limits: ExtractionLimits;
  readonly blocks: RawBlock[] = [];
  readonly images: ExtractedImage[] = [];
  readonly labels: LabelledValue[] = [];
  readonly findings: ExtractionFinding[] = [];
  titleHint: string | undefined;
  encoding: string | undefined;
  /** Set for a saved page: what it names then comes along. */
  readonly beside: Beside | undefined;
  #cost = 0;
  readonly #noted = new Set<string>();

  constructor(limits: ExtractionLimits, beside?: Beside) {
    this.limits = limits;
    this.beside = beside;
  }

  /** Notes a finding once per code and detail. */
  note(code: string, detail?: string): void {
    const key = `${code}\n${detail ?? ''}`;
    if (this.#noted.has(key) || this.findings.length >= MAX_FINDINGS) return;
    this.#noted.add(key);
    this.findings.push(detail === undefined ? { code } : { code, detail: detail.slice(0, 300) });
  }

  addParagraph(paragraph: Omit<RawParagraph, 'kind'>): void {
    this.#spend(1);
    this.blocks.push({ kind: 'paragraph', ...paragraph });
  }

  addTable(rows: TableCell[][], extra: Pick<RawTable, 'caption' | 'page'> = {}): void {
    if (!rows.some((row) => row.some((cell) => cell.text !== ''))) return;
    this.#spend(1 + rows.length);
    this.blocks.push({ kind: 'table', ...extra, rows });
  }

  /** Adds a picture of a known kind; false when the bytes are none (and nothing was added). */
  addImage(bytes: Uint8Array, alt: string): boolean {
    const kind = sniffImage(bytes);
    if (!kind) return false;
    this.#spend(1);
    this.images.push({ bytes, ...kind });
    this.blocks.push({ kind: 'image', image: this.images.length - 1, alt });
    return true;
  }

  addLabel(label: string, value: string, origin: LabelledValue['origin']): void {
    const cleanLabel = cleanLine(label).replace(/[\s\u3000]+/g, ' ');
    const cleanValue = cleanLine(value);
    if (cleanLabel === '' || cleanValue === '' || this.labels.length >= 500) return;
    if (this.labels.some((l) => l.label === cleanLabel && l.value === cleanValue && l.origin === origin)) return;
    this.labels.push({ label: cleanLabel, value: cleanValue, origin });
  }

  /** Throws when the reader has made more than the limit allows. */
  #spend(units: number): void {
    this.#cost += units;
    if (this.#cost > this.limits.maxBlocks) throw new ExtractionError('document_too_large', 'blocks');
  }

  build(format: FileFormat): Extraction {
    const extraction: Extraction = {
      format,
      labels: this.labels,
      blocks: this.blocks,
      images: this.images,
      findings: this.findings,
    };
    if (this.encoding !== undefined) extraction.encoding = this.encoding;
    if (this.titleHint) extraction.titleHint = this.titleHint;
    return extraction;
  }
}

// eslint-disable-next-line no-control-regex
const CONTROLS = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\u0080-\u009f\u00ad\u200b\u2060\ufeff\ufffe\uffff]/g;
// eslint-disable-next-line no-control-regex
const HAS_CONTROLS = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\u0080-\u009f\u00ad\u200b\u2060\ufeff\ufffe\uffff]/;

/** Removes characters that no database and no reader wants (NUL, controls, zero-width marks, lone surrogates) and makes no-break spaces plain. */
export function cleanText(text: string): string {
  const plain = text.includes('\u00a0') ? text.replaceAll('\u00a0', ' ') : text;
  return (HAS_CONTROLS.test(plain) ? plain.replace(CONTROLS, '') : plain).toWellFormed();
}

/** cleanText without spaces (full-width ones too) at both ends. */
export function cleanLine(text: string): string {
  return cleanText(text).trim();
}

/** Cuts spaces at both ends of a text and moves its links along; links left without text go. */
export function trimWithLinks(text: string, links: Link[]): { text: string; links: Link[] } {
  const start = text.length - text.trimStart().length;
  const trimmed = text.trim();
  if (links.length === 0) return { text: trimmed, links };
  const moved: Link[] = [];
  for (const link of links) {
    const from = Math.max(0, link.start - start);
    const to = Math.min(trimmed.length, link.end - start);
    if (to > from) moved.push({ start: from, end: to, href: link.href });
  }
  return { text: trimmed, links: moved };
}
