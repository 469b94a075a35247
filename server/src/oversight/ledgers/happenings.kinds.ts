import type { LedgerKind } from './ledgers.types.ts';

const what = (code: string, zh: string, en: string) => ({ code, title: { zh, en } });

/** 触发事项: what starts a limit and no module of the platform sees. */
export const happeningsKinds: readonly LedgerKind[] = [
  {
    code: 'happening',
    title: { zh: '触发事项', en: 'What starts a limit' },
    about: {
      zh: '平台看不到、但起算公开时限的事：预算批复、抽查结束、处罚决定作出、决策作出等。公开时限从这一天起算。',
      en: 'What starts a limit and the platform cannot see: a budget approved, an inspection finished, a penalty or decision made.',
    },
    ...{ group: 'other', isPublic: false, needsAttachment: false, occurred: 'happenedOn', lasts: 'always' },
    fields: [
      { name: 'happenedOn', type: 'date', required: true, title: { zh: '日期', en: 'Day' } },
      {
        ...{ name: 'what', type: 'choice', required: true, isFact: true, title: { zh: '事项', en: 'What happened' } },
        options: [
          what('budget_approved', '预算批准或批复', 'Budget approved'),
          what('accounts_approved', '决算批准或批复', 'Accounts approved'),
          what('inspection_done', '抽查检查结束', 'Inspection finished'),
          what('case_closed', '违规案件办结', 'Case of an offence closed'),
          what('licence_decided', '许可决定作出', 'Licence decided'),
          what('penalty_decided', '处罚决定作出', 'Penalty decided'),
          what('penalty_changed', '处罚决定变更、撤销', 'Penalty changed or revoked'),
          what('dishonesty_found', '严重失信认定', 'Grave dishonesty found'),
          what('item_changed', '审批、服务事项变动', 'Approval or service changed'),
          what('project_step', '建设项目进入新环节', 'Project reached a new step'),
          what('contract_signed', '采购合同签订', 'Procurement contract signed'),
          what('proposal_answered', '建议提案答复', 'Proposal answered'),
          what('meeting_held', '政府会议召开', 'Meeting of the government held'),
          what('decision_made', '重大决策作出', 'Major decision made'),
          what('draft_made', '文件草案形成', 'Draft made'),
          what('rumour', '发现虚假不实信息', 'False information noticed'),
          what('recruitment', '公务员招录', 'Civil servants recruited'),
          what('message_received', '收到留言、咨询', 'Message received'),
          what('information_made', '政府信息形成', 'Information made'),
          what('policy_published', '政策文件公开', 'Policy published'),
          what('document_released', '文件经审查公开', 'Document released after review'),
          what('document_submitted', '文件报批', 'Document sent for approval'),
          what('document_signed', '文件签发', 'Document signed'),
          what('normative_published', '规范性文件公布', 'Normative document published'),
          what('interpretation_published', '解读发布', 'Interpretation published'),
          what('validity_ended', '文件废止失效', 'Document repealed or expired'),
          what('request_received', '收到公开申请', 'Request received'),
          what('correction_needed', '申请需要补正', 'Request needs correction'),
          what('complaint_received', '收到投诉举报', 'Complaint received'),
          what('error_reported', '收到纠错', 'Error reported'),
          what('site_opened', '网站、新媒体开办', 'Site or account opened'),
        ],
      },
    ],
  },
];
