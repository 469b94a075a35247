import { published } from '../publishing/documents/index.ts';
import type { Installation } from './installation.ts';

/** Published documents that match a text, the best first: the search engine proposes, the gate's filter decides what is shown. */
export function createPublishedFinder({ db, index }: Pick<Installation, 'db' | 'index'>) {
  return async (tenantId: string, text: string, limit: number) => {
    if (text.trim() === '') return [];
    const { hits } = await index.search({
      ...{ tenantId, text: text.slice(0, 200), kind: 'document', sort: 'relevance', limit, offset: 0, facets: false },
    });
    const found = await published.listSummaries(
      db,
      tenantId,
      hits.map(({ id }) => id),
    );
    const byId = new Map(found.map((item) => [item.id, item]));
    return hits.flatMap(({ id }) => {
      const item = byId.get(id);
      if (!item) return [];
      const { title, url, organisation, publishedOn } = item;
      return [{ title, path: url, organisation: organisation.name, publishedOn: publishedOn ?? '' }];
    });
  };
}
