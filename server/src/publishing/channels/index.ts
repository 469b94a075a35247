export { registerChannelsApi } from './channels.api.ts';
export { createChannelsService, type ChannelsService } from './channels.service.ts';
