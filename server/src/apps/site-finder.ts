import type { Config } from '../kernel/config/index.ts';
import type { HttpRequest, HttpServer } from '../kernel/http/index.ts';
import type { NavigationEntry } from '../portal/index.ts';
import type { Site } from '../foundation/organisations/index.ts';
import { columnPath, type ColumnsService } from '../publishing/columns/index.ts';
import { createRedirectsService } from '../publishing/redirects/index.ts';
import type { Installation } from './installation.ts';

/** The site that answers for the request's host, as pages name it. */
export function siteFinder(
  { organisations }: Installation,
  config: Config,
  columns: ColumnsService,
  ownLists: (tenantId: string) => Promise<NavigationEntry[]>,
) {
  return async (request: HttpRequest) => {
    const { tenant, site } = await organisations.resolveSite(request.host);
    const [open, lists, on] = await Promise.all([
      columns.listOpen(tenant.id, site.id),
      ownLists(tenant.id),
      organisations.scopeOf(tenant.id, site.id),
    ]);
    return { ...siteViewOf(config, site, open, lists), on };
  };
}

/** Where readers find a site: its own host, or the address of the installation. */
export const originOfSite = (config: Config, { host }: { host: string | null }) =>
  host ? `${new URL(config.publicUrl).protocol}//${host}` : config.publicUrl;

/** A site as its pages name it, with the columns that stand in its navigation. */
export function siteViewOf(
  config: Config,
  site: Site,
  open: Awaited<ReturnType<ColumnsService['listOpen']>>,
  lists: readonly NavigationEntry[] = [],
) {
  const filled = (fields: Record<string, string | null>) =>
    Object.fromEntries(Object.entries(fields).filter(([, value]) => value)) as Record<string, string>;
  const shown = open
    .filter(({ inNavigation, depth }) => inNavigation && depth === 0)
    .map(({ code, name, nameEn }) => ({ path: columnPath(code), name, nameEn }));
  const disclosure = { path: '/disclosure', name: '政府信息公开', nameEn: 'Disclosure' };
  const view = {
    name: site.name,
    origin: originOfSite(config, site),
    ...filled({
      ...{ nameEn: site.nameEn, idCode: site.siteCode, host: site.organiser, operator: site.operator },
      ...{ phone: site.contact, address: site.address, icp: site.icpNumber, policeRecord: site.policeNumber },
      ...{ description: site.description, descriptionEn: site.descriptionEn },
      emblem: site.emblem && `/pictures/${site.emblem}`,
    }),
    ...{ palette: site.palette, ipv6: site.ipv6 },
    columns: [...shown, ...(open.some(({ role }) => role === 'platform') ? [disclosure] : []), ...lists],
  };
  return { tenantId: site.tenantId, siteId: site.id, view };
}

/** A reader who came by another host of a site is led to the one that is cited, whatever page he asked for. */
export function leadToOwnHost(app: HttpServer, { organisations, config }: Installation): void {
  app.addHook('onRequest', async (request, reply) => {
    if (request.method !== 'GET' && request.method !== 'HEAD') return;
    const host = request.host.toLowerCase().replace(/:\d+$/, '');
    const found = await organisations.resolveSite(host).catch(() => null);
    if (!found?.site.host || !found.site.aliases.includes(host)) return;
    return reply.redirect(`${new URL(config.publicUrl).protocol}//${found.site.host}${request.url}`, 301);
  });
}

/** Where nothing answers, an address of an older system may lead to its new one: for ever (301). */
export function leadFromOldAddress(app: HttpServer, { db, organisations }: Installation): void {
  const redirects = createRedirectsService({ db });
  app.addHook('onSend', async (request, reply, payload) => {
    const isAsked = request.method === 'GET' || request.method === 'HEAD';
    if (reply.statusCode !== 404 || !isAsked || request.url.startsWith('/api/')) return payload;
    const found = await organisations.resolveSite(request.host).catch(() => null);
    const target = found && (await redirects.find(found.tenant.id, request.host, request.url).catch(() => null));
    if (!target) return payload;
    reply.code(301).headers({ location: target, 'cache-control': 'no-cache', 'content-length': '0' });
    return '';
  });
}
