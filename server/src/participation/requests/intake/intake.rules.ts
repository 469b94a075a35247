import type { ApplicantKind, Channel, DocumentType, RequestForm } from './intake.schema.ts';

/** Letters and figures that cannot be taken for one another on paper or on the phone. */
const CODE_ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const CODE_LENGTH = 16;

/** A code from 16 random bytes: 80 bits, in groups of four. */
export function codeFrom(random: Uint8Array): string {
  const letters = [...random.slice(0, CODE_LENGTH)].map((byte) => CODE_ALPHABET[byte % 32]).join('');
  return letters.replace(/(.{4})(?=.)/g, '$1-');
}

/** A code as somebody typed it, in the form in which it is kept; empty when it can be none. */
export function readCode(typed: string): string {
  const letters = typed
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[^0-9A-Z]/g, '')
    .replace(/O/g, '0')
    .replace(/[IL]/g, '1')
    .replace(/U/g, 'V');
  return letters.length === CODE_LENGTH ? letters.replace(/(.{4})(?=.)/g, '$1-') : '';
}

/** The last four letters or figures of a phone or document number, as they are compared. */
export const tailOf = (number: string): string =>
  number
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[^0-9A-Z]/g, '')
    .slice(-4);

/** A document number as it is compared: the same paper, however it was typed. */
export const documentKey = (type: DocumentType, number: string): string =>
  `${type} ${number
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[^0-9A-Z\p{Script=Han}]/gu, '')}`;

/** Channels for which the day of receipt is the day on which both sides confirmed it (条例 article 31). */
const CONFIRMED_CHANNELS: readonly Channel[] = ['web', 'email', 'fax', 'post_plain'];
export const needsConfirmation = (channel: Channel): boolean => CONFIRMED_CHANNELS.includes(channel);

/**
 * The day of receipt, 条例 article 31: handed over, the day of it; signed for, the day of the signature; letters that nobody signs for, fax
 * and internet, the day on which both sides confirmed. Null while that has not happened.
 */
export function receiptDate(channel: Channel, arrivedOn: string, confirmedOn: string | null): string | null {
  return needsConfirmation(channel) ? confirmedOn : arrivedOn;
}

const ID_WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

/** Whether a resident identity number is well formed: 18 places, a day of birth that exists, and the right check digit (GB 11643). */
export function isResidentId(number: string): boolean {
  if (!/^\d{17}[\dX]$/.test(number)) return false;
  const born = `${number.slice(6, 10)}-${number.slice(10, 12)}-${number.slice(12, 14)}`;
  const day = new Date(`${born}T00:00:00Z`);
  if (Number.isNaN(day.getTime()) || day.toISOString().slice(0, 10) !== born) return false;
  const sum = ID_WEIGHTS.reduce((total, weight, at) => total + weight * Number(number[at]), 0);
  return '10X98765432'[sum % 11] === number[17];
}

export type FormField =
  | 'organisation'
  | 'kind'
  | 'name'
  | 'document'
  | 'contact'
  | 'email'
  | 'item'
  | 'delivery'
  | 'address'
  | 'files'
  | 'agentName'
  | 'agentDocument'
  | 'agentContact'
  | 'agentEmail'
  | 'authorisation';

export interface FormFault {
  field: FormField;
  code: string;
}

const isNatural = (kind: ApplicantKind) => kind === 'natural';

export const hasAuthorisation = (files: readonly { kind: string }[]): boolean =>
  files.some(({ kind }) => kind === 'authorisation');

const isPhone = (phone: string) => /^[+\d][\d\s()-]{4,}$/.test(phone.normalize('NFKC').trim());
const isMail = (email: string) => /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email.trim());
const numberOf = (typed: string) => typed.normalize('NFKC').toUpperCase().replace(/\s/g, '');

/** What is missing of who asks in another's name (民法典 article 165: a written authorisation names the agent and what he may do). */
function agentFaults({ applicant, agent }: RequestForm, isAuthorised: boolean): FormFault[] {
  if (!agent) return [];
  const faults: FormFault[] = [];
  const add = (field: FormField, code: string) => void faults.push({ field, code });
  if (agent.name.trim() === '') add('agentName', 'agent_name_missing');
  const number = numberOf(agent.documentNumber);
  if (number === '') add('agentDocument', 'agent_document_missing');
  else if (agent.documentType === 'resident_id' && !isResidentId(number)) add('agentDocument', 'resident_id_wrong');
  else if (tailOf(number).length < 4) add('agentDocument', 'document_short');
  else if (documentKey(agent.documentType, number) === documentKey(applicant.documentType, applicant.documentNumber))
    add('agentDocument', 'agent_same');
  if (agent.phone.trim() === '' && agent.email.trim() === '') add('agentContact', 'agent_contact_missing');
  else if (agent.phone.trim() !== '' && !isPhone(agent.phone)) add('agentContact', 'phone_wrong');
  if (agent.email.trim() !== '' && !isMail(agent.email)) add('agentEmail', 'email_wrong');
  if (!isAuthorised) add('authorisation', 'authorisation_missing');
  return faults;
}

/**
 * What is missing or wrong in a form; only what article 29 asks for, and of an agent who he is and his authorisation. Empty: it can be sent.
 */
export function findFaults(form: RequestForm, isAuthorised: boolean): FormFault[] {
  const { applicant, agent, items } = form;
  const faults: FormFault[] = [];
  const add = (field: FormField, code: string) => void faults.push({ field, code });
  if (form.organisationId === '') add('organisation', 'organisation_missing');
  if (applicant.name.trim() === '')
    add('name', isNatural(applicant.kind) ? 'name_missing' : 'organisation_name_missing');
  const number = numberOf(applicant.documentNumber);
  if (number === '') add('document', 'document_missing');
  else if (applicant.documentType === 'resident_id' && !isResidentId(number)) add('document', 'resident_id_wrong');
  else if (tailOf(number).length < 4) add('document', 'document_short');
  // Whoever has an agent is reached through him.
  if (!agent && [applicant.phone, applicant.email, applicant.address].every((value) => value.trim() === ''))
    add('contact', 'contact_missing');
  else if (applicant.phone.trim() !== '' && !isPhone(applicant.phone)) add('contact', 'phone_wrong');
  if (applicant.email.trim() !== '' && !isMail(applicant.email)) add('email', 'email_wrong');
  const asked = items.filter((item) =>
    [item.title, item.number, item.description].some((value) => value.trim() !== ''),
  );
  if (asked.length === 0) add('item', 'item_missing');
  faults.push(...deliveryFaults(form), ...agentFaults(form, isAuthorised));
  return faults;
}

/** A way that nobody could deliver by. */
function deliveryFaults({ applicant, agent, delivery }: RequestForm): FormFault[] {
  const has = (field: 'email' | 'address') => `${applicant[field]}${agent?.[field] ?? ''}`.trim() !== '';
  if (delivery.way === 'email' && !has('email')) return [{ field: 'email', code: 'email_needed' }];
  if (delivery.way === 'post' && !has('address')) return [{ field: 'address', code: 'address_needed' }];
  if (delivery.form === 'paper' && delivery.way === 'email') return [{ field: 'delivery', code: 'paper_by_email' }];
  return [];
}

/** A natural person's name as lists show it: the first character and a mark for the rest. Organisations are no personal data. */
export function maskName(kind: ApplicantKind, name: string): string {
  if (!isNatural(kind)) return name;
  const [first = ''] = [...name];
  return first === '' ? '' : `${first}某`;
}
