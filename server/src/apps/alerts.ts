import { runTimetable, type OutboxConsumer } from '../kernel/jobs/index.ts';
import { createMailer } from '../kernel/mail/index.ts';
import type { Printer } from '../kernel/print/index.ts';
import type { SitesService } from '../foundation/organisations/index.ts';
import type { FollowedLists } from '../outward/feeds/index.ts';
import { createAlertPlanner, createAlertSender, type SubscriptionsService } from '../outward/subscriptions/index.ts';
import { createLetterMail } from '../participation/requests/index.ts';
import type { Installation } from './installation.ts';
import { originOfSite } from './site-finder.ts';

/** Connections to the mail server: as many messages are in doubt when the process is killed. */
const MAIL_CONNECTIONS = 4;

/** Finds news for those who follow by mail, and sends it; two loops, so that a long sending keeps nothing waiting. Returns how to stop them. */
export function runAlerts(
  { db, databaseUrl, keys, config, log, now }: Installation,
  subscriptions: SubscriptionsService,
  lists: FollowedLists,
  sites: SitesService,
): () => Promise<void> {
  const { smtpUrl: url, mailFrom: from } = config;
  const connections = MAIL_CONNECTIONS;
  const mailer = createMailer({ url, from, connections });
  const sender = createAlertSender({
    ...{ db, keys, lists, subscriptions, mailer, log, connections, messageHost: from.split('@')[1] ?? 'localhost' },
    siteOf: async ({ tenantId, siteId }) => {
      const one = await sites.get(tenantId, siteId);
      return { name: one.name, origin: originOfSite(config, one) };
    },
  });
  const planning = runTimetable(databaseUrl, [createAlertPlanner({ db, lists, subscriptions, now, log })], log);
  const sending = runTimetable(databaseUrl, [sender], log);
  return async () => {
    sender.stop();
    await Promise.all([planning.stop(), sending.stop()]);
    mailer.close();
  };
}

/** Sends letters of requests by mail, on a connection of their own: a long sending of alerts must not keep what the law counts days for. */
export function openLetterMail(
  { db, keys, files, config, now }: Installation,
  printer: Printer,
): { consumer: OutboxConsumer; close(): void } {
  const { smtpUrl: url, mailFrom: from } = config;
  const mailer = createMailer({ url, from, connections: 1 });
  return { consumer: createLetterMail({ db, keys, files, printer, mailer, from, now }), close: () => mailer.close() };
}
