import { Type } from 'typebox';
import { httpErrors, localeOf, type HttpReply, type HttpRequest, type HttpServer } from '../../kernel/http/index.ts';
import type { Actor } from '../audit/index.ts';
import type { OrganisationsService } from '../organisations/index.ts';
import { createAttemptCounter } from './attempts.rules.ts';
import { identityErrors } from './identity.errors.ts';
import { ROLE_NAMES, ROLES } from './identity.rules.ts';
import {
  AccountChangeSchema,
  AccountPageSchema,
  AccountQuerySchema,
  AccountSchema,
  AccountSessionSchema,
  IdSchema,
  nameAsKept,
  NewAccountSchema,
  PasswordChangeSchema,
  RolesChangeSchema,
  RoleViewSchema,
  SessionSchema,
  SignInSchema,
} from './identity.schema.ts';
import type { IdentityService } from './identity.service.ts';
import type { SignedIn } from './sessions.service.ts';

const COOKIE = 'yg_session';
const MINUTE_MS = 60_000;
const tags = ['identity'];
const security = [{ session: [] }];
const params = Type.Object({ id: IdSchema });
const nothing = { 204: Type.Null() };
const oneTime = { oneTimePassword: Type.String(), oneTimeUntil: Type.String() };

const tokenOf = (request: HttpRequest) => request.cookies[COOKIE] ?? '';
const metaOf = (request: HttpRequest) => ({ requestId: request.id, locale: localeOf(request) });
/** Who asked, remembered for the audit of what is then refused. */
const actors = new WeakMap<HttpRequest, Promise<Actor>>();

/** Reads the session cookie. The returned function throws identity.not_signed_in, or must_change_password for a one-time password. */
export function createActorOf(identity: IdentityService): (request: HttpRequest) => Promise<Actor> {
  const find = async (request: HttpRequest) => {
    const token = tokenOf(request);
    const actor = token ? await identity.actorForToken(token, metaOf(request)) : null;
    if (!actor) throw identityErrors.not_signed_in();
    return actor;
  };
  return (request) => {
    const known = actors.get(request);
    if (known) return known;
    const found = find(request);
    actors.set(request, found);
    return found;
  };
}

