import type { ReadingWarning, Task } from '../reading.schema.ts';
import { unprovenTerms } from './attested-terms.rules.ts';
import { isLabelOnly, unprovenUnits } from './attested-units.rules.ts';
import { doubtTerms } from './doubts-terms.rules.ts';
import { doubtUnits, type Doubt } from './doubts-units.rules.ts';

/** What a second look at the tasks of a paper finds doubtful; it changes no value (doubts-units.rules.ts, doubts-terms.rules.ts). */

/** Warnings that the reading itself did not give, in the order of the tasks; `given` are those it gave. */
export function doubtTasks(tasks: readonly Task[], given: readonly ReadingWarning[]): ReadingWarning[] {
  const bare = findBare(tasks);
  const inside = new Set(tasks.map(({ path }) => sectionOf(path)));
  const odd = new Map<string, boolean>();
  const known = new Map<string, boolean>();
  const counts = new Map<string, number>();
  for (const { path } of tasks) counts.set(path, (counts.get(path) ?? 0) + 1);
  const labelled = new Set(tasks.flatMap(({ path, text }) => (isLabelOnly(text) ? [path] : [])));
  const told = new Map<string, ReadingWarning[]>();
  for (const warning of given) {
    const beside = told.get(warning.path ?? '');
    if (beside) beside.push(warning);
    else told.set(warning.path ?? '', [warning]);
  }
  return tasks.flatMap((task) => {
    const { path, text, unitWords } = task;
    const missing = bare.has(task) ? [{ code: 'task_units_missing', words: text.slice(0, 20) }] : [];
    const alone = counts.get(path) === 1;
    const rest = !alone && unitWords !== undefined && labelled.has(path) && !isLabelOnly(text) ? [{ code: 'task_units_unproven', words: unitWords }] : []; // prettier-ignore
    const above = isAbove(task, inside) ? [{ code: 'task_scope_unclear', words: task.unitWords ?? '' }] : [];
    const several = holdsSeveral(text, unitWords ?? '')
      ? [{ code: 'task_item_unclear', words: text.slice(0, 20) }]
      : [];
    const doubts = [...several, ...rest, ...doubtUnits(task, odd), ...missing, ...above, ...doubtTerms(task)];
    for (const doubt of [...unprovenUnits(task, known), ...unprovenTerms(task)])
      if (!doubts.some((one) => tellsSame({ ...one, path }, doubt, alone))) doubts.push(doubt);
    return doubts
      .filter((doubt) => !told.get(path)?.some((warning) => tellsSame(warning, doubt, alone)))
      .map((doubt) => ({ ...doubt, path }));
  });
}

/** The warning names the same words about time or number, or doubts the units of the only task under this path as well. */
function tellsSame({ code, words = '' }: ReadingWarning, doubt: Doubt, alone: boolean): boolean {
  if (/_item_/.test(doubt.code) || /_item_/.test(code)) return false;
  const ofUnits = (name: string) => /^task_(?:unit|lead|scope)/.test(name);
  const proof = doubt.code.endsWith('_unproven');
  if (ofUnits(doubt.code)) {
    const same = proof ? ofUnits(code) && code !== 'task_units_open' : code === doubt.code;
    return same && (alone || words === doubt.words);
  }
  if (ofUnits(code) || (proof && !speaksOf(code, doubt.code))) return false;
  return words.includes(doubt.words) || doubt.words.includes(words);
}

/** A warning about a day says nothing of a number, nor the other way round. */
const speaksOf = (code: string, doubt: string) =>
  code === doubt || code.startsWith('task_time') || code.startsWith('task_date') === doubt.startsWith('task_date');

/** A heading with units over items that are tasks of their own: do its units hold for them? */
function isAbove({ path, text, unitWords }: Task, inside: ReadonlySet<string>): boolean {
  return unitWords !== undefined && path !== '' && text.length <= 40 && !/[。；]/.test(text) && inside.has(path);
}

/** Numbers in the middle of a line, or several paragraphs each with a heading of its own: more than one item may stand here. */
const SEVERAL =
  /[。；;)）前][（(][一二三四五六七八九十]{1,2}[)）](?=[\u4e00-\u9fff])|[。；;)）前]\d{1,2}[.．、](?=[\u4e00-\u9fff])/;
function holdsSeveral(text: string, words: string): boolean {
  if (SEVERAL.test(`${text}\n${words}`)) return true;
  const long = text.split('\n').filter((line) => line.length > 25);
  return long.length >= 3 || long.filter((line) => /^[^，。；：\d（(]{3,16}[。（(]/.test(line)).length >= 2;
}

const sectionOf = (path: string) => path.slice(0, Math.max(0, path.lastIndexOf('/')));

/** Other tasks of the paper name units: one that names none lacks them, or is no task. */
function findBare(tasks: readonly Task[]): Set<Task> {
  const bare = tasks.filter(({ lead, responsible }) => lead.length + responsible.length === 0);
  const found = new Set(bare.length < tasks.length ? bare : []);
  return found;
}
