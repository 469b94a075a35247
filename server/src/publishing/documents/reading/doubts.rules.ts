import type { ReadingWarning, Task } from '../reading.schema.ts';
import { doubtTerms } from './doubts-terms.rules.ts';
import { doubtUnits, type Doubt } from './doubts-units.rules.ts';

/** What a second look at the tasks of a paper finds doubtful; it changes no value (doubts-units.rules.ts, doubts-terms.rules.ts). */

/** Warnings that the reading itself did not give, in the order of the tasks; `given` are those it gave. */
export function doubtTasks(tasks: readonly Task[], given: readonly ReadingWarning[]): ReadingWarning[] {
  const bare = findBare(tasks);
  const inside = new Set(tasks.map(({ path }) => sectionOf(path)));
  const odd = new Map<string, boolean>();
  const counts = new Map<string, number>();
  for (const { path } of tasks) counts.set(path, (counts.get(path) ?? 0) + 1);
  const told = new Map<string, ReadingWarning[]>();
  for (const warning of given) {
    const beside = told.get(warning.path ?? '');
    if (beside) beside.push(warning);
    else told.set(warning.path ?? '', [warning]);
  }
  return tasks.flatMap((task) => {
    const { path, text } = task;
    const missing = bare.has(task) ? [{ code: 'task_units_missing', words: text.slice(0, 20) }] : [];
    const alone = counts.get(path) === 1;
    const above = isAbove(task, inside) ? [{ code: 'task_scope_unclear', words: task.unitWords ?? '' }] : [];
    return [...doubtUnits(task, odd), ...missing, ...above, ...doubtTerms(task)]
      .filter((doubt) => !told.get(path)?.some((warning) => tellsSame(warning, doubt, alone)))
      .map((doubt) => ({ ...doubt, path }));
  });
}

/** The warning names the same words about time or number, or doubts the units of the only task under this path as well. */
function tellsSame({ code, words = '' }: ReadingWarning, doubt: Doubt, alone: boolean): boolean {
  const ofUnits = (name: string) => /^task_(?:unit|lead|scope)/.test(name);
  if (ofUnits(doubt.code)) return code === doubt.code && (alone || words === doubt.words);
  return !ofUnits(code) && (words.includes(doubt.words) || doubt.words.includes(words));
}

/** A heading with units over items that are tasks of their own: do its units hold for them? */
function isAbove({ path, text, unitWords }: Task, inside: ReadonlySet<string>): boolean {
  return unitWords !== undefined && path !== '' && text.length <= 40 && !/[。；]/.test(text) && inside.has(path);
}

const sectionOf = (path: string) => path.slice(0, Math.max(0, path.lastIndexOf('/')));

/** The tasks beside it in the same section have units beside their text: one that has none lacks them, or is no task. */
function findBare(tasks: readonly Task[]): Set<Task> {
  const sections = new Map<string, Task[]>();
  for (const task of tasks) {
    const section = sectionOf(task.path);
    const beside = sections.get(section);
    if (beside) beside.push(task);
    else sections.set(section, [task]);
  }
  const found = new Set<Task>();
  for (const beside of sections.values()) {
    const bare = beside.filter(({ lead, responsible }) => lead.length + responsible.length === 0);
    const closed = beside.filter(({ unitWords, text }) => unitWords !== undefined && !text.includes(unitWords));
    if (closed.length >= 2 && bare.length * 3 <= closed.length) for (const task of bare) found.add(task);
  }
  return found;
}
