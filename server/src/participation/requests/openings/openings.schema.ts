import { Type, type Static } from 'typebox';
import { Line } from '../../../kernel/fields/index.ts';

const Id = Type.String({ pattern: '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' });
const NullableId = Type.Union([Id, Type.Null()]);

export const AnsweredCase = Type.Object({
  id: Id,
  number: Type.String(),
  title: Type.String(),
  organisationName: Type.String(),
  repliedOn: Type.String(),
  outcome: Type.String(),
  outcomeTitle: Type.Object({ zh: Type.String(), en: Type.String() }),
  /** The document drafted from it, where there is one. */
  answerId: NullableId,
});

export const OpeningDesk = Type.Object({
  groups: Type.Array(
    Type.Object({
      ...{ title: Type.String(), organisationName: Type.String(), applicants: Type.Integer() },
      ...{ suggested: Type.Boolean(), documentId: NullableId },
      requests: Type.Array(Type.Object({ id: Id, number: Type.String(), repliedOn: Type.String() })),
    }),
  ),
  answered: Type.Array(AnsweredCase),
});
export type OpeningDesk = Static<typeof OpeningDesk>;

export const OpenInput = Type.Object({ requestIds: Type.Array(Id, { minItems: 1, maxItems: 200 }) });
export const AnswerInput = Type.Object({
  requestId: Id,
  title: Line({ minLength: 1, maxLength: 200 }),
  /** What was asked and what was answered, in words that name nobody. */
  asked: Type.String({ minLength: 1, maxLength: 4000 }),
  answer: Type.String({ minLength: 1, maxLength: 8000 }),
});
export type AnswerInput = Static<typeof AnswerInput>;
