import { Type } from 'typebox';
import { CalendarDate, Line } from '../../kernel/fields/index.ts';
import { PackChoice } from './duties.schema.ts';

const Nullable = <T extends Parameters<typeof Type.Union>[0][number]>(type: T) => Type.Union([type, Type.Null()]);
const Text = Type.Object({ zh: Type.String(), en: Type.String() });
const strict = { additionalProperties: false };
const Code = Type.String({ maxLength: 80 });

export const PackInstallSchema = Type.Object(
  {
    choices: Type.Optional(Type.Record(Code, Code)),
    units: Type.Optional(Type.Record(Line({ maxLength: 100 }), Line({ maxLength: 100 }))),
    year: Type.Optional(Type.Integer({ minimum: 2000, maximum: 2100 })),
    validFrom: Type.Optional(CalendarDate),
  },
  strict,
);

/** A pack as the tenant has it, with what it may choose. */
export const PackView = Type.Object({
  ...{ code: Type.String(), version: Type.String(), title: Text, source: Type.String(), kind: Type.String() },
  /** The year of a yearly notice; null: without one. */
  year: Nullable(Type.Integer()),
  ...{ installed: Nullable(Type.String()), installedCount: Type.Integer(), count: Type.Integer() },
  uninstalledOn: Nullable(Type.String()),
  chosen: Type.Object({
    choices: Type.Record(Type.String(), Type.String()),
    year: Nullable(Type.Integer()),
    validFrom: Nullable(Type.String()),
  }),
  choices: Type.Array(
    Type.Object({
      ...{ rule: Type.String(), action: Type.String(), english: Type.String() },
      options: Type.Array(PackChoice),
    }),
  ),
});

const RuleWords = Type.Object({ action: Type.String(), schedule: Text, threshold: Type.String() });

/** What an installation would do. */
export const PackPreviewView = Type.Object({
  validFrom: Type.String(),
  steps: Type.Array(
    Type.Object({
      code: Type.String(),
      kind: Type.Enum(['new', 'changed', 'same', 'kept', 'ended', 'again', 'taken']),
      english: Type.String(),
      missing: Type.Array(Type.String()),
      ...{ before: Nullable(RuleWords), after: Nullable(RuleWords) },
    }),
  ),
});

export const InstalledView = Type.Object({
  ...{ created: Type.Integer(), changed: Type.Integer(), unchanged: Type.Integer(), kept: Type.Integer() },
  ...{ ended: Type.Integer(), withoutUnits: Type.Array(Type.String()) },
});
