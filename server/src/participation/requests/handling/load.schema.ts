import { Type, type Static } from 'typebox';

const Id = Type.String({ pattern: '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' });

/** The Regulation has been in force since 2008. */
export const LoadYear = Type.Integer({ minimum: 2008, maximum: 2999 });

const counts = {
  open: Type.Integer(),
  /** Due within `nearDays` working days, today included. */
  near: Type.Integer(),
  overdue: Type.Integer(),
  closed: Type.Integer(),
  /** Of the closed ones, those with an answer; the others lapsed, were withdrawn, joined or handed over. */
  answered: Type.Integer(),
  medianDays: Type.Union([Type.Number(), Type.Null()]),
};

export const RequestLoad = Type.Object({
  year: Type.Integer(),
  thisYear: Type.Integer(),
  nearDays: Type.Integer(),
  units: Type.Array(Type.Object({ id: Id, name: Type.String(), ...counts })),
  /** An officer of null: cases that nobody has on his desk. */
  officers: Type.Array(Type.Object({ id: Type.Union([Id, Type.Null()]), name: Type.String(), ...counts })),
});
export type RequestLoad = Static<typeof RequestLoad>;

/** The list as it is shown, without its page. */
export const ListQuery = {
  view: Type.Enum(['open', 'closed', 'unconfirmed', 'overdue', 'near', 'paused', 'mine'], { default: 'open' }),
  unit: Type.Optional(Id),
  /** Whose desk; `none` for cases that nobody has. */
  officer: Type.Optional(Type.Union([Id, Type.Literal('none')])),
  /** Of closed cases: the year in which they were closed. */
  year: Type.Optional(LoadYear),
  /** A registration number or a code: found whether open or closed. */
  find: Type.Optional(Type.String({ maxLength: 60 })),
};
