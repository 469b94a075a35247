/** Ledgers: how far an item is, in one line that breaks between its parts. */
export const ledgerStyles = `
.ledger-standing { display: flex; flex-wrap: wrap; gap: 0 var(--s2); align-items: center; font-size: .8889rem; margin-top: .1111rem; }
.ledger-standing progress { width: 8rem; height: .6667rem; accent-color: var(--accent); }
.ledger-light { font-weight: 600; }
.is-late .ledger-light { color: var(--seal); }
.ledger-report { margin-top: var(--s3); }
.ledger-report h3 { font-size: 1rem; }
.ledger-words { white-space: pre-line; margin-top: .2222rem; }
.ledger .facts dd { white-space: pre-line; overflow-wrap: anywhere; }
.ledger-rules, .ledger > .block { margin-top: var(--s4); }
.ledger > .totals { margin-top: var(--s2); }
`;
