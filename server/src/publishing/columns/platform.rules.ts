import { formatChineseNumber } from '../../kernel/text/index.ts';
import type { Column } from './columns.schema.ts';

/**
 * The disclosure platform of a unit (政府信息公开平台), 国办公开办函〔2019〕61号: four columns and the entry to requests with these very names,
 * and under 法定主动公开内容 what articles 20 and 21 of the Regulation list. Pure.
 */

/** For whom: article 21 adds seven fields for counties and their departments, eight for townships. */
export type PlatformLevel = 'department' | 'county' | 'township';
export const PLATFORM_NAME = '政府信息公开';

type Part = {
  code: string;
  role: Column['role'];
  kind: Column['kind'];
  name: string;
  nameEn: string;
  category: string;
};
export const PLATFORM_PARTS: readonly Part[] = [
  {
    code: 'zn',
    role: 'guide',
    kind: 'page',
    name: '政府信息公开指南',
    nameEn: 'Disclosure guide',
    category: '公开指南',
  },
  {
    code: 'zd',
    role: 'rules',
    kind: 'list',
    name: '政府信息公开制度',
    nameEn: 'Disclosure rules',
    category: '公开制度',
  },
  {
    code: 'fd',
    role: 'statutory',
    kind: 'group',
    name: '法定主动公开内容',
    nameEn: 'Statutory proactive disclosure',
    category: '法定主动公开内容',
  },
  {
    code: 'nb',
    role: 'annual_reports',
    kind: 'list',
    name: '政府信息公开年报',
    nameEn: 'Annual reports',
    category: '公开年报',
  },
  {
    code: 'ysq',
    role: 'requests',
    kind: 'page',
    name: '依申请公开',
    nameEn: 'Disclosure on request',
    category: '依申请公开',
  },
];

/** Article-item, a short name for navigation, the words of the Regulation. */
export interface StatutoryItem {
  clause: string;
  name: string;
  nameEn: string;
  words: string;
}
const item = (clause: string, name: string, nameEn: string, words = name): StatutoryItem => ({
  clause,
  name,
  nameEn,
  words,
});

export const ARTICLE_20: readonly StatutoryItem[] = [
  item('20-1', '法规规章和规范性文件', 'Regulations and normative documents', '行政法规、规章和规范性文件'),
  item(
    '20-2',
    '机关职能和机构',
    'Functions and offices',
    '机关职能、机构设置、办公地址、办公时间、联系方式、负责人姓名',
  ),
  item('20-3', '规划', 'Plans', '国民经济和社会发展规划、专项规划、区域规划及相关政策'),
  item('20-4', '统计信息', 'Statistics', '国民经济和社会发展统计信息'),
  item(
    '20-5',
    '行政许可和管理服务',
    'Licences and services',
    '办理行政许可和其他对外管理服务事项的依据、条件、程序以及办理结果',
  ),
  item(
    '20-6',
    '行政处罚和行政强制',
    'Penalties and enforcement',
    '实施行政处罚、行政强制的依据、条件、程序以及本机关认为具有一定社会影响的行政处罚决定',
  ),
  item('20-7', '财政预算决算', 'Budgets and accounts', '财政预算、决算信息'),
  item('20-8', '行政事业性收费', 'Fees', '行政事业性收费项目及其依据、标准'),
  item('20-9', '政府集中采购', 'Central procurement', '政府集中采购项目的目录、标准及实施情况'),
  item('20-10', '重大建设项目', 'Major construction projects', '重大建设项目的批准和实施情况'),
  item(
    '20-11',
    '民生政策',
    'Livelihood policies',
    '扶贫、教育、医疗、社会保障、促进就业等方面的政策、措施及其实施情况',
  ),
  item('20-12', '突发公共事件', 'Emergencies', '突发公共事件的应急预案、预警信息及应对情况'),
  item('20-13', '监督检查', 'Inspections', '环境保护、公共卫生、安全生产、食品药品、产品质量的监督检查情况'),
  item('20-14', '公务员招考', 'Civil service recruitment', '公务员招考的职位、名额、报考条件等事项以及录用结果'),
  item(
    '20-15',
    '其他法定公开信息',
    'Other statutory information',
    '法律、法规、规章和国家有关规定规定应当主动公开的其他政府信息',
  ),
];
const county = (list: readonly [string, string][]): StatutoryItem[] =>
  list.map(([name, nameEn], index) => item(`21-${index + 1}`, name, nameEn));
