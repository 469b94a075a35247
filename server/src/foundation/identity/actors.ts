import type { Locale } from '../../kernel/errors/index.ts';
import type { Actor } from '../audit/index.ts';
import type { OrganisationsService } from '../organisations/index.ts';
import { OWN_ACCOUNT, permissionsOf, type RoleGrant } from './identity.rules.ts';

export interface RequestMeta {
  requestId: string;
  locale: Locale;
}

/**
 * The actor of an account: its roles as they stand now, each scope widened to everything under it. Before a one-time password is
 * changed it holds no role's permissions.
 */
export async function buildActor(
  organisations: Pick<OrganisationsService, 'subtreeOf'>,
  account: { tenantId: string; id: string; name: string; mustChangePassword: boolean; roles: readonly RoleGrant[] },
  meta: RequestMeta,
): Promise<Actor> {
  const scopes = new Map<string, 'all' | ReadonlySet<string>>([[OWN_ACCOUNT, 'all']]);
  const granted = permissionsOf(account.mustChangePassword ? [] : account.roles);
  for (const [permission, where] of granted) {
    if (where === 'all') {
      scopes.set(permission, 'all');
      continue;
    }
    const subtrees = await Promise.all(where.map((id) => organisations.subtreeOf(account.tenantId, id)));
    const [only] = subtrees;
    scopes.set(permission, subtrees.length === 1 && only ? only : new Set(subtrees.flatMap((subtree) => [...subtree])));
  }
  return {
    kind: 'account',
    tenantId: account.tenantId,
    id: account.id,
    name: account.name,
    ...meta,
    can(permission, organisationId) {
      const scope = scopes.get(permission);
      if (scope === undefined) return false;
      return scope === 'all' || organisationId === undefined || scope.has(organisationId);
    },
    scopeOf(permission) {
      const scope = scopes.get(permission);
      return scope === 'all' ? 'all' : [...(scope ?? [])];
    },
  };
}
