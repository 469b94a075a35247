/** What every benchmark does alike: the median, the table of figures, a folder of its own that is gone afterwards. */
import { mkdtempSync, rmSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';

/** One line of the table. A figure without a ratio is measured against a plain target. */
export interface Figure {
  name: string;
  measured: string;
  target: string;
  /** What the ratio is taken against, with its own figure; '' when the target is a plain one. */
  reference: string;
  ratio?: number;
  isMet: boolean;
}

/** The middle value; the upper one of the two middle values when their number is even, 0 of none. */
export const median = (list: readonly number[]): number =>
  [...list].sort((a, b) => a - b)[Math.floor(list.length / 2)] ?? 0;

/** The value that this share of the list does not exceed; 0 of none. */
export const quantile = (list: readonly number[], share: number): number =>
  [...list].sort((a, b) => a - b)[Math.min(list.length - 1, Math.floor(share * list.length))] ?? 0;

export const whole = (value: number): string => Math.round(value).toLocaleString('en');
export const seconds = (ms: number): string => `${(ms / 1000).toFixed(ms < 9950 ? 2 : 1)} s`;
export const times = (ratio: number): string => `${ratio.toFixed(ratio < 10 ? 2 : 1)} ×`;

/** A folder for one benchmark, with everything in it removed at the end whatever happens. */
export async function inTemporaryFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'yangguang-bench-'));
  try {
    return await work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Prints the figures and hands them to bench/run.ts when it started this benchmark; a missed one ends the process with exit code 1. */
export function report(figures: readonly Figure[]): void {
  console.log(`\n${tableOf(figures)}`);
  process.send?.(figures);
  if (figures.some((figure) => !figure.isMet)) process.exitCode = 1;
}

export function tableOf(figures: readonly Figure[]): string {
  const head = ['figure', 'measured', 'target', 'ratio', 'reference'];
  const rows = figures.map(({ name, measured, target, ratio, reference, isMet }) => [
    `${isMet ? 'ok    ' : 'MISSED'} ${name}`,
    measured,
    target,
    ratio === undefined ? '' : times(ratio),
    reference,
  ]);
  const lines = [[`       ${head[0]}`, ...head.slice(1)], ...rows];
  const widths = head.map((_, column) => Math.max(...lines.map((line) => line[column]?.length ?? 0)));
  return lines
    .map((line) =>
      line
        .map((cell, i) => cell.padEnd(widths[i] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

/** Says so when others use the machine: figures taken then are too low. */
export function warnWhenBusy(): void {
  const [load = 0] = loadavg();
  if (load >= 1) console.log(`the machine is busy (load ${load.toFixed(1)}): these figures are not to be believed`);
}
