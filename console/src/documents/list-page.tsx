import { useInfiniteQuery } from '@tanstack/react-query';
import { Button, Checkbox, Input, Popover, Select } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { Link, useNavigate, useSearchParams } from 'react-router';
import { answer, http } from '../api/client.ts';
import type { DocumentListItem, EditionState } from '../api/types.ts';
import { usePermissions } from '../app/session.tsx';
import { UnitSelect } from '../organisations/unit-select.tsx';
import { useTexts } from '../texts/index.ts';
import { useRemembered } from '../ui/remembered.ts';
import { DataTable, type Column } from '../ui/data-table.tsx';
import { ErrorNote } from '../ui/errors.tsx';
import { LinkButton } from '../ui/link-button.tsx';
import { Nothing, Page } from '../ui/page.tsx';
import { EditionTag } from '../ui/state-tag.tsx';
import { At, On } from '../ui/times.tsx';
import { actionsOfState, type BulkItem } from './bulk/bulk.ts';
import { BulkBar } from './bulk/bulk-bar.tsx';
import { useSelection } from './bulk/use-selection.ts';
import { SavedFilters } from './saved-filters.tsx';
import { NewDocumentDialog } from './new-document-dialog.tsx';

const STATES: EditionState[] = ['draft', 'in_review', 'approved', 'live', 'withdrawn'];
const COLUMNS = [
  'documentNumber',
  'organisationName',
  'state',
  'publishedOn',
  'validity',
  'warnings',
  'changedAt',
] as const;
type ColumnName = (typeof COLUMNS)[number];
const USUAL_COLUMNS: ColumnName[] = ['documentNumber', 'organisationName', 'state', 'publishedOn', 'changedAt'];
const PAGE = 50;

/** Documents in my scope. Filters stand in the address, the choice of columns is remembered in the browser. */
export function Component() {
  const t = useTexts();
  const can = usePermissions();
  const navigate = useNavigate();
  const [params, setParams] = useSearchParams();
  const [columns, setColumns] = useRemembered<ColumnName[]>('yg.columns.documents', USUAL_COLUMNS);
  const filter = {
    state: STATES.find((state) => state === params.get('state')),
    organisationId: params.get('unit') ?? undefined,
    q: params.get('q') ?? undefined,
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
  const query = useInfiniteQuery({
    queryKey: ['documents', 'list', filter],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam }) =>
      answer(
        http.GET('/api/v1/console/documents', { params: { query: { ...filter, limit: PAGE, cursor: pageParam } } }),
      ),
    getNextPageParam: (page) => page.nextCursor ?? undefined,
  });
  const items = query.data?.pages.flatMap((page) => page.items) ?? [];
  const mayOf = ({ state }: DocumentListItem) => actionsOfState(state, can);
  const bulkItem = (item: DocumentListItem): BulkItem => ({
    key: item.id,
    id: item.id,
    version: item.version,
    title: item.title,
    to: `/documents/${item.id}`,
    may: mayOf(item),
  });
  const filtered = Object.values(filter).some(Boolean);
  const selection = useSelection(items.map(bulkItem));
  return (
    <Page
      title={t.documents.title}
      extra={
        <>
          {can('documents.document.import') && <LinkButton to="/import">{t.workbench.importFiles}</LinkButton>}
          {can('documents.document.write') && (
            <Button type="primary" onClick={() => set('new', '1')}>
              {t.documents.create}
            </Button>
          )}
        </>
      }
    >
      <div className="filters" role="search" aria-label={t.common.filters}>
        <SearchField value={filter.q ?? ''} onSearch={(text) => set('q', text)} />
        <Select
          allowClear
          className="filter"
          aria-label={t.documents.stateFilter}
          placeholder={t.documents.allStates}
          value={filter.state}
          onChange={(state?: EditionState) => set('state', state)}
          options={STATES.map((value) => ({ value, label: t.common.editionState[value] }))}
        />
        <UnitSelect
          allowClear
          className="filter-wide"
          label={t.documents.organisation}
          placeholder={t.documents.organisation}
          value={filter.organisationId ?? null}
          onChange={(unit) => set('unit', unit)}
        />
        <SavedFilters search={params.size > 0 ? `?${params}` : ''} />
        <ColumnChoice chosen={columns} onChange={setColumns} />
      </div>
      <ErrorNote error={query.error} onRetry={() => void query.refetch()} />
      <BulkBar chosen={selection.chosen} onClear={selection.clear} onDone={selection.drop} />
      <DataTable
        label={t.documents.title}
        columns={useColumns(columns)}
        rows={items}
        rowKey={({ id }) => id}
        loading={query.isPending}
        {...(items.some((item) => mayOf(item).length > 0) && {
          selection: {
            keys: selection.keys,
            onChange: selection.set,
            label: ({ title }: DocumentListItem) => t.bulk.select(title || t.documents.untitled),
            selectable: (item: DocumentListItem) => mayOf(item).length > 0,
          },
        })}
        empty={
          filtered ? (
            <Nothing title={t.documents.empty} help={t.documents.emptyHelp}>
              <Button onClick={() => setParams({}, { replace: true })}>{t.common.clearFilters}</Button>
            </Nothing>
          ) : (
            <Nothing title={t.documents.none} help={t.documents.noneHelp} />
          )
        }
        onOpen={({ id }) => void navigate(`/documents/${id}`)}
      />
      <div className="list-foot">
        {query.isSuccess && (
          <span className="secondary">{t.documents.resultCount(items.length, query.hasNextPage)}</span>
        )}
        {query.hasNextPage && (
          <Button loading={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
            {t.common.more}
          </Button>
        )}
      </div>
      <NewDocumentDialog open={params.has('new')} onClose={() => set('new', null)} />
    </Page>
  );
}

