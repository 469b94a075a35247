import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { newId } from '../../kernel/db/index.ts';
import { createTestDatabase, type TestDatabase } from '../../kernel/db/testing.ts';
import { recordDenial, systemActor, write, type Actor } from '../audit/index.ts';
import { defineWorkflow } from './workflow-definition.rules.ts';
import { documentFlow } from './workflow.testing.ts';
import { createWorkflowService, type StepInput } from './workflow.service.ts';

let test: TestDatabase;
let tenantId: string;
let author: Actor;
let reviewer: Actor;

let minute = 0;
const workflows = createWorkflowService({ now: () => new Date(Date.UTC(2026, 10, 22, 8, minute++)) });
const SUBJECT = { subjectType: 'test_document' };
const OPEN = {
  predicates: { is_author: true, not_author: true },
  guards: { has_title: true, attribute_set: true },
};

const person = (name: string, permissions: string[]): Actor => ({
  ...systemActor(tenantId, name),
  kind: 'account',
  id: newId(),
  can: (permission) => permissions.includes(permission),
  scopeOf: () => 'all',
});
/** `write` needs a permission of its own; here it is the one of the step. */
const inWrite = <T>(actor: Actor, permission: string, work: Parameters<typeof write<T>>[3]) =>
  write(test.db, actor, { permission }, work);

const start = (subjectId: string, actor = author) =>
  inWrite(actor, 'documents.document.edit', (w) =>
    workflows.start(w, actor, { definition: documentFlow, ...SUBJECT, subjectId }),
  );
const step = (actor: Actor, permission: string, input: Omit<StepInput, 'conditions'> & Partial<StepInput>) =>
  inWrite(actor, permission, (w) => workflows.transition(w, actor, { conditions: () => OPEN, ...input }));
const submit = (instanceId: string, expectedVersion = 1, more: Partial<StepInput> = {}) =>
  step(author, 'documents.document.edit', { instanceId, expectedVersion, transition: 'submit', ...more });

const auditOf = (subjectId: string) =>
  test.db
    .selectFrom('auditEntries')
    .select(['action', 'actorName', 'before', 'after'])
    .where('subjectId', '=', subjectId)
    .orderBy('id')
    .execute();

beforeAll(async () => {
  test = await createTestDatabase();
  tenantId = newId();
  await test.db.insertInto('tenants').values({ id: tenantId, code: 'anlan', name: '安澜市' }).execute();
  author = person('市财政局信息员', ['documents.document.edit']);
  reviewer = person('市政府办审核员', ['documents.document.review', 'documents.document.publish']);
});
afterAll(() => test.close());

