import type { VNode } from 'preact';
import {
  Parts,
  pageWriter,
  renderPage,
  type DocumentItem,
  type Facet,
  type FacetValue,
  type PageFrame,
} from '../../portal/index.ts';
import { catalogPath } from './catalog.rules.ts';
import { catalogTexts } from './catalog.texts.ts';
import type { EntryRow } from './catalog.repo.ts';

export const LIST_PATH = '/standard-catalog';
export const PAGE_SIZE = 50;

export interface CatalogQuery {
  field: string;
  unit: string;
  page: number;
}
export interface CatalogListView {
  frame: PageFrame;
  query: CatalogQuery;
  total: number;
  lastPage: number;
  entries: EntryRow[];
  fields: FacetValue[];
  units: FacetValue[];
}

/** The standard catalog by field and unit: each item with its publisher, limit and what was published last. */
export function renderCatalogList(view: CatalogListView): string {
  const { frame, query, total, lastPage, entries } = view;
  const { text, count, siteName } = pageWriter(frame);
  const words = catalogTexts(frame.locale);
  const chosen = { field: query.field, unit: query.unit };
  const search = (change: Partial<typeof chosen>, page = 1) => {
    const all = Object.entries({ ...chosen, ...change }).filter(([, value]) => value !== '');
    if (page > 1) all.push(['page', String(page)]);
    return new URLSearchParams(all).toString();
  };
  const pathOf = (change: Partial<typeof chosen>, page = 1) => {
    const query_ = search(change, page);
    return query_ ? `${LIST_PATH}?${query_}` : LIST_PATH;
  };
  const facets: Facet[] = [
    { label: words.field, values: view.fields, selected: query.field, pathOf: (field) => pathOf({ field }) },
    { label: words.unit, values: view.units, selected: query.unit, pathOf: (unit) => pathOf({ unit }) },
  ];
  const names = facets.flatMap(({ values, selected }) => values.find(({ value }) => value === selected)?.label ?? []);
  const download = new URLSearchParams(
    [
      ['field', query.field],
      ['organisation', query.unit],
    ].filter(([, value]) => value !== ''),
  ).toString();
  return renderPage({
    frame,
    section: LIST_PATH,
    title: [words.title, ...names, ...(query.page > 1 ? [text.pages.page(query.page)] : [])].join(' - '),
    description: words.description(siteName),
    breadcrumb: [{ label: words.title }],
    column: { name: '政务公开标准目录', type: '目录', description: words.description(siteName) },
    children: (
      <>
        <div class="list-head">
          <h1>{words.title}</h1>
          <Parts.SelectedFacets frame={frame} facets={facets} clearPath={LIST_PATH} />
        </div>
        <p class="unit-lead">{words.lead}</p>
        <div class="columns">
          <div>
            <p class="totals">
              <span>{words.total(count(total))}</span>
              <a href={`/api/v1/standard-catalog.xlsx${download ? `?${download}` : ''}`} rel="nofollow">
                {words.download}
              </a>
              <a class="to-filters" href="#filters">
                {text.list.toFilters}
              </a>
            </p>
            {entries.length > 0 ? (
              <ol class="documents" start={(query.page - 1) * PAGE_SIZE + 1}>
                {entries.map((entry) => (
                  <Item frame={frame} entry={entry} />
                ))}
              </ol>
            ) : (
              <Parts.EmptyState title={words.none} advice={words.noneAdvice} />
            )}
            <Parts.Pagination frame={frame} page={query.page} lastPage={lastPage} pathOf={(n) => pathOf({}, n)} />
          </div>
          <Parts.FacetList frame={frame} facets={facets} />
        </div>
      </>
    ),
  });
}

function Item({ frame, entry }: { frame: PageFrame; entry: EntryRow }): VNode {
  const { link, date, count, chinese } = pageWriter(frame);
  const words = catalogTexts(frame.locale);
  const colon = frame.locale === 'en' ? ': ' : '：';
  return (
    <li>
      <h2 class="item-title">
        <a href={link(catalogPath(entry.id))} {...chinese}>
          {nameOf(entry)}
        </a>
      </h2>
      <p class="excerpt" {...chinese}>
        {entry.content.length > 120 ? `${entry.content.slice(0, 120)}…` : entry.content}
      </p>
      <p class="item-meta">
        <span {...chinese}>{entry.field}</span>
        <span {...chinese}>{entry.publisher}</span>
        <span {...chinese}>{entry.timeLimit}</span>
        <span>
          {words.latest}
          {colon}
          {entry.lastPublishedOn ? (
            <>
              <time dateTime={entry.lastPublishedOn}>{date(entry.lastPublishedOn)}</time>
              {frame.locale === 'en' ? ', ' : '，'}
              {words.documents(count(entry.documents))}
            </>
          ) : (
            words.nothing
          )}
        </span>
      </p>
    </li>
  );
}

const nameOf = ({ level1, level2 }: Pick<EntryRow, 'level1' | 'level2'>) => (level2 ? `${level1} · ${level2}` : level1);

/** One item with its ten columns and the documents published under it. */
export function renderCatalogEntry({
  frame,
  entry,
  documents,
}: {
  frame: PageFrame;
  entry: EntryRow;
  documents: DocumentItem[];
}): string {
  const { chinese } = pageWriter(frame);
  const words = catalogTexts(frame.locale);
  const joined = (parts: (string | false)[]) => parts.filter(Boolean).join(frame.locale === 'en' ? ', ' : '、');
  const data = (value: string) => value && <span {...chinese}>{value}</span>;
  const rows = [
    { label: words.content, value: data(entry.content) },
    { label: words.basis, value: data(entry.basis) },
    { label: words.limit, value: data(entry.timeLimit) },
    { label: words.unit, value: data(entry.publisher) },
    { label: words.channels, value: data(entry.channels.join('、')) },
    {
      label: words.audience,
      value: (
        <>
          {entry.toSociety && words.society} {data(entry.toGroup)}
        </>
      ),
    },
    {
      label: words.method,
      value: joined([entry.proactive && words.proactive, entry.onRequest && words.onRequest]),
    },
    { label: words.level, value: joined([entry.atCounty && words.county, entry.atTownship && words.township]) },
  ].filter(({ value }) => value);
  return renderPage({
    frame,
    section: LIST_PATH,
    title: `${nameOf(entry)} - ${words.title}`,
    description: entry.content.slice(0, 120),
    breadcrumb: [
      { label: words.title, path: LIST_PATH },
      { label: entry.field, path: `${LIST_PATH}?field=${encodeURIComponent(entry.field)}`, chinese: true },
      { label: entry.level2 || entry.level1, chinese: true },
    ],
    column: { name: '政务公开标准目录', type: '目录' },
    children: (
      <>
        <h1 {...chinese}>{nameOf(entry)}</h1>
        <Parts.MetadataTable
          frame={frame}
          first={[
            { label: words.field, value: <span {...chinese}>{entry.field}</span> },
            { label: words.number, value: String(entry.number) },
            ...rows,
          ]}
          rest={[]}
        />
        <section class="filed-documents" aria-labelledby="filed">
          <h2 id="filed">{words.filed}</h2>
          {documents.length > 0 ? (
            <Parts.DocumentList frame={frame} items={documents} level={3} />
          ) : (
            <p class="help">{words.noneFiled}</p>
          )}
        </section>
      </>
    ),
  });
}
