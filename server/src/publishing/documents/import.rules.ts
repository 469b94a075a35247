import type { ReadFileResult } from './import.worker.ts';
import { holdReasons } from '../../foundation/gate/index.ts';
import { markingsOf, numberKey, sameDocument } from './documents.rules.ts';
import type { ClaimedKey, KeyClaim } from './documents.repo.ts';
import type { DocumentFields } from './documents.schema.ts';

/** Pure decisions of the import: what is already there, what may go out at once. */

export interface Candidate {
  fileName: string;
  fields: DocumentFields;
  result: ReadFileResult;
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
  const number = numberKey(candidate.fields.documentNumber);
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

/** Why old stock may not be published at once, without anybody looking: the gate's reasons, in the words that gave them. */
export function bulkHoldReasons(candidate: Candidate): { code: string; words: string }[] {
  return holdReasons({
    title: candidate.fields.title,
    text: candidate.result.plainText,
    markings: markingsOf(candidate.result.reading.warnings),
  });
}
