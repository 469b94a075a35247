import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findPasswordFault, MAX_PASSWORD_LENGTH } from './password.rules.ts';
import { hashPassword, isOutdated, isPassword, makeOneTimePassword } from './passwords.ts';

const account = { name: 'czj-editor', displayName: '市财政局信息员' };

describe('the password policy', () => {
  it.each([
    ['short1!', 'too_short'],
    ['十一个汉字不够长的密码', 'too_short'],
    ['x7'.repeat(MAX_PASSWORD_LENGTH), 'too_long'],
    ['aaaaaaaaaaaa', 'too_obvious'],
    ['123456789012', 'too_obvious'],
    ['abcdefghijkl', 'too_obvious'],
    ['210987654321', 'too_obvious'],
    ['Password1234', 'too_obvious'],
    ['P@ssw0rd2026', 'too_obvious'],
    ['Admin@123456', 'too_obvious'],
    ['qwertyuiop123', 'too_obvious'],
    ['1qaz2wsx3edc', 'too_obvious'],
    ['woaini1314520', 'too_obvious'],
    ['zhengwugongkai', 'too_obvious'],
    ['mailmailmail', 'too_obvious'],
    ['CZJ-Editor-2026x', 'contains_name'],
    ['czjeditor8427kqw', 'contains_name'],
    ['我是市财政局信息员今年三十岁', 'contains_name'],
    ['correct horse battery staple', null],
    ['望江大道的桂花九月最香', 'too_short'],
    ['望江大道的桂花每年九月最香', null],
    ['Xk7#mw9fQp2z', null],
    ['春眠不觉晓处处闻啼鸟2026', null],
  ])('%s: %s', (password, fault) => expect(findPasswordFault(password, account)).toBe(fault));

  it('must differ from the current one', () => {
    const current = 'correct horse battery staple';
    expect(findPasswordFault(current, account, current)).toBe('unchanged');
  });

  it('a name of one character rules nothing out', () =>
    expect(findPasswordFault('correct horse battery staple', { name: 'cz', displayName: 'a' })).toBeNull());

  it('answers for any text', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (text) => void findPasswordFault(text, account)));
  });

  it('accepts what the system makes up itself', () => {
    for (let round = 0; round < 500; round++) expect(findPasswordFault(makeOneTimePassword(), account)).toBeNull();
  });
});

describe('hashes', () => {
  it('are argon2id with the costs of the OWASP cheat sheet, salted', async () => {
    const [first, second] = await Promise.all([hashPassword('correct horse'), hashPassword('correct horse')]);
    expect(first).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect(first).not.toBe(second);
    expect(isOutdated(first)).toBe(false);
    expect(isOutdated('$argon2id$v=19$m=4096,t=3,p=1$c2FsdHNhbHQ$AAAAAAAAAAAAAAAAAAAAAA')).toBe(true);
    expect(isOutdated('nonsense')).toBe(true);
  });

  it('match the password, however its characters were composed, and nothing else', async () => {
    const stored = await hashPassword('Ａｂ é密码很长很长');
    expect(await isPassword(stored, 'Ab e\u0301密码很长很长')).toBe(true);
    expect(await isPassword(stored, 'ab é密码很长很长')).toBe(false);
    expect(await isPassword('nonsense', 'x')).toBe(false);
    expect(await isPassword(null, 'x')).toBe(false);
  });

  it('are made off the event loop', async () => {
    // Time of this thread's own work: what the machine does beside it does not count.
    const before = process.threadCpuUsage();
    await Promise.all(Array.from({ length: 20 }, (_, i) => hashPassword(`password number ${i}`)));
    const { user, system } = process.threadCpuUsage(before);
    // Twenty hashes take some 400 ms of work; on the event loop all of it would stand here.
    expect((user + system) / 1000).toBeLessThan(100);
  });

  it('more than a hundred waiting are turned away instead of piling up', async () => {
    const all = await Promise.allSettled(Array.from({ length: 120 }, () => hashPassword('x')));
    const refused = all.filter(({ status }) => status === 'rejected');
    expect(refused.length).toBe(18);
    expect(refused[0]).toMatchObject({ reason: { code: 'identity.busy' } });
  });
});
