import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { createPreviewsService } from '../publishing/documents/previews.service.ts';
import { createUploadsService } from '../publishing/documents/uploads.service.ts';
import { formsOf, guessAddresses } from './guesses.testing.ts';
import { pageOf, pick, sha256, surfacesOf, tellsOf, type Subject } from './leaks.testing.ts';
import { openPortal, type PortalWorld } from './portal.testing.ts';
import { routesOf } from './program.testing.ts';

/** What is not public finds nothing: on no page, in no list, search, feed or API, under no file address, in no language and by no trick of HTTP. */

let portal: PortalWorld;
/** What addresses there are, as the program says itself. */
let routes: string[];
/** Every place where the public meets a document. */
const RECEIPTS = ['api', 'evidence', 'feed', 'file', 'list', 'oai', 'page', 'search', 'sitemap', 'standard_text'];
const REASON = '附件含个人信息，更正后重新发布';
const hidden: Subject[] = [];
let shown: Subject;
/** A document whose earlier editions a privacy correction took away, and words of theirs. */
let corrected: { id: string; words: string[] };
/** Preview links: one that is open, one that was taken back. */
let previewed: { id: string; mark: string; open: string; revoked: string };

async function subjectOf(name: string, mark: string, id: string, status: 404 | 410, extra = ''): Promise<Subject> {
  const { text, image } = pageOf(mark, extra);
  const rows = await portal.db
    .selectFrom('documentEditions')
    .select(['id', 'title'])
    .where('documentId', '=', id)
    .where('plainText', 'like', `%${mark}%`)
    .execute();
  const title = `测试市财政局关于${mark}工作的通知`;
  const hashes = [sha256(text), sha256(image)];
  const needles = [title, `关于${mark}工作`, ...hashes, ...rows.map((row) => row.id), `${mark}.html`];
  return { name, id, mark, title, hashes, fileName: `${mark}.html`, needles, status };
}

const importPage = async (mark: string, options: { publish?: boolean; extra?: string } = {}) => {
  const actor = options.publish ? portal.system : portal.editor;
  const outcome = await portal.importText(actor, pageOf(mark, options.extra).text, {
    fileName: `${mark}.html`,
    publish: options.publish ?? false,
  });
  if (outcome.state !== 'saved') throw new Error(JSON.stringify(outcome));
  return outcome;
};

async function approve(id: string): Promise<void> {
  const { documents, reviews, editor, reviewers } = portal;
  const { reviewId } = await documents.submit(editor, id, (await documents.get(editor, id)).draft?.version ?? 0);
  for (const reviewer of reviewers) {
    const { version } = await reviews.get(reviewer, reviewId);
    await reviews.decide(reviewer, reviewId, { version, decision: 'approve', reason: '' });
  }
}
const settled = (id: string) =>
  vi.waitFor(
    async () => {
      const { version } = await portal.db
        .selectFrom('publications')
        .select('version')
        .where('subjectId', '=', id)
        .executeTakeFirstOrThrow();
      const rows = await portal.db
        .selectFrom('publicationReceipts')
        .select('surface')
        .where((row) => row.and({ subjectId: id, version }))
        .execute();
      expect(rows.map((row) => row.surface).sort()).toEqual(RECEIPTS);
    },
    { timeout: 20_000, interval: 50 },
  );

