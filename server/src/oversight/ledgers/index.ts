export { LEDGER_EVIDENCE } from './evidence.rules.ts';
export { findKind, LEDGER_KINDS } from './ledgers.kinds.ts';
export { registerLedgersApi } from './ledgers.api.ts';
export { renderLedgerEntry } from './ledgers.pages.tsx';
export { registerLedgersPortal } from './ledgers.portal.tsx';
export { createLedgersServices, type LedgersServices } from './ledgers.services.ts';
export { createLedgerRecord, createLedgerSurfaces } from './surfaces.service.ts';
