import { forgetPages, isUniqueViolation, type Database, type Tx } from '../../kernel/db/index.ts';
import { requirePermission, write, type Actor, type Write } from '../../foundation/audit/index.ts';
import { gateErrors, publish, withdraw } from '../../foundation/gate/index.ts';
import { assess, holding, prepareRelease, type FileChecks } from '../../foundation/gate/checks/index.ts';
import { findPicture, listPictures, storePicture } from '../../foundation/pictures/index.ts';
import type { ReviewService } from '../../foundation/review/index.ts';
import type { ColumnsService } from '../columns/index.ts';
import { pageErrors } from './pages.errors.ts';
import {
  deleteDraft,
  findPage,
  insertDraft,
  insertPage,
  isPictureShown,
  listEditions,
  listOpenWork,
  listPages,
  lockPage,
  TYPE,
  updateEdition,
  type EditionRow,
  type PageRow,
} from './pages.repo.ts';
import { createPageFindings } from './findings.service.ts';
import { DEFAULT_HOME, findPageFaults, KIND_NAMES, openOf, pagePath, picturesOf, releaseOf } from './pages.rules.ts';
import type {
  Block,
  DraftContent,
  NewPage,
  PageContent,
  PageDetail,
  PageEdition,
  PageKind,
  PageSummary,
} from './pages.schema.ts';

/** Open drafts looked at for a work bench; a site has fewer pages. */
const MOST_WORK = 200;
const WRITE = 'pages.page.write';
const PUBLISH = 'pages.page.publish';
const READ = 'documents.document.read';

export type PagesService = ReturnType<typeof createPagesService>;

export interface PagesDeps {
  db: Database;
  columns: ColumnsService;
  reviews: ReviewService;
  checks: FileChecks;
}

