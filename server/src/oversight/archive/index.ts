export { createArchiveService, type ArchiveService } from './archive.service.ts';
