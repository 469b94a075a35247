import { describe, expect, it } from 'vitest';
import { defineEvidence } from '../../foundation/evidence/index.ts';
import { findKind, LEDGER_EVIDENCE, LEDGER_KINDS } from './index.ts';

describe('the kinds of ledger', () => {
  it('are each named once and tell evidence of a declared type', () => {
    expect(new Set(LEDGER_KINDS.map(({ code }) => code)).size).toBe(LEDGER_KINDS.length);
    const types = defineEvidence(LEDGER_EVIDENCE);
    for (const { code } of LEDGER_KINDS) expect(types.find(`ledgers.${code}.confirmed`), code).not.toBeNull();
  });

  it.each(LEDGER_KINDS.map((kind) => [kind.code, kind] as const))('%s holds together', (_code, kind) => {
    const names = kind.fields.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
    const occurred = kind.fields.find(({ name }) => name === kind.occurred);
    expect(['date', 'moment']).toContain(occurred?.type);
    expect(occurred?.required).toBe(true);
    if (occurred?.type === 'date') expect(occurred.mayBeAhead).toBeUndefined();
    for (const field of kind.fields) {
      // Evidence is read by everybody who oversees: no person, no free text, no address.
      if (field.isFact) {
        expect(field.isPersonal).toBeUndefined();
        expect(['integer', 'amount', 'percent', 'choice', 'yes', 'quarter']).toContain(field.type);
      }
      if (field.type === 'entry') for (const other of field.kinds) expect(findKind(other), other).not.toBeNull();
    }
    if (kind.progress) {
      const due = kind.fields.find(({ name }) => name === kind.progress?.due);
      expect(due).toMatchObject({ type: 'date', required: true });
      if (kind.progress.funds) expect(names).toContain(kind.progress.funds);
    }
    if (!kind.isPublic) expect(kind.fields.filter(({ isPublic }) => isPublic)).toEqual([]);
  });
});
