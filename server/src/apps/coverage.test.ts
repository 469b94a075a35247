import { describe, expect, it } from 'vitest';
import { RULE_PACKS } from '../oversight/duties/index.ts';
import { LEDGER_KINDS } from '../oversight/ledgers/index.ts';
import { EVIDENCE_TYPES } from './evidence-types.ts';

const filters = RULE_PACKS.flatMap(({ obligations }) => obligations).flatMap(({ code, evidence, schedule }) => [
  ...(evidence.filter ? [{ code, filter: evidence.filter }] : []),
  ...(schedule.kind === 'on_event' ? [{ code, filter: schedule.trigger }] : []),
]);

describe('what the rule packs ask for', () => {
  it('is told by some module', () => {
    for (const { code, filter } of filters)
      for (const type of filter.types) expect(EVIDENCE_TYPES.find(type), `${code} ${type}`).not.toBeNull();
  });

  it('names facts that come with it', () => {
    for (const { code, filter } of filters)
      for (const type of filter.types)
        for (const name of Object.keys(filter.facts ?? {}))
          expect(Object.keys(EVIDENCE_TYPES.find(type)?.facts ?? {}), `${code} ${type}`).toContain(name);
  });

  it('asks ledgers for answers that they offer', () => {
    for (const { code, filter } of filters)
      for (const type of filter.types) {
        const kind = LEDGER_KINDS.find((one) => `ledgers.${one.code}.confirmed` === type);
        if (!kind) continue;
        for (const [name, wanted] of Object.entries(filter.facts ?? {})) {
          const field = kind.fields.find((one) => one.name === name);
          const answers = field?.type === 'choice' ? field.options.map((option) => option.code) : [];
          for (const answer of [wanted].flat()) expect(answers, `${code} ${type} ${name}`).toContain(answer);
        }
      }
  });
});
