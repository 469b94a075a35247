import {
  createPdfFile,
  dateString,
  element,
  makeTrueType,
  number,
  show,
  textString,
  toUnicode,
  writeStructure,
  type Element,
  type PdfFile,
  type Ref,
} from '../print/pdf/index.ts';
import type { PackedImage } from './pixels.ts';
import { isUnder } from './reading.rules.ts';
import type { Mark, ReadLine, ReadPage, RebuildOptions, Rect } from './redact.schema.ts';

/** Writes a new PDF of pictures of pages with the text that may be read laid over them unseen. Nothing of the source's bytes gets in here. */

export interface OutputPage {
  page: ReadPage;
  image: PackedImage & { width: number; height: number };
  marks: readonly Mark[];
}

export interface Output {
  add(page: OutputPage): void;
  /** Bytes so far. */
  readonly size: number;
  finish(): Uint8Array;
}

/** Places of text are no finer than this part of a point: what stands beside a bar must not tell more of it than its picture does. */
const GRID = 2;
const LABEL_FACE = 'L';
const TEXT_FACE = 'T';

export function createOutput(options: RebuildOptions): Output {
  const file = createPdfFile();
  const top = element('Document');
  const tree = file.reserve();
  const fonts = { text: file.reserve(), label: file.reserve() };
  const codes = new Map<string, number>();
  const pages: Ref[] = [];
  let size = 0;

  return {
    get size() {
      return size;
    },
    add({ page, image, marks }) {
      size += image.bytes.length;
      const picture = file.stream(
        `/Type /XObject /Subtype /Image /Width ${image.width} /Height ${image.height} /BitsPerComponent 8 /ColorSpace /${image.space}`,
        image.bytes,
        { filter: image.filter },
      );
      const at = pages.length;
      const content = writeContent({ page, marks, at, top, codes, options });
      size += content.length;
      const stream = file.stream('', Buffer.from(content, 'latin1'));
      pages.push(
        file.write(
          `<< /Type /Page /Parent ${show(tree)} /MediaBox [0 0 ${number(page.width)} ${number(page.height)}] /Contents ${show(stream)} ` +
            `/Resources << /XObject << /P ${show(picture)} >> /Font << /${TEXT_FACE} ${show(fonts.text)} /${LABEL_FACE} ${show(fonts.label)} >> >> ` +
            `/StructParents ${at} /Tabs /S >>`,
        ),
      );
    },
    finish() {
      writeTextFont(file, fonts.text, [...codes.keys()]);
      file.write('<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>', fonts.label);
      file.write(`<< /Type /Pages /Kids [${pages.map(show).join(' ')}] /Count ${pages.length} >>`, tree);
      const structure = writeStructure(file, top, pages);
      const root = file.write(
        `<< /Type /Catalog /Pages ${show(tree)} /StructTreeRoot ${show(structure)} /MarkInfo << /Marked true >> /Lang (zh-CN) ` +
          '/ViewerPreferences << /DisplayDocTitle true >> >>',
      );
      const produced = dateString(options.producedAt);
      const info = file.write(
        `<< /Title ${textString(options.title)} /Producer (Yangguang) /CreationDate ${produced} /ModDate ${produced} >>`,
      );
      return file.finish(root, info);
    },
  };
}

interface Work {
  page: ReadPage;
  marks: readonly Mark[];
  /** Number of the page, from 0. */
  at: number;
  top: Element;
  codes: Map<string, number>;
  options: RebuildOptions;
}

function writeContent({ page, marks, at, top, codes, options }: Work): string {
  const ops: string[] = [];
  let count = 0;
  const tag = (owner: Element, draw: () => void): void => {
    owner.children.push({ page: at, mark: count });
    ops.push(`/${owner.type} << /MCID ${count} >> BDC`);
    count += 1;
    draw();
    ops.push('EMC');
  };
  const picture = () => ops.push(`q ${number(page.width)} 0 0 ${number(page.height)} 0 0 cm /P Do Q`);
  if (page.lines.length > 0) {
    ops.push('/Artifact << /Type /Layout >> BDC');
    picture();
    ops.push('EMC');
  } else {
    const figure = element('Figure', { alt: options.pageWithoutText.replace('{n}', String(at + 1)) });
    top.children.push(figure);
    tag(figure, picture);
  }
  const waiting = new Set(marks);
  const label = (owner: Element, mark: Mark): void => {
    waiting.delete(mark);
    const span = element('Span', { alt: options.covered.replace('{label}', mark.label) });
    owner.children.push(span);
    tag(span, () => ops.push(...labelOps(page, mark)));
  };
  let paragraph: Element | null = null;
  let last: ReadLine | null = null;
  for (const line of page.lines) {
    if (!paragraph || !last || isApart(last, line)) {
      paragraph = element('P');
      top.children.push(paragraph);
    }
    last = line;
    for (const part of partsOf(line, marks)) {
      if ('mark' in part) {
        if (waiting.has(part.mark)) label(paragraph, part.mark);
      } else tag(paragraph, () => ops.push(...textOps(page, part, codes)));
    }
  }
  for (const mark of [...waiting]) {
    const own = element('P');
    top.children.push(own);
    label(own, mark);
  }
  return ops.join('\n');
}

/** A new paragraph begins where more than a line is left free. */
function isApart({ boxes: [a] }: ReadLine, { boxes: [b] }: ReadLine): boolean {
  if (!a || !b) return true;
  const gap = b[1] - (a[1] + a[3]);
  return gap < -a[3] / 2 || gap > Math.max(a[3], b[3]) * 1.2;
}

interface Part {
  chars: string[];
  boxes: ReadLine['boxes'];
}

