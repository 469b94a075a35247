import type { RequestStep } from '../request-flow.rules.ts';

/** The letter that a step causes: who has to be told, and whether the step may go on when the unit cannot issue letters yet. */
export interface StepLetter {
  step: RequestStep;
  kind: string;
  /** False: told for good order, not because an article asks for it in writing. */
  isNeeded: boolean;
  source: string;
}

const article = (number: string) => `政府信息公开条例第${number}条`;

/**
 * Steps and their letters. Confirming a receipt is itself a word between both sides, and a withdrawal is the applicant's own: neither has one. A
 * reply is numbered when it is signed and goes out when it is delivered.
 */
export const STEP_LETTERS: readonly StepLetter[] = [
  { step: 'register', kind: 'receipt', isNeeded: false, source: article('三十一') },
  { step: 'transfer', kind: 'transferred', isNeeded: false, source: article('十') },
  { step: 'split', kind: 'split', isNeeded: false, source: '国办函〔2020〕109号' },
  { step: 'join', kind: 'joined', isNeeded: false, source: article('三十六') },
  { step: 'ask_correction', kind: 'correction', isNeeded: true, source: article('三十') },
  { step: 'lapse_correction', kind: 'reply', isNeeded: true, source: article('三十') },
  { step: 'consult', kind: 'third_party', isNeeded: true, source: article('三十二') },
  { step: 'consult', kind: 'co_producer', isNeeded: true, source: article('三十四') },
  { step: 'consult', kind: 'other_agency', isNeeded: true, source: `${article('三十三')}第三款` },
  { step: 'extend', kind: 'extension', isNeeded: true, source: `${article('三十三')}第二款` },
  { step: 'delay', kind: 'delay', isNeeded: true, source: article('三十五') },
  { step: 'ask_fee', kind: 'fee', isNeeded: true, source: article('四十二') },
  { step: 'lapse_payment', kind: 'reply', isNeeded: true, source: '国办函〔2020〕109号（待核）' },
  { step: 'sign', kind: 'reply', isNeeded: true, source: article('三十六') },
];

/** By kind of letter; undefined for letters that no step causes. */
export const letterOfStep = (kind: string): StepLetter | undefined => STEP_LETTERS.find((one) => one.kind === kind);

/** Steps whose letter can be looked at before they are taken: those that cause one, and those that pass the reply on its way to the signature. */
export const SHOWN_STEPS: readonly RequestStep[] = [
  ...new Set(STEP_LETTERS.map(({ step }) => step)),
  ...(['draft', 'check'] as const),
];
