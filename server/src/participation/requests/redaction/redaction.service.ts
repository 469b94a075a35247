import { newId, type Database } from '../../../kernel/db/index.ts';
import { errorText } from '../../../kernel/errors/index.ts';
import type { FileStore } from '../../../kernel/files/index.ts';
import { wakeTimetable } from '../../../kernel/jobs/index.ts';
import type { KeyRing } from '../../../kernel/keys/index.ts';
import type { Printer } from '../../../kernel/print/index.ts';
import { findWords, type Redactor } from '../../../kernel/redact/index.ts';
import { requirePermission, write, type Actor, type Write } from '../../../foundation/audit/index.ts';
import { listNamesByLogin } from '../../../foundation/identity/index.ts';
import type { CalendarService } from '../../../foundation/calendar/index.ts';
import type { FileChecks } from '../../../foundation/gate/checks/index.ts';
import type { WorkflowService } from '../../../foundation/workflow/index.ts';
import { createRequestDesk } from '../handling/desk.ts';
import { writeNumber } from '../request-clock.rules.ts';
import { PERMISSIONS } from '../request-flow.rules.ts';
import { createRequestVault } from '../request-vault.ts';
import type { RequestRow } from '../requests.repo.ts';
import { CONFIRM, redactionFlow, type RedactionState } from './redaction-flow.rules.ts';
import { enclosureName } from './enclosures.service.ts';
import { createRedactionFiles, digestOf } from './redaction-files.ts';
import { askForFile, dropJob, findJob } from './redaction-jobs.repo.ts';
import { createRedactionMaker, type RedactionResult } from './redaction-maker.ts';
import { redactionErrors } from './redaction.errors.ts';
import {
  findRedaction,
  insertRedaction,
  listRedactions,
  lockRedaction,
  updateRedaction,
  type RedactionRow,
} from './redaction.repo.ts';
import { annexOf, groundOf, GROUNDS, isHeldBy, PERSONAL_KINDS } from './redaction.rules.ts';
import type {
  AnnexLine,
  FoundPlace,
  ListedRedaction,
  MarkInput,
  MarksInput,
  RedactionListItem,
  RedactionStepInput,
  RedactionView,
  RulingInput,
} from './redaction.schema.ts';

export interface RedactionDeps {
  db: Database;
  keys: KeyRing;
  files: FileStore;
  calendar: CalendarService;
  workflows: WorkflowService;
  checks: FileChecks;
  redactor: Redactor;
  printer: Printer;
  now: () => Date;
}
export type RedactionService = ReturnType<typeof createRedactionService>;

const titleOf = (state: string) => redactionFlow.states[state as RedactionState].title;
const AT_WORK: readonly string[] = ['registered', 'handling', 'consulting'];
/** One entry in the audit for a sitting, not for every page that is turned. */
const SITTING_MS = 3_600_000;

