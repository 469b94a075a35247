import { createHash } from 'node:crypto';
import type { PrintBlock, PrintDocument, PrintTableCell } from '../../kernel/print/index.ts';
import type { published } from '../documents/index.ts';

/** What the standard text of a document consists of: pure. */

export type PublishedDocument = NonNullable<Awaited<ReturnType<typeof published.findPublished>>>;
type BodyBlock = PublishedDocument['body'][number];

/** Goes up when the same document is printed in another form, so that what was made before is made again. */
export const FORM_VERSION = 3;

export const VALIDITY_WORDS: Record<string, string> = {
  in_force: '有效',
  amended: '已修改',
  partly_invalid: '部分失效',
  expired: '失效',
  repealed: '废止',
  not_yet_in_force: '尚未生效',
};

/** Hashes of the stored pictures that the text shows. */
export const picturesOf = (document: PublishedDocument): string[] =>
  document.body.flatMap((block) => (block.kind === 'image' ? [block.file] : []));

/**
 * The printed form: title, number and recipients once at its head whatever the text repeats, numbers of items in the faces of GB/T 9704,
 * what is known of the document at its end. `pictures` holds the bytes by hash; one that is missing is described.
 */
export function printDocumentOf(
  document: PublishedDocument,
  { origin, pictures }: { origin: string; pictures: ReadonlyMap<string, Uint8Array> },
): PrintDocument {
  const { title, documentNumber, mainRecipients, issuingBody, indexNumber, topic, subjectWords } = document;
  const body = withoutHead(document);
  const date = (on: string | null) => (on ? chineseDate(on) : '');
  return {
    title,
    ...(documentNumber ? { documentNumber } : {}),
    ...(mainRecipients ? { recipients: mainRecipients } : {}),
    blocks: joinSignatures(body.map((block, at) => printBlock(block, at, body, pictures))),
    metadata: [
      { label: '索引号', value: indexNumber },
      { label: '主题分类', value: topic.replace(/\\/g, '／') },
      { label: '发文机关', value: issuingBody },
      { label: '发文字号', value: documentNumber },
      { label: '成文日期', value: date(document.madeOn) },
      { label: '发布日期', value: date(document.publishedOn) },
      { label: '有效性', value: VALIDITY_WORDS[document.validity] ?? '' },
    ],
    address: `${origin}${document.url}`,
    author: issuingBody || document.organisation.name,
    ...(documentNumber ? { subject: documentNumber } : {}),
    ...(subjectWords ? { keywords: subjectWords } : {}),
    producedAt: document.visibleFrom,
  };
}

/** Tells inputs apart: everything printed, with the bytes of pictures by their hashes. */
export function inputHash(document: PrintDocument, pictures: readonly string[]): string {
  const text = JSON.stringify(document, (_key, value: unknown) => (value instanceof Uint8Array ? '' : value));
  return createHash('sha256')
    .update(JSON.stringify([FORM_VERSION, pictures, text]))
    .digest('hex');
}

