import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createTestDatabase } from '../../kernel/db/testing.ts';
import type { AppError } from '../../kernel/errors/index.ts';
import { openDiskStore } from '../../kernel/files/index.ts';
import { openKeyRing } from '../../kernel/keys/index.ts';
import { createPrinter } from '../../kernel/print/index.ts';
import { systemActor, type Actor } from '../../foundation/audit/index.ts';
import { createCalendarService } from '../../foundation/calendar/index.ts';
import { ROLES, type RoleName } from '../../foundation/identity/index.ts';
import { newId } from '../../kernel/db/index.ts';
import { createOrganisationsService } from '../../foundation/organisations/index.ts';
import { createWorkflowService } from '../../foundation/workflow/index.ts';
import type { RequestForm } from './intake/intake.schema.ts';
import { createLettersService } from './letters/letters.service.ts';
import { createRequestsServices, type RequestsDeps } from './requests.services.ts';

/** A name, a number and a phone that stand nowhere else, so that a search of everything kept finds each place where they leaked. */
export const PLANTED = { name: '欧阳测试', documentNumber: '11010519491231002X', phone: '13987654321' };

export type RequestsWorld = Awaited<ReturnType<typeof createRequestsWorld>>;

/** A city with two bureaus, people in every role, a clock that stands where it is put, and the module's services. */
export async function createRequestsWorld(more: Pick<RequestsDeps, 'scanner' | 'checks'> = {}) {
  const test = await createTestDatabase();
  const folder = mkdtempSync(join(tmpdir(), 'yangguang-requests-'));
  const clock = { at: new Date('2026-03-02T02:00:00Z') };
  const now = () => clock.at;
  const { db } = test;
  const organisations = createOrganisationsService({ db, now: () => new Date() });
  const tenant = await organisations.ensureTenant({ code: 'anlan', name: '安澜市', nameEn: 'Anlan' });
  const system = systemActor(tenant.id, 'test');
  const add = async (code: string, name: string, parentId?: string) =>
    (await organisations.create(system, { code, name, phone: '0990-12345', parentId })).organisation;
  const city = await add('city', '安澜市人民政府');
  const finance = await add('finance', '安澜市财政局', city.id);
  const budget = await add('budget', '安澜市预算处', finance.id);
  const water = await add('water', '安澜市水利局', city.id);
  const keys = await openKeyRing(db, `${folder}.key`);
  const files = await openDiskStore(join(folder, 'files'));
  const calendar = createCalendarService({ db, now });
  const workflows = createWorkflowService({ now });
  const printer = createPrinter();
  const letters = await createLettersService({ db, keys, files, printer, now, isMailOpen: true });
  const services = createRequestsServices({
    db,
    keys,
    files,
    calendar,
    workflows,
    organisations,
    now,
    letters,
    ...more,
  });
  for (const [unit, numberPrefix] of [
    [finance, '安财公开'],
    [water, '安水公开'],
  ] as const)
    await letters.setSettings(system, unit.id, {
      ...{ numberPrefix, reconsiderationBody: '安澜市人民政府', court: '安澜市中级人民法院', payment: '到窗口缴纳' },
      ...{ contactAddress: '安澜市平湖路1号', contactPhone: '0990-12345', source: '', version: 0 },
    });

  /** Somebody with roles in units; permissions as the table of roles says. */
  const person = (name: string, units: readonly string[], ...roles: RoleName[]): Actor => {
    const held = new Set<string>(roles.flatMap((role) => [...ROLES[role].permissions]));
    return {
      ...{ kind: 'account' as const, tenantId: tenant.id, id: newId(), name, locale: 'zh' as const, requestId: 'test' },
      can: (permission, unit) => held.has(permission) && (unit === undefined || units.includes(unit)),
      scopeOf: (permission) => (held.has(permission) ? units : []),
    };
  };
  const form = (change: Partial<RequestForm> = {}): RequestForm => ({
    organisationId: finance.id,
    applicant: {
      ...{ kind: 'natural', name: PLANTED.name, documentType: 'resident_id', documentNumber: PLANTED.documentNumber },
      ...{
        representative: '',
        contactName: '',
        phone: PLANTED.phone,
        email: 'a@example.com',
        address: '',
        postcode: '',
      },
    },
    items: [{ title: '2025年市级决算', number: '', description: '含三公经费明细' }],
    delivery: { form: 'electronic', way: 'email' },
    wantsHelp: false,
    ...change,
  });

  return {
    ...services,
    ...{
      test,
      db,
      folder,
      clock,
      tenant,
      system,
      city,
      finance,
      budget,
      water,
      keys,
      printer,
      letters,
      files,
      calendar,
      organisations,
      workflows,
    },
    ...{ person, form },
    officer: person('officer', [finance.id, budget.id], 'request_officer'),
    colleague: person('colleague', [finance.id, budget.id], 'request_officer'),
    divisionOfficer: person('division', [budget.id], 'request_officer'),
    waterOfficer: person('water', [water.id], 'request_officer'),
    reviewer: person('reviewer', [finance.id, budget.id], 'request_reviewer'),
    lawyer: person('lawyer', [finance.id, budget.id], 'legal_reviewer'),
    editor: person('editor', [finance.id], 'editor'),
    /** A request from the web under a key of its own. */
    submit: (key: string, change: Partial<RequestForm> = {}) =>
      services.intake.submit(tenant.id, { form: form(change), submissionKey: key, locale: 'zh', files: [] }),
    /** Gives somebody an account with a name that colleagues know. */
    account: ({ id, name }: Actor, displayName: string) =>
      db
        .insertInto('accounts')
        .values({
          tenantId: tenant.id,
          id,
          name,
          displayName,
          passwordHash: 'x',
          status: 'active',
          mustChangePassword: false,
        })
        .execute(),
    trailOf: (subjectId: string) =>
      db
        .selectFrom('auditEntries')
        .select(['action', 'actorName', 'before', 'after'])
        .where('subjectId', '=', subjectId)
        .orderBy('id')
        .execute(),
    codeOf: (work: Promise<unknown>) =>
      work.then(
        () => 'done',
        (error: AppError) => error.code,
      ),
    async close() {
      await printer.close();
      await files.close();
      await test.close();
      rmSync(folder, { recursive: true, force: true });
      rmSync(`${folder}.key`, { force: true });
    },
  };
}
