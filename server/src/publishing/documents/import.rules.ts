import type { ReadFileResult } from './import.worker.ts';
import type { CheckedContent } from '../../foundation/gate/checks/index.ts';
import { claimedNumber, sameDocument } from './documents.rules.ts';
import type { ClaimedKey, KeyClaim } from './documents.repo.ts';
import type { DocumentFields } from './documents.schema.ts';
import type { DocumentReading, ReadingWarning } from './reading.schema.ts';

/** Pure decisions of the import: what is already there, what may go out at once. */

export interface Candidate {
  fileName: string;
  fields: DocumentFields;
  result: ReadFileResult;
  /** What was read of the fields that an officer corrected; absent when he corrected none. */
  asRead?: Partial<DocumentFields>;
  /** The id that the document gets, where others name it already; absent: a new one. */
  documentId?: string;
}

export interface Verdict {
  /** The document that is already there; the candidate then does not go in. */
  duplicateOf: { documentId: string; title: string; by: 'number' | 'text' } | null;
  claims: Omit<KeyClaim, 'documentId'>[];
  /** The number belongs to a clearly different document: it goes in without claiming the number. */
  numberTaken: boolean;
}

export function keysOf(candidate: Candidate): Omit<KeyClaim, 'documentId'>[] {
  const keys: Omit<KeyClaim, 'documentId'>[] = [{ kind: 'text', key: candidate.result.textKey }];
  const number = claimedNumber(candidate.fields.documentNumber);
  if (number) keys.push({ kind: 'number', key: number });
  return keys;
}

/** Whether a candidate is there already, judged by the keys that others hold. */
export function judgeCandidate(candidate: Candidate, taken: readonly ClaimedKey[]): Verdict {
  const keys = keysOf(candidate);
  const holder = (kind: KeyClaim['kind']) => {
    const key = keys.find((own) => own.kind === kind)?.key;
    return key === undefined ? undefined : taken.find((other) => other.kind === kind && other.key === key);
  };
  const sameText = holder('text');
  if (sameText)
    return {
      duplicateOf: { documentId: sameText.documentId, title: sameText.title, by: 'text' },
      claims: [],
      numberTaken: false,
    };
  const sameNumber = holder('number');
  if (sameNumber && sameDocument(sameNumber, candidate.fields)) {
    return {
      duplicateOf: { documentId: sameNumber.documentId, title: sameNumber.title, by: 'number' },
      claims: [],
      numberTaken: false,
    };
  }
  return {
    duplicateOf: null,
    claims: sameNumber ? keys.filter((key) => key.kind === 'text') : keys,
    numberTaken: sameNumber !== undefined,
  };
}

/** Why old stock may not be published at once, without anybody looking: what the checks found, in the words that gave it. */
export function bulkHoldReasons({ result }: Candidate): { code: string; words: string }[] {
  const { checks } = result;
  // Nobody looked, so nobody knows: that holds as well.
  if (!checks) return [{ code: 'not_checkable', words: '' }];
  return heldIn(checks);
}

function heldIn(checks: readonly CheckedContent[]): { code: string; words: string }[] {
  const held = checks.flatMap(({ findings }) => findings.filter(({ severity }) => severity === 'high'));
  const once = new Map(held.map(({ kind, excerpt }) => [`${kind} ${excerpt}`, { code: kind, words: excerpt }]));
  return [...once.values()];
}

/**
 * The unit that an issuing body names: the whole of it, or the first of several that stand beside each other; null when none is known here.
 */
export function recogniseUnit(issuingBody: string, units: readonly { id: string; name: string }[]): string | null {
  for (const name of [issuingBody, ...issuingBody.split(/[\s、，,；;]+/)]) {
    const unit = name === '' ? undefined : units.find((known) => known.name === name);
    if (unit) return unit.id;
  }
  return null;
}

/** What to tell when a document goes to a unit that its issuing body does not name. */
export const unitUnrecognised = (issuingBody: string): ReadingWarning => ({
  code: 'unit_unrecognised',
  field: 'issuingBody',
  ...(issuingBody ? { words: issuingBody } : {}),
});

/** A reading of which one more thing is to be checked. */
export function withWarning(result: ReadFileResult, warning: ReadingWarning): ReadFileResult {
  return { ...result, reading: { ...result.reading, warnings: [...result.reading.warnings, warning] } };
}

/** Which files of one upload say the same as one before them: the same text, or the same number for what is the same document. */
export function equalBefore(
  items: readonly { position: number; fields: DocumentReading['fields']; textKey: string }[],
): { position: number; duplicateOf: number }[] {
  const first = new Map<string, { position: number; title: string; madeOn: string | null }>();
  return items.flatMap(({ position, fields, textKey }) => {
    const own = { position, title: fields.title.value, madeOn: fields.madeOn.value || null };
    const number = claimedNumber(fields.documentNumber.value);
    const text = textKey ? first.get(`text ${textKey}`) : undefined;
    const numbered = number ? first.get(`number ${number}`) : undefined;
    const equal = text ?? (numbered && sameDocument(numbered, own) ? numbered : undefined);
    if (equal) return [{ position, duplicateOf: equal.position }];
    if (textKey) first.set(`text ${textKey}`, own);
    if (number && !numbered) first.set(`number ${number}`, own);
    return [];
  });
}
