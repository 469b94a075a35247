import { Type, type Static } from 'typebox';

const Id = Type.String({ pattern: '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' });

export const DispatchInput = Type.Object({
  version: Type.Integer(),
  /** The unit in charge. */
  unitId: Id,
  coUnitIds: Type.Array(Id, { maxItems: 20 }),
  /** Null: nobody yet; the unit gives it to one of its own. */
  officerId: Type.Union([Id, Type.Null()]),
  words: Type.String({ maxLength: 1000 }),
});
export type DispatchInput = Static<typeof DispatchInput>;

/** Somebody who may work on cases of a unit, with what he has on his desk. */
export const OfficerChoice = Type.Object({
  id: Id,
  name: Type.String(),
  open: Type.Integer(),
  overdue: Type.Integer(),
});
export type OfficerChoice = Static<typeof OfficerChoice>;
