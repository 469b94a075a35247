import { isUniqueViolation, type Database } from '../../../kernel/db/index.ts';
import type { KeyRing } from '../../../kernel/keys/index.ts';
import type { PrintDocument, Printed, Printer, PrintFormat } from '../../../kernel/print/index.ts';
import { chinaDate, chinaMinute } from '../../../kernel/time/index.ts';
import { requirePermission, systemActor, write, type Actor, type Write } from '../../../foundation/audit/index.ts';
import type { Fee } from '../fees.rules.ts';
import { findDecisionFaults, type ItemDecision } from '../outcomes.rules.ts';
import { compose, faultsOfTemplate, printOf, type ComposedLetter, type HoldingText } from './compose.rules.ts';
import { COMMON, TEMPLATES } from './letters.data.ts';
import { letterErrors } from './letters.errors.ts';
import {
  findLetter,
  findLetterOfCause,
  insertLetter,
  insertTemplate,
  listLetters,
  listSettings,
  listTemplates,
  lockSerial,
  raiseSerial,
  listCaseUnits,
  saveSettings,
  updateLetter,
  type LetterRow,
} from './letters.repo.ts';
import type {
  DeliveryInput,
  LetterSettings,
  LetterSettingsView,
  LetterState,
  LetterView,
  LetterWay,
  ReturnedInput,
  TemplateInput,
  TemplateView,
  WayInput,
} from './letters.schema.ts';
import { sampleFor } from './letters.samples.ts';
import type { ShownLetter } from './status-letters.tsx';
import { decisionFaultsText, templateFaultsText } from './letters.texts.ts';
import { PLACEHOLDERS, type Placeholder, type Values } from './template.rules.ts';

const READ = 'requests.request.read';
const WORK = 'requests.request.work';
const REVEAL = 'requests.identity.reveal';
const TEMPLATES_WRITE = 'requests.template.write';
const SETTINGS_WRITE = 'requests.settings.write';
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
  printer: Printer;
  now: () => Date;
  /** Whether a mail server is set up. */
  isMailOpen?: boolean;
}

