export { createErrorReportsService, type ErrorReportsService } from './error-reports.service.ts';
export { registerErrorReports } from './error-reports.portal.tsx';
