import type { Actor } from '../foundation/audit/index.ts';
import { createCalendarService } from '../foundation/calendar/index.ts';
import { createWorkflowService } from '../foundation/workflow/index.ts';
import { chinaDate } from '../kernel/time/index.ts';
import { createPrinter } from '../kernel/print/index.ts';
import { systemActor } from '../foundation/audit/index.ts';
import {
  createLettersService,
  createRequestsServices,
  type RequestsServices,
} from '../participation/requests/index.ts';
import { demoDay, type DemoAct, type DemoRequest } from './demo/index.ts';
import type { Installation } from './installation.ts';

type Ground = Pick<Installation, 'db' | 'files' | 'keys' | 'organisations' | 'tenant' | 'now'>;
export interface DemoRequestPeople {
  officer: Actor;
  lawyer: Actor;
  chief: Actor;
}

/**
 * Requests in every place of their way, entered and worked on through the services of the module with the clock put back. The key of a form is
 * its place in the list: loading again gives the cases that are there and takes no step twice.
 */
export async function loadDemoRequests(
  ground: Ground,
  units: ReadonlyMap<string, string>,
  people: DemoRequestPeople,
): Promise<void> {
  const realNow = ground.now();
  let at = realNow;
  const now = () => at;
  const calendar = createCalendarService({ db: ground.db, now });
  const printer = createPrinter();
  // No mail server: nothing of invented people leaves the house.
  const letters = await createLettersService({ ...ground, printer, now });
  await setLetterFacts(ground, units, letters);
  const workflows = createWorkflowService({ now });
  const services = createRequestsServices({ ...ground, calendar, workflows, letters, now });
  const days = await calendar.forTenant(ground.tenant.id);
  const today = chinaDate(realNow);
  for (const [place, one] of demoDay.requests.entries()) {
    const organisationId = units.get(one.unit);
    if (!organisationId) continue;
    const arrivedOn = days.addWorkdays(today, -one.ago).on;
    const goTo = (day: number) => {
      const on = day === 0 ? arrivedOn : days.addWorkdays(arrivedOn, day).on;
      const moment = new Date(`${on}T10:00:00+08:00`);
      at = moment < realNow ? moment : realNow;
    };
    goTo(0);
    const { id } = await services.intake.submit(ground.tenant.id, {
      ...{ submissionKey: `demo-request-${place + 1}`, locale: 'zh', files: [] },
      form: formOf(one, place, organisationId),
    });
    // Begun before: it stays where people have brought it.
    if ((await services.cases.get(people.officer, id)).version > 1) continue;
    for (const act of one.acts) {
      goTo(act.day);
      await take(services, people, { id, organisationId, on: chinaDate(at), act });
    }
  }
}

/** 机关代字 by unit, and what letters say of remedies; what somebody has set already stays. */
async function setLetterFacts(
  { tenant }: Ground,
  units: ReadonlyMap<string, string>,
  letters: Awaited<ReturnType<typeof createLettersService>>,
): Promise<void> {
  const actor = systemActor(tenant.id, 'demo');
  for (const [code, numberPrefix] of Object.entries(demoDay.letterPrefixes)) {
    const unit = units.get(code);
    if (!unit || (await letters.getSettings(actor, unit)).own.version > 0) continue;
    await letters.setSettings(actor, unit, {
      ...{ numberPrefix, reconsiderationBody: '安澜市人民政府', court: '安澜市中级人民法院' },
      ...{
        contactAddress: '安澜市平湖路1号',
        contactPhone: '（0000）0000000',
        payment: '凭本通知书到指定银行缴入本级国库',
      },
      ...{ source: '演示数据', version: 0 },
    });
  }
}

function formOf({ applicant, kind = 'natural', items }: DemoRequest, place: number, organisationId: string) {
  return {
    organisationId,
    applicant: {
      ...{ kind, name: applicant, documentType: 'other' as const, documentNumber: `演示证件${1001 + place}` },
      ...{ representative: '', contactName: '', phone: `0990-${10_001 + place}`, email: 'applicant@example.com' },
      ...{ address: '', postcode: '' },
    },
    items: items.map((title) => ({ title, number: '', description: '' })),
    delivery: { form: 'electronic' as const, way: 'email' as const },
    wantsHelp: false,
  };
}

const BY_LAWYER = new Set(['check']);
const BY_CHIEF = new Set(['sign', 'extend']);

async function take(
  { cases, steps, work, disputes }: RequestsServices,
  { officer, lawyer, chief }: DemoRequestPeople,
  { id, organisationId, on, act }: { id: string; organisationId: string; on: string; act: DemoAct },
): Promise<void> {
  const { words = '', decisions = [], dispute, third = '', amount = 0, pages } = act;
  const seen = await cases.get(officer, id);
  const { version } = seen;
  switch (act.act) {
    case 'decide':
      for (const [place, { answer, grounds = [], particulars = {} }] of decisions.entries()) {
        const item = seen.items[place];
        if (!item) continue;
        const { version: current } = await cases.get(officer, id);
        await work.decide(officer, id, item.id, { version: current, answer, grounds, particulars });
      }
      return;
    case 'propose':
      return work.propose(officer, id, { version, what: 'extension', amount, words });
    case 'search':
      return work.addRecord(officer, id, { version, kind: 'search', words: '', place: words, found: '没有找到' });
    case 'refuse': {
      const asked = seen.consultations[0]?.id ?? '';
      return work.answerConsultation(officer, id, asked, { version, answer: 'refuses', answeredOn: on, words });
    }
    case 'dispute': {
      if (!dispute) return;
      const { result = '' as const, ...fields } = dispute;
      const day = result === '' ? null : on;
      await disputes.create(officer, organisationId, {
        ...{ ...fields, requestId: id, procedure: 'ordinary', filedOn: on, servedOn: on, answeredOn: day },
        ...{ result, endedOn: day, version: 0 },
      });
      return;
    }
    default: {
      const by = BY_LAWYER.has(act.act) ? lawyer : BY_CHIEF.has(act.act) ? chief : officer;
      const consultation = {
        ...{ kind: 'third_party' as const, organisationId: null, name: third, contact: '', words },
        ...{ receivedOn: on, dueOn: null },
      };
      await steps.step(by, id, {
        ...{ version, step: act.act, words, agreed: true },
        ...(act.act === 'accept' ? { unitId: organisationId } : {}),
        ...(['confirm_receipt', 'receive_correction', 'deliver'].includes(act.act) ? { on } : {}),
        ...(pages ? { fee: { by: 'page' as const, pages } } : {}),
        ...(third ? { consultation } : {}),
      });
    }
  }
}
