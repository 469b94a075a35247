import { createTestDatabase, type TestDatabase } from '../../kernel/db/testing.ts';
import { systemActor, type Actor } from '../audit/index.ts';
import { createOrganisationsService, type Organisation, type Tenant } from '../organisations/index.ts';
import type { OrganisationsService } from '../organisations/index.ts';
import { createIdentityService, type IdentityService } from './identity.service.ts';

/** An installation small enough to think about: one city, two bureaus, a division under the first, and a clock that is turned by hand. */
export interface Stage {
  test: TestDatabase;
  tenant: Tenant;
  organisations: OrganisationsService;
  identity: IdentityService;
  root: Actor;
  city: Organisation;
  finance: Organisation;
  division: Organisation;
  water: Organisation;
  now(): Date;
  /** Turns the clock forward. */
  pass(minutes: number): void;
  /** Rows of the audit about one subject, in order. */
  trailOf(subjectId: string): Promise<{ action: string; actorName: string; before: unknown; after: unknown }[]>;
}

export const META = { requestId: 'r1', locale: 'zh' } as const;
export const GOOD = 'correct horse battery staple';

export async function openStage(): Promise<Stage> {
  const test = await createTestDatabase();
  let offset = 0;
  const now = () => new Date(Date.now() + offset);
  const organisations = createOrganisationsService({ db: test.db, now });
  const tenant = await organisations.ensureTenant({ code: 'anlan', name: '安澜市', nameEn: 'Anlan' });
  const root = systemActor(tenant.id, 'test');
  const add = async (code: string, name: string, parentId?: string) =>
    (await organisations.create(root, { code, name, parentId })).organisation;
  const city = await add('city', '安澜市人民政府');
  const finance = await add('finance', '安澜市财政局', city.id);
  return {
    test,
    tenant,
    organisations,
    identity: createIdentityService({
      db: test.db,
      organisations,
      publicUrl: 'http://127.0.0.1:8080',
      now,
      settings: { refusedAfterMs: 0 },
    }),
    root,
    city,
    finance,
    division: await add('division', '安澜市国库处', finance.id),
    water: await add('water', '安澜市水利局', city.id),
    now,
    pass: (minutes) => void (offset += minutes * 60_000),
    trailOf: (subjectId) =>
      test.db
        .selectFrom('auditEntries')
        .select(['action', 'actorName', 'before', 'after'])
        .where('subjectId', '=', subjectId)
        .orderBy('id')
        .execute(),
  };
}
