export { registerFeedsApi } from './feeds.api.ts';
export { createFeedSurfaces } from './feeds.service.ts';
