import { afterAll, beforeAll, expect, it } from 'vitest';
import { createRequestsWorld, type RequestsWorld } from '../participation/requests/requests.testing.ts';
import { demoDay } from './demo/index.ts';
import { loadDemoRequests } from './demo-requests.ts';

let world: RequestsWorld;
const CODES = ['finance', 'transport', 'education', 'civil'];
beforeAll(async () => {
  world = await createRequestsWorld();
  world.clock.at = new Date('2026-11-22T04:00:00Z');
});
afterAll(() => world.close());

it('brings requests into every place of their way, and nothing twice', async () => {
  const { organisations, system, tenant, person, db } = world;
  const units = new Map<string, string>();
  for (const code of CODES) {
    const known = await organisations.findByCode(tenant.id, code);
    const made = known ?? (await organisations.create(system, { code, name: code, phone: '0990-1' })).organisation;
    units.set(code, made.id);
  }
  const all = [...units.values()];
  const people = {
    officer: person('officer', all, 'request_officer'),
    lawyer: person('lawyer', all, 'legal_reviewer'),
    chief: person('chief', all, 'request_reviewer'),
  };
  const ground = { ...world, now: () => world.clock.at };
  const states = async () => {
    const rows = await db.selectFrom('requests').select(['id', 'state', 'version', 'dueOn']).orderBy('id').execute();
    return rows;
  };
  await loadDemoRequests(ground, units, people);
  const first = await states();
  expect(first).toHaveLength(demoDay.requests.length);
  const wanted = ['received', 'registered', 'correction_asked', 'handling', 'consulting', 'fee_asked', 'drafted'];
  const ended = ['signed', 'delivered', 'lapsed', 'withdrawn', 'archived'];
  expect([...new Set(first.map(({ state }) => state))].toSorted()).toEqual([...wanted, ...ended].toSorted());
  // One that nobody answered, for whoever wants to complain.
  expect(first.some(({ state, dueOn }) => state === 'handling' && dueOn !== null && dueOn < '2026-11-22')).toBe(true);
  expect(await db.selectFrom('requestDisputes').select('track').execute()).toHaveLength(2);
  await loadDemoRequests(ground, units, people);
  expect(await states()).toEqual(first);
});
