import { useQuery } from '@tanstack/react-query';
import { Select, Space } from 'antd';
import { Link, useSearchParams } from 'react-router';
import { answer, http } from '../api/client.ts';
import type { Answer } from '../api/types.ts';
import { useTexts } from '../texts/index.ts';
import { DataTable, type Column } from '../ui/data-table.tsx';
import { Loaded } from '../ui/page.tsx';
import { REQUESTS, type ListView } from './queries.ts';

type Load = Answer<'/api/v1/console/requests/load'>;
type Row = Omit<Load['officers'][number], 'id'> & { key: string; to: Record<string, string> };

/** The Regulation as it is now has been in force since May 2019. */
const FIRST_YEAR = 2019;

/** What each unit and each officer has on the desk, and what they closed in a year; each figure opens the list behind it. */
export function LoadTab() {
  const t = useTexts();
  const words = t.requests.load;
  const [params, setParams] = useSearchParams();
  const year = Number(params.get('year')) || undefined;
  const query = useQuery({
    queryKey: [...REQUESTS, 'load', year],
    queryFn: () => answer(http.GET('/api/v1/console/requests/load', { params: { query: { ...(year && { year }) } } })),
  });
  return (
    <Loaded query={query}>
      {(load) => {
        const years = Array.from(
          { length: Math.max(1, load.thisYear - FIRST_YEAR + 1) },
          (_, at) => load.thisYear - at,
        );
        const units = load.units.map((row): Row => ({ ...row, key: row.id, to: { unit: row.id } }));
        const officers = load.officers.map((row): Row => {
          const name = row.id === null ? words.nobody : row.name || words.unknown;
          return { ...row, name, key: row.id ?? 'none', to: { officer: row.id ?? 'none', name } };
        });
        const columns = (title: string): Column<Row>[] => {
          const figure = (key: 'open' | 'near' | 'overdue' | 'closed', heading: string, view: ListView) => ({
            ...{ key, title: heading, whole: true },
            render: (row: Row) => {
              const n = row[key];
              const to = { ...row.to, view, ...(view === 'closed' && { year: String(load.year) }) };
              return (
                <Link
                  to={`/requests?${new URLSearchParams(to)}`}
                  aria-label={words.cell(row.name, heading, n)}
                  className={key === 'overdue' && n > 0 ? 'due due-red' : undefined}
                >
                  {key === 'overdue' && n > 0 && <span aria-hidden="true">■ </span>}
                  {n}
                </Link>
              );
            },
          });
          return [
            { key: 'name', title, render: (row) => <span lang="zh-CN">{row.name}</span> },
            figure('open', words.open, 'open'),
            figure('near', words.near(load.nearDays), 'near'),
            figure('overdue', words.overdue, 'overdue'),
            figure('closed', words.closed(load.year), 'closed'),
            {
              ...{ key: 'median', title: words.median, whole: true },
              render: ({ medianDays, answered }) =>
                medianDays === null ? (
                  <span className="secondary">{words.noAnswer}</span>
                ) : (
                  words.days(medianDays, answered)
                ),
            },
          ];
        };
        const tables = [
          ['units', words.units, words.unit, units],
          ['officers', words.officers, words.officer, officers],
        ] as const;
        return (
          <>
            <Space wrap className="note">
              <label htmlFor="load-year">{words.year}</label>
              <Select
                id="load-year"
                value={load.year}
                options={years.map((value) => ({ value, label: String(value) }))}
                onChange={(next) => setParams({ year: String(next) }, { replace: true })}
              />
            </Space>
            {tables.map(([key, heading, title, rows]) => (
              <section key={key}>
                <h2>{heading}</h2>
                <DataTable
                  label={heading}
                  columns={columns(title)}
                  rows={rows}
                  rowKey={(row) => row.key}
                  empty={words.none}
                />
              </section>
            ))}
            <p className="secondary">{words.medianHelp}</p>
          </>
        );
      }}
    </Loaded>
  );
}
