import { memo, useEffect, useRef, type ReactNode } from 'react';
import type { BodyBlock, TableBlock } from '../../api/types.ts';
import { useTexts } from '../../texts/index.ts';
import { fileAddress } from '../queries.ts';
import { markedText, type Place } from './body-text.ts';
import { segmentsOf, type Mark } from './segments.ts';

/** A mark on the text of one block. */
export interface BlockMark extends Mark {
  block: number;
}

/** Marks of one kind for the places of some words. */
export const marksAt = (places: readonly Place[], kind: string, id?: string): BlockMark[] =>
  places.map(({ block, start, end }) => ({ block, start, end, kind, ...(id !== undefined && { id }) }));

interface BodyViewProps {
  blocks: readonly BodyBlock[];
  marks?: readonly BlockMark[];
  /** The block to bring into view; a new `at` brings it into view again. */
  target?: { block: number; at: number } | null;
  /** Where the pictures lie; as files of documents unless said otherwise. */
  addressOf?: (file: string) => string;
}

/** The text of a document as the officer reads it: numbered, with tables and images, with marks on words. */
export function BodyView({ blocks, marks = [], target = null, addressOf = fileAddress }: BodyViewProps) {
  const t = useTexts();
  const ref = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!target) return;
    const element = ref.current?.querySelector(`[data-block="${target.block}"]`);
    element?.scrollIntoView({ block: 'center', behavior: 'instant' });
  }, [target]);
  const byBlock = new Map<number, BlockMark[]>();
  for (const mark of marks) byBlock.set(mark.block, [...(byBlock.get(mark.block) ?? []), mark]);
  return (
    <div className="body" lang="zh-CN" ref={ref}>
      {blocks.length === 0 && <p className="secondary">{t.documents.noText}</p>}
      {blocks.map((block, at) => (
        <Block
          key={at}
          block={block}
          at={at}
          marks={byBlock.get(at) ?? NO_MARKS}
          src={block.kind === 'image' ? addressOf(block.file) : ''}
        />
      ))}
    </div>
  );
}

const NO_MARKS: readonly BlockMark[] = [];
const sameMarks = (a: readonly BlockMark[], b: readonly BlockMark[]) =>
  a.length === b.length && JSON.stringify(a) === JSON.stringify(b);

interface BlockProps {
  block: BodyBlock;
  at: number;
  marks: readonly BlockMark[];
  /** Address of a picture. */
  src: string;
}

const Block = memo(
  function Block({ block, at, marks, src }: BlockProps) {
    const t = useTexts();
    switch (block.kind) {
      case 'heading': {
        const Tag = `h${Math.min(6, block.level + 2)}` as 'h3' | 'h4' | 'h5' | 'h6';
        return (
          <Tag data-block={at} className={`level-${block.level}`}>
            <Marked text={markedText(block).shown} marks={marks} />
          </Tag>
        );
      }
      case 'paragraph':
        return (
          <p data-block={at} className={block.role ? `role-${block.role}` : undefined}>
            <Marked text={markedText(block).shown} marks={marks} />
          </p>
        );
      case 'table':
        return <TableView block={block} at={at} />;
      case 'image':
        return (
          <figure data-block={at}>
            {/^[0-9a-f]{64}$/.test(block.file) ? (
              <img src={src} alt={block.alt} width={block.width} height={block.height} loading="lazy" />
            ) : (
              <span className="secondary">{t.documents.body.image(block.alt)}</span>
            )}
          </figure>
        );
    }
  },
  (before, after) =>
    before.block === after.block &&
    before.at === after.at &&
    before.src === after.src &&
    sameMarks(before.marks, after.marks),
);

function Marked({ text, marks }: { text: string; marks: readonly Mark[] }): ReactNode {
  if (marks.length === 0) return text;
  return segmentsOf(text, marks).map(({ start, text: piece, marks: here }) =>
    here.length === 0 ? (
      piece
    ) : (
      <mark key={start} className={here.map(({ kind }) => `mark-${kind}`).join(' ')}>
        {piece}
      </mark>
    ),
  );
}

/** A table to read; it scrolls sideways by keyboard too. */
export function TableView({ block, at }: { block: TableBlock; at?: number }) {
  const t = useTexts();
  const columns = Math.max(0, ...block.rows.map((row) => row.reduce((sum, { colSpan = 1 }) => sum + colSpan, 0)));
  return (
    <div
      data-block={at}
      className="table-scroll"
      role="group"
      tabIndex={0}
      aria-label={t.documents.body.tableLabel(block.caption ?? '')}
    >
      {columns > 3 && <p className="table-wide">{t.documents.body.tableWide}</p>}
      <table>
        {block.caption && <caption>{block.caption}</caption>}
        <tbody>
          {block.rows.map((row, r) => (
            <tr key={r}>
              {row.map(({ text, header, colSpan, rowSpan }, c) => {
                const Cell = header ? 'th' : 'td';
                return (
                  <Cell key={c} colSpan={colSpan} rowSpan={rowSpan}>
                    {text}
                  </Cell>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
