import type { CalendarDay } from '../../../foundation/calendar/index.ts';
import type { ComplaintCause } from '../complaints/complaints.schema.ts';
import { requestFlow, type RequestState } from '../request-flow.rules.ts';

/** What an applicant may do on the page of his request. */
export interface ApplicantChoices {
  correct: boolean;
  withdraw: boolean;
  /** Say that the fee is paid, with the proof. */
  pay: boolean;
  /** Ask for more time for a correction or a payment. */
  moreTime: boolean;
  complain: ComplaintCause | null;
  rate: boolean;
  /** That what was disclosed should be public for all (article 44, second paragraph). */
  suggest: boolean;
}

const WITHDRAWN_FROM: readonly string[] = [
  requestFlow.transitions.find(({ name }) => name === 'withdraw')?.from ?? [],
].flat();

/**
 * From the state of the case alone. `confirmBy` is the day until which the authority should have confirmed the receipt; one that does not is
 * late as well, or nobody would ever be late who never confirms. Articles 47 and 51 of the Regulation give the complaint.
 */
export function choicesOf(facts: {
  state: RequestState;
  today: CalendarDay['on'];
  dueOn: string | null;
  isPaused: boolean;
  receivedOn: string | null;
  repliedOn: string | null;
  confirmBy: string;
  complained: readonly ComplaintCause[];
  rated: boolean;
  outcome: string;
  suggested: boolean;
}): ApplicantChoices {
  const { state, today, dueOn, complained } = facts;
  const isOpen = facts.repliedOn === null && (WITHDRAWN_FROM.includes(state) || state === 'signed');
  const isLate =
    isOpen && !facts.isPaused && (dueOn !== null ? today > dueOn : !facts.receivedOn && today > facts.confirmBy);
  const cause: ComplaintCause | null = isLate ? 'overdue' : facts.repliedOn !== null ? 'not_received' : null;
  return {
    correct: state === 'correction_asked',
    withdraw: WITHDRAWN_FROM.includes(state),
    pay: state === 'fee_asked',
    moreTime: state === 'correction_asked' || state === 'fee_asked',
    complain: cause !== null && !complained.includes(cause) ? cause : null,
    rate: facts.repliedOn !== null && !facts.rated,
    suggest: facts.repliedOn !== null && ['granted', 'partly'].includes(facts.outcome) && !facts.suggested,
  };
}
