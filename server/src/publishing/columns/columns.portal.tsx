import type { VNode } from 'preact';
import type { Database } from '../../kernel/db/index.ts';
import { subtreeOf } from '../../kernel/tree/index.ts';
import type { OrganisationsService } from '../../foundation/organisations/index.ts';
import { Parts, type PageFrame, type PublicSite } from '../../portal/index.ts';
import { published } from '../documents/index.ts';
import { columnErrors } from './columns.errors.ts';
import {
  renderColumnFrame,
  renderGroupColumn,
  renderListColumn,
  renderSiteMap,
  type ColumnFrameView,
} from './columns.pages.tsx';
import { renderDisclosureList, renderPlatform, renderRequestsEntry, type Contact } from './platform.pages.tsx';
import { columnPath, readPlace } from './columns.rules.ts';
import { listNewestDays } from './columns.repo.ts';
import type { ColumnsService, OpenColumn } from './columns.service.ts';
import { columnTexts } from './columns.texts.ts';
import type { PlacementsService } from './placements.service.ts';
import { clauseWords } from './platform.rules.ts';

/** What stands in a column besides documents, told by the module that keeps composed pages. */
export interface ColumnContent {
  /** The published text of a column; null when there is none. */
  findText(tenantId: string, columnId: string, frame: PageFrame): Promise<{ body: VNode; pageId: string } | null>;
  /** The published special topics of a column. */
  listTopics(tenantId: string, columnId: string, frame: PageFrame): Promise<VNode | null>;
  /** Where requests of a unit go, from its published guide. */
  findContact(tenantId: string, guideColumnId: string): Promise<Contact | null>;
}

export interface ColumnsPortalDeps {
  site: PublicSite;
  db: Database;
  columns: ColumnsService;
  placements: PlacementsService;
  organisations: OrganisationsService;
  content: ColumnContent;
}

const PAGE_SIZE = 20;
const LATEST = 5;

/** Public pages of columns: lists, groups, texts, disclosure platforms, the site map. */
export function registerColumnsPortal(deps: ColumnsPortalDeps): void {
  const { site, db, columns, organisations } = deps;
  site.page(
    '/columns/:code',
    async ({ frame, tenantId, siteId, params, query }) => {
      const open = await columns.listOpen(tenantId, siteId);
      const column = open.find(({ code }) => code === params['code']);
      if (!column) throw columnErrors.not_found();
      const unit =
        column.role === '' || !column.organisationId
          ? null
          : await organisations.findUnit(tenantId, column.organisationId);
      const view: ColumnFrameView = {
        ...{ frame, column },
        ...{ ancestors: ancestorsOf(column, open), branch: branchOf(column, open), unitName: unit?.name },
      };
      return {
        body: await renderColumn(deps, view, open, tenantId, query),
        tags: [`tenant:${tenantId}`, `column:${column.id}`],
      };
    },
    { params: ['year', 'before', 'after'] },
  );

  site.page('/site-map', async ({ frame, tenantId, siteId }) => ({
    body: renderSiteMap({ frame, columns: await columns.listOpen(tenantId, siteId) }),
    tags: [`tenant:${tenantId}`],
  }));

  site.page('/disclosure', async ({ frame, tenantId, siteId }) => {
    const [open, newest, all] = await Promise.all([
      columns.listOpen(tenantId, siteId),
      listNewestDays(db, tenantId, siteId),
      organisations.listUnits(tenantId),
    ]);
    const platforms = open.filter(({ role }) => role === 'platform');
    const unitOf = (column: OpenColumn, name: string) => {
      const inside = [...subtreeOf(open, column.id)].flatMap((id) => newest.get(id) ?? []).sort();
      return { name, path: columnPath(column.code), newestOn: inside.at(-1) ?? null };
    };
    // Every unit in the order of the house; a platform of a unit that is closed stays where readers look for it.
    const closed = platforms.filter(({ organisationId }) => !all.some(({ id }) => id === organisationId));
    const units = [
      ...all.map(({ id, name }) => {
        const platform = platforms.find(({ organisationId }) => organisationId === id);
        return platform ? unitOf(platform, name) : { name, path: `/units/${id}`, newestOn: undefined };
      }),
      ...(await Promise.all(
        closed.map(async (column) => {
          const unit = await organisations.findUnit(tenantId, column.organisationId ?? '');
          return unitOf(column, unit?.name ?? column.name);
        }),
      )),
    ];
    return { body: renderDisclosureList({ frame, units }), tags: [`tenant:${tenantId}`] };
  });
}

