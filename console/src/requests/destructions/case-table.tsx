import { Link } from 'react-router';
import { useTexts } from '../../texts/index.ts';
import { DataTable } from '../../ui/data-table.tsx';
import { Nothing } from '../../ui/page.tsx';
import { On } from '../../ui/times.tsx';
import type { Destruction } from './queries.ts';

type Case = Destruction['cases'][number];

/** Cases by number, authority and the day they were closed: nothing that says who asked. */
export function CaseTable({ label, cases }: { label: string; cases: readonly Case[] }) {
  const words = useTexts().requestDestructions;
  return (
    <DataTable<Case>
      label={label}
      rows={cases}
      rowKey={({ id }) => id}
      empty={<Nothing title={words.nothingDue} help={words.nothingDueHelp} />}
      columns={[
        {
          key: 'number',
          title: words.number,
          render: ({ id, number, isHidden }) =>
            isHidden ? (
              <>
                {number && <span lang="zh-CN">{number} </span>}
                {words.hiddenCase}
              </>
            ) : (
              <Link to={`/requests/${id}`} lang="zh-CN">
                {number || words.unregistered}
              </Link>
            ),
        },
        {
          key: 'unit',
          title: words.unit,
          render: ({ organisationName }) => <span lang="zh-CN">{organisationName}</span>,
        },
        { key: 'closed', title: words.closedOn, whole: true, render: ({ closedOn }) => <On on={closedOn} /> },
      ]}
    />
  );
}
