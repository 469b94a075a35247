import type { Locale } from '../../../kernel/errors/index.ts';
import type { RequestState } from '../request-flow.rules.ts';
import type { ApplicantKind, Channel, Delivery, DocumentType } from './intake.schema.ts';

type Bilingual = { zh: string; en: string };

/** Why a form cannot be sent, in words that say how to mend it. */
const FAULTS: Record<string, Bilingual> = {
  organisation_missing: { zh: '请选择受理机关。', en: 'Choose the authority that is to answer.' },
  name_missing: { zh: '请填写姓名，与身份证件一致。', en: 'Give your name as it stands in your identity document.' },
  organisation_name_missing: { zh: '请填写单位全称。', en: 'Give the full name of the organisation.' },
  document_missing: { zh: '请填写证件号码。', en: 'Give the number of the document.' },
  document_short: { zh: '证件号码太短，请核对。', en: 'This number is too short; check it.' },
  resident_id_wrong: {
    zh: '这不是有效的居民身份证号码，请核对 18 位号码；使用其他证件的，请改选证件类型。',
    en: 'This is no valid resident identity number. Check its 18 places, or choose another kind of document.',
  },
  contact_missing: {
    zh: '请至少填写一种联系方式：电话、电子邮箱或通信地址。',
    en: 'Give at least one way to reach you: phone, e-mail or postal address.',
  },
  phone_wrong: { zh: '电话号码不完整，请核对。', en: 'This phone number is not complete; check it.' },
  email_wrong: {
    zh: '电子邮箱不完整，应像 name@example.com 这样。',
    en: 'Write the e-mail address as name@example.com.',
  },
  email_needed: {
    zh: '选择了以电子邮件获取，请填写电子邮箱。',
    en: 'You chose to be answered by e-mail: give your e-mail address.',
  },
  address_needed: {
    zh: '选择了邮寄，请填写通信地址。',
    en: 'You chose to be answered by post: give your postal address.',
  },
  paper_by_email: {
    zh: '纸质件不能用电子邮件发送，请改选提供形式或获取途径。',
    en: 'Paper cannot be sent by e-mail; choose another form or another way.',
  },
  item_missing: {
    zh: '请写明要什么信息：名称、文号，或便于查找的描述，至少一项。',
    en: 'Say what you want: its name, its number, or a description by which it can be found.',
  },
};

/** Text of a fault of the form; an unknown one says that something is wrong. */
export const faultText = (code: string, locale: Locale): string =>
  FAULTS[code]?.[locale] ?? (locale === 'zh' ? '请核对这一项。' : 'Check this field.');

const KINDS: Record<ApplicantKind, Bilingual> = {
  natural: { zh: '公民（自然人）', en: 'A person' },
  business: { zh: '商业企业', en: 'A company' },
  research: { zh: '科研机构', en: 'A research institution' },
  charity: { zh: '社会公益组织', en: 'A non-profit organisation' },
  legal_service: { zh: '法律服务机构', en: 'A law firm or legal service' },
  other: { zh: '其他组织', en: 'Another organisation' },
};
const DOCUMENTS: Record<DocumentType, Bilingual> = {
  resident_id: { zh: '居民身份证', en: 'Resident identity card' },
  passport: { zh: '护照', en: 'Passport' },
  hk_macau_permit: { zh: '港澳居民居住证或通行证', en: 'Hong Kong or Macau permit' },
  taiwan_permit: { zh: '台湾居民居住证或通行证', en: 'Taiwan permit' },
  credit_code: { zh: '统一社会信用代码（单位）', en: 'Unified credit code (organisations)' },
  other: { zh: '其他证件', en: 'Another document' },
};
const FORMS: Record<Delivery['form'], Bilingual> = {
  electronic: { zh: '电子数据', en: 'Electronic' },
  paper: { zh: '纸质', en: 'On paper' },
  inspect: { zh: '现场查阅、抄录', en: 'Reading and copying on the spot' },
};
const WAYS: Record<Delivery['way'], Bilingual> = {
  email: { zh: '电子邮件', en: 'By e-mail' },
  post: { zh: '邮寄', en: 'By post' },
  pickup: { zh: '自行领取', en: 'To be collected' },
  fax: { zh: '传真', en: 'By fax' },
  onsite: { zh: '到现场', en: 'On the spot' },
};
const STATES: Record<RequestState, Bilingual> = {
  received: { zh: '已提交，等待机关确认', en: 'Sent; the authority has to confirm it' },
  registered: { zh: '已登记', en: 'Registered' },
  correction_asked: { zh: '需要您补正', en: 'You are asked to add something' },
  handling: { zh: '办理中', en: 'Being worked on' },
  consulting: {
    zh: '正在征求第三方或其他机关意见，期间不计入答复期限',
    en: 'Others are being heard; these days do not count',
  },
  fee_asked: { zh: '已发收费通知，等待缴费', en: 'A fee notice was sent; waiting for the payment' },
  drafted: { zh: '答复正在审查', en: 'The answer is being checked' },
  checked: { zh: '答复正在审查', en: 'The answer is being checked' },
  signed: { zh: '答复已签发，正在送达', en: 'The answer is signed and on its way' },
  delivered: { zh: '已答复', en: 'Answered' },
  lapsed: { zh: '逾期未补正或未缴费，不再处理', en: 'Closed: not completed or not paid in time' },
  withdrawn: { zh: '您已撤回', en: 'You have withdrawn it' },
  joined: { zh: '与您的另一件申请合并办理', en: 'Joined with another request of yours' },
  transferred: { zh: '已转交其他机关', en: 'Handed to another authority' },
  archived: { zh: '已办结', en: 'Closed' },
};