beforeAll(async () => {
  portal = await openPortal({ LOG_LEVEL: 'debug' });
  routes = routesOf(portal.server);
  const { documents, editor, publisher, db, files, documentImport, organisations, unit, tenant } = portal;

  const live = await importPage('公开对照', { publish: true });
  shown = await subjectOf('live', '公开对照', live.documentId, 404);
  await settled(live.documentId);

  const draft = await importPage('草稿密语');
  hidden.push(await subjectOf('a draft', '草稿密语', draft.documentId, 404));

  const inReview = await importPage('在审密语');
  await documents.submit(editor, inReview.documentId, 1);
  hidden.push(await subjectOf('in review', '在审密语', inReview.documentId, 404));

  const approved = await importPage('已审密语');
  await approve(approved.documentId);
  hidden.push(await subjectOf('approved', '已审密语', approved.documentId, 404));

  const held = await importPage('暂缓密语', { publish: true, extra: '</p><p>机密★3年' });
  expect(held).toMatchObject({ published: false, held: [{ code: 'secrecy_marking' }] });
  hidden.push(await subjectOf('a held import', '暂缓密语', held.documentId, 404, '</p><p>机密★3年'));

  const thrown = await importPage('删稿密语');
  const thrownSubject = await subjectOf('a discarded draft', '删稿密语', thrown.documentId, 404);
  await documents.discardDraft(editor, thrown.documentId, 1);
  hidden.push(thrownSubject);

  // Public once and looked at, so that caches know it; then withdrawn.
  for (const mark of ['撤下密语', '隐名密语']) {
    const { documentId } = await importPage(mark, { publish: true });
    await settled(documentId);
    const before = await portal.get(`/documents/${documentId}`);
    expect(await before.text()).toContain(mark);
    await documents.withdraw(publisher, documentId, { reason: REASON });
    const subject = await subjectOf('withdrawn', mark, documentId, 410);
    hidden.push({ ...subject, etag: before.headers.get('etag') ?? '' });
    await settled(documentId);
  }

  // A second edition in the place of the first: the first one's title, text and files are gone.
  const { documentId: twice } = await importPage('旧版密语', { publish: true });
  await settled(twice);
  const old = await subjectOf('superseded', '旧版密语', twice, 404);
  const before = await portal.get(`/documents/${twice}`);
  await documents.startDraft(editor, twice);
  const { draft: second } = await documents.get(editor, twice);
  await documents.saveDraft(editor, twice, {
    version: second!.version,
    fields: { ...pick(second!), title: '测试市财政局关于新版公开工作的通知' },
    blocks: [{ kind: 'paragraph', text: '新版公开的正文。' }],
  });
  await approve(twice);
  await documents.publishApproved(publisher, twice, (await documents.get(editor, twice)).draft?.version ?? 0);
  await settled(twice);
  hidden.push({ ...old, id: '', etag: before.headers.get('etag') ?? '' });

  // A draft beside the edition that is public.
  const { documentId: both } = await importPage('在线对照', { publish: true });
  await documents.startDraft(editor, both);
  const { draft: next } = await documents.get(editor, both);
  await documents.saveDraft(editor, both, {
    version: next!.version,
    fields: { ...pick(next!), title: '测试市财政局关于修订密语工作的通知' },
    blocks: [{ kind: 'paragraph', text: '修订密语工作安排如下。' }],
  });
  hidden.push({ ...(await subjectOf('a draft beside what is public', '修订密语', both, 404)), id: '', hashes: [] });

  // Approved, with a time at which it becomes public; and one that may not become public before a time.
  const soon = new Date(Date.now() + 86_400_000).toISOString();
  const scheduled = await importPage('定时密语');
  const versionOf = async (id: string) => (await documents.get(editor, id)).draft?.version ?? 0;
  await approve(scheduled.documentId);
  portal.clock.at = new Date();
  await documents.schedule(publisher, scheduled.documentId, {
    version: await versionOf(scheduled.documentId),
    publishAt: soon,
  });
  hidden.push(await subjectOf('scheduled', '定时密语', scheduled.documentId, 404));

  const embargoed = await importPage('禁发密语');
  const terms = {
    ...{ audienceKind: 'everyone' as const, audience: '', visibleUntil: null },
    ...{ embargoUntil: soon, changeNote: '', correction: '' as const },
  };
  await documents.setTerms(editor, embargoed.documentId, 1, terms);
  await approve(embargoed.documentId);
  const early = documents.publishApproved(publisher, embargoed.documentId, await versionOf(embargoed.documentId));
  await expect(early).rejects.toMatchObject({ code: 'documents.embargoed' });
  hidden.push(await subjectOf('embargoed', '禁发密语', embargoed.documentId, 404));

  // Public for a time that ends while it is looked at.
  const { documentId: over } = await importPage('期满密语', { publish: true });
  await settled(over);
  const looked = await portal.get(`/documents/${over}`);
  expect(await looked.text()).toContain('期满密语');
  await db
    .updateTable('publications')
    .set({ visibleUntil: new Date(Date.now() + 500) })
    .where('subjectId', '=', over)
    .execute();
  const expired = await subjectOf('expired', '期满密语', over, 410);
  hidden.push({ ...expired, isOver: true, etag: looked.headers.get('etag') ?? '' });
  await vi.waitFor(async () => expect((await portal.get(`/documents/${over}`)).status).toBe(410), { timeout: 15_000 });
  await settled(over);

  // An edition that named somebody, and the correction for privacy that took it away.
  const { documentId: named } = await importPage('名单密语', { publish: true });
  await settled(named);
  const first = await subjectOf('suppressed', '名单密语', named, 404);
  await documents.startDraft(editor, named);
  const { draft: clean } = await documents.get(editor, named);
  const saved = await documents.saveDraft(editor, named, {
    version: clean!.version,
    fields: { ...pick(clean!), title: '测试市财政局关于更正后公开工作的通知' },
    blocks: [{ kind: 'paragraph', text: '更正后公开的正文。' }],
  });
  await documents.setTerms(editor, named, saved.version, {
    ...{ ...terms, embargoUntil: null, changeNote: '删去不应公开的内容', correction: 'privacy' },
  });
  await approve(named);
  await documents.publishApproved(publisher, named, await versionOf(named));
  await settled(named);
  corrected = { id: named, words: [...first.needles, '名单密语', ...first.hashes] };
  hidden.push({ ...first, id: '' });

  // A draft that somebody outside may look at.
  const seen = await importPage('预览密语');
  const previews = createPreviewsService({ db, files, now: () => new Date() });
  const open = await previews.create(editor, seen.documentId, { note: '市司法局', hours: 24 });
  const revoked = await previews.create(editor, seen.documentId, { note: '市审计局', hours: 24 });
  const links = await previews.list(editor, seen.documentId);
  await previews.revoke(editor, seen.documentId, links.find(({ note }) => note === '市审计局')?.id ?? '');
  previewed = { id: seen.documentId, mark: '预览密语', open: open.path, revoked: revoked.path };
  hidden.push(await subjectOf('previewed', '预览密语', seen.documentId, 404));

  // An upload in the console that nobody has saved yet.
  const uploads = createUploadsService({
    ...{ db, files, organisations, documents: documentImport, keepReadingsDays: 30 },
    enqueue: async () => undefined,
  });
  const upload = pageOf('上传密语');
  async function* sent() {
    yield { fileName: '上传密语.html', bytes: Buffer.from(upload.text) };
  }
  const { id: uploadId } = await uploads.start(editor, unit.id, sent());
  await uploads.readWaiting({ tenantId: tenant.id, id: uploadId });
  hidden.push(await subjectOf('an unsaved upload', '上传密语', uploadId, 404));
}, 240_000);
afterAll(() => portal.close());

