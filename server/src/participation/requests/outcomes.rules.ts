/**
 * What a request can come to: the 21 leaf rows of table 3 of the annual report (国办公开办函〔2021〕30 号), each with the answers that are counted
 * in it. Decisions, letters, statistics and the annual report all read this one table.
 */

/** What an answer has to say besides that it is given. Each is a text of the decision. */
export const PARTICULARS = {
  way: { zh: '获取信息的方式、途径', en: 'how and by which way the information is had' },
  address: { zh: '已公开信息的具体位置（网址、公报期号等）', en: 'where it is public (address, issue of the gazette)' },
  reason: { zh: '理由', en: 'the reason' },
  law: { zh: '所依据的法律、行政法规或者有关规定的名称和条款', en: 'the law or rule it rests on, with the article' },
  harm: { zh: '公开会损害的第三方合法权益', en: 'the right of the third party that would be harmed' },
  publicInterest: {
    zh: '不公开是否会对公共利益造成重大影响的判断',
    en: 'whether withholding would gravely affect the public',
  },
  search: { zh: '检索情况（范围、方法、关键词、经办人、结果）', en: 'the search: where, how, words, by whom, result' },
  agency: { zh: '负责公开的行政机关名称和联系方式', en: 'name and contact of the authority that is responsible' },
  earlier: { zh: '此前答复的文号和日期', en: 'number and day of the earlier answer' },
  notice: { zh: '补正或者收费通知的文号、送达日期和期限', en: 'the notice: number, day of delivery and limit' },
  explained: { zh: '要求说明理由的情况和申请人的说明', en: 'that reasons were asked for and what was said' },
  channel: { zh: '应当通过的途径', en: 'the way that is to be taken' },
  withoutFile: { zh: '不附遮盖后文件的原因', en: 'why no redacted file is enclosed' },
} as const;
export type Particular = keyof typeof PARTICULARS;

/** Groups of table 3: （一）to（六）. */
export type OutcomeGroup = 'granted' | 'partly' | 'withheld' | 'unavailable' | 'not_processed' | 'other';

export interface Answer {
  /** Stable: stored with decisions. */
  code: string;
  zh: string;
  en: string;
  /** Articles of the 政府信息公开条例; '' where it names none, and the officer has to give the basis. */
  clause: string;
  /** Must be given. */
  needs: readonly Particular[];
  /** Given when there is something to say: the right agency when it can be named (article 36 (5)). */
  may?: readonly Particular[];
  /** Something is handed over or shown: what makes a mixed decision a partial one. */
  discloses?: boolean;
}

export interface Outcome {
  code: string;
  group: OutcomeGroup;
  /** As in the form: （三）1 */
  row: string;
  zh: string;
  en: string;
  /**
   * 复议前置: withheld under articles 14, 15 or 16 is reconsidered before it can be sued over (行政复议法 (2023) article 23 (1)(4); 法释〔2025〕8 号
   * limits it to these three articles).
   */
  reconsiderationFirst: boolean;
  answers: readonly [Answer, ...Answer[]];
}

const withheld = (
  no: number,
  code: string,
  zh: string,
  en: string,
  clause: string,
  needs: readonly Particular[],
): Outcome => ({
  ...{ code, group: 'withheld', row: `（三）${no}`, zh, en },
  reconsiderationFirst: code !== 'registry_query',
  answers: [{ code, zh, en, clause, needs }],
});

