import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Database } from '../../kernel/db/index.ts';
import {
  highlight,
  numberKey,
  type IndexChange,
  type IndexResult,
  type SearchIndex,
} from '../../kernel/index/index.ts';
import {
  listStatesAfter,
  type PublicationState,
  type SiteScope,
  type Surface,
  type SurfaceAnswer,
} from '../../foundation/gate/index.ts';
import type { OrganisationsService } from '../../foundation/organisations/index.ts';
import { published } from '../../publishing/documents/index.ts';
import type { SearchAnswer, SearchItem, SearchQuery } from './search.schema.ts';

const DOCUMENT = 'document';
/** How long marking words may keep the thread before others have their turn. */
const PIECE_MS = 5;
const EXCERPT_CHARACTERS = 120;
const REBUILD_BATCH = 200;
const HOLDINGS_BATCH = 500;

export interface IndexDeps {
  db: Database;
  index: SearchIndex;
}
export interface SearchDeps extends IndexDeps {
  organisations: OrganisationsService;
}
export type SearchService = ReturnType<typeof createSearchService>;
export type SearchResults = SearchAnswer & { relaxed: boolean };

/** One search over everything published. The engine proposes; what is shown comes from the database through the gate's filter. */
export function createSearchService({ db, index, organisations }: SearchDeps) {
  return {
    /** Hits of one page with marked words, totals and facets. A hit that is no longer public is left out, whatever the engine says. */
    async search(tenantId: string, query: SearchQuery, on?: SiteScope): Promise<SearchResults> {
      const found = await index.search({
        tenantId,
        text: query.q,
        kind: DOCUMENT,
        filters: filtersOf(query),
        ...(on ? { within: { place: on.siteId, organisationIds: on.unitIds } } : {}),
        sort: query.sort,
        limit: query.limit,
        offset: Math.min((query.page - 1) * query.limit, 10_000),
        facets: true,
      });
      const rows = await published.listByIds(
        db,
        tenantId,
        found.hits.map((hit) => hit.id),
        on,
      );
      const byId = new Map(rows.map((row) => [row.id, row]));
      const items: SearchItem[] = [];
      let since = performance.now();
      for (const hit of found.hits) {
        const row = byId.get(hit.id);
        if (!row) continue;
        const { text, indexNumber: _indexNumber, ...summary } = row;
        items.push({
          ...summary,
          titleHighlight: highlight(row.title, query.q, { maxLength: 400 }).flat(),
          highlights: highlight(bodyOf(text, row.title), query.q, { maxLength: EXCERPT_CHARACTERS }),
        });
        // A page of long texts is many small pieces of work: others are answered in between.
        if (performance.now() - since > PIECE_MS) {
          await nextTurn();
          since = performance.now();
        }
      }
      const facets = labelled(found.facets, await organisations.listUnits(tenantId));
      return { items, total: found.total, totalIsExact: found.totalIsExact, relaxed: found.relaxed, facets };
    },

    /** Whether a hit is what the query names: its number or its title. */
    exactness(query: string, item: SearchItem): 'documentNumber' | 'title' | undefined {
      const key = numberKey(query);
      if (key !== '' && key === numberKey(item.documentNumber)) return 'documentNumber';
      return query.trim() !== '' && query.trim() === item.title ? 'title' : undefined;
    },
  };
}

/** The search engine as a surface of the gate: follows each publication and withdrawal, and says what it holds. */
export function createSearchSurface({ db, index }: IndexDeps): Surface {
  return {
    name: 'search',
    subjectType: DOCUMENT,
    settle: async (states) => index.apply(await changesFor(db, states)),
    async ask(tenantId, ids) {
      const [entries, sites] = await Promise.all([
        index.find({ tenantId, kind: DOCUMENT, ids }),
        published.listSitesOf(db, tenantId, ids),
      ]);
      return new Map(
        entries.flatMap(({ id, version, isRemoved, places }): [string, SurfaceAnswer][] => {
          if (isRemoved) return [];
          const isWhereItStands = places.join() === (sites.get(id) ?? []).join();
          return [[id, isWhereItStands ? { kind: 'shows', version } : { kind: 'incomplete', version, words: 'sites' }]];
        }),
      );
    },
    async *holdings() {
      for (let afterRow = 0; ;) {
        const items = await index.list({ afterRow, limit: HOLDINGS_BATCH });
        const last = items.at(-1);
        if (!last) return;
        afterRow = last.row;
        yield items.map(({ tenantId, kind, id }) => ({ tenantId, subjectType: kind, subjectId: id }));
      }
    },
  };
}

