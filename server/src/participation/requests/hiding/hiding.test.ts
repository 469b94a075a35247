import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '../../../foundation/audit/index.ts';
import { countOpenOfOfficers, listOpenClocks } from '../handling/handling.repo.ts';
import { listAnswered } from '../openings/openings.repo.ts';
import { createRequestsWorld, PLANTED, type RequestsWorld } from '../requests.testing.ts';
import { yearly } from '../yearly.repo.ts';

let world: RequestsWorld;
let boss: Actor;
let second: Actor;
beforeAll(async () => {
  world = await createRequestsWorld();
  boss = world.person('boss', [world.finance.id, world.budget.id], 'request_reviewer');
  second = world.person('second', [world.finance.id, world.budget.id], 'open_government_office');
  await world.account(world.officer, '承办甲');
});
afterAll(() => world.close());

/** A registered case on the officer's desk, that the water bureau helps with. */
async function caseOf(key: string, more: { isClosed?: boolean } = {}): Promise<string> {
  const { id } = await world.submit(key);
  const step = async (name: string, rest: object = {}) => {
    const { version } = await world.cases.get(world.officer, id);
    await world.steps.step(world.officer, id, { version, step: name, ...rest });
  };
  await step('confirm_receipt', { on: '2026-03-02' });
  await step('register');
  await step('accept', { unitId: world.budget.id, coUnitIds: [world.water.id] });
  if (more.isClosed) await step('withdraw', { agreed: true, words: '申请人撤回' });
  const closed = more.isClosed ? { repliedOn: '2026-03-02' } : {};
  await world.db
    .updateTable('requests')
    .set({ officerId: world.officer.id, ...closed })
    .where('id', '=', id)
    .execute();
  return id;
}
async function hide(id: string): Promise<void> {
  const { id: hiding } = await world.hidings.propose(world.officer, { requestId: id, kind: 'hide', reason: '误登' });
  await world.hidings.decide(boss, hiding, { version: 1, approve: true });
}
async function showAgain(id: string): Promise<void> {
  const { id: hiding } = await world.hidings.propose(boss, { requestId: id, kind: 'show', reason: '已核实' });
  await world.hidings.decide(second, hiding, { version: 1, approve: true });
}

describe('hiding a whole case', () => {
  it('takes two people, leaves its trail, and is undone by two', async () => {
    const id = await caseOf('hide-two-people');
    const asked = { requestId: id, kind: 'hide' as const, reason: `${PLANTED.name}的人身安全` };
    expect(await world.codeOf(world.hidings.propose(world.officer, { ...asked, reason: ' ' }))).toBe(
      'requests_hiding.reason_missing',
    );
    const other = world.person('helper', [world.water.id], 'request_officer');
    expect(await world.codeOf(world.hidings.propose(other, asked))).toBe('access.denied');
    expect(await world.codeOf(world.hidings.propose(world.lawyer, asked))).toBe('access.denied');
    const { id: hiding } = await world.hidings.propose(boss, asked);
    expect(await world.codeOf(world.hidings.propose(world.officer, asked))).toBe('requests_hiding.waiting');
    // It waits: nothing is hidden yet, and the case says so.
    expect(await world.cases.get(world.officer, id)).toMatchObject({
      ...{ hiding: { id: hiding, isMine: false }, mayHide: true, mayDecideHiding: false },
    });
    const decide = (actor: Actor, approve = true) => world.hidings.decide(actor, hiding, { version: 1, approve });
    expect(await world.codeOf(decide(boss))).toBe('requests_hiding.same_person');
    expect(await world.codeOf(decide(world.officer))).toBe('access.denied');
    expect(await world.codeOf(decide(world.person('elsewhere', [world.water.id], 'request_reviewer')))).toBe(
      'requests_hiding.unknown',
    );
    expect((await world.hidings.listTodos(boss)).length).toBe(0);
    expect(await world.hidings.listTodos(second)).toMatchObject([{ id: hiding, kind: 'hiding' }]);
    const both = await Promise.all([world.codeOf(decide(second)), world.codeOf(decide(second))]);
    expect(both.toSorted()).toEqual(['done', 'requests_hiding.decided']);

    expect(await world.codeOf(world.hidings.desk(world.officer))).toBe('access.denied');
    const desk = await world.hidings.desk(second);
    expect(desk.hidden).toMatchObject([{ requestId: id, isWaiting: false }]);
    expect(desk.items[0]).toMatchObject({ state: 'done', reason: asked.reason, isMine: false });
    expect(await world.codeOf(world.hidings.propose(boss, asked))).toBe('requests.not_found');
    const back = { requestId: id, kind: 'show' as const, reason: '已处理' };
    expect(await world.codeOf(world.hidings.propose(world.officer, back))).toBe('requests.not_found');
    await showAgain(id);
    expect((await world.cases.get(world.officer, id)).id).toBe(id);
    expect(await world.codeOf(world.hidings.propose(boss, back))).toBe('requests_hiding.not_hidden');
    const trail = (await world.trailOf(id)).filter(({ action }) => /hid|shown/.test(action));
    expect(trail.map(({ action, actorName }) => `${action} ${actorName}`)).toEqual([
      ...['requests.hiding.proposed boss', 'requests.request.hidden second'],
      ...['requests.hiding.proposed boss', 'requests.request.shown_again second'],
    ]);
    expect(JSON.stringify(trail)).not.toContain(PLANTED.name);
  });

  it('can be refused, and taken back by who proposed it', async () => {
    const id = await caseOf('hide-refused-1');
    const asked = { requestId: id, kind: 'hide' as const, reason: '误登' };
    const first = await world.hidings.propose(world.officer, asked);
    await world.hidings.decide(boss, first.id, { version: 1, approve: false });
    const next = await world.hidings.propose(world.officer, asked);
    await world.hidings.decide(world.officer, next.id, { version: 1, approve: false });
    expect(await world.cases.get(world.officer, id)).toMatchObject({ hiding: null });
    const [latest] = (await world.hidings.desk(boss)).items;
    expect(latest).toMatchObject({ state: 'refused', proposedByName: '承办甲', decidedByName: '承办甲' });
  });
});

