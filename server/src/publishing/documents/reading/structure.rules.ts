import type { Extraction } from '../../../kernel/extract/index.ts';
import type { BodyBlock, HeadingBlock, ParagraphBlock, ReadingWarning } from '../reading.schema.ts';
import { partPrefixes, withoutLabel, type Prefix } from './annexes.rules.ts';
import { closeUp, continuesItem, isHeading } from './headings.rules.ts';
import type { Entry, Line, Link } from './lines.rules.ts';
import type { Layout, LineRole, Part } from './layout.rules.ts';
import type { Marker } from './markers.rules.ts';
import { plainHeadingRank } from './outline.rules.ts';
import { joinTitle } from './titles.rules.ts';

/** Builds the body: a flat list of blocks, each with the path of its item and an anchor that small edits elsewhere keep. */

/** An item that is open while the body is built. */
interface OpenItem {
  parent: OpenItem | null;
  marker: Marker | null;
  rank: number;
  path: string;
  anchor: string;
  /** Anchor under which plain paragraphs are counted; an annexed plan has one although its items have no prefix. */
  paragraphAnchor: string;
  depth: number;
  /** 款 of an article that is open, from 1. */
  clause: number;
  paragraphs: number;
  headings: number;
  tables: number;
  /** Number of the last inner item of each rank, to notice gaps. */
  numbers: Map<number, number>;
}

const ROOT_RANK = -2;

/** Body of a document laid out before, and what is odd about its numbers; images are named `#index`. */
export function buildStructure(
  layout: Layout,
  extraction: Pick<Extraction, 'images'>,
): { body: BodyBlock[]; warnings: ReadingWarning[] } {
  const builder = new Builder(layout, extraction);
  builder.build();
  return { body: builder.body, warnings: builder.warnings };
}

class Builder {
  readonly body: BodyBlock[] = [];
  readonly warnings: ReadingWarning[] = [];
  private readonly layout: Layout;
  private readonly extraction: Pick<Extraction, 'images'>;
  private readonly anchors = new Map<string, number>();
  private root = newItem(null, null, ROOT_RANK, '', '');
  private top = this.root;

  constructor(layout: Layout, extraction: Pick<Extraction, 'images'>) {
    this.layout = layout;
    this.extraction = extraction;
  }

  build(): void {
    const { entries, roles, parts } = this.layout;
    const prefixes = partPrefixes(this.layout);
    const partAt = new Map(parts.map((part, i) => [part.start, i]));
    for (let i = 0; i < entries.length; i += 1) {
      const entry = entries[i];
      const part = partAt.get(i);
      if (part !== undefined) this.openPart(parts[part], prefixes[part]);
      if (!entry) continue;
      if (entry.kind === 'table') this.addTable(entry);
      else if (entry.kind === 'image') this.addImage(entry);
      else if (roles[i]) i = this.addRole(i, entry, roles[i] ?? 'tail');
      else this.addLine(entry, i);
    }
  }

  private openPart(part: Part | undefined, prefix: Prefix | undefined): void {
    this.root = newItem(null, null, ROOT_RANK, prefix?.path ?? '', prefix?.anchor ?? '');
    this.root.paragraphAnchor = this.root.anchor || (part?.label ? 'annex' : 'plan');
    this.root.depth = 1;
    this.top = this.root;
  }

  /** A line with a part to play; returns the index of the last line taken. */
  private addRole(at: number, line: Line, role: LineRole): number {
    const { entries, roles, titleLines } = this.layout;
    const textsTo = (end: number) =>
      entries.slice(at, end + 1).map((entry) => (entry.kind === 'line' ? entry.text : ''));
    if (role === 'title') {
      const end = titleLines.at(-1) ?? at;
      this.addParagraphBlock(joinTitle(textsTo(end)), '', 'title', 'title');
      return end;
    }
    if (role === 'recipients') {
      let end = at;
      while (roles[end + 1] === 'recipients') end += 1;
      this.addParagraphBlock(textsTo(end).join(''), '', 'recipients', 'recipients');
      return end;
    }
    if (role === 'part_label' || role === 'part_title') return this.addPartHeading(at);
    const known = ROLE_BLOCKS[role];
    if (role === 'signature' || role === 'date' || role === 'tail') this.top = this.root;
    this.addParagraphBlock(line.text, '', known.anchor, known.role, line.links);
    return at;
  }