/** What stays of a line, cut where a mark lies, at spaces and where the script changes, so that each piece lies where it is seen. */
function partsOf(line: ReadLine, marks: readonly Mark[]): (Part | { mark: Mark })[] {
  const parts: (Part | { mark: Mark })[] = [];
  let open: Part | null = null;
  let kind = '';
  for (const [at, char] of [...line.text].entries()) {
    const box = line.boxes[at];
    if (!box) continue;
    const mark = marks.find(({ rects }) => isUnder(box, rects));
    if (mark) {
      open = null;
      if (!parts.some((part) => 'mark' in part && part.mark === mark)) parts.push({ mark });
      continue;
    }
    const own = /\s/u.test(char)
      ? 'space'
      : /[\p{Script=Han}\u3000-\u303f\uff00-\uffef]/u.test(char)
        ? 'wide'
        : 'narrow';
    if (!open || (own !== kind && own !== 'space') || kind === 'space') {
      if (own === 'space' && !open) continue;
      open = { chars: [], boxes: [] };
      parts.push(open);
    }
    kind = own;
    open.chars.push(char);
    open.boxes.push(box);
  }
  return parts;
}

/** The piece as unseen text of even steps across its place, in the direction in which it runs. */
function textOps(page: ReadPage, { chars, boxes }: Part, codes: Map<string, number>): string[] {
  const onGrid = (value: number) => Math.round(value * GRID) / GRID;
  const left = onGrid(Math.min(...boxes.map(([x]) => x)));
  const right = onGrid(Math.max(...boxes.map(([x, , width]) => x + width)));
  const top = onGrid(Math.min(...boxes.map(([, y]) => y)));
  const bottom = onGrid(Math.max(...boxes.map(([, y, , height]) => y + height)));
  const [first, last] = [boxes[0], boxes.at(-1)];
  const isUpright = chars.length > 1 && bottom - top > (right - left) * 1.5;
  const [length, size] = [isUpright ? bottom - top : right - left, isUpright ? right - left : bottom - top].map(
    (value) => Math.max(0.5, value),
  ) as [number, number];
  const scale = (length / (chars.length * size)) * 100;
  const glyphs = chars.map((char) => {
    let code = codes.get(char);
    if (code === undefined) codes.set(char, (code = codes.size + 1));
    return code.toString(16).toUpperCase().padStart(4, '0');
  });
  const isUpward = isUpright && (first?.[1] ?? 0) > (last?.[1] ?? 0);
  const drop = size * 0.12;
  const place = !isUpright
    ? `1 0 0 1 ${number(left)} ${number(page.height - bottom + drop)}`
    : isUpward
      ? `0 1 -1 0 ${number(right - drop)} ${number(page.height - bottom)}`
      : `0 -1 1 0 ${number(left + drop)} ${number(page.height - top)}`;
  return [`BT 3 Tr /${TEXT_FACE} ${number(size)} Tf ${number(scale)} Tz ${place} Tm <${glyphs.join('')}> Tj ET`];
}

/** The label in white on the widest bar, where there is room for it. */
function labelOps(page: ReadPage, { label, rects }: Mark): string[] {
  const widest = rects.reduce((best: Rect | null, rect) => (best && best.width >= rect.width ? best : rect), null);
  if (!widest || label === '') return [];
  const size = Math.floor(Math.min(12, widest.height * 0.7, widest.width / (label.length * 0.6)) * 2) / 2;
  if (size < 3.5) return [];
  const x = widest.x + (widest.width - label.length * size * 0.56) / 2;
  const y = page.height - widest.y - widest.height / 2 - size * 0.36;
  const words = label.replace(/[\\()]/g, '\\$&');
  return [`BT 0 Tr 100 Tz 1 1 1 rg /${LABEL_FACE} ${number(size)} Tf ${number(x)} ${number(y)} Td (${words}) Tj ET`];
}

/** A font without anything to see: all codes show its one glyph, and a table says what they mean. */
function writeTextFont(file: PdfFile, ref: Ref, chars: readonly string[]): void {
  // A line there and back has no area, and a box: programs leave out text whose box is empty, and glyph 0, which stands for missing ones.
  const corner = (x: number, y: number, end: boolean) => ({ x, y, on: true, end });
  const unseen = { advance: 1000, points: [corner(0, -120, false), corner(1000, 880, false), corner(0, -120, true)] };
  const font = makeTrueType([{ advance: 1000, points: [] }, unseen]);
  const data = file.stream(`/Length1 ${font.length}`, font);
  const name = '/Yangguang-Unseen';
  const descriptor = file.write(
    `<< /Type /FontDescriptor /FontName ${name} /Flags 4 /FontBBox [0 -120 1000 880] /ItalicAngle 0 /Ascent 880 /Descent -120 ` +
      `/CapHeight 700 /StemV 80 /FontFile2 ${show(data)} >>`,
  );
  const map = file.stream(
    '',
    Uint8Array.from({ length: (chars.length + 1) * 2 }, (_, at) => at % 2),
  );
  const descendant = file.write(
    `<< /Type /Font /Subtype /CIDFontType2 /BaseFont ${name} /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> ` +
      `/FontDescriptor ${show(descriptor)} /DW 1000 /CIDToGIDMap ${show(map)} >>`,
  );
  const unicode = file.stream('', Buffer.from(toUnicode(chars), 'latin1'));
  file.write(
    `<< /Type /Font /Subtype /Type0 /BaseFont ${name} /Encoding /Identity-H /DescendantFonts [${show(descendant)}] /ToUnicode ${show(unicode)} >>`,
    ref,
  );
}