export function registerIdentityApi(
  app: HttpServer,
  deps: {
    identity: IdentityService;
    organisations: OrganisationsService;
    actorOf: (request: HttpRequest) => Promise<Actor>;
  },
): void {
  const { identity, organisations, actorOf } = deps;
  const { settings } = identity;
  const byAddress = createAttemptCounter(settings.attemptsPerAddress, MINUTE_MS);
  const byName = createAttemptCounter(settings.attemptsPerName, MINUTE_MS);

  // Reads that are refused leave an audit row as well; the write wrapper sees only writes.
  app.addHook('onError', async (request, _reply, error) => {
    const actor = await actors.get(request)?.catch(() => undefined);
    if (actor) await identity.recordDenial(actor, error);
  });

  // Asked before anything else is looked at: a stranger does not even learn what a valid request would be. A session is checked further by the
  // route itself; here it need only be there, because changing a one-time password is open to those who may do nothing else.
  app.addHook('onRequest', async (request) => {
    if (request.routeOptions.schema?.security && tokenOf(request) === '') throw identityErrors.not_signed_in();
  });

  const selfOf = async (request: HttpRequest): Promise<SignedIn> => {
    const token = tokenOf(request);
    const self = token ? await identity.findSignedIn(token, metaOf(request)) : null;
    if (!self) throw identityErrors.not_signed_in();
    return self;
  };
  const cookieOptions = { path: '/', httpOnly: true, sameSite: 'strict', secure: identity.secureCookie } as const;
  const clearCookie = (reply: HttpReply) => reply.clearCookie(COOKIE, cookieOptions);

  app.post(
    '/api/v1/session',
    { schema: { tags, summary: 'Sign in', body: SignInSchema, response: { 200: SessionSchema } } },
    async (request, reply) => {
      const { name, password } = request.body;
      const { tenant } = await organisations.resolveSite(request.host);
      const at = identity.now().getTime();
      const key = `${tenant.id} ${nameAsKept(name)}`;
      const seconds = Math.max(byAddress.take(request.ip, at), byName.take(key, at));
      if (seconds > 0) throw httpErrors.too_many_requests({ seconds });
      const { token, expiresAt, signedIn } = await identity.signIn(
        {
          tenantId: tenant.id,
          name,
          password,
          address: request.ip,
          userAgent: request.headers['user-agent'] ?? '',
        },
        metaOf(request),
      );
      // A session that this browser had before ends with the new one.
      const before = tokenOf(request) ? await identity.findSignedIn(tokenOf(request), metaOf(request)) : null;
      if (before) await identity.signOut(before);
      reply.setCookie(COOKIE, token, { ...cookieOptions, expires: expiresAt }).header('cache-control', 'no-store');
      return signedIn.view;
    },
  );
  app.get(
    '/api/v1/session',
    { schema: { tags, security, summary: 'Who is signed in', response: { 200: SessionSchema } } },
    async (request, reply) => {
      reply.header('cache-control', 'no-store');
      return (await selfOf(request)).view;
    },
  );
  app.delete(
    '/api/v1/session',
    { schema: { tags, security, summary: 'Sign out', response: nothing } },
    async (request, reply) => {
      await identity.signOut(await selfOf(request));
      return clearCookie(reply).code(204).send(null);
    },
  );
  app.post(
    '/api/v1/session/password',
    {
      schema: {
        tags,
        security,
        summary: 'Change the own password; ends all other sessions',
        body: PasswordChangeSchema,
        response: { 200: SessionSchema },
      },
    },
    async (request) => {
      await identity.changePassword(await selfOf(request), request.body);
      return (await selfOf(request)).view;
    },
  );

  app.get(
    '/api/v1/roles',
    { schema: { tags, security, summary: 'Roles and what they allow', response: { 200: Type.Array(RoleViewSchema) } } },
    async (request) => {
      await actorOf(request);
      return ROLE_NAMES.map((role) => ({ role, ...ROLES[role], permissions: [...ROLES[role].permissions] }));
    },
  );
  app.get(
    '/api/v1/accounts',
    {
      schema: {
        tags,
        security,
        summary: 'Accounts by name',
        querystring: AccountQuerySchema,
        response: { 200: AccountPageSchema },
      },
    },
    async (request) => identity.list(await actorOf(request), request.query),
  );
  app.post(
    '/api/v1/accounts',
    {
      schema: {
        tags,
        security,
        summary: 'Add an account without roles; the one-time password is shown once',
        body: NewAccountSchema,
        response: { 200: Type.Object({ account: AccountSchema, ...oneTime }) },
      },
    },
    async (request, reply) => {
      reply.header('cache-control', 'no-store');
      return identity.create(await actorOf(request), request.body);
    },
  );
  app.get(
    '/api/v1/accounts/:id',
    { schema: { tags, security, summary: 'One account', params, response: { 200: AccountSchema } } },
    async (request) => identity.get(await actorOf(request), request.params.id),
  );
  app.patch(
    '/api/v1/accounts/:id',
    {
      schema: {
        tags,
        security,
        summary: 'Change, disable or enable an account',
        params,
        body: AccountChangeSchema,
        response: { 200: AccountSchema },
      },
    },
    async (request) => identity.update(await actorOf(request), request.params.id, request.body),
  );
  app.put(
    '/api/v1/accounts/:id/roles',
    {
      schema: {
        tags,
        security,
        summary: 'Replace the roles of an account',
        params,
        body: RolesChangeSchema,
        response: { 200: AccountSchema },
      },
    },
    async (request) => identity.setRoles(await actorOf(request), request.params.id, request.body),
  );
  app.post(
    '/api/v1/accounts/:id/reset-password',
    {
      schema: {
        tags,
        security,
        summary: 'A new one-time password; ends all sessions of the account',
        params,
        response: { 200: Type.Object(oneTime) },
      },
    },
    async (request, reply) => {
      reply.header('cache-control', 'no-store');
      return identity.resetPassword(await actorOf(request), request.params.id);
    },
  );
  app.post(
    '/api/v1/accounts/:id/unlock',
    { schema: { tags, security, summary: 'End a lock', params, response: { 200: AccountSchema } } },
    async (request) => {
      const actor = await actorOf(request);
      await identity.unlock(actor, request.params.id);
      return identity.get(actor, request.params.id);
    },
  );
  app.get(
    '/api/v1/accounts/:id/sessions',
    {
      schema: {
        tags,
        security,
        summary: 'Open sessions of an account (the own ones need no permission)',
        params,
        response: { 200: Type.Object({ items: Type.Array(AccountSessionSchema) }) },
      },
    },
    async (request) => {
      const actor = await actorOf(request);
      const { sessionId } = await selfOf(request);
      return { items: await identity.listSessions(actor, request.params.id, sessionId) };
    },
  );
  app.delete(
    '/api/v1/accounts/:id/sessions',
    { schema: { tags, security, summary: 'End all sessions of an account', params, response: nothing } },
    async (request, reply) => {
      await identity.revokeSessions(await actorOf(request), request.params.id);
      return reply.code(204).send(null);
    },
  );
  app.delete(
    '/api/v1/accounts/:id/sessions/:sessionId',
    {
      schema: {
        tags,
        security,
        summary: 'End one session',
        params: Type.Object({ id: IdSchema, sessionId: IdSchema }),
        response: nothing,
      },
    },
    async (request, reply) => {
      const { id, sessionId } = request.params;
      await identity.revokeSessions(await actorOf(request), id, sessionId);
      return reply.code(204).send(null);
    },
  );
}
