import type { CatalogService } from '../publishing/catalog/index.ts';
import type { GazetteReading } from '../publishing/gazette/index.ts';
import type { InterpretationService } from '../publishing/interpretation/index.ts';

/** How long it may take until a first entry brings its list into the navigation, in milliseconds. */
const KEPT_MS = 5000;

interface Entry {
  path: string;
  name: string;
  nameEn: string;
}

/** Lists of their own that stand in the navigation as soon as something is in them: an empty one would be a blank column. */
export function createOwnLists(deps: {
  interpretation: Pick<InterpretationService, 'isAnyPublished'>;
  catalog: Pick<CatalogService, 'isAnyOpen'>;
  gazette: Pick<GazetteReading, 'isAnyPublished'>;
  now: () => Date;
}) {
  const kept = new Map<string, { at: number; entries: Promise<Entry[]> }>();
  const read = async (tenantId: string): Promise<Entry[]> => {
    const [interpretations, gazette, catalog] = await Promise.all([
      deps.interpretation.isAnyPublished(tenantId),
      deps.gazette.isAnyPublished(tenantId),
      deps.catalog.isAnyOpen(tenantId),
    ]);
    return [
      ...(interpretations ? [{ path: '/interpretations', name: '政策解读', nameEn: 'Interpretations' }] : []),
      ...(gazette ? [{ path: '/gazette', name: '政府公报', nameEn: 'Gazette' }] : []),
      ...(catalog ? [{ path: '/standard-catalog', name: '标准目录', nameEn: 'Standard catalog' }] : []),
    ];
  };
  return (tenantId: string): Promise<Entry[]> => {
    const at = deps.now().getTime();
    const known = kept.get(tenantId);
    if (known && at >= known.at && at - known.at < KEPT_MS) return known.entries;
    const entries = read(tenantId);
    kept.set(tenantId, { at, entries });
    entries.catch(() => kept.delete(tenantId));
    return entries;
  };
}
