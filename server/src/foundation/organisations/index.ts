export { registerOrganisationsPortal } from './organisations.portal.tsx';
export { createOrganisationsService, type OrganisationsService } from './organisations.service.ts';
export { registerOrganisationsApi } from './organisations.api.ts';
export { findCreditCodeFault, type OrganisationAlias } from './organisations.rules.ts';
export type { NewOrganisation, Organisation, OrganisationNode, Site, Tenant } from './organisations.schema.ts';
export { createSitesService, type SitesService } from './sites.service.ts';
export { registerSitesApi } from './sites.api.ts';
