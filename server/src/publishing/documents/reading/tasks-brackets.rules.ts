import { foldWidth } from '../../../kernel/text/index.ts';
import { findUnitLabels, readUnits, type UnitReading } from './tasks-units.rules.ts';
import {
  couldBeUnit,
  endsLikeUnit,
  isSection,
  isSector,
  isUnitName,
  mayBeUnitName,
  splitUnits,
} from './unit-names.rules.ts';

/** Finds the words that close a task by naming its units: a bracket, a labelled line, a dash line, a sentence. */

export interface Closer {
  /** bracket and inline stand in a text; line is a paragraph of its own. */
  form: 'bracket' | 'inline' | 'line';
  /** Where the words stand in the paragraph, brackets included. */
  start: number;
  end: number;
  /** The words inside, as written. */
  words: string;
  units: UnitReading;
  /** A bracket was not closed, or closed without being opened. */
  broken: boolean;
}

interface Bracket {
  start: number;
  end: number;
  broken: boolean;
}

/** No bracket of units is longer than this. */
const LONGEST = 1200;

/** How often a stray opening bracket is stepped over before the rest of the text is given up. */
const MAX_STRAYS = 20;

/**
 * Outermost brackets of a text. An opening bracket that nothing closes ends at its sentence and counts as broken; what
 * follows it is read as if it were not there. A closing one without an opening one has start -1.
 */
export function outerBrackets(folded: string): Bracket[] {
  const found: Bracket[] = [];
  let from = 0;
  for (let strays = 0; strays <= MAX_STRAYS; strays += 1) {
    const unclosed = scanBrackets(folded, from, found);
    if (unclosed === null) break;
    const stop = folded.slice(unclosed + 1).search(/[。\n]/);
    found.push({ start: unclosed, end: stop < 0 ? folded.length : unclosed + 1 + stop, broken: true });
    from = unclosed + 1;
  }
  return found.sort((a, b) => a.end - b.end);
}

/** Appends the closed outermost brackets from `from` on; returns the place of an opening one that stays open, or null. */
function scanBrackets(folded: string, from: number, found: Bracket[]): number | null {
  const open: number[] = [];
  for (let i = from; i < folded.length; i += 1) {
    const char = folded[i];
    if (char === '(' || char === '【' || char === '[' || char === '〔') {
      open.push(i);
    } else if (char === ')' || char === '】' || char === ']' || char === '〕') {
      // A bracket of another kind closes too: （市财政局牵头】 is a slip, not a new level.
      const top = open.pop();
      if (top !== undefined && open.length === 0) found.push({ start: top, end: i + 1, broken: false });
      else if (top === undefined && char === ')') found.push({ start: -1, end: i + 1, broken: true });
    }
  }
  return open[0] ?? null;
}

/** Words that begin a bracket about something else. */
const OTHER_BRACKET =
  /^(?:以下|简称|即(?!墨)|含(?!山)|包括|包含|如(?!皋|东)|例如|比如|详见|见|参见|试行|暂行|修订|征求意见稿|注|附(?!属)|不含|另|以上|具体(?!负责)|名单|联系(?!单位|部门)|电话|或|和(?!平|田|县|龙|顺|硕|静|政|林|布)|下同|[A-Za-z0-9.,%+\-\s]+$)/;
const CITED = /[〔[]\d{4}[〕\]]|《|》/;

/** The units a bracket's inside names, or null when it is about something else. `atEnd`: it closes a sentence or paragraph. */
export function readBracket(inside: string, atEnd: boolean, firstLeads: boolean): UnitReading | null {
  const folded = foldWidth(inside).trim();
  if (folded.length < 2 || folded.length > LONGEST || OTHER_BRACKET.test(folded)) return null;
  if (CITED.test(folded) && !/(?:单位|部门)\s*:/.test(folded)) return null;
  const units = readUnits(inside, { firstLeads });
  if (!units) return null;
  const all = [...units.lead, ...units.responsible];
  if (units.strength === 'label') return units;
  if (units.doubtful.length * 2 > all.length) {
    // An unknown name before 牵头 or 负责 at the end of a sentence is taken, with doubt.
    return units.strength === 'verb' &&
      atEnd &&
      units.doubtful.every((name) => couldBeUnit(name) || /^[\u4e00-\u9fff]{2,6}$/.test(name))
      ? units
      : null;
  }
  if (units.strength === 'verb') return !atEnd && /的[\u4e00-\u9fff]{1,10}$/.test(folded) ? null : units;
  // Only names: at the end of a sentence, and every one surely a body.
  const surely = (name: string) =>
    (isUnitName(name) && name.length >= 3) || isSection(name) || isSectorIn(folded, name);
  // 市新华书店: a weak ending, but the name of a place before it, and beside a sure name.
  const probably = (name: string) => couldBeUnit(name) && mayBeUnitName(name);
  const known = units.doubtful.every((name) => isSectorIn(folded, name));
  return atEnd && known && all.some(surely) && all.every((name) => surely(name) || probably(name)) ? units : null;
}

