import type { Texts } from '../texts/index.ts';

export const GROUPS = ['work', 'oversight', 'settings'] as const;
type Group = (typeof GROUPS)[number];
export type ScreenName = Exclude<keyof Texts['shell']['menu'], Group>;

/** The permissions of the steps of a review; who holds one has reviews of his own. */
export const REVIEW_STEPS: readonly string[] = [
  'review.step.first',
  'review.step.second',
  'review.step.legal',
  'review.step.secrecy',
  'review.step.final',
];

/** The screens of the application: address and the permissions of which one is needed to open it. Empty: everybody who is signed in. */
export const SCREENS: Record<ScreenName, { path: string; anyOf: readonly string[]; group: Group }> = {
  workbench: { path: '/', anyOf: [], group: 'work' },
  documents: { path: '/documents', anyOf: ['documents.document.read'], group: 'work' },
  errorReports: { path: '/error-reports', anyOf: ['documents.document.write'], group: 'work' },
  requests: { path: '/requests', anyOf: ['requests.request.read'], group: 'work' },
  disputes: { path: '/disputes', anyOf: ['requests.request.read'], group: 'work' },
  openings: { path: '/openings', anyOf: ['requests.request.read'], group: 'work' },
  imports: { path: '/import', anyOf: ['documents.document.import'], group: 'work' },
  reviews: {
    path: '/reviews',
    anyOf: [...REVIEW_STEPS, 'review.review.oversee', 'documents.document.write'],
    group: 'work',
  },
  catalog: { path: '/catalog', anyOf: ['documents.document.read'], group: 'work' },
  gazette: { path: '/gazette', anyOf: ['gazette.issue.write', 'gazette.issue.publish'], group: 'work' },
  interpretation: { path: '/interpretations', anyOf: ['documents.document.read'], group: 'work' },
  normative: { path: '/normative', anyOf: ['documents.document.read'], group: 'work' },
  columns: { path: '/columns', anyOf: ['columns.column.write', 'columns.placement.write'], group: 'work' },
  pages: { path: '/pages', anyOf: ['pages.page.write', 'pages.page.publish'], group: 'work' },
  media: { path: '/media-accounts', anyOf: ['registers.account.write'], group: 'work' },
  readingPoints: { path: '/reading-points', anyOf: ['registers.account.write'], group: 'work' },
  annualReport: { path: '/annual-report', anyOf: ['reports.annual.read'], group: 'work' },
  workPlans: { path: '/work-plans', anyOf: ['plans.plan.read'], group: 'oversight' },
  workPlanCards: { path: '/work-plan-cards', anyOf: ['plans.part.report'], group: 'oversight' },
  siteHealth: { path: '/site-health', anyOf: ['sites.finding.read'], group: 'oversight' },
  duties: { path: '/duties', anyOf: ['duties.obligation.read'], group: 'oversight' },
  obligations: { path: '/obligations', anyOf: ['duties.obligation.read'], group: 'oversight' },
  rulePacks: { path: '/rule-packs', anyOf: ['duties.obligation.read'], group: 'oversight' },
  evaluations: { path: '/evaluations', anyOf: ['evaluation.evaluation.read'], group: 'oversight' },
  ledgers: { path: '/ledgers', anyOf: ['ledgers.entry.read'], group: 'oversight' },
  sites: { path: '/sites', anyOf: ['organisations.site.write'], group: 'settings' },
  findings: { path: '/findings', anyOf: ['gate.finding.overrule'], group: 'work' },
  organisations: { path: '/organisations', anyOf: ['organisations.organisation.read'], group: 'settings' },
  accounts: { path: '/accounts', anyOf: ['identity.account.read'], group: 'settings' },
  chains: { path: '/review-chains', anyOf: ['review.chain.write'], group: 'settings' },
  letters: {
    path: '/letters',
    anyOf: ['requests.template.write', 'requests.settings.write', 'requests.request.work'],
    group: 'settings',
  },
  hidings: { path: '/hidings', anyOf: ['requests.hiding.decide'], group: 'settings' },
  destructions: { path: '/destructions', anyOf: ['requests.identity.destroy'], group: 'settings' },
  calendar: { path: '/calendar', anyOf: [], group: 'settings' },
  audit: { path: '/audit', anyOf: ['audit.entry.read'], group: 'settings' },
};

/** True when the account may open a screen. */
export const mayOpen = (screen: ScreenName, can: (permission: string) => boolean): boolean =>
  SCREENS[screen].anyOf.length === 0 || SCREENS[screen].anyOf.some(can);
