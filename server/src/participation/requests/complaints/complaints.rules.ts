import type { ComplaintInput } from './complaints.schema.ts';

export type ComplaintFault = 'words_missing' | 'days_wrong' | 'finding_incomplete' | 'measure_missing' | 'measure_idle';

/**
 * What is wrong with an entry, or null. 条例 article 47: what proves true is mended by order or criticised, so such a finding names a measure;
 * nothing else may.
 */
export function findComplaintFault(input: Omit<ComplaintInput, 'version'>, today: string): ComplaintFault | null {
  const { receivedOn, endedOn, dueOn, finding, measure, basis, words, result, channel } = input;
  // From the status page the cause says it already, and words are left to the applicant.
  if (words.trim() === '' && channel !== 'status_page') return 'words_missing';
  if (receivedOn > today || (endedOn && (endedOn < receivedOn || endedOn > today)) || (dueOn && dueOn < receivedOn))
    return 'days_wrong';
  if ((finding === '') !== (endedOn === null) || (finding !== '' && result.trim() === '')) return 'finding_incomplete';
  const isTrue = finding === 'founded' || finding === 'partly';
  if (isTrue && basis !== 'infringed' && measure === '') return 'measure_missing';
  return measure !== '' && !isTrue ? 'measure_idle' : null;
}

type AsItCame = Pick<ComplaintInput, 'channel' | 'requestId' | 'receivedOn' | 'words'>;

/** What an applicant sent from the status page stays as it came, and only he sends from there; null when that is kept. `before`: null for a new entry. */
export function findPageFault(
  before: AsItCame | null,
  input: Omit<ComplaintInput, 'version'>,
): 'page_kept' | 'page_only' | null {
  if (before?.channel !== 'status_page') return input.channel === 'status_page' ? 'page_only' : null;
  const isKept =
    input.channel === before.channel &&
    input.requestId === before.requestId &&
    input.receivedOn === before.receivedOn &&
    input.words.trim() === before.words &&
    input.name.trim() === '' &&
    input.contact.trim() === '';
  return isKept ? null : 'page_kept';
}
