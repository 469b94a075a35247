import type { Database } from '../../../kernel/db/index.ts';
import type { OutboxConsumer } from '../../../kernel/jobs/index.ts';
import type { FileStore } from '../../../kernel/files/index.ts';
import type { KeyRing } from '../../../kernel/keys/index.ts';
import type { Mailer, MailMessage } from '../../../kernel/mail/index.ts';
import type { Printer } from '../../../kernel/print/index.ts';
import { chinaDate } from '../../../kernel/time/index.ts';
import { systemActor, write } from '../../../foundation/audit/index.ts';
import { createEnclosures, enclosureName } from '../redaction/enclosures.service.ts';
import { createRequestVault } from '../request-vault.ts';
import { printOf, type ComposedLetter } from './compose.rules.ts';
import { findLetter, updateLetter, type LetterRow } from './letters.repo.ts';
import { LETTER_MAIL, LETTER_PURPOSE } from './letters.service.ts';

export interface LetterMailDeps {
  db: Database;
  keys: KeyRing;
  files: FileStore;
  printer: Printer;
  mailer: Mailer;
  /** The sender's own address; its host part stands in Message-IDs. */
  from: string;
  now: () => Date;
}

/** So long a mail server that takes nothing is asked again; then somebody has to find another way, because days are counted. */
const GIVE_UP_MS = 24 * 3_600_000;

/** The Message-ID of a letter: the same for every attempt, so that whoever gets it twice can tell. */
export const messageIdOf = (letterId: string, from: string): string =>
  `${letterId}@${from.split('@')[1] ?? 'localhost'}`;

/** What goes out: a short text, the letter as PDF, and the headers that keep programs from answering it (RFC 3834). */
export function writeLetterMail(
  letter: Pick<ComposedLetter, 'title' | 'number' | 'recipient' | 'authority'>,
  mail: { to: string; messageId: string; pdf: Uint8Array; enclosed?: readonly { name: string; bytes: Uint8Array }[] },
): MailMessage {
  const { title, number, recipient, authority } = letter;
  const lines = [
    `${recipient}：`,
    '',
    `附件为${authority}《${title}》（${number}）。`,
    '本邮件由系统自动发出，请勿直接回复；有疑问请按文书中的联系方式联系。',
    '',
    `${authority} has sent you a letter in reply to your request for information (PDF attached).`,
    'This mail was sent by a program; please do not reply to it.',
    '',
    authority,
  ];
  return {
    ...{ to: mail.to, senderName: authority, messageId: mail.messageId },
    subject: `${title}（${number}）`.slice(0, 120),
    text: `${lines.join('\n')}\n`,
    headers: { 'Auto-Submitted': 'auto-generated', Precedence: 'bulk', 'X-Auto-Response-Suppress': 'All' },
    attachments: [{ name: `${number}.pdf`, bytes: mail.pdf }, ...(mail.enclosed ?? [])].map((one) => ({
      ...one,
      mediaType: 'application/pdf',
    })),
  };
}

/**
 * Hands letters to the mail server, one a turn, so that a kill leaves one in doubt; it goes out again under its Message-ID. A letter that went
 * another way meanwhile is left alone.
 */
export function createLetterMail({ db, keys, files, printer, mailer, from, now }: LetterMailDeps): OutboxConsumer {
  const enclosures = createEnclosures({ files, vault: createRequestVault(keys) });

  async function settle(
    tenantId: string,
    row: LetterRow,
    action: string,
    change: Parameters<typeof updateLetter>[3],
  ): Promise<void> {
    const actor = systemActor(tenantId, 'job:request-letters');
    await write(db, actor, { permission: 'requests.letter.send' }, async (w) => {
      const { fault = '', state } = change;
      // Somebody sent it another way meanwhile: put off, and then found settled.
      if (!(await updateLetter(w.tx, tenantId, { ...row, from: ['mailing'] }, change)))
        throw new Error('the letter changed while it was sent');
      const after = { letter: row.id, number: row.number, state, ...(fault ? { fault } : {}) };
      w.record({ action, subjectType: 'request', subjectId: row.requestId, after });
    });
  }

  async function send(tenantId: string, id: string): Promise<void> {
    const row = await findLetter(db, tenantId, id);
    if (!row || row.state !== 'mailing') return;
    const to = await keys.open(LETTER_PURPOSE, row.addressSealed);
    const letter = JSON.parse(await keys.open(LETTER_PURPOSE, row.contentSealed)) as ComposedLetter;
    const messageId = messageIdOf(id, from);
    const fail = (fault: string) => settle(tenantId, row, 'requests.letter.failed', { state: 'failed', fault });
    // A letter to ourselves would come back as a new request, and be answered.
    if (to.toLowerCase() === from.toLowerCase()) return fail('the address is the sender’s own');
    const { bytes } = await printer.print('pdf', printOf(letter, row.issuedAt.toISOString()));
    const enclosed = [];
    for (const one of letter.enclosures ?? [])
      enclosed.push({ name: enclosureName(one), bytes: await enclosures.open(db, tenantId, one) });
    const result = await mailer.send(writeLetterMail(letter, { to, messageId, pdf: bytes, enclosed }));
    if (result.kind === 'accepted')
      return settle(tenantId, row, 'requests.letter.mailed', {
        ...{ state: 'delivered', deliveredWay: 'email', deliveredOn: chinaDate(now()), fault: '' },
        deliveryProof: `Message-ID: <${messageId}>`,
      });
    if (result.kind === 'no_mailbox' || result.kind === 'refused') return fail(result.reason);
    if (row.mailingSince && now().getTime() - row.mailingSince.getTime() > GIVE_UP_MS) return fail(result.reason);
    // Put off by the outbox.
    throw new Error(result.reason);
  }

  return {
    name: LETTER_MAIL,
    batchSize: 1,
    consume: async (events) => {
      for (const { tenantId, payload } of events) await send(tenantId, String(payload['letter'] ?? ''));
    },
  };
}
