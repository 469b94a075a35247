import { useQuery } from '@tanstack/react-query';
import { Button, Input, Select, Tabs } from 'antd';
import { useState } from 'react';
import { useNavigate, useParams, useSearchParams } from 'react-router';
import type { CatalogEntry } from '../api/types.ts';
import { usePermissions } from '../app/session.tsx';
import { UnitSelect } from '../organisations/unit-select.tsx';
import { useTexts } from '../texts/index.ts';
import { DataTable } from '../ui/data-table.tsx';
import { Loaded, Nothing, Page } from '../ui/page.tsx';
import { StateTag } from '../ui/state-tag.tsx';
import { On } from '../ui/times.tsx';
import { EntryDialog } from './entry-dialog.tsx';
import { ImportDialog } from './import-dialog.tsx';
import { entriesQuery, type EntryFilter } from './queries.ts';
import { UnfiledTab } from './unfiled-tab.tsx';

/** The standard catalog: its entries, and the documents that are filed nowhere. */
export function Component() {
  const t = useTexts();
  const navigate = useNavigate();
  const { tab = 'entries' } = useParams();
  return (
    <Page title={t.catalog.title} help={t.catalog.help}>
      <Tabs
        activeKey={tab === 'unfiled' ? 'unfiled' : 'entries'}
        destroyOnHidden
        onChange={(key) => void navigate(key === 'unfiled' ? '/catalog/unfiled' : '/catalog')}
        items={[
          { key: 'entries', label: t.catalog.tabs.entries, children: <EntriesTab /> },
          { key: 'unfiled', label: t.catalog.tabs.unfiled, children: <UnfiledTab /> },
        ]}
      />
    </Page>
  );
}

type Asking = 'new' | 'import' | CatalogEntry | null;

function EntriesTab() {
  const t = useTexts();
  const words = t.catalog;
  const can = usePermissions();
  const [params, setParams] = useSearchParams();
  const [asking, setAsking] = useState<Asking>(null);
  const status = params.get('status');
  const filter: EntryFilter = {
    field: params.get('field') ?? undefined,
    organisation: params.get('unit') ?? undefined,
    q: params.get('q') ?? undefined,
    status: status === 'open' || status === 'closed' ? status : undefined,
  };
  const set = (name: string, value: string | null | undefined) =>
    setParams(
      (before) => {
        if (value) before.set(name, value);
        else before.delete(name);
        return before;
      },
      { replace: true },
    );
  const query = useQuery(entriesQuery(filter));
  const mayWrite = can('catalog.entry.write');
  const fields = [...new Set([...(query.data?.fields ?? []), ...(query.data?.items ?? []).map(({ field }) => field)])];
  const exported = new URLSearchParams(
    Object.entries({ field: filter.field ?? '', organisation: filter.organisation ?? '' }).filter(
      ([, value]) => value !== '',
    ),
  ).toString();
  return (
    <>
      <div className="filters" role="search" aria-label={t.common.filters}>
        <Input.Search
          className="filter-search"
          allowClear
          aria-label={words.search}
          placeholder={words.search}
          defaultValue={filter.q ?? ''}
          maxLength={100}
          onSearch={(text) => set('q', text.trim())}
        />
        <Select
          allowClear
          showSearch
          className="filter-wide"
          aria-label={words.field.field}
          placeholder={words.allFields}
          value={filter.field}
          onChange={(value?: string) => set('field', value)}
          options={fields.map((value) => ({ value, label: value }))}
        />
        <UnitSelect
          allowClear
          className="filter-wide"
          label={words.field.organisation}
          placeholder={words.field.organisation}
          value={filter.organisation ?? null}
          onChange={(unit) => set('unit', unit)}
        />
        <Select
          allowClear
          className="filter"
          aria-label={t.common.state}
          placeholder={words.allStates}
          value={filter.status}
          onChange={(value?: string) => set('status', value)}
          options={(['open', 'closed'] as const).map((value) => ({ value, label: words.status[value] }))}
        />
        <Button href={`/api/v1/standard-catalog.xlsx${exported ? `?${exported}` : ''}`}>{words.export}</Button>
        {mayWrite && <Button onClick={() => setAsking('import')}>{words.import}</Button>}
        {mayWrite && (
          <Button type="primary" onClick={() => setAsking('new')}>
            {words.add}
          </Button>
        )}
      </div>
      <Loaded query={query}>
        {({ items }) => (
          <>
            <DataTable
              label={words.tabs.entries}
              rows={items}
              rowKey={({ id }) => id}
              empty={
                params.size > 0 ? (
                  <Nothing title={words.nothingFound}>
                    <Button onClick={() => setParams({}, { replace: true })}>{t.common.clearFilters}</Button>
                  </Nothing>
                ) : (
                  <Nothing title={words.none} help={words.noneHelp} />
                )
              }
              columns={columnsOf(t, mayWrite, setAsking)}
              more={{
                label: ({ level1, level2 }) => `${t.common.more} ${level1} ${level2}`,
                render: (entry) => <Details entry={entry} />,
              }}
            />
            <p className="secondary">{words.count(items.length)}</p>
          </>
        )}
      </Loaded>
      {asking === 'import' && <ImportDialog fields={fields} onClose={() => setAsking(null)} />}
      {asking !== null && asking !== 'import' && (
        <EntryDialog
          entry={asking === 'new' ? null : asking}
          fields={fields}
          channels={query.data?.channels ?? []}
          onClose={() => setAsking(null)}
        />
      )}
    </>
  );
}

