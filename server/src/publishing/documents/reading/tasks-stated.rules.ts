import { foldWidth } from '../../../kernel/text/index.ts';
import { readUnits, type UnitReading } from './tasks-units.rules.ts';
import { isUnitName, splitUnits } from './unit-names.rules.ts';

/** Units that the text of an item names itself, without a bracket or a label: its subject, or 由市财政局牵头. */

/**
 * The units that an item's text begins with: 市教育局：…, 市教育局会同市财政局制定…, 市公安局、市民政局要…; also after a short first sentence
 * that is its title. null when it begins otherwise or in general terms (各部门要…).
 */
export function readSubject(
  text: string,
  firstLeads: boolean,
): { words: string; units: UnitReading; named: boolean } | null {
  const folded = foldWidth(text).slice(0, 200);
  const colon = /^([^:。;,]{3,60}):/.exec(folded)?.[1];
  if (colon !== undefined) {
    const words = text.slice(0, colon.length);
    const { names } = splitUnits(words);
    const units = names.length > 0 && names.every((name) => isUnitName(name)) ? readUnits(words, { firstLeads }) : null;
    if (units) return { words, units, named: true };
  }
  const title = /^[^。;,:]{2,30}[。\n](?=[市省县区州国])/.exec(folded)?.[0].length ?? 0;
  for (const from of title > 0 ? [0, title] : [0]) {
    const found = readClause(text.slice(from), folded.slice(from), firstLeads);
    if (found) return { ...found, named: false };
  }
  return null;
}

const ACTS =
  /^[^。;,:\n]{3,80}?(?:负责|牵头|会同[^。;,:\n]{2,60}?(?=制定|组织|开展|建立|完善|推进|研究|出台|加强|做好|负责|编制|指导|对|抓好|落实|,))/;
const SHOULD = /^((?:[^。;,:、\n]{2,16}、){0,12}[^。;,:、\n]{2,16}?)(?:要|应|须|需)(?!求)/;

function readClause(text: string, folded: string, firstLeads: boolean): { words: string; units: UnitReading } | null {
  if (/^(?:由|对|将|在|按|为)/.test(folded)) return null;
  const acts = ACTS.exec(folded)?.[0];
  const should = acts === undefined ? SHOULD.exec(folded)?.[1] : undefined;
  const words = text.slice(0, (acts ?? should ?? '').length);
  if (words === '' || (should !== undefined && /^(?:各|有关|相关|全)|单位|部门$/.test(words))) return null;
  const units = readUnits(words, { firstLeads });
  if (!units || units.doubtful.length > 0 || (acts !== undefined && units.strength !== 'verb')) return null;
  return [...units.lead, ...units.responsible].every((name) => isUnitName(name)) ? { words, units } : null;
}

export interface StatedUnits {
  words: string;
  units: UnitReading;
  /** The words stand first in a sentence; a clause further on may speak of a part of the item only. */
  whole: boolean;
}

const NOT_BY = /[自理缘来事案经任因]$/;
const ACT =
  /^(?:负责|牵头|落实|制定|组织|开展|建立|完善|推进|研究|出台|加强|做好|编制|指导|抓好|提出|起草|修订|实施|推动|统筹|按|对|共同|联合|定期|每)/;
const JOINS =
  /^([^,。;:\n]{2,80}?)(?:配合|参与|参加|协助|协同|协办|负责|具体实施|组织实施|承担|落实|牵头)(?:做好|落实|实施)?[^,。;:\n]{0,8}$/;

