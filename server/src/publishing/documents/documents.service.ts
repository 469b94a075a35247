import { isUniqueViolation, type Database, type Tx } from '../../kernel/db/index.ts';
import type { FileStore } from '../../kernel/files/index.ts';
import { requirePermission, write, type Actor, type Write } from '../../foundation/audit/index.ts';
import { listDisplayNames } from '../../foundation/identity/index.ts';
import { findTombstone, publish, withdraw } from '../../foundation/gate/index.ts';
import { prepareRelease, type FileChecks } from '../../foundation/gate/checks/index.ts';
import type { OrganisationsService } from '../../foundation/organisations/index.ts';
import type { ReviewService } from '../../foundation/review/index.ts';
import { documentErrors } from './documents.errors.ts';
import {
  deleteDraft,
  findDraftText,
  findOpenEditions,
  insertDocuments,
  insertEditions,
  listForOfficers,
  listHistory,
  listTasks,
  lockOpenEditions,
  replaceTasks,
  updateEdition,
  type NewEdition,
} from './documents.repo.ts';
import { markLooseFiles } from './document-files.repo.ts';
import { createDocumentFiles, holdFiles } from './document-files.service.ts';
import { openWarnings, sameTaskTexts, textKey, typedFields } from './documents.rules.ts';
import { availableActions, judge, stepOfSystem } from './edition-flow.rules.ts';
import { createEmergencyPublishing } from './emergency.service.ts';
import { createEditionSteps, DOCUMENT, situationOf } from './edition-steps.service.ts';
import type { DocumentDetail, DocumentListItem, DraftInput, Edition, WithdrawInput } from './documents.schema.ts';
import { disclosureGate } from './disclosure.service.ts';
import { suppressEditions } from './edition-terms.repo.ts';
import { isClosing } from './edition-terms.rules.ts';
import { listShownAsPage, publicPath } from './published.repo.ts';
import {
  claim,
  EMPTY_FIELDS,
  fieldsOnly,
  newEdition,
  presentEdition,
  publicationOf,
  withDueDate,
  requireReleasable,
} from './editions.service.ts';
import { createFindingsService } from './findings.service.ts';
import type { DocumentImport } from './import.service.ts';
import type { Task } from './reading.schema.ts';
import { createTimedPublishing } from './timed.service.ts';
import { setLiveValidity } from './validity.service.ts';

export interface DocumentsDeps {
  db: Database;
  files: FileStore;
  organisations: OrganisationsService;
  reviews: ReviewService;
  /** Reads edited texts in its threads. */
  documentImport: Pick<DocumentImport, 'readText'>;
  /** Checks texts and files in threads before they go out. */
  checks: FileChecks;
  now: () => Date;
}
export type DocumentsService = ReturnType<typeof createDocumentsService>;

