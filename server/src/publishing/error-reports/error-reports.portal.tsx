import { Type } from 'typebox';
import type { HttpRequest, HttpServer } from '../../kernel/http/index.ts';
import type { Actor } from '../../foundation/audit/index.ts';
import type { PublicSite } from '../../portal/index.ts';
import { reportErrors } from './error-reports.errors.ts';
import { renderReportPage, renderReportSentPage } from './error-reports.pages.tsx';
import { ReportAnswer, ReportForm, ReportView } from './error-reports.schema.ts';
import type { ErrorReportsService } from './error-reports.service.ts';

export interface ErrorReportsHttpDeps {
  app: HttpServer;
  site: PublicSite;
  reports: ErrorReportsService;
  tenantOf: (request: HttpRequest) => Promise<string>;
  actorOf: (request: HttpRequest) => Promise<Actor>;
  answerDays: number;
  /** Reports that one address may send in ten minutes. */
  perTenMinutes?: number;
}

const ID = '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$';
const staff = { tags: ['error reports (staff)'], security: [{ session: [] }] };

/** The form for readers and the list for officers. */
export function registerErrorReports(deps: ErrorReportsHttpDeps): void {
  const { app, site, reports, tenantOf, actorOf, answerDays, perTenMinutes = 10 } = deps;
  const subjectOf = async (tenantId: string, id: string) => {
    const found = new RegExp(ID).test(id) ? await reports.findSubject(tenantId, id) : null;
    if (!found) throw reportErrors.document_gone();
    return found;
  };

  site.page(
    '/documents/:id/report',
    async ({ frame, tenantId, params, query }) => {
      const id = params['id'] ?? '';
      const document = await subjectOf(tenantId, id);
      const isMissing = query.get('fault') === 'message';
      return { body: renderReportPage({ frame, document, days: answerDays, isMissing }), tags: [`document:${id}`] };
    },
    { params: ['fault'] },
  );
  site.page(
    '/documents/:id/report/sent',
    async ({ frame, tenantId, params, query }) => {
      const document = await subjectOf(tenantId, params['id'] ?? '');
      // Written by whoever made the address: nothing but a number and a day is shown of it.
      const number = /^JC-[0-9A-F]{8}$/.exec(query.get('no') ?? '')?.[0];
      const dueOn = /^\d{4}-\d{2}-\d{2}$/.exec(query.get('by') ?? '')?.[0];
      if (!number || !dueOn) throw reportErrors.not_found();
      return { body: renderReportSentPage({ frame, document, number, dueOn }), tags: [], cache: false };
    },
    { params: ['no', 'by'] },
  );

  // Forms of pages: only here is this way of writing a body read at all.
  void app.register(async (forms) => {
    forms.addContentTypeParser(
      'application/x-www-form-urlencoded',
      { parseAs: 'string', bodyLimit: 32_768 },
      (_, body, done) => done(null, Object.fromEntries(new URLSearchParams(String(body)))),
    );
    forms.post(
      '/documents/:id/report',
      {
        schema: { hide: true, params: Type.Object({ id: Type.String({ pattern: ID }) }), body: ReportForm },
        config: { rateLimit: { max: perTenMinutes, timeWindow: 600_000 } },
      },
      async (request, reply) => {
        const { id } = request.params as { id: string };
        const { message = '', contact = '', locale = '', website = '' } = request.body as Record<string, string>;
        const base = `${locale === 'en' ? '/en' : ''}/documents/${id}/report`;
        reply.header('cache-control', 'no-store');
        if (message.trim() === '') return reply.redirect(`${base}?fault=message`, 303);
        const tenantId = await tenantOf(request);
        // A program that fills in what nobody sees is thanked and forgotten.
        if (website !== '') return reply.redirect(`/documents/${id}`, 303);
        const { number, dueOn } = await reports.report(tenantId, id, { message, contact });
        return reply.redirect(`${base}/sent?no=${number}&by=${dueOn}`, 303);
      },
    );
  });

  app.get(
    '/api/v1/console/error-reports',
    {
      schema: {
        ...staff,
        ...{ operationId: 'listErrorReports', summary: 'Errors that readers reported on pages of my units' },
        querystring: Type.Object({ open: Type.Boolean({ default: true }) }),
        response: { 200: Type.Object({ items: Type.Array(ReportView) }) },
      },
    },
    async (request) => ({ items: await reports.list(await actorOf(request), { isOpen: request.query.open }) }),
  );
  app.put(
    '/api/v1/console/error-reports/:id',
    {
      schema: {
        ...staff,
        ...{ operationId: 'answerErrorReport', summary: 'Say what was done about a report' },
        params: Type.Object({ id: Type.String({ pattern: ID }) }),
        body: ReportAnswer,
        response: { 200: Type.Object({ ok: Type.Literal(true) }) },
      },
    },
    async (request) => {
      await reports.answer(await actorOf(request), request.params.id, request.body);
      return { ok: true as const };
    },
  );
}
