export const channels = {
  panel: '其他渠道',
  none: '没有在其他渠道发布的记录。',
  add: '登记发布',
  addTitle: '登记在其他渠道的发布',
  channel: '渠道',
  kinds: { wechat: '微信', weibo: '微博', sms: '短信', board: '公告栏', print: '报刊', other: '其他' },
  place: '账号、地点或报刊',
  link: '网址',
  handedAt: '发布时间',
  takenBack: '已撤下',
  takeBack: '登记撤下',
  stillOut: '文件已不公开，这里还没有登记撤下',
};