export const ARTICLE_21_COUNTY = county([
  ['市政建设', 'Municipal works'],
  ['公共服务', 'Public services'],
  ['公益事业', 'Public welfare'],
  ['土地征收', 'Land expropriation'],
  ['房屋征收', 'Expropriation of buildings'],
  ['治安管理', 'Public order'],
  ['社会救助', 'Social assistance'],
]);
export const ARTICLE_21_TOWNSHIP = county([
  ['农业农村政策落实', 'Rural policy'],
  ['农田水利工程建设运营', 'Irrigation works'],
  ['农村土地承包经营权流转', 'Transfer of contracted land'],
  ['宅基地使用情况审核', 'Homestead reviews'],
  ['土地征收', 'Land expropriation'],
  ['房屋征收', 'Expropriation of buildings'],
  ['筹资筹劳', 'Funds and labour'],
  ['社会救助', 'Social assistance'],
]);

export function statutoryItems(level: PlatformLevel): StatutoryItem[] {
  const more = level === 'township' ? ARTICLE_21_TOWNSHIP : level === 'county' ? ARTICLE_21_COUNTY : [];
  return [...ARTICLE_20, ...more];
}

/** 第二十条第（一）项, from 20-1. */
export function clauseWords(clause: string, locale: 'zh' | 'en'): string {
  const [article, number] = clause.split('-').map(Number);
  if (!article || !number) return '';
  if (locale === 'en') return `article ${article}${article === 20 ? `, item ${number}` : ''}`;
  return article === 20 ? `条例第二十条第（${formatChineseNumber(number)}）项` : '条例第二十一条';
}

export type NewPart = Omit<Column, 'id' | 'version' | 'status' | 'parentId' | 'siteId' | 'organisationId'>;

const base = { description: '', keywords: '', link: '', freshnessDays: null, inNavigation: false, clause: '' };

/** What is missing of a unit's platform, by the role (and clause) under which it hangs; nothing when it is complete. `code` names the unit. */
export function missingParts(
  code: string,
  level: PlatformLevel,
  there: readonly Pick<Column, 'role' | 'clause'>[],
): { root: NewPart | null; parts: NewPart[]; items: NewPart[] } {
  const has = (role: Column['role'], clause = '') => there.some((one) => one.role === role && one.clause === clause);
  const root: NewPart = {
    ...base,
    ...{
      code: `${code}-xxgk`,
      name: PLATFORM_NAME,
      nameEn: 'Government information disclosure',
      kind: 'group',
      role: 'platform',
    },
    ...{ category: '政府信息公开', sortOrder: 1000 },
  };
  return {
    root: has('platform') ? null : root,
    parts: PLATFORM_PARTS.filter(({ role }) => !has(role)).map((part) => ({
      ...{ ...base, ...part, code: `${code}-xxgk-${part.code}` },
      sortOrder: (PLATFORM_PARTS.indexOf(part) + 1) * 10,
    })),
    items: statutoryItems(level)
      .filter(({ clause }) => !has('statutory_item', clause))
      .map(({ clause, name, nameEn, words }) => ({
        ...{ ...base, code: `${code}-xxgk-${clause}`, name, nameEn, kind: 'list', role: 'statutory_item', clause },
        ...{ description: words, category: '法定主动公开内容' },
        sortOrder: Number(clause.split('-')[0]) * 1000 + Number(clause.split('-')[1]) * 10,
      })),
  };
}
