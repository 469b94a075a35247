import type { Actor } from '../../../foundation/audit/index.ts';
import { PERMISSIONS } from '../request-flow.rules.ts';

/** The units through which somebody has to do with a case: all of them, and those that answer for it (the authority, and who is in charge). */
export interface ConcernedUnits {
  all: string[];
  own: string[];
}
/** What who helps with a case may do too. */
const SHARED: ReadonlySet<string> = new Set([PERMISSIONS.read, PERMISSIONS.work]);

export function concernedUnits(
  authorityId: string,
  units: readonly { organisationId: string; role: 'lead' | 'co' }[],
): ConcernedUnits {
  const withOwner = (some: typeof units) => [authorityId, ...some.map(({ organisationId }) => organisationId)];
  return { all: withOwner(units), own: withOwner(units.filter(({ role }) => role === 'lead')) };
}

/** The unit through which somebody may do this: who helps works on a case, but neither answers for it nor sees who asks. */
export function unitFor(actor: Actor, permission: string, { all, own }: ConcernedUnits): string {
  const units = SHARED.has(permission) ? all : own;
  return units.find((unit) => actor.can(permission, unit)) ?? own[0] ?? '';
}
