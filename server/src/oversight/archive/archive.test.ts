import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../kernel/db/testing.ts';
import { openDiskStore, type FileStore } from '../../kernel/files/index.ts';
import { makeColumnsWorld } from '../../testing/columns-world.testing.ts';
import { bagInfo, manifest, monthBounds, safeName } from './bag.rules.ts';
import { createArchiveService, type ArchiveService } from './index.ts';

const folder = mkdtempSync(join(tmpdir(), 'archive-'));
const TENANT = { code: 'anlan', name: '安澜市' };
let test: TestDatabase;
let world: Awaited<ReturnType<typeof makeColumnsWorld>>;
let files: FileStore;
let archive: ArchiveService;

beforeAll(async () => {
  test = await createTestDatabase();
  world = await makeColumnsWorld(test.db);
  files = await openDiskStore(join(folder, 'store'));
  archive = createArchiveService({ db: test.db, files, now: () => new Date('2026-12-01T00:00:00Z') });
});
afterAll(async () => {
  await files.close();
  await test.close();
  rmSync(folder, { recursive: true, force: true });
});

async function publishAt(title: string, at: string, attachment?: { name: string; bytes: Buffer }) {
  const { id } = await world.publish(title, at.slice(0, 10));
  const { db } = test;
  await db
    .updateTable('publications')
    .set({ visibleFrom: at, lastPublishedAt: at })
    .where('subjectId', '=', id)
    .execute();
  if (attachment) {
    const sha256 = await files.put(attachment.bytes);
    const own = { tenantId: world.tenantId, sha256, name: attachment.name, mediaType: 'application/pdf' };
    await db
      .insertInto('publicationFiles')
      .values({ ...own, subjectType: 'document', subjectId: id })
      .execute();
  }
  return id;
}
const withdrawFor = (id: string, endKind: string) =>
  test.db
    .updateTable('publications')
    .set({ state: 'withdrawn', endKind, withdrawnAt: new Date() })
    .where('subjectId', '=', id)
    .execute();
const codeOf = (work: Promise<unknown>) =>
  work.then(
    () => 'done',
    (error: { code?: string }) => error.code,
  );

