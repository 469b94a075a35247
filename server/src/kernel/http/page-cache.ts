import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import type { HttpReply, HttpRequest } from './http.server.ts';

const compressGzip = promisify(gzip);
const compressBrotli = promisify(brotliCompress);

export interface Page {
  status?: number;
  contentType: string;
  body: string;
  /** What the page shows: `document:<id>`, `tenant:<id>`. A change of any of them ends its life in the cache. */
  tags: string[];
}

interface StoredPage {
  status: number;
  contentType: string;
  plain: Buffer;
  gzip: Buffer;
  brotli: Buffer;
  etag: string;
  tags: string[];
  bytes: number;
}

export interface PageCache {
  /** Answers from the cache, or renders once for all who ask at the same time. */
  serve(request: HttpRequest, reply: HttpReply, key: string, render: () => Promise<Page>): Promise<HttpReply>;
  /** Forgets all pages that carry one of the tags; `*` forgets everything. */
  invalidate(tags: readonly string[]): void;
  size(): { pages: number; bytes: number };
}

/**
 * Public pages, rendered and compressed once per version. `isCurrent` says whether news of changes reaches this process;
 * while it does not, nothing is answered from the cache, so a withdrawn page cannot come back after a pause.
 */
export function createPageCache(options: { maxBytes: number; isCurrent: () => boolean }): PageCache {
  const pages = new Map<string, StoredPage>();
  const rendering = new Map<string, Promise<StoredPage>>();
  let bytes = 0;
  let generation = 0;

  const drop = (key: string) => {
    const page = pages.get(key);
    if (!page) return;
    pages.delete(key);
    bytes -= page.bytes;
  };
  const renderOnce = async (key: string, render: () => Promise<Page>): Promise<StoredPage> => {
    const startedIn = generation;
    const page = await store(await render());
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

  return {
    async serve(request, reply, key, render) {
      let page = options.isCurrent() ? pages.get(key) : undefined;
      if (!page) {
        const shared = `${generation}:${key}`;
        let pending = rendering.get(shared);
        if (!pending) {
          pending = renderOnce(key, render).finally(() => rendering.delete(shared));
          rendering.set(shared, pending);
        }
        page = await pending;
      }
      return send(request, reply, page);
    },
    invalidate(tags) {
      generation += 1;
      const gone = new Set(tags);
      for (const [key, page] of pages) if (gone.has('*') || page.tags.some((tag) => gone.has(tag))) drop(key);
    },
    size: () => ({ pages: pages.size, bytes }),
  };
}

async function store(page: Page): Promise<StoredPage> {
  const plain = Buffer.from(page.body, 'utf8');
  const quality = { params: { [constants.BROTLI_PARAM_QUALITY]: 5, [constants.BROTLI_PARAM_SIZE_HINT]: plain.length } };
  const [zipped, brotli] = await Promise.all([compressGzip(plain, { level: 6 }), compressBrotli(plain, quality)]);
  const etag = `"${createHash('sha256').update(plain).digest('base64url').slice(0, 22)}"`;
  const { contentType, tags } = page;
  return {
    status: page.status ?? 200,
    contentType,
    plain,
    gzip: zipped,
    brotli,
    etag,
    tags,
    bytes: plain.length + zipped.length + brotli.length,
  };
}

function send(request: HttpRequest, reply: HttpReply, page: StoredPage): HttpReply {
  reply.headers({
    'cache-control': 'no-cache',
    etag: page.etag,
    vary: 'accept-encoding, accept',
    'content-type': page.contentType,
  });
  if (page.status === 200 && request.headers['if-none-match'] === page.etag) return reply.code(304).send();
  const accepted = String(request.headers['accept-encoding'] ?? '');
  reply.code(page.status);
  if (/\bbr\b/.test(accepted)) return reply.header('content-encoding', 'br').send(page.brotli);
  if (/\bgzip\b/.test(accepted)) return reply.header('content-encoding', 'gzip').send(page.gzip);
  return reply.send(page.plain);
}
