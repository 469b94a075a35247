import { forgetPages, isUniqueViolation, type Database, type Queryable } from '../../kernel/db/index.ts';
import { chinaDate } from '../../kernel/time/index.ts';
import { requirePermission, write, type Actor, type Write } from '../../foundation/audit/index.ts';
import type { CalendarService } from '../../foundation/calendar/index.ts';
import type { DocumentsService, StepListener } from '../documents/index.ts';
import { createCitations } from './citations.service.ts';
import { normativeErrors } from './normative.errors.ts';
import {
  applyDeclared,
  deleteEffect,
  findEffect,
  findSettings,
  insertEffects,
  listEffects,
  listKnown,
  listNormative,
  listNumbers,
  listPublic,
  listRegistered,
  lockNumbers,
  saveNormative,
  saveSettings,
  type EffectRow,
  type KnownDocument,
  type NormativeRow,
} from './normative.repo.ts';
import { findFault, isPattern, numberOf, publicationDuty, serialOf } from './normative.rules.ts';
import type {
  DecisionInput,
  EffectInput,
  EffectView,
  NormativeInput,
  NormativeView,
  OfDocument,
  Settings,
  Todo,
} from './normative.schema.ts';
import { settleValidity } from './settle.service.ts';
import { expiryOn, validityOn, warnedFrom, type ValidityOn } from './validity.rules.ts';

const READ = 'documents.document.read';
const WRITE = 'documents.document.write';
const DECIDE = 'documents.document.publish';
const SETTINGS = 'normative.settings.write';
const DOCUMENT = 'document';

export type NormativeService = ReturnType<typeof createNormativeService>;
export interface NormativeDeps {
  db: Database;
  documents: Pick<DocumentsService, 'onStep' | 'setLiveValidity'>;
  calendar: Pick<CalendarService, 'forTenant'>;
  now: () => Date;
}

