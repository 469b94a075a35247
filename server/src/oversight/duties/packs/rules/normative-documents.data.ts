import {
  AT_ONCE,
  SAME_DAY,
  byHand,
  every,
  filed,
  happening,
  on,
  onEvent,
  told,
  within,
  duty,
} from '../writing.rules.ts';
import type { WrittenDuty } from '../writing.rules.ts';

/** 行政规范性文件管理（国办发〔2018〕37号、115号等） */
export const normativeDocuments: readonly WrittenDuty[] = [
  duty('N-consult', 'DEC', '公开征求意见', '各地各部门', {
    action: '涉及重大权利义务的草案公开征求意见',
    en: 'Call for opinions on drafts of weight',
    when: onEvent(happening('draft_made'), AT_ONCE, 'unit'),
    proof: byHand,
  }),
  duty('N-legal', 'DOC', '合法性审核', '各地各部门', {
    action: '草案完成合法性审核',
    en: 'Check drafts for lawfulness',
    when: onEvent(happening('draft_made'), within.legal, 'unit'),
    proof: byHand,
  }),
  duty('N-competition', 'DOC', '公平竞争审查', '各地各部门', {
    action: '涉及市场主体的草案完成公平竞争审查',
    en: 'Review fair competition',
    when: onEvent(happening('draft_made'), within.legal, 'unit'),
    proof: byHand,
  }),
  duty('N-publish', 'DOC', '公布', '各地各部门', {
    action: '签发后按时限公布',
    en: 'Publish within the limit of signing',
    when: onEvent(on.signed, within.normative, 'about'),
    proof: told.normative,
  }),
  duty('N-file', 'DOC', '备案', '各地各部门', {
    action: '公布后按时限报送备案',
    en: 'File within the limit of publication',
    when: onEvent(on.normative, within.filing, 'unit'),
    proof: filed('submission', { form: 'filing' }),
  }),
  duty('N-term', 'DOC', '有效期届满评估', '各地各部门', {
    action: '届满前六个月评估去留',
    en: 'Decide on continuance in the last six months of the term',
    when: every('year'),
    proof: byHand,
  }),
  duty('N-cleanup', 'DOC', '清理', '各级政府', {
    action: '清理并公布继续有效、废止、失效目录',
    en: 'Clean up and publish the three lists',
    when: every('year'),
    proof: told.cleanup,
  }),
  duty('N-marks', 'DOC', '有效性标注', '各地各部门', {
    action: '废止失效后在原文件上标注',
    en: 'Mark repealed documents',
    when: onEvent(on.ended, SAME_DAY, 'subject'),
    proof: byHand,
  }),
  duty('N-register', 'DOC', '三统一', '各地各部门', {
    action: '统一登记、编号、公布',
    en: 'Register, number and publish in one way',
    when: onEvent(on.normative, SAME_DAY, 'subject'),
    proof: told.registered,
  }),
];
