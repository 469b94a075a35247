export { registerFeedsApi } from './feeds.api.ts';
