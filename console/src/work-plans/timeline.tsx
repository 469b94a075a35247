import { Button, Segmented, Select, Space } from 'antd';
import { useState } from 'react';
import type { WorkPlanDetail } from '../api/types.ts';
import { useLocale } from '../api/locale.ts';
import { useTexts } from '../texts/index.ts';
import { dateWords, dayOf } from '../time/dates.ts';
import { DataTable } from '../ui/data-table.tsx';
import { On } from '../ui/times.tsx';
import { dueRows, spanOf, weeksOf, type DueRow } from './due-rows.ts';

const SHAPES = { none: '○', green: '●', yellow: '▲', red: '■', grey: '◌' } as const;
const MONTHS = Array.from({ length: 12 }, (_, n) => n + 1);

/** What falls due when, as bars over the year or as a month, with the same rows as a table under it. */
export function Timeline({ plan }: { plan: WorkPlanDetail }) {
  const t = useTexts();
  const words = t.workPlans.timeline;
  const [view, setView] = useState<'bars' | 'month'>('bars');
  const rows = dueRows(plan);
  return (
    <section aria-labelledby="timeline">
      <h2 id="timeline">{words.title}</h2>
      <Space wrap className="note no-print">
        <Segmented
          value={view}
          onChange={setView}
          options={[
            { value: 'bars', label: words.bars },
            { value: 'month', label: words.month },
          ]}
        />
        <Button onClick={() => window.print()}>{words.print}</Button>
      </Space>
      {view === 'bars' ? <Bars plan={plan} rows={rows} /> : <Month year={plan.year} rows={rows} />}
      <h3>{words.table}</h3>
      <DataTable
        label={words.table}
        rows={rows}
        rowKey={({ key }) => key}
        empty={words.none}
        columns={[
          {
            key: 'due',
            title: t.workPlans.field.due,
            width: 130,
            whole: true,
            render: ({ dueOn }) => <On on={dueOn} />,
          },
          {
            key: 'title',
            title: t.workPlans.field.itemTitle,
            render: ({ title }) => <span lang="zh-CN">{title}</span>,
          },
          {
            key: 'unit',
            title: t.workPlans.field.organisation,
            render: ({ unit }) => <span lang="zh-CN">{unit}</span>,
          },
          { key: 'opens', title: words.opens, width: 130, whole: true, render: ({ opensOn }) => <On on={opensOn} /> },
          { key: 'state', title: t.common.state, width: 130, render: (row) => <DutyLight row={row} /> },
        ]}
      />
    </section>
  );
}

function DutyLight({ row }: { row: Pick<DueRow, 'state' | 'light' | 'explanation'> }) {
  const words = useTexts().workPlans.timeline;
  if (row.state === null) return <span className="secondary">{words.planned}</span>;
  return (
    <span className={`light-${row.light}`} title={row.explanation}>
      <span aria-hidden="true">{SHAPES[row.light]}</span> {words.states[row.state as keyof typeof words.states]}
    </span>
  );
}

/** Bars of items over the year; a picture, so the table below is what is read aloud. */
function Bars({ plan, rows }: { plan: WorkPlanDetail; rows: readonly DueRow[] }) {
  const words = useTexts().workPlans.timeline;
  const today = spanOf(plan.year, dayOf(new Date()), dayOf(new Date()));
  const byItem = [...Map.groupBy(rows, ({ itemId }) => itemId).values()];
  return (
    <div className="gantt" role="img" aria-label={words.picture(plan.year, byItem.length)}>
      <div className="gantt-row gantt-head">
        <span />
        <span className="gantt-lane gantt-months">
          {MONTHS.map((month) => (
            <span key={month}>{month}</span>
          ))}
        </span>
      </div>
      {byItem.map((own) => (
        <div key={own[0]?.key} className="gantt-row">
          <span className="gantt-name" lang="zh-CN">
            {own[0]?.title}
          </span>
          <span className="gantt-lane">
            {dayOf(new Date()).startsWith(`${plan.year}-`) && (
              <span className="gantt-today" style={{ left: `${today.left}%` }} />
            )}
            {own.map((row) => {
              const { left, width } = spanOf(plan.year, row.opensOn, row.dueOn);
              return (
                <span
                  key={row.key}
                  className={`gantt-bar gantt-${row.light}`}
                  style={{ left: `${left}%`, width: `${width}%` }}
                />
              );
            })}
          </span>
        </div>
      ))}
    </div>
  );
}

/** One month: on each day what falls due. */
function Month({ year, rows }: { year: number; rows: readonly DueRow[] }) {
  const words = useTexts().workPlans.timeline;
  const locale = useLocale();
  const today = dayOf(new Date());
  const [month, setMonth] = useState(today.startsWith(`${year}-`) ? Number(today.slice(5, 7)) : 1);
  const on = (day: number) => `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
  return (
    <>
      <Select
        className="filter-wide note no-print"
        aria-label={words.month}
        value={month}
        onChange={setMonth}
        options={MONTHS.map((value) => ({ value, label: words.monthOf(year, value) }))}
      />
      <div className="month-scroll" tabIndex={0} role="region" aria-label={words.monthOf(year, month)}>
        <table className="month">
          <caption>{words.monthOf(year, month)}</caption>
          <thead>
            <tr>
              {words.weekdays.split(' ').map((day) => (
                <th key={day} scope="col">
                  {day}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {weeksOf(year, month).map((week, n) => (
              <tr key={n}>
                {week.map((day, at) => (
                  <td key={at} {...(day > 0 && on(day) === today && { className: 'month-today' })}>
                    {day > 0 && (
                      <>
                        <time dateTime={on(day)} aria-label={dateWords(locale, on(day))}>
                          {day}
                        </time>
                        {rows
                          .filter(({ dueOn }) => dueOn === on(day))
                          .map((row) => (
                            <div key={row.key} className={`light-${row.light}`} lang="zh-CN">
                              {SHAPES[row.light]} {row.title}（{row.unit}）
                            </div>
                          ))}
                      </>
                    )}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}
