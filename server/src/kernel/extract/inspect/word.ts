import type { Archive } from '../archive.ts';
import { child, children, descendant, isOn, parseXml, streamXml, textOf, val, type XmlElement } from '../xml.ts';
import { place, type Subject } from './findings.ts';
import { inspectPackage, LOCAL_PATH } from './properties.ts';
import { inspectShape, isCropped } from './word-shapes.ts';

/** How a run looks, as far as it decides whether anybody can read it. */
interface Look {
  vanish?: boolean;
  color?: string;
  /** Half points. */
  size?: number;
  /** Behind the letters. */
  back?: string;
}
type Styles = Map<string, { basedOn?: string; look: Look }>;

const STORIES = /^word\/(?:document\d*|header\d*|footer\d*|footnotes|endnotes|glossary\/document)\.xml$/i;
const NAMES: [pattern: RegExp, name: string][] = [
  [/header/i, '页眉'],
  [/footer/i, '页脚'],
  [/footnotes|endnotes/i, '脚注'],
  [/glossary/i, '自动图文集'],
];
const TINY_HALF_POINTS = 4;

/** Text of a .docx with what Word does not show: changes, comments, hidden and unreadable text, fields, boxes over text. */
export async function inspectWord(subject: Subject, archive: Archive): Promise<void> {
  const stylesBytes = await archive.find('word/styles.xml');
  const styles = stylesBytes ? readStyles(parseXml(stylesBytes, 'word/styles.xml')) : new Map();
  for (const name of archive.names.filter((part) => STORIES.test(part))) {
    const reader = new WordReader(subject, styles, place(subject.path, NAMES.find(([p]) => p.test(name))?.[1] ?? ''));
    streamXml(await archive.read(name), name, STORY_PARTS, (element) => reader.take(element));
    reader.end();
  }
  await inspectComments(subject, archive);
  await inspectSettings(subject, archive);
  await inspectPackage(subject, archive);
}

function lookOf(rPr: XmlElement | undefined): Look {
  if (!rPr) return {};
  const look: Look = {};
  const vanish = isOn(rPr, 'vanish');
  if (vanish !== undefined) look.vanish = vanish;
  const color = val(rPr, 'color');
  if (color && color !== 'auto') look.color = color.toUpperCase();
  const size = Number(val(rPr, 'sz'));
  if (size > 0) look.size = size;
  const width = Number(val(rPr, 'w'));
  if (width > 0 && width < 10) look.size = 1; // letters pressed to nothing
  const back = backOf(rPr) ?? HIGHLIGHTS[val(rPr, 'highlight') ?? ''];
  if (back) look.back = back;
  return look;
}

const HIGHLIGHTS: Record<string, string> = { black: '000000', darkBlue: '00008B', darkGray: '808080', white: 'FFFFFF' };

function backOf(properties: XmlElement | undefined): string | undefined {
  const shd = child(properties, 'shd')?.attrs;
  if (!shd) return undefined;
  if (shd.val === 'solid') return !shd.color || shd.color === 'auto' ? '000000' : shd.color.toUpperCase();
  return shd.fill && shd.fill !== 'auto' ? shd.fill.toUpperCase() : undefined;
}

function readStyles(root: XmlElement): Styles {
  const styles: Styles = new Map();
  for (const style of children(root, 'style')) {
    const basedOn = val(style, 'basedOn');
    styles.set(style.attrs.styleId ?? '', { ...(basedOn ? { basedOn } : {}), look: lookOf(child(style, 'rPr')) });
  }
  return styles;
}

function styleLook(styles: Styles, id: string | undefined, depth = 0): Look {
  const style = id === undefined || depth > 20 ? undefined : styles.get(id);
  return style ? { ...styleLook(styles, style.basedOn, depth + 1), ...style.look } : {};
}

/** 0 black … 255 white; null when it is no colour code. */
export function brightness(color: string | undefined): number | null {
  if (!color || !/^[0-9A-F]{6}$/i.test(color)) return null;
  const part = (at: number) => Number.parseInt(color.slice(at, at + 2), 16);
  return 0.299 * part(0) + 0.587 * part(2) + 0.114 * part(4);
}

/** Of a page with a colour of its own, white letters are read. */
const STORY_PARTS = new Set(['p', 'tbl', 'background']);

class WordReader {
  readonly #subject: Subject;
  readonly #styles: Styles;
  readonly #where: string;
  readonly #lines: string[] = [];
  /** The paragraph being read. */
  #line = '';
  #unseen = new Map<'hidden_text' | 'covered_text' | 'white_text' | 'tiny_text', string>();
  #changed: string[] = [];
  #deleted = '';
  /** Shade of the table cell around, and whether its table takes a look from a style. */
  #cell: { back?: string; styled: boolean } = { styled: false };

  constructor(subject: Subject, styles: Styles, where: string) {
    this.#subject = subject;
    this.#styles = styles;
    this.#where = where;
  }

