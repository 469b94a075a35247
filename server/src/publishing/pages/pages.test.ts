import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../kernel/db/testing.ts';
import { createFileChecks, type FileChecks } from '../../foundation/gate/checks/index.ts';
import { createReviewService, type ReviewService } from '../../foundation/review/index.ts';
import { pageFrame } from '../../portal/index.ts';
import { makeColumnsWorld } from '../../testing/columns-world.testing.ts';
import { createPageFindings, type PageFindings } from './findings.service.ts';
import { createColumnContent, renderPreview } from './pages.portal.tsx';
import { findLivePage } from './pages.repo.ts';
import { DEFAULT_HOME, findPageFaults, rowsOf, textOf } from './pages.rules.ts';
import type { Block, PageContent } from './pages.schema.ts';
import { createPagesService, type PagesService } from './pages.service.ts';
import { createPageRecord, createPageSurfaces } from './surfaces.service.ts';

let test: TestDatabase;
let world: Awaited<ReturnType<typeof makeColumnsWorld>>;
let pages: PagesService;
let reviews: ReviewService;
let checks: FileChecks;
let findings: PageFindings;
let author: ReturnType<typeof world.only>;
let publisher: ReturnType<typeof world.only>;
beforeAll(async () => {
  test = await createTestDatabase();
  world = await makeColumnsWorld(test.db);
  reviews = createReviewService({ db: test.db, now: () => new Date() });
  checks = createFileChecks({ threads: 1 });
  pages = createPagesService({ db: test.db, columns: world.columns, reviews, checks });
  findings = createPageFindings({ db: test.db, checks });
  author = { ...world.only(['documents.document.read', 'pages.page.write']), id: 'author' };
  publisher = { ...world.only(['documents.document.read', 'pages.page.write', 'pages.page.publish']), id: 'publisher' };
});
afterAll(async () => {
  await checks.close();
  await test.close();
});

const PIXEL = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);
const content = (more: Partial<PageContent> = {}): PageContent => ({
  ...{ title: '专题', titleEn: '', summary: '', cover: null, coverAlt: '', blocks: [] },
  ...more,
});
const text = (words: string): Block => ({ kind: 'text', title: '', titleEn: '', text: words });
let count = 0;
const make = (more: Partial<Parameters<PagesService['create']>[1]> = {}) => {
  count += 1;
  const place = { siteId: world.siteId, organisationId: world.finance, columnId: null };
  return pages.create(author, { ...place, kind: 'topic', code: `p${count}`, title: '专题', titleEn: '', ...more });
};
const save = (id: string, version: number, more: Partial<PageContent>) =>
  pages.saveDraft(author, id, { version, ...content(more) });
const reviewer = (step: string) => ({
  ...world.only(['documents.document.read', `review.step.${step}`]),
  id: `reviewer-${step}`,
});
/** Sends a draft through all steps of its review; returns the version to publish. */
const approve = async (id: string, version: number) => {
  const sent = await pages.submit(author, id, version);
  for (const step of ['first', 'second', 'secrecy', 'final']) {
    const { version: at } = await reviews.get(reviewer(step), sent.reviewId ?? '');
    await reviews.decide(reviewer(step), sent.reviewId ?? '', { version: at, decision: 'approve', reason: '' });
  }
  return (await pages.get(author, id)).draft?.version ?? 0;
};
const publishNow = async (id: string, version = 0) => pages.publishDraft(publisher, id, await approve(id, version));
const codeOf = (work: Promise<unknown>) =>
  work.then(
    () => 'done',
    (error: { code?: string }) => error.code,
  );
const live = (code: string) =>
  findLivePage(test.db, world.tenantId, { siteId: world.siteId, kinds: ['topic', 'home'], code });

