import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { drainAll } from '../../../kernel/jobs/index.ts';
import { extractFile } from '../../../kernel/extract/index.ts';
import { createMailer, type Mailer } from '../../../kernel/mail/index.ts';
import { openMailServer, textOf } from '../../../kernel/mail/mail-server.testing.ts';
import type { Actor } from '../../../foundation/audit/index.ts';
import { LETTER_KINDS } from '../letters/letters.data.ts';
import { createLetterMail } from '../letters/letter-mail.service.ts';
import { requestFlow } from '../request-flow.rules.ts';
import { createRequestsWorld, PLANTED, type RequestsWorld } from '../requests.testing.ts';
import type { RequestForm } from '../intake/intake.schema.ts';
import type { StepInput } from './handling.schema.ts';
import { SHOWN_STEPS, STEP_LETTERS } from './step-letters.rules.ts';

let world: RequestsWorld;
let count = 0;
let refuses: { code: number; words: string } | null = null;
let mailServer: Awaited<ReturnType<typeof openMailServer>>;
let mailer: Mailer;
beforeAll(async () => {
  world = await createRequestsWorld();
  byPost = {
    delivery: { form: 'paper', way: 'post' },
    applicant: { ...world.form().applicant, address: '安澜市平湖路3号', postcode: '000000' },
  };
  mailServer = await openMailServer({ answer: () => refuses });
  mailer = createMailer({ url: mailServer.url, from: 'letters@anlan.example', connections: 1 });
});
afterAll(async () => {
  mailer.close();
  await mailServer.close();
  await world.close();
});
beforeEach(() => {
  refuses = null;
  on('2026-03-02');
});
let byPost: Partial<RequestForm> = {};
const on = (day: string) => void (world.clock.at = new Date(`${day}T10:00:00+08:00`));
const view = (id: string, actor: Actor = world.officer) => world.cases.get(actor, id);
async function step(id: string, name: string, input: Partial<StepInput> = {}, actor: Actor = world.officer) {
  const { version } = await view(id, actor);
  return world.steps.step(actor, id, { version, step: name, ...input });
}
async function preview(id: string, name: string, input: Partial<StepInput> = {}, actor: Actor = world.officer) {
  const { version } = await view(id, actor);
  return world.previewStep(actor, id, { version, step: name, format: 'pdf', ...input });
}
async function registered(change: Partial<RequestForm> = {}): Promise<string> {
  const { id } = await world.submit(`LETTER-${(count += 1)}-000000000`, change);
  await step(id, 'confirm_receipt', { on: world.clock.at.toISOString().slice(0, 10) });
  await step(id, 'register');
  return id;
}
async function handling(change: Partial<RequestForm> = {}): Promise<string> {
  const id = await registered(change);
  await step(id, 'accept', { unitId: world.budget.id });
  return id;
}
async function signed(change: Partial<RequestForm> = {}, answer = 'provided'): Promise<string> {
  const id = await handling(change);
  const { version, items } = await view(id);
  const particulars: Record<string, string> =
    answer === 'provided' ? { way: '电子邮件' } : { reason: '公开会影响正在进行的研究' };
  for (const [at, item] of items.entries())
    await world.work.decide(world.officer, id, item.id, { version: version + at, answer, grounds: [], particulars });
  await step(id, 'draft');
  await step(id, 'check', {}, world.lawyer);
  await step(id, 'sign', {}, world.reviewer);
  return id;
}
const letters = (id: string, actor: Actor = world.officer) => world.letters.list(actor, id);
async function textOfLetter(bytes: Uint8Array): Promise<string> {
  const { blocks } = await extractFile(Uint8Array.from(bytes), 'letter.pdf', { maxBytes: 1 << 24 });
  return blocks
    .map((block) => (block.kind === 'paragraph' ? block.text : block.kind === 'table' ? JSON.stringify(block) : ''))
    .join('')
    .replace(/\s/g, '');
}
const read = async (id: string, kind: string) => {
  const one = (await letters(id)).findLast((letter) => letter.kind === kind);
  return textOfLetter((await world.letters.print(world.officer, one?.id ?? '', 'pdf')).bytes);
};

