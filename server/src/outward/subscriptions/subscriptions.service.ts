import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Database } from '../../kernel/db/index.ts';
import type { Locale } from '../../kernel/errors/index.ts';
import { wakeTimetable } from '../../kernel/jobs/index.ts';
import type { KeyRing } from '../../kernel/keys/index.ts';
import { requirePermission, systemActor, write, type Actor } from '../../foundation/audit/index.ts';
import { listAt, pathOfList, type FollowedLists, type ListPlace } from '../feeds/index.ts';
import { insertMessage } from './messages.repo.ts';
import { subscriptionErrors } from './subscriptions.errors.ts';
import {
  claimEntries,
  countConfirmations,
  countSubscriptions,
  findOpen,
  findSubscription,
  insertSubscription,
  isFollowed,
  listNeverConfirmed,
  lockAddress,
  updateAsked,
  updateConfirmed,
  updateEnded,
  type SubscriptionRow,
} from './subscriptions.repo.ts';
import { addressKey, ALERT_SETTINGS, entryKey, readAddress } from './subscriptions.rules.ts';
import { FREQUENCIES, type Frequency, type SubscriptionCounts } from './subscriptions.schema.ts';

export const ADDRESS_PURPOSE = 'subscriptions.address';
const PERMISSION = 'subscriptions.subscription.write';
/** Entries of a list that are looked at for news. */
export const LOOKED_AT = 100;

export interface SubscriptionsDeps {
  db: Database;
  keys: KeyRing;
  lists: FollowedLists;
  now: () => Date;
}
export type SubscriptionsService = ReturnType<typeof createSubscriptionsService>;
/** What was wrong with what somebody filled in; null when nothing was. */
export type AskFault = 'address' | 'list' | null;

