import { DEFAULT_FEES, feeFor } from '../fees.rules.ts';
import { findAnswer, particularsOf, type ItemDecision, type Particular } from '../outcomes.rules.ts';
import type { LetterInput } from './compose.rules.ts';
import type { Values } from './template.rules.ts';

/** An invented case, so that a lawyer sees a whole letter while he edits its text. Nobody in it exists. */
const VALUES: Values = {
  ...{ 称谓: '你', 登记编号: '〔2026〕17号', 收到日期: '2026年11月2日', 答复期限: '2026年11月30日' },
  申请内容: '2025年度本市城区集中式饮用水水源水质监测报告，以及据此开展的执法检查的处理情况',
  ...{ 查询码: 'K7QM-4TXP-92RD', 查询地址: 'https://www.example.gov.cn/requests/status' },
  ...{
    联系地址: '安澜市平湖路1号',
    联系电话: '（0000）0000000',
    复议机关: '安澜市人民政府',
    法院: '安澜市中级人民法院',
  },
  ...{ 缴费方式: '凭本通知书到指定银行缴入本级国库', 期限: '2026年12月15日', 原期限: '2026年11月30日' },
  补正内容: '1.申请公开的水质监测报告的时间范围。\n2.获取信息的具体方式。',
  延长理由: '需要检索的监测记录数量大、保存分散',
  拟公开内容: '2025年度水源水质监测报告中由你（单位）提供的采样点位和工艺参数。',
  收费理由: '你在2026年11月内提出的政府信息公开申请累计45件，数量、频次明显超过合理范围',
  更正内容: '企业信用公示信息中住所一项，由“平湖路11号”更正为“平湖路1号”',
  ...{ 并入编号: '〔2026〕12号', 件数: '2' },
  ...{ 转送机关: '安澜市市场监督管理局', 理由: '经核对原始登记材料，该信息记录无误' },
  ...{
    送达文书: '《政府信息公开告知书》（安水务公开〔2026〕17号）',
    送达方式: '邮寄送达',
    送达地点: '申请人填写的通信地址',
  },
};

const PARTICULARS: Record<Particular, string> = {
  way: '以纸质形式邮寄至申请表填写的地址',
  address: '安澜市人民政府网站“法定主动公开内容”栏目；《安澜市人民政府公报》2026年第3期',
  reason: '该信息尚在研究阶段，公开后会影响正常的行政管理活动',
  law: '《不动产登记暂行条例》第二十七条',
  harm: '含有企业未公开的生产工艺参数，属于商业秘密',
  publicInterest: '不公开不会对公共利益造成重大影响',
  search:
    '2026年11月5日由档案室在电子档案系统和纸质档案中以“饮用水水源”“水质监测”为关键词检索2024年至2026年的文件，未检索到相应信息',
  agency: '安澜市生态环境局，联系电话（0000）0000001',
  earlier: '安水务公开〔2026〕9号，2026年6月12日',
  notice: '安水务公开〔2026〕11号，2026年11月4日送达，补正期限至2026年11月18日',
  explained: '本机关已于2026年11月4日书面要求说明理由，{称谓}未作说明',
  channel: '信访工作机构，联系电话（0000）0000002',
  withoutFile: '可以公开的内容较少，已写入本告知书',
};

/** A complete decision on an item with this answer. Throws a RangeError for an unknown answer. */
export function sampleItem(answer: string, grounds?: readonly string[]): ItemDecision {
  const known = findAnswer(answer);
  if (!known) throw new RangeError(`no answer ${answer}`);
  const of = { answer, ...(grounds ? { grounds } : {}) };
  const names = [...particularsOf(of), ...(known.answer.may ?? [])];
  return {
    ...of,
    asked: '2025年度城区饮用水水源水质监测报告',
    particulars: Object.fromEntries(names.map((name) => [name, PARTICULARS[name].replace('{称谓}', '你')])),
  };
}

/** A letter of a kind, or the reply that shows one answer. */
export function sampleOf(kind: string, items?: readonly ItemDecision[]): LetterInput {
  return {
    ...{
      kind,
      recipient: '申请人',
      authority: '安澜市水务局',
      datedOn: '2026-11-22',
      number: '安水务公开〔2026〕18号',
    },
    values: VALUES,
    ...(kind === 'reply' ? { items: items ?? [sampleItem('provided')] } : {}),
    ...(kind === 'fee' ? { fee: feeFor({ by: 'piece', before: 0, pieces: 45 }, DEFAULT_FEES) } : {}),
  };
}

/** A letter in which a text shows: its own kind, or a reply with the answer or the remedy. */
export function sampleFor(code: string): LetterInput {
  const [part, name = ''] = code.split('.');
  if (part === 'answer') return sampleOf('reply', [sampleItem(name, name === 'partly' ? ['third_party'] : undefined)]);
  if (part !== 'remedy') return sampleOf(code);
  if (name === 'notice') return sampleOf('rectify_refused');
  const first = sampleItem('third_party');
  const items = {
    either: [sampleItem('provided')],
    reconsideration_first: [first],
    split: [sampleItem('provided'), first],
  };
  return sampleOf('reply', items[name as keyof typeof items]);
}
