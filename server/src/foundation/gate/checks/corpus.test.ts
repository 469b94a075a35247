import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { inspectFile, type Inspection } from '../../../kernel/extract/inspect/index.ts';
import { check, DETECTOR_NAMES, isHeld, type DetectorName } from './checks.rules.ts';

/** The seeded leaks that others made without knowing these checks: each check is run out of the way once. */
const folder = join(import.meta.dirname, '../../../../../conformance/gate-leaks/files');

const read = async (part: string): Promise<Map<string, Inspection>> => {
  const inspections = new Map<string, Inspection>();
  for (const name of readdirSync(join(folder, part)).sort())
    inspections.set(name, await inspectFile(readFileSync(join(folder, part, name)), name));
  return inspections;
};

describe.skipIf(!existsSync(folder))('the seeded leaks', { timeout: 120_000 }, () => {
  let leaks: Map<string, Inspection>;
  beforeAll(async () => {
    leaks = await read('leaks');
  }, 120_000);
  const loose = (off: DetectorName[]) =>
    [...leaks].filter(([, one]) => !isHeld(check(one, { off }))).map(([name]) => name);

  it('are all held', () => {
    expect(leaks.size).toBeGreaterThan(60);
    expect(loose([])).toEqual([]);
  });

  it('go out one after the other as checks are switched off, and all of them when none is left', () => {
    const needed = DETECTOR_NAMES.filter((name) => loose([name]).length > 0);
    // The others find what another check finds in the same file as well; the small files in leaks.testing.ts show that they are needed.
    expect(needed.length).toBeGreaterThan(25);
    expect(loose([...DETECTOR_NAMES]).length).toBe(leaks.size);
  });

  it('resemble clean files that go out', async () => {
    const clean = await read('clean');
    const held = [...clean].filter(([, one]) => isHeld(check(one))).map(([name]) => name);
    expect(held.length / clean.size, held.join(' ')).toBeLessThanOrEqual(0.05);
  });
});
