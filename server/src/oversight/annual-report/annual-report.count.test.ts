import { readFileSync } from 'node:fs';
import { stripTypeScriptTypes } from 'node:module';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../kernel/db/testing.ts';
import { APPLICANT_KINDS, yearly, type CaseFact } from '../../participation/requests/index.ts';
import { bareUnit, generateYear } from './annual-report.testing.ts';
import { checkTables, type ReportInputs, type ReportTables } from './checks.rules.ts';
import { countAgain } from './second-count.repo.ts';
import { countDisputes, countRequests } from './tables.rules.ts';

/** A generated year of 20,000 cases, counted twice; then the first count is broken in thirty ways, and the second sees each. */
const SIZE = 20_000;
const YEAR = 2026;
let database: TestDatabase;
let unit: { tenantId: string; organisationId: string };
let facts: CaseFact[];
let disputes: Awaited<ReturnType<typeof yearly.listDisputeFacts>>;
let second: Awaited<ReturnType<typeof countAgain>>;

beforeAll(async () => {
  database = await createTestDatabase();
  const { db } = database;
  unit = await bareUnit(db);
  await generateYear(db, unit.tenantId, unit.organisationId, { year: YEAR, size: SIZE, seed: 1 });
  // The neighbouring years' cases too: what does not belong has to be left out by the count, not only by the query.
  const years = [YEAR - 1, YEAR, YEAR + 1];
  const units = [unit.organisationId];
  const [near, nearDisputes] = [
    await Promise.all(years.map((year) => yearly.listCaseFacts(db, unit.tenantId, units, year))),
    await Promise.all(years.map((year) => yearly.listDisputeFacts(db, unit.tenantId, units, year))),
  ];
  facts = [...new Map(near.flat().map((fact) => [fact.id, fact])).values()];
  disputes = [...new Map(nearDisputes.flat().map((fact) => [fact.id, fact])).values()];
  second = await countAgain(db, unit.tenantId, [unit.organisationId], YEAR);
}, 120_000);
afterAll(() => database.close());

/** `row column` → count, without zeros: as the second count gives it. */
const flat = (table: Record<string, Record<string, number>>) =>
  Object.fromEntries(
    Object.entries(table).flatMap(([row, cells]) =>
      Object.entries(cells).flatMap(([column, n]) => (n === 0 ? [] : [[`${row} ${column}`, n]])),
    ),
  );
const DOCUMENTS = { rule: { made: 1, ended: 0, inForce: 3 }, normative: { made: 12, ended: 4, inForce: 90 } };
const INPUTS: ReportInputs = {
  ...{ licences: 10, penalties: 0, coercions: 0, fees: '0', problems: '公开内容的检索不够方便，已改进。' },
  ...{ feeNotices: 40, feeAsked: 60_000, feePaid: 2000, feeText: '共发出收费通知40件。' },
};

describe('a generated year of 20,000 cases', () => {
  it('fills every row and column', () => {
    const { table } = countRequests(facts, YEAR);
    for (const [row, cells] of Object.entries(table))
      for (const [column, n] of Object.entries(cells)) expect([row, column, n > 0]).toEqual([row, column, true]);
  });

  it('is counted the same by the database alone', () => {
    const first = countRequests(facts, YEAR);
    expect(first.table['new']?.total).toBeGreaterThan(SIZE / 2);
    expect(first.undecided).toEqual([]);
    expect(flat(first.table)).toEqual(second.table3);
    expect(flat(countDisputes(disputes, YEAR).table)).toEqual(second.table4);
  });

  it('holds under all nine checks, against the year before', async () => {
    const { db } = database;
    const of = async (year: number): Promise<ReportTables> => ({
      table2:
        year === YEAR
          ? DOCUMENTS
          : { rule: { made: 0, ended: 0, inForce: 2 }, normative: { made: 0, ended: 0, inForce: 82 } },
      table3: countRequests(await yearly.listCaseFacts(db, unit.tenantId, [unit.organisationId], year), year).table,
      table4: countDisputes(await yearly.listDisputeFacts(db, unit.tenantId, [unit.organisationId], year), year).table,
    });
    const [before, now] = [await of(YEAR - 1), await of(YEAR)];
    const checks = checkTables(now, { before, inputs: INPUTS, facts, year: YEAR });
    expect(checks.filter(({ isMet }) => !isMet)).toEqual([]);
    expect(checks.map(({ code }) => code)).toEqual(['R1', 'R2', 'R3', 'R4', 'R5', 'R6', 'R7', 'R8', 'R9', 'stock']);
  });

  it('explains each cell down to its cases', () => {
    const { table, cases } = countRequests(facts, YEAR);
    const byId = new Map(facts.map((fact) => [fact.id, fact]));
    for (const [row, cells] of Object.entries(table))
      for (const [column, n] of Object.entries(cells)) {
        const ids = cases.get(`${row} ${column}`) ?? [];
        expect(new Set(ids).size).toBe(n);
        for (const id of ids) if (column !== 'total') expect(byId.get(id)?.kind).toBe(column);
      }
  });
});

