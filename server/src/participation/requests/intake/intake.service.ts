import { randomBytes } from 'node:crypto';
import { newId, type Database } from '../../../kernel/db/index.ts';
import { AppError } from '../../../kernel/errors/index.ts';
import { chinaDate } from '../../../kernel/time/index.ts';
import { systemActor, writeAtOnce, type Actor } from '../../../foundation/audit/index.ts';
import type { CalendarService, WorkdayCalendar } from '../../../foundation/calendar/index.ts';
import type { ClockEvent } from '../../../foundation/clocks/index.ts';
import type { OrganisationsService } from '../../../foundation/organisations/index.ts';
import type { WorkflowService } from '../../../foundation/workflow/index.ts';
import { replyClock } from '../request-clock.rules.ts';
import { countFrequency } from '../frequency/frequency.repo.ts';
import { isUnusual } from '../frequency/frequency.rules.ts';
import { PERMISSIONS, requestFlow } from '../request-flow.rules.ts';
import { clockEventParts, findBySubmission, requestParts, type FileRow, type RequestRow } from '../requests.repo.ts';
import { requestErrors } from '../requests.errors.ts';
import { createIncomingFiles, type IncomingFilesDeps } from './incoming-files.ts';
import { codeFrom, findFaults, hasAuthorisation, needsConfirmation, receiptDate } from './intake.rules.ts';
import type { Channel, CounterForm, Receipt, RequestForm, StoredFile } from './intake.schema.ts';
import { faultText } from './intake.texts.ts';

export interface IntakeDeps extends IncomingFilesDeps {
  db: Database;
  calendar: CalendarService;
  workflows: WorkflowService;
  organisations: OrganisationsService;
  now: () => Date;
}
export type IntakeService = ReturnType<typeof createIntakeService>;

/** What a receipt says of a case. */
type ReceiptFacts = Pick<
  RequestRow,
  'id' | 'code' | 'organisationId' | 'channel' | 'arrivedAt' | 'receivedOn' | 'dueOn' | 'dueProvisional'
>;

interface Intake {
  form: RequestForm;
  submissionKey: string;
  channel: Channel;
  isOral: boolean;
  locale: 'zh' | 'en';
  arrivedAt: Date;
  arrivedOn: string;
  confirmedOn: string | null;
  files: readonly StoredFile[];
  /** The written authorisation of an agent is there. */
  isAuthorised: boolean;
}

