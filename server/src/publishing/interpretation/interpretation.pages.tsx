import type { VNode } from 'preact';
import { Parts, pageWriter, renderPage, type Facet, type PageFrame } from '../../portal/index.ts';
import type { Form, PublishedInterpretation } from './interpretation.schema.ts';
import { interpretationTexts } from './interpretation.texts.ts';

/** Filters as in the address of the list; '' where not chosen. */
export interface InterpretationQuery {
  form: Form | '';
  year: string;
  page: number;
}
export interface InterpretationListView {
  frame: PageFrame;
  query: InterpretationQuery;
  total: number;
  lastPage: number;
  items: PublishedInterpretation[];
  forms: { value: Form; count: number }[];
  years: { value: string; count: number }[];
}

export const LIST_PATH = '/interpretations';

/** The list of interpretations (政策解读) by form and year; each entry leads to what it explains. */
export function renderInterpretationList(view: InterpretationListView): string {
  const { frame, query, total, lastPage, items } = view;
  const { count, siteName } = pageWriter(frame);
  const words = interpretationTexts(frame.locale);
  const pathOf = (change: Partial<Record<'form' | 'year', string>>, page = 1) => {
    const chosen = Object.entries({ form: query.form, year: query.year, ...change }).filter(
      ([, value]) => value !== '',
    );
    if (page > 1) chosen.push(['page', String(page)]);
    const search = new URLSearchParams(chosen).toString();
    return search ? `${LIST_PATH}?${search}` : LIST_PATH;
  };
  const facets: Facet[] = [
    {
      ...{ label: words.form, selected: query.form, translated: true, pathOf: (form: string) => pathOf({ form }) },
      values: view.forms.map(({ value, count: of }) => ({ value, count: of, label: words.forms[value] })),
    },
    {
      ...{ label: words.yearLabel, selected: query.year, translated: true, pathOf: (year: string) => pathOf({ year }) },
      values: view.years.map(({ value, count: of }) => ({ value, count: of, label: words.year(value) })),
    },
  ];
  const { text } = pageWriter(frame);
  const chosen = [query.form && words.forms[query.form], query.year && words.year(query.year)].filter(Boolean);
  const title = [words.title, ...chosen, ...(query.page > 1 ? [text.pages.page(query.page)] : [])].join(' - ');
  return renderPage({
    frame,
    title,
    section: LIST_PATH,
    description: words.description(siteName),
    breadcrumb: [{ label: words.title }],
    column: { name: '政策解读', type: '政策解读', description: words.description(siteName) },
    children: (
      <>
        <div class="list-head">
          <h1>{words.title}</h1>
          <Parts.SelectedFacets frame={frame} facets={facets} clearPath={LIST_PATH} />
        </div>
        <p class="unit-lead">{words.lead}</p>
        <div class="columns">
          <div>
            {items.length > 0 ? (
              <>
                <p class="totals">
                  <span>{words.total(count(total))}</span>
                  <a class="to-filters" href="#filters">
                    {text.list.toFilters}
                  </a>
                </p>
                <ol class="documents" start={(query.page - 1) * PAGE_SIZE + 1}>
                  {items.map((item) => (
                    <Entry frame={frame} item={item} />
                  ))}
                </ol>
              </>
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

export const PAGE_SIZE = 20;

function Entry({ frame, item }: { frame: PageFrame; item: PublishedInterpretation }): VNode {
  const { link, date, chinese } = pageWriter(frame);
  const words = interpretationTexts(frame.locale);
  const colon = frame.locale === 'en' ? ': ' : '：';
  return (
    <li>
      <h2 class="item-title">
        <a href={link(item.url)} {...chinese}>
          {item.title}
        </a>
      </h2>
      <p class="item-meta">
        <span>{words.forms[item.form]}</span>
        <span {...chinese}>{interpreterWords(item)}</span>
        {item.publishedOn && <time dateTime={item.publishedOn}>{date(item.publishedOn)}</time>}
      </p>
      {item.explains.map(({ title, url }) => (
        <p class="item-meta">
          {words.explains}
          {colon}
          <a href={link(url)} {...chinese}>
            {title}
          </a>
        </p>
      ))}
    </li>
  );
}

/** Who interprets, in Chinese as it is data: the position, or the unit. */
export const interpreterWords = ({
  interpreterRole,
  interpreterUnit,
}: Pick<PublishedInterpretation, 'interpreterRole' | 'interpreterUnit'>): string => interpreterRole || interpreterUnit;

/** The facts that the page of an interpretation adds to those of a document. */
export function factsOf(locale: PageFrame['locale'], item: PublishedInterpretation) {
  const words = interpretationTexts(locale);
  const kind = words.interpreters[item.interpreter];
  const rows = [
    { label: words.form, value: words.forms[item.form], isChinese: false },
    {
      label: words.interpreter,
      value: `${interpreterWords(item)}${locale === 'en' ? ` (${kind})` : `（${kind}）`}`,
      isChinese: locale === 'en',
      isLead: true,
    },
    { label: words.phone, value: item.phone, isChinese: true, href: telephone(item.phone), isLead: true },
    { label: words.audience, value: item.audience, isChinese: true },
    { label: words.heldOn, value: item.heldOn ?? '', isChinese: false },
    { label: words.media, value: item.mediaLink, isChinese: false, href: item.mediaLink },
  ];
  return rows.filter(({ value }) => value !== '');
}

/** A number that a telephone can dial, '' for words. */
const telephone = (phone: string) =>
  /^[\d\s()（）+-]{5,20}$/.test(phone) ? `tel:${phone.replace(/[^\d+]/g, '')}` : '';