const sender = () =>
  createLetterMail({
    ...{
      db: world.db,
      keys: world.keys,
      files: world.files,
      printer: world.printer,
      mailer,
      from: 'letters@anlan.example',
    },
    now: () => world.clock.at,
  });
/** Everything that is due now; what was put off waits. */
async function send(): Promise<void> {
  await drainAll(world.db, sender());
}
const eventsOf = (letter: string) =>
  world.db
    .selectFrom('outboxEvents')
    .select(['id', 'attempts', 'payload'])
    .where('consumer', '=', 'requests.letters')
    .execute()
    .then((rows) => rows.filter(({ payload }) => (payload as { letter?: string }).letter === letter));

describe('the table of letters', () => {
  it('has one for every step that tells the applicant, of kinds that there are', () => {
    const telling = requestFlow.transitions
      .filter((one) => ('effects' in one ? (one.effects as readonly string[]) : []).includes('tell_applicant'))
      .map(({ name }) => name);
    const told = STEP_LETTERS.map(({ step: name }) => name);
    // Confirming is itself a word between both sides.
    expect(telling.filter((name) => !told.includes(name))).toEqual(['confirm_receipt']);
    expect(STEP_LETTERS.filter(({ kind }) => !LETTER_KINDS.includes(kind))).toEqual([]);
    expect(SHOWN_STEPS).toContain('check');
  });
});

