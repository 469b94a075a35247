export { createRedirectsService, type RedirectsService } from './redirects.service.ts';
