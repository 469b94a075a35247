import type { Database } from '../kernel/db/index.ts';
import type { FileStore } from '../kernel/files/index.ts';
import type { SearchIndex } from '../kernel/index/index.ts';
import type { PublicRecord, Surface } from '../foundation/gate/index.ts';
import { createCatalogSurface } from '../publishing/catalog/index.ts';
import { createColumnSurface } from '../publishing/columns/index.ts';
import { createDocumentRecord, createDocumentSurfaces } from '../publishing/documents/index.ts';
import { createGazetteRecord, createGazetteSurfaces } from '../publishing/gazette/index.ts';
import { createInterpretationSurface } from '../publishing/interpretation/index.ts';
import { createCleanupSurface, createNormativeSurface } from '../publishing/normative/index.ts';
import { createPageRecord, createPageSurfaces } from '../publishing/pages/index.ts';
import { createStandardTextSurface } from '../publishing/standard-text/index.ts';
import { createLedgerRecord, createLedgerSurfaces } from '../oversight/ledgers/index.ts';
import { createPlanRecord, createPlanSurfaces } from '../oversight/work-plans/index.ts';
import { createEvidenceSurfaces } from '../oversight/duties/index.ts';
import { createOaiSurface } from '../outward/exchange/index.ts';
import { createFeedSurfaces } from '../outward/feeds/index.ts';
import { createSearchSurface } from '../outward/search/index.ts';

/** Every place where the public meets something that the gate let out. A module that shows published things to readers stands here. */
export const allSurfaces = (deps: { db: Database; files: FileStore; index: SearchIndex }): Surface[] => [
  ...createDocumentSurfaces(deps),
  createColumnSurface(deps.db),
  createSearchSurface(deps),
  createStandardTextSurface(deps.db),
  ...createFeedSurfaces(deps.db),
  createOaiSurface(deps.db),
  createNormativeSurface(deps.db),
  createInterpretationSurface(deps.db),
  createCatalogSurface(deps.db),
  ...createPageSurfaces(deps.db),
  ...createGazetteSurfaces(deps.db),
  createCleanupSurface(deps.db),
  ...createLedgerSurfaces(deps),
  ...createPlanSurfaces(deps.db),
  ...createEvidenceSurfaces(deps.db),
];

/** What the owners of published things have as public, independent of the gate. */
export const allRecords = (db: Database): PublicRecord[] => [
  createDocumentRecord(db),
  createPageRecord(db),
  createGazetteRecord(db),
  createLedgerRecord(db),
  createPlanRecord(db),
];
