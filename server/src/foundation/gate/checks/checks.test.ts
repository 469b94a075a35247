import { describe, expect, it } from 'vitest';
import { inspectFile } from '../../../kernel/extract/inspect/index.ts';
import { check, DETECTOR_NAMES, inspectionOfText, isHeld, type CheckOptions } from './checks.rules.ts';
import { residentId } from './files.testing.ts';
import { CLEAN, LEAKS } from './leaks.testing.ts';

const checked = async (name: string, bytes: Uint8Array, options: CheckOptions = {}) =>
  check(await inspectFile(bytes, name), options);

describe('a file that leaks one thing', () => {
  it.each(LEAKS.map((leak) => [leak.name, leak] as const))(
    '%s is held for it',
    async (_name, { name, bytes, kind }) => {
      const findings = await checked(name, bytes);
      expect(findings.filter(({ severity }) => severity === 'high').map((finding) => finding.kind)).toContain(kind);
      expect(isHeld(findings)).toBe(true);
    },
  );

  it.each(DETECTOR_NAMES)('would go out, or go out with that unseen, if %s did not look', async (detector) => {
    const found = LEAKS.filter((leak) => leak.detector === detector);
    // What a camera writes of itself is told and never holds.
    if (detector === 'trace.image_exif') return expect(found).toEqual([]);
    expect(found.length, `no fixture needs ${detector}`).toBeGreaterThan(0);
    for (const { name, bytes, kind } of found) {
      const findings = await checked(name, bytes, { off: [detector] });
      expect(
        findings.some((finding) => finding.kind === kind && finding.severity === 'high'),
        name,
      ).toBe(false);
    }
  });
});

describe('a file that is fit for the public', () => {
  it.each(CLEAN.map((clean) => [clean.name, clean] as const))('%s is let out', async (_name, { name, bytes }) => {
    expect((await checked(name, bytes)).filter(({ severity }) => severity === 'high')).toEqual([]);
  });
});

describe('suggestions', () => {
  it('hide the middle of a number and keep its ends', () => {
    const id = residentId();
    const [finding] = check(inspectionOfText(`王某，身份证号 ${id}`));
    expect(finding).toMatchObject({ kind: 'resident_id', excerpt: id, suggestion: `3201**********${id.slice(-4)}` });
    expect(check(inspectionOfText('户主电话13812345678'))[0]?.suggestion).toBe('138****5678');
  });
});
