import type { Static } from 'typebox';
import type { DocumentReading, Task, TaskTerm } from '../../server/src/publishing/documents/reading.schema.ts';

/** Compares what the program read with what a careful officer expects. Pure; the rules are those of README.md. */

export interface ExpectedTask {
  path: string;
  text: string;
  lead: string[];
  responsible: string[];
  dates: string[];
  frequencies: string[];
  limits: string[];
  thresholds: string[];
  tolerated?: Partial<Record<Column | 'responsible' | 'lead', string[]>>;
  optional?: boolean;
}
export interface ExpectedDocument {
  file: string;
  title: string | null;
  documentNumber: string | null;
  issuingBody: string | null;
  madeOn: string | null;
  tasks: ExpectedTask[];
}

export const COLUMNS = ['units', 'dates', 'frequencies', 'thresholds', 'limits'] as const;
export type Column = (typeof COLUMNS)[number];
export const FIELDS = ['title', 'documentNumber', 'issuingBody', 'madeOn'] as const;

export interface Tally {
  right: number;
  of: number;
}
export interface Alarms {
  warned: number;
  of: number;
}
export interface DocumentScore {
  file: string;
  columns: Record<Column, Tally>;
  /** Tasks that stand under the path which the officer gave them; where a task stands is no matter of what it says. */
  paths: Tally;
  fields: Tally;
  /** Right values that a warning speaks of all the same, of all right values: a reader who is warned too often stops looking. */
  alarms: Record<Column | 'fields', Alarms>;
  /** Wrong values that nothing warns of. */
  silent: number;
  /** Wrong values that a warning points at. */
  warned: number;
  /** Values that the text has and the program left out. */
  missed: number;
  mismatches: string[];
}

type Term = Static<typeof TaskTerm>;

const compact = (text: string) => text.normalize('NFKC').replace(/\s+/g, '');
const unitName = (name: string) => compact(name);

/** Units that are measured; all words for things counted (次, 场, 人, 户, 家, 个 …) are one: operator and number decide. */
const MEASURED = new Set(
  'percent percentage_points hours minutes days weeks months years working_days kilometres square_metres yuan'.split(
    ' ',
  ),
);
function thresholdKey(value: string): string {
  const [operator = '', number = '', ...unit] = value.split(' ');
  const name = MEASURED.has(unit.join('_')) ? unit.join('_') : 'counted';
  // A rate cannot be more than 100 %, so "equals" and "at least" say the same there.
  const sign = name === 'percent' && Number(number) === 100 && operator === '=' ? '>=' : operator;
  return `${sign} ${Number(number)} ${name}`;
}

/** What stands in one column of a task, as comparable strings. */
function valuesOf(task: Task, column: Column): string[] {
  const values = (terms: readonly Term[]) => terms.map((term) => term.value);
  switch (column) {
    case 'units':
      return unitKeys(task.lead, task.responsible);
    case 'dates':
      return task.dates.map((date) => date.on);
    case 'frequencies':
      return values(task.frequencies).filter((value) => COMMON_FREQUENCIES.has(value));
    case 'thresholds':
      return values(task.thresholds).map(thresholdKey);
    case 'limits':
      return values(task.limits);
  }
}

const unitKeys = (lead: string[], responsible: string[]) => [
  ...lead.map((name) => `lead ${unitName(name)}`),
  ...responsible.map((name) => `with ${unitName(name)}`),
];

/** Frequencies with a word in the sets (README.md); 每半月 or 每两个月 have none, so no set can ask for them or forbid them. */
const COMMON_FREQUENCIES = new Set(['daily', 'weekly', 'monthly', 'quarterly', 'half_yearly', 'yearly']);

function expectedOf(task: ExpectedTask, column: Column): { values: Set<string>; tolerated: Set<string> } {
  if (column === 'units') {
    const { lead = [], responsible = [] } = task.tolerated ?? {};
    return { values: new Set(unitKeys(task.lead, task.responsible)), tolerated: new Set(unitKeys(lead, responsible)) };
  }
  const key = column === 'thresholds' ? thresholdKey : (value: string) => value;
  return { values: new Set(task[column].map(key)), tolerated: new Set((task.tolerated?.[column] ?? []).map(key)) };
}

/** task_units_open (等部门) tells what the paper leaves open; it doubts nothing that was read. */
const WARNS_OF: Record<Column, RegExp> = {
  units: /^task_(?:unit_|units_(?!open)|lead_|scope_|item_)/,
  dates: /^task_(?:date|time|item)_/,
  frequencies: /^task_(?:time|term|frequency|item)_/,
  thresholds: /^task_(?:time|term|threshold|item)_/,
  limits: /^task_(?:time|term|limit|item)_/,
};

/** A warning counts for a value when it has the task's path and speaks of this column; where tasks share a path, its words must be the task's. */
function isWarned(reading: DocumentReading, task: Task, column: Column): boolean {
  const alone = reading.tasks.filter((other) => other.path === task.path).length === 1;
  const words = compact(`${task.text}\n${task.unitWords ?? ''}\n${task.dates.map((date) => date.words).join('\n')}`);
  return reading.warnings.some(
    (warning) =>
      warning.path === task.path &&
      WARNS_OF[column].test(warning.code) &&
      (alone || (warning.words !== undefined && warning.words !== '' && words.includes(compact(warning.words)))),
  );
}

/**
 * The program's task for each expected one: the same words, first those under the same path, then those under another. Several tasks
 * under one path are taken in order.
 */
