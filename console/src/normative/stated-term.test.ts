import { describe, expect, it } from 'vitest';
import { statedTerm } from './stated-term.ts';

describe('the term a rule states of itself', () => {
  it.each([
    ['第四条　本办法自2026年12月1日起施行，有效期5年。', '2026-12-01', '2031-11-30'],
    ['本办法自2026年3月1日起实施，有效期两年。', '2026-03-01', '2028-02-29'],
    ['自2026 年 5 月 1 日起施行，有效期至2030年12月31日。', '2026-05-01', '2030-12-31'],
    ['自2026年2月30日起施行，有效期5年。', null, null],
    ['自发布之日起施行，有效期五年。', null, null],
    ['本办法自2026年12月1日起施行。', '2026-12-01', null],
  ])('%s', (text, effectiveOn, expiresOn) => {
    expect(statedTerm('安澜市某某办法', text)).toEqual({ effectiveOn, expiresOn, isTrial: false });
  });

  it('knows a rule on trial by its title', () => {
    expect(statedTerm('安澜市某某办法（试行）', '').isTrial).toBe(true);
  });
});
