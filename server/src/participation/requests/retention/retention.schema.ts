import { Type, type Static } from 'typebox';

const Id = Type.String({ pattern: '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' });
const Instant = Type.String({ format: 'date-time' });

const Case = Type.Object({
  ...{ id: Id, number: Type.String(), organisationName: Type.String(), closedOn: Type.String() },
  /** Two people have hidden it: it has no page to open, and its number only for those who see what is hidden. */
  isHidden: Type.Boolean(),
});

/** The certificate: what was destroyed, of which cases, who asked, who approved, when. No word of who the applicants were. */
export const Destruction = Type.Object({
  id: Id,
  state: Type.Enum(['proposed', 'done', 'refused']),
  closedBefore: Type.String(),
  ...{ proposedByName: Type.String(), proposedAt: Instant, isMine: Type.Boolean() },
  ...{ decidedByName: Type.String(), decidedAt: Type.Union([Instant, Type.Null()]) },
  ...{ people: Type.Integer(), files: Type.Integer(), texts: Type.Integer(), version: Type.Integer() },
  cases: Type.Array(Case),
});
export type Destruction = Static<typeof Destruction>;

export const DestructionDesk = Type.Object({
  /** Cases that are due now, as many as one proposal takes, the oldest first. */
  due: Type.Array(Case),
  closedBefore: Type.String(),
  items: Type.Array(Destruction),
});
export type DestructionDesk = Static<typeof DestructionDesk>;
export const DestructionDecision = Type.Object({ version: Type.Integer({ minimum: 1 }), approve: Type.Boolean() });
