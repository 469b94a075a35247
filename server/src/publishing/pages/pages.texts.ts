import type { Locale } from '../../kernel/errors/index.ts';

const zh = {
  services: '办事服务',
  pictures: '图片新闻',
  links: '相关链接',
  topics: '专题',
  documents: '文件',
  noTopics: '还没有专题。',
  compiled: (date: string) => `更新于${date}`,
  topicKind: { topic: '专题', compilation: '汇编' },
  preview: '预览：这是尚未发布的内容，只有工作人员能看到。',
  contents: '目录',
  guide: {
    classification: '政府信息的分类',
    arrangement: '政府信息的编排体系',
    access: '政府信息的获取方式',
    contact: '政府信息公开工作机构',
  },
  office: '机构名称',
  address: '办公地址',
  hours: '办公时间',
  phone: '联系电话',
  fax: '传真号码',
  online: '互联网联系方式',
};
const en: typeof zh = {
  services: 'Services',
  pictures: 'Pictures',
  links: 'Links',
  topics: 'Special topics',
  documents: 'Documents',
  noTopics: 'There is no special topic yet.',
  compiled: (date) => `Updated ${date}`,
  topicKind: { topic: 'Special topic', compilation: 'Compilation' },
  preview: 'Preview: this has not been published; only staff can see it.',
  contents: 'Contents',
  guide: {
    classification: 'How government information is classified',
    arrangement: 'How it is arranged',
    access: 'How to obtain it',
    contact: 'Disclosure office',
  },
  office: 'Name',
  address: 'Address',
  hours: 'Office hours',
  phone: 'Telephone',
  fax: 'Fax',
  online: 'On the internet',
};

export const pageTexts = (locale: Locale): typeof zh => (locale === 'en' ? en : zh);
