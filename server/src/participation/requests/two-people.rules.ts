/** What takes two people: one proposes, another decides. */
interface Proposal {
  state: 'proposed' | 'done' | 'refused';
  version: number;
  proposedBy: string;
}

/** Why a proposal cannot be decided so by this person; null when it can. Whoever proposed may take it back, never approve it. */
export function findDecisionFault(
  { state, version, proposedBy }: Proposal,
  decision: { version: number; approve: boolean },
  by: string,
): 'decided' | 'same_person' | null {
  if (state !== 'proposed' || version !== decision.version) return 'decided';
  return decision.approve && proposedBy === by ? 'same_person' : null;
}