describe('thirty mutations of the first count', () => {
  const own = readFileSync(join(import.meta.dirname, 'tables.rules.ts'), 'utf8');
  const outcomes = readFileSync(join(import.meta.dirname, '../../participation/requests/outcomes.rules.ts'), 'utf8');
  const OWN: [string, string][] = [
    ['if (receivedOn > last) continue;', 'if (receivedOn >= last) continue;'],
    ['if (receivedOn > last) continue;', ''],
    ['if (doneOn !== null && doneOn < first) continue;', 'if (doneOn !== null && doneOn <= first) continue;'],
    ['if (doneOn !== null && doneOn < first) continue;', ''],
    ["receivedOn >= first ? 'new'", "receivedOn > first ? 'new'"],
    ["? 'new' : 'carried_in'", "? 'carried_in' : 'new'"],
    ['doneOn === null || doneOn > last', 'doneOn === null || doneOn >= last'],
    ['doneOn === null || doneOn > last', 'doneOn === null'],
    ['doneOn === null || doneOn > last', 'doneOn !== null && doneOn > last'],
    ["add('carried_out', fact);\n      continue;", "add('carried_out', fact);"],
    ["add('carried_out', fact);", ''],
    ["add('done', fact);", ''],
    ["for (const column of [kind, 'total'] as const)", 'for (const column of [kind] as const)'],
    ["for (const column of [kind, 'total'] as const)", "for (const column of ['total'] as const)"],
    ['cells[column] += 1', 'cells[column] = 1'],
    ['`${year}-12-31`];\n  const add', '`${year}-12-30`];\n  const add'],
    ['`${year}-01-01`, `${year}-12-31`];\n  const add', '`${year}-01-02`, `${year}-12-31`];\n  const add'],
    ["endedOn === null || endedOn > last || result === ''", 'endedOn === null'],
    ['filedOn > last || (endedOn !== null && endedOn < first)', 'filedOn > last'],
    ["for (const one of [column, 'total'] as const)", 'for (const one of [column] as const)'],
  ];
  const OUTCOME: [string, string][] = [
    ['if (rows.length === 1) return first;', ''],
    ['return found.some(({ answer }) => answer.discloses) ? PARTLY : first;', 'return first;'],
    ['return found.some(({ answer }) => answer.discloses) ? PARTLY : first;', 'return PARTLY;'],
    ['found.some(({ answer }) => answer.discloses)', 'found.every(({ answer }) => answer.discloses)'],
    ['rank(a) - rank(b)', 'rank(b) - rank(a)'],
    ["withheld(5, 'internal_affairs'", "withheld(5, 'deliberation'"],
    ["code: 'not_ours'", "code: 'not_theirs'"],
    ["needs: ['way', 'address'], discloses: true", "needs: ['way', 'address']"],
    ["code: 'repeated', group", "code: 'publication', group"],
    ["code: 'fee_unpaid', group", "code: 'not_corrected', group"],
  ];

  /** Both files as one function, without types and imports; `change` is made in one of them. */
  const build = (file: 'own' | 'outcomes', change: [string, string] | null) => {
    const changed = (text: string, name: string) => {
      if (!change || name !== file) return text;
      expect(text.split(change[0]).length, `“${change[0]}” stands there`).toBeGreaterThanOrEqual(2);
      return text.replace(change[0], () => change[1]);
    };
    const plain = (text: string) =>
      stripTypeScriptTypes(text.replace(/^import [\s\S]*?from '[^']+';$/gm, '')).replace(/^export /gm, '');
    const body = `const APPLICANT_KINDS = ${JSON.stringify(APPLICANT_KINDS)};
      const { findAnswer, OUTCOMES, outcomeOf } = (() => { ${plain(changed(outcomes, 'outcomes'))}; return { findAnswer, OUTCOMES, outcomeOf }; })();
      ${plain(changed(own, 'own'))}; return { countRequests, countDisputes };`;
    return new Function(body)() as { countRequests: typeof countRequests; countDisputes: typeof countDisputes };
  };
  /** What the second count says of a broken first one. */
  const isSame = (file: 'own' | 'outcomes', change: [string, string] | null): boolean => {
    const broken = build(file, change);
    const counted = broken.countRequests(facts, YEAR);
    const same = (a: Record<string, number>, b: Record<string, number>) =>
      JSON.stringify(Object.entries(a).toSorted()) === JSON.stringify(Object.entries(b).toSorted());
    return (
      same(flat(counted.table), second.table3) && same(flat(broken.countDisputes(disputes, YEAR).table), second.table4)
    );
  };

  it('are thirty, and the unbroken text passes', () => {
    expect(OWN.length + OUTCOME.length).toBe(30);
    expect(isSame('own', null)).toBe(true);
  });
  it.each(OWN)('is seen: %j → %j', (from, to) => expect(isSame('own', [from, to])).toBe(false));
  it.each(OUTCOME)('is seen: %j → %j (outcomes)', (from, to) => expect(isSame('outcomes', [from, to])).toBe(false));
});
