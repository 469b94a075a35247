export { registerCatalogApi } from './catalog.api.ts';
export { registerCatalogPortal } from './catalog.portal.tsx';
export { createCatalogService, type CatalogService, type StandingEntry } from './catalog.service.ts';
export type { Term } from './catalog.schema.ts';
export { createCatalogSurface } from './surfaces.service.ts';
