import { Type, type Static } from 'typebox';
import { CalendarDate, Line } from '../../kernel/fields/index.ts';
import { FINDING_KINDS } from './findings.rules.ts';

export const Id = Type.String({ pattern: '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' });
const Nullable = <T extends Type.TSchema>(type: T) => Type.Union([type, Type.Null()]);
const Text = (maxLength: number) => Type.String({ maxLength, pattern: '^[^\\u0000]*$' });
export const Kind = Type.Enum([...FINDING_KINDS]);
export const Month = Type.String({ pattern: '^20\\d\\d-(0[1-9]|1[0-2])$' });

const targetFields = {
  name: Line({ minLength: 1, maxLength: 60 }),
  hosts: Type.Array(Line({ minLength: 1, maxLength: 253 }), { maxItems: 20, uniqueItems: true }),
  organisationId: Id,
  hasServices: Type.Boolean(),
  isWatched: Type.Boolean(),
};
export const NewTarget = Type.Object(
  {
    /** A site of this platform; its address is known. */
    siteId: Type.Optional(Id),
    /** Of a site elsewhere: scheme and host. */
    origin: Type.Optional(Line({ maxLength: 300 })),
    name: targetFields.name,
    organisationId: targetFields.organisationId,
    hosts: Type.Optional(targetFields.hosts),
    hasServices: Type.Optional(Type.Boolean()),
  },
  { additionalProperties: false },
);
export const TargetChange = Type.Object(
  { version: Type.Integer({ minimum: 1 }), ...Type.Partial(Type.Object(targetFields)).properties },
  { additionalProperties: false },
);
export const Light = Type.Enum(['green', 'yellow', 'red', 'grey']);
export const Area = Type.Object({
  code: Type.String(),
  light: Light,
  /** Open findings that count. */
  count: Type.Integer(),
  /** The day of the last check that could be made. */
  checkedOn: Nullable(Type.String()),
});
export const AvailabilityView = Type.Object({
  days: Type.Array(Type.Object({ on: Type.String(), count: Type.Integer(), failed: Type.Integer() })),
  count: Type.Integer(),
  failed: Type.Integer(),
  percent: Nullable(Type.Number()),
  isEnough: Type.Boolean(),
  isVeto: Type.Boolean(),
});
export const TargetView = Type.Object({
  id: Id,
  siteId: Nullable(Id),
  origin: Type.String(),
  ...targetFields,
  organisationName: Type.String(),
  version: Type.Integer(),
  hasChecker: Type.Boolean(),
  areas: Type.Array(Area),
  availability: AvailabilityView,
  lastSample: Nullable(
    Type.Object({
      at: Type.String(),
      isOpen: Type.Boolean(),
      milliseconds: Type.Integer(),
      fault: Type.String(),
      source: Type.String(),
    }),
  ),
  crawl: Nullable(
    Type.Object({
      state: Type.Enum(['running', 'done', 'stopped']),
      reason: Type.String(),
      isCut: Type.Boolean(),
      startedAt: Type.String(),
      endedAt: Nullable(Type.String()),
      pages: Type.Integer(),
      links: Type.Integer(),
    }),
  ),
  nextCheckAt: Type.String(),
  nextCrawlAt: Type.String(),
});
export const Overview = Type.Object({
  targets: Type.Array(TargetView),
  /** Sites of the platform that nobody watches yet. */
  unwatched: Type.Array(Type.Object({ siteId: Id, name: Type.String(), origin: Type.String() })),
  mayWrite: Type.Boolean(),
});
export const RunWhat = Type.Object({ what: Type.Enum(['sample', 'check', 'crawl']) }, { additionalProperties: false });

export const FindingView = Type.Object({
  id: Id,
  targetId: Id,
  targetName: Type.String(),
  kind: Kind,
  kindName: Type.String(),
  organisationId: Id,
  organisationName: Type.String(),
  title: Type.String(),
  address: Type.String(),
  facts: Type.Record(
    Type.String(),
    Type.Union([Type.String(), Type.Number(), Type.Boolean(), Type.Null(), Type.Array(Type.String())]),
  ),
  firstSeenAt: Type.String(),
  lastSeenAt: Type.String(),
  mendedAt: Nullable(Type.String()),
  /** What is done next: the officer's words, or the usual step for its kind. */
  nextStep: Type.String(),
  plan: Type.String(),
  planBy: Nullable(Type.String()),
  excuse: Type.String(),
  excusedBy: Type.String(),
  version: Type.Integer(),
  mayWrite: Type.Boolean(),
});
export const FindingPage = Type.Object({ items: Type.Array(FindingView), total: Type.Integer() });
export const FindingQuery = Type.Object({
  target: Type.Optional(Id),
  kind: Type.Optional(Kind),
  unit: Type.Optional(Id),
  state: Type.Optional(Type.Enum(['open', 'excused', 'mended'])),
  page: Type.Optional(Type.Integer({ minimum: 1, maximum: 10_000 })),
});
export const FindingChange = Type.Object(
  {
    version: Type.Integer({ minimum: 1 }),
    plan: Type.Optional(Line({ maxLength: 300 })),
    planBy: Type.Optional(Nullable(CalendarDate)),
    /** Why it does not count; '' counts it again. */
    excuse: Type.Optional(Line({ maxLength: 300 })),
  },
  { additionalProperties: false },
);

