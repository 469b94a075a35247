import { Type, type Static } from 'typebox';
import { Line } from '../../kernel/fields/index.ts';

export const Id = Type.String({ pattern: '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' });
export const Year = Type.Integer({ minimum: 2008, maximum: 2999 });
const Count = Type.Union([Type.Integer({ minimum: 0, maximum: 1_000_000_000 }), Type.Null()]);
const Text = Type.String({ maxLength: 20_000, pattern: '^[^\\u0000]*$' });

export const Inputs = Type.Object(
  {
    licences: Count,
    penalties: Count,
    coercions: Count,
    /** 万元 */
    fees: Line({ maxLength: 20 }),
    problems: Text,
    feeNotices: Count,
    feeAsked: Count,
    feePaid: Count,
    feeText: Text,
  },
  { additionalProperties: false },
);
export const InputsChange = Type.Object(
  {
    ...Inputs.properties,
    /** The version that the user saw; 0 where nothing was entered yet. */
    version: Type.Integer({ minimum: 0 }),
  },
  { additionalProperties: false },
);
export type InputsChange = Static<typeof InputsChange>;

const Numbers = Type.Record(Type.String(), Type.Integer());
export const Tables = Type.Object({
  table2: Type.Record(Type.String(), Numbers),
  table3: Type.Record(Type.String(), Numbers),
  table4: Type.Record(Type.String(), Numbers),
});
export const Check = Type.Object({
  code: Type.String(),
  level: Type.Union([Type.Literal('error'), Type.Literal('warning')]),
  isMet: Type.Boolean(),
  faults: Type.Array(Type.String()),
});
const Named = Type.Object({ code: Type.String(), name: Type.String() });
export const ReportView = Type.Object({
  organisationId: Id,
  organisationName: Type.String(),
  year: Year,
  inputs: Inputs,
  version: Type.Integer(),
  tables: Tables,
  /** Rows and columns in the order of the form, in the reader's language. */
  rows: Type.Array(Type.Object({ code: Type.String(), name: Type.String(), group: Type.String() })),
  columns: Type.Array(Named),
  tracks: Type.Array(Named),
  results: Type.Array(Named),
  checks: Type.Array(Check),
  /** As settled; null while it is not. Differences show what came to light later. */
  settledAt: Type.Union([Type.String(), Type.Null()]),
  differences: Type.Array(Type.String()),
  maySettle: Type.Boolean(),
});
export type ReportView = Static<typeof ReportView>;

export const CellView = Type.Object({
  table: Type.Union([Type.Literal('table3'), Type.Literal('table4')]),
  row: Type.String(),
  column: Type.String(),
  count: Type.Integer(),
  /** How many of them two people have hidden: counted, not listed. */
  hidden: Type.Integer(),
  /** The first thousand. Numbers of cases, never their applicants. */
  cases: Type.Array(Type.Object({ id: Id, number: Type.String(), receivedOn: Type.String() })),
});
export type CellView = Static<typeof CellView>;
