import type { Database } from '../../kernel/db/index.ts';
import type { Surface, SurfaceAnswer } from '../../foundation/gate/index.ts';
import { published } from '../../publishing/documents/index.ts';

/** Entries of a feed. */
export const FEED_LENGTH = 50;

/** Feed and sitemap as surfaces of the gate; both read the database at every change. */
export function createFeedSurfaces(db: Database): Surface[] {
  return [
    {
      name: 'feed',
      subjectType: 'document',
      async ask(tenantId, ids) {
        const rows = await published.listShownInFeed(db, tenantId, ids, FEED_LENGTH);
        return new Map(
          rows.map(({ id, version, isPastEnd }): [string, SurfaceAnswer] => [
            id,
            isPastEnd ? { kind: 'past_end' } : { kind: 'shows', version },
          ]),
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
