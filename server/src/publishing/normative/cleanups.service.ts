import { forgetPages, type Database } from '../../kernel/db/index.ts';
import { chinaDate } from '../../kernel/time/index.ts';
import { requirePermission, write, type Actor } from '../../foundation/audit/index.ts';
import { publish } from '../../foundation/gate/index.ts';
import type { OrganisationsService } from '../../foundation/organisations/index.ts';
import type { WorkflowInstance, WorkflowService } from '../../foundation/workflow/index.ts';
import type { DocumentsService } from '../documents/index.ts';
import { cleanupFlow } from './cleanup-flow.rules.ts';
import {
  findCleanup,
  insertAllInForce,
  insertCleanup,
  listCleanups,
  listUnpublished,
  listItems,
  touchCleanup,
  updateItems,
  type CleanupItemRow,
  type CleanupRow,
} from './cleanups.repo.ts';
import { normativeErrors } from './normative.errors.ts';
import { insertEffects, type NewEffect } from './normative.repo.ts';
import { findCleanupFault } from './normative.rules.ts';
import type {
  CleanupDetail,
  CleanupItemInput,
  CleanupState,
  CleanupView,
  EffectKind,
  NewCleanup,
} from './normative.schema.ts';
import { settleValidity } from './settle.service.ts';

const READ = 'documents.document.read';
const WRITE = 'normative.cleanup.write';
const PUBLISH = 'normative.cleanup.publish';
export const CLEANUP = 'normative_cleanup';

export type CleanupsService = ReturnType<typeof createCleanupsService>;
export interface CleanupsDeps {
  db: Database;
  documents: Pick<DocumentsService, 'setLiveValidity'>;
  organisations: Pick<OrganisationsService, 'findUnit'>;
  workflows: WorkflowService;
  now: () => Date;
}

/** A clean-up that is not published yet, as the work bench shows it. */
export interface CleanupTodo {
  id: string;
  version: number;
  title: string;
  state: string;
  since: string;
}

