import {
  createCipheriv,
  createDecipheriv,
  createHash,
  createHmac,
  createSecretKey,
  hkdfSync,
  randomBytes,
  type KeyObject,
} from 'node:crypto';
import { existsSync, linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { newId, type Database } from '../db/index.ts';
import { defineErrors } from '../errors/index.ts';
import { findCurrentKey, findKey, insertKey } from './keys.repo.ts';
import { openSegments, sealSegments } from './segments.ts';

export const keyErrors = defineErrors('keys', {
  master_missing: {
    status: 500,
    zh: '找不到主密钥文件 {file}，但数据库里已有用它加密的数据。请恢复这个文件（或用 MASTER_KEY_FILE 指明位置）；丢失主密钥就无法读出个人信息。',
    en: 'The master key file {file} is missing, but the database holds data encrypted with it. Restore the file (or name it with MASTER_KEY_FILE); without it personal data cannot be read.',
  },
  master_wrong: {
    status: 500,
    zh: '主密钥文件 {file} 与数据库不匹配。请换回原来的主密钥文件。',
    en: 'The master key file {file} does not belong to this database. Put the original file back.',
  },
  master_damaged: {
    status: 500,
    zh: '主密钥文件 {file} 的内容不完整。请从备份恢复原来的主密钥文件。',
    en: 'The master key file {file} is not complete. Restore the original file from its backup.',
  },
  master_refused: {
    status: 500,
    zh: '不能读写主密钥文件 {file}（{reason}）。请检查权限，或用 MASTER_KEY_FILE 指定数据目录以外的可写位置。',
    en: 'The master key file {file} cannot be read or written ({reason}). Check its rights, or name a place outside the data folder with MASTER_KEY_FILE.',
  },
  value_damaged: {
    status: 500,
    zh: '一项加密数据已损坏，无法读出。',
    en: 'An encrypted value is damaged and cannot be read.',
  },
});

/** Envelope encryption: values under data keys, data keys under the master key. */
export interface KeyRing {
  masterKeyId: string;
  /** Encrypts text for a purpose (`requests.identity`); the answer names algorithm and key: `A256GCM.<key id>.<iv>.<tag+ciphertext>`. */
  seal(purpose: string, text: string): Promise<string>;
  /** Throws keys.value_damaged when the value was changed or belongs to another purpose. */
  open(purpose: string, sealed: string): Promise<string>;
  /** Encrypts bytes as they come, for files: the first bytes name algorithm and key (`A256GCM-STREAM.<key id>.`). Fails as its source does. */
  sealStream(purpose: string, source: AsyncIterable<Uint8Array>): AsyncIterable<Buffer>;
  /** Bytes of sealStream. Throws keys.value_damaged when they were changed, cut, or belong to another purpose. */
  openBytes(purpose: string, sealed: Buffer): Promise<Buffer>;
  /** The same value with its text changed, sealed again for its own purpose; null when the change leaves it as it is. */
  revise(sealed: string, change: (text: string) => string): Promise<string | null>;
  /** A keyed hash for looking up an encrypted value without decrypting; the same text gives the same hash within a purpose. */
  blindIndex(purpose: string, text: string): string;
  /** A key derived from the master key for signing, e.g. the heads of the audit chain. */
  derive(purpose: string): Buffer;
}

const ALGORITHM = 'A256GCM';
const STREAM = 'A256GCM-STREAM';
const MASTER_KEY_BYTES = 32;

/** Reads the master key, or makes it when neither the file nor any data key exists yet. */
export async function openKeyRing(db: Database, masterKeyFile: string): Promise<KeyRing> {
  const master = await readMasterKey(db, masterKeyFile);
  const masterKeyId = createHash('sha256').update('yangguang master key id').update(master).digest('hex').slice(0, 16);
  const derived = new Map<string, Buffer>();
  // Purposes are few and stand in the source; each key is made once.
  const derive = (purpose: string): Buffer => {
    const known = derived.get(purpose) ?? Buffer.from(hkdfSync('sha256', master, 'yangguang', purpose, 32));
    derived.set(purpose, known);
    return known;
  };
  // Made once: preparing a key for each use costs more than using it.
  const indexKeys = new Map<string, KeyObject>();
  const indexKey = (purpose: string): KeyObject => {
    const known = indexKeys.get(purpose) ?? createSecretKey(derive(`blind index ${purpose}`));
    indexKeys.set(purpose, known);
    return known;
  };
  const wrapping = createSecretKey(derive('wrap data keys'));
  const dataKeys = new Map<string, { purpose: string; key: KeyObject }>();

  const unwrap = (row: { id: string; purpose: string; wrappedKey: Buffer; masterKeyId: string }) => {
    if (row.masterKeyId !== masterKeyId) throw keyErrors.master_wrong({ file: masterKeyFile });
    const key = createSecretKey(decrypt(wrapping, row.wrappedKey, row.id));
    dataKeys.set(row.id, { purpose: row.purpose, key });
    return key;
  };
  const current = async (purpose: string): Promise<{ id: string; key: KeyObject }> => {
    for (const [id, known] of dataKeys) if (known.purpose === purpose) return { id, key: known.key };
    let row = await findCurrentKey(db, purpose);
    if (!row) {
      const id = newId();
      const wrappedKey = encrypt(wrapping, randomBytes(32), id);
      await insertKey(db, { id, purpose, algorithm: ALGORITHM, masterKeyId, wrappedKey });
      row = await findCurrentKey(db, purpose); // another process may have been first
    }
    if (!row) throw new Error(`no data key for ${purpose}`);
    return { id: row.id, key: unwrap(row) };
  };

  const keyOf = async (id: string): Promise<KeyObject> => {
    const known = dataKeys.get(id)?.key;
    if (known) return known;
    const row = await findKey(db, id);
    if (!row) throw keyErrors.value_damaged();
    return unwrap(row);
  };

  // A first data key ties the database to its master key, so that a missing or exchanged one is noticed at the next start.
  await current('installation');
  const ring: KeyRing = {
    masterKeyId,
    derive,
    async revise(sealed, change) {
      const [, id = ''] = sealed.split('.');
      const purpose = dataKeys.get(id)?.purpose ?? (await findKey(db, id))?.purpose;
      if (purpose === undefined) throw keyErrors.value_damaged();
      const text = await ring.open(purpose, sealed);
      const next = change(text);
      return next === text ? null : ring.seal(purpose, next);
    },
    blindIndex: (purpose, text) => createHmac('sha256', indexKey(purpose)).update(text.normalize('NFKC')).digest('hex'),
    async seal(purpose, text) {
      const { id, key } = await current(purpose);
      return `${ALGORITHM}.${id}.${encrypt(key, Buffer.from(text, 'utf8'), purpose).toString('base64url')}`;
    },
    async open(purpose, sealed) {
      const [algorithm, id = '', body = ''] = sealed.split('.');
      if (algorithm !== ALGORITHM) throw keyErrors.value_damaged();
      return decrypt(await keyOf(id), Buffer.from(body, 'base64url'), purpose).toString('utf8');
    },
    async *sealStream(purpose, source) {
      const { id, key } = await current(purpose);
      yield Buffer.from(`${STREAM}.${id}.`);
      yield* sealSegments(key, purpose, source);
    },
    async openBytes(purpose, sealed) {
      const [head = '', id = ''] = /^A256GCM-STREAM\.([0-9a-f-]{36})\./.exec(sealed.toString('latin1', 0, 64)) ?? [];
      if (head === '') throw keyErrors.value_damaged();
      const key = await keyOf(id);
      try {
        return openSegments(key, purpose, sealed.subarray(head.length));
      } catch (cause) {
        throw keyErrors.value_damaged({}, { cause });
      }
    },
  };
  return ring;
}

async function readMasterKey(db: Database, file: string): Promise<Buffer> {
  if (!existsSync(file)) {
    const isFirst = (await findCurrentKey(db)) === null;
    // Looked at again after the question: another first start may have made both in between.
    if (!isFirst && !existsSync(file)) throw keyErrors.master_missing({ file });
    if (isFirst) makeMasterKey(file);
  }
  let text: string;
  try {
    text = readFileSync(file, 'utf8').trim();
  } catch (cause) {
    throw keyErrors.master_refused({ file, reason: (cause as NodeJS.ErrnoException).code ?? '' }, { cause });
  }
  const key = Buffer.from(text, 'base64url');
  if (key.length !== MASTER_KEY_BYTES) throw keyErrors.master_damaged({ file });
  return key;
}

/** Complete under its name or not there at all, and never in the place of another: of two first starts in one moment both use one key. */
function makeMasterKey(file: string): void {
  const own = `${file}.${process.pid}`;
  try {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(own, `${randomBytes(MASTER_KEY_BYTES).toString('base64url')}\n`, { mode: 0o600, flush: true });
    linkSync(own, file);
  } catch (cause) {
    const reason = (cause as NodeJS.ErrnoException).code ?? '';
    if (reason !== 'EEXIST') throw keyErrors.master_refused({ file, reason }, { cause });
  } finally {
    if (existsSync(own)) rmSync(own);
  }
}

function encrypt(key: KeyObject, plain: Buffer, context: string): Buffer {
  const iv = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', key, iv).setAAD(Buffer.from(context));
  const body = Buffer.concat([cipher.update(plain), cipher.final()]);
  return Buffer.concat([iv, cipher.getAuthTag(), body]);
}

function decrypt(key: KeyObject, value: Buffer, context: string): Buffer {
  try {
    const decipher = createDecipheriv('aes-256-gcm', key, value.subarray(0, 12)).setAAD(Buffer.from(context));
    decipher.setAuthTag(value.subarray(12, 28));
    return Buffer.concat([decipher.update(value.subarray(28)), decipher.final()]);
  } catch (cause) {
    throw keyErrors.value_damaged({}, { cause });
  }
}
