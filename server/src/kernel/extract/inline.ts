import { cleanText, trimWithLinks } from './builder.ts';
import type { Link, RawParagraph } from './extract.schema.ts';

/** Text, links and boldness of one paragraph while it is put together from runs. */
export class InlineText {
  #text = '';
  /** Its last character: asking the text itself would copy it each time while it grows. */
  #last = '';
  #pending: '' | ' ' | '\t' = '';
  #links: Link[] = [];
  #linkStart = -1;
  #linkHref = '';
  #bold = 0;
  #plain = 0;

  /** True when nothing but space was added yet. */
  get isEmpty(): boolean {
    return this.#bold + this.#plain === 0;
  }

  /** Adds text as it is. */
  append(text: string, bold = false): void {
    const clean = cleanText(text);
    if (clean === '') return;
    this.#flushSpace();
    this.#text += clean;
    this.#last = clean[clean.length - 1] ?? '';
    this.#count(clean, bold);
  }

  /**
   * Adds text of an HTML text node: runs of space become one space, or one tab when they hold a tab and no line end.
   * A line end inside a node between two Chinese characters is only a wrapped source line and leaves nothing.
   */
  appendCollapsed(text: string, bold = false): void {
    SPACES.lastIndex = 0;
    let from = 0;
    for (let run = SPACES.exec(text); run; run = SPACES.exec(text)) {
      if (run.index > from) this.append(text.slice(from, run.index), bold);
      from = SPACES.lastIndex;
      const wrapped = run[0].includes('\n') || run[0].includes('\r');
      if (wrapped && run.index > 0 && isWide(text.charCodeAt(run.index - 1)) && isWide(text.charCodeAt(from))) continue;
      this.#pending = !wrapped && run[0].includes('\t') ? '\t' : this.#pending || ' ';
    }
    if (from < text.length) this.append(from === 0 ? text : text.slice(from), bold);
  }

  startLink(href: string): void {
    this.endLink();
    this.#flushSpace();
    this.#linkStart = this.#text.length;
    this.#linkHref = href;
  }

  endLink(): void {
    if (this.#linkStart >= 0 && this.#text.length > this.#linkStart) {
      this.#links.push({ start: this.#linkStart, end: this.#text.length, href: this.#linkHref });
    }
    this.#linkStart = -1;
  }

  /** Gives the paragraph so far and starts the next one; an open link goes on in it. Null when there is no text. */
  take(): Pick<RawParagraph, 'text' | 'links' | 'bold'> | null {
    const href = this.#linkStart >= 0 ? this.#linkHref : null;
    this.endLink();
    const { text, links } = trimWithLinks(this.#text, this.#links);
    const bold = this.#bold > 0 && this.#bold >= (this.#bold + this.#plain) * 0.95;
    this.#text = '';
    this.#pending = '';
    this.#links = [];
    this.#bold = 0;
    this.#plain = 0;
    if (href !== null) this.startLink(href);
    if (text === '') return null;
    return { text, ...(links.length > 0 ? { links } : {}), ...(bold ? { bold } : {}) };
  }

  #flushSpace(): void {
    if (this.#pending !== '' && this.#text !== '' && this.#last !== ' ') this.#text += this.#pending;
    this.#pending = '';
  }

  #count(text: string, bold: boolean): void {
    const letters = text.trim().length;
    if (bold) this.#bold += letters;
    else this.#plain += letters;
  }
}

const SPACES = /[ \t\n\r\f]+/g;

/** Chinese characters and full-width marks, between which a line end means no space. */
function isWide(code: number): boolean {
  return (code >= 0x2e80 && code <= 0x9fff) || (code >= 0xf900 && code <= 0xfaff) || (code >= 0xff00 && code <= 0xffef);
}

/** Puts a number or mark before a paragraph's text and moves its links along. */
export function withPrefix<T extends Pick<RawParagraph, 'text' | 'links'>>(paragraph: T, prefix: string): T {
  if (prefix === '') return paragraph;
  const links = paragraph.links?.map((link) => ({
    ...link,
    start: link.start + prefix.length,
    end: link.end + prefix.length,
  }));
  return { ...paragraph, text: prefix + paragraph.text, ...(links ? { links } : {}) };
}

/** Joins the end of one line and the start of the next, as a reader would: no space between Chinese characters. */
export function joinLines(first: string, second: string): string {
  if (first === '' || second === '') return first + second;
  const last = first.charCodeAt(first.length - 1);
  const next = second.charCodeAt(0);
  if (last < 0x250 && next < 0x250) return `${first} ${second}`;
  return first + second;
}
