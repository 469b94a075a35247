import { afterAll, beforeAll, expect, it } from 'vitest';
import { newId } from '../../../kernel/db/index.ts';
import { createTestDatabase, type TestDatabase } from '../../../kernel/db/testing.ts';
import type { AppError } from '../../../kernel/errors/index.ts';
import { systemActor, type Actor } from '../../../foundation/audit/index.ts';
import { createCalendarService } from '../../../foundation/calendar/index.ts';
import { createOrganisationsService } from '../../../foundation/organisations/index.ts';
import type { DisputeInput } from './disputes.schema.ts';
import { createDisputesService, type DisputesService } from './disputes.service.ts';

let database: TestDatabase;
let disputes: DisputesService;
let officer: Actor;
let unitId = '';
beforeAll(async () => {
  database = await createTestDatabase();
  const { db } = database;
  const organisations = createOrganisationsService({ db });
  const tenant = await organisations.ensureTenant({ code: 'test', name: '测试市' });
  officer = systemActor(tenant.id, 'test');
  unitId = (await organisations.create(officer, { code: 'water', name: '测试市水务局' })).organisation.id;
  const now = () => new Date('2026-11-20T03:00:00Z');
  disputes = createDisputesService({ db, calendar: createCalendarService({ db, now }), organisations, now });
});
afterAll(() => database.close());
const codeOf = (work: Promise<unknown>) =>
  work.then(
    () => 'done',
    (error: AppError) => error.code,
  );
const INPUT: DisputeInput = {
  ...{ requestId: null, track: 'reconsideration', number: '', body: '测试市人民政府', procedure: 'simple' },
  ...{ filedOn: '2026-09-20', servedOn: '2026-09-23', answeredOn: null, result: '', endedOn: null, version: 0 },
};

it('counts the time to answer from the day after it was served, holidays left out', async () => {
  const made = await disputes.create(officer, unitId, INPUT);
  // 24 and 28–30 September; 25 is a day off (中秋), 1–7 October too: five working days end on 8 October unless 27 is worked.
  expect(made.answerDueOn).toMatch(/^2026-(09-30|10-0[89])$/);
  expect((await disputes.create(officer, unitId, { ...INPUT, track: 'suit' })).answerDueOn).toMatch(
    /^2026-10-(08|09)$/,
  );
  expect((await disputes.create(officer, unitId, { ...INPUT, servedOn: null })).answerDueOn).toBeNull();
});

it('is ended with its result, by one of two at once', async () => {
  const { id, version } = await disputes.create(officer, unitId, INPUT);
  const end = { ...INPUT, result: 'corrected' as const, endedOn: '2026-11-01', version };
  const both = await Promise.all([1, 2].map(() => codeOf(disputes.change(officer, id, end))));
  expect(both.toSorted()).toEqual(['done', 'request_disputes.conflict']);
  const [newest] = (await disputes.list(officer)).filter((one) => one.id === id);
  expect(newest).toMatchObject({
    ...{ result: 'corrected', endedOn: '2026-11-01', version: 2, organisationName: '测试市水务局', requestNumber: '' },
  });
  // Somebody who reads nothing of this unit sees nothing of it.
  expect(await disputes.list({ ...officer, scopeOf: () => [newId()] })).toEqual([]);
  const audited = await database.db
    .selectFrom('auditEntries')
    .select('action')
    .where('subjectId', '=', id)
    .orderBy('id')
    .execute();
  expect(audited.map(({ action }) => action)).toEqual(['requests.dispute.entered', 'requests.dispute.changed']);
});

it('refuses what does not fit, and whoever may not', async () => {
  const refused = (change: Partial<DisputeInput>) => codeOf(disputes.create(officer, unitId, { ...INPUT, ...change }));
  expect(await refused({ servedOn: '2026-09-19' })).toBe('request_disputes.days_wrong');
  expect(await refused({ filedOn: '2026-11-21', servedOn: null })).toBe('request_disputes.days_wrong');
  expect(await refused({ result: 'upheld' })).toBe('request_disputes.result_wrong');
  expect(await refused({ endedOn: '2026-11-01' })).toBe('request_disputes.result_wrong');
  expect(await refused({ requestId: newId() })).toBe('request_disputes.request_unknown');
  const reader = { ...officer, can: (permission: string) => permission === 'requests.request.read' };
  expect(await codeOf(disputes.create(reader, unitId, INPUT))).toBe('access.denied');
  expect(await codeOf(disputes.list({ ...officer, can: () => false }))).toBe('access.denied');
  expect(await codeOf(disputes.change(officer, newId(), INPUT))).toBe('request_disputes.unknown');
});
