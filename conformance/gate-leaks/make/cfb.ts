import { createCipheriv, createHash, createHmac } from 'node:crypto';

const SECTOR = 512;
const END = 0xfffffffe;
const FREE = 0xffffffff;

/** A compound file (the container of .doc, .xls and of encrypted Office files) with streams in its root folder. */
export function compoundFile(streams: readonly { readonly name: string; readonly data: Buffer }[]): Buffer {
  const small = streams.filter(({ data }) => data.length < 4096);
  const starts = new Map<string, number>();
  const miniFat: number[] = [];
  const mini: Buffer[] = [];
  for (const { name, data } of small) {
    const count = Math.max(1, Math.ceil(data.length / 64));
    starts.set(name, miniFat.length);
    for (let i = 1; i < count; i++) miniFat.push(miniFat.length + 1);
    miniFat.push(END);
    mini.push(data, Buffer.alloc(count * 64 - data.length));
  }
  const fat: number[] = [];
  const body: Buffer[] = [];
  const place = (data: Buffer): number => {
    if (data.length === 0) return END;
    const count = Math.ceil(data.length / SECTOR);
    const first = fat.length;
    for (let i = 1; i < count; i++) fat.push(fat.length + 1);
    fat.push(END);
    body.push(data, Buffer.alloc(count * SECTOR - data.length));
    return first;
  };
  for (const { name, data } of streams) if (data.length >= 4096) starts.set(name, place(data));
  const miniStream = Buffer.concat(mini);
  const miniStart = place(miniStream);
  const miniFatStart = place(
    Buffer.from(Uint32Array.from([...miniFat, ...Array(128 - (miniFat.length % 128)).fill(FREE)]).buffer),
  );
  const entry = (name: string, type: number, child: number, right: number, start: number, size: number) => {
    const out = Buffer.alloc(128);
    out.write(name, 0, 'utf16le');
    out.writeUInt16LE(name ? (name.length + 1) * 2 : 0, 64);
    out.writeUInt8(type, 66);
    out.writeUInt8(1, 67);
    out.writeUInt32LE(FREE, 68);
    out.writeUInt32LE(right, 72);
    out.writeUInt32LE(child, 76);
    out.writeUInt32LE(start, 116);
    out.writeUInt32LE(size, 120);
    return out;
  };
  // Siblings hang on each other's right side in the order the format wants: shorter names first.
  const sorted = [...streams].sort((a, b) => a.name.length - b.name.length || (a.name < b.name ? -1 : 1));
  const entries = [
    entry('Root Entry', 5, 1, FREE, miniStart, miniStream.length),
    ...sorted.map(({ name, data }, i) =>
      entry(name, 2, FREE, i + 1 < sorted.length ? i + 2 : FREE, starts.get(name)!, data.length),
    ),
  ];
  while (entries.length % 4) entries.push(entry('', 0, FREE, FREE, 0, 0));
  const directoryStart = place(Buffer.concat(entries));
  const fatSectors = Math.ceil((fat.length + 1) / 127);
  const fatStart = fat.length;
  for (let i = 0; i < fatSectors; i++) fat.push(0xfffffffd);
  while (fat.length % 128) fat.push(FREE);
  const head = Buffer.alloc(SECTOR);
  Buffer.from('d0cf11e0a1b11ae1', 'hex').copy(head);
  head.writeUInt16LE(0x3e, 24);
  head.writeUInt16LE(3, 26);
  head.writeUInt16LE(0xfffe, 28);
  head.writeUInt16LE(9, 30);
  head.writeUInt16LE(6, 32);
  head.writeUInt32LE(fatSectors, 44);
  head.writeUInt32LE(directoryStart, 48);
  head.writeUInt32LE(4096, 56);
  head.writeUInt32LE(miniFat.length ? miniFatStart : END, 60);
  head.writeUInt32LE(miniFat.length ? Math.ceil(miniFat.length / 128) : 0, 64);
  head.writeUInt32LE(END, 68);
  for (let i = 0; i < 109; i++) head.writeUInt32LE(i < fatSectors ? fatStart + i : FREE, 76 + i * 4);
  return Buffer.concat([head, ...body, Buffer.from(Uint32Array.from(fat).buffer)]);
}

