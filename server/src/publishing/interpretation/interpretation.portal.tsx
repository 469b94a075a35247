import type { Database } from '../../kernel/db/index.ts';
import type { PageFrame, PublicSite } from '../../portal/index.ts';
import { factsOf, LIST_PATH, PAGE_SIZE, renderInterpretationList } from './interpretation.pages.tsx';
import { countFacets, countPublished } from './interpretation.repo.ts';
import { FORMS } from './interpretation.schema.ts';
import type { InterpretationService } from './interpretation.service.ts';

/** The public list of interpretations (政策解读). */
export function registerInterpretationPortal({
  site,
  db,
  interpretation,
}: {
  site: PublicSite;
  db: Database;
  interpretation: InterpretationService;
}): void {
  site.page(
    LIST_PATH,
    async ({ frame, tenantId, on, query }) => {
      const form = FORMS.find((known) => known === query.get('form'));
      const year = /^\d{4}$/.test(query.get('year') ?? '') ? (query.get('year') ?? '') : '';
      const filter = { form, on, ...(year ? { year } : {}) };
      const total = await countPublished(db, tenantId, filter);
      const lastPage = Math.max(1, Math.ceil(total / PAGE_SIZE));
      const asked = Number(query.get('page') ?? '1');
      const page = Number.isInteger(asked) && asked >= 1 ? Math.min(asked, lastPage) : 1;
      const [items, facets] = await Promise.all([
        interpretation.listPublished(tenantId, filter, { limit: PAGE_SIZE, offset: (page - 1) * PAGE_SIZE }),
        countFacets(db, tenantId, filter),
      ]);
      const body = renderInterpretationList({
        ...{ frame, query: { form: form ?? '', year, page }, total, lastPage, items, ...facets },
      });
      return { body, tags: [`tenant:${tenantId}`] };
    },
    { params: ['form', 'year', 'page'] },
  );
}

/** What the page of a document shows of its interpretations, and the page of an interpretation of itself. */
export function createInterpretationBeside(interpretation: InterpretationService) {
  return async (tenantId: string, documentId: string, locale: PageFrame['locale']) => {
    const { interpretations, own, tags } = await interpretation.beside(tenantId, documentId);
    return {
      interpretations: interpretations.map(({ url, title }) => ({ path: url, title })),
      interprets: (own?.explains ?? []).map(({ url, title }) => ({ path: url, title })),
      facts: own ? factsOf(locale, own) : [],
      tags,
    };
  };
}
