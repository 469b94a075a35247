import { afterAll, beforeAll, expect, it } from 'vitest';
import { newId } from '../../../kernel/db/index.ts';
import type { Actor } from '../../../foundation/audit/index.ts';
import { createRequestsWorld, PLANTED, type RequestsWorld } from '../requests.testing.ts';
import type { ComplaintInput } from './complaints.schema.ts';

let world: RequestsWorld;
let office: Actor;
beforeAll(async () => {
  world = await createRequestsWorld();
  world.clock.at = new Date('2026-03-10T10:00:00+08:00');
  office = world.person('office', [world.city.id, world.finance.id, world.water.id], 'open_government_office');
});
afterAll(() => world.close());

const INPUT: ComplaintInput = {
  ...{ requestId: null, basis: 'request', kind: 'complaint', receivedOn: '2026-03-05', channel: 'post' },
  ...{ dueOn: '2026-03-20', finding: '', measure: '', endedOn: null, version: 0 },
  ...{ name: PLANTED.name, contact: PLANTED.phone, words: `${PLANTED.name}反映逾期未答复`, result: '' },
};

it('is entered, looked into and closed with a measure, by one of two at once, and nobody is named in clear', async () => {
  const { id: requestId } = await world.submit('COMPLAINT-1-00000000');
  const { id } = await world.opennessComplaints.create(office, world.finance.id, { ...INPUT, requestId });
  const seen = await world.opennessComplaints.open(office, id);
  expect(seen).toMatchObject({
    name: PLANTED.name,
    contact: PLANTED.phone,
    organisationName: '安澜市财政局',
    version: 1,
  });
  const end: ComplaintInput = {
    ...{ ...INPUT, requestId, version: 1, finding: 'founded', measure: 'rectify', endedOn: '2026-03-09' },
    result: '责令三日内答复，已答复',
  };
  const both = await Promise.all([1, 2].map(() => world.codeOf(world.opennessComplaints.change(office, id, end))));
  expect(both.toSorted()).toEqual(['done', 'openness_complaints.conflict']);
  expect((await world.opennessComplaints.list(office))[0]).toMatchObject({
    finding: 'founded',
    measure: 'rectify',
    version: 2,
  });
  const trail = await world.trailOf(id);
  expect(trail.map(({ action }) => action)).toEqual([
    ...[
      'requests.openness_complaint.entered',
      'requests.openness_complaint.opened',
      'requests.openness_complaint.changed',
    ],
  ]);
  const rows = await world.db.selectFrom('opennessComplaints').selectAll().execute();
  expect(JSON.stringify([trail, rows])).not.toMatch(new RegExp(Object.values(PLANTED).join('|')));
});

it('says what does not fit', async () => {
  const refused = (change: Partial<ComplaintInput>) =>
    world.codeOf(world.opennessComplaints.create(office, world.finance.id, { ...INPUT, ...change }));
  expect(await refused({ words: ' ' })).toBe('openness_complaints.words_missing');
  expect(await refused({ receivedOn: '2026-03-11' })).toBe('openness_complaints.days_wrong');
  expect(await refused({ dueOn: '2026-03-04' })).toBe('openness_complaints.days_wrong');
  expect(await refused({ finding: 'founded' })).toBe('openness_complaints.finding_incomplete');
  const ended = { endedOn: '2026-03-09', result: '已查' };
  expect(await refused({ ...ended, finding: 'founded' })).toBe('openness_complaints.measure_missing');
  expect(await refused({ ...ended, finding: 'unfounded', measure: 'rectify' })).toBe(
    'openness_complaints.measure_idle',
  );
  expect(await refused({ ...ended, finding: 'founded', basis: 'infringed' })).toBe('done');
  expect(await refused({ requestId: newId() })).toBe('openness_complaints.request_unknown');
});

it('is written by who oversees alone, and not seen where somebody has no business', async () => {
  const { id } = await world.opennessComplaints.create(office, world.water.id, INPUT);
  expect(await world.codeOf(world.opennessComplaints.create(world.officer, world.finance.id, INPUT))).toBe(
    'access.denied',
  );
  expect((await world.opennessComplaints.list(world.waterOfficer)).map((one) => one.id)).toEqual([id]);
  expect(await world.codeOf(world.opennessComplaints.open(world.waterOfficer, id))).toBe('access.denied');
  expect(await world.codeOf(world.opennessComplaints.open(world.officer, id))).toBe('openness_complaints.unknown');
  expect(await world.codeOf(world.opennessComplaints.list(world.editor))).toBe('access.denied');
});
