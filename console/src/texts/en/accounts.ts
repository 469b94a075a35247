import type { Texts } from '../index.ts';

export const accounts: Texts['accounts'] = {
  title: 'Accounts',
  help: 'The system administrator opens accounts, the security administrator grants roles. The two are kept apart.',
  search: 'Find by account or name',
  create: 'New account',
  name: 'Account',
  nameHelp:
    'Lower-case letters, digits, dot and hyphen, 2–41 characters, starting with a letter or digit. It cannot be changed later.',
  nameWrong: 'Use lower-case letters, digits, dot, hyphen or underscore only, starting with a letter or digit.',
  displayName: 'Display name',
  displayNameHelp: 'The name of the post will do.',
  organisation: 'Unit',
  noOrganisation: 'Belongs to no unit',
  roles: 'Roles',
  noRoles: 'No roles',
  lastSignIn: 'Last sign-in',
  never: 'Never',
  active: 'Active',
  disabled: 'Disabled',
  locked: 'Locked',
  mustChange: 'Password to be changed',
  lockedUntil: (time) => `Too many wrong passwords; locked until ${time}.`,
  oneTimeTitle: 'One-time password',
  oneTimeHelp:
    'Hand it over in person or by a safe channel. It is not shown again, and must be changed at the first sign-in.',
  oneTimeUntil: (time) => `Good until ${time}; after that it has to be reset.`,
  oneTimeLabel: (name) => `One-time password of ${name}`,
  oneTimeDone: 'I have noted it, close',
  profile: 'Profile',
  rolesTitle: 'Roles and scope',
  rolesHelp:
    'A role holds in the chosen unit and everything below it; without a unit it holds in the whole city. The three administrators (system, security, audit) are kept apart, and none of them publishes.',
  role: 'Role',
  scope: 'Scope',
  addRole: 'Add role',
  removeRole: (role) => `Remove role: ${role}`,
  rolesSaved: 'The roles are updated',
  administrator: 'administrator',
  disable: 'Disable account',
  disableHelp: (name) => `${name} is signed out everywhere at once and cannot sign in any more. The history stays.`,
  enable: 'Enable account',
  unlock: 'Unlock',
  unlocked: 'The account is unlocked',
  reset: 'Reset password',
  resetHelp: (name) => `${name} gets a new one-time password. The old one stops working at once, and all sign-ins end.`,
  sessions: 'Sign-ins',
  noSessions: 'There is no open sign-in.',
  empty: 'No account matches.',
  dangerTitle: 'Manage the account',
  guide: {
    title: 'Who needs which role, at which step',
    help: 'The way of a document: a publishing officer drafts and sends in → the steps of the review (first, second, legal, secrecy, final, set by unit and kind of document) → a publisher publishes. Each step needs somebody; nobody reviews what he wrote, and usually nobody takes two steps of one review. Steps without anybody are told under “Review steps”.',
    duty: 'What for, at which step',
    duties: {
      system_admin: 'Opens accounts, keeps units, sites and the calendar. Neither publishes nor grants roles.',
      security_admin: 'Grants roles, unlocks, resets passwords, ends sign-ins. Does not publish.',
      audit_admin: 'Reads the records and verifies the chain. Does not publish.',
      editor:
        'The first step: drafts, imports, edits, sends in; interprets, registers, files, places; answers reported errors.',
      first_reviewer: 'Step “first review”: usually the head of the unit that drafts.',
      second_reviewer: 'Step “second review”: usually the general office.',
      legal_reviewer: 'Step “legal review”: usually the justice bureau, for what binds citizens.',
      secrecy_reviewer:
        'Step “secrecy review”: needed before anything is public; may let findings in others’ texts pass.',
      final_reviewer:
        'Steps “final review” and “sign-off”: the last of the review; sees all open reviews of the unit, may let findings pass.',
      publisher:
        'The last step: publishes, schedules, withdraws; publishes home page, topics and gazette; confirms clean-ups.',
      emergency_publisher: 'Publishes in an emergency before the review, each time with a reason.',
      open_government_office:
        'Sets review steps, columns, catalog and gazette; draws up clean-ups; sees all open reviews. Does not review.',
      request_officer:
        'Requests for information: registers, clarifies, extends, consults, drafts the answer; may look at who asks, each look is recorded.',
      request_reviewer:
        'The last step of a request: approves and signs the answer; sees all requests of the unit. Nobody signs what he worked on.',
      bulk_publisher: 'Imports and publishes old stock at once; only while an old site is moved, then taken back.',
    } as Record<string, string>,
  },
  ownAccount: 'You cannot do these to your own account. Ask another administrator.',
};