/** The yearly clean-up (清理): results for every document in force, confirmed by another person, published as lists that set validity. */
export function createCleanupsService({ db, documents, organisations, workflows, now }: CleanupsDeps) {
  const instanceOf = async (tenantId: string, id: string): Promise<WorkflowInstance> => {
    const key = { tenantId, subjectType: CLEANUP, subjectId: id, definitionKey: cleanupFlow.key };
    const instance = await workflows.find(db, key);
    if (!instance) throw normativeErrors.cleanup_unknown();
    return instance;
  };
  const get = async (tenantId: string, id: string): Promise<CleanupRow> => {
    const row = await findCleanup(db, tenantId, id);
    if (!row) throw normativeErrors.cleanup_unknown();
    return row;
  };
  const conditions = (actor: Actor, row: CleanupRow, items: readonly CleanupItemRow[]) => () => ({
    predicates: { another: row.preparedBy !== actor.id },
    guards: { decided: items.length > 0 && items.every(({ result }) => result !== '') },
  });

  const service = {
    async list(actor: Actor): Promise<CleanupView[]> {
      requirePermission(actor, READ);
      const rows = await listCleanups(db, actor.tenantId);
      return Promise.all(rows.map(async (row) => view(actor, row, await listItems(db, actor.tenantId, row.id))));
    },

    /** Clean-ups that wait for the officer: to draw up, or, drawn up by somebody else, to confirm. */
    async listWaiting(actor: Actor): Promise<CleanupTodo[]> {
      if (!actor.can(WRITE) && !actor.can(PUBLISH)) return [];
      const rows = await listUnpublished(db, actor.tenantId);
      const known = await Promise.all(
        rows.map(async (row) => ({ ...row, state: (await instanceOf(actor.tenantId, row.id)).state })),
      );
      return known.flatMap(({ id, version, title, state, preparedBy, createdAt }): CleanupTodo[] => {
        const waits =
          (state === 'drafting' && actor.can(WRITE)) ||
          (state === 'confirming' && actor.can(PUBLISH) && preparedBy !== actor.id);
        return waits ? [{ id, version, title, state, since: createdAt.toISOString() }] : [];
      });
    },

    async get(actor: Actor, id: string): Promise<CleanupDetail> {
      requirePermission(actor, READ);
      const row = await get(actor.tenantId, id);
      const items = await listItems(db, actor.tenantId, id);
      const instance = await instanceOf(actor.tenantId, id);
      const options = await workflows.options(db, actor, instance, conditions(actor, row, items)());
      return {
        ...(await view(actor, row, items)),
        items: items.map(({ documentNumber: _number, ...item }) => item),
        actions: options.map(({ name, allowed, refusals }) => ({
          ...{ name, allowed },
          reason: refusals.map(({ text }) => text[actor.locale]).join(actor.locale === 'zh' ? '；' : '; '),
        })),
      };
    },

    /** Begins a clean-up with every registered document in force. Throws cleanup_empty. */
    async create(actor: Actor, input: NewCleanup): Promise<CleanupDetail> {
      if (!(await organisations.findUnit(actor.tenantId, input.organisationId)))
        throw normativeErrors.document_unknown();
      const needs = { permission: WRITE, organisationId: input.organisationId };
      const id = await write(db, actor, needs, async (w) => {
        const made = await insertCleanup(w.tx, actor.tenantId, input, actor.id);
        const count = await insertAllInForce(w.tx, actor.tenantId, made);
        if (count === 0) throw normativeErrors.cleanup_empty();
        await workflows.start(w, actor, { definition: cleanupFlow, subjectType: CLEANUP, subjectId: made });
        const after = { ...input, documents: count };
        w.record({ action: 'normative.cleanup.started', subjectType: CLEANUP, subjectId: made, after });
        return made;
      });
      return service.get(actor, id);
    },

    /** Sets results while the clean-up is drafted. Throws cleanup_conflict, cleanup_fixed and what is wrong with an entry. */
    async setResults(
      actor: Actor,
      id: string,
      { version, items }: { version: number; items: readonly CleanupItemInput[] },
    ): Promise<CleanupDetail> {
      const row = await get(actor.tenantId, id);
      const instance = await instanceOf(actor.tenantId, id);
      if (instance.state !== 'drafting') throw normativeErrors.cleanup_fixed();
      const present = new Map((await listItems(db, actor.tenantId, id)).map((item) => [item.documentId, item]));
      if (items.some(({ documentId }) => !present.has(documentId))) throw normativeErrors.document_unknown();
      requireSound(
        items.filter(({ result }) => result !== ''),
        row.sinceOn,
        (documentId) => present.get(documentId)?.title,
      );
      await write(db, actor, { permission: WRITE, organisationId: row.organisationId }, async (w) => {
        if (!(await touchCleanup(w.tx, actor.tenantId, id, version, { preparedBy: actor.id })))
          throw normativeErrors.cleanup_conflict();
        await updateItems(w.tx, actor.tenantId, id, items);
        const before = items.map(({ documentId }) => pick(present.get(documentId)));
        w.record({
          ...{ action: 'normative.cleanup.results_set', subjectType: CLEANUP, subjectId: id },
          ...{ before: { items: before }, after: { items } },
        });
      });
      return service.get(actor, id);
    },

    /** Takes a step: submit, return, drop, or publish, which sets validity and opens the lists in the same transaction. */
    async step(
      actor: Actor,
      id: string,
      input: { name: string; version: number; note: string },
    ): Promise<CleanupDetail> {
      const row = await get(actor.tenantId, id);
      const items = await listItems(db, actor.tenantId, id);
      const instance = await instanceOf(actor.tenantId, id);
      if (input.name !== 'drop' && input.name !== 'return')
        requireSound(items, row.sinceOn, (documentId) => items.find((one) => one.documentId === documentId)?.title);
      const permission = input.name === 'submit' || input.name === 'drop' ? WRITE : PUBLISH;
      await write(db, actor, { permission, organisationId: row.organisationId }, async (w) => {
        const today = chinaDate(now());
        const change = input.name === 'publish' ? { publishedOn: today } : {};
        if (!(await touchCleanup(w.tx, actor.tenantId, id, input.version, change)))
          throw normativeErrors.cleanup_conflict();
        const { effects } = await workflows.transition(w, actor, {
          ...{ instanceId: instance.id, expectedVersion: instance.version, transition: input.name, note: input.note },
          ...{ organisationId: row.organisationId, conditions: conditions(actor, row, items) },
        });
        const counts = countsOf(items);
        w.record({
          ...{ action: `normative.cleanup.${DONE[input.name] ?? 'moved'}`, subjectType: CLEANUP, subjectId: id },
          after: { counts },
        });
        if (!effects.includes('set_validity')) return;
        await insertEffects(
          w.tx,
          actor.tenantId,
          items.flatMap((item) => effectOf(row, item)),
          actor.id,
        );
        await settleValidity(
          w,
          documents,
          actor.tenantId,
          items.map(({ documentId }) => documentId),
          today,
        );
        await publish(w, actor.tenantId, CLEANUP, [
          {
            ...{ subjectId: id, editionId: id, organisationId: row.organisationId, files: [] },
            subject: { title: row.title, text: textOf(items) },
          },
        ]);
        await forgetPages(w.tx, [`tenant:${actor.tenantId}`, ...items.map((item) => `document:${item.documentId}`)]);
      });
      return service.get(actor, id);
    },
  };

  async function view(actor: Actor, row: CleanupRow, items: readonly CleanupItemRow[]): Promise<CleanupView> {
    const { preparedBy: _by, ...shown } = row;
    const { state } = await instanceOf(actor.tenantId, row.id);
    return { ...shown, state: state as CleanupState, counts: countsOf(items) };
  }
  return service;
}

