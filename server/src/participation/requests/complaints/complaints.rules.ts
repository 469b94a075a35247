import type { ComplaintInput } from './complaints.schema.ts';

export type ComplaintFault = 'words_missing' | 'days_wrong' | 'finding_incomplete' | 'measure_missing' | 'measure_idle';

/**
 * What is wrong with an entry, or null. 条例 article 47: what proves true is mended by order or criticised, so such a finding names a measure;
 * nothing else may.
 */
export function findComplaintFault(input: Omit<ComplaintInput, 'version'>, today: string): ComplaintFault | null {
  const { receivedOn, endedOn, dueOn, finding, measure, basis, words, result } = input;
  if (words.trim() === '') return 'words_missing';
  if (receivedOn > today || (endedOn && (endedOn < receivedOn || endedOn > today)) || (dueOn && dueOn < receivedOn))
    return 'days_wrong';
  if ((finding === '') !== (endedOn === null) || (finding !== '' && result.trim() === '')) return 'finding_incomplete';
  const isTrue = finding === 'founded' || finding === 'partly';
  if (isTrue && basis !== 'infringed' && measure === '') return 'measure_missing';
  return measure !== '' && !isTrue ? 'measure_idle' : null;
}
