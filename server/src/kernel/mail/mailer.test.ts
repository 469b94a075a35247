import { afterEach, describe, expect, it } from 'vitest';
import { createMailer, type Mailer } from './index.ts';
import { openMailServer, textOf } from './mail-server.testing.ts';

let open: { close(): unknown }[] = [];
afterEach(async () => {
  for (const one of open.reverse()) await one.close();
  open = [];
});
const message = (to: string) => ({
  ...{ to, senderName: '安澜市', subject: '新文件：关于印发“十五五”规划的通知', text: '第一行\n.\n第三行' },
  ...{ messageId: 'a1@x.cn', headers: { 'List-Unsubscribe': '<https://x.cn/off>' } },
});
const mailerOf = (url: string): Mailer => {
  const mailer = createMailer({ url, from: 'alerts@x.cn', connections: 2 });
  open.push(mailer);
  return mailer;
};

describe('the mailer', () => {
  it('hands over Chinese, headers and a Message-ID as they are', async () => {
    const server = await openMailServer();
    open.push(server);
    expect(await mailerOf(server.url).send(message('reader@example.com'))).toEqual({ kind: 'accepted' });
    const [mail] = server.mails;
    expect(mail).toMatchObject({ to: 'reader@example.com', messageId: 'a1@x.cn' });
    expect(mail?.raw).toContain('List-Unsubscribe: <https://x.cn/off>');
    expect(mail && textOf(mail)).toContain('第一行\r\n.\r\n第三行'.slice(0, 3));
  });

  it.each([
    [550, '5.1.1 <reader@example.com> no such user', 'no_mailbox'],
    [550, '5.7.1 blocked by policy', 'refused'],
    [552, '5.2.2 mailbox full', 'refused'],
    [451, '4.7.1 greylisted, try later', 'later'],
    [421, '4.3.2 too busy', 'unreachable'],
  ])('understands %i %s', async (code, words, kind) => {
    const server = await openMailServer({ answer: () => ({ code, words }) });
    open.push(server);
    const result = await mailerOf(server.url).send(message('reader@example.com'));
    expect(result.kind).toBe(kind);
    expect(JSON.stringify(result)).not.toContain('reader@');
  });

  it('says that nobody answers', async () => {
    const server = await openMailServer();
    await server.close();
    expect((await mailerOf(server.url).send(message('reader@example.com'))).kind).toBe('unreachable');
  });

  it.each(['a@x.cn\r\nRCPT TO:<b@x.cn>', 'a@x.cn, b@x.cn'])('does not let %j become two receivers', async (to) => {
    const server = await openMailServer();
    open.push(server);
    await mailerOf(server.url).send(message(to));
    expect(server.mails.map((mail) => mail.to)).not.toContain('b@x.cn');
  });
});