describe('composed pages', () => {
  it('have one live and one draft edition, become public through the gate and leave a tombstone', async () => {
    const page = await make();
    expect(await live(page.code)).toBeNull();
    const saved = await save(page.id, 1, { blocks: [text('第一版')] });
    expect(await live(page.code)).toBeNull();
    const published = await publishNow(page.id, saved.draft?.version);
    expect(published).toMatchObject({ state: 'live', draft: null });
    const next = await pages.startDraft(author, page.id);
    await save(page.id, next.draft?.version ?? 0, { blocks: [text('第二版')] });
    expect((await live(page.code))?.blocks).toEqual([text('第一版')]);
    expect(await codeOf(pages.startDraft(author, page.id))).toBe('pages.has_draft');
    await pages.discardDraft(author, page.id);
    await pages.withdraw(publisher, page.id, '内容已过时');
    expect(await live(page.code)).toBeNull();
    const row = await test.db
      .selectFrom('publications')
      .select(['state', 'reason'])
      .where('subjectId', '=', page.id)
      .executeTakeFirst();
    expect(row).toEqual({ state: 'withdrawn', reason: '内容已过时' });
    const done = (await world.auditOf(page.id)).filter((action) => action.startsWith('pages.'));
    expect(done).toEqual([
      ...['pages.page.created', 'pages.page.draft_saved', 'pages.page.submitted'],
      ...['pages.page.published', 'pages.page.draft_started'],
      ...['pages.page.draft_saved', 'pages.page.draft_discarded', 'pages.page.withdrawn'],
    ]);
  });

  it('are published by another person than their authors, with the permission, at the version he saw', async () => {
    const page = await make();
    const saved = await save(page.id, 1, { blocks: [text('正文')] });
    const version = saved.draft?.version ?? 0;
    expect(await codeOf(pages.publishDraft(author, page.id, version))).toBe('access.denied');
    expect(await codeOf(pages.publishDraft({ ...publisher, id: 'author' }, page.id, version))).toBe('pages.own_text');
    expect(await codeOf(pages.publishDraft(publisher, page.id, 1))).toBe('pages.conflict');
    const other = world.only(['documents.document.read', 'pages.page.write'], [world.education]);
    expect(await codeOf(pages.saveDraft(other, page.id, { version, ...content() }))).toBe('access.denied');
    expect(await codeOf(save(page.id, 1, {}))).toBe('pages.conflict');
    expect((await pages.get(author, page.id)).mayPublish).toBe(false);
  });

  it('are held by the gate and by their own faults, all told at once', async () => {
    const page = await make();
    const link = {
      kind: 'links' as const,
      title: '',
      titleEn: '',
      items: [{ label: 'x', labelEn: '', href: 'javascript:1' }],
    };
    const saved = await save(page.id, 1, { title: '', blocks: [{ kind: 'find' }, link] });
    expect(saved.faults.length).toBe(3);
    expect(await codeOf(pages.submit(author, page.id, saved.draft?.version ?? 0))).toBe('pages.faulty');
    const secret = await save(page.id, saved.draft?.version ?? 0, { blocks: [text('机密★10年')] });
    expect(await codeOf(pages.submit(author, page.id, secret.draft?.version ?? 0))).toBe('gate.held');
    expect(await live(page.code)).toBeNull();
  });

  it('go through the review chain of their unit like documents', async () => {
    const page = await make();
    const saved = await save(page.id, 1, { blocks: [text('正文')] });
    const version = saved.draft?.version ?? 0;
    expect(await codeOf(pages.publishDraft(publisher, page.id, version))).toBe('pages.not_approved');
    expect(await codeOf(pages.submit(publisher, page.id, 1))).toBe('pages.conflict');
    expect(await codeOf(pages.submit(world.only(['documents.document.read']), page.id, version))).toBe('access.denied');
    expect(await codeOf(pages.recall(author, page.id, ''))).toBe('pages.not_in_review');
    const sent = await pages.submit(author, page.id, version);
    expect(sent).toMatchObject({ state: 'in_review', draft: { state: 'in_review' } });
    expect(await codeOf(save(page.id, sent.draft?.version ?? 0, {}))).toBe('pages.not_draft');
    expect(await codeOf(pages.discardDraft(author, page.id))).toBe('pages.not_draft');
    expect(await codeOf(pages.submit(author, page.id, sent.draft?.version ?? 0))).toBe('pages.not_draft');
    expect(await codeOf(pages.startDraft(author, page.id))).toBe('pages.has_draft');
    // Its author does not decide, and a return brings it back to him.
    const at = await reviews.get(reviewer('first'), sent.reviewId ?? '');
    const mine = { ...reviewer('first'), id: 'author' };
    expect(
      await codeOf(reviews.decide(mine, at.id, { version: at.version, decision: 'approve', reason: '' })),
    ).not.toBe('done');
    await reviews.decide(reviewer('first'), at.id, { version: at.version, decision: 'return', reason: '标题请写全' });
    const returned = await pages.get(author, page.id);
    expect(returned).toMatchObject({ state: 'draft', draft: { state: 'draft' } });
    const approved = await approve(page.id, returned.draft?.version ?? 0);
    expect((await pages.get(author, page.id)).state).toBe('approved');
    const recalled = await pages.recall(author, page.id, '再改一处');
    expect(recalled.state).toBe('draft');
    expect(await codeOf(pages.publishDraft(publisher, page.id, approved + 1))).toBe('pages.not_approved');
    expect(await live(page.code)).toBeNull();
    expect((await world.auditOf(page.id)).filter((action) => action.startsWith('pages.')).slice(2)).toEqual([
      ...['pages.page.submitted', 'pages.page.submitted', 'pages.page.recalled'],
    ]);
  });

  it('are held for what stands in their words and pictures, until another person lets it pass', async () => {
    const page = await make();
    const saved = await save(page.id, 1, { blocks: [text('联系人手机：13812345678')] });
    const version = saved.draft?.version ?? 0;
    expect(await codeOf(pages.submit(author, page.id, version))).toBe('gate.held');
    const found = await findings.get(author, page.id);
    expect(found).toMatchObject({ held: true, mayOverrule: false, findings: [{ kind: 'phone', file: '' }] });
    const judge = { ...world.only(['documents.document.read', 'gate.finding.overrule']), id: 'judge' };
    const ruling = { key: found.findings[0]?.key ?? '', reason: '公布的咨询手机' };
    expect(await codeOf(findings.overrule(author, page.id, ruling))).toBe('access.denied');
    expect(await codeOf(findings.overrule({ ...judge, id: 'author' }, page.id, ruling))).toBe('checks.own_finding');
    expect(await codeOf(findings.overrule(judge, page.id, { ...ruling, reason: '可' }))).toBe('checks.reason_missing');
    expect(await findings.overrule(judge, page.id, ruling)).toMatchObject({ held: false });
    expect(await world.auditOf(page.id)).toContain('gate.finding.overruled');
    expect((await publishNow(page.id, version)).state).toBe('live');
    // A picture counts like a file: what was found in it holds the page.
    const other = await make();
    const { sha256 } = await pages.storePicture(author, other.id, PIXEL);
    const drawn = await save(other.id, 1, { cover: sha256, coverAlt: '会场', blocks: [text('正文')] });
    const kept = { kind: 'image_gps', where: '', excerpt: '39.9,116.4', severity: 'high', suggestion: '' };
    await findings.get(author, other.id);
    await test.db
      .updateTable('gateChecks')
      .set({ findings: JSON.stringify([kept]), held: true })
      .where('hash', '=', sha256)
      .execute();
    expect(await codeOf(pages.submit(author, other.id, drawn.draft?.version ?? 0))).toBe('gate.held');
    await test.db.deleteFrom('gateChecks').where('hash', '=', sha256).execute();
  });

  it('show a picture to the public while they are live, and only then', async () => {
    const page = await make();
    const { sha256 } = await pages.storePicture(author, page.id, PIXEL);
    expect(await codeOf(save(page.id, 1, { cover: 'a'.repeat(64), coverAlt: '图' }))).toBe('pages.picture_unknown');
    const saved = await save(page.id, 1, { cover: sha256, coverAlt: '会场', blocks: [text('正文')] });
    expect(await pages.isPictureShown(world.tenantId, sha256)).toBe(false);
    await publishNow(page.id, saved.draft?.version);
    expect(await pages.isPictureShown(world.tenantId, sha256)).toBe(true);
    await pages.withdraw(publisher, page.id, '撤下');
    expect(await pages.isPictureShown(world.tenantId, sha256)).toBe(false);
    expect(await codeOf(pages.storePicture(author, page.id, Buffer.from('GIF89a')))).toBe('pictures.not_a_picture');
  });

  it('refuse a place that does not fit and a code twice', async () => {
    const one = await make();
    expect(await codeOf(make({ code: one.code }))).toBe('pages.code_taken');
    expect(await codeOf(make({ kind: 'text' }))).toBe('pages.place_wrong');
    const list = await world.columns.create(world.admin, {
      siteId: world.siteId,
      code: 'list',
      name: '列表',
      kind: 'list',
    });
    expect(await codeOf(make({ columnId: list.id }))).toBe('pages.place_wrong');
    await make({ kind: 'home', code: 'home' });
    expect(await codeOf(make({ kind: 'home', code: 'home2' }))).toBe('pages.code_taken');
  });

  it('leave out documents that are not public, in a preview as on the page', async () => {
    const [shown, gone] = [await world.publish('公开的', '2026-01-01'), await world.publish('撤下的', '2026-01-01')];
    await world.setState(gone.id, 'withdrawn');
    const blocks: Block[] = [{ kind: 'documents', title: '', titleEn: '', documentIds: [gone.id, shown.id] }];
    const { db } = test;
    const deps = { db, columns: world.columns, placements: world.placements, organisations: world.organisations };
    const place = { frame: pageFrame({ name: '站', origin: '' }, '/'), tenantId: world.tenantId, siteId: world.siteId };
    const html = await renderPreview(deps, place, 'topic', content({ blocks }));
    expect(html).toContain('公开的');
    expect(html).not.toContain('撤下的');
    expect(html).toContain('noindex');
    const home = await renderPreview(deps, place, 'home', content({ blocks: [...DEFAULT_HOME] }));
    for (const words of ['action="/search"', 'action="/units"', '已公开文件1件', '公开的'])
      expect(home).toContain(words);
  });
});

