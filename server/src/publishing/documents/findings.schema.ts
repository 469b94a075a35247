import { Type, type Static } from 'typebox';
import { FindingSchema } from '../../foundation/gate/checks/index.ts';

/** What the checks found, as officers see it. */
export const DocumentFindings = Type.Object({
  /** Of the edition that was looked at; 0 when there is none. */
  version: Type.Integer(),
  /** It cannot go out as it stands. */
  held: Type.Boolean(),
  /** The account may let findings pass here. */
  mayOverrule: Type.Boolean(),
  findings: Type.Array(
    Type.Intersect([
      FindingSchema,
      Type.Object({
        key: Type.String(),
        /** Name of the file in which it stands; '' for the text. */
        file: Type.String(),
        ruling: Type.Union([
          Type.Object({ reason: Type.String(), by: Type.String(), at: Type.String({ format: 'date-time' }) }),
          Type.Null(),
        ]),
      }),
    ]),
  ),
});
export type DocumentFindings = Static<typeof DocumentFindings>;

export const HeldInPublic = Type.Object({
  id: Type.String(),
  title: Type.String(),
  organisationId: Type.String(),
  findings: Type.Array(
    Type.Object({ kind: Type.String(), where: Type.String(), excerpt: Type.String(), file: Type.String() }),
  ),
});
export type HeldInPublic = Static<typeof HeldInPublic>;
