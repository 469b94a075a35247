import { tmpdir } from 'node:os';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readConfig } from '../../kernel/config/index.ts';
import { newId } from '../../kernel/db/index.ts';
import { createTestDatabase, type TestDatabase } from '../../kernel/db/testing.ts';
import { createHttpServer, type HttpServer } from '../../kernel/http/index.ts';
import { createLogger } from '../../kernel/log/index.ts';
import { systemActor, type Actor } from '../audit/index.ts';
import { registerCalendarApi } from './calendar.api.ts';
import { createCalendarService, type CalendarService } from './calendar.service.ts';

let test: TestDatabase;
let calendar: CalendarService;
let app: HttpServer;
let officer: Actor;
let nobody: Actor;
let signedIn: Actor;

const year2027 = {
  notices: [{ title: '国务院办公厅关于2027年部分节假日安排的通知', madeOn: '2026-11-30' }],
  off: ['2027-01-01', '2027-05-01', '2027-10-01', '2027-10-02', '2027-10-03'],
  work: ['2027-02-07'],
};
const fileOf = (content: object) => JSON.stringify(content);

async function newTenant(): Promise<string> {
  const id = newId();
  await test.db
    .insertInto('tenants')
    .values({ id, code: `t${id.slice(-8)}`, name: '安澜市' })
    .execute();
  return id;
}
const entriesOf = (tenantId: string) =>
  test.db
    .selectFrom('auditEntries')
    .select(['action', 'subjectId', 'before', 'after'])
    .where('tenantId', '=', tenantId)
    .orderBy('id')
    .execute();

beforeAll(async () => {
  test = await createTestDatabase();
  calendar = createCalendarService({ db: test.db, now: () => new Date('2026-11-22T08:00:00Z') });
  officer = systemActor(await newTenant(), 'test');
  nobody = { ...officer, can: () => false, scopeOf: () => [] };
  app = await createHttpServer({
    config: readConfig({ DATA_DIR: tmpdir() }),
    log: createLogger('error'),
    apiTitle: 't',
    apiVersion: '1',
  });
  registerCalendarApi(app, {
    calendar,
    actorOf: async () => signedIn,
    tenantOf: async () => officer.tenantId,
  });
});
afterAll(async () => {
  await app.close();
  await test.close();
});

