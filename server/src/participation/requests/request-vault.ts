import { newId } from '../../kernel/db/index.ts';
import type { KeyRing } from '../../kernel/keys/index.ts';
import { documentKey, tailOf } from './intake/intake.rules.ts';
import type { Agent, Applicant, RequestedItem } from './intake/intake.schema.ts';

/** Who asks (first row) and how to reach him (second) are kept under keys of their own, apart from what is asked. */
export type Identity = Pick<
  Applicant,
  'kind' | 'name' | 'documentType' | 'documentNumber' | 'representative' | 'contactName'
>;
export type Contact = Pick<Applicant, 'phone' | 'email' | 'address' | 'postcode'>;

const IDENTITY = 'requests.identity';
const CONTACT = 'requests.contact';
const WORDS = 'requests.words';
const FILES = 'requests.files';

export type RequestVault = ReturnType<typeof createRequestVault>;

/** The one place where the module encrypts and decrypts: nothing that may name people reaches the database in clear. */
export function createRequestVault(keys: KeyRing) {
  const openJson = async <T>(purpose: string, sealed: string): Promise<T> =>
    JSON.parse(await keys.open(purpose, sealed)) as T;
  let warm: Promise<unknown> | null = null;
  return {
    /** Fetches the keys on a connection of their own: inside transactions that hold all of them, the first ones would wait for each other. */
    ready: () => (warm ??= Promise.all([IDENTITY, CONTACT, WORDS, FILES].map((purpose) => keys.seal(purpose, '')))),

    async sealPerson(code: string, applicant: Applicant) {
      const { kind, name, documentType, documentNumber, representative, contactName, ...contact } = applicant;
      const identity: Identity = { kind, name, documentType, documentNumber, representative, contactName };
      const [identitySealed, contactSealed] = await Promise.all([
        keys.seal(IDENTITY, JSON.stringify(identity)),
        keys.seal(CONTACT, JSON.stringify(contact satisfies Contact)),
      ]);
      return {
        ...{ identitySealed, contactSealed },
        documentIndex: keys.blindIndex('requests.document', documentKey(documentType, documentNumber)),
        phoneTailIndex: this.tailIndex(code, contact.phone),
        documentTailIndex: this.tailIndex(code, documentNumber),
      };
    },
    /** The applicant, and who asks in his name: rows as they are kept. */
    async sealPeople(code: string, applicant: Applicant, agent: Agent | null | undefined) {
      const asPerson = (one: Agent): Applicant => ({
        ...{ kind: 'natural', representative: '', contactName: '', postcode: '' },
        ...one,
      });
      const rows = [{ role: 'applicant' as const, id: newId(), ...(await this.sealPerson(code, applicant)) }];
      if (!agent) return rows;
      return [...rows, { role: 'agent' as const, id: newId(), ...(await this.sealPerson(code, asPerson(agent))) }];
    },
    /** Who asks and who asks for him, in clear; null where that was destroyed or nobody is. */
    async openPeople(rows: readonly { role: string; identitySealed: string; contactSealed: string }[]) {
      const open = async (role: 'applicant' | 'agent') => {
        const row = rows.find((one) => one.role === role && one.identitySealed !== '');
        if (!row) return null;
        return { ...(await this.openIdentity(row.identitySealed)), ...(await this.openContact(row.contactSealed)) };
      };
      return { applicant: await open('applicant'), agent: await open('agent') };
    },
    openIdentity: (sealed: string) => openJson<Identity>(IDENTITY, sealed),
    openContact: (sealed: string) => openJson<Contact>(CONTACT, sealed),

    /** Together with the code, so that equal numbers of different cases do not look equal; empty when there are no four characters. */
    tailIndex(code: string, number: string): string {
      const tail = tailOf(number);
      return tail.length < 4 ? '' : keys.blindIndex('requests.tail', `${code} ${tail}`);
    },
    lookUpIndex: (code: string) => keys.blindIndex('requests.look_up', code),
    submissionIndex: (key: string) => keys.blindIndex('requests.submission', key),
    feedIndex: (token: string) => keys.blindIndex('requests.calendar', token),
    draftIndex: (code: string) => keys.blindIndex('requests.draft', code),

    seal: (words: string) => (words === '' ? Promise.resolve('') : keys.seal(WORDS, words)),
    open: (sealed: string) => (sealed === '' ? Promise.resolve('') : keys.open(WORDS, sealed)),
    sealItem: (item: RequestedItem) => keys.seal(WORDS, JSON.stringify(item)),
    openItem: (sealed: string) => openJson<RequestedItem>(WORDS, sealed),
    sealJson: (value: unknown) => keys.seal(WORDS, JSON.stringify(value)),
    openJson: <T>(sealed: string) => openJson<T>(WORDS, sealed),

    /** Bytes as they lie in the file store: encrypted, so that a copy of the store shows nobody's papers. */
    sealFile: (bytes: AsyncIterable<Uint8Array>) => keys.sealStream(FILES, bytes),
    openFile: async (sealed: Buffer): Promise<Buffer> =>
      // Files of earlier releases were sealed in one piece.
      sealed.subarray(0, 8).toString('latin1') === 'A256GCM.'
        ? Buffer.from(await keys.open(FILES, sealed.toString('utf8')), 'base64')
        : keys.openBytes(FILES, sealed),
  };
}
