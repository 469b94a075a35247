import { createVirusScanner, type VirusScanner } from '../../kernel/scan/index.ts';
import type { FileStore } from '../../kernel/files/index.ts';
import { createAttachmentsService } from './attachments.service.ts';
import { createEntriesService, type EntriesDeps } from './entries.service.ts';
import { createLedgersReading } from './reading.service.ts';
import { createSheetsService } from './sheets.service.ts';
import { createTrainingService } from './training.service.ts';

export type LedgersServices = ReturnType<typeof createLedgersServices>;

/** Everything that ledgers do, on one set of parts. */
export function createLedgersServices(deps: EntriesDeps & { files: FileStore; scanner?: VirusScanner }) {
  const entries = createEntriesService(deps);
  return {
    entries,
    attachments: createAttachmentsService({ ...deps, scanner: deps.scanner ?? createVirusScanner(''), entries }),
    sheets: createSheetsService({ ...deps, entries }),
    training: createTrainingService(deps),
    reading: createLedgersReading({ ...deps, entries }),
  };
}