/** Names of files that every system can store. */
export const fileNameOf = (title: string, format: string): string => {
  const name = title.replace(/[\\/:*?"<>|\u0000-\u001f]/g, ' ').trim();
  return `${[...name].slice(0, 80).join('') || 'document'}.${format}`;
};

const bare = (text: string) => text.replace(/[\s\u3000：:]/g, '');

/** The text without title, number and recipients at its beginning, which are printed at its head. */
function withoutHead({ body, title, documentNumber, mainRecipients }: PublishedDocument): BodyBlock[] {
  let rest = bare(title);
  const number = bare(documentNumber);
  const recipients = bare(mainRecipients);
  let at = 0;
  for (; at < body.length; at += 1) {
    const block = body[at];
    if (!block || (block.kind !== 'paragraph' && block.kind !== 'heading')) break;
    const text = bare((block.marker && !block.text.startsWith(block.marker) ? block.marker : '') + block.text);
    if (text !== '' && rest.startsWith(text)) rest = rest.slice(text.length);
    else if (text === '' || text === number || text === recipients) continue;
    else break;
  }
  // A beginning that only looks like the title's is text.
  return rest === '' || rest === bare(title) ? body.slice(rest === '' ? at : 0) : body;
}

function printBlock(
  block: BodyBlock,
  at: number,
  body: readonly BodyBlock[],
  pictures: ReadonlyMap<string, Uint8Array>,
): PrintBlock {
  switch (block.kind) {
    case 'heading': {
      const { marker = '', text } = withMarker(block);
      if (marker.startsWith('附件')) return { kind: 'attachment', label: marker, title: text };
      // Below an article stand items, never headings, however short they are.
      if (/条\//.test(block.path)) return { kind: 'paragraph', text: marker + text };
      const isChapter = /^第.+[编章节]/.test(marker);
      // The title of a text that this one puts in force stands above its chapters or articles.
      const next = body[at + 1];
      const isInnerTitle =
        marker === '' &&
        (/^第.+条/.test((next && 'marker' in next && next.marker) || '') ||
          body.slice(at + 1).some(({ kind }) => kind === 'heading'));
      return {
        ...{ kind: 'heading', level: levelOf(marker, block.level), text: join(marker, text) },
        ...(isChapter || isInnerTitle ? { align: 'center' } : {}),
      };
    }
    case 'paragraph': {
      const { marker = '', text } = withMarker(block);
      const whole = join(marker, text);
      switch (block.role) {
        case 'signature':
          return { kind: 'signature', bodies: [whole], date: '' };
        case 'date':
          return { kind: 'signature', bodies: [], date: whole };
        case 'recipients':
          return { kind: 'paragraph', text: whole, flush: true };
        case 'title':
        case 'document_number':
        case 'centered':
          return { kind: 'paragraph', text: whole, align: 'center' };
        default:
          return { kind: 'paragraph', text: whole, ...(/^第.+条/.test(marker) ? { lead: marker.length } : {}) };
      }
    }
    case 'table': {
      const rows = block.rows.map((row) => row.map((cell): PrintTableCell => ({ ...cell })));
      const first = rows.findIndex((row) => !row.every(({ header }) => header));
      return {
        ...{ kind: 'table', rows },
        ...(block.caption ? { caption: block.caption } : {}),
        ...(first > 0 ? { headRows: first } : {}),
      };
    }
    case 'image':
      return { kind: 'image', bytes: pictures.get(block.file) ?? new Uint8Array(), alt: block.alt };
  }
}

/** Number and text as they stand in the document, whether or not the text repeats the number; brackets full-width (GB/T 9704). */
function withMarker({ marker, text }: { marker?: string; text: string }): { marker?: string; text: string } {
  if (!marker) return { text };
  const rest = (text.startsWith(marker) ? text.slice(marker.length) : text).replace(/^[\s\u3000]+/, '');
  return { marker: marker.replace('(', '（').replace(')', '）'), text: rest };
}

/** 第四条 and 第二章 stand apart from the text; 一、 and （二） do not. */
const join = (marker: string, text: string) =>
  /^第.+[编章节条]/.test(marker) && text ? `${marker}\u3000${text}` : marker + text;

/** The four levels of GB/T 9704 by how they are numbered; else the level that was read. */
function levelOf(marker: string, level: number): number {
  if (/^第.+[编章]/.test(marker) || /^[一二三四五六七八九十百]+、/.test(marker)) return 1;
  if (/^第.+节/.test(marker) || /^（[一二三四五六七八九十百]+）/.test(marker)) return 2;
  if (/^\d+[.．、]/.test(marker)) return 3;
  if (/^（\d+）/.test(marker)) return 4;
  return Math.min(level, 4);
}

/** Bodies and date that follow each other are one signature. */
function joinSignatures(blocks: readonly PrintBlock[]): PrintBlock[] {
  const out: PrintBlock[] = [];
  for (const block of blocks) {
    const last = out.at(-1);
    if (block.kind === 'signature' && last?.kind === 'signature' && last.date === '')
      out[out.length - 1] = { ...last, bodies: [...last.bodies, ...block.bodies], date: block.date };
    else out.push(block);
  }
  return out;
}

/** 2026年3月20日: without zeros in front (GB/T 9704, 7.3.5.5). */
function chineseDate(on: string): string {
  const [year, month, day] = on.split('-').map(Number);
  return `${year}年${month}月${day}日`;
}
