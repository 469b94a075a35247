import { describe, expect, it } from 'vitest';
import { checkRule, defineRules } from './clock-rule.rules.ts';
import { hourRule, monthRule, naturalRule, replyRule } from './clocks.testing.ts';

describe('rules as data', () => {
  it('takes complete rules, also after a way through JSON', () => {
    const rules = [replyRule, naturalRule, monthRule, hourRule];
    expect(rules.flatMap(checkRule)).toEqual([]);
    const known = defineRules(JSON.parse(JSON.stringify(rules)));
    expect(known.codes).toEqual(['test.hour', 'test.month', 'test.natural', 'test.reply']);
    expect(known.get('test.reply')).toEqual(replyRule);
  });

  it.each<[string, unknown, RegExp]>([
    ['nothing', null, /object/],
    ['no amount', { ...replyRule, amount: 0 }, /\/amount/],
    ['half days', { ...replyRule, amount: 1.5 }, /\/amount/],
    ['another unit', { ...replyRule, unit: 'week' }, /\/unit/],
    ['no source', { ...replyRule, source: '' }, /\/source/],
    ['a setting without a source', { ...naturalRule, settings: { rollToWorkday: { value: true } } }, /rollToWorkday/],
    ['a misspelt field', { ...replyRule, extention: null }, /additional/],
    ['a code with capitals', { ...replyRule, code: 'Request.Reply' }, /\/code/],
    ['hours with settings', { ...hourRule, settings: {} }, /\/settings/],
    [
      'working days that move',
      { ...replyRule, settings: { rollToWorkday: { value: false, source: 'x' } } },
      /rollToWorkday/,
    ],
    ['a cause twice', { ...replyRule, pauses: [...replyRule.pauses, ...replyRule.pauses] }, /third_party/],
    ['a century too long', { ...replyRule, unit: 'year', amount: 101 }, /\/amount/],
    ['months without end', { ...replyRule, unit: 'month', amount: 1201 }, /\/amount/],
  ])('refuses %s', (_, rule, expected) => {
    expect(checkRule(rule).join(' ')).toMatch(expected);
    expect(() => defineRules([rule as never])).toThrow(expect.objectContaining({ code: 'clocks.invalid_rule' }));
  });

  it('names all faults at once and refuses a code twice', () => {
    const wrong = { ...replyRule, amount: -1, source: '' };
    expect(checkRule(wrong)).toHaveLength(2);
    expect(() => defineRules([replyRule, replyRule])).toThrow(
      expect.objectContaining({ details: { faults: expect.stringContaining('test.reply') } }),
    );
  });

  it('names the known rules when asked for another', () => {
    expect(() => defineRules([replyRule]).get('request.answer')).toThrow(
      expect.objectContaining({
        code: 'clocks.unknown_rule',
        details: { code: 'request.answer', known: 'test.reply' },
      }),
    );
  });
});
