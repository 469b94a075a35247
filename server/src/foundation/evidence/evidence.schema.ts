/** A kind of happening that can prove a duty, declared by the module that tells it. */
export interface EvidenceType {
  /** `<module>.<thing>.<past tense>`: `requests.request.answered`. */
  code: string;
  title: { zh: string; en: string };
  /** The facts that come with it, each with what it says; a filter may ask for them. */
  facts: Readonly<Record<string, { zh: string; en: string }>>;
}

export type Fact = string | number | boolean | readonly string[];

/** Something that was done. Title and facts are free of personal data: they are read by everybody who oversees. */
export interface Evidence {
  /** Names the happening within the tenant; the same key told again is the same happening. */
  key: string;
  type: string;
  /** The unit whose deed it is. */
  organisationId: string;
  subjectType: string;
  subjectId: string;
  /** The thing that it answers, where it answers one. */
  about?: { subjectType: string; subjectId: string };
  /** The day in Asia/Shanghai on which it was done. */
  occurredOn: string;
  /** The instant, where limits count in hours. */
  occurredAt?: Date;
  title: string;
  facts?: Readonly<Record<string, Fact>>;
}

export interface StoredEvidence {
  id: string;
  key: string;
  type: string;
  organisationId: string;
  subjectType: string;
  subjectId: string;
  aboutType: string;
  aboutId: string;
  occurredOn: string;
  occurredAt: Date | null;
  recordedAt: Date;
  recordedBy: string;
  title: string;
  facts: Record<string, Fact>;
  /** When it stopped to count, and why; null while it counts. */
  retractedAt: Date | null;
  retractionReason: string;
}