/** Drafting, sending for review, publishing and withdrawing official documents. */
export function createDocumentsService({
  db,
  files,
  organisations,
  reviews,
  documentImport,
  checks,
  now,
}: DocumentsDeps) {
  /** Has the draft checked, or what is live with other tasks, before a write asks for the result. */
  async function prepare(actor: Actor, id: string, tasks?: readonly Task[]): Promise<void> {
    const { draft, live } = await findOpenEditions(db, actor.tenantId, id);
    const edition = tasks ? live : draft;
    if (edition)
      await prepareRelease(db, actor.tenantId, checks, await publicationOf(db, actor.tenantId, edition.id, tasks));
  }

  const steps = createEditionSteps({ db, now });
  const { open, organisationOf, requireVersion, requireEdition, moveEdition, publishIn } = steps;
  steps.onStep(disclosureGate);
  const emergency = createEmergencyPublishing({ db, reviews, steps, prepare: (actor, id) => prepare(actor, id) });
  const timed = createTimedPublishing({ db, steps, prepare: (actor, id) => prepare(actor, id), now });

  /** What is to be stored of a draft when its fields and text become these; read in a thread. Null when the draft is not the one that was seen. */
  async function readInput(actor: Actor, id: string, { version, fields, blocks }: DraftInput) {
    const stored = await findDraftText(db, actor.tenantId, id);
    if (stored?.version !== version) return null;
    const own = blocks && (await documentFiles.withoutForeignFiles(actor, blocks));
    const { title, madeOn } = fields;
    return documentImport.readText({ ...(own ? { blocks: own } : {}), title, madeOn, stored }, actor.locale);
  }

  const documentFiles = createDocumentFiles({
    db,
    files,
    unitOf: organisationOf,
    requireDraft: async (w, actor, id, organisationId) => void (await open(w, actor, id, 'edit', organisationId)),
  });

  const service = {
    /** Lets a module have a say when a document is sent for review, signed off or published. Called once, while wiring. */
    onStep: steps.onStep,
    setLiveValidity,
    dueWork: timed.dueWork,
    schedule: timed.schedule,
    unschedule: timed.unschedule,
    publishUrgently: emergency.publishUrgently,
    setTerms: timed.setTerms,
    findings: createFindingsService({ db, checks }),
    openFile: documentFiles.openFile,
    addImage: documentFiles.addImage,

    /** Newest edition of each document in the officer's scope. */
    async list(
      actor: Actor,
      filter: { state?: Edition['state']; organisationId?: string; text?: string; cursor?: string; limit: number },
    ): Promise<{ items: DocumentListItem[]; nextCursor: string | null }> {
      requirePermission(actor, 'documents.document.read');
      const [changedAt, afterId] = filter.cursor?.split('_') ?? [];
      const rows = await listForOfficers(db, actor.tenantId, {
        ...filter,
        scope: actor.scopeOf('documents.document.read'),
        before: changedAt && afterId ? { changedAt, id: afterId } : undefined,
        limit: filter.limit + 1,
      });
      const items = rows.slice(0, filter.limit);
      const last = items.at(-1);
      return {
        items: items.map((row) => {
          const { id, title, documentNumber, organisationId, organisationName, state, version } = row;
          return {
            ...{ id, title, documentNumber, organisationId, organisationName, state, version },
            ...{ publishedOn: row.publishedOn, validity: row.validity },
            warnings: openWarnings(row.warnings, row).length,
            changedAt: row.changedAt.toISOString(),
          };
        }),
        nextCursor: rows.length > filter.limit && last ? `${last.changedAt.toISOString()}_${last.editionId}` : null,
      };
    },

    async get(actor: Actor, id: string): Promise<DocumentDetail> {
      const organisationId = await organisationOf(actor, id);
      const found = await findOpenEditions(db, actor.tenantId, id);
      const organisation = await organisations.findUnit(actor.tenantId, organisationId);
      const tombstone = found.live
        ? null
        : await findTombstone(db, { tenantId: actor.tenantId, subjectType: DOCUMENT, subjectId: id });
      const review = found.draft ? await reviews.findOf(db, actor.tenantId, found.draft.id) : null;
      const notes = await reviews.listNotes(db, actor.tenantId, id);
      const history = (await listHistory(db, actor.tenantId, id)).map((entry) => {
        // A reviewer's words stand with his step, not in the audit.
        const note = notes.find(
          (step) =>
            Math.abs(step.occurredAt.getTime() - entry.at.getTime()) < 2000 && step.actorName === entry.actorName,
        );
        return entry.action === 'review.review.returned' && note ? { ...entry, reason: note.note } : entry;
      });
      const names = await listDisplayNames(
        db,
        actor.tenantId,
        history.map(({ actorId }) => actorId),
      );
      return {
        id,
        organisation: { id: organisationId, name: organisation?.name ?? '' },
        live: found.live ? await presentEdition(db, actor, found.live) : null,
        draft: found.draft ? await presentEdition(db, actor, found.draft) : null,
        reviewId: review?.state === 'waiting' ? review.id : null,
        publicUrl: found.live ? publicPath(id) : null,
        withdrawn: tombstone && {
          ...{ at: tombstone.withdrawnAt.toISOString(), reason: tombstone.reason, title: found.last?.title ?? '' },
        },
        actions: availableActions(situationOf(actor, organisationId, found), actor.locale),
        history: history.map(({ actorId, actorName, ...entry }) => ({
          ...entry,
          actorName: names.get(actorId) ?? actorName,
          at: entry.at.toISOString(),
        })),
      };
    },

    /** A new, empty draft; `also` writes what goes with it in the same transaction. */
    async create(
      actor: Actor,
      input: { organisationId: string; title: string },
      also?: (w: Write, id: string) => Promise<void>,
    ): Promise<{ id: string }> {
      const organisation = await organisations.findUnit(actor.tenantId, input.organisationId);
      if (!organisation) throw documentErrors.organisation_unknown({ unit: input.organisationId });
      return write(
        db,
        actor,
        { permission: 'documents.document.write', organisationId: input.organisationId },
        async (w) => {
          const edition = newEdition(actor, input.organisationId, {
            ...EMPTY_FIELDS,
            title: input.title,
            issuingBody: organisation.name,
          });
          // Who writes here writes for publication; the officer may decide otherwise before it is sent in.
          await insertDocuments(w.tx, actor.tenantId, [{ ...edition, disclosure: 'proactive' }]);
          w.record({
            action: 'documents.document.drafted',
            subjectType: DOCUMENT,
            subjectId: edition.documentId,
            after: { title: input.title, disclosure: 'proactive' },
          });
          await also?.(w, edition.documentId);
          return { id: edition.documentId };
        },
      );
    },

    /** A draft that starts as a copy of what is live (or was withdrawn). */
    async startDraft(actor: Actor, id: string): Promise<{ id: string }> {
      const organisationId = await organisationOf(actor, id);
      return write(db, actor, { permission: 'documents.document.write', organisationId }, async (w) => {
        const { last } = await open(w, actor, id, 'start_draft', organisationId);
        if (!last) throw documentErrors.not_found();
        const from = await requireEdition(w.tx, actor, last.id);
        const { body, plainText, warnings, originalFile, originalName, originalMediaType } = from;
        const edition: NewEdition = {
          ...newEdition(actor, organisationId, fieldsOnly(last)),
          documentId: id,
          number: last.number + 1,
          tasks: await listTasks(w.tx, actor.tenantId, last.id),
          audienceKind: last.audienceKind,
          audience: last.audience,
          visibleUntil: last.visibleUntil,
          body,
          plainText,
          warnings,
          originalFile,
          originalName,
          originalMediaType,
        };
        await insertEditions(w.tx, actor.tenantId, [edition]).catch((error: unknown) => {
          if (!isUniqueViolation(error)) throw error;
          const { reason } = judge('start_draft', { live: null, draft: 'draft', can: () => true }, actor.locale);
          throw documentErrors.action_refused({ reason }, { cause: error });
        });
        w.record({
          action: 'documents.draft.started',
          subjectType: DOCUMENT,
          subjectId: id,
          after: { edition: edition.number },
        });
        return { id };
      });
    },

    /** Saves fields and, when given, the text; numbers, anchors and tasks are read from the text again. Throws documents.edition_conflict. */
    async saveDraft(actor: Actor, id: string, typed: DraftInput): Promise<Edition> {
      const input = { ...typed, fields: typedFields(typed.fields) };
      const organisationId = await organisationOf(actor, id);
      // Before the transaction and in a thread: a long text takes a fifth of a second to read, in which nobody else would be served.
      const mayWrite = actor.can('documents.document.write', organisationId);
      const read = mayWrite ? await readInput(actor, id, input) : null;
      const editionId = await write(
        db,
        actor,
        { permission: 'documents.document.write', organisationId },
        async (w) => {
          const { draft } = await open(w, actor, id, 'edit', organisationId);
          if (!draft) throw documentErrors.not_found();
          await requireVersion(actor, draft, input.version, id);
          if (!read) throw documentErrors.not_found(); // the version tells that the draft is the one that was read
          const { changed } = read;
          // Whoever takes words out of the text would not expect them in the file beside it.
          const dropsOriginal = changed !== undefined && draft.originalFile !== null && input.keepOriginal !== true;
          await updateEdition(w.tx, actor.tenantId, draft.id, {
            ...input.fields,
            plainText: read.plainText,
            authorIds: [...new Set([...draft.authorIds, actor.id])],
            ...(changed ? { body: changed.body, warnings: changed.warnings } : {}),
            ...(dropsOriginal ? { originalFile: null, originalName: '', originalMediaType: '' } : {}),
          });
          if (changed) {
            await replaceTasks(w.tx, actor.tenantId, draft.id, { json: changed.tasks }, null);
            await holdFiles(w, actor.tenantId, id, changed.files);
            await markLooseFiles(w.tx, actor.tenantId, id);
          }
          await claim(w, actor, id, input.fields, read.textKey);
          w.record({
            action: 'documents.draft.saved',
            subjectType: DOCUMENT,
            subjectId: id,
            before: { ...fieldsOnly(draft), text: read.textKeyBefore },
            after: {
              ...input.fields,
              text: read.textKey,
              ...(dropsOriginal ? { originalDropped: draft.originalName } : {}),
            },
          });
          return draft.id;
        },
      );
      return presentEdition(db, actor, await requireEdition(db, actor, editionId));
    },

    async discardDraft(actor: Actor, id: string, version: number): Promise<void> {
      const organisationId = await organisationOf(actor, id);
      await write(db, actor, { permission: 'documents.document.write', organisationId }, async (w) => {
        const { draft, live } = await open(w, actor, id, 'discard_draft', organisationId);
        if (!draft) throw documentErrors.not_found();
        await requireVersion(actor, draft, version, id);
        const text = textKey((await requireEdition(w.tx, actor, draft.id)).plainText);
        await deleteDraft(w.tx, actor.tenantId, id, draft.id);
        await markLooseFiles(w.tx, actor.tenantId, id);
        if (live) await claim(w, actor, id, live, textKey((await requireEdition(w.tx, actor, live.id)).plainText));
        w.record({
          action: 'documents.draft.discarded',
          subjectType: DOCUMENT,
          subjectId: id,
          before: { title: draft.title, text },
        });
      });
    },

    /** Puts the officer's list of tasks in the place of the recognised one, for the draft or, without one, for what is live. */
    async correctTasks(actor: Actor, id: string, input: { version: number; tasks: Task[] }): Promise<void> {
      const organisationId = await organisationOf(actor, id);
      if (actor.can('documents.task.correct', organisationId)) await prepare(actor, id, input.tasks);
      await write(db, actor, { permission: 'documents.task.correct', organisationId }, async (w) => {
        const { draft, live } = await open(w, actor, id, 'correct_tasks', organisationId);
        const edition = draft ?? live;
        if (!edition) throw documentErrors.not_found();
        await requireVersion(actor, edition, input.version, id);
        const before = await listTasks(w.tx, actor.tenantId, edition.id);
        if (edition.state === 'live' && !sameTaskTexts(input.tasks, before)) throw documentErrors.tasks_text_fixed();
        await replaceTasks(w.tx, actor.tenantId, edition.id, input.tasks.map(withDueDate), actor.id);
        await updateEdition(w.tx, actor.tenantId, edition.id, {
          authorIds: [...new Set([...edition.authorIds, actor.id])],
        });
        if (edition.state === 'live')
          await publish(w, actor.tenantId, DOCUMENT, [await publicationOf(w.tx, actor.tenantId, edition.id)]);
        w.record({
          action: 'documents.tasks.corrected',
          subjectType: DOCUMENT,
          subjectId: id,
          before: { tasks: before },
          after: { tasks: input.tasks },
        });
      });
    },

    /** Sends the draft through its review chain. */
    async submit(actor: Actor, id: string, version: number): Promise<{ reviewId: string }> {
      const organisationId = await organisationOf(actor, id);
      if (actor.can('documents.document.submit', organisationId)) await prepare(actor, id);
      return write(db, actor, { permission: 'documents.document.submit', organisationId }, async (w) => {
        const { draft, to } = await open(w, actor, id, 'submit', organisationId);
        if (!draft) throw documentErrors.not_found();
        await requireVersion(actor, draft, version, id);
        const { id: editionId, title, authorIds } = draft;
        await steps.before('submit', w, actor, { id, title });
        // Asked now as well, so that nobody reviews what could never go out.
        await requireReleasable(w, actor, editionId);
        const review = await reviews.start(w, actor, {
          subjectType: DOCUMENT,
          subjectId: id,
          editionId,
          title,
          organisationId,
          authorIds,
          // Kept with the review, so that the next look can show what changed since.
          snapshot: await requireEdition(w.tx, actor, editionId).then((text) => ({
            ...fieldsOnly(text),
            body: text.body,
          })),
        });
        await moveEdition(w, actor, editionId, to);
        w.record({
          action: 'documents.draft.submitted',
          subjectType: DOCUMENT,
          subjectId: id,
          after: { title, reviewId: review.reviewId },
        });
        return review;
      });
    },

    /** The publish transaction: the approved edition becomes live, the old one superseded, the gate opens its address. */
    async publishApproved(actor: Actor, id: string, version: number): Promise<{ url: string }> {
      const organisationId = await organisationOf(actor, id);
      if (actor.can('documents.document.publish', organisationId)) await prepare(actor, id);
      return write(db, actor, { permission: 'documents.document.publish', organisationId }, (w) =>
        publishIn(w, actor, id, organisationId, version),
      );
    },

    /**
     * Takes the document from every public place and leaves a tombstone with the reason. For privacy or secrecy readers cannot look back at
     * earlier editions either. A schedule of the same document ends with it.
     */
    async withdraw(actor: Actor, id: string, input: WithdrawInput): Promise<void> {
      const organisationId = await organisationOf(actor, id);
      await write(db, actor, { permission: 'documents.document.withdraw', organisationId }, async (w) => {
        const { live, draft, to } = await open(w, actor, id, 'withdraw', organisationId);
        if (!live) throw documentErrors.not_found();
        const { reason, kind = 'withdrawn', replacementId = null, showTitle = false } = input;
        const at = now();
        if (replacementId) await requireReplacement(w.tx, actor, id, replacementId);
        await moveEdition(w, actor, live.id, to, { publicUntil: at });
        if (isClosing(kind)) await suppressEditions(w.tx, actor.tenantId, id, { before: null }, at);
        if (draft?.publishAt) await moveEdition(w, actor, draft.id, draft.state, { publishAt: null });
        const key = { tenantId: actor.tenantId, subjectType: DOCUMENT, subjectId: id };
        const title = showTitle && !isClosing(kind) ? live.title : '';
        await withdraw(w, key, { reason, kind, replacementId, title });
        w.record({
          action: 'documents.document.withdrawn',
          ...{ subjectType: DOCUMENT, subjectId: id },
          ...(draft?.publishAt ? { before: { publishAt: draft.publishAt.toISOString() } } : {}),
          after: { title: live.title, reason, kind, ...(replacementId ? { replacementId } : {}) },
        });
      });
    },

    /** What the review calls back, inside its own write. */
    reviewOutcomes: {
      refusedAfterwards: emergency.refusedAfterwards,
      passedAfterwards: emergency.passedAfterwards,
      /** The text before its review, as recall does, so that the two never wait for each other. */
      async lock(w: Write, actor: Actor, subject: { subjectId: string }): Promise<void> {
        await lockOpenEditions(w.tx, actor.tenantId, subject.subjectId);
      },
      async approved(w: Write, actor: Actor, subject: { subjectId: string; editionId: string }): Promise<void> {
        const edition = await requireEdition(w.tx, actor, subject.editionId);
        await steps.before('sign_off', w, actor, { id: subject.subjectId, title: edition.title });
        await moveEdition(w, actor, edition.id, stepOfSystem('approve', edition.state));
      },
      async returned(w: Write, actor: Actor, subject: { editionId: string }): Promise<void> {
        const edition = await requireEdition(w.tx, actor, subject.editionId);
        await moveEdition(w, actor, edition.id, stepOfSystem('return', edition.state));
      },
    },

    /** Takes a draft back out of review, by somebody who may write in it. */
    async recall(actor: Actor, id: string, reason: string): Promise<void> {
      const organisationId = await organisationOf(actor, id);
      await write(db, actor, { permission: 'documents.document.submit', organisationId }, async (w) => {
        const { draft, to } = await open(w, actor, id, 'recall', organisationId);
        if (!draft) throw documentErrors.not_found();
        if (draft.state === 'in_review') await reviews.cancel(w, actor, draft.id, reason);
        // A schedule ends with it: nothing that is edited goes out by itself.
        await moveEdition(w, actor, draft.id, to, { publishAt: null });
        const publishAt = draft.publishAt?.toISOString();
        w.record({
          action: 'documents.draft.recalled',
          ...{ subjectType: DOCUMENT, subjectId: id, after: { reason } },
          ...(publishAt ? { before: { publishAt } } : {}),
        });
      });
    },
  };

  /** What takes the place of a withdrawn document is another one that everybody can read. */
  async function requireReplacement(tx: Tx, actor: Actor, id: string, replacementId: string): Promise<void> {
    const [shown] = replacementId === id ? [] : await listShownAsPage(tx, actor.tenantId, [replacementId]);
    if (!shown) throw documentErrors.replacement_unknown();
  }

  reviews.onOutcome(DOCUMENT, service.reviewOutcomes);
  return service;
}
