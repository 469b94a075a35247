import type { Locale } from '../../kernel/errors/index.ts';

const zh = {
  title: '订阅更新',
  lead: '有新文件公开时收到通知：',
  listUnknown: '没有找到要订阅的列表。请从文件列表、栏目、单位页面或检索结果页底部点“邮件订阅”。',
  address: '邮箱地址',
  addressHelp: '只用来发送这项订阅的通知，加密保存，不公开，也不提供给他人。退订时立即删除。',
  addressWrong: '请填写完整的邮箱地址，例如 name@example.com。',
  frequency: '多久收一次',
  frequencies: { at_once: '公开后马上', daily: '每天一次（早上8点）', weekly: '每周一次（周一早上8点）' },
  submit: '订阅',
  closed: '本网站没有开通邮件订阅，可以改用下面的订阅源。',
  feeds: '不用邮箱：订阅源',
  feedsHelp: '把地址复制到阅读器中，有更新时由阅读器提醒。',
  sentTitle: '请到邮箱确认',
  sent: [
    '如果地址没有写错，几分钟内会收到一封邮件。打开其中的链接并按“确认订阅”后，订阅才生效。',
    '没有收到时，请看看垃圾邮件，或核对地址后再试一次。',
  ],
  ownTitle: '我的订阅',
  states: { asked: '尚未确认', active: '订阅有效', ended: '已退订，邮箱地址已删除' },
  confirm: '确认订阅',
  end: '退订',
  forget: '不是我，删除这个地址',
  again: '重新订阅',
};
const en: typeof zh = {
  title: 'Get alerts',
  lead: 'Hear of new documents in:',
  listUnknown: 'There is no such list. Choose “Alerts by e-mail” at the foot of a list, column, unit or search page.',
  address: 'E-mail address',
  addressHelp: 'Used for these alerts only, kept encrypted, shown to nobody, deleted when you unsubscribe.',
  addressWrong: 'Please enter a complete address, such as name@example.com.',
  frequency: 'How often',
  frequencies: { at_once: 'As soon as published', daily: 'Once a day (8:00)', weekly: 'Once a week (Monday, 8:00)' },
  submit: 'Subscribe',
  closed: 'This site sends no mail; follow one of its feeds instead.',
  feeds: 'Without an address: feeds',
  feedsHelp: 'Copy the address into a feed reader; it tells you what is new.',
  sentTitle: 'Please confirm from your mailbox',
  sent: [
    'If the address is right, a message arrives within minutes. The subscription begins when you open its link and press “Confirm”.',
    'Nothing came? Look among the spam, or check the address and try again.',
  ],
  ownTitle: 'My subscription',
  states: { asked: 'Not confirmed yet', active: 'Active', ended: 'Ended; the address is deleted' },
  confirm: 'Confirm',
  end: 'Unsubscribe',
  forget: 'It was not me: delete this address',
  again: 'Subscribe again',
};

export const subscriptionTexts = (locale: Locale) => (locale === 'zh' ? zh : en);