  /** Label and title of an annex become one heading. */
  private addPartHeading(at: number): number {
    const { entries, roles, parts } = this.layout;
    let end = at;
    while (roles[end + 1] === 'part_title') end += 1;
    const texts = entries.slice(at, end + 1).map((entry) => (entry.kind === 'line' ? entry.text : ''));
    const label = parts.find((part) => part.start === at)?.label ?? '';
    if (label !== '') texts[0] = withoutLabel(texts[0] ?? '');
    const text = joinTitle(texts);
    const heading: HeadingBlock = {
      kind: 'heading',
      level: 1,
      ...(label !== '' && text !== '' ? { marker: label } : {}),
      text: text || label,
      path: this.root.path,
      anchor: this.anchor(this.root.paragraphAnchor),
    };
    this.body.push(heading);
    return end;
  }

  private addParagraphBlock(
    text: string,
    path: string,
    anchor: string,
    role?: ParagraphBlock['role'],
    links?: Link[],
    marker?: string,
  ): void {
    this.body.push({
      kind: 'paragraph',
      ...(marker !== undefined ? { marker } : {}),
      text,
      path,
      anchor: this.anchor(anchor),
      ...(role ? { role } : {}),
      ...(links && links.length > 0 ? { links } : {}),
    });
  }

  private addLine(line: Line, at: number): void {
    const { marker } = line;
    if (!marker) {
      if (line.headingLevel) this.addPlainHeading(line, line.headingLevel);
      else this.addParagraph(line);
      return;
    }
    let parent = this.top;
    while (parent.parent && parent.rank >= marker.rank) parent = parent.parent;
    const item = this.openItem(parent, marker);
    this.checkNumber(parent, marker, item.path);
    const text = line.text.slice(marker.length);
    if (isHeading(line, text, this.layout, at, articleOf(item) !== null)) {
      const anchor = this.anchor(item.anchor);
      const level = Math.min(6, item.depth);
      this.body.push({ kind: 'heading', level, marker: marker.written, text: closeUp(text), path: item.path, anchor });
      item.anchor = anchor;
    } else {
      this.addParagraphBlock(
        text,
        item.path,
        item.anchor,
        undefined,
        shiftLinks(line.links, marker.length),
        marker.written,
      );
      item.anchor = this.body.at(-1)?.anchor ?? item.anchor;
    }
    item.paragraphAnchor = item.anchor;
    this.top = item;
  }

  private openItem(parent: OpenItem, marker: Marker): OpenItem {
    const clause = parent.clause > 1 ? parent.clause : 0;
    // Items of a later clause are 第三条/第二款/（一）, so that they do not meet those of the first.
    const base = clause ? join(parent.path, `第${'〇一二三四五六七八九十'[clause] ?? String(clause)}款`) : parent.path;
    // Articles are numbered through the whole law: their anchor leaves the chapter out.
    const anchorBase =
      marker.kind === 'article' ? this.root.anchor : clause ? `${parent.anchor}-p${clause}` : parent.anchor;
    // So does its path: articles are cited without their chapter (第六条/（一）).
    const pathBase = marker.kind === 'article' ? this.root.path : base;
    const item = newItem(
      parent,
      marker,
      marker.rank,
      join(pathBase, marker.label),
      joinAnchor(anchorBase, marker.anchor),
    );
    if (marker.kind === 'article') item.clause = 1;
    return item;
  }

  /** Repeated and left-out numbers are kept as written, and named. */
  private checkNumber(parent: OpenItem, { rank, number, kind, written }: Marker, path: string): void {
    if (kind === 'decimal' || kind === 'circled') return;
    const holder = kind === 'article' ? this.root : parent;
    const before = holder.numbers.get(rank);
    holder.numbers.set(rank, number);
    if (before === undefined || number === before + 1 || number === 1) return;
    if (number === before && !/之/.test(path)) this.warnings.push({ code: 'number_repeated', path, words: written });
    else if (number > before + 1 && number <= before + 3)
      this.warnings.push({ code: 'number_skipped', path, words: written });
  }

