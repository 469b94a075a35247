import { Parser, type Handler } from 'htmlparser2';
import { ExtractionError } from '../extract.errors.ts';

/** Elements below this depth are put beside each other: readers recurse over the tree and must not run out of stack. */
const MAX_DEPTH = 256;
/** Open elements that are believed; the parser's own work grows with the square of this. */
const MAX_OPEN = 150_000;
/** Steps the parser may spend looking for the element that an end tag closes. */
const MAX_SEARCH = 400_000_000;

/** An element of a page; text nodes are plain strings. */
export interface HtmlElement {
  name: string;
  attrs: Record<string, string>;
  children: (HtmlElement | string)[];
  parent: HtmlElement | null;
  /** Not part of the document: hidden, a script, chrome, or already turned into labels. */
  dropped: boolean;
  /** Letters below, without space; filled in by measure(). */
  letters: number;
  /** Letters below that are link text. */
  linkLetters: number;
  /** Sentence marks below: prose has them, lists of links do not. */
  marks: number;
  /** Known metadata labels that text nodes below start with. */
  labels: number;
}

export interface HtmlPage {
  root: HtmlElement;
  title: string;
  meta: { name: string; content: string }[];
}

/** Parses any HTML, however broken, into a tree of bounded depth; comments are gone. Throws document_too_large for hostile nesting. */
export function parsePage(source: string): HtmlPage {
  const root = createElement('#root', {}, null);
  const page: HtmlPage = { root, title: '', meta: [] };
  let current = root;
  let depth = 0;
  let flattened = 0;
  let inTitle = false;
  let pieces: string[] = [];

  const flushText = () => {
    if (pieces.length === 0) return;
    current.children.push(pieces.length === 1 ? (pieces[0] ?? '') : pieces.join(''));
    pieces = [];
  };
  const parser = new BoundedParser(
    {
      onopentag(name, attrs) {
        flushText();
        if (parser.openNames.push(name) > MAX_OPEN) throw new ExtractionError('document_too_large', 'nesting');
        if (name === 'title' && page.title === '' && current.name !== 'svg') inTitle = true;
        if (name === 'meta') addMeta(page, attrs);
        if (depth >= MAX_DEPTH) {
          flattened++;
          if (!INLINE_NAMES.has(name)) current.children.push(createElement('br', {}, current));
          return;
        }
        // No real page has longer ones, and patterns are matched against them.
        if (attrs.style !== undefined && attrs.style.length > 4000) attrs.style = attrs.style.slice(0, 4000);
        const element = createElement(name, attrs, current);
        current.children.push(element);
        current = element;
        depth++;
      },
      ontext(text) {
        if (inTitle) page.title += text;
        else pieces.push(text);
      },
      onclosetag(name) {
        flushText();
        parser.openNames.pop();
        if (name === 'title') inTitle = false;
        if (flattened > 0) flattened--;
        else {
          current = current.parent ?? root;
          depth--;
        }
      },
    },
    source,
  );
  parser.write(source);
  parser.end();
  flushText();
  return page;
}

/** Elements that an end tag inside them cannot reach beyond, unless it belongs to a table. */
const SCOPES = new Set(['td', 'th', 'caption', 'table', 'template', 'object']);
const TABLE_NAMES = new Set(['table', 'tbody', 'thead', 'tfoot', 'tr', 'td', 'th', 'caption', 'html', 'body']);

/**
 * Reads end tags as browsers do where the parser does not: a stray `</div>` in a table cell closes nothing outside the cell, and `</form>`
 * closes nothing but the form. Also counts the work: a page of end tags without start tags would keep the parser busy for minutes.
 */
class BoundedParser extends Parser {
  readonly openNames: string[] = [];
  readonly #source: string;
  #search = 0;

  constructor(handler: Partial<Handler>, source: string) {
    super(handler, { decodeEntities: true });
    this.#source = source;
  }

  override isVoidElement(name: string): boolean {
    // A form is no part of the text; without it, whole pages inside one and forms inside forms need no care.
    return name === 'form' || super.isVoidElement(name);
  }

  override onclosetag(start: number, endIndex: number): void {
    const name = this.#source.slice(start, endIndex).toLowerCase();
    let at = this.openNames.length - 1;
    if (!TABLE_NAMES.has(name)) {
      while (at >= 0 && this.openNames[at] !== name && !SCOPES.has(this.openNames[at] ?? '')) at--;
    } else at = 0;
    this.#search += this.openNames.length;
    if (this.#search > MAX_SEARCH) throw new ExtractionError('document_too_large', 'nesting');
    if (at >= 0 && !TABLE_NAMES.has(name) && this.openNames[at] !== name) {
      this.endIndex = endIndex;
      this.startIndex = endIndex + 1;
    } else super.onclosetag(start, endIndex);
  }
}

export const INLINE_NAMES = new Set(
  'a abbr acronym b bdi bdo big cite code data del dfn em font i img ins kbd label mark o:p q rp rt ruby s samp small span strike strong sub sup time tt u var wbr'.split(
    ' ',
  ),
);

export function createElement(name: string, attrs: Record<string, string>, parent: HtmlElement | null): HtmlElement {
  return { name, attrs, children: [], parent, dropped: false, letters: 0, linkLetters: 0, marks: 0, labels: 0 };
}

/** Tags for machines; everything a person reads in <head> is the title. */
const MACHINE_META =
  /^(viewport|generator|robots|renderer|referrer|format-detection|theme-color|apple-.*|msapplication-.*|msvalidate.*|.*verification.*|csrf.*|x-ua.*|progid|originator|template|catalogs|filetype|publishedtype|pagetype|content-.*|googlebot|baidu.*|360.*|sogou.*|shenma.*|applicable-device|mobile-agent|color-scheme|lastmodified|others|hotspot)$/i;

function addMeta(page: HtmlPage, attrs: Record<string, string>): void {
  const name = (attrs.name ?? attrs.property ?? '').trim();
  const content = (attrs.content ?? '').trim();
  if (name === '' || name.length > 60 || content === '' || content.length > 2000 || MACHINE_META.test(name)) return;
  page.meta.push({ name, content });
}

/** Child elements that are still part of the document. */
export function elementsOf(element: HtmlElement): HtmlElement[] {
  const found: HtmlElement[] = [];
  for (const node of element.children) if (typeof node !== 'string' && !node.dropped) found.push(node);
  return found;
}

/** All elements below, in document order, without dropped ones. `enter` may refuse to go deeper. */
export function walk(element: HtmlElement, enter: (element: HtmlElement) => boolean | void): void {
  for (const node of element.children) {
    if (typeof node === 'string' || node.dropped) continue;
    if (enter(node) !== false) walk(node, enter);
  }
}

const WORD_BREAKS = new Set('br p div li tr td th dt dd h1 h2 h3 h4 h5 h6 table ul ol section'.split(' '));

/** Text below without dropped parts, space collapsed, blocks parted by one space; at most about `limit` characters. */
export function visibleText(element: HtmlElement, limit = Number.POSITIVE_INFINITY): string {
  let text = '';
  const add = (node: HtmlElement) => {
    for (const child of node.children) {
      if (text.length > limit) return;
      if (typeof child === 'string') text += child;
      else if (!child.dropped) {
        if (WORD_BREAKS.has(child.name)) text += ' ';
        add(child);
        if (WORD_BREAKS.has(child.name)) text += ' ';
      }
    }
  };
  add(element);
  return text.replace(/[\s\u00a0]+/g, ' ').trim();
}
