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

/** Words of names that say the same: older names, short ones and those of today. */
const SAME: readonly (readonly string[])[] = [
  ['发展改革', '发展和改革', '发改'],
  ['人力资源社会保障', '人力资源和社会保障', '人社'],
  ['住房城乡建设', '住房和城乡建设', '住建', '国土房屋'],
  ['卫生计生', '卫生和计划生育', '卫生健康', '卫计', '卫生'],
  ['环境保护', '生态环境', '环保'],
  ['市场监督管理', '市场监督', '市场监管', '工商', '质监', '食品药品监管', '食药监'],
  ['教育体育', '教育'],
  ['农业农村', '农业'],
  ['文化和旅游', '文广新', '旅游'],
  ['应急管理', '安监'],
  ['国有资产监督管理', '国资'],
  ['政务服务管理', '政务服务', '政务'],
  ['机构编制', '编办', '编委', '审改'],
  ['政府新闻', '新闻'],
];

/** The part of a name that tells it from others: without the place and the kind of office. */
function coreOf(name: string): string {
  const here = name.replace(/^[一-龥]{2,8}?[省市县区州](?=[一-龥]{2})/, '');
  // 市 of 市场监管局 is no place.
  const plain = (here === name ? name.replace(/^[省市县区](?!场)/, '') : here).replace(
    /(?:管理)?(?:委员会|办公厅|办公室|管理局|局|厅|委|办|中心)$/,
    '',
  );
  const same = SAME.find((words) => words.some((word) => plain === word || plain === `${word}管理`));
  return same?.[0] ?? plain;
}

export interface NamedUnit {
  id: string;
  name: string;
  shortName: string;
}

/**
 * The units that a name of a source means here: of that very name, or the one whose name says the same (省财政厅, 安岚市财政局). `likely` is to be
 * looked at by a person; several that fit are none.
 */
export function unitsNamed<U extends NamedUnit>(name: string, units: readonly U[]): { found: U[]; likely: boolean } {
  const exact = units.filter((unit) => [unit.id, unit.name, unit.shortName].includes(name));
  if (exact.length > 0) return { found: exact, likely: false };
  const core = coreOf(name);
  if (core.length < 2) return { found: [], likely: true };
  const like = units.filter((unit) =>
    [unit.name, unit.shortName].some((other) => other !== '' && coreOf(other) === core),
  );
  return { found: like.length === 1 ? like : [], likely: true };
}
