import { randomUUID } from 'node:crypto';
import { createCalendarService } from '../foundation/calendar/index.ts';
import { createWorkflowService } from '../foundation/workflow/index.ts';
import { systemActor } from '../foundation/audit/index.ts';
import { createRequestsServices } from '../participation/requests/index.ts';
import type { Installation } from './installation.ts';

const DAY_MS = 86_400_000;

/** What is asked in the demo, of whom, how long ago (working week: days before today), and how far it has come. */
const CASES = [
  { unit: 'finance', days: 0, title: '2025年市级部门决算明细表', to: 'received' },
  { unit: 'transport', days: 1, title: '滨河路公交线路调整的论证材料', to: 'confirmed' },
  { unit: 'education', days: 4, title: '义务教育学校学位预警数据', to: 'registered' },
  { unit: 'civil', days: 5, title: '养老机构补贴发放名单', to: 'correction_asked' },
  { unit: 'finance', days: 9, title: '政府购买服务项目绩效评价报告', to: 'handling' },
  { unit: 'transport', days: 27, title: '出租汽车经营权批复', to: 'handling' },
  { unit: 'civil', days: 8, title: '社区养老服务设施建设合同', to: 'consulting' },
  { unit: 'education', days: 12, title: '民办学校收费备案表', to: 'drafted' },
  { unit: 'finance', days: 20, title: '2024年政府采购投诉处理决定', to: 'signed' },
  { unit: 'transport', days: 22, title: '停车收费标准成本监审报告', to: 'delivered' },
  { unit: 'civil', days: 15, title: '殡葬服务收费定价文件', to: 'withdrawn' },
] as const;
const NAMES = ['甲', '乙', '丙', '丁', '戊', '己', '庚', '辛', '壬', '癸', '子'];
/** How a case gets to each place, step by step. */
const WAY = ['confirm_receipt', 'register', 'accept', 'decide', 'draft', 'check', 'sign', 'deliver'] as const;
const STEPS: Record<(typeof CASES)[number]['to'], number> = {
  ...{
    received: 0,
    confirmed: 1,
    registered: 2,
    correction_asked: 2,
    handling: 3,
    consulting: 3,
    drafted: 5,
    signed: 7,
  },
  ...{ delivered: 8, withdrawn: 3 },
};

/** Requests in every place of their way, from applicants without names; none where there are some already. */
export async function loadDemoRequests(installation: Installation, units: ReadonlyMap<string, string>): Promise<void> {
  const { db, tenant, now: realNow } = installation;
  let at = realNow();
  const now = () => at;
  const calendar = createCalendarService({ db, now });
  const desk = createRequestsServices({ ...installation, calendar, workflows: createWorkflowService({ now }), now });
  const [author, lawyer, chief] = ['demo', 'demo:legal', 'demo:chief'].map((name) => systemActor(tenant.id, name));
  if (!author || !lawyer || !chief) return;
  if ((await desk.cases.list(author, { view: 'open', page: 1 })).total > 0) return;
  for (const [index, one] of CASES.entries()) {
    const organisationId = units.get(one.unit);
    if (!organisationId) continue;
    at = new Date(realNow().getTime() - one.days * DAY_MS);
    const { id } = await desk.intake.submit(tenant.id, {
      ...{ submissionKey: randomUUID(), locale: 'zh' as const, files: [] },
      form: {
        organisationId,
        applicant: {
          ...{
            kind: index % 4 === 3 ? 'business' : 'natural',
            name: `申请人${NAMES[index] ?? ''}`,
            documentType: 'other',
          },
          ...{
            documentNumber: `演示证件${1000 + index}`,
            representative: '',
            contactName: '',
            phone: `0990-${10000 + index}`,
          },
          ...{ email: 'applicant@example.com', address: '', postcode: '' },
        },
        items: [{ title: one.title, number: '', description: '' }],
        delivery: { form: 'electronic', way: 'email' },
        wantsHelp: false,
      },
    });
    const day = () => new Date(at.getTime() + 8 * 3_600_000).toISOString().slice(0, 10);
    const step = async (actor: typeof author, name: string, input: object = {}) =>
      desk.steps.step(actor, id, { version: (await desk.cases.get(actor, id)).version, step: name, ...input });
    for (const name of WAY.slice(0, STEPS[one.to])) {
      if (name === 'decide') {
        const { version, items } = await desk.cases.get(author, id);
        const particulars = { way: '以电子邮件提供' };
        for (const item of items)
          await desk.work.decide(author, id, item.id, { version, answer: 'provided', grounds: [], particulars });
      } else if (name === 'check') await step(lawyer, name);
      else if (name === 'sign') await step(chief, name);
      else if (name === 'deliver') await step(author, name, { on: day(), words: '电子邮件发送，已收到回执' });
      else if (name === 'accept') await step(author, name, { unitId: organisationId });
      else await step(author, name, name === 'confirm_receipt' ? { on: day() } : {});
      if (at.getTime() + DAY_MS < realNow().getTime()) at = new Date(at.getTime() + DAY_MS);
    }
    if (one.to === 'correction_asked')
      await step(author, 'ask_correction', { words: '请写明需要哪一年度、哪些机构的名单。' });
    if (one.to === 'withdrawn') await step(author, 'withdraw', { agreed: true, words: '申请人来信撤回。' });
    if (one.to === 'consulting')
      await step(author, 'consult', {
        consultation: {
          ...{
            kind: 'third_party',
            organisationId: null,
            name: '承建单位（演示）',
            contact: '',
            words: '合同中的价格条款是否同意公开',
          },
          ...{ receivedOn: day(), dueOn: null },
        },
      });
  }
}
