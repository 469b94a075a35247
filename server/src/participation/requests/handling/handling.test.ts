import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Actor } from '../../../foundation/audit/index.ts';
import type { RequestForm } from '../intake/intake.schema.ts';
import { createRequestsWorld, PLANTED, type RequestsWorld } from '../requests.testing.ts';
import type { NewConsultation, StepInput } from './handling.schema.ts';

let world: RequestsWorld;
let count = 0;
beforeAll(async () => {
  world = await createRequestsWorld();
});
afterAll(() => world.close());
/** Monday 2 March 2026, ten in the morning; no holiday until 4 April. */
beforeEach(() => on('2026-03-02'));
const on = (day: string) => void (world.clock.at = new Date(`${day}T10:00:00+08:00`));

const view = (id: string, actor: Actor = world.officer) => world.cases.get(actor, id);
/** A step by somebody who sees the case as it is now. */
async function step(id: string, name: string, input: Partial<StepInput> = {}, actor: Actor = world.officer) {
  const { version } = await view(id, actor);
  return world.steps.step(actor, id, { version, step: name, ...input });
}
const received = async (change: Partial<RequestForm> = {}) =>
  (await world.submit(`DESK-${(count += 1)}-000000000`, change)).id;
async function registered(change: Partial<RequestForm> = {}): Promise<string> {
  const id = await received(change);
  await step(id, 'confirm_receipt', { on: world.clock.at.toISOString().slice(0, 10) });
  await step(id, 'register');
  return id;
}
async function handling(change: Partial<RequestForm> = {}): Promise<string> {
  const id = await registered(change);
  await step(id, 'accept', { unitId: world.budget.id, coUnitIds: [world.water.id] });
  return id;
}
const decide = async (id: string, answer: string, particulars: Record<string, string>, isUnfinished = false) => {
  const { version, items } = await view(id);
  const decision = { answer, grounds: [], particulars, isUnfinished };
  for (const [at, item] of items.entries())
    await world.work.decide(world.officer, id, item.id, { version: version + at, ...decision });
};
const consultation = (change: Partial<NewConsultation> = {}): NewConsultation => ({
  ...{
    kind: 'third_party',
    organisationId: null,
    name: `${PLANTED.name}的公司`,
    contact: PLANTED.phone,
    words: '是否同意公开',
  },
  ...{ receivedOn: null, dueOn: null, ...change },
});

