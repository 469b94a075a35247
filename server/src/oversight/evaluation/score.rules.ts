import type {
  Change,
  CountedDuty,
  EvaluationRules,
  Group,
  Indicator,
  IndicatorScore,
  Mark,
  ScoredDuty,
  UnitScore,
} from './evaluation.schema.ts';

/** How duties and marks become points. Whole numbers throughout (hundredths of a point), so that another computation gets the very same. */

const STATES = ['met', 'met_late', 'overdue'] as const;
type Counts = Record<(typeof STATES)[number], number>;

export const hundredths = (points: number): number => Math.round(points * 100);

/** a ÷ b to the nearest whole number, halves up; b > 0. */
const divide = (a: bigint, b: bigint): number => Number((2n * a + b) / (2n * b));

/** True when a duty is one that the indicator counts. */
export function isCounted(
  { measure }: Indicator,
  duty: Pick<ScoredDuty, 'field' | 'pack' | 'code' | 'state'>,
): boolean {
  if (measure.kind !== 'duties' || !STATES.some((state) => state === duty.state)) return false;
  const { fields, packs, codes } = measure.duties;
  return (
    (fields?.includes(duty.field) ?? true) &&
    (packs?.includes(duty.pack) ?? true) &&
    (codes?.includes(duty.code) ?? true)
  );
}

function countsOf(duties: readonly ScoredDuty[]): Counts {
  const counts = { met: 0, met_late: 0, overdue: 0 };
  for (const { state } of duties)
    if (state === 'met' || state === 'met_late' || state === 'overdue') counts[state] += 1;
  return counts;
}

function scoreByDuties(indicator: Indicator, duties: readonly ScoredDuty[]): number | null {
  const { measure } = indicator;
  if (measure.kind !== 'duties') return null;
  const { formula } = measure;
  const most = BigInt(hundredths(indicator.points));
  if (formula.kind === 'deduct') {
    if (duties.length === 0) return null;
    const { met_late, overdue } = countsOf(duties);
    const less = met_late * hundredths(formula.each.met_late) + overdue * hundredths(formula.each.overdue);
    return Math.max(0, Number(most) - less);
  }
  let [whole, worth] = [0n, 0n];
  for (const { state, weight } of duties) {
    // Weights have at most three decimals that matter.
    const by = formula.weighted ? BigInt(Math.round(weight * 1000)) : 1n;
    whole += by;
    worth += by * BigInt(formula.worth[state as keyof Counts]);
  }
  return whole === 0n ? null : divide(most * worth, whole * 100n);
}

/**
 * The mean of two marks; of three the mean of the two that are nearest to each other (the higher pair when both are as near). Null while marks
 * are missing: fewer than two, or only two that are further apart than the rules allow.
 */
export function judgedPoints(marks: readonly number[], most: number, judgesApart: number): number | null {
  const sorted = [...marks].sort((a, b) => a - b);
  if (sorted.length < 2) return null;
  let nearest: { low: number; high: number } | null = null;
  for (let at = sorted.length - 1; at > 0; at--) {
    const [low = 0, high = 0] = [sorted[at - 1], sorted[at]];
    if (!nearest || high - low < nearest.high - nearest.low) nearest = { low, high };
  }
  if (!nearest || (sorted.length === 2 && (nearest.high - nearest.low) * 100 > most * judgesApart)) return null;
  return divide(BigInt(nearest.low + nearest.high), 2n);
}

function indicatorScore(
  indicator: Indicator,
  duties: readonly ScoredDuty[],
  marks: readonly Mark[],
  rules: EvaluationRules,
): IndicatorScore {
  const most = hundredths(indicator.points);
  const { code, measure } = indicator;
  if (measure.kind === 'judged') {
    const own = marks.filter((mark) => mark.indicator === code).map(({ points }) => points);
    const points = judgedPoints(own, most, rules.judgesApart);
    return { code, points, most, counts: countsOf([]), waits: points === null };
  }
  const own = duties.filter((duty) => isCounted(indicator, duty));
  return { code, points: scoreByDuties(indicator, own), most, counts: countsOf(own), waits: false };
}

