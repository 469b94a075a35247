import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '../../foundation/audit/index.ts';
import { createCalendarService } from '../../foundation/calendar/index.ts';
import { createWorkflowService } from '../../foundation/workflow/index.ts';
import { published } from '../documents/index.ts';
import { createDocumentsWorld, type DocumentsWorld } from '../documents/documents.testing.ts';
import { createCleanupsService, type CleanupsService } from './cleanups.service.ts';
import { listPublicCleanups } from './cleanups.repo.ts';
import { createNormativeWork } from './normative.workbench.ts';
import { settleNormative } from './normative.jobs.ts';
import { createNormativeBeside } from './normative.portal.tsx';
import { countPublic, listPublic } from './normative.repo.ts';
import type { NormativeInput } from './normative.schema.ts';
import { createNormativeService, type NormativeService } from './normative.service.ts';

let world: DocumentsWorld;
let normative: NormativeService;
let cleanups: CleanupsService;
const now = () => world.clock.at;

beforeAll(async () => {
  world = await createDocumentsWorld();
  const { db, documents, organisations } = world;
  const calendar = createCalendarService({ db, now });
  normative = createNormativeService({ db, documents, calendar, now });
  cleanups = createCleanupsService({ db, documents, organisations, workflows: createWorkflowService({ now }), now });
});
afterAll(() => world?.close());

let count = 0;
/** A draft of an article text; returns its id. */
async function draft(title: string, articles: string[] = []): Promise<string> {
  const { documents, editor, unit } = world;
  count += 1;
  const { id } = await documents.create(editor, { organisationId: unit.id, title });
  const { draft: edition } = await documents.get(editor, id);
  if (!edition) throw new Error('no draft');
  const { documentNumber, issuingBody, indexNumber, topic, subjectWords, mainRecipients, madeOn, publishedOn } =
    edition;
  const texts = [
    `第一条　为做好第${count}项工作，制定本办法。`,
    ...articles.map((text, at) => `第${'二三四五'[at]}条　${text}`),
  ];
  await documents.saveDraft(editor, id, {
    version: edition.version,
    fields: {
      ...{ title, documentNumber, issuingBody, indexNumber, topic, subjectWords, mainRecipients },
      ...{ madeOn, publishedOn, validity: '' },
    },
    blocks: texts.map((text) => ({ kind: 'paragraph' as const, text })),
  });
  return id;
}
const publish = async (id: string) => world.documents.publishApproved(world.publisher, id, await world.approve(id));
const public_ = async (title: string, articles: string[] = []) => {
  const id = await draft(title, articles);
  await publish(id);
  return id;
};
const input = (more: Partial<NormativeInput> = {}): NormativeInput => ({
  ...{ kind: 'normative', registrationNumber: '', signedOn: '2026-11-16', effectiveOn: '2026-11-18' },
  ...{ expiresOn: null, isTrial: false, version: 0 },
  ...more,
});
const codeOf = (work: Promise<unknown>) =>
  work.then(
    () => 'done',
    (error: { code?: string }) => error.code ?? String(error),
  );
const stateOf = async (id: string) => (await published.findPublished(world.db, world.tenant.id, id))?.validity;
const beside = (id: string) => createNormativeBeside({ db: world.db, normative, now })(world.tenant.id, id, 'zh');
const office = () =>
  world.officer('office', [
    'documents.document.read',
    'documents.document.write',
    'normative.cleanup.write',
    'normative.settings.write',
  ]);
const chief = () =>
  world.officer('chief', ['documents.document.read', 'documents.document.publish', 'normative.cleanup.publish']);

