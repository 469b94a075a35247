import { resolveMember, type Archive } from '../archive.ts';
import type { ExtractionBuilder } from '../builder.ts';
import { ExtractionError } from '../extract.errors.ts';
import { child, children, parseXml, textOf, type XmlElement } from '../xml.ts';
import { isCjk, type PageText, type TextPiece } from './lines.ts';
import { addPages } from './paragraphs.ts';

/** Reads an OFD document (GB/T 33190): text objects of all pages with their places, pictures behind the text of their page. */
export async function readOfd(archive: Archive, out: ExtractionBuilder): Promise<void> {
  const rootName = archive.names.find((name) => /^ofd\.xml$/i.test(name)) ?? 'OFD.xml';
  if (archive.names.some((name) => /^(encryptions|encrypt)\.xml$/i.test(name)))
    throw new ExtractionError('file_encrypted');
  const root = parseXml(await archive.read(rootName), rootName);
  const pages: PageText[] = [];
  for (const body of children(root, 'DocBody')) {
    readInfo(child(body, 'DocInfo'), out);
    const location = textOf(child(body, 'DocRoot')).trim();
    if (location !== '') await new OfdDocument(archive, resolveMember('', location), out).read(pages);
  }
  if (pages.length === 0) throw new ExtractionError('file_damaged', rootName);
  if (!pages.some((page) => page.pieces.length > 0)) throw new ExtractionError('no_text_scanned');
  for (const page of pages) if (page.pieces.length === 0) out.note('page_without_text', String(page.number));
  const pictures = out.blocks.splice(0);
  addPages(pages, out);
  out.blocks.push(...pictures);
}

function readInfo(info: XmlElement | undefined, out: ExtractionBuilder): void {
  for (const property of children(info)) {
    if (property.name === 'CustomDatas') {
      for (const data of children(property, 'CustomData'))
        out.addLabel(data.attrs.Name ?? '', textOf(data), 'properties');
    } else if (!['DocID', 'Cover', 'Keywords'].includes(property.name)) {
      out.addLabel(property.name, textOf(property), 'properties');
      if (property.name === 'Title' && textOf(property).trim() !== '') out.titleHint ??= textOf(property).trim();
    } else if (property.name === 'Keywords') {
      out.addLabel('Keywords', children(property).map(textOf).join(' '), 'properties');
    }
  }
}

interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** A matrix as OFD writes it: a b c d e f. */
type Matrix = readonly [number, number, number, number, number, number];

class OfdDocument {
  readonly #archive: Archive;
  readonly #name: string;
  readonly #folder: string;
  readonly #out: ExtractionBuilder;
  readonly #media = new Map<string, string>();
  readonly #templates = new Map<string, string>();
  readonly #shown = new Set<string>();

  constructor(archive: Archive, name: string, out: ExtractionBuilder) {
    this.#archive = archive;
    this.#name = name;
    this.#folder = name.slice(0, name.lastIndexOf('/') + 1);
    this.#out = out;
  }