/** Rules and normative documents: registration, limits, what changes what, and what follows for validity. */
export function createNormativeService({ db, documents, calendar, now }: NormativeDeps) {
  const today = () => chinaDate(now());
  const citations = createCitations({ db });

  async function requireDocument(actor: Actor, id: string): Promise<KnownDocument> {
    const document = (await listKnown(db, actor.tenantId, [id])).get(id);
    if (!document || !actor.can(READ, document.organisationId)) throw normativeErrors.document_unknown();
    return document;
  }
  const settle = (w: Write, tenantId: string, ids: readonly string[]) =>
    settleValidity(w, documents, tenantId, ids, today());

  /** A write about one document; `needs` is the permission. Both ends of a relation forget their pages. */
  async function change<T>(
    actor: Actor,
    document: KnownDocument,
    permission: string,
    work: (w: Write) => Promise<T>,
  ): Promise<T> {
    return write(db, actor, { permission, organisationId: document.organisationId }, async (w) => {
      const result = await work(w);
      await forgetPages(w.tx, [`tenant:${actor.tenantId}`, `document:${document.id}`]);
      return result;
    });
  }

  const service = {
    citations,

    /** Public reading: whether there is anything to list. */
    isAnyPublished: async (tenantId: string): Promise<boolean> =>
      (await listPublic(db, tenantId, {}, { limit: 1, offset: 0 })).length > 0,

    /** Everything known of a document, whether it is registered or not. */
    async of(actor: Actor, id: string): Promise<OfDocument> {
      const document = await requireDocument(actor, id);
      const effects = await listEffects(db, actor.tenantId, [id]);
      const shown = await effectViews(db, actor, effects);
      return {
        title: document.title,
        registered: (await views(actor, [id]))[0] ?? null,
        effects: shown.filter(({ by }) => by?.id === id),
        changes: shown.filter(({ target }) => target.id === id),
        mayWrite: actor.can(WRITE, document.organisationId),
        mayDecide: actor.can(DECIDE, document.organisationId),
      };
    },

    /** Registers a document, or changes its registration. Throws conflict, number_taken and what is wrong with its days. */
    async register(actor: Actor, id: string, { version, ...input }: NormativeInput): Promise<NormativeView> {
      const document = await requireDocument(actor, id);
      const fields = { ...input, registrationNumber: input.registrationNumber.trim() };
      const fault = findFault(fields, today());
      if (fault) throw normativeErrors[fault]();
      await change(actor, document, WRITE, async (w) => {
        const before = (await listNormative(w.tx, actor.tenantId, [id])).get(id) ?? null;
        const saved = await saveNormative(w.tx, actor.tenantId, id, fields, version, actor.id).catch((error) => {
          throw takenError(error, fields.registrationNumber);
        });
        if (!saved) throw normativeErrors.conflict();
        const action = before ? 'normative.registration.changed' : 'normative.registration.made';
        w.record({ action, subjectType: DOCUMENT, subjectId: id, before, after: fields });
        await settle(w, actor.tenantId, [id]);
      });
      return one(actor, id);
    },

    /** Gives the next number of the year of signing (统一编号), one after the other without gaps that nobody took. */
    async issueNumber(actor: Actor, id: string): Promise<NormativeView> {
      const document = await requireDocument(actor, id);
      await change(actor, document, WRITE, async (w) => {
        await lockNumbers(w.tx, actor.tenantId);
        const row = (await listNormative(w.tx, actor.tenantId, [id])).get(id);
        if (!row) throw normativeErrors.not_registered();
        if (row.registrationNumber !== '') throw normativeErrors.number_given();
        if (row.signedOn === null) throw normativeErrors.signed_missing();
        const year = Number(row.signedOn.slice(0, 4));
        const { numberPattern } = await findSettings(w.tx, actor.tenantId);
        const before = numberPattern.replaceAll('{year}', String(year)).split('{serial}')[0] ?? '';
        const serials = (await listNumbers(w.tx, actor.tenantId, before)).map(
          (number) => serialOf(numberPattern, year, number) ?? 0,
        );
        const registrationNumber = numberOf(numberPattern, year, Math.max(0, ...serials) + 1);
        const { documentId: _id, version, ...fields } = row;
        const saved = await saveNormative(
          w.tx,
          actor.tenantId,
          id,
          { ...fields, registrationNumber },
          version,
          actor.id,
        ).catch((error) => {
          throw takenError(error, registrationNumber);
        });
        if (!saved) throw normativeErrors.conflict();
        const after = { registrationNumber };
        w.record({ action: 'normative.number.issued', subjectType: DOCUMENT, subjectId: id, after });
      });
      return one(actor, id);
    },

    /** Declares what this document does to another; it takes effect when this one is published, or at once where it is public. */
    async declare(actor: Actor, id: string, input: EffectInput): Promise<EffectView> {
      const document = await requireDocument(actor, id);
      const { targetId } = input;
      if (targetId === id) throw normativeErrors.itself();
      const target = (await listKnown(db, actor.tenantId, [targetId])).get(targetId);
      if (!target || !actor.can(READ, target.organisationId)) throw normativeErrors.target_unknown();
      const effectId = await change(actor, document, WRITE, async (w) => {
        // What is public already changes the other one at once, so it also takes the right to publish.
        if (document.isPublic) requirePermission(actor, DECIDE, document.organisationId);
        const effect = { ...input, byId: id, cleanupId: null, expiresOn: null, state: 'declared' as const };
        const [made] = await insertEffects(w.tx, actor.tenantId, [effect], actor.id).catch((error: unknown) => {
          throw isUniqueViolation(error) ? normativeErrors.effect_taken({}, { cause: error }) : error;
        });
        const after = { effect: made, ...input };
        w.record({ action: 'normative.effect.declared', subjectType: DOCUMENT, subjectId: id, after });
        if (document.isPublic) await takeEffect(w, actor.tenantId, id);
        return made ?? '';
      });
      const effect = await findEffect(db, actor.tenantId, effectId);
      const [view] = effect ? await effectViews(db, actor, [effect]) : [];
      if (!view) throw normativeErrors.effect_unknown();
      return view;
    },

    /** Takes back what was declared and is not in effect yet. */
    async retract(actor: Actor, effectId: string): Promise<void> {
      const effect = await findEffect(db, actor.tenantId, effectId);
      if (!effect?.byId) throw effect ? normativeErrors.effect_fixed() : normativeErrors.effect_unknown();
      const document = await requireDocument(actor, effect.byId);
      await change(actor, document, WRITE, async (w) => {
        if (!(await deleteEffect(w.tx, actor.tenantId, effectId))) throw normativeErrors.effect_fixed();
        const { targetId, kind, sinceOn, basis } = effect;
        w.record({
          ...{ action: 'normative.effect.retracted', subjectType: DOCUMENT, subjectId: document.id },
          before: { effect: effectId, targetId, kind, sinceOn, basis },
        });
      });
    },

    /** Decides about a document without another one: repealed, expired, or continued with a new term. Throws already_ended. */
    async decide(actor: Actor, id: string, input: DecisionInput): Promise<OfDocument> {
      const document = await requireDocument(actor, id);
      await change(actor, document, DECIDE, async (w) => {
        const row = (await listNormative(w.tx, actor.tenantId, [id])).get(id);
        if (!row) throw normativeErrors.not_registered();
        const effects = (await listEffects(w.tx, actor.tenantId, [id])).filter(({ targetId }) => targetId === id);
        const { code, expiresOn } = validityOn({ ...row, stated: document.validity }, effects, today());
        if (code === 'repealed' || code === 'expired') throw normativeErrors.already_ended();
        const until = input.kind === 'continues' ? input.expiresOn : null;
        if (until !== null && (until <= input.sinceOn || (expiresOn !== null && until <= expiresOn)))
          throw normativeErrors.term_backwards();
        const effect = { ...input, expiresOn: until, targetId: id, byId: null, cleanupId: null };
        await insertEffects(w.tx, actor.tenantId, [{ ...effect, state: 'in_effect' }], actor.id);
        w.record({ action: 'normative.validity.decided', subjectType: DOCUMENT, subjectId: id, after: input });
        await settle(w, actor.tenantId, [id]);
      });
      return service.of(actor, id);
    },

    /** Registered documents of the officer's units, the newest first. */
    async list(actor: Actor): Promise<NormativeView[]> {
      requirePermission(actor, READ);
      return views(actor, await listRegistered(db, actor.tenantId, actor.scopeOf(READ), 2000));
    },

    /** What is to be done: signed and not published, and terms that end within the warning. What is late first. */
    async listTodos(actor: Actor): Promise<Todo[]> {
      const { warnMonths } = await findSettings(db, actor.tenantId);
      const todos = (await service.list(actor)).flatMap((view): Todo[] => {
        const { documentId, title, organisationName, publication, expiry, validity, signedOn } = view;
        const about = { documentId, title, organisationName };
        const isOver = validity.code === 'repealed' || validity.code === 'expired';
        const { state, words, dueOn } = publication;
        return [
          ...(state === 'running' || state === 'overdue'
            ? [
                {
                  ...about,
                  kind: 'publish' as const,
                  sinceOn: signedOn ?? today(),
                  dueOn,
                  isLate: state === 'overdue',
                  words,
                },
              ]
            : []),
          ...(expiry === 'warn' && !isOver && validity.expiresOn !== null
            ? [
                {
                  ...{ ...about, kind: 'evaluate' as const, dueOn: validity.expiresOn, isLate: false },
                  sinceOn: warnedFrom(validity.expiresOn, warnMonths),
                  words: actor.locale === 'zh' ? `有效期至${validity.expiresOn}` : `Holds until ${validity.expiresOn}`,
                },
              ]
            : []),
        ];
      });
      const rank = ({ isLate, dueOn }: Todo) => `${isLate ? 0 : 1} ${dueOn ?? '9'}`;
      return todos.sort((a, b) => (rank(a) < rank(b) ? -1 : 1));
    },

    async getSettings(actor: Actor): Promise<Settings> {
      requirePermission(actor, READ);
      return findSettings(db, actor.tenantId);
    },

    /** Throws pattern_wrong, conflict. */
    async setSettings(actor: Actor, settings: Settings): Promise<Settings> {
      if (!isPattern(settings.numberPattern)) throw normativeErrors.pattern_wrong();
      await write(db, actor, { permission: SETTINGS }, async (w) => {
        const before = await findSettings(w.tx, actor.tenantId);
        if (!(await saveSettings(w.tx, actor.tenantId, settings))) throw normativeErrors.conflict();
        w.record({
          ...{ action: 'normative.settings.changed', subjectType: 'tenant', subjectId: actor.tenantId },
          ...{ before, after: settings },
        });
      });
      return findSettings(db, actor.tenantId);
    },
  };

  async function takeEffect(w: Write, tenantId: string, byId: string): Promise<void> {
    const row = (await listNormative(w.tx, tenantId, [byId])).get(byId);
    const from = row?.effectiveOn ?? today();
    const applied = await applyDeclared(w.tx, tenantId, byId, from);
    for (const { id, targetId, kind, sinceOn } of applied)
      w.record({
        ...{ action: 'normative.effect.applied', subjectType: DOCUMENT, subjectId: targetId },
        after: { effect: id, kind, sinceOn, byId },
      });
    await settle(w, tenantId, [byId, ...applied.map(({ targetId }) => targetId)]);
    const others = (await listEffects(w.tx, tenantId, [byId])).flatMap((one) => [one.targetId, one.byId ?? '']);
    await forgetPages(
      w.tx,
      [...new Set(others)].filter(Boolean).map((id) => `document:${id}`),
    );
  }

  /** When a document becomes public, what it declared takes effect in the same transaction, and its citations are read. */
  const listener: StepListener = {
    async published(w, actor, documentId) {
      await takeEffect(w, actor.tenantId, documentId);
      await citations.read(w, actor.tenantId, documentId);
    },
  };
  documents.onStep(listener);

  async function views(actor: Actor, ids: readonly string[]): Promise<NormativeView[]> {
    const { tenantId, locale } = actor;
    const [rows, known, effects, settings, days] = await Promise.all([
      listNormative(db, tenantId, ids),
      listKnown(db, tenantId, ids),
      listEffects(db, tenantId, ids),
      findSettings(db, tenantId),
      calendar.forTenant(tenantId),
    ]);
    const on = today();
    const states = new Map<string, { row: NormativeRow; validity: ValidityOn }>();
    const byTarget = Map.groupBy(effects, ({ targetId }) => targetId);
    for (const [id, row] of rows) {
      const term = { ...row, stated: known.get(id)?.validity ?? null };
      states.set(id, { row, validity: validityOn(term, byTarget.get(id) ?? [], on) });
    }
    const by = await listKnown(
      db,
      tenantId,
      [...states.values()].flatMap(({ validity }) => validity.byId ?? []),
    );
    return ids.flatMap((id): NormativeView[] => {
      const [state, document] = [states.get(id), known.get(id)];
      if (!state || !document) return [];
      const { row, validity } = state;
      const { code, since, byId, expiresOn } = validity;
      const source = byId ? by.get(byId) : undefined;
      return [
        {
          ...row,
          ...{ title: document.title, organisationName: document.organisationName, publishedOn: document.publishedOn },
          validity: { code, since, expiresOn, by: source ? { id: source.id, title: source.title } : null },
          expiry: expiryOn(expiresOn, on, settings.warnMonths),
          publication: publicationDuty(
            settings,
            { signedOn: row.signedOn, publishedOn: document.publishedOn },
            on,
            days,
            locale,
          ),
        },
      ];
    });
  }

  async function one(actor: Actor, id: string): Promise<NormativeView> {
    const [view] = await views(actor, [id]);
    if (!view) throw normativeErrors.not_registered();
    return view;
  }
  return service;
}

async function effectViews(db: Queryable, actor: Actor, effects: readonly EffectRow[]): Promise<EffectView[]> {
  const ids = effects.flatMap(({ targetId, byId }) => (byId ? [targetId, byId] : [targetId]));
  const known = await listKnown(db, actor.tenantId, ids);
  const titled = (id: string) => ({ id, title: known.get(id)?.title ?? '' });
  return effects.map(({ id, kind, sinceOn, expiresOn, basis, state, targetId, byId, cleanupId }) => ({
    ...{ id, kind, sinceOn, expiresOn, basis, state, target: titled(targetId) },
    by: byId ? titled(byId) : null,
    cleanup: cleanupId ? { id: cleanupId, title: '' } : null,
  }));
}

const takenError = (error: unknown, number: string) =>
  isUniqueViolation(error, 'normative_documents_number')
    ? normativeErrors.number_taken({ number }, { cause: error })
    : error;
