import type { Database } from '../../kernel/db/index.ts';
import type { PublicSite } from '../../portal/index.ts';
import { catalogErrors } from './catalog.errors.ts';
import { LIST_PATH, PAGE_SIZE, renderCatalogEntry, renderCatalogList } from './catalog.pages.tsx';
import { countEntries, countFacets, listEntries } from './catalog.repo.ts';
import type { CatalogService } from './catalog.service.ts';

const ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** The public pages of the standard catalog: by field and unit, and each entry with its documents. */
export function registerCatalogPortal({
  site,
  db,
  catalog,
}: {
  site: PublicSite;
  db: Database;
  catalog: CatalogService;
}): void {
  site.page(
    LIST_PATH,
    async ({ frame, tenantId, query }) => {
      const field = (query.get('field') ?? '').slice(0, 60);
      const unit = ID.test(query.get('unit') ?? '') ? (query.get('unit') ?? '') : '';
      const filter = {
        ...(field ? { field } : {}),
        ...(unit ? { organisationId: unit } : {}),
        status: 'open' as const,
      };
      const total = await countEntries(db, tenantId, filter);
      const lastPage = Math.max(1, Math.ceil(total / PAGE_SIZE));
      const asked = Number(query.get('page') ?? '1');
      const page = Number.isInteger(asked) && asked >= 1 ? Math.min(asked, lastPage) : 1;
      const [entries, facets] = await Promise.all([
        listEntries(db, tenantId, filter, { limit: PAGE_SIZE, offset: (page - 1) * PAGE_SIZE }),
        countFacets(db, tenantId, filter),
      ]);
      const body = renderCatalogList({
        ...{ frame, query: { field, unit, page }, total, lastPage, entries },
        fields: facets.fields.map(({ value, count }) => ({ value, label: value, count })),
        units: facets.organisations,
      });
      return { body, tags: [`tenant:${tenantId}`] };
    },
    { params: ['field', 'unit', 'page'] },
  );
  site.page(`${LIST_PATH}/:id`, async ({ frame, tenantId, params }) => {
    const id = params['id'] ?? '';
    const [entry] = ID.test(id) ? await listEntries(db, tenantId, { ids: [id], status: 'open' }) : [];
    if (!entry) throw catalogErrors.not_found();
    const documents = (await catalog.listDocuments(tenantId, id)).map((item) => ({
      ...{ path: item.url, title: item.title, validity: item.validity, documentNumber: item.documentNumber },
      ...{ organisation: item.issuingBody || item.organisation.name, publishedOn: item.publishedOn ?? '' },
    }));
    return { body: renderCatalogEntry({ frame, entry, documents }), tags: [`tenant:${tenantId}`] };
  });
}
