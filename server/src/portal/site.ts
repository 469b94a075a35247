import { AppError, type Locale } from '../kernel/errors/index.ts';
import { asAppError, type HttpReply, type HttpRequest, type HttpServer, type PageCache } from '../kernel/http/index.ts';
import { renderErrorPage, type WithdrawnView } from './errors.tsx';
import { pageFrame, viewFrom, type PageFrame, type SiteView } from './frame.ts';

/** A site that shows its own in lists: what stands in its columns, and what these units published. */
interface SiteScope {
  siteId: string;
  unitIds: readonly string[];
}

/** What a module's page is given: who asks for what, in which language, on which site. */
export interface PageRequest {
  frame: PageFrame;
  tenantId: string;
  siteId: string;
  /** What the lists of the site are limited to; absent: everything of the tenant. */
  on?: SiteScope | undefined;
  params: Record<string, string>;
  query: URLSearchParams;
}

export interface PageAnswer {
  body: string;
  /** What the page shows: `document:<id>`, `tenant:<id>`; a change of any of them ends its life in the cache. */
  tags: string[];
  cache?: false;
  /** For a page of its own about what is not there; such a page is not cached. */
  status?: 404;
}

/** Thrown by a page whose subject was withdrawn: answered as 410 with what may be told. */
export class Withdrawn extends Error {
  readonly view: WithdrawnView;
  constructor(view: WithdrawnView) {
    super('withdrawn');
    this.view = view;
  }
}

export interface PublicSite {
  /**
   * Registers a page in both languages, at `path` and `/en` + path. `params` are the parameters of the query that the page knows; it is given
   * no others, so that an address with anything added to it is the same page in the cache.
   */
  page(
    path: string,
    render: (request: PageRequest) => Promise<PageAnswer>,
    options?: { params?: readonly string[] },
  ): void;
}

export interface PublicSiteDeps {
  app: HttpServer;
  cache: PageCache;
  /** The site that answers for the request's host. */
  siteOf: (
    request: HttpRequest,
  ) => Promise<{ tenantId: string; siteId: string; view: SiteView; on?: SiteScope | undefined }>;
}

/** Serves the modules' pages: finds the site, renders once per address and version, turns errors into pages. */
export function createPublicSite({ app, cache, siteOf }: PublicSiteDeps): PublicSite {
  return {
    page(path, render, { params: known = [] } = {}) {
      const serve = async (locale: Locale, request: HttpRequest, reply: HttpReply) => {
        const site = await siteOf(request);
        const params = request.params as Record<string, string>;
        const { query, url } = knownAddress(locale, path, params, known, request.url);
        const frame = pageFrame(site.view, url);
        const input = { frame, tenantId: site.tenantId, siteId: site.siteId, on: site.on, params, query };
        try {
          return await cache.serve(request, reply, `${site.siteId} ${url}`, async () => {
            const answer = await render(input);
            if (answer.cache === false || answer.status) throw new NotCached(answer.body, answer.status);
            return { contentType: 'text/html; charset=utf-8', body: answer.body, tags: answer.tags };
          });
        } catch (error) {
          if (error instanceof NotCached) return html(reply, error.status).send(error.body);
          const told = error instanceof Withdrawn ? error : asAppError(error, request.id);
          if (told !== error) request.log.error({ err: error, req: request.id, url: request.url }, told.message);
          return html(reply, statusOf(told)).send(errorPage(frame, told, request.id));
        }
      };
      app.get(path, { schema: { hide: true } }, (request, reply) => serve('zh', request, reply));
      app.get(path === '/' ? '/en' : `/en${path}`, { schema: { hide: true } }, (request, reply) =>
        serve('en', request, reply),
      );
      if (path === '/')
        app.get('/en/', { schema: { hide: true } }, async (_request, reply) => reply.redirect('/en', 301));
    },
  };
}

/** The one address of a page: path and parameters as the page knows them, each once and in one order, whatever way they were written. */
function knownAddress(
  locale: Locale,
  path: string,
  params: Record<string, string>,
  known: readonly string[],
  url: string,
): { url: string; query: URLSearchParams } {
  const asked = new URLSearchParams(url.split('?')[1] ?? '');
  const query = new URLSearchParams();
  for (const name of known) {
    const value = asked.get(name);
    if (value) query.set(name, value);
  }
  const view = viewFrom(asked.get('view'));
  if (view) query.set('view', view);
  const own = path.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(params[name] ?? ''));
  const prefix = locale === 'en' ? '/en' : '';
  return { query, url: `${prefix && own === '/' ? prefix : prefix + own}${query.size > 0 ? `?${query}` : ''}` };
}

class NotCached extends Error {
  readonly body: string;
  readonly status: number;
  constructor(body: string, status = 200) {
    super('not cached');
    this.body = body;
    this.status = status;
  }
}

const html = (reply: HttpReply, status: number) =>
  reply.code(status).header('cache-control', 'no-store').type('text/html; charset=utf-8');

const PAGES = [400, 403, 404, 410, 429, 500, 503] as const;
type PageStatus = (typeof PAGES)[number];

function statusOf(error: unknown): PageStatus {
  if (error instanceof Withdrawn) return 410;
  const status = error instanceof AppError ? error.status : 500;
  return PAGES.find((known) => known === status) ?? (status >= 500 ? 500 : 400);
}

/** The page for an error met while rendering; unknown errors keep their details to the log. */
export function errorPage(frame: PageFrame, error: unknown, reference: string): string {
  if (error instanceof Withdrawn) return renderErrorPage({ frame, status: 410, withdrawn: error.view });
  const known = asAppError(error, reference);
  return renderErrorPage({
    frame,
    status: statusOf(error),
    message: known.text(frame.locale),
    ...(known.status >= 500 ? { reference } : {}),
  });
}
