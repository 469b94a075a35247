import type { HttpReply, HttpRequest } from './http.server.ts';
import {
  addressOf,
  bodyOf,
  cacheHeadersOf,
  encodingFor,
  storePage,
  type AskedPage,
  type Page,
  type ReadyAnswer,
  type StoredPage,
} from './stored-page.ts';

export interface PageCache {
  /** Answers from the cache, or renders once for all who ask at the same time. */
  serve(request: HttpRequest, reply: HttpReply, key: string, render: () => Promise<Page>): Promise<HttpReply>;
  /** The whole answer to a request for a kept page at an address that was served before; null: it has to go the long way. */
  ready(asked: AskedPage): ReadyAnswer | null;
  /**
   * Forgets all pages that carry one of the tags; `*` forgets everything. A tag with `~` before it ages them: what is shown is still public and
   * only names on it may be old, so each is shown once more while it is made anew. What is forgotten never comes back that way.
   */
  invalidate(tags: readonly string[]): void;
  size(): { pages: number; bytes: number };
}

interface KeptPage extends StoredPage {
  /** Where it was asked for, as readers wrote host and address: a few, so that nobody can fill the memory with spellings. */
  addresses: string[];
  /** To be made anew when it is next asked for. */
  isAged: boolean;
}

const MOST_ADDRESSES = 8;
const AGED = '~';

/**
 * Public pages, rendered and compressed once per version. `isCurrent` says whether news of changes reaches this process;
 * while it does not, nothing is answered from the cache, so a withdrawn page cannot come back after a pause.
 */
export function createPageCache(options: { maxBytes: number; isCurrent: () => boolean }): PageCache {
  const pages = new Map<string, KeptPage>();
  const byAddress = new Map<string, KeptPage>();
  const rendering = new Map<string, Promise<KeptPage>>();
  let bytes = 0;
  let generation = 0;

  const drop = (key: string) => {
    const page = pages.get(key);
    if (!page) return;
    pages.delete(key);
    for (const address of page.addresses) byAddress.delete(address);
    bytes -= page.bytes;
  };
  const renderOnce = async (key: string, render: () => Promise<Page>): Promise<KeptPage> => {
    const startedIn = generation;
    const page = { ...(await storePage(await render())), addresses: [], isAged: false };
    // A change that came in while we rendered may not be on the page: answer with it once, but do not keep it.
    if (startedIn === generation && page.status === 200) {
      drop(key);
      pages.set(key, page);
      bytes += page.bytes;
      for (const oldest of pages.keys()) {
        if (bytes <= options.maxBytes) break;
        drop(oldest);
      }
    }
    return page;
  };
  const rememberAddress = (page: KeptPage, { headers, url, originalUrl }: HttpRequest) => {
    // What a proxy or a rewriting made of the address is not what stands on the wire.
    const address = addressOf(headers.host, url);
    if (address === null || headers['x-forwarded-host'] !== undefined || url !== originalUrl) return;
    if (byAddress.has(address)) return;
    // The oldest spelling makes room: who asks under many of them must not keep the true one out.
    if (page.addresses.length >= MOST_ADDRESSES) byAddress.delete(page.addresses.shift() ?? '');
    page.addresses.push(address);
    byAddress.set(address, page);
  };

  return {
    async serve(request, reply, key, render) {
      const make = () => {
        const shared = `${generation}:${key}`;
        let pending = rendering.get(shared);
        if (!pending) {
          pending = renderOnce(key, render).finally(() => rendering.delete(shared));
          rendering.set(shared, pending);
        }
        return pending;
      };
      let page = options.isCurrent() ? pages.get(key) : undefined;
      // What cannot be made anew is not kept either.
      if (page?.isAged) make().catch(() => drop(key));
      page ??= await make();
      if (pages.get(key) === page && !page.isAged) rememberAddress(page, request);
      return send(request, reply, page);
    },
    ready({ address, encodings, etag }) {
      const page = byAddress.get(address);
      if (!page || !options.isCurrent()) return null;
      return etag === page.etag ? page.unchanged : page.answers[encodingFor(encodings)];
    },
    invalidate(tags) {
      generation += 1;
      const gone = new Set(tags);
      const isMeant = (page: KeptPage, mark: string) =>
        gone.has(`${mark}*`) || page.tags.some((tag) => gone.has(`${mark}${tag}`));
      for (const [key, page] of pages)
        if (isMeant(page, '')) drop(key);
        else if (isMeant(page, AGED)) {
          page.isAged = true;
          // From now on it is asked for the long way, which makes it anew.
          for (const address of page.addresses.splice(0)) byAddress.delete(address);
        }
    },
    size: () => ({ pages: pages.size, bytes }),
  };
}

function send(request: HttpRequest, reply: HttpReply, page: StoredPage): HttpReply {
  reply.headers({ ...cacheHeadersOf(page), 'content-type': page.contentType });
  if (page.status === 200 && request.headers['if-none-match'] === page.etag) return reply.code(304).send();
  const encoding = encodingFor(String(request.headers['accept-encoding'] ?? ''));
  if (encoding !== '') reply.header('content-encoding', encoding);
  return reply.code(page.status).send(bodyOf(page.answers[encoding]));
}
