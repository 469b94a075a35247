import { Type, type Static } from 'typebox';
import { CalendarDate, Line } from '../../kernel/fields/index.ts';

const Id = Type.String({ pattern: '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' });
const NullableDate = Type.Union([CalendarDate, Type.Null()]);

export const ReadingPointKind = Type.Union([
  Type.Literal('archive'),
  Type.Literal('library'),
  Type.Literal('service_hall'),
  Type.Literal('community'),
  Type.Literal('other'),
]);
const fields = {
  organisationId: Id,
  name: Line({ minLength: 1, maxLength: 60 }),
  kind: ReadingPointKind,
  address: Line({ minLength: 1, maxLength: 200 }),
  hours: Line({ maxLength: 200 }),
  phone: Line({ maxLength: 60 }),
  stock: Line({ maxLength: 1000, description: '馆藏 / what can be read there' }),
  stockCheckedOn: NullableDate,
};
export const NewReadingPoint = Type.Object(fields, { additionalProperties: false });
export const ReadingPointChange = Type.Object(
  {
    version: Type.Integer({ minimum: 1 }),
    ...Type.Partial(Type.Object(fields)).properties,
    /** From this day on it is closed; null opens it again. */
    closedOn: Type.Optional(NullableDate),
  },
  { additionalProperties: false },
);
export const ReadingPoint = Type.Object({
  id: Id,
  ...fields,
  organisationName: Type.String(),
  closedOn: NullableDate,
  version: Type.Integer(),
});

export type ReadingPointKind = Static<typeof ReadingPointKind>;
export type NewReadingPoint = Static<typeof NewReadingPoint>;
export type ReadingPointChange = Static<typeof ReadingPointChange>;
export type ReadingPoint = Static<typeof ReadingPoint>;