describe('registering', () => {
  it('keeps what makes a document normative, with its clock and its state', async () => {
    const id = await public_('测试市停车管理办法');
    const view = await normative.register(world.editor, id, input({ expiresOn: '2031-11-17', isTrial: false }));
    expect(view).toMatchObject({ version: 1, validity: { code: 'in_force' }, expiry: 'running' });
    // Signed on Monday the 16th, published here on the day of the test: 3 working days until the 19th.
    expect(view.publication).toMatchObject({ dueOn: '2026-11-19' });
    expect(await stateOf(id)).toBe('in_force');
    expect(await world.actionsOf(id)).toEqual(
      expect.arrayContaining(['normative.registration.made', 'normative.validity.set']),
    );
  });

  it('is denied to those who may not write, and leaves nothing', async () => {
    const id = await public_('测试市养犬管理办法');
    const reader = world.officer('reader', ['documents.document.read']);
    expect(await codeOf(normative.register(reader, id, input()))).toBe('access.denied');
    expect((await normative.of(reader, id)).registered).toBeNull();
    const stranger = world.officer('stranger', ['documents.document.read', 'documents.document.write'], world.other.id);
    expect(await codeOf(normative.of(stranger, id))).toBe('normative.document_unknown');
  });

  it('refuses days in the wrong order, an old version and a number twice', async () => {
    const [a, b] = [await public_('测试市绿化办法'), await public_('测试市供水办法')];
    expect(await codeOf(normative.register(world.editor, a, input({ signedOn: '2026-12-01' })))).toBe(
      'normative.signed_in_future',
    );
    await normative.register(world.editor, a, input({ registrationNumber: 'X—1' }));
    expect(await codeOf(normative.register(world.editor, a, input()))).toBe('normative.conflict');
    expect(await codeOf(normative.register(world.editor, b, input({ registrationNumber: 'X—1' })))).toBe(
      'normative.number_taken',
    );
  });

  it('gives numbers one after the other, also to many at once', async () => {
    const ids = [];
    for (let n = 0; n < 4; n += 1) {
      const id = await draft(`测试市编号办法之${n}`);
      await normative.register(world.editor, id, input());
      ids.push(id);
    }
    const views = await Promise.all(ids.map((id) => normative.issueNumber(world.editor, id)));
    const numbers = views.map(({ registrationNumber }) => registrationNumber).sort();
    expect(numbers).toEqual(['GF—2026—1', 'GF—2026—2', 'GF—2026—3', 'GF—2026—4']);
    expect(await codeOf(normative.issueNumber(world.editor, ids[0] ?? ''))).toBe('normative.number_given');
  });

  it('makes to-dos of what is signed and not public, and of terms that end', async () => {
    const late = await draft('测试市待公布办法');
    await normative.register(world.editor, late, input({ signedOn: '2026-11-10' }));
    const ending = await public_('测试市到期办法');
    await normative.register(world.editor, ending, input({ expiresOn: '2027-02-01' }));
    const todos = await normative.listTodos(world.editor);
    expect(todos.find(({ documentId }) => documentId === late)).toMatchObject({
      kind: 'publish',
      isLate: true,
      dueOn: '2026-11-13',
    });
    expect(todos.find(({ documentId }) => documentId === ending)).toMatchObject({
      kind: 'evaluate',
      dueOn: '2027-02-01',
    });
    expect(todos[0]?.isLate).toBe(true);
    // The same on the work bench of whoever writes or keeps the clean-ups, and of nobody else.
    const work = createNormativeWork(normative, cleanups);
    expect((await work(world.editor)).map(({ kind, id, since }) => [kind, id, since.slice(0, 10)])).toEqual(
      expect.arrayContaining([
        ['normative_publish', late, '2026-11-10'],
        ['normative_evaluate', ending, '2026-08-01'],
      ]),
    );
    expect(await work(world.officer('reader', ['documents.document.read']))).toEqual([]);
  });
});

