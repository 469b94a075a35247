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

import { editionTexts } from './editions.texts.ts';

export { renderDocumentPage, type DocumentPageView, type FileView, type LinkedDocument } from './document.pages.tsx';

/** Filters of the list of documents, as in its address; '' where not chosen. */
export interface DocumentListQuery {
  organisation: string;
  topic: string;
  year: string;
  validity: string;
  /** Named area or group. */
  audience: string;
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
    audience: FacetValue[];
  };
}

/** List of published documents by unit, topic, year, validity and audience; every filter is in the address. */
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
    facet('audience', editionTexts(frame.locale).audience, view.facets.audience),
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
