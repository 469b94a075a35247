import { existsSync, readFileSync } from 'node:fs';
import { Value } from 'typebox/value';
import { describe, expect, it } from 'vitest';
import { defineEvidence } from '../../../foundation/evidence/index.ts';
import { RulePack } from '../duties.schema.ts';
import { coverageOf } from './coverage.rules.ts';
import { findPack, RULE_PACKS } from './packs.data.ts';

const all = RULE_PACKS.flatMap(({ obligations }) => obligations);
const types = defineEvidence([
  { code: 'document.published', title: { zh: '文件公开', en: 'Document published' }, facts: {} },
]);

const LIST = new URL('../../../../../../shared/data/obligations.json', import.meta.url);
interface Listed {
  id: string;
  module: string;
  section: string;
  action: string;
}
const listed = (): Listed[] => (JSON.parse(readFileSync(LIST, 'utf8')) as { obligations: Listed[] }).obligations;

describe('the rule packs', () => {
  it.each(RULE_PACKS.map((pack) => [pack.code, pack] as const))('%s is a pack', (_code, pack) => {
    const { kind: _kind, english, ...data } = pack;
    expect([...Value.Errors(RulePack, data)].map(({ instancePath, message }) => `${instancePath} ${message}`)).toEqual(
      [],
    );
    for (const { code } of pack.obligations) expect(english[code], code).toMatch(/^[A-Z0-9]/);
  });

  it('name every rule once', () => {
    const codes = all.map(({ code }) => code);
    expect(new Set(codes).size).toBe(codes.length);
  });

  it('offer first what holds, and name a source for every choice', () => {
    for (const { code, choices = [], schedule } of all) {
      if (choices.length === 0) continue;
      expect(choices[0]?.schedule, code).toEqual(schedule);
      expect(new Set(choices.map((choice) => choice.code)).size, code).toBe(choices.length);
      for (const { source } of choices) expect(source, code).not.toBe('');
    }
  });

  it('are found by their code', () => {
    expect(findPack('kunshan-2016')?.obligations).toHaveLength(102);
    expect(findPack('nowhere-1999')).toBeNull();
  });
});

describe('the coverage of the acceptance list', () => {
  const rows = coverageOf(RULE_PACKS, types);

  it('says of each how it is proven, and names a test for what is automatic', () => {
    expect(rows).toHaveLength(449);
    for (const row of rows) expect(row.test !== '', row.id).toBe(row.automatic);
  });

  it('calls nothing automatic that no module tells', () => {
    const without = coverageOf(RULE_PACKS, defineEvidence([]));
    expect(without.some(({ automatic }) => automatic)).toBe(false);
  });

  it.skipIf(!existsSync(LIST))(
    'leaves none out, keeps id, field and clause, and says the rest in its own words',
    () => {
      const byId = new Map(listed().map((one) => [one.id, one]));
      expect(rows.map(({ id }) => id).sort()).toEqual([...byId.keys()].sort());
      for (const { code, field, source, action } of all.filter(({ covers = [] }) => covers.length > 0)) {
        const one = byId.get(code);
        expect([field, source.clause], code).toEqual([one?.module, one?.section]);
        expect(action, code).not.toBe(one?.action);
      }
    },
  );
});