const KINDS = ['text/html', 'application/json', '*/*'];

describe('what is not public', () => {
  it('stands on no public page, list, feed, sitemap, interface or error page', async () => {
    let looked = 0;
    const found: string[] = [];
    for (const path of await surfacesOf(portal, routes)) {
      for (const accept of KINDS) {
        for (const method of ['GET', 'HEAD']) {
          const answer = await portal.get(path, { accept }, method);
          const said = [...answer.headers].join('\n') + (await answer.text());
          looked += 1;
          for (const { name, id, needles, mark } of hidden)
            for (const needle of [...needles, mark, ...(id ? [id] : [])])
              if (said.includes(needle)) found.push(`${method} ${path} (${accept}): ${needle} of ${name}`);
        }
      }
    }
    expect(found).toEqual([]);
    expect(looked).toBeGreaterThan(150);
  });

  it('is seen by this walk when it is public', async () => {
    const seen = await Promise.all(
      ['/', '/documents', '/en/documents', '/api/v1/documents', '/feeds/documents.atom'].map(async (path) =>
        (await (await portal.get(path)).text()).includes(shown.title),
      ),
    );
    expect(seen).toEqual([true, true, true, true, true]);
    expect(await (await portal.get('/sitemap.xml')).text()).toContain(shown.id);
    const page = await (await portal.get(`/documents/${shown.id}`)).text();
    for (const hash of shown.hashes) expect(page).toContain(hash);
    for (const hash of shown.hashes) expect((await portal.get(`/files/${hash}/x`)).status).toBe(200);
    expect(await hits(shown.title)).toEqual([shown.id]);
  });

  it('is not found by search, whatever of it is asked for', async () => {
    for (const { name, id, title, mark, hashes, needles, fileName } of hidden) {
      const questions = [title, mark, `${mark}工作`, `"${mark}"`, id, ...hashes, fileName, ...needles].filter(Boolean);
      for (const q of questions) {
        expect(await hits(q), `${q} of ${name}`).toEqual([]);
        for (const path of ['/search', '/en/search']) {
          const page = await (await portal.get(`${path}?q=${encodeURIComponent(q)}`)).text();
          if (id) expect(page, `${path} for ${q} of ${name}`).not.toContain(`/documents/${id}`);
          // The question itself is shown again; nothing but the question.
          for (const other of [title, ...hashes].filter((needle) => !needle.includes(q) && !q.includes(needle)))
            expect(page, `${path} for ${q} of ${name}`).not.toContain(other);
        }
      }
    }
  });

  it('has no address: not its page, not its files, in no language, view or kind, with or without an old copy', async () => {
    for (const { name, id, hashes, fileName, status, etag, needles, mark } of hidden) {
      const addresses = [
        ...(id
          ? [`/documents/${id}`, `/en/documents/${id}`, `/documents/${id}?view=large`, `/api/v1/documents/${id}`]
          : []),
        ...(id ? [`/documents/${id}/history`, `/en/documents/${id}/history/1`, `/api/v1/documents/${id}/history`] : []),
        ...(id
          ? [`/documents/${id.toUpperCase()}`, `/documents/${id}/`, `//documents/${id}`, `/documents/${id}.json`]
          : []),
        ...hashes.flatMap((hash) => [`/files/${hash}/${fileName}`, `/files/${hash}/x`, `/files/${hash}`]),
        ...hashes.map((hash) => `/api/v1/console/files/${hash}`),
      ];
      for (const path of addresses) {
        for (const accept of KINDS) {
          for (const method of ['GET', 'HEAD']) {
            const headers = { accept, ...(etag ? { 'if-none-match': etag } : {}), range: 'bytes=0-99' };
            const answer = await portal.get(encodeURI(path), headers, method);
            const body = await answer.text();
            const what = `${method} ${path} (${accept}) of ${name}`;
            const isPage = /^(\/en)?(\/api\/v1)?\/documents\/[0-9a-f-]+(\/history)?(\?|$)/.test(path);
            const isEdition = /\/history\/\d+$/.test(path);
            const wanted = path.startsWith('/api/v1/console')
              ? [401]
              : isEdition
                ? [status, 404]
                : isPage
                  ? [status]
                  : [404];
            // An address that is none may also be refused as such.
            expect(isPage || answer.status !== 400 ? wanted : [400], what).toContain(answer.status);
            // The address that was asked for may be repeated; nothing else of it.
            const others = [...needles, mark].filter((needle) => !path.includes(needle));
            if (answer.status === 404) for (const needle of others) expect(body, what).not.toContain(needle);
            expect(answer.headers.get('cache-control'), what).toBe('no-store');
          }
        }
      }
    }
  });

  it('has no address that can be made from any route of the program, in whatever form it is asked for', async () => {
    expect(routes).toEqual(
      expect.arrayContaining([
        ...['GET /d/:code', 'GET /oai', 'GET /documents/:id/standard.pdf', 'GET /gazette/:year/:number/print.pdf'],
        ...['GET /preview/:token/:sha256', 'GET /feeds/columns/:code.atom', 'GET /api/v1/documents/:id/history'],
      ]),
    );
    // A route with a free part of a new kind must be made known to the probe.
    expect(() => guessAddresses(['GET /x/:secret'], { id: 'x', hashes: [], fileName: '' })).toThrow(
      ':secret in /x/:secret',
    );
    const found: string[] = [];
    // Every address once for each of them; with the next one it comes in the next form.
    const asked = hidden
      .filter((subject) => subject.id)
      .flatMap((subject, at) =>
        guessAddresses(routes, subject).map((one, number) => {
          const forms = formsOf(subject.hashes);
          return { ...one, ...subject, form: forms[(at + number) % forms.length]! };
        }),
      );
    const lane = async (list: typeof asked) => {
      for (const one of list) found.push(...(await tellsOf(portal, one)));
    };
    await Promise.all([0, 1, 2, 3].map((own) => lane(asked.filter((_, at) => at % 4 === own))));
    expect(found).toEqual([]);
    expect(asked.length).toBeGreaterThan(1000);
  }, 120_000);

  it('says when and why it was withdrawn, and of a hidden title nothing', async () => {
    for (const { id, mark, hashes, isOver = false } of hidden.filter((subject) => subject.status === 410)) {
      for (const [path, accept] of [
        [`/documents/${id}`, 'text/html'],
        [`/en/documents/${id}`, 'text/html'],
        [`/api/v1/documents/${id}`, 'application/json'],
        [`/documents/${id}`, 'application/json'],
      ] as const) {
        const answer = await portal.get(path, { accept });
        const body = await answer.text();
        expect(answer.status).toBe(410);
        if (isOver) expect(body).toMatch(/公示期已满|period (for|of)/);
        else expect(body).toContain(REASON);
        for (const word of [mark, ...hashes]) expect(body).not.toContain(word);
      }
    }
  });

  it('leaves a receipt of every surface for each of its versions', async () => {
    for (const { id } of hidden.filter((subject) => subject.status === 410)) {
      const rows = await portal.db
        .selectFrom('publicationReceipts')
        .select(['version', 'surface'])
        .where('subjectId', '=', id)
        .orderBy('version')
        .orderBy('surface')
        .execute();
      expect(rows.map(({ version, surface }) => `${version} ${surface}`)).toEqual(
        [1, 2].flatMap((version) => RECEIPTS.map((surface) => `${version} ${surface}`)),
      );
    }
  });

  it('is not even in the index on the disk', () => {
    const files = ['search-1.db', 'search-2.db', 'search-3.db'].flatMap((name) => {
      try {
        return [readFileSync(`${portal.folder}/search/${name}`)];
      } catch {
        return [];
      }
    });
    expect(files.length).toBeGreaterThan(0);
    for (const { id } of hidden.filter((subject) => subject.id && subject.status === 404))
      for (const file of files) expect(file.includes(id)).toBe(false);
  });
});