const WORDS = {
  zh: {
    guide: {
      title: '依申请公开',
      lead: '没有主动公开的政府信息，任何人都可以申请获取，不需要说明用途，也不需要注册。',
      start: '填写申请',
      status: '查询进度',
      draft: '取回草稿',
      answers: '答复摘编',
      deadline: '期限计算',
      searchFirst: '先查一下：您要的可能已经公开',
      needs: '需要准备什么',
      needsList: [
        '姓名或单位名称、身份证明、联系方式；',
        '要什么信息：名称、文号，或便于查找的描述；',
        '希望以什么形式、通过什么途径获得。',
      ],
      needsHelp: '依据《政府信息公开条例》第二十九条，只要这三组内容。填写约需 5 分钟。',
      next: '提交之后',
      nextList: [
        '机关收到后与您确认，确认之日为收到日（第三十一条）；',
        '申请不清楚的，机关在 7 个工作日内一次性告知您补正什么（第三十条）；',
        '能当场答复的当场答复，否则自收到之日起 20 个工作日内答复；经批准可以延长一次，最多 20 个工作日，并告知您（第三十三条）；',
        '对答复不服的，可以申请行政复议、提起行政诉讼，答复书会写明。',
      ],
      other: '其他途径',
      otherHelp: '也可以到窗口当面提交、邮寄或传真；书写有困难的，可以口头提出，由工作人员代为填写。',
      units: '各机关的受理地址和电话',
      fee: '申请不收费；数量、频次明显超过合理范围的，可能收取信息处理费。',
    },
    form: {
      title: '填写政府信息公开申请',
      lead: '只填下列三组内容。带“可不填”的可以空着。',
      faults: (n: number) => `有 ${n} 处需要修改：`,
      who: '二、申请人',
      kind: '申请人类别',
      kindHelp: '只用于统计年度报告。',
      name: '姓名或单位名称',
      document: '证件类型',
      documentNumber: '证件号码',
      documentHelp: '身份证明是法定要素。加密保存，只有承办人因办理需要才能查看，每次查看都有记录。',
      representative: '法定代表人（单位填写，可不填）',
      contactName: '联系人（单位填写，可不填）',
      contact: '联系方式（至少填一种）',
      phone: '电话',
      email: '电子邮箱',
      address: '通信地址',
      postcode: '邮政编码',
      what: '一、要什么信息',
      unit: '受理机关',
      unitChoose: '请选择',
      itemTitle: '信息的名称',
      itemTitleHelp: '例如：某路改造工程的环境影响评价批复。',
      number: '文号（可不填）',
      description: '其他描述（可不填）',
      descriptionHelp: '便于查找的特征：时间、地点、事项、制作机关。一件申请只写一个事项，办得更快。',
      how: '三、怎样提供',
      formOf: '提供形式',
      way: '获取途径',
      help: '我阅读有困难，或者有视听障碍，需要帮助',
      files: '证件复印件和其他材料（可不填）',
      filesHelp: (count: number, size: string) => `最多 ${count} 个文件，每个不超过 ${size}；PDF、Word、PNG 或 JPEG。`,
      filesKept: '已附文件',
      removeFile: '删去',
      next: '下一步：核对',
      save: '保存草稿',
      privacy: '个人信息加密保存，仅用于办理本申请，到期销毁。',
    },
    check: {
      title: '核对后提交',
      answers: '这些已经公开，能回答您的问题吗？',
      answersHelp: '如果下列文件就是您要的，不用申请，打开即可。',
      answered: '已经找到，不再申请',
      send: '确认提交',
      sendAnyway: '不是我要的，继续提交',
      change: '返回修改',
      summary: '您填写的内容',
    },
    answered: { title: '不必申请', text: '您没有提交申请，填写的内容已经删除。' },
    draft: {
      savedTitle: '草稿已保存',
      saved: (until: string) => `请记下草稿码，${until}前可以凭码继续填写。草稿加密保存，没有草稿码谁也打不开。`,
      title: '取回草稿',
      code: '草稿码',
      open: '打开草稿',
      none: '没有这份草稿，或已过保存期。请核对草稿码。',
    },
    receipt: {
      title: '申请已提交',
      keep: '请记下查询码',
      code: '查询码',
      unit: '受理机关',
      at: '提交时间',
      next: '接下来',
      confirm: (unit: string, on: string) => `${unit}应于${on}前与您确认收到。确认之日为收到日，答复期限从次日起算。`,
      reply: (on: string) => `如按此日确认，答复期限到${on}为止。`,
      received: (on: string, by: string) => `收到日为${on}，答复期限到${by}为止。`,
      correction: '申请不清楚的，机关在收到后 7 个工作日内一次性告知您补正。',
      provisional: '该日期为暂定：涉及年份的放假安排尚未公布。',
      status: '用查询码和电话或证件号码的后四位，随时查询进度。',
      print: '本页可以打印。',
    },
    status: {
      title: '查询申请进度',
      lead: '不需要注册。请输入查询码，以及申请时所填电话或证件号码的后四位。',
      code: '查询码',
      tail: '电话或证件号码后四位',
      find: '查询',
      wrong: '查询码与后四位对不上。请核对后再试；多次不对的，请一小时后再试，或致电受理机关。',
      number: '登记号',
      unit: '受理机关',
      state: '现在',
      submitted: '提交',
      received: '收到日',
      due: '答复期限',
      paused: '暂停计算，恢复后重新确定',
      notYet: '确认收到后起算',
      applicantDue: '请您在此日前办理',
      replied: '答复日',
      phone: '电话',
      provisional: '（暂定）',
      again: '查询另一件',
    },
  },
  en: {
    guide: {
      title: 'Disclosure on request',
      lead: 'Anybody may ask for government information that is not public yet. No purpose has to be given and no account is needed.',
      start: 'Fill in a request',
      status: 'Follow a request',
      draft: 'Go on with a draft',
      answers: 'Answers already given',
      deadline: 'Compute a deadline',
      searchFirst: 'Look first: what you want may be public already',
      needs: 'What you need',
      needsList: [
        'your name or that of the organisation, proof of identity, a way to reach you;',
        'what you want: its name, its number, or a description by which it can be found;',
        'in which form and by which way you want it.',
      ],
      needsHelp: 'These three groups are all that article 29 of the Regulation asks for. It takes about five minutes.',
      next: 'What happens then',
      nextList: [
        'The authority confirms with you; the day of confirmation is the day of receipt (article 31).',
        'If something is not clear, you are told once, within 7 working days, what to add (article 30).',
        'You are answered at once where that is possible, otherwise within 20 working days of receipt; once up to 20 more, with approval and notice to you (article 33).',
        'Against the answer you may apply for reconsideration or sue; the letter says how.',
      ],
      other: 'Other ways',
      otherHelp:
        'You may also come to the counter, write or fax; whoever finds writing hard may say it, and an officer writes it down.',
      units: 'Addresses and phones of the authorities',
      fee: 'Asking is free; where number or frequency clearly exceed what is reasonable, a processing fee may be charged.',
    },
    form: {
      title: 'Request for government information',
      lead: 'Only these three groups are asked for. What is marked optional may stay empty.',
      faults: (n: number) => (n === 1 ? 'One thing has to be mended:' : `${n} things have to be mended:`),
      who: '2. Who asks',
      kind: 'Kind of applicant',
      kindHelp: 'For the statistics of the annual report only.',
      name: 'Name of the person or organisation',
      document: 'Identity document',
      documentNumber: 'Number of the document',
      documentHelp:
        'The law asks for proof of identity. It is kept encrypted; officers see it only where their work needs it, and each look is recorded.',
      representative: 'Legal representative (organisations, optional)',
      contactName: 'Whom to speak to (organisations, optional)',
      contact: 'How to reach you (at least one)',
      phone: 'Phone',
      email: 'E-mail',
      address: 'Postal address',
      postcode: 'Postcode',
      what: '1. What you want',
      unit: 'Authority that is to answer',
      unitChoose: 'Choose',
      itemTitle: 'Name of the information',
      itemTitleHelp: 'For example: approval of the environmental impact assessment for the rebuilding of a road.',
      number: 'Document number (optional)',
      description: 'Other description (optional)',
      descriptionHelp:
        'By what it can be found: time, place, matter, who made it. One matter in one request is answered faster.',
      how: '3. How you want it',
      formOf: 'Form',
      way: 'Way',
      help: 'I find reading hard, or cannot see or hear well, and need help',
      files: 'Copy of the document and other papers (optional)',
      filesHelp: (count: number, size: string) => `At most ${count} files of ${size} each; PDF, Word, PNG or JPEG.`,
      filesKept: 'Files added',
      removeFile: 'remove',
      next: 'Next: check',
      save: 'Keep as a draft',
      privacy: 'Personal data is kept encrypted, used for this request only, and destroyed when its time is over.',
    },
    check: {
      title: 'Check and send',
      answers: 'These are public already. Do they answer you?',
      answersHelp: 'If one of them is what you want, there is no need to ask.',
      answered: 'This answers me, do not send',
      send: 'Send the request',
      sendAnyway: 'Not what I want, send it anyway',
      change: 'Go back and change',
      summary: 'What you filled in',
    },
    answered: { title: 'No request needed', text: 'Nothing was sent, and what you filled in is deleted.' },
    draft: {
      savedTitle: 'Draft kept',
      saved: (until: string) =>
        `Note the code of the draft: with it you can go on until ${until}. The draft is encrypted; without the code nobody can open it.`,
      title: 'Go on with a draft',
      code: 'Code of the draft',
      open: 'Open the draft',
      none: 'There is no such draft, or its time is over. Check the code.',
    },
    receipt: {
      title: 'Your request is in',
      keep: 'Note this code',
      code: 'Code',
      unit: 'Authority',
      at: 'Sent',
      next: 'What happens next',
      confirm: (unit: string, on: string) =>
        `${unit} should confirm with you by ${on}. The day of confirmation is the day of receipt; the time for the answer begins the day after.`,
      reply: (on: string) => `If confirmed on that day, the answer is due by ${on}.`,
      received: (on: string, by: string) => `Received on ${on}; the answer is due by ${by}.`,
      correction: 'If something is not clear, you are told within 7 working days of receipt what to add.',
      provisional: 'This date is provisional: the holidays of a year it touches are not published yet.',
      status:
        'With the code and the last four characters of your phone or document number you can follow it at any time.',
      print: 'This page can be printed.',
    },
    status: {
      title: 'Follow a request',
      lead: 'No account is needed. Give the code, and the last four characters of the phone or document number in the request.',
      code: 'Code',
      tail: 'Last four of phone or document number',
      find: 'Look up',
      wrong:
        'Code and last four do not belong together. Check both; after several wrong tries wait an hour, or call the authority.',
      number: 'Registration number',
      unit: 'Authority',
      state: 'Now',
      submitted: 'Sent',
      received: 'Received',
      due: 'Answer due',
      paused: 'paused, set anew when it goes on',
      notYet: 'counted once receipt is confirmed',
      applicantDue: 'Please act by',
      replied: 'Answered on',
      phone: 'Phone',
      provisional: ' (provisional)',
      again: 'Look up another',
    },
  },
};

/** All words of the public pages in one language. */
export function intakeTexts(locale: Locale) {
  const in1 =
    <K extends string>(table: Record<K, Bilingual>) =>
    (key: K) =>
      table[key][locale];
  return {
    ...WORDS[locale],
    kindOf: in1(KINDS),
    documentOf: in1(DOCUMENTS),
    formOf: in1(FORMS),
    wayOf: in1(WAYS),
    stateOf: in1(STATES),
  };
}
export type IntakeTexts = ReturnType<typeof intakeTexts>;

/** Names of channels for staff and statistics. */
export const CHANNEL_TITLES: Record<Channel, Bilingual> = {
  web: { zh: '网上申请', en: 'Web form' },
  counter: { zh: '当面提交', en: 'Counter' },
  post_signed: { zh: '需签收的邮寄', en: 'Post, signed for' },
  post_plain: { zh: '平常信函', en: 'Ordinary letter' },
  fax: { zh: '传真', en: 'Fax' },
  email: { zh: '电子邮件', en: 'E-mail' },
};
