import { executionKinds } from './execution.kinds.ts';
import { happeningsKinds } from './happenings.kinds.ts';
import { organisationKinds } from './organisation.kinds.ts';
import { voicesKinds } from './voices.kinds.ts';
import type { LedgerKind } from './ledgers.types.ts';

/** Every kind of ledger, in the order in which they are shown. */
export const LEDGER_KINDS: readonly LedgerKind[] = [
  ...organisationKinds,
  ...voicesKinds,
  ...executionKinds,
  ...happeningsKinds,
];

const byCode = new Map(LEDGER_KINDS.map((kind) => [kind.code, kind]));

/** The kind with this code; null when there is none. */
export const findKind = (code: string): LedgerKind | null => byCode.get(code) ?? null;
