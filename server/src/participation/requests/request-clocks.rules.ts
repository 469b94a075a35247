import { defineRules, type ClockRule } from '../../foundation/clocks/index.ts';

const REGULATION = '《政府信息公开条例》';

const FEE_RULES = '《政府信息公开信息处理费管理办法》';

const PAUSES: ClockRule['pauses'] = [
  {
    cause: 'third_party',
    title: { zh: '征求第三方意见', en: 'hearing a third party' },
    source: `${REGULATION}第三十三条第三款`,
  },
  {
    cause: 'other_agency',
    title: { zh: '征求其他机关意见', en: 'hearing other agencies' },
    source: `${REGULATION}第三十三条第三款`,
  },
  // The period that ran so far is void when the correction or the payment comes in; until then nothing runs out.
  {
    cause: 'correction',
    title: { zh: '等待补正', en: 'waiting for the correction' },
    source: `${REGULATION}第三十条`,
  },
  { cause: 'payment', title: { zh: '等待缴费', en: 'waiting for the payment' }, source: `${FEE_RULES}第七条（待核）` },
];

const RESTARTS: ClockRule['restarts'] = [
  { cause: 'correction', title: { zh: '收到补正', en: 'correction received' }, source: `${REGULATION}第三十条` },
  { cause: 'payment', title: { zh: '缴费完成', en: 'fee paid' }, source: `${FEE_RULES}第七条（待核）` },
];

const plain = { pauses: [], restarts: [], extension: null } satisfies Partial<ClockRule>;

/**
 * The limits of disclosure on request, each with its clause. All count from the day after the event. Those whose source says 待核 were not
 * checked against the text; a tenant's own settings stand above all of them.
 */
export const REQUEST_CLOCKS: readonly ClockRule[] = [
  {
    code: 'request.reply',
    title: { zh: '答复申请', en: 'Reply to a request' },
    amount: 20,
    unit: 'working_day',
    source: `${REGULATION}第三十三条第二款`,
    pauses: PAUSES,
    restarts: RESTARTS,
    extension: { amount: 20, times: 1, source: `${REGULATION}第三十三条第二款` },
    delay: { title: { zh: '延迟答复', en: 'delayed reply' }, source: `${REGULATION}第三十五条` },
    light: { nearAt: 5 },
  },
  {
    ...plain,
    code: 'request.extension',
    title: { zh: '延长答复（自原期限届满之日起）', en: 'Extension (from the last day of the first period)' },
    amount: 20,
    unit: 'working_day',
    source: `${REGULATION}第三十三条第二款`,
    pauses: PAUSES,
    light: { nearAt: 5 },
  },
  {
    ...plain,
    code: 'request.correction',
    title: { zh: '一次性告知补正', en: 'Ask for everything that is missing, once' },
    amount: 7,
    unit: 'working_day',
    source: `${REGULATION}第三十条`,
    light: { nearAt: 2 },
  },
  {
    ...plain,
    code: 'request.third_party',
    title: { zh: '第三方提出意见（逾期由行政机关决定）', en: 'Third party answers (silence: the agency decides)' },
    amount: 15,
    unit: 'working_day',
    source: `${REGULATION}第三十二条`,
    light: { nearAt: 3 },
  },
  {
    ...plain,
    code: 'request.co_producer',
    title: { zh: '共同制作机关提出意见（逾期视为同意）', en: 'Co-producing agency answers (silence is consent)' },
    amount: 15,
    unit: 'working_day',
    source: `${REGULATION}第三十四条`,
    light: { nearAt: 3 },
  },
  {
    ...plain,
    code: 'request.fee_payment',
    title: { zh: '缴纳信息处理费', en: 'Pay the fee' },
    amount: 30,
    unit: 'natural_day',
    source: `${FEE_RULES}第六条（待核）`,
    light: { nearAt: 7 },
  },
  {
    ...plain,
    code: 'request.reconsideration',
    title: { zh: '申请行政复议', en: 'Apply for reconsideration' },
    amount: 60,
    unit: 'natural_day',
    source: '《行政复议法》第二十条',
    light: { nearAt: 10 },
  },
  {
    ...plain,
    code: 'request.suit',
    title: { zh: '直接提起行政诉讼', en: 'Sue directly' },
    amount: 6,
    unit: 'month',
    source: '《行政诉讼法》第四十六条',
    light: { nearAt: 15 },
  },
  {
    ...plain,
    code: 'request.suit_after_reconsideration',
    title: { zh: '不服复议决定提起行政诉讼', en: 'Sue after reconsideration' },
    amount: 15,
    unit: 'natural_day',
    source: '《行政诉讼法》第四十五条',
    light: { nearAt: 5 },
  },
];

/** The rules by code; an unknown code throws clocks.unknown_rule. */
export const requestClocks = defineRules(REQUEST_CLOCKS);
