/** Roles, what they allow and which of them one person may hold together. Data: a table that is tested row by row. */

const READ_UNITS = 'organisations.organisation.read';
const READ_DOCUMENTS = 'documents.document.read';
/** Those who answer for what goes out see where every review of their units stands, and with whom. */
const OVERSEE_REVIEWS = 'review.review.oversee';

const READ_REQUESTS = 'requests.request.read';
/** A yearly plan is circulated to everybody who works on it. */
const READ_PLANS = 'plans.plan.read';

/** Every unit sees its own duties and what they rest on. */
const READ_DUTIES = 'duties.obligation.read';

/** Who keeps ledgers, and who confirms what others filed. */
const READ_LEDGERS = 'ledgers.entry.read';
const WRITE_LEDGERS = [READ_LEDGERS, 'ledgers.entry.write'] as const;
const CONFIRM_LEDGERS = [READ_LEDGERS, 'ledgers.entry.confirm'] as const;

/** Every unit sees how it stands in an evaluation. */
const READ_EVALUATIONS = 'evaluation.evaluation.read';

/** Lets a finding of the gate's checks pass in a text that is not one's own. */
const OVERRULE_FINDINGS = 'gate.finding.overrule';

export interface Role {
  nameZh: string;
  nameEn: string;
  /** One of the three separate administrators (三员分立). */
  administrator: boolean;
  permissions: readonly string[];
}

const reviewer = (nameZh: string, nameEn: string, step: string): Role => ({
  nameZh,
  nameEn,
  administrator: false,
  permissions: [READ_UNITS, READ_DOCUMENTS, `review.step.${step}`],
});

