import { Type, type Static } from 'typebox';

export const HeldInPublic = Type.Object({
  id: Type.String(),
  title: Type.String(),
  organisationId: Type.String(),
  findings: Type.Array(
    Type.Object({ kind: Type.String(), where: Type.String(), excerpt: Type.String(), file: Type.String() }),
  ),
});
export type HeldInPublic = Static<typeof HeldInPublic>;
