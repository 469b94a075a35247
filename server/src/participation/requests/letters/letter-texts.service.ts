import { isUniqueViolation, type Database } from '../../../kernel/db/index.ts';
import type { Printed, Printer, PrintFormat } from '../../../kernel/print/index.ts';
import { requirePermission, write, type Actor, type Write } from '../../../foundation/audit/index.ts';
import { compose, faultsOfTemplate, printOf, type HoldingText } from './compose.rules.ts';
import { COMMON, TEMPLATES } from './letters.data.ts';
import { letterErrors } from './letters.errors.ts';
import { insertTemplate, listSettings, listTemplates, saveSettings } from './letters.repo.ts';
import { sampleFor } from './letters.samples.ts';
import type { LetterSettings, LetterSettingsView, TemplateInput, TemplateView } from './letters.schema.ts';
import { templateFaultsText } from './letters.texts.ts';
import { PLACEHOLDERS } from './template.rules.ts';

const READ = 'requests.request.read';
const TEMPLATES_WRITE = 'requests.template.write';
const SETTINGS_WRITE = 'requests.settings.write';

/** What letters are made from besides the case: texts that a lawyer edits, and facts of units. */
export function createLetterTexts({ db, printer, now }: { db: Database; printer: Printer; now: () => Date }) {
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

  const api = {
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
      const saved = (await api.listTemplates(actor)).find((one) => one.code === code);
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
  return { textsOf, settingsOf, api };
}

function requireFaultless(actor: Actor, code: string, text: { title: string; body: string }): void {
  if (!TEMPLATES.some((one) => one.code === code)) throw letterErrors.template_unknown({ code });
  const faults = faultsOfTemplate(code, text);
  if (faults.length > 0) throw letterErrors.template_faulty({ faults: templateFaultsText(faults, actor.locale) });
}

/** What a kind of letter is called. */
export const kindName = (kind: string, locale: 'zh' | 'en'): string => {
  const found = TEMPLATES.find(({ code }) => code === kind);
  return (locale === 'zh' ? found?.nameZh : found?.nameEn) ?? kind;
};
