import { AppError } from '../../kernel/errors/index.ts';
import type { DocumentItem, PageFrame, PublicSite } from '../../portal/index.ts';
import type { SearchQuery } from './search.schema.ts';
import type { SearchResults, SearchService } from './search.service.ts';
import { renderSearchPage, type SearchPageQuery } from './search.pages.tsx';

const PAGE_SIZE = 20;
const LAST_PAGE = 50;
/** Longer words are a pasted text and name nothing else. */
const OTHERS_QUERY = 100;

/** The search page. Not cached: every query is different, and the answer comes from memory and one query anyway. */
export function registerSearchPortal(
  site: PublicSite,
  search: SearchService,
  /** What is no document and is meant by the words as well, named by the modules that keep it. */
  findOthers: (tenantId: string, q: string, locale: PageFrame['locale']) => Promise<DocumentItem[]> = async () => [],
): void {
  site.page(
    '/search',
    async ({ frame, tenantId, on, query }) => {
      const asked = readQuery(query);
      let results: SearchResults = NOTHING;
      let unavailable = false;
      if (asked.q.trim() !== '') {
        try {
          results = await search.search(tenantId, engineQuery(asked), on);
        } catch (error) {
          if (!(error instanceof AppError) || error.status < 500) throw error;
          unavailable = true; // pages and officers go on without the engine
        }
      }
      const { total, totalIsExact, items, facets } = results;
      const body = renderSearchPage({
        frame,
        query: asked,
        total: { value: total, kind: totalIsExact ? 'exact' : 'at_least' },
        pageSize: PAGE_SIZE,
        lastPage: Math.max(1, Math.min(LAST_PAGE, Math.ceil(total / PAGE_SIZE))),
        isCut: total > PAGE_SIZE * LAST_PAGE,
        hits: items.map((item) => {
          const exact = search.exactness(asked.q, item);
          return {
            path: item.url,
            title: item.titleHighlight,
            excerpt: item.highlights[0] ?? [],
            validity: item.validity,
            organisation: item.issuingBody || item.organisation.name,
            documentNumber: item.documentNumber,
            publishedOn: item.publishedOn ?? '',
            ...(exact ? { exact } : {}),
          };
        }),
        facets: { ...facets, validity: facets.validity.map(({ value, count }) => ({ value: value as never, count })) },
        facetsAreExact: totalIsExact,
        others:
          asked.q.length <= OTHERS_QUERY && asked.page === 1 ? await findOthers(tenantId, asked.q, frame.locale) : [],
        isRelaxed: results.relaxed && items.length > 0,
        unavailable,
      });
      return { body, tags: [], cache: false };
    },
    { params: ['q', 'organisation', 'topic', 'year', 'validity', 'sort', 'page'] },
  );
}

const NOTHING: SearchResults = {
  items: [],
  total: 0,
  totalIsExact: true,
  relaxed: false,
  facets: { organisation: [], topic: [], year: [], validity: [] },
};

function readQuery(query: URLSearchParams): SearchPageQuery {
  const text = (name: string, max: number) => (query.get(name) ?? '').slice(0, max);
  const page = Number(query.get('page') ?? '1');
  return {
    q: text('q', 20_000),
    organisation: text('organisation', 40),
    topic: text('topic', 200),
    year: text('year', 4),
    validity: text('validity', 30),
    sort: query.get('sort') === 'date' ? 'date' : 'relevance',
    page: Number.isInteger(page) && page >= 1 && page <= LAST_PAGE ? page : 1,
  };
}

const engineQuery = (asked: SearchPageQuery): SearchQuery => ({ ...asked, limit: PAGE_SIZE });
