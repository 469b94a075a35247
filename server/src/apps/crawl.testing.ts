/** Follows the links of a running server as harvesters do, and knows for each address which route of the program answers it. */

export interface Answer {
  path: string;
  /** The route that answers, `/documents/:id`; '' when none does. */
  route: string;
  status: number;
  headers: Headers;
  body: string;
}

export interface Crawl {
  /** Where the server answers, without a slash at the end. */
  base: string;
  /** As `routesOf` tells them: `GET /documents/:id`. */
  routes: readonly string[];
  starts: readonly string[];
  /** How many addresses of one route are looked at; further pages of a list are always followed. */
  perRoute: number;
  /** What the server calls itself in feeds and sitemaps, when that is another origin. */
  origin?: string;
  headers?: Record<string, string>;
  look: (answer: Answer) => void | Promise<void>;
}

/** The routes that are read, without methods and without the doubles of HEAD. */
export const readRoutes = (routes: readonly string[]): string[] =>
  routes.flatMap((route) => (route.startsWith('GET ') ? [route.slice(4)] : []));

/** Finds the route of a path; the one with the fewest free parts wins, as in the program. Returns '' for an address that is none. */
export function routeFinder(routes: readonly string[]): (path: string) => string {
  const known = readRoutes(routes)
    .map((route) => {
      const parts = route
        .split(/(:\w+|\*)/)
        .map((part, at) => (at % 2 ? (part === '*' ? '.*' : '[^/]+') : escaped(part)));
      return {
        route,
        free: (parts.length - 1) / 2 + (route.includes('*') ? 10 : 0),
        is: new RegExp(`^${parts.join('')}$`),
      };
    })
    .sort((a, b) => a.free - b.free);
  return (path) => known.find(({ is }) => is.test(path.split('?')[0] ?? ''))?.route ?? '';
}

const escaped = (text: string) => text.replace(/[.+?^${}()|[\]\\]/g, '\\$&');

/** Looks at everything that can be reached from the starts, each address once. Returns the addresses by their route. */
export async function crawl(options: Crawl): Promise<Map<string, string[]>> {
  const { base, origin = base, perRoute, headers = {}, look } = options;
  const routeOf = routeFinder(options.routes);
  const found = new Map<string, string[]>();
  const known = new Set<string>();
  const waiting: string[] = [];
  const add = (path: string) => {
    if (known.has(path)) return;
    const route = routeOf(path);
    const of = found.get(route) ?? [];
    if (of.length >= perRoute && !isFurtherPage(path)) return;
    known.add(path);
    found.set(route, [...of, path]);
    waiting.push(path);
  };
  for (const start of options.starts) add(start);
  for (let path = waiting.shift(); path !== undefined; path = waiting.shift()) {
    const answer = await fetch(base + path, { headers, redirect: 'manual' });
    const type = answer.headers.get('content-type') ?? '';
    const body = /text|json|xml/.test(type) ? await answer.text() : (await answer.arrayBuffer(), '');
    await look({ path, route: routeOf(path), status: answer.status, headers: answer.headers, body });
    const location = answer.headers.get('location');
    for (const link of [...(location ? [location] : []), ...linksOf(body)]) {
      const own = ownPath(link, [base, origin]);
      if (own !== null) add(own);
    }
  }
  return found;
}

/** Lists are walked to their end; the years and choices of a list are not multiplied with each other. */
const isFurtherPage = (path: string) =>
  /[?&](?:page|before|after|resumptionToken)=/.test(path) && !path.includes('/history');

/** Addresses in an answer of any kind: attributes, sitemap, feeds, JSON, tokens of OAI-PMH. */
export function linksOf(body: string): string[] {
  const links = [
    ...body.matchAll(/\s(?:href|src|action)="([^"]+)"/g),
    ...body.matchAll(/<(?:loc|link|id|guid)[^>]*>([^<]+)</g),
    ...body.matchAll(/"(?:url|href|path|home_page_url|feed_url|next|previous)":"([^"]+)"/g),
  ].map(([, link = '']) => link.replaceAll('&amp;', '&'));
  const tokens = [...body.matchAll(/<resumptionToken[^>]*>([^<]+)</g)].map(
    ([, token = '']) => `/oai?verb=ListRecords&resumptionToken=${encodeURIComponent(token)}`,
  );
  return [...links, ...tokens];
}

/** The path of a link on this server, without its anchor; null for other hosts, for the switches of the view and for what is no page. */
function ownPath(link: string, origins: readonly string[]): string | null {
  const own = origins.find((origin) => link === origin || link.startsWith(`${origin}/`));
  const path = (own === undefined ? link : link.slice(own.length) || '/').split('#')[0] ?? '';
  return path.startsWith('/') && !path.startsWith('//') && !path.includes('view=') ? path : null;
}
