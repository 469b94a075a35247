import type { DemoKind } from './demo.schema.ts';

/** How the demo's texts are written down: subjects, each with the pieces that a city would publish on it. */
export interface Piece {
  kind: DemoKind;
  /** Name within the subject; the kind when absent. */
  key?: string;
  /**
   * normative, plan, work_plan: name of the attached text (the notice around it is written by the composer).
   * Others: what follows the issuing body in the title, e.g. 关于…的通知.
   */
  title: string;
  /** Issuing body when it is not the subject's owner. */
  by?: string;
  /** Further issuing bodies (title: …等N部门关于…). */
  with?: string[];
  /** One date per edition, YYYY-MM or YYYY-MM-DD; moved to a working day. An interpretation takes its document's date. */
  on?: string[];
  /** Recipients when not the issuer's usual ones; '' for none. */
  to?: string;
  text: string;
  /** First day a rule applies, per edition, where it is not simply the first of a month after 30 days; '' for the usual. */
  effective?: string[];
  /** Years a rule applies (5; 2 when on trial), or `year`: the document is spent at the end of its year. */
  lasts?: number | 'year';
  /** Last day on which a plan or notice applies. */
  until?: string;
  /** Key of the piece that an interpretation explains or an amendment changes. */
  of?: string;
  /** Key of the clean-up decision that ended this piece. */
  endedBy?: string;
  /** Set by an amendment that strikes out a part. */
  partly?: boolean;
}

export interface Subject {
  id: string;
  owner: string;
  topic: string;
  /** Subject words. */
  words: string;
  pieces: Piece[];
}
