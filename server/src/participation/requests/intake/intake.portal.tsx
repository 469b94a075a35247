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
import { readForm, emptyForm } from './form.rules.ts';
import {
  renderCheckPage,
  renderDraftPage,
  renderNotSentPage,
  renderGuidePage,
  renderReceiptPage,
  renderDiscardPage,
  renderSaidPage,
  renderStatusPage,
} from './intake.pages.tsx';
import { codeFrom, findFaults, hasAuthorisation, readCode } from './intake.rules.ts';
import type { RequestForm, StoredFile } from './intake.schema.ts';
import type { IntakeService } from './intake.service.ts';
import { intakeTexts } from './intake.texts.ts';
import { renderSuggestions, type Match } from './matches.tsx';
import { readSent, type SentWithFiles } from './sent-form.portal.tsx';

/** The forms that ask for files: a request, and what an applicant sends later. */
const TAKES_FILES = /\/requests\/(?:new|status\/act)(?:\?|$)/;

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
  /** Questions while a subject is typed; each comes after a pause in typing. */
  suggestionsPerTenMinutes?: number;
  lookUpsPerTenMinutes?: number;
}

const MATCHES = 5;
const TEN_MINUTES = 600_000;

/** Guide, form, check, receipt, draft and status: every step is a page of its own, works without script and holds no personal data in its address. */
export function registerIntakePortal(deps: IntakePortalDeps): void {
  const { app, site, intake, drafts, applicants, settings, placeOf, findPublished } = deps;
  const { formsPerTenMinutes = 120, suggestionsPerTenMinutes = 600, lookUpsPerTenMinutes = 20 } = deps;
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
    if (receipt) return { body: renderReceiptPage({ frame, receipt }), tags: [], cache: false };
    // Whoever kept the link is led to where the request can still be looked up.
    const said = requestErrors.receipt_gone().text(frame.locale);
    return { body: renderStatusPage({ frame, status: null, said }), tags: [], status: 404 };
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
      problem?: string;
    },
  ): Promise<string> {
    const { faults = [], fileFault = '', problem = '' } = state;
    const units = await intake.listUnits(tenantId).catch((error: unknown) => {
      if (!problem) throw error;
      return [];
    });
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
      const tell = (error: unknown) => {
        const known = asAppError(error, request.id);
        // Its number only: nothing that was typed may reach the log.
        if (known.status >= 500) request.log.error({ err: error, req: request.id }, known.code);
        return known;
      };
      try {
        const sent = await readSent(request, intake, settings, TAKES_FILES.test(request.url));
        locale = sent.fields['locale'] === 'en' ? 'en' : 'zh';
        const frame = pageFrame(view, locale === 'en' ? `/en${path}` : path);
        const done = await work({ tenantId, frame, sent, reply, tell });
        if (typeof done === 'string') return await reply.type('text/html; charset=utf-8').send(done);
        if ('letter' in done) return await sendFile(reply, 'pdf', done.letter, done.fileName);
        return await reply.redirect(`${locale === 'en' ? '/en' : ''}${done.to}`, 303);
      } catch (error) {
        const known = tell(error);
        const frame = pageFrame(view, locale === 'en' ? `/en${path}` : path);
        return reply
          .code(known.status)
          .type('text/html; charset=utf-8')
          .send(errorPage(frame, known, request.id));
      }
    };

  /** Keeps what was sent under its token: what was typed, and the files of this and earlier steps. */
  async function keep({ tenantId, sent }: Step, token: string) {
    const before = await drafts.find(tenantId, token);
    const form = readForm(sent.fields);
    const removed = new Set(sent.all['remove'] ?? []);
    const kept = (before?.files ?? []).filter(({ sha256 }) => !removed.has(sha256));
    const room = Math.max(0, settings.maxFiles - kept.length);
    const [added, surplus] = [sent.files.slice(0, room), sent.files.slice(room)];
    await intake.discardFiles(surplus);
    const isOver = surplus.length > 0 ? requestErrors.too_many_files({ limit: settings.maxFiles }) : undefined;
    const files = [...kept, ...added];
    const until = await drafts.save(tenantId, token, { form, files });
    return { form, files, until, fault: sent.fault ?? isOver };
  }

  /** Keeps the form and answers with what comes next: the code of the draft, what is to be mended, or everything to be checked. */
  async function takeForm(step: Step, token: string): Promise<string> {
    const { frame, tenantId, sent } = step;
    const { form, files, until, fault } = await keep(step, token);
    const words = intakeTexts(frame.locale);
    const fileFault = fault?.text(frame.locale) ?? '';
    if (sent.fields['action'] === 'save' && !fault) {
      const text = words.draft.saved(dateWords(frame.locale, chinaDate(until)));
      return renderSaidPage({ frame, title: words.draft.savedTitle, text, code: token });
    }
    const faults = findFaults(form, hasAuthorisation(files));
    if (faults.length > 0 || fault) {
      step.reply.code(fault ? step.tell(fault).status : 422);
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
        try {
          return await takeForm(step, token);
        } catch (error) {
          const known = step.tell(error);
          if (known.status < 500) throw known;
          // Nothing could be kept, so everything that was typed goes back into the page.
          step.reply.code(known.status);
          const problem = intakeTexts(frame.locale).form.notKept;
          return formPage(frame, tenantId, { token, form: readForm(sent.fields), files: [], problem });
        }
      }),
    );

    // In the body and not in the address: a subject may name somebody.
    forms.post(
      '/requests/suggestions',
      limit(suggestionsPerTenMinutes),
      answer(async ({ tenantId, sent, frame }) => {
        const title = (sent.fields['title'] ?? '').trim().slice(0, 200);
        const matches = title.length < 2 ? [] : await findPublished(tenantId, title, MATCHES).catch(() => []);
        return renderSuggestions(frame, matches);
      }, '/requests/new'),
    );

    forms.post(
      '/requests/send',
      limit(formsPerTenMinutes),
      answer(async ({ tenantId, sent, frame, reply, tell }) => {
        const token = readCode(sent.fields['token'] ?? '');
        const to = `/requests/receipt/${token}`;
        try {
          if (token && (await intake.findReceipt(tenantId, token))) return { to };
          const draft = token ? await drafts.find(tenantId, token) : null;
          if (!draft) throw requestErrors.draft_gone();
          await intake.submit(tenantId, { ...draft, submissionKey: token, locale: frame.locale });
        } catch (error) {
          const known = tell(error);
          if (known.status < 500) throw known;
          reply.code(known.status);
          return renderNotSentPage({ frame, token });
        }
        // Taken in; a draft that stays for now goes with its time.
        await drafts.forget(tenantId, token).catch(tell);
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
          if (done.again) await intake.discardFiles(files);
          const texts = applicantTexts(frame.locale);
          return statusPage(frame, done.view, { said: done.again ? texts.again : texts.acts[action].said });
        } catch (error) {
          // What was typed is shown again beside what is wrong with it.
          if (!(error instanceof AppError) || ![409, 422, 507].includes(error.status)) throw error;
          await intake.discardFiles(files);
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
  sent: SentWithFiles;
  reply: HttpReply;
  /** What went wrong, as an error that can be shown; what is the program's fault is logged. */
  tell: (error: unknown) => AppError;
}
