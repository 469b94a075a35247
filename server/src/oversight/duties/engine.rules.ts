import { dates } from '../../foundation/calendar/index.ts';
import type { Duty, EvidenceFilter, Obligation, ObligationVersion, ScheduleOf } from './duties.schema.ts';
import { inOrder, matches, type Happened } from './filter.rules.ts';
import { periodOf, periodsOf, type DueDay, type Limits } from './periods.rules.ts';
import type { UnitEntry } from './units.rules.ts';

/** Keys that a duty names; what counts beyond them is in the figure only. */
const NAMED_KEYS = 20;
const END_OF_TIME = '9999-12-31';

export type ObligationCore = Pick<Obligation, 'id' | 'versions' | 'endedOn'>;

/** Happenings that still count, by type and in order, for one computation. */
export interface EvidenceIndex {
  ofTypes(types: readonly string[]): readonly Happened[];
  /** What was filed by hand about an obligation. */
  about(obligationId: string): readonly Happened[];
}

export const OBLIGATION_SUBJECT = 'obligation';

/** Sorts happenings once for many obligations. Order and doubles of the input make no difference. */
export function indexEvidence(all: readonly Happened[]): EvidenceIndex {
  const byType = Map.groupBy(inOrder(all), ({ type }) => type);
  let filed: Map<string, Happened[]> | null = null;
  return {
    ofTypes: (types) =>
      types.length === 1
        ? (byType.get(types[0] ?? '') ?? [])
        : inOrder(types.flatMap((type) => byType.get(type) ?? [])),
    about(id) {
      filed ??= Map.groupBy(
        [...byType.values()].flat().filter(({ aboutType }) => aboutType === OBLIGATION_SUBJECT),
        ({ aboutId }) => aboutId,
      );
      return filed.get(id) ?? [];
    },
  };
}

interface Rule extends ObligationVersion {
  /** The last day on which this version holds. */
  until: string;
}

/** What a duty is before evidence is counted. */
interface Frame {
  period: string;
  opensOn: string;
  due: DueDay;
  rule: Rule;
  needed: number;
}

/**
 * The duties that an obligation makes for one unit up to the horizon. Pure: the same obligation, evidence and calendar give the same bytes, in
 * whatever order the evidence came. A period follows the version that holds on its last day; what began after the end of the obligation is
 * nothing, what had begun is closed on that day.
 */
export function dutiesOf(
  obligation: ObligationCore,
  entry: UnitEntry,
  evidence: EvidenceIndex,
  limits: Limits,
  horizonOn: string,
): Duty[] {
  const duties: Duty[] = [];
  const rules = rulesOf(obligation);
  const of = { obligation, entry, evidence, limits, horizonOn };
  rules.forEach((rule, index) => {
    const { schedule } = rule;
    if (entry.rules && !entry.rules.includes(rule.number)) return;
    if (schedule.kind === 'once') duties.push(...once(of, rules, index));
    else if (schedule.kind === 'every') duties.push(...every(of, rule, schedule));
    else if (schedule.kind === 'on_event') duties.push(...onEvent(of, rule, schedule));
    else duties.push(...fresh(of, rule, schedule));
  });
  return duties.sort((a, b) =>
    a.opensOn === b.opensOn ? (a.period < b.period ? -1 : 1) : a.opensOn < b.opensOn ? -1 : 1,
  );
}

interface Of {
  obligation: ObligationCore;
  entry: UnitEntry;
  evidence: EvidenceIndex;
  limits: Limits;
  horizonOn: string;
}

function rulesOf({ versions, endedOn }: ObligationCore): Rule[] {
  const sorted = versions.length < 2 ? versions : [...versions].sort((a, b) => (a.validFrom < b.validFrom ? -1 : 1));
  return sorted.map((version, index) => {
    const next = sorted[index + 1];
    const ends = [version.validUntil, next ? dates.addDays(next.validFrom, -1) : null, endedOn];
    return {
      ...version,
      until: ends.reduce<string>((least, end) => (end !== null && end < least ? end : least), END_OF_TIME),
    };
  });
}

const opensFor = ({ from, until }: UnitEntry, on: string) =>
  (from === null || on >= from) && (until === null || on < until);

/** Its evidence among the happenings of the unit and its successors; `anyUnit` where the subject says what belongs together. */
function countable({ obligation, entry, evidence }: Of, rule: Rule, anyUnit = false): Happened[] {
  const { filter, byHand } = rule.evidence;
  const own = filter ? evidence.ofTypes(filter.types).filter((one) => matches(filter, one)) : [];
  const filed = byHand ? evidence.about(obligation.id) : [];
  const all = filed.length === 0 ? own : own.length === 0 ? [...filed] : inOrder([...own, ...filed]);
  return anyUnit ? all : all.filter((one) => isOf(entry, one));
}

