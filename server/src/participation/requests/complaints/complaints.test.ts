import { cpSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { migrate, newId } from '../../../kernel/db/index.ts';
import { systemActor, type Actor } from '../../../foundation/audit/index.ts';
import { createRequestsWorld, PLANTED, type RequestsWorld } from '../requests.testing.ts';
import type { ComplaintInput, ComplaintView } from './complaints.schema.ts';

const MOVED = '20261122T1736_requests_one_complaints_register.sql';

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
  const { id } = await world.complaints.create(office, world.finance.id, { ...INPUT, requestId });
  const seen = await world.complaints.open(office, id);
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
  const both = await Promise.all([1, 2].map(() => world.codeOf(world.complaints.change(office, id, end))));
  expect(both.toSorted()).toEqual(['done', 'openness_complaints.conflict']);
  expect((await world.complaints.list(office))[0]).toMatchObject({
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
    world.codeOf(world.complaints.create(office, world.finance.id, { ...INPUT, ...change }));
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
  const { id } = await world.complaints.create(office, world.water.id, INPUT);
  expect(await world.codeOf(world.complaints.create(world.officer, world.finance.id, INPUT))).toBe('access.denied');
  expect((await world.complaints.list(world.waterOfficer)).map((one) => one.id)).toEqual([id]);
  expect(await world.codeOf(world.complaints.open(world.waterOfficer, id))).toBe('access.denied');
  expect(await world.codeOf(world.complaints.open(world.officer, id))).toBe('openness_complaints.unknown');
  expect(await world.codeOf(world.complaints.list(world.editor))).toBe('access.denied');
});

describe('what an applicant sends from the status page', () => {
  const sent = (requestId: string, cause: 'overdue' | 'not_received' = 'overdue') => ({
    ...{
      organisationId: world.finance.id,
      requestId,
      cause,
      dueOn: '2026-03-06',
      words: `${PLANTED.name}三次电话无人接`,
    },
  });
  const applicant = () => systemActor(world.tenant.id, 'applicant');
  const entryOf = async (requestId: string) => {
    const line = (await world.complaints.list(office)).find((one) => one.requestId === requestId);
    return world.complaints.open(office, line?.id ?? '');
  };
  const inputOf = (entry: ComplaintView): ComplaintInput => {
    const { id: _id, organisationId: _about, organisationName: _name, requestNumber: _number, ...rest } = entry;
    const { cause: _cause, replyDueOn: _due, ...input } = rest;
    return input;
  };

  it('is one entry for each cause, however often and at once it comes, and names nobody', async () => {
    const { id } = await world.submit('COMPLAINT-2-00000000');
    const both = await Promise.all([1, 2].map(() => world.complaints.enterFromPage(applicant(), sent(id))));
    expect(both.toSorted()).toEqual([false, true]);
    expect(await world.complaints.enterFromPage(applicant(), sent(id, 'not_received'))).toBe(true);
    const lines = (await world.complaints.list(office)).filter((one) => one.requestId === id);
    expect(lines.map(({ cause }) => cause).toSorted()).toEqual(['not_received', 'overdue']);
    for (const line of lines) {
      expect(line).toMatchObject({ channel: 'status_page', basis: 'request', receivedOn: '2026-03-10', version: 1 });
      expect(line).toMatchObject({ replyDueOn: '2026-03-06', dueOn: null, finding: '' });
      expect(await world.trailOf(line.id)).toMatchObject([
        { action: 'requests.openness_complaint.entered', actorName: 'applicant', after: { cause: line.cause } },
      ]);
    }
    const again = 'requests.openness_complaint.sent_again';
    expect((await world.trailOf(id)).filter(({ action }) => action === again)).toHaveLength(1);
    const rows = await world.db.selectFrom('opennessComplaints').selectAll().where('requestId', '=', id).execute();
    expect(rows.map(({ personSealed }) => personSealed)).toEqual(['', '']);
    expect(JSON.stringify(rows)).not.toMatch(new RegExp(Object.values(PLANTED).join('|')));
  });

  it('is closed like any other entry, and the applicant reads what was done', async () => {
    const { id } = await world.submit('COMPLAINT-3-00000000');
    await world.complaints.enterFromPage(applicant(), { ...sent(id), words: '' });
    expect(await world.complaints.listOfCase(world.tenant.id, id)).toEqual([
      { cause: 'overdue', madeOn: '2026-03-10', answer: '' },
    ]);
    // The case goes to another authority; the complaint stays with the one it is about.
    await world.db.updateTable('requests').set({ organisationId: world.water.id }).where('id', '=', id).execute();
    const entry = await entryOf(id);
    const end: ComplaintInput = {
      ...inputOf(entry),
      finding: 'founded',
      endedOn: '2026-03-10',
      result: '责令三日内答复',
    };
    const close = (input: ComplaintInput) => world.codeOf(world.complaints.change(office, entry.id, input));
    expect(await close(end)).toBe('openness_complaints.measure_missing');
    expect(await close({ ...end, measure: 'rectify' })).toBe('done');
    expect(await close({ ...end, measure: 'rectify' })).toBe('openness_complaints.conflict');
    expect((await world.complaints.listOfCase(world.tenant.id, id))[0]?.answer).toBe('责令三日内答复');
  });

  it('stays as it came, and nobody else enters by that channel', async () => {
    const { id } = await world.submit('COMPLAINT-4-00000000');
    await world.complaints.enterFromPage(applicant(), sent(id));
    const entry = await entryOf(id);
    const change = (part: Partial<ComplaintInput>) =>
      world.codeOf(world.complaints.change(office, entry.id, { ...inputOf(entry), ...part }));
    for (const part of [
      { channel: 'post' as const },
      { requestId: null },
      { receivedOn: '2026-03-09' },
      { words: '改过的话' },
      { name: PLANTED.name },
      { contact: PLANTED.phone },
    ])
      expect(await change(part)).toBe('openness_complaints.page_kept');
    expect(await change({ dueOn: '2026-03-20' })).toBe('done');
    const create = world.complaints.create(office, world.finance.id, { ...INPUT, channel: 'status_page' });
    expect(await world.codeOf(create)).toBe('openness_complaints.page_only');
    const { id: byPost } = await world.complaints.create(office, world.finance.id, INPUT);
    const turned = world.complaints.change(office, byPost, { ...INPUT, channel: 'status_page', version: 1 });
    expect(await world.codeOf(turned)).toBe('openness_complaints.page_only');
    expect(await world.codeOf(world.complaints.enterFromPage(world.officer, sent(id)))).toBe('access.denied');
  });
});

it('takes over what applicants sent before there was one register', async () => {
  const folder = join(import.meta.dirname, '../../../../../migrations');
  const before = mkdtempSync(join(tmpdir(), 'yangguang-complaints-'));
  const place = new URL(world.test.url);
  place.pathname += '_moved';
  const url = place.href;
  const admin = new pg.Client({ connectionString: world.test.url });
  await admin.connect();
  const database = admin.escapeIdentifier(place.pathname.slice(1));
  await admin.query(`create database ${database}`);
  const old = new pg.Client({ connectionString: url });
  try {
    for (const file of readdirSync(folder).filter((one) => one < MOVED)) cpSync(join(folder, file), join(before, file));
    await migrate(url, before);
    await old.connect();
    const [tenant, unit, request, open, answered] = [1, 2, 3, 4, 5].map(() => newId());
    await old.query(`insert into tenants (id, code, name) values ('${tenant}', 'anlan', '安澜市')`);
    await old.query(
      `insert into organisations (tenant_id, id, code, name) values ('${tenant}', '${unit}', 'finance', '安澜市财政局')`,
    );
    await old.query(`set session_replication_role = replica`); // a case without its workflow
    await old.query(
      `insert into requests (tenant_id, id, organisation_id, code, channel, arrived_at, applicant_kind, content_sealed, delivery_form, delivery_way,
         submission_key, workflow_id)
       values ($1, $3, $2, 'C', 'web', '2026-02-02T02:00:00Z', 'natural', 'sealed', 'electronic', 'email', 'K', $3)`,
      [tenant, unit, request],
    );
    await old.query(
      `insert into request_complaints (tenant_id, id, organisation_id, request_id, cause, words_sealed, made_at, due_on, answer_sealed,
         answered_at, answered_by_name, version)
       values ($1, $4, $2, $3, 'overdue', 'sealed words', '2026-03-09T16:30:00Z', '2026-03-06', '', null, '', 1),
         ($1, $5, $2, $3, 'not_received', '', '2026-03-09T15:30:00Z', null, 'sealed answer', '2026-03-10T02:00:00Z', '王', 2)`,
      [tenant, unit, request, open, answered],
    );
    expect(await migrate(url, folder)).toContain(MOVED);
    const { rows } = await old.query(
      `select id, request_id, organisation_id, channel, cause, basis, kind, received_on::text, reply_due_on::text, due_on, person_sealed,
         words_sealed, result_sealed, finding, ended_on, version, created_by
       from openness_complaints order by cause desc`,
    );
    const same = {
      ...{ request_id: request, organisation_id: unit, channel: 'status_page', basis: 'request', kind: 'complaint' },
      ...{ due_on: null, person_sealed: '', finding: '', ended_on: null, created_by: 'applicant' },
    };
    // Half past midnight in China is the next day.
    expect(rows).toEqual([
      {
        ...{ ...same, id: open, cause: 'overdue', received_on: '2026-03-10', reply_due_on: '2026-03-06', version: 1 },
        ...{ words_sealed: 'sealed words', result_sealed: '' },
      },
      {
        ...{ ...same, id: answered, cause: 'not_received', received_on: '2026-03-09', reply_due_on: null, version: 2 },
        ...{ words_sealed: '', result_sealed: 'sealed answer' },
      },
    ]);
    expect((await old.query(`select to_regclass('request_complaints') as gone`)).rows).toEqual([{ gone: null }]);
  } finally {
    await old.end();
    await admin.query(`drop database ${database} with (force)`);
    await admin.end();
    rmSync(before, { recursive: true, force: true });
  }
});
