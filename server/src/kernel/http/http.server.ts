import { randomUUID } from 'node:crypto';
import cookie from '@fastify/cookie';
import multipart from '@fastify/multipart';
import rateLimit from '@fastify/rate-limit';
import swagger from '@fastify/swagger';
import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import fastify, {
  LogController,
  type FastifyBaseLogger,
  type FastifyInstance,
  type FastifyReply,
  type FastifyRequest,
  type RawServerDefault,
} from 'fastify';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Config } from '../config/index.ts';
import { failureOf } from '../db/index.ts';
import { AppError, type Locale } from '../errors/index.ts';
import type { Logger } from '../log/index.ts';
import { findUnprintable, LINE_PATTERN } from '../fields/index.ts';
import { httpErrors } from './http.errors.ts';
import { observeRequest } from './metrics.ts';
import { answerMalformed } from './malformed.ts';
import { createMethodTable } from './methods.ts';
import { countHosts, openPageLane, type ReadyPages } from './page-lane.ts';
import { SECURITY_HEADERS } from './security-headers.ts';
import { isHost } from './stored-page.ts';

export type HttpServer = FastifyInstance<
  RawServerDefault,
  IncomingMessage,
  ServerResponse,
  FastifyBaseLogger,
  TypeBoxTypeProvider
>;
export type HttpRequest = FastifyRequest;
export type HttpReply = FastifyReply;

export interface HttpOptions {
  config: Config;
  log: Logger;
  /** Renders an error for people who came with a browser; the API answers JSON. */
  errorPage?: (input: { path: string; error: AppError; requestId: string }) => string;
  /** Pages that answer as JSON at their own address to who asks for it: `/documents` has its twin at `/api/v1/documents`. */
  jsonTwins?: readonly string[];
  /** Pages that can be answered before a request is even looked at. */
  readyPages?: ReadyPages;
  apiTitle: string;
  apiVersion: string;
}

