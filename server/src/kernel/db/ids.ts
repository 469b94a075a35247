import { randomBytes } from 'node:crypto';

let lastMillis = 0;
let counter = 0;

/** A uuidv7: sortable by time, made here so that no table needs a sequence; ids of one process are strictly increasing. */
export function newId(now: number = Date.now()): string {
  const bytes = randomBytes(16);
  if (now > lastMillis) {
    lastMillis = now;
    counter = bytes.readUInt16BE(6) & 0x07ff;
  } else if (++counter > 0x0fff) {
    lastMillis += 1;
    counter = 0;
  }
  bytes.writeUIntBE(lastMillis, 0, 6);
  bytes.writeUInt16BE(0x7000 | counter, 6);
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = bytes.toString('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}
