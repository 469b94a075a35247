import { Readable } from 'node:stream';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createRequestsWorld, PLANTED, type RequestsWorld } from '../requests.testing.ts';
import type { CounterForm } from './intake.schema.ts';

let world: RequestsWorld;
let count = 0;
const key = () => `KEY-${String((count += 1)).padStart(12, '0')}`;
beforeAll(async () => {
  world = await createRequestsWorld();
});
afterAll(() => world.close());
beforeEach(() => {
  world.clock.at = new Date('2026-03-02T02:00:00Z');
});
const rowOf = (id: string) =>
  world.db.selectFrom('requests').selectAll().where('id', '=', id).executeTakeFirstOrThrow();
const counterForm = (change: Partial<CounterForm> = {}): CounterForm => ({
  ...world.form(),
  ...{ submissionKey: key(), channel: 'counter', isOral: false, arrivedOn: '2026-03-02', confirmedOn: null, ...change },
});

describe('a request from the web', () => {
  it('is a case with a code and no clock until both sides confirmed', async () => {
    const receipt = await world.submit(key());
    // Monday: to be confirmed on Tuesday; twenty working days from Wednesday.
    expect(receipt).toMatchObject({ channel: 'web', receivedOn: null, confirmBy: '2026-03-03', replyBy: '2026-03-31' });
    expect(receipt.code).toMatch(/^([0-9A-Z]{4}-){3}[0-9A-Z]{4}$/);
    expect(await rowOf(receipt.id)).toMatchObject({
      state: 'received',
      clockState: 'not_started',
      dueOn: null,
      receivedOn: null,
    });
  });

  it('is one case for one form, however often and in whatever moment it is sent', async () => {
    const same = key();
    const receipts = await Promise.all(Array.from({ length: 8 }, () => world.submit(same)));
    expect(new Set(receipts.map(({ id }) => id)).size).toBe(1);
    expect((await world.submit(same)).code).toBe(receipts[0]?.code);
    expect((await world.intake.findReceipt(world.tenant.id, same))?.code).toBe(receipts[0]?.code);
    world.clock.at = new Date('2026-03-03T03:00:00Z');
    expect(await world.intake.findReceipt(world.tenant.id, same)).toBeNull();
  });

  it('is refused when it is not complete, to a unit that is none, or with too many files; nothing is half written', async () => {
    const before = await world.db.selectFrom('requests').select('id').execute();
    const { applicant } = world.form();
    expect(await world.codeOf(world.submit(key(), { applicant: { ...applicant, name: '' } }))).toBe(
      'requests.incomplete',
    );
    expect(await world.codeOf(world.submit(key(), { organisationId: world.tenant.id }))).toBe('requests.unknown_unit');
    expect(await world.codeOf(world.submit(key(), { organisationId: "x' or 1=1" }))).toBe('requests.unknown_unit');
    const file = {
      kind: 'attachment' as const,
      name: 'a.pdf',
      mediaType: 'application/pdf',
      size: 1,
      sha256: 'a'.repeat(64),
    };
    const many = { form: world.form(), submissionKey: key(), locale: 'zh' as const, files: Array(6).fill(file) };
    expect(await world.codeOf(world.intake.submit(world.tenant.id, many))).toBe('requests.too_many_files');
    expect(await world.db.selectFrom('requests').select('id').execute()).toHaveLength(before.length);
  });

  it('leaves a trace that says what happened, and to whom it was sent, and nothing of who asks', async () => {
    const { id } = await world.submit(key());
    const trail = await world.trailOf(id);
    expect(trail.map(({ action }) => action).toSorted()).toEqual([
      'requests.request.received',
      'workflow.instance.started',
    ]);
    expect(trail.find(({ action }) => action === 'requests.request.received')).toMatchObject({
      actorName: 'public',
      after: { organisationId: world.finance.id, channel: 'web', applicantKind: 'natural', receivedOn: null },
    });
  });

  it('just before a holiday begins to count on the day it is confirmed after it', async () => {
    // 23:59:59 on 30 September in China; the holiday lasts until 7 October 2026.
    world.clock.at = new Date('2026-09-30T15:59:59Z');
    expect(await world.submit(key())).toMatchObject({ confirmBy: '2026-10-08' });
    const atCounter = await world.intake.takeIn(world.officer, counterForm({ arrivedOn: '2026-09-30' }));
    // Signed for in the last second: 30 September is the day of receipt, the first day that counts is 8 October.
    expect(atCounter).toMatchObject({ receivedOn: '2026-09-30', replyBy: '2026-11-03' });
    world.clock.at = new Date('2026-09-30T16:00:00Z');
    const later = await world.intake.takeIn(world.officer, counterForm({ arrivedOn: '2026-10-01' }));
    expect(later).toMatchObject({ receivedOn: '2026-10-01', replyBy: '2026-11-03' });
  });
});

