import type { Database, Queryable } from '../../kernel/db/index.ts';
import { wakeTimetable } from '../../kernel/jobs/index.ts';
import { chinaDate } from '../../kernel/time/index.ts';
import { traceErrors, type Actor, type Write } from '../../foundation/audit/index.ts';
import { publish } from '../../foundation/gate/index.ts';
import { listDisplayNames } from '../../foundation/identity/index.ts';
import { documentErrors } from './documents.errors.ts';
import {
  findEdition,
  findUnitOf,
  listHistory,
  lockOpenEditions,
  updateEdition,
  type EditionHead,
  type EditionRow,
} from './documents.repo.ts';
import { suppressEditions } from './edition-terms.repo.ts';
import type { AvailableAction } from './documents.schema.ts';
import { judge, stepOfSystem, type FlowState, type Situation } from './edition-flow.rules.ts';
import { endOfPeriod, isClosing, publicationDate } from './edition-terms.rules.ts';
import { publicationOf } from './editions.service.ts';
import { publicPath } from './published.repo.ts';
import { createSteps } from './steps.service.ts';

export const DOCUMENT = 'document';

export type EditionSteps = ReturnType<typeof createEditionSteps>;

/** Opening a document for a change and taking its editions from state to state; shared by all who change documents. */
export function createEditionSteps({ db, now }: { db: Database; now: () => Date }) {
  const steps = createSteps();

  /** Loads and locks a document's open editions and refuses what the table of actions does not allow now. */
  async function open(w: Write, actor: Actor, id: string, action: AvailableAction['name'], organisationId: string) {
    const found = await lockOpenEditions(w.tx, actor.tenantId, id);
    const verdict = judge(action, situationOf(actor, organisationId, found), actor.locale);
    if (verdict.allowed) return { ...found, to: verdict.to };
    if (verdict.missing) throw traceErrors.denied({ permission: verdict.missing });
    throw documentErrors.action_refused({ reason: verdict.reason });
  }

  /** The unit of a document that the officer may see. Throws documents.not_found. */
  async function organisationOf(actor: Actor, id: string): Promise<string> {
    const organisationId = await findUnitOf(db, actor.tenantId, id);
    if (!organisationId || !actor.can('documents.document.read', organisationId)) throw documentErrors.not_found();
    return organisationId;
  }

  /** Throws documents.edition_conflict when somebody changed the edition after the officer saw it. */
  async function requireVersion(
    actor: Actor,
    edition: EditionHead,
    version: number,
    documentId: string,
  ): Promise<void> {
    if (edition.version === version) return;
    const history = await listHistory(db, actor.tenantId, documentId);
    const theirs = history.findLast((entry) => entry.action.startsWith('documents.'));
    const names = await listDisplayNames(db, actor.tenantId, theirs ? [theirs.actorId] : []);
    throw documentErrors.edition_conflict({
      theirName: names.get(theirs?.actorId ?? '') ?? theirs?.actorName ?? '',
      theirAt: edition.changedAt.toISOString(),
      theirVersion: edition.version,
    });
  }

  async function requireEdition(source: Queryable, actor: Actor, editionId: string): Promise<EditionRow> {
    const edition = await findEdition(source, actor.tenantId, editionId);
    if (!edition) throw documentErrors.not_found();
    return edition;
  }

  /** Brings an edition into the state to which the table of steps leads; one that leads nowhere changes nothing. */
  async function moveEdition(
    w: Write,
    actor: Actor,
    editionId: string,
    to: FlowState | null,
    change: Omit<Parameters<typeof updateEdition>[3], 'state'> = {},
  ): Promise<void> {
    if (to === null || to === 'none') {
      const reason = actor.locale === 'zh' ? '稿件的状态刚刚变了，请刷新' : 'its state has just changed; reload';
      throw documentErrors.action_refused({ reason });
    }
    await updateEdition(w.tx, actor.tenantId, editionId, { ...change, state: to });
  }

  /** The publish step inside a write, with what goes out together with it; `version` null: whatever is approved now. */
  async function publishIn(
    w: Write,
    actor: Actor,
    id: string,
    organisationId: string,
    version: number | null,
    action: 'publish' | 'publish_urgently' = 'publish',
  ): Promise<{ url: string }> {
    const { draft, live, to } = await open(w, actor, id, action, organisationId);
    if (!draft) throw documentErrors.not_found();
    if (version !== null) await requireVersion(actor, draft, version, id);
    const at = now();
    const { embargoUntil, visibleUntil, publishAt } = draft;
    if (embargoUntil && embargoUntil > at) throw documentErrors.embargoed({ until: embargoUntil.toISOString() });
    if (visibleUntil && endOfPeriod(visibleUntil) <= at) throw documentErrors.period_over({ on: visibleUntil });
    await steps.before('publish', w, actor, { id, title: draft.title });
    if (live) await moveEdition(w, actor, live.id, stepOfSystem('supersede', live.state), { publicUntil: at });
    const publishedOn = draft.publishedOn ?? chinaDate(publicationDate(publishAt, at));
    await moveEdition(w, actor, draft.id, to, { publishedOn, publishAt: null, publicSince: at, publicUntil: null });
    const closes = isClosing(draft.correction);
    if (closes) await suppressEditions(w.tx, actor.tenantId, id, { before: draft.number }, at);
    await publish(w, actor.tenantId, DOCUMENT, [await publicationOf(w.tx, actor.tenantId, draft.id)]);
    if (visibleUntil) await wakeTimetable(w.tx);
    w.record({
      action: 'documents.document.published',
      subjectType: DOCUMENT,
      subjectId: id,
      after: {
        ...{ title: draft.title, edition: draft.number, publishedOn },
        ...(publishAt ? { scheduledFor: publishAt.toISOString(), scheduledBy: draft.scheduledBy } : {}),
        ...(draft.correction ? { correction: draft.correction } : {}),
      },
    });
    await steps.published(w, actor, id, async (other) => {
      const unit = await findUnitOf(w.tx, actor.tenantId, other);
      if (!unit) throw documentErrors.not_found();
      return publishIn(w, actor, other, unit, null);
    });
    return { url: publicPath(id) };
  }

  return {
    onStep: steps.add,
    before: steps.before,
    ...{ open, organisationOf, requireVersion, requireEdition, moveEdition, publishIn, now },
  };
}

/** What the table of actions decides by. */
export const situationOf = (
  actor: Actor,
  organisationId: string,
  found: { live: EditionHead | null; draft: EditionHead | null },
): Situation => ({
  live: found.live?.state ?? null,
  draft: found.draft?.state ?? null,
  isScheduled: found.draft?.publishAt != null,
  ...(found.draft ? { disclosure: found.draft.disclosure } : {}),
  can: (permission) => actor.can(permission, organisationId),
});
