import type { HttpRequest, HttpServer } from '../../kernel/http/index.ts';
import type { Actor } from './actor.ts';
import { AuditPageSchema, AuditQuerySchema, AuditReportSchema, AuditStatusSchema } from './audit.schema.ts';
import type { AuditService } from './audit.service.ts';
import { findingText } from './chain.rules.ts';

const tags = ['audit'];
const security = [{ session: [] }];

/** The audit administrator's three doors: read, state of the chain, verify. Nothing here changes an entry. */
export function registerAuditApi(
  app: HttpServer,
  deps: { audit: AuditService; actorOf: (request: HttpRequest) => Promise<Actor> },
): void {
  const { audit, actorOf } = deps;

  app.get(
    '/api/v1/audit',
    {
      schema: {
        tags,
        security,
        summary: 'Audit entries, newest first',
        querystring: AuditQuerySchema,
        response: { 200: AuditPageSchema },
      },
    },
    async (request) => audit.list(await actorOf(request), request.query),
  );
  app.get(
    '/api/v1/audit/status',
    {
      schema: {
        tags,
        security,
        summary: 'Length, last seal and last exported head of the chain',
        response: { 200: AuditStatusSchema },
      },
    },
    async (request) => audit.status(await actorOf(request)),
  );
  app.post(
    '/api/v1/audit/verify',
    {
      schema: {
        tags,
        security,
        summary: 'Recompute the chain and compare it with the exported heads',
        response: { 200: AuditReportSchema },
      },
    },
    async (request) => {
      const actor = await actorOf(request);
      const report = await audit.verify(actor);
      const findings = report.findings.map((finding) => ({ ...finding, message: findingText(finding, actor.locale) }));
      return { ...report, findings };
    },
  );
}
