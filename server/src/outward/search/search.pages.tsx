import type { VNode } from 'preact';
import {
  Parts,
  pageWriter,
  renderPage,
  type Count,
  type DocumentItem,
  type Facet,
  type FacetValue,
  type PageFrame,
  type Segment,
  type ValidityCode,
} from '../../portal/index.ts';

/** The search as it stands in the address; '' where nothing is chosen. */
export interface SearchPageQuery {
  q: string;
  organisation: string;
  topic: string;
  year: string;
  validity: string;
  sort: 'relevance' | 'date';
  page: number;
}

export interface SearchHitView {
  /** Path of its page: /documents/k3f9 */
  path: string;
  title: Segment[];
  /** Two lines around the hit. */
  excerpt: Segment[];
  validity: ValidityCode | '';
  organisation: string;
  documentNumber: string;
  /** YYYY-MM-DD */
  publishedOn: string;
  /** Set when the query is this document's number, index number or title; such hits come first. */
  exact?: 'documentNumber' | 'indexNumber' | 'title';
}

export interface SearchPageView {
  frame: PageFrame;
  query: SearchPageQuery;
  total: Count;
  pageSize: number;
  /** Last page that can be asked for; results beyond the engine's depth are not offered. */
  lastPage: number;
  /** There are more results than pages that can be asked for. */
  isCut?: boolean;
  hits: SearchHitView[];
  facets: {
    organisation: FacetValue[];
    topic: FacetValue[];
    /** Labels of years and states come from the page. */
    year: { value: string; count: number }[];
    validity: { value: ValidityCode; count: number }[];
  };
  facetsAreExact: boolean;
  /** Meant by the words as well and no document: issues of the gazette. They stand first, each with its flag. */
  others?: DocumentItem[];
  /** No document holds the whole query; these hold most of it. */
  isRelaxed?: boolean;
  /** The engine does not answer: the page says so and offers the other ways. */
  unavailable?: boolean;
}

type FilterName = 'organisation' | 'topic' | 'year' | 'validity';

/** Search page: the field, honest totals, hits with the words found, filters and order; everything is in the address. */
export function renderSearchPage(view: SearchPageView): string {
  const { frame, query } = view;
  const { text } = pageWriter(frame);
  const words = text.search;
  return renderPage({
    frame,
    title: query.q ? words.titleOf(query.q) : words.title,
    section: 'search',
    breadcrumb: [{ label: words.title }],
    column: { name: words.title, type: '搜索' },
    noIndex: true,
    ownSearch: true,
    ...(query.q && query.q.length <= 200
      ? { alternates: [{ type: 'application/atom+xml', href: feedOf(query), title: words.titleOf(query.q) }] }
      : {}),
    children: (
      <>
        <h1>{words.title}</h1>
        <Parts.SearchForm
          frame={frame}
          label={text.header.search}
          field={words.field}
          help={query.q ? undefined : words.help}
          value={query.q}
          keep={{ sort: query.sort === 'date' ? 'date' : undefined }}
          where="page"
        />
        {view.unavailable ? (
          <div class="notice" role="alert">
            <p>{words.problem}</p>
            <OtherWays view={view} />
          </div>
        ) : (
          query.q && <Found view={view} />
        )}
        {!query.q && !view.unavailable && <OtherWays view={view} />}
      </>
    ),
  });
}

/** The feed of this search: the same words and filters; written here because feeds build on search, not the other way round. */
const feedOf = (query: SearchPageQuery) =>
  pathWith(query, { sort: 'relevance' }).replace('/search?', '/feeds/search.atom?');

function pathWith(query: SearchPageQuery, change: Partial<SearchPageQuery>): string {
  const { q, organisation, topic, year, validity, sort, page } = { ...query, page: 1, ...change };
  const given = Object.entries({ q, organisation, topic, year, validity }).filter(([, value]) => value !== '');
  if (sort === 'date') given.push(['sort', sort]);
  if (page > 1) given.push(['page', String(page)]);
  return `/search?${new URLSearchParams(given)}`;
}

