/** What the annual report and other counts of a year see of cases. */

export const APPLICANT_KINDS = ['natural', 'business', 'research', 'charity', 'legal_service', 'other'] as const;
export type ApplicantKind = (typeof APPLICANT_KINDS)[number];

/** A registered request as the annual report sees it. */
export interface CaseFact {
  id: string;
  kind: ApplicantKind;
  receivedOn: string;
  /** The day it was answered or ended otherwise; null: not yet. */
  doneOn: string | null;
  /** Answers of its items; of a request that lapsed, was withdrawn or joined, the one answer that says so. */
  answers: string[];
}

export type DisputeTrack = 'reconsideration' | 'suit' | 'suit_after';
export type DisputeResult = '' | 'upheld' | 'corrected' | 'other';
export interface DisputeFact {
  id: string;
  track: DisputeTrack;
  filedOn: string;
  endedOn: string | null;
  result: DisputeResult;
}