describe('what a document does to others', () => {
  it('takes effect in the transaction of its publication, on both pages', async () => {
    const old = await public_('测试市旧市场办法');
    await normative.register(world.editor, old, input());
    const fresh = await draft('测试市新市场办法');
    await normative.register(world.editor, fresh, input());
    await normative.declare(world.editor, fresh, {
      targetId: old,
      kind: 'replaces',
      sinceOn: null,
      basis: '新办法第三十条',
    });
    expect(await stateOf(old)).toBe('in_force');
    // A draft is named nowhere in public.
    expect(JSON.stringify(await beside(old))).not.toContain('新市场');
    await publish(fresh);
    expect(await stateOf(old)).toBe('repealed');
    expect((await beside(old)).validity).toEqual({
      ...{ code: 'repealed', since: '2026-11-18' },
      by: { path: `/documents/${fresh}`, title: '测试市新市场办法' },
    });
    expect((await beside(fresh)).facts).toContainEqual(
      expect.objectContaining({ label: '代替的文件', value: '测试市旧市场办法', href: `/documents/${old}` }),
    );
    expect(await world.actionsOf(old)).toEqual(
      expect.arrayContaining(['normative.effect.applied', 'normative.validity.set']),
    );
    // Withdrawn, it is named no more; what it did stands.
    await world.documents.withdraw(world.publisher, fresh, { reason: '排版有误，重新发布' });
    expect(await stateOf(old)).toBe('repealed');
    expect(JSON.stringify(await beside(old))).not.toContain('新市场');
  });

  it('may lie ahead: the daily look makes it true on its day, also when days were missed', async () => {
    const old = await public_('测试市夜间施工办法');
    await normative.register(world.editor, old, input());
    const fresh = await draft('测试市夜间施工新办法');
    await normative.register(world.editor, fresh, input({ effectiveOn: '2027-01-01' }));
    await normative.declare(world.editor, fresh, { targetId: old, kind: 'repeals', sinceOn: null, basis: '' });
    await publish(fresh);
    expect([await stateOf(old), await stateOf(fresh)]).toEqual(['in_force', 'not_yet_in_force']);
    const deps = {
      ...{ db: world.db, documents: world.documents, normative },
      now: () => new Date('2027-03-05T01:00:00Z'),
    };
    await settleNormative(deps, world.tenant.id);
    expect([await stateOf(old), await stateOf(fresh)]).toEqual(['repealed', 'in_force']);
    expect(await settleNormative(deps, world.tenant.id)).toBe(0);
  });

  it('refuses itself, what is not there and twice; what is in effect cannot be taken back', async () => {
    const [a, b] = [await public_('测试市甲种办法'), await draft('测试市乙种办法')];
    const declare = (id: string, targetId: string) =>
      normative.declare(world.editor, id, { targetId, kind: 'amends', sinceOn: null, basis: '' });
    expect(await codeOf(declare(b, b))).toBe('normative.itself');
    expect(await codeOf(declare(b, crypto.randomUUID()))).toBe('normative.target_unknown');
    // What is public changes the other at once, so it takes the right to publish.
    expect(await codeOf(declare(a, b))).toBe('access.denied');
    const { id } = await declare(b, a);
    expect(await codeOf(declare(b, a))).toBe('normative.effect_taken');
    await normative.retract(world.editor, id);
    const { id: again } = await declare(b, a);
    await publish(b);
    expect(await stateOf(a)).toBe('amended');
    expect(await codeOf(normative.retract(world.editor, again))).toBe('normative.effect_fixed');
  });

  it('can be decided without another document, once', async () => {
    const id = await public_('测试市续期办法');
    await normative.register(world.editor, id, input({ expiresOn: '2027-02-01' }));
    const decide = (kind: 'continues' | 'repeals', expiresOn: string | null) =>
      normative.decide(world.publisher, id, { kind, sinceOn: '2026-11-20', expiresOn, basis: '评估后继续实施' });
    expect(
      await codeOf(
        normative.decide(world.editor, id, { kind: 'repeals', sinceOn: '2026-11-20', expiresOn: null, basis: 'x' }),
      ),
    ).toBe('access.denied');
    expect(await codeOf(decide('continues', '2027-01-01'))).toBe('normative.term_backwards');
    expect((await decide('continues', '2030-02-01')).registered).toMatchObject({
      expiry: 'running',
      validity: { expiresOn: '2030-02-01' },
    });
    await decide('repeals', null);
    expect(await stateOf(id)).toBe('repealed');
    expect(await codeOf(decide('continues', '2031-02-01'))).toBe('normative.already_ended');
  });
});