function columnsOf(t: ReturnType<typeof useTexts>, mayWrite: boolean, onEdit: (entry: CatalogEntry) => void) {
  const words = t.catalog;
  return [
    {
      key: 'item',
      title: words.field.item,
      render: (entry: CatalogEntry) => (
        <span lang="zh-CN">
          {entry.level1}
          {entry.level2 && ` › ${entry.level2}`}
        </span>
      ),
    },
    {
      key: 'field',
      title: words.field.field,
      width: 130,
      render: ({ field }: CatalogEntry) => <span lang="zh-CN">{field}</span>,
    },
    {
      key: 'owner',
      title: words.field.organisation,
      width: 170,
      render: ({ organisationName, publisher }: CatalogEntry) => (
        <>
          <span lang="zh-CN">{organisationName || publisher}</span>
          {!organisationName && (
            <div>
              <StateTag tone="amber" shape="▲">
                {words.noOwner}
              </StateTag>
            </div>
          )}
        </>
      ),
    },
    {
      key: 'limit',
      title: words.field.timeLimit,
      width: 200,
      render: ({ timeLimit, isLimitUnread }: CatalogEntry) => (
        <>
          <span lang="zh-CN">{timeLimit}</span>
          {isLimitUnread && (
            <div title={words.unreadHelp}>
              <StateTag tone="amber" shape="▲">
                {words.unread}
              </StateTag>
            </div>
          )}
        </>
      ),
    },
    {
      key: 'last',
      title: words.lastOn,
      width: 150,
      render: ({ lastPublishedOn, documents }: CatalogEntry) =>
        lastPublishedOn ? (
          <>
            <On on={lastPublishedOn} /> · {words.documents(documents)}
          </>
        ) : (
          <span className="secondary">{words.nothingYet}</span>
        ),
    },
    {
      key: 'status',
      title: t.common.state,
      width: 90,
      render: ({ status }: CatalogEntry) => words.status[status],
    },
    ...(mayWrite
      ? [
          {
            key: 'edit',
            title: t.common.actions,
            width: 80,
            render: (entry: CatalogEntry) => (
              <button
                type="button"
                className="link"
                aria-label={`${words.edit} ${entry.level1} ${entry.level2}`}
                onClick={() => onEdit(entry)}
              >
                {t.interpretation.edit}
              </button>
            ),
          },
        ]
      : []),
  ];
}

function Details({ entry }: { entry: CatalogEntry }) {
  const t = useTexts();
  const { field: names } = t.catalog;
  const rows: [string, string][] = [
    [names.content, entry.content],
    [names.basis, entry.basis],
    [names.publisher, entry.publisher],
    [names.channels, entry.channels.join('、')],
    [names.evidence, entry.evidence],
  ];
  return (
    <dl className="fields">
      {rows
        .filter(([, value]) => value !== '')
        .map(([label, value]) => (
          <div key={label} className="wide">
            <dt>{label}</dt>
            <dd lang="zh-CN">{value}</dd>
          </div>
        ))}
    </dl>
  );
}
