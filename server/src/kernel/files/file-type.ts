/** What a file is by its first bytes. Zip and compound files hold several formats; of those the name says which, and the reader finds out the rest. */

const ZIP = [0x50, 0x4b, 0x03, 0x04];
const COMPOUND = [0xd0, 0xcf, 0x11, 0xe0];
const OFFICE = 'application/vnd.openxmlformats-officedocument';
const TYPES = {
  pdf: { type: 'application/pdf', bytes: [0x25, 0x50, 0x44, 0x46], named: false },
  png: { type: 'image/png', bytes: [0x89, 0x50, 0x4e, 0x47], named: false },
  jpg: { type: 'image/jpeg', bytes: [0xff, 0xd8, 0xff], named: false },
  docx: { type: `${OFFICE}.wordprocessingml.document`, bytes: ZIP, named: true },
  xlsx: { type: `${OFFICE}.spreadsheetml.sheet`, bytes: ZIP, named: true },
  xls: { type: 'application/vnd.ms-excel', bytes: COMPOUND, named: true },
  doc: { type: 'application/msword', bytes: COMPOUND, named: false },
} as const;
export type TakenExtension = keyof typeof TYPES;

/** The media type of a file by its first bytes, of those that are `taken`; null for all others, whatever their names say. */
export function fileTypeOf(name: string, bytes: Uint8Array, taken: readonly TakenExtension[]): string | null {
  for (const extension of taken) {
    const { type, bytes: signature, named } = TYPES[extension];
    if (!signature.every((byte, at) => bytes[at] === byte)) continue;
    // A zip is taken for a Word document only when it calls itself one.
    if (!named || name.toLowerCase().endsWith(`.${extension}`)) return type;
  }
  return null;
}
