import { Type, type Static } from 'typebox';

/** What a step may ask for. */
export const STEP_PERMISSIONS = [
  'review.step.first',
  'review.step.second',
  'review.step.legal',
  'review.step.secrecy',
  'review.step.final',
] as const;
/** An id as the database writes it. */
export const ID = '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$';
const Key = Type.String({ pattern: '^[a-z][a-z0-9_]{0,30}$' });
const Day = Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' });

/** Why a text is sent back, in a word that can be counted; what exactly is wrong stands in the reason beside it. */
export const RETURN_KINDS = [
  'facts',
  'wording',
  'format',
  'attachments',
  'attribute',
  'legality',
  'secrecy',
  'privacy',
  'interpretation',
  'other',
] as const;
const ReturnKinds = Type.Array(Type.Enum([...RETURN_KINDS]), { maxItems: RETURN_KINDS.length });

export const Resubmit = Type.Enum(['start', 'returning_step']);

export const ReviewStep = Type.Object({
  key: Key,
  nameZh: Type.String({ minLength: 1, maxLength: 40 }),
  nameEn: Type.String({ minLength: 1, maxLength: 60 }),
  permission: Type.Enum([...STEP_PERMISSIONS]),
  /** Open at the same time as the step before it. */
  parallel: Type.Optional(Type.Boolean()),
  /** Working days in which it is to be decided; absent or null: no limit. */
  limitDays: Type.Optional(Type.Union([Type.Integer({ minimum: 1, maximum: 60 }), Type.Null()])),
  /** Which rule asks for the limit. */
  limitSource: Type.Optional(Type.String({ maxLength: 200 })),
});

export const ReviewChain = Type.Object({
  id: Type.String(),
  name: Type.String(),
  organisationId: Type.Union([Type.String(), Type.Null()]),
  kind: Type.String(),
  steps: Type.Array(ReviewStep),
  /** One person may decide one step of a review only. */
  distinctReviewers: Type.Boolean(),
  resubmit: Resubmit,
  version: Type.Integer(),
});

/** Units in which nobody holds the role of a step. */
export const ChainGap = Type.Object({
  stepKey: Type.String(),
  nameZh: Type.String(),
  nameEn: Type.String(),
  units: Type.Array(Type.String()),
});
export const ChainWithGaps = Type.Object({ ...ReviewChain.properties, gaps: Type.Array(ChainGap) });

export const ReviewChainInput = Type.Object({
  name: Type.String({ minLength: 1, maxLength: 80 }),
  organisationId: Type.Union([Type.String({ pattern: ID }), Type.Null()]),
  kind: Type.String({ maxLength: 40, default: '' }),
  steps: Type.Array(ReviewStep, { minItems: 1, maxItems: 12 }),
  distinctReviewers: Type.Boolean({ default: true }),
  resubmit: Type.Optional(Resubmit),
  /** The version that was seen; 0 for a new chain. */
  version: Type.Integer({ minimum: 0 }),
});

/** Which chain a text of this unit and kind would take now, and where it comes from. */
export const EffectiveChain = Type.Object({
  id: Type.Union([Type.String(), Type.Null()]),
  name: Type.String(),
  /** The unit whose chain it is; '' for the whole tenant and for the default. */
  fromUnit: Type.String(),
  from: Type.Enum(['unit', 'above', 'tenant', 'default']),
  kind: Type.String(),
  steps: Type.Array(ReviewStep),
  gaps: Type.Array(ChainGap),
});

/** How a limit stands today. */
export const StepClock = Type.Object({
  dueOn: Type.Union([Type.String(), Type.Null()]),
  light: Type.Enum(['normal', 'near', 'overdue']),
  /** In the language of the reader: how much is left, or how late it is. */
  words: Type.String(),
  source: Type.String(),
});

export const StepView = Type.Object({
  key: Type.String(),
  nameZh: Type.String(),
  nameEn: Type.String(),
  state: Type.Enum(['done', 'waiting', 'later', 'returned']),
  parallel: Type.Boolean(),
  /** Since when it waits; null unless it does. */
  waitingSince: Type.Union([Type.String(), Type.Null()]),
  /** Names of those who may decide it now; empty when it does not wait, or when nobody holds the role. */
  waitingFor: Type.Array(Type.String()),
  clock: Type.Union([StepClock, Type.Null()]),
  decidedByName: Type.String(),
  /** For whom it was decided, when that was somebody else. */
  decidedForName: Type.String(),
  decidedAt: Type.Union([Type.String(), Type.Null()]),
  reason: Type.String(),
  /** Passed in the round before; it still counts. */
  isCarried: Type.Boolean(),
});

/** A return, of this review or of an earlier one of the same text. */
export const ReturnView = Type.Object({
  round: Type.Integer(),
  stepZh: Type.String(),
  stepEn: Type.String(),
  /** Null: to the author. */
  toZh: Type.Union([Type.String(), Type.Null()]),
  toEn: Type.Union([Type.String(), Type.Null()]),
  byName: Type.String(),
  at: Type.String(),
  kinds: ReturnKinds,
  reason: Type.String(),
});

