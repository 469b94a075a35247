import type { Database } from '../../kernel/db/index.ts';
import type { FileStore } from '../../kernel/files/index.ts';
import { cleanImage } from '../../kernel/images/index.ts';
import { requirePermission, write, type Actor, type Write } from '../../foundation/audit/index.ts';
import { insertDocumentFiles, insertFiles, listFiles, listHolders } from './document-files.repo.ts';
import { documentErrors } from './documents.errors.ts';
import { linkedFile, linkedFiles } from './documents.rules.ts';
import type { AddedImage, EditorBlock } from './documents.schema.ts';

/** Largest picture that an officer may put into a text; a photo for a page needs a tenth of it. */
export const IMAGE_MAX_BYTES = 10 * 1024 * 1024;

export interface DocumentFilesDeps {
  db: Database;
  files: FileStore;
  /** Locks a document and refuses what cannot be done with its draft now. */
  requireDraft: (w: Write, actor: Actor, documentId: string, organisationId: string) => Promise<void>;
  unitOf: (actor: Actor, documentId: string) => Promise<string>;
}

/** Files of documents that officers see and add. */
export function createDocumentFiles({ db, files, requireDraft, unitOf }: DocumentFilesDeps) {
  return {
    /** The bytes of a file that an officer may see: an original or image of a document in his scope. */
    async openFile(actor: Actor, sha256: string) {
      requirePermission(actor, 'documents.document.read');
      const [file] = await listFiles(db, actor.tenantId, [sha256]);
      const holders = await listHolders(db, actor.tenantId, [sha256]);
      if (!file || !holders.some((holder) => actor.can('documents.document.read', holder.organisationId)))
        throw documentErrors.not_found();
      return { ...file, ...(await files.stream(sha256)) };
    },

    /**
     * Keeps a picture for the draft, without what the camera wrote into it. It is seen with the draft only, and public with its edition;
     * when no edition ever names it, the sweep removes it. Throws documents.image_too_large or documents.image_unknown.
     */
    async addImage(actor: Actor, documentId: string, bytes: Buffer): Promise<AddedImage> {
      const organisationId = await unitOf(actor, documentId);
      if (bytes.length > IMAGE_MAX_BYTES)
        throw documentErrors.image_too_large({ limit: `${IMAGE_MAX_BYTES / 1048576} MB` });
      const image = cleanImage(bytes);
      if (!image) throw documentErrors.image_unknown();
      const { mediaType, width, height } = image;
      return write(db, actor, { permission: 'documents.document.write', organisationId }, async (w) => {
        await requireDraft(w, actor, documentId, organisationId);
        const sha256 = await files.put(image.bytes);
        const stored = { sha256, size: image.bytes.length, mediaType };
        await insertFiles(w.tx, actor.tenantId, [stored]);
        await insertDocumentFiles(w.tx, actor.tenantId, [{ sha256, documentId }], { loose: true });
        w.record({
          action: 'documents.image.added',
          subjectType: 'document',
          subjectId: documentId,
          after: { ...stored, width, height },
        });
        return { file: sha256, mediaType, width, height };
      });
    },

    /** The blocks without pictures and attachments that lie in no document the officer may see: a hash alone opens nothing. */
    async withoutForeignFiles(actor: Actor, blocks: readonly EditorBlock[]): Promise<EditorBlock[]> {
      const hashes = [
        ...blocks.flatMap((block) => (block.kind === 'image' ? [block.file] : [])),
        ...linkedFiles(blocks).map(({ sha256 }) => sha256),
      ];
      const holders = await listHolders(db, actor.tenantId, hashes);
      const seen = new Set(
        holders
          .filter(({ organisationId }) => actor.can('documents.document.read', organisationId))
          .map(({ sha256 }) => sha256),
      );
      const isOpen = ({ href }: { href: string }) => {
        const file = linkedFile(href);
        return file === null || seen.has(file.sha256);
      };
      return blocks.flatMap((block): EditorBlock[] => {
        if (block.kind === 'image') return seen.has(block.file) ? [block] : [];
        return block.kind === 'paragraph' && block.links ? [{ ...block, links: block.links.filter(isOpen) }] : [block];
      });
    },
  };
}

/** Names in a text's own document the pictures and attachments that came into it, also from other documents. */
export async function holdFiles(
  w: Write,
  tenantId: string,
  documentId: string,
  hashes: readonly string[],
): Promise<void> {
  const stored = await listFiles(w.tx, tenantId, hashes);
  await insertFiles(w.tx, tenantId, stored);
  await insertDocumentFiles(
    w.tx,
    tenantId,
    stored.map(({ sha256 }) => ({ sha256, documentId })),
  );
}
