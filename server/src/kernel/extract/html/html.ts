import { ExtractionBuilder, cleanLine } from '../builder.ts';
import { looksLikeLabel, splitLabelledLine } from '../labels.ts';
import { isBreadcrumb, isChromeLine } from '../page-chrome.ts';
import { collectBlocks, type BlockSink } from './blocks.ts';
import { chooseContent, dropFooters, namedContent } from './content.ts';
import { readInfoBar } from './info-bar.ts';
import { dropChrome, dropUnseen, linkShare, measure, prose } from './measure.ts';
import { isLayoutTable, metadataBoxPairs, metadataPairs, type LabelPair } from './tables.ts';
import { INLINE_NAMES, elementsOf, parsePage, visibleText, walk, type HtmlElement } from './tree.ts';

/** Files that a page offers with a document. */
const ATTACHMENT = /\.(docx?|wps|ofd|pdf|xlsx?|et|pptx?|zip|rar|7z|txt)([?#].*)?$/i;
const TITLE_NAME =
  /(^|[-_\s])(title|tit|titles|bt|biaoti|headline|wzbt|xlbt|arttitle|articletitle|newstitle)([-_\s\d]|$)/i;

/**
 * Reads a saved web page: finds the document in it, takes the page around it away, turns tables that describe the document and `<meta>` tags
 * into labels, and never loses text of the body for it.
 */
export function readHtml(source: string, out: ExtractionBuilder): void {
  const page = parsePage(source);
  const title = cleanLine(page.title.replace(/\s+/g, ' '));
  if (title !== '') out.titleHint = title;
  for (const { name, content } of page.meta) out.addLabel(name, content, 'meta');

  dropUnseen(page.root, true);
  measure(page.root);
  if (page.root.letters === 0) {
    // Some pages show their text by script only; hidden text is better than none.
    walkAll(page.root, (element) => void (element.dropped = false));
    dropUnseen(page.root, false);
    measure(page.root);
    if (page.root.letters > 0) out.note('hidden_text');
  }
  const body = findBody(page.root);
  takeMetadata(body, out);
  dropChrome(body, new Set(namedContent(body)), prose(body));
  measure(body);
  dropFooters(body);
  measure(body);

  const { roots } = chooseContent(body);
  const around = lookAround(body, new Set(roots));
  for (const pair of around.facts) out.addLabel(pair.label, pair.value, 'line');
  const before = out.blocks.length;
  const sink = new DocumentSink(out);
  for (const root of roots) collectBlocks(root, sink);
  if (out.blocks.length === before) {
    // What looked like the page around a document was all there is.
    walkAll(page.root, (element) => void (element.dropped = false));
    dropUnseen(page.root, true);
    measure(page.root);
    collectBlocks(body, sink);
  }
  addTitle(around.titles, out, before);
  for (const link of around.attachments) collectBlocks(link, sink);
  // Cells hold words only. Where files come along with the page, none may be lost for that.
  if (out.beside) for (const link of roots.flatMap(attachmentsInTables)) collectBlocks(link, sink);
}

function walkAll(element: HtmlElement, visit: (element: HtmlElement) => void): void {
  for (const node of element.children) {
    if (typeof node === 'string') continue;
    visit(node);
    walkAll(node, visit);
  }
}

function findBody(root: HtmlElement): HtmlElement {
  let body: HtmlElement | undefined;
  walk(root, (element) => {
    if (element.name === 'body') body ??= element;
    return element.name === 'html';
  });
  // Broken pages close their body early; what follows stands beside it.
  return body && body.letters >= root.letters * 0.9 ? body : root;
}

/** Turns tables and boxes that describe the document into labels and takes them out of the page. */
function takeMetadata(body: HtmlElement, out: ExtractionBuilder): void {
  if (body.labels === 0) return;
  const taken: LabelPair[][] = [];
  const tables: HtmlElement[] = [];
  walk(body, (element) => {
    if (element.name === 'table' && element.labels > 0) tables.push(element);
    return element.labels > 0;
  });
  // Inner tables first: one that became labels no longer speaks for or against the table around it.
  for (const table of tables.reverse()) {
    const pairs = metadataPairs(table);
    if (!pairs) continue;
    taken.unshift(pairs);
    table.dropped = true;
  }
  measure(body);
  walk(body, (element) => {
    if (element.labels < 3 || INLINE_NAMES.has(element.name)) return false;
    if (element.letters > 1500 || element.labels * 80 < element.letters) return true;
    if (readInfoBar(visibleText(element, 250)) !== null) return false;
    const pairs = metadataBoxPairs(linesOf(element));
    if (!pairs) return true;
    taken.push(pairs);
    element.dropped = true;
    return false;
  });
  for (const { label, value } of taken.flat()) out.addLabel(label, value, 'table');
}

function linesOf(element: HtmlElement): string[] {
  const lines: string[] = [];
  collectBlocks(element, {
    paragraph: (paragraph) => lines.push(...splitColumns(paragraph.text)),
    table: (rows) => {
      for (const row of rows) lines.push(...row.map((cell) => cell.text));
    },
    image: () => undefined,
  });
  return lines;
}

/** `索引号：X  分类：Y` in one line are two lines of a box. */
function splitColumns(text: string): string[] {
  const pairs = splitLabelledLine(text);
  return pairs.length > 1 ? pairs.map((pair) => `${pair.label}：${pair.value}`) : [text];
}

interface Surroundings {
  titles: { text: string; level: number }[];
  facts: LabelPair[];
  attachments: HtmlElement[];
}

/** What stands round the document: its title and facts before it, files behind it. */
function lookAround(body: HtmlElement, roots: ReadonlySet<HtmlElement>): Surroundings {
  const found: Surroundings = { titles: [], facts: [], attachments: [] };
  let passed = false;
  walk(body, (element) => {
    if (roots.has(element)) {
      passed = true;
      return false;
    }
    if (element.letters === 0) return false;
    if (element.name === 'a' && ATTACHMENT.test(element.attrs.href ?? '') && passed && found.attachments.length < 40) {
      found.attachments.push(element);
      return false;
    }
    if (passed || element.letters > 300) return true;
    const heading = /^h([1-3])$/.exec(element.name)?.[1];
    const named = TITLE_NAME.test(`${element.attrs.id ?? ''} ${element.attrs.class ?? ''}`);
    if ((heading || named) && element.letters >= 4 && element.letters <= 150 && linkShare(element) < 0.5) {
      found.titles.push({ text: cleanLine(visibleText(element, 400)), level: Number(heading ?? 4) });
    }
    if (isLeafBlock(element)) {
      const text = visibleText(element, 600);
      const pairs = readInfoBar(text) ?? splitLabelledLine(text);
      found.facts.push(...pairs.filter((pair) => pair.value !== ''));
      return false;
    }
    return true;
  });
  return found;
}

/** Links to files in tables that stay tables. */
function attachmentsInTables(root: HtmlElement): HtmlElement[] {
  const found: HtmlElement[] = [];
  const look = (element: HtmlElement, isInTable: boolean): void => {
    for (const node of elementsOf(element)) {
      if (node.dropped) continue;
      if (isInTable && node.name === 'a' && ATTACHMENT.test(node.attrs.href ?? '')) found.push(node);
      else look(node, isInTable || (node.name === 'table' && !isLayoutTable(node)));
    }
  };
  look(root, root.name === 'table' && !isLayoutTable(root));
  return found;
}

function isLeafBlock(element: HtmlElement): boolean {
  if (INLINE_NAMES.has(element.name)) return false;
  const hasBlocks = (node: HtmlElement): boolean =>
    elementsOf(node).some(
      (kid) => (!INLINE_NAMES.has(kid.name) && kid.name !== 'br' && kid.letters > 0) || hasBlocks(kid),
    );
  return !hasBlocks(element);
}

/** Puts the page's heading before the text when the text does not begin with it. */
function addTitle(titles: Surroundings['titles'], out: ExtractionBuilder, at: number): void {
  const plain = (text: string) => text.replace(/[\s\u3000]+/g, '');
  const hints = [
    out.titleHint ?? '',
    ...out.labels.filter((l) => /title|标题|名称/i.test(l.label)).map((l) => l.value),
  ].map(plain);
  const usable = titles.filter((t) => !isChromeLine(t.text) && !looksLikeLabel(t.text) && readInfoBar(t.text) === null);
  const matched = usable.filter((t) =>
    hints.some((hint) => hint.length >= 6 && (hint.includes(plain(t.text)) || plain(t.text).includes(hint))),
  );
  const pool = matched.length > 0 ? matched : usable.filter((t) => t.level <= 3 && plain(t.text).length >= 6);
  const best = pool.reduce<Surroundings['titles'][number] | undefined>(
    (a, b) =>
      a && (a.level < b.level || (a.level === b.level && plain(a.text).length >= plain(b.text).length)) ? a : b,
    undefined,
  );
  if (!best) return;
  let start = '';
  for (const block of out.blocks.slice(at, at + 12)) if (block.kind === 'paragraph') start += plain(block.text);
  if (start.includes(plain(best.text))) return;
  out.addParagraph({ text: best.text, headingLevel: 1 });
  const [heading] = out.blocks.splice(-1);
  if (heading) out.blocks.splice(at, 0, heading);
}

/** Puts blocks into the document, without the lines that belong to the page. */
class DocumentSink implements BlockSink {
  readonly #out: ExtractionBuilder;
  /** Letters of body so far: an info bar stands above the text, never inside it. */
  #seen = 0;

  constructor(out: ExtractionBuilder) {
    this.#out = out;
  }

  paragraph(paragraph: Parameters<BlockSink['paragraph']>[0]): void {
    const { text, links = [] } = paragraph;
    if (isChromeLine(text) || (links.length >= 2 && isBreadcrumb(text))) return;
    const facts = this.#seen < 200 ? readInfoBar(text) : null;
    if (facts) {
      for (const fact of facts) this.#out.addLabel(fact.label, fact.value, 'line');
      return;
    }
    this.#seen += text.length;
    this.#out.addParagraph(paragraph);
  }

  table(rows: Parameters<BlockSink['table']>[0], caption: string | undefined): void {
    this.#seen += rows.length * 20;
    this.#out.addTable(rows, caption === undefined ? {} : { caption });
  }

  image(source: string, alt: string): void {
    const embedded = /^data:image\/[a-z+.-]+;base64,/i.exec(source);
    if (embedded) {
      const bytes = new Uint8Array(Buffer.from(source.slice(embedded[0].length), 'base64'));
      if (!this.#out.addImage(bytes, alt)) this.#out.note('image_unsupported', embedded[0].slice(5, 30));
    } else {
      const bytes = this.#out.beside?.(source) ?? null;
      if (bytes === null) this.#out.note('image_not_included', source);
      else if (!this.#out.addImage(bytes, alt)) this.#out.note('image_unsupported', source.slice(-60));
    }
  }
}
