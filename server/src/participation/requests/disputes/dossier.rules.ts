import type { PrintBlock, PrintDocument } from '../../../kernel/print/index.ts';
import type { RequestView, Revealed } from '../handling/handling.schema.ts';
import type { LetterView } from '../letters/letters.schema.ts';
import { dateInLetter } from '../letters/template.rules.ts';

/** One file of the hand-over, with what the index says of it. */
export interface DossierPart {
  path: string;
  title: string;
  number: string;
  on: string;
  note: string;
}

const NUMBERS = /(?<![\dA-Za-z])(?:1[3-9]\d{9}|\d{15}|\d{17}[\dXx])(?![\dA-Za-z])/g;

/**
 * Names, phones and document numbers of others than the parties, made short: the court needs to see that somebody was heard, not who he is. A
 * name of more than four characters is an organisation's and stays.
 */
export function maskOthers(text: string, names: readonly string[] = []): string {
  const people = names.filter((name) => [...name].length >= 2 && [...name].length <= 4);
  const masked = people.reduce((all, name) => all.replaceAll(name, maskPerson(name)), text);
  return masked.replace(NUMBERS, (number) => `${number.slice(0, 3)}****${number.slice(-2)}`);
}
export const maskPerson = (name: string): string =>
  [...name].length <= 4 ? `${[...name][0] ?? ''}${'某'.repeat(Math.max(1, [...name].length - 1))}` : name;

const cell = (text: string, header = false) => ({ text, ...(header ? { header } : {}) });
const table = (head: readonly string[], rows: readonly (readonly string[])[]): PrintBlock => ({
  kind: 'table',
  headRows: 1,
  rows: [head.map((text) => cell(text, true)), ...rows.map((row) => row.map((text) => cell(text)))],
});
const pairs = (rows: readonly (readonly [string, string])[]): PrintBlock => ({
  kind: 'table',
  rows: rows.filter(([, value]) => value !== '').map(([label, value]) => [cell(label, true), cell(value)]),
});
const day = (on: string | null) => (on ? dateInLetter(on) : '');

const KINDS: Record<string, string> = {
  ...{
    search: '检索情况',
    note: '办理说明',
    interest: '公共利益衡量',
    explanation: '申请人说明',
    proposal: '提出延长或者延迟',
  },
  ...{ confirmed: '确认收到', correction: '告知补正', corrected: '收到补正', extension: '批准延长', delay: '批准延迟' },
  ...{
    fee_notice: '收费通知',
    payment: '缴费',
    lapsed: '不再处理',
    draft: '送审',
    checked: '合法性审查',
    returned: '退回',
  },
  ...{ signed: '签发', delivery: '送达', withdrawn: '撤回', joined: '并案', transferred: '转交' },
  ...{
    dispatched: '调整承办',
    from_applicant: '申请人来信',
    letter_unsent: '文书没有发出',
    explain_asked: '要求说明理由',
    not_consulted: '未征求第三方意见的原因',
  },
};
const ASKED: Record<string, string> = {
  ...{ third_party: '第三方', co_producer: '共同制作机关', other_agency: '其他机关', unit: '内部单位' },
};
const SAID: Record<string, string> = {
  ...{ agrees: '同意公开', refuses: '不同意公开', partly: '部分同意', opinion: '其他意见', silent: '逾期未答复' },
};

