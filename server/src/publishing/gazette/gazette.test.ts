import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { extractFile } from '../../kernel/extract/index.ts';
import { openKeyRing, type KeyRing } from '../../kernel/keys/index.ts';
import { createPrinter, type Printer } from '../../kernel/print/index.ts';
import { createDocumentsWorld, notice, type DocumentsWorld } from '../documents/documents.testing.ts';
import { coverOf, sha256Of } from './gazette.rules.ts';
import type { IssueInput } from './gazette.schema.ts';
import { createGazetteService, type GazetteFinding, type GazetteService } from './gazette.service.ts';
import { createGazetteBeside } from './gazette.portal.tsx';
import { createGazetteReading, type GazetteReading } from './reading.service.ts';
import { createSigner, isSigned } from './signing.ts';

let world: DocumentsWorld;
let printer: Printer;
let keys: KeyRing;
let gazette: GazetteService;
let reading: GazetteReading;
let folder: string;
let editor: ReturnType<DocumentsWorld['officer']>;
let chief: typeof editor;

beforeAll(async () => {
  world = await createDocumentsWorld();
  folder = mkdtempSync(join(tmpdir(), 'yangguang-gazette-'));
  keys = await openKeyRing(world.db, join(folder, 'master.key'));
  printer = createPrinter();
  gazette = createGazetteService({
    ...{ db: world.db, files: world.files, printer, keys, organisations: world.organisations },
    ...{ origin: 'https://www.test.gov.cn', now: () => new Date('2026-11-20T03:00:00Z') },
  });
  reading = createGazetteReading({ db: world.db, gazette });
  const read = 'documents.document.read';
  editor = world.officer('gazette-editor', [read, 'gazette.issue.write']);
  chief = world.officer('gazette-chief', [read, 'gazette.issue.publish']);
});
afterAll(async () => {
  await printer.close();
  await world.close();
  rmSync(folder, { recursive: true, force: true });
});

const codeOf = (work: Promise<unknown>) =>
  work.then(
    () => 'done',
    (error: { code?: string }) => error.code ?? String(error),
  );
async function published(n: number, long = false): Promise<string> {
  const body = long
    ? Array.from(
        { length: 90 },
        (_, i) => `${i + 1}. 第${n}项第${i + 1}条措施：加强协调，压实责任，按时完成任务。（市财政局负责）`,
      ).join('\n')
    : '一、加强管理。（市财政局负责）';
  const outcome = await world.importText(world.system, notice(n, body), { publish: true, fileName: `${n}.txt` });
  if (outcome.state !== 'saved') throw new Error(JSON.stringify(outcome));
  return outcome.documentId;
}
let number = 0;
const input = (documentIds: string[], more: Partial<IssueInput> = {}): IssueInput => ({
  ...{ version: 0, organisationId: world.unit.id, year: 2026, number: (number += 1), serial: 15, note: '' },
  items: documentIds.map((documentId, at) => ({ documentId, section: at === 0 ? '市政府文件' : '部门文件' })),
  ...more,
});
const actionsOf = async (subjectId: string) =>
  (
    await world.db
      .selectFrom('auditEntries')
      .select('action')
      .where('subjectId', '=', subjectId)
      .orderBy('id')
      .execute()
  ).map(({ action }) => action);

