export { renderPage, renderPart, type PageProps } from './layout.tsx';
export { portalAssets } from './assets.ts';
export { safeHref } from '../kernel/text/index.ts';
export { pageFrame, type Locale, type NavigationEntry, type PageFrame, type SiteView } from './frame.ts';
export { pageWriter } from './writer.ts';
export { Parts } from './parts.ts';
export type { Count, DocumentItem, Facet, FacetValue, Segment } from './parts/lists.tsx';
export type { ValidityCode, ValidityView } from './parts/validity.tsx';
export { createPublicSite, errorPage, Withdrawn, type PageRequest, type PublicSite } from './site.ts';
