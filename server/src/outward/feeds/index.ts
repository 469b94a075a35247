export { registerFeedsApi } from './feeds.api.ts';
export { createFeedSurfaces } from './feeds.service.ts';
export { registerColumnFeedsApi } from './column-feeds.api.ts';