describe('the hand-over of a month', () => {
  it('holds what was published in it in China and is public still, with checksums; is recorded, received, called back', async () => {
    const bytes = Buffer.from('%PDF-1.7 原件');
    const first = await publishAt('月初零点公开', '2026-09-30T16:00:00Z', { name: '附件 1%：收费/标准.pdf', bytes });
    const before = await publishAt('上月最后一秒公开', '2026-09-30T15:59:59Z');
    const later = await publishAt('次月公开', '2026-10-31T16:00:00Z');
    const gone = await publishAt('因隐私撤下', '2026-10-10T00:00:00Z', { name: 'x.pdf', bytes: Buffer.from('张某某') });
    const draft = (await world.publish('草稿', null)).id;
    await withdrawFor(gone, 'privacy');

    const report = await archive.handOver(world.admin, TENANT, { month: '2026-10', folder });
    expect(report).toMatchObject({ documents: 1, files: 3, path: join(folder, 'anlan-2026-10') });
    expect(readdirSync(join(report.path, 'data'))).toEqual([first]);
    const named = readFileSync(join(report.path, 'manifest-sha256.txt'), 'utf8').trim().split('\n');
    expect(named.map((line) => line.split('  ')[1])).toEqual([
      `data/${first}/files/01-附件 1%25：收费_标准.pdf`,
      `data/${first}/metadata.json`,
      `data/${first}/text.txt`,
    ]);
    for (const line of [
      ...named,
      ...readFileSync(join(report.path, 'tagmanifest-sha256.txt'), 'utf8').trim().split('\n'),
    ]) {
      const [sha256, path = ''] = line.split('  ');
      const content = readFileSync(join(report.path, path.replaceAll('%25', '%')));
      expect(createHash('sha256').update(content).digest('hex'), path).toBe(sha256);
    }
    const metadata = JSON.parse(readFileSync(join(report.path, 'data', first, 'metadata.json'), 'utf8')) as object;
    expect(metadata).toMatchObject({ title: '月初零点公开', organisation: { name: '财政局' } });
    expect(readdirSync(folder).filter((name) => name.startsWith('.'))).toEqual([]);
    for (const id of [before, later, gone, draft]) expect(existsSync(join(report.path, 'data', id))).toBe(false);

    await archive.receive(world.admin, { month: '2026-10', receivedBy: '市档案馆', receiptNumber: '收〔2026〕10号' });
    const [row] = await archive.list(world.admin);
    expect(row).toMatchObject({ month: '2026-10', receivedBy: '市档案馆', manifestSha256: report.manifestSha256 });
    expect(await world.auditOf(row?.id ?? '')).toEqual(['archive.handover.made', 'archive.handover.received']);
    expect(await archive.recalls(world.admin)).toEqual([]);
    await withdrawFor(first, 'secrecy');
    expect(await archive.recalls(world.admin)).toMatchObject([
      { month: '2026-10', documentId: first, kind: 'secrecy' },
    ]);
  });

  it('refuses what cannot be, and leaves nothing', async () => {
    const make = (month: string, where = folder) =>
      codeOf(archive.handOver(world.admin, TENANT, { month, folder: where }));
    expect(await make('2026-13')).toBe('archive.month_wrong');
    expect(await make('../etc')).toBe('archive.month_wrong');
    expect(await make('2026-12')).toBe('archive.month_open');
    expect(await make('2026-10')).toBe('archive.exists');
    expect(await make('2026-09', '/proc/nowhere')).toBe('archive.folder_refused');
    const receive = (month: string, receivedBy: string) =>
      codeOf(archive.receive(world.admin, { month, receivedBy, receiptNumber: '' }));
    expect(await receive('2020-01', '市档案馆')).toBe('archive.not_handed_over');
    expect(await receive('2026-10', ' ')).toBe('archive.receipt_missing');
    expect(readdirSync(folder).sort()).toEqual(['anlan-2026-10', 'store']);
  });

  it('ends without a package when a stored file is damaged', async () => {
    const id = await publishAt('原件损坏', '2026-08-10T00:00:00Z');
    const own = { tenantId: world.tenantId, sha256: 'a'.repeat(64), name: 'a.pdf', mediaType: '' };
    await test.db
      .insertInto('publicationFiles')
      .values({ ...own, subjectType: 'document', subjectId: id })
      .execute();
    expect(await codeOf(archive.handOver(world.admin, TENANT, { month: '2026-08', folder }))).toBe('files.not_found');
    expect(existsSync(join(folder, 'anlan-2026-08'))).toBe(false);
  });

  it('is made by those who may', async () => {
    const other = world.only(['documents.document.read']);
    expect(await codeOf(archive.handOver(other, TENANT, { month: '2026-09', folder }))).toBe('access.denied');
    expect(await codeOf(archive.list(other))).toBe('access.denied');
    expect(await codeOf(archive.recalls(other))).toBe('access.denied');
    expect(await codeOf(archive.receive(other, { month: '2026-10', receivedBy: 'x', receiptNumber: '' }))).toBe(
      'access.denied',
    );
  });
});

describe('names and tag files', () => {
  it.each([
    ['通知.pdf', '01-通知.pdf'],
    ['../../etc/passwd', '01-_.._etc_passwd'],
    ['..', '01-file'],
    ['a\nb\u0000.doc', '01-a_b_.doc'],
    [`${'长'.repeat(300)}.docx`, `01-${'长'.repeat(66)}.docx`],
  ])('%j becomes %j', (name, expected) => expect(safeName(name, 1)).toBe(expected));
  it('keeps a line a line', () => {
    const info = { organisation: 'a\nb: c', identifier: 'x', description: '', baggedOn: '2026-11-01' };
    expect(bagInfo({ ...info, payload: [{ path: 'data/a', sha256: '0', bytes: 5 }] })).toContain(
      'Source-Organization: a b: c\nExternal-Identifier: x\n',
    );
    expect(manifest([{ path: 'data/a\nb', sha256: '0', bytes: 5 }])).toBe('0  data/a%0Ab\n');
  });
  it('knows months', () => {
    expect(monthBounds('2026-12')?.until.toISOString()).toBe('2026-12-31T16:00:00.000Z');
    expect(monthBounds('2026-00')).toBeNull();
  });
});
