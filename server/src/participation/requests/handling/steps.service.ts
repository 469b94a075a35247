import { randomBytes } from 'node:crypto';
import { newId, type Tx } from '../../../kernel/db/index.ts';
import type { Actor, Write } from '../../../foundation/audit/index.ts';
import type { CalendarService } from '../../../foundation/calendar/index.ts';
import { dueFrom } from '../../../foundation/clocks/index.ts';
import type { WorkflowService } from '../../../foundation/workflow/index.ts';
import { codeFrom } from '../intake/intake.rules.ts';
import { DEFAULT_FEES, feeFor } from '../fees.rules.ts';
import { findAuthority } from '../letters/letters.repo.ts';
import type { LettersService } from '../letters/letters.service.ts';
import { dateInLetter } from '../letters/template.rules.ts';
import { describeDecisionFaults, outcomeOf } from '../outcomes.rules.ts';
import { writeNumber } from '../request-clock.rules.ts';
import { requestClocks } from '../request-clocks.rules.ts';
import { CLOSED_STATES, requestFlow, type RequestState } from '../request-flow.rules.ts';
import type { RequestVault } from '../request-vault.ts';
import { requestErrors } from '../requests.errors.ts';
import {
  listPeople,
  insertRequest,
  listClockEvents,
  insertClockEvent,
  lockRequest,
  takeNumber,
  updateRequest,
  type RequestRow,
} from '../requests.repo.ts';
import type { RequestSettings } from '../requests.settings.ts';
import { LetterShown, type CaseLetters, type Told } from './case-letters.service.ts';
import type { DeskDeps, RequestDesk } from './desk.ts';
import type { DispatchService } from './dispatch.service.ts';
import { insertConsultation, listItems, replaceItems, updateConsultation } from './handling.repo.ts';
import type { StepInput } from './handling.schema.ts';
import { conditionsOf, heardOn, openProposal, permissionOf, type CaseFacts } from './steps.rules.ts';

export interface StepsDeps extends DeskDeps {
  desk: RequestDesk;
  dispatch: DispatchService;
  vault: RequestVault;
  calendar: CalendarService;
  workflows: WorkflowService;
  settings: RequestSettings;
  letters: LettersService;
  caseLetters: CaseLetters;
}
/**
 * Who agrees to more time, by function (条例 article 33): the applicant reads the explanation of the date, and accounts of officers are not for him. Whose
 * account it was stands with the event.
 */
const APPROVER = '政府信息公开工作机构负责人';

export type StepsService = ReturnType<typeof createStepsService>;
type Change = Partial<Omit<RequestRow, 'id' | 'organisationId' | 'code'>>;

/** What of a step's input the step cannot do without, in words. */
const NEEDED: Record<string, (input: StepInput) => [zh: string, en: string] | null> = {
  confirm_receipt: ({ on }) => (on ? null : ['双方确认收到的日期', 'the day on which both sides confirmed']),
  ask_correction: ({ words }) => (words?.trim() ? null : ['需要补正的事项', 'what has to be mended']),
  transfer: ({ targetId }) => (targetId ? null : ['接收机关', 'the authority that takes it']),
  join: ({ targetId }) => (targetId ? null : ['并入的申请', 'the request it is joined with']),
  ask_fee: ({ fee, words }) =>
    fee && words?.trim()
      ? null
      : ['计费的数量，以及认定明显超过合理范围的理由', 'what the fee is counted by, and why it is far more than usual'],
  consult: ({ consultation: one }) =>
    one && one.name.trim() + (one.organisationId ?? '') === '' ? ['征求谁的意见', 'who is asked'] : null,
  return_draft: ({ words }) => (words?.trim() ? null : ['退回的理由', 'why it is returned']),
  return_checked: ({ words }) => (words?.trim() ? null : ['退回的理由', 'why it is returned']),
};