/**
 * Fills the index from the database when it is not known to be whole: at first start, after damage, with another version of the engine.
 * What is in it already stays findable meanwhile. Returns how many subjects were written, null when there was nothing to do.
 */
export async function ensureIndex(
  deps: IndexDeps,
  onProgress: (done: number) => void = () => undefined,
): Promise<number | null> {
  const { index } = deps;
  if (!(index.isWriter || (await index.tryBecomeWriter())) || (await index.checkpoint()) !== null) return null;
  return fillIndex(deps, onProgress);
}

/** Empties the index and fills it from the database, in bounded memory. Returns how many subjects were written. */
export async function rebuildIndex(
  deps: IndexDeps,
  onProgress: (done: number) => void = () => undefined,
): Promise<number> {
  await deps.index.reset();
  return fillIndex(deps, onProgress);
}

async function fillIndex({ db, index }: IndexDeps, onProgress: (done: number) => void): Promise<number> {
  let after: PublicationState | null = null;
  let done = 0;
  for (;;) {
    const states: PublicationState[] = await listStatesAfter(db, DOCUMENT, after, REBUILD_BATCH);
    const last: PublicationState | undefined = states.at(-1);
    // The mark goes in with the last batch only: a rebuild that was cut off still shows as unfinished.
    await index.apply(await changesFor(db, states), last ? undefined : 'whole');
    if (!last) return done;
    after = last;
    done += states.length;
    onProgress(done);
  }
}

/** What the engine has to do for these states: the text of what is public now, a removal for everything else. */
async function changesFor(db: Database, states: readonly PublicationState[]): Promise<IndexChange[]> {
  const byTenant = Map.groupBy(
    states.filter((state) => state.subjectType === DOCUMENT),
    (state) => state.tenantId,
  );
  const changes: IndexChange[] = [];
  for (const [tenantId, own] of byTenant) {
    const items = new Map(
      (
        await published.listIndexItems(
          db,
          tenantId,
          own.map((s) => s.subjectId),
        )
      ).map((item) => [item.id, item]),
    );
    for (const { subjectId, version } of own) {
      changes.push(items.get(subjectId) ?? { tenantId, kind: DOCUMENT, id: subjectId, version, removed: true });
    }
  }
  return changes;
}

function filtersOf({ organisation, topic, year, validity }: SearchQuery) {
  return {
    ...(organisation ? { organisationId: organisation } : {}),
    ...(topic ? { topic } : {}),
    ...(year ? { year } : {}),
    ...(validity ? { validity } : {}),
  };
}

function labelled(
  facets: IndexResult['facets'],
  units: readonly { id: string; name: string }[],
): SearchAnswer['facets'] {
  const names = new Map(units.map((unit) => [unit.id, unit.name]));
  const plain = (values: IndexResult['facets']['topic']) => values.map((facet) => ({ ...facet, label: facet.value }));
  return {
    organisation: facets.organisationId.flatMap((facet) => {
      const label = names.get(facet.value);
      return label ? [{ ...facet, label }] : [];
    }),
    topic: plain(facets.topic.filter((facet) => !facet.value.includes('\\'))),
    year: plain(facets.year),
    validity: plain(facets.validity),
  };
}

/** The text without its first line when that is the title again. */
const bodyOf = (text: string, title: string) => (text.startsWith(title) ? text.slice(title.length).trimStart() : text);
