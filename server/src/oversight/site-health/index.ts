export { createSiteHealth, type SiteHealth } from './site-health.services.ts';
export { registerSiteHealthApi } from './site-health.api.ts';
export { SITE_HEALTH_EVIDENCE } from './evidence.rules.ts';
