import { describe, expect, it } from 'vitest';
import { isDocumentNumber, numberKey, numberKeysIn, titleKey } from './number.rules.ts';

describe('numberKey', () => {
  it.each([
    '国办发[2019]6号',
    '国办发(2019)6号',
    '国办发（2019）6号',
    '国办发【2019】6号',
    '国办发﹝2019﹞6号',
    '国办发〔２０１９〕６号',
    ' 国办发 〔 2019 〕 6 号 ',
    '国办发〔2019〕06号',
    '国办发〔2019〕第6号',
    '国办发〔2019〕6',
    '国办发2019年第6号',
    '国办发\u200b〔2019〕6号',
  ])('gives %j the key of 国办发〔2019〕6号', (typed) => {
    expect(numberKey(typed)).toBe(numberKey('国办发〔2019〕6号'));
  });

  it.each([
    ['国办发〔2019〕6号', '国办发〔2019〕61号'],
    ['国办发〔2019〕6号', '国办发〔2016〕9号'],
    ['国办发〔2019〕6号', '国办函〔2019〕6号'],
    ['000014349/2019-00036', '000014349/2019-00037'],
  ])('keeps %j and %j apart', (a, b) => {
    expect(numberKey(a)).not.toBe(numberKey(b));
  });

  it('reads index numbers and orders by their letters and digits', () => {
    expect(numberKey('000014349/2019-00036')).toBe(numberKey('０００014349／2019—00036'));
    expect(numberKey('中华人民共和国国务院令 第 711 号')).toBe(numberKey('中华人民共和国国务院令第711号'));
  });

  it.each(['', '。', '政府信息公开', '6号', 'x'.repeat(500)])('finds no number in %j', (text) => {
    expect(numberKey(text)).toBe('');
  });
});

describe('numberKeysIn', () => {
  it('finds the number within a longer query', () => {
    expect(numberKeysIn('国办发〔2019〕6号 政务公开')).toContain(numberKey('国办发[2019]6号'));
    expect(numberKeysIn('安政发〔2024〕12号全文下载')).toContain(numberKey('安政发〔2024〕12号'));
  });

  it('does not take a bare year for a number', () => {
    expect(numberKeysIn('2019 预算')).not.toContain('2019');
  });

  it('tells a whole document number from a text that holds one', () => {
    expect(isDocumentNumber('国办发(2019)6号')).toBe(true);
    expect(isDocumentNumber('关于国办发(2019)6号的解读')).toBe(false);
  });
});

it('titleKey leaves out the name of the country, punctuation and width', () => {
  expect(titleKey('中华人民共和国政府信息公开条例')).toBe(titleKey('《政府信息公开条例》'));
  expect(titleKey('中华人民共和国')).toBe('中华人民共和国');
});
