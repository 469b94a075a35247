export { createIdentityService, type IdentityService } from './identity.service.ts';
export { createActorOf, registerIdentityApi } from './identity.api.ts';
export { identityErrors } from './identity.errors.ts';
export { ROLE_NAMES, ROLES, type RoleGrant, type RoleName } from './identity.rules.ts';
export type { Account } from './identity.schema.ts';
export { findPerson, listDisplayNames, listHolders, listNamesByLogin, type Holder } from './people.repo.ts';
