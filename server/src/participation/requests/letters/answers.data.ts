import type { Placeholder } from './template.rules.ts';
import { letter, REGULATION, type TemplateKind, type TemplateText } from './template.data.ts';

const DECISION: readonly Placeholder[] = ['事项', '理由', '获取方式', '法律依据'];

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

/** What stands in a reply: a text for each answer, and for each way it can be contested. */
export const PARTS: readonly (TemplateText & TemplateKind)[] = [
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
    `关于“{事项}”：该信息含有不应当公开或者不属于政府信息的内容，能够作区分处理。根据${REGULATION}第三十七条的规定，本机关向{称谓}提供可以公开的信息内容，方式为：{获取方式}。［［{未附文件}。］］其余内容{不公开依据}，本机关决定不予公开，理由如下：{理由}。［［公开该部分内容会损害第三方的合法权益：{第三方权益}。］］［［{公共利益判断}。］］`,
    ['不公开依据', '未附文件'],
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
