import { foldWidth } from '../../../kernel/text/index.ts';
import { DOES, isGeneral, isList, NAME_GOES_ON, partnersLength, PERSONS, readSubject } from './tasks-subjects.rules.ts';
import { readUnits, withoutAdverbs, type UnitReading } from './tasks-units.rules.ts';
import { couldBeUnit, endsLikeUnit, isBodyName, isSection, splitUnits } from './unit-names.rules.ts';

/** Duties that the text of an item states, without a bracket or a label: 由市财政局牵头, 市公安局配合. */

export interface StatedUnits {
  words: string;
  units: UnitReading;
  /** The words stand first in a sentence; a clause further on may speak of a part of the item only. */
  whole: boolean;
}

const NOT_BY = /[自理缘来事案经任因]$/;
interface Duty extends StatedUnits {
  start: number;
  end: number;
  /** Only helps: 配合, 参与. */
  helps: boolean;
  /** Does a part of the work (由甲审核). */
  acted?: true;
}

/** 由甲牵头，乙、丙配合；…由丁负责…: all duties that a text states, as one reading; null when there is none. */
function readDuties(text: string, folded: string): StatedUnits | null {
  const found = findDuties(text, folded);
  const first = found[0];
  if (!first) return null;
  // 区教育局要…，区公安局配合: those who help stand beside the subject.
  const subject = found.every(({ helps, acted }) => helps || acted) ? readSubject(text, false) : null;
  if (subject) found.unshift({ ...subject, start: 0, end: 0, helps: false, whole: false });
  const lead = [...new Set(found.flatMap(({ units }) => units.lead))];
  const responsible = [...new Set(found.flatMap(({ units }) => units.responsible))].filter(
    (name) => !lead.includes(name),
  );
  // 由甲负责，乙配合: nobody leads. 甲要…，乙配合: 甲 may.
  const helped =
    lead.length === 0 &&
    found.some(({ helps }) => helps) &&
    !found.some(({ helps, acted, end }) => !helps && !acted && end > 0);
  return {
    words: found.map(({ words }) => words).join('；'),
    units: {
      ...first.units,
      lead,
      responsible,
      open: found.some(({ units }) => units.open),
      leadImplied: helped || found.some(({ units }) => units.leadImplied),
    },
    whole: found.every(({ whole }) => whole) && !found.every(({ helps }) => helps) && !hasMore(folded, found),
  };
}

/** Where a duty may begin: after 由, and where a clause does. */
const OPENING = /(?<by>由(?![于此]))|(?:^|[。;\n,、])(?:[—-]{1,2})?(?:同时|其中|并|另)?(?!由)/g;
const HELPS = /^(?:配合|协助|参与|参加|协同|协办|支持|会同)/;

/** What stands before 由 names no part of the work: …公开，由甲负责. */
const SPEAKS_OF_ALL = /,(?:(?:该|此|本|以上|上述|这)(?:项|些)?(?:工作|任务|事项))?由?$/;
const ENDS = /^(?:落实)?(?:[。;,\n]|$)/;

function findDuties(text: string, folded: string): Duty[] {
  const found: Duty[] = [];
  let from = 0;
  for (const match of folded.matchAll(OPENING)) {
    const by = match.groups?.by !== undefined;
    if (match.index < from) continue;
    if (by && NOT_BY.test(folded.slice(Math.max(0, match.index - 1), match.index))) continue;
    const at = match.index + match[0].length;
    const last = found.at(-1);
    // 、 parts names; it begins a duty only right behind another one (由甲牵头、乙具体实施).
    if (match[0].startsWith('、') && last?.end !== match.index) continue;
    const rest = folded.slice(at, at + 240);
    const shared = !by && last ? sharedLength(rest, folded.slice(last.end, at)) : 0;
    const { length, verb } = shared > 0 ? { length: shared, verb: '会同' } : dutyLength(rest, by);
    if (length === 0) {
      const acted = by ? actedBy(text, folded, at) : null;
      if (acted) found.push(acted);
      if (acted) from = acted.end;
      continue;
    }
    const words = text.slice(at, at + length);
    // A note that the first named lead speaks of lists.
    const read = readUnits(shared > 0 ? `${words}配合` : words);
    if (!read || (read.strength !== 'verb' && shared === 0) || !namesOnly(read)) continue;
    const units = shared > 0 ? { ...read, lead: [], responsible: [...read.lead, ...read.responsible] } : read;
    const before = folded.slice(Math.max(0, at - 60), at);
    const clause = before.slice(before.search(/[^。;\n]*$/));
    const follows = last !== undefined && !/[。;\n]/.test(folded.slice(last.end, at));
    // 各部门要负责…: nobody in particular, unless they help one who is named.
    if (!by && !follows && [...units.lead, ...units.responsible].every(isGeneral)) continue;
    const behind = last?.end === match.index;
    const sure =
      units.doubtful.length === 0 &&
      [...units.lead, ...units.responsible].every(
        (name) =>
          (isBodyName(name) || isSection(name)) &&
          (by || shared > 0 || (behind && HELPS.test(verb)) || BEGINS.test(name)),
      );
    found.push({
      start: at,
      end: at + length,
      words,
      units,
      helps: HELPS.test(verb) && !(by && verb === '会同'),
      // …公开，由预算处牵头，国库处配合。: at the end of its sentence it speaks of all that stands before.
      whole:
        sure &&
        (follows ||
          !clause.includes(',') ||
          (by && SPEAKS_OF_ALL.test(clause) && ENDS.test(folded.slice(at + length)))),
    });
    from = at + length;
  }
  return found;
}

