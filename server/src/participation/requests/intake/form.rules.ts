import {
  APPLICANT_KINDS,
  DELIVERY_FORMS,
  DELIVERY_WAYS,
  DOCUMENT_TYPES,
  type Agent,
  type RequestForm,
} from './intake.schema.ts';

/** A form as a browser sends it: the first value of each field, and all of them. */
export interface SentForm {
  fields: Record<string, string>;
  all: Record<string, string[]>;
}

const oneOf = <T extends string>(known: readonly T[], value: string | undefined): T =>
  known.find((entry) => entry === value) ?? (known[0] as T);

// oxlint-disable-next-line no-control-regex -- these are what nothing can keep
const UNKEPT = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]|\p{Cs}/gu;
const text = (value: string | undefined, limit: number): string =>
  (value ?? '').replace(UNKEPT, '').trim().slice(0, limit);
const line = (value: string | undefined, limit: number): string => text(value, limit).replace(/\s+/g, ' ');

/** Who asks in another's name; a field that was filled in says so as well as the tick does, so that nothing typed is lost. */
function readAgent(fields: Record<string, string>): Agent | null {
  const of = (name: string, limit: number) => line(fields[`agent${name}`], limit);
  const agent = {
    name: of('Name', 100),
    documentType: oneOf(DOCUMENT_TYPES, fields['agentDocumentType']),
    documentNumber: of('DocumentNumber', 60),
    phone: of('Phone', 40),
    email: of('Email', 254),
    address: of('Address', 300),
  };
  const { documentType: _chosen, ...typed } = agent;
  return fields['agent'] === '1' || Object.values(typed).some((value) => value !== '') ? agent : null;
}

/** What was typed, as a form: lines made single, choices that do not exist replaced by the first, nothing refused here. */
export function readForm(fields: Record<string, string>): RequestForm {
  const of = (name: string, limit: number) => line(fields[name], limit);
  return {
    organisationId: of('organisation', 40),
    applicant: {
      kind: oneOf(APPLICANT_KINDS, fields['kind']),
      name: of('name', 100),
      documentType: oneOf(DOCUMENT_TYPES, fields['documentType']),
      documentNumber: of('documentNumber', 60),
      representative: of('representative', 100),
      contactName: of('contactName', 100),
      phone: of('phone', 40),
      email: of('email', 254),
      address: of('address', 300),
      postcode: of('postcode', 20),
    },
    agent: readAgent(fields),
    items: [
      {
        title: of('title', 200),
        number: of('number', 100),
        description: text(fields['description']?.replace(/\r\n?/g, '\n'), 4000),
      },
    ],
    delivery: { form: oneOf(DELIVERY_FORMS, fields['form']), way: oneOf(DELIVERY_WAYS, fields['way']) },
    wantsHelp: fields['help'] === '1',
  };
}

/** A form in which only the authority may be chosen already. */
export const emptyForm = (organisationId: string): RequestForm => readForm({ organisation: organisationId });
