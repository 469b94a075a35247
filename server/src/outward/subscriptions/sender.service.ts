import type { Database } from '../../kernel/db/index.ts';
import type { DueWork } from '../../kernel/jobs/index.ts';
import type { KeyRing } from '../../kernel/keys/index.ts';
import type { Logger } from '../../kernel/log/index.ts';
import type { Mailer, MailResult } from '../../kernel/mail/index.ts';
import { published } from '../../publishing/documents/index.ts';
import { listAt, type FollowedLists, type ListPlace } from '../feeds/index.ts';
import { writeLetter, type Letter } from './letters.rules.ts';
import {
  findAlertDocuments,
  findNextMessage,
  requeueInDoubt,
  settleAndTake,
  type Settlement,
  type Task,
} from './messages.repo.ts';
import { retryIn } from './subscriptions.rules.ts';
import { ADDRESS_PURPOSE, type SubscriptionsService } from './subscriptions.service.ts';

export interface SenderDeps {
  db: Database;
  keys: KeyRing;
  lists: Pick<FollowedLists, 'findTitle'>;
  subscriptions: Pick<SubscriptionsService, 'ownPath' | 'endBounced'>;
  mailer: Mailer;
  /** Host part of Message-IDs: the sender's domain. */
  messageHost: string;
  siteOf: (place: ListPlace) => Promise<{ name: string; origin: string }>;
  log: Logger;
  /** Messages being handed over at once; that many are in doubt when the process dies. */
  connections: number;
}

/** After nobody answered, nothing is tried for so long. */
const REST_MS = 30_000;
/** A letter's content serves its other receivers for so long: a withdrawal has to be seen in what goes out. */
const CONTENT_MS = 1000;
const CONTENTS = 50;

type Content = Pick<Letter, 'siteName' | 'origin' | 'listTitle' | 'entries'>;

/**
 * Hands over what waits, several at a time, in bounded memory. Before a message is handed over its row says so, after that what became of it.
 * A process that dies in between leaves at most `connections` messages of which nobody can know; they go out again under the same Message-ID.
 */
export function createAlertSender(deps: SenderDeps): DueWork & { stop(): void } {
  const { db, keys, lists, subscriptions, mailer, log } = deps;
  const contents = new Map<string, { until: number; content: Promise<Content> }>();
  let isStopped = false;
  let isFirst = true;
  let restsUntil = 0;

  async function contentOf(task: Task): Promise<Content> {
    const list = listAt(task.listPath);
    const [site, listTitle, summaries] = await Promise.all([
      deps.siteOf(task),
      list && lists.findTitle(task, list),
      task.alertId
        ? findAlertDocuments(db, task.tenantId, task.alertId).then(async (ids) => {
            // What is not public any more is missing; the rest stays in the order of the list.
            const shown = await published.listSummaries(db, task.tenantId, ids);
            return shown.sort((a, b) => ids.indexOf(a.id) - ids.indexOf(b.id));
          })
        : [],
    ]);
    return {
      ...{ siteName: site.name, origin: site.origin, listTitle: listTitle ?? task.listPath },
      entries: summaries.map(({ title, url, organisation, publishedOn }) => ({
        ...{ title, path: url, author: organisation.name, on: publishedOn ?? '' },
      })),
    };
  }

  function keptContent(task: Task): Promise<Content> {
    if (!task.alertId) return contentOf(task);
    const key = task.alertId;
    const kept = contents.get(key);
    if (kept && kept.until > Date.now()) return kept.content;
    const content = contentOf(task);
    content.catch(() => contents.delete(key));
    contents.delete(key);
    contents.set(key, { until: Date.now() + CONTENT_MS, content });
    for (const oldest of contents.keys()) {
      if (contents.size <= CONTENTS) break;
      contents.delete(oldest);
    }
    return content;
  }

  async function hand(task: Task): Promise<Settlement> {
    const isWanted = task.kind === 'confirm' ? task.state === 'asked' : task.state === 'active';
    if (!isWanted || task.address === '') return { state: 'dropped', error: 'ended' };
    const content = await keptContent(task);
    if (task.kind === 'alert' && content.entries.length === 0) return { state: 'dropped', error: 'withdrawn' };
    const letter = writeLetter({
      ...content,
      kind: task.kind,
      locale: task.locale,
      listPath: task.listPath,
      ownPath: subscriptions.ownPath(task.subscriptionId),
      messageId: `${task.id}@${deps.messageHost}`,
      to: await keys.open(ADDRESS_PURPOSE, task.address),
    });
    return settlementOf(task, await mailer.send(letter));
  }

  async function settlementOf(task: Task, result: MailResult): Promise<Settlement> {
    if (result.kind === 'accepted') return { state: 'sent', error: '' };
    const error = result.reason;
    if (result.kind === 'no_mailbox') {
      await subscriptions.endBounced(task.tenantId, task.subscriptionId);
      return { state: 'refused', error };
    }
    if (result.kind === 'refused') return { state: 'refused', error };
    if (result.kind === 'unreachable') {
      restsUntil = Date.now() + REST_MS;
      log.warn({ reason: error }, 'the mail server does not take anything; alerts wait');
      return { state: 'waiting', error, seconds: 0, counts: false };
    }
    const minutes = retryIn(task.attempts);
    return minutes === null
      ? { state: 'given_up', error }
      : { state: 'waiting', error, seconds: minutes * 60, counts: true };
  }

  async function work(): Promise<number> {
    let handed = 0;
    let done: { task: Task; settlement: Settlement } | null = null;
    for (;;) {
      const wanted = !isStopped && Date.now() >= restsUntil;
      const task: Task | null = await settleAndTake(db, done, wanted);
      if (!task) return handed;
      const settlement: Settlement = await hand(task).catch((error: Error) => {
        log.error({ err: error, message: task.id }, 'an alert could not be written');
        return { state: 'waiting', error: error.message.slice(0, 300), seconds: 300, counts: true };
      });
      done = { task, settlement };
      handed += 1;
    }
  }

  return {
    name: 'mail',
    async run() {
      if (isFirst) {
        const inDoubt = await requeueInDoubt(db);
        if (inDoubt > 0) log.warn({ inDoubt }, 'messages in doubt go out again under their Message-ID');
        isFirst = false;
      }
      if (Date.now() < restsUntil) return 0;
      const handed = await Promise.all(Array.from({ length: deps.connections }, work));
      return handed.reduce((sum, count) => sum + count, 0);
    },
    async next() {
      const next = await findNextMessage(db);
      return next && new Date(Math.max(next.getTime(), restsUntil));
    },
    stop() {
      isStopped = true;
    },
  };
}