async function renderColumn(
  { db, placements, content }: ColumnsPortalDeps,
  view: ColumnFrameView,
  open: readonly OpenColumn[],
  tenantId: string,
  query: URLSearchParams,
): Promise<string> {
  const { frame } = view;
  const column = view.column as OpenColumn;
  const words = columnTexts(frame.locale);
  const children = open.filter(({ parentId }) => parentId === column.id);

  if (column.kind === 'list') {
    const asked = query.get('year') ?? '';
    const year = /^\d{4}$/.test(asked) ? asked : '';
    const filter = {
      ...(year ? { year } : {}),
      before: readPlace(query.get('before')),
      after: readPlace(query.get('after')),
    };
    const [page, total, years] = await Promise.all([
      placements.page(tenantId, column.id, filter, PAGE_SIZE),
      placements.count(tenantId, column.id, year || undefined),
      placements.years(tenantId, column.id),
    ]);
    return renderListColumn({
      ...{ ...view, ...page, total, years, year, children },
      ...{ isCatalog: column.role !== '', clause: clauseWords(column.clause, frame.locale) },
      isFiltered: Boolean(year || filter.before || filter.after),
      feedHref: `/feeds/columns/${column.code}.atom`,
    });
  }
  if (column.role === 'platform') {
    const filter = { organisationId: column.organisationId ?? '' };
    const latest = await published.listPublished(db, tenantId, filter, { limit: 8, offset: 0 });
    return renderPlatform({
      ...view,
      latest: latest.map((item) => ({
        ...{ path: item.url, title: item.title, validity: item.validity, documentNumber: item.documentNumber },
        ...{ organisation: item.issuingBody || item.organisation.name, publishedOn: item.publishedOn ?? '' },
      })),
    });
  }
  if (column.role === 'requests') {
    const guide = open.find(({ parentId, role }) => parentId === column.parentId && role === 'guide');
    const contact = guide ? await content.findContact(tenantId, guide.id) : null;
    return renderRequestsEntry({
      ...{ ...view, contact, guidePath: guide ? columnPath(guide.code) : null },
      organisationId: open.find(({ id }) => id === column.parentId)?.organisationId ?? null,
    });
  }
  if (column.kind === 'group') {
    const isIndex = column.role === 'statutory' || children.length > 8;
    const newest = isIndex ? await listNewestDays(db, tenantId, column.siteId) : new Map<string, string>();
    const sections = await Promise.all(
      children.map(async (child) => ({
        column: child,
        newestOn: newest.get(child.id) ?? null,
        clause: clauseWords(child.clause, frame.locale),
        items: isIndex || child.kind !== 'list' ? [] : (await placements.page(tenantId, child.id, {}, LATEST)).items,
      })),
    );
    return renderGroupColumn({ ...view, sections, isIndex });
  }
  if (column.kind === 'topics') {
    const topics = await content.listTopics(tenantId, column.id, frame);
    return renderColumnFrame(view, topics ?? <p class="help">{words.noTopics}</p>);
  }
  const text = await content.findText(tenantId, column.id, frame);
  return renderColumnFrame(
    view,
    text?.body ?? <Parts.EmptyState title={words.noText} advice={words.emptyAdvice.slice(1)} />,
  );
}

function ancestorsOf(column: OpenColumn, open: readonly OpenColumn[]): OpenColumn[] {
  const chain: OpenColumn[] = [];
  for (let id = column.parentId; id !== null;) {
    const parent = open.find((other) => other.id === id);
    if (!parent) break;
    chain.unshift(parent);
    id = parent.parentId;
  }
  return chain;
}

/** The branch that a reader is in: its top (a platform's own), what stands under it, and what is under the one he opened. */
function branchOf(column: OpenColumn, open: readonly OpenColumn[]): ColumnFrameView['branch'] {
  const line = [...ancestorsOf(column, open), column];
  const top = line.findLast(({ role }) => role === 'platform') ?? line[0] ?? column;
  const items = open.filter(({ parentId }) => parentId === top.id);
  if (items.length === 0) return null;
  const opened = line[line.indexOf(top) + 1];
  return {
    top,
    items: items.map((item) => ({
      column: item,
      children: item.id === opened?.id ? open.filter(({ parentId }) => parentId === item.id) : [],
    })),
  };
}