describe('the guide of a unit', () => {
  const guide = {
    ...{
      kind: 'guide' as const,
      classification: '分类',
      arrangement: '编排',
      access: '获取',
      office: '办公室',
      address: '一号',
    },
    ...{ hours: '工作日', phone: '1', fax: '2', online: 'a@b.cn' },
  };
  it('has nine elements, and says which are missing', () => {
    expect(findPageFaults('guide', content({ blocks: [guide] }))).toEqual([]);
    expect(findPageFaults('guide', content({ blocks: [{ ...guide, fax: ' ', hours: '' }] }))).toMatchObject([
      { code: 'guide_incomplete', words: '办公时间、传真号码' },
    ]);
    expect(findPageFaults('guide', content())).toEqual([{ code: 'guide_missing' }]);
  });
  it('tells where requests go once it is public', async () => {
    await world.columns.setUpPlatform(world.admin, {
      siteId: world.siteId,
      organisationId: world.finance,
      level: 'department',
    });
    const column = (await world.columns.list(world.admin, world.siteId)).find(({ role }) => role === 'guide');
    const page = await make({ kind: 'guide', columnId: column?.id ?? '' });
    const { db } = test;
    const own = createColumnContent({
      db,
      columns: world.columns,
      placements: world.placements,
      organisations: world.organisations,
    });
    const saved = await save(page.id, 1, { blocks: [guide] });
    expect(await own.findContact(world.tenantId, column?.id ?? '')).toBeNull();
    await publishNow(page.id, saved.draft?.version);
    expect(await own.findContact(world.tenantId, column?.id ?? '')).toMatchObject({ office: '办公室', fax: '2' });
  });
});