const DONE: Record<string, string> = { submit: 'submitted', return: 'returned', drop: 'dropped', publish: 'published' };
const KINDS = { continue: 'continues', repeal: 'repeals', expire: 'expires' } as const satisfies Record<
  string,
  EffectKind
>;

/** What a result does: 修改 says that it will be amended, and only the amending document changes its validity. */
function effectOf(row: CleanupRow, { documentId, result, note, expiresOn }: CleanupItemRow): NewEffect[] {
  if (result === '' || result === 'amend') return [];
  return [
    {
      ...{ targetId: documentId, kind: KINDS[result], sinceOn: row.sinceOn, byId: null, cleanupId: row.id },
      ...{ expiresOn, basis: note || row.title, state: 'in_effect' },
    },
  ];
}

function countsOf(items: readonly CleanupItemInput[]): CleanupView['counts'] {
  const count = (wanted: CleanupItemInput['result']) => items.filter(({ result }) => result === wanted).length;
  return {
    ...{ undecided: count(''), continue: count('continue'), amend: count('amend') },
    ...{ repeal: count('repeal'), expire: count('expire') },
  };
}

function requireSound(
  items: readonly CleanupItemInput[],
  sinceOn: string,
  titleOf: (documentId: string) => string | undefined,
): void {
  const fault = findCleanupFault(items, sinceOn);
  if (fault) throw normativeErrors[`cleanup_${fault.code}`]({ title: titleOf(fault.documentId) ?? '' });
}

const pick = (item: CleanupItemRow | undefined) =>
  item && { documentId: item.documentId, result: item.result, note: item.note, expiresOn: item.expiresOn };

/** All words that become public, for the gate. */
const textOf = (items: readonly CleanupItemRow[]): string =>
  items.map(({ title, documentNumber, note }) => [title, documentNumber, note].filter(Boolean).join(' ')).join('\n');