  async read(pages: PageText[]): Promise<void> {
    const document = parseXml(await this.#archive.read(this.#name), this.#name);
    const common = child(document, 'CommonData');
    for (const node of children(common)) {
      if (node.name === 'PublicRes' || node.name === 'DocumentRes') await this.#resources(textOf(node).trim());
      else if (node.name === 'TemplatePage') this.#templates.set(node.attrs.ID ?? '', node.attrs.BaseLoc ?? '');
    }
    const usual = boxOf(textOf(child(child(common, 'PageArea'), 'PhysicalBox'))) ?? {
      x: 0,
      y: 0,
      width: 210,
      height: 297,
    };
    for (const page of children(child(document, 'Pages'), 'Page')) {
      if (pages.length >= this.#out.limits.maxPages) throw new ExtractionError('document_too_large', 'pages');
      pages.push(await this.#page(resolveMember(this.#folder, page.attrs.BaseLoc ?? ''), pages.length + 1, usual));
    }
  }

  async #page(name: string, number: number, usual: Box): Promise<PageText> {
    const element = parseXml(await this.#archive.read(name), name);
    const box = boxOf(textOf(child(child(element, 'Area'), 'PhysicalBox'))) ?? usual;
    const page: PageText = { number, width: box.width, height: box.height, pieces: [] };
    for (const template of children(element, 'Template')) {
      const location = this.#templates.get(template.attrs.TemplateID ?? '');
      const member = resolveMember(this.#folder, location ?? '');
      const bytes = location ? await this.#archive.find(member) : null;
      if (bytes) await this.#content(child(parseXml(bytes, member), 'Content'), page);
    }
    await this.#content(child(element, 'Content'), page);
    return page;
  }

  async #content(element: XmlElement | undefined, page: PageText): Promise<void> {
    for (const node of children(element)) {
      if (node.name === 'TextObject') page.pieces.push(...textPieces(node));
      else if (node.name === 'ImageObject') await this.#image(node.attrs.ResourceID ?? '');
      else if (node.name === 'Layer' || node.name === 'PageBlock') await this.#content(node, page);
    }
  }

  async #resources(location: string): Promise<void> {
    const member = resolveMember(this.#folder, location);
    const bytes = await this.#archive.find(member);
    if (!bytes) return;
    const root = parseXml(bytes, member);
    const folder = resolveMember(member.slice(0, member.lastIndexOf('/') + 1), root.attrs.BaseLoc ?? '');
    for (const media of children(child(root, 'MultiMedias'), 'MultiMedia')) {
      const file = textOf(child(media, 'MediaFile')).trim();
      if (media.attrs.Type === 'Image' && file !== '')
        this.#media.set(media.attrs.ID ?? '', resolveMember(folder, file));
    }
  }

  async #image(id: string): Promise<void> {
    const member = this.#media.get(id);
    if (member === undefined || this.#shown.has(member)) return;
    this.#shown.add(member);
    const bytes = await this.#archive.find(member);
    if (!bytes) this.#out.note('image_not_included', member);
    else if (!this.#out.addImage(bytes, '')) this.#out.note('image_unsupported', member);
  }
}

/** The pieces of a text object; each TextCode has its own start and, for every further character, the way to it. */
function textPieces(object: XmlElement): TextPiece[] {
  const boundary = boxOf(object.attrs.Boundary ?? '');
  const size = Number(object.attrs.Size ?? 0);
  if (!boundary || !(size > 0) || object.attrs.Visible === 'false') return [];
  const matrix = matrixOf(object.attrs.CTM);
  const [a, b] = matrix;
  // Text that runs up or down the page is a stamp or a note in the margin.
  if (Math.abs(b) > Math.abs(a)) return [];
  const pieces: TextPiece[] = [];
  let x = 0;
  let y = 0;
  for (const code of children(object, 'TextCode')) {
    const text = textOf(code).replace(/[\r\n]+/g, '');
    x = finite(code.attrs.X) ?? x;
    y = finite(code.attrs.Y) ?? y;
    const chars = [...text];
    const steps = deltas(code.attrs.DeltaX ?? '', chars.length - 1);
    const drops = deltas(code.attrs.DeltaY ?? '', chars.length - 1);
    const place = (dx: number, dy: number) => ({
      x: boundary.x + matrix[0] * (x + dx) + matrix[2] * (y + dy) + matrix[4],
      y: boundary.y + matrix[1] * (x + dx) + matrix[3] * (y + dy) + matrix[5],
    });
    const scale = Math.hypot(a, b) || 1;
    if (drops.some((drop) => Math.abs(drop) > size * 0.3)) {
      // Vertical writing or one code for several lines: every character has its own place.
      let dx = 0;
      let dy = 0;
      for (const [i, char] of chars.entries()) {
        pieces.push({ text: char, ...place(dx, dy), width: size * scale, size: size * scale });
        dx += steps[i] ?? 0;
        dy += drops[i] ?? 0;
      }
      continue;
    }
    pieces.push(...spaced(chars, steps, size, scale, place));
  }
  return pieces;
}

/** Breaks a run where its characters stand wide apart: columns of a table are often one run. */
function spaced(
  chars: string[],
  steps: number[],
  size: number,
  scale: number,
  place: (dx: number, dy: number) => { x: number; y: number },
): TextPiece[] {
  const pieces: TextPiece[] = [];
  let text = '';
  let start = 0;
  let at = 0;
  for (const [i, char] of chars.entries()) {
    text += char;
    const natural = isCjk(char) ? size : size * 0.5;
    const step = steps[i] ?? natural;
    const last = i === chars.length - 1;
    if (last || step > natural + size * 0.6) {
      pieces.push({ text, ...place(start, 0), width: (at + natural - start) * scale, size: size * scale });
      text = '';
      start = at + step;
    }
    at += step;
  }
  return pieces;
}

/** `5 g 3 4.2 6` → 5 4.2 4.2 4.2 6: `g n v` stands for n times v. */
function deltas(source: string, most: number): number[] {
  const parts = source
    .trim()
    .split(/\s+/)
    .filter((part) => part !== '');
  const values: number[] = [];
  for (let i = 0; i < parts.length && values.length < most; i++) {
    if (parts[i] === 'g') {
      const count = Math.min(most - values.length, Number(parts[i + 1]) || 0);
      const value = Number(parts[i + 2]) || 0;
      for (let n = 0; n < count; n++) values.push(value);
      i += 2;
    } else values.push(Number(parts[i]) || 0);
  }
  return values;
}

function boxOf(source: string): Box | null {
  const [x, y, width, height] = source.trim().split(/\s+/).map(Number);
  if (x === undefined || y === undefined || !width || !height || ![x, y, width, height].every(Number.isFinite))
    return null;
  return { x, y, width, height };
}

function matrixOf(source: string | undefined): Matrix {
  const values = (source ?? '').trim().split(/\s+/).map(Number);
  if (values.length !== 6 || !values.every(Number.isFinite)) return [1, 0, 0, 1, 0, 0];
  return values as unknown as Matrix;
}

function finite(source: string | undefined): number | undefined {
  const value = Number(source ?? 'x');
  return Number.isFinite(value) ? value : undefined;
}
