import type { ChildNode, Document, Element } from 'domhandler';
import { parseDocument } from 'htmlparser2';
import { place, type Findings, type Subject } from './findings.ts';
import { brightness } from './word.ts';

const BLOCKS = new Set(
  'address article aside blockquote body br caption dd div dl dt figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr li main nav ol p pre section table tbody tfoot thead title tr ul option'.split(
    ' ',
  ),
);
const MAX_DEPTH = 1_000;
const MAX_DATA_URL = 40_000_000;
const TEXT_ATTRIBUTES = /^(?:alt|title|content|placeholder|aria-label|summary|data-(?!src|url|v-|href)[\w-]+)$/;

interface Look {
  hidden: boolean;
  ink: number | null;
  back: number | null;
}

/** Text of a page with what a browser does not show: hidden elements, comments, data in scripts and attributes, letters in the colour of the paper. */
export async function inspectHtml({ out, path, inside }: Subject, html: string): Promise<void> {
  const reader = new HtmlReader(out, path, parseDocument(html, { decodeEntities: true }));
  reader.read();
  for (const [i, bytes] of reader.packed.entries()) await inside(`内嵌${i + 1}`, bytes);
}

class HtmlReader {
  readonly #out: Findings;
  readonly #path: string;
  readonly #document: Document;
  /** Declarations of the page's own style sheets by simple selector: `.a`, `#b`, `p`. */
  readonly #rules = new Map<string, string>();
  readonly #tables: string[][][] = [];
  #line = '';
  readonly #lines: string[] = [];
  /** Words of attributes, put together: a part for each would have every check walk them one by one. */
  readonly #shownWords: string[] = [];
  readonly #hiddenWords: string[] = [];
  /** Files that stand in the page itself (data: addresses). */
  readonly packed: Uint8Array[] = [];
  #depth = 0;

  constructor(out: Findings, path: string, document: Document) {
    this.#out = out;
    this.#path = path;
    this.#document = document;
  }

