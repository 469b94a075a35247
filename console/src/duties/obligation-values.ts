import dayjs, { type Dayjs } from 'dayjs';
import type { Input } from '../api/types.ts';
import { lastOf, type Obligation, type Version } from './duty-words.tsx';

type NewBody = Input<'/api/v1/console/obligations', 'post'>;
type Schedule = Version['schedule'];
type UnitKind = Extract<Version['responsible'], { kind: 'all' }>['of'][number];

/** What the form holds: schedule and evidence laid flat. */
export interface Fields {
  code: string;
  field: string;
  document: string;
  clause: string;
  words: string;
  action: string;
  leadUnits: string[];
  who: 'named' | 'all';
  unitIds: string[];
  of: UnitKind[];
  kind: Schedule['kind'];
  by: Dayjs | null;
  period: Extract<Schedule, { kind: 'every' }>['period'];
  times: number;
  months: number | null;
  day: number | null;
  plusAmount: number | null;
  plusUnit: 'natural_day' | 'working_day';
  trigger: string[];
  amount: number;
  unit: 'working_day' | 'natural_day' | 'hour' | 'month';
  match: 'about' | 'subject' | 'unit';
  types: string[];
  needles: string;
  byHand: boolean;
  count: number;
  threshold: string;
  weight: number;
  visibility: 'public' | 'internal';
  validFrom: Dayjs;
  validUntil: Dayjs | null;
  checked: boolean;
  reason: string;
}

const day = (text: string | null | undefined) => (text ? dayjs(text) : null);

/** What the form begins with: the present version, or what a new obligation most often says. */
export function fieldsOf(one: Obligation | null): Partial<Fields> {
  const last = one ? lastOf(one) : undefined;
  const base = {
    ...({
      who: 'named',
      unitIds: [],
      of: ['department'],
      leadUnits: [],
      kind: 'once',
      by: null,
      period: 'quarter',
    } as const),
    ...({ times: 1, months: null, day: null, plusAmount: null, plusUnit: 'working_day', trigger: [] } as const),
    ...({ amount: 3, unit: 'working_day', match: 'about', types: [], needles: '', byHand: true, count: 1 } as const),
    ...({ threshold: '', weight: 1, visibility: 'internal', validUntil: null, checked: false, reason: '' } as const),
    ...{ clause: '', words: '', field: 'PUB', validFrom: dayjs() },
  };
  if (!one || !last) return { ...base, unitIds: [], of: ['department'], leadUnits: [], trigger: [], types: [] };
  const { schedule, responsible, evidence, source } = last;
  return {
    ...base,
    ...{ code: one.code, field: one.field, document: source.document, clause: source.clause, words: source.words },
    ...{ action: last.action, leadUnits: last.leadUnits, who: responsible.kind, kind: schedule.kind },
    unitIds: responsible.kind === 'named' ? responsible.unitIds : [],
    of: responsible.kind === 'all' ? responsible.of : ['department'],
    trigger: [],
    ...(schedule.kind === 'once' && { by: day(schedule.by) }),
    ...(schedule.kind === 'every' && {
      ...{ period: schedule.period, times: schedule.times, months: schedule.due.months ?? null },
      day: typeof schedule.due.day === 'number' ? schedule.due.day : null,
      ...(schedule.due.plus && { plusAmount: schedule.due.plus.amount, plusUnit: schedule.due.plus.unit }),
    }),
    ...(schedule.kind === 'on_event' && {
      ...{
        trigger: schedule.trigger.types,
        amount: schedule.limit.amount,
        unit: schedule.limit.unit,
        match: schedule.match,
      },
    }),
    ...(schedule.kind === 'fresh' && { amount: schedule.maxAge.amount, unit: schedule.maxAge.unit }),
    types: evidence.filter?.types ?? [],
    needles: (evidence.filter?.words ?? []).map((group) => group.join(' ')).join('\n'),
    ...{ byHand: evidence.byHand, count: evidence.count, threshold: last.threshold, weight: last.weight },
    ...{ visibility: last.visibility, validUntil: day(last.validUntil), checked: last.checked ?? false },
    validFrom: dayjs(),
  };
}

function scheduleOf(fields: Fields, before: Schedule | undefined): Schedule {
  const { kind, amount, unit } = fields;
  if (kind === 'once') return { kind, by: fields.by?.format('YYYY-MM-DD') ?? null };
  if (kind === 'fresh') return { kind, maxAge: { amount, unit: unit === 'month' ? 'month' : 'natural_day' } };
  if (kind === 'every') {
    const due = {
      ...(fields.months !== null && { months: fields.months }),
      ...(fields.day !== null && { day: fields.day }),
      ...(fields.plusAmount !== null && { plus: { amount: fields.plusAmount, unit: fields.plusUnit } }),
    };
    return { kind, period: fields.period, times: fields.times, due };
  }
  // What of the trigger this form does not show (facts, words) is kept while the kinds stay the same.
  const was = before?.kind === 'on_event' ? before : undefined;
  const isSame = was?.trigger.types.join() === fields.trigger.join();
  return {
    ...{ kind, trigger: was && isSame ? was.trigger : { types: fields.trigger } },
    limit: { amount, unit: unit === 'month' ? 'natural_day' : unit },
    match: fields.match,
    ...(was?.by && { by: was.by }),
  };
}

/** What is sent: the form again in the shape of an obligation. */
export function bodyOf(fields: Fields, before: Version | undefined): NewBody {
  const groups = fields.needles
    .split('\n')
    .map((line) => line.split(/\s+/).filter(Boolean))
    .filter((group) => group.length > 0);
  const { words: _words, types: _types, ...rest } = before?.evidence.filter ?? {};
  return {
    ...{ code: fields.code, field: fields.field, action: fields.action, leadUnits: fields.leadUnits },
    source: {
      ...{ document: fields.document, clause: fields.clause, words: fields.words },
      ...(before?.source.documentId && { documentId: before.source.documentId }),
    },
    responsible: fields.who === 'named' ? { kind: 'named', unitIds: fields.unitIds } : { kind: 'all', of: fields.of },
    schedule: scheduleOf(fields, before?.schedule),
    evidence: {
      filter:
        fields.types.length > 0 ? { ...rest, types: fields.types, ...(groups.length > 0 && { words: groups }) } : null,
      ...{ byHand: fields.byHand, count: fields.count },
      ...(before?.evidence.each && { each: before.evidence.each }),
    },
    ...{ threshold: fields.threshold, weight: fields.weight, visibility: fields.visibility },
    ...{
      validFrom: fields.validFrom.format('YYYY-MM-DD'),
      validUntil: fields.validUntil?.format('YYYY-MM-DD') ?? null,
    },
    ...(before?.nearDays !== undefined && { nearDays: before.nearDays }),
    ...(before?.unrecognised && { unrecognised: before.unrecognised }),
    checked: fields.checked,
  };
}
