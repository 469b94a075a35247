import type { LedgerKind } from './ledgers.types.ts';

const level = [
  { code: 'special', title: { zh: '特别重大', en: 'Extraordinary' } },
  { code: 'major', title: { zh: '重大', en: 'Major' } },
  { code: 'large', title: { zh: '较大', en: 'Large' } },
  { code: 'general', title: { zh: '一般', en: 'Ordinary' } },
];

/** 发布、解读、回应和公众参与: briefings, spokespersons, interviews, emergencies, public concern, meetings with citizens, consultations. */
export const voicesKinds: readonly LedgerKind[] = [
  {
    code: 'press_event',
    title: { zh: '新闻发布会、吹风会', en: 'Press conference or briefing' },
    about: {
      zh: '新闻发布会、政策吹风会、媒体通气会。突发事件的发布会登记在“突发事件发布”。',
      en: 'Press conferences and policy briefings. Those on emergencies stand under “Release on an emergency”.',
    },
    ...{ group: 'voices', isPublic: true, needsAttachment: true, occurred: 'heldOn', lasts: 'always' },
    fields: [
      { name: 'heldOn', type: 'date', required: true, isPublic: true, title: { zh: '日期', en: 'Day' } },
      {
        ...{ name: 'form', type: 'choice', required: true, isFact: true, isPublic: true },
        title: { zh: '形式', en: 'Form' },
        options: [
          { code: 'press_conference', title: { zh: '新闻发布会', en: 'Press conference' } },
          { code: 'policy_briefing', title: { zh: '政策吹风会', en: 'Policy briefing' } },
          { code: 'media_meeting', title: { zh: '媒体通气会', en: 'Meeting with the media' } },
        ],
      },
      {
        ...{ name: 'speaker', type: 'choice', required: true, isFact: true, isPublic: true },
        title: { zh: '主发布人', en: 'Speaker' },
        options: [
          { code: 'head', title: { zh: '主要负责人', en: 'Head of the unit' } },
          { code: 'leader', title: { zh: '分管或其他负责人', en: 'Another leader' } },
          { code: 'spokesperson', title: { zh: '新闻发言人', en: 'Spokesperson' } },
        ],
      },
      { name: 'address', type: 'link', isPublic: true, title: { zh: '实录网址', en: 'Address of the record' } },
    ],
  },
  {
    code: 'spokesperson',
    title: { zh: '新闻发言人', en: 'Spokesperson' },
    about: {
      zh: '新闻发言人的姓名、职务、新闻发布机构和联系电话，对外公布。变动时另登记一条。',
      en: 'Name, position and office telephone of the spokesperson, made public. A change is a new entry.',
    },
    ...{ group: 'voices', isPublic: true, needsAttachment: false, occurred: 'sinceOn', lasts: 'until_replaced' },
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
        ...{ name: 'officePhone', type: 'line', maxLength: 40, isPublic: true },
        title: { zh: '办公电话', en: 'Office telephone' },
      },
      { name: 'sinceOn', type: 'date', required: true, isPublic: true, title: { zh: '任职起始日', en: 'Since' } },
    ],
  },
  {
    code: 'interview',
    title: { zh: '访谈解读', en: 'Interview' },
    about: {
      zh: '负责人在线访谈、接受采访、撰文、电视广播问政，解读政策、回应关切。',
      en: 'Leaders interviewed, writing or on the air, explaining policy.',
    },
    ...{ group: 'voices', isPublic: true, needsAttachment: false, occurred: 'heldOn', lasts: 'always' },
    fields: [
      { name: 'heldOn', type: 'date', required: true, isPublic: true, title: { zh: '日期', en: 'Day' } },
      {
        ...{ name: 'form', type: 'choice', required: true, isFact: true, isPublic: true },
        title: { zh: '形式', en: 'Form' },
        options: [
          { code: 'online', title: { zh: '在线访谈', en: 'Online interview' } },
          { code: 'media', title: { zh: '接受媒体采访', en: 'Interview by the press' } },
          { code: 'article', title: { zh: '撰写解读文章', en: 'Article' } },
          { code: 'broadcast', title: { zh: '电视、广播问政', en: 'On the air' } },
        ],
      },
      {
        ...{ name: 'speaker', type: 'choice', required: true, isFact: true, isPublic: true },
        title: { zh: '解读人', en: 'Who spoke' },
        options: [
          { code: 'head', title: { zh: '主要负责人', en: 'Head of the unit' } },
          { code: 'leader', title: { zh: '分管或其他负责人', en: 'Another leader' } },
          { code: 'expert', title: { zh: '专家', en: 'Expert' } },
          { code: 'officer', title: { zh: '业务人员', en: 'Officer' } },
        ],
      },
      { name: 'medium', type: 'line', isPublic: true, title: { zh: '媒体或平台', en: 'Medium' } },
      { name: 'address', type: 'link', isPublic: true, title: { zh: '网址', en: 'Address' } },
    ],
  },
  {
    code: 'emergency',
    title: { zh: '突发事件', en: 'Emergency' },
    about: {
      zh: '发生的突发事件。发布时限从发生时起算，发布情况登记在“突发事件发布”。',
      en: 'An emergency. Hours for its release count from when it happened.',
    },
    ...{ group: 'voices', isPublic: false, needsAttachment: false, occurred: 'happenedAt', lasts: 'always' },
    fields: [
      { name: 'happenedAt', type: 'moment', required: true, title: { zh: '发生时间', en: 'Happened at' } },
      {
        ...{ name: 'level', type: 'choice', required: true, isFact: true, options: level },
        title: { zh: '级别', en: 'Level' },
      },
    ],
  },
  {
    code: 'emergency_release',
    title: { zh: '突发事件发布', en: 'Release on an emergency' },
    about: {
      zh: '首次发布、新闻发布会、后续发布，登记到分钟。',
      en: 'First release, press conference or later release, to the minute.',
    },
    ...{ group: 'voices', isPublic: false, needsAttachment: true, occurred: 'releasedAt', lasts: 'always' },
    fields: [
      {
        ...{ name: 'emergency', type: 'entry', kinds: ['emergency'], required: true },
        title: { zh: '突发事件', en: 'Emergency' },
      },
      { name: 'releasedAt', type: 'moment', required: true, title: { zh: '发布时间', en: 'Released at' } },
      {
        ...{ name: 'form', type: 'choice', required: true, isFact: true, title: { zh: '形式', en: 'Form' } },
        options: [
          { code: 'first_release', title: { zh: '首次发布', en: 'First release' } },
          { code: 'press_conference', title: { zh: '新闻发布会', en: 'Press conference' } },
          { code: 'later_release', title: { zh: '后续发布', en: 'Later release' } },
        ],
      },
      { name: 'address', type: 'link', title: { zh: '网址', en: 'Address' } },
    ],
  },
  {
    code: 'concern',
    title: { zh: '政务舆情', en: 'Public concern' },
    about: {
      zh: '监测到的涉及本地区本部门的政务舆情。',
      en: 'A public concern that was noticed and touches the place or the unit.',
    },
    ...{ group: 'voices', isPublic: false, needsAttachment: false, occurred: 'noticedAt', lasts: 'always' },
    fields: [
      { name: 'noticedAt', type: 'moment', required: true, title: { zh: '发现时间', en: 'Noticed at' } },
      {
        ...{ name: 'level', type: 'choice', required: true, isFact: true, options: level },
        title: { zh: '级别', en: 'Level' },
      },
      { name: 'source', type: 'line', title: { zh: '来源', en: 'Source' } },
    ],
  },
  {
    code: 'concern_response',
    title: { zh: '舆情回应', en: 'Response to a public concern' },
    about: {
      zh: '对政务舆情的首次回应、新闻发布会、后续回应，登记到分钟。',
      en: 'First response, press conference or later response, to the minute.',
    },
    ...{ group: 'voices', isPublic: false, needsAttachment: true, occurred: 'respondedAt', lasts: 'always' },
    fields: [
      { name: 'concern', type: 'entry', kinds: ['concern'], required: true, title: { zh: '舆情', en: 'Concern' } },
      { name: 'respondedAt', type: 'moment', required: true, title: { zh: '回应时间', en: 'Responded at' } },
      {
        ...{ name: 'form', type: 'choice', required: true, isFact: true, title: { zh: '形式', en: 'Form' } },
        options: [
          { code: 'first_response', title: { zh: '首次回应', en: 'First response' } },
          { code: 'press_conference', title: { zh: '新闻发布会', en: 'Press conference' } },
          { code: 'later_response', title: { zh: '后续回应', en: 'Later response' } },
        ],
      },
      {
        ...{ name: 'speaker', type: 'choice', isFact: true, title: { zh: '回应人', en: 'Who responded' } },
        options: [
          { code: 'head', title: { zh: '主要负责人', en: 'Head of the unit' } },
          { code: 'leader', title: { zh: '分管或其他负责人', en: 'Another leader' } },
          { code: 'spokesperson', title: { zh: '新闻发言人', en: 'Spokesperson' } },
          { code: 'unit', title: { zh: '以单位名义', en: 'The unit as such' } },
        ],
      },
      { name: 'address', type: 'link', title: { zh: '网址', en: 'Address' } },
    ],
  },
  {
    code: 'open_meeting',
    title: { zh: '公众列席会议', en: 'Meeting attended by citizens' },
    about: {
      zh: '邀请利益相关方、公众代表、专家、媒体列席政府有关会议。只登记人数。',
      en: 'Citizens, experts or the press invited to a meeting of the government. Numbers only.',
    },
    ...{ group: 'voices', isPublic: true, needsAttachment: true, occurred: 'heldOn', lasts: 'always' },
    fields: [
      { name: 'heldOn', type: 'date', required: true, isPublic: true, title: { zh: '日期', en: 'Day' } },
      {
        ...{ name: 'meeting', type: 'choice', required: true, isFact: true, isPublic: true },
        title: { zh: '会议', en: 'Meeting' },
        options: [
          { code: 'executive', title: { zh: '政府常务会议', en: 'Executive meeting of the government' } },
          { code: 'plenary', title: { zh: '政府全体会议', en: 'Plenary meeting of the government' } },
          { code: 'unit', title: { zh: '部门会议', en: 'Meeting of a department' } },
          { code: 'hearing', title: { zh: '听证会、座谈会、论证会', en: 'Hearing or discussion' } },
          { code: 'open_day', title: { zh: '政府开放日', en: 'Open day' } },
        ],
      },
      {
        ...{ name: 'citizens', type: 'integer', min: 1, max: 100_000, required: true, isFact: true, isPublic: true },
        title: { zh: '列席人数', en: 'People who attended' },
      },
      { name: 'agenda', type: 'text', isPublic: true, title: { zh: '议题', en: 'Agenda' } },
    ],
  },
  {
    code: 'consultation',
    title: { zh: '意见征集', en: 'Consultation' },
    about: {
      zh: '决策、规划、政策草案公开征求意见。',
      en: 'A draft decision, plan or policy put before the public.',
    },
    ...{ group: 'voices', isPublic: false, needsAttachment: false, occurred: 'openedOn', lasts: 'always' },
    ordered: [['openedOn', 'closesOn']],
    fields: [
      { name: 'openedOn', type: 'date', required: true, title: { zh: '开始日期', en: 'Opened on' } },
      { name: 'closesOn', type: 'date', mayBeAhead: true, required: true, title: { zh: '截止日期', en: 'Closes on' } },
      {
        ...{ name: 'form', type: 'choice', required: true, isFact: true, title: { zh: '方式', en: 'Form' } },
        options: [
          { code: 'online', title: { zh: '网上征求意见', en: 'Online' } },
          { code: 'hearing', title: { zh: '听证、座谈', en: 'Hearing' } },
          { code: 'survey', title: { zh: '问卷、民意调查', en: 'Survey' } },
          { code: 'experts', title: { zh: '专家咨询', en: 'Experts' } },
        ],
      },
      { name: 'address', type: 'link', title: { zh: '网址', en: 'Address' } },
    ],
  },
  {
    code: 'consultation_feedback',
    title: { zh: '意见采纳反馈', en: 'What became of opinions' },
    about: {
      zh: '公布收到意见的数量、采纳情况和不采纳的理由。',
      en: 'How many opinions came, which were adopted, and why others were not.',
    },
    ...{ group: 'voices', isPublic: false, needsAttachment: true, occurred: 'publishedOn', lasts: 'always' },
    ordered: [['adopted', 'received']],
    fields: [
      {
        ...{ name: 'consultation', type: 'entry', kinds: ['consultation'], required: true },
        title: { zh: '征集事项', en: 'Consultation' },
      },
      { name: 'publishedOn', type: 'date', required: true, title: { zh: '公布日期', en: 'Published on' } },
      {
        ...{ name: 'received', type: 'integer', min: 0, max: 10_000_000, required: true, isFact: true },
        title: { zh: '收到意见数', en: 'Opinions received' },
      },
      {
        ...{ name: 'adopted', type: 'integer', min: 0, max: 10_000_000, required: true, isFact: true },
        title: { zh: '采纳数', en: 'Opinions adopted' },
      },
      { name: 'address', type: 'link', title: { zh: '网址', en: 'Address' } },
    ],
  },
  {
    code: 'publicity',
    title: { zh: '宣传活动', en: 'Publicity' },
    about: { zh: '条例宣传、进社区、开放日等活动。', en: 'Making the regulation and the services known.' },
    ...{ group: 'voices', isPublic: false, needsAttachment: true, occurred: 'heldOn', lasts: 'always' },
    fields: [
      { name: 'heldOn', type: 'date', required: true, title: { zh: '日期', en: 'Day' } },
      {
        ...{ name: 'people', type: 'integer', min: 0, max: 10_000_000, isFact: true },
        title: { zh: '参加人数', en: 'People' },
      },
      { name: 'contents', type: 'text', title: { zh: '活动内容', en: 'What was done' } },
    ],
  },
];