describe('calendar of a tenant', () => {
  it('begins with the years of the release', async () => {
    const years = await calendar.forTenant(await newTenant());
    expect(years.addWorkdays('2026-11-20', 20)).toEqual({ on: '2026-12-18', provisional: false });
    expect(years.published(2027)).toBe(false);
  });

  it('takes a new year from a file, for this tenant only, and warns of what looks odd', async () => {
    const actor = systemActor(await newTenant(), 'cli:calendar');
    const before = await calendar.forTenant(actor.tenantId);
    expect(before.dayOn('2027-01-01')).toMatchObject({ kind: 'workday', provisional: true });
    const result = await calendar.loadFile(actor, fileOf({ 2027: year2027 }));
    expect(result).toEqual({
      years: [2027],
      written: [2027],
      warnings: ['2027 260 全年工作日数不在通常的 245 至 255 天之间，请核对'],
    });
    const after = await calendar.forTenant(actor.tenantId);
    expect(after.dayOn('2027-01-01')).toEqual({
      on: '2027-01-01',
      kind: 'holiday',
      workday: false,
      provisional: false,
    });
    expect(after.addWorkdays('2026-12-31', 1)).toEqual({ on: '2027-01-04', provisional: false });
    expect(await calendar.forTenant(actor.tenantId)).toBe(after);
    expect((await calendar.forTenant(await newTenant())).published(2027)).toBe(false);
    expect(await entriesOf(actor.tenantId)).toEqual([
      { action: 'calendar.year.loaded', subjectId: '2027', before: null, after: { year: 2027, ...year2027 } },
    ]);
  });

  it('loading the same file again changes nothing', async () => {
    const actor = systemActor(await newTenant(), 'cli:calendar');
    await calendar.loadFile(actor, fileOf({ 2027: year2027 }));
    const turned = { ...year2027, off: [...year2027.off].reverse() };
    expect(await calendar.loadFile(actor, fileOf({ 2027: turned }))).toMatchObject({ years: [2027], written: [] });
    expect(await calendar.getYear(actor.tenantId, 2027)).toMatchObject({ version: 1, off: year2027.off });
    expect((await entriesOf(actor.tenantId)).map((entry) => entry.action)).toEqual([
      'calendar.year.loaded',
      'calendar.year.confirmed',
    ]);
  });

  it('a changed year of the release stands above it, with both in the audit', async () => {
    const actor = systemActor(await newTenant(), 'test');
    const release = await calendar.getYear(actor.tenantId, 2026);
    expect(release).toMatchObject({ published: true, origin: 'release', version: 0, workdays: 248 });
    const { notices, off, work } = release;
    const saved = await calendar.setYear(actor, 2026, {
      version: 0,
      notices: [...notices, { title: '自治区人民政府关于民族节日放假的通知' }],
      off: [...off, '2026-04-20'],
      work,
    });
    expect(saved.warnings).toEqual([]);
    expect(saved).toMatchObject({ origin: 'loaded', version: 1, workdays: 247 });
    expect(saved.off).toContain('2026-04-20');
    const [entry] = await entriesOf(actor.tenantId);
    expect(entry).toMatchObject({ action: 'calendar.year.loaded', subjectId: '2026' });
    const days = [entry?.before, entry?.after].map((content) => (content as { off: string[] } | undefined)?.off.length);
    expect(days).toEqual([33, 34]);
  });

  it('is denied without the permission, and the attempt is in the audit', async () => {
    await expect(calendar.loadFile(nobody, fileOf({ 2027: year2027 }))).rejects.toMatchObject({
      code: 'access.denied',
      details: { permission: 'calendar.year.write' },
    });
    expect((await calendar.forTenant(nobody.tenantId)).published(2027)).toBe(false);
    expect((await entriesOf(nobody.tenantId)).at(-1)).toMatchObject({ action: 'access.permission.denied' });
  });

  it('takes nothing of a file with one fault and names them all', async () => {
    const actor = systemActor(await newTenant(), 'test');
    const content = { 2027: year2027, 2028: { off: ['2028-02-30', '2027-01-01'], work: ['2028-01-03'] } };
    const error = await calendar.loadFile(actor, fileOf(content)).catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ code: 'calendar.invalid_years', status: 422, details: { count: 3 } });
    const text = (error as { text(locale: string): string }).text('en');
    for (const part of ['2028-02-30', '2027-01-01', '2028-01-03']) expect(text).toContain(part);
    await expect(calendar.loadFile(actor, 'not json')).rejects.toMatchObject({ code: 'calendar.invalid_years' });
    expect((await calendar.getYear(actor.tenantId, 2027)).published).toBe(false);
    expect(await entriesOf(actor.tenantId)).toEqual([]);
  });

  it('of two officers who saw the same version only one saves', async () => {
    const actor = systemActor(await newTenant(), 'test');
    const save = (off: string) =>
      calendar.setYear(actor, 2027, { ...year2027, version: 0, off: [...year2027.off, off] });
    const results = await Promise.allSettled([save('2027-02-08'), save('2027-02-09')]);
    const refused = results.filter((result) => result.status === 'rejected');
    expect(refused.map((result) => result.reason.code)).toEqual(['calendar.conflict']);
    expect(await calendar.getYear(actor.tenantId, 2027)).toMatchObject({ version: 1 });
    expect(await entriesOf(actor.tenantId)).toHaveLength(1);
  });
});

describe('calendar over HTTP', () => {
  const put = (payload: object, year = 2027) => app.inject({ method: 'PUT', url: `/api/v1/calendar/${year}`, payload });

  it('shows everybody a year, published or not', async () => {
    const published = await app.inject('/api/v1/calendar/2026');
    expect(published.statusCode).toBe(200);
    expect(published.json()).toMatchObject({ year: 2026, published: true, workdays: 248, origin: 'release' });
    expect(published.json().notices[0]).toEqual({
      title: '国务院办公厅关于2026年部分节假日安排的通知',
      number: '国办发明电〔2025〕7号',
      madeOn: '2025-11-04',
    });
    const unknown = await app.inject('/api/v1/calendar/2031');
    expect(unknown.json()).toEqual({
      year: 2031,
      published: false,
      origin: 'none',
      version: 0,
      workdays: 261,
      notices: [],
      off: [],
      work: [],
    });
    expect((await app.inject('/api/v1/calendar/soon')).statusCode).toBe(400);
    expect((await app.inject('/api/v1/calendar/1800')).statusCode).toBe(400);
  });

  it('lets an officer replace a year and nobody else', async () => {
    signedIn = nobody;
    expect((await put({ version: 0, ...year2027 })).statusCode).toBe(403);
    signedIn = officer;
    const saved = await put({ version: 0, ...year2027 });
    expect(saved.statusCode).toBe(200);
    expect(saved.json()).toMatchObject({ year: 2027, published: true, origin: 'loaded', version: 1 });
    expect((await put({ version: 0, ...year2027 })).statusCode).toBe(409);
    const faulty = await put({ version: 1, ...year2027, work: ['2027-02-08'] });
    expect(faulty.statusCode).toBe(422);
    expect(faulty.json()).toMatchObject({ code: 'calendar.invalid_years' });
    expect(faulty.json().message).toContain('2027-02-08');
    expect((await put({ ...year2027 })).statusCode).toBe(400);
  });
});
