import type { LedgerKind } from './ledgers.types.ts';

/** 组织保障: who answers for openness, what he heard, who was trained, what was laid down. Clauses: 条例 arts. 3, 4, 46, 48; the yearly notices. */
export const organisationKinds: readonly LedgerKind[] = [
  {
    code: 'leader_named',
    title: { zh: '分管负责人', en: 'Responsible leader' },
    about: {
      zh: '确定一位负责人分管政务公开，列入工作分工并对外公布。人员变动时另登记一条，原来的保留。',
      en: 'The leader who answers for openness, named in the division of work and made public. A change is a new entry; old ones stay.',
    },
    ...{ group: 'organisation', isPublic: true, needsAttachment: false, occurred: 'sinceOn', lasts: 'until_replaced' },
    once: ['sinceOn'],
    fields: [
      {
        ...{ name: 'person', type: 'line', maxLength: 40, required: true, isPublic: true, isPersonal: true },
        title: { zh: '姓名', en: 'Name' },
      },
      {
        ...{ name: 'position', type: 'line', maxLength: 80, required: true, isPublic: true },
        title: { zh: '职务', en: 'Position' },
      },
      {
        ...{ name: 'sinceOn', type: 'date', required: true, isPublic: true },
        title: { zh: '分管起始日', en: 'Responsible since' },
      },
      {
        ...{ name: 'basis', type: 'line', isPublic: true },
        title: { zh: '分工文件', en: 'Division of work laid down in' },
      },
    ],
  },
  {
    code: 'report_heard',
    title: { zh: '听取汇报', en: 'Report heard by the head' },
    about: {
      zh: '主要负责人专门听取政务公开工作汇报、研究部署，每年至少一次。',
      en: 'The head of the unit hears a report on openness, at least once a year.',
    },
    ...{ group: 'organisation', isPublic: false, needsAttachment: true, occurred: 'heldOn', lasts: 'always' },
    fields: [
      { name: 'heldOn', type: 'date', required: true, title: { zh: '日期', en: 'Day' } },
      {
        ...{ name: 'heardBy', type: 'choice', required: true, isFact: true, title: { zh: '听取人', en: 'Heard by' } },
        options: [
          { code: 'head', title: { zh: '主要负责人', en: 'Head of the unit' } },
          { code: 'responsible', title: { zh: '分管负责人', en: 'Responsible leader' } },
          { code: 'meeting', title: { zh: '常务会议、办公会议', en: 'Executive meeting' } },
        ],
      },
      { name: 'decisions', type: 'text', title: { zh: '议定事项', en: 'What was decided' } },
    ],
  },
  {
    code: 'training',
    title: { zh: '政务公开培训', en: 'Training' },
    about: {
      zh: '政务公开业务培训、新任公务员培训、轮训。只登记各单位人数，不登记姓名。',
      en: 'Training in openness. Numbers by unit, no names.',
    },
    ...{ group: 'organisation', isPublic: false, needsAttachment: true, occurred: 'heldOn', lasts: { months: 24 } },
    fields: [
      { name: 'heldOn', type: 'date', required: true, title: { zh: '日期', en: 'Day' } },
      {
        ...{ name: 'form', type: 'choice', required: true, isFact: true, title: { zh: '类型', en: 'Kind' } },
        options: [
          { code: 'officers', title: { zh: '政务公开工作人员轮训', en: 'Officers for openness' } },
          { code: 'newcomers', title: { zh: '新任公务员培训', en: 'New civil servants' } },
          { code: 'leaders', title: { zh: '领导干部培训', en: 'Leaders' } },
          { code: 'other', title: { zh: '其他', en: 'Other' } },
        ],
      },
      {
        ...{ name: 'hours', type: 'integer', min: 1, max: 200, isFact: true },
        title: { zh: '学时', en: 'Hours' },
      },
      {
        ...{ name: 'units', type: 'unit_counts', required: true },
        title: { zh: '参训单位和人数', en: 'Units and how many of each' },
      },
      { name: 'contents', type: 'text', title: { zh: '培训内容', en: 'What was taught' } },
    ],
  },
  {
    code: 'training_plan',
    title: { zh: '培训计划', en: 'Training plan' },
    about: { zh: '年度培训计划的制定和报送。', en: 'The yearly plan of training, made and handed in.' },
    ...{ group: 'organisation', isPublic: false, needsAttachment: true, occurred: 'submittedOn', lasts: 'always' },
    fields: [
      { name: 'submittedOn', type: 'date', required: true, title: { zh: '报送日期', en: 'Handed in on' } },
      {
        ...{ name: 'year', type: 'integer', min: 2008, max: 2100, required: true, isFact: true },
        title: { zh: '年度', en: 'Year' },
      },
      { name: 'submittedTo', type: 'line', title: { zh: '报送单位', en: 'Handed in to' } },
    ],
  },
  {
    code: 'staffing',
    title: { zh: '机构、人员、经费保障', en: 'Office, staff and means' },
    about: {
      zh: '确定工作机构、配备专人、列支经费。',
      en: 'The office in charge, its staff and its budget.',
    },
    ...{ group: 'organisation', isPublic: false, needsAttachment: false, occurred: 'sinceOn', lasts: 'until_replaced' },
    fields: [
      { name: 'sinceOn', type: 'date', required: true, title: { zh: '起始日', en: 'Since' } },
      { name: 'office', type: 'line', required: true, title: { zh: '工作机构', en: 'Office' } },
      {
        ...{ name: 'officers', type: 'integer', min: 0, max: 10_000, required: true, isFact: true },
        title: { zh: '政务公开工作人员数', en: 'Officers for openness' },
      },
      { name: 'budget', type: 'amount', isFact: true, title: { zh: '经费（万元）', en: 'Budget (10,000 yuan)' } },
    ],
  },
  {
    code: 'system_document',
    title: { zh: '制度文件印发', en: 'Rule laid down' },
    about: {
      zh: '印发或修订制度、机制、实施方案、工作要点。',
      en: 'A system, mechanism, plan or list of tasks issued or revised.',
    },
    ...{ group: 'rules', isPublic: false, needsAttachment: true, occurred: 'issuedOn', lasts: 'always' },
    fields: [
      { name: 'issuedOn', type: 'date', required: true, title: { zh: '印发日期', en: 'Issued on' } },
      { name: 'documentNumber', type: 'line', maxLength: 60, title: { zh: '文号', en: 'Document number' } },
      {
        ...{ name: 'form', type: 'choice', required: true, isFact: true, title: { zh: '类型', en: 'Kind' } },
        options: [
          { code: 'system', title: { zh: '制度', en: 'System' } },
          { code: 'mechanism', title: { zh: '机制', en: 'Mechanism' } },
          { code: 'plan', title: { zh: '方案、工作要点', en: 'Plan, list of tasks' } },
          { code: 'list', title: { zh: '清单、目录、标准', en: 'List, catalog, standard' } },
          { code: 'other', title: { zh: '其他', en: 'Other' } },
        ],
      },
      {
        ...{ name: 'subject', type: 'choice', required: true, isFact: true, title: { zh: '事项', en: 'About' } },
        options: [
          { code: 'proactive', title: { zh: '主动公开', en: 'Publication' } },
          { code: 'on_request', title: { zh: '依申请公开', en: 'Disclosure on request' } },
          { code: 'secrecy_review', title: { zh: '保密审查', en: 'Secrecy review' } },
          { code: 'coordination', title: { zh: '协调发布', en: 'Coordinated release' } },
          { code: 'interpretation', title: { zh: '政策解读', en: 'Interpretation' } },
          { code: 'response', title: { zh: '舆情回应', en: 'Response to public concern' } },
          { code: 'participation', title: { zh: '公众参与', en: 'Participation' } },
          { code: 'assessment', title: { zh: '考核评估', en: 'Evaluation' } },
          { code: 'other', title: { zh: '其他', en: 'Other' } },
        ],
      },
      { name: 'address', type: 'link', title: { zh: '公开网址', en: 'Public address' } },
    ],
  },
  {
    code: 'submission',
    title: { zh: '报送、备案、移交', en: 'Handed in, filed, handed over' },
    about: {
      zh: '向上级或同级单位报送材料、备案，向档案馆、图书馆移交。',
      en: 'Papers handed in to a superior, filed, or handed over to archives and libraries.',
    },
    ...{ group: 'rules', isPublic: false, needsAttachment: true, occurred: 'submittedOn', lasts: 'always' },
    fields: [
      { name: 'submittedOn', type: 'date', required: true, title: { zh: '报送日期', en: 'Day' } },
      { name: 'submittedTo', type: 'line', required: true, title: { zh: '接收单位', en: 'Received by' } },
      {
        ...{ name: 'form', type: 'choice', required: true, isFact: true, title: { zh: '类型', en: 'Kind' } },
        options: [
          { code: 'plan', title: { zh: '方案、计划', en: 'Plan' } },
          { code: 'summary', title: { zh: '总结、自查报告', en: 'Summary, self-check' } },
          { code: 'filing', title: { zh: '备案', en: 'Filing' } },
          { code: 'archives', title: { zh: '移交档案馆、图书馆', en: 'To archives or libraries' } },
          { code: 'other', title: { zh: '其他', en: 'Other' } },
        ],
      },
    ],
  },
  {
    code: 'assessment',
    title: { zh: '第三方评估', en: 'Assessment by a third party' },
    about: {
      zh: '委托第三方机构评估，或接受社会评议、满意度调查。',
      en: 'An assessment by an outside body, or a survey of the public.',
    },
    ...{ group: 'rules', isPublic: false, needsAttachment: true, occurred: 'finishedOn', lasts: 'always' },
    fields: [
      { name: 'finishedOn', type: 'date', required: true, title: { zh: '报告日期', en: 'Day of the report' } },
      { name: 'assessor', type: 'line', required: true, title: { zh: '评估机构', en: 'Assessor' } },
      {
        ...{ name: 'form', type: 'choice', required: true, isFact: true, title: { zh: '类型', en: 'Kind' } },
        options: [
          { code: 'third_party', title: { zh: '第三方评估', en: 'Third party' } },
          { code: 'public_review', title: { zh: '社会评议', en: 'Review by the public' } },
          { code: 'survey', title: { zh: '满意度调查', en: 'Survey' } },
          { code: 'self_check', title: { zh: '自评自查', en: 'Self-check' } },
        ],
      },
      { name: 'conclusion', type: 'text', title: { zh: '结论和问题', en: 'Conclusion and faults' } },
    ],
  },
];
