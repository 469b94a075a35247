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
  type ValidityCode,
} from '../../portal/index.ts';

export { renderDocumentPage, type DocumentPageView, type FileView, type LinkedDocument } from './document.pages.tsx';

/** A filter value with the number of published documents that have it. */
export interface CountedValue {
  value: string;
  label: string;
  count: number;
}

export interface HomePageView {
  frame: PageFrame;
  counts: { documents: Count; inForce: Count; units: Count };
  /** New and in force, newest first; eight or so. */
  latest: DocumentItem[];
  /** `value` as the list's `topic` filter takes it. */
  topics: CountedValue[];
  /** `value` is the id of the unit. */
  units: CountedValue[];
  /** Names that the unit finder suggests while typing. */
  unitNames?: string[];
}

/** Start page: search, what is new and in force, the way by topic and by unit, the unit finder. */
export function renderHomePage(view: HomePageView): string {
  const { frame, counts, latest, topics, units } = view;
  const { text, link, count, chinese, siteName } = pageWriter(frame);
  return renderPage({
    frame,
    title: '',
    description: text.list.description(siteName),
    section: 'home',
    column: { name: text.nav.home, type: '首页' },
    jsonLd: {
      '@context': 'https://schema.org',
      '@type': 'WebSite',
      name: frame.site.name,
      url: frame.site.origin,
      inLanguage: ['zh-CN', 'en'],
      potentialAction: {
        '@type': 'SearchAction',
        target: `${frame.site.origin}/search?q={query}`,
        'query-input': 'required name=query',
      },
    },
    ownSearch: true,
    children: (
      <>
        <div class="home-head">
          <h1>{text.home.lead}</h1>
          <div class="columns">
            <Parts.SearchForm
              frame={frame}
              label={text.header.search}
              field={text.home.field}
              help={text.home.counts(count(counts.documents), count(counts.inForce), count(counts.units))}
              where="page"
            />
            <Parts.SearchForm
              frame={frame}
              path="/units"
              label={text.home.findUnit}
              field={text.home.findUnitField}
              button={text.home.findUnitButton}
              help={text.home.findUnitHelp}
              where="page"
              quiet
              suggestions={view.unitNames}
            />
          </div>
        </div>
        <div class="columns">
          <section class="block" aria-labelledby="latest">
            <h2 id="latest">
              {text.home.latest} <small>{text.home.latestNote}</small>
            </h2>
            {latest.length > 0 ? (
              <Parts.DocumentList frame={frame} items={latest} level={3} />
            ) : (
              <p class="help">{text.home.latestNone}</p>
            )}
            <p class="more">
              <a href={link('/documents')}>{text.home.allDocuments}</a>
            </p>
          </section>
          <LinkCounts
            id="by-topic"
            title={text.home.byTopic}
            values={topics}
            hrefOf={(topic) => link('/documents', { topic })}
            lang={chinese.lang}
          />
        </div>
        <div class="home-units">
          <LinkCounts
            id="by-unit"
            title={text.home.byUnit}
            values={units}
            hrefOf={(id) => link(`/units/${encodeURIComponent(id)}`)}
            lang={chinese.lang}
          >
            <a href={link('/units')}>{text.home.allUnits}</a>
          </LinkCounts>
        </div>
      </>
    ),
  });
}

interface LinkCountsProps {
  id: string;
  title: string;
  values: CountedValue[];
  hrefOf: (value: string) => string;
  lang: 'zh-CN' | undefined;
  children?: VNode;
}

function LinkCounts({ id, title, values, hrefOf, lang, children }: LinkCountsProps): VNode | null {
  if (values.length === 0) return null;
  return (
    <section class="block" aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      <ul class="link-counts">
        {values.map(({ value, label, count }) => (
          <li>
            <a href={hrefOf(value)}>
              <span lang={lang}>{label}</span> <span class="count">{count}</span>
            </a>
          </li>
        ))}
      </ul>
      {children && <p class="more">{children}</p>}
    </section>
  );
}

/** Filters of the list of documents, as in its address; '' where not chosen. */
export interface DocumentListQuery {
  organisation: string;
  topic: string;
  year: string;
  validity: string;
  page: number;
}

export interface DocumentListView {
  frame: PageFrame;
  query: DocumentListQuery;
  total: Count;
  pageSize: number;
  lastPage: number;
  items: DocumentItem[];
  facets: {
    organisation: FacetValue[];
    topic: FacetValue[];
    /** Labels of years and states come from the page. */
    year: { value: string; count: number }[];
    validity: { value: ValidityCode; count: number }[];
  };
}

/** List of published documents by unit, topic, year and validity; every filter is in the address. */
export function renderDocumentListPage(view: DocumentListView): string {
  const { frame, query, total, pageSize, lastPage, items } = view;
  const { text, count, siteName, validity } = pageWriter(frame);
  const { page, ...filters } = query;
  const pathOf = (change: Partial<Record<keyof typeof filters, string>>, toPage = 1) => {
    const chosen = Object.entries({ ...filters, ...change }).filter(([, value]) => value !== '');
    if (toPage > 1) chosen.push(['page', String(toPage)]);
    const search = new URLSearchParams(chosen).toString();
    return search ? `/documents?${search}` : '/documents';
  };
  const facet = (name: keyof typeof filters, label: string, values: FacetValue[], translated = false): Facet => ({
    label,
    values,
    selected: filters[name],
    pathOf: (value) => pathOf({ [name]: value }),
    translated,
  });
  const facets = [
    facet('organisation', text.field.organisation, view.facets.organisation),
    facet('topic', text.field.topic, view.facets.topic),
    facet(
      'year',
      text.field.year,
      view.facets.year.map(({ value, count: of }) => ({ value, count: of, label: text.list.year(value) })),
      true,
    ),
    facet(
      'validity',
      text.field.validity,
      view.facets.validity.map(({ value, count: of }) => ({ value, count: of, label: validity(value) })),
      true,
    ),
  ];
  const chosen = facets.flatMap(({ selected, values }) => {
    const label = values.find(({ value }) => value === selected)?.label;
    return label ? [label] : [];
  });
  const first = (page - 1) * pageSize + 1;
  const title = [text.list.title, ...chosen, ...(page > 1 ? [text.pages.page(page)] : [])].join(' - ');
  return renderPage({
    frame,
    title,
    description: text.list.description(siteName),
    section: 'documents',
    breadcrumb: [{ label: text.list.title }],
    column: { name: text.list.title, type: '政策文件', description: text.list.description(siteName) },
    children: (
      <>
        <div class="list-head">
          <h1>{text.list.title}</h1>
          <Parts.SelectedFacets frame={frame} facets={facets} clearPath="/documents" />
        </div>
        <div class="columns">
          <div>
            <p class="totals">
              {items.length > 0 && (
                <span>
                  {text.list.total(count(total))}
                  {lastPage > 1 &&
                    `${frame.locale === 'en' ? ', ' : '，'}${text.list.range(count(first), count(first + items.length - 1))}`}
                </span>
              )}
              <a class="to-filters" href="#filters">
                {text.list.toFilters}
              </a>
            </p>
            {items.length > 0 ? (
              <Parts.DocumentList frame={frame} items={items} level={2} start={first} />
            ) : (
              <Parts.EmptyState title={text.list.none} advice={text.list.noneAdvice} />
            )}
            <Parts.Pagination frame={frame} page={page} lastPage={lastPage} pathOf={(n) => pathOf({}, n)} />
          </div>
          <Parts.FacetList frame={frame} facets={facets} />
        </div>
      </>
    ),
  });
}