describe('a case', () => {
  it('goes through its table; history and audit hold every step', async () => {
    const subjectId = newId();
    const { id } = await start(subjectId);
    const submitted = await submit(id, 1);
    expect(submitted).toMatchObject({
      instance: { id, state: 'in_review', version: 2, endedAt: null },
      effects: ['notify_reviewers'],
    });
    await step(reviewer, 'documents.document.review', {
      instanceId: id,
      expectedVersion: 2,
      transition: 'return',
      note: '请补充附件',
    });
    expect(
      await workflows.find(test.db, { tenantId, ...SUBJECT, subjectId, definitionKey: 'test.document' }),
    ).toMatchObject({
      id,
      state: 'returned',
      version: 3,
    });
    const history = await workflows.history(test.db, tenantId, id);
    expect(
      history.map((entry) => [
        entry.version,
        entry.transition,
        entry.fromState,
        entry.toState,
        entry.actorName,
        entry.note,
      ]),
    ).toEqual([
      [1, 'start', null, 'draft', '市财政局信息员', ''],
      [2, 'submit', 'draft', 'in_review', '市财政局信息员', ''],
      [3, 'return', 'in_review', 'returned', '市政府办审核员', '请补充附件'],
    ]);
    expect(history.map((entry) => entry.occurredAt.getTime())).toEqual(
      history.map((entry) => entry.occurredAt.getTime()).sort((a, b) => a - b),
    );
    const audit = await auditOf(subjectId);
    expect(audit.map((entry) => entry.action)).toEqual([
      'workflow.instance.started',
      'workflow.instance.moved',
      'workflow.instance.moved',
    ]);
    expect(audit[2]).toMatchObject({
      actorName: '市政府办审核员',
      before: { instance: id, state: 'in_review', version: 2 },
      after: { instance: id, state: 'returned', version: 3, transition: 'return' },
    });
    // People write names into opinions, so they stay out of the audit.
    expect(JSON.stringify(audit)).not.toContain('请补充附件');
  });

  it('ends in a final state and may then start again; two at once are refused', async () => {
    const subjectId = newId();
    const { id } = await start(subjectId);
    await expect(start(subjectId)).rejects.toMatchObject({ code: 'workflow.already_running' });
    await submit(id);
    await step(reviewer, 'documents.document.publish', { instanceId: id, expectedVersion: 2, transition: 'publish' });
    const system = systemActor(tenantId, 'job:expire');
    const ended = await step(system, 'documents.document.withdraw', {
      instanceId: id,
      expectedVersion: 3,
      transition: 'expire',
    });
    expect(ended).toMatchObject({ instance: { state: 'withdrawn', version: 4 }, effects: ['leave_tombstone'] });
    expect((await workflows.get(test.db, tenantId, id)).endedAt).toBeInstanceOf(Date);
    const again = await start(subjectId);
    const key = { tenantId, ...SUBJECT, subjectId, definitionKey: 'test.document' };
    expect((await workflows.find(test.db, key))?.id).toBe(again.id);
    expect(
      await test.db.selectFrom('workflowDefinitions').select('hash').where('tenantId', '=', tenantId).execute(),
    ).toHaveLength(1);
  });

  it('keeps to the table it was started with when the release has a newer one', async () => {
    const { id } = await start(newId());
    // A later release knows no guard any more; the case still asks for the attribute.
    const newer = defineWorkflow({
      ...documentFlow,
      states: { draft: documentFlow.states.draft, published: { ...documentFlow.states.published, final: true } },
      predicates: {},
      guards: {},
      effects: {},
      initial: 'draft',
      transitions: [
        {
          name: 'submit',
          title: { zh: '送审', en: 'Submit' },
          from: 'draft',
          to: 'published',
          who: [{ permission: 'documents.document.edit' }],
        },
      ],
    });
    const other = await inWrite(author, 'documents.document.edit', (w) =>
      workflows.start(w, author, { definition: newer, ...SUBJECT, subjectId: newId() }),
    );
    expect((await submit(other.id)).instance.state).toBe('published');
    const conditions = () => ({ ...OPEN, guards: { has_title: true, attribute_set: false } });
    await expect(submit(id, 1, { conditions })).rejects.toMatchObject({ code: 'workflow.refused' });
    // A fresh service reads the stored table instead of one it remembers.
    const fresh = createWorkflowService({ now: () => new Date() });
    const taken = await inWrite(author, 'documents.document.edit', (w) =>
      fresh.transition(w, author, { instanceId: id, expectedVersion: 1, transition: 'submit', conditions: () => OPEN }),
    );
    expect(taken.instance.state).toBe('in_review');
  });

  it('says what this person can do now and why not the rest', async () => {
    const { id } = await start(newId());
    const instance = await workflows.get(test.db, tenantId, id);
    const options = (actor: Actor, conditions = OPEN) => workflows.options(test.db, actor, instance, conditions);
    expect(await options(author)).toEqual([expect.objectContaining({ name: 'submit', allowed: true })]);
    expect(await options(reviewer)).toEqual([
      expect.objectContaining({
        allowed: false,
        refusals: [expect.objectContaining({ code: 'workflow.no_permission', name: 'documents.document.edit' })],
      }),
    ]);
  });
});

