import {
  AT_ONCE,
  SAME_DAY,
  byHand,
  every,
  filed,
  happening,
  headsInterpret,
  on,
  onEvent,
  told,
  within,
  duty,
} from '../writing.rules.ts';
import type { WrittenDuty } from '../writing.rules.ts';

/** 政策解读（国办发〔2016〕80号等） */
export const policyInterpretation: readonly WrittenDuty[] = [
  duty('I-plan', 'INT', '解读方案', '各部门', {
    action: '解读方案随文件一并报批',
    en: 'Submit the interpretation plan with the document',
    when: onEvent(on.submitted, AT_ONCE, 'about'),
    proof: told.plan,
  }),
  duty('I-publish', 'INT', '解读发布', '各地各部门', {
    action: '文件公开后按时限发布解读',
    en: 'Publish the interpretation within its limit',
    when: onEvent(on.policy, within.interpretation, 'about'),
    proof: told.interpreted(),
  }),
  duty('I-forms', 'INT', '解读形式', '各部门', {
    action: '用图表、音视频、问答等形式解读',
    en: 'Use charts, recordings and questions',
    when: every('quarter'),
    proof: told.interpreted({ form: ['picture', 'chart', 'audio', 'video', 'interview'] }),
  }),
  duty('I-contact', 'INT', '解读要素', '各部门', {
    action: '解读写明解释部门和咨询电话',
    en: 'Name unit and telephone',
    when: onEvent(on.interpreted, SAME_DAY, 'subject'),
    proof: byHand,
  }),
  duty('I-head', 'INT', '主要负责人解读', '各地各部门', {
    action: '主要负责人按次数解读重要政策',
    en: 'Heads interpret so many times a year',
    when: headsInterpret,
    proof: told.interpreted({ interpreter: 'leader' }),
  }),
  duty('I-feedback', 'RESP', '政策咨询', '各地各部门', {
    action: '政策咨询按时限答复',
    en: 'Answer questions on policy within the limit',
    when: onEvent(happening('message_received'), within.enquiry, 'unit'),
    proof: byHand,
  }),
  duty('I-experts', 'INT', '专家解读', '各部门', {
    action: '请专家参与解读',
    en: 'Have experts take part',
    when: every('year'),
    proof: filed('interview', { speaker: 'expert' }),
  }),
];
