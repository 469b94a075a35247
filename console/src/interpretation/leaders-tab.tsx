import { useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { useState } from 'react';
import { answer, http } from '../api/client.ts';
import type { LeaderCounts } from '../api/types.ts';
import { useTexts } from '../texts/index.ts';
import { dayOf } from '../time/dates.ts';
import { DataTable } from '../ui/data-table.tsx';
import { Loaded } from '../ui/page.tsx';
import { StateTag } from '../ui/state-tag.tsx';
import { INTERPRETATION } from './queries.ts';

/** How often the head of each unit interpreted in a year (主要负责人解读次数), against the setting of the place. */
export function LeadersTab() {
  const t = useTexts();
  const words = t.interpretation;
  const thisYear = Number(dayOf(new Date()).slice(0, 4));
  const [year, setYear] = useState(thisYear);
  const query = useQuery({
    queryKey: [...INTERPRETATION, 'leaders', year],
    queryFn: (): Promise<LeaderCounts> =>
      answer(http.GET('/api/v1/console/interpretation-leaders', { params: { query: { year } } })),
  });
  return (
    <>
      <div className="filters">
        <Select
          className="filter"
          aria-label={words.year}
          value={year}
          onChange={setYear}
          options={Array.from({ length: 6 }, (_, back) => ({ value: thisYear - back, label: String(thisYear - back) }))}
        />
      </div>
      <Loaded query={query}>
        {({ items, wanted, source }) => (
          <>
            {wanted !== null && (
              <p className="secondary">
                {words.wanted(wanted)} <span lang="zh-CN">{source}</span>
              </p>
            )}
            <DataTable
              label={words.tabs.leaders}
              rows={[...items].sort((a, b) => b.count - a.count)}
              rowKey={({ organisationId }) => organisationId}
              columns={[
                {
                  key: 'unit',
                  title: words.field.unit,
                  render: ({ organisationName }) => <span lang="zh-CN">{organisationName}</span>,
                },
                { key: 'count', title: words.count, width: 90, render: ({ count }) => count },
                {
                  key: 'forms',
                  title: words.byForm,
                  render: ({ byForm }) =>
                    Object.entries(byForm)
                      .map(([form, count]) => `${words.form[form as keyof typeof words.form]} ${count}`)
                      .join(' · '),
                },
                {
                  key: 'state',
                  title: t.common.state,
                  width: 130,
                  render: ({ count }) =>
                    wanted !== null &&
                    (count >= wanted ? (
                      <StateTag tone="green" shape="●">
                        {words.reached}
                      </StateTag>
                    ) : (
                      <StateTag tone="amber" shape="▲">
                        {words.short(wanted - count)}
                      </StateTag>
                    )),
                },
              ]}
            />
          </>
        )}
      </Loaded>
    </>
  );
}
