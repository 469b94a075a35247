import { isUniqueViolation, type Database, type Tx } from '../../kernel/db/index.ts';
import { chinaDate } from '../../kernel/time/index.ts';
import { AppError } from '../../kernel/errors/index.ts';
import { recordDenial, requirePermission, write, type Actor, type Write } from '../../foundation/audit/index.ts';
import { assess, holding, prepareRelease, type FileChecks } from '../../foundation/gate/checks/index.ts';
import { publish, withdraw } from '../../foundation/gate/index.ts';
import { prove, retract } from '../../foundation/evidence/index.ts';
import { listDisplayNames } from '../../foundation/identity/index.ts';
import type { OrganisationsService } from '../../foundation/organisations/index.ts';
import type { WorkflowService } from '../../foundation/workflow/index.ts';
import { happeningsOf } from './evidence.rules.ts';
import { cleaned, derived, findFaults, type Fault } from './fields.rules.ts';
import { entryFlow } from './flow.rules.ts';
import { ledgerErrors } from './ledgers.errors.ts';
import { findKind, LEDGER_KINDS } from './ledgers.kinds.ts';
import {
  countByKind,
  countEntries,
  findBySubmission,
  insertEntry,
  listEntries,
  listFiles,
  lockEntry,
  updateEntry,
  type EntryFilter,
  type EntryRow,
} from './ledgers.repo.ts';
import type { EntryChange, EntryDetail, EntryLine, KindLine, NewEntry, StepName } from './ledgers.schema.ts';
import type { LedgerKind } from './ledgers.types.ts';
import { TYPE } from './public.repo.ts';
import { isWithin } from './progress.rules.ts';
import { releaseOf } from './release.rules.ts';
import { presentKind, presentLines } from './present.service.ts';

export const PERMISSIONS = {
  read: 'ledgers.entry.read',
  write: 'ledgers.entry.write',
  confirm: 'ledgers.entry.confirm',
} as const;
const OWN_TODOS = 50;
const PAGE = 50;

export interface EntriesDeps {
  db: Database;
  organisations: Pick<OrganisationsService, 'listUnits' | 'findUnit'>;
  workflows: WorkflowService;
  checks: FileChecks;
  /** The title of an obligation by its id; null when there is none. */
  findObligation?: (tenantId: string, id: string) => Promise<string | null>;
  now: () => Date;
}
export type EntriesService = ReturnType<typeof createEntriesService>;

