import type { ComponentChildren, VNode } from 'preact';
import { Parts, pageWriter, safeHref, type PageFrame } from '../../portal/index.ts';
import type { BodyBlock, HeadingBlock, ImageBlock, ParagraphBlock, TableBlock } from './reading.schema.ts';

/** The text of a document as official typography: numbered places with addresses, tables, images, signature. */

export interface BodyProps {
  frame: PageFrame;
  blocks: BodyBlock[];
  /** Addresses of the published images, by `ImageBlock.file`; an image without one is said to be missing. */
  images: Record<string, string>;
}

export function Body({ frame, blocks, images }: BodyProps): VNode {
  const levels = headingLevels(blocks);
  let tables = 0;
  return (
    <div class="body" {...pageWriter(frame).chinese}>
      {blocks.map((block, at) => {
        switch (block.kind) {
          case 'heading':
            return (
              <Heading frame={frame} block={block} level={levels.get(at) ?? 2} isTitle={isInnerTitle(blocks, at)} />
            );
          case 'paragraph':
            return <Paragraph frame={frame} block={block} />;
          case 'table':
            tables += 1;
            return <Table frame={frame} block={block} number={tables} />;
          case 'image':
            return <Image frame={frame} block={block} src={images[block.file]} />;
        }
      })}
    </div>
  );
}

const bare = (text: string) => text.replace(/[\s\u3000]/g, '');

