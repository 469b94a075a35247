import { describe, expect, it } from 'vitest';
import { findPersonal, groupSimilar, likeness } from './openings.rules.ts';

const one = (id: string, title: string, applicant: string, suggested = false) => ({
  ...{ id, title, applicant, suggested, repliedOn: '2026-11-02' },
});

describe('requests for the same thing', () => {
  it.each([
    ['停车收费标准成本监审报告', '关于停车收费标准的成本监审报告', true],
    ['２０２５年度部门决算', '2025年度部门决算', true],
    ['停车收费标准成本监审报告', '公交线路调整论证材料', false],
    ['2025年决算', '', false],
  ])('%s · %s', (a, b, alike) => expect(likeness(a, b) >= 0.6).toBe(alike));

  it('are a group when several different applicants asked, or when one of them suggested it', () => {
    const answered = [
      one('1', '停车收费标准成本监审报告', 'a'),
      one('2', '停车收费成本监审报告', 'b'),
      one('3', '停车收费标准成本监审报告', 'a'),
      one('4', '公交线路调整论证材料', 'c'),
      one('5', '公交线路调整论证材料', 'c'),
      one('6', '河道清淤合同', 'd', true),
    ];
    const groups = groupSimilar(answered, 2);
    expect(groups.map(({ requests, applicants }) => [requests.map(({ id }) => id).join(), applicants])).toEqual([
      ['1,2,3', 2],
      ['6', 1],
    ]);
  });
});

describe('personal data in a text', () => {
  const words = [
    { kind: 'name' as const, word: '欧阳测试' },
    { kind: 'document' as const, word: '11010519491231002X' },
    { kind: 'phone' as const, word: '13987654321' },
    { kind: 'name' as const, word: '王' },
  ];
  it.each([
    ['申请人欧阳 测试询问', ['name']],
    ['证号１１０１０５１９４９１２３１００２ｘ', ['document']],
    ['电话 139-8765-4321', ['phone']],
    ['王府井路改造', []],
  ])('%s', (text, kinds) => expect(findPersonal(text, words)).toEqual(kinds));
});
