import { createTransport } from 'nodemailer';

export interface MailMessage {
  to: string;
  /** Name beside the sender's address. */
  senderName: string;
  subject: string;
  text: string;
  /** Without angle brackets; the same for every attempt, so that whoever receives it twice can tell. */
  messageId: string;
  headers: Record<string, string>;
  attachments?: readonly { name: string; mediaType: string; bytes: Uint8Array }[];
}

/** What a mail server made of a message. Only `accepted` means that somebody else answers for it now. */
export type MailResult =
  | { kind: 'accepted' }
  /** The server says that there is no such mailbox, and will say so again (RFC 3463 class 5, not a matter of policy). */
  | { kind: 'no_mailbox'; reason: string }
  /** This message will not be taken, now or later. */
  | { kind: 'refused'; reason: string }
  /** This message may be taken later. */
  | { kind: 'later'; reason: string }
  /** No message goes through now: nobody answers, or the sender is not let in. */
  | { kind: 'unreachable'; reason: string };

export interface Mailer {
  send(message: MailMessage): Promise<MailResult>;
  close(): void;
}

interface SmtpError extends Error {
  code?: string;
  command?: string;
  responseCode?: number;
  response?: string;
}

const MAILBOX_CODES = new Set([550, 551, 553, 556]);
const ADDRESS_IN_WORDS = /<?[^\s@<>]+@[^\s@<>]+>?/g;

/** A pool of connections to one mail server (`smtp://name:password@host:port`, `smtps://`). Nothing is connected before the first message. */
export function createMailer(options: { url: string; from: string; connections: number }): Mailer {
  const url = new URL(options.url);
  const secure = url.protocol === 'smtps:';
  const transport = createTransport({
    pool: true,
    host: url.hostname.replace(/^\[|\]$/g, ''),
    port: Number(url.port) || (secure ? 465 : 587),
    secure,
    ...(url.username
      ? { auth: { user: decodeURIComponent(url.username), pass: decodeURIComponent(url.password) } }
      : {}),
    maxConnections: options.connections,
    maxMessages: 1000,
    connectionTimeout: 10_000,
    greetingTimeout: 10_000,
    socketTimeout: 60_000,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return {
    async send({ to, senderName, subject, text, messageId, headers, attachments = [] }) {
      // Whatever a library makes of two addresses in one, nothing is sent to either.
      if (!/^[^\s,;<>"()@]+@[^\s,;<>"()@]+$/.test(to)) return { kind: 'refused', reason: 'not one address' };
      try {
        await transport.sendMail({
          from: { name: senderName, address: options.from },
          // As an object, so that nothing in an address can become a second one.
          to: { name: '', address: to },
          envelope: { from: options.from, to: [to] },
          messageId: `<${messageId}>`,
          ...{ subject, text, headers },
          attachments: attachments.map(({ name, mediaType, bytes }) => ({
            ...{ filename: name, contentType: mediaType, content: Buffer.from(bytes) },
          })),
        });
        return { kind: 'accepted' };
      } catch (error) {
        return resultOf(error as SmtpError);
      }
    },
    close: () => transport.close(),
  };
}

function resultOf({ code, command, responseCode = 0, response = '', message }: SmtpError): MailResult {
  // Servers repeat the address in their answers, and answers are kept.
  const reason = (response || message).replace(ADDRESS_IN_WORDS, '…').slice(0, 300);
  if (responseCode === 421 || code === 'EAUTH' || command === 'CONN') return { kind: 'unreachable', reason };
  if (responseCode >= 500) {
    const isMailbox = command === 'RCPT TO' && MAILBOX_CODES.has(responseCode) && !/\b5\.7\.\d/.test(response);
    return { kind: isMailbox ? 'no_mailbox' : 'refused', reason };
  }
  if (responseCode >= 400) return { kind: 'later', reason };
  // An address that cannot be written into SMTP at all will never be taken.
  if (code === 'EENVELOPE') return { kind: 'refused', reason };
  return { kind: 'unreachable', reason };
}
