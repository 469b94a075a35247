import { openDocument, type OpenPage } from './engine.ts';
import { RedactFault } from './faults.ts';
import { createOutput } from './output.ts';
import { createEye, isPainted, packPage, paintBars, pixelsOf, writePng } from './pixels.ts';
import { findWords, isUnder, readPage } from './reading.rules.ts';
import type { Mark, Progress, ReadFile, ReadPage, RebuildOptions, Rebuilt, RedactLimits } from './redact.schema.ts';

/** Finer than what a fax or a usual scan has; characters of 5 points can be read. */
const OUTPUT_DPI = 200;
/** Enough to see whether a character is drawn. */
const LOOK_DPI = 110;

function lookAt(page: OpenPage, limits: RedactLimits): ReadPage {
  const chars = page.readChars(limits.maxCharacters);
  const size = { width: page.width, height: page.height };
  if (chars.length === 0) return readPage([], size, { showsText: () => false, hasInk: () => false });
  const { scale, width, height } = pixelsOf(page, LOOK_DPI, limits.maxPixels);
  const seen = page.draw(width, height);
  page.hideText();
  return readPage(chars, size, createEye(seen, page.draw(width, height), scale));
}

/** The text of all pages as readers see it. */
export async function readFile(bytes: Uint8Array, limits: RedactLimits): Promise<ReadFile> {
  const document = await openDocument(bytes, limits);
  const pages: ReadPage[] = [];
  for (let number = 1; number <= document.pageCount; number += 1) {
    const page = document.openPage(number);
    pages.push(lookAt(page, limits));
    page.close();
  }
  document.close();
  return { pages };
}

/** One page as a PNG of so many pixels across. */
export async function drawPage(
  bytes: Uint8Array,
  number: number,
  across: number,
  limits: RedactLimits,
): Promise<Uint8Array> {
  const document = await openDocument(bytes, limits);
  if (number > document.pageCount)
    throw new RedactFault('no_such_page', JSON.stringify({ page: number, pages: document.pageCount }));
  const page = document.openPage(number);
  const { width, height } = pixelsOf(page, (across * 72) / page.width, limits.maxPixels);
  const drawn = page.draw(width, height);
  page.close();
  document.close();
  return writePng(drawn);
}

/** A new file of the same pages with the marks covered; page by page, and looked at again before it is given out. */
export async function rebuild(
  {
    bytes,
    marks,
    options,
    limits,
  }: { bytes: Uint8Array; marks: readonly Mark[]; options: RebuildOptions; limits: RedactLimits },
  tell: (progress: Progress) => void,
): Promise<Rebuilt> {
  const document = await openDocument(bytes, limits);
  checkPages(marks, document.pageCount);
  // Each page is made, and looked at again in the new file.
  const total = document.pageCount * 2;
  let done = 0;
  const next = () => tell({ done: (done += 1), total });
  const output = createOutput(options);
  const under = marks.map(() => '');
  for (let number = 1; number <= document.pageCount; number += 1) {
    const page = document.openPage(number);
    const own = marks.filter((mark) => mark.page === number);
    checkPlaces(own, page);
    const { scale, width, height } = pixelsOf(page, OUTPUT_DPI, limits.maxPixels);
    const drawn = page.draw(width, height);
    const read = lookAt(page, limits);
    page.close();
    for (const [at, mark] of marks.entries()) if (mark.page === number) under[at] = textUnder(read, mark);
    for (const { rects } of own) paintBars(drawn, scale, rects);
    output.add({ page: read, image: { ...packPage(drawn), width, height }, marks: own });
    if (output.size > limits.maxOutputBytes) throw new RedactFault('too_large', 'output');
    next();
  }
  document.close();
  const made = output.finish();
  const pages = await verify(made, marks, limits, next);
  return { bytes: made, pages: pages.length, under, remains: remainsOf({ pages }, under) };
}

function checkPages(marks: readonly Mark[], pages: number): void {
  for (const { page, label, rects } of marks) {
    if (page < 1 || page > pages) throw new RedactFault('no_such_page', JSON.stringify({ page, pages }));
    if (!/^[ -~]{0,12}$/.test(label) || rects.length === 0) throw new RedactFault('bad_mark', String(page));
  }
}

function checkPlaces(marks: readonly Mark[], { width, height }: OpenPage): void {
  for (const { page, rects } of marks)
    for (const one of rects) {
      const isSized = one.width >= 0.5 && one.height >= 0.5;
      if (!isSized || one.x >= width || one.y >= height || one.x + one.width <= 0 || one.y + one.height <= 0)
        throw new RedactFault('bad_mark', String(page));
    }
}

function textUnder({ lines }: ReadPage, { rects }: Mark): string {
  return lines
    .map(({ text, boxes }) => [...text].filter((_, at) => isUnder(boxes[at] ?? [0, 0, 0, 0], rects)).join(''))
    .join('')
    .trim();
}

/** Opens what was made as a stranger would: bars are black, nothing can be read from under them. Throws not_clean. */
async function verify(
  made: Uint8Array,
  marks: readonly Mark[],
  limits: RedactLimits,
  next: () => void,
): Promise<ReadPage[]> {
  const document = await openDocument(made, limits);
  const pages: ReadPage[] = [];
  for (let number = 1; number <= document.pageCount; number += 1) {
    const page = document.openPage(number);
    const own = marks.filter((mark) => mark.page === number);
    // First of all: text that was hidden for a look is not read any more.
    const chars = own.length > 0 ? page.readChars(limits.maxCharacters) : [];
    const read = lookAt(page, limits);
    const { scale, width, height } = pixelsOf(page, LOOK_DPI, limits.maxPixels);
    // lookAt has hidden the labels: what is left to see is the picture.
    const drawn = own.length > 0 ? page.draw(width, height) : null;
    for (const { rects, label } of own) {
      const text = chars
        .filter(({ ink, isGenerated }) => !isGenerated && ink[2] * ink[3] > 0 && isUnder(ink, rects))
        .map(({ code }) => String.fromCodePoint(code))
        .join('');
      const isLabels = own.some((mark) => mark.label === text) || text === label;
      if ((text !== '' && !isLabels) || (drawn && rects.some((rect) => !isPainted(drawn, scale, rect))))
        throw new RedactFault('not_clean', String(number));
    }
    page.close();
    pages.push(read);
    next();
  }
  document.close();
  return pages;
}

/** Words of two characters or more that were covered in one place and can still be read in another. */
function remainsOf(file: ReadFile, under: readonly string[]): Rebuilt['remains'] {
  const known = new Map<string, number[]>();
  return under.flatMap((text, mark) => {
    if ([...text].length < 2) return [];
    let pages = known.get(text);
    if (!pages) known.set(text, (pages = [...new Set(findWords(file, text).map(({ page }) => page))]));
    return pages.map((page) => ({ mark, page }));
  });
}
