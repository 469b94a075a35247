import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { projectRoot } from '../kernel/config/index.ts';
import type { HttpReply, HttpRequest, HttpServer } from '../kernel/http/index.ts';

const TYPES: Record<string, string> = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
  '.json': 'application/json; charset=utf-8',
};

interface Asset {
  contentType: string;
  plain: Buffer;
  gzip: Buffer;
  brotli: Buffer;
}

// The default of 11 takes 2.8 s for the console's largest file, with the event loop standing still; 6 takes 0.08 s and 10 % more bytes.
const QUALITY = { params: { [constants.BROTLI_PARAM_QUALITY]: 6 } };

const assetOf = (contentType: string, plain: Buffer): Asset => ({
  contentType,
  plain,
  gzip: gzipSync(plain),
  brotli: brotliCompressSync(plain, QUALITY),
});

function sendAsset(request: HttpRequest, reply: HttpReply, asset: Asset): HttpReply {
  const accepted = String(request.headers['accept-encoding'] ?? '');
  // The name holds a hash of the content: what was fetched once is good for ever.
  reply.headers({
    'content-type': asset.contentType,
    'cache-control': 'public, max-age=31536000, immutable',
    vary: 'accept-encoding',
  });
  if (/\bbr\b/.test(accepted)) return reply.header('content-encoding', 'br').send(asset.brotli);
  if (/\bgzip\b/.test(accepted)) return reply.header('content-encoding', 'gzip').send(asset.gzip);
  return reply.send(asset.plain);
}

/** Serves the portal's style, script and icon. */
export function serveAssets(
  app: HttpServer,
  assets: readonly { path: string; contentType: string; body: string }[],
): void {
  for (const { path, contentType, body } of assets) {
    const asset = assetOf(contentType, Buffer.from(body));
    app.get(path, { schema: { hide: true }, config: { rateLimit: false } }, async (request, reply) =>
      sendAsset(request, reply, asset),
    );
  }
}

/** Serves the staff application: its files by hash, its page with a fresh nonce for the styles that its components make while running. */
export function serveConsole(app: HttpServer): void {
  const folder = join(projectRoot(import.meta.url), 'dist', 'console');
  const files = new Map<string, Asset>();
  const assetsFolder = join(folder, 'assets');
  // Compressed when first asked for: most screens are never opened, and the start should not wait for them.
  const load = (name: string): Asset | null => {
    const known = files.get(name);
    if (known) return known;
    const type = TYPES[extname(name)];
    if (!type || !/^[\w.-]+$/.test(name) || !existsSync(join(assetsFolder, name))) return null;
    const asset = assetOf(type, readFileSync(join(assetsFolder, name)));
    files.set(name, asset);
    return asset;
  };
  app.get('/console/assets/:name', { schema: { hide: true }, config: { rateLimit: false } }, async (request, reply) => {
    const asset = load((request.params as { name: string }).name);
    return asset ? sendAsset(request, reply, asset) : reply.callNotFound();
  });
  const page = async (_request: HttpRequest, reply: HttpReply) => {
    const nonce = randomBytes(16).toString('base64');
    const policy = String(reply.getHeader('content-security-policy')).replace(
      "style-src 'self'",
      `style-src 'self' 'nonce-${nonce}'`,
    );
    const html = readFileSync(join(folder, 'index.html'), 'utf8').replace(
      '</head>',
      `<meta name="csp-nonce" content="${nonce}"></head>`,
    );
    return reply
      .headers({
        'content-security-policy': policy,
        'cache-control': 'no-store',
        'content-type': 'text/html; charset=utf-8',
      })
      .send(html);
  };
  app.get('/console', { schema: { hide: true } }, async (_request, reply) => reply.redirect('/console/'));
  app.get('/console/', { schema: { hide: true } }, page);
  app.get('/console/*', { schema: { hide: true } }, page);
}
