import type { ItemDecision } from '../outcomes.rules.ts';

/** The record that says why no third party was asked. */
export const NOT_CONSULTED = 'not_consulted';
/** The ground of 条例 article 15: rights of a third party. */
const THIRD_PARTY = 'third_party';

/**
 * Whether a decision withholds for the rights of a third party (条例 article 15) while none was asked (article 32) and nobody has said why not:
 * to ask is the rule, but whoever cannot be found or reached cannot be asked, so the officer says that it is meant.
 */
export function lacksConsultation(
  { answer, grounds = [] }: Pick<ItemDecision, 'answer' | 'grounds'>,
  consultations: readonly { kind: string }[],
  records: readonly { kind: string }[],
): boolean {
  const isWithheldForOthers = answer === THIRD_PARTY || (answer === 'partly' && grounds.includes(THIRD_PARTY));
  return (
    isWithheldForOthers &&
    !consultations.some(({ kind }) => kind === THIRD_PARTY) &&
    !records.some(({ kind }) => kind === NOT_CONSULTED)
  );
}