describe('a step that must not happen', () => {
  it('denied: a missing permission is a denial, the case stays as it was, the attempt is in the audit', async () => {
    const { id, subjectId } = await start(newId());
    const attempt = step(author, 'documents.document.edit', {
      instanceId: id,
      expectedVersion: 1,
      transition: 'submit',
    });
    await attempt;
    const error = await step(author, 'documents.document.edit', {
      instanceId: id,
      expectedVersion: 2,
      transition: 'publish',
    }).catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ code: 'access.denied', details: { permission: 'documents.document.publish' } });
    await recordDenial(test.db, author, error);
    expect(await auditOf('documents.document.publish')).toHaveLength(1);
    expect(await workflows.get(test.db, tenantId, id)).toMatchObject({ state: 'in_review', version: 2 });
    expect(await auditOf(subjectId)).toHaveLength(2);
  });

  it('invalid: unmet conditions are named together, in both languages', async () => {
    const { id } = await start(newId());
    const conditions = () => ({ predicates: { is_author: false }, guards: { has_title: false, attribute_set: true } });
    const error = (await submit(id, 1, { conditions }).catch((thrown: unknown) => thrown)) as {
      code: string;
      details: object;
      text(locale: string): string;
    };
    expect(error).toMatchObject({
      code: 'workflow.refused',
      details: { codes: ['workflow.predicate_unmet', 'workflow.guard_unmet'] },
    });
    expect(error.text('zh')).toBe('现在不能“送审”：只有起草人可以送审；缺少标题');
    expect(error.text('en')).toBe(
      '“Submit” is not possible now: Only the author can send it for review; The title is missing',
    );
    expect(await workflows.history(test.db, tenantId, id)).toHaveLength(1);
  });

  it.each([
    ['a step of another state', 'publish', { code: 'workflow.refused', status: 409 }],
    ['a step that does not exist', 'burn', { code: 'workflow.unknown_transition', status: 422 }],
  ])('invalid: %s', async (_, transition, expected) => {
    const { id } = await start(newId());
    const all = person('全权账号', ['documents.document.edit', 'documents.document.publish']);
    const taking = step(all, 'documents.document.edit', { instanceId: id, expectedVersion: 1, transition });
    await expect(taking).rejects.toMatchObject(expected);
  });

  it('a case of another tenant does not exist', async () => {
    const { id } = await start(newId());
    const stranger = { ...author, tenantId: newId() };
    await expect(workflows.get(test.db, stranger.tenantId, id)).rejects.toMatchObject({ code: 'workflow.not_found' });
    const taking = step(stranger, 'documents.document.edit', {
      instanceId: id,
      expectedVersion: 1,
      transition: 'submit',
    });
    await expect(taking).rejects.toMatchObject({ code: 'workflow.not_found' });
  });

  it('a stored table that somebody changed stops the case', async () => {
    const other = newId();
    await test.db.insertInto('tenants').values({ id: other, code: 'other', name: '他市' }).execute();
    const actor = { ...author, tenantId: other };
    const { id } = await start(newId(), actor);
    await test.db
      .updateTable('workflowDefinitions')
      .set({ definition: JSON.stringify({ ...documentFlow, initial: 'published' }) })
      .where('tenantId', '=', other)
      .execute();
    const taking = step(actor, 'documents.document.edit', { instanceId: id, expectedVersion: 1, transition: 'submit' });
    await expect(taking).rejects.toMatchObject({ code: 'workflow.frozen_changed' });
  });
});

describe('two at once', () => {
  it('an old page gets a conflict that says so', async () => {
    const { id } = await start(newId());
    await submit(id, 1);
    await expect(submit(id, 1)).rejects.toMatchObject({
      code: 'workflow.conflict',
      status: 409,
      details: { seen: 1, current: 2 },
    });
  });

  it('of ten people who press at the same moment one succeeds, and the others see the conflict', async () => {
    const { id, subjectId } = await start(newId());
    const conditions = vi.fn(() => OPEN);
    const results = await Promise.allSettled(Array.from({ length: 10 }, () => submit(id, 1, { conditions })));
    expect(results.filter((result) => result.status === 'fulfilled')).toHaveLength(1);
    const codes = results.flatMap((result) => (result.status === 'rejected' ? [result.reason.code] : []));
    expect(new Set(codes)).toEqual(new Set(['workflow.conflict']));
    expect(conditions).toHaveBeenCalledOnce();
    expect(await workflows.history(test.db, tenantId, id)).toHaveLength(2);
    expect(await auditOf(subjectId)).toHaveLength(2);
  });

  it('a failing effect takes the step back, audit included', async () => {
    const { id, subjectId } = await start(newId());
    const failing = inWrite(author, 'documents.document.edit', async (w) => {
      await workflows.transition(w, author, {
        instanceId: id,
        expectedVersion: 1,
        transition: 'submit',
        conditions: () => OPEN,
      });
      throw new Error('the effect failed');
    });
    await expect(failing).rejects.toThrow('the effect failed');
    expect(await workflows.get(test.db, tenantId, id)).toMatchObject({ state: 'draft', version: 1 });
    expect(await auditOf(subjectId)).toHaveLength(1);
  });

  it('two starts at the same moment make one case', async () => {
    const subjectId = newId();
    const results = await Promise.allSettled([start(subjectId), start(subjectId), start(subjectId)]);
    expect(results.filter((result) => result.status === 'fulfilled')).toHaveLength(1);
    expect(await auditOf(subjectId)).toHaveLength(1);
  });
});
