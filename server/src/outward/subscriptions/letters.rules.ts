import type { MailMessage } from '../../kernel/mail/index.ts';
import type { Locale } from '../../kernel/errors/index.ts';

/** The mails that are sent, as text. Pure. Plain text only: every program shows it and nothing in it can be followed. */

export interface Letter {
  kind: 'confirm' | 'known' | 'alert';
  locale: Locale;
  siteName: string;
  origin: string;
  /** Name of the list that is followed; content, so Chinese whatever the language. */
  listTitle: string;
  /** Path of the list on the site. */
  listPath: string;
  /** Path where the receiver confirms or ends it; holds his token. */
  ownPath: string;
  entries: readonly { title: string; path: string; author: string; on: string }[];
  messageId: string;
  to: string;
}

const single = (value: string, longest: number) => {
  const line = value.replace(/\s+/g, ' ').trim();
  return line.length > longest ? `${line.slice(0, longest - 1)}…` : line;
};

/** The whole message. Alerts carry the headers by which a mail program ends the subscription with one click (RFC 2369, RFC 8058). */
export function writeLetter(letter: Letter): MailMessage {
  const { kind, locale, siteName, origin, listTitle, entries, to, messageId } = letter;
  const zh = locale === 'zh';
  const list = `${origin}${zh ? '' : '/en'}${letter.listPath}`;
  const own = `${origin}${zh ? '' : '/en'}${letter.ownPath}`;
  const title = single(listTitle, 60);
  const [first] = entries;
  const subject = {
    confirm: zh ? `请确认订阅：${title}` : `Please confirm: ${title}`,
    known: zh ? `您已订阅：${title}` : `You already follow: ${title}`,
    alert:
      entries.length === 1 && first
        ? single(first.title, 80)
        : zh
          ? `${title}：新公开${entries.length}件`
          : `${title}: ${entries.length} new documents`,
  }[kind];
  const leave = zh ? `管理或退订：${own}` : `Manage or unsubscribe: ${own}`;
  const lines: Record<Letter['kind'], string[]> = {
    confirm: zh
      ? [
          `有人（希望是您）在${siteName}用这个邮箱订阅“${title}”的更新。`,
          '',
          `请打开下面的链接并按“确认订阅”：`,
          own,
          '',
          '如果不是您本人操作，请不必理会；不确认就不会再收到邮件，邮箱地址会在两天内删除。',
        ]
      : [
          `Somebody, we hope you, asked ${siteName} to send news of “${title}” to this address.`,
          '',
          'Open this link and press “Confirm”:',
          own,
          '',
          'If it was not you, do nothing: no further mail will come, and the address is deleted within two days.',
        ],
    known: zh
      ? [`您已经在${siteName}订阅“${title}”的更新，不需要再次订阅。`, '', leave]
      : [`You already follow “${title}” on ${siteName}; nothing has changed.`, '', leave],
    alert: [
      zh ? `${siteName}“${title}”有新公开的文件：` : `New on ${siteName} in “${title}”:`,
      '',
      ...entries.flatMap((entry, at) => [
        `${entries.length > 1 ? `${at + 1}. ` : ''}${single(entry.title, 300)}`,
        `   ${[entry.author, entry.on].filter(Boolean).join('  ')}`,
        `   ${origin}${zh ? '' : '/en'}${entry.path}`,
        '',
      ]),
      zh ? `全部文件：${list}` : `All documents: ${list}`,
      leave,
    ],
  };
  return {
    to,
    senderName: siteName,
    messageId,
    subject: single(subject, 120),
    text: `${lines[kind].join('\n')}\n\n-- \n${siteName}\n${origin}\n`,
    headers: {
      'Auto-Submitted': 'auto-generated',
      ...(kind === 'confirm'
        ? {}
        : {
            'List-Unsubscribe': `<${origin}${letter.ownPath}/off>`,
            'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
          }),
      ...(kind === 'alert' ? { Precedence: 'bulk' } : {}),
    },
  };
}
