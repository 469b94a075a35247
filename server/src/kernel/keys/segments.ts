/**
 * Encryption of what is too long for one piece: segments of 64 KiB under AES-256-GCM, each with its place in the nonce and a mark on the last
 * (the STREAM construction of Hoang, Reyhanitabar, Rogaway and Vizár, 2015), so that none can be left out, moved or cut off unseen.
 */
import { createCipheriv, createDecipheriv, randomBytes, type KeyObject } from 'node:crypto';

const SEGMENT = 65_536;
const TAG = 16;
const PREFIX = 7;

function nonceOf(prefix: Buffer, place: number, isLast: boolean): Buffer {
  const nonce = Buffer.alloc(12);
  prefix.copy(nonce);
  nonce.writeUInt32BE(place, PREFIX);
  nonce[11] = isLast ? 1 : 0;
  return nonce;
}

/** Seven random bytes, then the segments; never more than two of them in memory. */
export async function* sealSegments(
  key: KeyObject,
  context: string,
  source: AsyncIterable<Uint8Array>,
): AsyncGenerator<Buffer> {
  const prefix = randomBytes(PREFIX);
  yield prefix;
  let place = 0;
  const seal = (plain: Buffer, isLast: boolean) => {
    const cipher = createCipheriv('aes-256-gcm', key, nonceOf(prefix, place, isLast)).setAAD(Buffer.from(context));
    place += 1;
    return Buffer.concat([cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
  };
  let waiting: Buffer = Buffer.alloc(0);
  for await (const chunk of source) {
    waiting = waiting.length === 0 ? Buffer.from(chunk) : Buffer.concat([waiting, chunk]);
    // The last segment is marked, so one is held back until something follows it.
    while (waiting.length > SEGMENT) {
      yield seal(waiting.subarray(0, SEGMENT), false);
      waiting = waiting.subarray(SEGMENT);
    }
  }
  yield seal(waiting, true);
}

/** What sealSegments gave, opened; throws when a byte was changed, a segment moved or the end cut off. */
export function openSegments(key: KeyObject, context: string, sealed: Buffer): Buffer {
  const prefix = sealed.subarray(0, PREFIX);
  const parts: Buffer[] = [];
  for (let at = PREFIX, place = 0; ; place += 1) {
    const end = Math.min(at + SEGMENT + TAG, sealed.length);
    const isLast = end === sealed.length;
    const nonce = nonceOf(prefix, place, isLast);
    const decipher = createDecipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(context));
    decipher.setAuthTag(sealed.subarray(end - TAG, end));
    parts.push(decipher.update(sealed.subarray(at, end - TAG)), decipher.final());
    if (isLast) return Buffer.concat(parts);
    at = end;
  }
}
