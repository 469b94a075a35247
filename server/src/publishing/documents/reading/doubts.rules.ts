import type { ReadingWarning, Task } from '../reading.schema.ts';
import { doubtTerms } from './doubts-terms.rules.ts';
import { doubtUnits } from './doubts-units.rules.ts';

/** What a second look at the tasks of a paper finds doubtful; it changes no value (doubts-units.rules.ts, doubts-terms.rules.ts). */

/** Warnings that the reading itself did not give, in the order of the tasks; `given` are those it gave. */
export function doubtTasks(tasks: readonly Task[], given: readonly ReadingWarning[]): ReadingWarning[] {
  const bare = findBare(tasks);
  const inside = new Set(tasks.map(({ path }) => sectionOf(path)));
  const odd = new Map<string, boolean>();
  const counts = new Map<string, number>();
  for (const { path } of tasks) counts.set(path, (counts.get(path) ?? 0) + 1);
  const known = new Set(given.map(({ code, path = '', words = '' }) => `${code} ${path} ${words}`));
  const codes = new Set(given.map(({ code, path = '' }) => `${code} ${path}`));
  return tasks.flatMap((task) => {
    const { path, text } = task;
    const missing = bare.has(task) ? [{ code: 'task_units_missing', words: text.slice(0, 20) }] : [];
    const alone = counts.get(path) === 1;
    const above = isAbove(task, inside) ? [{ code: 'task_scope_unclear', words: task.unitWords ?? '' }] : [];
    return [...doubtUnits(task, odd), ...missing, ...above, ...doubtTerms(task)]
      .filter(({ code, words }) => !known.has(`${code} ${path} ${words}`) && !(alone && codes.has(`${code} ${path}`)))
      .map((doubt) => ({ ...doubt, path }));
  });
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
