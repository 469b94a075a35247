export { gateErrors, publish, refresh, withdraw } from './gate.service.ts';
export {
  addresses,
  findTombstone,
  listTombstones,
  periods,
  readable,
  type EndKind,
  type SiteScope,
  type Tombstone,
} from './gate.repo.ts';
export { findSettlement, listStatesAfter, type PublicationState, type SubjectKey } from './surfaces.repo.ts';
export { findingText, type Finding, type SurfaceAnswer } from './surfaces.rules.ts';
export { createSurfaces, type PublicRecord, type Surface, type Surfaces } from './surfaces.service.ts';
