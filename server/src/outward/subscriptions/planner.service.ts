import { inTransaction, type Database } from '../../kernel/db/index.ts';
import { wakeTimetable, type DueWork } from '../../kernel/jobs/index.ts';
import type { Logger } from '../../kernel/log/index.ts';
import { listAt, type FollowedLists } from '../feeds/index.ts';
import { deleteOld, fillSome, listFilling } from './messages.repo.ts';
import {
  claimEntries,
  findDigest,
  findLastPublication,
  insertAlert,
  insertDigest,
  listFollowed,
  type FollowedAt,
} from './subscriptions.repo.ts';
import { ALERT_SETTINGS, digestDue, entryKey, isNews } from './subscriptions.rules.ts';
import type { Frequency } from './subscriptions.schema.ts';
import { LOOKED_AT, type SubscriptionsService } from './subscriptions.service.ts';

export interface PlannerDeps {
  db: Database;
  lists: FollowedLists;
  subscriptions: Pick<SubscriptionsService, 'forgetUnconfirmed'>;
  now: () => Date;
  log: Logger;
}

/** Messages written in one transaction; bounds memory whatever the number of subscribers. */
const FILLED_AT_ONCE = 1000;
/** Lists are looked at again after so long although nothing was published: the search engine may have come later. */
const LOOK_AGAIN_MS = 60_000;
const SWEEP_MS = 3_600_000;
const DAY_MS = 86_400_000;

/** Finds what is news in the lists that are followed, and writes a message for everybody who follows them. Every step may be cut off and done again. */
export function createAlertPlanner({ db, lists, subscriptions, now, log }: PlannerDeps): DueWork {
  let seen = -1;
  let lookedAt = 0;
  let sweptAt = 0;

  /** One lot of news of one list: the claim and the alert stand together or not at all. */
  async function plan(followed: FollowedAt, frequency: Frequency): Promise<number> {
    const list = listAt(followed.listPath);
    const entries = list && (await lists.newest(followed, list, LOOKED_AT));
    const news = (entries ?? []).filter((entry) => isNews(entry, now()));
    if (news.length === 0) return 0;
    return inTransaction(db, async (tx) => {
      const claimed = await claimEntries(tx, followed, frequency, news.map(entryKey));
      const fresh = news.filter((entry) => claimed.has(entryKey(entry)));
      if (fresh.length === 0) return 0;
      const newestAt = fresh.reduce((latest, { updatedAt }) => (updatedAt > latest ? updatedAt : latest), new Date(0));
      await insertAlert(tx, followed, { frequency, newestAt, documentIds: fresh.map(({ id }) => id) });
      return 1;
    });
  }

  /** Each list by itself: one that fails must not keep the others from their readers. */
  async function planAll(followed: readonly FollowedAt[], frequency: Frequency): Promise<number> {
    let made = 0;
    let failure: unknown = null;
    for (const one of followed) {
      try {
        made += await plan(one, frequency);
      } catch (error) {
        failure = error;
        log.error({ err: error, list: one.listPath }, 'alerts of a list');
      }
    }
    if (failure && frequency !== 'at_once') throw failure;
    return made;
  }

  async function digests(): Promise<number> {
    let made = 0;
    for (const frequency of ['daily', 'weekly'] as const) {
      const due = digestDue(frequency, now());
      const byTenant = Map.groupBy(await listFollowed(db, frequency), ({ tenantId }) => tenantId);
      for (const [tenantId, followed] of byTenant) {
        if (((await findDigest(db, tenantId, frequency)) ?? '') >= due) continue;
        made += await planAll(followed, frequency);
        await inTransaction(db, (tx) => insertDigest(tx, tenantId, frequency, due));
      }
    }
    return made;
  }

  async function fill(): Promise<number> {
    let filled = 0;
    for (const alert of await listFilling(db)) {
      for (let more = true; more; filled++)
        more = await inTransaction(db, async (tx) => {
          const isMore = await fillSome(tx, alert, FILLED_AT_ONCE);
          if (!isMore || filled % 10 === 0) await wakeTimetable(tx);
          return isMore;
        });
    }
    return filled;
  }

  return {
    name: 'alerts',
    async run() {
      let done = 0;
      const at = now().getTime();
      const last = await findLastPublication(db);
      if (last !== seen || at - lookedAt > LOOK_AGAIN_MS) {
        done += await planAll(await listFollowed(db, 'at_once'), 'at_once');
        [seen, lookedAt] = [last, at];
      }
      done += await digests();
      done += await fill();
      if (at - sweptAt > SWEEP_MS) {
        await subscriptions.forgetUnconfirmed();
        const log = new Date(at - ALERT_SETTINGS.logDays * DAY_MS);
        await deleteOld(db, { log, claims: new Date(at - 60 * DAY_MS) });
        sweptAt = at;
      }
      return done;
    },
    // Rows say what is due; the sweep of the timetable looks often enough.
    next: async () => null,
  };
}
