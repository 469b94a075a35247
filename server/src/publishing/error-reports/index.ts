export { createErrorReportsService, type ErrorReportsService } from './error-reports.service.ts';
export { registerErrorReports } from './error-reports.portal.tsx';
export { ERROR_REPORT_EVIDENCE } from './evidence.rules.ts';
