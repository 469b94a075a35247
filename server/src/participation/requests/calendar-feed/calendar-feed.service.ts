import { randomBytes } from 'node:crypto';
import type { Database } from '../../../kernel/db/index.ts';
import { requirePermission, write, type Actor } from '../../../foundation/audit/index.ts';
import { PERMISSIONS } from '../request-flow.rules.ts';
import type { RequestVault } from '../request-vault.ts';
import { writeCalendar, type CalendarDay, type DueDay } from './calendar-feed.rules.ts';
import { deleteFeed, findFeedSince, listFeed, saveFeed } from './calendar-feed.repo.ts';

export type CalendarFeedService = ReturnType<typeof createCalendarFeedService>;

/** Days of other modules, and the permissions of those who have some. */
export interface CalendarSources {
  permissions: readonly string[];
  list(owner: { tenantId: string; name: string }): Promise<CalendarDay[]>;
}

/** The last days of an officer's cases for his own calendar program, under an address that he can take back. */
export function createCalendarFeedService(deps: {
  db: Database;
  vault: RequestVault;
  now: () => Date;
  /** What else falls due for an officer, of modules that stand on this one: one address has all of it. */
  dueDays?: CalendarSources;
}) {
  const { db, vault, now, dueDays } = deps;
  /** Whoever has something that falls due may have an address. */
  const permissionOf = (actor: Actor) =>
    [PERMISSIONS.read, ...(dueDays?.permissions ?? [])].find((one) => actor.can(one)) ?? PERMISSIONS.read;
  return {
    /** Since when there is an address; null when there is none. */
    find: async (actor: Actor): Promise<{ since: string | null }> => {
      requirePermission(actor, permissionOf(actor));
      return { since: (await findFeedSince(db, actor.tenantId, actor.id))?.toISOString() ?? null };
    },

    /** A new address, shown this once; an earlier one ends. */
    async renew(actor: Actor): Promise<{ path: string }> {
      const token = randomBytes(24).toString('base64url');
      await write(db, actor, { permission: permissionOf(actor) }, async (w) => {
        const feed = { accountId: actor.id, tokenIndex: vault.feedIndex(token), createdAt: now() };
        await saveFeed(w.tx, actor.tenantId, feed);
        w.record({ action: 'requests.calendar_feed.made', subjectType: 'account', subjectId: actor.id });
      });
      return { path: `/calendars/${token}.ics` };
    },

    async revoke(actor: Actor): Promise<void> {
      await write(db, actor, { permission: permissionOf(actor) }, async (w) => {
        await deleteFeed(w.tx, actor.tenantId, actor.id);
        w.record({ action: 'requests.calendar_feed.revoked', subjectType: 'account', subjectId: actor.id });
      });
    },

    /** The calendar of an address; null for one that was taken back, never was, or whose account is closed. */
    async read(token: string): Promise<string | null> {
      const feed = await listFeed(db, vault.feedIndex(token));
      if (!feed) return null;
      const days = feed.rows.flatMap(({ id, number, dueOn, dueProvisional, applicantDueOn }): DueDay[] => [
        ...(dueOn ? [{ id, number, dueOn, what: 'reply' as const, isProvisional: dueProvisional }] : []),
        ...(applicantDueOn
          ? [{ id, number, dueOn: applicantDueOn, what: 'applicant' as const, isProvisional: false }]
          : []),
      ]);
      return writeCalendar(days, now(), (await dueDays?.list(feed.owner)) ?? []);
    },
  };
}