describe('a request taken in by an officer', () => {
  it.each([
    ['counter', null, '2026-03-02'],
    ['post_signed', null, '2026-03-02'],
    ['post_plain', '2026-03-02', '2026-03-02'],
    ['fax', null, null],
    ['email', '2026-03-02', '2026-03-02'],
  ] as const)('by %s, confirmed %s: received %s', async (channel, confirmedOn, receivedOn) => {
    const { id } = await world.intake.takeIn(
      world.officer,
      counterForm({ channel, confirmedOn, isOral: channel === 'counter' }),
    );
    const row = await rowOf(id);
    expect(row).toMatchObject({ channel, receivedOn, clockState: receivedOn ? 'running' : 'not_started' });
    expect(row.dueOn).toBe(receivedOn && '2026-03-30');
    expect(row.isOral).toBe(channel === 'counter');
  });

  it('is denied to who has no such role there, and the attempt is kept', async () => {
    expect(await world.codeOf(world.intake.takeIn(world.waterOfficer, counterForm()))).toBe('access.denied');
    expect(await world.codeOf(world.intake.takeIn(world.editor, counterForm()))).toBe('access.denied');
    const denials = await world.db
      .selectFrom('auditEntries')
      .select('actorName')
      .where('action', '=', 'access.permission.denied')
      .execute();
    expect(denials.map(({ actorName }) => actorName)).toEqual(expect.arrayContaining(['water', 'editor']));
  });

  it('cannot have come tomorrow, nor been confirmed before it came', async () => {
    expect(await world.codeOf(world.intake.takeIn(world.officer, counterForm({ arrivedOn: '2026-03-03' })))).toBe(
      'requests.day_ahead',
    );
    const early = counterForm({ channel: 'fax', confirmedOn: '2026-03-01' });
    expect(await world.codeOf(world.intake.takeIn(world.officer, early))).toBe('requests.confirmed_before');
  });
});

describe('files of an applicant', () => {
  it('lie encrypted in the store, held by their case, and open again', async () => {
    const bytes = Buffer.from(`%PDF-1.7 ${PLANTED.name}`);
    const file = await world.intake.storeFile({
      kind: 'attachment',
      name: `${PLANTED.name}的身份证.pdf`,
      body: Readable.from([bytes]),
    });
    expect((await world.files.read(file.sha256)).includes(Buffer.from(PLANTED.name))).toBe(false);
    const { id } = await world.intake.submit(world.tenant.id, {
      form: world.form(),
      submissionKey: key(),
      locale: 'zh',
      files: [file],
    });
    expect(
      await world.db.selectFrom('heldFiles').select('holderId').where('sha256', '=', file.sha256).execute(),
    ).toEqual([{ holderId: id }]);
  });
  it.each([
    ['a.pdf', Buffer.from('MZ'), 'requests.file_type'],
    ['a.pdf', Buffer.alloc(0), 'requests.file_empty'],
    ['a.pdf', Buffer.alloc(21 * 1024 * 1024), 'requests.file_too_large'],
  ])('%s that is none is refused', async (name, bytes, code) => {
    expect(await world.codeOf(world.intake.storeFile({ kind: 'attachment', name, body: Readable.from([bytes]) }))).toBe(
      code,
    );
  });
});

