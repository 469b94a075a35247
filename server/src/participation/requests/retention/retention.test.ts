import { Readable } from 'node:stream';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { yearly } from '../yearly.repo.ts';
import { createRequestsWorld, PLANTED, type RequestsWorld } from '../requests.testing.ts';
import { createRedactor } from '../../../kernel/redact/index.ts';
import { createFileChecks } from '../../../foundation/gate/checks/index.ts';
import { createRedactionService } from '../redaction/redaction.service.ts';
import { coverPersonal } from './retention.rules.ts';

let world: RequestsWorld;
const checks = createFileChecks({ threads: 1 });
const spaced = (phone: string) => phone.replace(/(\d{3})(\d{4})/, '$1-$2-');
const addressOf = ({ name }: { name: string }) => (name === PLANTED.name ? '样例路77号院' : '别处路8号');
const contactOf = ({ name }: { name: string }) => (name === PLANTED.name ? '司徒联系' : '别人');
const WORDS = [PLANTED.name, PLANTED.documentNumber, PLANTED.phone, spaced(PLANTED.phone), '样例路77号院', '司徒联系'];
const PDF = Buffer.from(`%PDF-1.4 ${PLANTED.name} ${PLANTED.documentNumber}`);
const OTHER = { ...PLANTED, name: '诸葛在办', documentNumber: 'ZB-887766', phone: '13000001111' };

beforeAll(async () => {
  world = await createRequestsWorld();
});
afterAll(async () => {
  await checks.close();
  await world.close();
});

/** Everything the database holds, as text; what is sealed as the text that is in it. */
async function everything(): Promise<string> {
  const { rows: tables } = await sql<{ name: string }>`
    select table_name as name from information_schema.tables where table_schema = current_schema() and table_type = 'BASE TABLE'`.execute(
    world.db,
  );
  let all = '';
  for (const { name } of tables) {
    const { rows } = await sql<{ row: string }>`select t::text as row from ${sql.table(name)} t`.execute(world.db);
    for (const { row } of rows) {
      all += `${row}\n`;
      for (const sealed of row.match(/A256GCM\.[0-9a-f-]{36}\.[A-Za-z0-9_-]+/g) ?? [])
        await world.keys.revise(sealed, (text) => ((all += `${text}\n`), text));
    }
  }
  return all;
}
/** The bytes of the store, opened where they are sealed. */
async function allFiles(): Promise<string> {
  const folder = join(world.folder, 'files');
  let all = '';
  for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    const path = join(folder, name);
    if (!statSync(path).isFile()) continue;
    const bytes = readFileSync(path);
    all += bytes.toString('utf8');
    if (bytes.includes('A256GCM-STREAM.'))
      all += (await world.keys.openBytes('requests.files', bytes)).toString('utf8');
  }
  return all;
}

async function closedCase(key: string, person: typeof PLANTED, at: string): Promise<string> {
  world.clock.at = new Date(at);
  const stored = await world.intake.storeFile({
    kind: 'identity',
    name: `${person.name}.pdf`,
    body: Readable.from([PDF]),
  });
  const { id } = await world.intake.submit(world.tenant.id, {
    ...{ submissionKey: key, locale: 'zh', files: [stored] },
    form: world.form({
      applicant: {
        ...{ kind: 'natural', documentType: 'other', representative: '', contactName: contactOf(person), email: '' },
        ...{ address: addressOf(person), postcode: '', ...person },
      },
      items: [
        {
          title: '2025年决算',
          number: '',
          description: `我是${person.name}，电话 ${spaced(person.phone)}，住${addressOf(person)}`,
        },
      ],
      delivery: { form: 'paper', way: 'pickup' },
    }),
  });
  const step = async (name: string, more: object = {}) => {
    const { version } = await world.cases.get(world.officer, id);
    await world.steps.step(world.officer, id, { version, step: name, ...more });
  };
  await step('confirm_receipt', { on: at.slice(0, 10) });
  await step('register');
  await step('withdraw', { agreed: true, words: `${person.name}来电撤回` });
  return id;
}