describe('from intake to archive', () => {
  it('goes the whole way, each by who may', async () => {
    const id = await received();
    await step(id, 'confirm_receipt', { on: '2026-03-02' });
    expect(await view(id)).toMatchObject({
      receivedOn: '2026-03-02',
      dueOn: '2026-03-30',
      light: 'normal',
      number: '',
    });
    await step(id, 'register');
    expect((await view(id)).number).toMatch(/^〔2026〕\d+号$/);
    await step(id, 'accept', { unitId: world.budget.id });
    await decide(id, 'provided', { way: '电子邮件' });
    await step(id, 'draft', {}, world.divisionOfficer);
    await step(id, 'check', {}, world.lawyer);
    await step(id, 'sign', {}, world.reviewer);
    on('2026-03-12');
    await step(id, 'deliver', { on: '2026-03-11', words: '电子邮件，已读回执' });
    const done = await view(id);
    expect(done).toMatchObject({ state: 'delivered', repliedOn: '2026-03-11', outcome: 'granted' });
    expect(done.history.map(({ to }) => to.zh)).toEqual([
      ...['待登记', '待登记', '已登记', '办理中', '待合法性审查', '待签发', '待送达', '已答复'],
    ]);
    expect(done.days.length).toBeGreaterThan(7);
    await step(id, 'archive');
    expect((await view(id)).state).toBe('archived');
    // In the audit: who did what, and no word of who asks.
    const trail = await world.trailOf(id);
    expect(trail.filter(({ action }) => action === 'requests.request.stepped')).toHaveLength(8);
    expect(JSON.stringify(trail)).not.toMatch(new RegExp(Object.values(PLANTED).join('|')));
  });

  it('gives numbers without gaps, also when many register at once and some fail', async () => {
    const ids = await Promise.all(Array.from({ length: 12 }, () => received()));
    for (const id of ids) await step(id, 'confirm_receipt', { on: '2026-03-02' });
    const seen = await Promise.all(ids.map(async (id) => (await view(id)).version));
    await Promise.all(
      ids.flatMap((id, at) =>
        // Each twice at once: one of the two is refused and gives its number back.
        [0, 1].map(() =>
          world.steps.step(world.officer, id, { version: seen[at] ?? 0, step: 'register' }).catch(() => null),
        ),
      ),
    );
    const rows = await world.db
      .selectFrom('requests')
      .select('registrationNumber')
      .where('registrationNumber', 'is not', null)
      .execute();
    const numbers = rows.map(({ registrationNumber }) => registrationNumber ?? 0).toSorted((a, b) => a - b);
    expect(numbers).toEqual(Array.from({ length: numbers.length }, (_, at) => at + 1));
  });

  it('is denied to who has no such role there, says why, and shows nothing to strangers', async () => {
    const id = await registered();
    expect(await world.codeOf(view(id, world.waterOfficer))).toBe('requests.not_found');
    expect(await world.codeOf(world.cases.list(world.editor, { view: 'open', page: 1 }))).toBe('access.denied');
    const { version } = await view(id);
    expect(await world.codeOf(world.steps.step(world.reviewer, id, { version, step: 'accept' }))).toBe('access.denied');
    expect(await world.codeOf(step(id, 'sign'))).toBe('access.denied');
    expect(await world.codeOf(step(id, 'deliver', { words: 'x' }))).toBe('workflow.refused');
    expect((await view(id)).state).toBe('registered');
  });

  it('lets the unit in charge and its helpers in, and nobody else', async () => {
    const id = await handling();
    expect((await view(id, world.divisionOfficer)).units.map(({ role }) => role).toSorted()).toEqual(['co', 'lead']);
    expect((await view(id, world.waterOfficer)).id).toBe(id);
    expect(
      (await world.cases.list(world.waterOfficer, { view: 'open', page: 1 })).items.map((one) => one.id),
    ).toContain(id);
  });

  it('nobody checks or signs what he prepared, nor sends half a decision for checking', async () => {
    const id = await handling();
    expect(await world.codeOf(step(id, 'draft'))).toBe('requests.decision_incomplete');
    await decide(id, 'partly', { way: '邮寄' }, true);
    const half = await view(id);
    expect(half.items[0]?.missing?.zh).toBe(
      '第 1 项“区分处理后公开可以公开的内容”还缺：不公开部分的理由、理由、不附遮盖后文件的原因',
    );
    const refused = half.steps.find(({ name }) => name === 'draft')?.refusals;
    expect(refused).toContainEqual(half.items[0]?.missing);
    await expect(step(id, 'draft')).rejects.toMatchObject({
      ...{ code: 'requests.decision_incomplete', details: half.items[0]?.missing },
    });
    await decide(id, 'not_found', { search: '检索三个系统' });
    expect(await world.codeOf(step(id, 'draft'))).toBe('workflow.refused');
    const { version } = await view(id);
    await world.work.addRecord(world.officer, id, {
      version,
      kind: 'search',
      place: '档案室、文档系统',
      terms: '决算',
      found: '没有',
      words: '',
    });
    const all = world.person('all', [world.finance.id], 'request_officer', 'legal_reviewer', 'request_reviewer');
    await step(id, 'draft', {}, all);
    expect(await world.codeOf(step(id, 'check', {}, all))).toBe('workflow.refused');
    await step(id, 'return_draft', { words: '理由不充分' }, world.lawyer);
    expect(await view(id)).toMatchObject({ state: 'handling', outcome: '' });
    expect(await world.codeOf(step(id, 'return_draft', {}, world.lawyer))).toBe('requests.step_data');
  });
});