describe('drafts', () => {
  it('come back by their code, for their time, and hold their files meanwhile', async () => {
    const file = await world.intake.storeFile({
      kind: 'attachment',
      name: 'a.pdf',
      body: Readable.from([Buffer.from('%PDF-1.7 draft')]),
    });
    const draft = { form: world.form(), files: [file] };
    await world.drafts.save(world.tenant.id, 'CODE-1', draft);
    expect(await world.drafts.find(world.tenant.id, 'CODE-1')).toEqual(draft);
    expect(await world.drafts.find(world.tenant.id, 'CODE-2')).toBeNull();
    const held = () =>
      world.db.selectFrom('heldFiles').select('holderType').where('sha256', '=', file.sha256).execute();
    expect(await held()).toHaveLength(1);
    world.clock.at = new Date('2026-04-02T02:00:00Z');
    expect(await world.drafts.find(world.tenant.id, 'CODE-1')).toBeNull();
    await world.drafts.save(world.tenant.id, 'CODE-3', { form: world.form(), files: [] });
    expect(await held()).toEqual([]);
  });
});

describe('the status without an account', () => {
  const find = (code: string, tail: string) => world.statuses.find(world.tenant.id, code, tail);
  it('is told for the code and the last four of phone or document, and names nobody', async () => {
    const { code } = await world.submit(key());
    for (const tail of ['4321', '002x', '139-8765-4321']) {
      const status = await find(code.toLowerCase(), tail);
      expect(status).toMatchObject({ code, state: 'received', organisationName: '安澜市财政局', dueOn: null });
      expect(JSON.stringify(status)).not.toMatch(new RegExp(Object.values(PLANTED).join('|')));
    }
  });
  it('gives one answer for every wrong pair, and none at all after ten', async () => {
    const { code } = await world.submit(key());
    for (const [a, b] of [
      [code, '9999'],
      [code, ''],
      ['0000-0000-0000-0000', '4321'],
      ['', ''],
      ['x', '4321'],
    ] as const)
      expect(await find(a, b)).toBeNull();
    for (let n = 0; n < 8; n++) await find(code, '0000');
    expect(await find(code, '4321')).toBeNull();
    world.clock.at = new Date(world.clock.at.getTime() + 3_700_000);
    expect(await find(code, '4321')).not.toBeNull();
  });
});

describe('personal data', () => {
  it('stands nowhere in clear: not in any table, not in the store of files', async () => {
    await world.intake.takeIn(world.officer, counterForm());
    await world.drafts.save(world.tenant.id, 'CODE-9', { form: world.form(), files: [] });
    const tables = await world.test.db.introspection.getTables();
    const wanted = new RegExp(Object.values(PLANTED).join('|'));
    let looked = 0;
    for (const { name } of tables) {
      const rows = await world.test.db
        .selectFrom(name as 'requests')
        .selectAll()
        .execute();
      looked += rows.length;
      expect([name, wanted.test(JSON.stringify(rows))]).toEqual([name, false]);
    }
    expect(looked).toBeGreaterThan(50);
    for (const entry of readdirSync(join(world.folder, 'files'), { recursive: true, withFileTypes: true }))
      if (entry.isFile()) expect(wanted.test(readFileSync(join(entry.parentPath, entry.name), 'latin1'))).toBe(false);
  });
});

it('takes 500 requests of one person in a day', async () => {
  const receipts = await Promise.all(Array.from({ length: 500 }, () => world.submit(key())));
  expect(new Set(receipts.map(({ code }) => code)).size).toBe(500);
  const people = await world.db.selectFrom('requestPeople').select('documentIndex').distinct().execute();
  expect(people).toHaveLength(1);
}, 60_000);
