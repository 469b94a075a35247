import type { EvidenceType } from './evidence.schema.ts';

/** The declared types by code. */
export interface EvidenceTypes {
  readonly all: readonly EvidenceType[];
  find(code: string): EvidenceType | null;
}

/** Takes the types of all modules. Throws when a code is declared twice or is not `<module>.<thing>.<past tense>`. */
export function defineEvidence(types: readonly EvidenceType[]): EvidenceTypes {
  const byCode = new Map<string, EvidenceType>();
  for (const type of types) {
    if (!/^[a-z_]+(\.[a-z_]+){1,3}$/.test(type.code)) throw new Error(`evidence type ${type.code}: not a dotted name`);
    if (byCode.has(type.code)) throw new Error(`evidence type ${type.code} is declared twice`);
    byCode.set(type.code, type);
  }
  return { all: [...byCode.values()], find: (code) => byCode.get(code) ?? null };
}
