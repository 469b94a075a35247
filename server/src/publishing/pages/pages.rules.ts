import { isLink } from '../../kernel/text/index.ts';
import type { EditionRow, PageRow } from './pages.repo.ts';
import type { Block, Guide, PageContent, PageKind } from './pages.schema.ts';

/** Pure decisions about composed pages. */

/** The home page of a site that nobody composed yet. */
export const DEFAULT_HOME: readonly Block[] = [
  { kind: 'find' },
  { kind: 'latest', title: '', titleEn: '', limit: 8 },
  { kind: 'subjects', title: '', titleEn: '', limit: 12, aside: true },
  { kind: 'units', title: '', titleEn: '', limit: 24 },
];

/** Which blocks a page of a kind may have: a search field in a special topic, or a guide on the home page, would be a slip. */
const ALLOWED: Record<PageKind, readonly Block['kind'][]> = {
  home: ['find', 'latest', 'subjects', 'units', 'columns', 'pictures', 'notice', 'links', 'services', 'topics', 'text'],
  topic: ['columns', 'pictures', 'notice', 'links', 'services', 'text', 'documents'],
  compilation: ['text', 'documents', 'links'],
  text: ['text', 'links', 'documents', 'pictures'],
  guide: ['guide', 'text', 'links'],
};

/** Article 12 of the Regulation, in its order. */
export const GUIDE_ELEMENTS = [
  ['classification', '政府信息的分类', 'how the information is classified'],
  ['arrangement', '编排体系', 'how it is arranged'],
  ['access', '获取方式', 'how it is obtained'],
  ['office', '政府信息公开工作机构的名称', 'name of the disclosure office'],
  ['address', '办公地址', 'its address'],
  ['hours', '办公时间', 'its hours'],
  ['phone', '联系电话', 'its telephone'],
  ['fax', '传真号码', 'its fax'],
  ['online', '互联网联系方式', 'its contact on the internet'],
] as const satisfies readonly (readonly [Exclude<keyof Guide, 'kind'>, string, string])[];

export type PageFault =
  | { code: 'title_missing' }
  | { code: 'block_not_allowed'; words: string }
  | { code: 'guide_missing' }
  | { code: 'guide_incomplete'; words: string; wordsEn: string }
  | { code: 'link_wrong'; words: string }
  | { code: 'alt_missing' }
  | { code: 'search_missing' };

/** What speaks against publishing this content; empty when nothing does. */
export function findPageFaults(kind: PageKind, content: PageContent): PageFault[] {
  const faults: PageFault[] = [];
  const { blocks } = content;
  if (kind !== 'home' && content.title.trim() === '') faults.push({ code: 'title_missing' });
  for (const block of blocks)
    if (!ALLOWED[kind].includes(block.kind)) faults.push({ code: 'block_not_allowed', words: block.kind });
  // A reader who came to find something must be able to begin on the home page.
  if (kind === 'home' && !blocks.some((block) => block.kind === 'find')) faults.push({ code: 'search_missing' });
  for (const href of blocks.flatMap(linksOf))
    if (!isLink(href)) faults.push({ code: 'link_wrong', words: href || '—' });
  const withoutWords = blocks.some(
    (block) => block.kind === 'pictures' && block.items.some(({ alt, label }) => `${alt}${label}`.trim() === ''),
  );
  if (withoutWords || (content.cover !== null && content.coverAlt.trim() === '')) faults.push({ code: 'alt_missing' });
  if (kind === 'guide') {
    const guide = blocks.find((block) => block.kind === 'guide');
    if (!guide) faults.push({ code: 'guide_missing' });
    else {
      const missing = GUIDE_ELEMENTS.filter(([key]) => guide[key].trim() === '');
      if (missing.length > 0)
        faults.push({
          code: 'guide_incomplete',
          words: missing.map(([, zh]) => zh).join('、'),
          wordsEn: missing.map(([, , en]) => en).join(', '),
        });
    }
  }
  return faults;
}

const linksOf = (block: Block): string[] => {
  if (block.kind === 'links' || block.kind === 'services' || block.kind === 'pictures')
    return block.items.map(({ href }) => href);
  return block.kind === 'notice' && block.href !== '' ? [block.href] : [];
};

/** All words that would become public, for the gate's checks. */
export function textOf({ title, titleEn, summary, coverAlt, blocks }: PageContent): string {
  const words = (value: unknown): string[] => {
    if (typeof value === 'string') return [value];
    if (Array.isArray(value)) return value.flatMap(words);
    if (typeof value === 'object' && value !== null)
      return Object.entries(value).flatMap(([key, part]) => (SILENT.has(key) ? [] : words(part)));
    return [];
  };
  return [title, titleEn, summary, coverAlt, ...blocks.flatMap(words)].filter((part) => part.trim() !== '').join('\n');
}
const SILENT = new Set(['kind', 'picture', 'columnIds', 'documentIds']);

/** The pictures a page shows, each once. */
export function picturesOf({ cover, blocks }: PageContent): string[] {
  const shown = blocks.flatMap((block) => (block.kind === 'pictures' ? block.items.map(({ picture }) => picture) : []));
  return [...new Set([...(cover ? [cover] : []), ...shown])];
}

/** Where the public finds a page; `columnCode` is that of the column which shows it. */
export function pagePath(kind: PageKind, code: string, columnCode: string | null): string {
  if (kind === 'home') return '/';
  return kind === 'topic' || kind === 'compilation' ? `/topics/${code}` : columnCode ? `/columns/${columnCode}` : '';
}

/** Blocks in rows: one that stands aside is in the row of the block before it. */
export function rowsOf(blocks: readonly Block[]): Block[][] {
  const rows: Block[][] = [];
  for (const block of blocks) {
    const last = rows.at(-1);
    const isAside = 'aside' in block && block.aside === true;
    if (isAside && last && last[0]?.kind !== 'find' && last[0]?.kind !== 'notice') last.push(block);
    else rows.push([block]);
  }
  return rows;
}

export const KIND_NAMES: Record<PageKind, string> = {
  home: '首页',
  topic: '专题',
  compilation: '汇编',
  text: '单页',
  guide: '政府信息公开指南',
};

const OPEN: readonly EditionRow['state'][] = ['draft', 'in_review', 'approved'];
/** The draft, however far it has come. */
export const openOf = (editions: readonly EditionRow[]) => editions.find(({ state }) => OPEN.includes(state)) ?? null;

/** What the gate is asked to open: the words of the page, and its pictures, which have addresses of their own while it is live. */
export function releaseOf(page: PageRow, edition: EditionRow) {
  const title = edition.title || KIND_NAMES[page.kind];
  return {
    ...{ subjectId: page.id, editionId: edition.id, organisationId: page.organisationId, files: [] },
    besides: picturesOf(edition).map((sha256) => ({ sha256, name: '图片' })),
    subject: { title, text: textOf(edition) || title },
  };
}