/** Takes a case from state to state: the table decides, and what a step brings with it happens in the same write. */
export function createStepsService(deps: StepsDeps) {
  const { desk, dispatch, vault, calendar, workflows, settings, now, letters, caseLetters } = deps;

  /** `also` is written together with the step: files that the applicant sent with a correction. */
  const step = (
    actor: Actor,
    id: string,
    input: StepInput,
    also?: (w: Write) => Promise<void>,
    isShown = false,
  ): Promise<{ version: number; state: RequestState }> => {
    const permission = permissionOf(input.step);
    const asked = { permission, version: input.version, action: 'requests.request.stepped' };
    return desk.work(actor, id, asked, async (w, row, unit) => {
      const missing = NEEDED[input.step]?.(input);
      if (missing) throw requestErrors.step_data({ zh: missing[0], en: missing[1] });
      const today = desk.today();
      if (input.on && input.on > today) throw requestErrors.day_ahead();
      const facts = {
        ...(await desk.factsOf(w.tx, actor, row, input.targetId)),
        isSendable: input.step === 'deliver' && ['email', 'page'].includes(input.way ?? row.deliveryWay),
      };
      // The table says only that something is undecided; who sent it has to know which, and what is missing.
      const undecided = describeDecisionFaults(facts.items);
      if (undecided && input.step === 'draft' && row.state === 'handling')
        throw requestErrors.decision_incomplete(undecided);
      const flow = await workflows.get(w.tx, actor.tenantId, row.workflowId);
      const taken = await workflows.transition(w, actor, {
        ...{ instanceId: row.workflowId, expectedVersion: flow.version, transition: input.step, organisationId: unit },
        conditions: () => conditionsOf(facts, input),
      });
      const state = taken.instance.state as RequestState;
      const own = await (WORK[input.step] ?? nothing)({ w, actor, row, input, facts, today, isShown });
      if (isShown) throw new LetterShown(null);
      const closes = CLOSED_STATES.includes(state) && !CLOSED_STATES.includes(row.state);
      const stopped =
        taken.effects.includes('stop_clock') && row.clockState !== 'not_started'
          ? await desk.tick(w, actor, id, input.step === 'deliver' ? (input.on ?? today) : today, { kind: 'stop' })
          : {};
      const change: Change = {
        ...own,
        ...stopped,
        state,
        ...(closes ? { closedAt: now(), applicantDueOn: null } : {}),
      };
      await also?.(w);
      const after = {
        step: input.step,
        from: row.state,
        to: state,
        dueOn: change.dueOn === undefined ? row.dueOn : change.dueOn,
      };
      return { result: { version: row.version + 1, state }, change, after };
    });
  };

  interface Step {
    w: Write;
    actor: Actor;
    row: RequestRow;
    input: StepInput;
    facts: CaseFacts;
    today: string;
    isShown: boolean;
  }
  /** Issues the letter of a step; the version of the case names the moment. */
  const tell = async (one: Step, told: Omit<Told, 'cause'>, row: RequestRow = one.row) => {
    const letter = await caseLetters.tell(
      { ...one, row },
      one.facts.items.map(({ asked }) => asked),
      { ...told, cause: `${one.input.step}:${one.row.version}` },
      one.isShown,
    );
    // The step goes on without a letter that no law asks for, but the officer has to know that nobody was told.
    const unsent = { kind: 'letter_unsent', on: one.today, data: { letter: told.kind } };
    if (!letter) await desk.note(one.w, one.actor, row.id, unsent);
    return letter;
  };
  /** The reply as it stands now: numbered when it is signed, looked at before. */
  const tellReply = (one: Step) => tell(one, { kind: 'reply', values: {}, items: one.facts.items, isHeld: true });
  /** The letter by which the applicant was told before, in one phrase. */
  async function noticeOf({ w, actor, row }: Step, kind: 'correction' | 'fee', limit: string): Promise<string> {
    const letter = await letters.findLast(w, actor, row.id, kind);
    const until = row.applicantDueOn ? `${limit}至${dateInLetter(row.applicantDueOn)}` : '';
    if (!letter) return until;
    const how = letter.deliveredOn ? `${dateInLetter(letter.deliveredOn)}送达` : `${dateInLetter(letter.datedOn)}发出`;
    return [letter.number, how, until].filter(Boolean).join('，');
  }
  const tellLapsed = async (one: Step, answer: 'not_corrected' | 'fee_unpaid', notice: string) =>
    tell(one, {
      ...{ kind: 'reply', values: {} },
      items: one.facts.items.map(({ asked }) => ({ asked, answer, particulars: { notice } })),
    });
  const nothing = async (): Promise<Change> => ({});
  const say = (
    { w, actor, row, input, today }: Step,
    kind: string,
    data: Record<string, string | number | boolean> = {},
  ) =>
    desk.note(w, actor, row.id, {
      kind,
      on: input.on ?? today,
      words: input.words ?? '',
      data: { ...(input.document ? { document: input.document } : {}), ...data },
    });
  const tick = ({ w, actor, row }: Step, on: string, change: Parameters<RequestDesk['tick']>[4]) =>
    desk.tick(w, actor, row.id, on, change);

  async function requireUnit({ w, actor }: Pick<Step, 'w' | 'actor'>, id: string): Promise<string> {
    const unit = await findAuthority(w.tx, actor.tenantId, id);
    if (unit?.status !== 'active') throw requestErrors.unknown_target();
    return id;
  }

  /** What comes with each step, besides the state. */
  const WORK: Record<string, (step: Step) => Promise<Change>> = {
    async confirm_receipt(one) {
      const on = one.input.on ?? one.today;
      const arrivedOn = new Date(one.row.arrivedAt.getTime() + 8 * 3_600_000).toISOString().slice(0, 10);
      if (on < arrivedOn) throw requestErrors.on_before({ day: arrivedOn });
      await say(one, 'confirmed');
      return { receivedOn: on, ...(await tick(one, on, { kind: 'start' })) };
    },
    async register(one) {
      const { w, actor, row, today } = one;
      const year = Number(today.slice(0, 4));
      const number = await takeNumber(w.tx, actor.tenantId, row.organisationId, year);
      const numbered = { ...row, registrationYear: year, registrationNumber: number };
      const values = row.dueOn ? { 答复期限: dateInLetter(row.dueOn) } : {};
      await tell(one, { kind: 'receipt', values }, numbered);
      return {
        registrationYear: year,
        registrationNumber: number,
        registeredAt: now(),
        officerId: row.officerId ?? accountOf(actor),
      };
    },
    async accept({ w, actor, row, input, facts }) {
      const lead =
        input.unitId ?? facts.units.find(({ role }) => role === 'lead')?.organisationId ?? row.organisationId;
      const { coUnitIds, officerId } = input;
      return dispatch.place(w, actor, row, { unitId: lead, coUnitIds, officerId });
    },
    async ask_correction(one) {
      const { input, today } = one;
      const offered = (await calendar.forTenant(one.actor.tenantId, one.w.tx)).addWorkdays(
        today,
        settings.correctionDays,
      ).on;
      const dueOn = input.dueOn ?? offered;
      if (dueOn <= today) throw requestErrors.on_before({ day: today });
      const values = { 补正内容: input.words ?? '', 期限: dateInLetter(dueOn) };
      const letter = await tell(one, { kind: 'correction', values });
      await say(one, 'correction', { dueOn, document: letter?.number ?? '' });
      return { applicantDueOn: dueOn, ...(await tick(one, today, { kind: 'pause', cause: 'correction' })) };
    },
    async receive_correction(one) {
      const on = one.input.on ?? one.today;
      await say(one, 'corrected');
      return { applicantDueOn: null, ...(await tick(one, on, { kind: 'restart', cause: 'correction' })) };
    },
    async lapse_correction(one) {
      const letter = await tellLapsed(one, 'not_corrected', await noticeOf(one, 'correction', '补正期限'));
      await say(one, 'lapsed', { cause: 'correction', document: letter?.number ?? '' });
      return { outcome: 'not_corrected' };
    },
    async consult(one) {
      const { w, actor, row, input, today } = one;
      const asked = input.consultation;
      if (!asked) return {};
      if (asked.organisationId) await requireUnit(one, asked.organisationId);
      const dueOn = await ask({ w, actor, row, today }, asked);
      const unitName = asked.organisationId
        ? ((await findAuthority(w.tx, actor.tenantId, asked.organisationId))?.name ?? '')
        : '';
      const what = asked.words.trim() || one.facts.items.map((item) => item.asked).join('；');
      await tell(one, {
        ...{ kind: asked.kind, consulted: { name: asked.name.trim() || unitName, contact: asked.contact } },
        values: { 拟公开内容: what, ...(dueOn ? { 期限: dateInLetter(dueOn) } : {}) },
      });
      if (row.clockState === 'paused') return {};
      return tick(one, today, { kind: 'pause', cause: asked.kind === 'third_party' ? 'third_party' : 'other_agency' });
    },
    async end_consultation(one) {
      const { w, actor, row, facts, today } = one;
      for (const silent of facts.consultations.filter(({ kind, answer }) => kind !== 'unit' && answer === ''))
        await updateConsultation(w.tx, actor.tenantId, row.id, silent.id, {
          answer: 'silent',
          answeredByName: actor.name,
        });
      return tick(one, heardOn(facts.consultations, today), { kind: 'resume' });
    },
    async extend(one) {
      const proposal = openProposal(one.facts.records, 'extension');
      const amount = Number(proposal?.data['amount'] ?? 0);
      const change = { kind: 'extend' as const, amount, approver: APPROVER };
      const { dueOn } = await desk.foresee(one.w, one.actor, one.row.id, one.today, { ...change, document: '—' });
      const values = {
        延长理由: await vault.open(proposal?.wordsSealed ?? ''),
        ...(one.row.dueOn ? { 原期限: dateInLetter(one.row.dueOn) } : {}),
        ...(dueOn ? { 答复期限: dateInLetter(dueOn) } : {}),
      };
      const document = (await tell(one, { kind: 'extension', values }))?.number ?? '';
      await say(one, 'extension', { amount, proposal: proposal?.id ?? '', document });
      return tick(one, one.today, { ...change, document });
    },
    async delay(one) {
      const proposal = openProposal(one.facts.records, 'delay');
      const until = String(proposal?.data['until'] ?? '');
      const values = { 理由: await vault.open(proposal?.wordsSealed ?? ''), 答复期限: dateInLetter(until) };
      const document = (await tell(one, { kind: 'delay', values }))?.number ?? '';
      await say(one, 'delay', { until, proposal: proposal?.id ?? '', document });
      return tick(one, one.today, { kind: 'delay', until, approver: APPROVER, document });
    },
    async ask_fee(one) {
      const { input, today } = one;
      const days = await calendar.forTenant(one.actor.tenantId, one.w.tx);
      const dueOn = dueFrom(requestClocks.get('request.fee_payment'), today, days).dueOn ?? today;
      const fee = feeFor(input.fee ?? { by: 'page', pages: 0 }, DEFAULT_FEES);
      if (fee.yuan === 0) throw requestErrors.no_fee();
      const values = { 收费理由: input.words ?? '', 期限: dateInLetter(dueOn) };
      const letter = await tell(one, { kind: 'fee', values, fee });
      await say(one, 'fee_notice', { dueOn, yuan: fee.yuan, document: letter?.number ?? '' });
      return { applicantDueOn: dueOn, ...(await tick(one, today, { kind: 'pause', cause: 'payment' })) };
    },
    async receive_payment(one) {
      await say(one, 'payment');
      return {
        applicantDueOn: null,
        ...(await tick(one, one.input.on ?? one.today, { kind: 'restart', cause: 'payment' })),
      };
    },
    async lapse_payment(one) {
      const letter = await tellLapsed(one, 'fee_unpaid', await noticeOf(one, 'fee', '缴费期限'));
      await say(one, 'lapsed', { cause: 'payment', document: letter?.number ?? '' });
      return { outcome: 'fee_unpaid' };
    },
    async draft(one) {
      if (one.isShown) await tellReply(one);
      await say(one, 'draft');
      return { outcome: outcomeOf(one.facts.items).code };
    },
    return_draft: async (one) => (await say(one, 'returned'), { outcome: '' }),
    async return_checked(one) {
      await letters.takeBack(one.w, one.actor, one.row.id);
      await say(one, 'returned');
      return { outcome: '' };
    },
    async check(one) {
      if (one.isShown) await tellReply(one);
      await say(one, 'checked');
      return {};
    },
    async sign(one) {
      const letter = await tellReply(one);
      await say(one, 'signed', { document: letter?.number ?? '' });
      return {};
    },
    async deliver(one) {
      const { w, actor, row, input, today } = one;
      const on = input.on ?? today;
      const proof = input.words?.trim() ?? '';
      const state = await letters.release(w, actor, row.id, { way: input.way, on, proof });
      // What the program can send itself needs no proof of somebody; all else does.
      if (proof === '' && (state === null || state === 'to_deliver'))
        throw requestErrors.step_data({ zh: '送达方式和凭证', en: 'how it was delivered, and the proof' });
      await say(one, 'delivery', { way: input.way ?? row.deliveryWay });
      return { repliedOn: proof ? on : today };
    },
    withdraw: async (one) => (await say(one, 'withdrawn'), { outcome: 'other' }),
    archive: async () => ({ archivedAt: now() }),
    async join(one) {
      const { w, actor, row, input } = one;
      const targetId = input.targetId ?? '';
      // Its items change too: whoever has it open is told so by its version.
      const target = await lockRequest(w.tx, actor.tenantId, targetId);
      if (!target || !['registered', 'handling'].includes(target.state)) throw requestErrors.unknown_target();
      const [mine, theirs] = await Promise.all([
        listItems(w.tx, actor.tenantId, row.id),
        listItems(w.tx, actor.tenantId, targetId),
      ]);
      const added = mine.map(({ titleSealed }) => ({ id: newId(), titleSealed }));
      await replaceItems(w.tx, actor.tenantId, targetId, [...theirs, ...added]);
      await updateRequest(w.tx, actor.tenantId, targetId, { version: target.version + 1, changedByName: actor.name });
      await desk.note(w, actor, targetId, { kind: 'joined', on: desk.today(), data: { from: row.id } });
      w.record({
        ...{ action: 'requests.request.joined', subjectType: 'request', subjectId: targetId },
        after: { from: row.id, items: theirs.length + added.length, version: target.version + 1 },
      });
      const 并入编号 = writeNumber(target.registrationYear, target.registrationNumber);
      await tell(one, { kind: 'joined', values: { 并入编号 } });
      return { joinedIntoId: targetId };
    },
    async split(one) {
      const { w, actor, row } = one;
      const items = await listItems(w.tx, actor.tenantId, row.id);
      const [first, ...others] = items;
      if (!first) return {};
      for (const item of others)
        await open(w, actor, row, { organisationId: row.organisationId, items: [item], keepsReceipt: true });
      await replaceItems(w.tx, actor.tenantId, row.id, [{ id: first.id, titleSealed: first.titleSealed }]);
      await tell(one, { kind: 'split', values: { 件数: String(items.length) } });
      return { contentSealed: await summaryOf(first.titleSealed) };
    },
    async transfer(one) {
      const { w, actor, row, input } = one;
      const organisationId = await requireUnit(one, input.targetId ?? '');
      if (organisationId === row.organisationId) throw requestErrors.unknown_target();
      const items = await listItems(w.tx, actor.tenantId, row.id);
      await say(one, 'transferred');
      const code = await open(w, actor, row, { organisationId, items, keepsReceipt: false });
      const unit = await findAuthority(w.tx, actor.tenantId, organisationId);
      await tell(one, { kind: 'transferred', values: { 转送机关: unit?.name ?? '', 查询码: code } });
      return {};
    },
  };

  async function summaryOf(titleSealed: string): Promise<string> {
    const { title, number, description } = await vault.openItem(titleSealed);
    return vault.seal([...(title || number || description)].slice(0, 60).join(''));
  }

  /** A case of its own that grew out of another: the same applicant, arrival and receipt, with a code of its own. */
  async function open(
    w: Write,
    actor: Actor,
    from: RequestRow,
    to: { organisationId: string; items: readonly { titleSealed: string }[]; keepsReceipt: boolean },
  ): Promise<string> {
    const { tenantId } = actor;
    const [id, code] = [newId(), codeFrom(randomBytes(16))];
    const { applicant, agent } = await vault.openPeople(await listPeople(w.tx, tenantId, from.id));
    if (!applicant) throw requestErrors.not_found();
    const people = await vault.sealPeople(code, applicant, agent);
    const flow = await workflows.start(w, actor, { definition: requestFlow, subjectType: 'request', subjectId: id });
    const events = to.keepsReceipt ? await listClockEvents(w.tx, tenantId, from.id) : [];
    const kept = to.keepsReceipt ? from : null;
    await insertRequest(
      w.tx,
      tenantId,
      {
        ...{
          id,
          code,
          organisationId: to.organisationId,
          submissionKey: vault.submissionIndex(id),
          channel: from.channel,
        },
        ...{
          isOral: from.isOral,
          applicantKind: from.applicantKind,
          locale: from.locale,
          deliveryForm: from.deliveryForm,
        },
        ...{ deliveryWay: from.deliveryWay, wantsHelp: from.wantsHelp, workflowId: flow.id, arrivedAt: from.arrivedAt },
        ...{
          contentSealed: await summaryOf(to.items[0]?.titleSealed ?? ''),
          receivedOn: kept?.receivedOn ?? null,
          originId: from.id,
        },
        clockState: kept?.clockState ?? 'not_started',
        ...{ dueOn: kept?.dueOn ?? null, dueProvisional: kept?.dueProvisional ?? false },
      },
      {
        people,
        items: to.items.map(({ titleSealed }) => ({ id: newId(), titleSealed })),
        files: [],
      },
    );
    for (const event of events)
      await insertClockEvent(w.tx, tenantId, id, {
        ...{
          event: { ...event, id: newId() },
          occurredOn: event.on ?? from.receivedOn ?? '',
          recordedAt: now(),
          recordedByName: actor.name,
        },
      });
    w.record({
      action: 'requests.request.received',
      subjectType: 'request',
      subjectId: id,
      after: { organisationId: to.organisationId, from: from.id },
    });
    return code;
  }

  /** Writes a consultation with its last day: fifteen working days from its receipt for those to whom articles 32 and 34 give them. */
  async function ask(
    { w, actor, row, today }: Pick<Step, 'w' | 'actor' | 'row' | 'today'>,
    asked: NonNullable<StepInput['consultation']>,
  ): Promise<string | null> {
    const { kind, organisationId, name, contact, words, receivedOn } = asked;
    if (receivedOn && receivedOn > today) throw requestErrors.day_ahead();
    const dueOn = await limitOf(w.tx, actor.tenantId, kind, receivedOn, asked.dueOn);
    await insertConsultation(w.tx, actor.tenantId, row.id, {
      ...{ id: newId(), kind, organisationId, askedOn: today, receivedOn, askedByName: actor.name },
      askedSealed: await vault.sealJson({ name, contact, words }),
      dueOn,
    });
    return dueOn;
  }

  async function limitOf(
    tx: Tx,
    tenantId: string,
    kind: string,
    receivedOn: string | null,
    dueOn: string | null,
  ): Promise<string | null> {
    const rule = kind === 'third_party' ? 'request.third_party' : kind === 'co_producer' ? 'request.co_producer' : null;
    if (!rule) return dueOn;
    return receivedOn
      ? dueFrom(requestClocks.get(rule), receivedOn, await calendar.forTenant(tenantId, tx)).dueOn
      : null;
  }

  return { step, ask, limitOf, summaryOf };
}

const accountOf = (actor: Actor): string | null => (actor.kind === 'account' ? actor.id : null);
