import { createHash } from 'node:crypto';
import { crc32, deflateSync } from 'node:zlib';
import { DocumentFields } from '../publishing/documents/documents.schema.ts';
import { openAddresses, type formsOf } from './guesses.testing.ts';
import type { PortalWorld } from './portal.testing.ts';

/** Pages whose words, pictures and files are all their own, so that a walk finds out whether anything of them leaks. */

export const sha256 = (bytes: string | Uint8Array) => createHash('sha256').update(bytes).digest('hex');

/** A PNG whose pixels are the document's own: what is not pixels does not outlive the import. */
function ownPicture(mark: string): Buffer {
  const chunk = (type: string, data: Buffer) => {
    const body = Buffer.concat([Buffer.from(type), data]);
    const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)];
    length.writeUInt32BE(data.length);
    check.writeUInt32BE(crc32(body));
    return Buffer.concat([length, body, check]);
  };
  const size = Buffer.from([0, 0, 0, 32, 0, 0, 0, 1, 8, 0, 0, 0, 0]); // 32 × 1, eight bits of grey
  const row = Buffer.concat([Buffer.from([0]), createHash('sha256').update(mark).digest()]);
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', size),
    chunk('IDAT', deflateSync(row)),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

/** A page with a picture of its own, so that text, original and picture each have something that must not be found. */
export function pageOf(mark: string, extra = ''): { text: string; image: Uint8Array } {
  const image = ownPicture(mark);
  const text = `<!doctype html><html><head><meta charset="utf-8"><title>关于${mark}工作的通知</title></head><body>
<h1>测试市财政局关于${mark}工作的通知</h1><p>测财〔2026〕${mark.length}${[...mark].reduce((sum, c) => sum + (c.codePointAt(0) ?? 0), 0)}号</p>
<p>各县区财政局：</p><p>${mark}工作安排如下。${extra}</p><p>一、落实${mark}要求。6月底前完成。（市财政局负责）</p>
<p><img src="data:image/png;base64,${image.toString('base64')}" alt="${mark}图"></p>
<p>测试市财政局</p><p>2026年3月2日</p></body></html>`;
  return { text, image };
}

export interface Subject {
  name: string;
  id: string;
  /** Everything that would betray it. */
  needles: string[];
  title: string;
  mark: string;
  hashes: string[];
  fileName: string;
  /** 404, or 410 for what was public once. */
  status: 404 | 410;
  /** Public for a time that is over: it says so, and gives no reason. */
  isOver?: boolean;
  etag?: string | undefined;
}

/** The fields of an edition without the rest of it. */
export const pick = (row: DocumentFields): DocumentFields =>
  Object.fromEntries(
    Object.keys(DocumentFields.properties).map((name) => [name, row[name as keyof DocumentFields]]),
  ) as DocumentFields;

/** Every public address that is not about one subject; those of the API come from the API's own description. */
export async function surfacesOf(portal: Pick<PortalWorld, 'get'>, routes: readonly string[]): Promise<string[]> {
  const units = (await (await portal.get('/api/v1/units')).json()) as { items: { id: string }[] };
  const unit = units.items[0]?.id ?? '';
  const api = (await (await portal.get('/openapi.json')).json()) as {
    paths: Record<string, Record<string, { security?: unknown }>>;
  };
  const described = Object.entries(api.paths).flatMap(([path, methods]) =>
    methods['get'] && !methods['get'].security && !path.includes('{') ? [path] : [],
  );
  const pages = ['/', '/documents', '/units', `/units/${unit}`, '/documents?year=2026', '/search', '/nothing-here'];
  return [
    ...pages.flatMap((path) => {
      const english = path === '/' ? '/en' : `/en${path}`;
      const larger = `${path}${path.includes('?') ? '&' : '?'}view=large`;
      return [path, english, larger];
    }),
    ...described,
    ...openAddresses(routes),
    ...[`/api/v1/units/${unit}`, '/api/v1/documents?limit=200', `/api/v1/documents?organisation=${unit}`],
    ...['/feeds/documents.atom', `/feeds/documents.atom?organisation=${unit}`, '/sitemap.xml', '/robots.txt'],
    ...['/feeds/documents.rss', '/feeds/documents.json', '/feeds/search.atom?q=通知', '/feeds/search.rss?q=通知'],
    ...[
      '/openapi.json',
      '/healthz',
      '/readyz',
      '/metrics',
      '/console/',
      '/api/v1/nothing',
      '/files/x/y',
      '/documents/x',
    ],
  ];
}

/** What the answer to a guessed address tells of a subject that must be unknown there: its status or its words. */
export async function tellsOf(
  portal: Pick<PortalWorld, 'get'>,
  guess: Subject & { path: string; route: string; form: ReturnType<typeof formsOf>[number] },
): Promise<string[]> {
  const { path, route, form, name, id, hashes, needles, mark, status } = guess;
  const answer = await portal.get(path, form.headers, form.method);
  const said = [...answer.headers].join('\n') + (await answer.text());
  const what = `${form.method} ${path} of ${name}`;
  const isAbout = [id, id.slice(-12), ...hashes].some((known) => path.includes(known));
  // The short address of what was public leads to the page that says that it is gone.
  const isTold = route === '/d/:code' && status === 410 && answer.status === 301;
  const asked = decodeURIComponent(path);
  return [
    ...(isAbout && answer.status < 400 && !isTold ? [`${what}: ${answer.status}`] : []),
    ...[...needles, mark]
      .filter((needle) => said.includes(needle) && !asked.includes(needle))
      .map((of) => `${what}: ${of}`),
  ];
}
