import type { Database } from '../../kernel/db/index.ts';
import { chinaDate, chinaMinute } from '../../kernel/time/index.ts';
import { findTombstone, type SiteScope } from '../../foundation/gate/index.ts';
import type { OrganisationsService } from '../../foundation/organisations/index.ts';
import { Withdrawn, type DocumentItem, type PageFrame, type PublicSite } from '../../portal/index.ts';
import { columnPath, type ColumnContent, type ColumnsService, type PlacementsService } from '../columns/index.ts';
import { published, type PublishedSummary } from '../documents/index.ts';
import type { FilledBlock, TopicCard } from './blocks.pages.tsx';
import { pageErrors } from './pages.errors.ts';
import { renderHome, renderTopic, textBody, topicCards } from './pages.pages.tsx';
import { findLivePage, findTopicId, listLiveTopics, TYPE, type LivePage } from './pages.repo.ts';
import { DEFAULT_HOME, pagePath, rowsOf } from './pages.rules.ts';
import type { Block, Guide, PageContent, PageKind } from './pages.schema.ts';

export interface PagesPortalDeps {
  db: Database;
  columns: ColumnsService;
  placements: PlacementsService;
  organisations: OrganisationsService;
}
interface Place {
  on?: SiteScope | undefined;
  frame: PageFrame;
  tenantId: string;
  siteId: string;
}

const PICTURES = '/pictures/';
const STAFF_PICTURES = '/api/v1/console/pictures/';

/** The home page and special topics; and the texts that columns show. */
export function registerPagesPortal(site: PublicSite, deps: PagesPortalDeps): void {
  const { db, columns } = deps;
  site.page('/', async (request) => {
    const { tenantId, siteId } = request;
    const home = await findLivePage(db, tenantId, { siteId, kinds: ['home'] });
    const rows = await fillRows(deps, request, home?.blocks ?? DEFAULT_HOME);
    const body = renderHome({ frame: request.frame, rows, pictureBase: PICTURES, isPreview: false });
    return { body, tags: [`tenant:${tenantId}`] };
  });

  site.page('/topics/:code', async (request) => {
    const { frame, tenantId, siteId, params } = request;
    const code = params['code'] ?? '';
    const page = await findLivePage(db, tenantId, { siteId, kinds: ['topic', 'compilation'], code });
    if (!page) throw await goneOrUnknown(db, tenantId, siteId, code);
    const column = (await columns.listOpen(tenantId, siteId)).find(({ id }) => id === page.columnId);
    const unit = await deps.organisations.findUnit(tenantId, page.organisationId);
    const body = renderTopic({
      ...{ ...page, frame, kind: page.kind === 'compilation' ? ('compilation' as const) : ('topic' as const) },
      ...{ rows: await fillRows(deps, request, page.blocks), pictureBase: PICTURES, isPreview: false },
      ...{ publishedAt: chinaMinute(page.visibleFrom), source: unit?.name ?? frame.site.name },
      crumbs: column ? [{ label: column.name, path: columnPath(column.code), chinese: true }] : [],
    });
    return { body, tags: [`tenant:${tenantId}`, `page:${page.pageId}`] };
  });
}

/** What columns show of composed pages. */
export function createColumnContent(deps: PagesPortalDeps): ColumnContent {
  const { db } = deps;
  return {
    async findText(tenantId, columnId, frame) {
      const page = await findLivePage(db, tenantId, { columnId, kinds: ['text', 'guide'] });
      if (!page) return null;
      const rows = await fillRows(deps, { frame, tenantId, siteId: '' }, page.blocks);
      return { body: textBody({ frame, rows, pictureBase: PICTURES, isPreview: false }), pageId: page.pageId };
    },
    async listTopics(tenantId, columnId, frame) {
      const topics = await listLiveTopics(db, tenantId, { columnId }, 100);
      return topics.length > 0 ? topicCards(frame, topics.map(cardOf)) : null;
    },
    async findContact(tenantId, guideColumnId) {
      const page = await findLivePage(db, tenantId, { columnId: guideColumnId, kinds: ['guide'] });
      return page?.blocks.find((block): block is Guide => block.kind === 'guide') ?? null;
    },
  };
}

/** A page as it would look, for staff; its pictures are read with the session of who looks. */
export async function renderPreview(
  deps: PagesPortalDeps,
  place: Place,
  kind: PageKind,
  content: PageContent,
): Promise<string> {
  const { frame } = place;
  const rows = await fillRows(deps, place, content.blocks);
  const view = { frame, rows, pictureBase: STAFF_PICTURES, isPreview: true };
  if (kind === 'home') return renderHome(view);
  return renderTopic({ ...content, ...view, kind, publishedAt: '', source: '', crumbs: [] });
}

