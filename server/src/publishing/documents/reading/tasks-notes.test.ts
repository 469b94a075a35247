import { describe, expect, test } from 'vitest';
import { readText } from './testing.ts';

/** Notes that say which of the listed units leads: wordings, places, and that a note is no task. */

const HEAD = '云岭县人民政府关于印发2025年重点工作要点的通知\n云政发〔2025〕1号\n各乡镇人民政府：\n现印发给你们，请认真落实。\n云岭县人民政府\n2025年2月3日\n云岭县2025年重点工作要点\n'; // prettier-ignore
const ITEMS = '一、扩大消费。开展促销活动。（县商务局、县财政局）\n二、稳定外贸。支持企业参展。（县发展改革局、县商务局）'; // prettier-ignore
const LED = ['县商务局 + 县财政局', '县发展改革局 + 县商务局'];
const unitsOf = (text: string) =>
  readText(HEAD + text).tasks.map(({ lead, responsible }) => `${lead.join('、')} + ${responsible.join('、')}`);

const WORDINGS = [
  '列第一位的为牵头单位',
  '排在首位的为牵头单位',
  '排首位的单位为牵头单位',
  '第一个为牵头单位，其余为配合单位',
  '第一个单位为主办单位，其他为协办单位',
  '首个单位为牵头单位',
  '首列单位负责牵头',
  '打头的为牵头单位',
  '打头单位牵头',
  '列在最前的为牵头单位',
  '排在前面的单位为主责单位',
  '排名第一的单位负总责',
  '列首位者为牵头部门，其余为参与部门',
  '位列第一的部门牵头',
  '牵头单位排在首位',
  '牵头单位列第一位',
  '居首的单位为牵头单位',
];

describe('the first named lead', () => {
  test.each(WORDINGS)('in a bracket of the introduction: %s', (wording) => {
    expect(unitsOf(`今年工作按以下要点推进。（各项任务后所列单位，${wording}）\n${ITEMS}`)).toEqual(LED);
  });
  test.each(WORDINGS)('in a sentence of the introduction: %s', (wording) => {
    expect(unitsOf(`今年工作按以下要点推进，各项任务后所列单位中，${wording}。\n${ITEMS}`)).toEqual(LED);
  });
  test.each(WORDINGS)('in a remark at the end: %s', (wording) => {
    expect(unitsOf(`${ITEMS}\n注：各项任务后所列单位，${wording}。`)).toEqual(LED);
  });
  test.each(WORDINGS)('in a line at the end that is no remark: %s', (wording) => {
    expect(unitsOf(`${ITEMS}\n（以上任务${wording}）`)).toEqual(LED);
  });
  test.each(WORDINGS)('above the table: %s', (wording) => {
    const table = '| 序号 | 任务 | 责任单位 |\n| 1 | 开展促销 | 县商务局、县财政局 |\n| 2 | 支持参展 | 县发展改革局、县商务局 |'; // prettier-ignore
    expect(unitsOf(`一、任务清单\n（责任单位${wording}）\n${table}`)).toEqual(LED);
    expect(unitsOf(`一、任务清单\n${table}\n注：责任单位${wording}。`)).toEqual(LED);
  });
  test.each(['处室', '科室', '股室', '部门'])('also %s', (kind) => {
    const items = `（任务后所列${kind}，第一个为牵头${kind}，其余为配合${kind}）\n一、落实防控。坚持监测。【疾控处、医政处】`;
    expect(unitsOf(items)).toEqual(['疾控处 + 医政处']);
  });
  test.each([
    '第一批项目由县发展改革局牵头推进，其余分批推进。',
    '坚持把安全放在首位，各单位要负总责。',
    '责任单位排名不分先后。',
  ])('says nothing of the lists: %s', (text) => {
    expect(unitsOf(`${text}\n${ITEMS}`)).toEqual([' + 县商务局、县财政局', ' + 县发展改革局、县商务局']);
  });
});
