import { createDocumentsWorld } from '../../publishing/documents/documents.testing.ts';
import { createCalendarService } from '../../foundation/calendar/index.ts';
import { defineEvidence } from '../../foundation/evidence/index.ts';
import { createWorkflowService } from '../../foundation/workflow/index.ts';
import { createDutiesServices } from '../duties/index.ts';
import { PLAN_EVIDENCE } from './plan-evidence.rules.ts';
import type { ItemInput } from './plans.schema.ts';
import { createWorkPlans } from './work-plans.service.ts';

/** A notice as an office writes it, with what cannot be recognised in it. */
export const NOTICE = `测试市人民政府办公室关于印发2026年政务公开工作要点的通知
测政办发〔2026〕3号
各有关单位：
现将《2026年政务公开工作要点》印发给你们，请认真贯彻落实。
测试市人民政府办公室
2026年3月1日
2026年政务公开工作要点
一、深化公开
（一）公布惠企政策清单。6月底前公布惠企政策清单。（市财政局牵头，市教育局配合）
（二）更新补贴指南。每季度更新补贴申领指南。（市财政局负责）
（三）公布抽查结果。抽查结束后7个工作日内公布结果。（市幻想局负责）
二、加强保障
（四）开展培训。全年培训不少于2次。（市教育局负责）
`;

export const codeOf = (work: Promise<unknown>): Promise<string | undefined> =>
  work.then(
    () => 'done',
    (error: { code?: string }) => error.code,
  );

/** Units, an office that draws up plans, a chief who agrees, officers of units, and the services of work plans. */
export async function createPlansWorld() {
  const world = await createDocumentsWorld();
  const { db, organisations, documents, clock, officer, unit, other } = world;
  const now = () => clock.at;
  const calendar = createCalendarService({ db, now });
  const proof = { code: 'ledgers.proof.confirmed', title: { zh: '佐证', en: 'Proof' }, facts: {} };
  const evidenceTypes = defineEvidence([...PLAN_EVIDENCE, proof]);
  const duties = createDutiesServices({ db, calendar, evidenceTypes, packs: [], now });
  const workflows = createWorkflowService({ now });
  const plans = createWorkPlans({ db, organisations, documents, workflows, duties, now });
  const OFFICE = [
    'plans.plan.read',
    'plans.plan.write',
    'plans.plan.approve',
    'plans.plan.publish',
    'documents.document.read',
    'duties.obligation.read',
  ];
  const head = {
    ...{ organisationId: unit.id, year: 2026, title: '2026年政务公开工作要点', note: '', summaryDueOn: '2026-12-15' },
  };
  const part = (organisationId: string | null, more: object = {}) => ({
    ...{
      role: 'lead' as const,
      organisationId,
      unitWords: '',
      lowerTenantId: null,
      words: '',
      dueOn: null,
      share: null,
    },
    ...more,
  });
  const item = (more: Partial<ItemInput> = {}): ItemInput => ({
    ...{ number: '1', title: '公布清单', words: '6月底前公布清单。', expects: '公开网址' },
    ...{ schedule: { kind: 'once', by: '2026-12-10' } as const, scheduleWords: '', threshold: '' },
    ...{ visibility: 'public' as const, unsure: [], parts: [part(unit.id)] },
    ...more,
  });
  const office = officer('office', OFFICE);
  const chief = officer('chief', OFFICE);
  return {
    ...{ ...world, ...plans, duties, head, part, item, office, chief },
    unitOfficer: officer(
      'finance-officer',
      ['plans.plan.read', 'plans.part.report', 'duties.obligation.read'],
      unit.id,
    ),
    otherOfficer: officer(
      'education-officer',
      ['plans.plan.read', 'plans.part.report', 'duties.obligation.read'],
      other.id,
    ),
    /** A plan in force with these items. */
    async inForce(items: ItemInput[] = [item()]) {
      const { id } = await plans.plans.create(office, head);
      for (const one of items) await plans.plans.addItem(office, id, one);
      const step = async (actor: typeof office, name: 'submit' | 'approve') =>
        plans.plans.step(actor, id, { version: (await plans.plans.get(actor, id)).version, step: name, note: '' });
      await step(office, 'submit');
      return step(chief, 'approve');
    },
    async importNotice(text: string, fileName = '通知.txt'): Promise<string> {
      const outcome = await world.importText(world.editor, text, { fileName });
      return 'documentId' in outcome ? outcome.documentId : '';
    },
    async trailOf(subjectId: string) {
      const rows = await db
        .selectFrom('auditEntries')
        .select('action')
        .where('subjectId', '=', subjectId)
        .orderBy('id')
        .execute();
      return rows.map(({ action }) => action);
    },
  };
}
export type PlansWorld = Awaited<ReturnType<typeof createPlansWorld>>;