export const ROLES = {
  system_admin: {
    nameZh: '系统管理员',
    nameEn: 'System administrator',
    administrator: true,
    permissions: [
      READ_UNITS,
      'organisations.organisation.write',
      'organisations.site.write',
      'identity.account.read',
      'identity.account.write',
      'calendar.year.write',
      'demo.content.load',
    ],
  },
  security_admin: {
    nameZh: '安全管理员',
    nameEn: 'Security administrator',
    administrator: true,
    permissions: [
      READ_UNITS,
      'identity.account.read',
      'identity.role.grant',
      'identity.session.revoke',
      'identity.password.reset',
    ],
  },
  audit_admin: {
    nameZh: '审计管理员',
    nameEn: 'Audit administrator',
    administrator: true,
    permissions: ['audit.entry.read', 'audit.chain.verify'],
  },
  editor: {
    nameZh: '信息员',
    nameEn: 'Publishing officer',
    administrator: false,
    permissions: [
      READ_UNITS,
      READ_DOCUMENTS,
      'documents.document.write',
      'documents.document.import',
      'documents.document.submit',
      'documents.task.correct',
      'columns.placement.write',
      'catalog.filing.write',
      'pages.page.write',
      'registers.account.write',
      'sites.finding.read',
      'sites.finding.write',
      READ_DUTIES,
      'duties.duty.propose',
      READ_PLANS,
      'plans.part.report',
      READ_EVALUATIONS,
      'evaluation.objection.file',
      ...WRITE_LEDGERS,
    ],
  },
  first_reviewer: reviewer('初审员', 'First reviewer', 'first'),
  second_reviewer: reviewer('复审员', 'Second reviewer', 'second'),
  final_reviewer: {
    nameZh: '终审员',
    nameEn: 'Final reviewer',
    administrator: false,
    permissions: [
      READ_UNITS,
      READ_DOCUMENTS,
      'review.step.final',
      OVERSEE_REVIEWS,
      OVERRULE_FINDINGS,
      READ_DUTIES,
      READ_PLANS,
      'plans.plan.approve',
    ],
  },
  legal_reviewer: {
    nameZh: '合法性审查员',
    nameEn: 'Legal reviewer',
    administrator: false,
    permissions: [
      READ_UNITS,
      READ_DOCUMENTS,
      'review.step.legal',
      READ_REQUESTS,
      'requests.request.check',
      'requests.redaction.confirm',
      'requests.template.write',
    ],
  },
  secrecy_reviewer: {
    nameZh: '保密审查员',
    nameEn: 'Secrecy reviewer',
    administrator: false,
    permissions: [READ_UNITS, READ_DOCUMENTS, 'review.step.secrecy', OVERRULE_FINDINGS],
  },
  publisher: {
    nameZh: '发布员',
    nameEn: 'Publisher',
    administrator: false,
    permissions: [
      READ_UNITS,
      READ_DOCUMENTS,
      'documents.document.publish',
      'documents.document.withdraw',
      'normative.cleanup.publish',
      'pages.page.publish',
      'gazette.issue.publish',
      READ_PLANS,
      'plans.plan.publish',
      ...CONFIRM_LEDGERS,
      OVERSEE_REVIEWS,
    ],
  },
  emergency_publisher: {
    nameZh: '应急发布员',
    nameEn: 'Emergency publisher',
    administrator: false,
    permissions: [READ_UNITS, READ_DOCUMENTS, 'documents.document.publish_urgently'],
  },
  open_government_office: {
    nameZh: '政务公开办',
    nameEn: 'Open government office',
    administrator: false,
    permissions: [
      READ_UNITS,
      READ_DOCUMENTS,
      'documents.task.correct',
      'review.chain.write',
      'columns.column.write',
      'columns.placement.write',
      'pages.page.write',
      'gazette.issue.write',
      'catalog.entry.write',
      'catalog.filing.write',
      'normative.cleanup.write',
      'normative.settings.write',
      'interpretation.settings.write',
      'interpretation.pool.write',
      'registers.account.write',
      READ_REQUESTS,
      'requests.settings.write',
      'requests.request.oversee',
      'requests.identity.destroy',
      // Who proposes that a whole case be hidden, and who sees and decides such proposals: never one and the same person for one case.
      'requests.hiding.propose',
      'requests.hiding.decide',
      'reports.annual.read',
      'reports.annual.write',
      'sites.finding.read',
      'sites.finding.write',
      'sites.target.write',
      'sites.selfcheck.write',
      READ_DUTIES,
      'duties.obligation.write',
      'duties.duty.propose',
      'duties.duty.decide',
      'duties.succession.write',
      READ_PLANS,
      'plans.plan.write',
      'plans.plan.approve',
      ...WRITE_LEDGERS,
      'ledgers.entry.confirm',
      READ_EVALUATIONS,
      'evaluation.evaluation.write',
      'evaluation.evaluation.publish',
      OVERSEE_REVIEWS,
    ],
  },
  evaluation_judge: {
    nameZh: '考核评议员',
    nameEn: 'Judge of evaluations',
    administrator: false,
    permissions: [READ_UNITS, READ_EVALUATIONS, 'evaluation.mark.sign'],
  },
  evaluation_assessor: {
    nameZh: '第三方评估员',
    nameEn: 'Third-party assessor',
    administrator: false,
    permissions: [READ_UNITS, READ_EVALUATIONS, READ_DUTIES, 'evaluation.sample.assess'],
  },
  request_officer: {
    nameZh: '依申请公开承办员',
    nameEn: 'Request officer',
    administrator: false,
    permissions: [
      READ_UNITS,
      READ_DOCUMENTS,
      READ_REQUESTS,
      'requests.request.register',
      'requests.request.work',
      'requests.redaction.confirm',
      'requests.identity.reveal',
      'requests.hiding.propose',
      // What requests make public is drafted by who answered them; others review and publish it.
      'documents.document.write',
      'documents.document.submit',
    ],
  },
  request_reviewer: {
    nameZh: '依申请公开签发人',
    nameEn: 'Request reviewer',
    administrator: false,
    permissions: [
      READ_UNITS,
      READ_DOCUMENTS,
      READ_REQUESTS,
      'requests.request.approve',
      'requests.request.sign',
      'requests.redaction.confirm',
      'requests.request.oversee',
      'requests.identity.destroy',
      // Who proposes that a whole case be hidden, and who sees and decides such proposals: never one and the same person for one case.
      'requests.hiding.propose',
      'requests.hiding.decide',
      'reports.annual.read',
    ],
  },
  bulk_publisher: {
    nameZh: '批量发布员',
    nameEn: 'Bulk publisher',
    administrator: false,
    permissions: [READ_UNITS, READ_DOCUMENTS, 'documents.document.import', 'documents.document.bulk_publish'],
  },
} as const satisfies Record<string, Role>;

