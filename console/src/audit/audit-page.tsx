import { useInfiniteQuery } from '@tanstack/react-query';
import { Button, DatePicker, Input, Select } from 'antd';
import dayjs from 'dayjs';
import { useSearchParams } from 'react-router';
import { answer, http } from '../api/client.ts';
import type { AuditEntry, AuditQuery } from '../api/types.ts';
import { useTexts } from '../texts/index.ts';
import { addDays } from '../time/dates.ts';
import { DataTable, type Column } from '../ui/data-table.tsx';
import { ErrorNote } from '../ui/errors.tsx';
import { Nothing, Page } from '../ui/page.tsx';
import { At, useInstantWords } from '../ui/times.tsx';
import { BeforeAfter } from './before-after.tsx';
import { ChainPanel } from './chain-panel.tsx';

const TEXT_FILTERS = ['actorName', 'action', 'subjectType', 'subjectId'] as const;
const CHOICES = ['action', 'subjectType'] as const;

/** Who did what when, newest first; filters stand in the address. */
export function Component() {
  const t = useTexts();
  const instant = useInstantWords();
  const [params, setParams] = useSearchParams();
  const from = params.get('from');
  const to = params.get('to');
  const filter: AuditQuery = {
    ...Object.fromEntries(TEXT_FILTERS.flatMap((name) => (params.get(name) ? [[name, params.get(name)]] : []))),
    ...(from && { from: `${from}T00:00:00+08:00` }),
    // The last day counts as a whole.
    ...(to && { to: `${addDays(to, 1)}T00:00:00+08:00` }),
  };
  const set = (values: Record<string, string>) =>
    setParams(
      (before) => {
        for (const [name, value] of Object.entries(values)) {
          if (value) before.set(name, value);
          else before.delete(name);
        }
        return before;
      },
      { replace: true },
    );
  const query = useInfiniteQuery({
    queryKey: ['audit', filter],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam }) =>
      answer(http.GET('/api/v1/audit', { params: { query: { ...filter, limit: 50, cursor: pageParam } } })),
    getNextPageParam: (page) => page.nextCursor ?? undefined,
  });
  const items = query.data?.pages.flatMap((page) => page.items) ?? [];
  const labels = {
    actorName: t.audit.actor,
    action: t.audit.action,
    subjectType: t.audit.subjectType,
    subjectId: t.audit.subjectId,
  };
  const columns: Column<AuditEntry>[] = [
    { key: 'when', title: t.audit.when, width: 130, whole: true, render: ({ occurredAt }) => <At at={occurredAt} /> },
    {
      key: 'actor',
      title: t.audit.actor,
      width: 180,
      render: ({ actorName, actorKind }) => (actorKind === 'system' ? t.audit.bySystem(actorName) : actorName),
    },
    {
      key: 'action',
      title: t.audit.action,
      width: 300,
      render: ({ action }) => (
        <>
          {t.happenings[action] && <div>{t.happenings[action]}</div>}
          <code className="secondary">{action}</code>
        </>
      ),
    },
    {
      key: 'subject',
      title: t.audit.subject,
      render: ({ subjectType, subjectId }) => (
        <>
          <div>{t.audit.subjects[subjectType] ?? subjectType}</div>
          <code className="secondary">{subjectId}</code>
        </>
      ),
    },
    {
      key: 'seq',
      title: t.audit.seq,
      width: 90,
      render: ({ seq }) => seq ?? <span className="secondary">{t.audit.unsealed}</span>,
    },
  ];
  return (
    <Page title={t.audit.title} help={t.audit.help}>
      <ChainPanel />
      <div className="filters" role="search" aria-label={t.common.filters}>
        {CHOICES.map((name) => (
          <Select
            key={name}
            className={name === 'action' ? 'filter-wide' : 'filter'}
            allowClear
            showSearch={{ optionFilterProp: 'label' }}
            aria-label={labels[name]}
            placeholder={labels[name]}
            value={params.get(name) || undefined}
            onChange={(value?: string) => set({ [name]: value ?? '' })}
            options={Object.entries(name === 'action' ? t.happenings : t.audit.subjects).map(([value, label]) => ({
              value,
              label,
            }))}
          />
        ))}
        {(['actorName', 'subjectId'] as const).map((name) => (
          <Input.Search
            key={`${name} ${params.get(name) ?? ''}`}
            className="filter"
            allowClear
            aria-label={labels[name]}
            placeholder={labels[name]}
            defaultValue={params.get(name) ?? ''}
            maxLength={200}
            onSearch={(text) => set({ [name]: text.trim() })}
          />
        ))}
        <DatePicker.RangePicker
          className="filter-wide"
          allowEmpty={[true, true]}
          aria-label={t.audit.range}
          placeholder={[t.audit.from, t.audit.to]}
          value={[from ? dayjs(from) : null, to ? dayjs(to) : null]}
          onChange={(days) =>
            set({ from: days?.[0]?.format('YYYY-MM-DD') ?? '', to: days?.[1]?.format('YYYY-MM-DD') ?? '' })
          }
        />
      </div>
      <ErrorNote error={query.error} onRetry={() => void query.refetch()} />
      <DataTable
        label={t.audit.title}
        columns={columns}
        rows={items}
        rowKey={({ id }) => id}
        loading={query.isPending}
        empty={
          <Nothing title={t.audit.empty}>
            {params.size > 0 && (
              <Button onClick={() => setParams({}, { replace: true })}>{t.common.clearFilters}</Button>
            )}
          </Nothing>
        }
        more={{
          label: ({ action, occurredAt }) => t.audit.showDetail(t.happenings[action] ?? action, instant(occurredAt)),
          render: (entry) => <BeforeAfter entry={entry} />,
        }}
      />
      <div className="list-foot">
        {query.hasNextPage && (
          <Button loading={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
            {t.common.more}
          </Button>
        )}
      </div>
    </Page>
  );
}
