import { linkShare, measure, prose } from './measure.ts';
import { isLayoutTable } from './tables.ts';
import { INLINE_NAMES, createElement, elementsOf, visibleText, walk, type HtmlElement } from './tree.ts';

/** Names that publishing systems give to the element with the document in it, without dashes and in lower case. */
const CONTENT_NAMES = new Set(
  (
    'ucapcontent trseditor customunionstyle trsueditor viewtrsueditor trseditorview trspreappend zoom zoomcon zoomcontent fontzoom pagescontent ' +
    'articlecontent contentarticle articlecon articlebody artibody artcontent articletext articlemain newscontent vnewscontent newstext wparticlecontent vsbcontent ' +
    'xlcon xlcontent xlmain wzcon wzcontent wznr zwcon zhengwen detailcontent contentdetail detailcon contenttext textcontent contxt context txtcontent ' +
    'richmediacontent ivscontent maintext jscontent viewcontent infocontent noticecontent policycontent contentbody entrycontent postcontent easysitenewscontent ' +
    'xxgkcontent gkcontent gkwzcontent wenzhang wenzhangneirong neirong nrcon govcontent bmfwcontent pagecontent mcontent divcontent'
  ).split(' '),
);

const FOOTER_WORDS =
  /版权所有|ICP备|公网安备|网站标识码|技术支持|主办单位?[:：]|承办单位?[:：]|主办[:：]|承办[:：]|联系我们|网站地图|邮政编码|备案序?号|建议使用.{0,12}浏览器/g;
const FOOTER_WORDS_ONCE = new RegExp(FOOTER_WORDS.source);
/** Without one of these, 主办 and 承办 may name the hosts of a meeting. */
const SURE_FOOTER_WORDS = /版权所有|ICP备|公网安备|网站标识码|网站地图|建议使用.{0,12}浏览器/;

/** Drops blocks that hold what stands at the foot of a government site (owner, records, address) and little else. */
export function dropFooters(root: HtmlElement): void {
  walk(root, (element) => {
    if (element.letters > 600) return true;
    if (element.letters === 0 || INLINE_NAMES.has(element.name) || isContentName(element)) return false;
    element.dropped = isFooter(element);
    return !element.dropped;
  });
}

function isFooter(element: HtmlElement): boolean {
  const text = visibleText(element, 1500);
  if (!SURE_FOOTER_WORDS.test(text) || new Set(text.match(FOOTER_WORDS) ?? []).size < 2) return false;
  return footerLetters(element) >= element.letters * 0.8;
}

/** Letters of the lines below that have a footer word in them. */
function footerLetters(element: HtmlElement): number {
  const kids = elementsOf(element).filter((kid) => kid.letters > 0);
  if (kids.every((kid) => INLINE_NAMES.has(kid.name)))
    return FOOTER_WORDS_ONCE.test(visibleText(element, 700)) ? element.letters : 0;
  return kids.reduce((sum, kid) => sum + (isContentName(kid) ? 0 : footerLetters(kid)), 0);
}

/** Elements whose name says that they hold the document; outermost ones only. */
export function namedContent(root: HtmlElement): HtmlElement[] {
  const found: HtmlElement[] = [];
  walk(root, (element) => {
    if (!isContentName(element)) return true;
    found.push(element);
    return false;
  });
  return found;
}

function isContentName(element: HtmlElement): boolean {
  const { id, class: classes } = element.attrs;
  if (id === undefined && classes === undefined) return false;
  if (INLINE_NAMES.has(element.name) && element.name !== 'font') return false;
  for (const token of `${id ?? ''} ${classes ?? ''}`.toLowerCase().split(/\s+/)) {
    if (token !== '' && CONTENT_NAMES.has(token.replace(/[-_]|\d+$/g, ''))) return true;
  }
  return false;
}

export interface ChosenContent {
  /** In document order. */
  roots: HtmlElement[];
}

/**
 * Finds where the document stands. Elements known by name win when they hold most of the page's prose; else the way leads from the body down as
 * long as only one child has prose, so that what is passed by are bars and lists of links. Two children with prose end the way: nothing that
 * could be text of the document is left out.
 */
export function chooseContent(body: HtmlElement): ChosenContent {
  const total = prose(body);
  const named = namedContent(body).filter((element) => element.letters > 0 && linkShare(element) < 0.6);
  const share = named.reduce((sum, element) => sum + prose(element), 0) / Math.max(1, total);
  if (share >= 0.95) return { roots: named };
  // Half of the prose in the named element: the other half may be more of the document or a column beside it.
  if (share >= 0.5)
    return { roots: inOrder(body, new Set(named.flatMap((element) => withNeighbours(pathTo(element), true)))) };

  for (const name of ['article', 'main'] as const) {
    const marked: HtmlElement[] = [];
    walk(body, (element) => {
      if (element.name === name || (name === 'main' && element.attrs.role === 'main')) marked.push(element);
      return element.name !== name;
    });
    const [only] = marked;
    if (marked.length === 1 && only && prose(only) >= total * 0.6) return descend(only);
  }
  return descend(body);
}

