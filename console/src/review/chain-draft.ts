import type { ReviewChain, ReviewChainStep } from '../api/types.ts';
import { texts, type Texts } from '../texts/index.ts';

/** Steps that a chain can be made of: the permission says who decides, name and code follow from it. */
export const STEP_PERMISSIONS = [
  'review.step.first',
  'review.step.second',
  'review.step.legal',
  'review.step.secrecy',
  'review.step.final',
] as const;
export type StepPermission = (typeof STEP_PERMISSIONS)[number];

/** A step for a permission, with the usual name and a code that no other step has. */
export function stepFor(permission: StepPermission, others: readonly ReviewChainStep[]): ReviewChainStep {
  const base = permission.split('.').at(-1) ?? 'step';
  let key = base;
  for (let number = 2; others.some((other) => other.key === key); number += 1) key = `${base}_${number}`;
  return {
    key,
    permission,
    nameZh: texts.zh.reviews.chains.stepName[permission],
    nameEn: texts.en.reviews.chains.stepName[permission],
  };
}

/** The steps that hold until a chain is set: 初审 → 复审 → 保密审查 → 终审, as on the server; the legal review is for the kinds that need it. */
export const defaultSteps = (): ReviewChainStep[] =>
  STEP_PERMISSIONS.filter((permission) => permission !== 'review.step.legal').reduce<ReviewChainStep[]>(
    (steps, permission) => [...steps, stepFor(permission, steps)],
    [],
  );

/** A chain that does not exist yet (version 0). */
export const newChain = (t: Texts): ReviewChain => ({
  id: '',
  name: t.reviews.chains.newName,
  organisationId: null,
  kind: '',
  steps: defaultSteps(),
  distinctReviewers: true,
  resubmit: 'start',
  gaps: [],
  version: 0,
});

/** What keeps a chain from being saved. */
export function chainFault(chain: ReviewChain, t: Texts): string | null {
  if (chain.name.trim() === '') return t.common.required(t.reviews.chains.name);
  if (chain.steps.length === 0) return t.reviews.chains.atLeastOne;
  if (chain.steps.some(({ nameZh, nameEn }) => nameZh.trim() === '' || nameEn.trim() === ''))
    return t.reviews.chains.namesMissing;
  if (chain.steps.every(({ permission }) => permission !== 'review.step.secrecy'))
    return t.reviews.chains.secrecyMissing;
  if (chain.steps.some(({ limitDays, limitSource = '' }) => limitDays && limitSource.trim() === ''))
    return t.reviews.chains.limitSourceMissing;
  const keys = chain.steps.map(({ key }) => key);
  const wrong = keys.some((key) => !/^[a-z][a-z0-9_]{0,30}$/.test(key)) || new Set(keys).size < keys.length;
  return wrong ? t.reviews.chains.keyWrong : null;
}

/** The steps with the one at `at` moved by `by` places. */
export function moved<T>(list: readonly T[], at: number, by: number): T[] {
  const item = list[at];
  const to = at + by;
  if (item === undefined || to < 0 || to >= list.length) return [...list];
  return list.toSpliced(at, 1).toSpliced(to, 0, item);
}
