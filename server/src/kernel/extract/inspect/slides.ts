import type { Archive } from '../archive.ts';
import { readRelations, relationOf } from '../ooxml.ts';
import { child, children, descendant, parseXml, textOf, type XmlElement } from '../xml.ts';
import { place, type Subject } from './findings.ts';
import { inspectPackage, LOCAL_PATH } from './properties.ts';
import { brightness } from './word.ts';
import { isCropped, solidFill } from './word-shapes.ts';

interface Box {
  x: number;
  y: number;
  w: number;
  h: number;
}

/** Text of a .pptx with what an audience does not see: notes, hidden slides and shapes, shapes over text, text off the slide. */
export async function inspectSlides(subject: Subject, archive: Archive): Promise<void> {
  const { out, path } = subject;
  const slide = { w: 12_192_000, h: 6_858_000 };
  const main = await archive.find('ppt/presentation.xml');
  const size = main ? child(parseXml(main, 'ppt/presentation.xml'), 'sldSz')?.attrs : undefined;
  if (Number(size?.cx) > 0 && Number(size?.cy) > 0) Object.assign(slide, { w: Number(size?.cx), h: Number(size?.cy) });
  for (const name of archive.names) {
    const number = /^ppt\/slides\/slide(\d+)\.xml$/i.exec(name)?.[1];
    if (number) await inspectSlide(subject, archive, name, `第${number}张`, slide);
    else if (/^ppt\/notesSlides\/notesSlide\d+\.xml$/i.test(name)) {
      const where = place(path, `备注 ${/(\d+)\.xml$/.exec(name)?.[1] ?? ''}`);
      const words = notesOf(parseXml(await archive.read(name), name));
      if (words === '') continue;
      out.trace('speaker_notes', where, words);
      out.text(where, 'speaker_notes', words);
    } else if (/^ppt\/comments\/[^/]+\.xml$/i.test(name)) {
      for (const comment of children(parseXml(await archive.read(name), name))) {
        out.trace('comment', place(path, '批注'), textOf(comment));
        out.text(place(path, '批注'), 'comment', textOf(comment));
      }
    } else if (/^ppt\/(?:slideMasters|slideLayouts)\/[^/]+\.xml$/i.test(name)) {
      out.text(
        place(path, name.replace(/^ppt\//, '')),
        'visible',
        paragraphs(parseXml(await archive.read(name), name)).join('\n'),
      );
    }
  }
  await inspectPackage(subject, archive);
}

async function inspectSlide(
  { out, path }: Subject,
  archive: Archive,
  name: string,
  title: string,
  slide: { w: number; h: number },
) {
  const where = place(path, title);
  const root = parseXml(await archive.read(name), name);
  const dark = await isDark(archive, name, root);
  const hidden = root.attrs.show === '0';
  if (hidden) out.trace('hidden_slide', where, paragraphs(root).join(' '));
  const tree = descendant(root, 'spTree');
  const lines: string[] = [];
  let pictured = false;
  const placed: { box: Box; text: string }[] = [];
  for (const shape of tree ? [...shapesOf(tree)] : []) {
    const text = paragraphs(shape).join('\n');
    const box = boxOf(shape);
    const described = nameOf(shape);
    if (LOCAL_PATH.test(described.descr)) out.trace('local_path', where, described.descr);
    out.text(place(where, '图片说明'), 'hidden_element', described.descr);
    if (described.hidden) {
      if (text !== '') out.trace('hidden_text', where, text);
      out.text(where, 'hidden_text', text);
      continue;
    }
    if (text !== '' && box && (box.x >= slide.w || box.y >= slide.h || box.x + box.w <= 0 || box.y + box.h <= 0))
      out.trace('off_page_text', where, text);
    const crop = descendant(shape, 'srcRect');
    if (crop && isCropped(crop.attrs)) out.trace('cropped_picture', where, '裁剪 crop (srcRect)');
    const properties = child(shape, 'spPr');
    if (shape.name === 'pic' && box && box.w * box.h > slide.w * slide.h * 0.6) pictured = true;
    if (text === '' && box && (shape.name === 'pic' || solidFill(properties) !== null))
      for (const below of placed)
        if (covers(box, below.box)) {
          out.trace('covered_text', where, below.text);
          out.text(where, 'covered_text', below.text);
        }
    if (text !== '') inspectRuns(out, where, shape, dark || isFilled(properties));
    if (text !== '' && box) placed.push({ box, text });
    const table = descendant(shape, 'tbl');
    const rows = table
      ? children(table, 'tr').map((row) => children(row, 'tc').map((cell) => paragraphs(cell).join(' ')))
      : null;
    if (rows)
      out.text(where, hidden ? 'hidden_slide' : 'visible', rows.map((cells) => cells.join('\t')).join('\n'), rows);
    else lines.push(text);
  }
  // A slide that is one picture has its words in the picture.
  if (pictured && lines.join('').trim() === '') out.unchecked('page_scanned', where);
  out.text(where, hidden ? 'hidden_slide' : 'visible', lines.join('\n'));
}

/** The slide's own background, else that of its layout and master, is anything but light. */
async function isDark(archive: Archive, name: string, slide: XmlElement): Promise<boolean> {
  let part = name;
  let root: XmlElement | null = slide;
  for (let step = 0; root && step < 3; step++) {
    const background = descendant(root, 'bg');
    if (background)
      return (
        !/^F[0-9A-F]F[0-9A-F]F/i.test(descendant(background, 'srgbClr')?.attrs.val ?? 'FFFFFF') ||
        descendant(background, 'blip') !== undefined
      );
    const relations = await readRelations(archive, part);
    part = (relationOf(relations, '/slideLayout') ?? relationOf(relations, '/slideMaster'))?.target ?? '';
    const bytes = part === '' ? null : await archive.find(part);
    root = bytes ? parseXml(bytes, part) : null;
  }
  return false;
}

const isFilled = (properties: XmlElement | undefined) =>
  ['gradFill', 'blipFill', 'pattFill'].some((name) => child(properties, name)) ||
  (child(properties, 'solidFill') !== undefined && !/^[EF].[EF].[EF]/i.test(solidFill(properties) ?? '000000'));

function inspectRuns(out: Subject['out'], where: string, shape: XmlElement, onColour: boolean): void {
  let white = '';
  let tiny = '';
  let covered = '';
  for (const run of all(shape, 'r')) {
    const words = textOf(child(run, 't'));
    const rPr = child(run, 'rPr');
    const fill = child(rPr, 'solidFill');
    const ink =
      child(fill, 'srgbClr')?.attrs.val ??
      ({ bg1: 'FFFFFF', lt1: 'FFFFFF' }[child(fill, 'schemeClr')?.attrs.val ?? ''] as string | undefined);
    const back = child(child(rPr, 'highlight'), 'srgbClr')?.attrs.val;
    if (brightness(back) !== null && (brightness(back) ?? 255) < 60 && (brightness(ink) ?? 0) < 60) covered += words;
    else if ((brightness(ink) ?? 0) > 240 && !onColour && descendant(shape, 'tbl') === undefined && back === undefined)
      white += words;
    if (Number(rPr?.attrs.sz ?? 1800) <= 200) tiny += words;
  }
  if (white.trim() !== '') out.trace('white_text', where, white);
  if (tiny.trim() !== '') out.trace('tiny_text', where, tiny);
  if (covered.trim() !== '') out.trace('covered_text', where, covered);
}

function* shapesOf(tree: XmlElement): Generator<XmlElement> {
  for (const node of children(tree)) {
    if (['sp', 'pic', 'graphicFrame', 'cxnSp'].includes(node.name)) yield node;
    else if (node.name === 'grpSp' || node.name === 'AlternateContent' || node.name === 'Choice') yield* shapesOf(node);
  }
}

function nameOf(shape: XmlElement): { hidden: boolean; descr: string } {
  const attrs = descendant(shape, 'cNvPr')?.attrs ?? {};
  return { hidden: attrs.hidden === '1' || attrs.hidden === 'true', descr: attrs.descr ?? '' };
}

function boxOf(shape: XmlElement): Box | null {
  const xfrm = descendant(shape, 'xfrm');
  const off = child(xfrm, 'off')?.attrs;
  const ext = child(xfrm, 'ext')?.attrs;
  return off && ext ? { x: Number(off.x), y: Number(off.y), w: Number(ext.cx), h: Number(ext.cy) } : null;
}

/** Whether the upper box hides a good part of the lower one. Pictures as large as a slide are backgrounds drawn late by converters. */
function covers(upper: Box, lower: Box): boolean {
  const w = Math.min(upper.x + upper.w, lower.x + lower.w) - Math.max(upper.x, lower.x);
  const h = Math.min(upper.y + upper.h, lower.y + lower.h) - Math.max(upper.y, lower.y);
  if (w <= 0 || h <= 0) return false;
  const share = (w * h) / Math.max(1, lower.w * lower.h);
  return share > 0.35 || (w * h) / Math.max(1, upper.w * upper.h) > 0.95;
}

function notesOf(root: XmlElement): string {
  const tree = descendant(root, 'spTree');
  if (!tree) return '';
  const texts: string[] = [];
  for (const shape of shapesOf(tree)) {
    const kind = descendant(shape, 'ph')?.attrs.type;
    if (kind !== 'sldNum' && kind !== 'sldImg' && kind !== 'dt' && kind !== 'hdr' && kind !== 'ftr')
      texts.push(...paragraphs(shape));
  }
  return texts.join('\n').trim();
}

/** Paragraphs with text, in order. */
function paragraphs(element: XmlElement): string[] {
  return [...all(element, 'p')]
    .map((paragraph) => [...all(paragraph, 't')].map(textOf).join(''))
    .filter((line) => line.trim() !== '');
}

function* all(element: XmlElement, name: string): Generator<XmlElement> {
  for (const node of children(element)) {
    if (node.name === name) yield node;
    else yield* all(node, name);
  }
}