/** Redactions of the documents of a case: one marks, another confirms, the original stays inside (条例 articles 17 and 37). */
export function createRedactionService({ db, keys, checks, redactor, workflows, now, ...rest }: RedactionDeps) {
  const vault = createRequestVault(keys);
  const desk = createRequestDesk({ ...rest, db, vault, now });
  const files = createRedactionFiles({ ...rest, vault, redactor });
  const sittings = new Map<string, number>();

  /** Throws redaction.not_found, or requests.not_found where the case is none of the reader's business. */
  async function getCase(actor: Actor, id: string) {
    const row = await findRedaction(db, actor.tenantId, id);
    if (!row) throw redactionErrors.not_found();
    return { row, ...(await caseOf(actor, row.requestId)) };
  }
  async function caseOf(actor: Actor, requestId: string) {
    const found = await desk.getRow(actor, requestId);
    const { row: request, all } = found;
    const unit = (permission: string) => desk.unitFor(actor, permission, found);
    const may = (permission: string) => actor.can(permission, unit(permission));
    return { request, all, unit, may };
  }
  const marksOf = (row: RedactionRow) => vault.openJson<MarkInput[]>(row.marksSealed);
  const resultOf = async (row: RedactionRow): Promise<RedactionResult | null> =>
    row.resultSealed && row.resultMarksVersion === row.marksVersion
      ? vault.openJson<RedactionResult>(row.resultSealed)
      : null;
  const conditionsOf = (actor: Actor, row: RedactionRow, result: RedactionResult | null) => ({
    predicates: { not_marker: !row.markerIds.includes(actor.id) },
    guards: {
      has_marks: row.markCount > 0,
      has_result: result !== null,
      gate_passed: result !== null && !isHeldBy(result.findings),
    },
  });
  const isOpen = (request: RequestRow) => AT_WORK.includes(request.state);

  /** One change of a redaction: permission, lock, version, change, audit; the name of who was faster when it is not as it was seen. */
  async function change<T>(
    actor: Actor,
    id: string,
    asked: { permission: string; version: number; action: string },
    act: (
      w: Write,
      row: RedactionRow,
      unit: string,
    ) => Promise<{ result: T; change: Parameters<typeof updateRedaction>[3]; after: object }>,
  ): Promise<T> {
    await vault.ready();
    const { row: seen, unit } = await getCase(actor, id);
    const organisationId = unit(asked.permission);
    return write(db, actor, { permission: asked.permission, organisationId }, async (w) => {
      const row = await lockRedaction(w.tx, actor.tenantId, seen.id);
      if (!row) throw redactionErrors.not_found();
      if (row.version !== asked.version)
        throw redactionErrors.conflict({
          ...{ name: await nameOf(actor, row.changedByName), current: row.version, seen: asked.version },
        });
      const done = await act(w, row, organisationId);
      const version = row.version + 1;
      await updateRedaction(w.tx, actor.tenantId, row, {
        ...done.change,
        ...{ version, changedByName: actor.name, changedAt: now() },
      });
      const after = { redaction: id, version, ...done.after };
      w.record({ action: asked.action, subjectType: 'request', subjectId: row.requestId, after });
      return done.result;
    });
  }

  /** What colleagues call whoever did something under this account. */
  const nameOf = async (actor: Actor, login: string): Promise<string> =>
    (await listNamesByLogin(db, actor.tenantId, [login])).get(login) ?? login;

  async function present(actor: Actor, row: RedactionRow): Promise<RedactionListItem> {
    return {
      ...{ id: row.id, name: await vault.open(row.nameSealed), state: row.state, stateTitle: titleOf(row.state) },
      ...{ version: row.version, pages: row.pages, markCount: row.markCount },
      changedByName: await nameOf(actor, row.changedByName),
      confirmedByName: await nameOf(actor, row.confirmedByName),
      ...{ changedAt: row.changedAt.toISOString() },
    };
  }

  return {
    async list(actor: Actor, requestId: string): Promise<ListedRedaction[]> {
      await caseOf(actor, requestId);
      const rows = await listRedactions(db, actor.tenantId, requestId);
      return Promise.all(
        rows.map(async (row) => ({
          ...(await present(actor, row)),
          grounds: [...new Set((await marksOf(row)).map(({ ground }) => ground))],
        })),
      );
    },

    /** Takes in a document that was found for the case. Throws redaction.file_type, redaction.case_closed and redact errors; then nothing is kept. */
    async create(actor: Actor, requestId: string, input: { name: string; bytes: Uint8Array }): Promise<{ id: string }> {
      await vault.ready();
      const { request, unit } = await caseOf(actor, requestId);
      const organisationId = unit(PERMISSIONS.work);
      // Before the file is opened: whoever may not work on the case makes nobody work.
      requirePermission(actor, PERMISSIONS.work, organisationId);
      if (!isOpen(request)) throw redactionErrors.case_closed();
      const name = input.name.trim().slice(0, 200) || 'document.pdf';
      const bytes = await files.asPdf(input.bytes, name, now().toISOString());
      const { pages } = await redactor.read(Uint8Array.from(bytes));
      const sourceSha256 = await files.seal(bytes);
      const id = newId();
      const [nameSealed, marksSealed] = await Promise.all([vault.seal(name), vault.sealJson([])]);
      await write(db, actor, { permission: PERMISSIONS.work, organisationId }, async (w) => {
        const flow = await workflows.start(w, actor, {
          definition: redactionFlow,
          subjectType: 'redaction',
          subjectId: id,
        });
        await insertRedaction(w.tx, actor.tenantId, {
          ...{ id, requestId, workflowId: flow.id, nameSealed, marksSealed, sourceSha256 },
          ...{ sourceDigest: digestOf(bytes), pages: pages.length, changedByName: actor.name, changedAt: now() },
        });
        w.record({
          action: 'requests.redaction.begun',
          ...{ subjectType: 'request', subjectId: requestId },
          after: { redaction: id, source: digestOf(bytes), pages: pages.length },
        });
      });
      return { id };
    },

    async get(actor: Actor, id: string): Promise<RedactionView> {
      const { row, request, unit, may } = await getCase(actor, id);
      const [marks, result, job] = await Promise.all([
        marksOf(row),
        resultOf(row),
        findJob(db, actor.tenantId, row.id),
      ]);
      const flow = await workflows.get(db, actor.tenantId, row.workflowId);
      const conditions = conditionsOf(actor, row, result);
      const options = await workflows.options(
        db,
        actor,
        flow,
        conditions,
        unit(may(CONFIRM) && row.state === 'reading' ? CONFIRM : PERMISSIONS.work),
      );
      const steps = await workflows.history(db, actor.tenantId, flow.id);
      const rulers = result?.findings.flatMap(({ ruling }) => ruling?.by ?? []) ?? [];
      const logins = await listNamesByLogin(db, actor.tenantId, [
        ...rulers,
        ...steps.map(({ actorName }) => actorName),
      ]);
      const named = (login: string) => logins.get(login) ?? login;
      return {
        ...(await present(actor, row)),
        ...{
          requestId: request.id,
          requestNumber: writeNumber(request.registrationYear, request.registrationNumber) || request.code,
        },
        ...{ marks, grounds: GROUNDS, annex: annexOf(marks) },
        making:
          job && !job.fault ? { done: job.done, total: job.total, byName: await nameOf(actor, job.askedByName) } : null,
        fault: job?.fault ? errorText(job.fault.code, actor.locale, job.fault.details) : '',
        result: result && {
          ...{ digest: row.resultDigest ?? '', size: result.size, pages: result.pages },
          ...{ held: isHeldBy(result.findings), remains: result.remains },
          findings: result.findings.map(({ ruling, ...one }) => ({
            ...one,
            ruling: ruling && { ...ruling, by: named(ruling.by) },
          })),
        },
        steps: options.map(({ name, title, allowed, refusals }) => ({
          ...{ name, title, allowed },
          refusals: refusals.map(({ text }) => text),
        })),
        history: await Promise.all(
          steps.map(async (one) => ({
            title: redactionFlow.transitions.find(({ name }) => name === one.transition)?.title ?? {
              zh: '收入',
              en: 'Taken in',
            },
            ...{ to: titleOf(one.toState), byName: named(one.actorName), at: one.occurredAt.toISOString() },
            note: await vault.open(one.note),
          })),
        ),
        mayMark: row.state === 'marking' && isOpen(request) && may(PERMISSIONS.work),
        mayConfirm: row.state === 'reading' && may(CONFIRM) && conditions.predicates.not_marker,
      };
    },

    /** The text of one page, of the original or of the new file; whoever opens an original is recorded, once a sitting. */
    async page(actor: Actor, id: string, number: number, of: 'source' | 'result') {
      const sha256 = await this.fileFor(actor, id, of);
      const page = (await files.read(sha256)).pages[number - 1];
      if (!page) throw redactionErrors.not_found();
      return page;
    },
    picture: async function (
      actor: Actor,
      id: string,
      number: number,
      of: 'source' | 'result',
      across: number,
    ): Promise<Uint8Array> {
      return files.draw(await this.fileFor(actor, id, of), number, across);
    },
    async fileFor(actor: Actor, id: string, of: 'source' | 'result'): Promise<string> {
      const { row, unit } = await getCase(actor, id);
      if (of === 'result') {
        if (!row.resultSha256) throw redactionErrors.no_result();
        return row.resultSha256;
      }
      const key = `${actor.id} ${id}`;
      const at = now().getTime();
      if ((sittings.get(key) ?? 0) + SITTING_MS < at) {
        await write(db, actor, { permission: PERMISSIONS.read, organisationId: unit(PERMISSIONS.read) }, async (w) => {
          w.record({
            action: 'requests.redaction.opened',
            subjectType: 'request',
            subjectId: row.requestId,
            after: { redaction: id },
          });
        });
        if (sittings.size > 10_000) sittings.clear();
        sittings.set(key, at);
      }
      return row.sourceSha256;
    },

    /** Every place of the original where the words stand. */
    async find(actor: Actor, id: string, words: string): Promise<FoundPlace[]> {
      const read = await files.read(await this.fileFor(actor, id, 'source'));
      return findWords(read, words).map((found) => ({ ...found, kind: '' }));
    },

    /** Personal data that the gate's detectors see in the original, as places to mark. */
    async suggest(actor: Actor, id: string): Promise<FoundPlace[]> {
      const sha256 = await this.fileFor(actor, id, 'source');
      const [read, findings] = await Promise.all([
        files.read(sha256),
        checks.check({ bytes: Uint8Array.from(await files.open(sha256)) }, 'source.pdf'),
      ]);
      const wanted = new Map(
        findings.filter(({ kind }) => PERSONAL_KINDS.includes(kind)).map(({ kind, excerpt }) => [excerpt, kind]),
      );
      return [...wanted].flatMap(([words, kind]) => findWords(read, words).map((found) => ({ ...found, kind })));
    },

    /** Puts these marks in place of those that were. */
    setMarks: (actor: Actor, id: string, { version, marks }: MarksInput): Promise<void> =>
      change(
        actor,
        id,
        { permission: PERMISSIONS.work, version, action: 'requests.redaction.marked' },
        async (w, row) => {
          if (row.state !== 'marking') throw redactionErrors.not_at_work();
          const wrong = marks.findIndex(({ ground, page }) => !groundOf(ground) || page > row.pages);
          if (wrong >= 0) throw redactionErrors.unknown_ground({ number: wrong + 1 });
          const { row: request } = await desk.getRow(actor, row.requestId);
          if (!isOpen(request)) throw redactionErrors.case_closed();
          await dropJob(w.tx, actor.tenantId, id);
          return {
            result: undefined,
            change: {
              ...{
                marksSealed: await vault.sealJson(marks),
                markCount: marks.length,
                marksVersion: row.marksVersion + 1,
              },
              markerIds: [...new Set([...row.markerIds, actor.id])],
            },
            after: { marks: marks.length, annex: summaryOf(annexOf(marks)) },
          };
        },
      ),

    /** Does what `make` asks for, wherever the program runs. */
    making: createRedactionMaker({ db, vault, files, checks, redactor, now }),

    /** Asks for the new file of the present marks; it is made afterwards, checked as the gate does, and kept only when all of it went well. */
    make: (actor: Actor, id: string, version: number): Promise<void> =>
      change(
        actor,
        id,
        { permission: PERMISSIONS.work, version, action: 'requests.redaction.asked_for' },
        async (w, row) => {
          if (row.state !== 'marking') throw redactionErrors.not_at_work();
          const { tenantId, id: askedBy, name: askedByName } = actor;
          const { marksVersion } = row;
          const job = { tenantId, redactionId: id, marksVersion, askedBy, askedByName, askedAt: now() };
          if (!(await askForFile(w.tx, job))) throw redactionErrors.being_made();
          await wakeTimetable(w.tx);
          return { result: undefined, change: {}, after: { marks: row.markCount } };
        },
      ),

    /** The second reader lets one finding of the check pass, with a reason. */
    rule: (actor: Actor, id: string, { version, key, reason }: RulingInput): Promise<void> =>
      change(
        actor,
        id,
        { permission: CONFIRM, version, action: 'requests.redaction.finding_passed' },
        async (w, row) => {
          if ([...reason.trim()].length < 4) throw redactionErrors.reason_missing();
          if (row.markerIds.includes(actor.id)) throw redactionErrors.own_marks();
          const result = await resultOf(row);
          const finding = result?.findings.find((one) => one.key === key);
          if (!result || !finding || row.state !== 'reading') throw redactionErrors.finding_unknown();
          const ruling = { reason: reason.trim(), by: actor.name, at: now().toISOString() };
          const findings = result.findings.map((one) => (one.key === key ? { ...one, ruling } : one));
          return {
            result: undefined,
            change: { resultSealed: await vault.sealJson({ ...result, findings } satisfies RedactionResult) },
            after: { kind: finding.kind, where: finding.where, key, reason: await vault.seal(ruling.reason) },
          };
        },
      ),

    /** Hands to the second reader, returns with a reason, confirms, gives up. */
    step: (actor: Actor, id: string, { version, step, words }: RedactionStepInput): Promise<void> => {
      const permission = step === 'confirm' || step === 'return' ? CONFIRM : PERMISSIONS.work;
      return change(actor, id, { permission, version, action: 'requests.redaction.stepped' }, async (w, row, unit) => {
        if (step === 'return' && [...words.trim()].length < 4) throw redactionErrors.reason_missing();
        const flow = await workflows.get(w.tx, actor.tenantId, row.workflowId);
        const result = await resultOf(row);
        const { instance } = await workflows.transition(w, actor, {
          ...{ instanceId: flow.id, expectedVersion: flow.version, transition: step, organisationId: unit },
          note: await vault.seal(words.trim()),
          conditions: () => conditionsOf(actor, row, result),
        });
        await dropJob(w.tx, actor.tenantId, id);
        const isConfirmed = instance.state === 'confirmed';
        return {
          result: undefined,
          change: {
            state: instance.state as RedactionState,
            ...(isConfirmed ? { confirmedByName: actor.name, confirmedAt: now() } : {}),
          },
          after: { step, from: row.state, to: instance.state, ...(isConfirmed ? { file: row.resultDigest } : {}) },
        };
      });
    },

    /** The file that may go out with the answer: only one that was confirmed. Each taking is recorded. */
    async take(actor: Actor, id: string): Promise<{ name: string; bytes: Buffer; digest: string; annex: AnnexLine[] }> {
      const { row, unit } = await getCase(actor, id);
      if (row.state !== 'confirmed' || !row.resultSha256) throw redactionErrors.no_result();
      const bytes = await files.open(row.resultSha256);
      await write(db, actor, { permission: PERMISSIONS.read, organisationId: unit(PERMISSIONS.read) }, async (w) => {
        const after = { redaction: id, file: row.resultDigest };
        w.record({ action: 'requests.redaction.taken', subjectType: 'request', subjectId: row.requestId, after });
      });
      const name = (await vault.open(row.nameSealed)).replace(/\.\w{1,5}$/, '');
      return {
        name: enclosureName({ name }),
        bytes,
        digest: row.resultDigest ?? '',
        annex: annexOf(await marksOf(row)),
      };
    },
  };
}

const summaryOf = (annex: readonly AnnexLine[]) => annex.map(({ page, ground, count }) => `${page} ${ground} ${count}`);
