import { afterAll, beforeAll, expect, it } from 'vitest';
import { createRequestsWorld, PLANTED, type RequestsWorld } from '../requests.testing.ts';
import { writeCalendar } from './calendar-feed.rules.ts';

let world: RequestsWorld;
beforeAll(async () => {
  world = await createRequestsWorld();
});
afterAll(() => world.close());

it('gives an officer the last days of his cases, numbers only, under an address that he can take back', async () => {
  const { db, tenant, clock } = world;
  const names = { name: 'cal', displayName: 'cal', passwordHash: 'x', status: 'active', mustChangePassword: false };
  const officer = { ...world.officer };
  await db
    .insertInto('accounts')
    .values({ tenantId: tenant.id, id: officer.id, createdAt: clock.at, ...names } as never)
    .execute();
  const { id } = await world.submit('ics');
  for (const [step, more] of [
    ['confirm_receipt', { on: '2026-03-02' }],
    ['register', {}],
  ] as const)
    await world.steps.step(officer, id, { version: (await world.cases.get(officer, id)).version, step, ...more });
  const { path } = await world.calendarFeeds.renew(officer);
  const token = path.slice('/calendars/'.length, -4);
  const text = (await world.calendarFeeds.read(token)) ?? '';
  const { dueOn } = await world.cases.get(officer, id);
  expect(text).toContain(`DTSTART;VALUE=DATE:${dueOn?.replaceAll('-', '')}`);
  expect(text).toContain('SUMMARY:答复期限 〔2026〕1号');
  for (const word of [...Object.values(PLANTED), '决算']) expect(text).not.toContain(word);
  expect(JSON.stringify(await db.selectFrom('requestCalendarFeeds').selectAll().execute())).not.toContain(token);
  const { path: next } = await world.calendarFeeds.renew(officer);
  expect(await world.calendarFeeds.read(token)).toBeNull();
  await world.calendarFeeds.revoke(officer);
  expect(await world.calendarFeeds.read(next.slice('/calendars/'.length, -4))).toBeNull();
  const trail = (await world.trailOf(officer.id)).map(({ action }) => action);
  expect(trail).toEqual([
    ...['requests.calendar_feed.made', 'requests.calendar_feed.made', 'requests.calendar_feed.revoked'],
  ]);
  expect(await world.codeOf(world.calendarFeeds.renew(world.editor))).toBe('access.denied');
});

it('has the days of other modules under the same address', () => {
  const text = writeCalendar([], new Date(0), [{ uid: 'part-once', on: '2026-12-10', summary: '工作要点：公布,清单' }]);
  expect(text).toContain('UID:part-once@yangguang');
  expect(text).toContain('DTSTART;VALUE=DATE:20261210');
  expect(text).toContain('SUMMARY:工作要点：公布\\,清单');
});

it('folds lines at 75 octets without cutting a character, and ends each as RFC 5545 asks', () => {
  const number = '〔2026〕'.repeat(20);
  const text = writeCalendar(
    [{ id: 'a', number, dueOn: '2026-12-31', what: 'reply', isProvisional: true }],
    new Date(0),
  );
  const lines = text.split('\r\n');
  expect(lines.every((line) => Buffer.byteLength(line) <= 75)).toBe(true);
  expect(text).not.toMatch(/[^\r]\n/);
  expect(text.replaceAll('\r\n ', '')).toContain(`答复期限 ${number}（暂定）`);
  expect(text).toContain('DTEND;VALUE=DATE:20270101');
});