describe('rules of pages', () => {
  it('put a block that stands aside into the row before it', () => {
    expect(rowsOf(DEFAULT_HOME).map((row) => row.map(({ kind }) => kind))).toEqual([
      ['find'],
      ['latest', 'subjects'],
      ['units'],
    ]);
  });
  it('give the gate every word and no id', () => {
    const words = textOf(
      content({ summary: '引言', blocks: [text('正文'), { kind: 'columns', columnIds: ['x'], limit: 3 }] }),
    );
    expect(words).toBe('专题\n引言\n正文');
  });
});

describe('the surfaces of pages', () => {
  it('answer what readers see, and agree with what the pages have as live', async () => {
    const page = await make();
    const [surface] = createPageSurfaces(test.db);
    const record = createPageRecord(test.db);
    const ask = async () => (await surface?.ask(world.tenantId, [page.id], false))?.get(page.id);
    expect(await ask()).toBeUndefined();
    const saved = await save(page.id, 1, { blocks: [text('正文')] });
    await publishNow(page.id, saved.draft?.version);
    expect(await ask()).toEqual({ kind: 'shows', version: 1 });
    expect((await record.editionsOf(world.tenantId, [page.id])).get(page.id)).toBe(saved.draft?.id);
    const known: string[] = [];
    for await (const batch of record.subjects()) known.push(...batch.map(({ subjectId }) => subjectId));
    expect(known).toContain(page.id);
    await pages.withdraw(publisher, page.id, '撤下');
    expect(await ask()).toEqual({ kind: 'gone', version: 2 });
    expect((await record.editionsOf(world.tenantId, [page.id])).size).toBe(0);
  });
});