/** Entries of all ledgers: filed by one person, confirmed by another, taken back when they do not hold. */
export function createEntriesService(deps: EntriesDeps) {
  const { db, organisations, workflows, checks, now } = deps;

  const kindOf = (code: string): LedgerKind => {
    const kind = findKind(code);
    if (!kind) throw ledgerErrors.kind_unknown();
    return kind;
  };
  const rowOf = async (actor: Actor, id: string): Promise<EntryRow> => {
    const [row] = await listEntries(db, actor.tenantId, { ids: [id] });
    if (!row || !actor.can(PERMISSIONS.read, row.organisationId)) throw ledgerErrors.not_found();
    return row;
  };
  const instanceOf = async (tx: Parameters<typeof listEntries>[0], tenantId: string, subjectId: string) => {
    const key = { tenantId, subjectType: TYPE, subjectId, definitionKey: entryFlow.key };
    const instance = await workflows.find(tx, key);
    if (!instance) throw ledgerErrors.not_found();
    return instance;
  };
  const isUnitOf = async (tenantId: string) => {
    const units = new Set((await organisations.listUnits(tenantId)).map(({ id }) => id));
    return (id: string) => units.has(id);
  };
  const requireSound = (faults: readonly Fault[]) => {
    if (faults.length === 0) return;
    throw ledgerErrors.fields_wrong({
      zh: faults.map(({ zh }) => zh).join('；'),
      en: faults.map(({ en }) => en).join('; '),
      fields: faults.map(({ field }) => field),
    });
  };

  /** Everything that hinders an entry from being sent in: fields, the attachment, what it is about. */
  async function hindrances(tx: Parameters<typeof listEntries>[0], tenantId: string, row: EntryRow): Promise<Fault[]> {
    const kind = kindOf(row.kind);
    const isUnit = await isUnitOf(tenantId);
    const faults = findFaults(kind, row.fields, { now: now(), isUnit, whole: true });
    if (kind.needsAttachment && row.files === 0)
      faults.push({ field: 'attachments', zh: '没有附件', en: 'there is no attachment' });
    faults.push(...(await aboutFaults(tx, tenantId, kind, row)));
    return faults;
  }

  async function aboutFaults(
    tx: Parameters<typeof listEntries>[0],
    tenantId: string,
    kind: LedgerKind,
    row: Pick<EntryRow, 'aboutType' | 'aboutId' | 'occurredOn' | 'occurredAt' | 'fields'>,
  ): Promise<Fault[]> {
    const field = kind.fields.find(({ type }) => type === 'entry' || type === 'obligation');
    if (!field || row.aboutId === '') return [];
    const say = (zh: string, en: string): Fault[] => [
      { field: field.name, zh: `“${field.title.zh}”${zh}`, en: `“${field.title.en}” ${en}` },
    ];
    if (field.type === 'obligation') {
      const found = deps.findObligation ? await deps.findObligation(tenantId, row.aboutId) : row.aboutId;
      return found === null ? say('没有这一项', 'is not known') : [];
    }
    const [about] = await listEntries(tx, tenantId, { ids: [row.aboutId] });
    if (field.type !== 'entry' || !about || !field.kinds.includes(about.kind)) return say('没有这一项', 'is not known');
    if (about.state !== 'confirmed') return say('还没有确认，或已经撤回', 'is not confirmed, or was taken back');
    const isBefore =
      row.occurredAt && about.occurredAt
        ? row.occurredAt < about.occurredAt
        : row.occurredOn !== null && about.occurredOn !== null && row.occurredOn < about.occurredOn;
    if (isBefore) return say(`发生在这之后（${about.occurredOn}）`, `came later (${about.occurredOn})`);
    const isEarly =
      kind.code === 'progress' && !isWithin(String(row.fields['quarter'] ?? ''), about.occurredOn ?? '9999-12-31');
    return isEarly ? say('在这个季度还没有下达', 'was not set in that quarter') : [];
  }

  const conditions = (actor: Actor, row: EntryRow, faults: readonly Fault[], users: number) => ({
    predicates: { another: !row.authorIds.includes(actor.id) },
    guards: {
      complete: faults.length === 0,
      about_confirmed: !faults.some(({ field }) => isAboutField(kindOf(row.kind), field)),
      unused: users === 0,
    },
  });
  const countUsers = (tx: Parameters<typeof listEntries>[0], tenantId: string, id: string) =>
    countEntries(tx, tenantId, { aboutIds: [id], states: ['submitted', 'confirmed'] });

  /** What a confirmed entry does, in the write that confirms it. */
  async function take(w: Write, actor: Actor, row: EntryRow, step: string): Promise<void> {
    const kind = kindOf(row.kind);
    const { tenantId } = actor;
    const [about] = row.aboutType === TYPE ? await listEntries(w.tx, tenantId, { ids: [row.aboutId] }) : [];
    const happenings = happeningsOf(kind, row, about?.kind ?? null);
    if (step === 'confirm') {
      const title = { subject: { title: row.title, text: row.title }, subjectId: row.id, files: [] };
      // What overseers read holds no personal data; a title of a kind that names persons is not told.
      const inTitle = holding((await assess(w.tx, tenantId, TYPE, [title])).get(row.id) ?? []);
      if (inTitle.length > 0)
        throw ledgerErrors.title_personal({ reasons: inTitle.map(({ excerpt, kind: what }) => excerpt || what) });
      await prove(w, actor, happenings);
      if (kind.isPublic)
        await publish(w, tenantId, TYPE, [releaseOf(kind, row, await listFiles(w.tx, tenantId, [row.id]))]);
      return;
    }
    await retract(
      w,
      actor,
      happenings.map(({ key }) => key),
      row.reason,
    );
    if (kind.isPublic)
      await withdraw(w, { tenantId, subjectType: TYPE, subjectId: row.id }, { reason: row.reason, title: row.title });
  }

  async function saveIn(
    w: Write,
    actor: Actor,
    row: EntryRow,
    input: Pick<EntryChange, 'version' | 'title' | 'fields'>,
  ): Promise<void> {
    const kind = kindOf(row.kind);
    const fields = cleaned(kind, input.fields);
    const isUnit = await isUnitOf(actor.tenantId);
    requireSound(findFaults(kind, fields, { now: now(), isUnit, whole: false }));
    const change = { title: input.title.trim(), fields, ...derived(kind, fields, row.organisationId) };
    const authorIds = [...new Set([...row.authorIds, actor.id])];
    if (!(await updateEntry(w.tx, actor.tenantId, row.id, input.version, { ...change, authorIds })))
      throw ledgerErrors.conflict();
    w.record({
      ...{ action: 'ledgers.entry.changed', subjectType: TYPE, subjectId: row.id },
      ...{ before: shownToAudit(kind, row), after: shownToAudit(kind, { title: change.title, fields }) },
    });
  }

  const locked = async (tx: Tx, actor: Actor, id: string): Promise<EntryRow> => {
    const row = await lockEntry(tx, actor.tenantId, id);
    if (!row) throw ledgerErrors.not_found();
    return row;
  };

  const service = {
    /** The ledgers with their fields, and how many entries the reader may see in each. */
    async kinds(actor: Actor): Promise<{ items: KindLine[]; mayWrite: boolean; mayConfirm: boolean }> {
      requirePermission(actor, PERMISSIONS.read);
      const counts = await countByKind(db, actor.tenantId, actor.scopeOf(PERMISSIONS.read));
      const count = (kind: string, state: string) =>
        counts.find((one) => one.kind === kind && one.state === state)?.n ?? 0;
      return {
        items: LEDGER_KINDS.map((kind) => ({
          kind: presentKind(kind),
          counts: {
            ...{ draft: count(kind.code, 'draft'), submitted: count(kind.code, 'submitted') },
            confirmed: count(kind.code, 'confirmed'),
          },
        })),
        mayWrite: actor.can(PERMISSIONS.write),
        mayConfirm: actor.can(PERMISSIONS.confirm),
      };
    },

    /** Entries of the reader's units, the newest first, a page of 50. */
    async list(
      actor: Actor,
      { page, ...filter }: Omit<EntryFilter, 'scope' | 'ids'> & { page: number },
    ): Promise<{ items: EntryLine[]; total: number }> {
      requirePermission(actor, PERMISSIONS.read);
      const { tenantId } = actor;
      const wanted = { ...filter, scope: actor.scopeOf(PERMISSIONS.read) };
      const [rows, total] = await Promise.all([
        listEntries(db, tenantId, wanted, { limit: PAGE, offset: (page - 1) * PAGE }),
        countEntries(db, tenantId, wanted),
      ]);
      return { items: await presentLines(db, tenantId, rows, chinaDate(now())), total };
    },

    /** An entry with what can be done with it now. */
    async get(actor: Actor, id: string): Promise<EntryDetail> {
      const row = await rowOf(actor, id);
      const { tenantId, locale } = actor;
      const [[line], instance, attachments, faults, users] = await Promise.all([
        presentLines(db, tenantId, [row], chinaDate(now())),
        instanceOf(db, tenantId, id),
        listFiles(db, tenantId, [id]),
        hindrances(db, tenantId, row),
        countUsers(db, tenantId, id),
      ]);
      if (!line) throw ledgerErrors.not_found();
      const [options, history] = await Promise.all([
        workflows.options(db, actor, instance, conditions(actor, row, faults, users), row.organisationId),
        workflows.history(db, tenantId, instance.id),
      ]);
      const names = await listDisplayNames(
        db,
        tenantId,
        history.map(({ actorId }) => actorId),
      );
      const about = await aboutOf(tenantId, row);
      const isOpen = row.state === 'draft' || row.state === 'submitted';
      return {
        ...line,
        fields: row.fields,
        about,
        attachments: attachments.map(({ entryId: _entry, ...file }) => file),
        faults: isOpen ? faults.map(({ field, ...words }) => ({ field, text: words[locale] })) : [],
        steps: options.map(({ name, title, allowed, refusals }) => ({
          ...{ name: name as StepName, title: title[locale], allowed },
          reason: refusals.map(({ text }) => text[locale]).join(locale === 'zh' ? '；' : '; '),
        })),
        history: history.map((step) => ({
          title:
            entryFlow.transitions.find(({ name }) => name === step.transition)?.title[locale] ??
            (locale === 'zh' ? '登记' : 'Filed'),
          ...{ byName: names.get(step.actorId) ?? step.actorName, at: step.occurredAt.toISOString(), note: step.note },
        })),
        mayWrite: row.state === 'draft' && actor.can(PERMISSIONS.write, row.organisationId),
        url: row.state === 'confirmed' && kindOf(row.kind).isPublic ? `/ledgers/entries/${id}` : '',
      };
    },

    /** Files a draft, however unfinished; the same form again gives the entry that it made. Throws fields_wrong, unit_unknown, kind_unknown. */
    async create(actor: Actor, input: NewEntry): Promise<EntryDetail> {
      const id = await service.file(actor, [input]).then(([first]) => first?.id ?? '');
      return service.get(actor, id);
    },

    /** Files drafts, all or none, in one write. What was sent before under its key is left as it is; `isNew` says so. */
    async file(actor: Actor, inputs: readonly NewEntry[]): Promise<{ id: string; isNew: boolean }[]> {
      const { tenantId } = actor;
      const isUnit = await isUnitOf(tenantId);
      for (const { organisationId } of inputs) if (!isUnit(organisationId)) throw ledgerErrors.unit_unknown();
      const rows = inputs.map((input) => {
        const kind = kindOf(input.kind);
        const fields = cleaned(kind, input.fields);
        requireSound(findFaults(kind, fields, { now: now(), isUnit, whole: false }));
        return {
          kind,
          row: { ...input, title: input.title.trim(), fields, ...derived(kind, fields, input.organisationId) },
        };
      });
      for (const { row } of rows)
        if (row.title === '') requireSound([{ field: 'title', zh: '“标题”没有填写', en: '“Title” is missing' }]);
      const [first] = inputs;
      if (!first) return [];
      try {
        for (const { organisationId } of inputs) requirePermission(actor, PERMISSIONS.write, organisationId);
      } catch (error) {
        await recordDenial(db, actor, error);
        throw error;
      }
      const needs = { permission: PERMISSIONS.write, organisationId: first.organisationId };
      return write(db, actor, needs, async (w) => {
        const filed: { id: string; isNew: boolean }[] = [];
        for (const { kind, row } of rows) {
          const id = await insertEntry(w.tx, tenantId, { ...row, authorId: actor.id });
          if (id === null) {
            const [known] = await findBySubmission(w.tx, tenantId, [row.submissionKey]);
            if (!known?.authorIds.includes(actor.id)) throw ledgerErrors.conflict();
            filed.push({ id: known.id, isNew: false });
            w.record({ action: 'ledgers.entry.sent_again', subjectType: TYPE, subjectId: known.id });
            continue;
          }
          await workflows.start(w, actor, { definition: entryFlow, subjectType: TYPE, subjectId: id });
          w.record({
            ...{ action: 'ledgers.entry.filed', subjectType: TYPE, subjectId: id },
            after: { kind: kind.code, organisationId: row.organisationId, ...shownToAudit(kind, row) },
          });
          filed.push({ id, isNew: true });
        }
        return filed;
      });
    },

    /** Changes a draft. Throws conflict, fixed, fields_wrong. */
    async save(actor: Actor, id: string, input: EntryChange): Promise<EntryDetail> {
      const row = await rowOf(actor, id);
      await write(db, actor, { permission: PERMISSIONS.write, organisationId: row.organisationId }, async (w) => {
        const present = await locked(w.tx, actor, id);
        if (present.version !== input.version) throw ledgerErrors.conflict();
        if (present.state !== 'draft') throw ledgerErrors.fixed();
        await saveIn(w, actor, present, input);
      });
      return service.get(actor, id);
    },

    /** Takes a step of the way; confirming tells the evidence and publishes what is public. Throws conflict, reason_missing, fields_wrong, twice, in_use, gate.held. */
    async step(
      actor: Actor,
      id: string,
      { name, version, note }: { name: StepName; version: number; note: string },
    ): Promise<EntryDetail> {
      await takeStep(actor, id, { name, version, note });
      return service.get(actor, id);
    },

    /** Takes the same step with many entries, each in a write of its own; says which could not be, and why. */
    async stepMany(
      actor: Actor,
      input: { name: StepName; note: string; entries: readonly { id: string; version: number }[] },
    ): Promise<{ done: string[]; failed: { id: string; reason: string }[] }> {
      const done: string[] = [];
      const failed: { id: string; reason: string }[] = [];
      for (const { id, version } of input.entries) {
        try {
          await takeStep(actor, id, { name: input.name, version, note: input.note });
          done.push(id);
        } catch (error) {
          if (!(error instanceof AppError)) throw error;
          failed.push({ id, reason: error.text(actor.locale) });
        }
      }
      return { done, failed };
    },

    /** For the work bench: entries that wait to be confirmed by the officer, and his own that came back. */
    async listTodos(actor: Actor) {
      const zh = actor.locale === 'zh';
      const own = { limit: OWN_TODOS, offset: 0 };
      const waiting = actor.can(PERMISSIONS.confirm)
        ? await listEntries(
            db,
            actor.tenantId,
            { states: ['submitted'], notBy: actor.id, scope: actor.scopeOf(PERMISSIONS.confirm) },
            own,
          )
        : [];
      const returned = actor.can(PERMISSIONS.write)
        ? (
            await listEntries(
              db,
              actor.tenantId,
              { states: ['draft'], by: actor.id, scope: actor.scopeOf(PERMISSIONS.write) },
              own,
            )
          ).filter(({ reason }) => reason !== '')
        : [];
      const todo = (row: EntryRow, kind: 'ledger_confirm' | 'ledger_returned', step: string) => ({
        ...{ kind, id: row.id, version: row.version, title: row.title, organisationName: row.organisationName },
        ...{
          step: `${kindOf(row.kind).title[actor.locale]} · ${step}`,
          fromName: '',
          since: row.changedAt.toISOString(),
        },
      });
      return [
        ...waiting.map((row) => todo(row, 'ledger_confirm', zh ? '待确认' : 'to be confirmed')),
        ...returned.map((row) => todo(row, 'ledger_returned', row.reason)),
      ];
    },

    /** For other parts of the module: an entry that the actor may read. */
    rowOf,
    kindOf,
    locked,
  };

  async function takeStep(
    actor: Actor,
    id: string,
    { name, version, note }: { name: StepName; version: number; note: string },
  ): Promise<void> {
    const seen = await rowOf(actor, id);
    const kind = kindOf(seen.kind);
    const reason = note.trim();
    if ((name === 'return' || name === 'take_back') && reason === '') throw ledgerErrors.reason_missing();
    // Files are read in threads, before the write asks what was found.
    if (name === 'confirm' && kind.isPublic && actor.can(PERMISSIONS.confirm, seen.organisationId))
      await prepareRelease(
        db,
        actor.tenantId,
        checks,
        releaseOf(kind, seen, await listFiles(db, actor.tenantId, [id])),
      );
    const byConfirmer = name === 'confirm' || name === 'return' || name === 'take_back';
    const permission = byConfirmer ? PERMISSIONS.confirm : PERMISSIONS.write;
    await write(db, actor, { permission, organisationId: seen.organisationId }, async (w) => {
      // What an entry is about is locked first: it cannot be taken back while this one is confirmed.
      if (seen.aboutType === TYPE) await lockEntry(w.tx, actor.tenantId, seen.aboutId);
      const row = await locked(w.tx, actor, id);
      if (row.version !== version || row.aboutId !== seen.aboutId) throw ledgerErrors.conflict();
      const faults = name === 'submit' || name === 'confirm' ? await hindrances(w.tx, actor.tenantId, row) : [];
      if (name === 'submit') requireSound(faults);
      const users = name === 'take_back' ? await countUsers(w.tx, actor.tenantId, id) : 0;
      if (users > 0) throw ledgerErrors.in_use({ count: users });
      const instance = await instanceOf(w.tx, actor.tenantId, id);
      const { instance: moved, effects } = await workflows.transition(w, actor, {
        ...{ instanceId: instance.id, expectedVersion: instance.version, transition: name, note: reason },
        ...{ organisationId: row.organisationId, conditions: () => conditions(actor, row, faults, users) },
      });
      const change = {
        state: moved.state as EntryRow['state'],
        ...(name === 'return' || name === 'take_back' ? { reason } : name === 'submit' ? { reason: '' } : {}),
        ...(byConfirmer ? { decidedBy: actor.id } : {}),
      };
      const isSaved = await updateEntry(w.tx, actor.tenantId, id, version, change).catch((error: unknown) => {
        if (!isUniqueViolation(error, 'ledger_entries_once')) throw error;
        const titles = (kind.once ?? []).map((one) => kind.fields.find((field) => field.name === one)?.title);
        throw ledgerErrors.twice({ fields: titles.map((title) => title?.[actor.locale] ?? '').join('、') });
      });
      if (!isSaved) throw ledgerErrors.conflict();
      // The words of a reason may hold names; they stand with the step, not in the audit.
      w.record({ action: `ledgers.entry.${DONE[name]}`, subjectType: TYPE, subjectId: id, after: { kind: row.kind } });
      if (effects.length > 0) await take(w, actor, { ...row, reason }, name);
    });
  }

  async function aboutOf(tenantId: string, row: EntryRow): Promise<EntryDetail['about']> {
    if (row.aboutId === '') return null;
    if (row.aboutType === 'obligation') {
      const title = (await deps.findObligation?.(tenantId, row.aboutId)) ?? '';
      return { id: row.aboutId, kind: 'obligation', title };
    }
    const [about] = await listEntries(db, tenantId, { ids: [row.aboutId] });
    return about ? { id: about.id, kind: about.kind, title: about.title } : null;
  }
  return service;
}

const DONE: Record<StepName, string> = {
  ...{ submit: 'submitted', recall: 'recalled', return: 'returned' },
  ...{ confirm: 'confirmed', take_back: 'taken_back', drop: 'dropped' },
};

const isAboutField = (kind: LedgerKind, name: string): boolean =>
  kind.fields.some((field) => field.name === name && (field.type === 'entry' || field.type === 'obligation'));

/** Fields without those that name persons: audit rows hold no personal data. Free texts stay out as well, because people write names into them. */
function shownToAudit(kind: LedgerKind, { title, fields }: Pick<EntryRow, 'title' | 'fields'>) {
  const names = kind.fields.filter(({ isPersonal, type }) => !isPersonal && type !== 'text').map(({ name }) => name);
  const shown = Object.fromEntries(names.flatMap((name) => (fields[name] === undefined ? [] : [[name, fields[name]]])));
  return { ...(kind.fields.some(({ isPersonal }) => isPersonal) ? {} : { title }), fields: shown };
}