describe('steps', () => {
  it('tell by letter what the case knows, numbered in the order they were taken', async () => {
    const id = await registered(byPost);
    on('2026-03-04');
    await step(id, 'ask_correction', { words: '请写明决算的年度', dueOn: '2026-03-20' });
    on('2026-03-23');
    await step(id, 'lapse_correction');
    const all = await letters(id);
    expect(all.map(({ kind, state }) => [kind, state])).toEqual([
      ['receipt', 'to_deliver'],
      ['correction', 'to_deliver'],
      ['reply', 'to_deliver'],
    ]);
    const number = all[1]?.number ?? '';
    expect(number).toMatch(/^安财公开〔2026〕\d+号$/);
    expect(await read(id, 'receipt')).toContain((await view(id)).number);
    expect(await read(id, 'correction')).toMatch(/欧阳测试.*请你在2026年3月20日前.*请写明决算的年度/);
    expect(await read(id, 'reply')).toContain(`${number}，2026年3月4日发出，补正期限至2026年3月20日`);
    expect((await view(id)).records.find(({ kind }) => kind === 'correction')?.data['document']).toBe(number);
  });

  it('hear others by letter, each in its own words', async () => {
    const id = await handling(byPost);
    const one = { organisationId: null, name: '甲公司', contact: 'b@example.com', words: '采购合同', dueOn: null };
    await step(id, 'consult', { consultation: { ...one, kind: 'third_party', receivedOn: null } });
    await step(id, 'consult', {
      consultation: { ...one, kind: 'co_producer', name: '某局', contact: '平湖路2号', receivedOn: '2026-03-02' },
    });
    await step(id, 'consult', {
      consultation: { ...one, kind: 'other_agency', name: '', organisationId: world.water.id, receivedOn: null },
    });
    expect((await letters(id)).slice(1).map(({ kind, recipient, way }) => [kind, recipient, way])).toEqual([
      ['third_party', 'consulted', 'email'],
      ['co_producer', 'consulted', 'post'],
      ['other_agency', 'consulted', 'email'],
    ]);
    const third = await read(id, 'third_party');
    expect(third).toMatch(/甲公司：.*采购合同.*15个工作日内书面/);
    // Who asks is none of the third party's business.
    expect(third).not.toContain(PLANTED.name);
    expect(await read(id, 'co_producer')).toContain('2026年3月23日前');
    expect(await read(id, 'other_agency')).toContain('安澜市水利局');
    await send();
  });

  it('tell of an extension with the day the clock then says, and keep the number in the clock', async () => {
    const id = await handling(byPost);
    const { version } = await view(id);
    await world.work.propose(world.officer, id, {
      version,
      what: 'extension',
      amount: 10,
      words: '需要查阅大量档案。',
    });
    const draft = await textOfLetter((await preview(id, 'extend', {}, world.reviewer)).bytes);
    expect(draft).toContain('延长答复期限至2026年4月14日');
    await step(id, 'extend', {}, world.reviewer);
    expect(await read(id, 'extension')).toMatch(/因需要查阅大量档案，不能在2026年3月30日前答复.*至2026年4月14日/);
    const event = await world.db
      .selectFrom('requestClockEvents')
      .select('event')
      .where('requestId', '=', id)
      .where('kind', '=', 'extend')
      .executeTakeFirstOrThrow();
    expect(event.event).toMatchObject({ document: (await letters(id)).at(-1)?.number });
  });

  it('count the fee and print its table; without a fee there is no notice', async () => {
    const id = await handling(byPost);
    const few = { fee: { by: 'page' as const, pages: 30 }, words: '页数过多' };
    expect(await world.codeOf(step(id, 'ask_fee', few))).toBe('requests.no_fee');
    expect(await world.codeOf(step(id, 'ask_fee', { words: '页数过多' }))).toBe('requests.step_data');
    await step(id, 'ask_fee', { ...few, fee: { by: 'page', pages: 120 } });
    expect(await read(id, 'fee')).toMatch(/信息处理费1100元.*2026年4月1日前缴纳/);
    on('2026-04-02');
    await step(id, 'lapse_payment');
    expect(await read(id, 'reply')).toMatch(/缴费期限至2026年4月1日/);
  });

  it('number the reply at the signature, keep it until it is delivered, and take it back when it returns', async () => {
    const id = await signed(byPost, 'deliberation');
    const [held] = (await letters(id)).filter(({ kind }) => kind === 'reply');
    expect(held).toMatchObject({ state: 'held', way: 'post' });
    expect(await read(id, 'reply')).toContain('先向安澜市人民政府申请行政复议');
    await step(id, 'return_checked', { words: '理由不充分' }, world.reviewer);
    expect((await letters(id)).find((one) => one.id === held?.id)?.state).toBe('void');
    await step(id, 'draft');
    await step(id, 'check', {}, world.lawyer);
    await step(id, 'sign', {}, world.reviewer);
    expect(await world.codeOf(step(id, 'deliver'))).toBe('workflow.refused');
    await step(id, 'deliver', { words: '挂号信 XA1', on: '2026-03-02' });
    const [first, second] = (await letters(id)).filter(({ kind }) => kind === 'reply');
    expect([first?.state, second?.state]).toEqual(['void', 'delivered']);
    expect(second).toMatchObject({ deliveredOn: '2026-03-02', deliveryProof: '挂号信 XA1', deliveredWay: 'post' });
    expect(second?.number).not.toBe(first?.number);
  });

  it('ask for reasons (article 35) and tell a third party that its refusal was not followed (article 32)', async () => {
    const id = await handling(byPost);
    const seen = async () => (await view(id)).version;
    const ask = { kind: 'explain' as const };
    expect(await world.codeOf(world.work.issueLetter(world.officer, id, { ...ask, version: await seen() }))).toBe(
      'requests.step_data',
    );
    await world.work.issueLetter(world.officer, id, { ...ask, dueOn: '2026-03-10', version: await seen() });
    expect(await read(id, 'explain')).toContain('请你在2026年3月10日前书面说明理由');
    const party = {
      organisationId: null,
      name: '乙公司',
      contact: '',
      words: '采购合同',
      receivedOn: null,
      dueOn: null,
    };
    await step(id, 'consult', { consultation: { ...party, kind: 'third_party' } });
    const consultationId = (await view(id)).consultations[0]?.id ?? '';
    const tell = { kind: 'third_party_told' as const, consultationId, words: '涉及重大公共利益' };
    await world.work.issueLetter(world.officer, id, { ...tell, version: await seen() });
    expect(await read(id, 'third_party_told')).toMatch(/乙公司.*理由如下：涉及重大公共利益。如不服本决定/);
    expect(await world.codeOf(world.work.issueLetter(world.lawyer, id, { ...tell, version: 1 }))).toBe('access.denied');
  });

  it('wait for the unit’s settings only where the law asks for the letter', async () => {
    await world.letters.setSettings(world.system, world.city.id, {
      ...{ numberPrefix: '', reconsiderationBody: '', court: '', contactAddress: '', contactPhone: '', payment: '' },
      ...{ source: '', version: 0 },
    });
    const clerk = world.person('clerk', [world.city.id], 'request_officer');
    const { id } = await world.submit(`LETTER-${(count += 1)}-000000000`, { organisationId: world.city.id });
    await step(id, 'confirm_receipt', { on: '2026-03-02' }, clerk);
    await step(id, 'register', {}, clerk);
    expect(await letters(id, clerk)).toEqual([]);
    // The receipt is one that no article asks for: the officer is told that nobody was told.
    expect((await view(id, clerk)).records).toContainEqual(
      expect.objectContaining({ kind: 'letter_unsent', data: { letter: 'receipt' } }),
    );
    expect((await view(await registered())).records.map(({ kind }) => kind)).not.toContain('letter_unsent');
    expect(await world.codeOf(step(id, 'ask_correction', { words: '年度' }, clerk))).toBe(
      'request_letters.prefix_missing',
    );
    // Nothing of the step remains.
    expect(await view(id, clerk)).toMatchObject({ state: 'registered', applicantDueOn: null });
  });

  it('give numbers without gaps to two officers at once, also where one of two steps fails', async () => {
    const ids = await Promise.all(Array.from({ length: 6 }, () => handling(byPost)));
    const fee = { fee: { by: 'page' as const, pages: 40 }, words: '页数过多' };
    const settled = await Promise.allSettled(
      await Promise.all(
        ids.flatMap((id) =>
          [world.officer, world.colleague].map(async (actor) => ({ id, actor, version: (await view(id)).version })),
        ),
      ).then((all) =>
        all.map(({ id, actor, version }) => world.steps.step(actor, id, { version, step: 'ask_fee', ...fee })),
      ),
    );
    expect(settled.filter(({ status }) => status === 'fulfilled')).toHaveLength(6);
    const rows = await world.db
      .selectFrom('requestLetters')
      .select(['serial', 'requestId', 'kind'])
      .where('organisationId', '=', world.finance.id)
      .execute();
    const serials = rows.map(({ serial }) => serial).toSorted((a, b) => a - b);
    expect(serials).toEqual(serials.map((_, at) => at + 1));
    for (const id of ids) expect(rows.filter((row) => row.requestId === id && row.kind === 'fee')).toHaveLength(1);
  });
});

