import { AppError } from '../kernel/errors/index.ts';
import { httpErrors, type HttpReply, type HttpRequest, type HttpServer, type PageCache } from '../kernel/http/index.ts';
import { renderErrorPage, type WithdrawnView } from './errors.tsx';
import { pageFrame, type PageFrame, type SiteView } from './frame.ts';

/** What a module's page is given: who asks for what, in which language, on which site. */
export interface PageRequest {
  frame: PageFrame;
  tenantId: string;
  params: Record<string, string>;
  query: URLSearchParams;
}

export interface PageAnswer {
  body: string;
  /** What the page shows: `document:<id>`, `tenant:<id>`; a change of any of them ends its life in the cache. */
  tags: string[];
  cache?: false;
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
  /** Registers a page in both languages, at `path` and `/en` + path. */
  page(path: string, render: (request: PageRequest) => Promise<PageAnswer>): void;
}

export interface PublicSiteDeps {
  app: HttpServer;
  cache: PageCache;
  /** The site that answers for the request's host. */
  siteOf: (request: HttpRequest) => Promise<{ tenantId: string; siteId: string; view: SiteView }>;
}

/** Serves the modules' pages: finds the site, renders once per address and version, turns errors into pages. */
export function createPublicSite({ app, cache, siteOf }: PublicSiteDeps): PublicSite {
  return {
    page(path, render) {
      const serve = async (request: HttpRequest, reply: HttpReply) => {
        const site = await siteOf(request);
        const frame = pageFrame(site.view, request.url);
        const query = new URLSearchParams(request.url.split('?')[1] ?? '');
        const input = { frame, tenantId: site.tenantId, params: request.params as Record<string, string>, query };
        try {
          // One key an address whatever the order of its parameters and whatever else was added to it.
          query.sort();
          const key = `${site.siteId} ${request.url.split('?')[0]}?${query}`;
          return await cache.serve(request, reply, key, async () => {
            const answer = await render(input);
            if (answer.cache === false) throw new NotCached(answer.body);
            return { contentType: 'text/html; charset=utf-8', body: answer.body, tags: answer.tags };
          });
        } catch (error) {
          if (error instanceof NotCached) return html(reply, 200).send(error.body);
          return html(reply, statusOf(error)).send(errorPage(frame, error, request.id));
        }
      };
      app.get(path, { schema: { hide: true } }, serve);
      app.get(path === '/' ? '/en' : `/en${path}`, { schema: { hide: true } }, serve);
      if (path === '/') app.get('/en/', { schema: { hide: true } }, async (_request, reply) => reply.redirect('/en', 301));
    },
  };
}

class NotCached extends Error {
  readonly body: string;
  constructor(body: string) {
    super('not cached');
    this.body = body;
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
  const known = error instanceof AppError ? error : httpErrors.failed({ requestId: reference });
  return renderErrorPage({
    frame,
    status: statusOf(error),
    message: known.text(frame.locale),
    ...(known.status >= 500 ? { reference } : {}),
  });
}
