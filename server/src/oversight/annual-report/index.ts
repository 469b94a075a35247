export { createAnnualReportService, type AnnualReportService } from './annual-report.service.ts';
export { registerAnnualReportApi } from './annual-report.api.ts';
export { ANNUAL_REPORT_EVIDENCE } from './evidence.rules.ts';
