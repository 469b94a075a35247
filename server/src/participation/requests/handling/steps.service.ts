import { randomBytes } from 'node:crypto';
import { newId } from '../../../kernel/db/index.ts';
import type { Actor, Write } from '../../../foundation/audit/index.ts';
import type { CalendarService } from '../../../foundation/calendar/index.ts';
import { dueFrom } from '../../../foundation/clocks/index.ts';
import type { OrganisationsService } from '../../../foundation/organisations/index.ts';
import type { WorkflowService } from '../../../foundation/workflow/index.ts';
import { codeFrom } from '../intake/intake.rules.ts';
import { outcomeOf } from '../outcomes.rules.ts';
import { requestClocks } from '../request-clocks.rules.ts';
import { CLOSED_STATES, requestFlow, type RequestState } from '../request-flow.rules.ts';
import type { RequestVault } from '../request-vault.ts';
import { requestErrors } from '../requests.errors.ts';
import {
  findPerson,
  insertRequest,
  listClockEvents,
  insertClockEvent,
  lockRequest,
  takeNumber,
  updateRequest,
  type RequestRow,
} from '../requests.repo.ts';
import type { RequestSettings } from '../requests.settings.ts';
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
  organisations: OrganisationsService;
  settings: RequestSettings;
}
export type StepsService = ReturnType<typeof createStepsService>;
type Change = Partial<Omit<RequestRow, 'id' | 'organisationId' | 'code'>>;

/** What of a step's input the step cannot do without, in words. */
const NEEDED: Record<string, (input: StepInput) => [zh: string, en: string] | null> = {
  confirm_receipt: ({ on }) => (on ? null : ['双方确认收到的日期', 'the day on which both sides confirmed']),
  ask_correction: ({ words }) => (words?.trim() ? null : ['需要补正的事项', 'what has to be mended']),
  transfer: ({ targetId }) => (targetId ? null : ['接收机关', 'the authority that takes it']),
  join: ({ targetId }) => (targetId ? null : ['并入的申请', 'the request it is joined with']),
  extend: ({ document }) => (document ? null : ['延长告知书文号', 'the number of the notice']),
  delay: ({ document }) => (document ? null : ['延迟告知书文号', 'the number of the notice']),
  consult: ({ consultation: one }) =>
    one && one.name.trim() + (one.organisationId ?? '') === '' ? ['征求谁的意见', 'who is asked'] : null,
  return_draft: ({ words }) => (words?.trim() ? null : ['退回的理由', 'why it is returned']),
  return_checked: ({ words }) => (words?.trim() ? null : ['退回的理由', 'why it is returned']),
  deliver: ({ words }) => (words?.trim() ? null : ['送达方式和凭证', 'how it was delivered, and the proof']),
};

