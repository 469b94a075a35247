import type { Conditions } from './steps.types.ts';
import { findDecisionFaults, type ItemDecision } from '../outcomes.rules.ts';
import { PERMISSIONS, requestFlow } from '../request-flow.rules.ts';
import type { RequestRow } from '../requests.repo.ts';
import type { ConsultationRow, RecordRow, UnitRow } from './handling.repo.ts';
import type { StepInput } from './handling.schema.ts';

/** What is known of a case when a step is asked for. */
export interface CaseFacts {
  row: RequestRow;
  items: readonly ItemDecision[];
  consultations: readonly ConsultationRow[];
  records: readonly RecordRow[];
  units: readonly UnitRow[];
  /** Today in China. */
  today: string;
  /** Last day for asking for a correction; null before the receipt. */
  correctionUntil: string | null;
  actorId: string;
  /** Whether the case named as target may be joined: same document, same authority, open. */
  isJoinable: boolean;
  /** Whether a signed reply waits that the program can send itself, by mail or on the applicant's page. */
  isSendable: boolean;
}

/** The permission that a step of the table asks for. */
export function permissionOf(step: string): string {
  const who = requestFlow.transitions.find(({ name }) => name === step)?.who ?? [];
  return who.flatMap((entry) => ('permission' in entry ? [entry.permission] : []))[0] ?? PERMISSIONS.work;
}

/** Asked and neither answered nor out of time. Units within are heard too, but nothing waits for them by law. */
export const isWaiting = (one: ConsultationRow, today: string): boolean =>
  one.kind !== 'unit' && one.answer === '' && !(one.dueOn !== null && today > one.dueOn);

/** The last proposal of this kind that nobody has approved yet; null when there is none. */
export function openProposal(records: readonly RecordRow[], what: string): RecordRow | null {
  const last = records.findLast((one) => one.kind === 'proposal' && one.data['what'] === what);
  if (!last) return null;
  return records.some((one) => one.kind === what && one.data['proposal'] === last.id) ? null : last;
}

const NEEDS_SEARCH = new Set(['not_found']);

/** Every condition of the table, judged. `input` holds what comes with the step; without one, what may be judged already. */
export function conditionsOf(facts: CaseFacts, input: StepInput | null): Conditions {
  const { row, records, consultations, today } = facts;
  const step = input?.step ?? '';
  const has = (kind: string) => records.some((one) => one.kind === kind);
  const late = row.applicantDueOn !== null && today > row.applicantDueOn;
  const drafter = records.findLast(({ kind }) => kind === 'draft')?.recordedBy;
  const proposal =
    openProposal(records, step === 'delay' ? 'delay' : 'extension') ?? (input ? null : openProposal(records, 'delay'));
  const isLooking = input === null;
  return {
    predicates: {
      not_drafter: drafter !== facts.actorId,
      not_proposer: proposal?.recordedBy !== facts.actorId,
    },
    guards: {
      is_unconfirmed: row.receivedOn === null,
      has_receipt_date: row.receivedOn !== null,
      applicant_agreed: isLooking || input.agreed === true,
      has_lead_unit: isLooking || input.unitId !== undefined || facts.units.some(({ role }) => role === 'lead'),
      first_correction: !has('correction'),
      within_correction_limit: facts.correctionUntil !== null && today <= facts.correctionUntil,
      correction_overdue: late,
      has_open_consultation: isLooking || input.consultation !== undefined,
      consultations_ended: !consultations.some((one) => isWaiting(one, today)),
      has_proposal: proposal !== null,
      clock_runs: row.clockState === 'running' && row.dueOn !== null && today <= row.dueOn,
      has_fee_notice: isLooking || input.fee !== undefined,
      fee_paid: isLooking || Boolean(input.document),
      fee_overdue: late,
      items_decided: findDecisionFaults(facts.items).length === 0,
      search_recorded: !facts.items.some(({ answer }) => NEEDS_SEARCH.has(answer)) || has('search'),
      third_parties_heard: !consultations.some((one) => isWaiting(one, today)),
      delivery_recorded: isLooking || facts.isSendable || Boolean(input.words?.trim()),
      has_parts: facts.items.length > 1,
      same_applicant: isLooking || facts.isJoinable,
    },
  };
}

/** The day on which the time that does not count ended: the last answer, or the last day of who stayed silent. */
export function heardOn(consultations: readonly ConsultationRow[], today: string): string {
  const ends = consultations.filter(({ kind }) => kind !== 'unit').map((one) => one.answeredOn ?? one.dueOn ?? today);
  const last = ends.toSorted().at(-1) ?? today;
  return last < today ? last : today;
}
