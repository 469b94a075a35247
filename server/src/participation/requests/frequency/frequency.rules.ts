import type { Frequency } from './frequency.repo.ts';

interface Known {
  kind: string;
  occurredOn: string;
  data: Record<string, string | number | boolean>;
}
export const ASKED = 'explain_asked';

/** How far article 35 has been gone: when reasons were asked for and until when, and whether the applicant has given them. */
export function reasonsOf(records: readonly Known[]): { askedOn: string; until: string; isExplained: boolean } | null {
  const at = records.findLastIndex(({ kind }) => kind === ASKED);
  const asked = records[at];
  if (!asked) return null;
  return {
    ...{ askedOn: asked.occurredOn, until: String(asked.data['dueOn'] ?? '') },
    isExplained: records.slice(at + 1).some(({ kind }) => kind === 'explanation'),
  };
}

/**
 * Why a request cannot be left unprocessed for its number (条例 article 35): the applicant was not asked for reasons, or his time for them still
 * runs. Null when it can be decided: the number alone is never a reason.
 */
export function findExcessFault(
  records: readonly Known[],
  today: string,
): { kind: 'reasons_first' } | { kind: 'reasons_awaited'; until: string } | null {
  const reasons = reasonsOf(records);
  if (!reasons) return { kind: 'reasons_first' };
  return reasons.isExplained || today > reasons.until ? null : { kind: 'reasons_awaited', until: reasons.until };
}

/** Whether the officer is told of the number; what follows from it is for him to judge. */
export const isUnusual = ({ month }: Frequency, most: number): boolean => month > most;