/** 由镇财政所审核、由县水利局约谈: the body does a part of the work; whether it is responsible for all is for a person to say. */
const BY_ACT =
  /^(?:(?:统一|按规定|按程序|依法|依规|依纪|逐级|及时|每|定期|集中|共同|联合|分别|直接|予以|初步|先行|于(?=\d)|在(?=\d)|(?=\d))[^,。;:\n]{0,16}?)?(?:组织|实施|审核|审查|复核|核查|约谈|问责|追责|查处|受理|报送|汇总|编制|制定|开展|验收|考核|评估|通报|督办|督促|统筹|发布|公布|办理|提出|调度|拨付|下达|抽查|检查|起草|指导|召集|管理|承接|处置|登记|认定|公示|执行|完成|推进)/;

/** How long the names before what is done are; 0 when there are none. */
function actorsLength(rest: string): number {
  const clause = /^[^,。;:\n]{2,60}/.exec(rest)?.[0] ?? '';
  for (let i = 3; i < clause.length; i += 1)
    if (BY_ACT.test(clause.slice(i)) && isList(clause.slice(0, i)) && !NAME_GOES_ON.test(clause.slice(i))) return i;
  return 0;
}

function actedBy(text: string, folded: string, at: number): Duty | null {
  const rest = folded.slice(at, at + 60);
  const length = actorsLength(rest);
  if (length === 0) return null;
  const words = text.slice(at, at + length);
  const units = readUnits(words, { role: 'responsible' });
  if (!units || units.doubtful.length > 0 || !namesOnly(units)) return null;
  if (units.responsible.some((name) => isGeneral(name) || /(?:政府|党委|党组|领导小组|常委会|委员会会议)$/.test(name)))
    return null;
  return { start: at, end: at + length, words, units, helps: false, acted: true, whole: false };
}

/** Without 由 the words before a verb may hold more than the name (城区站点城管大队负责). */
const BEGINS = /^(?:[省市县区州旗镇乡街国中]|各|[\u4e00-\u9fff]{2,3}(?:省|市|县|镇|乡|街道))/;
const DUTY_VERB =
  /(总牵头|牵头|会同|负总责|负责(?!人|同志|制(?![定订作]))|配合|协助|参与(?![者率度人])|参加(?![者人会])|协同|协办|落实|承办(?!单位)|主办(?!单位)|承担|组织实施|具体实施)/;
const BY_DUTY = new RegExp(`^([^,。;:\\n]{2,100}?)${DUTY_VERB.source}`);
/** Verbs that make a clause a duty without 由. */
const PLAIN_DUTY = /^(?:总牵头|牵头|负总责|负责|配合|协助|参与|参加|协同|协办|具体实施|组织实施)$/;

/** How many characters name units and their part, and the verb that says it; 0 when they do not. */
function dutyLength(rest: string, by: boolean): { length: number; verb: string } {
  const none = { length: 0, verb: '' };
  const match = BY_DUTY.exec(rest);
  const verb = match?.[2];
  if (!match?.[1] || !verb) return none;
  // 甲牵头，各镇抓好落实。
  const carriesOut = verb === '落实' && /^(?:[,。;\n]|$)/.test(rest.slice(match[0].length));
  if (!by && !((PLAIN_DUTY.test(verb) || carriesOut) && isList(withoutAdverbs(match[1])))) return none;
  let end = match[0].length;
  if (verb === '会同') {
    const names = partnersLength(rest.slice(end));
    if (names === 0) return none;
    end += names;
    end += /^(?:[^,。;:\n]{0,8}?)(?:牵头|负责)/.exec(rest.slice(end))?.[0].length ?? 0;
  } else if (verb === '牵头') {
    end += /^(?:负责|落实|组织实施)/.exec(rest.slice(end))?.[0].length ?? 0;
  }
  return { length: end, verb };
}