export const OUTCOMES: readonly Outcome[] = [
  {
    ...{
      code: 'granted',
      group: 'granted',
      row: '（一）',
      zh: '予以公开',
      en: 'Disclosed',
      reconsiderationFirst: false,
    },
    answers: [
      {
        ...{ code: 'already_public', zh: '已主动公开，告知获取方式、途径', en: 'Already public' },
        ...{ clause: '第三十六条第（一）项', needs: ['way', 'address'], discloses: true },
      },
      {
        ...{ code: 'provided', zh: '可以公开，提供该信息', en: 'Provided' },
        ...{ clause: '第三十六条第（二）项', needs: ['way'], discloses: true },
      },
    ],
  },
  {
    ...{ code: 'partly', group: 'partly', row: '（二）', zh: '部分公开', en: 'Disclosed in part' },
    // The withheld part carries its own ground; `remedyOf` looks at that.
    reconsiderationFirst: false,
    answers: [
      {
        ...{ code: 'partly', zh: '区分处理后公开可以公开的内容', en: 'Disclosed in part' },
        ...{ clause: '第三十七条', needs: ['way', 'reason', 'withoutFile'], discloses: true },
      },
    ],
  },
  withheld(1, 'state_secret', '属于国家秘密', 'State secret', '第十四条', ['reason']),
  withheld(2, 'forbidden_by_law', '其他法律行政法规禁止公开', 'Forbidden by another law', '第十四条', [
    'reason',
    'law',
  ]),
  withheld(3, 'endangers_safety', '危及“三安全一稳定”', 'Endangers safety or stability', '第十四条', ['reason']),
  withheld(4, 'third_party', '保护第三方合法权益', 'Rights of a third party', '第十五条', [
    'reason',
    'harm',
    'publicInterest',
  ]),
  withheld(5, 'internal_affairs', '属于三类内部事务信息', 'Internal affairs', '第十六条第一款', ['reason']),
  withheld(6, 'deliberation', '属于四类过程性信息', 'Deliberations', '第十六条第二款', ['reason']),
  withheld(7, 'enforcement_file', '属于行政执法案卷', 'Files of enforcement', '第十六条第二款', ['reason']),
  withheld(8, 'registry_query', '属于行政查询事项', 'Query of a register', '第三十六条第（七）项', ['law', 'channel']),
  {
    ...{ code: 'not_held', group: 'unavailable', row: '（四）1' },
    ...{ zh: '本机关不掌握相关政府信息', en: 'Not held by this authority', reconsiderationFirst: false },
    answers: [
      {
        ...{ code: 'not_found', zh: '经检索没有所申请的信息', en: 'Searched for and not there' },
        ...{ clause: '第三十六条第（四）项', needs: ['search'] },
      },
      {
        ...{ code: 'not_ours', zh: '不属于本机关负责公开', en: 'Another authority is responsible' },
        ...{ clause: '第三十六条第（五）项', needs: ['reason'], may: ['agency'] },
      },
    ],
  },
  {
    ...{ code: 'needs_making', group: 'unavailable', row: '（四）2' },
    ...{ zh: '没有现成信息需要另行制作', en: 'Would have to be made', reconsiderationFirst: false },
    answers: [
      {
        ...{ code: 'needs_making', zh: '需要加工、分析现有信息', en: 'Would have to be worked out' },
        ...{ clause: '第三十八条', needs: ['reason'] },
      },
    ],
  },
  {
    ...{ code: 'still_unclear', group: 'unavailable', row: '（四）3' },
    ...{ zh: '补正后申请内容仍不明确', en: 'Still unclear after correction', reconsiderationFirst: false },
    answers: [
      {
        ...{ code: 'still_unclear', zh: '补正后申请内容仍不明确', en: 'Still unclear after correction' },
        ...{ clause: '第三十条', needs: ['reason', 'notice'] },
      },
    ],
  },
  {
    ...{ code: 'petition', group: 'not_processed', row: '（五）1' },
    ...{ zh: '信访举报投诉类申请', en: 'Petition, report or complaint', reconsiderationFirst: false },
    answers: [
      {
        ...{ code: 'petition', zh: '以申请形式进行信访、投诉、举报等活动', en: 'Petition, report or complaint' },
        ...{ clause: '第三十九条第一款', needs: ['reason', 'channel'] },
      },
    ],
  },
  {
    ...{ code: 'repeated', group: 'not_processed', row: '（五）2', zh: '重复申请', en: 'Asked and answered before' },
    reconsiderationFirst: false,
    answers: [
      {
        ...{ code: 'repeated', zh: '已就相同申请作出答复', en: 'Asked and answered before' },
        ...{ clause: '第三十六条第（六）项', needs: ['earlier'] },
      },
    ],
  },
  {
    ...{ code: 'publication', group: 'not_processed', row: '（五）3' },
    ...{ zh: '要求提供公开出版物', en: 'Published works', reconsiderationFirst: false },
    answers: [
      {
        ...{ code: 'publication', zh: '要求提供政府公报、报刊、书籍等公开出版物', en: 'Published works' },
        ...{ clause: '第三十九条第二款', needs: ['way'] },
      },
    ],
  },
  {
    ...{ code: 'excessive', group: 'not_processed', row: '（五）4' },
    ...{ zh: '无正当理由大量反复申请', en: 'Too many without good reason', reconsiderationFirst: false },
    answers: [
      {
        ...{ code: 'excessive', zh: '数量、频次明显超过合理范围且理由不合理', en: 'Too many without good reason' },
        ...{ clause: '第三十五条', needs: ['explained', 'reason'] },
      },
    ],
  },
  {
    ...{ code: 'confirm_again', group: 'not_processed', row: '（五）5' },
    ...{ zh: '要求行政机关确认或重新出具已获取信息', en: 'Confirm or issue again', reconsiderationFirst: false },
    answers: [
      {
        ...{ code: 'confirm_again', zh: '要求确认或者重新出具已经获取的信息', en: 'Confirm or issue again' },
        // The form counts it; the regulation has no article for it. Whoever decides names the basis.
        ...{ clause: '', needs: ['reason', 'law'] },
      },
    ],
  },
  {
    ...{ code: 'not_corrected', group: 'other', row: '（六）1' },
    zh: '申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请',
    ...{ en: 'Not corrected in time', reconsiderationFirst: false },
    answers: [
      {
        ...{ code: 'not_corrected', zh: '无正当理由逾期不补正，视为放弃申请', en: 'Not corrected in time' },
        ...{ clause: '第三十条', needs: ['notice'] },
      },
    ],
  },
  {
    ...{ code: 'fee_unpaid', group: 'other', row: '（六）2' },
    zh: '申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请',
    ...{ en: 'Fee not paid in time', reconsiderationFirst: false },
    answers: [
      {
        ...{ code: 'fee_unpaid', zh: '逾期未缴纳信息处理费，视为放弃申请', en: 'Fee not paid in time' },
        ...{ clause: '第四十二条', needs: ['notice'] },
      },
    ],
  },
  {
    ...{ code: 'other', group: 'other', row: '（六）3', zh: '其他', en: 'Other', reconsiderationFirst: false },
    answers: [
      {
        ...{ code: 'withdrawn', zh: '申请人撤回申请', en: 'Withdrawn by the applicant' },
        ...{ clause: '', needs: ['reason'] },
      },
      { code: 'ended_otherwise', zh: '以其他方式办结', en: 'Ended otherwise', clause: '', needs: ['reason', 'law'] },
    ],
  },
];