const sha512 = (...parts: Buffer[]) => createHash('sha512').update(Buffer.concat(parts)).digest();
const number32 = (value: number) => {
  const out = Buffer.alloc(4);
  out.writeUInt32LE(value);
  return out;
};
const fixedBytes = (label: string, length: number) => sha512(Buffer.from(label)).subarray(0, length);
const aes = (key: Buffer, iv: Buffer, data: Buffer) => {
  const cipher = createCipheriv('aes-256-cbc', key, iv).setAutoPadding(false);
  const full = Buffer.concat([data, Buffer.alloc((16 - (data.length % 16)) % 16)]);
  return Buffer.concat([cipher.update(full), cipher.final()]);
};

/** An Office package encrypted with a password as Word does it ("agile", AES-256, SHA-512); salts are fixed so that it can be rebuilt. */
export function encryptedOffice(plain: Buffer, password: string): Buffer {
  const spin = 1000;
  const passwordSalt = fixedBytes('password salt', 16);
  const keySalt = fixedBytes('key salt', 16);
  const secret = fixedBytes('secret key', 32);
  let hash = sha512(passwordSalt, Buffer.from(password, 'utf16le'));
  for (let i = 0; i < spin; i++) hash = sha512(number32(i), hash);
  const wrap = (block: string, data: Buffer) =>
    aes(sha512(hash, Buffer.from(block, 'hex')).subarray(0, 32), passwordSalt, data);
  const verifier = fixedBytes('verifier', 16);
  const chunks: Buffer[] = [];
  for (let i = 0; i * 4096 < plain.length; i++)
    chunks.push(aes(secret, sha512(keySalt, number32(i)).subarray(0, 16), plain.subarray(i * 4096, (i + 1) * 4096)));
  const size = Buffer.alloc(8);
  size.writeBigUInt64LE(BigInt(plain.length));
  const packed = Buffer.concat([size, ...chunks]);
  const iv = (block: string) => sha512(keySalt, Buffer.from(block, 'hex')).subarray(0, 16);
  const hmacKey = fixedBytes('hmac key', 64);
  const hmac = createHmac('sha512', hmacKey).update(packed).digest();
  const common =
    'saltSize="16" blockSize="16" keyBits="256" hashSize="64" cipherAlgorithm="AES" cipherChaining="ChainingModeCBC" hashAlgorithm="SHA512"';
  const info = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\r\n<encryption xmlns="http://schemas.microsoft.com/office/2006/encryption" xmlns:p="http://schemas.microsoft.com/office/2006/keyEncryptor/password"><keyData ${common} saltValue="${keySalt.toString('base64')}"/><dataIntegrity encryptedHmacKey="${aes(secret, iv('5fb2ad010cb9e1f6'), hmacKey).toString('base64')}" encryptedHmacValue="${aes(secret, iv('a0677f02b22c8433'), hmac).toString('base64')}"/><keyEncryptors><keyEncryptor uri="http://schemas.microsoft.com/office/2006/keyEncryptor/password"><p:encryptedKey spinCount="${spin}" ${common} saltValue="${passwordSalt.toString('base64')}" encryptedVerifierHashInput="${wrap('fea7d2763b4b9e79', verifier).toString('base64')}" encryptedVerifierHashValue="${wrap('d7aa0f6d3061344e', sha512(verifier)).toString('base64')}" encryptedKeyValue="${wrap('146e0be7abacd0d6', secret).toString('base64')}"/></keyEncryptor></keyEncryptors></encryption>`;
  return compoundFile([
    { name: 'EncryptionInfo', data: Buffer.concat([Buffer.from([4, 0, 4, 0, 0x40, 0, 0, 0]), Buffer.from(info)]) },
    {
      name: 'EncryptedPackage',
      data: packed.length < 4096 ? Buffer.concat([packed, Buffer.alloc(4096 - packed.length)]) : packed,
    },
  ]);
}
