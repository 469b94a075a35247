import type { RulePack } from '../duties.schema.ts';
import { obligationOf, type WrittenDuty } from './writing.rules.ts';
import { dalian2016A } from './notices/dalian-2016-a.data.ts';
import { dalian2016B } from './notices/dalian-2016-b.data.ts';
import { jilinCity2011 } from './notices/jilin-city-2011.data.ts';
import { jilinProvince2016A } from './notices/jilin-province-2016-a.data.ts';
import { jilinProvince2016B } from './notices/jilin-province-2016-b.data.ts';
import { kunshan2016A } from './notices/kunshan-2016-a.data.ts';
import { kunshan2016B } from './notices/kunshan-2016-b.data.ts';
import { mianyang2018A } from './notices/mianyang-2018-a.data.ts';
import { mianyang2018B } from './notices/mianyang-2018-b.data.ts';
import { budgetDisclosure } from './rules/budget-disclosure.data.ts';
import { creditDisclosure } from './rules/credit-disclosure.data.ts';
import { disclosureRegulation } from './rules/disclosure-regulation.data.ts';
import { normativeDocuments } from './rules/normative-documents.data.ts';
import { policyInterpretation } from './rules/policy-interpretation.data.ts';
import { websiteIndicators } from './rules/website-indicators.data.ts';

/** A rule pack as it ships: the obligations, and each one's short title in English. */
export interface ShippedPack extends RulePack {
  kind: 'notice' | 'rules';
  /** By the code of the obligation. */
  english: Readonly<Record<string, string>>;
}

interface About {
  code: string;
  version: string;
  title: { zh: string; en: string };
  /** The document or documents that it says again in rules. */
  source: string;
  kind: ShippedPack['kind'];
  /** A notice holds for its year. */
  year?: number;
}

const pack = ({ year, ...about }: About, ...duties: readonly (readonly WrittenDuty[])[]): ShippedPack => ({
  ...about,
  validFrom: year === undefined ? null : `${year}-01-01`,
  validUntil: year === undefined ? null : `${year}-12-31`,
  obligations: duties.flat().map((written) => obligationOf(written, about.source)),
  english: Object.fromEntries(duties.flat().map(({ id, en }) => [id, en])),
});

/** Every pack that comes with the program: rules first, then the five notices. */
export const RULE_PACKS: readonly ShippedPack[] = [
  pack(
    {
      ...{ code: 'disclosure-regulation', version: '1', kind: 'rules' },
      title: { zh: '政府信息公开条例', en: 'Regulation on the Disclosure of Government Information' },
      source: '《中华人民共和国政府信息公开条例》（国务院令第711号）',
    },
    disclosureRegulation,
  ),
  pack(
    {
      ...{ code: 'website-indicators', version: '1', kind: 'rules' },
      title: { zh: '政府网站与政务新媒体检查指标', en: 'Inspection indicators of government sites and media accounts' },
      source: '国办秘函〔2019〕19号；《政府网站发展指引》（国办发〔2017〕47号）',
    },
    websiteIndicators,
  ),
  pack(
    {
      ...{ code: 'normative-documents', version: '1', kind: 'rules' },
      title: { zh: '行政规范性文件', en: 'Normative documents' },
      source: '国办发〔2018〕37号、国办发〔2018〕115号；法规规章备案审查条例',
    },
    normativeDocuments,
  ),
  pack(
    {
      ...{ code: 'policy-interpretation', version: '1', kind: 'rules' },
      title: { zh: '政策解读', en: 'Interpretation of policy' },
      source: '国办发〔2016〕80号等',
    },
    policyInterpretation,
  ),
  pack(
    {
      ...{ code: 'credit-disclosure', version: '1', kind: 'rules' },
      title: { zh: '双公示与双随机', en: 'Credit disclosure and random inspection' },
      source: '国发〔2016〕33号、国办发〔2015〕51号、发改办财金〔2018〕424号；行政处罚法',
    },
    creditDisclosure,
  ),
  pack(
    {
      ...{ code: 'budget-disclosure', version: '1', kind: 'rules' },
      title: { zh: '预算决算公开', en: 'Disclosure of budgets and accounts' },
      source: '《预算法》第十四条、《预算法实施条例》第六条',
    },
    budgetDisclosure,
  ),
  pack(
    {
      ...{ code: 'jilin-province-2016', version: '1', kind: 'notice', year: 2016 },
      title: { zh: '吉林省 2016 年政务公开工作要点', en: 'Jilin Province, work priorities 2016' },
      source: '吉政办发〔2016〕24号',
    },
    jilinProvince2016A,
    jilinProvince2016B,
  ),
  pack(
    {
      ...{ code: 'dalian-2016', version: '1', kind: 'notice', year: 2016 },
      title: { zh: '大连市 2016 年政务公开工作要点', en: 'Dalian, work priorities 2016' },
      source: '大政办发〔2016〕125号',
    },
    dalian2016A,
    dalian2016B,
  ),
  pack(
    {
      ...{ code: 'jilin-city-2011', version: '1', kind: 'notice', year: 2011 },
      title: { zh: '吉林市 2011 年政务公开实施意见', en: 'Jilin City, opinions on the priorities of 2011' },
      source: '吉林市人民政府办公厅关于贯彻落实《2011年全省政务公开工作要点》的实施意见',
    },
    jilinCity2011,
  ),
  pack(
    {
      ...{ code: 'kunshan-2016', version: '1', kind: 'notice', year: 2016 },
      title: { zh: '昆山市 2016 年政务公开工作要点', en: 'Kunshan, work priorities 2016' },
      source: '昆山市2016年政务公开工作要点',
    },
    kunshan2016A,
    kunshan2016B,
  ),
  pack(
    {
      ...{ code: 'mianyang-2018', version: '1', kind: 'notice', year: 2018 },
      title: { zh: '绵阳市 2018 年政务公开工作要点', en: 'Mianyang, work priorities 2018' },
      source: '2018年政务公开工作要点（绵阳市）',
    },
    mianyang2018A,
    mianyang2018B,
  ),
];

const byCode = new Map(RULE_PACKS.map((one) => [one.code, one]));

/** The shipped pack of this code; null when there is none. */
export const findPack = (code: string): ShippedPack | null => byCode.get(code) ?? null;
