import { defineRules, type ClockRule } from '../../foundation/clocks/index.ts';
import type { EvaluationRules } from './evaluation.schema.ts';

/** The time in which a unit may object to what it was told: as many working days as the evaluation itself lays down. */
export function objectionRule({ objectionDays, objectionSource }: EvaluationRules): ClockRule {
  return defineRules([
    {
      code: 'evaluation.objection',
      title: { zh: '对考核结果提出异议', en: 'Objecting to the result of an evaluation' },
      ...{ amount: objectionDays, unit: 'working_day', source: objectionSource || '考核方案 (the evaluation itself)' },
      ...{ pauses: [], restarts: [], extension: null, light: { nearAt: 1 } },
    },
  ]).get('evaluation.objection');
}