/** 由甲牵头，乙、丙配合；…由丁负责…: all duties that a text states with 由, as one reading; null when there is none. */
function readDuties(text: string, folded: string): StatedUnits | null {
  const found: StatedUnits[] = [];
  let from = 0;
  for (const { at, by } of openings(folded)) {
    if (at < from) continue;
    const length = dutyLength(folded.slice(at, at + 240), by);
    if (length === 0) continue;
    const words = text.slice(at, at + length);
    // A note that the first named lead speaks of lists.
    const units = readUnits(words);
    if (!units || units.strength !== 'verb' || units.doubtful.length > 0 || !namesOnly(units)) continue;
    const before = folded.slice(Math.max(0, at - 60), at);
    const clause = before.slice(before.search(/[^。;\n]*$/));
    found.push({ words, units, whole: !clause.includes(',') });
    from = at + length;
  }
  const first = found[0];
  if (!first) return null;
  const lead = [...new Set(found.flatMap(({ units }) => units.lead))];
  const responsible = [...new Set(found.flatMap(({ units }) => units.responsible))].filter(
    (name) => !lead.includes(name),
  );
  return {
    words: found.map(({ words }) => words).join('；'),
    units: {
      ...first.units,
      lead,
      responsible,
      open: found.some(({ units }) => units.open),
      leadImplied: found.some(({ units }) => units.leadImplied) && lead.length === 0,
    },
    whole: found.every(({ whole }) => whole),
  };
}

/** Where a duty may begin: after 由, and where a sentence does. */
function openings(folded: string): { at: number; by: boolean }[] {
  const found: { at: number; by: boolean }[] = [];
  for (const match of folded.matchAll(/(?<by>由(?![于此]))|(?:^|[。;\n])(?=[^。;\n,]{2,60}牵头)/g)) {
    const by = match.groups?.by !== undefined;
    if (by && NOT_BY.test(folded.slice(Math.max(0, match.index - 1), match.index))) continue;
    found.push({ at: match.index + match[0].length, by });
  }
  return found;
}

const namesOnly = (units: UnitReading) => [...units.lead, ...units.responsible].every((name) => isUnitName(name));
const isList = (text: string) => {
  const { names } = splitUnits(text);
  return names.length > 0 && names.every((name) => isUnitName(name));
};

/** How many characters name units and their parts; 0 when they do not. Without 由 only 牵头 says so. */
function dutyLength(rest: string, by: boolean): number {
  const verb = /^([^,。;:\n]{2,100}?)(总牵头|牵头|会同|负总责|负责(?!人)|落实|承办(?!单位)|主办(?!单位))/.exec(rest);
  if (!verb?.[1] || !verb[2] || (!by && verb[2] !== '牵头')) return 0;
  let end = verb[0].length;
  if (verb[2] === '会同') {
    const names = partnersLength(rest.slice(end));
    if (names === 0) return 0;
    end += names;
    end += /^(?:[^,。;:\n]{0,8}?)(?:牵头|负责)/.exec(rest.slice(end))?.[0].length ?? 0;
  } else if (verb[2] === '牵头') {
    end += /^(?:负责|落实|组织实施)/.exec(rest.slice(end))?.[0].length ?? 0;
  }
  for (;;) {
    const clause = /^,([^,。;:\n]{3,120})(?=[,。;:\n]|$)/.exec(rest.slice(end))?.[1];
    const names = clause === undefined ? undefined : JOINS.exec(clause)?.[1];
    if (clause === undefined || names === undefined || names.includes('由')) return end;
    const units = readUnits(clause);
    if (!units || units.doubtful.length > 0 || !namesOnly(units)) return end;
    end += clause.length + 1;
  }
}

/** 甲会同乙、丙制定…: how long the names after 会同 are. */
function partnersLength(rest: string): number {
  const clause = /^[^,。;:\n]{2,80}/.exec(rest)?.[0] ?? '';
  for (let i = 2; i <= clause.length; i += 1) {
    if (i < clause.length && !ACT.test(clause.slice(i))) continue;
    if (isList(clause.slice(0, i))) return i;
  }
  return 0;
}

/**
 * Units named in the text itself: 该项工作由市司法局牵头，各部门配合。 The words stay in the text; `whole` is false when they
 * are a clause inside a longer sentence.
 */
export function readUnitSentence(text: string, firstLeads: boolean): StatedUnits | null {
  const folded = foldWidth(text);
  if (!/牵头|负责|负总责|会同|落实/.test(folded)) return null;
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
