import { demoOrganisations } from './organisations.ts';

/** How each body signs: letters of its document numbers, whom it writes to, how it speaks of itself. */
export interface Issuer {
  code: string;
  name: string;
  shortName: string;
  phone: string;
  creditCode: string;
  /** 安教 in 安教〔2026〕12号. */
  letters: string;
  recipients: string;
  self: string;
  /** Documents a year, which spreads the numbers. */
  yearly: number;
}

const EVERYONE = '各县（区）人民政府，市政府各部门、各直属机构：';
const own: Record<string, [letters: string, recipients: string, self: string, yearly: number]> = {
  government: ['安政', EVERYONE, '市政府', 42],
  office: ['安政办', EVERYONE, '我办', 66],
  development: ['安发改', '各县（区）发展改革局，市直有关部门，各有关单位：', '我委', 180],
  finance: ['安财', '各县（区）财政局，市直各预算单位：', '我局', 240],
  education: ['安教', '各县（区）教育局，市直各学校、幼儿园：', '我局', 130],
  health: ['安卫', '各县（区）卫生健康局，市直各医疗卫生机构：', '我委', 110],
  housing: ['安建', '各县（区）住房和城乡建设局，各有关单位：', '我局', 150],
  labour: ['安人社', '各县（区）人力资源和社会保障局，市直有关单位：', '我局', 120],
  environment: ['安环', '各县（区）生态环境分局，各有关企业：', '我局', 90],
  transport: ['安交', '各县（区）交通运输局，各有关单位：', '我局', 140],
  agriculture: ['安农', '各县（区）农业农村局，局属各单位：', '我局', 100],
  civil: ['安民', '各县（区）民政局，局属各单位：', '我局', 80],
  police: ['安公', '各县（区）公安分局、公安局，各有关单位：', '我局', 90],
  resources: ['安自然资', '各县（区）自然资源局，局属各单位：', '我局', 130],
  market: ['安市监', '各县（区）市场监督管理局，局属各单位：', '我局', 110],
  emergency: ['安应急', '各县（区）应急管理局，市安委会各成员单位：', '我局', 100],
  culture: ['安文旅', '各县（区）文化广电和旅游局，局属各单位：', '我局', 90],
  services: ['安审', '各县（区）行政审批服务局，各进驻单位：', '我局', 60],
  audit: ['安审计', '各县（区）审计局：', '我局', 50],
  statistics: ['安统', '各县（区）统计局：', '我局', 40],
  data: ['安数', '各县（区）数据主管部门，市直有关单位：', '我局', 50],
  qinghe: ['清政', '各街道办事处、镇人民政府，区政府各部门：', '区政府', 60],
  linjiang: ['临政', '各乡镇人民政府，县政府各部门：', '县政府', 60],
};

const issuers = new Map(
  demoOrganisations().map((unit): [string, Issuer] => {
    const [letters, recipients, self, yearly] = own[unit.code] ?? ['', '', '', 0];
    const { code, name, shortName, phone, unifiedCreditCode: creditCode } = unit;
    return [code, { code, name, shortName, phone, creditCode, letters, recipients, self, yearly }];
  }),
);

/** Throws when there is no such unit: a slip in the material. */
export function issuerOf(code: string): Issuer {
  const found = issuers.get(code);
  if (!found?.letters) throw new Error(`no unit ${code}`);
  return found;
}
