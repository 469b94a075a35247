export { registerPagesApi } from './pages.api.ts';
export { createColumnContent, listPageAddresses, registerPagesPortal, renderPreview } from './pages.portal.tsx';
export { listFilledColumns } from './pages.repo.ts';
export { createPagesService, type PagesService } from './pages.service.ts';
export { createPageRecord, createPageSurfaces } from './surfaces.service.ts';
