import type { BodyBlock, Task } from '../../api/types.ts';
import { guessDate, guessFrequency, guessLimit, guessThreshold } from './guess.ts';
import type { SelectedWords, WordUse } from './selection-bar.tsx';

/** Names in selected words: 市财政局、市教育局 are two units; brackets and what is said about them fall away. */
export function unitsIn(words: string): string[] {
  return words
    .replace(/^[（(]|[）)]$/g, '')
    .replace(/(?:牵头单位|责任单位|配合单位)[:：]/g, '、')
    .replace(/(?:按职责分工|分别|共同)?(?:牵头|负责|配合|落实|参与)+(?:落实)?/g, '')
    .split(/[、，,；;\s]|及(?=[\u4e00-\u9fff]{3})/)
    .map((name) => name.trim())
    .filter((name) => name !== '');
}

/** A task made of selected words. */
export function taskOfWords({ words, block }: SelectedWords, body: readonly BodyBlock[]): Task {
  const { path = '', anchor = '' } = body[block] ?? {};
  const text = words.replace(/\s+/g, '');
  return {
    path,
    anchor,
    text,
    lead: [],
    responsible: [],
    dueOn: null,
    dates: [],
    frequencies: [],
    limits: [],
    thresholds: [],
  };
}

/** The task with selected words used in it; `year` is the document's, for dates that name none. */
export function withWords(task: Task, use: Exclude<WordUse, 'task'>, words: string, year: number): Task {
  const bare = words.replace(/\s+/g, '');
  const at = task.text.indexOf(bare);
  const place = { words: bare, ...(at >= 0 && { start: at }) };
  const join = (names: string[]) => [...new Set([...names, ...unitsIn(words)])];
  switch (use) {
    case 'lead':
      return { ...task, lead: join(task.lead) };
    case 'responsible':
      return { ...task, responsible: join(task.responsible) };
    case 'date':
      return { ...task, dates: [...task.dates, { on: guessDate(bare, year), ...place }] };
    case 'frequency':
      return { ...task, frequencies: [...task.frequencies, { value: guessFrequency(bare), ...place }] };
    case 'limit':
      return { ...task, limits: [...task.limits, { value: guessLimit(bare), ...place }] };
    case 'threshold':
      return { ...task, thresholds: [...task.thresholds, { value: guessThreshold(bare), ...place }] };
  }
}