describe('an issue', () => {
  it('is composed, printed with fixed pages, signed and published; every document says where it stands', async () => {
    const ids = [await published(1, true), await published(2), await published(3)];
    const made = await gazette.save(editor, null, input(ids, { note: '本期刊登文件三件。' }));
    expect(made).toMatchObject({ state: 'draft', itemCount: 3, mayWrite: true, mayPublish: false });
    expect(await codeOf(reading.get(world.tenant.id, 2026, made.number))).toBe('gazette.not_found');
    const done = await gazette.publish(chief, made.id, made.version);
    expect(done).toMatchObject({ state: 'published', publishedOn: '2026-11-20' });

    const issue = await reading.get(world.tenant.id, 2026, made.number);
    const [first, second, third] = issue.items;
    if (!first || !second || !third) throw new Error('three items');
    expect(first.pages).toBeGreaterThan(1);
    expect(second.startPage).toBe(first.startPage + first.pages);
    expect(third.startPage).toBe(second.startPage + second.pages);
    expect(first.citation).toBe(`《测试市公报》2026年第${made.number}期第${first.startPage}页`);

    // Each document begins on the page of the print edition that its citation names.
    const bytes = await reading.print(world.tenant.id, 2026, made.number);
    const { blocks } = await extractFile(bytes, 'x.pdf');
    for (const item of issue.items) {
      const at = blocks.filter(
        (block) => block.kind === 'paragraph' && 'page' in block && block.page === item.startPage,
      );
      expect(JSON.stringify(at).replace(/\s/g, '')).toContain(item.title.slice(-12));
    }
    const beside = await createGazetteBeside(reading)(world.tenant.id, ids[1] ?? '', 'zh');
    expect(beside.facts).toEqual([
      { label: '公报', value: second.citation, isChinese: true, href: `/gazette/2026/${made.number}` },
    ]);

    // The signature is over the text that everybody gets, and the text names the print edition.
    expect(sha256Of(issue.manifest)).toBe(issue.sha256);
    expect(isSigned(issue.manifest, issue.signature, issue.publicKey)).toBe(true);
    expect(isSigned(issue.manifest.replace('2026', '2025'), issue.signature, issue.publicKey)).toBe(false);
    expect(JSON.parse(issue.manifest)).toMatchObject({ print: { sha256: sha256Of(bytes) } });
    expect(issue.publicKey).toBe(createSigner(keys).publicKey);
    expect(await reading.findByHash(world.tenant.id, sha256Of(bytes).toUpperCase())).toEqual({
      year: 2026,
      number: made.number,
    });
    expect(await actionsOf(made.id)).toEqual(['gazette.issue.created', 'gazette.issue.published']);
    expect((await gazette.listCandidates(editor, {})).map(({ documentId }) => documentId)).not.toContain(ids[0]);
    expect(await codeOf(gazette.save(editor, made.id, input(ids)))).toBe('gazette.fixed');
  });

  it('shows nothing of a document that is withdrawn: no title, no print edition, no signed text', async () => {
    const ids = [await published(11), await published(12)];
    const made = await gazette.save(editor, null, input(ids));
    await gazette.publish(chief, made.id, made.version);
    await world.documents.withdraw(world.publisher, ids[0] ?? '', { reason: '含个人信息' } as never);
    const issue = await reading.get(world.tenant.id, 2026, made.number);
    expect(issue.items[0]).toMatchObject({ title: '', documentNumber: '', url: null });
    expect(issue).toMatchObject({ printUrl: null, manifest: '', sha256: '' });
    expect(JSON.stringify(issue)).not.toContain('第11项');
    expect(await codeOf(reading.print(world.tenant.id, 2026, made.number))).toBe('gazette.print_held');
  });

  it('holds its print edition back when an edition in it was suppressed by a correction', async () => {
    const ids = [await published(13)];
    const made = await gazette.save(editor, null, input(ids));
    await gazette.publish(chief, made.id, made.version);
    await reading.print(world.tenant.id, 2026, made.number);
    await sql`update document_editions set suppressed_at = now() where document_id = ${ids[0]}::uuid`.execute(world.db);
    expect(await codeOf(reading.print(world.tenant.id, 2026, made.number))).toBe('gazette.print_held');
    expect((await reading.get(world.tenant.id, 2026, made.number)).manifest).toBe('');
  });

  it('is withdrawn with a reason, and its number is free again', async () => {
    const id = await published(21);
    const made = await gazette.save(editor, null, input([id]));
    await gazette.publish(chief, made.id, made.version);
    await gazette.withdraw(chief, made.id, '页码有误');
    expect(await codeOf(reading.get(world.tenant.id, 2026, made.number))).toBe('gazette.withdrawn');
    expect(await reading.placesOf(world.tenant.id, id)).toEqual([]);
    const again = await gazette.save(editor, null, input([id], { number: made.number }));
    expect(again.state).toBe('draft');
    expect(await actionsOf(made.id)).toContain('gazette.issue.withdrawn');
  });

  it('is refused: without the right, by its editor, empty, with what is not public, twice, taken, after a change', async () => {
    const id = await published(31);
    const reader = world.officer('reader', ['documents.document.read']);
    expect(await codeOf(gazette.save(reader, null, input([id])))).toBe('access.denied');
    const made = await gazette.save(editor, null, input([id]));
    expect(await codeOf(gazette.publish(reader, made.id, made.version))).toBe('access.denied');
    const both = world.officer('gazette-editor', ['documents.document.read', 'gazette.issue.publish']);
    expect(await codeOf(gazette.publish(both, made.id, made.version))).toBe('gazette.own_issue');
    expect(await codeOf(gazette.publish(chief, made.id, 9))).toBe('gazette.conflict');
    expect(await codeOf(gazette.save(editor, null, input([id, id])))).toBe('gazette.twice');
    expect(await codeOf(gazette.save(editor, null, input([world.unit.id])))).toBe('gazette.document_unknown');
    expect(await codeOf(gazette.save(editor, null, input([id], { number: made.number })))).toBe('gazette.number_taken');
    const empty = await gazette.save(editor, null, input([]));
    expect(await codeOf(gazette.publish(chief, empty.id, 1))).toBe('gazette.empty');
    await world.documents.withdraw(world.publisher, id, { reason: '有误' } as never);
    expect(await codeOf(gazette.publish(chief, made.id, made.version))).toBe('gazette.not_public');
    expect((await gazette.get(editor, made.id)).state).toBe('draft');
  });
});

describe('the check of all issues', () => {
  it('finds a changed print edition, a changed text and a changed signature', async () => {
    const check = async () => {
      const found: GazetteFinding[] = [];
      await gazette.verify(world.tenant.id, (finding) => found.push(finding));
      return found.map(({ what }) => what).sort();
    };
    expect(await check()).toEqual([]);
    const { id } = await world.db
      .selectFrom('gazetteIssues')
      .select('id')
      .where('state', '=', 'published')
      .orderBy('id')
      .limit(1)
      .executeTakeFirstOrThrow();
    await sql`update gazette_prints set bytes = '\\x00' where issue_id = ${id}`.execute(world.db);
    expect(await check()).toEqual(['print']);
    await sql`update document_editions set plain_text = plain_text || '改' where id = (select edition_id from gazette_items where issue_id = ${id} limit 1)`.execute(
      world.db,
    );
    expect(await check()).toEqual(['print', 'text']);
    await sql`update gazette_issues set manifest = manifest || ' ' where id = ${id}`.execute(world.db);
    expect(await check()).toEqual(['manifest', 'print', 'signature', 'text']);
  });

  it('has a cover without anything that a browser would run', () => {
    const cover = coverOf({ name: '<script>公报', year: 2026, number: 1, serial: 0, note: '', publishedOn: '' });
    expect(cover).toContain('&lt;script&gt;公报');
    expect(cover).not.toContain('<script');
  });
});
