import { createCalendarService, type CalendarService } from '../foundation/calendar/index.ts';
import { createDutiesServices, RULE_PACKS, type DutiesServices } from '../oversight/duties/index.ts';
import { EVIDENCE_TYPES } from './evidence-types.ts';
import type { Installation } from './installation.ts';

/** Duties of an installation, the same for the server and for commands: all kinds of evidence, all rule packs. */
export const openDuties = (
  installation: Installation,
  calendar: Pick<CalendarService, 'forTenant'> = createCalendarService(installation),
): DutiesServices =>
  createDutiesServices({ ...installation, calendar, evidenceTypes: EVIDENCE_TYPES, packs: RULE_PACKS });
