import { byHand, fresh, happening, onEvent, published, within, duty } from '../writing.rules.ts';
import type { WrittenDuty } from '../writing.rules.ts';

/** 双公示（国发〔2016〕33号、国办发〔2015〕51号、发改办财金〔2018〕424号） */
export const creditDisclosure: readonly WrittenDuty[] = [
  duty('C-licence', 'MKT', '许可公示', '各部门', {
    action: '行政许可决定七个工作日内上网公示',
    en: 'Show licences within seven working days',
    when: onEvent(happening('licence_decided'), within.credit, 'unit'),
    proof: published(['行政许可|许可', '公示|决定|信息']),
  }),
  duty('C-penalty', 'MKT', '处罚公示', '各部门', {
    action: '行政处罚决定七个工作日内上网公示',
    en: 'Show penalties within seven working days',
    when: onEvent(happening('penalty_decided'), within.credit, 'unit'),
    proof: published(['行政处罚|处罚', '公示|决定|信息']),
  }),
  duty('C-recall', 'MKT', '处罚法第四十八条', '各部门', {
    action: '变更、撤销或无效的处罚三日内撤回并说明',
    en: 'Take back changed penalties within three days and say why',
    when: onEvent(happening('penalty_changed'), within.recall, 'unit'),
    proof: byHand,
  }),
  duty('C-random', 'MKT', '双随机', '各部门', {
    action: '抽查结束后二十日内公示结果',
    en: 'Show results within 20 days of inspection',
    when: onEvent(happening('inspection_done'), within.random, 'unit'),
    proof: published(['抽查|检查', '结果|公示|情况']),
  }),
  duty('C-list', 'MKT', '随机抽查清单', '各部门', {
    action: '公布随机抽查事项清单并更新',
    en: 'Publish the list for random inspection and keep it current',
    when: fresh.list,
    proof: published(['随机抽查|双随机', '清单|事项|目录'], ['依据', '主体', '内容', '方式']),
  }),
  duty('C-column', 'MKT', '双公示专栏', '各部门', {
    action: '双公示专栏持续更新',
    en: 'Keep the credit column current',
    when: fresh.credit,
    proof: published(['许可|处罚', '公示|信息|决定']),
  }),
  duty('C-dishonest', 'MKT', '严重失信', '各部门', {
    action: '严重失信名单认定后按时限公示',
    en: 'Show grave dishonesty within the limit',
    when: onEvent(happening('dishonesty_found'), within.credit, 'unit'),
    proof: published(['失信', '名单|公示']),
  }),
];
