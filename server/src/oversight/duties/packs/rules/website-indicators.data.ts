import {
  annualReport,
  byHand,
  every,
  filed,
  fresh,
  freshFor,
  happening,
  on,
  onEvent,
  published,
  told,
  within,
  duty,
} from '../writing.rules.ts';
import type { WrittenDuty } from '../writing.rules.ts';

/** 国办秘函〔2019〕19号；《政府网站发展指引》（国办发〔2017〕47号） */
export const websiteIndicators: readonly WrittenDuty[] = [
  duty('W-V1', 'SITE', '单项否决：安全泄密', '各地各部门', {
    action: '不出现严重错误、泄密、有害链接和造假',
    en: 'No grave errors, leaks, harmful links or forgery',
    when: every('month'),
    proof: filed('assessment', { form: 'self_check' }),
  }),
  duty('W-V2', 'SITE', '单项否决：站点无法访问', '各地各部门', {
    action: '一周抽测打不开的次数不到百分之五',
    en: "Fewer than 5 % of a week's samples fail",
    when: every('week'),
    proof: told.site('available'),
    threshold: '一周每天 20 次以上，超过 15 秒打不开的占比低于 5%',
  }),
  duty('W-V3', 'SITE', '单项否决：首页不更新', '各地各部门', {
    action: '首页两周内有更新',
    en: 'The home page has something new within two weeks',
    when: freshFor(14, 'natural_day'),
    proof: told.published,
  }),
  duty('W-V4', 'SITE', '单项否决：栏目不更新', '各地各部门', {
    action: '动态要闻两周内、公告政策六个月内有更新，空白栏目少于五个',
    en: 'News within two weeks, policies within six months, fewer than five empty columns',
    when: every('month'),
    proof: told.columns,
  }),
  duty('W-V5', 'SITE', '单项否决：互动回应差', '各地各部门', {
    action: '有效留言三个月内回应',
    en: 'Messages are answered within three months',
    when: onEvent(happening('message_received'), within.threeMonths, 'unit'),
    proof: byHand,
  }),
  duty('W-V6', 'SVC', '单项否决：服务不实用', '各部门', {
    action: '办事指南八类要素齐全',
    en: 'Service guides have all eight parts',
    when: fresh.service,
    proof: published(
      ['办事指南|服务指南'],
      ['事项名称', '设定依据', '申请条件', '办理材料', '办理地点', '办理时间', '联系电话', '办理流程'],
    ),
  }),
  duty('W-D1', 'SITE', '扣分：政策文件更新', '各地各部门', {
    action: '政策文件栏目六个月内有更新',
    en: 'The policy column has something new within six months',
    when: fresh.policy,
    proof: published(['通知|意见|办法|方案|规定|决定|政策']),
  }),
  duty('W-D2', 'SVC', '扣分：办事统计', '各部门', {
    action: '办事统计数据三个月内有更新',
    en: 'Service statistics are new within three months',
    when: freshFor(3, 'month'),
    proof: published(['办件|办事|服务', '统计|数据|情况']),
  }),
  duty('W-D3', 'SITE', '扣分：留言公开', '各地各部门', {
    action: '留言答复两个月内有公开',
    en: 'Answers to messages are published within two months',
    when: freshFor(2, 'month'),
    proof: published(['留言|来信|信箱|咨询', '答复|回复|选登']),
  }),
  duty('W-D4', 'SITE', '扣分：链接可用', '各地各部门', {
    action: '错链断链及时修复',
    en: 'Broken links are mended',
    when: every('month'),
    proof: told.site('links'),
  }),
  duty('W-D5', 'SITE', '扣分：网页标签和页脚', '各地各部门', {
    action: '网页标签和页脚要素齐全',
    en: 'Page tags and footers are complete',
    when: every('month'),
    proof: told.site('tags'),
  }),
  duty('W-D6', 'SITE', '扣分：IPv6', '各地各部门', {
    action: '网站支持 IPv6',
    en: 'The site supports IPv6',
    when: every('month'),
    proof: told.site('ipv6'),
  }),
  duty('W-E1', 'SITE', '我为政府网站找错', '各地各部门', {
    action: '网民找错三个工作日内答复',
    en: 'Answer error reports within three working days',
    when: onEvent(on.errorReport, within.errors, 'about'),
    proof: told.errorReport,
  }),
  duty('W-E2', 'HOT', '互动：咨询', '各地各部门', {
    action: '咨询五个工作日内答复',
    en: 'Answer enquiries within five working days',
    when: onEvent(happening('message_received'), within.enquiry, 'unit'),
    proof: byHand,
  }),
  duty('W-R1', 'RPT', '国办函〔2018〕12号', '各地各部门', {
    action: '一月三十一日前公布网站工作年度报表',
    en: "Publish the site's yearly report by 31 January",
    when: annualReport,
    proof: published(['政府网站', '年度报表|工作报表|年度工作报表']),
  }),
  duty('W-R2', 'RPT', '国办函〔2018〕12号', '各级政府', {
    action: '一月三十一日前公布网站监管年度报表',
    en: 'Publish the yearly report of supervision of sites by 31 January',
    when: annualReport,
    proof: published(['政府网站监管|网站监管', '年度报表|报表']),
  }),
  duty('W-N1', 'NM', '政务新媒体单项否决', '各地各部门', {
    action: '政务新媒体两周内有更新',
    en: 'Media accounts have something new within two weeks',
    when: freshFor(14, 'natural_day'),
    proof: told.site('media_new'),
  }),
  duty('W-N2', 'SITE', '指引：每日读网', '各地各部门', {
    action: '每日读网并登记',
    en: 'Read the site every day',
    when: every('day'),
    proof: told.readDaily,
  }),
  duty('W-A1', 'SITE', '适老化与无障碍', '各地各部门', {
    action: '每两年完成适老化与无障碍评测',
    en: 'Have accessibility tested every two years',
    when: freshFor(24, 'month'),
    proof: filed('assessment', { form: 'self_check' }),
  }),
];
