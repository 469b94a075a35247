import type { Locale } from '../../kernel/errors/index.ts';

/** Who does something: a signed-in account, or the system itself (a job, the command line on the machine). */
export interface Actor {
  kind: 'account' | 'system';
  tenantId: string;
  id: string;
  name: string;
  locale: Locale;
  /** The request or run this belongs to, for the audit row. */
  requestId: string;
  /** True when the actor holds `permission` for that organisation (absent: anywhere in the tenant). */
  can(permission: string, organisationId?: string): boolean;
  /** Organisations for which the permission holds: all, or a list. For filtering lists. */
  scopeOf(permission: string): 'all' | readonly string[];
}

/** The actor of jobs and of commands typed on the machine itself; `name` says which, e.g. `job:audit-seal`, `cli:import`. */
export function systemActor(tenantId: string, name: string, requestId = ''): Actor {
  return { kind: 'system', tenantId, id: name, name, locale: 'zh', requestId, can: () => true, scopeOf: () => 'all' };
}
