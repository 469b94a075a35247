import { createPrivateKey, createPublicKey, sign, verify } from 'node:crypto';
import type { KeyRing } from '../../kernel/keys/index.ts';

/** The frame of an Ed25519 private key (PKCS 8, RFC 8410) around its 32 bytes. */
const ED25519_FRAME = Buffer.from('302e020100300506032b657004220420', 'hex');

export interface Signer {
  /** Base64 of the public key (SPKI, DER). */
  publicKey: string;
  /** Base64 of the Ed25519 signature over the bytes of the text. */
  sign(text: string): string;
}

/** Signs issues with a key that comes from the master key and is used for nothing else. */
export function createSigner(keys: Pick<KeyRing, 'derive'>): Signer {
  const privateKey = createPrivateKey({
    ...{
      key: Buffer.concat([ED25519_FRAME, keys.derive('gazette issues')]),
      format: 'der' as const,
      type: 'pkcs8' as const,
    },
  });
  const publicKey = createPublicKey(privateKey).export({ format: 'der', type: 'spki' }).toString('base64');
  return { publicKey, sign: (text) => sign(null, Buffer.from(text), privateKey).toString('base64') };
}

/** Whether a signature is that of the key for the text; false for anything that is no key or signature. */
export function isSigned(text: string, signature: string, publicKey: string): boolean {
  try {
    const key = createPublicKey({ key: Buffer.from(publicKey, 'base64'), format: 'der', type: 'spki' });
    return verify(null, Buffer.from(text), key, Buffer.from(signature, 'base64'));
  } catch {
    return false;
  }
}
