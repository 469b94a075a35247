export { registerGazetteApi } from './gazette.api.ts';
export { createGazetteBeside, createGazetteFinder, registerGazettePortal } from './gazette.portal.tsx';
export { createGazetteService, type GazetteFinding, type GazetteService } from './gazette.service.ts';
export { createGazetteReading, type GazetteReading } from './reading.service.ts';
export { createGazetteRecord, createGazetteSurfaces } from './surfaces.service.ts';
