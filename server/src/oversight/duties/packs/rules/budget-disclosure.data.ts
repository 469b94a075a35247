import { fresh, happening, onEvent, published, within, duty } from '../writing.rules.ts';
import type { WrittenDuty } from '../writing.rules.ts';

/** 《预算法》第十四条、《预算法实施条例》第六条 */
export const budgetDisclosure: readonly WrittenDuty[] = [
  duty('B-government', 'BUD', '预算法第十四条', '市财政局', {
    action: '批准后二十日内公开政府预算及报告、报表',
    en: 'Publish the government budget within 20 days of approval',
    when: onEvent(happening('budget_approved'), within.budget, 'unit'),
    proof: published(['预算', '政府|全市|本级|报告|草案']),
  }),
  duty('B-accounts', 'BUD', '预算法第十四条', '市财政局', {
    action: '批准后二十日内公开政府决算',
    en: 'Publish the government accounts within 20 days of approval',
    when: onEvent(happening('accounts_approved'), within.budget, 'unit'),
    proof: published(['决算', '政府|全市|本级|报告']),
  }),
  duty('B-transfers', 'BUD', '预算法第十四条', '市财政局', {
    action: '说明转移支付和举债情况',
    en: 'Explain transfers and debt',
    when: onEvent(happening('budget_approved'), within.budget, 'unit'),
    proof: published(['预算|决算'], ['转移支付', '债务|举借']),
  }),
  duty('B-department', 'BUD', '预算法第十四条', '各部门', {
    action: '批复后二十日内公开部门预算',
    en: "Publish the department's budget within 20 days",
    when: onEvent(happening('budget_approved'), within.budget, 'unit'),
    proof: published(['预算'], ['职责|职能', '机构设置', '收支|收入', '支出']),
  }),
  duty('B-department-accounts', 'BUD', '预算法第十四条', '各部门', {
    action: '批复后二十日内公开部门决算',
    en: "Publish the department's accounts within 20 days",
    when: onEvent(happening('accounts_approved'), within.budget, 'unit'),
    proof: published(['决算'], ['收支|收入', '支出']),
  }),
  duty('B-three', 'BUD', '三公经费', '各部门', {
    action: '公开三公经费、会议费和培训费',
    en: 'Publish three official expenses, meetings and training',
    when: onEvent(happening('budget_approved'), within.budget, 'unit'),
    proof: published(['三公|预算|决算'], ['因公出国|出国', '接待', '用车', '会议费', '培训费']),
  }),
  duty('B-level', 'BUD', '实施条例第六条', '各部门', {
    action: '支出到项级、基本支出到款级',
    en: 'Spending to item, basic spending to section',
    when: onEvent(happening('budget_approved'), within.budget, 'unit'),
    proof: published(['预算|决算'], ['功能分类|项级', '经济分类|款级']),
  }),
  duty('B-procurement', 'BUD', '预算法第十四条', '各部门', {
    action: '公开政府采购情况',
    en: 'Publish procurement',
    when: fresh.trade,
    proof: published(['政府采购|采购', '公告|结果|合同|意向']),
  }),
  duty('B-contract', 'RES', '采购合同', '各部门', {
    action: '采购合同签订后两个工作日内公告',
    en: 'Publish procurement contracts within two working days',
    when: onEvent(happening('contract_signed'), within.contract, 'unit'),
    proof: published(['采购', '合同']),
  }),
];