describe('citations', () => {
  it('link public documents both ways, and name nothing that is not public', async () => {
    const target = await public_('测试市人民政府关于印发《测试市公园条例》的通知', ['公园免费开放。']);
    const citing = await public_('测试市公园收费办法', [
      '依照《测试市公园条例》第二条执行，并遵守《测试市秘密办法》。',
    ]);
    const secret = await draft('测试市秘密办法');
    const page = await beside(citing);
    const body = (await published.findPublished(world.db, world.tenant.id, citing))?.body ?? [];
    const links = page.linkBody(body).flatMap((block) => ('links' in block ? (block.links ?? []) : []));
    expect(links.map(({ href }) => href)).toEqual([`/documents/${target}#art-2`]);
    expect((await beside(target)).related).toEqual([{ path: `/documents/${citing}`, title: '测试市公园收费办法' }]);
    expect(page.tags).toContain(`document:${target}`);
    expect(JSON.stringify(page)).not.toContain(secret);
    await world.documents.withdraw(world.publisher, target, { reason: '内容有误，更正后重新发布' });
    expect((await beside(citing)).linkBody(body)).toEqual(body);
  });

  it('are found in stock that came in bulk', async () => {
    const bulk = world.officer('bulk', ['documents.document.import', 'documents.document.bulk_publish']);
    const text =
      '测试市市容通知\n测容〔2026〕1号\n各单位：\n第一条　依照《测试市停车管理办法》第一条执行。\n测试市财政局\n2026年3月2日\n';
    const outcome = await world.importText(bulk, text, { publish: true, fileName: '市容.txt' });
    const id = 'documentId' in outcome ? String(outcome.documentId) : '';
    expect((await beside(id)).tags).toEqual([]);
    expect(await normative.citations.readUnread(1000)).toBeGreaterThan(0);
    expect((await beside(id)).tags).toHaveLength(1);
    expect(await normative.citations.readUnread(1000)).toBe(0);
  });
});