const byAnswer = new Map(
  OUTCOMES.flatMap((outcome) => outcome.answers.map((answer) => [answer.code, { outcome, answer }] as const)),
);
const order = new Map(OUTCOMES.map(({ code }, at) => [code, at]));

/** All codes that a decision on an item may carry. */
export const ANSWER_CODES: readonly string[] = [...byAnswer.keys()];

/** The answer and the row that counts it; null for a code that there is not. */
export function findAnswer(code: string): { outcome: Outcome; answer: Answer } | null {
  return byAnswer.get(code) ?? null;
}

/** The decision on one thing that was asked for. */
export interface ItemDecision {
  /** What was asked for, in the words of the letter. */
  asked: string;
  answer: string;
  /** Why parts are withheld, for `partly`: answers of the group `withheld`. */
  grounds?: readonly string[];
  particulars: Partial<Record<Particular, string>>;
  /** Redacted files that go out with the reply, for `partly`: ids of confirmed redactions of the case. */
  redactions?: readonly string[];
}

export type DecisionFault =
  | { item: number; kind: 'answer_unknown'; answer: string }
  | { item: number; kind: 'asked_missing' }
  | { item: number; kind: 'particular_missing'; particular: Particular }
  | { item: number; kind: 'ground_missing' }
  | { item: number; kind: 'ground_wrong'; answer: string }
  | { kind: 'nothing_decided' };

/** Everything that keeps a decision from being signed off, in the order of its items (counted from 0). Empty: complete. */
export function findDecisionFaults(items: readonly ItemDecision[]): DecisionFault[] {
  if (items.length === 0) return [{ kind: 'nothing_decided' }];
  return items.flatMap((one, item): DecisionFault[] => {
    const known = findAnswer(one.answer);
    if (!known) return [{ item, kind: 'answer_unknown', answer: one.answer }];
    const faults: DecisionFault[] = one.asked.trim() === '' ? [{ item, kind: 'asked_missing' }] : [];
    const grounds = one.grounds ?? [];
    const wrong = grounds.filter((code) => findAnswer(code)?.outcome.group !== 'withheld');
    faults.push(...wrong.map((answer) => ({ item, kind: 'ground_wrong' as const, answer })));
    if (known.outcome.code === 'partly' && grounds.length === 0) faults.push({ item, kind: 'ground_missing' });
    const first = grounds[0];
    if (known.outcome.code !== 'partly' && first) faults.push({ item, kind: 'ground_wrong', answer: first });
    const missing = particularsOf(one).filter((particular) => !one.particulars[particular]?.trim());
    faults.push(...missing.map((particular) => ({ item, kind: 'particular_missing' as const, particular })));
    return faults;
  });
}