async function hits(q: string): Promise<string[]> {
  const answer = await portal.get(`/api/v1/search?limit=50&q=${encodeURIComponent(q)}`);
  expect(answer.status).toBe(200);
  const { items } = (await answer.json()) as { items: { id: string; title: string }[] };
  // Others may share a word with the question; what counts is that none of the hidden ones is there, and nothing of their words.
  const ids = new Set(hidden.map((subject) => subject.id));
  return items
    .filter(({ id, title }) => ids.has(id) || title.includes(q) || hidden.some((s) => title.includes(s.mark)))
    .map((item) => item.id);
}

describe('what a correction for privacy took away', () => {
  it('is in no earlier edition, no difference between editions and no list of them', async () => {
    const { id, words } = corrected;
    for (const path of [
      `/documents/${id}`,
      ...['', '/1', '/2', '/3', '/01', '/1?page=1'].map((part) => `/documents/${id}/history${part}`),
      ...['', '/1', '/2'].map((part) => `/en/documents/${id}/history${part}`),
      `/api/v1/documents/${id}`,
      `/api/v1/documents/${id}/history`,
      ...['/feeds/documents.atom', '/sitemap.xml', '/documents', '/'],
    ]) {
      const body = await (
        await portal.get(path, { accept: path.startsWith('/api') ? 'application/json' : '*/*' })
      ).text();
      for (const word of words) expect(body, path).not.toContain(word);
    }
    expect(await (await portal.get(`/documents/${id}/history`)).text()).toContain('删去不应公开的内容');
    expect((await portal.get(`/documents/${id}/history/1`)).status).toBe(404);
    expect((await portal.get(`/documents/${id}/history/2`)).status).toBe(200);
  });
});