function useColumns(chosen: readonly ColumnName[]): Column<DocumentListItem>[] {
  const t = useTexts();
  const all: Record<ColumnName, Omit<Column<DocumentListItem>, 'key'>> = {
    documentNumber: {
      title: t.documents.field.documentNumber,
      width: 170,
      whole: true,
      render: ({ documentNumber }) => documentNumber,
    },
    organisationName: {
      title: t.documents.organisation,
      width: 170,
      render: ({ organisationName }) => <span lang="zh-CN">{organisationName}</span>,
    },
    state: { title: t.common.state, width: 96, render: ({ state }) => <EditionTag state={state} /> },
    publishedOn: {
      title: t.documents.field.publishedOn,
      width: 122,
      whole: true,
      render: ({ publishedOn }) => publishedOn && <On on={publishedOn} />,
    },
    validity: {
      title: t.documents.field.validity,
      width: 100,
      render: ({ validity }) => validity && t.common.validity[validity],
    },
    warnings: {
      title: t.documents.warnings,
      width: 100,
      render: ({ warnings }) => warnings > 0 && t.documents.warningCount(warnings),
    },
    changedAt: { title: t.common.changedAt, width: 126, whole: true, render: ({ changedAt }) => <At at={changedAt} /> },
  };
  return [
    {
      key: 'title',
      title: t.documents.field.title,
      render: ({ id, title }) => (
        <Link to={`/documents/${id}`} lang="zh-CN">
          {title || t.documents.untitled}
        </Link>
      ),
    },
    ...COLUMNS.filter((name) => chosen.includes(name)).map((key) => ({ key, ...all[key] })),
  ];
}

/** Searches when Enter is pressed or typing pauses. */
function SearchField({ value, onSearch }: { value: string; onSearch: (text: string) => void }) {
  const t = useTexts();
  const [text, setText] = useState(value);
  const asked = useRef(value);
  const search = (next: string) => {
    asked.current = next;
    onSearch(next);
  };
  // The address was changed by something else: cleared filters, a saved filter, the browser's back button.
  useEffect(() => {
    if (value !== asked.current) setText(value);
    asked.current = value;
  }, [value]);
  useEffect(() => {
    const timer = setTimeout(() => {
      if (text.trim() !== value) search(text.trim());
    }, 400);
    return () => clearTimeout(timer);
    // The address changes with every search; only typing may start one.
    // oxlint-disable-next-line exhaustive-deps
  }, [text]);
  return (
    <Input.Search
      className="filter-search"
      allowClear
      aria-label={t.documents.search}
      placeholder={t.documents.search}
      value={text}
      maxLength={200}
      onChange={(event) => setText(event.target.value)}
      onSearch={(next) => search(next.trim())}
    />
  );
}

function ColumnChoice({ chosen, onChange }: { chosen: ColumnName[]; onChange: (columns: ColumnName[]) => void }) {
  const t = useTexts();
  const names: Record<ColumnName, string> = {
    documentNumber: t.documents.field.documentNumber,
    organisationName: t.documents.organisation,
    state: t.common.state,
    publishedOn: t.documents.field.publishedOn,
    validity: t.documents.field.validity,
    warnings: t.documents.warnings,
    changedAt: t.common.changedAt,
  };
  return (
    <Popover
      trigger="click"
      placement="bottomRight"
      content={
        <Checkbox.Group
          className="stacked"
          value={chosen}
          onChange={(next) => onChange(next as ColumnName[])}
          options={COLUMNS.map((value) => ({ value, label: names[value] }))}
        />
      }
    >
      <Button>{t.common.columns}</Button>
    </Popover>
  );
}