/** Pages that an editor composes from blocks: one live and one draft of each, through the same review and the same gate as documents. */
export function createPagesService({ db, columns, reviews, checks }: PagesDeps) {
  const locked = async (tx: Tx, tenantId: string, id: string) => {
    const page = await lockPage(tx, tenantId, id);
    if (!page) throw pageErrors.not_found();
    const editions = await listEditions(tx, tenantId, [id]);
    return { page, draft: openOf(editions), live: ofState(editions, 'live') };
  };
  const change = async <T>(
    actor: Actor,
    id: string,
    permission: string,
    work: (w: Write, at: Awaited<ReturnType<typeof locked>>) => Promise<T>,
  ): Promise<T> => {
    const page = await findPage(db, actor.tenantId, id);
    if (!page) throw pageErrors.not_found();
    return write(db, actor, { permission, organisationId: page.organisationId }, async (w) =>
      work(w, await locked(w.tx, actor.tenantId, id)),
    );
  };
  const happened = (w: Write, verb: string, pageId: string, after: object) =>
    w.record({ action: `pages.page.${verb}`, subjectType: TYPE, subjectId: pageId, after });

  const view = async (actor: Actor, id: string): Promise<PageDetail> => {
    const page = await findPage(db, actor.tenantId, id);
    if (!page) throw pageErrors.not_found();
    requirePermission(actor, READ);
    const editions = await listEditions(db, actor.tenantId, [id]);
    const draft = openOf(editions);
    const live = ofState(editions, 'live');
    const review = draft && (await reviews.findOf(db, actor.tenantId, draft.id));
    const paths = await columnCodes(actor.tenantId, page.siteId);
    const faults = draft ? findPageFaults(page.kind, draft) : [];
    return {
      ...summaryOf(page, editions, paths),
      draft: draft && editionView(draft),
      live: live && editionView(live),
      faults: faults.map(({ code, ...details }) => pageErrors[code](details).text(actor.locale)),
      reviewId: review?.id ?? null,
      mayWrite: actor.can(WRITE, page.organisationId),
      mayPublish: actor.can(PUBLISH, page.organisationId) && !(draft?.authorIds.includes(actor.id) ?? false),
    };
  };
  const columnCodes = async (tenantId: string, siteId: string) =>
    new Map((await columns.listOpen(tenantId, siteId)).map(({ id, code }) => [id, code]));

  const moveDraft = async (w: Write, actor: Actor, draft: EditionRow, state: EditionRow['state']) => {
    if (!(await updateEdition(w.tx, actor.tenantId, draft.id, draft.version, { state }))) throw pageErrors.conflict();
  };
  /** Has text and pictures of the draft checked in threads, before a write asks for the result. */
  const prepare = async (actor: Actor, id: string, permission: string) => {
    const page = await findPage(db, actor.tenantId, id);
    const draft = page && openOf(await listEditions(db, actor.tenantId, [id]));
    if (draft && actor.can(permission, page.organisationId))
      await prepareRelease(
        ...([db, actor.tenantId, checks, releaseOf(page, draft)] as const),
        async (sha256) => (await findPicture(db, actor.tenantId, sha256))?.bytes ?? null,
      );
  };
  const ended = async (
    w: Write,
    actor: Actor,
    subject: { subjectId: string; editionId: string },
    to: 'approved' | 'draft',
  ) => {
    const draft = openOf(await listEditions(w.tx, actor.tenantId, [subject.subjectId]));
    if (draft?.id === subject.editionId) await moveDraft(w, actor, draft, to);
  };
  reviews.onOutcome(TYPE, {
    lock: async (w, actor, { subjectId }) => void (await lockPage(w.tx, actor.tenantId, subjectId)),
    approved: (w, actor, subject) => ended(w, actor, subject, 'approved'),
    returned: (w, actor, subject) => ended(w, actor, subject, 'draft'),
  });

  return {
    async list(actor: Actor, siteId: string): Promise<PageSummary[]> {
      requirePermission(actor, READ);
      const pages = await listPages(db, actor.tenantId, siteId);
      const editions = Map.groupBy(
        await listEditions(
          db,
          actor.tenantId,
          pages.map(({ id }) => id),
        ),
        ({ pageId }) => pageId,
      );
      const paths = await columnCodes(actor.tenantId, siteId);
      return pages.map((page) => summaryOf(page, editions.get(page.id) ?? [], paths));
    },

    get: view,

    /** Makes a page with an empty draft (the home page: with today's layout). Throws code_taken, place_wrong. */
    async create(actor: Actor, input: NewPage): Promise<PageDetail> {
      const { title, titleEn, ...page } = input;
      await requirePlace(actor, page);
      const blocks: Block[] =
        page.kind === 'home' ? [...DEFAULT_HOME] : page.kind === 'guide' ? [{ ...EMPTY_GUIDE }] : [];
      const content: PageContent = { title, titleEn, summary: '', cover: null, coverAlt: '', blocks };
      const id = await write(db, actor, { permission: WRITE, organisationId: page.organisationId }, async (w) => {
        const made = await insertPage(w.tx, actor.tenantId, page, actor.id).catch((error) => {
          throw isUniqueViolation(error) ? pageErrors.code_taken({ code: page.code }) : error;
        });
        await insertDraft(w.tx, actor.tenantId, made.id, content, [], [actor.id]);
        happened(w, 'created', made.id, { ...page, title });
        return made.id;
      });
      return view(actor, id);
    },

    /** Starts a draft from the live edition (or, for the home page, from today's layout). Throws has_draft. */
    async startDraft(actor: Actor, id: string): Promise<PageDetail> {
      await change(actor, id, WRITE, async (w, { page, draft, live }) => {
        if (draft) throw pageErrors.has_draft();
        const content = live ? contentOf(live) : emptyContent(page.kind);
        await insertDraft(w.tx, actor.tenantId, id, content, picturesOf(content), [actor.id]);
        happened(w, 'draft_started', id, {});
      });
      return view(actor, id);
    },

    /** Saves a draft however unfinished it is. Throws conflict when `version` is not the present one, picture_unknown. */
    async saveDraft(actor: Actor, id: string, input: DraftContent): Promise<PageDetail> {
      const { version, ...content } = input;
      await change(actor, id, WRITE, async (w, { draft }) => {
        requireDraft(draft);
        const pictures = picturesOf(content);
        const known = await listPictures(w.tx, actor.tenantId, pictures);
        if (known.length < pictures.length) throw pageErrors.picture_unknown({ count: pictures.length - known.length });
        const authorIds = [...new Set([...draft.authorIds, actor.id])];
        const saved = await updateEdition(w.tx, actor.tenantId, draft.id, version, { ...content, pictures, authorIds });
        if (!saved) throw pageErrors.conflict();
        happened(w, 'draft_saved', id, { number: saved.number, version: saved.version, blocks: content.blocks.length });
      });
      return view(actor, id);
    },

    async discardDraft(actor: Actor, id: string): Promise<PageDetail> {
      await change(actor, id, WRITE, async (w, { draft }) => {
        requireDraft(draft);
        await deleteDraft(w.tx, actor.tenantId, draft.id);
        happened(w, 'draft_discarded', id, { number: draft.number });
      });
      return view(actor, id);
    },

    /** Sends the draft through the review chain of its unit. Throws faulty (with all reasons), conflict, gate.held. */
    async submit(actor: Actor, id: string, version: number): Promise<PageDetail> {
      await prepare(actor, id, WRITE);
      await change(actor, id, WRITE, async (w, { page, draft }) => {
        requireDraft(draft);
        if (draft.version !== version) throw pageErrors.conflict();
        requireFaultless(actor, page, draft);
        // Asked now as well, so that nobody reviews what could never go out.
        const release = releaseOf(page, draft);
        const held = holding((await assess(w.tx, actor.tenantId, TYPE, [release])).get(id) ?? []);
        if (held.length > 0) throw gateErrors.held({ reasons: held.map(({ excerpt, kind }) => excerpt || kind) });
        const { reviewId } = await reviews.start(w, actor, {
          ...{ subjectType: TYPE, subjectId: id, editionId: draft.id, title: release.subject.title },
          ...{ organisationId: page.organisationId, authorIds: draft.authorIds, snapshot: contentOf(draft) },
        });
        await moveDraft(w, actor, draft, 'in_review');
        happened(w, 'submitted', id, { number: draft.number, reviewId });
      });
      return view(actor, id);
    },

    /** Takes a draft back from review, or from its approval, to change it. Throws not_in_review. */
    async recall(actor: Actor, id: string, reason: string): Promise<PageDetail> {
      await change(actor, id, WRITE, async (w, { draft }) => {
        if (!draft) throw pageErrors.no_draft();
        if (draft.state === 'draft') throw pageErrors.not_in_review();
        if (draft.state === 'in_review') await reviews.cancel(w, actor, draft.id, reason);
        await moveDraft(w, actor, draft, 'draft');
        happened(w, 'recalled', id, { number: draft.number, reason });
      });
      return view(actor, id);
    },

    /** Makes the approved draft live through the gate. Throws not_approved, own_text, faulty (with all reasons), conflict, gate.held. */
    async publishDraft(actor: Actor, id: string, version: number): Promise<PageDetail> {
      await prepare(actor, id, PUBLISH);
      await change(actor, id, PUBLISH, async (w, { page, draft, live }) => {
        if (!draft) throw pageErrors.no_draft();
        if (draft.version !== version) throw pageErrors.conflict();
        if (draft.authorIds.includes(actor.id)) throw pageErrors.own_text();
        if (draft.state !== 'approved') throw pageErrors.not_approved();
        requireFaultless(actor, page, draft);
        if (live) await updateEdition(w.tx, actor.tenantId, live.id, live.version, { state: 'superseded' });
        await updateEdition(w.tx, actor.tenantId, draft.id, version, { state: 'live' });
        await publish(w, actor.tenantId, TYPE, [releaseOf(page, draft)]);
        happened(w, 'published', id, { number: draft.number });
      });
      return view(actor, id);
    },

    /** Takes a page from the public; the home page goes back to the layout that every site has. Throws not_live. */
    async withdraw(actor: Actor, id: string, reason: string): Promise<PageDetail> {
      await change(actor, id, PUBLISH, async (w, { live }) => {
        if (!live) throw pageErrors.not_live();
        await updateEdition(w.tx, actor.tenantId, live.id, live.version, { state: 'withdrawn' });
        await withdraw(w, { tenantId: actor.tenantId, subjectType: TYPE, subjectId: id }, { reason });
        happened(w, 'withdrawn', id, { number: live.number, reason });
        await forgetPages(w.tx, [`tenant:${actor.tenantId}`]);
      });
      return view(actor, id);
    },

    /** For the work bench: pages that came back from review to their authors, and approved ones for who may publish them. */
    async listTodos(actor: Actor) {
      if (!actor.can(WRITE) && !actor.can(PUBLISH)) return [];
      const zh = actor.locale === 'zh';
      const todos = [];
      for (const {
        id,
        pageId,
        state,
        version,
        title,
        kind,
        organisationId,
        authorIds,
        changedAt,
      } of await listOpenWork(...([db, actor.tenantId, MOST_WORK] as const))) {
        const isMine = authorIds.includes(actor.id);
        const isApproved = state === 'approved' && actor.can(PUBLISH, organisationId) && !isMine;
        const isReturned =
          state === 'draft' && isMine && (await reviews.findOf(db, actor.tenantId, id))?.state === 'returned';
        if (!isApproved && !isReturned) continue;
        const step = isApproved ? (zh ? '审核已通过，待发布' : 'approved, to publish') : zh ? '退回修改' : 'returned';
        todos.push({
          kind: 'page' as const,
          ...{ id: pageId, version, title: title || KIND_NAMES[kind], organisationName: '', step, fromName: '' },
          since: changedAt.toISOString(),
        });
      }
      return todos;
    },

    findings: createPageFindings({ db, checks }),

    /** What the draft (or, without one, the live edition) holds, for showing it to staff. */
    async preview(actor: Actor, id: string): Promise<{ page: PageRow; content: PageContent }> {
      requirePermission(actor, READ);
      const page = await findPage(db, actor.tenantId, id);
      const editions = await listEditions(db, actor.tenantId, [id]);
      const shown = openOf(editions) ?? ofState(editions, 'live');
      if (!page || !shown) throw pageErrors.not_found();
      requirePermission(actor, READ, page.organisationId);
      return { page, content: contentOf(shown) };
    },

    async storePicture(actor: Actor, pageId: string, bytes: Buffer) {
      const page = await findPage(db, actor.tenantId, pageId);
      if (!page) throw pageErrors.not_found();
      return storePicture(db, actor, { permission: WRITE, organisationId: page.organisationId }, bytes);
    },

    /** For staff; the public asks whether something public shows it. */
    async findPicture(actor: Actor, sha256: string) {
      requirePermission(actor, READ);
      return findPicture(db, actor.tenantId, sha256);
    },

    isPictureShown: (tenantId: string, sha256: string): Promise<boolean> => isPictureShown(db, tenantId, sha256),
  };

  async function requirePlace(actor: Actor, { kind, siteId, columnId }: Pick<PageRow, 'kind' | 'siteId' | 'columnId'>) {
    if (columnId === null) {
      if (kind === 'text' || kind === 'guide') throw pageErrors.place_wrong();
      return;
    }
    const column = (await columns.listOpen(actor.tenantId, siteId)).find(({ id }) => id === columnId);
    const isTopic = kind === 'topic' || kind === 'compilation';
    const fits = column && (isTopic ? column.kind === 'topics' : kind !== 'home' && column.kind === 'page');
    if (!fits || (kind === 'guide') !== (column.role === 'guide')) throw pageErrors.place_wrong();
  }
}