export function matchTasks(expected: readonly ExpectedTask[], tasks: readonly Task[]): Map<ExpectedTask, Task> {
  const matched = new Map<ExpectedTask, Task>();
  const used = new Set<Task>();
  for (const isHere of [(a: ExpectedTask, b: Task) => a.path === b.path, () => true]) {
    for (const wanted of expected) {
      if (matched.has(wanted)) continue;
      const words = compact(wanted.text);
      const found = tasks.find((task) => !used.has(task) && isHere(wanted, task) && compact(task.text).includes(words));
      if (!found) continue;
      used.add(found);
      matched.set(wanted, found);
    }
  }
  return matched;
}

/** Points of one document; a missing task is wrong in every column, a task that is not listed is a wrong value. */
export function scoreDocument(expected: ExpectedDocument, reading: DocumentReading): DocumentScore {
  const tally = (): Tally => ({ right: 0, of: 0 });
  const none = (): Alarms => ({ warned: 0, of: 0 });
  const score: DocumentScore = {
    file: expected.file,
    columns: { units: tally(), dates: tally(), frequencies: tally(), thresholds: tally(), limits: tally() },
    paths: tally(),
    fields: tally(),
    alarms: { units: none(), dates: none(), frequencies: none(), thresholds: none(), limits: none(), fields: none() },
    silent: 0,
    warned: 0,
    missed: 0,
    mismatches: [],
  };
  scoreFields(expected, reading, score);
  const matched = matchTasks(expected.tasks, reading.tasks);
  const listed = new Set(matched.values());
  for (const wanted of expected.tasks) {
    const task = matched.get(wanted);
    if (!wanted.optional) score.paths.of += 1;
    if (task?.path === wanted.path && !wanted.optional) score.paths.right += 1;
    if (task) scoreTask(wanted, task, reading, score);
    else if (!wanted.optional) {
      for (const column of COLUMNS) score.columns[column].of += 1;
      score.missed += 1;
      score.mismatches.push(`${wanted.path} ${wanted.text}: no such task`);
    }
  }
  for (const task of reading.tasks) {
    if (listed.has(task)) continue;
    for (const column of COLUMNS) {
      if (column === 'units' || valuesOf(task, column).length > 0) score.columns[column].of += 1;
    }
    const where = `${task.path} ${compact(task.text).slice(0, 30)}: a task that is not one`;
    count(score, isWarned(reading, task, 'units'), `${where} [${valuesOf(task, 'units').join(', ')}]`);
  }
  return score;
}

function count(score: DocumentScore, warned: boolean, mismatch: string): void {
  if (warned) score.warned += 1;
  else score.silent += 1;
  score.mismatches.push(`${mismatch} ${warned ? '(warned)' : '(SILENT)'}`);
}

function scoreTask(wanted: ExpectedTask, task: Task, reading: DocumentReading, score: DocumentScore): void {
  for (const column of COLUMNS) {
    const { values, tolerated } = expectedOf(wanted, column);
    const got = new Set(valuesOf(task, column));
    const wrong = [...got].filter((value) => !values.has(value) && !tolerated.has(value));
    const lacking = [...values].filter((value) => !got.has(value));
    const right = wrong.length === 0 && lacking.length === 0;
    const counts = column === 'units' || values.size > 0 || wrong.length > 0;
    // An optional item may be left out: it costs points when it is wrong and earns none when it is right.
    if (counts && (!wanted.optional || !right)) {
      score.columns[column].of += 1;
      if (right) score.columns[column].right += 1;
    }
    if (right && got.size > 0) raise(score.alarms[column], isWarned(reading, task, column));
    if (right) continue;
    const place = task.path === wanted.path ? wanted.path : `${wanted.path} (read as ${task.path})`;
    const where = `${place} ${wanted.text}: ${column} lacks [${lacking.join(', ')}], has too much [${wrong.join(', ')}]`;
    // A list of units that is not whole is shown as if it were, so it is a wrong value and not a gap.
    if (wrong.length > 0 || (column === 'units' && got.size > 0)) {
      count(score, isWarned(reading, task, column), where);
    } else {
      score.missed += 1;
      score.mismatches.push(`${where} (left out)`);
    }
  }
}

function raise(alarms: Alarms, warned: boolean): void {
  alarms.of += 1;
  if (warned) alarms.warned += 1;
}

const isFieldWarned = (reading: DocumentReading, name: string) =>
  reading.warnings.some((warning) => warning.field === name);

function scoreFields(expected: ExpectedDocument, reading: DocumentReading, score: DocumentScore): void {
  // Bodies that issue together are written with spaces in the head of a paper and with 、 in a list of them. Where a title is broken
  // into lines is typesetting: two officers wrote 甲局 乙局关于… and 甲局 乙局 关于… for the same head.
  const plain = (name: (typeof FIELDS)[number], value: string) =>
    name === 'issuingBody'
      ? value.split(/[、，,\s]+/).join('、')
      : name === 'title'
        ? value.replace(/\s+/g, '')
        : value;
  for (const name of FIELDS) {
    const wanted = plain(name, expected[name] ?? '');
    const got = plain(name, reading.fields[name].value);
    score.fields.of += 1;
    if (wanted === got) {
      score.fields.right += 1;
      if (got !== '') raise(score.alarms.fields, isFieldWarned(reading, name));
    } else if (got === '') {
      score.missed += 1;
      score.mismatches.push(`${name}: lacks ${wanted} (left out)`);
    } else {
      count(score, isFieldWarned(reading, name), `${name}: ${got} instead of ${wanted || 'nothing'}`);
    }
  }
}
