import type { Database } from '../../kernel/db/index.ts';
import { recordDenial, type Actor } from '../audit/index.ts';
import type { OrganisationsService } from '../organisations/index.ts';
import { createAccountsService } from './accounts.service.ts';
import { IDENTITY_SETTINGS, type IdentitySettings } from './identity.rules.ts';
import { createSessionsService } from './sessions.service.ts';

export type IdentityService = ReturnType<typeof createIdentityService>;

/** Accounts, roles and sessions. `publicUrl` decides whether the session cookie is for https only. */
export function createIdentityService(deps: {
  db: Database;
  organisations: OrganisationsService;
  publicUrl: string;
  now?: () => Date;
  settings?: Partial<IdentitySettings>;
}) {
  const { db, organisations, publicUrl } = deps;
  const now = deps.now ?? (() => new Date());
  const settings: IdentitySettings = { ...IDENTITY_SETTINGS, ...deps.settings };
  return {
    ...createAccountsService({ db, organisations, now, settings }),
    ...createSessionsService({ db, organisations, now, settings }),
    settings,
    now,
    secureCookie: publicUrl.startsWith('https:'),
    /** Audits that a signed-in person was refused something; does nothing for other errors. */
    recordDenial: (actor: Actor, error: unknown): Promise<void> => recordDenial(db, actor, error),
  };
}
