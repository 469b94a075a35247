import { SaxesParser } from 'saxes';
import { decodeText } from '../text/index.ts';
import { ExtractionError } from './extract.errors.ts';

/** Deeper nesting than any office program writes; readers recurse over elements and must not run out of stack. */
const MAX_DEPTH = 400;
const CHUNK = 1 << 16;

/** An element with names stripped of their prefixes: office formats use fixed vocabularies, so prefixes carry nothing. */
export interface XmlElement {
  name: string;
  attrs: Record<string, string>;
  children: (XmlElement | string)[];
}

/** Parses a whole XML member into a tree. Throws file_damaged (also for any DOCTYPE: no entity is ever expanded). */
export function parseXml(bytes: Uint8Array, memberName: string): XmlElement {
  let root: XmlElement | undefined;
  const stack: XmlElement[] = [];
  run(bytes, memberName, {
    open: (element) => {
      const parent = stack.at(-1);
      if (parent) parent.children.push(element);
      else root ??= element;
      stack.push(element);
    },
    text: (text) => stack.at(-1)?.children.push(text),
    close: () => void stack.pop(),
  });
  if (!root) throw new ExtractionError('file_damaged', memberName);
  return root;
}

/**
 * Parses a large XML member and hands over each outermost element whose name is wanted, complete, then forgets it;
 * `around` names the elements it stands in, outermost first.
 */
export function streamXml(
  bytes: Uint8Array,
  memberName: string,
  wanted: ReadonlySet<string>,
  take: (element: XmlElement, around: readonly string[]) => void,
): void {
  const around: string[] = [];
  const stack: XmlElement[] = [];
  run(bytes, memberName, {
    open: (element) => {
      const parent = stack.at(-1);
      if (parent) parent.children.push(element);
      else if (!wanted.has(element.name)) {
        around.push(element.name);
        return;
      }
      stack.push(element);
    },
    text: (text) => stack.at(-1)?.children.push(text),
    close: () => {
      const element = stack.pop();
      if (!element) around.pop();
      else if (stack.length === 0) take(element, around);
    },
  });
}

interface XmlEvents {
  open(element: XmlElement): void;
  text(text: string): void;
  close(): void;
}

function run(bytes: Uint8Array, memberName: string, events: XmlEvents): void {
  const { text } = decodeText(bytes);
  const parser = new SaxesParser({ xmlns: false, position: false });
  let depth = 0;
  parser.on('error', () => {
    throw new ExtractionError('file_damaged', memberName);
  });
  parser.on('doctype', () => {
    throw new ExtractionError('file_damaged', `${memberName}: DOCTYPE`);
  });
  parser.on('opentag', (tag) => {
    if (++depth > MAX_DEPTH) throw new ExtractionError('document_too_large', 'nesting');
    const attrs: Record<string, string> = {};
    for (const name in tag.attributes) attrs[localName(name)] = tag.attributes[name] ?? '';
    events.open({ name: localName(tag.name), attrs, children: [] });
  });
  parser.on('text', events.text);
  parser.on('cdata', events.text);
  parser.on('closetag', () => {
    depth--;
    events.close();
  });
  for (let at = 0; at < text.length; at += CHUNK) parser.write(text.slice(at, at + CHUNK));
  parser.close();
}

function localName(name: string): string {
  const colon = name.indexOf(':');
  return colon < 0 ? name : name.slice(colon + 1);
}

/** First child element of that name, or undefined. */
export function child(element: XmlElement | undefined, name: string): XmlElement | undefined {
  if (!element) return undefined;
  for (const node of element.children) if (typeof node !== 'string' && node.name === name) return node;
  return undefined;
}

/** Child elements, all or those of one name. */
export function children(element: XmlElement | undefined, name?: string): XmlElement[] {
  const found: XmlElement[] = [];
  for (const node of element?.children ?? []) {
    if (typeof node !== 'string' && (name === undefined || node.name === name)) found.push(node);
  }
  return found;
}

/** First element of that name anywhere below. */
export function descendant(element: XmlElement, name: string): XmlElement | undefined {
  for (const node of element.children) {
    if (typeof node === 'string') continue;
    if (node.name === name) return node;
    const inner = descendant(node, name);
    if (inner) return inner;
  }
  return undefined;
}

/** All text below an element. */
export function textOf(element: XmlElement | undefined): string {
  let text = '';
  for (const node of element?.children ?? []) text += typeof node === 'string' ? node : textOf(node);
  return text;
}

/** `w:val` of a child, the usual place of a property. */
export function val(element: XmlElement | undefined, name: string): string | undefined {
  return child(element, name)?.attrs.val;
}

/** An OOXML on/off property: present without a value means on. */
export function isOn(element: XmlElement | undefined, name: string): boolean | undefined {
  const property = child(element, name);
  if (!property) return undefined;
  return !['0', 'false', 'off', 'none'].includes(property.attrs.val ?? '1');
}
