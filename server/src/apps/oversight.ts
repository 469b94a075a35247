import type { HttpRequest, HttpServer } from '../kernel/http/index.ts';
import type { Actor } from '../foundation/audit/index.ts';
import type { WorkflowService } from '../foundation/workflow/index.ts';
import type { DocumentsService } from '../publishing/documents/index.ts';
import { createAnnualReportService, registerAnnualReportApi } from '../oversight/annual-report/index.ts';
import { createWorkPlans, registerPlansApi } from '../oversight/work-plans/index.ts';
import type { Installation } from './installation.ts';

/** What oversight stands on, and what of it people and programs reach: one place, so that the start of the server stays readable. */
export function createOversight(
  installation: Installation,
  parts: { workflows: WorkflowService; documents: DocumentsService },
) {
  const workPlans = createWorkPlans({ ...installation, ...parts });
  return {
    workPlans,
    register(deps: { app: HttpServer; actorOf: (request: HttpRequest) => Promise<Actor> }): void {
      const { app, actorOf } = deps;
      registerAnnualReportApi(app, { annualReports: createAnnualReportService(installation), actorOf });
      registerPlansApi(app, { ...workPlans, actorOf });
    },
  };
}
