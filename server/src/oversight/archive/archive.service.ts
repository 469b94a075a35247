import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { access, mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Database } from '../../kernel/db/index.ts';
import type { FileStore } from '../../kernel/files/index.ts';
import { chinaDate } from '../../kernel/time/index.ts';
import { requirePermission, write, type Actor } from '../../foundation/audit/index.ts';
import { published } from '../../publishing/documents/index.ts';
import { archiveErrors } from './archive.errors.ts';
import {
  findLastHandover,
  insertHandover,
  listFiles,
  listHandovers,
  listMonth,
  listRecalls,
  listStillPublic,
  updateReceipt,
  type HandedDocument,
  type Handover,
} from './archive.repo.ts';
import { BAGIT_TXT, bagInfo, manifest, monthBounds, safeName, type BagFile } from './bag.rules.ts';

export interface ArchiveDeps {
  db: Database;
  files: FileStore;
  now: () => Date;
}
export interface HandoverReport {
  path: string;
  documents: number;
  files: number;
  bytes: number;
  manifestSha256: string;
}
export type ArchiveService = ReturnType<typeof createArchiveService>;

const PERMISSION = 'archive.handover.write';
const BATCH = 100;
const sha256Of = (text: string) => createHash('sha256').update(text).digest('hex');

/** The monthly hand-over to archive and library (条例 art. 25): a BagIt package of what is public, its record and its receipt. */
export function createArchiveService({ db, files, now }: ArchiveDeps) {
  return {
    /**
     * Writes the package of a month below `folder`: text, facts and files of every document whose present edition was published in it and is
     * public still. It appears under its name when it is complete. Throws month_wrong, month_open, exists, folder_refused.
     */
    async handOver(
      actor: Actor,
      tenant: { code: string; name: string },
      input: { month: string; folder: string },
    ): Promise<HandoverReport> {
      requirePermission(actor, PERMISSION);
      const { month, folder } = input;
      const bounds = monthBounds(month);
      if (!bounds) throw archiveErrors.month_wrong();
      if (bounds.until > now()) throw archiveErrors.month_open({ month });
      const name = `${tenant.code}-${month}`;
      const path = join(folder, name);
      const unfinished = join(folder, `.${name}.${process.pid}.unfinished`);
      if (
        await access(path).then(
          () => true,
          () => false,
        )
      )
        throw archiveErrors.exists({ path });
      try {
        // Not recursive: below a folder that does not exist somebody mistyped, and Node tries for ever where nothing can be made.
        for (const step of [folder, unfinished, join(unfinished, 'data')])
          await mkdir(step).catch((error: NodeJS.ErrnoException) => {
            if (error.code !== 'EEXIST' || step !== folder) throw error;
          });
        const made = await writePayload(actor.tenantId, bounds, unfinished);
        const payload = made.flatMap((one) => one.files);
        const info = {
          ...{ organisation: tenant.name, identifier: name, baggedOn: chinaDate(now()), payload },
          description: `${month} 主动公开政府信息移交 / published documents of ${month}`,
        };
        const tags = {
          'bagit.txt': BAGIT_TXT,
          'bag-info.txt': bagInfo(info),
          'manifest-sha256.txt': manifest(payload),
        };
        const tagFiles = Object.entries(tags).map(([file, text]) => ({ path: file, sha256: sha256Of(text), bytes: 0 }));
        for (const [file, text] of Object.entries({ ...tags, 'tagmanifest-sha256.txt': manifest(tagFiles) }))
          await writeFile(join(unfinished, file), text);
        const report = {
          ...{ path, documents: made.length, files: payload.length },
          bytes: payload.reduce((sum, { bytes }) => sum + bytes, 0),
          manifestSha256: sha256Of(tags['manifest-sha256.txt']),
        };
        await write(db, actor, { permission: PERMISSION }, async ({ tx, record }) => {
          const { path: _path, ...figures } = report;
          const row = { ...figures, month, madeAt: now(), madeBy: actor.name };
          const id = await insertHandover(
            tx,
            actor.tenantId,
            row,
            made.map((one) => one.document),
          );
          record({ action: 'archive.handover.made', subjectType: 'archive_handover', subjectId: id, after: row });
          // Inside: a record without its package would be worse than a package without its record, which is removed below.
          await rename(unfinished, path);
        }).catch(async (error: unknown) => {
          await rm(path, { recursive: true, force: true });
          throw error;
        });
        return report;
      } catch (error) {
        const { code } = error as NodeJS.ErrnoException;
        if (code && /^E[A-Z]+$/.test(code))
          throw archiveErrors.folder_refused({ path: folder, reason: code }, { cause: error });
        throw error;
      } finally {
        await rm(unfinished, { recursive: true, force: true });
      }
    },

    /** Records that the last package of a month was received. Throws not_handed_over, receipt_missing. */
    async receive(
      actor: Actor,
      input: { month: string; receivedBy: string; receiptNumber: string; receivedOn?: string },
    ): Promise<void> {
      requirePermission(actor, PERMISSION);
      const { month, receiptNumber } = input;
      const receivedBy = input.receivedBy.trim();
      if (receivedBy === '') throw archiveErrors.receipt_missing();
      const id = await findLastHandover(db, actor.tenantId, month);
      if (!id) throw archiveErrors.not_handed_over({ month });
      const receipt = { receivedBy, receiptNumber, receivedOn: input.receivedOn ?? chinaDate(now()) };
      await write(db, actor, { permission: PERMISSION }, async ({ tx, record }) => {
        await updateReceipt(tx, actor.tenantId, id, receipt);
        record({ action: 'archive.handover.received', subjectType: 'archive_handover', subjectId: id, after: receipt });
      });
    },

    async list(actor: Actor): Promise<Handover[]> {
      requirePermission(actor, PERMISSION);
      return listHandovers(db, actor.tenantId);
    },

    /** Documents in packages that were handed over before they were taken back for privacy or secrecy: they have to be called back. */
    async recalls(actor: Actor): ReturnType<typeof listRecalls> {
      requirePermission(actor, PERMISSION);
      return listRecalls(db, actor.tenantId);
    },
  };

  async function writePayload(tenantId: string, bounds: { from: Date; until: Date }, bag: string) {
    const made: { document: HandedDocument; files: BagFile[] }[] = [];
    for (let after: string | null = null; ;) {
      const batch: HandedDocument[] = await listMonth(db, tenantId, bounds, after, BATCH);
      const last: HandedDocument | undefined = batch.at(-1);
      if (!last) break;
      for (const document of batch) {
        const written = await writeDocument(tenantId, document, bag);
        if (written) made.push({ document, files: written });
      }
      after = last.documentId;
    }
    // What was withdrawn or changed while the package was being written is taken out again.
    const kept: typeof made = [];
    for (let at = 0; at < made.length; at += BATCH) {
      const some = made.slice(at, at + BATCH);
      const still = await listStillPublic(
        db,
        tenantId,
        some.map((one) => one.document),
      );
      for (const one of some) {
        if (still.has(one.document.documentId)) kept.push(one);
        else await rm(join(bag, 'data', one.document.documentId), { recursive: true, force: true });
      }
    }
    return kept;
  }

  /** Facts, text and files of one document; null when it is not public any more. */
  async function writeDocument(
    tenantId: string,
    { documentId }: HandedDocument,
    bag: string,
  ): Promise<BagFile[] | null> {
    const document = await published.findPublished(db, tenantId, documentId);
    const [withText] = await published.listByIds(db, tenantId, [documentId]);
    if (!document || !withText) return null;
    const folder = `data/${documentId}`;
    await mkdir(join(bag, folder));
    await mkdir(join(bag, folder, 'files'));
    const { tasks: _tasks, original: _original, ...facts } = document;
    const written: BagFile[] = [];
    const attached: { path: string; name: string; mediaType: string; sha256: string }[] = [];
    for (const [index, file] of (await listFiles(db, tenantId, documentId)).entries()) {
      const own = `files/${safeName(file.name, index + 1)}`;
      const bytes = await copy(file.sha256, join(bag, folder, own));
      written.push({ path: `${folder}/${own}`, sha256: file.sha256, bytes });
      attached.push({ path: own, ...file });
    }
    if (written.length === 0) await rm(join(bag, folder, 'files'), { recursive: true });
    const texts = {
      'metadata.json': `${JSON.stringify({ ...facts, files: attached }, null, 2)}\n`,
      'text.txt': `${withText.text}\n`,
    };
    for (const [name, text] of Object.entries(texts)) {
      await writeFile(join(bag, folder, name), text);
      written.push({ path: `${folder}/${name}`, sha256: sha256Of(text), bytes: Buffer.byteLength(text) });
    }
    return written;
  }

  /** Copies stored bytes and hashes them on the way: a damaged file must not travel under a right name. */
  async function copy(sha256: string, target: string): Promise<number> {
    const { body } = await files.stream(sha256);
    const hash = createHash('sha256');
    let bytes = 0;
    const watch = new Transform({
      transform(chunk: Buffer, _encoding, done) {
        hash.update(chunk);
        bytes += chunk.length;
        done(null, chunk);
      },
    });
    await pipeline(body, watch, createWriteStream(target));
    if (hash.digest('hex') !== sha256) throw new Error(`the stored file ${sha256} is damaged`);
    return bytes;
  }
}