function descend(start: HtmlElement): ChosenContent {
  const path: HtmlElement[] = [start];
  let node = start;
  for (;;) {
    if (node.name === 'table' && !isLayoutTable(node)) break;
    if (TOP_NAMES.has(node.name)) wrapLines(node);
    const kids = elementsOf(node).filter((kid) => kid.letters > 0);
    // Inline elements beside others are part of a line; a lone one only wraps the rest.
    const apart = kids.length === 1 ? kids : kids.filter((kid) => !INLINE_NAMES.has(kid.name));
    const own = node.letters - apart.reduce((sum, kid) => sum + kid.letters, 0);
    // Text of its own next to its elements is a line of the document.
    if (own > 3) break;
    const withProse = kids.filter(hasProse);
    const largest = kids.reduce<HtmlElement | undefined>((a, b) => (a && prose(a) >= prose(b) ? a : b), undefined);
    const next =
      withProse.length === 1
        ? withProse[0]
        : withProse.length === 0 && largest && prose(largest) > prose(node) * 0.7
          ? largest
          : undefined;
    if (!next || !hasBlocks(next)) break;
    node = next;
    path.push(node);
  }
  // A row or a cell group is no root of its own: the table around it is.
  while (/^(tr|tbody|thead|tfoot|ul|ol|dl)$/.test(node.name) && path.length > 1) {
    path.pop();
    node = path.at(-1) ?? start;
  }
  return { roots: withNeighbours(path) };
}

const TOP_NAMES = new Set(['#root', 'html', 'body']);

/** Puts text that stands at the top of a page between elements into elements of its own, so that it can be judged like them. */
function wrapLines(top: HtmlElement): void {
  const wrapped: HtmlElement['children'] = [];
  let line: HtmlElement | null = null;
  for (const node of top.children) {
    const inline = typeof node === 'string' || (INLINE_NAMES.has(node.name) && !hasBlocks(node));
    if (!inline) line = null;
    else if (!line) wrapped.push((line = createElement('p', {}, top)));
    if (line) line.children.push(node);
    else wrapped.push(node);
  }
  top.children = wrapped;
  measure(top);
}

/** Prose has sentences; titles, bars and lists of links do not. */
function hasProse(element: HtmlElement): boolean {
  const plain = prose(element);
  return plain >= 25 && linkShare(element) < 0.5 && (element.marks >= 2 || plain >= 80);
}

/** Whether an element holds several lines; one that is a line itself stands among its neighbours. */
function hasBlocks(element: HtmlElement): boolean {
  return elementsOf(element).some(
    (kid) => kid.name === 'br' || (kid.letters > 0 && !INLINE_NAMES.has(kid.name)) || hasBlocks(kid),
  );
}

/**
 * Number and addressee of a document often stand in elements of their own before the text, signature and date behind it: short plain
 * neighbours belong to it, on the nearest level before it and the two nearest behind it.
 */
function withNeighbours(path: HtmlElement[], proseToo = false): HtmlElement[] {
  const root = path.at(-1);
  if (!root) return [];
  const before: HtmlElement[] = [];
  const behind: HtmlElement[] = [];
  const belongs = (element: HtmlElement) => isPlain(element) || (proseToo && hasProse(element));
  let levels = 0;
  for (let at = path.length - 1; at > 0 && levels < 2; at--) {
    const node = path[at];
    const siblings = elementsOf(path[at - 1] ?? root).filter((kid) => kid.letters > 0);
    // Cells beside it are other columns of the page.
    if (!node || node.name === 'td' || siblings.length < 2) continue;
    const place = siblings.indexOf(node);
    if (levels === 0 || proseToo) before.unshift(...siblings.slice(0, place).filter(belongs));
    behind.push(...siblings.slice(place + 1).filter(belongs));
    levels++;
  }
  return [...before, root, ...behind];
}

function pathTo(element: HtmlElement): HtmlElement[] {
  const path: HtmlElement[] = [];
  for (let node: HtmlElement | null = element; node && node.name !== 'body'; node = node.parent) path.unshift(node);
  if (path[0]?.parent) path.unshift(path[0].parent);
  return path;
}

/** The elements in document order, without those inside another one. */
function inOrder(body: HtmlElement, wanted: ReadonlySet<HtmlElement>): HtmlElement[] {
  const found: HtmlElement[] = [];
  walk(body, (element) => {
    if (!wanted.has(element)) return true;
    found.push(element);
    return false;
  });
  return found;
}

function isPlain(element: HtmlElement): boolean {
  return element.letters >= 2 && element.letters <= 400 && linkShare(element) < 0.3;
}