/** Takes requests in, from the web and over the counter: one case for one form, however often it is sent. */
export function createIntakeService(deps: IntakeDeps) {
  const { db, vault, calendar, workflows, organisations, settings, now } = deps;
  const incoming = createIncomingFiles(deps);

  /** The unit when it answers requests; throws requests.unknown_unit. */
  async function getUnit(tenantId: string, id: string) {
    const unit = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id)
      ? await organisations.findUnit(tenantId, id)
      : null;
    if (!unit || unit.status !== 'active') throw requestErrors.unknown_unit();
    return unit;
  }

  async function receiptOf(tenantId: string, row: ReceiptFacts): Promise<Receipt> {
    const [unit, days] = await Promise.all([
      organisations.findUnit(tenantId, row.organisationId),
      calendar.forTenant(tenantId),
    ]);
    return writeReceipt(row, unit?.name ?? '', days);
  }

  function writeReceipt(row: ReceiptFacts, organisationName: string, days: WorkdayCalendar): Receipt {
    const arrivedOn = chinaDate(row.arrivedAt);
    const confirmBy = row.receivedOn ? null : days.addWorkdays(arrivedOn, settings.confirmWithinDays);
    const started: ClockEvent = { id: 'start', kind: 'start', on: row.receivedOn ?? confirmBy?.on ?? arrivedOn };
    const { clock } = replyClock([started], days);
    return {
      ...{ id: row.id, code: row.code, organisationName, channel: row.channel },
      ...{ submittedAt: row.arrivedAt.toISOString(), receivedOn: row.receivedOn },
      confirmBy: confirmBy?.on ?? null,
      replyBy: row.dueOn ?? clock.dueOn,
      isProvisional: row.dueOn ? row.dueProvisional : clock.provisional,
    };
  }

  const rowOf = async ({ name, ...file }: StoredFile): Promise<FileRow> => ({
    // A draft of an earlier release knows nothing of its files.
    ...{ id: newId(), ...file, guard: file.guard ?? 'clean', isScan: file.isScan ?? false },
    nameSealed: await vault.seal(name),
  });

  /** Takes a form in as a case; sent again, and when it is not known whether it was taken, it gives the receipt of the case that is there. */
  async function take(actor: Actor, permission: string, intake: Intake): Promise<Receipt> {
    const { tenantId } = actor;
    const submissionKey = vault.submissionIndex(intake.submissionKey);
    try {
      return await takeFirst(actor, permission, intake, submissionKey);
    } catch (error) {
      if (error instanceof AppError && error.code === 'access.denied') throw error;
      // Nearly every form comes once, so the case is looked for only now. When the database is away, its own fault is told.
      const known = await findBySubmission(db, tenantId, submissionKey).catch(() => null);
      if (!known) throw error;
      return receiptOf(tenantId, known);
    }
  }

  async function takeFirst(actor: Actor, permission: string, intake: Intake, submissionKey: string): Promise<Receipt> {
    const { form, channel, isOral } = intake;
    const { tenantId } = actor;
    const unit = await getUnit(tenantId, form.organisationId);
    if (intake.files.length > settings.maxFiles) throw requestErrors.too_many_files({ limit: settings.maxFiles });
    const [fault] = findFaults(form, intake.isAuthorised);
    if (fault) throw requestErrors.incomplete({ zh: faultText(fault.code, 'zh'), en: faultText(fault.code, 'en') });
    const id = newId();
    const code = codeFrom(randomBytes(16));
    const asked = form.items.filter((item) => item.title + item.number + item.description !== '');
    const [people, items, stored, contentSealed, days, startFlow] = await Promise.all([
      vault.sealPeople(code, form.applicant, form.agent),
      Promise.all(asked.map(async (item) => ({ id: newId(), titleSealed: await vault.sealItem(item) }))),
      Promise.all(intake.files.map(rowOf)),
      vault.seal(summaryOf(asked)),
      calendar.forTenant(tenantId),
      workflows.starter(db, tenantId, requestFlow),
    ]);
    const receivedOn = receiptDate(channel, intake.arrivedOn, intake.confirmedOn);
    const start: ClockEvent | null = receivedOn ? { id: newId(), kind: 'start', on: receivedOn } : null;
    const { copy } = replyClock(start ? [start] : [], days);
    const row = {
      ...{ id, organisationId: unit.id, code, submissionKey, channel, isOral, contentSealed, receivedOn },
      ...{ applicantKind: form.applicant.kind, locale: intake.locale, wantsHelp: form.wantsHelp, originId: null },
      ...{ deliveryForm: form.delivery.form, deliveryWay: form.delivery.way, arrivedAt: intake.arrivedAt, ...copy },
    };
    await writeAtOnce(db, actor, { permission, organisationId: unit.id }, (w) => {
      const { id: workflowId } = startFlow(w, actor, { subjectType: 'request', subjectId: id });
      const parts = { people, items, files: stored };
      w.add(requestParts(tenantId, { ...row, workflowId }, parts));
      const event = start && { event: start, occurredOn: receivedOn ?? '', recordedAt: now() };
      if (event) w.add(clockEventParts(tenantId, id, { ...event, recordedByName: actor.name }));
      // Nothing of who asks and what for: only what statistics would say.
      const after = { organisationId: unit.id, channel, isOral, applicantKind: row.applicantKind, receivedOn };
      const byAgent = form.agent ? { byAgent: true } : {};
      w.record({
        action: 'requests.request.received',
        subjectType: 'request',
        subjectId: id,
        after: { ...after, ...byAgent },
      });
    });
    return writeReceipt(row, unit.name, days);
  }

  return {
    getUnit,

    /** One file of an applicant, encrypted as it comes; see createIncomingFiles. */
    storeFile: incoming.store,
    /** Takes files back that were stored for a form which was not kept. */
    discardFiles: incoming.discard,

    /** Units that answer requests, for the form. */
    listUnits: async (tenantId: string) =>
      (await organisations.listUnits(tenantId))
        .filter(({ status }) => status === 'active')
        .map(({ id, name, nameEn, depth }) => ({ id, name, nameEn, depth })),

    /** From the public form. Throws requests.incomplete, requests.unknown_unit, requests.file_type and its sisters; sent again it gives the same receipt. */
    submit: (
      tenantId: string,
      input: { form: RequestForm; submissionKey: string; locale: 'zh' | 'en'; files: readonly StoredFile[] },
    ): Promise<Receipt> => {
      const arrivedAt = now();
      return take(systemActor(tenantId, 'public'), 'requests.request.submit', {
        ...{ ...input, channel: 'web', isOral: false, arrivedAt, arrivedOn: chinaDate(arrivedAt), confirmedOn: null },
        isAuthorised: hasAuthorisation(input.files),
      });
    },

    /**
     * By an officer, for who came to the counter, wrote, faxed or called. The days may not lie ahead, nor the confirmation before the arrival.
     * `often`: how many requests of this applicant came to this authority in the month, when that is unusually many.
     */
    async takeIn(actor: Actor, input: CounterForm): Promise<Receipt & { often: number | null }> {
      const { submissionKey, channel, isOral, arrivedOn, authorisationSeen: isAuthorised = false, ...form } = input;
      const today = chinaDate(now());
      const confirmedOn = needsConfirmation(channel) ? input.confirmedOn : null;
      if (arrivedOn > today || (confirmedOn !== null && confirmedOn > today)) throw requestErrors.day_ahead();
      if (confirmedOn !== null && confirmedOn < arrivedOn) throw requestErrors.confirmed_before();
      const arrivedAt = arrivedOn === today ? now() : new Date(`${arrivedOn}T12:00:00+08:00`);
      const receipt = await take(actor, PERMISSIONS.register, {
        ...{ form, submissionKey, channel, isOral, locale: 'zh', arrivedAt, arrivedOn, confirmedOn, files: [] },
        isAuthorised,
      });
      const often = await countFrequency(db, actor.tenantId, receipt.id);
      return { ...receipt, often: often && isUnusual(often, settings.manyInMonth) ? often.month : null };
    },

    /** The receipt of a form that was sent within the last hours; null for every other key. */
    async findReceipt(tenantId: string, submissionKey: string): Promise<Receipt | null> {
      const row = await findBySubmission(db, tenantId, vault.submissionIndex(submissionKey));
      const isYoung = row && now().getTime() - row.arrivedAt.getTime() < settings.receiptHours * 3_600_000;
      return isYoung ? receiptOf(tenantId, row) : null;
    },
  };
}

/** What lists show of a request: its first name, or the beginning of what it describes. */
function summaryOf(items: readonly { title: string; number: string; description: string }[]): string {
  const [first] = items;
  const words = first ? first.title || first.number || first.description : '';
  const short = [...words.trim().replace(/\s+/g, ' ')].slice(0, 60).join('');
  return items.length > 1 ? `${short}（等${items.length}项）` : short;
}
