import type { Database } from '../../kernel/db/index.ts';
import { AppError } from '../../kernel/errors/index.ts';
import { wakeTimetable, type DueWork } from '../../kernel/jobs/index.ts';
import { chinaDate } from '../../kernel/time/index.ts';
import { systemActor, write, type Actor } from '../../foundation/audit/index.ts';
import { periods, withdraw } from '../../foundation/gate/index.ts';
import { documentErrors } from './documents.errors.ts';
import { lockOpenEditions, updateEdition } from './documents.repo.ts';
import { DOCUMENT, type EditionSteps } from './edition-steps.service.ts';
import { stepOfSystem } from './edition-flow.rules.ts';
import { findNextSchedule, listDueEditions, updateTerms, type DueEdition } from './edition-terms.repo.ts';
import { scheduleFault, termsFault } from './edition-terms.rules.ts';
import type { PublicationTerms } from './edition-terms.schema.ts';
import { requireReleasable } from './editions.service.ts';
import { writeIfLeft } from './uploads.reading.ts';

const BATCH = 50;

export interface TimedDeps {
  db: Database;
  steps: EditionSteps;
  /** Has the draft checked before a write asks for the result. */
  prepare: (actor: Actor, id: string) => Promise<void>;
  now: () => Date;
}

/** Publishing at a time and for a time. The row says when; a timer, a notification and a sweep only wake. */
export function createTimedPublishing({ db, steps, prepare, now }: TimedDeps) {
  const { open, organisationOf, requireVersion } = steps;

  async function publishDue({ tenantId, documentId, editionId, organisationId }: DueEdition): Promise<boolean> {
    const actor = systemActor(tenantId, 'job:timetable');
    const needs = { permission: 'documents.document.publish', organisationId };
    const isStillDue = async (w: Parameters<typeof lockOpenEditions>[0]) => {
      const { draft } = await lockOpenEditions(w, tenantId, documentId);
      return draft?.id === editionId &&
        draft.state === 'approved' &&
        draft.publishAt !== null &&
        draft.publishAt <= now()
        ? draft
        : null;
    };
    try {
      await prepare(actor, documentId);
      return await writeIfLeft(db, actor, needs, async (w) => {
        const draft = await isStillDue(w.tx);
        if (!draft) return false;
        await requireReleasable(w, actor, editionId);
        await steps.publishIn(w, actor, documentId, organisationId, null);
        return true;
      });
    } catch (error) {
      if (!(error instanceof AppError) || error.status >= 500) throw error;
      // It may not go out as it stands: it waits for a person, who finds it among what is ready to publish, with the reason.
      return writeIfLeft(db, actor, needs, async (w) => {
        if (!(await isStillDue(w.tx))) return false;
        await updateEdition(w.tx, tenantId, editionId, { publishAt: null });
        const after = { reason: error.text('zh'), code: error.code };
        w.record({ action: 'documents.schedule.refused', subjectType: DOCUMENT, subjectId: documentId, after });
        return true;
      });
    }
  }

  async function endPeriod(tenantId: string, documentId: string): Promise<boolean> {
    const actor = systemActor(tenantId, 'job:timetable');
    return writeIfLeft(db, actor, { permission: 'documents.document.withdraw' }, async (w) => {
      const { live } = await lockOpenEditions(w.tx, tenantId, documentId);
      const ended = await periods.listEnded(w.tx, DOCUMENT, now(), 1, { tenantId, subjectId: documentId });
      if (!live || ended.length === 0) return false;
      const at = now();
      await steps.moveEdition(w, actor, live.id, stepOfSystem('expire', live.state), { publicUntil: at });
      await withdraw(w, { tenantId, subjectType: DOCUMENT, subjectId: documentId }, { reason: '', kind: 'expired' });
      const after = { title: live.title, visibleUntil: live.visibleUntil };
      w.record({ action: 'documents.document.expired', subjectType: DOCUMENT, subjectId: documentId, after });
      return true;
    });
  }

  /** Does each one, whatever becomes of the others; what failed is tried again at the next sweep. */
  async function each<T>(items: readonly T[], act: (item: T) => Promise<boolean>): Promise<number> {
    let done = 0;
    const failures: unknown[] = [];
    for (const item of items)
      await act(item).then(
        (did) => void (done += Number(did)),
        (error: unknown) => void failures.push(error),
      );
    if (failures.length > 0 && done === 0) throw failures[0];
    return done;
  }

  /** What the timetable runs: publications whose time has come, and periods that are over. */
  const dueWork: DueWork[] = [
    {
      name: 'documents.publish',
      run: async () => each(await listDueEditions(db, now(), BATCH), publishDue),
      next: () => findNextSchedule(db),
    },
    {
      name: 'documents.expire',
      run: async () =>
        each(await periods.listEnded(db, DOCUMENT, now(), BATCH), ({ tenantId, subjectId }) =>
          endPeriod(tenantId, subjectId),
        ),
      next: () => periods.findNextEnd(db, DOCUMENT),
    },
  ];

  return {
    dueWork,

    /** Sets when an approved edition becomes public. A time that has passed is told, and published at once only when the officer confirms it. */
    async schedule(
      actor: Actor,
      id: string,
      input: { version: number; publishAt: string; confirmPast?: boolean },
    ): Promise<{ publishAt: string | null }> {
      const organisationId = await organisationOf(actor, id);
      if (actor.can('documents.document.publish', organisationId)) await prepare(actor, id);
      if (actor.can('documents.document.publish', organisationId)) await prepare(actor, id);
      const publishAt = new Date(Math.floor(new Date(input.publishAt).getTime() / 1000) * 1000);
      return write(db, actor, { permission: 'documents.document.publish', organisationId }, async (w) => {
        const { draft } = await open(w, actor, id, 'schedule', organisationId);
        if (!draft) throw documentErrors.not_found();
        await requireVersion(actor, draft, input.version, id);
        const { embargoUntil, visibleUntil } = draft;
        const fault = scheduleFault(publishAt, { now: now(), embargoUntil, visibleUntil });
        if (fault === 'embargoed') throw documentErrors.embargoed({ until: embargoUntil?.toISOString() ?? '' });
        if (fault === 'period_over') throw documentErrors.period_over({ on: visibleUntil ?? '' });
        if (fault === 'too_far') throw documentErrors.schedule_too_far();
        if (fault === 'past' && !input.confirmPast)
          throw documentErrors.schedule_past({ at: publishAt.toISOString(), now: now().toISOString() });
        if (fault === 'past') {
          await steps.publishIn(w, actor, id, organisationId, null);
          return { publishAt: null };
        }
        // Asked now as well, so that nobody waits for what could never go out.
        await requireReleasable(w, actor, draft.id);
        await updateEdition(w.tx, actor.tenantId, draft.id, { publishAt, scheduledBy: actor.name });
        await wakeTimetable(w.tx);
        w.record({
          action: 'documents.schedule.set',
          ...{ subjectType: DOCUMENT, subjectId: id },
          before: { publishAt: draft.publishAt?.toISOString() ?? null },
          after: { publishAt: publishAt.toISOString(), title: draft.title },
        });
        return { publishAt: publishAt.toISOString() };
      });
    },

    /** Takes a schedule away; the edition stays approved. */
    async unschedule(actor: Actor, id: string, version: number): Promise<void> {
      const organisationId = await organisationOf(actor, id);
      await write(db, actor, { permission: 'documents.document.publish', organisationId }, async (w) => {
        const { draft } = await open(w, actor, id, 'unschedule', organisationId);
        if (!draft) throw documentErrors.not_found();
        await requireVersion(actor, draft, version, id);
        await updateEdition(w.tx, actor.tenantId, draft.id, { publishAt: null });
        await wakeTimetable(w.tx);
        w.record({
          action: 'documents.schedule.cancelled',
          ...{ subjectType: DOCUMENT, subjectId: id },
          before: { publishAt: draft.publishAt?.toISOString() ?? null },
        });
      });
    },

    /** Audience, period, embargo and what it corrects, of a draft. Throws documents.edition_conflict, documents.terms_wrong. */
    async setTerms(actor: Actor, id: string, version: number, terms: PublicationTerms): Promise<void> {
      const organisationId = await organisationOf(actor, id);
      await write(db, actor, { permission: 'documents.document.write', organisationId }, async (w) => {
        const { draft } = await open(w, actor, id, 'edit', organisationId);
        if (!draft) throw documentErrors.not_found();
        await requireVersion(actor, draft, version, id);
        const given = terms.audienceKind === 'everyone' ? { ...terms, audience: '' } : terms;
        const fault = termsFault(given, { today: chinaDate(now()), isFirst: draft.number === 1 });
        if (fault) throw documentErrors[fault.code]({ field: fault.field });
        await updateTerms(w.tx, actor.tenantId, draft.id, given);
        const { audienceKind, audience, visibleUntil, embargoUntil, changeNote, correction } = draft;
        w.record({
          action: 'documents.terms.set',
          ...{ subjectType: DOCUMENT, subjectId: id },
          before: { audienceKind, audience, visibleUntil, embargoUntil, changeNote, correction },
          after: given,
        });
      });
    },
  };
}
