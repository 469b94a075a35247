import { randomBytes } from 'node:crypto';
import { AppError, type Locale } from '../../../kernel/errors/index.ts';
import type { HttpReply, HttpRequest, HttpServer } from '../../../kernel/http/index.ts';
import { asAppError } from '../../../kernel/http/index.ts';
import { errorPage, pageFrame, type PageFrame, type PublicSite, type SiteView } from '../../../portal/index.ts';
import { chinaDate, dateWords } from '../../../kernel/time/index.ts';
import { ApplicantParts, type ApplicantPartsView } from '../applicant/applicant.pages.tsx';
import { APPLICANT_ACTIONS, type ApplicantService, type ApplicantView } from '../applicant/applicant.service.ts';
import { applicantTexts } from '../applicant/applicant.texts.ts';
import { sendFile } from '../letters/letters.api.ts';
import { requestErrors } from '../requests.errors.ts';
import type { RequestSettings } from '../requests.settings.ts';
import type { DraftsService } from './drafts.service.ts';
import { renderFormPage } from './form.pages.tsx';
import { readForm, emptyForm, type SentForm } from './form.rules.ts';
import {
  renderCheckPage,
  renderDraftPage,
  renderGuidePage,
  renderReceiptPage,
  renderDiscardPage,
  renderSaidPage,
  renderStatusPage,
} from './intake.pages.tsx';
import { codeFrom, findFaults, hasAuthorisation, readCode } from './intake.rules.ts';
import type { IncomingFile, RequestForm, StoredFile } from './intake.schema.ts';
import { tooLarge, type IntakeService } from './intake.service.ts';
import { intakeTexts } from './intake.texts.ts';

export interface Match {
  title: string;
  path: string;
  organisation: string;
  publishedOn: string;
}

export interface IntakePortalDeps {
  app: HttpServer;
  site: PublicSite;
  intake: IntakeService;
  drafts: DraftsService;
  applicants: ApplicantService;
  settings: RequestSettings;
  placeOf: (request: HttpRequest) => Promise<{ tenantId: string; view: SiteView }>;
  /** Published documents that may be what is asked for, the best first; at most `limit`. */
  findPublished: (tenantId: string, text: string, limit: number) => Promise<Match[]>;
  /** Forms that one address may send in ten minutes: an office that asks much stands behind one address. */
  formsPerTenMinutes?: number;
  lookUpsPerTenMinutes?: number;
}

const MATCHES = 5;
/** Files that a form may bring before it is cut off; all above the limit are only counted. */
const MOST_PARTS = 100;
const TEN_MINUTES = 600_000;

