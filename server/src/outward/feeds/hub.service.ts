import type { Database } from '../../kernel/db/index.ts';
import type { OutboxConsumer, StoredEvent } from '../../kernel/jobs/index.ts';
import type { Logger } from '../../kernel/log/index.ts';
import { systemActor } from '../../foundation/audit/index.ts';
import type { SitesService } from '../../foundation/organisations/index.ts';
import type { ColumnsService, PlacementsService } from '../../publishing/columns/index.ts';
import { listChangedUnits } from './feeds.repo.ts';
import { FEED_FORMATS, feedPath, type FollowedList } from './lists.rules.ts';

export interface HubDeps {
  db: Database;
  /** Address of a WebSub hub; '' for none: then nothing is told. */
  hubUrl: string;
  originOf: (site: { host: string | null }) => string;
  sites: Pick<SitesService, 'listOpen'>;
  columns: Pick<ColumnsService, 'listOpen'>;
  placements: Pick<PlacementsService, 'list'>;
  log: Logger;
  fetch?: typeof globalThis.fetch;
  /** Milliseconds before the second and the third attempt. */
  pauses?: readonly number[];
}

const ANSWER_MS = 10_000;
/** Addresses named to the hub in one request. */
const ADDRESSES = 60;

/**
 * Tells a WebSub hub which feeds have changed, after the surfaces were brought in line. A hub that does not answer is asked three times and
 * holds nothing up: feeds are right without it, only later. (W3C WebSub 2018 §6 leaves the way to the hub open; `hub.mode=publish` is what hubs take.)
 */
export function createHubNotifier(deps: HubDeps) {
  const { db, hubUrl, sites, columns, placements, log, fetch = globalThis.fetch, pauses = [2000, 10_000] } = deps;
  let telling: Promise<void> = Promise.resolve();
  const stopping = new AbortController();

  async function feedsOf(tenantId: string, ids: readonly string[]): Promise<string[]> {
    const units = await listChangedUnits(db, tenantId, ids);
    const placed = await placements.list(systemActor(tenantId, 'job:hub'), ids);
    const columnIds = new Set(placed.map(({ columnId }) => columnId));
    const feeds: string[] = [];
    for (const site of await sites.listOpen(tenantId)) {
      const all: FollowedList[] = ['', ...units].map((organisation) => ({
        kind: 'documents',
        organisation,
        topic: '',
      }));
      for (const { id, code } of await columns.listOpen(tenantId, site.id))
        if (columnIds.has(id)) all.push({ kind: 'column', code });
      const origin = deps.originOf(site);
      feeds.push(...all.flatMap((list) => FEED_FORMATS.map((format) => origin + feedPath(list, format))));
    }
    return feeds;
  }

  async function tell(addresses: readonly string[]): Promise<void> {
    for (let at = 0; at < addresses.length; at += ADDRESSES) {
      const body = new URLSearchParams({ 'hub.mode': 'publish' });
      for (const address of addresses.slice(at, at + ADDRESSES)) body.append('hub.url', address);
      for (let attempt = 0; !stopping.signal.aborted; attempt++) {
        const failure = await fetch(hubUrl, {
          ...{ method: 'POST', body, redirect: 'error' },
          signal: AbortSignal.any([stopping.signal, AbortSignal.timeout(ANSWER_MS)]),
        }).then(
          (answer) => (answer.ok ? null : `status ${answer.status}`),
          (error: Error) => error.message,
        );
        if (failure === null) break;
        const pause = pauses[attempt];
        if (pause === undefined) {
          log.warn({ failure, feeds: addresses.length }, 'the WebSub hub was not told');
          break;
        }
        await new Promise((resolve) => setTimeout(resolve, pause));
      }
    }
  }

  async function tellAbout(events: readonly StoredEvent[]): Promise<void> {
    for (const [tenantId, own] of Map.groupBy(events, (event) => event.tenantId)) {
      const ids = own.flatMap(({ payload }) =>
        payload['subjectType'] === 'document' ? [String(payload['subjectId'])] : [],
      );
      if (ids.length > 0) await tell(await feedsOf(tenantId, ids));
    }
  }

  return {
    /** The consumer of changes, with the hub told after each batch of it; the consumer itself when there is no hub. */
    after(consumer: OutboxConsumer): OutboxConsumer {
      if (hubUrl === '') return consumer;
      return {
        ...consumer,
        async consume(events) {
          await consumer.consume(events);
          telling = telling.then(() => tellAbout(events)).catch((err: unknown) => log.warn({ err }, 'WebSub hub'));
        },
      };
    },
    /** Waits for what is being told, without further attempts. */
    async stop(): Promise<void> {
      stopping.abort();
      await telling;
    },
  };
}