describe('two officers at once', () => {
  it('one is told who was faster, and nothing of his is written', async () => {
    const id = await handling();
    const { version, items } = await view(id);
    const input = (answer: string) => ({
      version,
      answer,
      grounds: [],
      particulars: { way: '邮寄', reason: '讨论稿' },
    });
    const item = items[0]?.id ?? '';
    const results = await Promise.allSettled([
      world.work.decide(world.officer, id, item, input('provided')),
      world.work.decide(world.colleague, id, item, input('deliberation')),
    ]);
    const refused = results.filter((one) => one.status === 'rejected');
    expect(refused).toHaveLength(1);
    expect(refused[0]?.reason).toMatchObject({
      code: 'requests.conflict',
      details: { seen: version, current: version + 1 },
    });
    expect(['officer', 'colleague']).toContain(refused[0]?.reason.details.name);
  });
});

describe('correction (article 30)', () => {
  it('stops the clock, which begins anew on the day it is in', async () => {
    const id = await registered();
    on('2026-03-09');
    await step(id, 'ask_correction', { words: '请写明年度', dueOn: '2026-03-27' });
    expect(await view(id)).toMatchObject({
      state: 'correction_asked',
      light: 'paused',
      dueOn: null,
      applicantDueOn: '2026-03-27',
    });
    expect(await world.codeOf(step(id, 'lapse_correction'))).toBe('workflow.refused');
    on('2026-03-26');
    await step(id, 'receive_correction', { on: '2026-03-26', words: '2025 年度' });
    expect(await view(id)).toMatchObject({ state: 'registered', dueOn: '2026-04-24', applicantDueOn: null });
    expect(await world.codeOf(step(id, 'ask_correction', { words: '还有一项' }))).toBe('workflow.refused');
  });
  it('is not asked for after seven working days, nor without words', async () => {
    const id = await registered();
    expect(await world.codeOf(step(id, 'ask_correction'))).toBe('requests.step_data');
    on('2026-03-11');
    const late = await registered();
    on('2026-03-20');
    await step(late, 'ask_correction', { words: '最后一天' });
    on('2026-03-12');
    expect(await world.codeOf(step(id, 'ask_correction', { words: '迟了一天' }))).toBe('workflow.refused');
  });
  it('lapses when its time is over', async () => {
    const id = await registered();
    await step(id, 'ask_correction', { words: '请写明年度', dueOn: '2026-03-20' });
    on('2026-03-21');
    await step(id, 'lapse_correction');
    expect(await view(id)).toMatchObject({ state: 'lapsed', outcome: 'not_corrected' });
  });
});

describe('hearing others', () => {
  it('does not count the days until the last answer (article 33)', async () => {
    const id = await handling();
    on('2026-03-04');
    await step(id, 'consult', { consultation: consultation({ receivedOn: '2026-03-04' }) });
    expect(await view(id)).toMatchObject({ state: 'consulting', light: 'paused' });
    const [one] = (await view(id)).consultations;
    expect(one).toMatchObject({ dueOn: '2026-03-25', name: `${PLANTED.name}的公司` });
    expect(await world.codeOf(step(id, 'end_consultation'))).toBe('workflow.refused');
    on('2026-03-12');
    const { version } = await view(id);
    await world.work.answerConsultation(world.officer, id, one?.id ?? '', {
      version,
      answer: 'refuses',
      answeredOn: '2026-03-11',
      words: '涉及商业秘密',
    });
    await step(id, 'end_consultation');
    // 5 to 11 March are five working days that do not count.
    expect(await view(id)).toMatchObject({ state: 'handling', dueOn: '2026-04-07' });
  });
  it('silence: of a co-producer and of a third party is noted when the fifteen days are over', async () => {
    const id = await handling();
    await step(id, 'consult', {
      consultation: consultation({ kind: 'co_producer', name: '某局', receivedOn: '2026-03-02' }),
    });
    on('2026-03-23');
    expect(await world.codeOf(step(id, 'end_consultation'))).toBe('workflow.refused');
    on('2026-03-24');
    await step(id, 'end_consultation');
    expect((await view(id)).consultations[0]).toMatchObject({
      kind: 'co_producer',
      answer: 'silent',
      dueOn: '2026-03-23',
    });
  });
  it('asks a unit within while the clock goes on', async () => {
    const id = await handling();
    const { version, dueOn } = await view(id);
    await world.work.askUnit(
      world.officer,
      id,
      version,
      consultation({ kind: 'unit', organisationId: world.water.id, dueOn: '2026-03-06' }),
    );
    expect(await view(id)).toMatchObject({ state: 'handling', dueOn });
    expect(await world.codeOf(world.work.askUnit(world.officer, id, version, consultation({ kind: 'unit' })))).toBe(
      'requests.conflict',
    );
  });
});

