import { crc32, deflateRawSync } from 'node:zlib';

/** One entry of an archive; `rawName` gives the bytes of the name in another character set and leaves the UTF-8 mark off. */
export interface ZipEntry {
  readonly name: string;
  readonly data: Buffer | string;
  readonly rawName?: Buffer;
  readonly store?: boolean;
}

/** 2024-03-05 09:30:00 in the form of MS-DOS: every archive of the corpus bears the same time, so that it can be rebuilt. */
const DOS_DATE = ((2024 - 1980) << 9) | (3 << 5) | 5;
const DOS_TIME = (9 << 11) | (30 << 5);

const TABLE = Array.from({ length: 256 }, (_, n) => {
  let c = n;
  for (let k = 0; k < 8; k++) c = c & 1 ? (c >>> 1) ^ 0xedb88320 : c >>> 1;
  return c >>> 0;
});
const step = (crc: number, byte: number) => ((crc >>> 8) ^ TABLE[(crc ^ byte) & 255]!) >>> 0;

/** The encryption of old zip programs (ZipCrypto); the twelve bytes in front are fixed, their last one is checked by readers. */
function encrypt(data: Buffer, password: string, crc: number): Buffer {
  let [a, b, c] = [0x12345678, 0x23456789, 0x34567890];
  const update = (byte: number) => {
    a = step(a, byte);
    b = (Math.imul((b + (a & 255)) >>> 0, 134775813) + 1) >>> 0;
    c = step(c, b >>> 24);
  };
  for (const byte of Buffer.from(password)) update(byte);
  const head = Buffer.from([7, 19, 43, 71, 101, 131, 163, 193, 229, 11, 47, crc >>> 24]);
  return Buffer.from(
    [...head, ...data].map((plain) => {
      const t = (c | 2) & 0xffff;
      const out = plain ^ ((Math.imul(t, t ^ 1) >>> 8) & 255);
      update(plain);
      return out;
    }),
  );
}

/** A zip archive with fixed times; with a password every entry is encrypted. */
export function zip(entries: readonly ZipEntry[], password?: string): Buffer {
  const locals: Buffer[] = [];
  const central: Buffer[] = [];
  let offset = 0;
  for (const { name, data, rawName, store } of entries) {
    const plain = Buffer.isBuffer(data) ? data : Buffer.from(data, 'utf8');
    const crc = crc32(plain);
    const packed = store ? plain : deflateRawSync(plain, { level: 9 });
    const body = password === undefined ? packed : encrypt(packed, password, crc);
    const title = rawName ?? Buffer.from(name, 'utf8');
    const flags = (rawName ? 0 : /[^\x20-\x7e]/.test(name) ? 0x800 : 0) | (password === undefined ? 0 : 1);
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt16LE(flags, 2);
    common.writeUInt16LE(store ? 0 : 8, 4);
    common.writeUInt16LE(DOS_TIME, 6);
    common.writeUInt16LE(DOS_DATE, 8);
    common.writeUInt32LE(crc, 10);
    common.writeUInt32LE(body.length, 14);
    common.writeUInt32LE(plain.length, 18);
    common.writeUInt16LE(title.length, 22);
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(offset, 10);
    central.push(Buffer.from('PK\x01\x02\x14\x00', 'latin1'), common, tail, title);
    locals.push(Buffer.from('PK\x03\x04', 'latin1'), common, title, body);
    offset += 30 + title.length + body.length;
  }
  const directory = Buffer.concat(central);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 0, 'latin1');
  end.writeUInt16LE(entries.length, 8);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...locals, directory, end]);
}

/** A RAR 4 archive with one stored file: a format that offices use daily and few programs can read. */
export function rar(name: string, data: Buffer): Buffer {
  const block = (type: number, flags: number, rest: Buffer) => {
    const head = Buffer.alloc(5);
    head.writeUInt8(type, 0);
    head.writeUInt16LE(flags, 1);
    head.writeUInt16LE(7 + rest.length, 3);
    const crc = Buffer.alloc(2);
    crc.writeUInt16LE(crc32(Buffer.concat([head, rest])) & 0xffff, 0);
    return Buffer.concat([crc, head, rest]);
  };
  const file = Buffer.alloc(25);
  file.writeUInt32LE(data.length, 0);
  file.writeUInt32LE(data.length, 4);
  file.writeUInt32LE(crc32(data), 9);
  file.writeUInt32LE(((DOS_DATE << 16) | DOS_TIME) >>> 0, 13);
  file.writeUInt8(20, 17);
  file.writeUInt8(0x30, 18);
  file.writeUInt16LE(name.length, 19);
  file.writeUInt32LE(0x20, 21);
  return Buffer.concat([
    Buffer.from('Rar!\x1a\x07\x00', 'latin1'),
    block(0x73, 0, Buffer.alloc(6)),
    block(0x74, 0x8000, Buffer.concat([file, Buffer.from(name, 'latin1')])),
    data,
    block(0x7b, 0x4000, Buffer.alloc(0)),
  ]);
}