describe('a clean-up', () => {
  const fresh = { title: '2026年行政规范性文件清理结果', year: 2026, sinceOn: '2026-11-20' };
  beforeAll(async () => {
    for (const name of ['户外广告', '出租汽车', '农贸市场', '住宅装修'])
      await normative.register(world.editor, await public_(`测试市${name}管理规定`), input());
  });

  it('sets validity and opens its lists in one transaction, by another person than the one who drafted it', async () => {
    const { db, tenant, unit } = world;
    const begun = await cleanups.create(office(), { ...fresh, organisationId: unit.id });
    expect(begun.counts.undecided).toBe(begun.items.length);
    expect(begun.items.length).toBeGreaterThan(3);
    expect(begun.actions.find(({ name }) => name === 'submit')).toMatchObject({ allowed: false });
    const [first, second, third] = begun.items;
    const results = begun.items.map(({ documentId }) => ({
      ...{ documentId, note: documentId === third?.documentId ? '2027年6月底前由市财政局修改' : '', expiresOn: null },
      result:
        (
          {
            [first?.documentId ?? '']: 'repeal',
            [second?.documentId ?? '']: 'expire',
            [third?.documentId ?? '']: 'amend',
          } as const
        )[documentId] ?? ('continue' as const),
    }));
    const set = await cleanups.setResults(office(), begun.id, { version: begun.version, items: results });
    expect(await codeOf(cleanups.setResults(office(), begun.id, { version: begun.version, items: results }))).toBe(
      'normative.cleanup_conflict',
    );
    const waits = createNormativeWork(normative, cleanups);
    const benchOf = async (actor: Actor) =>
      (await waits(actor)).filter(({ kind, id }) => kind === 'cleanup' && id === begun.id).length;
    expect([await benchOf(office()), await benchOf(chief())]).toEqual([1, 0]);
    const sent = await cleanups.step(office(), begun.id, { name: 'submit', version: set.version, note: '' });
    expect([await benchOf(office()), await benchOf(chief())]).toEqual([0, 1]);
    expect(await codeOf(cleanups.setResults(office(), begun.id, { version: sent.version, items: results }))).toBe(
      'normative.cleanup_fixed',
    );
    expect(await listPublicCleanups(db, tenant.id)).toEqual([]);
    const both = world.officer('office', ['documents.document.read', 'normative.cleanup.publish']);
    expect(await codeOf(cleanups.step(both, begun.id, { name: 'publish', version: sent.version, note: '' }))).toBe(
      'workflow.refused',
    );
    expect(await codeOf(cleanups.step(office(), begun.id, { name: 'publish', version: sent.version, note: '' }))).toBe(
      'access.denied',
    );
    const before = await stateOf(third?.documentId ?? '');
    const done = await cleanups.step(chief(), begun.id, { name: 'publish', version: sent.version, note: '' });
    expect(done).toMatchObject({ state: 'published', publishedOn: '2026-11-20' });
    expect(await stateOf(first?.documentId ?? '')).toBe('repealed');
    expect(await stateOf(second?.documentId ?? '')).toBe('expired');
    expect(await stateOf(third?.documentId ?? '')).toBe(before);
    expect((await listPublicCleanups(db, tenant.id)).map(({ id }) => id)).toEqual([begun.id]);
    expect(await world.actionsOf(begun.id)).toEqual(
      expect.arrayContaining([
        'normative.cleanup.started',
        'normative.cleanup.results_set',
        'normative.cleanup.published',
      ]),
    );
    expect((await beside(first?.documentId ?? '')).facts).toContainEqual(
      expect.objectContaining({ href: `/normative/cleanups/${begun.id}` }),
    );
  });

  it('is denied without the permission, and refuses entries that cannot be', async () => {
    const { unit, editor } = world;
    expect(await codeOf(cleanups.create(editor, { ...fresh, organisationId: unit.id }))).toBe('access.denied');
    const begun = await cleanups.create(office(), { ...fresh, organisationId: unit.id });
    const [first] = begun.items;
    const bad = { documentId: first?.documentId ?? '', result: 'amend' as const, note: '', expiresOn: null };
    expect(await codeOf(cleanups.setResults(office(), begun.id, { version: begun.version, items: [bad] }))).toBe(
      'normative.cleanup_note_missing',
    );
    const foreign = { ...bad, documentId: crypto.randomUUID(), result: 'continue' as const };
    expect(await codeOf(cleanups.setResults(office(), begun.id, { version: begun.version, items: [foreign] }))).toBe(
      'normative.document_unknown',
    );
    expect(await codeOf(cleanups.step(office(), begun.id, { name: 'submit', version: begun.version, note: '' }))).toBe(
      'normative.cleanup_undecided',
    );
    expect(await cleanups.step(office(), begun.id, { name: 'drop', version: begun.version, note: '' })).toMatchObject({
      state: 'dropped',
    });
  });
});

describe('the public list', () => {
  it('shows public documents only, by validity', async () => {
    const { db, tenant } = world;
    const { total, validities } = await countPublic(db, tenant.id, {});
    const items = await listPublic(db, tenant.id, {}, { limit: 100, offset: 0 });
    expect(items).toHaveLength(total);
    expect(validities.reduce((sum, { count: n }) => sum + n, 0)).toBe(total);
    expect(items.map(({ title }) => title)).not.toContain('测试市待公布办法');
    const repealed = await listPublic(db, tenant.id, { validity: 'repealed' }, { limit: 100, offset: 0 });
    expect(repealed.length).toBeGreaterThan(1);
    expect(repealed.every(({ validity }) => validity === 'repealed')).toBe(true);
  });
});

describe('settings', () => {
  it('are the place’s own, with a source; a pattern needs its parts', async () => {
    const settings = await normative.getSettings(office());
    expect(await codeOf(normative.setSettings(office(), { ...settings, numberPattern: '安规' }))).toBe(
      'normative.pattern_wrong',
    );
    expect(await codeOf(normative.setSettings(world.editor, settings))).toBe('access.denied');
    const saved = await normative.setSettings(office(), { ...settings, publishDays: 5, publishSource: '本市规定' });
    expect(saved).toMatchObject({ publishDays: 5, version: 1 });
    expect(await codeOf(normative.setSettings(office(), settings))).toBe('normative.conflict');
    expect(await world.actionsOf(world.tenant.id)).toContain('normative.settings.changed');
  });
});