describe('every surface of the desk', () => {
  const tenantId = () => world.tenant.id;
  let token = '';
  let disputeId = '';
  let complaintId = '';
  let letterId = '';
  let kin = '';
  const dispute = (requestId: string | null) => ({
    ...{ track: 'suit' as const, number: '行初1号', body: '安澜市人民法院', procedure: 'ordinary' as const, requestId },
    ...{ filedOn: '2026-03-02', servedOn: null, answeredOn: null, result: '' as const, endedOn: null },
  });
  const complaint = (requestId: string | null) => ({
    ...{ requestId, basis: 'request' as const, kind: 'complaint' as const, receivedOn: '2026-03-02', dueOn: null },
    ...{ channel: 'post' as const, finding: '' as const, measure: '' as const, endedOn: null, result: '' },
    ...{ name: '别人', contact: '', words: '没有答复' },
  });

  /** What each surface says of a case: whether it is there. */
  const surfaces: Record<string, (id: string, other: string, code: string, number: string) => Promise<boolean>> = {
    'the list of open cases': async (id) => has(await world.cases.list(world.officer, { view: 'open', page: 1 }), id),
    'the list of closed cases': async (_id, other) =>
      has(await world.cases.list(world.officer, { view: 'closed', page: 1 }), other),
    'the list of closed cases of a year': async (_id, other) =>
      has(await world.cases.list(world.officer, { view: 'closed', page: 1, year: 2026 }), other),
    'the list of closed cases of everybody': async (_id, other) =>
      has(await world.cases.list(world.system, { view: 'closed', page: 1 }), other),
    'the list of who helps': async (id) =>
      has(await world.cases.list(world.waterOfficer, { view: 'open', page: 1 }), id),
    'the closed list of who helps': async (_id, other) =>
      has(await world.cases.list(world.waterOfficer, { view: 'closed', page: 1 }), other),
    'the list of one officer': async (id) => has(await world.cases.list(world.officer, { view: 'mine', page: 1 }), id),
    'the counts of the open list': async () =>
      (await world.cases.list(world.officer, { view: 'open', page: 1 })).total > 0,
    'the counts of the lights': async () =>
      Object.values((await world.cases.list(world.officer, { view: 'open', page: 1 })).counts).some((n) => n > 0),
    'the counts of the closed list': async () =>
      (await world.cases.list(world.officer, { view: 'closed', page: 1 })).total > 0,
    'the counts of the closed list of everybody': async () =>
      (await world.cases.list(world.system, { view: 'closed', page: 1 })).total > 0,
    'finding by number': async (id, _other, _code, number) =>
      has(await world.cases.list(world.officer, { view: 'open', page: 1, find: number }), id),
    'finding by code': async (id, _other, code) =>
      has(await world.cases.list(world.officer, { view: 'open', page: 1, find: code }), id),
    'the workbook of the list': async () => Number(((await exported()) as { cases?: number }).cases ?? 0) > 0,
    'the case itself': async (id) => (await world.codeOf(world.cases.get(world.officer, id))) === 'done',
    'the same for its reviewers': async (id) => (await world.codeOf(world.cases.get(boss, id))) === 'done',
    'who asks': async (id) =>
      (await world.codeOf(world.work.reveal(world.officer, id, { reason: 'contact', words: '' }))) === 'done',
    'work on it': async (id) =>
      (await world.codeOf(
        world.work.addRecord(world.officer, id, { version: await versionOf(id), kind: 'note', words: '备注' }),
      )) === 'done',
    'its letters': async (id) => (await world.letters.list(world.officer, id)).length > 0,
    'a letter of it': async () => (await world.codeOf(world.letters.print(world.officer, letterId, 'pdf'))) === 'done',
    'its hand-over file': async (id) => (await world.codeOf(world.dossiers.make(world.officer, id, '复议'))) === 'done',
    'what the same applicant asked': async (_id, other) => {
      const view = await world.cases.get(world.system, other);
      return view.same.length > 0;
    },
    'the load of units': async () =>
      (await world.loads.load(world.officer, 2026)).units.some(({ open, closed }) => open + closed > 0),
    'the load of officers': async () =>
      (await world.loads.load(world.officer, 2026)).officers.some(({ open, closed }) => open + closed > 0),
    'how busy officers are': async () => (await countOpenOfOfficers(world.db, tenantId(), '2026-03-02')).size > 0,
    'the work bench': async (id) => (await world.cases.listTodos(world.officer)).some((todo) => todo.id === id),
    'the calendar of the officer': async () => (await world.calendarFeeds.read(token))?.includes('DTSTART') ?? false,
    'what could be opened': async (_id, other) =>
      (await listAnswered(world.db, tenantId(), 'all', '2026-01-01', 100)).some((row) => row.id === other),
    'a case that grew out of it': async (id) =>
      (await world.cases.get(world.system, kin)).related.some((one) => one.id === id),
    'naming it in a register': async (id) =>
      (await world.codeOf(world.disputes.create(world.officer, world.finance.id, { ...dispute(id), version: 0 }))) ===
      'done',
    'the register of proceedings': async (id) =>
      (await world.disputes.list(world.officer)).some((line) => line.requestId === id || line.requestNumber !== ''),
    'the register of complaints': async (id) =>
      (await world.complaints.list(boss)).some((line) => line.requestId === id || line.requestNumber !== ''),
    'the cases behind a figure of the annual report': async (id) =>
      (await yearly.listCaseNumbers(world.db, tenantId(), [id])).length > 0,
  };
  const has = ({ items }: { items: readonly { id: string }[] }, id: string) => items.some((one) => one.id === id);
  const versionOf = async (id: string) =>
    (await world.db.selectFrom('requests').select('version').where('id', '=', id).executeTakeFirstOrThrow()).version;
  async function exported(): Promise<unknown> {
    await world.cases.exportList(world.officer, { view: 'open' });
    const rows = await world.trailOf('open');
    return rows.at(-1)?.after;
  }

  it('is silent about it, while its limits, its applicant and the annual report go on', async () => {
    // Nothing but these two is there: a figure that is not nought speaks of them.
    await world.db.updateTable('requests').set({ isHidden: true }).execute();
    const id = await caseOf('surface-open-1');
    const other = await caseOf('surface-closed', { isClosed: true });
    const { code, number } = await world.cases.get(world.officer, id);
    token = (await world.calendarFeeds.renew(world.officer)).path.slice('/calendars/'.length, -4);
    disputeId = (await world.disputes.create(world.officer, world.finance.id, { ...dispute(id), version: 0 })).id;
    complaintId = (await world.complaints.create(boss, world.finance.id, { ...complaint(id), version: 0 })).id;
    letterId = (await world.letters.list(world.officer, id))[0]?.id ?? '';
    ({ id: kin } = await world.submit('surface-kin-01', { organisationId: world.water.id }));
    await world.db.updateTable('requests').set({ originId: id }).where('id', '=', kin).execute();
    // Near its end, so that the work bench has it.
    await world.db.updateTable('requests').set({ dueOn: '2026-03-03' }).where('id', '=', id).execute();
    const ask = async () => {
      const said: Record<string, boolean> = {};
      for (const [name, look] of Object.entries(surfaces)) said[name] = await look(id, other, code, number);
      return said;
    };
    const all = (is: boolean) => Object.fromEntries(Object.keys(surfaces).map((name) => [name, is]));
    expect(await ask()).toEqual(all(true));
    const facts = () => yearly.listCaseFacts(world.db, tenantId(), [world.finance.id], 2026);
    const before = await facts();
    await hide(id);
    await hide(other);
    expect(await ask()).toEqual(all(false));

    expect(await facts()).toEqual(before);
    expect((await listOpenClocks(world.db, tenantId())).map((one) => one.id)).toContain(id);
    const page = await world.applicants.open(tenantId(), code, PLANTED.phone.slice(-4));
    expect(page).toMatchObject({ number, state: 'handling' });
    const wrote = await world.applicants.act(tenantId(), page?.pass ?? '', {
      ...{ action: 'withdraw', key: 'hidden-withdraw', words: '不再需要', score: 0, files: [] },
    });
    expect(wrote.view.state).toBe('withdrawn');

    // Who keeps the registers did not see the case, and does not unlink it by writing.
    const line = (await world.disputes.list(world.officer)).find((one) => one.id === disputeId);
    await world.disputes.change(world.officer, disputeId, {
      ...{ ...dispute(null), number: '行初2号', version: line?.version ?? 0 },
    });
    const [said] = await world.complaints.list(boss);
    await world.complaints.change(boss, complaintId, { ...complaint(null), version: said?.version ?? 0 });
    await showAgain(id);
    expect((await world.disputes.list(world.officer)).find((one) => one.id === disputeId)).toMatchObject({
      ...{ requestId: id, number: '行初2号' },
    });
    expect((await world.complaints.list(boss))[0]).toMatchObject({ requestId: id, requestNumber: number });
  });
});
