import { Type } from 'typebox';
import { CalendarDate, Line } from '../../kernel/fields/index.ts';
import { DUTY_STATES, Id, ObligationVersion } from './duties.schema.ts';

const Nullable = <T extends Parameters<typeof Type.Union>[0][number]>(type: T) => Type.Union([type, Type.Null()]);
export const State = Type.Enum([...DUTY_STATES]);
const Text = Type.Object({ zh: Type.String(), en: Type.String() });
const Light = Type.Enum(['none', 'green', 'yellow', 'red', 'grey']);

export const ObligationView = Type.Object({
  id: Id,
  ...{ code: Type.String(), field: Type.String(), pack: Type.String(), packVersion: Type.String() },
  ...{ planItemId: Nullable(Id), documentId: Nullable(Id), endedOn: Nullable(Type.String()), endReason: Type.String() },
  ...{ isDeleted: Type.Boolean(), version: Type.Integer(), versions: Type.Array(ObligationVersion) },
});

export const DutyView = Type.Object({
  ...{ obligationId: Id, organisationId: Id, period: Type.String(), responsibleId: Id, rule: Type.Integer() },
  ...{ opensOn: Type.String(), nearOn: Type.String(), dueOn: Type.String(), dueAt: Nullable(Type.String()) },
  ...{ needed: Type.Integer(), counted: Type.Integer(), settledOn: Nullable(Type.String()) },
  ...{ isLate: Type.Boolean(), closedOn: Nullable(Type.String()), provisional: Type.Boolean() },
  ...{ state: State, light: Light, code: Type.String(), field: Type.String(), action: Type.String() },
  source: ObligationVersion.properties.source,
  ...{ organisationName: Type.String(), responsibleName: Type.String(), hasOwner: Type.Boolean() },
  lastEvidence: Nullable(Type.Object({ on: Type.String(), title: Type.String() })),
  explanation: Text,
});

export const DecisionView = Type.Object({
  ...{ id: Id, obligationId: Id, organisationId: Id, period: Type.String() },
  ...{ kind: Type.Enum(['waived', 'not_applicable']), reason: Type.String(), proposedByName: Type.String() },
  proposedAt: Type.Unsafe<Date>(Type.String()),
  state: Type.Enum(['proposed', 'approved', 'refused', 'revoked']),
  ...{ decidedByName: Type.String(), decidedAt: Nullable(Type.Unsafe<Date>(Type.String())) },
  ...{ decisionReason: Type.String(), version: Type.Integer() },
});

export const DutyDetails = Type.Object({
  ...DutyView.properties,
  happenings: Type.Array(
    Type.Object({
      ...{ key: Type.String(), type: Type.String(), occurredOn: Type.String(), title: Type.String() },
      ...{ subjectType: Type.String(), subjectId: Type.String() },
    }),
  ),
  decisions: Type.Array(DecisionView),
});

const split = Type.String({ maxLength: 4000 });
export const DutyQuerySchema = Type.Object(
  {
    /** Ids, states: several with commas between. */
    unit: Type.Optional(split),
    obligation: Type.Optional(split),
    field: Type.Optional(Type.String({ maxLength: 6 })),
    state: Type.Optional(split),
    from: Type.Optional(CalendarDate),
    until: Type.Optional(CalendarDate),
    on: Type.Optional(CalendarDate),
    page: Type.Optional(Type.Integer({ minimum: 1, maximum: 1000 })),
  },
  { additionalProperties: false },
);

export const DutyKeySchema = Type.Object(
  { organisationId: Id, obligationId: Id, period: Type.String({ minLength: 1, maxLength: 200 }) },
  { additionalProperties: false },
);

export const TallyView = Type.Object({
  id: Type.String(),
  name: Type.String(),
  tally: Type.Partial(Type.Object(Object.fromEntries(DUTY_STATES.map((state) => [state, Type.Integer()])))),
  total: Type.Integer(),
});

const Short = Type.Object({ id: Id, code: Type.String(), action: Type.String() });
export const GapsView = Type.Object({
  withoutUnits: Type.Array(Short),
  unchecked: Type.Array(Short),
  closedUnits: Type.Array(Type.Object({ id: Id, name: Type.String(), open: Type.Integer() })),
});

export const SuccessionView = Type.Object({
  ...{ id: Id, kind: Type.Enum(['merged', 'split', 'renamed']), fromId: Id, toId: Id, isMain: Type.Boolean() },
  ...{ fromName: Type.String(), toName: Type.String(), succeededOn: Type.String(), source: Type.String() },
  ...{ madeAt: Type.Unsafe<Date>(Type.String()), madeBy: Type.String() },
  ...{ reversedAt: Nullable(Type.Unsafe<Date>(Type.String())), reversedBy: Type.String() },
  reversalReason: Type.String(),
});

export const NewSuccessionSchema = Type.Object(
  {
    kind: Type.Enum(['merged', 'split', 'renamed']),
    fromId: Id,
    toIds: Type.Array(Id, { minItems: 1, maxItems: 20, uniqueItems: true }),
    on: CalendarDate,
    source: Line({ minLength: 1, maxLength: 300 }),
  },
  { additionalProperties: false },
);