/** Below an article (条) stand paragraphs and items (款、项), never headings, however short they are. */
function asItems(blocks: BodyBlock[]): BodyBlock[] {
  return blocks.map((block) => {
    if (block.kind !== 'heading' || !/条\//.test(block.path)) return block;
    const { marker, text, path, anchor } = block;
    return { kind: 'paragraph', marker, text, path, anchor };
  });
}

/** What the page shows as text: without the title, which stands above it, and with the items of articles as items. */
export function textOf(blocks: BodyBlock[], title: string): BodyBlock[] {
  return asItems(withoutTitle(blocks, title));
}

/** The body without the title at its start, which the page shows above; a title over several lines is one title. */
export function withoutTitle(blocks: BodyBlock[], title: string): BodyBlock[] {
  let read = '';
  for (const [at, block] of blocks.entries()) {
    const isTitle = block.kind === 'heading' || (block.kind === 'paragraph' && block.role === 'title');
    if (!isTitle) return blocks;
    read += bare(block.text);
    if (read === bare(title)) return blocks.slice(at + 1);
    if (!bare(title).startsWith(read)) return blocks;
  }
  return blocks;
}

/** HTML level (2–6) of each heading by its place: levels that a document skips are closed up, so that none is missing. */
export function headingLevels(blocks: BodyBlock[]): Map<number, number> {
  const levels = new Map<number, number>();
  const open: number[] = [];
  for (const [at, block] of blocks.entries()) {
    if (block.kind !== 'heading') continue;
    while (open.length > 0 && (open.at(-1) ?? 0) >= block.level) open.pop();
    open.push(block.level);
    levels.set(at, Math.min(6, open.length + 1));
  }
  return levels;
}

/** Number and text as they stand in the document, whether or not `text` repeats the number. */
export function withMarker({ marker, text }: { marker?: string; text: string }): {
  marker: string;
  rest: string;
  offset: number;
} {
  if (!marker) return { marker: '', rest: text, offset: 0 };
  // Numbers in brackets are printed with full-width ones (GB/T 9704), whichever the source had.
  const printed = marker.replace('(', '（').replace(')', '）');
  const repeated = text.startsWith(marker);
  const start = repeated ? marker.length : 0;
  const space = /^[\s\u3000]*/.exec(text.slice(start))?.[0].length ?? 0;
  return { marker: printed, rest: text.slice(start + space), offset: start + space };
}

/** A number that is a word of its own (第四条, 第二章, 附件1) stands apart from the text; 一、 and （二） do not. */
const standsApart = (marker: string) => /^(第.+[条章节编款]|附件)/.test(marker);

export interface ContentsEntry {
  anchor: string;
  text: string;
  depth: 1 | 2;
  /** Words of the page, in its language, and not of the document. */
  isOurs?: boolean;
}

const LONGEST_CONTENTS = 30;

/** The headings that a contents list shows: two levels, or the first one only when two would be too long to survey. */
export function contentsOf(blocks: BodyBlock[]): ContentsEntry[] {
  const levels = headingLevels(blocks);
  const entries = [...levels].flatMap(([at, level]): ContentsEntry[] => {
    const block = blocks[at];
    if (block?.kind !== 'heading' || level > 3) return [];
    const { marker, rest } = withMarker(block);
    const [sentence = rest] = rest.split(/(?<=[。：])/, 1);
    const short = sentence.length > 36 ? `${sentence.slice(0, 35)}…` : sentence.replace(/[。：]$/, '');
    return [{ anchor: block.anchor, text: join(marker, short), depth: level === 2 ? 1 : 2 }];
  });
  const first = entries.filter(({ depth }) => depth === 1);
  const shown = entries.length > LONGEST_CONTENTS && first.length > 1 ? first : entries;
  return shown.length > 1 ? shown : [];
}

const join = (marker: string, rest: string) => (standsApart(marker) ? `${marker}\u3000${rest}` : marker + rest);

function Anchor({ frame, anchor, name }: { frame: PageFrame; anchor: string; name: string }): VNode {
  return (
    <a class="anchor" href={`#${anchor}`} aria-label={pageWriter(frame).text.document.anchor(name)}>
      #
    </a>
  );
}

/** The title of a text inside the document (附件): a heading without number above numbered ones. */
function isInnerTitle(blocks: BodyBlock[], at: number): boolean {
  const block = blocks[at];
  if (block?.kind !== 'heading' || block.marker) return false;
  const next = blocks.slice(at + 1).find((other) => other.kind === 'heading');
  return next?.kind === 'heading' && next.level > block.level && Boolean(next.marker);
}

function Heading(props: { frame: PageFrame; block: HeadingBlock; level: number; isTitle: boolean }): VNode {
  const { frame, block, level, isTitle } = props;
  const { marker, rest } = withMarker(block);
  const isAnnex = marker.startsWith('附件');
  const Tag = `h${level}` as 'h2' | 'h3' | 'h4' | 'h5' | 'h6';
  return (
    <Tag id={block.anchor} class={isTitle || isAnnex ? 'inner-title' : headingClass(marker, rest)}>
      {isAnnex && <span class="annex">{marker}</span>}
      {isTitle || isAnnex ? <Parts.Phrases text={rest} /> : join(marker, rest)}
      <Anchor frame={frame} anchor={block.anchor} name={join(marker, rest).slice(0, 30)} />
    </Tag>
  );
}

/** A chapter stands in the middle; a whole sentence that heads its item is no larger than the text. */
function headingClass(marker: string, rest: string): string | undefined {
  if (/^第.+[章节编]/.test(marker)) return 'chapter';
  return /[。；]$/.test(rest) || rest.length > 40 ? 'sentence' : undefined;
}

const CLASSES: Record<NonNullable<ParagraphBlock['role']>, string> = {
  title: 'inner-title',
  document_number: 'number',
  recipients: 'recipients',
  signature: 'signature',
  date: 'date',
  attachment_note: 'attachment',
  centered: 'centered',
};

function Paragraph({ frame, block }: { frame: PageFrame; block: ParagraphBlock }): VNode {
  const { marker, rest, offset } = withMarker(block);
  const links = (block.links ?? []).map(({ start, end, href }) => ({ start: start - offset, end: end - offset, href }));
  const lead = links.length === 0 && /^（.+）$/.test(marker) ? runInHead(rest) : 0;
  return (
    <p id={block.anchor || undefined} class={block.role ? CLASSES[block.role] : marker ? 'item' : undefined}>
      {marker && standsApart(marker) && <span class="article">{marker}</span>}
      {marker && !standsApart(marker) && lead === 0 && marker}
      {lead > 0 && <strong>{marker + rest.slice(0, lead)}</strong>}
      {block.role === 'title' ? <Parts.Phrases text={rest} /> : <Inline text={rest.slice(lead)} links={links} />}
      {marker && block.anchor && <Anchor frame={frame} anchor={block.anchor} name={marker} />}
    </p>
  );
}

/** Length of a short first sentence that heads the paragraph: （一）加强组织领导。各部门要…; 0 when there is none. */
function runInHead(text: string): number {
  const end = text.indexOf('。') + 1;
  return end > 3 && end <= 30 && end < text.length ? end : 0;
}

/** Text with its links; ranges that do not fit the text and addresses that are not safe to follow are plain text. */
function Inline({ text, links }: { text: string; links: { start: number; end: number; href: string }[] }): VNode {
  const pieces: ComponentChildren[] = [];
  let at = 0;
  for (const { start, end, href } of [...links].sort((a, b) => a.start - b.start)) {
    const address = safeHref(href);
    if (address === null || start < at || end <= start || end > text.length) continue;
    pieces.push(lines(text.slice(at, start)), <a href={address}>{text.slice(start, end)}</a>);
    at = end;
  }
  pieces.push(lines(text.slice(at)));
  return <>{pieces}</>;
}

function lines(text: string): ComponentChildren {
  if (!text.includes('\n')) return text;
  return text.split('\n').map((line, at) => (
    <>
      {at > 0 && <br />}
      {line}
    </>
  ));
}

function Table({ frame, block, number }: { frame: PageFrame; block: TableBlock; number: number }): VNode {
  const { text } = pageWriter(frame);
  const { rows, caption = '' } = block;
  const columns = Math.max(0, ...rows.map((row) => row.reduce((sum, cell) => sum + (cell.colSpan ?? 1), 0)));
  const head = rows.slice(0, headRowCount(rows));
  const size = columns > 6 ? 'cols-many' : columns > 3 ? `cols-${columns}` : undefined;
  return (
    <div class={columns > 3 ? 'table wide' : 'table'} id={block.anchor || undefined}>
      {columns > 3 && (
        <p class="table-note" lang={frame.locale === 'en' ? 'en' : undefined}>
          {text.document.tableScroll}
        </p>
      )}
      {/* Focus lets a keyboard scroll it sideways. */}
      <div
        class="table-scroll"
        role={columns > 3 ? 'region' : undefined}
        tabIndex={columns > 3 ? 0 : undefined}
        aria-label={columns > 3 ? text.document.tableLabel(number, caption) : undefined}
      >
        <table class={size}>
          {caption && <caption>{caption}</caption>}
          {head.length > 0 && <thead>{head.map((row) => Row(row, true))}</thead>}
          <tbody>{rows.slice(head.length).map((row) => Row(row, false))}</tbody>
        </table>
      </div>
    </div>
  );
}

/** Rows at the top that name the columns: those marked so, else a first row of short words above rows of data. */
export function headRowCount(rows: TableBlock['rows']): number {
  const marked = rows.findIndex((row) => !row.every((cell) => cell.header));
  if (rows.some((row) => row.some((cell) => cell.header))) return Math.max(0, marked);
  const names = rows.length > 2 && rows[0]?.every(({ text, rowSpan }) => isColumnName(text) && !rowSpan);
  return names && new Set(rows[0]?.map(({ text }) => text)).size > 1 ? 1 : 0;
}

const isColumnName = (text: string) => text !== '' && text.length <= 16 && !/^[\d\s.,%—-]+$|[。；]$/.test(text);

function Row(cells: TableBlock['rows'][number], inHead: boolean): VNode {
  return (
    <tr>
      {cells.map(({ text, colSpan, rowSpan, header }) => {
        const spans = { colSpan, rowSpan };
        return header || inHead ? (
          <th scope={inHead ? 'col' : 'row'} {...spans}>
            {lines(text)}
          </th>
        ) : (
          <td {...spans}>{lines(text)}</td>
        );
      })}
    </tr>
  );
}

function Image({ frame, block, src }: { frame: PageFrame; block: ImageBlock; src: string | undefined }): VNode {
  const { text } = pageWriter(frame);
  const address = src === undefined ? null : safeHref(src);
  return (
    <figure id={block.anchor || undefined}>
      {address === null ? (
        <p class="image-missing" lang={frame.locale === 'en' ? 'en' : undefined}>
          {text.document.imageMissing(block.alt)}
        </p>
      ) : (
        <img src={address} alt={block.alt} width={block.width} height={block.height} loading="lazy" />
      )}
    </figure>
  );
}