const isOf = (entry: UnitEntry, one: Happened) =>
  entry.sources.some(({ unitId, from }) => unitId === one.organisationId && (from === null || one.occurredOn >= from));

function* once(of: Of, rules: readonly Rule[], index: number): Generator<Duty> {
  const rule = rules[index];
  if (!rule) return;
  // An amended plan that still asks for it replaces the duty, which keeps the day on which it was first asked for.
  let opensOn = rule.validFrom;
  for (let at = index - 1; at >= 0; at--) {
    const before = rules[at];
    if (before?.schedule.kind !== 'once' || lastDay(before) < opensOn) break;
    opensOn = before.validFrom;
  }
  const due = lastDay(rule);
  const next = rules[index + 1];
  if ((next && next.validFrom <= due) || !opensFor(of.entry, opensOn) || opensOn > of.horizonOn) return;
  const isFirst =
    rules.slice(0, index).every(({ schedule }) => schedule.kind !== 'once') || opensOn === rules[0]?.validFrom;
  const frame = { opensOn, due: { on: due, at: null, provisional: false }, rule, needed: rule.evidence.count };
  const counted = countable(of, rule).filter(({ occurredOn }) => occurredOn >= opensOn);
  yield dutyOf(of, { ...frame, period: isFirst ? 'once' : `once:${opensOn}` }, counted);
}

/** Where the source names no day: the last day of the year, or of the obligation when that is earlier. */
function lastDay(rule: ObligationVersion): string {
  if (rule.schedule.kind !== 'once') return rule.validFrom;
  const year = `${dates.yearOf(rule.validFrom)}-12-31`;
  const end = rule.validUntil !== null && rule.validUntil < year ? rule.validUntil : year;
  return rule.schedule.by ?? end;
}

function* every(of: Of, rule: Rule, schedule: ScheduleOf<'every'>): Generator<Duty> {
  const all = countable(of, rule);
  const named = all.filter(({ facts }) => typeof facts['period'] === 'string');
  const unnamed = named.length === 0 ? all : all.filter(({ facts }) => typeof facts['period'] !== 'string');
  const { endedOn } = of.obligation;
  // Through the period in which the obligation was ended, which is closed then.
  const until = rule.until === endedOn ? periodOf(schedule.period, endedOn).until : rule.until;
  for (const period of periodsOf(schedule.period, rule.validFrom, until, of.horizonOn)) {
    if (!opensFor(of.entry, period.from)) continue;
    const due = of.limits.ofPeriod(schedule, period);
    // What is due after its period is reported in the time after it: the quarterly report in the next quarter.
    const window = due.on > period.until ? periodOf(schedule.period, dates.addDays(period.until, 1)) : period;
    const counted = unnamed.filter(({ occurredOn }) => occurredOn >= window.from && occurredOn <= window.until);
    const told = named.filter(({ facts }) => facts['period'] === period.key);
    yield dutyOf(
      of,
      { period: period.key, opensOn: period.from, due, rule, needed: schedule.times },
      told.length === 0 ? counted : inOrder([...counted, ...told]),
    );
  }
}

function* onEvent(of: Of, rule: Rule, schedule: ScheduleOf<'on_event'>): Generator<Duty> {
  const { trigger, limit, match, by = 'unit' } = schedule;
  const triggers = of.evidence.ofTypes(trigger.types).filter((one) => matches(trigger, one));
  if (triggers.length === 0) return;
  const seen = new Set<string>();
  let all: Happened[] | null = null;
  for (const one of triggers) {
    const isOwn = by === 'anyone' ? opensFor(of.entry, one.occurredOn) : isTriggerOf(of.entry, one);
    if (!isOwn || one.occurredOn < rule.validFrom || one.occurredOn > rule.until || one.occurredOn > of.horizonOn)
      continue;
    const subject = `${one.subjectType}/${one.subjectId}`;
    if (seen.has(subject)) continue;
    seen.add(subject);
    const due = of.limits.after(limit.amount, limit.unit, one.occurredOn, one.occurredAt);
    all ??= countable(of, rule, match !== 'unit');
    const counted = all.filter((answer) =>
      match === 'about'
        ? answer.aboutType === one.subjectType && answer.aboutId === one.subjectId
        : match === 'subject'
          ? answer.subjectType === one.subjectType && answer.subjectId === one.subjectId
          : answer.occurredOn >= one.occurredOn,
    );
    const frame = { opensOn: one.occurredOn, due, rule, needed: rule.evidence.count };
    // What a person filed about the obligation names the trigger where it matters which one.
    const filed = match === 'unit' ? [] : all.filter((answer) => isFiledFor(of.obligation.id, answer, `on:${subject}`));
    yield dutyOf(
      of,
      { ...frame, period: `on:${subject}` },
      filed.length === 0 ? counted : inOrder([...counted, ...filed]),
    );
  }
}

