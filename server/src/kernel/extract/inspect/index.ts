/** Looks for what a file carries beside what it shows. */
export { inspectFile } from './inspect.service.ts';
export { readCsv } from './plain.ts';
export type {
  Inspection,
  InspectionLimits,
  Layer,
  TextPart,
  Trace,
  TraceCode,
  UncheckedCode,
} from './inspect.schema.ts';
