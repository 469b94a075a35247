export { registerFeedsApi } from './feeds.api.ts';
export { createFeedSurfaces } from './feeds.service.ts';
export { createHubNotifier } from './hub.service.ts';
export { createFollowedLists, type FollowedLists, type ListEntry, type ListPlace } from './lists.service.ts';
export { feedPath, listAt, pathOfList, type FollowedList } from './lists.rules.ts';
