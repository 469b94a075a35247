import { useQuery } from '@tanstack/react-query';
import { Button, Input, Pagination, Select } from 'antd';
import { useState } from 'react';
import { useNavigate, useParams, useSearchParams } from 'react-router';
import { useLocale } from '../api/locale.ts';
import { UnitSelect } from '../organisations/unit-select.tsx';
import { useTexts } from '../texts/index.ts';
import { Loaded, NotFound, Nothing, Page } from '../ui/page.tsx';
import { EntriesTable } from './entries-table.tsx';
import { EntryDialog } from './entry-dialog.tsx';
import { ImportDialog } from './import-dialog.tsx';
import { entriesQuery, ledgersQuery, type LedgerKind } from './queries.ts';

const STATES = ['draft', 'submitted', 'confirmed', 'taken_back', 'dropped'] as const;
const PAGE = 50;

/** One ledger: its entries, filing, Excel in and out. */
export function Component() {
  const { kind: code = '' } = useParams();
  const query = useQuery(ledgersQuery);
  return (
    <Loaded query={query}>
      {({ items, mayWrite, mayConfirm }) => {
        const kind = items.find((one) => one.kind.code === code)?.kind;
        return kind ? <Ledger kind={kind} mayWrite={mayWrite} mayConfirm={mayConfirm} /> : <NotFound />;
      }}
    </Loaded>
  );
}

function Ledger({ kind, mayWrite, mayConfirm }: { kind: LedgerKind; mayWrite: boolean; mayConfirm: boolean }) {
  const t = useTexts();
  const words = t.ledgers;
  const locale = useLocale();
  const navigate = useNavigate();
  const [asking, setAsking] = useState<'new' | 'import' | null>(null);
  const [params, setParams] = useSearchParams();
  const set = (name: string, value: string | null | undefined) =>
    setParams(
      (before) => {
        if (value) before.set(name, value);
        else before.delete(name);
        if (name !== 'page') before.delete('page');
        return before;
      },
      { replace: true },
    );
  const state = STATES.find((one) => one === params.get('state'));
  const page = Math.max(1, Number(params.get('page') ?? '1') || 1);
  const filter = {
    kind: kind.code,
    ...(state ? { state } : {}),
    ...(params.get('unit') ? { organisationId: params.get('unit') ?? '' } : {}),
    ...(params.get('q') ? { q: params.get('q') ?? '' } : {}),
  };
  const query = useQuery(entriesQuery({ ...filter, page }));
  return (
    <Page
      title={kind.title[locale]}
      help={`${kind.about[locale]} ${kind.isPublic ? words.isPublic : words.notPublic}${locale === 'zh' ? '。' : '.'}`}
    >
      <div className="filters" role="search" aria-label={t.common.filters}>
        <Input.Search
          className="filter-search"
          allowClear
          aria-label={words.search}
          placeholder={words.search}
          defaultValue={params.get('q') ?? ''}
          maxLength={100}
          onSearch={(text) => set('q', text.trim())}
        />
        <UnitSelect
          allowClear
          className="filter-wide"
          label={words.unit}
          placeholder={words.unit}
          value={params.get('unit')}
          onChange={(unit) => set('unit', unit)}
        />
        <Select
          allowClear
          className="filter"
          aria-label={words.stateWord}
          placeholder={words.stateWord}
          value={state}
          onChange={(value?: string) => set('state', value)}
          options={STATES.map((value) => ({ value, label: words.states[value] }))}
        />
        <Button href={`/api/v1/console/ledger-entries.xlsx?${new URLSearchParams(filter)}`}>{words.export}</Button>
        {mayWrite && <Button onClick={() => setAsking('import')}>{words.import}</Button>}
        {mayWrite && (
          <Button type="primary" onClick={() => setAsking('new')}>
            {words.create}
          </Button>
        )}
      </div>
      <Loaded query={query}>
        {({ items, total }) => (
          <>
            <EntriesTable
              label={kind.title[locale]}
              rows={items}
              isFollowed={kind.isFollowed}
              steps={{
                ...(mayWrite ? { draft: ['submit', 'drop'] } : {}),
                ...(mayConfirm ? { submitted: ['confirm', 'return'] } : {}),
              }}
              empty={
                params.size > 0 ? (
                  <Nothing title={words.nothingFound}>
                    <Button onClick={() => setParams({}, { replace: true })}>{t.common.clearFilters}</Button>
                  </Nothing>
                ) : (
                  <Nothing title={words.none} help={words.noneHelp} />
                )
              }
            />
            {total > PAGE && (
              <Pagination
                current={page}
                pageSize={PAGE}
                total={total}
                showSizeChanger={false}
                onChange={(next) => set('page', next > 1 ? String(next) : null)}
              />
            )}
          </>
        )}
      </Loaded>
      {asking === 'new' && (
        <EntryDialog
          kind={kind}
          onDone={({ id }) => void navigate(`/ledgers/entries/${id}`)}
          onClose={() => setAsking(null)}
        />
      )}
      {asking === 'import' && <ImportDialog kind={kind} onClose={() => setAsking(null)} />}
    </Page>
  );
}
