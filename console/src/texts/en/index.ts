import { annualReport } from './annual-report.ts';
import type { Texts } from '../index.ts';
import { accounts } from './accounts.ts';
import { audit } from './audit.ts';
import { bulk } from './bulk.ts';
import { calendar } from './calendar.ts';
import { caseLetters } from './case-letters.ts';
import { catalog } from './catalog.ts';
import { common } from './common.ts';
import { documents } from './documents.ts';
import { errorReports } from './error-reports.ts';
import { findings } from './findings.ts';
import { gazette } from './gazette.ts';
import { happenings } from './happenings.ts';
import { identity } from './identity.ts';
import { imports } from './imports.ts';
import { interpretation } from './interpretation.ts';
import { normative } from './normative.ts';
import { organisations } from './organisations.ts';
import { receipts } from './receipts.ts';
import { letterTexts } from './letter-texts.ts';
import { requestCalendar } from './request-calendar.ts';
import { requestDestructions } from './request-destructions.ts';
import { requestHidings } from './request-hidings.ts';
import { requestOpenings } from './request-openings.ts';
import { requestRegisters } from './request-registers.ts';
import { redaction } from './redaction.ts';
import { requests } from './requests.ts';
import { reviews } from './reviews.ts';
import { columns } from './columns.ts';
import { pages } from './pages.ts';
import { channels } from './channels.ts';
import { readingPoints } from './reading-points.ts';
import { duties, obligations } from './duties.ts';
import { evaluations } from './evaluations.ts';
import { ledgers } from './ledgers.ts';
import { rulePacks } from './rule-packs.ts';
import { registers } from './registers.ts';
import { siteHealth } from './site-health.ts';
import { sites } from './sites.ts';
import { shell } from './shell.ts';
import { tasks } from './tasks.ts';
import { timed } from './timed.ts';
import { workPlans } from './work-plans.ts';
import { workbench } from './workbench.ts';

export const en: Texts = {
  accounts,
  audit,
  bulk,
  calendar,
  caseLetters,
  catalog,
  common,
  documents,
  errorReports,
  findings,
  gazette,
  happenings,
  identity,
  imports,
  interpretation,
  normative,
  organisations,
  receipts,
  redaction,
  requests,
  requestCalendar,
  requestDestructions,
  requestHidings,
  requestOpenings,
  requestRegisters,
  letterTexts,
  reviews,
  columns,
  pages,
  channels,
  readingPoints,
  annualReport,
  duties,
  obligations,
  evaluations,
  ledgers,
  rulePacks,
  registers,
  siteHealth,
  sites,
  shell,
  tasks,
  timed,
  workPlans,
  workbench,
};
