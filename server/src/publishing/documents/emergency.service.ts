import { forgetPages, type Database } from '../../kernel/db/index.ts';
import { write, type Actor, type Write } from '../../foundation/audit/index.ts';
import { withdraw } from '../../foundation/gate/index.ts';
import type { ReviewService } from '../../foundation/review/index.ts';
import { documentErrors } from './documents.errors.ts';
import { lockOpenEditions } from './documents.repo.ts';
import { DOCUMENT, type EditionSteps } from './edition-steps.service.ts';
import { stepOfSystem } from './edition-flow.rules.ts';
import { requireReleasable } from './editions.service.ts';

export const PUBLISH_URGENTLY = 'documents.document.publish_urgently';

/** What readers see where a text stood that did not pass its review afterwards; what the reviewer wrote stays inside. */
const TAKEN_BACK = '应急发布后经审核撤下';

export interface EmergencyDeps {
  db: Database;
  reviews: ReviewService;
  steps: EditionSteps;
  /** Has the draft checked before a write asks for the result. */
  prepare: (actor: Actor, id: string) => Promise<void>;
}

/** Publication in an emergency (应急发布): at once, with a reason, by who holds a permission of its own; the review comes afterwards. */
export function createEmergencyPublishing({ db, reviews, steps, prepare }: EmergencyDeps) {
  const { open, organisationOf, requireVersion, publishIn } = steps;
  return {
    /**
     * Publishes a draft, also one under review, before anybody reviewed it; its review starts in the same write. What the gate's checks hold
     * is held here as well. Throws documents.edition_conflict, documents.reason_missing, gate.held or access.denied.
     */
    async publishUrgently(
      actor: Actor,
      id: string,
      input: { version: number; reason: string },
    ): Promise<{ url: string; reviewId: string }> {
      const reason = input.reason.trim();
      if (reason === '') throw documentErrors.reason_missing();
      const organisationId = await organisationOf(actor, id);
      if (actor.can(PUBLISH_URGENTLY, organisationId)) await prepare(actor, id);
      return write(db, actor, { permission: PUBLISH_URGENTLY, organisationId }, async (w) => {
        const { draft } = await open(w, actor, id, 'publish_urgently', organisationId);
        if (!draft) throw documentErrors.not_found();
        await requireVersion(actor, draft, input.version, id);
        await requireReleasable(w, actor, draft.id);
        if (draft.state === 'in_review') await reviews.cancel(w, actor, draft.id, reason);
        const { url } = await publishIn(w, actor, id, organisationId, null, 'publish_urgently');
        const review = await reviews.start(w, actor, {
          ...{ subjectType: DOCUMENT, subjectId: id, editionId: draft.id, title: draft.title, organisationId },
          // Who let it out does not judge himself.
          authorIds: [...new Set([...draft.authorIds, actor.id])],
          emergency: reason,
        });
        w.record({
          action: 'documents.document.published_urgently',
          subjectType: DOCUMENT,
          subjectId: id,
          after: { title: draft.title, edition: draft.number, reason, reviewId: review.reviewId },
        });
        return { url, reviewId: review.reviewId };
      });
    },

    /** Its page says from now on that it was reviewed. */
    passedAfterwards: (w: Write, _actor: Actor, { subjectId }: { subjectId: string }): Promise<void> =>
      forgetPages(w.tx, [`document:${subjectId}`]),

    /** What did not pass its review afterwards leaves every public place; an edition that has taken its place since is not touched. */
    async refusedAfterwards(w: Write, actor: Actor, subject: { subjectId: string; editionId: string }): Promise<void> {
      const { subjectId, editionId } = subject;
      const { live } = await lockOpenEditions(w.tx, actor.tenantId, subjectId);
      if (live?.id !== editionId) return;
      await steps.moveEdition(w, actor, editionId, stepOfSystem('refuse_afterwards', live.state), {
        publicUntil: steps.now(),
      });
      const key = { tenantId: actor.tenantId, subjectType: DOCUMENT, subjectId };
      await withdraw(w, key, { reason: TAKEN_BACK, kind: 'withdrawn' });
      w.record({
        action: 'documents.document.withdrawn',
        ...{ subjectType: DOCUMENT, subjectId },
        after: { title: live.title, reason: TAKEN_BACK, kind: 'withdrawn' },
      });
    },
  };
}
