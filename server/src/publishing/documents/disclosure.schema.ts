import { Type, type Static } from 'typebox';

export const Disclosure = Type.Enum(['proactive', 'on_request', 'withheld']);
export type Disclosure = Static<typeof Disclosure>;

export const DisclosureInput = Type.Object({
  disclosure: Disclosure,
  /** Code of the clause; only, and always, for what is withheld. */
  clause: Type.String({ maxLength: 20 }),
  /** Why it is withheld, given on request only, or why that changes. */
  reason: Type.String({ maxLength: 2000 }),
});
export type DisclosureInput = Static<typeof DisclosureInput>;

export const DisclosureView = Type.Object({
  /** '' : nobody decided yet. */
  disclosure: Type.Union([Disclosure, Type.Literal('')]),
  clause: Type.String(),
  reason: Type.String(),
  /** When it has to be looked at again; null where nothing is withheld. */
  reviewDueOn: Type.Union([Type.String(), Type.Null()]),
  isProvisional: Type.Boolean(),
  mayDecide: Type.Boolean(),
  clauses: Type.Array(
    Type.Object({
      code: Type.String(),
      source: Type.String(),
      text: Type.String(),
      force: Type.Enum(['must', 'overridable', 'may']),
    }),
  ),
  decisions: Type.Array(
    Type.Object({
      kind: Type.Enum(['decided', 'converted', 'reviewed']),
      disclosure: Disclosure,
      clause: Type.String(),
      reason: Type.String(),
      byName: Type.String(),
      at: Type.String({ format: 'date-time' }),
      reviewDueOn: Type.Union([Type.String(), Type.Null()]),
    }),
  ),
});
export type DisclosureView = Static<typeof DisclosureView>;
