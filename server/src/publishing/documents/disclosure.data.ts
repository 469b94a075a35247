/** The clauses by which information may be withheld, as the Regulation has them. */
export interface WithholdingClause {
  code: string;
  source: string;
  zh: string;
  en: string;
  /** must: may not be made public. overridable: unless the third party agrees or the public interest weighs more. may: the authority decides. */
  force: 'must' | 'overridable' | 'may';
}

const ARTICLE = '《中华人民共和国政府信息公开条例》（国务院令第711号）';

export const WITHHOLDING_CLAUSES: readonly WithholdingClause[] = [
  { code: 'X14a', source: `${ARTICLE}第十四条`, zh: '依法确定为国家秘密', en: 'state secret', force: 'must' },
  {
    code: 'X14b',
    source: `${ARTICLE}第十四条`,
    zh: '法律、行政法规禁止公开',
    en: 'a law or administrative regulation forbids it',
    force: 'must',
  },
  {
    code: 'X14c',
    source: `${ARTICLE}第十四条`,
    zh: '公开后可能危及国家安全、公共安全、经济安全、社会稳定',
    en: 'could endanger national, public or economic security or social stability',
    force: 'must',
  },
  {
    code: 'X15',
    source: `${ARTICLE}第十五条`,
    zh: '涉及商业秘密、个人隐私等，公开会对第三方合法权益造成损害',
    en: 'business secrets, privacy: would harm rights of a third party',
    force: 'overridable',
  },
  {
    code: 'X16a',
    source: `${ARTICLE}第十六条第一款`,
    zh: '人事管理、后勤管理、内部工作流程等内部事务信息',
    en: 'internal affairs: staff, logistics, workflows',
    force: 'may',
  },
  {
    code: 'X16b',
    source: `${ARTICLE}第十六条第二款`,
    zh: '讨论记录、过程稿、磋商信函、请示报告等过程性信息',
    en: 'information on the way to a decision: minutes, drafts, letters, reports',
    force: 'may',
  },
  {
    code: 'X16c',
    source: `${ARTICLE}第十六条第二款`,
    zh: '行政执法案卷信息',
    en: 'case files of law enforcement',
    force: 'may',
  },
];

export const findClause = (code: string): WithholdingClause | null =>
  WITHHOLDING_CLAUSES.find((clause) => clause.code === code) ?? null;