describe('a preview', () => {
  it('shows the letter that would be issued, keeps nothing but that it was looked at', async () => {
    const id = await registered(byPost);
    const before = await view(id);
    const issued = (await letters(id)).length;
    const { bytes } = await preview(id, 'ask_correction', { words: '请写明年度', dueOn: '2026-03-20' });
    const text = await textOfLetter(bytes);
    expect(text).toMatch(/政府信息公开申请补正告知书（草稿）.*请写明年度/);
    expect(text).not.toContain('安财公开');
    expect(await view(id)).toEqual(before);
    expect(await letters(id)).toHaveLength(issued);
    const trail = (await world.trailOf(id)).map(({ action }) => action);
    expect(trail.filter((action) => action === 'requests.letter.previewed')).toHaveLength(1);
  });
  it('is refused like the step itself, and where there is no letter', async () => {
    const id = await registered(byPost);
    expect(await world.codeOf(preview(id, 'ask_correction'))).toBe('requests.step_data');
    expect(await world.codeOf(preview(id, 'ask_correction', { words: 'x' }, world.lawyer))).toBe('access.denied');
    expect(await world.codeOf(preview(id, 'withdraw', { agreed: true }))).toBe('requests.no_letter');
    expect(await world.codeOf(preview(id, 'sign', {}, world.reviewer))).toBe('workflow.refused');
  });
});

