import { describe, expect, it } from 'vitest';
import {
  differenceOf,
  expectedOf,
  findingText,
  SURFACES,
  type Difference,
  type Expected,
  type SurfaceAnswer,
} from './surfaces.rules.ts';

const shows: SurfaceAnswer = { kind: 'shows', version: 2 };
const old: SurfaceAnswer = { kind: 'shows', version: 1 };
const incomplete: SurfaceAnswer = { kind: 'incomplete', version: 2, words: 'x' };
const gone: SurfaceAnswer = { kind: 'gone', version: 2 };
const goneBefore: SurfaceAnswer = { kind: 'gone', version: 1 };
const pastEnd: SurfaceAnswer = { kind: 'past_end' };
const noPlace: SurfaceAnswer = { kind: 'no_place' };

describe('an answer of a surface', () => {
  it.each<[Expected, SurfaceAnswer | undefined, boolean, Difference | null]>([
    ['shown', shows, false, null],
    ['shown', pastEnd, false, null],
    ['shown', undefined, false, 'missing'],
    ['shown', gone, true, 'missing'],
    ['shown', old, false, 'other_version'],
    ['shown', incomplete, false, 'incomplete'],
    ['hidden', undefined, true, null],
    ['hidden', shows, true, 'still_shown'],
    ['gone', gone, true, null],
    ['gone', goneBefore, true, 'not_gone'],
    ['gone', undefined, true, 'not_gone'],
    ['gone', undefined, false, null],
    ['gone', pastEnd, false, null],
    ['gone', shows, true, 'still_shown'],
    ['gone', old, false, 'still_shown'],
    ['gone', incomplete, false, 'still_shown'],
    ['shown', noPlace, false, null],
    ['gone', noPlace, true, null],
  ])('%s, %o, tells withdrawals %s → %s', (expected, answer, tells, difference) =>
    expect(differenceOf(expected, 2, answer, tells)?.difference ?? null).toBe(difference),
  );

  it('is expected by state and time', () => {
    expect(expectedOf({ state: 'published', isDue: true, isOver: false })).toBe('shown');
    expect(expectedOf({ state: 'published', isDue: false, isOver: false })).toBe('hidden');
    expect(expectedOf({ state: 'withdrawn', isDue: true, isOver: false })).toBe('gone');
    expect(expectedOf({ state: 'published', isDue: true, isOver: true })).toBe('gone');
  });
});

describe('a finding', () => {
  const differences: Difference[] = ['missing', 'receipt_missing', 'record_differs', 'unknown_subject'];
  it('says in both languages what differs where, and what to do', () => {
    for (const surface of [...SURFACES, 'gate'] as const) {
      for (const difference of differences) {
        const key = { tenantId: 't', subjectType: 'document', subjectId: 'id-1' };
        const finding = { surface, difference, ...key, words: '1 ≠ 2' };
        expect(findingText(finding, 'zh')).toMatch(/^[^·]+ · document id-1：.+（1 ≠ 2）。.*(运行|备份|核对)/);
        expect(findingText(finding, 'en')).toMatch(/^[^·]+ · document id-1: .+ \(1 ≠ 2\)\. .*(run|restore)/);
      }
    }
  });
});
