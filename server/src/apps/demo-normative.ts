import { createCalendarService } from '../foundation/calendar/index.ts';
import { createWorkflowService } from '../foundation/workflow/index.ts';
import { systemActor } from '../foundation/audit/index.ts';
import { published, type DocumentsService } from '../publishing/documents/index.ts';
import { createCleanupsService, createNormativeService } from '../publishing/normative/index.ts';
import type { Installation } from './installation.ts';

const NORMATIVE = /(办法|规定|细则|规则)(（[^（）]*）)?[》]?(的通知)?$/;
/** Rules as a city has them: five years at most, two on trial (rule table §6.1). */
const TERM_YEARS = 5;

/** Registers the demo city's measures as normative documents and publishes the results of a clean-up of them. What is there already stays. */
export async function loadDemoNormative(
  { db, organisations, tenant, now }: Installation,
  documents: DocumentsService,
  units: ReadonlyMap<string, string>,
): Promise<void> {
  const author = systemActor(tenant.id, 'demo');
  // Nobody confirms the results that he drafted, the demo's author neither.
  const chief = systemActor(tenant.id, 'demo:publisher');
  // The server's own service listens to documents already; this one only writes.
  const own = { setLiveValidity: documents.setLiveValidity, onStep: () => undefined };
  const normative = createNormativeService({ db, documents: own, calendar: createCalendarService({ db, now }), now });
  const workflows = createWorkflowService({ now });
  const cleanups = createCleanupsService({ db, documents: own, organisations, workflows, now });
  const lead = units.get('office');
  if (!lead || (await cleanups.list(author)).length > 0) return;

  const all = await published.listPublished(db, tenant.id, {}, { limit: 1000, offset: 0 });
  const chosen = all.filter(({ title, madeOn }) => NORMATIVE.test(title) && madeOn !== null).slice(0, 60);
  for (const { id, madeOn, publishedOn, title } of chosen.toReversed()) {
    const begun = publishedOn ?? madeOn ?? '';
    const year = Number(begun.slice(0, 4)) + TERM_YEARS;
    await normative.register(author, id, {
      ...{ kind: 'normative', registrationNumber: '', signedOn: madeOn, effectiveOn: begun, version: 0 },
      ...{ expiresOn: `${year}-12-31`, isTrial: /试行|暂行/.test(title) },
    });
    await normative.issueNumber(author, id);
  }
  await normative.citations.readUnread(2000);
  if (chosen.length < 3) return;

  const sinceOn = new Date(now().getTime() + 8 * 3_600_000).toISOString().slice(0, 10);
  const year = Number(sinceOn.slice(0, 4));
  const begun = await cleanups.create(author, {
    ...{ title: `安澜市${year}年行政规范性文件清理结果`, year, sinceOn, organisationId: lead },
  });
  const items = begun.items.map(({ documentId }, at) => ({
    ...{ documentId, expiresOn: null },
    ...(at === 0
      ? { result: 'repeal' as const, note: '所依据的上位规定已经废止' }
      : at === 1
        ? { result: 'amend' as const, note: '由起草单位在六个月内提出修改稿' }
        : { result: 'continue' as const, note: '' }),
  }));
  const set = await cleanups.setResults(author, begun.id, { version: begun.version, items });
  const sent = await cleanups.step(author, begun.id, { name: 'submit', version: set.version, note: '' });
  await cleanups.step(chief, begun.id, { name: 'publish', version: sent.version, note: '' });
}