/** A server with everything that does not depend on what it serves: validation, errors, headers, Origin check, limits, OpenAPI, metrics. */
export async function createHttpServer(options: HttpOptions): Promise<HttpServer> {
  const { config, log } = options;
  const app = fastify({
    loggerInstance: log as FastifyBaseLogger,
    logController: new LogController({ disableRequestLogging: true }),
    trustProxy: (_address: string, hop: number) => hop < config.trustedProxies,
    // A field that nobody declared is a mistake of the sender, who should hear of it.
    ajv: { customOptions: { removeAdditional: false, allowUnionTypes: true } },
    bodyLimit: 5 * 1024 * 1024,
    // Long enough for a folder of scans over a slow line.
    requestTimeout: 900_000,
    // A connection on which nothing moves for so long has nobody at its other end.
    connectionTimeout: 300_000,
    // Checked below, where the answer is one of ours.
    http: { requireHostHeader: false },
    clientErrorHandler: (error, socket) => answerMalformed(error, socket),
    frameworkErrors: (error, request, reply) => {
      reply.headers(SECURITY_HEADERS).header('x-request-id', request.id);
      answerError(error, request, reply as unknown as FastifyReply);
    },
    rewriteUrl: (request) =>
      jsonAddress(request.url ?? '/', String(request.headers.accept ?? ''), options.jsonTwins ?? []),
    genReqId: () => randomUUID(),
    routerOptions: { maxParamLength: 300 },
    return503OnClosing: true,
  }).withTypeProvider<TypeBoxTypeProvider>();

  if (options.readyPages) {
    const lane = openPageLane(app.server, options.readyPages);
    app.addHook('preClose', async () => lane.close());
  }
  await app.register(cookie);
  // A file over the limit is cut off and marked; it must not end the whole upload.
  await app.register(multipart, {
    throwFileSizeLimit: false,
    limits: { fileSize: config.uploadMaxBytes, files: 200, fields: 50, parts: 250 },
  });
  await app.register(rateLimit, {
    max: config.rateLimitPerMinute,
    timeWindow: 60_000,
    cache: 20_000,
    errorResponseBuilder: (_request, context) =>
      httpErrors.too_many_requests({ seconds: Math.ceil(context.ttl / 1000) }),
  });
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: { title: options.apiTitle, version: options.apiVersion },
      servers: [{ url: '/' }],
      components: { securitySchemes: { session: { type: 'apiKey', in: 'cookie', name: 'yg_session' } } },
    },
  });

  const methods = createMethodTable();
  app.addHook('onRoute', ({ method, url }) => methods.add(method, url));
  // What the leak probe walks: it learns from the program itself what addresses there are.
  app.addHook('onReady', async () => log.debug({ routes: methods.list() }, 'routes'));
  const publicHost = new URL(config.publicUrl).host;
  app.addHook('onRequest', async (request, reply) => {
    reply.headers(SECURITY_HEADERS);
    reply.header('x-request-id', request.id);
    const hosts = countHosts(request.raw.rawHeaders);
    // Two hosts, none, or something that is no host: somebody wants two programs to read two requests.
    if (hosts > 1 || (hosts === 0 && request.raw.httpVersion !== '1.0') || !isHost(request.headers.host ?? 'none'))
      throw httpErrors.invalid_request({ reason: 'Host' });
    if (!isSafeMethod(request.method) && !isSameOrigin(request, publicHost)) throw httpErrors.wrong_origin();
  });
  app.addHook('preValidation', async (request) => {
    if (!request.url.startsWith('/api/')) return; // pages read what people pasted as well as they can
    const field = findUnprintable(request.body) ?? findUnprintable(request.query) ?? findUnprintable(request.params);
    if (field !== null) throw httpErrors.invalid_text({ field });
  });
  app.addHook('onResponse', async (request, reply) => {
    observeRequest(request.method, request.routeOptions.url ?? 'none', reply.statusCode, reply.elapsedTime / 1000);
    if (reply.statusCode >= 500)
      log.warn({ req: request.id, url: request.url, status: reply.statusCode }, 'request failed');
  });
  app.setNotFoundHandler({ preHandler: app.rateLimit() }, (request, reply) => {
    const allowed = methods.of(request.url);
    if (allowed.length === 0 || allowed.includes(request.method))
      return answerError(httpErrors.not_found(), request, reply);
    const allow = allowed.join(', ');
    reply.header('allow', allow);
    if (request.method === 'OPTIONS') return reply.code(204).header('cache-control', 'no-store').send();
    return answerError(httpErrors.method_not_allowed({ method: request.method, allow: allowed }), request, reply);
  });
  app.setErrorHandler((error, request, reply) => answerError(error, request, reply));
  app.get('/openapi.json', { schema: { hide: true } }, async () => app.swagger());

  function answerError(error: unknown, request: FastifyRequest, reply: FastifyReply) {
    const known = asAppError(error, request.id, config.uploadMaxBytes);
    if (known.status >= 500 && known.code !== 'http.unavailable')
      log.error({ err: error, req: request.id, url: request.url }, known.code);
    else if (known !== error && known.cause) log.warn({ err: error, req: request.id, url: request.url }, known.code);
    const locale = localeOf(request);
    const text = known.text(locale);
    reply.code(known.status).header('cache-control', 'no-store').header('vary', 'accept, accept-language');
    if (known.code === 'http.too_many_requests') reply.header('retry-after', String(known.details['seconds'] ?? 60));
    if (options.errorPage && wantsPage(request)) {
      const path = request.url.split('?')[0] ?? '/';
      return reply
        .type('text/html; charset=utf-8')
        .send(options.errorPage({ path, error: known, requestId: request.id }));
    }
    return reply
      .type('application/json; charset=utf-8')
      .send(JSON.stringify({ code: known.code, message: text, details: known.details, requestId: request.id }));
  }
  return app;
}

/** The address of the JSON twin when a program asks a page for JSON; a browser, which asks for text/html, never does. */
function jsonAddress(url: string, accept: string, twins: readonly string[]): string {
  if (!accept.includes('application/json') || accept.includes('text/html')) return url;
  const own = url.replace(/^\/en(?=\/)/, '');
  return twins.some((twin) => own === twin || own.startsWith(`${twin}/`) || own.startsWith(`${twin}?`))
    ? `/api/v1${own}`
    : url;
}

/** Whether this machine itself asks, and not a proxy on it for somebody else. */
export const isLocal = ({ raw, headers }: FastifyRequest): boolean =>
  /^(?:127\.|::1$|::ffff:127\.)/.test(raw.socket.remoteAddress ?? '') &&
  headers['x-forwarded-for'] === undefined &&
  headers.forwarded === undefined;

const isSafeMethod = (method: string) => method === 'GET' || method === 'HEAD' || method === 'OPTIONS';

