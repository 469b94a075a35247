import { forgetPages, isUniqueViolation, type Database, type Queryable } from '../../kernel/db/index.ts';
import { chinaDate } from '../../kernel/time/index.ts';
import { requirePermission, write, type Actor, type Write } from '../../foundation/audit/index.ts';
import type { CalendarService } from '../../foundation/calendar/index.ts';
import type { OrganisationsService } from '../../foundation/organisations/index.ts';
import { published, type DocumentsService, type StepListener } from '../documents/index.ts';
import { interpretationErrors } from './interpretation.errors.ts';
import {
  countLeaders,
  deleteExemption,
  deleteInterpretation,
  findExemption,
  findInterpretation,
  insertInterpretation,
  listDuties,
  listInterpretations,
  listKnown,
  listLinks,
  listNewestInterpretations,
  listPublished,
  replaceLinks,
  updateInterpretation,
  upsertExemption,
  type InterpretationRow,
  type PublishedFilter,
} from './interpretation.repo.ts';
import {
  DEFAULT_SETTINGS,
  dutyOf,
  findFault,
  findHold,
  genreOf,
  isNeeded,
  stockBegins,
} from './interpretation.rules.ts';
import type {
  DutyItem,
  InterpretationChange,
  InterpretationFields,
  InterpretationView,
  LeaderCount,
  NewInterpretation,
  OfDocument,
  PublishedInterpretation,
} from './interpretation.schema.ts';
import { findSettings, listExperts } from './pool.repo.ts';

const READ = 'documents.document.read';
const WRITE = 'documents.document.write';
const INTERPRETATION = 'interpretation';
const OPEN_DUTIES = ['overdue', 'running'];
/** More than anybody does in a day; the screen of the module has all of them. */
const MOST_TODOS = 50;

export type InterpretationService = ReturnType<typeof createInterpretationService>;
export interface InterpretationDeps {
  db: Database;
  documents: DocumentsService;
  organisations: OrganisationsService;
  calendar: Pick<CalendarService, 'forTenant'>;
  now: () => Date;
}