function facetsOf(view: SearchPageView): Facet[] {
  const { query } = view;
  const { text, validity } = pageWriter(view.frame);
  const facet = (name: FilterName, label: string, values: FacetValue[], translated: boolean): Facet => ({
    label,
    values,
    selected: query[name],
    pathOf: (value) => pathWith(query, { [name]: value }),
    translated,
  });
  const years = view.facets.year.map(({ value, count }) => ({ value, count, label: text.list.year(value) }));
  const states = view.facets.validity.map(({ value, count }) => ({ value, count, label: validity(value) }));
  return [
    facet('organisation', text.field.organisation, view.facets.organisation, false),
    facet('topic', text.field.topic, view.facets.topic, false),
    facet('year', text.field.year, years, true),
    facet('validity', text.field.validity, states, true),
  ];
}

function Found({ view }: { view: SearchPageView }): VNode {
  const { frame, hits, others = [] } = view;
  return (
    <>
      {others.length > 0 && (
        <div class="results narrow">
          <Parts.DocumentList frame={frame} level={2} items={others} />
        </div>
      )}
      {hits.length > 0 || view.query.page > 1 ? (
        <Results view={view} />
      ) : (
        others.length === 0 && <NoResults view={view} />
      )}
    </>
  );
}

function Results({ view }: { view: SearchPageView }): VNode {
  const { frame, query, hits } = view;
  const { text, count } = pageWriter(frame);
  const facets = facetsOf(view);
  return (
    <div class="columns results">
      <div>
        <h2 class="sr">{text.search.results}</h2>
        <p class="totals" role="status">
          <span>{text.search.total(count(view.total))}</span>
          <Sorts view={view} />
          <a class="to-filters" href="#filters">
            {text.list.toFilters}
          </a>
        </p>
        {view.isRelaxed && <p class="help">{text.search.relaxed}</p>}
        <Parts.SelectedFacets
          frame={frame}
          facets={facets}
          clearPath={pathWith(query, { organisation: '', topic: '', year: '', validity: '' })}
        />
        <Parts.DocumentList
          frame={frame}
          level={3}
          start={(query.page - 1) * view.pageSize + 1}
          items={hits.map((hit) => ({ ...hit, flag: hit.exact && text.search.exact[hit.exact] }))}
        />
        <Parts.Pagination
          frame={frame}
          page={query.page}
          lastPage={view.lastPage}
          pathOf={(page) => pathWith(query, { page })}
        />
        {view.isCut && query.page >= view.lastPage && <p class="help">{text.search.tooDeep}</p>}
      </div>
      <Parts.FacetList frame={frame} facets={facets} estimated={!view.facetsAreExact} />
    </div>
  );
}

function Sorts({ view }: { view: SearchPageView }): VNode {
  const { text, link } = pageWriter(view.frame);
  const orders = [
    ['relevance', text.search.byRelevance],
    ['date', text.search.byDate],
  ] as const;
  return (
    <span class="sorts" role="group" aria-label={text.search.sort}>
      {orders.map(([sort, label]) => (
        <a
          href={link(pathWith(view.query, { sort }))}
          aria-current={sort === view.query.sort ? 'true' : undefined}
          rel="nofollow"
        >
          {label}
        </a>
      ))}
    </span>
  );
}

function NoResults({ view }: { view: SearchPageView }): VNode {
  const { frame, query } = view;
  const { text } = pageWriter(frame);
  const facets = facetsOf(view);
  const clear = pathWith(query, { organisation: '', topic: '', year: '', validity: '' });
  return (
    <>
      <Parts.SelectedFacets frame={frame} facets={facets} clearPath={clear} />
      <Parts.EmptyState title={text.search.none(query.q)} advice={text.search.advice}>
        <OtherWays view={view} />
      </Parts.EmptyState>
    </>
  );
}

function OtherWays({ view }: { view: SearchPageView }): VNode {
  const { text, link } = pageWriter(view.frame);
  const { query } = view;
  const filtered = Boolean(query.organisation || query.topic || query.year || query.validity);
  return (
    <p class="ways">
      {filtered && (
        <a href={link(pathWith(query, { organisation: '', topic: '', year: '', validity: '' }))}>
          {text.search.adviceFilters}
        </a>
      )}
      <a href={link('/units')}>{text.search.adviceUnits}</a>
      <a href={link('/documents')}>{text.search.adviceTopics}</a>
    </p>
  );
}
