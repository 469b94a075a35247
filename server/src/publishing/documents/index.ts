import { equalBefore } from './import.rules.ts';
import * as published from './published.repo.ts';
import { addressKey, resolveAddress } from './saved-page.rules.ts';

/** What readers may see of documents: every query starts from the gate's filter. */
export { published };
/** Pages of an older site as they are imported. */
export const savedPages = { addressKey, resolveAddress, equalBefore };
export { registerDocumentsApi } from './documents.api.ts';
export { combineBesides, registerDocumentsPortal } from './documents.portal.tsx';
export { PublishedSummary } from './documents.schema.ts';
export { createDocumentsService, type DocumentsService } from './documents.service.ts';
export { candidateOf, createDocumentImport, type DocumentImport } from './import.service.ts';
export type { SavedPage } from './saved-page.reading.ts';
export { fileRun, type FileReport, type RunOptions } from './import.run.ts';
export { createUploadsService } from './uploads.service.ts';
export { createDocumentsDesk } from './desk.api.ts';
export type { StepListener } from './steps.service.ts';
export { createDocumentRecord, createDocumentSurfaces } from './surfaces.service.ts';
