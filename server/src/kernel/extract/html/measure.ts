import { isMetadataLabel } from '../labels.ts';
import { isChromeLine } from '../page-chrome.ts';
import { visibleText, type HtmlElement } from './tree.ts';

/** Never text of a document. */
const MACHINE_NAMES = new Set(
  'head script style link meta noscript template iframe frame object embed applet audio video canvas svg math select datalist button input textarea option map area dialog'.split(
    ' ',
  ),
);
const CHROME_NAMES = new Set(['nav', 'footer', 'aside', 'menu']);
const CHROME_ROLES = new Set(
  'navigation banner contentinfo search complementary menu menubar toolbar dialog'.split(' '),
);

const CHROME_TOKENS = new Set(
  (
    'nav navbar navi navigation mainnav subnav topnav menu submenu breadcrumb breadcrumbs crumb crumbs bread mbx dqwz weizhi location position curpos cur_pos ' +
    'footer foot bottom header head top topbar toplink logo banner sidebar side aside share bdshare bdsharebuttonbox social jiathis fenxiang ' +
    'qr qrcode ewm erweima code_div print dayin toolbar tools tool fontsize font_size zihao search searchbox login copyright banquan ad ads advert ' +
    'friendlink links link yqlj related relate xgwz xgxx recommend hot prev next prevnext pager paging page pagination pagebar comment comments pinglun ' +
    'float floating fixed gotop totop backtop popup modal tips accessibility wza barrierfree'
  ).split(' '),
);

/** Names that leave no doubt, however short the page is. */
const SURE_TOKENS = new Set(
  'nav navbar mainnav breadcrumb breadcrumbs crumbs footer foot share bdshare bdsharebuttonbox qrcode ewm searchbox copyright banquan friendlink yqlj pager paging pagination'.split(
    ' ',
  ),
);

/** Drops what can never be text: machine elements and hidden ones. */
export function dropUnseen(root: HtmlElement, hiddenToo: boolean): void {
  for (const node of root.children) {
    if (typeof node === 'string') continue;
    if (MACHINE_NAMES.has(node.name) || (hiddenToo && isHidden(node))) node.dropped = true;
    else dropUnseen(node, hiddenToo);
  }
}

function isHidden(element: HtmlElement): boolean {
  const { attrs } = element;
  if (attrs.hidden !== undefined || attrs['aria-hidden'] === 'true') return true;
  const { style } = attrs;
  return style !== undefined && /(^|[;\s])(display\s*:\s*none|visibility\s*:\s*hidden)/i.test(style);
}

/** Letters, link letters, sentence marks and label hits of every element, from the leaves up. */
export function measure(element: HtmlElement, inLink = false): void {
  let letters = 0;
  let linkLetters = 0;
  let marks = 0;
  let labels = 0;
  const link = inLink || element.name === 'a';
  for (const node of element.children) {
    if (typeof node === 'string') {
      const counted = countLetters(node);
      letters += counted.letters;
      marks += counted.marks;
      if (link) linkLetters += counted.letters;
      if (counted.letters > 0 && startsWithLabel(node)) labels++;
    } else if (!node.dropped) {
      measure(node, link);
      letters += node.letters;
      linkLetters += node.linkLetters;
      marks += node.marks;
      labels += node.labels;
    }
  }
  element.letters = letters;
  element.linkLetters = linkLetters;
  element.marks = marks;
  element.labels = labels;
}

function countLetters(text: string): { letters: number; marks: number } {
  let letters = 0;
  let marks = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code <= 0x20 || code === 0xa0 || code === 0x3000) continue;
    letters++;
    // 。 ； ， 、 ： and full stops of Latin prose
    if (code === 0x3002 || code === 0xff1b || code === 0xff0c || code === 0x3001 || code === 0xff1a) marks++;
    else if ((code === 0x2e || code === 0x2c) && text.charCodeAt(i + 1) === 0x20) marks++;
  }
  return { letters, marks };
}

function startsWithLabel(text: string): boolean {
  const start = text.slice(0, 60).trim();
  const colon = start.search(/[:：\]】]/);
  return isMetadataLabel(colon < 0 ? start : start.slice(0, colon));
}

/** Letters that are not link text. */
export function prose(element: HtmlElement): number {
  return element.letters - element.linkLetters;
}

/** Share of link text, 0 for an element without text. */
export function linkShare(element: HtmlElement): number {
  return element.letters === 0 ? 0 : element.linkLetters / element.letters;
}

/** Whether class and id contain a token that names page furniture, and whether it is beyond doubt. */
function chromeName(element: HtmlElement): 'no' | 'likely' | 'sure' {
  const names = `${element.attrs.id ?? ''} ${element.attrs.class ?? ''}`.toLowerCase();
  if (names === ' ') return 'no';
  let found: 'no' | 'likely' = 'no';
  for (const token of names.split(/\s+/)) {
    if (token === '') continue;
    if (SURE_TOKENS.has(token)) return 'sure';
    const parts = token.split(/[-_]/);
    if ([token, parts[0] ?? '', parts.at(-1) ?? ''].some((part) => CHROME_TOKENS.has(part))) found = 'likely';
  }
  return found;
}

/**
 * Drops navigation, headers, footers, share boxes and the like, by element, role or class. A name alone never costs text: an element with
 * prose in it stays whatever it is called.
 */
export function dropChrome(root: HtmlElement, keep: ReadonlySet<HtmlElement>, total: number): void {
  for (const node of root.children) {
    if (typeof node === 'string' || node.dropped) continue;
    if (!keep.has(node) && isChrome(node, total)) node.dropped = true;
    else dropChrome(node, keep, total);
  }
}

function isChrome(element: HtmlElement, total: number): boolean {
  const { name, attrs } = element;
  if (name === 'html' || name === 'body' || name === 'main' || name === 'article') return false;
  const plain = prose(element);
  const big = plain > 400 && plain > total * 0.2;
  if (CHROME_NAMES.has(name) || CHROME_ROLES.has(attrs.role ?? '')) return !big;
  if (name === 'header' && !hasHeading(element)) return !big;
  const named = chromeName(element);
  if (named === 'no' || hasHeading(element)) return false;
  // Prose has sentence marks; bars and boxes are short or made of links.
  if (linkShare(element) > 0.5) return true;
  if (named === 'sure') return plain < 300 && element.marks <= 10;
  // A name that may mean anything needs links or buttons to go with it.
  return plain < 200 && plain < total * 0.3 && (linkShare(element) > 0.3 || isChromeLine(visibleText(element, 200)));
}

function hasHeading(element: HtmlElement): boolean {
  for (const node of element.children) {
    if (typeof node === 'string' || node.dropped) continue;
    if ((node.name === 'h1' || node.name === 'h2') && prose(node) >= 8) return true;
    if (hasHeading(node)) return true;
  }
  return false;
}
