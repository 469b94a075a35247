import { Type, type Static } from 'typebox';

/** What a step may ask for. */
export const STEP_PERMISSIONS = [
  'review.step.first',
  'review.step.second',
  'review.step.secrecy',
  'review.step.final',
] as const;
/** An id as the database writes it. */
export const ID = '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$';

export const ReviewStep = Type.Object({
  key: Type.String({ pattern: '^[a-z][a-z0-9_]{0,30}$' }),
  nameZh: Type.String({ minLength: 1, maxLength: 40 }),
  nameEn: Type.String({ minLength: 1, maxLength: 60 }),
  permission: Type.Enum([...STEP_PERMISSIONS]),
});

export const ReviewChain = Type.Object({
  id: Type.String(),
  name: Type.String(),
  organisationId: Type.Union([Type.String(), Type.Null()]),
  kind: Type.String(),
  steps: Type.Array(ReviewStep),
  /** One person may decide one step of a review only. */
  distinctReviewers: Type.Boolean(),
  version: Type.Integer(),
});

export const ReviewChainInput = Type.Object({
  name: Type.String({ minLength: 1, maxLength: 80 }),
  organisationId: Type.Union([Type.String({ pattern: ID }), Type.Null()]),
  kind: Type.String({ maxLength: 40, default: '' }),
  steps: Type.Array(ReviewStep, { minItems: 1, maxItems: 12 }),
  distinctReviewers: Type.Boolean({ default: true }),
  /** The version that was seen; 0 for a new chain. */
  version: Type.Integer({ minimum: 0 }),
});

export const StepView = Type.Object({
  key: Type.String(),
  nameZh: Type.String(),
  nameEn: Type.String(),
  state: Type.Enum(['done', 'waiting', 'later', 'returned']),
  /** Since when it waits; null unless it does. */
  waitingSince: Type.Union([Type.String(), Type.Null()]),
  decidedByName: Type.String(),
  decidedAt: Type.Union([Type.String(), Type.Null()]),
  reason: Type.String(),
});

export const ReviewState = Type.Enum(['waiting', 'approved', 'returned', 'cancelled']);

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
  steps: Type.Array(StepView),
  /** Names of those who may decide the open step now; empty when it has ended, or when nobody holds the role. */
  waitingFor: Type.Array(Type.String()),
  mayDecide: Type.Boolean(),
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
  step: Type.Object({ key: Type.String(), nameZh: Type.String(), nameEn: Type.String() }),
  stepNumber: Type.Integer(),
  stepCount: Type.Integer(),
  waitingSince: Type.String(),
  /** Empty when nobody holds the role of the step for this unit. */
  waitingFor: Type.Array(Type.String()),
  submittedByName: Type.String(),
  submittedAt: Type.String(),
  mayDecide: Type.Boolean(),
});

export const ReviewDecision = Type.Object({
  version: Type.Integer(),
  decision: Type.Enum(['approve', 'return']),
  reason: Type.String({ maxLength: 2000, default: '' }),
});

export type ReviewStep = Static<typeof ReviewStep>;
export type ReviewChain = Static<typeof ReviewChain>;
export type ReviewChainInput = Static<typeof ReviewChainInput>;
export type StepView = Static<typeof StepView>;
export type ReviewListItem = Static<typeof ReviewListItem>;
export type ReviewState = Static<typeof ReviewState>;
export type ReviewView = Static<typeof ReviewView>;
export type ReviewDecision = Static<typeof ReviewDecision>;
