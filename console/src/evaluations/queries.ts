import { useQuery } from '@tanstack/react-query';
import { answer, http } from '../api/client.ts';
import type { Answer, Input } from '../api/types.ts';

export type Evaluation = Answer<'/api/v1/console/evaluations/{id}'>;
export type EvaluationInput = Input<'/api/v1/console/evaluations', 'post'>;
export type Indicator = Evaluation['tree'][number]['indicators'][number];
export type Score = Answer<'/api/v1/console/evaluations/{id}/scores'>['items'][number];

export const EVALUATIONS = ['evaluations'];
export const pathOf = (id: string) => ({ params: { path: { id } } });

/** Hundredths of a point as people write them. */
export const pointsOf = (hundredths: number): string => (hundredths / 100).toFixed(2);

export const judgedOf = ({ tree }: Pick<Evaluation, 'tree'>): Indicator[] =>
  tree.flatMap(({ indicators }) => indicators).filter(({ measure }) => measure.kind === 'judged');

export const useScores = (id: string) =>
  useQuery({
    queryKey: [...EVALUATIONS, 'scores', id],
    queryFn: async () => (await answer(http.GET('/api/v1/console/evaluations/{id}/scores', pathOf(id)))).items,
  });

/** What an evaluation begins with: duties by field of duty, and quality judged by people. */
export const COMMON_TREE: EvaluationInput['tree'] = [
  group('A', '主动公开', 'Proactive disclosure', [
    duties('A1', '政策与重点领域公开', 'Policies and key fields', 30, [
      'PUB',
      'DOC',
      'BUD',
      'MKT',
      'SOC',
      'ENV',
      'EDU',
      'HSG',
    ]),
    duties('A2', '目录、指南与栏目', 'Catalog, guide, columns', 10, ['DIR', 'STD', 'SITE', 'NM', 'GAZ']),
  ]),
  group('B', '解读与回应', 'Explaining and responding', [
    duties('B1', '政策解读', 'Interpretation', 15, ['INT']),
    duties('B2', '舆情回应与互动', 'Response and interaction', 10, ['RESP', 'HOT', 'DEC']),
  ]),
  group('C', '依申请公开', 'Disclosure on request', [duties('C1', '按期答复', 'Replies in time', 15, ['REQ'])]),
  group('D', '组织保障', 'Organisation', [
    duties('D1', '机构、培训与报告', 'People, training, reports', 10, ['ORG', 'TRN', 'RPT', 'VIEW', 'SEC']),
    judged('D2', '公开质量', 'Quality', 10, '内容是否完整、准确、好懂，群众是否找得到'),
  ]),
];

function group(code: string, title: string, titleEn: string, indicators: Indicator[]) {
  return { code, title, titleEn, indicators };
}
function duties(code: string, title: string, titleEn: string, points: number, fields: string[]): Indicator {
  return {
    ...{ code, title, titleEn, points, source: '', isBonus: false },
    measure: {
      kind: 'duties',
      duties: { fields },
      formula: { kind: 'rate', worth: { met: 100, met_late: 50, overdue: 0 }, weighted: false },
    },
  };
}
function judged(code: string, title: string, titleEn: string, points: number, criteria: string): Indicator {
  return { code, title, titleEn, points, source: '', isBonus: false, measure: { kind: 'judged', criteria } };
}