export const ReviewState = Type.Enum(['waiting', 'approved', 'returned', 'cancelled']);
export const ReviewMode = Type.Enum(['before', 'afterwards']);

export const ReviewView = Type.Object({
  id: Type.String(),
  subjectType: Type.String(),
  subjectId: Type.String(),
  editionId: Type.String(),
  title: Type.String(),
  organisationName: Type.String(),
  state: ReviewState,
  version: Type.Integer(),
  submittedByName: Type.String(),
  submittedAt: Type.String(),
  mode: ReviewMode,
  /** Why it went out before its review; '' for others. */
  emergencyReason: Type.String(),
  chainName: Type.String(),
  resubmit: Resubmit,
  round: Type.Integer(),
  steps: Type.Array(StepView),
  returns: Type.Array(ReturnView),
  /** There is an earlier text of the same edition to compare with. */
  hasEarlierText: Type.Boolean(),
  /** Names of those who may decide the open steps now; empty when it has ended, or when nobody holds the role. */
  waitingFor: Type.Array(Type.String()),
  mayDecide: Type.Boolean(),
  /** The step that the reader would decide; '' when none. */
  mayDecideStep: Type.String(),
  /** For whom the reader would decide; '' in his own right. */
  mayDecideFor: Type.String(),
  /** Earlier steps to which the reader may send it back. */
  backTo: Type.Array(Type.Object({ key: Type.String(), nameZh: Type.String(), nameEn: Type.String() })),
  /** Why not, in both languages; empty when the reader may decide. */
  whyNotZh: Type.String(),
  whyNotEn: Type.String(),
});

/** An open review in a list: whose turn it is, since when, and who may take it. */
export const ReviewListItem = Type.Object({
  id: Type.String(),
  subjectId: Type.String(),
  title: Type.String(),
  organisationName: Type.String(),
  version: Type.Integer(),
  mode: ReviewMode,
  /** The open step; the names of all of them where several are open at once. */
  step: Type.Object({ key: Type.String(), nameZh: Type.String(), nameEn: Type.String() }),
  stepNumber: Type.Integer(),
  stepCount: Type.Integer(),
  waitingSince: Type.String(),
  clock: Type.Union([StepClock, Type.Null()]),
  /** Those who look after the unit have been told that it is late. */
  isEscalated: Type.Boolean(),
  /** Empty when nobody holds the role of the step for this unit. */
  waitingFor: Type.Array(Type.String()),
  submittedByName: Type.String(),
  submittedAt: Type.String(),
  mayDecide: Type.Boolean(),
  /** For whom; '' in one's own right. */
  mayDecideFor: Type.String(),
});

export const ReviewDecision = Type.Object({
  version: Type.Integer(),
  decision: Type.Enum(['approve', 'return']),
  reason: Type.String({ maxLength: 2000, default: '' }),
  /** Which open step; absent: the one that the reader may decide. */
  step: Type.Optional(Key),
  /** For a return: the earlier step to which it goes; absent or null: to the author. */
  to: Type.Optional(Type.Union([Key, Type.Null()])),
  kinds: Type.Optional(ReturnKinds),
});

export const DelegationInput = Type.Object({
  toAccount: Type.String({ pattern: ID }),
  fromOn: Day,
  untilOn: Day,
  reason: Type.String({ maxLength: 200, default: '' }),
});
export const Delegation = Type.Object({
  id: Type.String(),
  fromName: Type.String(),
  toName: Type.String(),
  fromOn: Day,
  untilOn: Day,
  reason: Type.String(),
  state: Type.Enum(['ahead', 'running', 'over', 'ended']),
  /** Mine: given by the reader, not to him. */
  isMine: Type.Boolean(),
  version: Type.Integer(),
});
export const Delegate = Type.Object({ id: Type.String(), name: Type.String() });

export const ReviewSettings = Type.Object({
  /** Working days. */
  afterwardsDays: Type.Integer({ minimum: 1, maximum: 60 }),
  afterwardsSource: Type.String({ minLength: 1, maxLength: 200 }),
  version: Type.Integer({ minimum: 0 }),
});

export type ReviewStep = Static<typeof ReviewStep>;
export type ReviewChain = Static<typeof ReviewChain>;
export type ChainGap = Static<typeof ChainGap>;
export type ChainWithGaps = Static<typeof ChainWithGaps>;
export type EffectiveChain = Static<typeof EffectiveChain>;
export type ReviewChainInput = Static<typeof ReviewChainInput>;
export type Resubmit = Static<typeof Resubmit>;
export type StepClock = Static<typeof StepClock>;
export type StepView = Static<typeof StepView>;
export type ReturnView = Static<typeof ReturnView>;
export type ReturnKind = (typeof RETURN_KINDS)[number];
export type ReviewListItem = Static<typeof ReviewListItem>;
export type ReviewState = Static<typeof ReviewState>;
export type ReviewMode = Static<typeof ReviewMode>;
export type ReviewView = Static<typeof ReviewView>;
export type ReviewDecision = Static<typeof ReviewDecision>;
export type DelegationInput = Static<typeof DelegationInput>;
export type Delegation = Static<typeof Delegation>;
export type ReviewSettings = Static<typeof ReviewSettings>;
