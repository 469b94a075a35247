import { describe, expect, it } from 'vitest';
import { decodeText } from './decode.ts';

const notice = '关于印发2016年政务公开工作要点的通知\r\n各县（市）区人民政府：\r\n现印发给你们，请认真贯彻执行。';
/** GB2312 bytes of 政务公开〔2016〕1号, written out because the platform has no encoder for it. */
const gbWords = Uint8Array.from([
  0xd5, 0xfe, 0xce, 0xf1, 0xb9, 0xab, 0xbf, 0xaa, 0xa1, 0xb2, 0x32, 0x30, 0x31, 0x36, 0xa1, 0xb3, 0x31, 0xba, 0xc5,
]);

function utf16(text: string, order: 'le' | 'be', mark: boolean): Uint8Array {
  const le = Buffer.from((mark ? '\ufeff' : '') + text, 'utf16le');
  return order === 'le' ? le : Buffer.from(le).swap16();
}

describe('decodeText', () => {
  it('reads UTF-8 with and without a byte order mark', () => {
    expect(decodeText(Buffer.from(notice))).toEqual({ text: notice, encoding: 'utf-8' });
    expect(decodeText(Buffer.from('\ufeff' + notice))).toEqual({ text: notice, encoding: 'utf-8' });
  });

  it.each([
    ['le', true],
    ['le', false],
    ['be', true],
    ['be', false],
  ] as const)('reads UTF-16 %s, mark %s', (order, mark) => {
    expect(decodeText(utf16(notice, order, mark))).toEqual({ text: notice, encoding: `utf-16${order}` });
    const english = 'Work plan for open government, 2016\r\n';
    expect(decodeText(utf16(english, order, mark))).toEqual({ text: english, encoding: `utf-16${order}` });
  });

  it('takes plain ASCII of even length for what it is', () => {
    const text = 'abcdefghijklmnopqrstuvwxyzNaNbNcNdNeNf';
    expect(decodeText(Buffer.from(text))).toEqual({ text, encoding: 'utf-8' });
  });

  it('reads GB2312/GBK without a declaration', () => {
    expect(decodeText(gbWords)).toEqual({ text: '政务公开〔2016〕1号', encoding: 'gb18030' });
  });

  it('reads four-byte GB18030', () => {
    // U+20000 𠀀 is 95 32 82 36
    const bytes = Uint8Array.from([...gbWords, 0x95, 0x32, 0x82, 0x36]);
    expect(decodeText(bytes)).toEqual({ text: '政务公开〔2016〕1号\u{20000}', encoding: 'gb18030' });
  });

  it('follows a declared charset, but not against the bytes', () => {
    const page = (charset: string) => Buffer.from(`<html><head><meta charset="${charset}"></head><body>`);
    expect(decodeText(Buffer.concat([page('gb2312'), gbWords])).encoding).toBe('gb18030');
    expect(decodeText(Buffer.concat([page('utf-8'), gbWords])).encoding).toBe('gb18030');
    expect(decodeText(Buffer.concat([page('iso-8859-1'), gbWords])).encoding).toBe('gb18030');
    expect(decodeText(Buffer.concat([page('gb2312'), Buffer.from(notice)])).encoding).toBe('utf-8');
    const big5 = Uint8Array.from([0xac, 0x46, 0xa9, 0xb2]); // 政府
    expect(decodeText(Buffer.concat([page('big5'), big5])).text.endsWith('政府')).toBe(true);
  });

  it('keeps UTF-8 with one broken byte and says where', () => {
    const good = Buffer.from(notice.repeat(3));
    const cut = Buffer.concat([good.subarray(0, 30), good.subarray(31)]);
    const decoded = decodeText(cut);
    expect(decoded.encoding).toBe('utf-8');
    expect(decoded.text[decoded.damagedAt ?? -1]).toBe('\ufffd');
    expect(decoded.text.slice(0, decoded.damagedAt)).toBe(notice.slice(0, decoded.damagedAt));
  });

  it('reports bytes that no Chinese encoding has', () => {
    const decoded = decodeText(Uint8Array.from([...gbWords, ...gbWords, 0xff, 0x0a, ...gbWords]));
    expect(decoded.encoding).toBe('gb18030');
    expect(decoded.text[decoded.damagedAt ?? -1]).toBe('\ufffd');
  });

  it('survives empty and one-byte input', () => {
    expect(decodeText(new Uint8Array())).toEqual({ text: '', encoding: 'utf-8' });
    expect(decodeText(Uint8Array.from([0xff])).damagedAt).toBe(0);
  });
});
