import { Type, type Static } from 'typebox';
import { CalendarDate, Line } from '../../kernel/fields/index.ts';

/** For whom an edition is public, from when to when, and what it corrects: decided in the draft, so that reviewers see it. */
export const PublicationTerms = Type.Object({
  /** 公开对象: the whole society, an area or a group. */
  audienceKind: Type.Enum(['everyone', 'area', 'group']),
  /** Name of the area or group; '' for the whole society. */
  audience: Line({ maxLength: 100 }),
  /** Last day on which it is public (阶段性公示); null: it stays (长期公示). */
  visibleUntil: Type.Union([CalendarDate, Type.Null()]),
  /** Before this instant it cannot become public by any way. */
  embargoUntil: Type.Union([Type.String({ format: 'date-time' }), Type.Null()]),
  /** What changed, in words for readers; for a correction the notice (更正说明). */
  changeNote: Type.String({ maxLength: 2000 }),
  /** `privacy` and `secrecy` take the editions before this one away from readers. */
  correction: Type.Enum(['', 'error', 'privacy', 'secrecy']),
});
export type PublicationTerms = Static<typeof PublicationTerms>;