  read(): void {
    this.#collectStyles(this.#document.children);
    this.#walk(this.#document.children, { hidden: false, ink: null, back: null });
    this.#break();
    this.#out.text(this.#path, 'visible', this.#lines.join('\n'));
    this.#out.text(place(this.#path, '属性'), 'visible', this.#shownWords.join('\n'));
    this.#out.text(place(this.#path, '隐藏域'), 'hidden_element', this.#hiddenWords.join('\n'));
    for (const rows of this.#tables)
      this.#out.text(this.#path, 'visible', rows.map((cells) => cells.join('\t')).join('\n'), rows);
  }

  #collectStyles(nodes: readonly ChildNode[], depth = 0): void {
    if (depth > 60) return;
    for (const node of nodes) {
      if (!('children' in node)) continue;
      if (node.type === 'style') {
        const css = node.children
          .map((child) => ('data' in child ? child.data : ''))
          .join('')
          .replace(/\/\*[\s\S]*?\*\//g, '');
        for (const [, selectors = '', body = ''] of css.matchAll(/([^{}@]{1,300})\{([^{}]{0,3000})\}/g))
          for (const selector of selectors.split(',').map((s) => s.trim()))
            if (/^[.#]?[\w-]+$/.test(selector)) this.#rules.set(selector, `${this.#rules.get(selector) ?? ''};${body}`);
      } else this.#collectStyles(node.children as ChildNode[], depth + 1);
    }
  }

  #styleOf({ attribs, name }: Element): string {
    if (this.#rules.size === 0) return squeezed(attribs.style ?? '');
    const classes = (attribs.class ?? '').split(/\s+/).filter(Boolean);
    const selectors = [name, ...classes.map((c) => `.${c}`), ...(attribs.id ? [`#${attribs.id}`] : [])];
    return squeezed([...selectors.map((selector) => this.#rules.get(selector) ?? ''), attribs.style ?? ''].join(';'));
  }

  #walk(nodes: readonly ChildNode[], look: Look): void {
    if (++this.#depth <= MAX_DEPTH) for (const node of nodes) this.#node(node, look);
    this.#depth--;
  }

  #node(node: ChildNode, look: Look): void {
    if (node.type === 'text') {
      if (!look.hidden) this.#line += node.data.replace(/\s+/g, ' ');
      return;
    }
    if (node.type === 'comment') {
      const words = node.data
        .replace(/<script[\s\S]*?<\/script>|<style[\s\S]*?<\/style>/gi, ' ')
        .replace(/<[^>]*>/g, ' ')
        .trim();
      if (/^\s*\[if\b/.test(node.data)) this.#officeProperties(node.data);
      if (words === '' || /^\[if\b|^\[endif/.test(words)) return;
      this.#out.trace('html_comment', this.#path, words);
      this.#out.text(place(this.#path, '注释'), 'html_comment', words);
      return;
    }
    if (!('children' in node) || !('attribs' in node)) return;
    this.#element(node, look);
  }

  /** What Word writes of a text's author when it is pasted into a page. */
  #officeProperties(comment: string): void {
    for (const [, name = '', words = ''] of comment.matchAll(
      /<o:(Author|LastAuthor|Company|Manager)>([^<]{1,200})</gi,
    )) {
      const code = {
        author: 'author',
        lastauthor: 'last_modified_by',
        company: 'company',
        manager: 'manager',
      } as const;
      this.#out.trace(code[name.toLowerCase() as keyof typeof code], place(this.#path, '文件属性'), words);
    }
  }

  #element(element: Element, look: Look): void {
    this.#attributes(element);
    if (element.name === 'script' || element.name === 'template') {
      this.#out.text(place(this.#path, element.name), 'hidden_element', plain(element));
      return;
    }
    if (element.name === 'style') return;
    const own = this.#lookOf(element, look);
    if (own.hidden && !look.hidden) this.#unseen('hidden_element', element);
    else if (!own.hidden && (own.ink !== look.ink || own.back !== look.back)) {
      const covered = own.back !== null && own.back < 60 && (own.ink ?? 0) < 60;
      const white = own.ink !== null && own.ink > 243 && own.back === null && look.back === null;
      if (covered) this.#unseen('covered_text', element);
      else if (white && !insideColour(element)) this.#unseen('white_text', element);
    }
    if (element.name === 'table' && !own.hidden) this.#tables.push(rowsOf(element));
    const block = BLOCKS.has(element.name);
    if (block) this.#break();
    else if (element.name === 'td' || element.name === 'th') this.#line += '\t';
    this.#walk(element.children, own);
    if (block) this.#break();
  }

  #unseen(code: 'hidden_element' | 'covered_text' | 'white_text', element: Element): void {
    const words = plain(element).replace(/\s+/g, ' ').trim();
    if (words === '') return;
    this.#out.trace(code, this.#path, words);
    this.#out.text(
      this.#path,
      code === 'hidden_element' ? 'hidden_element' : code === 'covered_text' ? 'covered_text' : 'hidden_text',
      words,
    );
  }

  #lookOf(element: Element, around: Look): Look {
    if (around.hidden) return around;
    const { attribs } = element;
    const style = this.#styleOf(element);
    if (/^;*$/.test(style)) {
      if ('hidden' in attribs) return { ...around, hidden: true };
      if (!attribs.color && !attribs.bgcolor) return around;
    }
    const has = (pattern: RegExp) => pattern.test(style);
    const hidden =
      'hidden' in attribs ||
      has(/(?:^|;)display:none/) ||
      has(/(?:^|;)visibility:(?:hidden|collapse)/) ||
      has(/(?:^|;)opacity:0(?:\.0\d*)?(?:;|!|$)/) ||
      has(/(?:^|;)font-size:(?:0|0?\.\d+|1)(?:px|pt|em|rem|%)?(?:;|!|$)/) ||
      has(/(?:^|;)(?:text-indent|left|top|right|margin-left):-\d{3,}(?:px|em|%)?/) ||
      has(
        /(?:^|;)(?:height|width|max-height):0(?:px)?(?:;|$)(?=.*overflow:hidden)|overflow:hidden.*(?:^|;)(?:height|width|max-height):0(?:px)?(?:;|$)/,
      ) ||
      has(/(?:^|;)clip:rect\((?:0|1px)/) ||
      has(/(?:^|;)color:(?:transparent|rgba\([^)]*,0(?:\.0\d*)?\))/) ||
      has(/transform:[^;]*scale[xy]?\(0(?:\.0\d*)?\)|clip-path:inset\((?:50|100)%/);
    const ink = colour(/(?:^|;)color:([^;!]+)/.exec(style)?.[1] ?? attribs.color);
    const back = colour(/(?:^|;)background(?:-color)?:([^;!]+)/.exec(style)?.[1] ?? attribs.bgcolor);
    const pictured = has(/background(?:-image)?:[^;]*(?:url|gradient)\(/);
    return { hidden, ink: ink ?? around.ink, back: pictured ? 128 : (back ?? around.back) };
  }

  #attributes({ name, attribs }: Element): void {
    for (const [key, value] of Object.entries(attribs)) {
      const packed = /^data:[^,]{0,100};base64,([\s\S]+)$/i.exec(value.slice(0, MAX_DATA_URL));
      if (packed) this.packed.push(new Uint8Array(Buffer.from(packed[1] ?? '', 'base64')));
      else if (key === 'href' || key === 'src' || key === 'action' || key === 'data') this.#out.link(this.#path, value);
      else if (TEXT_ATTRIBUTES.test(key) || (key === 'value' && name === 'input'))
        (key === 'value' && attribs.type === 'hidden' ? this.#hiddenWords : this.#shownWords).push(`${key}：${value}`);
    }
  }

  #break(): void {
    if (this.#line.trim() !== '') this.#lines.push(this.#line.trim());
    this.#line = '';
  }
}

const squeezed = (style: string) => (style === '' ? '' : style.toLowerCase().replace(/\s+/g, ''));

/** White letters in a menu or a table head whose colour a style sheet gives are usual: only plain text counts. */
function insideColour(element: Element): boolean {
  for (let node: Element['parent'] | Element = element; node && 'attribs' in node; node = node.parent)
    if (/^(?:a|button|th|nav|header|footer)$/.test(node.name)) return true;
  return false;
}

const NAMED: Record<string, string> = { white: 'FFFFFF', black: '000000', transparent: '' };

function colour(value: string | undefined): number | null {
  if (!value) return null;
  const text = value.trim().toLowerCase();
  const rgb = /^rgba?\((\d+),(\d+),(\d+)/.exec(text);
  if (rgb) return 0.299 * Number(rgb[1]) + 0.587 * Number(rgb[2]) + 0.114 * Number(rgb[3]);
  const hex = NAMED[text] ?? /#?([0-9a-f]{6}|[0-9a-f]{3})\b/.exec(text)?.[1] ?? '';
  return brightness(hex.length === 3 ? [...hex].map((c) => c + c).join('') : hex);
}

function plain(element: { children: readonly ChildNode[] }, depth = 0): string {
  if (depth > MAX_DEPTH) return '';
  let text = '';
  for (const node of element.children) {
    if ('data' in node && node.type === 'text') text += node.data;
    else if ('children' in node && node.type !== 'style')
      text += `${plain(node as { children: ChildNode[] }, depth + 1)}${BLOCKS.has((node as Element).name) ? '\n' : ''}`;
  }
  return text;
}

function rowsOf(table: Element): string[][] {
  const rows: string[][] = [];
  const visit = (nodes: readonly ChildNode[], depth: number) => {
    for (const node of nodes) {
      if (!('children' in node) || !('name' in node) || depth > 12) continue;
      if (node.name === 'tr')
        rows.push(
          (node.children as ChildNode[])
            .filter((cell): cell is Element => 'name' in cell && (cell.name === 'td' || cell.name === 'th'))
            .map((cell) => plain(cell).replace(/\s+/g, ' ').trim()),
        );
      else if (node.name !== 'table') visit(node.children as ChildNode[], depth + 1);
    }
  };
  visit(table.children, 0);
  return rows;
}
