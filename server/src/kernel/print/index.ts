/** Makes official documents as .docx and .pdf in the form of GB/T 9704. */
export { createPrinter, type Printer } from './print.service.ts';
export { printErrors } from './print.errors.ts';
export type { PrintBlock, PrintDocument, Printed, PrintFormat, PrintNote, PrintTableCell } from './print.schema.ts';
