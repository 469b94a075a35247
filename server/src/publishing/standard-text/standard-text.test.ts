import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { extractFile } from '../../kernel/extract/index.ts';
import { readConfig } from '../../kernel/config/index.ts';
import { createHttpServer, type HttpServer } from '../../kernel/http/index.ts';
import { createLogger } from '../../kernel/log/index.ts';
import { createPrinter, type Printer } from '../../kernel/print/index.ts';
import { createDocumentsWorld, notice, type DocumentsWorld } from '../documents/documents.testing.ts';
import { registerStandardTextApi } from './standard-text.api.ts';
import { createStandardTextService, type StandardTextService } from './standard-text.service.ts';

const ORIGIN = 'https://www.example.gov.cn';
let world: DocumentsWorld;
let printer: Printer;
let made = 0;
let standardText: StandardTextService;
let app: HttpServer;

beforeAll(async () => {
  world = await createDocumentsWorld();
  printer = createPrinter();
  const { db, files, checks } = world;
  const counting: Printer = {
    ...printer,
    print: (format, document) => {
      made += 1;
      return printer.print(format, document);
    },
  };
  standardText = createStandardTextService({ db, files, checks, printer: counting });
  const log = createLogger('error', { write: () => undefined });
  app = await createHttpServer({ config: readConfig({}), log, apiTitle: 'test', apiVersion: '1' });
  registerStandardTextApi(app, {
    standardText,
    siteOf: async () => ({ tenantId: world.tenant.id, view: { origin: ORIGIN } }),
  });
});
afterAll(async () => {
  await app?.close();
  await printer?.close();
  await world?.close();
});

const bulk = () =>
  world.officer(
    'bulk',
    ['import', 'bulk_publish'].map((verb) => `documents.document.${verb}`),
  );
async function publishText(text: string): Promise<string> {
  const outcome = await world.importText(bulk(), text, { publish: true });
  if (!('documentId' in outcome) || !outcome.documentId) throw new Error(JSON.stringify(outcome));
  return outcome.documentId;
}
const get = (id: string, format: 'pdf' | 'docx' = 'pdf') => standardText.get(world.tenant.id, id, format, ORIGIN);
const codeOf = (work: Promise<unknown>) =>
  work.then(
    () => 'done',
    (error: { code?: string }) => error.code ?? String(error),
  );
const textOf = async (bytes: Uint8Array, name: string) => {
  const { blocks } = await extractFile(Uint8Array.from(bytes), name);
  return blocks
    .flatMap((block) =>
      block.kind === 'paragraph'
        ? [block.text]
        : block.kind === 'table'
          ? block.rows.flatMap((row) => row.map(({ text }) => text))
          : [],
    )
    .join('')
    .replace(/\s/g, '');
};

describe('the standard text', () => {
  it.each(['pdf', 'docx'] as const)('of a published document is a .%s with all its words once', async (format) => {
    const id = await publishText(notice(format === 'pdf' ? 11 : 12));
    const n = format === 'pdf' ? 11 : 12;
    const { bytes, fileName } = await get(id, format);
    expect(fileName).toBe(`测试市财政局关于做好第${n}项工作的通知.${format}`);
    const text = await textOf(bytes, `a.${format}`);
    for (const once of [`测试市财政局关于做好第${n}项工作的通知`, '各县区财政局：', '加强管理'])
      expect(text.split(once), once).toHaveLength(2);
    // At its head and in the facts.
    expect(text.split(`测财〔2026〕${n}号`)).toHaveLength(3);
    expect(text).toContain(`${ORIGIN}/documents/${id}`);
  });

  it('is made once for all who ask at the same time, and again only when the document changed', async () => {
    const id = await publishText(notice(21));
    const before = made;
    const [one, two] = await Promise.all([get(id), get(id)]);
    expect(Buffer.compare(one.bytes, two.bytes)).toBe(0);
    const three = await get(id);
    expect(Buffer.compare(one.bytes, three.bytes)).toBe(0);
    expect(made - before).toBe(1);
    await world.db.updateTable('documentEditions').set({ validity: 'repealed' }).where('documentId', '=', id).execute();
    const four = await get(id);
    expect(made - before).toBe(2);
    expect(await textOf(four.bytes, 'a.pdf')).toContain('有效性废止');
  });

  it('of a draft, of nothing and of a foreign tenant is not found', async () => {
    const outcome = await world.importText(bulk(), notice(31));
    const draft = 'documentId' in outcome ? String(outcome.documentId) : '';
    expect(draft).toMatch(/^[0-9a-f-]{36}$/);
    const id = await publishText(notice(32));
    expect(await codeOf(get(draft))).toBe('standard_text.not_found');
    expect(await codeOf(get('../../etc/passwd'))).toBe('standard_text.not_found');
    const other = await world.organisations.ensureTenant({ code: 'other', name: '别市' });
    expect(await codeOf(standardText.get(other.id, id, 'pdf', ORIGIN))).toBe('standard_text.not_found');
  });

  it('is gone with the document, also when it was made before', async () => {
    const id = await publishText(notice(41));
    await get(id);
    await world.documents.withdraw(world.publisher, id, { reason: '内容有误，更正后重新发布' });
    expect(await codeOf(get(id))).toBe('standard_text.gone');
    const answer = await app.inject(`/documents/${id}/standard.pdf`);
    expect(answer.statusCode).toBe(410);
  });

  it('is held when its bytes have what the text has not', async () => {
    const id = await publishText(notice(51));
    const { db, files } = world;
    const held = createStandardTextService({
      ...{ db, files, printer },
      checks: {
        check: async () => [{ kind: 'metadata', where: '', excerpt: 'x', severity: 'high', suggestion: '' }],
        checkText: async () => [],
      },
    });
    expect(await codeOf(held.get(world.tenant.id, id, 'pdf', ORIGIN))).toBe('standard_text.held');
    // Remembered: the next one is told the same at once.
    expect(await codeOf(get(id))).toBe('standard_text.held');
  });

  it('is not held for the address of its own site, and looked at again where the checker could not', async () => {
    const id = await publishText(notice(52));
    const local = await standardText.get(world.tenant.id, id, 'pdf', 'http://127.0.0.1:8080');
    expect(local.bytes.length).toBeGreaterThan(1000);
    const { db, files } = world;
    const finding = { kind: 'not_checkable', where: '', excerpt: '', severity: 'high', suggestion: '' } as const;
    const failing = { check: async () => [finding], checkText: async () => [] };
    const broken = createStandardTextService({ ...{ db, files, printer }, checks: failing });
    expect(await codeOf(broken.get(world.tenant.id, id, 'docx', ORIGIN))).toBe('standard_text.held');
    expect(await codeOf(get(id, 'docx'))).toBe('done');
  });

  it('is sent as a download that is asked for again, in the API as well', async () => {
    const id = await publishText(notice(61));
    for (const url of [`/documents/${id}/standard.docx`, `/api/v1/documents/${id}/standard-text/docx`]) {
      const answer = await app.inject(url);
      expect(answer.statusCode).toBe(200);
      expect(answer.headers['cache-control']).toBe('no-cache');
      expect(answer.headers['content-disposition']).toMatch(/^attachment; filename\*=UTF-8''%E6%B5%8B/);
      expect(Number(answer.headers['content-length'])).toBe(answer.rawPayload.length);
      const again = await app.inject({ url, headers: { 'if-none-match': String(answer.headers['etag']) } });
      expect(again.statusCode).toBe(304);
    }
    expect((await app.inject(`/api/v1/documents/${id}/standard-text/exe`)).statusCode).toBe(400);
  });
});