  take(element: XmlElement): void {
    if (element.name === 'background') this.#cell = { styled: true };
    else if (element.name === 'tbl') this.#table(element);
    else this.#paragraph(element);
  }

  end(): void {
    this.#subject.out.text(this.#where, 'visible', this.#lines.join('\n'));
  }

  #table(table: XmlElement): void {
    const rows: string[][] = [];
    const outer = this.#cell;
    const styled = outer.styled || child(child(table, 'tblPr'), 'tblStyle') !== undefined;
    for (const row of everyInside(table, 'tr')) {
      const cells: string[] = [];
      this.#markChange(child(child(row, 'trPr'), 'ins') ?? child(child(row, 'trPr'), 'del'), '');
      for (const cell of everyInside(row, 'tc')) {
        const back = backOf(child(cell, 'tcPr')) ?? outer.back;
        this.#cell = { styled, ...(back ? { back } : {}) };
        const from = this.#lines.length;
        this.#contents(cell);
        cells.push(this.#lines.splice(from).join(' '));
      }
      this.#cell = outer;
      rows.push(cells);
    }
    this.#subject.out.text(this.#where, 'visible', rows.map((cells) => cells.join('\t')).join('\n'), rows);
  }

  #contents(element: XmlElement): void {
    for (const node of children(element)) {
      if (node.name === 'p') this.#paragraph(node);
      else if (node.name === 'tbl') this.#table(node);
      else if (node.name !== 'tcPr') this.#contents(node);
    }
  }

  #paragraph(paragraph: XmlElement): void {
    const saved = [this.#line, this.#unseen, this.#changed, this.#deleted] as const;
    [this.#line, this.#unseen, this.#changed, this.#deleted] = ['', new Map(), [], ''];
    const pPr = child(paragraph, 'pPr');
    const look = styleLook(this.#styles, val(pPr, 'pStyle'));
    const back = backOf(pPr);
    if (back) look.back = back;
    const mark = child(pPr, 'rPr');
    this.#markChange(child(mark, 'ins') ?? child(mark, 'del'), '');
    this.#inline(paragraph, look, false);
    const { out } = this.#subject;
    const at = place(this.#where, this.#line.trim().slice(0, 20));
    for (const [code, words] of this.#unseen) {
      if (words.trim() === '') continue;
      out.trace(code, at, words);
      out.text(at, code === 'covered_text' ? 'covered_text' : 'hidden_text', words);
    }
    for (const words of this.#changed) out.trace('tracked_change', at, words);
    out.text(at, 'deleted_text', this.#deleted);
    if (this.#line.trim() !== '') this.#lines.push(this.#line);
    [this.#line, this.#unseen, this.#changed, this.#deleted] = saved;
  }

  #markChange(element: XmlElement | undefined, words: string): void {
    if (element) this.#changed.push(words || (element.attrs.author ?? ''));
  }

  #inline(element: XmlElement, look: Look, deleted: boolean): void {
    for (const node of children(element)) {
      switch (node.name) {
        case 'pPr':
          continue;
        case 'sdtPr':
        case 'ffData':
          this.#choices(node);
          continue;
        case 'r':
          this.#run(node, look, deleted);
          continue;
        case 'del':
        case 'moveFrom': {
          this.#markChange(node, allText(node));
          this.#deleted += allText(node);
          continue;
        }
        case 'ins':
        case 'moveTo':
          this.#markChange(node, allText(node));
          this.#inline(node, look, deleted);
          continue;
        case 'fldSimple':
          this.#field(node.attrs.instr ?? '');
          this.#inline(node, look, deleted);
          continue;
        case 'p':
          this.#paragraph(node);
          continue;
        default:
          this.#inline(node, look, deleted);
      }
    }
  }

  #run(run: XmlElement, around: Look, deleted: boolean): void {
    const rPr = child(run, 'rPr');
    const look = { ...around, ...styleLook(this.#styles, val(rPr, 'rStyle')), ...lookOf(rPr) };
    let words = '';
    for (const node of children(run)) {
      if (node.name === 't') words += textOf(node);
      else if (node.name === 'tab') words += '\t';
      else if (node.name === 'br' || node.name === 'cr') words += '\n';
      else if (node.name === 'noBreakHyphen') words += '-';
      else if (node.name === 'instrText') this.#field(textOf(node));
      else if (node.name === 'delText') this.#deleted += textOf(node);
      else if (
        node.name === 'object' ||
        node.name === 'drawing' ||
        node.name === 'pict' ||
        node.name === 'AlternateContent'
      )
        this.#drawing(node);
    }
    if (words === '') return;
    const unseen = deleted ? undefined : this.#unseenBecause(look);
    if (unseen) this.#unseen.set(unseen, (this.#unseen.get(unseen) ?? '') + words);
    // Covered and white text is what the public copies out: it counts as text, and the run of a number may go on in it.
    if (unseen !== 'hidden_text') this.#line += words;
  }

  #unseenBecause(look: Look): 'hidden_text' | 'covered_text' | 'white_text' | 'tiny_text' | undefined {
    if (look.vanish) return 'hidden_text';
    if (look.size !== undefined && look.size <= TINY_HALF_POINTS) return 'tiny_text';
    const back = brightness(look.back ?? this.#cell.back);
    const ink = brightness(look.color);
    if (back !== null && back < 60 && (ink === null ? look.back !== undefined : Math.abs(ink - back) < 40))
      return 'covered_text';
    if (ink !== null && ink > 240 && (back === null ? !this.#cell.styled : back > 225)) return 'white_text';
    return undefined;
  }

  #drawing(node: XmlElement): void {
    inspectShape(this.#subject.out, this.#where, node);
    const choice = node.name === 'AlternateContent' ? (child(node, 'Choice') ?? node) : node;
    const outer = this.#cell;
    // White letters in a coloured box are a design; the box need not say its colour itself.
    const filled =
      descendant(choice, 'solidFill') ??
      descendant(choice, 'gradFill') ??
      descendant(choice, 'fillRef') ??
      descendant(choice, 'fill');
    if (
      filled ||
      [...everyInside(choice, 'shape'), ...everyInside(choice, 'rect')].some(({ attrs }) => attrs.fillcolor)
    )
      this.#cell = { ...outer, styled: true };
    for (const box of everyInside(choice, 'txbxContent')) this.#contents(box);
    this.#cell = outer;
    for (const { attrs } of everyInside(choice, 'srcRect'))
      if (isCropped(attrs)) this.#subject.out.trace('cropped_picture', this.#where, '裁剪 crop (srcRect)');
    for (const { attrs } of everyInside(choice, 'docPr')) {
      const described = [attrs.title, attrs.descr].filter(Boolean).join(' ');
      if (LOCAL_PATH.test(described)) this.#subject.out.trace('local_path', this.#where, described);
      this.#subject.out.text(place(this.#where, '图片说明'), 'hidden_element', described);
    }
  }

  /** What a form field offers, and what it says in its help. */
  #choices(element: XmlElement): void {
    const words: string[] = [];
    const visit = (node: XmlElement) => {
      for (const { name, attrs } of children(node))
        if (/^(?:listItem|listEntry|helpText|statusText|alias|tag|default)$/.test(name))
          words.push(attrs.displayText ?? attrs.val ?? '');
      for (const inner of children(node)) visit(inner);
    };
    visit(element);
    this.#subject.out.text(place(this.#where, '表单域'), 'hidden_element', words.filter(Boolean).join('\n'));
  }

  #field(instruction: string): void {
    const target = /"([^"]+)"/.exec(instruction)?.[1] ?? /\s(\S+)\s*$/.exec(instruction)?.[1];
    if (/^\s*(HYPERLINK|INCLUDEPICTURE|INCLUDETEXT|LINK)\b/i.test(instruction) && target)
      this.#subject.out.link(this.#where, target.replaceAll('\\\\', '\\'));
  }
}

/** Elements of that name below, not looking inside those found. */
function* everyInside(element: XmlElement, name: string): Generator<XmlElement> {
  for (const node of children(element)) {
    if (node.name === name) yield node;
    else yield* everyInside(node, name);
  }
}

function allText(element: XmlElement): string {
  let text = '';
  for (const node of children(element))
    text += node.name === 't' || node.name === 'delText' ? textOf(node) : allText(node);
  return text;
}

async function inspectComments({ out, path }: Subject, archive: Archive): Promise<void> {
  for (const name of archive.names.filter((part) => /^word\/comments\d*\.xml$/i.test(part))) {
    for (const comment of children(parseXml(await archive.read(name), name), 'comment')) {
      const words = allText(comment);
      out.trace('comment', place(path, '批注'), words || (comment.attrs.author ?? ''));
      out.text(place(path, '批注'), 'comment', words);
    }
  }
}

/** Variables that programs keep in a document. */
async function inspectSettings({ out, path }: Subject, archive: Archive): Promise<void> {
  const bytes = await archive.find('word/settings.xml');
  if (!bytes) return;
  const settings = parseXml(bytes, 'word/settings.xml');
  const merge = child(settings, 'mailMerge');
  for (const { name, attrs } of children(merge)) {
    const words = attrs.val ?? '';
    if (!/^(?:connectString|query|udl|table|src)$/i.test(name) || words === '') continue;
    out.trace('local_path', place(path, '邮件合并'), words);
    out.text(place(path, '邮件合并'), 'properties', words);
  }
  for (const variable of children(child(settings, 'docVars'), 'docVar'))
    out.text(place(path, '文档变量'), 'properties', `${variable.attrs.name ?? ''}：${variable.attrs.val ?? ''}`);
}
