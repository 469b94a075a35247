import { defineRules } from '../../../foundation/clocks/index.ts';

/**
 * How long the authority has to answer once it was served. Only the five days of the simplified procedure were read in the text (行政复议法 (2023)
 * article 54); the others are marked 待核. Days of these lengths are working days in reconsideration (行政复议法 article 88, 待核).
 */
export const ANSWER_CLOCKS = defineRules([
  {
    code: 'dispute.reconsideration.ordinary',
    title: { zh: '行政复议答复（普通程序）', en: 'Answer in a reconsideration (ordinary)' },
    ...{ amount: 10, unit: 'working_day', source: '《行政复议法》第四十八条（待核）' },
    ...{ pauses: [], restarts: [], extension: null, light: { nearAt: 3 } },
  },
  {
    code: 'dispute.reconsideration.simple',
    title: { zh: '行政复议答复（简易程序）', en: 'Answer in a reconsideration (simplified)' },
    ...{ amount: 5, unit: 'working_day', source: '《行政复议法》第五十四条' },
    ...{ pauses: [], restarts: [], extension: null, light: { nearAt: 2 } },
  },
  {
    code: 'dispute.suit',
    title: { zh: '行政诉讼答辩', en: 'Defence in a suit' },
    ...{ amount: 15, unit: 'natural_day', source: '《行政诉讼法》第六十七条（待核）' },
    ...{ pauses: [], restarts: [], extension: null, light: { nearAt: 5 } },
  },
]);

/** The rule that holds for a proceeding. */
export function answerRule(track: 'reconsideration' | 'suit' | 'suit_after', procedure: 'ordinary' | 'simple') {
  return ANSWER_CLOCKS.get(track === 'reconsideration' ? `dispute.reconsideration.${procedure}` : 'dispute.suit');
}
