import { requestFlow } from '../request-flow.rules.ts';

type State = keyof typeof requestFlow.states;

/** The step that takes an open case on its ordinary way from each state; what else may be done stands on the page of the case. */
const ONWARD: Readonly<Partial<Record<State, string>>> = {
  received: 'register',
  registered: 'accept',
  correction_asked: 'receive_correction',
  handling: 'draft',
  consulting: 'end_consultation',
  fee_asked: 'receive_payment',
  drafted: 'check',
  checked: 'sign',
  signed: 'deliver',
};
/** The same when the applicant has let his day go by. */
const LAPSED: Readonly<Partial<Record<State, string>>> = {
  correction_asked: 'lapse_correction',
  fee_asked: 'lapse_payment',
};

export interface Standing {
  state: string;
  receivedOn: string | null;
  applicantDueOn: string | null;
  closedAt: Date | null;
}

/** The title of the next step of an open case, from the table of states; null for a closed one. */
export function nextStep(row: Standing, today: string): { zh: string; en: string } | null {
  if (row.closedAt !== null) return null;
  const state = row.state as State;
  const isLate = row.applicantDueOn !== null && row.applicantDueOn < today;
  const name =
    state === 'received' && row.receivedOn === null
      ? 'confirm_receipt'
      : ((isLate ? LAPSED[state] : undefined) ?? ONWARD[state]);
  return requestFlow.transitions.find((one) => one.name === name)?.title ?? null;
}
