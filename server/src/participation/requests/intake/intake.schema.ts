import { Type, type Static } from 'typebox';
import { CalendarDate, Line } from '../../../kernel/fields/index.ts';

/** Kinds of applicants as table 3 of the annual report counts them. */
export const APPLICANT_KINDS = ['natural', 'business', 'research', 'charity', 'legal_service', 'other'] as const;
export type ApplicantKind = (typeof APPLICANT_KINDS)[number];

export const DOCUMENT_TYPES = [
  'resident_id',
  'passport',
  'hk_macau_permit',
  'taiwan_permit',
  'credit_code',
  'other',
] as const;
export type DocumentType = (typeof DOCUMENT_TYPES)[number];

/** How a request comes in; what counts as the day of receipt differs (条例 article 31). */
export const CHANNELS = ['web', 'counter', 'post_signed', 'post_plain', 'fax', 'email'] as const;
export type Channel = (typeof CHANNELS)[number];

export const DELIVERY_FORMS = ['electronic', 'paper', 'inspect'] as const;
export const DELIVERY_WAYS = ['email', 'page', 'post', 'pickup', 'fax', 'onsite'] as const;

/** Who asks: the first group of elements of article 29. */
export const Applicant = Type.Object({
  kind: Type.Enum([...APPLICANT_KINDS]),
  name: Line({ maxLength: 100 }),
  documentType: Type.Enum([...DOCUMENT_TYPES]),
  documentNumber: Line({ maxLength: 60 }),
  /** Of an organisation: its representative and whom to speak to. */
  representative: Line({ maxLength: 100 }),
  contactName: Line({ maxLength: 100 }),
  phone: Line({ maxLength: 40 }),
  email: Line({ maxLength: 254 }),
  address: Line({ maxLength: 300 }),
  postcode: Line({ maxLength: 20 }),
});
export type Applicant = Static<typeof Applicant>;

/** Who asks in the name of the applicant (委托代理): who he is and how to reach him; what he was given in writing comes as a file. */
export const Agent = Type.Pick(Applicant, ['name', 'documentType', 'documentNumber', 'phone', 'email', 'address']);
export type Agent = Static<typeof Agent>;

/** What is asked for: name, number or another description by which it can be found (the second group). Never what for. */
export const RequestedItem = Type.Object({
  title: Line({ maxLength: 200 }),
  number: Line({ maxLength: 100 }),
  description: Type.String({ maxLength: 4000 }),
});
export type RequestedItem = Static<typeof RequestedItem>;

/** In which form and by which way (the third group). */
export const Delivery = Type.Object({
  form: Type.Enum([...DELIVERY_FORMS]),
  way: Type.Enum([...DELIVERY_WAYS]),
});
export type Delivery = Static<typeof Delivery>;

export const RequestForm = Type.Object({
  organisationId: Type.String({ maxLength: 40 }),
  /** Whose request it is; with an agent, the principal. */
  applicant: Applicant,
  agent: Type.Optional(Type.Union([Agent, Type.Null()])),
  items: Type.Array(RequestedItem, { maxItems: 50 }),
  delivery: Delivery,
  /** 条例 article 43: reading difficulties, hearing or seeing. */
  wantsHelp: Type.Boolean(),
});
export type RequestForm = Static<typeof RequestForm>;

/** What an officer takes in for somebody: the form, the channel and its days. */
export const CounterForm = Type.Object({
  ...RequestForm.properties,
  /** Made when the form is opened; the same form sent twice is one case. */
  submissionKey: Type.String({ pattern: '^[A-Za-z0-9-]{16,64}$' }),
  channel: Type.Enum(CHANNELS.filter((channel) => channel !== 'web')),
  /** Told by word of mouth and written down here (article 29). */
  isOral: Type.Boolean(),
  /** The officer holds the written authorisation of an agent. */
  authorisationSeen: Type.Optional(Type.Boolean()),
  /** The day on which it came to the authority. */
  arrivedOn: CalendarDate,
  /** The day on which both sides agreed that it is here, where the channel asks for that. */
  confirmedOn: Type.Union([CalendarDate, Type.Null()]),
});
export type CounterForm = Static<typeof CounterForm>;

/** A file of an applicant as it comes. */
export interface IncomingFile {
  kind: 'identity' | 'attachment' | 'authorisation';
  name: string;
  body: AsyncIterable<Uint8Array>;
}

/** What a virus scanner said; unchecked: it could not look. */
export type FileGuard = 'clean' | 'infected' | 'unchecked';

/** The same in the store, encrypted. */
export interface StoredFile {
  kind: IncomingFile['kind'];
  name: string;
  mediaType: string;
  size: number;
  sha256: string;
  guard: FileGuard;
  /** Pictures of pages without text: nothing can be searched or read aloud. */
  isScan: boolean;
}

/** What the applicant keeps. */
export interface Receipt {
  id: string;
  code: string;
  organisationName: string;
  channel: Channel;
  submittedAt: string;
  receivedOn: string | null;
  /** By when the authority should have confirmed, where it has to; and the last day of the answer then, or as it stands. */
  confirmBy: string | null;
  replyBy: string | null;
  isProvisional: boolean;
}
