import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';

export interface ReceivedMail {
  to: string;
  messageId: string;
  /** Headers and text as they came over the line. */
  raw: string;
}

/** A real mail server on loopback. `answer` may refuse a receiver with a code and words, or say nothing and take it. */
export async function openMailServer(
  options: {
    port?: number;
    onMail?: (mail: ReceivedMail) => void;
    answer?: (to: string) => { code: number; words: string } | null;
  } = {},
) {
  const mails: ReceivedMail[] = [];
  const refusal = ({ code, words }: { code: number; words: string }) =>
    Object.assign(new Error(words), { responseCode: code });
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    logger: false,
    closeTimeout: 200,
    onRcptTo({ address }, _session, done) {
      const refused = options.answer?.(address);
      done(refused ? refusal(refused) : null);
    },
    onData(stream, session, done) {
      let raw = '';
      stream.on('data', (part: Buffer) => (raw += part.toString('latin1')));
      stream.on('end', () => {
        const [to] = session.envelope.rcptTo;
        const mail = { to: to?.address ?? '', messageId: /^Message-ID: <(.*)>/im.exec(raw)?.[1] ?? '', raw };
        if (options.onMail) options.onMail(mail);
        else mails.push(mail);
        done();
      });
    },
  });
  server.on('error', () => undefined);
  await new Promise<void>((resolve) => server.listen(options.port ?? 0, '127.0.0.1', () => resolve()));
  const { port } = server.server.address() as AddressInfo;
  return {
    mails,
    port,
    url: `smtp://127.0.0.1:${port}`,
    close: () => new Promise<void>((resolve) => void server.close(() => resolve())),
  };
}

/** The text of a mail, decoded. */
export function textOf({ raw }: ReceivedMail): string {
  const [head = '', ...rest] = raw.split('\r\n\r\n');
  const body = rest.join('\r\n\r\n');
  if (/^Content-Transfer-Encoding: base64/im.test(head)) return Buffer.from(body, 'base64').toString('utf8');
  if (!/^Content-Transfer-Encoding: quoted-printable/im.test(head)) return body;
  const bytes = body
    .replace(/=\r\n/g, '')
    .replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)));
  return Buffer.from(bytes, 'latin1').toString('utf8');
}