describe('destruction of who asked', () => {
  let id = '';
  let openId = '';
  const boss = () => world.person('boss', [world.finance.id, world.budget.id], 'request_reviewer');
  const second = () => world.person('second', [world.finance.id, world.budget.id], 'request_reviewer');
  const facts = () => yearly.listCaseFacts(world.db, world.tenant.id, [world.finance.id], 2023);

  beforeAll(async () => {
    id = await closedCase('old', PLANTED, '2023-03-02T02:00:00Z');
    const young = await closedCase('young', OTHER, '2026-03-02T02:00:00Z');
    openId = young;
    world.clock.at = new Date('2026-11-20T02:00:00Z');
  });

  it('takes two people, and leaves no word of the applicant in any table or file', async () => {
    const before = await facts();
    const there = await everything();
    for (const word of WORDS) expect(there, word).toContain(word);
    expect(await allFiles()).toContain(PLANTED.name);
    const [one, two] = [boss(), second()];
    expect((await world.retention.desk(one)).due).toMatchObject([
      { id, number: '〔2023〕1号', closedOn: '2023-03-02' },
    ]);
    const { id: destruction } = await world.retention.propose(one);
    expect((await world.retention.desk(one)).due).toHaveLength(0);
    const decide = (actor: typeof one, version = 1) =>
      world.retention.decide(actor, destruction, { version, approve: true });
    expect(await world.codeOf(decide(one))).toBe('requests_retention.same_person');
    expect(await world.codeOf(decide(world.officer))).toBe('access.denied');
    expect(await world.codeOf(decide(world.person('water', [world.water.id], 'request_reviewer')))).toBe(
      'requests_retention.unknown',
    );
    const both = await Promise.all([world.codeOf(decide(two)), world.codeOf(decide(two))]);
    expect(both.toSorted()).toEqual(['done', 'requests_retention.decided']);

    const left = await everything();
    for (const word of WORDS) expect(left, word).not.toContain(word);
    expect(left).toContain('诸葛在办');
    expect(left).toContain('〔已销毁〕来电撤回');
    expect((await allFiles()).split('%PDF').length - 1).toBe(1);
    expect(await facts()).toEqual(before);

    await world.account(one, '提出甲');
    await world.account(two, '批准乙');
    const [certificate] = (await world.retention.desk(two)).items;
    expect(certificate).toMatchObject({ state: 'done', people: 1, files: 1, proposedByName: '提出甲', isMine: false });
    expect(certificate).toMatchObject({ decidedByName: '批准乙', cases: [{ id, number: '〔2023〕1号' }] });
    const trail = (await world.trailOf(destruction)).map(({ action, actorName }) => `${action} ${actorName}`);
    expect(trail).toEqual(['requests.destruction.proposed boss', 'requests.destruction.done second']);
  });

  it('leaves the case readable, says that the identity is gone, and takes each case once', async () => {
    const seen = await world.cases.get(world.officer, id);
    expect(seen).toMatchObject({ applicant: '', number: '〔2023〕1号' });
    const reveal = world.work.reveal(world.officer, id, { reason: 'contact', words: '' });
    expect(await world.codeOf(reveal)).toBe('requests_retention.identity_destroyed');
    expect(await world.codeOf(world.retention.propose(boss()))).toBe('requests_retention.nothing_due');
    expect((await world.work.reveal(world.officer, openId, { reason: 'contact', words: '' })).name).toBe('诸葛在办');
  });

  it('reaches letters, redactions, complaints and who made them, agents with their papers, and why a case was hidden', async () => {
    const agent = {
      ...{ name: '令狐代理', documentType: 'other' as const, documentNumber: 'DL-778899', phone: '13511112222' },
      ...{ email: 'agent@example.org', address: '代理路66号' },
    };
    const words = [agent.name, agent.documentNumber, agent.phone, agent.email, agent.address];
    const complainant = { name: '钟离投诉', contact: '13422223333' };
    world.clock.at = new Date('2023-05-04T02:00:00Z');
    const paper = Buffer.from(`%PDF-1.4 ${agent.name} ${agent.documentNumber}`);
    const files = [
      await world.intake.storeFile({
        kind: 'authorisation',
        name: `${agent.name}委托书.pdf`,
        body: Readable.from([paper]),
      }),
    ];
    const of = await world.intake.submit(world.tenant.id, {
      ...{ submissionKey: 'retention-agent-1', locale: 'zh', files },
      form: world.form({ agent, applicant: { ...world.form().applicant, phone: '', email: '' } }),
    });
    const step = async (name: string, more: object = {}) =>
      world.steps.step(world.officer, of.id, {
        ...{ version: (await world.cases.get(world.officer, of.id)).version, step: name, ...more },
      });
    await step('confirm_receipt', { on: '2023-05-04' });
    await step('register');
    expect(await world.letters.list(world.officer, of.id)).toMatchObject([{ kind: 'receipt' }]);
    const redactor = createRedactor();
    const redactions = createRedactionService({ ...world, checks, redactor, now: () => world.clock.at });
    const printed = await world.printer.print('pdf', {
      ...{ title: '附件', blocks: [{ kind: 'paragraph', text: '正文' }], producedAt: '2023-05-04T00:00:00Z' },
    });
    await step('accept', { unitId: world.budget.id });
    await redactions.create(world.officer, of.id, { name: `${agent.name}申请的附件.pdf`, bytes: printed.bytes });
    await step('withdraw', { agreed: true, words: `${agent.name}来电撤回` });
    const boss1 = world.person('overseer', [world.finance.id, world.budget.id], 'request_reviewer');
    const filed = {
      ...{ requestId: of.id, basis: 'request' as const, kind: 'complaint' as const, receivedOn: '2023-05-04' },
      ...{ channel: 'post' as const, dueOn: null, ...complainant, words: `${complainant.name}代${agent.name}投诉` },
      ...{ finding: '' as const, measure: '' as const, endedOn: null, result: '', version: 0 },
    };
    const { id: complaint } = await world.complaints.create(boss1, world.finance.id, filed);
    const hiding = { requestId: of.id, kind: 'hide' as const, reason: `${agent.name}要求保密` };
    const { id: proposal } = await world.hidings.propose(world.officer, hiding);
    await world.hidings.decide(boss1, proposal, { version: 1, approve: true });

    world.clock.at = new Date('2026-11-20T02:00:00Z');
    const isDue = async () => (await world.retention.desk(boss())).due.some((one) => one.id === of.id);
    expect(await isDue()).toBe(false);
    const ended = { finding: 'unfounded' as const, endedOn: '2023-06-05', result: '不成立', version: 1 };
    await world.complaints.change(boss1, complaint, { ...filed, ...ended, requestId: null });
    expect(await isDue()).toBe(true);
    const before = `${await everything()}${await allFiles()}`;
    for (const word of [...words, ...Object.values(complainant)]) expect(before, word).toContain(word);
    const { id: destruction } = await world.retention.propose(boss());
    await world.retention.decide(second(), destruction, { version: 1, approve: true });
    const left = `${await everything()}${await allFiles()}`;
    for (const word of [...words, ...Object.values(complainant)]) expect(left, word).not.toContain(word);
    const opened = await world.complaints.open(boss1, complaint);
    expect(opened).toMatchObject({ name: '', contact: '', finding: 'unfounded', result: '不成立' });
    await redactor.close();
  }, 60_000);

  it('leaves no form that was begun beyond its time, also where nobody begins another', async () => {
    world.clock.at = new Date('2026-11-20T02:00:00Z');
    const stored = await world.intake.storeFile({ kind: 'attachment', name: '草稿.pdf', body: Readable.from([PDF]) });
    await world.drafts.save(world.tenant.id, 'DRAFT-CODE-0001', { form: world.form(), files: [stored] });
    const left = () => world.db.selectFrom('requestDrafts').select('codeIndex').execute();
    world.clock.at = new Date('2026-12-20T01:59:59Z');
    expect(await world.drafts.sweep(world.tenant.id)).toBe(0);
    expect(await left()).toHaveLength(1);
    world.clock.at = new Date('2026-12-20T02:00:00Z');
    expect(await world.drafts.sweep(world.tenant.id)).toBe(1);
    expect(await left()).toHaveLength(0);
    const held = await world.db.selectFrom('heldFiles').select('sha256').where('sha256', '=', stored.sha256).execute();
    expect(held).toHaveLength(0);
    const trail = await world.trailOf(world.tenant.id);
    expect(trail.at(-1)).toMatchObject({ action: 'requests.drafts.expired', after: { drafts: 1 } });
  });

  it('waits for an open dispute, and can be sent away by either', async () => {
    world.clock.at = new Date('2023-04-03T02:00:00Z');
    const disputed = await closedCase('disputed', OTHER, '2023-04-03T02:00:00Z');
    world.clock.at = new Date('2026-11-20T02:00:00Z');
    const dispute = {
      track: 'suit' as const,
      number: '1',
      body: '法院',
      procedure: 'ordinary' as const,
      requestId: disputed,
    };
    const days = { filedOn: '2023-05-02', servedOn: null, answeredOn: null, result: '' as const, endedOn: null };
    const made = await world.disputes.create(world.officer, world.finance.id, { ...dispute, ...days, version: 0 });
    expect((await world.retention.desk(boss())).due).toHaveLength(0);
    const ended = { ...days, result: 'upheld' as const, endedOn: '2024-01-05' };
    await world.disputes.change(world.officer, made.id, { ...dispute, ...ended, version: made.version });
    const { id: destruction } = await world.retention.propose(boss());
    await world.retention.decide(boss(), destruction, { version: 1, approve: false });
    expect((await world.retention.desk(boss())).items[0]).toMatchObject({ state: 'refused', people: 0 });
    expect((await world.retention.desk(boss())).due).toHaveLength(1);
  });
});

it('covers words however they are spaced, the longer first', () => {
  const words = ['王小明', '王', '13987654321'].map((word) => ({ kind: 'name' as const, word }));
  expect(coverPersonal('王 小明（139-8765-4321）、王府井', words)).toBe('〔已销毁〕（〔已销毁〕）、王府井');
});
