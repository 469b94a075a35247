import type { BodyBlock, Task } from '../../api/types.ts';
import { placesOfTask, type Place } from '../body/body-text.ts';
import { marksAt, type BlockMark } from '../body/body-view.tsx';

/** Marks of a task's words: `strong` ones for the chosen task, with the stretch it covers. */
export interface TaskMarks {
  text: Place[];
  words: BlockMark[];
}

const cache = new WeakMap<Task, { body: readonly BodyBlock[]; marks: TaskMarks }>();

/** Where a task and its words stand; remembered for each task object, since all tasks are drawn at once. */
export function marksOfTask(body: readonly BodyBlock[], task: Task): TaskMarks {
  const known = cache.get(task);
  if (known?.body === body) return known.marks;
  const places = placesOfTask(body, task);
  const of = (kind: string, words: string, start?: number) => (words ? marksAt(places.words(words, start), kind) : []);
  const marks = {
    text: places.text,
    words: [
      ...(task.unitWords ? of('unit', task.unitWords) : []),
      ...task.dates.flatMap(({ words, start }) => of('date', words, start)),
      ...task.frequencies.flatMap(({ words, start }) => of('frequency', words, start)),
      ...task.limits.flatMap(({ words, start }) => of('limit', words, start)),
      ...task.thresholds.flatMap(({ words, start }) => of('threshold', words, start)),
    ],
  };
  cache.set(task, { body, marks });
  return marks;
}
