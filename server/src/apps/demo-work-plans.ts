import { chinaDate } from '../kernel/time/index.ts';
import { systemActor } from '../foundation/audit/index.ts';
import { createCalendarService } from '../foundation/calendar/index.ts';
import { createWorkflowService } from '../foundation/workflow/index.ts';
import { published, type DocumentsService } from '../publishing/documents/index.ts';
import { createDutiesServices, RULE_PACKS } from '../oversight/duties/index.ts';
import { createWorkPlans } from '../oversight/work-plans/index.ts';
import { EVIDENCE_TYPES } from './evidence-types.ts';
import type { Installation } from './installation.ts';

const REPORTS = [
  { percent: 100, outlook: 'done', words: '已按要求公布，网站和办事大厅同步更新。' },
  { percent: 60, outlook: 'on_track', words: '已完成梳理，正在分批公布。' },
  { percent: 30, outlook: 'at_risk', words: '部分数据需要多个部门核对，进度比计划慢。' },
] as const;

/** The plan of the year from the city's own notice: agreed, in force, reported on, public; and an earlier one still being drawn up with what reading left open. */
export async function loadDemoWorkPlans(
  installation: Installation,
  documents: DocumentsService,
  units: ReadonlyMap<string, string>,
): Promise<void> {
  const { db, tenant, now } = installation;
  const [author, chief, publisher] = ['demo', 'demo:chief', 'demo:publisher'].map((name) =>
    systemActor(tenant.id, name),
  );
  const office = units.get('office');
  if (!office || !author || !chief || !publisher) return;
  const calendar = createCalendarService({ db, now });
  const duties = createDutiesServices({ db, calendar, evidenceTypes: EVIDENCE_TYPES, packs: RULE_PACKS, now });
  const services = { ...installation, documents, workflows: createWorkflowService({ now }), duties };
  const { plans, cards, publication, amendments } = createWorkPlans(services);
  if ((await plans.list(author)).length > 0) return;
  const all = await published.listPublished(db, tenant.id, {}, { limit: 2000, offset: 0 });
  const notices = all.filter(({ title }) => /政务公开.*(要点|任务安排|任务分工)/.test(title));
  const withTasks: typeof notices = [];
  for (const notice of notices) {
    const document = await published.findPublished(db, tenant.id, notice.id);
    if (document && document.tasks.length > 0) withTasks.push(notice);
  }
  const [newest, before] = withTasks;
  if (!newest) return;
  const year = Number(chinaDate(now()).slice(0, 4));
  const head = { organisationId: office, note: '', summaryDueOn: `${year}-12-20` };

  const { id } = await plans.create(author, {
    ...{ ...head, year, title: `${year}年安澜市政务公开工作要点分解`, documentId: newest.id },
  });
  for (const item of (await plans.get(author, id)).items) {
    const named = item.parts.filter(({ organisationId }) => organisationId !== null);
    const parts = (named.length > 0 ? named : [{ role: 'lead' as const, organisationId: office }]).map((part) => ({
      ...{ role: part.role, organisationId: part.organisationId, unitWords: '', lowerTenantId: null, words: '' },
      ...{ dueOn: null, share: null },
    }));
    // Dates of an older notice are carried over to the year of the plan.
    const { schedule } = item;
    const moved =
      schedule === null
        ? { kind: 'once' as const, by: null }
        : schedule.kind === 'once' && schedule.by
          ? { ...schedule, by: `${year}${schedule.by.slice(4).replace('-02-29', '-02-28')}` }
          : schedule;
    const { number, title, words, scheduleWords, threshold, visibility } = item;
    await plans.saveItem(author, id, item.id, item.version, {
      ...{ number, title, words, scheduleWords, threshold, visibility, schedule: moved, parts, unsure: [] },
      expects: '公开网址或有关材料',
    });
  }
  const step = async (actor: typeof author, name: 'submit' | 'approve') =>
    plans.step(actor, id, { version: (await plans.get(actor, id)).version, step: name, note: '' });
  await step(author, 'submit');
  const plan = await step(chief, 'approve');
  const quarter = Math.ceil(Number(chinaDate(now()).slice(5, 7)) / 3);
  const parts = plan.items.flatMap((item) => item.parts);
  for (const [at, { id: partId }] of parts.entries()) {
    const said = REPORTS[at % (REPORTS.length + 1)];
    if (said) await cards.report(author, partId, { ...said, quarter, version: 0 });
  }
  const wanted = plan.items.find(({ schedule }) => schedule?.kind === 'once')?.parts[0];
  if (wanted)
    await cards.ask(author, wanted.id, { kind: 'help', words: '需要数据主管部门协调共享接口。', wantedOn: null });
  const last = plan.items.at(-1);
  if (last)
    await amendments.propose(author, id, {
      ...{ effectiveOn: chinaDate(now()), reason: '上级调整了考核安排，此项不再单独开展。' },
      changes: [{ kind: 'end', itemId: last.id }],
    });
  await publication.publish(publisher, id, (await plans.get(publisher, id)).version);

  if (before)
    await plans.create(author, {
      ...{ ...head, summaryDueOn: null, year, title: `${year}年重点任务安排（拟稿）`, documentId: before.id },
    });
}