/** Takes a case from state to state: the table decides, and what a step brings with it happens in the same write. */
export function createStepsService(deps: StepsDeps) {
  const { desk, dispatch, vault, calendar, workflows, organisations, settings, now } = deps;

  /** `also` is written together with the step: files that the applicant sent with a correction. */
  const step = (
    actor: Actor,
    id: string,
    input: StepInput,
    also?: (w: Write) => Promise<void>,
  ): Promise<{ version: number; state: RequestState }> => {
    const permission = permissionOf(input.step);
    const asked = { permission, version: input.version, action: 'requests.request.stepped' };
    return desk.work(actor, id, asked, async (w, row, unit) => {
      const missing = NEEDED[input.step]?.(input);
      if (missing) throw requestErrors.step_data({ zh: missing[0], en: missing[1] });
      const today = desk.today();
      if (input.on && input.on > today) throw requestErrors.day_ahead();
      const facts = await desk.factsOf(w.tx, actor, row, input.targetId);
      const flow = await workflows.get(w.tx, actor.tenantId, row.workflowId);
      const taken = await workflows.transition(w, actor, {
        ...{ instanceId: row.workflowId, expectedVersion: flow.version, transition: input.step, organisationId: unit },
        conditions: () => conditionsOf(facts, input),
      });
      const state = taken.instance.state as RequestState;
      const own = await (WORK[input.step] ?? nothing)({ w, actor, row, input, facts, today });
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
  }
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

  async function requireUnit(actor: Actor, id: string): Promise<string> {
    const unit = await organisations.findUnit(actor.tenantId, id);
    if (!unit || unit.status !== 'active') throw requestErrors.unknown_target();
    return unit.id;
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
    async register({ w, actor, row, today }) {
      const year = Number(today.slice(0, 4));
      const number = await takeNumber(w.tx, actor.tenantId, row.organisationId, year);
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
      const offered = (await calendar.forTenant(one.actor.tenantId)).addWorkdays(today, settings.correctionDays).on;
      const dueOn = input.dueOn ?? offered;
      if (dueOn <= today) throw requestErrors.on_before({ day: today });
      await say(one, 'correction', { dueOn });
      return { applicantDueOn: dueOn, ...(await tick(one, today, { kind: 'pause', cause: 'correction' })) };
    },
    async receive_correction(one) {
      const on = one.input.on ?? one.today;
      await say(one, 'corrected');
      return { applicantDueOn: null, ...(await tick(one, on, { kind: 'restart', cause: 'correction' })) };
    },
    async lapse_correction(one) {
      await say(one, 'lapsed', { cause: 'correction' });
      return { outcome: 'not_corrected' };
    },
    async consult(one) {
      const { w, actor, row, input, today } = one;
      const asked = input.consultation;
      if (!asked) return {};
      if (asked.organisationId) await requireUnit(actor, asked.organisationId);
      await ask({ w, actor, row, today }, asked);
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
      await say(one, 'extension', { amount, proposal: proposal?.id ?? '' });
      return tick(one, one.today, {
        kind: 'extend',
        amount,
        approver: one.actor.name,
        document: one.input.document ?? '',
      });
    },
    async delay(one) {
      const proposal = openProposal(one.facts.records, 'delay');
      const until = String(proposal?.data['until'] ?? '');
      await say(one, 'delay', { until, proposal: proposal?.id ?? '' });
      return tick(one, one.today, {
        kind: 'delay',
        until,
        approver: one.actor.name,
        document: one.input.document ?? '',
      });
    },
    async ask_fee(one) {
      const days = await calendar.forTenant(one.actor.tenantId);
      const dueOn = dueFrom(requestClocks.get('request.fee_payment'), one.today, days).dueOn ?? one.today;
      await say(one, 'fee_notice', { dueOn });
      return { applicantDueOn: dueOn, ...(await tick(one, one.today, { kind: 'pause', cause: 'payment' })) };
    },
    async receive_payment(one) {
      await say(one, 'payment');
      return {
        applicantDueOn: null,
        ...(await tick(one, one.input.on ?? one.today, { kind: 'restart', cause: 'payment' })),
      };
    },
    async lapse_payment(one) {
      await say(one, 'lapsed', { cause: 'payment' });
      return { outcome: 'fee_unpaid' };
    },
    async draft(one) {
      await say(one, 'draft');
      return { outcome: outcomeOf(one.facts.items).code };
    },
    return_draft: async (one) => (await say(one, 'returned'), { outcome: '' }),
    return_checked: async (one) => (await say(one, 'returned'), { outcome: '' }),
    check: async (one) => (await say(one, 'checked'), {}),
    sign: async (one) => (await say(one, 'signed'), {}),
    async deliver(one) {
      await say(one, 'delivery');
      return { repliedOn: one.input.on ?? one.today };
    },
    withdraw: async (one) => (await say(one, 'withdrawn'), { outcome: 'other' }),
    archive: async () => ({ archivedAt: now() }),
    async join({ w, actor, row, input }) {
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
      return { joinedIntoId: targetId };
    },
    async split({ w, actor, row }) {
      const items = await listItems(w.tx, actor.tenantId, row.id);
      const [first, ...others] = items;
      if (!first) return {};
      for (const item of others)
        await open(w, actor, row, { organisationId: row.organisationId, items: [item], keepsReceipt: true });
      await replaceItems(w.tx, actor.tenantId, row.id, [{ id: first.id, titleSealed: first.titleSealed }]);
      return { contentSealed: await summaryOf(first.titleSealed) };
    },
    async transfer(one) {
      const { w, actor, row, input } = one;
      const organisationId = await requireUnit(actor, input.targetId ?? '');
      if (organisationId === row.organisationId) throw requestErrors.unknown_target();
      const items = await listItems(w.tx, actor.tenantId, row.id);
      await say(one, 'transferred');
      await open(w, actor, row, { organisationId, items, keepsReceipt: false });
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
  ): Promise<void> {
    const { tenantId } = actor;
    const [id, code] = [newId(), codeFrom(randomBytes(16))];
    const person = await findPerson(w.tx, tenantId, from.id);
    if (!person) throw requestErrors.not_found();
    const [identity, contact] = await Promise.all([
      vault.openIdentity(person.identitySealed),
      vault.openContact(person.contactSealed),
    ]);
    const sealed = await vault.sealPerson(code, { ...identity, ...contact });
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
        person: { id: newId(), ...sealed },
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
  }

  /** Writes a consultation with its last day: fifteen working days from its receipt for those to whom articles 32 and 34 give them. */
  async function ask(
    { w, actor, row, today }: Pick<Step, 'w' | 'actor' | 'row' | 'today'>,
    asked: NonNullable<StepInput['consultation']>,
  ): Promise<void> {
    const { kind, organisationId, name, contact, words, receivedOn } = asked;
    if (receivedOn && receivedOn > today) throw requestErrors.day_ahead();
    await insertConsultation(w.tx, actor.tenantId, row.id, {
      ...{ id: newId(), kind, organisationId, askedOn: today, receivedOn, askedByName: actor.name },
      askedSealed: await vault.sealJson({ name, contact, words }),
      dueOn: await limitOf(actor.tenantId, kind, receivedOn, asked.dueOn),
    });
  }

  async function limitOf(
    tenantId: string,
    kind: string,
    receivedOn: string | null,
    dueOn: string | null,
  ): Promise<string | null> {
    const rule = kind === 'third_party' ? 'request.third_party' : kind === 'co_producer' ? 'request.co_producer' : null;
    if (!rule) return dueOn;
    return receivedOn ? dueFrom(requestClocks.get(rule), receivedOn, await calendar.forTenant(tenantId)).dueOn : null;
  }

  return { step, ask, limitOf, summaryOf };
}

const accountOf = (actor: Actor): string | null => (actor.kind === 'account' ? actor.id : null);