/** Guide, form, check, receipt, draft and status: every step is a page of its own, works without script and holds no personal data in its address. */
export function registerIntakePortal(deps: IntakePortalDeps): void {
  const { app, site, intake, drafts, applicants, settings, placeOf, findPublished } = deps;
  const { formsPerTenMinutes = 120, lookUpsPerTenMinutes = 20 } = deps;
  const newToken = () => codeFrom(randomBytes(16));

  site.page(
    '/requests',
    async ({ frame, tenantId, query }) => ({
      body: renderGuidePage({ frame, unitId: query.get('unit') ?? '' }),
      tags: [`tenant:${tenantId}`],
    }),
    { params: ['unit'] },
  );
  site.page(
    '/requests/new',
    async ({ frame, tenantId, query }) => {
      const form = emptyForm(query.get('unit') ?? '');
      return { body: await formPage(frame, tenantId, { token: newToken(), form, files: [] }), tags: [], cache: false };
    },
    { params: ['unit'] },
  );
  site.page('/requests/draft', async ({ frame }) => ({ body: renderDraftPage({ frame, isMissing: false }), tags: [] }));
  site.page('/requests/status', async ({ frame }) => ({ body: renderStatusPage({ frame, status: null }), tags: [] }));
  site.page('/requests/answered', async ({ frame }) => {
    const { answered } = intakeTexts(frame.locale);
    return { body: renderSaidPage({ frame, ...answered }), tags: [] };
  });
  site.page('/requests/receipt/:token', async ({ frame, tenantId, params }) => {
    const receipt = await intake.findReceipt(tenantId, readCode(params['token'] ?? ''));
    if (!receipt) throw requestErrors.receipt_gone();
    return { body: renderReceiptPage({ frame, receipt }), tags: [], cache: false };
  });

  async function formPage(
    frame: PageFrame,
    tenantId: string,
    state: {
      token: string;
      form: RequestForm;
      files: readonly StoredFile[];
      faults?: ReturnType<typeof findFaults>;
      fileFault?: string;
    },
  ): Promise<string> {
    const units = await intake.listUnits(tenantId);
    const { faults = [], fileFault = '' } = state;
    return renderFormPage({ frame, ...state, units, faults, fileFault, limits: settings });
  }

  function statusPage(
    frame: PageFrame,
    view: ApplicantView,
    more: { said?: string; refused?: ApplicantPartsView['refused'] } = {},
  ): string {
    const parts = { frame, view, form: newToken(), limits: settings, refused: more.refused };
    // Said above as well: what could not be done may have no form any more.
    const said = more.said ?? more.refused?.text ?? '';
    return renderStatusPage({ frame, status: view, said, children: <ApplicantParts {...parts} /> });
  }

  /** Answers a form with a page of its own language; what goes wrong becomes an error page there. */
  const answer =
    (
      work: (step: Step) => Promise<string | { to: string } | { letter: { bytes: Uint8Array }; fileName: string }>,
      page?: string,
    ) =>
    async (request: HttpRequest, reply: HttpReply) => {
      reply.header('cache-control', 'no-store');
      const { tenantId, view } = await placeOf(request);
      let locale: Locale = 'zh';
      const path = page ?? request.url.split('?')[0] ?? '/requests';
      try {
        const sent = await readSent(request, settings);
        locale = sent.fields['locale'] === 'en' ? 'en' : 'zh';
        const frame = pageFrame(view, locale === 'en' ? `/en${path}` : path);
        const done = await work({ tenantId, frame, sent, reply });
        if (typeof done === 'string') return await reply.type('text/html; charset=utf-8').send(done);
        if ('letter' in done) return await sendFile(reply, 'pdf', done.letter, done.fileName);
        return await reply.redirect(`${locale === 'en' ? '/en' : ''}${done.to}`, 303);
      } catch (error) {
        const isTooMany = (error as { code?: string }).code === 'FST_FILES_LIMIT';
        const known = isTooMany
          ? requestErrors.too_many_files({ limit: settings.maxFiles })
          : asAppError(error, request.id);
        // Its number only: nothing that was typed may reach the log.
        if (known.status >= 500) request.log.error({ err: error, req: request.id }, known.code);
        const frame = pageFrame(view, locale === 'en' ? `/en${path}` : path);
        return reply
          .code(known.status)
          .type('text/html; charset=utf-8')
          .send(errorPage(frame, known, request.id));
      }
    };

  /** Keeps what was sent under its token: what was typed, and the files of this and earlier steps. */
  async function keep({ tenantId, frame, sent }: Step, token: string) {
    const before = await drafts.find(tenantId, token);
    const form = readForm(sent.fields);
    const removed = new Set(sent.all['remove'] ?? []);
    const files = (before?.files ?? []).filter(({ sha256 }) => !removed.has(sha256));
    let fileFault = sent.fault?.text(frame.locale) ?? '';
    for (const incoming of sent.files) {
      try {
        if (files.length >= settings.maxFiles) throw requestErrors.too_many_files({ limit: settings.maxFiles });
        files.push(await intake.storeFile(incoming));
      } catch (error) {
        if (!(error instanceof AppError)) throw error;
        fileFault = error.text(frame.locale);
      }
    }
    const until = await drafts.save(tenantId, token, { form, files });
    return { form, files, until, fileFault };
  }

  void app.register(async (forms) => {
    forms.addContentTypeParser(
      'application/x-www-form-urlencoded',
      { parseAs: 'string', bodyLimit: 65_536 },
      (_, body, done) => done(null, String(body)),
    );
    const limit = (max: number) => ({
      schema: { hide: true },
      config: { rateLimit: { max, timeWindow: TEN_MINUTES } },
    });

    forms.post(
      '/requests/new',
      limit(formsPerTenMinutes),
      answer(async (step) => {
        const { frame, tenantId, sent } = step;
        const token = readCode(sent.fields['token'] ?? '') || newToken();
        // A program that fills in what nobody sees is thanked and forgotten.
        if (sent.fields['website']) return { to: '/requests' };
        const sentBefore = await intake.findReceipt(tenantId, token);
        if (sentBefore) return { to: `/requests/receipt/${token}` };
        const { form, files, until, fileFault } = await keep(step, token);
        const words = intakeTexts(frame.locale);
        if (sent.fields['action'] === 'save') {
          const text = words.draft.saved(dateWords(frame.locale, chinaDate(until)));
          return renderSaidPage({ frame, title: words.draft.savedTitle, text, code: token });
        }
        const faults = findFaults(form, hasAuthorisation(files));
        if (faults.length > 0 || fileFault !== '') {
          step.reply.code(422);
          return formPage(frame, tenantId, { token, form, files, faults, fileFault });
        }
        const unit = await intake.getUnit(tenantId, form.organisationId);
        const [item] = form.items;
        // The name and number only: a description may name people, and the search need not see them.
        const matches = await findPublished(
          tenantId,
          [item?.number, item?.title].filter(Boolean).join(' ') || (item?.description ?? '').slice(0, 60),
          MATCHES,
        ).catch(() => []);
        return renderCheckPage({ frame, token, form, files, unitName: unit.name, matches });
      }),
    );

    forms.post(
      '/requests/send',
      limit(formsPerTenMinutes),
      answer(async ({ tenantId, sent, frame }) => {
        const token = readCode(sent.fields['token'] ?? '');
        const to = `/requests/receipt/${token}`;
        if (token && (await intake.findReceipt(tenantId, token))) return { to };
        const draft = token ? await drafts.find(tenantId, token) : null;
        if (!draft) throw requestErrors.draft_gone();
        await intake.submit(tenantId, { ...draft, submissionKey: token, locale: frame.locale });
        await drafts.forget(tenantId, token);
        return { to };
      }),
    );

    forms.post(
      '/requests/answered',
      limit(formsPerTenMinutes),
      answer(async ({ tenantId, sent, frame }) => {
        const token = readCode(sent.fields['token'] ?? '');
        const isThere = token !== '' && (await drafts.find(tenantId, token)) !== null;
        if (isThere && sent.fields['sure'] !== 'yes') return renderDiscardPage({ frame, token });
        if (isThere) await drafts.forget(tenantId, token);
        return { to: '/requests/answered' };
      }),
    );

    forms.post(
      '/requests/draft',
      limit(lookUpsPerTenMinutes),
      answer(async ({ tenantId, sent, frame, reply }) => {
        const token = readCode(sent.fields['token'] ?? '');
        const draft = token ? await drafts.find(tenantId, token) : null;
        if (draft) return formPage(frame, tenantId, { token, ...draft });
        reply.code(404);
        return renderDraftPage({ frame, isMissing: true });
      }),
    );

    forms.post(
      '/requests/status',
      limit(lookUpsPerTenMinutes),
      answer(async ({ tenantId, sent, frame }) => {
        const code = sent.fields['code'] ?? '';
        const view = await applicants.open(tenantId, code, sent.fields['tail'] ?? '');
        return view ? statusPage(frame, view) : renderStatusPage({ frame, status: 'wrong', code: code.slice(0, 40) });
      }),
    );

    forms.post(
      '/requests/status/letter',
      limit(formsPerTenMinutes),
      answer(async ({ tenantId, sent: { fields } }) => {
        const { pass = '', letter: id = '', file = '' } = fields;
        const letter = await applicants.openLetter(tenantId, pass, { letter: id, file });
        return { letter, fileName: letter.fileName };
      }, '/requests/status'),
    );

    forms.post(
      '/requests/status/act',
      limit(formsPerTenMinutes),
      answer(async ({ tenantId, sent, frame, reply }) => {
        const { fields, files, fault } = sent;
        const pass = fields['pass'] ?? '';
        const action = APPLICANT_ACTIONS.find((one) => one === fields['action']);
        if (!action) return { to: '/requests/status' };
        const words = (fields['words'] ?? '').slice(0, 4000);
        try {
          if (fault) throw fault;
          const input = { action, key: fields['key'] ?? '', words, score: Number(fields['score']), files };
          const done = await applicants.act(tenantId, pass, input);
          const texts = applicantTexts(frame.locale);
          return statusPage(frame, done.view, { said: done.again ? texts.again : texts.acts[action].said });
        } catch (error) {
          // What was typed is shown again beside what is wrong with it.
          if (!(error instanceof AppError) || (error.status !== 422 && error.status !== 409)) throw error;
          reply.code(error.status);
          const refused = { action, words, text: error.text(frame.locale) };
          return statusPage(frame, await applicants.view(tenantId, pass), { refused });
        }
      }, '/requests/status'),
    );
  });
}

