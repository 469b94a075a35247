import { isUniqueViolation, type Database, type Queryable } from '../../../kernel/db/index.ts';
import type { FileStore } from '../../../kernel/files/index.ts';
import type { KeyRing } from '../../../kernel/keys/index.ts';
import type { PrintDocument, Printed, Printer, PrintFormat } from '../../../kernel/print/index.ts';
import { chinaDate, chinaMinute } from '../../../kernel/time/index.ts';
import { requirePermission, systemActor, write, type Actor, type Write } from '../../../foundation/audit/index.ts';
import type { Fee } from '../fees.rules.ts';
import { findDecisionFaults, type ItemDecision } from '../outcomes.rules.ts';
import { concernedUnits, unitFor, type ConcernedUnits } from '../handling/concerned.rules.ts';
import { listUnitsOf } from '../handling/handling.repo.ts';
import { createEnclosures, enclosureName, type Enclosure } from '../redaction/enclosures.service.ts';
import { createRequestVault } from '../request-vault.ts';
import { listPeople } from '../requests.repo.ts';
import { isCaseShown } from '../shown.repo.ts';
import { compose, printOf, type ComposedLetter } from './compose.rules.ts';
import { createLetterTexts, kindName } from './letter-texts.service.ts';
import { letterErrors } from './letters.errors.ts';
import {
  findLetter,
  findLetterOfCause,
  insertLetter,
  listLetters,
  lockSerial,
  raiseSerial,
  updateLetter,
  type LetterRow,
} from './letters.repo.ts';
import type { DeliveryInput, LetterState, LetterView, LetterWay, ReturnedInput, WayInput } from './letters.schema.ts';
import type { ShownLetter } from './status-letters.tsx';
import { decisionFaultsText } from './letters.texts.ts';
import { PLACEHOLDERS, type Placeholder, type Values } from './template.rules.ts';

const READ = 'requests.request.read';
const WORK = 'requests.request.work';
const REVEAL = 'requests.identity.reveal';
/** Under which letters and the addresses they go to are encrypted. */
export const LETTER_PURPOSE = 'requests.letter';
const PURPOSE = LETTER_PURPOSE;
/** Who sends letters by mail, in the outbox. */
export const LETTER_MAIL = 'requests.letters';
/** One address and nothing else; the mail server judges the rest. */
const ADDRESS = /^[^\s,;<>"()@]+@[^\s,;<>"()@]+$/;
const OPEN: readonly LetterState[] = ['to_deliver', 'failed', 'shown'];

/** What a case gives for a letter; facts of the unit are put in here. */
export interface LetterOrder {
  kind: string;
  organisationId: string;
  /** Name of the authority that signs. */
  authority: string;
  requestId: string;
  recipient: string;
  values: Values;
  items?: readonly ItemDecision[];
  fee?: Fee;
  datedOn: string;
  /** Who gets it and how; without it somebody has to say how it was delivered. */
  to?: { recipient: 'applicant' | 'consulted'; way: LetterWay; address: string };
  /** Numbered now, on its way with a later step. */
  isHeld?: boolean;
}
export type LettersService = Awaited<ReturnType<typeof createLettersService>>;
export interface LettersDeps {
  db: Database;
  keys: KeyRing;
  files: FileStore;
  printer: Printer;
  now: () => Date;
  /** Whether a mail server is set up. */
  isMailOpen?: boolean;
}

