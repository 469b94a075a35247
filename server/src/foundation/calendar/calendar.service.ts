import type { Database, Queryable } from '../../kernel/db/index.ts';
import type { Locale } from '../../kernel/errors/index.ts';
import { write, type Actor } from '../audit/index.ts';
import { listShippedYears } from './calendar.data.ts';
import { calendarErrors } from './calendar.errors.ts';
import { checkYears, faultDetails, readCalendarFile } from './calendar-file.rules.ts';
import { listLoadedYears, listVersions, lockCalendar, upsertYear, type LoadedYear } from './calendar.repo.ts';
import { createTurns } from './calendar.turns.ts';
import { calendarOf, mergeYears, type WorkdayCalendar } from './calendar.rules.ts';
import type {
  CalendarFault,
  CalendarYear,
  CalendarYearInput,
  CalendarYearView,
  SavedCalendarYear,
} from './calendar.schema.ts';

const WRITE = 'calendar.year.write';

export type CalendarService = ReturnType<typeof createCalendarService>;

/** The working-day calendar of each tenant: the years of the release with the tenant's own above them. */
export function createCalendarService(deps: { db: Database; now: () => Date }) {
  const { db, now } = deps;
  const shipped = listShippedYears();
  const known = new Map<string, { versions: string; calendar: WorkdayCalendar }>();

  // One look at a handful of numbers instead of a cache that could be stale: a deadline must not rest on an old calendar.
  const look = createTurns((tenantId: string) => listVersions(db, tenantId));

  async function forTenant(tenantId: string, at: Queryable = db): Promise<WorkdayCalendar> {
    const versions = JSON.stringify(await (at === db ? look(tenantId) : listVersions(at, tenantId)));
    const before = known.get(tenantId);
    if (before?.versions === versions) return before.calendar;
    const loaded = await listLoadedYears(at, tenantId);
    const calendar = calendarOf(mergeYears(shipped, loaded.map(plainYear)));
    // Under the versions that were read with the days, not under those asked for first.
    known.set(tenantId, {
      versions: JSON.stringify(loaded.map(({ year, version }) => ({ year, version }))),
      calendar,
    });
    return calendar;
  }

  async function findYear(source: Queryable, tenantId: string, year: number): Promise<LoadedYear | null> {
    const loaded = (await listLoadedYears(source, tenantId)).find((entry) => entry.year === year);
    const release = shipped.find((entry) => entry.year === year);
    return loaded ?? (release ? { ...release, version: 0 } : null);
  }

  /** Writes what differs from what stands; returns the years written. Nothing is written when one of them has a fault. */
  async function save(
    actor: Actor,
    years: readonly CalendarYear[],
    expectedVersion: number | null,
  ): Promise<{ written: number[] }> {
    const faults = checkYears(years).filter((entry) => entry.severity === 'fault');
    if (faults.length > 0) throw calendarErrors.invalid_years(faultDetails(faults));
    return write(db, actor, { permission: WRITE }, async ({ tx, record }) => {
      await lockCalendar(tx, actor.tenantId);
      const written: number[] = [];
      for (const entry of years) {
        const before = await findYear(tx, actor.tenantId, entry.year);
        if (expectedVersion !== null && (before?.version ?? 0) !== expectedVersion) {
          throw calendarErrors.conflict({ year: entry.year });
        }
        const unchanged = before !== null && sameYear(before, entry);
        if (!unchanged) {
          await upsertYear(tx, actor.tenantId, entry, { by: actor.name, at: now() });
          written.push(entry.year);
        }
        record({
          action: unchanged ? 'calendar.year.confirmed' : 'calendar.year.loaded',
          subjectType: 'calendar_year',
          subjectId: String(entry.year),
          before: unchanged || before === null ? undefined : plainYear(before),
          after: unchanged ? undefined : entry,
        });
      }
      return { written };
    });
  }

  async function getYear(tenantId: string, year: number): Promise<CalendarYearView> {
    const entry = await findYear(db, tenantId, year);
    const calendar = await forTenant(tenantId);
    const origin = entry === null ? 'none' : entry.version > 0 ? 'loaded' : 'release';
    const { notices, off, work } = entry ?? { notices: [], off: [], work: [] };
    const workdays = calendar.workdaysIn(year).count;
    return { year, published: entry !== null, origin, version: entry?.version ?? 0, workdays, notices, off, work };
  }

  return {
    /** The calendar by which the deadlines of this tenant are counted now. Inside a transaction it is read there (`at`): many that each wait for a second connection stop each other. */
    forTenant,

    /** A year with its source; one that nobody published says so. */
    getYear,

    /** Replaces one year. Throws access.denied, calendar.invalid_years with all faults, or calendar.conflict. */
    async setYear(actor: Actor, year: number, input: CalendarYearInput): Promise<SavedCalendarYear> {
      const { version, notices, off, work } = input;
      const entry = { year, notices, off: [...off].sort(), work: [...work].sort() };
      await save(actor, [entry], version);
      const warnings = textsOf(checkYears([entry]), actor.locale);
      return { ...(await getYear(actor.tenantId, year)), warnings };
    },

    /** Takes a calendar file (JSON text) whole or not at all; loading it again changes nothing. Throws like setYear. */
    async loadFile(actor: Actor, text: string): Promise<{ years: number[]; written: number[]; warnings: string[] }> {
      const { years, faults, warnings } = readCalendarFile(text);
      if (faults.length > 0) throw calendarErrors.invalid_years(faultDetails(faults));
      const { written } = await save(actor, years, null);
      return { years: years.map((entry) => entry.year), written, warnings: textsOf(warnings, actor.locale) };
    },
  };
}

const plainYear = ({ year, notices, off, work }: CalendarYear): CalendarYear => ({ year, notices, off, work });

/** Same days from the same notices; the order within a list says nothing. */
function sameYear(a: CalendarYear, b: CalendarYear): boolean {
  const contentOf = ({ notices, off, work }: CalendarYear) =>
    JSON.stringify([
      notices.map(({ title, number, madeOn }) => [title, number ?? '', madeOn ?? '']),
      [...off].sort(),
      [...work].sort(),
    ]);
  return contentOf(a) === contentOf(b);
}

const textsOf = (found: readonly CalendarFault[], locale: Locale) =>
  found.map(({ year, value, text }) => [year, value, text[locale]].filter(Boolean).join(' '));
