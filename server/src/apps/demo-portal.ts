import { systemActor } from '../foundation/audit/index.ts';
import { createSitesService } from '../foundation/organisations/index.ts';
import { createReviewService } from '../foundation/review/index.ts';
import { createColumnsService, createPlacementsService } from '../publishing/columns/index.ts';
import { published } from '../publishing/documents/index.ts';
import { createPagesService } from '../publishing/pages/index.ts';
import { createRegistersService } from '../publishing/registers/index.ts';
import { demoColumns, demoHome, demoMediaAccounts, demoPlatform, demoTopic } from './demo/index.ts';
import type { Installation } from './installation.ts';

type Draft = Parameters<ReturnType<typeof createPagesService>['saveDraft']>[2];

/** Columns with documents in them, a disclosure platform, a special topic and a composed home page. What is there already stays as it is. */
export async function loadDemoPortal(
  { db, organisations, tenant, now, checks }: Installation,
  units: ReadonlyMap<string, string>,
): Promise<void> {
  const sites = createSitesService({ db, forgetCaches: () => organisations.forgetCaches() });
  const columns = createColumnsService({ db, sites, organisations, now });
  const placements = createPlacementsService({ db });
  const reviews = createReviewService({ db, now });
  const pages = createPagesService({ db, columns, reviews, checks });
  const author = systemActor(tenant.id, 'demo');
  // Nobody publishes his own text, the demo's author neither.
  const publisher = systemActor(tenant.id, 'demo:publisher');
  const [site] = await sites.listOpen(tenant.id);
  if (!site || (await columns.list(author, site.id)).length > 0) return;
  const siteId = site.id;

  const ids = new Map<string, string>();
  for (const { parent, owner, subjects: _subjects, ...column } of demoColumns) {
    const place = { parentId: parent ? (ids.get(parent) ?? null) : null, organisationId: units.get(owner) ?? null };
    const made = await columns.create(author, { ...column, ...place, siteId });
    ids.set(column.code, made.id);
  }
  const documentsOf = async (topic: string, organisationId?: string) => {
    const filter = { topic, ...(organisationId ? { organisationId } : {}) };
    return (await published.listPublished(db, tenant.id, filter, { limit: 200, offset: 0 })).map(({ id }) => id);
  };
  const place = async (columnId: string | undefined, documentIds: string[]) => {
    if (columnId && documentIds.length > 0)
      await placements.change(author, { documentIds, add: [columnId], remove: [] });
  };
  for (const { code, subjects = [] } of demoColumns)
    for (const subject of subjects) await place(ids.get(code), await documentsOf(subject));

  const registers = createRegistersService({ db, organisations, now });
  for (const { unit, ...account } of demoMediaAccounts) {
    const {
      closedOn = null,
      closingReason = '',
      ...opened
    } = { closedOn: undefined, closingReason: undefined, ...account };
    const made = await registers.create(author, { ...opened, organisationId: units.get(unit) ?? '' });
    if (closedOn) await registers.update(author, made.id, { version: made.version, closedOn, closingReason });
  }

  const finance = units.get(demoPlatform.unit) ?? '';
  await columns.setUpPlatform(author, { siteId, organisationId: finance, level: 'department' });
  const tree = await columns.list(author, siteId);
  for (const { clause, subject } of demoPlatform.items)
    await place(tree.find((column) => column.clause === clause)?.id, await documentsOf(subject, finance));

  const publish = async (
    input: Parameters<typeof pages.create>[1],
    content: Omit<Draft, 'version' | 'cover' | 'coverAlt'>,
  ) => {
    const made = await pages.create(author, input);
    const draft = { ...content, cover: null, coverAlt: '', version: made.draft?.version ?? 1 };
    const saved = await pages.saveDraft(author, made.id, draft);
    const sent = await pages.submit(author, made.id, saved.draft?.version ?? 1);
    for (let step = 1; ; step += 1) {
      const { state, version } = await reviews.get(author, sent.reviewId ?? '');
      if (state !== 'waiting') break;
      const reviewer = systemActor(tenant.id, `demo:reviewer${step}`);
      await reviews.decide(reviewer, sent.reviewId ?? '', { version, decision: 'approve', reason: '' });
    }
    const { draft: approved } = await pages.get(author, made.id);
    await pages.publishDraft(publisher, made.id, approved?.version ?? 1);
  };
  const guideColumn = tree.find(({ role }) => role === 'guide')?.id ?? null;
  const guide = { title: '安澜市财政局政府信息公开指南', titleEn: '' };
  await publish(
    { siteId, organisationId: finance, columnId: guideColumn, kind: 'guide', code: 'finance-guide', ...guide },
    { ...guide, summary: '', blocks: [{ kind: 'guide', ...demoPlatform.guide }] },
  );
  const { code, column, owner, title, titleEn, summary, sections, text } = demoTopic;
  const chosen = await Promise.all(
    sections.map(async (section) => ({
      ...{ kind: 'documents' as const, title: section.title, titleEn: section.titleEn },
      documentIds: (await documentsOf(section.subject)).slice(0, 20),
    })),
  );
  await publish(
    {
      siteId,
      organisationId: units.get(owner) ?? '',
      columnId: ids.get(column) ?? null,
      kind: 'topic',
      code,
      title,
      titleEn,
    },
    { title, titleEn, summary, blocks: [...chosen, { kind: 'text', title: '问答', titleEn: 'Questions', text }] },
  );
  await publish(
    {
      siteId,
      organisationId: units.get('office') ?? '',
      columnId: null,
      kind: 'home',
      code: 'home',
      title: '首页',
      titleEn: 'Home',
    },
    {
      ...{ title: '首页', titleEn: 'Home', summary: '' },
      blocks: [
        { kind: 'find' },
        { kind: 'notice', text: demoHome.notice, textEn: demoHome.noticeEn, href: '' },
        { kind: 'latest', title: '', titleEn: '', limit: 6 },
        {
          kind: 'services',
          title: '',
          titleEn: '',
          items: demoHome.services.map((item) => ({ ...item })),
          aside: true,
        },
        { kind: 'columns', columnIds: demoHome.columns.flatMap((of) => ids.get(of) ?? []), limit: 4 },
        { kind: 'topics', title: '', titleEn: '', limit: 3 },
        { kind: 'subjects', title: '', titleEn: '', limit: 12 },
        { kind: 'units', title: '', titleEn: '', limit: 24 },
      ],
    },
  );
}