describe('names of colleagues', () => {
  it('are those that people know, in decisions, consultations and what a slower one is told', async () => {
    const worker = world.person('wang.x', [world.finance.id, world.budget.id], 'request_officer');
    await world.account(worker, '承办人丙');
    const id = await handling();
    await step(id, 'consult', { consultation: consultation() }, worker);
    const { version, items } = await view(id);
    const decision = { version, answer: 'not_found', grounds: [], particulars: {}, isUnfinished: true };
    await world.work.decide(worker, id, items[0]?.id ?? '', decision);
    const seen = await view(id);
    expect(seen.items[0]?.decidedByName).toBe('承办人丙');
    expect(seen.consultations[0]?.askedByName).toBe('承办人丙');
    const late = world.work.addRecord(world.officer, id, { version, kind: 'note', words: '备注' });
    const told = await late.catch((error: { details: unknown }) => error.details);
    expect(told).toMatchObject({ name: '承办人丙' });
  });
});

describe('extension and delay', () => {
  it('is proposed by one, approved by another, and told to the clock', async () => {
    const id = await handling();
    const { version } = await view(id);
    await world.work.propose(world.officer, id, { version, what: 'extension', amount: 10, words: '需要查阅大量档案' });
    const both = world.person('both', [world.finance.id], 'request_officer', 'request_reviewer');
    await step(id, 'extend', {}, world.reviewer);
    expect((await view(id)).dueOn).toBe('2026-04-14');
    // Used up: neither the same proposal nor a second extension.
    expect(await world.codeOf(step(id, 'extend', {}, world.reviewer))).toBe('workflow.refused');
    await world.work.propose(both, id, {
      version: (await view(id)).version,
      what: 'delay',
      until: '2026-05-20',
      words: '数量过大',
    });
    expect(await world.codeOf(step(id, 'delay', {}, both))).toBe('workflow.refused');
    await step(id, 'delay', {}, world.reviewer);
    expect((await view(id)).dueOn).toBe('2026-05-20');
  });
  it('comes too late after the last day', async () => {
    const id = await handling();
    await world.work.propose(world.officer, id, {
      version: (await view(id)).version,
      what: 'extension',
      amount: 5,
      words: '忙',
    });
    on('2026-03-31');
    expect((await view(id)).light).toBe('overdue');
    expect(await world.codeOf(step(id, 'extend', {}, world.reviewer))).toBe('workflow.refused');
  });
});

describe('fees', () => {
  it('count anew from the payment, or the request lapses', async () => {
    const [paid, unpaid] = [await handling(), await handling()];
    for (const id of [paid, unpaid])
      await step(id, 'ask_fee', { fee: { by: 'page', pages: 120 }, words: '页数明显超过合理范围' });
    expect(await view(paid)).toMatchObject({ state: 'fee_asked', light: 'paused', applicantDueOn: '2026-04-01' });
    expect(await world.codeOf(step(paid, 'receive_payment'))).toBe('workflow.refused');
    on('2026-03-16');
    await step(paid, 'receive_payment', { document: '缴款书1', on: '2026-03-16' });
    expect(await view(paid)).toMatchObject({ state: 'handling', dueOn: '2026-04-14' });
    on('2026-04-02');
    await step(unpaid, 'lapse_payment');
    expect(await view(unpaid)).toMatchObject({ state: 'lapsed', outcome: 'fee_unpaid' });
  });
});

