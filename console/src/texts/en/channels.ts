import type { channels as zh } from '../zh/channels.ts';

export const channels: typeof zh = {
  panel: 'Other channels',
  none: 'No record of other channels.',
  add: 'Record a showing',
  addTitle: 'Record that it was shown elsewhere',
  channel: 'Channel',
  kinds: { wechat: 'WeChat', weibo: 'Weibo', sms: 'SMS', board: 'Notice board', print: 'Print', other: 'Other' },
  place: 'Account, place or paper',
  link: 'Address',
  handedAt: 'Shown at',
  takenBack: 'Taken down',
  takeBack: 'Record that it was taken down',
  stillOut: 'Not public any more, and not recorded as taken down here',
};
