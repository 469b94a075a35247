import { spawnSync } from 'node:child_process';
import { expect, it } from 'vitest';

it('an alert comes to everybody once although the program is killed three times', { timeout: 240_000 }, () => {
  const args = ['conformance/alerts.ts', '--subscribers', '400', '--kills', '3'];
  const run = spawnSync('node_modules/.bin/node', args, { encoding: 'utf8', timeout: 220_000 });
  expect(run.status, run.stderr + run.stdout).toBe(0);
  const figures = JSON.parse(run.stdout.trim().split('\n').at(-1) ?? '{}') as Record<string, number>;
  expect(figures).toMatchObject({ subscribers: 400, kills: 3, lost: 0, untold: 0 });
});
