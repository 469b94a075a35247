import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { extractFile } from '../../../kernel/extract/index.ts';
import { drainAll } from '../../../kernel/jobs/index.ts';
import { createMailer, type Mailer } from '../../../kernel/mail/index.ts';
import { openMailServer } from '../../../kernel/mail/mail-server.testing.ts';
import { createRedactor, findWords } from '../../../kernel/redact/index.ts';
import type { Actor } from '../../../foundation/audit/index.ts';
import { createFileChecks } from '../../../foundation/gate/checks/index.ts';
import type { DecisionInput, StepInput } from '../handling/handling.schema.ts';
import type { RequestForm } from '../intake/intake.schema.ts';
import { createLetterMail } from '../letters/letter-mail.service.ts';
import { createRequestsWorld, PLANTED, type RequestsWorld } from '../requests.testing.ts';
import { createRedactionService, type RedactionService } from './redaction.service.ts';

const SECRET = '13812345678';
const redactor = createRedactor();
const checks = createFileChecks({ threads: 1 });
let world: RequestsWorld;
let redactions: RedactionService;
let mailServer: Awaited<ReturnType<typeof openMailServer>>;
let mailer: Mailer;
let document: Uint8Array;
let count = 0;

beforeAll(async () => {
  world = await createRequestsWorld();
  const { db, keys, files, calendar, workflows, printer } = world;
  redactions = createRedactionService({
    ...{ db, keys, files, calendar, workflows, checks, redactor, printer },
    now: () => world.clock.at,
  });
  const blocks = [{ kind: 'paragraph' as const, text: `经办人电话${SECRET}，补贴金额120万元。` }];
  document = (await printer.print('pdf', { title: '补贴协议', blocks, producedAt: '2026-01-01T00:00:00Z' })).bytes;
  mailServer = await openMailServer({ answer: () => null });
  mailer = createMailer({ url: mailServer.url, from: 'letters@anlan.example', connections: 1 });
}, 120_000);
afterAll(async () => {
  mailer.close();
  await Promise.all([mailServer.close(), redactor.close(), checks.close()]);
  await world.close();
});

const view = (id: string) => world.cases.get(world.officer, id);
async function step(id: string, name: string, input: Partial<StepInput> = {}, actor: Actor = world.officer) {
  const { version } = await world.cases.get(actor, id);
  return world.steps.step(actor, id, { version, step: name, ...input });
}
async function handling(change: Partial<RequestForm> = {}): Promise<string> {
  const { id } = await world.submit(`ENCLOSE-${(count += 1)}-00000000`, change);
  await step(id, 'confirm_receipt', { on: '2026-03-02' });
  await step(id, 'register');
  await step(id, 'accept', { unitId: world.budget.id, coUnitIds: [world.water.id] });
  return id;
}
/** A document of the case with the number covered, and confirmed if so asked. */
async function redacted(id: string, isConfirmed = true): Promise<string> {
  const { id: redaction } = await redactions.create(world.officer, id, { name: '补贴协议.pdf', bytes: document });
  const version = async () => (await redactions.get(world.officer, redaction)).version;
  const found = await redactions.find(world.officer, redaction, SECRET);
  const marks = found.map(({ page, rects }) => ({ page, rects, ground: 'third_party', note: '' }));
  await redactions.setMarks(world.officer, redaction, { version: await version(), marks });
  await redactions.make(world.officer, redaction, await version());
  await redactions.making.run();
  await redactions.step(world.officer, redaction, { version: await version(), step: 'submit', words: '' });
  if (isConfirmed)
    await redactions.step(world.colleague, redaction, { version: await version(), step: 'confirm', words: '' });
  return redaction;
}
const REASONS = { way: '随本告知书提供', reason: '含个人联系方式', harm: '个人隐私', publicInterest: '无重大影响' };
async function decide(id: string, input: Partial<DecisionInput>): Promise<string> {
  const { version, items } = await view(id);
  // Nobody was asked about a number that is covered: the officer says so.
  const notConsulted = '只遮盖联系方式，未征求意见';
  const decision = { answer: 'partly', grounds: ['third_party'], particulars: REASONS, notConsulted, ...input };
  return world.codeOf(world.work.decide(world.officer, id, items[0]?.id ?? '', { version, ...decision }));
}
async function signed(id: string): Promise<void> {
  await step(id, 'draft');
  await step(id, 'check', {}, world.lawyer);
  await step(id, 'sign', {}, world.reviewer);
}
const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
async function textOf(bytes: Uint8Array): Promise<string> {
  const { blocks } = await extractFile(Uint8Array.from(bytes), 'letter.pdf', { maxBytes: 1 << 24 });
  return JSON.stringify(blocks).replace(/\s|\\n/g, '');
}