/** The score of one unit from the duties that it answers for. The full score stays what the tree says when indicators are left out. */
export function scoreOf(
  tree: readonly Group[],
  rules: EvaluationRules,
  organisationId: string,
  duties: readonly ScoredDuty[],
  marks: readonly Mark[],
): UnitScore {
  const indicators = tree.flatMap((group) => group.indicators);
  const own = marks.filter((mark) => mark.organisationId === organisationId);
  const scores = indicators.map((indicator) => indicatorScore(indicator, duties, own, rules));
  let [full, there, sum, bonus] = [0, 0, 0, 0];
  scores.forEach(({ points, most, waits }, index) => {
    if (indicators[index]?.isBonus) {
      bonus += points ?? 0;
      return;
    }
    full += most;
    // What waits for its judges counts nothing yet, and is not left out.
    if (points === null && !waits && rules.whenNothing === 'leave_out') return;
    there += most;
    sum += points ?? (waits ? 0 : most);
  });
  const scaled = there === 0 ? full : divide(BigInt(sum) * BigInt(full), BigInt(there));
  const counted = duties.filter((duty) => indicators.some((indicator) => isCounted(indicator, duty)));
  return {
    ...{ organisationId, total: scaled + bonus, counts: countsOf(counted), indicators: scores },
    waits: scores.some(({ waits }) => waits),
  };
}

/** Places by total; who is equal shares the better place, and the next one is left out. */
export function rankScores<T extends { total: number; organisationId: string }>(
  scores: readonly T[],
): (T & { rank: number })[] {
  const sorted = [...scores].sort((a, b) => b.total - a.total || (a.organisationId < b.organisationId ? -1 : 1));
  return sorted.map((score) => ({ ...score, rank: 1 + sorted.filter(({ total }) => total > score.total).length }));
}

export const keyOf = ({ obligationId, organisationId, period }: Omit<CountedDuty, 'state'>): string =>
  `${obligationId}/${organisationId}/${period}`;

/** What became of a published score since: indicators and duties that differ. Null when nothing does. */
export function differenceOf(
  before: { score: Pick<UnitScore, 'total' | 'indicators'>; duties: readonly CountedDuty[] },
  after: { score: Pick<UnitScore, 'total' | 'indicators'>; duties: readonly CountedDuty[] },
): Change | null {
  const points = (scores: readonly IndicatorScore[]) => new Map(scores.map((score) => [score.code, score.points]));
  const [was, is] = [points(before.score.indicators), points(after.score.indicators)];
  const indicators = [...new Set([...was.keys(), ...is.keys()])].flatMap((code) => {
    const [a = null, b = null] = [was.get(code), is.get(code)];
    return a === b ? [] : [{ code, before: a, after: b }];
  });
  const [stood, stands] = [before.duties, after.duties].map((list) => new Map(list.map((duty) => [keyOf(duty), duty])));
  const duties = [...new Set([...(stood?.keys() ?? []), ...(stands?.keys() ?? [])])].flatMap((key) => {
    const [a, b] = [stood?.get(key), stands?.get(key)];
    const { obligationId = '', organisationId = '', period = '' } = a ?? b ?? {};
    return a?.state === b?.state
      ? []
      : [{ obligationId, organisationId, period, before: a?.state ?? null, after: b?.state ?? null }];
  });
  return before.score.total === after.score.total && indicators.length === 0 ? null : { indicators, duties };
}

/** Faults of a tree, as codes with the indicator they are about; empty when it can be used. */
export function findTreeFaults(tree: readonly Group[]): { code: 'code_twice' | 'no_points'; at: string }[] {
  const codes = tree.flatMap((group) => [group.code, ...group.indicators.map(({ code }) => code)]);
  const twice = codes.filter((code, index) => codes.indexOf(code) !== index);
  const all = tree.flatMap(({ indicators }) => indicators);
  const full = all.filter(({ isBonus }) => !isBonus).reduce((sum, { points }) => sum + hundredths(points), 0);
  return [
    ...twice.map((at) => ({ code: 'code_twice' as const, at })),
    ...all.filter(({ points }) => points === 0).map(({ code: at }) => ({ code: 'no_points' as const, at })),
    ...(full === 0 ? [{ code: 'no_points' as const, at: '' }] : []),
  ];
}
