import { serveTasks } from '../workers/index.ts';
import { drawPage, readFile, rebuild } from './rebuild.ts';
import type { Mark, ReadFile, RebuildOptions, Rebuilt, RedactLimits } from './redact.schema.ts';

/** Opens files of strangers in a thread of its own: a hostile file costs its thread and nothing else. */

export type RedactTask = { bytes: Uint8Array; limits: RedactLimits } & (
  | { kind: 'read' }
  | { kind: 'draw'; page: number; across: number }
  | { kind: 'rebuild'; marks: readonly Mark[]; options: RebuildOptions }
);
export type RedactAnswer = ReadFile | Uint8Array | Rebuilt;

serveTasks(
  async (task: RedactTask, _rest, tell): Promise<RedactAnswer> => {
    if (task.kind === 'read') return readFile(task.bytes, task.limits);
    if (task.kind === 'draw') return drawPage(task.bytes, task.page, task.across, task.limits);
    return rebuild(task, tell);
  },
  (answer) =>
    answer instanceof Uint8Array
      ? [answer.buffer as ArrayBuffer]
      : 'bytes' in answer
        ? [answer.bytes.buffer as ArrayBuffer]
        : [],
);
