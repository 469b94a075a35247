import { Button } from 'antd';
import { Fragment, useMemo, useState, type ReactNode } from 'react';
import { FIELD_NAMES, type BodyBlock, type DocumentFields } from '../../api/types.ts';
import { useLocale } from '../../api/locale.ts';
import { useTexts } from '../../texts/index.ts';
import { TableView } from '../body/body-view.tsx';
import { fieldWords } from '../fields-view.tsx';
import { compareBodies, compareText, type ComparedBlock, type Piece } from './compare.ts';

/** Pieces of text with what was added and removed; the elements say it to screen readers, signs say it without colour. */
export function Pieces({ pieces }: { pieces: readonly Piece[] }): ReactNode {
  return pieces.map(({ kind, text }, at) => {
    if (kind === 'same') return <Fragment key={at}>{text}</Fragment>;
    const Tag = kind === 'added' ? 'ins' : 'del';
    return <Tag key={at}>{text}</Tag>;
  });
}

/** Unchanged blocks shown around a change, so that its place can be seen. */
const AROUND = 1;

/** Two bodies compared, unchanged stretches folded. */
export function ComparedBodies({ before, after }: { before: readonly BodyBlock[]; after: readonly BodyBlock[] }) {
  const t = useTexts();
  const rows = useMemo(() => compareBodies(before, after), [before, after]);
  const [open, setOpen] = useState<ReadonlySet<number>>(new Set());
  const count = (kind: ComparedBlock['kind']) => rows.filter((row) => row.kind === kind).length;
  if (count('same') === rows.length) return <p className="secondary">{t.documents.compare.none}</p>;
  return (
    <div className="compared">
      <p className="secondary">{t.documents.compare.summary(count('changed'), count('added'), count('removed'))}</p>
      <div className="body" lang="zh-CN">
        {groupsOf(rows).map(({ from, folded, rows: group }) =>
          folded && !open.has(from) ? (
            <div key={from} className="fold">
              <Button size="small" type="link" onClick={() => setOpen(new Set([...open, from]))}>
                {t.documents.compare.unchanged(group.length)} · {t.documents.compare.showUnchanged}
              </Button>
            </div>
          ) : (
            <Fragment key={from}>
              {group.map((row, at) => (
                <ComparedBlockView key={at} row={row} block={after[row.after ?? -1] ?? before[row.before ?? -1]} />
              ))}
            </Fragment>
          ),
        )}
      </div>
    </div>
  );
}

/** One block of the comparison: an unchanged table as a table, everything else as its pieces. */
function ComparedBlockView({ row, block }: { row: ComparedBlock; block: BodyBlock | undefined }) {
  if (block?.kind === 'table' && row.kind === 'same') return <TableView block={block} />;
  return (
    <p className={`compared-${row.kind}${block?.kind === 'table' ? ' compared-table' : ''}`}>
      <Pieces pieces={row.pieces} />
    </p>
  );
}

interface Group {
  from: number;
  folded: boolean;
  rows: ComparedBlock[];
}

/** Cuts the rows into shown and folded stretches. */
function groupsOf(rows: readonly ComparedBlock[]): Group[] {
  const near = (at: number) =>
    rows.slice(Math.max(0, at - AROUND), at + AROUND + 1).some(({ kind }) => kind !== 'same');
  const groups: Group[] = [];
  for (const [at, row] of rows.entries()) {
    const folded = !near(at);
    const last = groups.at(-1);
    if (last?.folded === folded) last.rows.push(row);
    else groups.push({ from: at, folded, rows: [row] });
  }
  return groups;
}

/** The fields that differ, each with its change. */
export function ComparedFields({ before, after }: { before: DocumentFields; after: DocumentFields }) {
  const t = useTexts();
  const locale = useLocale();
  const changed = FIELD_NAMES.filter((name) => (before[name] ?? '') !== (after[name] ?? ''));
  if (changed.length === 0) return <p className="secondary">{t.documents.compare.fieldsNone}</p>;
  return (
    <dl className="fields">
      {changed.map((name) => (
        <div key={name} className="wide">
          <dt>{t.documents.field[name]}</dt>
          <dd lang="zh-CN">
            <Pieces pieces={compareText(fieldWords(before, name, t, locale), fieldWords(after, name, t, locale))} />
          </dd>
        </div>
      ))}
    </dl>
  );
}
