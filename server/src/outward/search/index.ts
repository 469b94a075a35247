export { registerSearchApi } from './search.api.ts';
export { registerSearchPortal } from './search.portal.tsx';
export {
  createSearchService,
  createSearchSurface,
  ensureIndex,
  rebuildIndex,
  type SearchService,
} from './search.service.ts';
