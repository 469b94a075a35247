import type { Database } from '../../kernel/db/index.ts';
import type { OrganisationsService } from '../../foundation/organisations/index.ts';
import type { ColumnsService, PlacementsService } from '../../publishing/columns/index.ts';
import { published } from '../../publishing/documents/index.ts';
import type { SearchService } from '../search/index.ts';
import type { FeedEntry } from './formats.rules.ts';
import { listTimes } from './feeds.repo.ts';
import type { FollowedList } from './lists.rules.ts';

export interface ListsDeps {
  db: Database;
  organisations: Pick<OrganisationsService, 'findUnit' | 'scopeOf'>;
  columns: Pick<ColumnsService, 'listOpen'>;
  placements: Pick<PlacementsService, 'page'>;
  search: Pick<SearchService, 'search'>;
}

/** An entry of a list, with its path on the site instead of a full address. */
export type ListEntry = Omit<FeedEntry, 'url'> & { path: string };
/** Who asks for a list: columns belong to a site, documents to the tenant. */
export interface ListPlace {
  tenantId: string;
  siteId: string;
}
export type FollowedLists = ReturnType<typeof createFollowedLists>;

const EXCERPT_CHARACTERS = 200;
const shorten = (text: string) => text.replace(/\s+/g, ' ').slice(0, EXCERPT_CHARACTERS);

/** What stands in a list now, newest first: the same answer for its feed and for those who follow it by mail. */
export function createFollowedLists({ db, organisations, columns, placements, search }: ListsDeps) {
  return {
    /** The name of a list; null when there is none: no such unit, no such column, a column that holds no documents. */
    async findTitle({ tenantId, siteId }: ListPlace, list: FollowedList): Promise<string | null> {
      if (list.kind === 'column') return (await findColumn(tenantId, siteId, list.code))?.name ?? null;
      const words: string[] = list.kind === 'search' ? [`“${list.q}”`] : [];
      if (list.organisation) {
        const unit = await organisations.findUnit(tenantId, list.organisation);
        if (!unit) return null;
        words.push(unit.name);
      }
      if (list.topic) words.push(list.topic.replaceAll('\\', ' · '));
      if (list.kind === 'search') words.push(...[list.year, list.validity].filter(Boolean));
      return words.length > 0 ? words.join(' · ') : '最新公开文件';
    },

    /** Its newest entries through the gate's filter; null when there is no such column. */
    async newest(place: ListPlace, list: FollowedList, limit: number): Promise<ListEntry[] | null> {
      const { tenantId, siteId } = place;
      const on = await organisations.scopeOf(tenantId, siteId);
      if (list.kind === 'documents') {
        const filter = {
          on,
          ...(list.organisation && { organisationId: list.organisation }),
          ...(list.topic && { topic: list.topic }),
        };
        const documents = await published.listNewest(db, tenantId, filter, limit);
        return documents.map((document) => ({
          ...entryOf(document),
          publishedAt: document.visibleFrom,
          updatedAt: document.lastPublishedAt,
          summary: shorten(document.excerpt),
        }));
      }
      if (list.kind === 'column') {
        const column = await findColumn(tenantId, siteId, list.code);
        if (!column) return null;
        const { items } = await placements.page(tenantId, column.id, {}, limit);
        return withTimes(tenantId, items);
      }
      const { kind: _kind, ...query } = list;
      const asked = { ...query, sort: 'date' as const, page: 1, limit: Math.min(limit, 100) };
      const found = await search.search(tenantId, asked, on);
      // Documents that hold only most of the words are help for somebody who looks, not news for somebody who follows.
      if (found.relaxed) return [];
      const ids = found.items.map(({ id }) => id);
      const summaries = new Map((await published.listSummaries(db, tenantId, ids)).map((item) => [item.id, item]));
      return withTimes(
        tenantId,
        ids.flatMap((id) => summaries.get(id) ?? []),
      );
    },
  };

  async function findColumn(tenantId: string, siteId: string, code: string) {
    return (await columns.listOpen(tenantId, siteId)).find((one) => one.code === code && one.kind === 'list');
  }

  async function withTimes(tenantId: string, items: (Summary & { excerpt: string })[]): Promise<ListEntry[]> {
    const times = await listTimes(
      db,
      tenantId,
      items.map(({ id }) => id),
    );
    // What was withdrawn between the two questions has no times any more.
    return items.flatMap((item) => {
      const own = times.get(item.id);
      return own ? [{ ...entryOf(item), ...own, summary: shorten(item.excerpt) }] : [];
    });
  }
}

interface Summary {
  id: string;
  url: string;
  title: string;
  topic: string;
  publishedOn: string | null;
  organisation: { name: string };
}

const entryOf = ({ id, url, title, topic, publishedOn, organisation }: Summary) => ({
  ...{ id, title, path: url, author: organisation.name, category: topic, publishedOn },
});
