import type { VNode } from 'preact';
import { Parts, pageWriter, renderPage, type Facet, type PageFrame } from '../../portal/index.ts';
import type { CleanupItemRow, CleanupRow } from './cleanups.repo.ts';
import type { Kind, PublicNormative, Validity } from './normative.schema.ts';
import { normativeTexts } from './normative.texts.ts';

export const LIST_PATH = '/normative';
export const PAGE_SIZE = 20;
export const cleanupPath = (id: string): string => `${LIST_PATH}/cleanups/${id}`;

export interface NormativeListView {
  frame: PageFrame;
  query: { validity: Validity | ''; kind: Kind | ''; page: number };
  total: number;
  lastPage: number;
  items: PublicNormative[];
  validities: { value: Validity; count: number }[];
  kinds: { value: Kind; count: number }[];
  cleanups: Pick<CleanupRow, 'id' | 'title' | 'publishedOn'>[];
}

/** Rules and normative documents in one place with their validity (集中公开). */
export function renderNormativeList(view: NormativeListView): string {
  const { frame, query, total, lastPage, items } = view;
  const { count, siteName, text, link, date, chinese } = pageWriter(frame);
  const words = normativeTexts(frame.locale);
  const pathOf = (change: Partial<Record<'validity' | 'kind', string>>, page = 1) => {
    const chosen = Object.entries({ validity: query.validity, kind: query.kind, ...change }).filter(
      ([, value]) => value !== '',
    );
    if (page > 1) chosen.push(['page', String(page)]);
    const search = new URLSearchParams(chosen).toString();
    return search ? `${LIST_PATH}?${search}` : LIST_PATH;
  };
  const facets: Facet[] = [
    {
      ...{ label: words.validityLabel, selected: query.validity, translated: true },
      pathOf: (validity: string) => pathOf({ validity }),
      values: view.validities.map(({ value, count: of }) => ({ value, count: of, label: words.validities[value] })),
    },
    {
      ...{ label: words.kindLabel, selected: query.kind, translated: true },
      pathOf: (kind: string) => pathOf({ kind }),
      values: view.kinds.map(({ value, count: of }) => ({ value, count: of, label: words.kinds[value] })),
    },
  ];
  const chosen = [query.validity && words.validities[query.validity], query.kind && words.kinds[query.kind]];
  const title = [words.title, ...chosen.filter(Boolean), ...(query.page > 1 ? [text.pages.page(query.page)] : [])].join(
    ' - ',
  );
  return renderPage({
    frame,
    title,
    section: LIST_PATH,
    description: words.description(siteName),
    breadcrumb: [{ label: words.title }],
    column: { name: words.title, type: '政策文件', description: words.description(siteName) },
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
            {view.cleanups.length > 0 && (
              <section class="block" aria-labelledby="cleanups">
                <h2 id="cleanups">{words.cleanups}</h2>
                <ul class="plain-list">
                  {view.cleanups.map((cleanup) => (
                    <li>
                      <a href={link(cleanupPath(cleanup.id))} {...chinese}>
                        {cleanup.title}
                      </a>{' '}
                      {cleanup.publishedOn && <time dateTime={cleanup.publishedOn}>{date(cleanup.publishedOn)}</time>}
                    </li>
                  ))}
                </ul>
              </section>
            )}
          </div>
          <Parts.FacetList frame={frame} facets={facets} />
        </div>
      </>
    ),
  });
}

function Entry({ frame, item }: { frame: PageFrame; item: PublicNormative }): VNode {
  const { link, date, chinese } = pageWriter(frame);
  const words = normativeTexts(frame.locale);
  return (
    <li>
      <h2 class="item-title">
        <a href={link(item.url)} {...chinese}>
          {item.title}
        </a>
      </h2>
      <p class="item-meta">
        <Parts.ValidityBadge frame={frame} validity={{ code: item.validity }} />
        <span>{words.kinds[item.kind]}</span>
        {item.registrationNumber && <span {...chinese}>{item.registrationNumber}</span>}
        {item.documentNumber && <span {...chinese}>{item.documentNumber}</span>}
        <span {...chinese}>{item.organisationName}</span>
        {item.publishedOn && <time dateTime={item.publishedOn}>{date(item.publishedOn)}</time>}
        {item.isTrial && <span>{words.trial}</span>}
        {item.expiresOn && <span>{words.until(date(item.expiresOn))}</span>}
      </p>
    </li>
  );
}

export interface CleanupPageView {
  frame: PageFrame;
  cleanup: CleanupRow;
  /** `isPublic`: of what is not public (any more) nothing is told but that it is counted. */
  items: (CleanupItemRow & { isPublic: boolean })[];
}

const RESULTS = ['continue', 'amend', 'repeal', 'expire'] as const;

/** The results of a clean-up as its lists: every document under exactly one. */
export function renderCleanup({ frame, cleanup, items }: CleanupPageView): string {
  const { date, chinese, siteName } = pageWriter(frame);
  const words = normativeTexts(frame.locale);
  return renderPage({
    frame,
    title: cleanup.title,
    section: LIST_PATH,
    description: words.description(siteName),
    breadcrumb: [{ label: words.title, path: LIST_PATH }, { label: words.cleanup }],
    column: { name: words.title, type: '政策文件', description: words.description(siteName) },
    children: (
      <>
        <h1 {...chinese}>{cleanup.title}</h1>
        <p class="unit-lead">{words.cleanupLead(cleanup.year, date(cleanup.sinceOn))}</p>
        {RESULTS.map((result) => {
          const own = items.filter((item) => item.result === result);
          return (
            <section class="block" aria-labelledby={result}>
              <h2 id={result}>
                {words.lists[result]} · {words.total(String(own.length))}
              </h2>
              {own.length === 0 ? (
                <p class="help">{words.emptyList}</p>
              ) : (
                <ol class="documents">
                  {own.map((item) => (
                    <CleanupEntry frame={frame} item={item} />
                  ))}
                </ol>
              )}
            </section>
          );
        })}
      </>
    ),
  });
}

function CleanupEntry({ frame, item }: { frame: PageFrame; item: CleanupPageView['items'][number] }): VNode {
  const { link, date, chinese } = pageWriter(frame);
  const words = normativeTexts(frame.locale);
  return (
    <li>
      <h3 class="item-title">
        {item.isPublic ? (
          <a href={link(`/documents/${item.documentId}`)} {...chinese}>
            {item.title}
          </a>
        ) : (
          words.notShown
        )}
      </h3>
      <p class="item-meta">
        {item.isPublic && item.registrationNumber && <span {...chinese}>{item.registrationNumber}</span>}
        {item.isPublic && item.documentNumber && <span {...chinese}>{item.documentNumber}</span>}
        <span {...chinese}>{item.organisationName}</span>
        {item.expiresOn && <span>{words.until(date(item.expiresOn))}</span>}
        {item.isPublic && item.note && <span {...chinese}>{item.note}</span>}
      </p>
    </li>
  );
}
