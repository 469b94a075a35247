import { isUniqueViolation, type Database } from '../../../kernel/db/index.ts';
import type { KeyRing } from '../../../kernel/keys/index.ts';
import type { Printed, Printer, PrintFormat } from '../../../kernel/print/index.ts';
import { chinaDate } from '../../../kernel/time/index.ts';
import { requirePermission, write, type Actor, type Write } from '../../../foundation/audit/index.ts';
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
  saveDelivery,
  saveSettings,
  type LetterRow,
} from './letters.repo.ts';
import type {
  DeliveryInput,
  LetterSettings,
  LetterSettingsView,
  LetterView,
  TemplateInput,
  TemplateView,
} from './letters.schema.ts';
import { sampleFor } from './letters.samples.ts';
import { decisionFaultsText, templateFaultsText } from './letters.texts.ts';
import { PLACEHOLDERS, type Placeholder, type Values } from './template.rules.ts';

const READ = 'requests.request.read';
const WORK = 'requests.request.work';
const REVEAL = 'requests.identity.reveal';
const TEMPLATES_WRITE = 'requests.template.write';
const SETTINGS_WRITE = 'requests.settings.write';
const PURPOSE = 'requests.letter';

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
}
export type LettersService = Awaited<ReturnType<typeof createLettersService>>;
export interface LettersDeps {
  db: Database;
  keys: KeyRing;
  printer: Printer;
  now: () => Date;
}

/** Letters of a case: composed from its data, numbered when issued, kept sealed, printed when asked for. */
export async function createLettersService({ db, keys, printer, now }: LettersDeps) {
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

  const viewOf = ({ contentSealed: _sealed, issuedAt, ...row }: LetterRow, actor: Actor): LetterView => ({
    ...row,
    kindName: kindName(row.kind, actor.locale),
    issuedAt: issuedAt.toISOString(),
  });

  async function requireLetter(actor: Actor, id: string): Promise<LetterRow> {
    const row = await findLetter(db, actor.tenantId, id);
    if (!row || !actor.can(READ, row.organisationId)) throw letterErrors.unknown();
    return row;
  }

  return {
    /** The letter as it would be issued, without a number. Nothing is kept. */
    async preview(actor: Actor, order: LetterOrder, format: PrintFormat): Promise<Printed> {
      requirePermission(actor, WORK, order.organisationId);
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
      const row = {
        ...{ organisationId, requestId, kind, cause, number, year, serial, datedOn, texts: letter.texts },
        ...{ contentSealed, issuedAt: now(), issuedBy: actor.id },
      };
      await raiseSerial(w.tx, tenantId, organisationId, year);
      const id = await insertLetter(w.tx, tenantId, row).catch((error: unknown) => {
        throw isUniqueViolation(error) ? letterErrors.number_taken({ number }, { cause: error }) : error;
      });
      w.record({
        ...{ action: 'requests.letter.issued', subjectType: 'request', subjectId: requestId },
        after: { letter: id, kind, number, datedOn, texts: letter.texts },
      });
      const { texts: _texts, year: _year, serial: _serial, cause: _cause, issuedBy: _by, ...kept } = row;
      return viewOf({ ...kept, id, deliveredWay: '', deliveredOn: null, deliveryProof: '', version: 1 }, actor);
    },

    async list(actor: Actor, requestId: string): Promise<LetterView[]> {
      requirePermission(actor, READ);
      const rows = await listLetters(db, actor.tenantId, requestId);
      return rows.filter((row) => actor.can(READ, row.organisationId)).map((row) => viewOf(row, actor));
    },

    /** The letter as a file; the same bytes each time. It shows personal data, so the reading is recorded. Throws unknown. */
    async print(actor: Actor, id: string, format: PrintFormat): Promise<Printed & { fileName: string }> {
      const row = await requireLetter(actor, id);
      const { organisationId } = row;
      await write(db, actor, { permission: REVEAL, organisationId }, async ({ record }) => {
        const after = { letter: id, format };
        record({ action: 'requests.letter.read', subjectType: 'request', subjectId: row.requestId, after });
      });
      const letter = JSON.parse(await keys.open(PURPOSE, row.contentSealed)) as ComposedLetter;
      const printed = await printer.print(format, printOf(letter, row.issuedAt.toISOString()));
      return { ...printed, fileName: `${row.number}.${format}` };
    },

    /** Records that a letter reached its recipient, once. Throws unknown, delivered_early, delivered_already, conflict. */
    async recordDelivery(actor: Actor, id: string, input: DeliveryInput): Promise<LetterView> {
      const row = await requireLetter(actor, id);
      const { organisationId, requestId } = row;
      if (row.deliveredOn) throw letterErrors.delivered_already();
      if (input.on < row.datedOn || input.on > chinaDate(now())) throw letterErrors.delivered_early();
      await write(db, actor, { permission: WORK, organisationId }, async ({ tx, record }) => {
        if (!(await saveDelivery(tx, actor.tenantId, id, input))) throw letterErrors.conflict();
        const after = { letter: id, way: input.way, on: input.on, proof: input.proof };
        record({ action: 'requests.letter.delivered', subjectType: 'request', subjectId: requestId, after });
      });
      return viewOf(await requireLetter(actor, id), actor);
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

const kindName = (kind: string, locale: 'zh' | 'en'): string => {
  const found = TEMPLATES.find(({ code }) => code === kind);
  return (locale === 'zh' ? found?.nameZh : found?.nameEn) ?? kind;
};