/** Letters of a case: composed from its data, numbered when issued, kept sealed, printed when asked for. */
export async function createLettersService({ db, keys, printer, now, isMailOpen = false }: LettersDeps) {
  // The key is fetched on a connection of its own: inside transactions that hold all of them, the first letters would wait for each other.
  await keys.seal(PURPOSE, '');

  /** The texts that hold for a tenant now: its own over the project's. */
  async function textsOf(tenantId: string, at: Database | Write['tx'] = db): Promise<(code: string) => HoldingText> {
    const own = new Map((await listTemplates(at, tenantId)).map((row) => [row.code, row]));
    return (code) => {
      const brought = TEMPLATES.find((one) => one.code === code);
      if (!brought) throw letterErrors.template_unknown({ code });
      return own.get(code) ?? { ...brought, version: 0 };
    };
  }

  async function settingsOf(tenantId: string, organisationId: string, at: Database | Write['tx'] = db) {
    const [own, ...above] = await listSettings(at, tenantId, organisationId);
    const { version: _version, ...facts } = own;
    const names = Object.keys(facts) as (keyof typeof facts)[];
    const holding = { ...facts };
    // The prefix names one unit, whoever stands above it.
    for (const name of names.filter((one) => one !== 'numberPrefix'))
      holding[name] = own[name] || (above.find((one) => one[name])?.[name] ?? '');
    return { own, holding };
  }

  /** Throws decision_incomplete, values_missing, template_unknown. */
  async function composeOrder(
    actor: Actor,
    order: LetterOrder,
    number: string,
    at: Database | Write['tx'] = db,
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
    const made = compose({ ...order, values, number }, await textsOf(tenantId, at));
    if (!made.ok)
      throw letterErrors.values_missing({
        names: made.empty.map((name) => `${name}（${PLACEHOLDERS[name as Placeholder] ?? name}）`),
      });
    return made.letter;
  }

  const viewOf = (
    { contentSealed: _sealed, addressSealed: _address, mailingSince: _since, issuedAt, ...row }: LetterRow,
    actor: Actor,
  ): LetterView => ({
    ...row,
    kindName: kindName(row.kind, actor.locale),
    issuedAt: issuedAt.toISOString(),
  });

  /** A letter of a case of one's own units, and those units: whoever helps with a case sees what was written in it. */
  async function requireLetter(actor: Actor, id: string): Promise<LetterRow & { units: string[] }> {
    const row = await findLetter(db, actor.tenantId, id);
    if (!row) throw letterErrors.unknown();
    const units = [row.organisationId, ...(await listCaseUnits(db, actor.tenantId, row.requestId))];
    if (!units.some((unit) => actor.can(READ, unit))) throw letterErrors.unknown();
    return { ...row, units };
  }
  const unitFor = (actor: Actor, permission: string, { organisationId, units }: LetterRow & { units: string[] }) =>
    units.find((unit) => actor.can(permission, unit)) ?? organisationId;

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
        after: { letter: id, kind, number, datedOn, texts: letter.texts, way, state: row.state },
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
        after: { letter: row.id, way, state: done.state },
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
      const units = await listCaseUnits(db, actor.tenantId, requestId);
      const rows = await listLetters(db, actor.tenantId, requestId);
      return rows
        .filter((row) => [row.organisationId, ...units].some((unit) => actor.can(READ, unit)))
        .map((row) => viewOf(row, actor));
    },

    /** The letter as a file; the same bytes each time. It shows personal data, so the reading is recorded. Throws unknown. */
    async print(actor: Actor, id: string, format: PrintFormat): Promise<Printed & { fileName: string }> {
      const row = await requireLetter(actor, id);
      await write(
        db,
        actor,
        { permission: REVEAL, organisationId: unitFor(actor, REVEAL, row) },
        async ({ record }) => {
          const after = { letter: id, format };
          record({ action: 'requests.letter.read', subjectType: 'request', subjectId: row.requestId, after });
        },
      );
      return { ...(await this.printRow(row, format)), fileName: `${row.number}.${format}` };
    },

    /** Another page of a case, printed as letters are. */
    printPage: (document: PrintDocument): Promise<Printed> => printer.print('pdf', document),

    /** A letter as a file, for a caller that knows itself who may see it; `mask` puts another name in the place of the recipient's. */
    async printRow(
      row: Pick<LetterRow, 'contentSealed' | 'issuedAt'>,
      format: PrintFormat,
      mask: (letter: ComposedLetter) => ComposedLetter = (letter) => letter,
    ): Promise<Printed> {
      const letter = mask(JSON.parse(await keys.open(PURPOSE, row.contentSealed)) as ComposedLetter);
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
      return rows.filter(isShown).map(({ id, kind, number, datedOn, deliveredOn }) => ({
        ...{ id, zh: kindName(kind, 'zh'), en: kindName(kind, 'en'), number, datedOn, openedOn: deliveredOn },
      }));
    },

    /** Such a letter as PDF; the first opening is its delivery, and every one is recorded. Throws unknown. */
    async openShown(tenantId: string, requestId: string, id: string): Promise<Printed & { fileName: string }> {
      const row = (await listLetters(db, tenantId, requestId)).find((one) => one.id === id);
      if (!row || !isShown(row)) throw letterErrors.unknown();
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
        const after = { letter: id, isFirst };
        w.record({ action: 'requests.letter.opened', subjectType: 'request', subjectId: requestId, after });
      });
      return { ...(await this.printRow(row, 'pdf')), fileName: `${row.number}.pdf` };
    },

    async listTemplates(actor: Actor): Promise<TemplateView[]> {
      requirePermission(actor, READ);
      const textOf = await textsOf(actor.tenantId);
      const own = new Map((await listTemplates(db, actor.tenantId)).map((row) => [row.code, row]));
      return TEMPLATES.map(({ code, nameZh, nameEn, note, own: special, required }) => {
        const { version, title, body } = textOf(code);
        const placeholders = [...COMMON, ...special].map((name) => ({
          ...{ name, means: PLACEHOLDERS[name], required: required.includes(name) },
        }));
        return { code, nameZh, nameEn, version, title, body, note: own.get(code)?.note ?? note, placeholders };
      });
    },

    /** A text as it would print in an invented case, before it is saved. Throws template_unknown, template_faulty. */
    async previewTemplate(
      actor: Actor,
      code: string,
      text: Pick<TemplateInput, 'title' | 'body'>,
      format: PrintFormat,
    ): Promise<Printed> {
      requirePermission(actor, TEMPLATES_WRITE);
      requireFaultless(actor, code, text);
      const holding = await textsOf(actor.tenantId);
      const made = compose(sampleFor(code), (of) => (of === code ? { ...holding(of), ...text } : holding(of)));
      if (!made.ok) throw letterErrors.values_missing({ names: made.empty });
      return printer.print(format, printOf(made.letter, now().toISOString()));
    },

    /** Puts a new version of a text in force; letters that went out keep theirs. Throws template_unknown, template_faulty, conflict. */
    async saveTemplate(actor: Actor, code: string, { version, ...input }: TemplateInput): Promise<TemplateView> {
      const text = { ...input, title: input.title.trim(), body: input.body.replace(/\r\n?/g, '\n').trim() };
      requireFaultless(actor, code, text);
      await write(db, actor, { permission: TEMPLATES_WRITE }, async ({ tx, record }) => {
        const before = (await textsOf(actor.tenantId, tx))(code);
        if (before.version !== version) throw letterErrors.conflict();
        const row = { code, ...text, version: version + 1 };
        await insertTemplate(tx, actor.tenantId, row, actor.id).catch((error: unknown) => {
          throw isUniqueViolation(error) ? letterErrors.conflict({}, { cause: error }) : error;
        });
        record({
          ...{ action: 'requests.template.changed', subjectType: 'request_template', subjectId: code },
          ...{ before: { version, title: before.title, body: before.body }, after: row },
        });
      });
      const saved = (await this.listTemplates(actor)).find((one) => one.code === code);
      if (!saved) throw letterErrors.template_unknown({ code });
      return saved;
    },

    async getSettings(actor: Actor, organisationId: string): Promise<LetterSettingsView> {
      requirePermission(actor, READ, organisationId);
      return settingsOf(actor.tenantId, organisationId);
    },

    /** Throws conflict. */
    async setSettings(actor: Actor, organisationId: string, settings: LetterSettings): Promise<LetterSettingsView> {
      await write(db, actor, { permission: SETTINGS_WRITE, organisationId }, async ({ tx, record }) => {
        const { own: before } = await settingsOf(actor.tenantId, organisationId, tx);
        if (!(await saveSettings(tx, actor.tenantId, organisationId, settings))) throw letterErrors.conflict();
        record({
          ...{ action: 'requests.letter_settings.changed', subjectType: 'organisation', subjectId: organisationId },
          ...{ before, after: settings },
        });
      });
      return settingsOf(actor.tenantId, organisationId);
    },
  };
}

function requireFaultless(actor: Actor, code: string, text: { title: string; body: string }): void {
  if (!TEMPLATES.some((one) => one.code === code)) throw letterErrors.template_unknown({ code });
  const faults = faultsOfTemplate(code, text);
  if (faults.length > 0) throw letterErrors.template_faulty({ faults: templateFaultsText(faults, actor.locale) });
}

/** On the page of his case, to the applicant. */
const isShown = ({ recipient, way, state }: LetterRow): boolean =>
  recipient === 'applicant' && way === 'page' && (state === 'shown' || state === 'delivered');

const kindName = (kind: string, locale: 'zh' | 'en'): string => {
  const found = TEMPLATES.find(({ code }) => code === kind);
  return (locale === 'zh' ? found?.nameZh : found?.nameEn) ?? kind;
};