/** Pages that the program writes from the record of the case: what was asked, what was done, who was heard, how the days were counted. */
export function writtenParts(
  view: RequestView,
  applicant: Revealed,
  letters: readonly LetterView[],
): { part: DossierPart; title: string; blocks: PrintBlock[] }[] {
  const others = view.consultations.map(({ name }) => name);
  const clean = (text: string) => maskOthers(text, others);
  const part = (path: string, title: string, note = ''): DossierPart => ({ path, title, number: '', on: '', note });
  const all: { part: DossierPart; title: string; blocks: PrintBlock[] }[] = [
    {
      part: part('01-申请.pdf', '政府信息公开申请'),
      title: '政府信息公开申请',
      blocks: [
        pairs([
          ['登记编号', view.number],
          ['申请人', applicant.name],
          ['证件号码', applicant.documentNumber],
          ['联系方式', [applicant.phone, applicant.email, applicant.address].filter(Boolean).join('；')],
          ['委托代理人', applicant.agent?.name ?? ''],
          ['代理人证件号码', applicant.agent?.documentNumber ?? ''],
          ['代理人联系方式', [applicant.agent?.phone, applicant.agent?.email].filter(Boolean).join('；')],
          ['到达日期', day(view.arrivedOn)],
          ['收到日期', day(view.receivedOn)],
          ['受理机关', view.organisationName],
        ]),
        ...view.items.map(({ position, title, number, description }): PrintBlock => ({
          kind: 'paragraph',
          text: `${position}. ${[title, number, description].filter(Boolean).join('；')}`,
        })),
      ],
    },
    {
      part: part('03-检索和办理记录.pdf', '检索和办理记录'),
      title: '检索和办理记录',
      blocks: [
        table(
          ['日期', '事项', '内容', '经办人'],
          view.records.map((one) => [
            day(one.on),
            KINDS[one.kind] ?? one.kind,
            clean([one.words, String(one.data['document'] ?? '')].filter(Boolean).join('　')),
            one.byName === 'applicant' ? '申请人' : one.byName,
          ]),
        ),
      ],
    },
    {
      part: part('05-期限说明.pdf', '答复期限逐日说明'),
      title: '答复期限逐日说明',
      blocks: [
        pairs([
          ['收到日期', day(view.receivedOn)],
          ['答复期限', day(view.dueOn)],
          ['答复日期', day(view.repliedOn)],
        ]),
        table(
          ['日期', '第几个工作日', '说明'],
          view.days.map((one) => [one.date, one.n === null ? '' : String(one.n), one.note.zh]),
        ),
      ],
    },
    {
      part: part('06-送达情况.pdf', '文书送达情况'),
      title: '文书送达情况',
      blocks: [
        table(
          ['文书', '文号', '日期', '送达日期', '方式和凭证'],
          letters
            .filter(({ state }) => state !== 'void')
            .map((one) => [
              one.kindName,
              one.number,
              day(one.datedOn),
              day(one.deliveredOn),
              [one.deliveredWay, one.deliveryProof].filter(Boolean).join('；') || '尚无送达凭证',
            ]),
        ),
      ],
    },
    {
      part: part('07-办理经过.pdf', '办理经过'),
      title: '办理经过',
      blocks: [
        table(
          ['时间', '步骤', '状态', '经办人'],
          view.history.map((one) => [
            new Date(Date.parse(one.at) + 8 * 3_600_000).toISOString().slice(0, 16).replace('T', ' '),
            one.title.zh,
            one.to.zh,
            one.byName,
          ]),
        ),
      ],
    },
  ];
  if (view.consultations.length > 0)
    all.push({
      part: part('04-征求意见.pdf', '征求意见情况', '第三方自然人的姓名、联系方式已作遮盖处理'),
      title: '征求意见情况',
      blocks: [
        table(
          ['对象', '征求内容', '发出日期', '收到日期', '截止日期', '答复'],
          view.consultations.map((one) => [
            `${ASKED[one.kind] ?? one.kind}：${maskPerson(one.name)}`,
            clean(one.words),
            day(one.askedOn),
            day(one.receivedOn),
            day(one.dueOn),
            clean([day(one.answeredOn), SAID[one.answer] ?? '尚无答复', one.answerWords].filter(Boolean).join('　')),
          ]),
        ),
      ],
    });
  return all;
}

/** The index: every file with number and date, as the court asks for it (证据目录). */
export function indexOf(parts: readonly DossierPart[]): PrintBlock[] {
  return [
    table(
      ['序号', '材料', '文号', '日期', '文件', '说明'],
      parts.map((one, at) => [String(at + 1), one.title, one.number, day(one.on || null), one.path, one.note]),
    ),
    {
      kind: 'paragraph',
      text: '说明：证件扫描件未收入本卷；与本案无关的第三方个人信息已作遮盖处理，需要时由办案机关依法调取。',
    },
  ];
}

export const pageOf = (title: string, author: string, blocks: PrintBlock[], producedAt: string): PrintDocument => ({
  ...{ title, author, blocks, producedAt },
});