interface Step {
  tenantId: string;
  frame: PageFrame;
  /** `fault`: what of the files was too much. */
  sent: SentForm & { files: IncomingFile[]; fault: AppError | undefined };
  reply: HttpReply;
}

/** The fields and files of a form, however the browser sent it. Texts are cut at what the longest field may hold. */
async function readSent(request: HttpRequest, settings: RequestSettings): Promise<Step['sent']> {
  const all: Record<string, string[]> = {};
  const files: IncomingFile[] = [];
  let fault: AppError | undefined;
  const add = (name: string, value: string) => void (all[name] ??= []).push(value.slice(0, 5000));
  if (request.isMultipart()) {
    // What is too much is read and thrown away, so that the browser hears the answer; in memory is never more than the limits allow.
    const limits = { fileSize: Infinity, files: MOST_PARTS, fields: 60, fieldSize: 20_000 };
    for await (const part of request.parts({ limits })) {
      if (part.type === 'field') {
        if (typeof part.value === 'string') add(part.fieldname, part.value);
        continue;
      }
      const name = fileNameOf(part.filename);
      const isOneMore = files.length >= settings.maxFiles;
      const bytes = await readFile(part.file, isOneMore ? 0 : settings.maxFileBytes);
      // A field without a choice is sent as an empty file without a name.
      if (name === '') continue;
      if (isOneMore) fault ??= requestErrors.too_many_files({ limit: settings.maxFiles });
      else if (bytes)
        files.push({ kind: part.fieldname === 'authorisation' ? 'authorisation' : 'attachment', name, bytes });
      else fault ??= tooLarge(name, settings.maxFileBytes);
    }
  } else for (const [name, value] of new URLSearchParams(String(request.body ?? ''))) add(name, value);
  const fields = Object.fromEntries(Object.entries(all).map(([name, values]) => [name, values[0] ?? '']));
  return { fields, all, files, fault };
}

/** The bytes of a part; null when there are more than the limit, and then they are gone. */
async function readFile(part: AsyncIterable<Buffer>, limit: number): Promise<Buffer | null> {
  let chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of part) {
    length += chunk.length;
    if (length > limit) chunks = [];
    else chunks.push(chunk);
  }
  return length > limit ? null : Buffer.concat(chunks);
}

const fileNameOf = (name: string | undefined): string =>
  (name ?? '')
    .replace(/[\p{Cc}\p{Cs}]/gu, ' ')
    .replace(/^.*[\\/]/, '')
    .trim()
    .slice(0, 200);
