export {
  asAppError,
  createHttpServer,
  describeError,
  isLocal,
  localeOf,
  type HttpOptions,
  type HttpReply,
  type HttpRequest,
  type HttpServer,
} from './http.server.ts';
export { httpErrors } from './http.errors.ts';
export { metricsText } from './metrics.ts';
export { createPageCache, type PageCache } from './page-cache.ts';
export type { Page } from './stored-page.ts';