  /** A heading without a number opens a section of its own; the numbers under it may begin again. */
  private addPlainHeading(line: Line, level: number): void {
    const rank = plainHeadingRank(level);
    let parent = this.top;
    while (parent.parent && (parent.marker !== null || parent.rank >= rank)) parent = parent.parent;
    parent.headings += 1;
    const name = closeUp(line.text);
    const path = name.length <= 24 ? join(parent.path, name.replace(/[/：:]/g, ' ')) : parent.path;
    const item = newItem(parent, null, rank, path, joinAnchor(parent.anchor, `h${parent.headings}`));
    const anchor = this.anchor(item.anchor);
    this.body.push({ kind: 'heading', level: Math.min(6, item.depth), text: name, path, anchor });
    item.anchor = anchor;
    item.paragraphAnchor = anchor;
    this.top = item;
  }

  private addParagraph(line: Line): void {
    const role = line.align === 'center' ? ('centered' as const) : undefined;
    const article = articleOf(this.top);
    // A paragraph after the items of an article is its next clause (款), not part of the last item.
    if (article && (this.top === article || !continuesItem(line))) {
      article.clause += 1;
      this.top = article;
      this.addParagraphBlock(line.text, article.path, `${article.anchor}-p${article.clause}`, role, line.links);
      return;
    }
    this.top.paragraphs += 1;
    const anchor = joinAnchor(this.top.paragraphAnchor, `p${this.top.paragraphs}`);
    this.addParagraphBlock(line.text, this.top.path, anchor, role, line.links);
  }

  private addTable(table: Extract<Entry, { kind: 'table' }>): void {
    this.top.tables += 1;
    const anchor = this.anchor(joinAnchor(this.top.paragraphAnchor, `t${this.top.tables}`));
    const block: BodyBlock = { kind: 'table', rows: table.rows, path: this.top.path, anchor };
    if (table.caption !== undefined) block.caption = table.caption;
    this.body.push(block);
  }

  private addImage(entry: Extract<Entry, { kind: 'image' }>): void {
    const image = this.extraction.images[entry.image];
    this.body.push({
      kind: 'image',
      file: `#${entry.image}`,
      alt: entry.alt,
      ...(image?.width ? { width: image.width } : {}),
      ...(image?.height ? { height: image.height } : {}),
      path: this.top.path,
      anchor: this.anchor(joinAnchor(this.top.paragraphAnchor, `g${entry.image + 1}`)),
    });
  }

  /** The anchor itself the first time, with -2, -3 … when a document repeats a number. */
  private anchor(wanted: string): string {
    const times = (this.anchors.get(wanted) ?? 0) + 1;
    this.anchors.set(wanted, times);
    return times === 1 ? wanted : this.anchor(`${wanted}-${times}`);
  }
}

const ROLE_BLOCKS: Record<LineRole, { anchor: string; role?: NonNullable<ParagraphBlock['role']> }> = {
  title: { anchor: 'title', role: 'title' },
  document_number: { anchor: 'number', role: 'document_number' },
  recipients: { anchor: 'recipients', role: 'recipients' },
  signature: { anchor: 'signature', role: 'signature' },
  date: { anchor: 'date', role: 'date' },
  attachment_note: { anchor: 'attachments', role: 'attachment_note' },
  tail: { anchor: 'note' },
  history: { anchor: 'history', role: 'centered' },
  part_label: { anchor: 'annex' },
  part_title: { anchor: 'plan' },
};

function newItem(parent: OpenItem | null, marker: Marker | null, rank: number, path: string, anchor: string): OpenItem {
  const depth = parent ? parent.depth + 1 : 0;
  const counts = { clause: 0, paragraphs: 0, headings: 0, tables: 0 };
  return { parent, marker, rank, path, anchor, paragraphAnchor: anchor, depth, ...counts, numbers: new Map() };
}

function articleOf(item: OpenItem): OpenItem | null {
  for (let at: OpenItem | null = item; at; at = at.parent) if (at.marker?.kind === 'article') return at;
  return null;
}

const join = (path: string, label: string) => (path === '' ? label : `${path}/${label}`);
const joinAnchor = (anchor: string, part: string) => (anchor === '' ? part : `${anchor}-${part}`);

function shiftLinks(links: Link[] | undefined, by: number): Link[] {
  return (links ?? [])
    .map((link) => ({ ...link, start: Math.max(0, link.start - by), end: link.end - by }))
    .filter((link) => link.end > link.start);
}
