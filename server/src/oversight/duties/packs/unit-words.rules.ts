import type { PackObligation, Responsible } from '../duties.schema.ts';

type Kinds = Extract<Responsible, { kind: 'all' }>['of'];

/** Words of the sources that mean all units of some kinds, not one unit. */
const COLLECTIVE: Readonly<Record<string, Kinds>> = {
  各地各部门: ['department', 'district'],
  各部门: ['department'],
  各级政府: ['government', 'district'],
  各地区: ['district'],
  各区镇: ['district'],
  各区市县: ['district'],
  各县市区: ['district'],
  各地: ['district'],
  公共企事业单位: ['institution', 'enterprise'],
};

/** The units that a source names, with 、 between. */
export const namesOf = (units: string): string[] => units.split('、').filter((name) => name !== '');

/** Who is responsible: all units of kinds where the source speaks of all, else those of the names. */
export function responsibleOf(names: readonly string[]): PackObligation['responsible'] {
  const kinds = names.map((name) => COLLECTIVE[name]);
  if (kinds.every((of) => of !== undefined)) return { kind: 'all', of: [...new Set(kinds.flat())] };
  return { kind: 'names', names: names.filter((name) => COLLECTIVE[name] === undefined) };
}