/** What is sent in stays as it is until it is taken back or returned. */
function requireDraft(draft: EditionRow | null): asserts draft is EditionRow {
  if (!draft) throw pageErrors.no_draft();
  if (draft.state !== 'draft') throw pageErrors.not_draft();
}

function requireFaultless(actor: Actor, page: PageRow, draft: EditionRow): void {
  const faults = findPageFaults(page.kind, draft);
  if (faults.length > 0)
    throw pageErrors.faulty({
      reasons: faults.map(({ code, ...details }) => pageErrors[code](details).text(actor.locale)),
    });
}

const EMPTY_GUIDE = {
  ...{ kind: 'guide', classification: '', arrangement: '', access: '', office: '', address: '' },
  ...{ hours: '', phone: '', fax: '', online: '' },
} as const satisfies Block;

const emptyContent = (kind: PageKind): PageContent => ({
  ...{ title: '', titleEn: '', summary: '', cover: null, coverAlt: '' },
  blocks: kind === 'home' ? [...DEFAULT_HOME] : kind === 'guide' ? [{ ...EMPTY_GUIDE }] : [],
});

const ofState = (editions: readonly EditionRow[], state: EditionRow['state']) =>
  editions.find((edition) => edition.state === state) ?? null;

const contentOf = ({ title, titleEn, summary, cover, coverAlt, blocks }: EditionRow): PageContent => ({
  ...{ title, titleEn, summary, cover, coverAlt, blocks },
});

function editionView(edition: EditionRow): PageEdition {
  const { id, number, version, changedAt } = edition;
  const state = openOf([edition]) ? (edition.state as 'draft') : 'live';
  return { id, number, version, state, ...contentOf(edition), changedAt: changedAt.toISOString() };
}

function summaryOf(page: PageRow, editions: readonly EditionRow[], codes: ReadonlyMap<string, string>): PageSummary {
  const [draft, live] = [openOf(editions), ofState(editions, 'live')];
  const shown = draft ?? live ?? editions[0];
  return {
    ...page,
    title: shown?.title || KIND_NAMES[page.kind],
    state: draft
      ? draft.state === 'draft'
        ? live
          ? 'changed'
          : 'draft'
        : (draft.state as 'approved')
      : live
        ? 'live'
        : 'withdrawn',
    changedAt: (shown?.changedAt ?? new Date(0)).toISOString(),
    url: pagePath(page.kind, page.code, codes.get(page.columnId ?? '') ?? null),
  };
}