describe('split, join, transfer, withdraw', () => {
  it('splits into cases of their own with the same receipt, and joins them again', async () => {
    const two = [1, 2].map((n) => ({ title: `第${n}项`, number: '', description: '' }));
    const id = await registered({ items: two });
    await step(id, 'split');
    const first = await view(id);
    expect(first.items.map(({ title }) => title)).toEqual(['第1项']);
    const part = first.related.find(({ relation }) => relation === 'part')?.id ?? '';
    expect(await view(part)).toMatchObject({
      state: 'received',
      receivedOn: '2026-03-02',
      dueOn: first.dueOn,
      title: '第2项',
    });
    expect(first.same.map((one) => one.id)).toContain(part);
    await step(part, 'register');
    await step(part, 'join', { targetId: id });
    expect((await view(part)).state).toBe('joined');
    expect((await view(id)).items.map(({ title }) => title)).toEqual(['第1项', '第2项']);
    expect(await world.codeOf(step(await registered(), 'split'))).toBe('workflow.refused');
  });
  it('joins with no other person’s request', async () => {
    const { applicant } = world.form();
    const other = await registered({
      applicant: { ...applicant, documentType: 'passport', documentNumber: 'E12345678' },
    });
    expect(await world.codeOf(step(await registered(), 'join', { targetId: other }))).toBe('workflow.refused');
  });
  it('hands to another authority only when the applicant agreed; there it is a case with a code of its own', async () => {
    const id = await received();
    expect(await world.codeOf(step(id, 'transfer', { targetId: world.water.id }))).toBe('workflow.refused');
    await step(id, 'transfer', { targetId: world.water.id, agreed: true });
    const there = (await view(id)).related[0]?.id ?? '';
    const row = await world.db.selectFrom('requests').selectAll().where('id', '=', there).executeTakeFirstOrThrow();
    expect(row).toMatchObject({ organisationId: world.water.id, state: 'received', receivedOn: null });
    expect(await world.statuses.find(world.tenant.id, row.code, PLANTED.phone)).not.toBeNull();
  });
  it('is withdrawn by the applicant alone', async () => {
    const id = await handling();
    expect(await world.codeOf(step(id, 'withdraw'))).toBe('workflow.refused');
    await step(id, 'withdraw', { agreed: true, words: '来信撤回' });
    expect(await view(id)).toMatchObject({ state: 'withdrawn', outcome: 'other' });
  });
});

describe('who asks', () => {
  it('is shown for a reason, and each look is in the audit with its words as ciphertext', async () => {
    const id = await handling();
    expect((await view(id)).applicant).toBe('欧某');
    expect(JSON.stringify(await view(id))).not.toMatch(/欧阳测试|1987654321|19491231002X/);
    expect(await world.codeOf(world.work.reveal(world.lawyer, id, { reason: 'contact', words: '' }))).toBe(
      'access.denied',
    );
    expect(await world.codeOf(world.work.reveal(world.officer, id, { reason: 'other', words: ' ' }))).toBe(
      'requests.reason_missing',
    );
    const shown = await world.work.reveal(world.officer, id, { reason: 'contact', words: `致电${PLANTED.name}` });
    expect(shown).toMatchObject(PLANTED);
    const looks = (await world.trailOf(id)).filter(({ action }) => action === 'requests.identity.revealed');
    expect(looks).toHaveLength(1);
    expect(JSON.stringify(looks)).not.toContain(PLANTED.name);
  });
});

describe('lists', () => {
  it('count by light, and a new calendar moves every open clock', async () => {
    const id = await handling();
    const before = (await view(id)).dueOn;
    const { counts, total } = await world.cases.list(world.officer, { view: 'open', page: 1 });
    expect(total).toBe(counts.unconfirmed + counts.overdue + counts.near + counts.normal + counts.paused);
    const unconfirmed = await received();
    expect((await world.cases.listTodos(world.officer)).map((todo) => todo.id)).toContain(unconfirmed);
    expect(await world.cases.recalculateClocks(world.tenant.id)).toBe(0);
    await world.db.updateTable('requests').set({ dueOn: '2026-03-15' }).where('id', '=', id).execute();
    expect(await world.cases.recalculateClocks(world.tenant.id)).toBe(1);
    expect((await view(id)).dueOn).toBe(before);
  });
});

it('leaves no planted name, number or phone in clear in any table', async () => {
  const wanted = new RegExp(Object.values(PLANTED).join('|'));
  for (const { name } of await world.test.db.introspection.getTables()) {
    const rows = await world.test.db
      .selectFrom(name as 'requests')
      .selectAll()
      .execute();
    expect([name, wanted.test(JSON.stringify(rows))]).toEqual([name, false]);
  }
});
