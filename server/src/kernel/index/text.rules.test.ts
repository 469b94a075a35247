import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aboutTokens, charactersOf, pairsOf, pairText, squeeze, squeezeWithOffsets } from './text.rules.ts';

describe('squeeze', () => {
  it.each([
    ['国办发〔2019〕6号', '国办发20196号'],
    ['国办发（２０１９）６号', '国办发20196号'],
    ['ＡＢＣ abc', 'abcabc'],
    ['政\u200b府\ufeff信\u00ad息', '政府信息'],
    ['第一条\r\n  为了', '第一条为了'],
    ['㈱ ℃ ①', '株c1'],
    ['ﷺ', 'صلىاللهعليهوسلم'],
    ['cafe\u0301', 'café'],
    ['cafe\u200d\u0301', 'café'],
    ['\u{20000}\u{20001}\ufe0f', '\u{20000}\u{20001}'],
    ['\ud800x\udc00', 'x'],
    ['。，、；：？！“”‘’《》【】—…·', ''],
    ['', ''],
  ])('folds %j to %j', (text, folded) => {
    expect(squeeze(text)).toBe(folded);
  });

  it('is the same a second time, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
        const once = squeeze(text);
        expect(squeeze(once)).toBe(once);
      }),
    );
  });

  it('keeps with each character where it came from', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 100 }), (text) => {
        const composed = text.normalize('NFC');
        const { squeezed, starts } = squeezeWithOffsets(composed);
        expect(squeezed.normalize('NFC')).toBe(squeeze(composed));
        expect(starts).toHaveLength(squeezed.length);
        for (let i = 0; i < starts.length; i++) {
          const origin = String.fromCodePoint(composed.codePointAt(starts[i]!)!);
          expect(squeezeWithOffsets(origin).squeezed).toContain(squeezed[i]!);
        }
      }),
    );
  });

  it('folds a part as it folds the whole, so that fragments stay fragments', () => {
    const parts = ['政', '府', 'A', '９', '〔', '。', ' ', '\n', '㈱', '\u{20000}'];
    const text = fc.array(fc.constantFrom(...parts), { maxLength: 40 }).map((list) => list.join(''));
    fc.assert(
      fc.property(text, text, (a, b) => {
        expect(squeeze(a + b)).toBe(squeeze(a) + squeeze(b));
      }),
    );
  });
});

describe('pairs', () => {
  it('overlap, and count characters rather than code units', () => {
    expect(pairsOf('信息公开')).toEqual(['信息', '息公', '公开']);
    expect(pairsOf('\u{20000}公\u{20001}')).toEqual(['\u{20000}公', '公\u{20001}']);
    expect(pairsOf('税')).toEqual([]);
  });

  it('are the same as one text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), (text) => {
        const squeezed = squeeze(text);
        expect(pairText(squeezed)).toBe(pairsOf(squeezed).join(' '));
      }),
    );
  });
});

describe('aboutTokens', () => {
  const tokens = (title: string, body: string) => aboutTokens(squeeze(title), squeeze(body)).split(' ');

  it('names what a text repeats, and every character of its title', () => {
    const found = tokens('节水', '饲料添加剂。'.repeat(5) + '管理办法由国务院规定'.repeat(1));
    expect(found).toEqual(expect.arrayContaining(['a饲料', 'a添加', 'xu饲', 'xu节', 'xu水']));
    expect(found).not.toContain('a规定');
    expect(found).not.toContain('xu院');
  });

  it('asks more repetition of a longer text', () => {
    const filler = charactersOf('天地玄黄宇宙洪荒日月盈昃辰宿列张').map((c, i) => c + String.fromCharCode(0x5000 + i));
    const long = Array.from({ length: 400 }, (_, i) => filler.join('') + String.fromCharCode(0x6000 + i)).join('');
    expect(tokens('', `饲料饲料饲料`)).toContain('a饲料');
    expect(tokens('', `饲料饲料饲料${long}`)).not.toContain('a饲料');
  });
});
