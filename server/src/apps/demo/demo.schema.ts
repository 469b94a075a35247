import type { ReviewStep } from '../../foundation/review/index.ts';

/** Shapes of the demo content. Plain data: whoever loads it maps roles, kinds and topics to rows of the store. */

export type DemoOrganisationKind = 'government' | 'office' | 'department' | 'county';

export interface DemoOrganisation {
  /** ASCII, stable, unique within the demo. */
  code: string;
  name: string;
  shortName: string;
  nameEn: string;
  kind: DemoOrganisationKind;
  /** null for the root only. */
  parentCode: string | null;
  /** 18 characters; check digit by GB 32100-2015, region digits 9901xx, which belong to no place. */
  unifiedCreditCode: string;
  address: string;
  /** Area code 0000 does not exist, so nobody is called by mistake. */
  phone: string;
  officeHours: string;
  duty: string;
}

export type DemoKind =
  | 'normative'
  | 'amendment'
  | 'decision'
  | 'opinion'
  | 'notice'
  | 'plan'
  | 'work_plan'
  | 'reply'
  | 'announcement'
  | 'interpretation'
  | 'budget'
  | 'statistics'
  | 'annual_report';

/** Same words as the validity of a document; null where the question does not arise (interpretations, figures, reports). */
export type DemoValidity =
  'in_force' | 'amended' | 'partly_invalid' | 'expired' | 'repealed' | 'not_yet_in_force' | null;

export type DemoFormat = 'html' | 'docx' | 'txt' | 'md';

export interface DemoFile {
  fileName: string;
  bytes: Uint8Array;
  format: DemoFormat;
}

export interface DemoDocument extends DemoFile {
  /** Stable and unique: subject/piece/year. */
  key: string;
  organisationCode: string;
  kind: DemoKind;
  /** `first level\second level` of the 22 topics of the State Council's document library. */
  topic: string;
  /** Subject words, separated by one space. */
  subjectWords: string;
  /** State on DEMO_TODAY. */
  validity: DemoValidity;
  /** Working day, YYYY-MM-DD. */
  madeOn: string;
  /** Working day, YYYY-MM-DD, not before `madeOn`. */
  publishedOn: string;
  /** Instant (UTC, ISO 8601) within office hours of `publishedOn`. */
  publishAt: string;
  indexNumber: string;
  expectedTitle: string;
  /** '' where such a document carries no number (interpretations, figures, reports). */
  expectedDocumentNumber: string;
  /** Key of the document that this one explains or changes. */
  refersTo?: string;
  /** Key of the document that replaced this one. */
  replacedBy?: string;
}

export interface DemoAccount {
  name: string;
  displayName: string;
  organisationCode: string;
  roles: string[];
}

/** A chain of review for the whole city. */
export interface DemoChain {
  name: string;
  /** Kind of document (文种); '' for all. */
  kind: string;
  steps: ReviewStep[];
  resubmit: 'start' | 'returning_step';
}

export type DemoDraftState = 'draft' | 'first_review' | 'secrecy_review' | 'returned';

export interface DemoDraft extends DemoFile {
  state: DemoDraftState;
  organisationCode: string;
  /** Account names of demoAccounts(). */
  author: string;
  /** Who has it on the work bench now. */
  waitsFor: string;
  kind: DemoKind;
  topic: string;
  expectedTitle: string;
  expectedDocumentNumber: string;
  /** What the reviewer wrote when returning it. */
  comment?: string;
}

/** The day on which the demo's validity is stated; nothing in it is later. */
export const DEMO_TODAY = '2026-11-20';