/** Addresses of columns and special topics of a site, for the sitemap. */
export async function listPageAddresses(
  { db, columns }: PagesPortalDeps,
  tenantId: string,
  siteId: string,
): Promise<string[]> {
  const open = await columns.listOpen(tenantId, siteId);
  const topics = await listLiveTopics(db, tenantId, { siteId }, 2000);
  return [
    ...open.filter(({ kind }) => kind !== 'link').map(({ code }) => columnPath(code)),
    ...topics.map(({ kind, code }) => pagePath(kind, code, null)),
  ];
}

async function goneOrUnknown(db: Database, tenantId: string, siteId: string, code: string): Promise<Error> {
  const id = await findTopicId(db, tenantId, siteId, code);
  const tombstone = id ? await findTombstone(db, { tenantId, subjectType: TYPE, subjectId: id }) : null;
  return tombstone
    ? new Withdrawn({ withdrawnOn: chinaDate(tombstone.withdrawnAt), reason: tombstone.reason })
    : pageErrors.not_found();
}

async function fillRows(deps: PagesPortalDeps, place: Place, blocks: readonly Block[]): Promise<FilledBlock[][]> {
  return Promise.all(rowsOf(blocks).map((row) => Promise.all(row.map((block) => fill(deps, place, block)))));
}

/** Reads what a block shows, all of it through the gate's filter. */
async function fill(
  { db, columns, placements, organisations }: PagesPortalDeps,
  { tenantId, siteId, on }: Place,
  block: Block,
): Promise<FilledBlock> {
  const exact = (value: number) => ({ value, kind: 'exact' as const });
  switch (block.kind) {
    case 'find': {
      const [documents, inForce, units] = await Promise.all([
        published.countPublished(db, tenantId, { on }),
        published.countPublished(db, tenantId, { validity: 'in_force', on }),
        organisations.listUnits(tenantId),
      ]);
      const counts = { documents: exact(documents), inForce: exact(inForce), units: exact(units.length) };
      return { block, counts, unitNames: units.map(({ name }) => name) };
    }
    case 'latest': {
      const page = { limit: block.limit, offset: 0 };
      return {
        block,
        items: (await published.listPublished(db, tenantId, { currentOnly: true, on }, page)).map(itemOf),
      };
    }
    case 'subjects': {
      const { topics } = await published.countFacets(db, tenantId, { on });
      return {
        block,
        values: topics.slice(0, block.limit).map(({ value, count }) => ({ value, label: value, count })),
      };
    }
    case 'units': {
      const { organisations: units } = await published.countFacets(db, tenantId, { on });
      return {
        block,
        values: units.slice(0, block.limit).map(({ id, name, count }) => ({ value: id, label: name, count })),
      };
    }
    case 'columns': {
      const open = await columns.listOpen(tenantId, siteId);
      const chosen = block.columnIds.flatMap((id) => open.find((column) => column.id === id) ?? []);
      const sections = chosen.map(async (column) => ({
        column,
        items: column.kind === 'list' ? (await placements.page(tenantId, column.id, {}, block.limit)).items : [],
      }));
      return { block, sections: await Promise.all(sections) };
    }
    case 'topics':
      return { block, topics: (await listLiveTopics(db, tenantId, { siteId }, block.limit)).map(cardOf) };
    case 'documents': {
      const known = new Map(
        (await published.listSummaries(db, tenantId, block.documentIds)).map((one) => [one.id, one]),
      );
      return { block, items: block.documentIds.flatMap((id) => known.get(id) ?? []).map(itemOf) };
    }
    default:
      return { block };
  }
}

const itemOf = (item: PublishedSummary): DocumentItem => ({
  path: item.url,
  title: item.title,
  validity: item.validity,
  organisation: item.issuingBody || item.organisation.name,
  documentNumber: item.documentNumber,
  publishedOn: item.publishedOn ?? '',
});

const cardOf = (page: LivePage): TopicCard => ({
  ...{ title: page.title, titleEn: page.titleEn, summary: page.summary, cover: page.cover, coverAlt: page.coverAlt },
  kind: page.kind === 'compilation' ? 'compilation' : 'topic',
  path: pagePath(page.kind, page.code, null),
  publishedOn: chinaDate(page.lastPublishedAt),
});
