import { createHash, randomBytes } from 'node:crypto';
import { newId, type Database } from '../../kernel/db/index.ts';
import { fileErrors, type FileStore } from '../../kernel/files/index.ts';
import { systemActor, write, type Actor } from '../../foundation/audit/index.ts';
import { documentErrors } from './documents.errors.ts';
import { findEdition, findUnitOf, lockOpenEditions, type EditionRow } from './documents.repo.ts';
import { listFiles } from './document-files.repo.ts';
import { previewErrors } from './previews.errors.ts';
import {
  countOpenPreviews,
  findPreview,
  insertPreview,
  insertView,
  listPreviews,
  updateRevoked,
  type PreviewLink,
} from './previews.repo.ts';

/** A link that is good for longer is forgotten by everybody but the one who should not have it. */
const MOST_DAYS = 30;
/** Open links of one document. */
const MOST_OPEN = 20;
const DAY_MS = 86_400_000;
const TOKEN = /^[A-Za-z0-9_-]{43}$/;

export interface PreviewsDeps {
  db: Database;
  files: FileStore;
  now: () => Date;
}
export type PreviewsService = ReturnType<typeof createPreviewsService>;

const hashOf = (token: string) => createHash('sha256').update(`yangguang preview ${token}`).digest('hex');

/** Showing a text before it is public to people outside, each with a link of his own that ends. */
export function createPreviewsService({ db, files, now }: PreviewsDeps) {
  async function unitOf(actor: Actor, documentId: string): Promise<string> {
    const unit = await findUnitOf(db, actor.tenantId, documentId);
    if (!unit || !actor.can('documents.document.read', unit)) throw documentErrors.not_found();
    return unit;
  }

  /** The link of a token and the text it opens. Throws previews.not_found for whatever was never a token, previews.revoked, expired or over. */
  async function openLink(tenantId: string, token: string): Promise<{ link: PreviewLink; edition: EditionRow }> {
    const link = TOKEN.test(token) ? await findPreview(db, tenantId, hashOf(token)) : null;
    if (!link) throw previewErrors.not_found();
    if (link.revokedAt) throw previewErrors.revoked();
    if (link.expiresAt <= now()) throw previewErrors.expired();
    const edition = await findEdition(db, tenantId, link.editionId);
    if (!edition || !['draft', 'in_review', 'approved'].includes(edition.state)) throw previewErrors.over();
    return { link, edition };
  }

  return {
    /** A new link to the open draft; the token is told this once and never again. */
    async create(actor: Actor, documentId: string, input: { note: string; hours: number }): Promise<{ path: string }> {
      const organisationId = await unitOf(actor, documentId);
      if (input.hours < 1 || input.hours > MOST_DAYS * 24) throw previewErrors.too_long({ days: MOST_DAYS });
      const token = randomBytes(32).toString('base64url');
      return write(db, actor, { permission: 'documents.document.write', organisationId }, async (w) => {
        const { draft } = await lockOpenEditions(w.tx, actor.tenantId, documentId);
        if (!draft)
          throw documentErrors.action_refused({
            reason: actor.locale === 'zh' ? '没有未公开的稿件可以预览' : 'there is no unpublished text to preview',
          });
        const createdAt = now();
        if ((await countOpenPreviews(w.tx, actor.tenantId, documentId, createdAt)) >= MOST_OPEN)
          throw previewErrors.too_many({ limit: MOST_OPEN });
        const id = newId();
        const expiresAt = new Date(createdAt.getTime() + (input.hours * DAY_MS) / 24);
        await insertPreview(w.tx, {
          ...{ id, tenantId: actor.tenantId, documentId, editionId: draft.id, tokenHash: hashOf(token) },
          ...{ note: input.note.trim(), expiresAt, createdAt, createdBy: actor.id, createdByName: actor.name },
        });
        w.record({
          action: 'documents.preview.created',
          ...{ subjectType: 'document', subjectId: documentId },
          after: { link: id, note: input.note.trim(), expiresAt: expiresAt.toISOString() },
        });
        return { path: `/preview/${token}` };
      });
    },

    async revoke(actor: Actor, documentId: string, id: string): Promise<void> {
      const organisationId = await unitOf(actor, documentId);
      await write(db, actor, { permission: 'documents.document.write', organisationId }, async (w) => {
        const revoked = await updateRevoked(w.tx, actor.tenantId, documentId, id, now());
        if (!revoked) throw previewErrors.not_found();
        w.record({
          action: 'documents.preview.revoked',
          ...{ subjectType: 'document', subjectId: documentId },
          after: { link: id, note: revoked.note },
        });
      });
    },

    async list(actor: Actor, documentId: string) {
      await unitOf(actor, documentId);
      const at = now();
      return (await listPreviews(db, actor.tenantId, documentId)).map((link) => ({
        ...{ id: link.id, note: link.note, createdByName: link.createdByName, views: link.views },
        createdAt: link.createdAt.toISOString(),
        expiresAt: link.expiresAt.toISOString(),
        lastViewedAt: link.lastViewedAt?.toISOString() ?? null,
        state: stateOf(link, at),
      }));
    },

    /** What a link shows; every look is recorded. Throws what openLink throws. */
    async view(tenantId: string, token: string, from: { address: string; program: string }) {
      const { link, edition } = await openLink(tenantId, token);
      const viewedAt = now();
      const view = { network: networkOf(from.address), program: from.program.slice(0, 120) };
      await write(db, systemActor(tenantId, 'preview'), { permission: 'documents.document.read' }, async (w) => {
        await insertView(w.tx, tenantId, { id: newId(), linkId: link.id, viewedAt, ...view });
        w.record({
          action: 'documents.preview.viewed',
          ...{ subjectType: 'document', subjectId: link.documentId },
          after: { link: link.id, note: link.note, network: view.network },
        });
      });
      return { edition, note: link.note, expiresAt: link.expiresAt };
    },

    /** A picture that the text of a link shows; every other hash is unknown, whether it exists or not. */
    async openImage(tenantId: string, token: string, sha256: string) {
      const { edition } = await openLink(tenantId, token);
      const isShown = edition.body.some((block) => block.kind === 'image' && block.file === sha256);
      const [file] = isShown ? await listFiles(db, tenantId, [sha256]) : [];
      if (!file || !/^image\/(png|jpeg|gif|webp|bmp)$/.test(file.mediaType)) throw fileErrors.not_found();
      return { mediaType: file.mediaType, ...(await files.stream(sha256)) };
    },
  };
}

/** open, or why it opens nothing any more. */
function stateOf(link: PreviewLink & { editionState: string }, at: Date): 'open' | 'revoked' | 'expired' | 'over' {
  if (link.revokedAt) return 'revoked';
  if (link.expiresAt <= at) return 'expired';
  return ['draft', 'in_review', 'approved'].includes(link.editionState) ? 'open' : 'over';
}

/** The half of an address that names a network and not a person. */
export function networkOf(address: string): string {
  const v4 = /(\d{1,3})\.(\d{1,3})\.\d{1,3}\.\d{1,3}$/.exec(address);
  if (v4) return `${v4[1]}.${v4[2]}.*.*`;
  const [first = '', second = ''] = address.split(':');
  return address.includes(':') ? `${first}:${second}::*` : '';
}