/** Texts that explain documents: tied both ways, sent, signed off and published together with what they explain. */
export function createInterpretationService({ db, documents, organisations, calendar, now }: InterpretationDeps) {
  const settingsOf = async (source: Queryable, tenantId: string) =>
    (await findSettings(source, tenantId)) ?? DEFAULT_SETTINGS;

  /** Everything about some interpretations, as officers see them. */
  async function views(tenantId: string, rows: readonly InterpretationRow[]): Promise<InterpretationView[]> {
    const links = await listLinks(db, tenantId, rows.map(idOf));
    const known = await listKnown(db, tenantId, [...rows.map(idOf), ...links.map(({ explainsId }) => explainsId)]);
    return rows.flatMap((row) => {
      const document = known.get(row.documentId);
      if (!document) return [];
      const explains = links
        .filter((link) => link.documentId === row.documentId)
        .map(({ explainsId }) => ({ id: explainsId, title: known.get(explainsId)?.title ?? '' }));
      return [{ ...row, title: document.title, state: document.state, publishedOn: document.publishedOn, explains }];
    });
  }

  /** Checks what is to be stored; throws with what to do. */
  async function requireSound(actor: Actor, fields: InterpretationFields): Promise<void> {
    const fault = findFault(fields);
    if (fault) throw interpretationErrors[fault]();
    const unit = await organisations.findUnit(actor.tenantId, fields.interpreterUnitId);
    if (unit?.status !== 'active') throw interpretationErrors.unit_unknown();
    if (fields.expertId !== null) {
      const expert = (await listExperts(db, actor.tenantId)).find(({ id }) => id === fields.expertId);
      if (expert?.status !== 'active') throw interpretationErrors.expert_unknown();
    }
  }

  /** The documents that are to be explained, which the actor may see and which explain nothing themselves. */
  async function requireExplained(actor: Actor, ids: readonly string[], ownId: string | null) {
    if (ownId !== null && ids.includes(ownId)) throw interpretationErrors.itself();
    const known = await listKnown(db, actor.tenantId, ids);
    if (ids.some((id) => !known.has(id) || !actor.can(READ, known.get(id)?.organisationId)))
      throw interpretationErrors.document_unknown();
    const [other] = await listInterpretations(db, actor.tenantId, ids);
    if (other) throw interpretationErrors.chain({ title: known.get(other.documentId)?.title ?? '' });
    if (ownId !== null && (await listLinks(db, actor.tenantId, [ownId])).some(({ explainsId }) => explainsId === ownId))
      throw interpretationErrors.chain({
        title: (await listKnown(db, actor.tenantId, [ownId])).get(ownId)?.title ?? '',
      });
    return known;
  }

  async function requireDocument(actor: Actor, id: string) {
    const document = (await listKnown(db, actor.tenantId, [id])).get(id);
    if (!document || !actor.can(READ, document.organisationId)) throw interpretationErrors.document_unknown();
    return document;
  }

  /** Both ends of a link show it, so both forget their pages. */
  const forget = (w: Write, tenantId: string, ids: readonly string[]) =>
    forgetPages(w.tx, [`tenant:${tenantId}`, ...new Set(ids.map((id) => `document:${id}`))]);

  async function add(
    w: Write,
    actor: Actor,
    documentId: string,
    explains: readonly string[],
    fields: InterpretationFields,
  ): Promise<void> {
    await insertInterpretation(w.tx, actor.tenantId, documentId, fields, actor.id).catch((error: unknown) => {
      throw isUniqueViolation(error) ? interpretationErrors.taken({}, { cause: error }) : error;
    });
    await replaceLinks(w.tx, actor.tenantId, documentId, explains);
    await forget(w, actor.tenantId, [documentId, ...explains]);
    const after = { explains, ...fields };
    w.record({ action: 'interpretation.link.created', subjectType: INTERPRETATION, subjectId: documentId, after });
  }

  const service = {
    /** What is known of a document: whether it needs an interpretation, which ones it has, until when. */
    async of(actor: Actor, documentId: string): Promise<OfDocument> {
      const { tenantId, locale } = actor;
      const document = await requireDocument(actor, documentId);
      const settings = await settingsOf(db, tenantId);
      const [own, links, exemption, days] = await Promise.all([
        findInterpretation(db, tenantId, documentId),
        listLinks(db, tenantId, [documentId]),
        findExemption(db, tenantId, documentId),
        calendar.forTenant(tenantId),
      ]);
      const ids = links.filter(({ explainsId }) => explainsId === documentId).map((link) => link.documentId);
      const rows = await listInterpretations(db, tenantId, own ? [documentId, ...ids] : ids);
      const all = await views(tenantId, rows);
      const items = all.filter((item) => item.documentId !== documentId);
      const needed = !own && isNeeded(settings, document.title);
      const explainedOn = items.flatMap((item) => item.publishedOn ?? []).sort()[0] ?? null;
      const duty = { needed, exempt: exemption !== null, publishedOn: document.publishedOn, explainedOn };
      return {
        ...{ genre: genreOf(document.title), needed, isInterpretation: own !== null },
        exemption: exemption && { reason: exemption.reason, statedAt: exemption.statedAt.toISOString() },
        duty: dutyOf(settings, duty, chinaDate(now()), days, locale),
        ...{ items, own: all.find((item) => item.documentId === documentId) ?? null },
        mayWrite: actor.can(WRITE, document.organisationId),
      };
    },

    /** Makes an interpretation of documents: a new draft of the same unit, or a text that exists. */
    async create(actor: Actor, input: NewInterpretation): Promise<InterpretationView> {
      const { explains, documentId, title, ...fields } = input;
      if ((documentId === undefined) === (title === undefined)) throw interpretationErrors.one_of_both();
      await requireSound(actor, fields);
      const known = await requireExplained(actor, explains, documentId ?? null);
      let id = documentId;
      if (id !== undefined) {
        const document = await requireDocument(actor, id);
        const needs = { permission: WRITE, organisationId: document.organisationId };
        const own = id;
        await write(db, actor, needs, (w) => add(w, actor, own, explains, fields));
      } else {
        const organisationId = known.get(explains[0] ?? '')?.organisationId ?? '';
        const draft = { organisationId, title: title ?? '' };
        ({ id } = await documents.create(actor, draft, (w, made) => add(w, actor, made, explains, fields)));
      }
      return getView(actor, id);
    },

    /** Changes what an interpretation says of itself and what it explains. Throws conflict. */
    async update(actor: Actor, documentId: string, input: InterpretationChange): Promise<InterpretationView> {
      const { version, explains, ...fields } = input;
      const document = await requireDocument(actor, documentId);
      const before = await findInterpretation(db, actor.tenantId, documentId);
      if (!before) throw interpretationErrors.not_found();
      await requireSound(actor, fields);
      await requireExplained(actor, explains, documentId);
      const old = (await listLinks(db, actor.tenantId, [documentId])).map(({ explainsId }) => explainsId);
      await write(db, actor, { permission: WRITE, organisationId: document.organisationId }, async (w) => {
        if (!(await updateInterpretation(w.tx, actor.tenantId, documentId, version, fields)))
          throw interpretationErrors.conflict();
        await replaceLinks(w.tx, actor.tenantId, documentId, explains);
        await forget(w, actor.tenantId, [documentId, ...old, ...explains]);
        w.record({
          ...{ action: 'interpretation.link.changed', subjectType: INTERPRETATION, subjectId: documentId },
          ...{ before: { ...before, explains: old }, after: { ...fields, explains } },
        });
      });
      return getView(actor, documentId);
    },

    /** The text is no interpretation any more; the document itself stays. */
    async unlink(actor: Actor, documentId: string): Promise<void> {
      const document = await requireDocument(actor, documentId);
      const before = await findInterpretation(db, actor.tenantId, documentId);
      if (!before) throw interpretationErrors.not_found();
      const old = (await listLinks(db, actor.tenantId, [documentId])).map(({ explainsId }) => explainsId);
      await write(db, actor, { permission: WRITE, organisationId: document.organisationId }, async (w) => {
        await deleteInterpretation(w.tx, actor.tenantId, documentId);
        await forget(w, actor.tenantId, [documentId, ...old]);
        w.record({
          ...{ action: 'interpretation.link.removed', subjectType: INTERPRETATION, subjectId: documentId },
          before: { ...before, explains: old },
        });
      });
    },

    /** States why a document needs no interpretation; null takes the reason back. */
    async exempt(actor: Actor, documentId: string, reason: string | null): Promise<void> {
      const document = await requireDocument(actor, documentId);
      await write(db, actor, { permission: WRITE, organisationId: document.organisationId }, async (w) => {
        const before = await findExemption(w.tx, actor.tenantId, documentId);
        if (reason === null) await deleteExemption(w.tx, actor.tenantId, documentId);
        else await upsertExemption(w.tx, actor.tenantId, documentId, reason.trim(), actor.id);
        w.record({
          action: reason === null ? 'interpretation.exemption.removed' : 'interpretation.exemption.stated',
          ...{ subjectType: 'document', subjectId: documentId },
          ...{ before: before && { reason: before.reason }, after: reason === null ? null : { reason } },
        });
      });
    },

    /** Public documents of the officer's units that need an interpretation, with their clocks; what is late first. */
    async listDuties(actor: Actor): Promise<DutyItem[]> {
      requirePermission(actor, READ);
      const { tenantId, locale } = actor;
      const settings = await settingsOf(db, tenantId);
      const days = await calendar.forTenant(tenantId);
      const today = chinaDate(now());
      const since = stockBegins(settings, today);
      const rows = await listDuties(db, tenantId, {
        ...{ scope: actor.scopeOf(READ), since, genres: settings.neededGenres, limit: 1000 },
      });
      const items = rows
        .filter(({ title }) => isNeeded(settings, title))
        .map(({ id, title, organisationName, publishedOn, explainedOn, exempt }) => {
          const duty = dutyOf(settings, { needed: true, exempt, publishedOn, explainedOn }, today, days, locale);
          const { days: _days, ...shown } = duty;
          return { documentId: id, title, organisationName, publishedOn, genre: genreOf(title), duty: shown };
        });
      const order = ['overdue', 'running', 'waiting', 'late', 'kept', 'exempt', 'not_needed'];
      return items.sort((a, b) => order.indexOf(a.duty.state) - order.indexOf(b.duty.state));
    },

    /** For the work bench: public documents of the officer's units that still need an interpretation, the latest first. */
    async listTodos(actor: Actor) {
      if (!actor.can(WRITE)) return [];
      const open = (await service.listDuties(actor)).filter(({ duty }) => OPEN_DUTIES.includes(duty.state));
      return open.slice(0, MOST_TODOS).map(({ documentId, title, organisationName, publishedOn, duty }) => ({
        kind: 'interpretation' as const,
        ...{ id: documentId, version: 0, title, organisationName, step: duty.words, fromName: '' },
        since: `${publishedOn}T00:00:00+08:00`,
      }));
    },

    /** The newest interpretations of the officer's units. */
    async list(actor: Actor): Promise<InterpretationView[]> {
      requirePermission(actor, READ);
      const ids = await listNewestInterpretations(db, actor.tenantId, actor.scopeOf(READ), 500);
      const order = new Map(ids.map((id, at) => [id, at]));
      const rows = await listInterpretations(db, actor.tenantId, ids);
      rows.sort((a, b) => (order.get(a.documentId) ?? 0) - (order.get(b.documentId) ?? 0));
      return views(actor.tenantId, rows);
    },

    /** How often the head of each unit interpreted in a year (主要负责人解读次数); units with none are listed with 0. */
    async countLeaders(tenantId: string, year: number): Promise<LeaderCount[]> {
      const counts = Map.groupBy(await countLeaders(db, tenantId, year), ({ organisationId }) => organisationId);
      const units = await organisations.listUnits(tenantId);
      return units.map(({ id, name }) => {
        const own = counts.get(id) ?? [];
        const count = own.reduce((sum, row) => sum + row.count, 0);
        const byForm = Object.fromEntries(own.map((row) => [row.form, row.count]));
        return { organisationId: id, organisationName: name, count, byForm };
      });
    },

    /** Public reading: whether there is anything to list. */
    isAnyPublished: async (tenantId: string): Promise<boolean> =>
      (await listPublished(db, tenantId, {}, { limit: 1, offset: 0 })).length > 0,

    /** Public reading: interpretations with what they explain; what is not public is missing on both sides. */
    async listPublished(
      tenantId: string,
      filter: PublishedFilter,
      page: { limit: number; offset: number },
    ): Promise<PublishedInterpretation[]> {
      const rows = await listPublished(db, tenantId, filter, page);
      const links = await listLinks(
        db,
        tenantId,
        rows.map(({ id }) => id),
      );
      const ids = [...rows.map(({ id }) => id), ...links.map(({ explainsId }) => explainsId)];
      const summaries = new Map(
        (await published.listSummaries(db, tenantId, ids)).map((summary) => [summary.id, summary]),
      );
      return rows.flatMap((row) => {
        const summary = summaries.get(row.id);
        const explains = links.flatMap(({ documentId, explainsId }) => {
          const other = documentId === row.id ? summaries.get(explainsId) : undefined;
          return other ? [{ id: explainsId, title: other.title, url: other.url }] : [];
        });
        return summary ? [{ ...summary, ...row, explains }] : [];
      });
    },

    /** Public reading: what the page of a document shows of its interpretations, or of what it explains. */
    async beside(tenantId: string, documentId: string) {
      const links = await listLinks(db, tenantId, [documentId]);
      const tags = links.flatMap((link) => [`document:${link.documentId}`, `document:${link.explainsId}`]);
      if (links.length === 0) return { interpretations: [], own: null, tags };
      const ids = links.filter(({ explainsId }) => explainsId === documentId).map((link) => link.documentId);
      const all = await service.listPublished(
        tenantId,
        { documentIds: [documentId, ...ids] },
        { limit: 100, offset: 0 },
      );
      const own = all.find(({ id }) => id === documentId) ?? null;
      return { interpretations: all.filter(({ id }) => id !== documentId), own, tags };
    },
  };

  /** 同步起草、审签、发布: the gates on the way of a document, and the interpretation that goes out with it. */
  const listener: StepListener = {
    async before(step, w, actor, document) {
      const { tenantId } = actor;
      const settings = await settingsOf(w.tx, tenantId);
      if (!isNeeded(settings, document.title) || (await findInterpretation(w.tx, tenantId, document.id))) return;
      const exempt = (await findExemption(w.tx, tenantId, document.id)) !== null;
      const states = await statesOf(w.tx, tenantId, document.id);
      const hold = findHold(step, settings, { needed: true, exempt, states: [...states.values()] });
      if (hold) throw interpretationErrors[`hold_${hold}`]({ source: settings.neededSource });
    },
    async published(w, actor, documentId, publishToo) {
      const states = await statesOf(w.tx, actor.tenantId, documentId);
      for (const [id, state] of states) if (state === 'approved') await publishToo(id);
      const links = await listLinks(w.tx, actor.tenantId, [documentId]);
      if (links.length > 0)
        await forget(
          w,
          actor.tenantId,
          links.flatMap((link) => [link.documentId, link.explainsId]),
        );
    },
  };
  documents.onStep(listener);

  async function statesOf(source: Queryable, tenantId: string, documentId: string): Promise<Map<string, string>> {
    const links = await listLinks(source, tenantId, [documentId]);
    const ids = links.filter(({ explainsId }) => explainsId === documentId).map((link) => link.documentId);
    const known = await listKnown(source, tenantId, ids);
    // A withdrawn or replaced text explains nothing any more.
    return new Map(
      [...known.values()]
        .filter(({ state }) => state !== 'withdrawn' && state !== 'superseded')
        .map(({ id, state }) => [id, state]),
    );
  }

  async function getView(actor: Actor, documentId: string): Promise<InterpretationView> {
    const row = await findInterpretation(db, actor.tenantId, documentId);
    const [view] = row ? await views(actor.tenantId, [row]) : [];
    if (!view) throw interpretationErrors.not_found();
    return view;
  }
  return service;
}

const idOf = ({ documentId }: { documentId: string }) => documentId;
