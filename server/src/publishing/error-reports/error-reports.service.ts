import { newId, type Database } from '../../kernel/db/index.ts';
import type { KeyRing } from '../../kernel/keys/index.ts';
import { chinaDate } from '../../kernel/time/index.ts';
import { requirePermission, systemActor, write, type Actor } from '../../foundation/audit/index.ts';
import { prove } from '../../foundation/evidence/index.ts';
import type { CalendarService } from '../../foundation/calendar/index.ts';
import { dueFrom } from '../../foundation/clocks/index.ts';
import { published } from '../documents/index.ts';
import { reportErrors } from './error-reports.errors.ts';
import {
  findReport,
  insertReport,
  listReports,
  listReportTimes,
  updateAnswered,
  type ReportRow,
} from './error-reports.repo.ts';
import { answerRule, reportNumber } from './error-reports.rules.ts';
import type { ReportAnswer, ReportView } from './error-reports.schema.ts';

const PURPOSE = 'error_reports';
const LIMIT = 200;

export interface ErrorReportsDeps {
  db: Database;
  keys: KeyRing;
  calendar: CalendarService;
  now: () => Date;
  /** Working days within which a report has to be answered. */
  answerDays: number;
}
export type ErrorReportsService = ReturnType<typeof createErrorReportsService>;

/** Errors that readers report on pages: taken in without an account, answered by the unit within its time. */
export function createErrorReportsService({ db, keys, calendar, now, answerDays }: ErrorReportsDeps) {
  const rule = answerRule(answerDays);

  async function present(row: ReportRow): Promise<ReportView> {
    const { messageSealed, contactSealed, organisationId: _unit, receivedAt, answeredAt, ...rest } = row;
    return {
      ...rest,
      number: reportNumber(row.id),
      message: await keys.open(PURPOSE, messageSealed),
      contact: contactSealed ? await keys.open(PURPOSE, contactSealed) : '',
      receivedAt: receivedAt.toISOString(),
      answeredAt: answeredAt?.toISOString() ?? null,
      isLate: row.state === 'open' && row.dueOn < chinaDate(now()),
    };
  }

  return {
    /** What a page needs to ask; null for a document that is not public. */
    async findSubject(tenantId: string, documentId: string): Promise<{ title: string; path: string } | null> {
      const [found] = await published.listSummaries(db, tenantId, [documentId]);
      return found ? { title: found.title, path: found.url } : null;
    },

    /** Takes a report in; returns the number that the reader is told and by when the unit has to answer. */
    async report(
      tenantId: string,
      documentId: string,
      input: { message: string; contact: string },
    ): Promise<{ number: string; dueOn: string }> {
      if (input.message.trim() === '') throw reportErrors.message_missing();
      const [document] = await published.listSummaries(db, tenantId, [documentId]);
      if (!document) throw reportErrors.document_gone();
      const id = newId();
      const receivedAt = now();
      const { dueOn } = dueFrom(rule, chinaDate(receivedAt), await calendar.forTenant(tenantId));
      const contact = input.contact.trim();
      const [messageSealed, contactSealed] = await Promise.all([
        keys.seal(PURPOSE, input.message.trim()),
        contact ? keys.seal(PURPOSE, contact) : '',
      ]);
      const actor = systemActor(tenantId, 'public');
      await write(db, actor, { permission: 'error_reports.report.receive' }, async (w) => {
        await insertReport(w.tx, tenantId, {
          ...{ id, documentId, organisationId: document.organisation.id, messageSealed, contactSealed },
          ...{ receivedAt, dueOn: dueOn ?? chinaDate(receivedAt) },
        });
        // Nothing of what was written: it may name people.
        const after = { documentId, dueOn };
        w.record({ action: 'error_reports.report.received', subjectType: 'error_report', subjectId: id, after });
        await prove(w, actor, {
          ...{ key: `error_report:${id}:received`, type: 'error_reports.report.received' },
          ...{ organisationId: document.organisation.id, subjectType: 'error_report', subjectId: id },
          ...{ occurredOn: chinaDate(receivedAt), occurredAt: receivedAt, title: `纠错 ${reportNumber(id)}` },
        });
      });
      return { number: reportNumber(id), dueOn: dueOn ?? '' };
    },

    /** When reports came, were due and were answered, since an instant; what monitoring reads, without any words of readers. */
    async listTimes(tenantId: string, since: Date) {
      return (await listReportTimes(db, tenantId, since)).map(({ receivedAt, answeredAt, ...row }) => ({
        ...row,
        number: reportNumber(row.id),
        receivedOn: chinaDate(receivedAt),
        answeredOn: answeredAt ? chinaDate(answeredAt) : null,
      }));
    },

    async list(actor: Actor, filter: { isOpen: boolean }): Promise<ReportView[]> {
      requirePermission(actor, 'documents.document.write');
      const scope = actor.scopeOf('documents.document.write');
      return Promise.all((await listReports(db, actor.tenantId, scope, { ...filter, limit: LIMIT })).map(present));
    },

    /** Closes a report: the page was put right, or nothing had to be changed. Throws error_reports.conflict when somebody was faster. */
    async answer(actor: Actor, id: string, input: ReportAnswer): Promise<void> {
      const row = await findReport(db, actor.tenantId, id);
      if (!row || !actor.can('documents.document.read', row.organisationId)) throw reportErrors.not_found();
      const needs = { permission: 'documents.document.write', organisationId: row.organisationId };
      await write(db, actor, needs, async (w) => {
        const answer = input.answer.trim();
        if (answer === '') throw reportErrors.answer_missing();
        const change = { state: input.state, answer, answeredAt: now(), answeredByName: actor.name };
        const isMine = row.state === 'open' && (await updateAnswered(w.tx, actor.tenantId, id, input.version, change));
        if (!isMine) {
          const theirs = await findReport(w.tx, actor.tenantId, id);
          throw reportErrors.conflict({ name: theirs?.answeredByName ?? '' });
        }
        w.record({
          action: 'error_reports.report.answered',
          ...{ subjectType: 'error_report', subjectId: id },
          after: { state: input.state, answer, documentId: row.documentId },
        });
        await prove(w, actor, {
          ...{ key: `error_report:${id}:answered`, type: 'error_reports.report.answered' },
          ...{ organisationId: row.organisationId, subjectType: 'error_report_answer', subjectId: id },
          about: { subjectType: 'error_report', subjectId: id },
          ...{ occurredOn: chinaDate(change.answeredAt), occurredAt: change.answeredAt },
          ...{ title: `答复纠错 ${reportNumber(id)}`, facts: { outcome: input.state } },
        });
      });
    },

    /** Open reports of the officer's units, for the work bench. */
    async listTodos(actor: Actor) {
      if (!actor.can('documents.document.write')) return [];
      const rows = await listReports(db, actor.tenantId, actor.scopeOf('documents.document.write'), {
        isOpen: true,
        limit: 50,
      });
      return rows.map(({ id, version, title, organisationName, dueOn, receivedAt }) => ({
        kind: 'error_report' as const,
        ...{ id, version, title, organisationName, fromName: '' },
        step: actor.locale === 'zh' ? `应于 ${dueOn} 前答复` : `to be answered by ${dueOn}`,
        since: receivedAt.toISOString(),
      }));
    },
  };
}
