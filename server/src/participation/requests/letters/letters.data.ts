import type { Placeholder } from './template.rules.ts';

/**
 * The texts the project brings (version 0). A jurisdiction's lawyer puts own versions over them; letters keep the version they were made with.
 * Wording follows the articles named; what only a rule not seen in full says (fee procedure, 国办函〔2020〕109 号) is marked in `note` to be checked.
 */
export interface TemplateText {
  code: string;
  /** What it is called in the list. */
  nameZh: string;
  nameEn: string;
  /** Of the letter; '' for parts of a letter. */
  title: string;
  body: string;
  note: string;
}

/** What every letter may ask for. */
export const COMMON: readonly Placeholder[] = [
  ...(['机关', '称谓', '登记编号', '收到日期', '申请内容', '联系地址', '联系电话', '复议机关', '法院'] as const),
];
const DECISION: readonly Placeholder[] = ['事项', '理由', '获取方式', '法律依据'];

export interface TemplateKind {
  /** Placeholders besides the common ones. */
  own: readonly Placeholder[];
  required: readonly Placeholder[];
}

const CONTACT = '（联系地址：{联系地址}；联系电话：{联系电话}）';
const RECEIVED =
  '本机关于{收到日期}收到{称谓}提出的政府信息公开申请（登记编号：{登记编号}），申请公开的内容为：{申请内容}。';
const REGULATION = '《中华人民共和国政府信息公开条例》';

const letter = (
  code: string,
  [nameZh, nameEn]: [string, string],
  title: string,
  lines: readonly string[],
  { own = [], required = [], note = '' }: Partial<TemplateKind> & { note?: string } = {},
): TemplateText & TemplateKind => ({ code, nameZh, nameEn, title, body: lines.join('\n'), note, own, required });

/** One paragraph for each answer of outcomes.rules.ts. */
const answer = (
  code: string,
  names: [string, string],
  title: string,
  text: string,
  own: readonly Placeholder[] = [],
  required: readonly Placeholder[] = [],
) =>
  letter(`answer.${code}`, names, title, [text], {
    ...{
      own: [
        ...DECISION,
        '第三方权益',
        '公共利益判断',
        '检索情况',
        '负责机关',
        '此前答复',
        '通知情况',
        '说明情况',
        ...own,
      ],
    },
    required: ['事项', ...required],
  });
const withheld = (code: string, names: [string, string], what: string, clause: string) =>
  answer(
    code,
    names,
    '政府信息不予公开告知书',
    `关于“{事项}”：${what}根据${REGULATION}${clause}的规定，本机关决定不予公开。理由如下：{理由}。`,
    [],
    ['理由'],
  );

