import { Type, type Static } from 'typebox';

const Id = Type.String({ pattern: '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' });
const Instant = Type.String({ format: 'date-time' });
const Bilingual = Type.Object({ zh: Type.String(), en: Type.String() });

const ofCase = {
  requestId: Id,
  /** The registration number; empty before there is one. */
  number: Type.String(),
  organisationName: Type.String(),
  stateTitle: Bilingual,
  /** The last day of the answer: the limit goes on while a case is hidden. */
  dueOn: Type.Union([Type.String(), Type.Null()]),
};

/** A proposal to hide a case or to show it again, and what came of it. */
export const Hiding = Type.Object({
  ...{ id: Id, ...ofCase, kind: Type.Enum(['hide', 'show']), state: Type.Enum(['proposed', 'done', 'refused']) },
  ...{ reason: Type.String(), proposedByName: Type.String(), proposedAt: Instant, isMine: Type.Boolean() },
  ...{ decidedByName: Type.String(), decidedAt: Type.Union([Instant, Type.Null()]), version: Type.Integer() },
});
export type Hiding = Static<typeof Hiding>;

export const HidingDesk = Type.Object({
  /** Cases that are hidden now; `isWaiting`: somebody proposed to show it again. */
  hidden: Type.Array(Type.Object({ ...ofCase, isWaiting: Type.Boolean() })),
  /** Proposals: those that wait first, then the newest. */
  items: Type.Array(Hiding),
});
export type HidingDesk = Static<typeof HidingDesk>;

export const HidingProposal = Type.Object({
  ...{ requestId: Id, kind: Type.Enum(['hide', 'show']) },
  reason: Type.String({ maxLength: 1000 }),
});
export type HidingProposal = Static<typeof HidingProposal>;
export const HidingDecision = Type.Object({ version: Type.Integer({ minimum: 1 }), approve: Type.Boolean() });
export type HidingDecision = Static<typeof HidingDecision>;
