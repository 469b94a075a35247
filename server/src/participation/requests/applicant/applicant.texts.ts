import type { Locale } from '../../../kernel/errors/index.ts';
import type { ComplaintCause } from '../complaints/complaints.schema.ts';
import type { ApplicantAction } from './applicant.service.ts';

const zh = {
  days: '期限怎么算的，逐日说明',
  askedCorrection: '机关请您补正',
  askedFee: '收费通知',
  document: '文号',
  can: '您可以办理',
  acts: {
    correct: {
      title: '提交补正',
      help: '收到补正的次日起，答复期限重新计算。只能补正一次，请一次写全。',
      words: '补正内容',
      button: '提交补正',
      said: '补正已收到，答复期限从明天起重新计算。',
    },
    withdraw: {
      title: '撤回申请',
      help: '撤回后本申请不再办理，以后仍可以重新申请。',
      words: '撤回的原因（可不填）',
      button: '撤回申请',
      said: '申请已撤回。',
    },
    pay: {
      title: '告知已缴费',
      help: '可附缴费凭证。机关核对到账后，答复期限重新计算。',
      words: '缴费日期、流水号等（可不填）',
      button: '发送',
      said: '已转给承办人，核对到账后继续办理。',
    },
    more_time: {
      title: '请求宽限',
      help: '说明为什么来不及，承办人会答复您。原定日期在答复之前不变。',
      words: '理由和需要的时间',
      button: '发送请求',
      said: '已转给承办人。',
    },
    complain: {
      title: '他们没有答复我',
      help: '期限已过仍未答复的，可以向政府信息公开主管部门投诉（《政府信息公开条例》第四十七条、第五十一条）。您也可以申请行政复议或者提起行政诉讼。',
      words: '情况说明（可不填）',
      button: '提交投诉',
      said: '投诉已登记，由主管部门处理。处理结果会写在这里。',
    },
    rate: {
      title: '您对答复满意吗',
      help: '只能评价一次，不影响您申请行政复议、提起行政诉讼的权利。',
      words: '想说的话（可不填）',
      button: '提交评价',
      said: '感谢评价。',
    },
    suggest: {
      title: '建议主动公开',
      help: '您得到的信息涉及公众利益、应当让大家都知道的，可以建议机关主动公开（第四十四条）。',
      words: '为什么（可不填）',
      button: '提出建议',
      said: '建议已转给机关。',
    },
  } satisfies Record<ApplicantAction, object>,
  again: '这件事已经办过，没有重复提交。',
  notReceived: {
    title: '我没有收到答复',
    help: '本申请登记为已答复，但您没有收到的，可以告诉政府信息公开主管部门（第五十一条）。',
  },
  scores: ['1 分：很不满意', '2 分：不满意', '3 分：一般', '4 分：满意', '5 分：很满意'],
  score: '评分',
  files: '附件（可不填）',
  filesHelp: (count: number, size: string) => `最多 ${count} 个文件，每个不超过 ${size}；PDF、Word、PNG 或 JPEG。`,
  complaints: '投诉',
  complaintOf: { overdue: '逾期未答复', not_received: '没有收到答复' } satisfies Record<ComplaintCause, string>,
  madeOn: (on: string) => `${on}登记`,
  waiting: '主管部门正在处理。',
  answer: '处理结果',
  rated: (score: number) => `您的评价：${score} 分`,
};

const en: typeof zh = {
  days: 'How the time is counted, day by day',
  askedCorrection: 'What the authority asks you to add',
  askedFee: 'The fee notice',
  document: 'Number',
  can: 'What you can do',
  acts: {
    correct: {
      title: 'Send what was asked for',
      help: 'The time for the answer is counted anew from the day after. You are asked only once, so send everything.',
      words: 'What you add',
      button: 'Send it',
      said: 'It is in. The time for the answer is counted anew from tomorrow.',
    },
    withdraw: {
      title: 'Withdraw the request',
      help: 'It will not be worked on any more; you may ask again later.',
      words: 'Why (optional)',
      button: 'Withdraw',
      said: 'The request is withdrawn.',
    },
    pay: {
      title: 'Say that you have paid',
      help: 'You may add the proof. Once the payment is seen, the time for the answer is counted anew.',
      words: 'Day and number of the payment (optional)',
      button: 'Send',
      said: 'The officer has it and goes on when the payment is seen.',
    },
    more_time: {
      title: 'Ask for more time',
      help: 'Say why. The day that was set stands until the officer has answered you.',
      words: 'Why, and how long you need',
      button: 'Ask',
      said: 'The officer has your request.',
    },
    complain: {
      title: 'They did not answer me',
      help: 'Where the time is over without an answer, you may complain to the authority that supervises disclosure (articles 47 and 51 of the Regulation). You may also apply for reconsideration or sue.',
      words: 'What happened (optional)',
      button: 'Complain',
      said: 'Your complaint is registered with the supervising authority. What comes of it will be said here.',
    },
    rate: {
      title: 'How content are you with the answer?',
      help: 'You can say it once. Your right to reconsideration and suit stays as it is.',
      words: 'In words (optional)',
      button: 'Send',
      said: 'Thank you.',
    },
    suggest: {
      title: 'Suggest that it be public for all',
      help: 'Where what you were given touches the public and everybody should know it, you may suggest proactive disclosure (article 44).',
      words: 'Why (optional)',
      button: 'Suggest',
      said: 'The authority has your suggestion.',
    },
  },
  again: 'This was done before; nothing was sent twice.',
  notReceived: {
    title: 'I received no answer',
    help: 'This request is recorded as answered. If nothing has reached you, tell the supervising authority (article 51).',
  },
  scores: ['1: very discontent', '2: discontent', '3: neither', '4: content', '5: very content'],
  score: 'Score',
  files: 'Files (optional)',
  filesHelp: (count, size) => `At most ${count} files of ${size} each; PDF, Word, PNG or JPEG.`,
  complaints: 'Complaints',
  complaintOf: { overdue: 'No answer in time', not_received: 'No answer received' },
  madeOn: (on) => `registered on ${on}`,
  waiting: 'The supervising authority is looking at it.',
  answer: 'What came of it',
  rated: (score) => `Your score: ${score}`,
};

/** Words of the page of a request for its applicant. */
export const applicantTexts = (locale: Locale): typeof zh => (locale === 'en' ? en : zh);
