import { createHash } from 'node:crypto';
import type { PrintBlock, PrintDocument } from '../../kernel/print/index.ts';

/** What an issue of the gazette consists of, how it is cited and what is signed: pure. */

export interface IssueHead {
  /** 安澜市人民政府公报 */
  name: string;
  year: number;
  number: number;
  serial: number;
  note: string;
  publishedOn: string;
}
export interface PrintedItem {
  section: string;
  title: string;
  documentNumber: string;
  issuingBody: string;
  startPage: number;
  /** The standard text of the document. */
  document: PrintDocument;
}
export interface ManifestItem {
  documentId: string;
  editionId: string;
  section: string;
  title: string;
  documentNumber: string;
  issuingBody: string;
  /** SHA-256 of the words of the edition that was printed. */
  textSha256: string;
  startPage: number;
  pages: number;
}

export const issuePath = (year: number, number: number): string => `/gazette/${year}/${number}`;

/** 2026年第3期（总第15期） */
export const issueWords = ({ year, number, serial }: Pick<IssueHead, 'year' | 'number' | 'serial'>): string =>
  `${year}年第${number}期${serial > 0 ? `（总第${serial}期）` : ''}`;

/** Which issues a search means that names the gazette, or a year and a number: 政府公报2026年第2期. Everything else means none. */
export function isAskedFor(query: string, { year, number }: Pick<IssueHead, 'year' | 'number'>): boolean {
  const words = query.normalize('NFKC').replace(/\s+/g, '');
  const asked = { year: /(\d{4})年/.exec(words)?.[1], number: /(?:第|年)(\d{1,3})[期号]/.exec(words)?.[1] };
  if (!/公报|gazette/i.test(words) && !(asked.year && asked.number)) return false;
  return (!asked.year || Number(asked.year) === year) && (!asked.number || Number(asked.number) === number);
}

/** How an item is cited for good: name, year, issue, page. */
export const citationOf = ({ name, year, number }: Pick<IssueHead, 'name' | 'year' | 'number'>, page: number): string =>
  `《${name}》${year}年第${number}期第${page}页`;

export type IssueFault = { code: 'empty' } | { code: 'not_public'; title: string } | { code: 'twice'; title: string };

/** Why an issue cannot be published yet. */
export function findFaults(items: readonly { documentId: string; title: string; isPublic: boolean }[]): IssueFault[] {
  if (items.length === 0) return [{ code: 'empty' }];
  const seen = new Set<string>();
  return items.flatMap(({ documentId, title, isPublic }): IssueFault[] => {
    const isTwice = seen.has(documentId);
    seen.add(documentId);
    return [
      ...(isPublic ? [] : [{ code: 'not_public' as const, title }]),
      ...(isTwice ? [{ code: 'twice' as const, title }] : []),
    ];
  });
}

/** The print edition: name, contents with pages, then every document on a page of its own. */
export function printOf(
  head: IssueHead,
  items: readonly PrintedItem[],
  options: { address: string; producedAt: string },
): PrintDocument {
  return {
    redHead: head.name,
    title: issueWords(head),
    blocks: [...frontBlocks(head, items), ...items.flatMap((item, at) => itemBlocks(item, at + 1))],
    address: options.address,
    author: head.name,
    subject: issueWords(head),
    producedAt: options.producedAt,
  };
}

/** Contents by section. Page numbers have a place of their own, so that they can be filled in without moving a line. */
function frontBlocks(head: IssueHead, items: readonly PrintedItem[]): PrintBlock[] {
  const rows = items.map((item) => [
    { text: item.section },
    { text: item.documentNumber ? `${item.title}（${item.documentNumber}）` : item.title },
    { text: String(item.startPage) },
  ]);
  return [
    { kind: 'paragraph', text: head.publishedOn ? `${chineseDay(head.publishedOn)}出版` : '', align: 'center' },
    { kind: 'heading', level: 1, text: '目录', align: 'center' },
    {
      ...{ kind: 'table', headRows: 1 },
      rows: [['栏目', '标题', '页码'].map((text) => ({ text, header: true })), ...rows],
    },
    ...(head.note.trim() === '' ? [] : [{ kind: 'paragraph' as const, text: head.note.trim() }]),
  ];
}

function itemBlocks({ title, section, document }: PrintedItem, at: number): PrintBlock[] {
  const { documentNumber, recipients, blocks } = document;
  return [
    { kind: 'attachment', label: [String(at), section].filter(Boolean).join(' · '), title },
    ...(documentNumber ? [{ kind: 'paragraph' as const, text: documentNumber, align: 'center' as const }] : []),
    ...(recipients ? [{ kind: 'paragraph' as const, text: recipients.replace(/[:：]?$/, '：'), flush: true }] : []),
    ...blocks,
  ];
}

const chineseDay = (on: string) => {
  const [year = '', month = '', day = ''] = on.split('-');
  return `${Number(year)}年${Number(month)}月${Number(day)}日`;
};

/** What is signed: one text for one content, names in a fixed order, so that anybody can compute it again. */
export function manifestOf(
  head: IssueHead,
  items: readonly ManifestItem[],
  print: { sha256: string; pages: number },
): string {
  const { name, year, number, serial, note, publishedOn } = head;
  return JSON.stringify(
    {
      ...{ gazette: name, year, number, serial, publishedOn, note },
      items: items.map((item, at) => ({
        ...{ position: at + 1, section: item.section, title: item.title, documentNumber: item.documentNumber },
        ...{ issuingBody: item.issuingBody, documentId: item.documentId, editionId: item.editionId },
        ...{ textSha256: item.textSha256, startPage: item.startPage, pages: item.pages },
      })),
      print,
    },
    null,
    1,
  );
}

export const sha256Of = (data: string | Uint8Array): string => createHash('sha256').update(data).digest('hex');

/** The cover as a picture: name, issue, date. Plain shapes, so that it is small and sharp at every size. */
export function coverOf({ name, year, number, serial, publishedOn }: IssueHead): string {
  const escaped = (text: string) =>
    text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');
  const size = Math.min(40, Math.floor(520 / Math.max(1, [...name].length)));
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 600 848" role="img" aria-label="${escaped(name)} ${year}-${number}"><rect width="600" height="848" fill="#fff"/><rect x="24" y="24" width="552" height="800" fill="none" stroke="#c00" stroke-width="3"/><rect x="60" y="292" width="480" height="3" fill="#c00"/><g font-family="SimSun,'Songti SC','Source Han Serif CN',serif" text-anchor="middle"><text x="300" y="240" font-size="${size}" font-weight="700" fill="#c00">${escaped(name)}</text><text x="300" y="470" font-size="84" font-weight="700" fill="#222">${year}</text><text x="300" y="560" font-size="48" fill="#222">第${number}期</text>${serial > 0 ? `<text x="300" y="610" font-size="24" fill="#555">总第${serial}期</text>` : ''}<text x="300" y="760" font-size="22" fill="#555">${escaped(publishedOn ? chineseDay(publishedOn) : '')}</text></g></svg>`;
}
