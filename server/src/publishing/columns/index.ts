export { registerColumnsApi } from './columns.api.ts';
export { registerColumnsPortal, type ColumnContent } from './columns.portal.tsx';
export { ColumnSection, type ShownColumn } from './columns.pages.tsx';
export { Facts } from './platform.pages.tsx';
export { columnPath } from './columns.rules.ts';
export { createColumnsService, type ColumnsService } from './columns.service.ts';
export { createPlacementsService, type PlacementsService } from './placements.service.ts';
export { createColumnSurface } from './surfaces.service.ts';
