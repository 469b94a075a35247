export { LEDGER_EVIDENCE } from './evidence.rules.ts';
export { findKind, LEDGER_KINDS } from './ledgers.kinds.ts';