describe('a letter by mail', () => {
  it('goes out with the step, once, under its own Message-ID, with headers that no program answers', async () => {
    const id = await registered();
    const [receipt] = await letters(id);
    expect(receipt).toMatchObject({ state: 'mailing', way: 'email' });
    await send();
    const mine = mailServer.mails.filter(({ messageId }) => messageId === `${receipt?.id}@anlan.example`);
    expect(mine).toHaveLength(1);
    const raw = mine[0]?.raw ?? '';
    for (const header of ['Auto-Submitted: auto-generated', 'Precedence: bulk', 'X-Auto-Response-Suppress: All'])
      expect(raw).toContain(header);
    expect(raw).toContain('application/pdf');
    expect(mine[0] && textOf(mine[0])).toBeDefined();
    expect((await letters(id))[0]).toMatchObject({
      state: 'delivered',
      deliveredWay: 'email',
      deliveredOn: '2026-03-02',
    });
    expect((await world.trailOf(id)).map(({ action }) => action)).toContain('requests.letter.mailed');
    await send();
    expect(mailServer.mails.filter(({ messageId }) => messageId === `${receipt?.id}@anlan.example`)).toHaveLength(1);
  });

  it('waits while the server is busy, keeps its Message-ID, and is nobody’s task yet', async () => {
    const id = await registered();
    const [receipt] = await letters(id);
    refuses = { code: 451, words: '4.7.1 later' };
    await send();
    expect((await letters(id))[0]?.state).toBe('mailing');
    const [event] = await eventsOf(receipt?.id ?? '');
    expect(event?.attempts).toBe(1);
    // After a day somebody has to find another way.
    on('2026-03-04');
    await world.db
      .updateTable('outboxEvents')
      .set({ notBefore: null })
      .where('id', '=', event?.id ?? '')
      .execute();
    await send();
    expect((await letters(id))[0]).toMatchObject({ state: 'failed' });
  });

  it('that does not arrive is a task with another way as its next step', async () => {
    const id = await registered();
    const [receipt] = await letters(id);
    refuses = { code: 550, words: '5.1.1 no such user' };
    await send();
    const failed = (await letters(id))[0];
    expect(failed).toMatchObject({ state: 'failed', fault: expect.stringContaining('no such user') });
    const todo = (await world.cases.listTodos(world.officer)).find((one) => one.id === id && /邮件/.test(one.step));
    expect(todo?.step).toContain('换一种方式');
    const letterId = receipt?.id ?? '';
    const change = { version: failed?.version ?? 0 };
    expect(await world.codeOf(world.letters.setWay(world.lawyer, letterId, { ...change, way: 'post' }))).toBe(
      'access.denied',
    );
    expect(
      await world.codeOf(
        world.letters.setWay(world.officer, letterId, { ...change, way: 'email', address: 'a@x, b@x' }),
      ),
    ).toBe('request_letters.address_wrong');
    const posted = await world.letters.setWay(world.officer, letterId, { ...change, way: 'post' });
    expect(posted).toMatchObject({ state: 'to_deliver', way: 'post', fault: '' });
    const delivery = { way: '邮寄', on: '2026-03-02', proof: 'XA12345678932', version: posted.version };
    expect(await world.letters.recordDelivery(world.officer, letterId, delivery)).toMatchObject({ state: 'delivered' });
    expect((await world.cases.listTodos(world.officer)).some((one) => one.id === id && /邮件/.test(one.step))).toBe(
      false,
    );
    // And it came back all the same.
    const back = await world.letters.markReturned(world.officer, letterId, {
      ...{ reason: '查无此人', version: posted.version + 1 },
    });
    expect(back).toMatchObject({ state: 'failed', deliveredOn: null, fault: '查无此人' });
    const trail = JSON.stringify(await world.trailOf(id));
    expect(trail).toContain('requests.letter.redirected');
    expect(trail).not.toContain('a@example.com');
  });

  it('is the reply when it is delivered, without anybody’s words; not before', async () => {
    const id = await signed();
    await send();
    const reply = async () => (await letters(id)).find(({ kind }) => kind === 'reply');
    expect((await reply())?.state).toBe('held');
    await step(id, 'deliver');
    expect(await view(id)).toMatchObject({ state: 'delivered', repliedOn: '2026-03-02' });
    await send();
    expect(await reply()).toMatchObject({ state: 'delivered' });
  });
});

