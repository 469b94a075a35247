/** How a kind of ledger is described. Kinds are data: a new one needs no code. */

export interface Words {
  zh: string;
  en: string;
}

export type FieldType =
  | { type: 'line'; maxLength?: number }
  | { type: 'text'; maxLength?: number }
  | { type: 'integer'; min?: number; max?: number }
  /** Ten thousand yuan, to two decimals. */
  | { type: 'amount' }
  /** 0 to 100. */
  | { type: 'percent' }
  | { type: 'date'; mayBeAhead?: true }
  /** An instant, to the minute: limits that count in hours. */
  | { type: 'moment' }
  /** `2026-Q3`. */
  | { type: 'quarter' }
  | { type: 'choice'; options: readonly { code: string; title: Words }[] }
  | { type: 'yes' }
  | { type: 'link' }
  /** Units, each with the number of its people. */
  | { type: 'unit_counts' }
  /** A confirmed entry of one of these kinds; it is what the evidence is about. */
  | { type: 'entry'; kinds: readonly string[] }
  /** An obligation by its id; it is what the evidence is about. */
  | { type: 'obligation' };

export type Field = FieldType & {
  name: string;
  title: Words;
  help?: Words;
  required?: true;
  /** Shown on the public page of a public kind. */
  isPublic?: true;
  /** Told with the evidence. Never a field with a person in it, never free text. */
  isFact?: true;
  /** Names a person. */
  isPersonal?: true;
};

/** How long an entry holds: always, until the unit's next one, or so many months. */
export type Lasting = 'always' | 'until_replaced' | { months: number };

export interface LedgerKind {
  code: string;
  title: Words;
  /** What belongs here, in a sentence. */
  about: Words;
  group: 'organisation' | 'voices' | 'execution' | 'rules' | 'other';
  isPublic: boolean;
  /** An attachment is asked for before an entry is sent for confirmation. */
  needsAttachment: boolean;
  /** The date or moment that says when it was done. */
  occurred: string;
  lasts: Lasting;
  fields: readonly Field[];
  /** No two entries that are sent in or confirmed agree in these; an empty one of them is not compared. */
  once?: readonly string[];
  /** Pairs of dates or numbers of which the first may not be above the second. */
  ordered?: readonly (readonly [string, string])[];
  /** Items that are followed by quarterly progress; the names of their planned end and money. */
  progress?: { due: string; funds?: string };
}
