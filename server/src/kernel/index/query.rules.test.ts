import { Jieba } from '@node-rs/jieba';
import { dict } from '@node-rs/jieba/dict.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { loosePartsOf, phraseExpression, planQuery } from './query.rules.ts';

const jieba = Jieba.withDict(dict);
const plan = (text: string) => planQuery(text, (run) => jieba.cut(run));

describe('planQuery', () => {
  it('cuts a run of Chinese into words and drops function words', () => {
    expect(plan('残疾人就业补贴怎么申请').words).toEqual(['残疾人', '就业', '补贴', '申请']);
    expect(plan('关于饲料的管理').words).toEqual(['饲料', '管理']);
  });

  it('joins a lone character to the word before it', () => {
    expect(plan('征信业管理条例').words).toEqual(['征信业', '管理条例']);
  });

  it('keeps function words when there is nothing else', () => {
    expect(plan('怎么办').words).toEqual(['怎么办']);
  });

  it('takes what stands in quotation or title marks as it is', () => {
    expect(plan('“政府信息” 预算').quoted).toEqual(['政府信息']);
    expect(plan('《预算法》 "决算"').quoted).toEqual(['预算法', '决算']);
    expect(plan('解读「公开条例」').words).toEqual(['解读']);
    expect(plan('"没有结尾').quoted).toEqual([]);
  });

  it('does not treat marks around everything as a demand', () => {
    expect(plan('《政府信息公开条例》')).toMatchObject({ quoted: [], phrase: '政府信息公开条例' });
  });

  it('takes a long run and a document number for a citation', () => {
    expect(plan('照职责权限对全国或者本行政').isCitation).toBe(true);
    expect(plan('国办发〔2019〕6号').isCitation).toBe(true);
    expect(plan('船舶登记').isCitation).toBe(false);
  });

  it('tells nothing typed, nothing searchable and one character apart', () => {
    expect(plan(' \n').kind).toBe('browse');
    expect(plan('\u200b').kind).toBe('browse');
    expect(plan('。？！').kind).toBe('nothing');
    expect(plan('税').kind).toBe('single');
    expect(plan('𠀀').kind).toBe('single');
  });

  it('does bounded work on anything', () => {
    const anything = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 3000 }),
      fc
        .array(
          fc.constantFrom(
            '"',
            '“',
            '《',
            '(',
            ')',
            '*',
            ' AND ',
            ' OR NOT ',
            'NEAR(',
            ':',
            '^',
            '税',
            '的',
            '\u200b',
            '\u0000',
            '9',
            '〔2019〕',
          ),
          {
            maxLength: 3000,
          },
        )
        .map((parts) => parts.join('')),
    );
    fc.assert(
      fc.property(anything, (text) => {
        const read = plan(text);
        expect(read.words.length + read.quoted.length).toBeLessThanOrEqual(18);
        expect(read.numberKeys.length).toBeLessThanOrEqual(8);
        expect(loosePartsOf(read).length).toBeLessThanOrEqual(24);
        for (const part of [...read.words, ...read.quoted, ...read.phraseParts, ...read.groups]) {
          expect(phraseExpression(part)).toMatch(/^"[^"]+"$/);
          expect(phraseExpression(part).length).toBeLessThan(400);
        }
      }),
    );
  });

  it('reads 10,000 characters in a few milliseconds', () => {
    for (const text of [
      '税务登记'.repeat(2500),
      '税 '.repeat(5000),
      '"'.repeat(10_000),
      '《'.repeat(10_000),
      '〔2019〕'.repeat(1600),
    ]) {
      const from = performance.now();
      plan(text);
      expect(performance.now() - from).toBeLessThan(500);
    }
  });
});