/** 发改、电力部门: short names stand for bodies where the list says 部门. */
function isSectorIn(folded: string, name: string): boolean {
  return isSector(name) && folded.endsWith('部门');
}

const SENTENCE_BEFORE = /[。;！!?”"’》]\s*$/;

/**
 * Closers inside one paragraph, in order. `firstLeads`: the first named lead in this document; `follows`: the paragraph
 * carries no number, so it may be a line of units without label or bracket.
 */
export function findClosers(text: string, firstLeads: boolean, follows = false): Closer[] {
  const folded = foldWidth(text);
  const closers: Closer[] = [];
  const whole = wholeLine(text, folded, firstLeads, follows);
  if (whole) return [whole];
  let lead = firstLeads;
  const brackets = outerBrackets(folded);
  const last = brackets.at(-1);
  // …（市自然资源局）；…（市住建局）。: where the last bracket closes a task, those before a stop do as well,
  // but for other names of a body: 报市科技局（市知识产权局）。
  const styled = last !== undefined && brackets.length > 1 && readAt(text, folded, last, lead, 0, false) !== null;
  for (const bracket of brackets) {
    const closer = readAt(text, folded, bracket, lead, closers.at(-1)?.end ?? 0, styled);
    if (!closer) continue;
    closers.push(closer);
    if (closer.units.note === 'below') lead = true;
  }
  closers.push(...inlineLabels(text, folded, closers, lead));
  closers.sort((a, b) => a.start - b.start);
  return closers;
}

function readAt(
  text: string,
  folded: string,
  bracket: Bracket,
  firstLeads: boolean,
  from: number,
  styled: boolean,
): Closer | null {
  let { start } = bracket;
  const { end, broken } = bracket;
  if (start < 0) {
    // …落实。市财政局牵头）: the opening bracket is missing, the words begin after the last sentence.
    start = Math.max(lastSentenceEnd(folded, from, end - 1), from) - 1;
    if (end - start > 80) return null;
  }
  if (start + 1 < from) return null;
  const inside = text.slice(start + 1, broken && bracket.start >= 0 ? end : end - 1);
  const before = folded.slice(Math.max(0, start - 3), Math.max(0, start));
  const after = folded.slice(end, end + 4);
  const atEnd =
    start <= 0 ||
    SENTENCE_BEFORE.test(before) ||
    (styled && !endsLikeUnit(folded.slice(Math.max(0, start - 12), Math.max(0, start)))
      ? /^\s*(?:[。;]|$)/
      : /^\s*[。;]?\s*$/
    ).test(after);
  const units = readBracket(inside.trim(), atEnd, firstLeads);
  if (!units) return null;
  if (broken && units.strength === 'list') return null;
  // 报县燃气专班办公室（县住建局）。: another name of the body before it.
  if (units.strength === 'list' && EXPLAINED.test(folded.slice(Math.max(0, start - 8), Math.max(0, start))))
    return null;
  // 主管部门（由市政府负责协调的单位）应当…: in the middle of a sentence it explains a word.
  if (units.strength !== 'label' && !atEnd && /^[的地得和与及为是等应要将须可在由]/.test(after)) return null;
  return { form: 'bracket', start: Math.max(0, start), end, words: inside.trim(), units, broken };
}

/** Bodies without a place of their own: a name in brackets says where they sit. */
const EXPLAINED = /(?:办公室|专班|领导小组|指挥部|工作组|联席会议|调度中心|组委会|委员会|理事会)$/;

function lastSentenceEnd(folded: string, from: number, to: number): number {
  for (let i = to - 1; i >= from; i -= 1) if (/[。;!?\n]/.test(folded[i] ?? '')) return i + 1;
  return from;
}

const DASH = /^(?:[—–\-－―]{1,4}|→|▲|◆|●|■|★|※)\s*/;
const LINE_VERB = /(?:负责|牵头|落实|配合|实施|会同)[^。]{0,16}[。.]?$/;

/** A paragraph that is nothing but units: 牵头单位：…, （责任单位：…）, ——由省教育厅会同有关部门落实。 */
function wholeLine(text: string, folded: string, firstLeads: boolean, follows: boolean): Closer | null {
  const trimmed = folded.trim();
  if (trimmed.length > LONGEST || trimmed.length < 4) return null;
  const bracket = /^[(【[〔]/.test(trimmed) ? outerBrackets(trimmed) : [];
  const only = bracket.length === 1 ? bracket[0] : undefined;
  if (only && only.start === 0 && /^[。;,]?$/.test(trimmed.slice(only.end))) {
    const shift = folded.indexOf(trimmed);
    const inside = text.slice(shift + 1, shift + only.end - (only.broken ? 0 : 1)).trim();
    const units = readBracket(inside, true, firstLeads);
    return units ? { form: 'line', start: 0, end: text.length, words: inside, units, broken: only.broken } : null;
  }
  const labels = findUnitLabels(text);
  const first = labels[0];
  if (first && folded.slice(0, first.start).replace(/[\s(【[·•|—–-]/g, '') === '') {
    const words = text.trim();
    // 督导单位：…, 责任人：…: neither work nor units of it.
    if (trimmed.length <= 120 && labels.every(({ use }) => use === 'ignore'))
      return { form: 'line', start: 0, end: text.length, words, units: timeOnly(words), broken: false };
    const units = labels.every(({ use }) => use === 'time' || use === 'ignore')
      ? timeOnly(words)
      : readUnits(words, { firstLeads });
    if (units && plausible(units, trimmed))
      return { form: 'line', start: 0, end: text.length, words, units, broken: false };
  }
  const dash = DASH.exec(trimmed);
  const bare = follows && trimmed.length <= 160 && !/[。;!?:].*\S/.test(trimmed.replace(/[。.]$/, ''));
  if ((dash || bare) && LINE_VERB.test(trimmed)) {
    const words = text.slice(folded.indexOf(trimmed) + (dash?.[0].length ?? 0)).replace(/[。.\s]+$/, '');
    const units = readUnits(words, { firstLeads });
    if (units && units.strength === 'verb' && units.doubtful.length === 0) {
      return { form: 'line', start: 0, end: text.length, words, units, broken: false };
    }
  }
  return null;
}

/** 完成时限：6月底前 on a line of its own belongs to the units around it. */
function timeOnly(words: string): UnitReading {
  const labels = findUnitLabels(words);
  const times = labels.flatMap((label, i) =>
    label.use === 'time' ? [words.slice(label.valueStart, labels[i + 1]?.start ?? words.length).trim()] : [],
  );
  return {
    lead: [],
    responsible: [],
    times,
    strength: 'label',
    note: 'none',
    doubtful: [],
    open: false,
    leadImplied: false,
  };
}

/** A label line that goes on for sentences is text: 责任单位：各单位要高度重视。… */
function plausible(units: UnitReading, folded: string): boolean {
  const all = [...units.lead, ...units.responsible];
  if (all.length === 0) return units.times.length > 0 && folded.length <= 120;
  return units.doubtful.length * 2 <= all.length || folded.length <= 60;
}

/** 责任单位：… without brackets, up to the end of its sentence; flattened texts hold several in one paragraph. */
function inlineLabels(text: string, folded: string, taken: readonly Closer[], firstLeads: boolean): Closer[] {
  const free = (at: number) => !taken.some((closer) => closer.start <= at && at < closer.end);
  const labels = findUnitLabels(text).filter((label) => free(label.start));
  const closers: Closer[] = [];
  for (let i = 0; i < labels.length; i += 1) {
    const first = labels[i];
    if (!first || first.use === 'ignore') continue;
    if (first.start > 0 && !/[。;!)”\s]/.test(folded[first.start - 1] ?? '')) continue;
    let last = first;
    // 责任单位：甲。完成时限：6月底前。 belong together.
    for (
      let next = labels[i + 1];
      next && !/[。]\s*\S/.test(folded.slice(last.valueStart, next.start));
      next = labels[i + 1]
    ) {
      last = next;
      i += 1;
    }
    const stop = folded.indexOf('。', last.valueStart);
    const end = stop < 0 ? text.length : stop + 1;
    const words = text.slice(first.start, end).trim();
    const units = readUnits(words.replace(/[。.]$/, ''), { firstLeads });
    if (!units || units.lead.length + units.responsible.length === 0 || !plausible(units, foldWidth(words))) continue;
    closers.push({ form: 'inline', start: first.start, end, words, units, broken: false });
  }
  return closers;
}

/** Words that begin a heading about work, not a name. */
const WORK =
  /^(?:加强|推进|完善|建设|规范|优化|支持|鼓励|提升|强化|深化|健全|发挥|落实|打造|做好|推动|培育|发展|构建|成立|设立|建立|开展|组织|加快|改革|整合|扶持|引进|壮大|抓好|服务|明确)/;

/** The heading is a unit's name, so its items are that unit's: （一）市发展改革委。 */
export function unitHeading(text: string): string[] {
  const plain = text.replace(/[。：:\s]+$/, '').trim();
  if (plain.length < 3 || plain.length > 60 || WORK.test(plain)) return [];
  const { names } = splitUnits(plain);
  const isBody = (name: string) =>
    isUnitName(name) &&
    (/^[市省县区州旗镇乡各]/.test(name) || /(?:部|委|局|署|办公室|委员会|银行|政府|院)$/.test(name));
  return names.every(isBody) ? names : [];
}