const isFiledFor = (obligationId: string, { aboutType, aboutId, facts }: Happened, period: string) =>
  aboutType === OBLIGATION_SUBJECT && aboutId === obligationId && facts['period'] === period;

/** The unit's own happening. A unit that went over to another may still tell some under its old name. */
const isTriggerOf = ({ unitId, from }: UnitEntry, one: Happened) =>
  one.organisationId === unitId && (from === null || one.occurredOn >= from);

function* fresh(of: Of, rule: Rule, { maxAge }: ScheduleOf<'fresh'>): Generator<Duty> {
  const days = [...new Set(countable(of, rule).map(({ occurredOn }) => occurredOn))];
  const byDay = Map.groupBy(countable(of, rule), ({ occurredOn }) => occurredOn);
  for (let from = rule.validFrom; from <= of.horizonOn && from <= rule.until;) {
    const due = of.limits.after(maxAge.amount, maxAge.unit, from, null, false);
    if (due.on > rule.until && of.obligation.endedOn !== rule.until) return;
    const later = days.filter((day) => day > from);
    // The last news in time keeps the stretch; when there was none, the first one after it ends it late.
    const kept = later.findLast((day) => day <= due.on) ?? later[0];
    const frame = { period: `fresh:${from}`, opensOn: from, due, rule, needed: 1 };
    if (opensFor(of.entry, from)) yield dutyOf(of, frame, kept ? (byDay.get(kept) ?? []) : []);
    if (kept === undefined) return;
    from = kept;
  }
}

function dutyOf({ obligation, entry, limits }: Of, frame: Frame, counted: readonly Happened[]): Duty {
  const { period, opensOn, due, rule, needed } = frame;
  const each = rule.evidence.each === 'happening' ? counted : firstOfEach(counted);
  const last = each.length >= needed ? each[needed - 1] : undefined;
  const settledOn = last?.occurredOn ?? null;
  const settledAt = last?.occurredAt ?? null;
  const { endedOn } = obligation;
  const isOpenAtEnd = endedOn !== null && due.on > endedOn && (settledOn === null || settledOn > endedOn);
  return {
    ...{ obligationId: obligation.id, organisationId: entry.unitId, period },
    responsibleId: ownerOf(entry, settledOn),
    ...{
      rule: rule.number,
      opensOn,
      nearOn: limits.near(opensOn, due.on, rule.nearDays),
      dueOn: due.on,
      dueAt: due.at,
    },
    ...{ needed, counted: each.length, settledOn, settledAt: due.at === null ? null : settledAt },
    isLate: settledOn !== null && isAfter(settledOn, settledAt, due),
    closedOn: isOpenAtEnd ? endedOn : null,
    decision: '',
    provisional: due.provisional,
    evidence: each.slice(0, NAMED_KEYS).map(({ key }) => key),
  };
}

function isAfter(on: string, at: string | null, due: DueDay): boolean {
  if (due.at === null || at === null) return on > due.on;
  return dates.toMilliseconds(at) > dates.toMilliseconds(due.at);
}

/** Who answers for it: whoever did when it was settled, else the last successor. */
function ownerOf({ owners }: UnitEntry, settledOn: string | null): string {
  const at = owners.findLast(({ from }) => from === null || settledOn === null || settledOn >= from);
  return at?.unitId ?? owners[0]?.unitId ?? '';
}

/** One happening for each thing: republished three times it was still published once. */
function firstOfEach(all: readonly Happened[]): readonly Happened[] {
  if (all.length < 2) return all;
  const seen = new Set<string>();
  return all.filter(({ subjectType, subjectId }) => {
    const subject = `${subjectType}/${subjectId}`;
    return !seen.has(subject) && seen.add(subject);
  });
}

/** The types of happenings that an obligation looks at, in any of its versions. */
export function typesOf({ versions }: Pick<Obligation, 'versions'>): Set<string> {
  const filters = versions.flatMap(({ schedule, evidence }): (EvidenceFilter | null)[] => [
    evidence.filter,
    schedule.kind === 'on_event' ? schedule.trigger : null,
  ]);
  return new Set(filters.flatMap((filter) => filter?.types ?? []));
}
