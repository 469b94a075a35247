import { parseNumber } from '../../kernel/text/index.ts';
import { titleKey } from './normative.rules.ts';

/** Citations in running text: 《…办法》第十二条第二款第（三）项, 本办法第五条. Pure. */

export interface Citation {
  /** Offsets in UTF-16 units of the text. */
  start: number;
  end: number;
  /** Key of the cited title; null: this document itself. */
  titleKey: string | null;
  /** 发文字号 behind the title, without brackets; ''. */
  documentNumber: string;
  /** Address within the cited text; '' for the whole of it. */
  anchor: string;
}

const NUMBER = '[一二三四五六七八九十百千零〇两\\d]{1,8}';
const PLACE = `第${NUMBER}条(?:之[一二三四五六七八九十])?(?:第${NUMBER}款)?(?:第?[（(]${NUMBER}[）)]项|第${NUMBER}项)?`;
const CITED = new RegExp(
  `《([^《》]{2,150}(?:《[^《》]{1,150}》[^《》]{0,60})?)》([（(][^（）()]{2,40}号[）)])?(${PLACE})?` +
    `|本(?:办法|规定|细则|规则|条例|意见|决定|标准|方案)(${PLACE})`,
  'g',
);
const PARTS = new RegExp(
  `第(${NUMBER})条(?:之([一二三四五六七八九十]))?(?:第(${NUMBER})款)?(?:第?[（(]?(${NUMBER})[）)]?项)?`,
);

/** Every citation in a text, in order. */
export function findCitations(text: string): Citation[] {
  if (!/[《本]/.test(text)) return [];
  return [...text.matchAll(CITED)].flatMap((match): Citation[] => {
    const [whole, title, number = '', place, own] = match;
    const at = { start: match.index, end: match.index + whole.length };
    if (own !== undefined) return [{ ...at, titleKey: null, documentNumber: '', anchor: anchorOf(own) }];
    const key = titleKey(title ?? '');
    if (key.length < 4) return [];
    return [{ ...at, titleKey: key, documentNumber: number.slice(1, -1), anchor: place ? anchorOf(place) : '' }];
  });
}

/** The address of an article, paragraph and item as texts here have it: art-12, art-12-p2, art-12-p2-b3. */
export function anchorOf(place: string): string {
  const [, article = '', added, clause, item] = PARTS.exec(place) ?? [];
  const number = parseNumber(article);
  if (number === null) return '';
  const after = (value: string | undefined) => (value === undefined ? null : parseNumber(value));
  const [extra, paragraph, part] = [after(added), after(clause), after(item)];
  return [
    `art-${number}`,
    ...(extra === null ? [] : [`-${extra}`]),
    // The first paragraph is where the article begins.
    ...(paragraph === null || paragraph === 1 ? [] : [`-p${paragraph}`]),
    ...(part === null ? [] : [`-b${part}`]),
  ].join('');
}

interface Linked {
  start: number;
  end: number;
  href: string;
}
interface TextBlock {
  kind: string;
  text?: string;
  anchor?: string;
  links?: Linked[];
}

/** The text with its citations as links; links that are there already stay, and what `hrefOf` does not know stays plain. */
export function linkCitations<B extends TextBlock>(
  blocks: readonly B[],
  hrefOf: (citation: Citation) => string | null,
): B[] {
  const anchors = new Set(blocks.flatMap(({ anchor }) => (anchor ? [anchor] : [])));
  return blocks.map((block) => {
    if (block.kind !== 'paragraph' || !block.text) return block;
    const known = block.links ?? [];
    const added = findCitations(block.text).flatMap((citation): Linked[] => {
      const { start, end, anchor } = citation;
      if (known.some((link) => link.start < end && start < link.end)) return [];
      const own = anchors.has(anchor) ? `#${anchor}` : null;
      const href = citation.titleKey === null ? own : hrefOf(citation);
      return href === null || href === `#${block.anchor}` ? [] : [{ start, end, href }];
    });
    return added.length === 0 ? block : { ...block, links: [...known, ...added].sort((a, b) => a.start - b.start) };
  });
}

/** Keys of all titles that a text cites. */
export const citedKeys = (blocks: readonly { kind: string; text?: string }[]): string[] => [
  ...new Set(
    blocks.flatMap(({ text }) => (text ? findCitations(text).flatMap(({ titleKey: key }) => (key ? [key] : [])) : [])),
  ),
];
