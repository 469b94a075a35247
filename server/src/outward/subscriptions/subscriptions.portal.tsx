import { Type } from 'typebox';
import type { HttpReply, HttpRequest, HttpServer } from '../../kernel/http/index.ts';
import type { Actor } from '../../foundation/audit/index.ts';
import type { PublicSite } from '../../portal/index.ts';
import { feedPath, listAt, pathOfList, type FollowedLists, type ListPlace } from '../feeds/index.ts';
import { subscriptionErrors } from './subscriptions.errors.ts';
import { renderOwnPage, renderSentPage, renderSubscribePage } from './subscriptions.pages.tsx';
import { ActionForm, SubscribeForm, SubscriptionCounts } from './subscriptions.schema.ts';
import type { SubscriptionsService } from './subscriptions.service.ts';

export interface SubscriptionsPortalDeps {
  app: HttpServer;
  site: PublicSite;
  lists: FollowedLists;
  subscriptions: SubscriptionsService;
  placeOf: (request: HttpRequest) => Promise<ListPlace>;
  actorOf: (request: HttpRequest) => Promise<Actor>;
  /** False when the installation has no mail server. */
  isOpen: boolean;
  /** Requests that one address may send in ten minutes. */
  asksPerTenMinutes?: number;
}

const LinkParams = Type.Object({
  id: Type.String({ pattern: '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' }),
  token: Type.String({ pattern: '^[A-Za-z0-9_-]{32}$' }),
});
const FEED_NAMES = { atom: 'Atom', rss: 'RSS', json: 'JSON Feed' } as const;

/** Pages and forms of alerts by mail. Every form is answered by a redirect, so that going back sends nothing twice. */
export function registerSubscriptionsPortal(deps: SubscriptionsPortalDeps): void {
  const { app, site, lists, subscriptions, placeOf, actorOf, isOpen, asksPerTenMinutes = 20 } = deps;

  site.page(
    '/subscribe',
    async ({ frame, tenantId, siteId, query }) => {
      const list = listAt(query.get('of') ?? '/documents');
      const title = list && (await lists.findTitle({ tenantId, siteId }, list));
      const fault = query.get('fault');
      const feeds = (['atom', 'rss', 'json'] as const).map((format) => ({
        ...{ label: FEED_NAMES[format], href: list ? feedPath(list, format) : '' },
      }));
      const body = renderSubscribePage({
        ...{ frame, isOpen, fault: fault === 'address' || fault === 'list' ? fault : '' },
        list: list && title !== null ? { title, path: pathOfList(list), feeds } : null,
      });
      return { body, tags: [`tenant:${tenantId}`] };
    },
    { params: ['of', 'fault'] },
  );
  site.page('/subscribe/sent', async ({ frame }) => ({ body: renderSentPage(frame), tags: [] }));
  for (const path of ['/subscriptions/:id/:token', '/subscriptions/:id/:token/off'])
    site.page(path, async ({ frame, tenantId, params }) => {
      const { id = '', token = '' } = params;
      if (!/^[0-9a-f-]{36}$/.test(id)) throw subscriptionErrors.link_wrong();
      const row = await subscriptions.get(tenantId, id, token);
      return {
        body: renderOwnPage({ ...row, frame, ownPath: `/subscriptions/${id}/${token}` }),
        tags: [],
        cache: false,
      };
    });

  // Forms of pages: only here is this way of writing a body read at all.
  void app.register(async (forms) => {
    forms.addContentTypeParser(
      'application/x-www-form-urlencoded',
      { parseAs: 'string', bodyLimit: 8192 },
      (_, body, done) => done(null, Object.fromEntries(new URLSearchParams(String(body)))),
    );
    const limited = { rateLimit: { max: asksPerTenMinutes, timeWindow: 600_000 } };
    const see = (reply: HttpReply, path: string) => reply.header('cache-control', 'no-store').redirect(path, 303);

    forms.post(
      '/subscribe',
      { schema: { hide: true, body: SubscribeForm }, config: limited },
      async (request, reply) => {
        if (!isOpen) throw subscriptionErrors.off();
        const { address = '', frequency = '', of = '', locale: written } = request.body as FormFields;
        const locale = written === 'en' ? 'en' : 'zh';
        const prefix = locale === 'en' ? '/en' : '';
        const fault = await subscriptions.ask(await placeOf(request), { address, frequency, listAddress: of, locale });
        return see(
          reply,
          fault ? `${prefix}/subscribe?${new URLSearchParams({ of, fault })}` : `${prefix}/subscribe/sent`,
        );
      },
    );

    forms.post(
      '/subscriptions/:id/:token',
      { schema: { hide: true, params: LinkParams, body: ActionForm }, config: limited },
      async (request, reply) => {
        const { tenantId } = await placeOf(request);
        const { id, token } = request.params as { id: string; token: string };
        const { action } = request.body as { action?: string };
        const { locale } = await subscriptions.get(tenantId, id, token);
        if (action === 'confirm') await subscriptions.confirm(tenantId, id, token);
        if (action === 'end') await subscriptions.unsubscribe(tenantId, id, token);
        return see(reply, `${locale === 'en' ? '/en' : ''}/subscriptions/${id}/${token}`);
      },
    );

    // RFC 8058: what a mail program sends when its reader presses "unsubscribe"; no page, no redirect, no question.
    forms.post(
      '/subscriptions/:id/:token/off',
      { schema: { hide: true, params: LinkParams }, config: limited },
      async (request, reply) => {
        const { tenantId } = await placeOf(request);
        const { id, token } = request.params as { id: string; token: string };
        await subscriptions.unsubscribe(tenantId, id, token);
        return reply.code(200).type('text/plain; charset=utf-8').send('已退订 / unsubscribed\n');
      },
    );
  });

  app.get(
    '/api/v1/console/subscriptions',
    {
      schema: {
        ...{ tags: ['subscriptions (staff)'], security: [{ session: [] }] },
        ...{ operationId: 'countSubscriptions', summary: 'How many follow by mail; no addresses' },
        response: { 200: SubscriptionCounts },
      },
    },
    async (request) => subscriptions.count(await actorOf(request)),
  );
}

interface FormFields {
  address?: string;
  frequency?: string;
  of?: string;
  locale?: string;
}
