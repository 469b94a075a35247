import { linkShare, prose } from './measure.ts';
import { isLayoutTable } from './tables.ts';
import { INLINE_NAMES, elementsOf, visibleText, walk, type HtmlElement } from './tree.ts';

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
  const named = namedContent(body).filter((element) => element.letters > 0);
  const best = named.filter((element) => linkShare(element) < 0.6);
  if (best.length > 0 && best.reduce((sum, element) => sum + prose(element), 0) >= total * 0.5) return { roots: best };

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
    const kids = elementsOf(node).filter((kid) => kid.letters > 0);
    const own = node.letters - kids.reduce((sum, kid) => sum + kid.letters, 0);
    if (own > 20) break;
    const withProse = kids.filter(hasProse);
    const largest = kids.reduce<HtmlElement | undefined>((a, b) => (a && prose(a) >= prose(b) ? a : b), undefined);
    const next =
      withProse.length === 1
        ? withProse[0]
        : withProse.length === 0 && largest && prose(largest) > prose(node) * 0.7
          ? largest
          : undefined;
    if (!next || isLeafName(next)) break;
    node = next;
    path.push(node);
  }
  // A row or a cell group is no root of its own: the table around it is.
  while (/^(tr|tbody|thead|tfoot|ul|ol|dl)$/.test(node.name) && path.length > 1) {
    path.pop();
    node = path.at(-1) ?? start;
  }
  return { roots: [node, ...trailing(path)] };
}

/** Prose has sentences; titles, bars and lists of links do not. */
function hasProse(element: HtmlElement): boolean {
  const plain = prose(element);
  return plain >= 25 && linkShare(element) < 0.5 && (element.marks >= 2 || plain >= 80);
}

function isLeafName(element: HtmlElement): boolean {
  return INLINE_NAMES.has(element.name) || /^(p|h[1-6]|li|pre|dd|dt)$/.test(element.name);
}

/** Signature and date often stand in an element of their own behind the text: short plain neighbours behind it belong to it. */
function trailing(path: HtmlElement[]): HtmlElement[] {
  const kept: HtmlElement[] = [];
  for (let level = path.length - 1; level >= Math.max(1, path.length - 2); level--) {
    const node = path[level];
    const parent = path[level - 1];
    if (!node || !parent || node.name === 'td' || node.name === 'tr') break;
    const siblings = elementsOf(parent);
    for (const sibling of siblings.slice(siblings.indexOf(node) + 1)) {
      if (sibling.letters < 2 || sibling.letters > 400 || linkShare(sibling) > 0.3) continue;
      kept.push(sibling);
    }
  }
  return kept;
}
