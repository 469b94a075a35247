import { createHash } from 'node:crypto';
import type { Database } from '../../kernel/db/index.ts';
import { chinaDate } from '../../kernel/time/index.ts';
import { systemActor, write } from '../../foundation/audit/index.ts';
import { availabilityOf, nextSampleAt, type Availability } from './availability.rules.ts';
import type { Fetcher } from './crawl/fetch.ts';
import { siteHealthErrors } from './site-health.errors.ts';
import type { Samples } from './site-health.schema.ts';
import { daysBefore, type Settings } from './settings.rules.ts';
import {
  claimDue,
  countSamples,
  findTargetByChecker,
  insertSamples,
  listTargets,
  type SampleRow,
  type TargetRow,
} from './targets.repo.ts';

const OWN_SOURCE = 'platform';
/** Older visits no longer count for anything. */
const OLDEST_DAYS = 8;
const AHEAD_MS = 60_000;

export const hashOfWord = (word: string): string => createHash('sha256').update(word).digest('hex');

export type SamplesService = ReturnType<typeof createSamplesService>;

/** Whether sites open: visited by the platform on a rhythm, and by checkers elsewhere that send what they saw. */
export function createSamplesService(deps: {
  db: Database;
  fetch: Fetcher;
  settingsOf: (tenantId: string) => Promise<Settings>;
  now: () => Date;
}) {
  const { db, fetch, settingsOf, now } = deps;

  /** Opens the home page once and keeps what came of it. */
  async function take(tenantId: string, target: TargetRow, settings: Settings): Promise<SampleRow> {
    const sampledAt = now();
    const seconds = settings['availability.seconds'];
    const found = await fetch(`${target.origin}/`, {
      ...{ timeoutMs: seconds * 1000, maxBytes: settings['crawl.pageKilobytes'] * 1024, body: true },
      redirects: settings['crawl.redirects'],
    });
    const sample: SampleRow = {
      ...{ targetId: target.id, sampledAt, source: OWN_SOURCE, sampledOn: chinaDate(sampledAt) },
      isOpen: found.fault === null && found.status !== null && found.status < 400,
      ...{ milliseconds: found.milliseconds, status: found.status, fault: found.fault ?? '' },
    };
    await insertSamples(db, tenantId, [sample]);
    return sample;
  }

  return {
    take,

    /** Visits every target whose time has come, once, however long nobody was awake. Returns how many. */
    async takeDue(tenantId: string): Promise<number> {
      const at = now();
      const settings = await settingsOf(tenantId);
      const due = (await listTargets(db, tenantId)).filter(
        ({ isWatched, nextSampleAt: next }) => isWatched && next <= at,
      );
      const taken = await Promise.all(
        due.map(async (target) => {
          const next = nextSampleAt(at, settings['availability.everyMinutes'], target.id);
          if (!(await claimDue(db, tenantId, target, 'nextSampleAt', next))) return 0;
          await take(tenantId, target, settings);
          return 1;
        }),
      );
      return taken.reduce<number>((sum, one) => sum + one, 0);
    },

    /** Takes what a checker elsewhere saw; the same sent twice counts once. Throws checker_unknown, sample_time_wrong. Returns how many are new. */
    async receive(tenantId: string, word: string, input: Samples): Promise<{ added: number }> {
      const target = word === '' ? null : await findTargetByChecker(db, tenantId, hashOfWord(word));
      if (!target) throw siteHealthErrors.checker_unknown();
      const at = now().getTime();
      const rows = input.samples.map((sample): SampleRow => {
        const sampledAt = new Date(sample.sampledAt);
        const age = at - sampledAt.getTime();
        if (!(age >= -AHEAD_MS && age <= OLDEST_DAYS * 86_400_000)) throw siteHealthErrors.sample_time_wrong();
        return {
          ...{ targetId: target.id, sampledAt, sampledOn: chinaDate(sampledAt), isOpen: sample.isOpen },
          // A checker cannot pass for the platform.
          source: input.source === OWN_SOURCE ? `${OWN_SOURCE}.elsewhere` : input.source,
          ...{ milliseconds: sample.milliseconds, status: sample.status ?? null, fault: sample.fault ?? '' },
        };
      });
      const actor = systemActor(tenantId, `checker:${input.source}`);
      const added = await write(db, actor, { permission: 'sites.sample.send' }, async ({ tx, record }) => {
        const count = await insertSamples(tx, tenantId, rows);
        record({
          ...{ action: 'site_health.samples.received', subjectType: 'site_health_target', subjectId: target.id },
          after: { source: input.source, sent: rows.length, added: count },
        });
        return count;
      });
      return { added };
    },

    /** How a target was reached in the whole days before today. */
    async availability(tenantId: string, targetId: string, settings: Settings): Promise<Availability> {
      const today = chinaDate(now());
      const since = daysBefore(today, settings['availability.days']);
      const days = await countSamples(db, tenantId, targetId, since, settings['availability.seconds'] * 1000);
      return availabilityOf(days, today, settings);
    },
  };
}