export type RoleName = keyof typeof ROLES;

export const ROLE_NAMES = Object.keys(ROLES) as RoleName[];

export const isRole = (name: string): name is RoleName => Object.hasOwn(ROLES, name);

/** What everybody who is signed in may do with his own account: change the password, see and end his sessions. */
export const OWN_ACCOUNT = 'identity.own.use';

/** A role in one organisation and everything under it; null: in the whole tenant. */
export interface RoleGrant {
  role: string;
  organisationId: string | null;
}

export type GrantFault =
  | { code: 'unknown_role'; role: string }
  | { code: 'granted_twice'; role: string }
  /** Two of the three administrators, or one of them together with a publishing role. */
  | { code: 'not_together'; role: string; other: string }
  /** An administrator's duty cannot be cut down to a unit. */
  | { code: 'tenant_wide_only'; role: string };

/** The first reason why one account may not hold these roles together; null when it may. */
export function findGrantFault(grants: readonly RoleGrant[]): GrantFault | null {
  const seen = new Set<string>();
  for (const { role, organisationId } of grants) {
    if (!isRole(role)) return { code: 'unknown_role', role };
    if (seen.has(`${role} ${organisationId}`)) return { code: 'granted_twice', role };
    seen.add(`${role} ${organisationId}`);
    if (!ROLES[role].administrator) continue;
    const other = grants.find((grant) => grant.role !== role);
    if (other) return { code: 'not_together', role, other: other.role };
    if (organisationId !== null) return { code: 'tenant_wide_only', role };
  }
  return null;
}

/** Permission → where it holds: everywhere, or the organisations that the roles were granted for (without what is under them). */
export function permissionsOf(grants: readonly RoleGrant[]): Map<string, 'all' | string[]> {
  const permissions = new Map<string, 'all' | string[]>();
  for (const { role, organisationId } of grants) {
    if (!isRole(role)) continue; // a role of an older release: it allows nothing
    for (const permission of ROLES[role].permissions) {
      const known = permissions.get(permission);
      if (organisationId === null) permissions.set(permission, 'all');
      else if (known !== 'all') permissions.set(permission, [...(known ?? []), organisationId]);
    }
  }
  return permissions;
}

/** Numbers that a place may set differently, each with its reason. */
export const IDENTITY_SETTINGS = {
  /** GB/T 22239-2019 8.1.4.1 wants failures limited and leaves the number open; five forgives typing errors and stops guessing. */
  lockAfterFailures: 5,
  /** Long enough that 20 guesses an hour are possible at most, short enough that nobody loses a morning. */
  lockMinutes: 15,
  /** An officer away at a meeting comes back to a signed-in screen; one who left for the day does not leave it open overnight. */
  idleMinutes: 60,
  /** One working day. */
  sessionHours: 8,
  /** Handed over on a Friday afternoon, it still opens the account on Monday; found in a drawer later, it opens nothing. `ONE_TIME_PASSWORD_HOURS`. */
  oneTimePasswordHours: 72,
  /** Failed or not, from one address, in a minute: an office behind one address signs in between 8:30 and 9:00. */
  attemptsPerAddress: 60,
  /** For one name from anywhere, in a minute. */
  attemptsPerName: 10,
  /** A refusal is answered after this time (ms) at the earliest: a row more or less to write does not show which names exist. */
  refusedAfterMs: 100,
} as const;

export type IdentitySettings = { [K in keyof typeof IDENTITY_SETTINGS]: number };