describe('a preview', () => {
  it('shows the text to whoever has the link, asks to be kept and indexed nowhere, and says that it is none of the public', async () => {
    const answer = await portal.get(previewed.open);
    const body = await answer.text();
    expect(answer.status).toBe(200);
    expect(body).toContain(previewed.mark);
    expect(body).toContain('尚未公开');
    expect(answer.headers.get('cache-control')).toContain('no-store');
    expect(answer.headers.get('x-robots-tag')).toContain('noindex');
    expect(answer.headers.get('referrer-policy')).toBe('no-referrer');
    const picture = /\/preview\/[\w-]+\/[0-9a-f]{64}/.exec(body)?.[0] ?? '';
    expect((await portal.get(picture)).headers.get('content-type')).toBe('image/png');
    expect((await portal.get(picture.replace('/preview/', '/en/preview/'))).status).toBe(404);
    // The same picture has no address but this one.
    expect((await portal.get(`/files/${picture.slice(-64)}/x`)).status).toBe(404);
  });

  it('that was taken back says so with words and nothing of the text; a guess learns nothing at all', async () => {
    const gone = await portal.get(previewed.revoked);
    expect(gone.status).toBe(410);
    const words = await gone.text();
    expect(words).toContain('收回');
    expect(words).not.toContain(previewed.mark);
    const token = previewed.open.slice('/preview/'.length);
    const guesses = [previewed.id, token.slice(0, -1), `${token}x`, token.split('').reverse().join(''), 'x'.repeat(43)];
    for (const guess of guesses) {
      const answer = await portal.get(`/preview/${guess}`);
      expect(answer.status, guess).toBe(404);
      expect(await answer.text()).not.toContain(previewed.mark);
    }
  });
});