/** A browser names the page that sent an unsafe request; anything but ourselves is refused. Programs without a browser send neither header. */
function isSameOrigin(request: FastifyRequest, publicHost: string): boolean {
  const origin = request.headers.origin;
  if (origin === undefined) {
    const site = request.headers['sec-fetch-site'];
    return site === undefined || site === 'same-origin' || site === 'none';
  }
  try {
    const { host } = new URL(origin);
    // Through URL both, so that a default port that one of them names makes no difference.
    return host === new URL(`${new URL(origin).protocol}//${request.host}`).host || host === publicHost;
  } catch {
    return false;
  }
}

/** The language of a request: the address decides (/en/…), then `lang=`, then what the browser prefers; Chinese otherwise. */
export function localeOf(request: FastifyRequest): Locale {
  const [path = '', query = ''] = request.url.split('?');
  if (path === '/en' || path.startsWith('/en/')) return 'en';
  const asked = new URLSearchParams(query).get('lang');
  if (asked === 'en' || asked === 'zh') return asked;
  if (!path.startsWith('/api/')) return 'zh';
  const accepted = String(request.headers['accept-language'] ?? '').toLowerCase();
  const en = accepted.search(/\ben\b/);
  const zh = accepted.search(/\bzh\b/);
  return en >= 0 && (zh < 0 || en < zh) ? 'en' : 'zh';
}

const wantsPage = (request: FastifyRequest) =>
  !request.url.startsWith('/api/') &&
  request.method === 'GET' &&
  /text\/html|\*\/\*/.test(String(request.headers.accept ?? '*/*'));

/** Data that the database cannot read (SQLSTATE class 22): a zero byte in a text, a date that does not exist. */
const BAD_DATA = /^22[0-9A-Z]{3}$/;

/** Any error as one that may be told; what nobody foresaw keeps its details to the log, under the request's number. */
export function asAppError(error: unknown, requestId: string, uploadMaxBytes = 0): AppError {
  if (error instanceof AppError) return error;
  const { code, statusCode, validation, message } = error as {
    code?: string;
    statusCode?: number;
    validation?: Fault[];
    message?: string;
  };
  if (validation) return validationError(validation, plain(message));
  if (code === 'FST_REQ_FILE_TOO_LARGE')
    return httpErrors.too_large({ limit: `${Math.round(uploadMaxBytes / 1048576)} MB` });
  if (code === 'FST_ERR_CTP_BODY_TOO_LARGE') return httpErrors.too_large({ limit: '5 MB' });
  if (code === 'FST_ERR_MAX_PARAM_LENGTH') return httpErrors.address_too_long();
  if (code === 'FST_ERR_CTP_INVALID_MEDIA_TYPE') return httpErrors.unsupported_media_type();
  if (code && BAD_DATA.test(code)) return httpErrors.invalid_request({ reason: code }, { cause: error });
  if (failureOf(error)) return httpErrors.unavailable({}, { cause: error });
  if (statusCode && statusCode >= 400 && statusCode < 500)
    return httpErrors.invalid_request({ reason: plain(message) });
  return httpErrors.failed({ requestId }, { cause: error });
}

/** What the validator says of one field. */
interface Fault {
  keyword?: string;
  instancePath?: string;
  params?: Record<string, unknown>;
}

/** Faults that people make in forms have words of their own; the others are mistakes of a program. */
function validationError(faults: readonly Fault[], reason: string): AppError {
  const fieldOf = ({ instancePath = '' }: Fault) => instancePath.slice(1).replaceAll('/', '.');
  const date = faults.find(({ keyword, params }) => keyword === 'format' && params?.['format'] === 'date');
  if (date) return httpErrors.invalid_date({ field: fieldOf(date) });
  const line = faults.find(({ keyword, params }) => keyword === 'pattern' && params?.['pattern'] === LINE_PATTERN);
  if (line) return httpErrors.invalid_line({ field: fieldOf(line) });
  return httpErrors.invalid_request({ reason });
}

const plain = (message = '') => message.replace(/\s+/g, ' ').slice(0, 200);

/** The text of any error for a terminal or a job's record, in the reader's language; null when it is none that was foreseen. */
export function describeError(error: unknown, locale: Locale): string | null {
  const known = error instanceof AppError ? error : failureOf(error);
  return known ? known.text(locale) : null;
}