/** Letters of a case: composed from its data, numbered when issued, kept sealed, printed when asked for. */
export async function createLettersService({ db, keys, files, printer, now, isMailOpen = false }: LettersDeps) {
  // The key is fetched on a connection of its own: inside transactions that hold all of them, the first letters would wait for each other.
  await keys.seal(PURPOSE, '');

  const { textsOf, settingsOf, api } = createLetterTexts({ db, printer, now });
  const vault = createRequestVault(keys);
  const enclosures = createEnclosures({ files, vault });

  /** Throws decision_incomplete, values_missing, template_unknown. */
  async function composeOrder(
    actor: Actor,
    order: LetterOrder,
    number: string,
    at: Queryable = db,
  ): Promise<ComposedLetter> {
    const { locale, tenantId } = actor;
    if (order.items) {
      const faults = findDecisionFaults(order.items);
      if (faults.length > 0) throw letterErrors.decision_incomplete({ faults: decisionFaultsText(faults, locale) });
    }
    const { holding } = await settingsOf(tenantId, order.organisationId, at);
    const values: Values = {
      ...order.values,
      ...{ 复议机关: holding.reconsiderationBody, 法院: holding.court, 缴费方式: holding.payment },
      ...{ 联系地址: holding.contactAddress, 联系电话: holding.contactPhone },
    };
    const redactions = (order.items ?? []).flatMap((item) => item.redactions ?? []);
    const enclosed = await enclosures.get(at, tenantId, order.requestId, redactions);
    const made = compose({ ...order, values, number, enclosures: enclosed }, await textsOf(tenantId, at));
    if (!made.ok)
      throw letterErrors.values_missing({
        names: made.empty.map((name) => `${name}（${PLACEHOLDERS[name as Placeholder] ?? name}）`),
      });
    return made.letter;
  }

  const contentOf = async (row: Pick<LetterRow, 'contentSealed'>) =>
    JSON.parse(await keys.open(PURPOSE, row.contentSealed)) as ComposedLetter;

  async function viewOf(
    { contentSealed, addressSealed: _address, mailingSince: _since, issuedAt, ...row }: LetterRow,
    actor: Actor,
  ): Promise<LetterView> {
    const { enclosures: enclosed = [] } = await contentOf({ contentSealed });
    return {
      ...row,
      kindName: kindName(row.kind, actor.locale),
      issuedAt: issuedAt.toISOString(),
      enclosures: enclosed.map(({ id, size, pages, ...one }) => ({ id, name: enclosureName(one), size, pages })),
    };
  }

  /** Letters of a case that two people have hidden are there for jobs, and on its applicant's page. */
  const isSeen = async (actor: Actor, requestId: string) =>
    actor.kind === 'system' || isCaseShown(db, actor.tenantId, requestId);

  /** A letter of a case of one's own units, and those units: whoever helps with a case sees what was written in it. */
  async function requireLetter(actor: Actor, id: string): Promise<LetterRow & ConcernedUnits> {
    const row = await findLetter(db, actor.tenantId, id);
    if (!row || !(await isSeen(actor, row.requestId))) throw letterErrors.unknown();
    const units = concernedUnits(row.organisationId, await listUnitsOf(db, actor.tenantId, row.requestId));
    if (!units.all.some((unit) => actor.can(READ, unit))) throw letterErrors.unknown();
    return { ...row, ...units };
  }
  /** A file that went with a letter. Throws unknown for one that did not. */
  async function openEnclosure(
    tenantId: string,
    row: LetterRow,
    redactionId: string,
  ): Promise<{ bytes: Buffer; fileName: string }> {
    const one = (await contentOf(row)).enclosures?.find(({ id }) => id === redactionId);
    if (!one) throw letterErrors.unknown();
    return { bytes: await enclosures.open(db, tenantId, one), fileName: enclosureName(one) };
  }

  /** Where a letter is handed over: the address of the applicant, or the authority's own when he fetches it; '' when it is not known. */
  async function placeOf(actor: Actor, row: LetterRow): Promise<string> {
    if (row.way === 'pickup' || row.way === 'onsite')
      return (await settingsOf(actor.tenantId, row.organisationId)).holding.contactAddress;
    if (row.recipient !== 'applicant') return '';
    const { applicant, agent } = await vault.openPeople(await listPeople(db, actor.tenantId, row.requestId));
    return agent?.address || (applicant?.address ?? '');
  }

  /** How a letter goes from here: by mail when that can be, on the applicant's page, or by somebody who records it. */
  function startOf(way: LetterWay | '', address: string): Pick<LetterRow, 'way' | 'state' | 'mailingSince' | 'fault'> {
    const isMail = way === 'email' && isMailOpen && ADDRESS.test(address);
    const state = isMail ? 'mailing' : way === 'page' ? 'shown' : 'to_deliver';
    return { way, state, mailingSince: isMail ? now() : null, fault: '' };
  }
  const mail = (w: Write, letter: string) => w.emit({ consumer: LETTER_MAIL, topic: 'letter', payload: { letter } });

  async function change(
    actor: Actor,
    id: string,
    { version, from }: { version: number; from: readonly LetterState[] },
    action: string,
    work: (row: LetterRow) => Promise<Parameters<typeof updateLetter>[3]>,
  ): Promise<LetterView> {
    const row = await requireLetter(actor, id);
    await write(db, actor, { permission: WORK, organisationId: unitFor(actor, WORK, row) }, async (w) => {
      // Whoever saw an older state is told so first: what he wants may have been done by somebody else.
      if (row.version !== version) throw letterErrors.conflict();
      if (!from.includes(row.state)) throw letterErrors.not_now({ state: row.state });
      const done = await work(row);
      if (!(await updateLetter(w.tx, actor.tenantId, { id, version, from }, done))) throw letterErrors.conflict();
      if (done.state === 'mailing') mail(w, id);
      const { addressSealed: _address, mailingSince: _since, ...told } = done;
      w.record({ action, subjectType: 'request', subjectId: row.requestId, after: { letter: id, ...told } });
    });
    return viewOf(await requireLetter(actor, id), actor);
  }

  return {
    /** The letter as it would be issued, without a number. Nothing is kept. */
    async preview(actor: Actor, order: LetterOrder, format: PrintFormat): Promise<Printed> {
      requirePermission(actor, WORK, order.organisationId);
      return this.draft(actor, order, format);
    },
    /** The same for a caller that knows itself who may see it. */
    async draft(actor: Actor, order: LetterOrder, format: PrintFormat): Promise<Printed> {
      const letter = await composeOrder(actor, order, '');
      return printer.print(format, printOf({ ...letter, title: `${letter.title}（草稿）` }, now().toISOString()));
    },

    /**
     * Composes, numbers and keeps a letter inside the caller's write. The same cause in a case gives the letter it gave before. Throws
     * prefix_missing, number_taken and what composing throws; then the serial is given back with the transaction.
     */
    async issue(w: Write, actor: Actor, order: LetterOrder & { cause: string }): Promise<LetterView> {
      const { tenantId } = actor;
      const { organisationId, requestId, kind, cause, datedOn } = order;
      const year = Number(datedOn.slice(0, 4));
      const { holding } = await settingsOf(tenantId, organisationId, w.tx);
      if (holding.numberPrefix === '') throw letterErrors.prefix_missing();
      // Whoever waits for the serial sees the letter that the first one made.
      const serial = (await lockSerial(w.tx, tenantId, organisationId, year)) + 1;
      const before = await findLetterOfCause(w.tx, tenantId, { requestId, kind, cause });
      if (before) return viewOf(before, actor);
      const number = `${holding.numberPrefix}〔${year}〕${serial}号`;
      const letter = await composeOrder(actor, order, number, w.tx);
      const contentSealed = await keys.seal(PURPOSE, JSON.stringify(letter));
      const { recipient = 'applicant', way = '', address = '' } = order.to ?? {};
      const started = startOf(way, address);
      const row = {
        ...{ organisationId, requestId, kind, cause, number, year, serial, datedOn, texts: letter.texts },
        ...{ contentSealed, issuedAt: now(), issuedBy: actor.id, recipient, ...started },
        addressSealed: address ? await keys.seal(PURPOSE, address) : '',
        ...(order.isHeld ? { state: 'held' as const, mailingSince: null } : {}),
      };
      await raiseSerial(w.tx, tenantId, organisationId, year);
      const { fault: _fault, ...inserted } = row;
      const id = await insertLetter(w.tx, tenantId, inserted).catch((error: unknown) => {
        throw isUniqueViolation(error) ? letterErrors.number_taken({ number }, { cause: error }) : error;
      });
      if (row.state === 'mailing') mail(w, id);
      w.record({
        ...{ action: 'requests.letter.issued', subjectType: 'request', subjectId: requestId },
        after: { letter: id, kind, number, datedOn, texts: letter.texts, way, state: row.state, ...filesOf(letter) },
      });
      const { texts: _texts, year: _year, serial: _serial, cause: _cause, issuedBy: _by, ...kept } = row;
      return viewOf({ ...kept, id, deliveredWay: '', deliveredOn: null, deliveryProof: '', version: 1 }, actor);
    },

    /** Sends the reply that was signed and numbered: by mail, on the page, or as somebody says who brought it. Null when none waits. */
    async release(
      w: Write,
      actor: Actor,
      requestId: string,
      { way: chosen, on, proof }: { way?: LetterWay | undefined; on: string; proof: string },
    ): Promise<LetterState | null> {
      const row = (await listLetters(w.tx, actor.tenantId, requestId)).findLast(({ state }) => state === 'held');
      if (!row) return null;
      const way = chosen ?? row.way;
      const address = row.addressSealed ? await keys.open(PURPOSE, row.addressSealed) : '';
      const done = proof
        ? { way, state: 'delivered' as const, deliveredWay: way || '—', deliveredOn: on, deliveryProof: proof }
        : startOf(way, address);
      if (done.state === 'to_deliver') return 'to_deliver';
      await updateLetter(w.tx, actor.tenantId, { ...row, from: ['held'] }, done);
      if (done.state === 'mailing') mail(w, row.id);
      w.record({
        ...{ action: 'requests.letter.released', subjectType: 'request', subjectId: requestId },
        after: { letter: row.id, way, state: done.state, ...filesOf(await contentOf(row)) },
      });
      return done.state;
    },

    /** Takes back the reply that was numbered and has not gone out; its number stays used. */
    async takeBack(w: Write, actor: Actor, requestId: string): Promise<void> {
      for (const row of await listLetters(w.tx, actor.tenantId, requestId)) {
        if (row.state !== 'held') continue;
        await updateLetter(w.tx, actor.tenantId, { ...row, from: ['held'] }, { state: 'void' });
        w.record({
          ...{ action: 'requests.letter.voided', subjectType: 'request', subjectId: requestId },
          after: { letter: row.id, number: row.number },
        });
      }
    },

    /** The newest letter of a kind in a case that was not taken back; null when there is none. */
    async findLast(w: Write, actor: Actor, requestId: string, kind: string): Promise<LetterRow | null> {
      const rows = await listLetters(w.tx, actor.tenantId, requestId);
      return rows.findLast((row) => row.kind === kind && row.state !== 'void') ?? null;
    },

    async list(actor: Actor, requestId: string): Promise<LetterView[]> {
      requirePermission(actor, READ);
      if (!(await isSeen(actor, requestId))) return [];
      const units = await listUnitsOf(db, actor.tenantId, requestId);
      const rows = await listLetters(db, actor.tenantId, requestId);
      const isConcerned = ({ organisationId }: LetterRow) =>
        concernedUnits(organisationId, units).all.some((unit) => actor.can(READ, unit));
      return Promise.all(rows.filter(isConcerned).map((row) => viewOf(row, actor)));
    },

    /**
     * The letter as a file, the same bytes each time; or a redacted file that went with it. It shows personal data, so the reading is recorded.
     * Throws unknown.
     */
    async print(
      actor: Actor,
      id: string,
      part: PrintFormat | { enclosure: string },
    ): Promise<{ bytes: Uint8Array; fileName: string }> {
      const row = await requireLetter(actor, id);
      const needs = { permission: REVEAL, organisationId: unitFor(actor, REVEAL, row) };
      await write(db, actor, needs, async ({ record }) => {
        const after = { letter: id, ...(typeof part === 'string' ? { format: part } : part) };
        record({ action: 'requests.letter.read', subjectType: 'request', subjectId: row.requestId, after });
      });
      if (typeof part !== 'string') return openEnclosure(actor.tenantId, row, part.enclosure);
      return { ...(await this.printRow(row, part)), fileName: `${row.number}.${part}` };
    },
    openEnclosure,

    /**
     * 送达回证 for a letter that somebody brings or posts, to be signed on the way: a form without a number of its own, printed anew each time, the
     * printing recorded. Throws unknown, not_now for a letter that needs none.
     */
    async printDeliveryRecord(
      actor: Actor,
      id: string,
      format: PrintFormat,
    ): Promise<{ bytes: Uint8Array; fileName: string }> {
      const row = await requireLetter(actor, id);
      const isBrought = row.way in BROUGHT && ['held', 'to_deliver', 'failed'].includes(row.state);
      if (!isBrought) throw letterErrors.not_now({ state: row.state });
      const { title, number, recipient, authority } = await contentOf(row);
      await write(db, actor, { permission: REVEAL, organisationId: unitFor(actor, REVEAL, row) }, async (w) => {
        const after = { letter: id, format };
        w.record({
          action: 'requests.letter.receipt_printed',
          subjectType: 'request',
          subjectId: row.requestId,
          after,
        });
      });
      const values: Values = {
        ...{ 送达文书: `《${title}》（${number}）`, 送达方式: BROUGHT[row.way] ?? '' },
        送达地点: (await placeOf(actor, row)) || '（送达时填写）',
      };
      const form = { kind: 'delivery', recipient, authority, number: '', datedOn: chinaDate(now()), values };
      const made = compose(form, await textsOf(actor.tenantId));
      if (!made.ok) throw letterErrors.values_missing({ names: made.empty });
      const { bytes } = await printer.print(format, printOf(made.letter, now().toISOString()));
      return { bytes, fileName: `${kindName('delivery', 'zh')}-${number}.${format}` };
    },

    /** Another page of a case, printed as letters are. */
    printPage: (document: PrintDocument): Promise<Printed> => printer.print('pdf', document),

    /** A letter as a file, for a caller that knows itself who may see it; `mask` puts another name in the place of the recipient's. */
    async printRow(
      row: Pick<LetterRow, 'contentSealed' | 'issuedAt'>,
      format: PrintFormat,
      mask: (letter: ComposedLetter) => ComposedLetter = (letter) => letter,
    ): Promise<Printed> {
      const letter = mask(await contentOf(row));
      return printer.print(format, printOf(letter, row.issuedAt.toISOString()));
    },

    /** Records that a letter reached its recipient, once. Throws unknown, delivered_early, delivered_already, not_now, conflict. */
    async recordDelivery(actor: Actor, id: string, { way, on, proof, version }: DeliveryInput): Promise<LetterView> {
      const row = await requireLetter(actor, id);
      if (row.deliveredOn) throw letterErrors.delivered_already();
      if (on < row.datedOn || on > chinaDate(now())) throw letterErrors.delivered_early();
      const done = { state: 'delivered' as const, deliveredWay: way, deliveredOn: on, deliveryProof: proof, fault: '' };
      return change(actor, id, { version, from: OPEN }, 'requests.letter.delivered', async () => done);
    },

    /** Sends a letter another way, or by mail once more; under the same Message-ID. Throws not_now, mail_closed, address_wrong, conflict. */
    setWay: (actor: Actor, id: string, { way, address = '', version }: WayInput): Promise<LetterView> =>
      change(actor, id, { version, from: [...OPEN, 'mailing'] }, 'requests.letter.redirected', async (row) => {
        const to = address.trim() || (row.addressSealed ? await keys.open(PURPOSE, row.addressSealed) : '');
        if (way === 'email' && !isMailOpen) throw letterErrors.mail_closed();
        if (way === 'email' && !ADDRESS.test(to)) throw letterErrors.address_wrong();
        return { ...startOf(way, to), ...(to ? { addressSealed: await keys.seal(PURPOSE, to) } : {}) };
      }),

    /** Notes that a mail or a posted letter came back: it is not delivered, whatever was recorded before. Throws not_now, conflict. */
    markReturned: (actor: Actor, id: string, { reason, version }: ReturnedInput): Promise<LetterView> =>
      change(actor, id, { version, from: ['delivered', 'to_deliver'] }, 'requests.letter.returned', async () => ({
        ...{ state: 'failed', fault: reason, deliveredWay: '', deliveredOn: null, deliveryProof: '' },
      })),

    /** Letters that lie on the applicant's own page, the newest last. Whoever asks has shown code and last four. */
    async listShown(tenantId: string, requestId: string): Promise<ShownLetter[]> {
      const rows = await listLetters(db, tenantId, requestId);
      return Promise.all(
        rows.filter(isShown).map(async (row) => ({
          ...{ id: row.id, zh: kindName(row.kind, 'zh'), en: kindName(row.kind, 'en'), number: row.number },
          ...{ datedOn: row.datedOn, openedOn: row.deliveredOn },
          files: ((await contentOf(row)).enclosures ?? []).map((one) => ({ id: one.id, name: enclosureName(one) })),
        })),
      );
    },

    /** Such a letter as PDF, or a file that went with it; the first opening is its delivery, and every one is recorded. Throws unknown. */
    async openShown(
      tenantId: string,
      requestId: string,
      { letter: id, file }: { letter: string; file: string },
    ): Promise<{ bytes: Uint8Array; fileName: string }> {
      const row = (await listLetters(db, tenantId, requestId)).find((one) => one.id === id);
      if (!row || !isShown(row)) throw letterErrors.unknown();
      const asked = file
        ? await openEnclosure(tenantId, row, file)
        : { ...(await this.printRow(row, 'pdf')), fileName: `${row.number}.pdf` };
      const actor = systemActor(tenantId, 'applicant');
      await write(db, actor, { permission: READ, organisationId: row.organisationId }, async (w) => {
        const at = now();
        const done = { state: 'delivered' as const, deliveredWay: 'page', deliveredOn: chinaDate(at) };
        // Two windows at once: one of them is the first.
        const isFirst = await updateLetter(
          w.tx,
          tenantId,
          { ...row, from: ['shown'] },
          { ...done, deliveryProof: `申请人于${chinaMinute(at)}在办理进度页首次打开` },
        );
        const after = { letter: id, isFirst, ...(file ? { enclosure: file } : {}) };
        w.record({ action: 'requests.letter.opened', subjectType: 'request', subjectId: requestId, after });
      });
      return asked;
    },

    ...api,
  };
}

/** Ways on which somebody hands a letter over, as the record of delivery calls them. */
const BROUGHT: Partial<Record<string, string>> = {
  ...{ post: '邮寄送达', pickup: '直接送达（到本机关领取）', onsite: '直接送达（现场）' },
};

/** What of the audit entry proves which files went with a letter: their SHA-256. */
const filesOf = ({ enclosures = [] }: Pick<ComposedLetter, 'enclosures'>) =>
  enclosures.length > 0 ? { files: enclosures.map(({ digest }: Enclosure) => digest) } : {};

/** On the page of his case, to the applicant. */
const isShown = ({ recipient, way, state }: LetterRow): boolean =>
  recipient === 'applicant' && way === 'page' && (state === 'shown' || state === 'delivered');
