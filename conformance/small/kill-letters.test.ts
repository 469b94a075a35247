import { spawnSync } from 'node:child_process';
import { expect, it } from 'vitest';

it('a letter arrives, and once, although the program is killed while it is handed over', { timeout: 240_000 }, () => {
  const args = ['conformance/kill-letters.ts', '--points', '3'];
  const run = spawnSync('node_modules/.bin/node', args, { encoding: 'utf8', timeout: 220_000 });
  expect(run.status, run.stderr + run.stdout).toBe(0);
  const figures = JSON.parse(run.stdout.trim().split('\n').at(-1) ?? '{}') as Record<string, number>;
  expect(figures).toMatchObject({ points: 3, letters: 6, kept: 6, lost: 0, untold: 0 });
});