/**
 * What keeps a decision from being signed off, for who has to mend it: each item by its number (from 1) and its answer with what it still lacks, in
 * both languages; null when nothing is missing.
 */
export function describeDecisionFaults(
  items: readonly ItemDecision[],
  faults: readonly DecisionFault[] = findDecisionFaults(items),
): { zh: string; en: string } | null {
  if (faults.length === 0) return null;
  const perItem = items.flatMap(({ answer }, at) => {
    const mine = faults.filter((fault) => 'item' in fault && fault.item === at);
    if (mine.length === 0) return [];
    const known = findAnswer(answer)?.answer;
    if (!known) return [{ zh: `第 ${at + 1} 项没有作出决定`, en: `item ${at + 1} is not decided` }];
    const lacks = mine.map(lackOf);
    return [
      {
        zh: `第 ${at + 1} 项“${known.zh}”还缺：${lacks.map(({ zh }) => zh).join('、')}`,
        en: `item ${at + 1} (${known.en}) still needs: ${lacks.map(({ en }) => en).join('; ')}`,
      },
    ];
  });
  if (perItem.length === 0) return { zh: '没有申请事项', en: 'nothing is asked for' };
  return { zh: perItem.map(({ zh }) => zh).join('；'), en: perItem.map(({ en }) => en).join('; ') };
}

function lackOf(fault: DecisionFault): { zh: string; en: string } {
  if (fault.kind === 'particular_missing') return PARTICULARS[fault.particular];
  if (fault.kind === 'ground_wrong')
    return { zh: '只用于部分公开的不公开理由（请重新选择）', en: 'grounds that fit (choose them anew)' };
  if (fault.kind === 'asked_missing') return { zh: '申请事项的内容', en: 'what is asked for' };
  return { zh: '不公开部分的理由', en: 'the ground of what is withheld' };
}

/**
 * What the decision on an item has to say: of its answer and, for a partial one, of the grounds of what is withheld. What is disclosed in part is
 * enclosed as a redacted file, or it is said why none is (条例 article 37).
 */
export function particularsOf({
  answer,
  grounds = [],
  redactions = [],
}: Pick<ItemDecision, 'answer' | 'grounds' | 'redactions'>): Particular[] {
  const needs = [answer, ...grounds].flatMap((code) => findAnswer(code)?.answer.needs ?? []);
  return [...new Set(redactions.length > 0 ? needs.filter((name) => name !== 'withoutFile') : needs)];
}

/**
 * The one row of table 3 in which a request is counted. Items with different results where something is disclosed are 部分公开, once (the form:
 * 区分处理的，只计这一情形，不计其他情形; 条例 article 37). Different results where nothing is disclosed count as the first of them in the order of the
 * form: calling them disclosed in part would be untrue (docs/adr/0006). Throws a RangeError without items or with an unknown answer.
 */
export function outcomeOf(items: readonly Pick<ItemDecision, 'answer'>[]): Outcome {
  const found = items.map(({ answer }) => {
    const known = findAnswer(answer);
    if (!known) throw new RangeError(`no answer ${answer}`);
    return known;
  });
  const rows = [...new Set(found.map(({ outcome }) => outcome))].sort((a, b) => rank(a) - rank(b));
  const [first] = rows;
  if (!first) throw new RangeError('a decision has items');
  if (rows.length === 1) return first;
  return found.some(({ answer }) => answer.discloses) ? PARTLY : first;
}
const rank = ({ code }: Outcome) => order.get(code) ?? 0;
const PARTLY = OUTCOMES.find(({ code }) => code === 'partly') as Outcome;

/**
 * Which way a decision can be contested: `either` (reconsideration or suit), `reconsideration_first` (all of it was withheld under articles 14–16),
 * `split` (a part of it was). 行政复议法 (2023) article 23: the authority has to say so when it answers.
 */
export type Remedy = 'either' | 'reconsideration_first' | 'split';
export function remedyOf(items: readonly Pick<ItemDecision, 'answer' | 'grounds'>[]): Remedy {
  const isFirst = (code: string) => findAnswer(code)?.outcome.reconsiderationFirst === true;
  const first = items.filter(({ answer, grounds = [] }) => isFirst(answer) || grounds.some(isFirst));
  if (first.length === 0) return 'either';
  return first.every(({ answer }) => isFirst(answer)) && first.length === items.length
    ? 'reconsideration_first'
    : 'split';
}
