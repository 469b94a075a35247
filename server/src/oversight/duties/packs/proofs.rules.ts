import type { EvidenceFilter } from '../duties.schema.ts';

/** Which evidence proves a rule. The types are those that the modules declare (foundation/evidence); the coverage list checks them. */

/** What settles a rule: evidence of this filter, or only what is filed by hand for it. */
export interface Proof {
  filter: EvidenceFilter | null;
  /** Parts that the published thing must have, each by its first word. */
  parts: readonly string[];
}

type Facts = EvidenceFilter['facts'];

const of = (type: string, facts?: Facts): EvidenceFilter => ({ types: [type], ...(facts ? { facts } : {}) });
const proof = (filter: EvidenceFilter | null, parts: readonly string[] = []): Proof => ({ filter, parts });
const groups = (words: readonly string[]) => words.map((group) => group.split('|'));

/**
 * A document made public whose title (or another fact) has a word of each group, alternatives with | between. `parts` must be among its
 * headings and the heads of its tables, which come as the fact `parts`: four columns asked for are four columns there.
 */
export const published = (words: readonly string[], parts: readonly string[] = []): Proof =>
  proof(
    { types: ['document.published'], words: groups([...words, ...parts]) },
    parts.map((part) => part.split('|')[0] ?? part),
  );

export const ledger = (kind: string, facts?: Facts): EvidenceFilter => of(`ledgers.${kind}.confirmed`, facts);

/** An entry of a ledger, filed by one person and confirmed by another. */
export const filed = (kind: string, facts?: Facts): Proof => proof(ledger(kind, facts));

/** Nothing but what is filed for this very obligation (the ledger of other proof). */
export const byHand: Proof = proof(null);

/** What starts a limit and no module can see: entered in the ledger of happenings. */
export const happening = (what: string): EvidenceFilter => ledger('happening', { what });

/** A grave emergency: those for which the rules set hours. */
export const EMERGENCY: EvidenceFilter = ledger('emergency', { level: ['special', 'major'] });

/**
 * Types that modules tell. What is not among them yet is filed by hand, and a limit that it would start begins with an entry in the ledger of
 * happenings; `packs.test.ts` asks that this list and the declared types agree.
 */
const TOLD: ReadonlySet<string> = new Set([
  ...(['document.published', 'page.published', 'gazette_issue.published', 'normative_cleanup.published'] as const),
  ...(['interpretation.interpretation.published', 'normative.document.published'] as const),
  ...(['error_reports.report.received', 'error_reports.report.answered', 'reading_points.point.checked'] as const),
  ...(['registers.account.opened', 'registers.account.read', 'annual_report.report.settled'] as const),
]);

/** A limit starts with what a module tells, or with the entry of a happening where none tells it yet. */
const start = (type: string, what: string, facts?: Facts): EvidenceFilter =>
  TOLD.has(type) ? of(type, facts) : happening(what);

/** Happenings of the platform that start a limit. */
export const on = {
  /** A document went out through the desk, with a review before it; old stock had none. */
  released: start('documents.document.released', 'document_released'),
  /** A policy of a genre that needs an interpretation went out. */
  policy: of('document.published', {
    disclosed: ['document', 'normative', 'rule'],
    genre: ['规定', '办法', '细则', '意见', '方案', '规划', '决定', '措施', '政策'],
  }),
  submitted: start('documents.review.submitted', 'document_submitted'),
  interpreted: start('interpretation.interpretation.published', 'interpretation_published'),
  signed: start('normative.document.signed', 'document_signed'),
  normative: start('normative.document.published', 'normative_published'),
  ended: start('normative.validity.ended', 'validity_ended'),
  request: start('requests.request.received', 'request_received'),
  correction: start('requests.correction.needed', 'correction_needed'),
  complaint: start('requests.complaint.received', 'complaint_received'),
  errorReport: start('error_reports.report.received', 'error_reported'),
  site: start('registers.account.opened', 'site_opened'),
} as const;

const tells = (type: string, facts?: Facts): Proof => (TOLD.has(type) ? proof(of(type, facts)) : byHand);

/** Deeds that modules tell; by hand as long as they do not. */
export const told = {
  published: tells('document.published'),
  attribute: tells('documents.disclosure.decided'),
  secrecy: tells('documents.review.passed'),
  plan: tells('interpretation.plan.decided'),
  interpreted: (facts?: Facts) => tells('interpretation.interpretation.published', facts),
  shown: (...channels: string[]) => tells('channels.showing.recorded', { channel: channels }),
  normative: tells('normative.document.published'),
  registered: tells('normative.document.published', { registered: 'true' }),
  cleanup: tells('normative_cleanup.published'),
  answered: tells('requests.request.answered'),
  corrected: tells('requests.correction.asked'),
  complaint: tells('requests.complaint.answered'),
  errorReport: tells('error_reports.report.answered'),
  archive: tells('archive.package.received'),
  readingPoint: tells('reading_points.point.checked'),
  guide: tells('page.published', { kind: 'guide' }),
  catalog: tells('catalog.entry.changed'),
  gazette: tells('gazette_issue.published'),
  annualReport: tells('annual_report.report.settled'),
  readDaily: tells('registers.account.read'),
  columns: tells('site_health.columns.passed'),
  site: (check: string) => tells('site_health.check.passed', { check }),
  selfCheck: tells('site_health.self_check.made'),
} as const;