export const SettingView = Type.Object({
  code: Type.String(),
  name: Type.String(),
  value: Type.Union([Type.Number(), Type.Array(Type.String())]),
  standard: Type.Union([Type.Number(), Type.Array(Type.String())]),
  source: Type.String(),
  isUncertain: Type.Boolean(),
  isOwn: Type.Boolean(),
});
export const SettingChange = Type.Object(
  {
    /** Null: the value of the release holds again. */
    value: Type.Union([
      Type.Number(),
      Type.Array(Line({ minLength: 1, maxLength: 60 }), { maxItems: 30 }),
      Type.Null(),
    ]),
    source: Line({ maxLength: 200 }),
  },
  { additionalProperties: false },
);

export const Samples = Type.Object(
  {
    source: Type.String({ pattern: '^[a-z0-9][a-z0-9._-]{0,40}$' }),
    samples: Type.Array(
      Type.Object(
        {
          sampledAt: Type.String({ format: 'date-time' }),
          isOpen: Type.Boolean(),
          milliseconds: Type.Integer({ minimum: 0, maximum: 600_000 }),
          status: Type.Optional(Nullable(Type.Integer({ minimum: 100, maximum: 999 }))),
          fault: Type.Optional(Line({ maxLength: 60 })),
        },
        { additionalProperties: false },
      ),
      { minItems: 1, maxItems: 500 },
    ),
  },
  { additionalProperties: false },
);

const Found = Type.Object({
  findingId: Nullable(Type.String()),
  title: Type.String(),
  address: Type.String(),
  unit: Type.String(),
  since: Type.String(),
});
export const LineView = Type.Object({
  code: Type.String(),
  part: Type.Enum(['veto', 'deduction', 'bonus', 'media']),
  group: Type.String(),
  isAutomatic: Type.Boolean(),
  /** A person may fill it in. */
  mayJudge: Type.Boolean(),
  name: Type.String(),
  rule: Type.String(),
  verdict: Type.Enum(['met', 'unmet', 'unknown', 'not_applicable']),
  points: Type.Number(),
  count: Type.Integer(),
  seen: Type.String(),
  found: Type.Array(Found),
  evidence: Type.String(),
  judgedBy: Type.String(),
  judgedOn: Type.String(),
});
export const SelfCheckItem = Type.Object({
  id: Id,
  targetId: Id,
  targetName: Type.String(),
  month: Type.String(),
  settledAt: Nullable(Type.String()),
  outcome: Nullable(Type.String()),
  score: Nullable(Type.Number()),
});
export const SelfCheckView = Type.Object({
  ...SelfCheckItem.properties,
  organisationName: Type.String(),
  version: Type.Integer(),
  filledOn: Type.String(),
  lines: Type.Array(LineView),
  groups: Type.Array(Type.Object({ group: Type.String(), cap: Type.Number(), deducted: Type.Number() })),
  vetoes: Type.Array(Type.String()),
  open: Type.Array(Type.String()),
  bonus: Type.Number(),
  bonusCap: Type.Number(),
  media: Type.String(),
  /** Values used that were not compared with the text of the rule. */
  uncertain: Type.Array(Type.String()),
  mayWrite: Type.Boolean(),
});
export const NewSelfCheck = Type.Object({ targetId: Id, month: Month }, { additionalProperties: false });
export const JudgementChange = Type.Object(
  {
    version: Type.Integer({ minimum: 1 }),
    verdict: Type.Enum(['met', 'unmet', 'not_applicable']),
    points: Type.Number({ minimum: 0, maximum: 100 }),
    evidence: Text(2000),
  },
  { additionalProperties: false },
);

export type NewTarget = Static<typeof NewTarget>;
export type TargetChange = Static<typeof TargetChange>;
export type TargetView = Static<typeof TargetView>;
export type Overview = Static<typeof Overview>;
export type Area = Static<typeof Area>;
export type FindingView = Static<typeof FindingView>;
export type FindingQuery = Static<typeof FindingQuery>;
export type FindingChange = Static<typeof FindingChange>;
export type SettingView = Static<typeof SettingView>;
export type SettingChange = Static<typeof SettingChange>;
export type Samples = Static<typeof Samples>;
export type SelfCheckItem = Static<typeof SelfCheckItem>;
export type SelfCheckView = Static<typeof SelfCheckView>;
export type JudgementChange = Static<typeof JudgementChange>;