describe('a letter on the applicant’s page', () => {
  it('is read with code and last four; the first opening is its delivery; others see nothing', async () => {
    const id = await registered({ delivery: { form: 'electronic', way: 'page' } });
    const [receipt] = await letters(id);
    expect(receipt).toMatchObject({ state: 'shown', way: 'page' });
    const { tenant, applicants } = world;
    const { code } = await view(id);
    expect(await applicants.open(tenant.id, code, '0000')).toBeNull();
    const page = await applicants.open(tenant.id, code, PLANTED.phone.slice(-4));
    expect(page?.letters).toMatchObject([{ zh: '登记回执', number: receipt?.number, openedOn: null }]);
    const open = (letter: string) => applicants.openLetter(tenant.id, page?.pass ?? '', { letter, file: '' });
    const [one, two] = await Promise.all([open(receipt?.id ?? ''), open(receipt?.id ?? '')]);
    expect(Buffer.compare(Buffer.from(one.bytes), Buffer.from(two.bytes))).toBe(0);
    expect(await textOfLetter(one.bytes)).toContain('政府信息公开申请登记回执');
    expect((await letters(id))[0]).toMatchObject({
      state: 'delivered',
      deliveredWay: 'page',
      deliveredOn: '2026-03-02',
    });
    const opened = (await world.trailOf(id)).filter(({ action }) => action === 'requests.letter.opened');
    expect(opened.map(({ after }) => (after as { isFirst: boolean }).isFirst).toSorted()).toEqual([false, true]);
    // Neither a letter of another case nor one that went another way.
    const other = await registered(byPost);
    expect(await world.codeOf(open((await letters(other))[0]?.id ?? ''))).toBe('request_letters.unknown');
    expect(await world.codeOf(applicants.openLetter(tenant.id, 'x', { letter: receipt?.id ?? '', file: '' }))).toMatch(
      /pass_over/,
    );
  });
});

describe('a letter that somebody brings', () => {
  it('stands on the work bench until its delivery is recorded, and has a record of delivery to be signed', async () => {
    const id = await registered(byPost);
    const [receipt] = await letters(id);
    expect(receipt).toMatchObject({ way: 'post', state: 'to_deliver' });
    const todo = async () => (await world.cases.listTodos(world.officer)).filter((one) => one.id === id);
    expect((await todo())[0]?.step).toContain('有文书等待邮寄或领取');
    expect(await todo()).toHaveLength(1);
    const printed = await world.letters.printDeliveryRecord(world.officer, receipt?.id ?? '', 'pdf');
    const text = await textOfLetter(printed.bytes);
    for (const words of [
      '送达回证',
      '《政府信息公开申请登记回执》',
      '邮寄送达',
      '安澜市平湖路3号',
      '受送达人签名或者盖章',
    ])
      expect(text).toContain(words);
    const denied = world.letters.printDeliveryRecord(world.lawyer, receipt?.id ?? '', 'pdf');
    expect(await world.codeOf(denied)).toBe('access.denied');
    expect((await world.trailOf(id)).map(({ action }) => action)).toContain('requests.letter.receipt_printed');
    await world.letters.recordDelivery(world.officer, receipt?.id ?? '', {
      ...{ way: '邮寄', on: '2026-03-02', proof: '挂号信1号', version: receipt?.version ?? 1 },
    });
    expect(JSON.stringify(await todo())).not.toContain('有文书等待');
    const again = world.letters.printDeliveryRecord(world.officer, receipt?.id ?? '', 'pdf');
    expect(await world.codeOf(again)).toBe('request_letters.not_now');
    const mailed = (await letters(await registered()))[0]?.id ?? '';
    expect(await world.codeOf(world.letters.printDeliveryRecord(world.officer, mailed, 'pdf'))).toBe(
      'request_letters.not_now',
    );
  });
});
