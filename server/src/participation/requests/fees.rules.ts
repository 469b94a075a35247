/**
 * 信息处理费 (条例 article 42): by piece or by page, never both, in rising steps where each step costs only what lies in it. The shape is fixed, the
 * figures are a setting with its source: 国办函〔2020〕109 号 is the default. Whole yuan; times never stand here.
 */

/** Units up to and including `upTo` cost `yuan` each. */
export interface FeeTier {
  upTo: number;
  yuan: number;
}
export interface FeeScale {
  tiers: readonly FeeTier[];
  /** What comes after the last tier: `yuan` each, and `rise` more for each further step of `every` units (absent: one price for all). */
  beyond: { yuan: number; step?: { every: number; rise: number } };
}
export interface FeeSettings {
  byPiece: FeeScale;
  byPage: FeeScale;
  /** The rule that the figures come from, printed in the notice. */
  source: string;
}

export const DEFAULT_FEES: FeeSettings = {
  byPiece: {
    tiers: [
      { upTo: 10, yuan: 0 },
      { upTo: 30, yuan: 100 },
    ],
    beyond: { yuan: 200, step: { every: 10, rise: 100 } },
  },
  byPage: {
    tiers: [
      { upTo: 30, yuan: 0 },
      { upTo: 100, yuan: 10 },
      { upTo: 200, yuan: 20 },
    ],
    beyond: { yuan: 40 },
  },
  source: '《政府信息公开信息处理费管理办法》（国办函〔2020〕109号）',
};

/** One basis or the other: there is no way to write both. */
export type FeeBasis =
  /** `before`: pieces of the same applicant that were counted in the same calendar month already. */
  | { by: 'piece'; before: number; pieces: number }
  /** Pages handed over for one request. */
  | { by: 'page'; pages: number };

export interface FeeLine {
  /** The first and last unit of the line, counted from 1. */
  from: number;
  to: number;
  units: number;
  /** Yuan for each unit. */
  each: number;
  yuan: number;
}
export interface Fee {
  by: 'piece' | 'page';
  lines: FeeLine[];
  /** Sum of the lines. */
  yuan: number;
  source: string;
}

/** More than anybody asks for; beyond it a number is a mistake. */
const MOST_UNITS = 1_000_000;

/** The fee with its lines. Throws a RangeError for counts that are no whole numbers from 0 to a million. */
export function feeFor(basis: FeeBasis, settings: FeeSettings): Fee {
  const scale = basis.by === 'piece' ? settings.byPiece : settings.byPage;
  const [before, units] = basis.by === 'piece' ? [basis.before, basis.pieces] : [0, basis.pages];
  for (const count of [before, units])
    if (!Number.isSafeInteger(count) || count < 0 || count > MOST_UNITS) throw new RangeError(`no count: ${count}`);
  const lines: FeeLine[] = [];
  for (let from = before + 1; from <= before + units;) {
    const step = stepAt(scale, from);
    const to = Math.min(before + units, step.upTo);
    const count = to - from + 1;
    lines.push({ from, to, units: count, each: step.yuan, yuan: count * step.yuan });
    from = to + 1;
  }
  return { by: basis.by, lines, yuan: lines.reduce((sum, { yuan }) => sum + yuan, 0), source: settings.source };
}

function stepAt({ tiers, beyond }: FeeScale, unit: number): FeeTier {
  const tier = tiers.find(({ upTo }) => unit <= upTo);
  if (tier) return tier;
  const { yuan, step } = beyond;
  if (!step) return { upTo: Number.POSITIVE_INFINITY, yuan };
  const last = tiers.at(-1)?.upTo ?? 0;
  const steps = Math.floor((unit - last - 1) / step.every);
  return { upTo: last + (steps + 1) * step.every, yuan: yuan + steps * step.rise };
}

/** What is wrong with a scale somebody wrote: steps out of order, prices that are no whole yuan or fall. Null: nothing. */
export function findScaleFault({ tiers, beyond }: FeeScale): 'tiers_disordered' | 'price_wrong' | 'step_wrong' | null {
  if (tiers.some(({ upTo }, at) => !Number.isSafeInteger(upTo) || upTo <= (tiers[at - 1]?.upTo ?? 0)))
    return 'tiers_disordered';
  const prices = [...tiers, beyond].map(({ yuan }) => yuan);
  if (prices.some((yuan, at) => !Number.isSafeInteger(yuan) || yuan < (prices[at - 1] ?? 0))) return 'price_wrong';
  const { step } = beyond;
  if (
    step &&
    !(Number.isSafeInteger(step.every) && step.every > 0 && Number.isSafeInteger(step.rise) && step.rise >= 0)
  )
    return 'step_wrong';
  return null;
}

/** The calendar month, `2026-11`, in which a request received on a day is counted by piece. */
export const feeMonth = (receivedOn: string): string => receivedOn.slice(0, 7);
