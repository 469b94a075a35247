import type { CatalogService } from '../publishing/catalog/index.ts';
import type { GazetteReading } from '../publishing/gazette/index.ts';
import type { InterpretationService } from '../publishing/interpretation/index.ts';
import type { NormativeService } from '../publishing/normative/index.ts';
import type { LedgersServices } from '../oversight/ledgers/index.ts';

/** How long it may take until a first entry brings its list into the navigation, in milliseconds. */
const KEPT_MS = 5000;

interface Entry {
  path: string;
  name: string;
  nameEn: string;
  under: '/documents' | '/disclosure';
}

const policy = (path: string, name: string, nameEn: string): Entry => ({ path, name, nameEn, under: '/documents' });

/** Lists of their own that stand in the navigation as soon as something is in them: an empty one would be a blank column. */
export function createOwnLists(deps: {
  interpretation: Pick<InterpretationService, 'isAnyPublished'>;
  catalog: Pick<CatalogService, 'isAnyOpen'>;
  gazette: Pick<GazetteReading, 'isAnyPublished'>;
  normative: Pick<NormativeService, 'isAnyPublished'>;
  ledgers: Pick<LedgersServices['reading'], 'isAnyPublished'>;
  workPlans: { isAnyPublished(tenantId: string): Promise<boolean> };
  now: () => Date;
}) {
  const kept = new Map<string, { at: number; entries: Promise<Entry[]> }>();
  const read = async (tenantId: string): Promise<Entry[]> => {
    const [normative, interpretations, gazette, catalog, ledgers, workPlans] = await Promise.all([
      deps.normative.isAnyPublished(tenantId),
      deps.interpretation.isAnyPublished(tenantId),
      deps.gazette.isAnyPublished(tenantId),
      deps.catalog.isAnyOpen(tenantId),
      deps.ledgers.isAnyPublished(tenantId),
      deps.workPlans.isAnyPublished(tenantId),
    ]);
    return [
      ...(normative ? [policy('/normative', '规章规范性文件', 'Rules and normative documents')] : []),
      ...(interpretations ? [policy('/interpretations', '政策解读', 'Interpretations')] : []),
      ...(gazette ? [policy('/gazette', '政府公报', 'Gazette')] : []),
      ...(catalog
        ? [{ path: '/standard-catalog', name: '标准目录', nameEn: 'Standard catalog', under: '/disclosure' as const }]
        : []),
      ...(ledgers ? [{ path: '/ledgers', name: '执行公开', nameEn: 'Execution', under: '/disclosure' as const }] : []),
      ...(workPlans
        ? [{ path: '/work-plans', name: '工作要点', nameEn: 'Work plans', under: '/disclosure' as const }]
        : []),
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
