import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createTestDatabase } from '../../kernel/db/testing.ts';
import { openDiskStore } from '../../kernel/files/index.ts';
import type { Actor } from '../../foundation/audit/index.ts';
import { systemActor } from '../../foundation/audit/index.ts';
import { createFileChecks } from '../../foundation/gate/checks/index.ts';
import { createOrganisationsService } from '../../foundation/organisations/index.ts';
import { createReviewService } from '../../foundation/review/index.ts';
import { createDocumentsService } from './documents.service.ts';
import { candidateOf, createDocumentImport } from './import.service.ts';

/** A unit with a real database, a store on disk and everything documents stand on; one for each test file. */
export async function createDocumentsWorld() {
  const database = await createTestDatabase();
  const { db } = database;
  const folder = mkdtempSync(join(tmpdir(), 'yangguang-documents-'));
  const storeFolder = join(folder, 'files');
  const files = await openDiskStore(storeFolder);
  /** What the services take for now; a test may move it. */
  const clock = { at: new Date('2026-11-20T03:00:00Z') };
  const now = () => clock.at;
  const organisations = createOrganisationsService({ db });
  const tenant = await organisations.ensureTenant({ code: 'test', name: '测试市' });
  const system = systemActor(tenant.id, 'test');
  const { organisation: unit } = await organisations.create(system, { code: 'finance', name: '测试市财政局' });
  const { organisation: other } = await organisations.create(system, { code: 'education', name: '测试市教育局' });
  const reviews = createReviewService({ db, now });
  const documentImport = createDocumentImport({ db, storeFolder, maxBytes: 1 << 20, now }, 1);
  const checks = createFileChecks({ threads: 1, storeFolder });
  const documents = createDocumentsService({ db, files, organisations, reviews, documentImport, checks, now });

  /** An officer with the permissions given, for one unit or everywhere. */
  const officer = (name: string, permissions: readonly string[], organisationId?: string): Actor => ({
    kind: 'account',
    tenantId: tenant.id,
    id: name,
    name,
    locale: 'zh',
    requestId: '',
    can: (permission, of) =>
      permissions.includes(permission) && (organisationId === undefined || of === undefined || of === organisationId),
    scopeOf: (permission) => (permissions.includes(permission) ? (organisationId ? [organisationId] : 'all') : []),
  });
  const WRITING = ['read', 'write', 'import', 'submit'].map((verb) => `documents.document.${verb}`);

  return {
    ...{
      db,
      url: database.url,
      folder,
      files,
      organisations,
      tenant,
      unit,
      other,
      reviews,
      documents,
      documentImport,
      clock,
      checks,
      system,
      officer,
    },
    editor: officer('editor', [...WRITING, 'documents.task.correct'], unit.id),
    publisher: officer('publisher', [
      'documents.document.read',
      'documents.document.publish',
      'documents.document.withdraw',
    ]),
    reviewers: ['first', 'second', 'secrecy', 'final'].map((step) =>
      officer(`reviewer-${step}`, ['documents.document.read', `review.step.${step}`]),
    ),

    /** Saves text as an imported file for the unit, and returns what became of it. */
    async importText(
      actor: Actor,
      text: string,
      options: { publish?: boolean; fileName?: string; organisationId?: string; undecided?: boolean } = {},
    ) {
      const fileName = options.fileName ?? '文件.txt';
      const path = join(folder, fileName);
      writeFileSync(path, text);
      const result = await documentImport.read({ path }, fileName, {
        keep: true,
        locale: 'zh',
        check: options.publish ?? false,
      });
      // Tests are about other things than the attribute; those that are about it say so in the text.
      if (!options.publish && !options.undecided) result.reading.disclosure = 'proactive';
      const item = { ...candidateOf(fileName, result), organisationId: options.organisationId ?? unit.id };
      const [outcome] = await documentImport.save(actor, [item], { publish: options.publish ?? false });
      if (!outcome) throw new Error('nothing became of the file');
      return outcome;
    },

    /** Sends a document's draft through all its reviews; returns the version that the next write has to name. */
    async approve(documentId: string): Promise<number> {
      const editor = officer('editor', [...WRITING, 'documents.task.correct'], unit.id);
      const { draft } = await documents.get(editor, documentId);
      const { reviewId } = await documents.submit(editor, documentId, draft?.version ?? 0);
      for (const step of ['first', 'second', 'secrecy', 'final']) {
        const reviewer = officer(`reviewer-${step}`, ['documents.document.read', `review.step.${step}`]);
        const { version } = await reviews.get(reviewer, reviewId);
        await reviews.decide(reviewer, reviewId, { version, decision: 'approve', reason: '' });
      }
      return (await documents.get(editor, documentId)).draft?.version ?? 0;
    },

    /** Actions recorded for a document, oldest first. */
    async actionsOf(documentId: string): Promise<string[]> {
      const rows = await db
        .selectFrom('auditEntries')
        .select('action')
        .where('subjectId', '=', documentId)
        .orderBy('id')
        .execute();
      return rows.map((row) => row.action);
    },

    async close() {
      await documentImport.close();
      await checks.close();
      await database.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
export type DocumentsWorld = Awaited<ReturnType<typeof createDocumentsWorld>>;

/** A plain notice whose words are all its own. */
export const notice = (n: number | string, body = '一、加强管理。（市财政局负责）') =>
  `测试市财政局关于做好第${n}项工作的通知\n测财〔2026〕${String(n).replace(/\D/g, '') || '1'}号\n各县区财政局：\n第${n}项工作安排如下。\n${body}\n测试市财政局\n2026年3月2日\n`;
