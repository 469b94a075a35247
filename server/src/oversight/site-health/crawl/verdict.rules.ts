import type { Fault, Fetched } from './fetch.ts';

/** What an answer says of a link. Pure. */

export type Verdict = 'opens' | 'dead' | 'unsure';

/** Faults that may be over in a moment: the address is tried again before it counts. */
const PASSING: readonly (Fault | null)[] = ['timeout', 'broken_off', 'refused', 'no_such_host', 'unreachable'];

/** Dead is only what no reader can open: 404, 410, a name that does not exist, a certificate that browsers refuse. A gate (401, 403, 429) says nothing. */
export function verdictOf({ status, fault }: Pick<Fetched, 'status' | 'fault'>): Verdict {
  if (fault === 'private_address' || fault === 'wrong_port' || fault === 'unreachable') return 'unsure';
  if (fault !== null) return 'dead';
  if (status === null) return 'unsure';
  if (status === 404 || status === 410 || (status >= 500 && status !== 503)) return 'dead';
  return status < 400 ? 'opens' : 'unsure';
}

/** True when it is worth another try before it is told to anybody. */
export const isPassing = ({ status, fault }: Pick<Fetched, 'status' | 'fault'>): boolean =>
  PASSING.includes(fault) || (status !== null && status >= 500);