/** Alerts by mail without an account: asked for, confirmed from the mailbox, ended with one click. */
export function createSubscriptionsService({ db, keys, lists, now }: SubscriptionsDeps) {
  const secret = keys.derive('subscriptions.links');
  const tokenOf = (id: string) => createHmac('sha256', secret).update(id).digest('base64url').slice(0, 32);
  const actorOf = (tenantId: string) => systemActor(tenantId, 'portal:subscriptions');

  async function getByLink(tenantId: string, id: string, token: string): Promise<SubscriptionRow> {
    const [own, given] = [Buffer.from(tokenOf(id)), Buffer.from(token)];
    const isOwn = own.length === given.length && timingSafeEqual(own, given);
    const row = isOwn ? await findSubscription(db, tenantId, id) : null;
    if (!row) throw subscriptionErrors.link_wrong();
    return row;
  }

  async function end(tenantId: string, id: string, reason: 'unsubscribed' | 'bounced' | 'never_confirmed') {
    // Ended before: nothing to write, so it is asked first; of two at once the second finds it ended and records that nothing changed.
    if ((await findSubscription(db, tenantId, id))?.state === 'ended') return;
    await write(db, actorOf(tenantId), { permission: PERMISSION }, async ({ tx, record }) => {
      const changed = await updateEnded(tx, tenantId, id, reason, now());
      const after = { reason, changed };
      record({ action: 'subscriptions.subscription.ended', subjectType: 'mail_subscription', subjectId: id, after });
    });
  }

  return {
    /** Where the receiver of a subscription's mails confirms and ends it. */
    ownPath: (id: string): string => `/subscriptions/${id}/${tokenOf(id)}`,

    /**
     * Somebody asks for alerts of a list at an address. The answer is the same whether the address is known, new, or asked for too often;
     * only the mail tells. Nothing but a confirmation is sent before its receiver confirmed.
     */
    async ask(
      place: ListPlace,
      input: { address: string; listAddress: string; frequency: string; locale: Locale },
    ): Promise<AskFault> {
      const list = listAt(input.listAddress);
      if (!list || (await lists.findTitle(place, list)) === null) return 'list';
      const address = readAddress(input.address);
      if (!address) return 'address';
      const frequency: Frequency = FREQUENCIES.find((known) => known === input.frequency) ?? 'daily';
      const { tenantId, siteId } = place;
      const listPath = pathOfList(list);
      const addressIndex = keys.blindIndex(ADDRESS_PURPOSE, addressKey(address));
      const sealed = await keys.seal(ADDRESS_PURPOSE, address);
      const at = now();
      await write(db, actorOf(tenantId), { permission: PERMISSION }, async ({ tx, record }) => {
        await lockAddress(tx, addressIndex);
        const since = new Date(at.getTime() - 86_400_000);
        const known = await findOpen(tx, place, addressIndex, listPath);
        const isTooMuch =
          (await countConfirmations(tx, tenantId, addressIndex, since)) >= ALERT_SETTINGS.confirmationsPerDay;
        let id = known?.id ?? '';
        if (!isTooMuch) {
          if (known?.state === 'asked') await updateAsked(tx, known, frequency, at);
          const row = { tenantId, siteId, listPath, locale: input.locale, frequency, address: sealed, addressIndex };
          id ||= await insertSubscription(tx, { ...row, askedAt: at });
          const kind = known?.state === 'active' ? ('known' as const) : ('confirm' as const);
          await insertMessage(tx, { tenantId, subscriptionId: id, kind });
        }
        // The audit tells what was asked for, never by whom.
        const after = { listPath, frequency, isTooMuch };
        record({ action: 'subscriptions.subscription.asked', subjectType: 'mail_subscription', subjectId: id, after });
        await wakeTimetable(tx);
      });
      return null;
    },

    /** The subscription that a link from a mail names, with the name of its list. Throws link_wrong. */
    async get(tenantId: string, id: string, token: string): Promise<SubscriptionRow & { listTitle: string }> {
      const row = await getByLink(tenantId, id, token);
      const list = listAt(row.listPath);
      const listTitle = list && (await lists.findTitle(row, list));
      return { ...row, listTitle: listTitle ?? row.listPath };
    },

    /** The receiver confirms; confirming twice changes nothing. What stands in the list by then is not news for it. */
    async confirm(tenantId: string, id: string, token: string): Promise<void> {
      const row = await getByLink(tenantId, id, token);
      if (row.state !== 'asked') return;
      const list = listAt(row.listPath);
      const standing = (list && (await lists.newest(row, list, LOOKED_AT))) ?? [];
      await write(db, actorOf(tenantId), { permission: PERMISSION }, async ({ tx, record }) => {
        const isFirst = !(await isFollowed(tx, row, row.frequency));
        if (isFirst) await claimEntries(tx, row, row.frequency, standing.map(entryKey));
        const changed = await updateConfirmed(tx, tenantId, id, now());
        const after = { changed };
        record({
          action: 'subscriptions.subscription.confirmed',
          subjectType: 'mail_subscription',
          subjectId: id,
          after,
        });
      });
    },

    /** The receiver has enough; the address is forgotten at once. Ending twice changes nothing. Throws link_wrong. */
    async unsubscribe(tenantId: string, id: string, token: string): Promise<void> {
      await end(tenantId, (await getByLink(tenantId, id, token)).id, 'unsubscribed');
    },

    /** A mail server says that the mailbox does not exist. */
    endBounced: (tenantId: string, id: string): Promise<void> => end(tenantId, id, 'bounced'),

    /** Forgets addresses that were never confirmed. Returns how many. */
    async forgetUnconfirmed(): Promise<number> {
      const before = new Date(now().getTime() - ALERT_SETTINGS.confirmHours * 3_600_000);
      const rows = await listNeverConfirmed(db, before, 500);
      for (const { tenantId, id } of rows) await end(tenantId, id, 'never_confirmed');
      return rows.length;
    },

    /** How many there are, for staff; addresses are shown to nobody. */
    async count(actor: Actor): Promise<SubscriptionCounts> {
      requirePermission(actor, 'documents.document.read');
      return countSubscriptions(db, actor.tenantId, new Date(now().getTime() - 86_400_000));
    },
  };
}
