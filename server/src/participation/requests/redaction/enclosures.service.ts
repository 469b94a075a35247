import type { Queryable } from '../../../kernel/db/index.ts';
import type { FileStore } from '../../../kernel/files/index.ts';
import type { RequestVault } from '../request-vault.ts';
import { digestOf } from './redaction-files.ts';
import { redactionErrors } from './redaction.errors.ts';
import { findRedaction, listRedactions, type RedactionRow } from './redaction.repo.ts';
import { annexOf } from './redaction.rules.ts';
import type { AnnexLine, MarkInput } from './redaction.schema.ts';

/** A redacted file that goes out with a reply: what it is called, which bytes it is, and why parts of it are covered. */
export interface Enclosure {
  /** Of the redaction. */
  id: string;
  /** Name of the document, without its ending. */
  name: string;
  /** SHA-256 of the bytes, as 64 hex digits. */
  digest: string;
  /** Bytes. */
  size: number;
  pages: number;
  annex: AnnexLine[];
}
export type Enclosures = ReturnType<typeof createEnclosures>;

/** Redacted files as answers take them along: only what a second reader confirmed, and only the bytes that the checks saw. */
export function createEnclosures({ files, vault }: { files: FileStore; vault: RequestVault }) {
  async function enclose(row: RedactionRow): Promise<Enclosure> {
    const [name, marks, result] = await Promise.all([
      vault.open(row.nameSealed),
      vault.openJson<MarkInput[]>(row.marksSealed),
      vault.openJson<{ size: number; pages: number }>(row.resultSealed),
    ]);
    return {
      ...{ id: row.id, name: name.replace(/\.\w{1,5}$/, ''), digest: row.resultDigest ?? '' },
      ...{ size: result.size, pages: result.pages, annex: annexOf(marks) },
    };
  }

  return {
    /** These redactions of a case, in this order. Throws redaction.not_confirmed for one that is of another case or not confirmed. */
    async get(at: Queryable, tenantId: string, requestId: string, ids: readonly string[]): Promise<Enclosure[]> {
      if (ids.length === 0) return [];
      const known = new Map((await listRedactions(at, tenantId, requestId)).map((row) => [row.id, row]));
      return Promise.all(
        [...new Set(ids)].map((id) => {
          const row = known.get(id);
          if (row?.state !== 'confirmed' || !row.resultDigest) throw redactionErrors.not_confirmed();
          return enclose(row);
        }),
      );
    },

    /** The bytes that went out. Throws redaction.not_confirmed, and redaction.changed when the store gives others than were checked. */
    async open(at: Queryable, tenantId: string, { id, digest }: Pick<Enclosure, 'id' | 'digest'>): Promise<Buffer> {
      const row = await findRedaction(at, tenantId, id);
      if (row?.state !== 'confirmed' || !row.resultSha256) throw redactionErrors.not_confirmed();
      const bytes = await vault.openFile(await files.read(row.resultSha256));
      if (digestOf(bytes) !== digest) throw redactionErrors.changed();
      return bytes;
    },
  };
}

/** What the file is called where it is saved. */
export const enclosureName = ({ name }: Pick<Enclosure, 'name'>): string => `${name}（区分处理）.pdf`;
