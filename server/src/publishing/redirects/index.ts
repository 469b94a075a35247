export { endOf, readCsv } from './redirects.rules.ts';
export { createRedirectsService, type RedirectReport, type RedirectsService } from './redirects.service.ts';
