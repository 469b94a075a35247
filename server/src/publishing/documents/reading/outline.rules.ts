import type { BodyBlock } from '../reading.schema.ts';
import { MARKER_RANK, readMarker, type Marker } from './markers.rules.ts';

/** The tree of items that a flat body stands for, taken from numbers and paths. */

export interface OutlineItem {
  parent: OutlineItem | null;
  marker: Marker | null;
  rank: number;
  path: string;
  /** Indexes into the body: its heading or first paragraph, then what follows before the first inner item. */
  blocks: number[];
  children: OutlineItem[];
}

export interface Outline {
  /** The main text and each annex. */
  roots: OutlineItem[];
  /** The item of each block; title, signature and remarks have none. */
  itemOf: (OutlineItem | null)[];
}

const ROOT_RANK = -2;

/** Rank of an un-numbered heading: above every number, among themselves by level. */
export const plainHeadingRank = (level: number) => -1 + level / 10;

/** True for the heading that opens an annexed plan or 附件2. */
export function opensAnnex(block: BodyBlock): boolean {
  return block.kind === 'heading' && block.level === 1 && /^(?:plan|annex)\d*(?:-\d+)*$/.test(block.anchor);
}

/** Items of a body in order. */
export function outlineOf(body: readonly BodyBlock[]): Outline {
  let root = newItem(null, null, ROOT_RANK, '');
  let top = root;
  const roots = [root];
  const itemOf = body.map((block, at): OutlineItem | null => {
    if (opensAnnex(block)) {
      root = newItem(null, null, ROOT_RANK, block.path);
      top = root;
      roots.push(root);
    } else if (block.kind === 'paragraph' && block.role !== undefined && block.role !== 'centered') {
      if (block.role === 'signature' || block.role === 'date') top = root;
      return null;
    } else {
      const marker = markerOf(block);
      if (marker || (block.kind === 'heading' && !('marker' in block && block.marker !== undefined))) {
        const rank = marker?.rank ?? plainHeadingRank(block.kind === 'heading' ? block.level : 1);
        while (top.parent && (top.rank >= rank || (!marker && top.marker !== null))) top = top.parent;
        top = newItem(top, marker, rank, block.path);
      } else {
        // 本方案自印发之日起施行, 请各单位…报送 under the last item speak of the whole paper.
        if (block.kind === 'paragraph' && CLOSING.test(block.text) && isLast(body, at)) return null;
        // Remarks after the text carry no path; a clause of an article carries the article's.
        while (top.parent && top.path !== block.path) top = top.parent;
        if (top.path !== block.path && top.path !== '') return null;
      }
    }
    top.blocks.push(at);
    return top;
  });
  return { roots, itemOf };
}

const CLOSING =
  /^\s*(?:本(?:方案|通知|意见|办法|计划|要点|措施|细则|规定|清单|规划)(?:自|由|有效期|从)|请(?:各|有关|相关|于)|(?:希?望|要求)各(?:单位|部门|地|级)|特此|有效期|联系(?:人|电话|方式)|以上(?:任务|事项|工作|各项)|此通知|专此)/;

/** Nothing numbered follows before the next annex. */
function isLast(body: readonly BodyBlock[], at: number): boolean {
  for (let i = at + 1; i < body.length; i += 1) {
    const block = body[i];
    if (!block || opensAnnex(block)) break;
    if (block.kind === 'table' || block.kind === 'heading' || ('marker' in block && block.marker !== undefined))
      return false;
  }
  return true;
}

function newItem(parent: OutlineItem | null, marker: Marker | null, rank: number, path: string): OutlineItem {
  const item: OutlineItem = { parent, marker, rank, path, blocks: [], children: [] };
  parent?.children.push(item);
  return item;
}

function markerOf(block: BodyBlock): Marker | null {
  if ((block.kind !== 'paragraph' && block.kind !== 'heading') || block.marker === undefined) return null;
  return readMarker(`${block.marker} ${block.text.slice(0, 20)}`) ?? null;
}

/** True inside an article of a law, whose items are rules, not tasks. */
export function inArticle(item: OutlineItem): boolean {
  for (let at: OutlineItem | null = item; at; at = at.parent) if (at.rank === MARKER_RANK.article) return true;
  return false;
}