export const TEMPLATES: readonly (TemplateText & TemplateKind)[] = [
  letter(
    'receipt',
    ['登记回执', 'Receipt'],
    '政府信息公开申请登记回执',
    [
      RECEIVED,
      `经登记，本机关将依照${REGULATION}第三十三条的规定，在{答复期限}前作出答复。需要补正、征求第三方或者其他机关意见、依法延长答复期限的，本机关将另行告知。`,
      `［［${'办理进度可以凭查询码{查询码}在{查询地址}查询。'}］］`,
      CONTACT,
    ],
    { own: ['答复期限', '查询码', '查询地址'], required: ['登记编号', '收到日期', '答复期限'] },
  ),
  letter(
    'correction',
    ['补正告知书', 'Notice of correction'],
    '政府信息公开申请补正告知书',
    [
      RECEIVED,
      `经审查，该申请内容不明确。根据${REGULATION}第三十条的规定，请{称谓}在{期限}前对以下事项作出补正：`,
      '{补正内容}',
      '本机关答复申请的期限，自收到补正材料之日起重新计算。无正当理由逾期不补正的，视为放弃申请，本机关不再处理该政府信息公开申请。',
      CONTACT,
    ],
    { own: ['补正内容', '期限'], required: ['补正内容', '期限'] },
  ),
  letter(
    'extension',
    ['延长答复期限告知书', 'Notice of extension'],
    '政府信息公开申请延长答复期限告知书',
    [
      RECEIVED,
      `因{延长理由}，不能在{原期限}前答复。根据${REGULATION}第三十三条第二款的规定，经本机关政府信息公开工作机构负责人同意，延长答复期限至{答复期限}。`,
      '特此告知。',
      CONTACT,
    ],
    { own: ['延长理由', '原期限', '答复期限'], required: ['延长理由', '答复期限'] },
  ),
  letter(
    'third_party',
    ['征求第三方意见书', 'Consultation of a third party'],
    '政府信息公开征求第三方意见书',
    [
      '本机关收到一件政府信息公开申请（登记编号：{登记编号}）。申请公开的信息涉及你（单位）的合法权益，内容为：',
      '{拟公开内容}',
      `根据${REGULATION}第十五条、第三十二条的规定，现就是否同意公开征求你（单位）的意见。请自收到本意见书之日起15个工作日内（{期限}前）书面提出意见；不同意公开的，请说明理由。`,
      '逾期未提出意见的，由本机关依照条例的规定决定是否公开。你（单位）不同意公开且有合理理由的，本机关不予公开；本机关认为不公开可能对公共利益造成重大影响的，可以决定公开，并将决定公开的内容和理由书面告知你（单位）。',
      CONTACT,
    ],
    { own: ['拟公开内容', '期限'], required: ['拟公开内容', '期限'] },
  ),
  letter(
    'third_party_told',
    ['决定公开告知第三方书', 'Telling a third party of disclosure'],
    '决定公开涉及第三方权益政府信息告知书',
    [
      '对登记编号为{登记编号}的政府信息公开申请，本机关就涉及你（单位）合法权益的信息书面征求过你（单位）的意见。',
      `经审查，本机关认为不公开可能对公共利益造成重大影响。根据${REGULATION}第三十二条的规定，决定公开以下内容：`,
      '{拟公开内容}',
      '理由如下：{理由}。',
      '{救济}',
      CONTACT,
    ],
    { own: ['拟公开内容', '理由', '救济'], required: ['拟公开内容', '理由', '救济'] },
  ),
  letter(
    'co_producer',
    ['征求其他机关意见函', 'Consultation of another authority'],
    '政府信息公开征求意见函',
    [
      '本机关收到一件政府信息公开申请（登记编号：{登记编号}）。申请公开的政府信息由本机关牵头、与贵机关共同制作，内容为：',
      '{拟公开内容}',
      `根据${REGULATION}第三十四条的规定，现征求贵机关意见。请自收到本函之日起15个工作日内（{期限}前）提出意见，逾期未提出意见的视为同意公开。`,
      CONTACT,
    ],
    { own: ['拟公开内容', '期限'], required: ['拟公开内容', '期限'] },
  ),
  letter(
    'fee',
    ['信息处理费收费通知', 'Fee notice'],
    '政府信息公开信息处理费收费通知书',
    [
      RECEIVED,
      `经审查，{收费理由}。根据${REGULATION}第四十二条和{收费标准}的规定，本机关决定收取信息处理费{收费金额}元，计算如下：`,
      '{收费明细}',
      '请在{期限}前缴纳。缴纳方式：{缴费方式}。逾期未缴纳的，视为放弃申请，本机关不再处理该政府信息公开申请。答复期限自缴费完成之日的次日起重新计算。',
      '对收取信息处理费的决定有异议的，不单独申请行政复议或者提起行政诉讼；可以在缴费期满后，就本机关不再处理该申请的行为依法申请行政复议或者提起行政诉讼。',
      CONTACT,
    ],
    {
      own: ['收费理由', '收费标准', '收费金额', '收费明细', '期限', '缴费方式'],
      required: ['收费标准', '收费金额', '收费明细', '期限', '缴费方式'],
      note: '缴费期限、逾期后果、期限重新计算和救济的表述依据国办函〔2020〕109号第六至八条，未见全文，使用前请法制机构核对。',
    },
  ),
  letter(
    'explain',
    ['说明理由通知书', 'Asking for reasons'],
    '政府信息公开申请说明理由通知书',
    [
      RECEIVED,
      `经审查，{称谓}申请公开政府信息的数量、频次明显超过合理范围。根据${REGULATION}第三十五条的规定，请{称谓}在{期限}前书面说明理由。`,
      '本机关认为申请理由不合理的，将告知不予处理；认为申请理由合理，但是无法在规定的期限内答复的，将确定延迟答复的合理期限并告知。',
      CONTACT,
    ],
    { own: ['期限'], required: ['期限'] },
  ),
  letter(
    'delay',
    ['延迟答复告知书', 'Notice of delay'],
    '政府信息公开申请延迟答复告知书',
    [
      RECEIVED,
      `{称谓}已就申请的数量、频次说明理由，本机关认为理由合理，但是因{理由}，无法在规定的期限内答复。根据${REGULATION}第三十五条的规定，本机关将在{答复期限}前答复。`,
      '特此告知。',
      CONTACT,
    ],
    { own: ['理由', '答复期限'], required: ['理由', '答复期限'] },
  ),
  letter(
    'reply',
    ['答复书', 'Reply'],
    '政府信息公开申请答复书',
    [RECEIVED, '经审查，现答复如下：', '{答复事项}', '{救济}', CONTACT],
    { own: ['答复事项', '救济'], required: ['答复事项', '救济'] },
  ),
  letter(
    'rectified',
    ['更正告知书（予以更正）', 'Rectified'],
    '更正政府信息告知书',
    [
      '{称谓}于{收到日期}向本机关提出更正与{称谓}自身相关的政府信息的要求，内容为：{更正内容}。',
      `经审核属实，本机关已经更正。根据${REGULATION}第四十一条的规定，特此告知。`,
      '{救济}',
      CONTACT,
    ],
    { own: ['更正内容', '救济'], required: ['更正内容', '救济'] },
  ),
  letter(
    'rectify_transferred',
    ['更正告知书（转送）', 'Rectification passed on'],
    '更正政府信息要求转送告知书',
    [
      '{称谓}于{收到日期}向本机关提出更正与{称谓}自身相关的政府信息的要求，内容为：{更正内容}。',
      `该信息不属于本机关职能范围。根据${REGULATION}第四十一条的规定，本机关已转送{转送机关}处理。`,
      '{救济}',
      CONTACT,
    ],
    { own: ['更正内容', '转送机关', '救济'], required: ['更正内容', '转送机关', '救济'] },
  ),
  letter(
    'rectify_refused',
    ['更正告知书（不予更正）', 'Rectification refused'],
    '不予更正政府信息告知书',
    [
      '{称谓}于{收到日期}向本机关提出更正与{称谓}自身相关的政府信息的要求，内容为：{更正内容}。',
      `经审核，本机关决定不予更正，理由如下：{理由}。根据${REGULATION}第四十一条的规定，特此告知。`,
      '{救济}',
      CONTACT,
    ],
    { own: ['更正内容', '理由', '救济'], required: ['更正内容', '理由', '救济'] },
  ),
  letter(
    'delivery',
    ['送达回证', 'Record of delivery'],
    '送达回证',
    ['送达文书：{送达文书}', '送达方式：{送达方式}', '送达地点：{送达地点}'],
    { own: ['送达文书', '送达方式', '送达地点'], required: ['送达文书', '送达方式', '送达地点'] },
  ),

  // What stands in a reply: one text for each answer.
  answer(
    'already_public',
    ['已主动公开', 'Already public'],
    '政府信息公开告知书',
    `关于“{事项}”：该信息已经主动公开。根据${REGULATION}第三十六条第（一）项的规定，请{称谓}通过以下方式、途径获取：{获取方式}（{公开位置}）。`,
    ['公开位置'],
    ['获取方式', '公开位置'],
  ),
  answer(
    'provided',
    ['予以公开', 'Provided'],
    '政府信息公开告知书',
    `关于“{事项}”：该信息可以公开。根据${REGULATION}第三十六条第（二）项的规定，本机关以下列方式向{称谓}提供：{获取方式}。`,
    [],
    ['获取方式'],
  ),
  answer(
    'partly',
    ['部分公开', 'Disclosed in part'],
    '政府信息部分公开告知书',
    `关于“{事项}”：该信息含有不应当公开或者不属于政府信息的内容，能够作区分处理。根据${REGULATION}第三十七条的规定，本机关向{称谓}提供可以公开的信息内容，方式为：{获取方式}。其余内容{不公开依据}，本机关决定不予公开，理由如下：{理由}。［［公开该部分内容会损害第三方的合法权益：{第三方权益}。］］［［{公共利益判断}。］］`,
    ['不公开依据'],
    ['获取方式', '不公开依据', '理由'],
  ),
  withheld('state_secret', ['国家秘密', 'State secret'], '该信息依法确定为国家秘密。', '第十四条'),
  answer(
    'forbidden_by_law',
    ['法律、行政法规禁止公开', 'Forbidden by law'],
    '政府信息不予公开告知书',
    `关于“{事项}”：{法律依据}禁止公开该信息。根据${REGULATION}第十四条的规定，本机关决定不予公开。理由如下：{理由}。`,
    [],
    ['法律依据', '理由'],
  ),
  withheld(
    'endangers_safety',
    ['危及“三安全一稳定”', 'Endangers safety or stability'],
    '该信息公开后可能危及国家安全、公共安全、经济安全、社会稳定。',
    '第十四条',
  ),
  answer(
    'third_party',
    ['保护第三方合法权益', 'Rights of a third party'],
    '政府信息不予公开告知书',
    `关于“{事项}”：该信息涉及商业秘密、个人隐私等，公开会对第三方合法权益造成损害：{第三方权益}。经审查，{公共利益判断}。根据${REGULATION}第十五条、第三十二条的规定，本机关决定不予公开。理由如下：{理由}。`,
    [],
    ['第三方权益', '公共利益判断', '理由'],
  ),
  withheld(
    'internal_affairs',
    ['内部事务信息', 'Internal affairs'],
    '该信息属于本机关人事管理、后勤管理、内部工作流程等方面的内部事务信息。',
    '第十六条第一款',
  ),
  withheld(
    'deliberation',
    ['过程性信息', 'Deliberations'],
    '该信息属于本机关在履行行政管理职能过程中形成的讨论记录、过程稿、磋商信函、请示报告等过程性信息。',
    '第十六条第二款',
  ),
  withheld(
    'enforcement_file',
    ['行政执法案卷', 'Files of enforcement'],
    '该信息属于行政执法案卷信息。',
    '第十六条第二款',
  ),
  answer(
    'registry_query',
    ['行政查询事项', 'Query of a register'],
    '政府信息公开申请答复书',
    `关于“{事项}”：{法律依据}对该信息的获取有特别规定。根据${REGULATION}第三十六条第（七）项的规定，请{称谓}依照上述规定办理，途径为：{办理途径}。`,
    ['办理途径'],
    ['法律依据', '办理途径'],
  ),
  answer(
    'not_found',
    ['信息不存在', 'Not there'],
    '政府信息不存在告知书',
    `关于“{事项}”：经检索，没有{称谓}申请公开的信息，该信息不存在。检索情况如下：{检索情况}。根据${REGULATION}第三十六条第（四）项的规定，特此告知。`,
    [],
    ['检索情况'],
  ),
  answer(
    'not_ours',
    ['不属于本机关负责公开', 'Another authority is responsible'],
    '非本机关负责公开政府信息告知书',
    `关于“{事项}”：该信息不属于本机关负责公开，理由如下：{理由}。根据${REGULATION}第三十六条第（五）项的规定，特此告知。［［负责公开该信息的行政机关及其联系方式为：{负责机关}。］］`,
    [],
    ['理由'],
  ),
  answer(
    'needs_making',
    ['需要另行制作', 'Would have to be made'],
    '政府信息公开申请答复书',
    `关于“{事项}”：本机关没有现成的信息，需要对现有政府信息进行加工、分析。根据${REGULATION}第三十八条的规定，本机关不予提供。理由如下：{理由}。`,
    [],
    ['理由'],
  ),
  answer(
    'still_unclear',
    ['补正后仍不明确', 'Still unclear after correction'],
    '政府信息公开申请答复书',
    `关于“{事项}”：本机关已依照${REGULATION}第三十条的规定一次性告知补正（{通知情况}）。经补正，申请内容仍不明确，本机关无法提供。理由如下：{理由}。`,
    [],
    ['通知情况', '理由'],
  ),
  answer(
    'petition',
    ['信访举报投诉', 'Petition or complaint'],
    '政府信息公开申请不予处理告知书',
    `关于“{事项}”：{称谓}以政府信息公开申请的形式进行信访、投诉、举报等活动，理由如下：{理由}。根据${REGULATION}第三十九条第一款的规定，不作为政府信息公开申请处理，请通过以下渠道提出：{办理途径}。`,
    ['办理途径'],
    ['理由', '办理途径'],
  ),
  answer(
    'repeated',
    ['重复申请', 'Answered before'],
    '政府信息公开申请不予重复处理告知书',
    `关于“{事项}”：本机关已经就{称谓}相同内容的申请作出答复（{此前答复}）。根据${REGULATION}第三十六条第（六）项的规定，本机关不予重复处理。`,
    [],
    ['此前答复'],
  ),
  answer(
    'publication',
    ['公开出版物', 'Published works'],
    '政府信息公开申请不予处理告知书',
    `关于“{事项}”：申请提供的是政府公报、报刊、书籍等公开出版物。根据${REGULATION}第三十九条第二款的规定，请通过以下途径获取：{获取方式}。`,
    [],
    ['获取方式'],
  ),
  answer(
    'excessive',
    ['大量反复申请', 'Too many without good reason'],
    '政府信息公开申请不予处理告知书',
    `关于“{事项}”：{称谓}申请公开政府信息的数量、频次明显超过合理范围，{说明情况}。本机关认为申请理由不合理：{理由}。根据${REGULATION}第三十五条的规定，本机关不予处理。`,
    [],
    ['说明情况', '理由'],
  ),
  answer(
    'confirm_again',
    ['确认或者重新出具', 'Confirm or issue again'],
    '政府信息公开申请不予处理告知书',
    '关于“{事项}”：该申请要求本机关确认或者重新出具{称谓}已经获取的政府信息，理由如下：{理由}。根据{法律依据}，本机关不予处理。',
    [],
    ['理由', '法律依据'],
  ),
  answer(
    'not_corrected',
    ['逾期不补正', 'Not corrected in time'],
    '政府信息公开申请不再处理告知书',
    `关于“{事项}”：本机关已一次性告知{称谓}补正（{通知情况}）。{称谓}无正当理由逾期不补正，根据${REGULATION}第三十条的规定，视为放弃申请，本机关不再处理该政府信息公开申请。`,
    [],
    ['通知情况'],
  ),
  answer(
    'fee_unpaid',
    ['逾期不缴费', 'Fee not paid in time'],
    '政府信息公开申请不再处理告知书',
    `关于“{事项}”：本机关已依照${REGULATION}第四十二条和有关规定向{称谓}发出收费通知（{通知情况}）。{称谓}逾期未缴纳信息处理费，视为放弃申请，本机关不再处理该政府信息公开申请。`,
    [],
    ['通知情况'],
  ),
  answer(
    'withdrawn',
    ['撤回申请', 'Withdrawn'],
    '政府信息公开申请办理结果告知书',
    '关于“{事项}”：{理由}。本机关终止办理该政府信息公开申请。',
    [],
    ['理由'],
  ),
  answer(
    'ended_otherwise',
    ['以其他方式办结', 'Ended otherwise'],
    '政府信息公开申请办理结果告知书',
    '关于“{事项}”：{理由}。根据{法律依据}，特此告知。',
    [],
    ['理由', '法律依据'],
  ),

  // Which of them a decision gets follows from its grounds (outcomes.rules.ts, remedyOf).
  letter(
    'remedy.either',
    ['救济：复议或者诉讼', 'Remedy: reconsideration or suit'],
    '',
    [
      '如不服本答复，可以自收到本答复之日起60日内向{复议机关}申请行政复议，或者自收到本答复之日起6个月内向{法院}提起行政诉讼。',
    ],
    { required: ['复议机关', '法院'], note: '行政复议法第二十条；行政诉讼法第四十六条。' },
  ),
  letter(
    'remedy.notice',
    ['救济：不针对申请答复的决定', 'Remedy: decisions that answer no request'],
    '',
    [
      '如不服本决定，可以自收到本告知书之日起60日内向{复议机关}申请行政复议，或者自收到本告知书之日起6个月内向{法院}提起行政诉讼。',
    ],
    { required: ['复议机关', '法院'], note: '行政复议法第二十条；行政诉讼法第四十六条。' },
  ),
  letter(
    'remedy.reconsideration_first',
    ['救济：复议前置', 'Remedy: reconsideration first'],
    '',
    [
      '根据《中华人民共和国行政复议法》第二十三条第一款第（四）项的规定，如不服本答复，应当自收到本答复之日起60日内先向{复议机关}申请行政复议；对行政复议决定不服的，可以自收到行政复议决定书之日起15日内向{法院}提起行政诉讼。',
    ],
    {
      required: ['复议机关', '法院'],
      note: '行政复议法（2023年修订）第二十条、第二十三条；行政诉讼法第四十五条；法释〔2025〕8号。',
    },
  ),
  letter(
    'remedy.split',
    ['救济：部分复议前置', 'Remedy: first for a part'],
    '',
    [
      '根据《中华人民共和国行政复议法》第二十三条第一款第（四）项的规定，如不服本答复中不予公开的决定，应当自收到本答复之日起60日内先向{复议机关}申请行政复议；对行政复议决定不服的，可以自收到行政复议决定书之日起15日内向{法院}提起行政诉讼。',
      '如不服本答复的其他内容，可以自收到本答复之日起60日内向{复议机关}申请行政复议，或者自收到本答复之日起6个月内向{法院}提起行政诉讼。',
    ],
    {
      required: ['复议机关', '法院'],
      note: '行政复议法（2023年修订）第二十条、第二十三条；行政诉讼法第四十五条、第四十六条。',
    },
  ),
];

/** Why a part is withheld, inside the sentence of a partial disclosure; by answer. */
export const GROUNDS: Readonly<Record<string, string>> = {
  state_secret: '依法确定为国家秘密（条例第十四条）',
  forbidden_by_law: '为法律、行政法规禁止公开（条例第十四条）',
  endangers_safety: '公开后可能危及国家安全、公共安全、经济安全、社会稳定（条例第十四条）',
  third_party: '涉及第三方合法权益（条例第十五条）',
  internal_affairs: '属于内部事务信息（条例第十六条第一款）',
  deliberation: '属于过程性信息（条例第十六条第二款）',
  enforcement_file: '属于行政执法案卷信息（条例第十六条第二款）',
  registry_query: '的获取另有特别规定（条例第三十六条第（七）项）',
};

/** Kinds of letters that are sent: templates that are no part of another. */
export const LETTER_KINDS = TEMPLATES.map(({ code }) => code).filter((code) => !code.includes('.'));
