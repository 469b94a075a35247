import type { Database } from '../../kernel/db/index.ts';
import type { Surface, SurfaceAnswer } from '../../foundation/gate/index.ts';
import { published } from '../../publishing/documents/index.ts';

/** Entries of a feed. */
export const FEED_LENGTH = 50;

/** Feeds (of everything and of the document's unit; columns answer for their own) and sitemap as surfaces of the gate. */
export function createFeedSurfaces(db: Database): Surface[] {
  return [
    {
      name: 'feed',
      subjectType: 'document',
      async ask(tenantId, ids) {
        const inAll = await published.listShownInFeed(db, tenantId, ids, FEED_LENGTH);
        const inUnits = new Map<string, boolean>();
        for (const [unit, own] of Map.groupBy(inAll, ({ organisationId }) => organisationId)) {
          const documents = own.map(({ id }) => id);
          for (const { id, isPastEnd } of await published.listShownInFeed(db, tenantId, documents, FEED_LENGTH, unit))
            inUnits.set(id, isPastEnd);
        }
        return new Map(
          inAll.map(({ id, version, isPastEnd }): [string, SurfaceAnswer] => {
            const isPastUnit = inUnits.get(id);
            if (isPastUnit === undefined) return [id, { kind: 'incomplete', version, words: 'organisation' }];
            return [id, isPastEnd && isPastUnit ? { kind: 'past_end' } : { kind: 'shows', version }];
          }),
        );
      },
    },
    {
      name: 'sitemap',
      subjectType: 'document',
      async ask(tenantId, ids) {
        const rows = await published.listShownInSitemap(db, tenantId, ids);
        return new Map(rows.map(({ id, version }): [string, SurfaceAnswer] => [id, { kind: 'shows', version }]));
      },
    },
  ];
}
