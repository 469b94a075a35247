export { gateErrors, publish, withdraw } from './gate.service.ts';
export { findReadableFile, findTombstone, listReadableFiles, listTombstones, readable } from './gate.repo.ts';
export { holdReasons } from './gate.rules.ts';
export { findSettlement, listStatesAfter, type PublicationState, type SubjectKey } from './surfaces.repo.ts';
export { findingText, type Finding, type SurfaceAnswer } from './surfaces.rules.ts';
export { createSurfaces, type PublicRecord, type Surface, type Surfaces } from './surfaces.service.ts';
