import type { Holder } from '../identity/index.ts';
import { MOST_PARALLEL, stagesOf } from './review.rules.ts';
import type { ChainGap, ReviewChain, ReviewStep } from './review.schema.ts';

/** Which chains are allowed, which one a text takes, and where nobody could decide: pure decisions. */

export type ChainFault =
  'no_steps' | 'key_twice' | 'name_missing' | 'too_many_parallel' | 'limit_without_source' | 'no_secrecy_step';

/** What is wrong with a chain. A secrecy step is required: 政府信息公开条例 art. 17 asks for a secrecy review before anything is published. */
export function findChainFault(steps: readonly ReviewStep[]): ChainFault | null {
  if (steps.length === 0) return 'no_steps';
  if (new Set(steps.map((step) => step.key)).size < steps.length) return 'key_twice';
  if (steps.some(({ nameZh, nameEn }) => nameZh.trim() === '' || nameEn.trim() === '')) return 'name_missing';
  if (stagesOf(steps).some((stage) => stage.length > MOST_PARALLEL)) return 'too_many_parallel';
  if (steps.some(({ limitDays, limitSource = '' }) => limitDays && limitSource.trim() === ''))
    return 'limit_without_source';
  return steps.some((step) => step.permission === 'review.step.secrecy') ? null : 'no_secrecy_step';
}

export const CHAIN_FAULTS: Record<ChainFault, string> = {
  no_steps: '至少要有一个环节 / at least one step is needed',
  key_twice: '环节代码重复 / a step key is used twice',
  name_missing: '每个环节都要有中英文名称 / every step needs a Chinese and an English name',
  too_many_parallel: `最多 ${MOST_PARALLEL} 个环节并行 / at most ${MOST_PARALLEL} steps side by side`,
  limit_without_source: '设了时限的环节要写明依据 / a step with a limit has to say which rule asks for it',
  no_secrecy_step:
    '缺少保密审查环节（政府信息公开条例第十七条）/ the secrecy review is missing (art. 17 of the disclosure regulation)',
};

/** A unit and those above it, nearest first; a circle in the data ends the walk. */
export function unitsUpward(parents: ReadonlyMap<string, string | null>, unit: string): string[] {
  const way: string[] = [];
  for (let at: string | null = unit; at !== null && !way.includes(at); at = parents.get(at) ?? null) way.push(at);
  return way;
}

/**
 * The chain that a text takes: of its unit, else of the nearest unit above, else of the whole tenant; at each of these the one for its kind
 * before the one for all kinds. Null: the default of the program.
 */
export function chooseChain<C extends Pick<ReviewChain, 'organisationId' | 'kind'>>(
  chains: readonly C[],
  parents: ReadonlyMap<string, string | null>,
  unit: string,
  kind: string,
): C | null {
  const of = (organisationId: string | null) =>
    chains.find((chain) => chain.organisationId === organisationId && kind !== '' && chain.kind === kind) ??
    chains.find((chain) => chain.organisationId === organisationId && chain.kind === '');
  for (const organisationId of [...unitsUpward(parents, unit), null]) {
    const found = of(organisationId);
    if (found) return found;
  }
  return null;
}

export interface UnitNode {
  id: string;
  name: string;
  parentId: string | null;
}

/** Units whose texts take this chain now. */
export function unitsOfChain(
  chain: Pick<ReviewChain, 'id' | 'organisationId' | 'kind'>,
  chains: readonly Pick<ReviewChain, 'id' | 'organisationId' | 'kind'>[],
  units: readonly UnitNode[],
): UnitNode[] {
  const parents = new Map(units.map(({ id, parentId }) => [id, parentId]));
  return units.filter(({ id }) => chooseChain(chains, parents, id, chain.kind)?.id === chain.id);
}

/** Steps whose role nobody holds, with the units where that is so. */
export function findGaps(
  steps: readonly ReviewStep[],
  units: readonly UnitNode[],
  holders: readonly Pick<Holder, 'permission' | 'organisationId'>[],
): ChainGap[] {
  const held = new Set(holders.map(({ permission, organisationId }) => `${permission} ${organisationId}`));
  return steps.flatMap(({ key, nameZh, nameEn, permission }) => {
    const without = units.filter(({ id }) => !held.has(`${permission} ${id}`)).map(({ name }) => name);
    return without.length > 0 ? [{ stepKey: key, nameZh, nameEn, units: without }] : [];
  });
}
