import { Type, type Static } from 'typebox';

/** A version of a text: what it said, why it was changed, when and by whom. Version 0 is the project's. */
export const TemplateVersion = Type.Object({
  ...{ version: Type.Integer(), title: Type.String(), body: Type.String(), note: Type.String() },
  at: Type.Union([Type.String({ format: 'date-time' }), Type.Null()]),
  byName: Type.String(),
});
export type TemplateVersion = Static<typeof TemplateVersion>;