/** …牵头，会同甲、乙开展…: how long 会同 and the names are, in the same sentence as the duty before. */
function sharedLength(rest: string, between: string): number {
  const verb = /^(?:会同|联合|协同|商)/.exec(rest)?.[0];
  if (verb === undefined || /[。;\n]/.test(between)) return 0;
  const names = partnersLength(rest.slice(verb.length));
  return names === 0 ? 0 : verb.length + names;
}

/** A name before a word of duty that none of the duties read covers: the list may not be whole. */
function hasMore(folded: string, found: readonly Duty[]): boolean {
  for (const match of folded.matchAll(/(?:牵头|配合|会同|参与|协助|负责)(?!人|同志|单位|部门|制(?![定订作])|科室)/g)) {
    if (found.some(({ start, end }) => start <= match.index && match.index < end)) continue;
    const before = /[^,。;:、\n由]{2,20}$/.exec(folded.slice(Math.max(0, match.index - 20), match.index))?.[0] ?? '';
    const name = withoutAdverbs(before);
    const known = found.some(({ units }) => [...units.lead, ...units.responsible].some((unit) => name.endsWith(unit)));
    if (endsLikeUnit(name) && !known) return true;
  }
  return namesOthers(folded, found);
}

/** 甲牵头…，乙每半年审计一次，丙负责…: a body that a clause begins with and no duty names. */
function namesOthers(folded: string, found: readonly Duty[]): boolean {
  for (const match of folded.matchAll(/(?<=^|[。;,\n])[省市县区州旗镇乡][^,。;\n]{2,60}/g)) {
    if (found.some(({ start, end }) => start <= match.index && match.index < end)) continue;
    const length = partnersLength(match[0]);
    if (length === 0 || length === match[0].length || !DOES.test(match[0].slice(length))) continue;
    const { names } = splitUnits(match[0].slice(0, length));
    const known = found.flatMap(({ units }) => [...units.lead, ...units.responsible]);
    if (names.some((name) => !isGeneral(name) && !known.includes(name))) return true;
  }
  return false;
}

/** Bodies, or words that stand for one after the name of a place (县疾控). */
const namesOnly = (units: UnitReading) =>
  [...units.lead, ...units.responsible].every(
    (name) => isBodyName(name) || isSection(name) || (couldBeUnit(name) && name.length <= 10 && !PERSONS.test(name)),
  );
/**
 * Units named in the text itself: 该项工作由市司法局牵头，各部门配合。 The words stay in the text; `whole` is false when they
 * are a clause inside a longer sentence.
 */
export function readUnitSentence(text: string, firstLeads: boolean): StatedUnits | null {
  const folded = foldWidth(text);
  if (
    !/牵头|负责|负总责|会同|落实|配合|参与|协助|承担|具体实施|组织实施|主办|承办|由(?:[省市县区州旗镇乡街]|[\u4e00-\u9fff]{2,12}?[局室委办心处科部组所队会院])/.test(
      folded,
    )
  )
    return null;
  const duties = readDuties(text, folded);
  if (duties) return duties;
  const read = (start: number, end: number, whole: boolean) => {
    const words = text.slice(start, end).trim();
    const units = readUnits(
      words.replace(/^(?:——|--|—)?(?:(?:该|此|本|以上|上述|这)(?:项|些)?(?:工作|任务|事项)?)?由/, ''),
      { firstLeads },
    );
    return units && units.strength === 'verb' && units.doubtful.length === 0 ? { words, units, whole } : null;
  };
  for (const match of folded.matchAll(/(?:^|[。;\n])([^。;\n]{4,160})(?=[。;\n]|$)/g)) {
    const sentence = match[1] ?? '';
    const by = /^(?:——|--|—)?(?:(?:该|此|本|以上|上述|这)(?:项|些)?(?:工作|任务|事项)?)?由/.test(sentence);
    const listed = /^[^,、]{2,20}(?:[、][^,、]{2,20}){0,20}牵头(?:落实|负责)?,[^,]{2,120}(?:配合|参与|负责|落实)$/.test(
      sentence,
    );
    if ((!by && !listed) || !/(?:负责|牵头|落实|配合|参与|实施)$/.test(sentence)) continue;
    const end = match.index + match[0].length;
    const found = read(end - sentence.length, end, true);
    if (found) return found;
  }
  const clause =
    /[,;。](由[^,。;:]{2,60}?(?:牵头负责|牵头落实|牵头|负责落实|负责)(?=[,。;])(?:,[^,。;]{2,80}(?:配合|参与|参加|协助)(?=[,。;]))?)/.exec(
      folded,
    );
  if (!clause?.[1]) return null;
  const end = clause.index + clause[0].length;
  return read(end - clause[1].length, end, false);
}
