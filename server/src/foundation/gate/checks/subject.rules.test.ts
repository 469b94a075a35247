import { describe, expect, it } from 'vitest';
import { checkSubject } from './subject.rules.ts';

const codes = (text: string, title = '通知') => checkSubject({ title, text }).map(({ kind }) => kind);

describe('what the gate holds by itself', () => {
  it.each([
    ['机密★5年\n关于某事的通知', 'secrecy_marking'],
    ['秘 密★ 1年', 'secrecy_marking'],
    ['密级：绝密', 'secrecy_marking'],
    ['（此件不公开）', 'withheld_marking'],
    ['公开属性：依申请公开', 'withheld_marking'],
    ['【内部文件，不得外传】', 'withheld_marking'],
    ['密级\t秘密', 'secrecy_marking'],
    ['保密等级：秘 密', 'secrecy_marking'],
    ['信息公开选项：□主动公开 ☑依申请公开', 'withheld_marking'],
    ['是否公开：否', 'withheld_marking'],
    ['   ', 'text_missing'],
  ])('%s → %s', (text, code) => expect(codes(text)).toEqual([code]));

  it.each([
    '依法保守国家秘密和商业秘密。',
    '公开属性：主动公开',
    '（此件公开发布）',
    '不予公开的，应当说明理由。',
    '公开方式：主动公开、依申请公开',
    '密级：无',
    '公开方式：通过政府网站公开',
  ])('lets %s through', (text) => expect(codes(text)).toEqual([]));

  it('holds for a marking that stood beside the text, and says it once', () => {
    const markings = ['公开属性：依申请公开', '公开属性：依申请公开', '密级：机密', '公开方式：主动公开'];
    expect(
      checkSubject({ title: '通知', text: '正文', markings }).map(({ kind, excerpt }) => ({
        code: kind,
        words: excerpt,
      })),
    ).toEqual([
      { code: 'withheld_marking', words: '公开属性：依申请公开' },
      { code: 'secrecy_marking', words: '密级：机密' },
    ]);
  });

  it('holds a thing without a title', () => expect(codes('正文', ' ')).toEqual(['title_missing']));
});