describe('a page in the cache', () => {
  it('is gone at the first question after the answer to its withdrawal, and of the lists as well', async () => {
    const officer = await portal.signIn('withdrawer', ['publisher']);
    for (const mark of ['甲', '乙', '丙', '丁', '戊', '己', '庚', '辛', '壬', '癸'].map((stem) => `缓存密语${stem}`)) {
      const { documentId } = await importPage(mark, { publish: true });
      const path = `/documents/${documentId}`;
      const surfaces = [
        '/',
        '/documents',
        '/en/documents',
        '/api/v1/documents',
        '/feeds/documents.atom',
        '/sitemap.xml',
      ];
      const withIt = async () =>
        (
          await Promise.all(
            surfaces.map(async (at) => [at, (await (await portal.get(at)).text()).includes(documentId)] as const),
          )
        )
          .filter(([, has]) => has)
          .map(([at]) => at);
      await expect.poll(withIt, { timeout: 10_000 }).toEqual(surfaces);
      for (let i = 0; i < 3; i++) expect((await portal.get(path)).status).toBe(200);
      await officer.json('POST', `/api/v1/console/documents/${documentId}/withdraw`, { reason: REASON });
      expect((await portal.get(path)).status).toBe(410);
      expect(await withIt()).toEqual([]);
      expect(await hits(mark)).toEqual([]);
    }
  });

  it('is gone within a moment when another process withdrew it', async () => {
    const { documentId } = await importPage('隔壁密语', { publish: true });
    const status = async () => (await portal.get(`/documents/${documentId}`)).status;
    await expect.poll(status, { timeout: 10_000 }).toBe(200);
    await portal.documents.withdraw(portal.publisher, documentId, { reason: REASON });
    await expect.poll(status, { timeout: 2000, interval: 10 }).toBe(410);
  });
});
