import type { Database } from '../../kernel/db/index.ts';
import type { FileStore } from '../../kernel/files/index.ts';
import type { KeyRing } from '../../kernel/keys/index.ts';
import { createVirusScanner, type VirusScanner } from '../../kernel/scan/index.ts';
import type { CalendarService } from '../../foundation/calendar/index.ts';
import type { FileChecks } from '../../foundation/gate/checks/index.ts';
import type { OrganisationsService } from '../../foundation/organisations/index.ts';
import type { WorkflowService } from '../../foundation/workflow/index.ts';
import { createApplicantService } from './applicant/applicant.service.ts';
import { createCalendarFeedService, type CalendarSources } from './calendar-feed/calendar-feed.service.ts';
import { createComplaintsService } from './complaints/complaints.service.ts';
import { createDossierService } from './disputes/dossier.service.ts';
import { createDisputesService } from './disputes/disputes.service.ts';
import { createCaseLetters } from './handling/case-letters.service.ts';
import { createCasesService } from './handling/cases.service.ts';
import { createRequestDesk } from './handling/desk.ts';
import { createDispatchService } from './handling/dispatch.service.ts';
import { createLimitsService } from './handling/limits.service.ts';
import { createLoadService } from './handling/load.service.ts';
import { createStepPreview } from './handling/step-preview.service.ts';
import { createStepsService } from './handling/steps.service.ts';
import { createWorkService } from './handling/work.service.ts';
import { createHidingService } from './hiding/hiding.service.ts';
import { createDraftsService } from './intake/drafts.service.ts';
import { createIntakeService } from './intake/intake.service.ts';
import { createStatusService } from './intake/status.service.ts';
import { createOpeningsService, type OpeningsDeps } from './openings/openings.service.ts';
import type { LettersService } from './letters/letters.service.ts';
import { createTemplateHistoryService } from './letters/template-history.service.ts';
import { createRetentionService } from './retention/retention.service.ts';
import { createRedactionService, type RedactionDeps } from './redaction/redaction.service.ts';
import { createRequestVault } from './request-vault.ts';
import { REQUEST_SETTINGS, type RequestSettings } from './requests.settings.ts';

export interface RequestsDeps {
  db: Database;
  keys: KeyRing;
  files: FileStore;
  calendar: CalendarService;
  workflows: WorkflowService;
  organisations: OrganisationsService;
  now: () => Date;
  letters: LettersService;
  /** Where an applicant follows his case, named in receipts. */
  statusUrl?: string;
  settings?: Partial<RequestSettings>;
  /** Looks for viruses in what applicants send; left out, nobody looks. */
  scanner?: VirusScanner;
  checks?: Pick<FileChecks, 'check'>;
  /** What else falls due for officers, for the one calendar address that each may have. */
  dueDays?: CalendarSources;
}
export type RequestsServices = ReturnType<typeof createRequestsServices>;

/** The services of the module, made from what it stands on. */
export function createRequestsServices({ keys, settings: own, ...rest }: RequestsDeps) {
  const settings: RequestSettings = { ...REQUEST_SETTINGS, ...own };
  const scanner = rest.scanner ?? createVirusScanner('');
  const deps = { ...rest, settings, scanner, vault: createRequestVault(keys) };
  const desk = createRequestDesk(deps);
  const dispatch = createDispatchService({ ...deps, desk });
  const caseLetters = createCaseLetters(deps);
  const cases = createCasesService({ ...deps, desk });
  const steps = createStepsService({ ...deps, desk, dispatch, caseLetters });
  const intake = createIntakeService(deps);
  const statuses = createStatusService(deps);
  const complaints = createComplaintsService(deps);
  const limits = createLimitsService(deps);
  const drafts = createDraftsService(deps);
  const hidings = createHidingService({ ...deps, desk });
  return {
    settings,
    steps,
    previewStep: createStepPreview({ ...deps, desk, steps, caseLetters }),
    dispatch,
    cases,
    loads: createLoadService({ ...deps, desk }),
    dossiers: createDossierService({ ...deps, desk, cases }),
    work: createWorkService({ ...deps, desk, steps, caseLetters }),
    intake,
    drafts,
    statuses,
    applicants: createApplicantService({ ...deps, desk, steps, statuses, complaints }),
    complaints,
    disputes: createDisputesService(rest),
    calendarFeeds: createCalendarFeedService(deps),
    hidings,
    /** After a change of the calendar: how many last days moved, of replies, of who is heard, of disputes. */
    recalculate: async (tenantId: string): Promise<number> =>
      (await cases.recalculateClocks(tenantId)) + (await limits.recalculate(tenantId)),
    /** What time alone brings: see recalculate, and drafts whose time is over. */
    async sweep(tenantId: string): Promise<void> {
      await this.recalculate(tenantId);
      await drafts.sweep(tenantId);
    },
    /** What waits for somebody, for the work bench. */
    todos: [cases.listTodos, hidings.listTodos],
    retention: createRetentionService({ ...deps, keys }),
    /** Called once, where documents are wired: what requests make public stands on them. */
    openingsOn: (documents: OpeningsDeps['documents']) => createOpeningsService({ ...deps, documents }),
    /** Called once, where there is what redacts, checks and prints files. */
    redactionsOn: (engines: Pick<RedactionDeps, 'redactor' | 'checks' | 'printer'>) =>
      createRedactionService({ ...rest, ...engines, keys }),
    templateHistory: createTemplateHistoryService(rest),
  };
}
