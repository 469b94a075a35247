import type { JSONContent } from '@tiptap/core';
import type { BodyBlock, EditorBlock, Link, ParagraphBlock, TableBlock, TableCell } from '../../api/types.ts';
import { markedText } from '../body/body-text.ts';

/** Between the blocks of a document and the editor's tree. The editor holds what the eye sees: numbers stand in the text, roles are alignments. */

/** `left` marks the recipients, which stand without indent; it is not sent. */
type Align = 'left' | 'center' | 'right';

const ALIGN_OF_ROLE: Partial<Record<NonNullable<ParagraphBlock['role']>, Align>> = {
  title: 'center',
  document_number: 'center',
  centered: 'center',
  recipients: 'left',
  signature: 'right',
  date: 'right',
};

/** The editor's tree of a document's body; an empty body becomes one empty paragraph to write in. */
export function blocksToTree(blocks: readonly BodyBlock[]): JSONContent {
  const content = blocks.map(nodeOf);
  return { type: 'doc', content: content.length > 0 ? content : [{ type: 'paragraph' }] };
}

function nodeOf(block: BodyBlock): JSONContent {
  switch (block.kind) {
    case 'heading':
      return {
        type: 'heading',
        attrs: { level: block.level, align: null },
        content: inline(markedText(block).shown, []),
      };
    case 'paragraph': {
      const { shown, offset } = markedText(block);
      const links = (block.links ?? []).map(({ start, end, href }) => ({
        start: start + offset,
        end: end + offset,
        href,
      }));
      const align = (block.role && ALIGN_OF_ROLE[block.role]) ?? null;
      return { type: 'paragraph', attrs: { align }, content: inline(shown, links) };
    }
    case 'table':
      return tableNode(block);
    case 'image': {
      const { file, alt, width = null, height = null } = block;
      return { type: 'image', attrs: { file, alt, width, height } };
    }
  }
}

function tableNode({ rows, caption = '' }: TableBlock): JSONContent {
  return {
    type: 'table',
    attrs: { caption },
    content: rows.map((row) => ({
      type: 'tableRow',
      content: row.map(({ text, header, colSpan = 1, rowSpan = 1 }) => ({
        type: header ? 'tableHeader' : 'tableCell',
        attrs: { colspan: colSpan, rowspan: rowSpan },
        content: text.split('\n').map((line) => ({ type: 'paragraph', content: inline(line, []) })),
      })),
    })),
  };
}

/** Text as inline nodes: a line break is a node of its own, a link is a mark. Links that overlap or reach outside are left out. */
function inline(text: string, links: readonly Link[]): JSONContent[] {
  const nodes: JSONContent[] = [];
  const push = (piece: string, href?: string) => {
    for (const [at, line] of piece.split('\n').entries()) {
      if (at > 0) nodes.push({ type: 'hardBreak' });
      if (line !== '')
        nodes.push({ type: 'text', text: line, ...(href && { marks: [{ type: 'link', attrs: { href } }] }) });
    }
  };
  let at = 0;
  for (const { start, end, href } of [...links].sort((a, b) => a.start - b.start)) {
    if (start < at || end <= start || end > text.length) continue;
    push(text.slice(at, start));
    push(text.slice(start, end), href);
    at = end;
  }
  push(text.slice(at));
  return nodes;
}

/** What the server is sent for a tree. Empty paragraphs and tables without text are left out. */
export function treeToBlocks(tree: JSONContent): EditorBlock[] {
  return (tree.content ?? []).flatMap((node): EditorBlock[] => {
    switch (node.type) {
      case 'heading':
      case 'paragraph':
        return paragraphOf(node);
      case 'table':
        return tableOf(node);
      case 'image':
        return imageOf(node);
      default:
        return [];
    }
  });
}

/** A tree as blocks to read or compare; numbers stay in the text, and nothing has an address yet. */
export function treeToBody(tree: JSONContent): BodyBlock[] {
  return treeToBlocks(tree).map((block): BodyBlock => {
    if (block.kind !== 'paragraph') return { ...block, path: '', anchor: '' };
    const { text, headingLevel: level, links } = block;
    if (level !== undefined) return { kind: 'heading', level, text, path: '', anchor: '' };
    return { kind: 'paragraph', text, path: '', anchor: '', ...(links && { links }) };
  });
}

function paragraphOf(node: JSONContent): EditorBlock[] {
  const { text, links } = textOf(node);
  if (text.trim() === '') return [];
  const align = node.attrs?.['align'] as Align | null | undefined;
  const level = node.type === 'heading' ? Number(node.attrs?.['level'] ?? 1) : undefined;
  return [
    {
      kind: 'paragraph',
      text,
      ...(level !== undefined && { headingLevel: level }),
      ...(align && align !== 'left' && { align }),
      ...(links.length > 0 && { links }),
    },
  ];
}

function textOf(node: JSONContent): { text: string; links: Link[] } {
  let text = '';
  const links: Link[] = [];
  for (const child of node.content ?? []) {
    if (child.type === 'hardBreak') text += '\n';
    if (child.type !== 'text' || !child.text) continue;
    const href: unknown = child.marks?.find(({ type }) => type === 'link')?.attrs?.['href'];
    const last = links.at(-1);
    if (typeof href === 'string' && href !== '') {
      if (last?.href === href && last.end === text.length) last.end += child.text.length;
      else links.push({ start: text.length, end: text.length + child.text.length, href });
    }
    text += child.text;
  }
  return { text, links };
}

function tableOf(node: JSONContent): EditorBlock[] {
  const rows = (node.content ?? []).map((row) => (row.content ?? []).map(cellOf));
  if (rows.every((row) => row.every(({ text }) => text.trim() === ''))) return [];
  const caption: unknown = node.attrs?.['caption'];
  return [{ kind: 'table', ...(typeof caption === 'string' && caption !== '' && { caption }), rows }];
}

function cellOf(node: JSONContent): TableCell {
  const text = (node.content ?? []).map((child) => textOf(child).text).join('\n');
  const colSpan = Number(node.attrs?.['colspan'] ?? 1);
  const rowSpan = Number(node.attrs?.['rowspan'] ?? 1);
  return {
    text,
    ...(colSpan > 1 && { colSpan }),
    ...(rowSpan > 1 && { rowSpan }),
    ...(node.type === 'tableHeader' && { header: true }),
  };
}

function imageOf(node: JSONContent): EditorBlock[] {
  const { file, alt, width, height } = node.attrs ?? {};
  // Only images that the server holds have a file; anything else pasted never becomes a node (see extensions.ts).
  if (typeof file !== 'string' || !/^[0-9a-f]{64}$/.test(file)) return [];
  return [
    {
      kind: 'image',
      file,
      alt: typeof alt === 'string' ? alt : '',
      ...(typeof width === 'number' && { width }),
      ...(typeof height === 'number' && { height }),
    },
  ];
}