describe('a disclosure in part', () => {
  it('says why no file goes with it, or brings a file that a second reader confirmed', async () => {
    const id = await handling();
    expect(await decide(id, {})).toBe('requests.decision_lacks');
    expect((await view(id)).items[0]?.answer).toBe('');
    const waiting = await redacted(id, false);
    expect(await decide(id, { redactions: [waiting] })).toBe('redaction.not_confirmed');
    const elsewhere = await redacted(await handling());
    expect(await decide(id, { redactions: [elsewhere] })).toBe('redaction.not_confirmed');
    const mine = await redacted(id);
    expect(await decide(id, { redactions: [mine], grounds: ['state_secret'] })).toBe('redaction.ground_unlisted');
    expect(await decide(id, { redactions: [mine], answer: 'provided', grounds: [] })).toBe(
      'requests.file_not_for_answer',
    );
    expect(await decide(id, { redactions: [mine] })).toBe('done');
    expect((await view(id)).items[0]).toMatchObject({ redactions: [mine], missing: null });
    const noFile = { ...REASONS, withoutFile: '可以公开的内容已写入本告知书' };
    expect(await decide(id, { redactions: [], particulars: noFile })).toBe('done');
  }, 120_000);

  it('is kept unfinished only when that is said, and cannot be sent for checking then', async () => {
    const id = await handling();
    const { version, items } = await view(id);
    const half = { version, answer: 'partly', grounds: [], particulars: { way: '邮寄' } };
    await expect(world.work.decide(world.officer, id, items[0]?.id ?? '', half)).rejects.toMatchObject({
      code: 'requests.decision_lacks',
      details: { zh: expect.stringContaining('不公开部分的理由、理由、不附遮盖后文件的原因') },
    });
    await world.work.decide(world.officer, id, items[0]?.id ?? '', { ...half, isUnfinished: true });
    expect((await view(id)).items[0]?.missing?.zh).toContain('还缺');
    expect(await world.codeOf(step(id, 'draft'))).toBe('requests.decision_incomplete');
    const said = (await world.trailOf(id)).find(({ action }) => action === 'requests.item.decided');
    expect(said?.after).toMatchObject({ isUnfinished: true });
  });
});

describe('a redacted file', () => {
  it('goes out with the reply by mail, with the annex of its grounds and its hash in the audit', async () => {
    const id = await handling();
    const redaction = await redacted(id);
    await decide(id, { redactions: [redaction] });
    await signed(id);
    const confirmed = await redactions.take(world.officer, redaction);
    const [reply] = (await world.letters.list(world.officer, id)).filter(({ kind }) => kind === 'reply');
    expect(reply?.enclosures).toMatchObject([{ id: redaction, name: '补贴协议（区分处理）.pdf', pages: 1 }]);
    const text = await textOf((await world.letters.print(world.officer, reply?.id ?? '', 'pdf')).bytes);
    expect(text).toContain('附件：1.《补贴协议》（遮盖后），共1页');
    expect(text).toContain('不予公开内容和依据一览表');
    expect(text).toContain('第十五条');
    await step(id, 'deliver', { way: 'email' });
    const { db, keys, files, printer } = world;
    const from = 'letters@anlan.example';
    await drainAll(db, createLetterMail({ db, keys, files, printer, mailer, from, now: () => world.clock.at }));
    const mail = mailServer.mails.find(({ raw }) => raw.includes(`${reply?.id}@`));
    const sent = [
      ...(mail?.raw ?? '').matchAll(/Content-Transfer-Encoding: base64\r\n[^]*?\r\n\r\n([A-Za-z0-9+/=\r\n]+)/g),
    ]
      .map(([, body = '']) => Buffer.from(body, 'base64'))
      .filter((bytes) => bytes.subarray(0, 5).toString() === '%PDF-');
    expect(sent.map(sha256)).toContain(confirmed.digest);
    const trail = await world.trailOf(id);
    for (const action of ['requests.letter.issued', 'requests.letter.released', 'requests.item.decided'])
      expect(trail.findLast((one) => one.action === action)?.after).toMatchObject({ files: [confirmed.digest] });
  }, 120_000);

  it('lies on the applicant’s page beside the letter, where its first opening is the delivery; in the console only for who may see who asks', async () => {
    const id = await handling({ delivery: { form: 'electronic', way: 'page' } });
    const redaction = await redacted(id);
    await decide(id, { redactions: [redaction] });
    await signed(id);
    await step(id, 'deliver', { way: 'page' });
    const { code } = await view(id);
    const { tenant, applicants } = world;
    const page = await applicants.open(tenant.id, code, PLANTED.phone.slice(-4));
    const letter = page?.letters.find(({ files }) => files.length > 0);
    expect(letter?.files).toEqual([{ id: redaction, name: '补贴协议（区分处理）.pdf' }]);
    const open = (file: string) =>
      applicants.openLetter(tenant.id, page?.pass ?? '', { letter: letter?.id ?? '', file });
    const { bytes } = await open(redaction);
    const read = await redactor.read(Uint8Array.from(bytes));
    expect(findWords(read, SECRET)).toEqual([]);
    expect(findWords(read, '补贴金额120万元')).toHaveLength(1);
    expect((await world.letters.list(world.officer, id)).at(-1)).toMatchObject({
      ...{ state: 'delivered', deliveredWay: 'page' },
    });
    expect(await world.codeOf(open(id))).toBe('request_letters.unknown');
    const asked = (actor: Actor, enclosure: string) =>
      world.codeOf(world.letters.print(actor, letter?.id ?? '', { enclosure }));
    expect(await asked(world.officer, redaction)).toBe('done');
    // Who helps with the case reads what was written in it, but not who asks.
    expect(await asked(world.waterOfficer, redaction)).toBe('access.denied');
    expect(await world.codeOf(world.letters.print(world.waterOfficer, letter?.id ?? '', 'pdf'))).toBe('access.denied');
    expect((await world.letters.list(world.waterOfficer, id)).length).toBeGreaterThan(0);
  }, 120_000);

  it('is not sent when the store gives other bytes than were confirmed', async () => {
    const id = await handling();
    const redaction = await redacted(id);
    await decide(id, { redactions: [redaction] });
    await signed(id);
    const reply = (await world.letters.list(world.officer, id)).at(-1);
    const other = await world.db
      .selectFrom('requestRedactions')
      .select('sourceSha256')
      .where('id', '=', redaction)
      .executeTakeFirstOrThrow();
    await world.db
      .updateTable('requestRedactions')
      .set({ resultSha256: other.sourceSha256 })
      .where('id', '=', redaction)
      .execute();
    expect(await world.codeOf(world.letters.print(world.officer, reply?.id ?? '', { enclosure: redaction }))).toBe(
      'redaction.changed',
    );
  }, 120_000);
});
