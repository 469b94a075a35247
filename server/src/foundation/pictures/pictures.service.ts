import { createHash } from 'node:crypto';
import type { Database } from '../../kernel/db/index.ts';
import { defineErrors } from '../../kernel/errors/index.ts';
import { cleanImage } from '../../kernel/images/index.ts';
import { write, type Actor } from '../audit/index.ts';
import { insertPicture, type StoredPicture } from './pictures.repo.ts';

/** In bytes: pictures of the portal are seen by everybody who opens a page, on a phone too. */
export const PICTURE_MAX_BYTES = 1_000_000;
const MAX_SIDE = 4000;
/** Every browser shows them, old ones too; moving pictures have no place on the portal. */
const TYPES = ['image/png', 'image/jpeg'];

export const pictureErrors = defineErrors('pictures', {
  not_found: { status: 404, zh: '没有找到这张图片。', en: 'This picture was not found.' },
  not_a_picture: {
    status: 422,
    zh: '只能用 PNG 或 JPEG 图片，这个文件不是，或已损坏。请另存后再上传。',
    en: 'Only PNG and JPEG pictures can be used; this file is neither, or it is damaged. Save it anew and send it again.',
  },
  too_large: {
    status: 422,
    zh: '图片不能超过 {limit}，长和宽都不能超过 {side} 像素。请缩小后再上传。',
    en: 'A picture may have {limit} and {side} pixels on each side at most. Make it smaller and send it again.',
  },
});

/** Keeps a picture without its hidden data (place, author). Nobody sees it before a site or a published page shows it. Throws not_a_picture, too_large. */
export async function storePicture(
  db: Database,
  actor: Actor,
  needs: Parameters<typeof write>[2],
  sent: Buffer,
): Promise<StoredPicture> {
  if (sent.length > PICTURE_MAX_BYTES) throw pictureErrors.too_large({ limit: '1 MB', side: MAX_SIDE });
  const picture = cleanImage(sent);
  if (!picture || !TYPES.includes(picture.mediaType)) throw pictureErrors.not_a_picture();
  const { mediaType, width, height } = picture;
  if (width > MAX_SIDE || height > MAX_SIDE) throw pictureErrors.too_large({ limit: '1 MB', side: MAX_SIDE });
  const { bytes } = picture;
  const stored = { sha256: createHash('sha256').update(bytes).digest('hex'), mediaType, width, height };
  await write(db, actor, needs, async ({ tx, record }) => {
    await insertPicture(tx, actor.tenantId, { ...stored, bytes });
    record({
      action: 'pictures.picture.stored',
      subjectType: 'picture',
      subjectId: stored.sha256,
      after: { mediaType, width, height },
    });
  });
  return stored;
}
