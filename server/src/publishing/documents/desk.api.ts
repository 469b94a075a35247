import type { Database } from '../../kernel/db/index.ts';
import type { FileStore } from '../../kernel/files/index.ts';
import type { HttpServer } from '../../kernel/http/index.ts';
import type { CalendarService } from '../../foundation/calendar/index.ts';
import type { ReviewService } from '../../foundation/review/index.ts';
import { registerDisclosureApi, type DisclosureApiDeps } from './disclosure.api.ts';
import { createDisclosureService } from './disclosure.service.ts';
import { registerPreviewsPortal, type PreviewsPortalDeps } from './previews.portal.tsx';
import { createPreviewsService } from './previews.service.ts';
import { createWorkbenchService, type WorkbenchDeps } from './workbench.service.ts';

export interface DocumentsDeskDeps {
  db: Database;
  files: FileStore;
  calendar: CalendarService;
  now: () => Date;
  /** Months after which what is withheld has to be looked at again. */
  reviewMonths: number;
  reviews: ReviewService;
  /** What other modules have to do for an officer. */
  more: WorkbenchDeps['more'];
}

/** What officers do about a document beside its text: the work bench, deciding on disclosure, showing it to people outside before it is public. */
export function createDocumentsDesk({ db, files, calendar, now, reviewMonths, reviews, more }: DocumentsDeskDeps) {
  const disclosure = createDisclosureService({ db, calendar, now, reviewMonths });
  const previews = createPreviewsService({ db, files, now });
  return {
    workbench: createWorkbenchService({ db, reviews, disclosure, ...(more ? { more } : {}) }),
    register(
      app: HttpServer,
      http: Omit<PreviewsPortalDeps & DisclosureApiDeps, 'app' | 'disclosure' | 'previews'>,
    ): void {
      registerDisclosureApi(app, { ...http, disclosure });
      registerPreviewsPortal({ ...http, app, previews });
    },
  };
}
