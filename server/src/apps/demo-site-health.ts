import { inTransaction } from '../kernel/db/index.ts';
import { chinaDate } from '../kernel/time/index.ts';
import { systemActor } from '../foundation/audit/index.ts';
import { createSitesService } from '../foundation/organisations/index.ts';
import type { Installation } from './installation.ts';
import { openSiteHealth } from './site-health.ts';

/** What a person of the office wrote beside the lines that no program can fill. */
const JUDGED: readonly [string, 'met' | 'unmet', number, string][] = [
  ['security', 'met', 0, '逐栏目读网，未发现严重表述错误和涉密信息。'],
  ['channel', 'met', 0, '依申请公开和纠错入口可用。'],
  ['interpretation', 'unmet', 2, '抽查 10 份政策文件，2 份没有同步解读。'],
];
const VISITS_A_DAY = 24;

/** The watch over the demo city's site: visits of the last week, what a first check finds, and a self-check half filled in. */
export async function loadDemoSiteHealth(
  installation: Installation,
  units: ReadonlyMap<string, string>,
): Promise<void> {
  const { db, organisations, tenant, now } = installation;
  const actor = systemActor(tenant.id, 'demo');
  const health = openSiteHealth(installation);
  try {
    const sites = createSitesService({ db, forgetCaches: () => organisations.forgetCaches() });
    const [site] = await sites.listOpen(tenant.id);
    const { targets, unwatched } = await health.targets.overview(actor);
    if (!site || targets.length > 0 || !unwatched.some(({ siteId }) => siteId === site.id)) return;
    const input = { siteId: site.id, name: site.name, organisationId: units.get('office') ?? '' };
    const { id } = await health.targets.create(actor, input);
    // The city is fictional, so are these visits: one checker, once an hour, seldom without an answer.
    const { word } = await health.targets.setChecker(actor, id, { version: 1, isOn: true });
    const today = Date.parse(`${chinaDate(now())}T00:00:00+08:00`);
    const samples = Array.from({ length: 7 * VISITS_A_DAY }, (_, n) => ({
      sampledAt: new Date(today - (n + 1) * 3_600_000).toISOString(),
      ...(n % 61 === 7
        ? { isOpen: false, milliseconds: 15_000, fault: 'timeout' }
        : { isOpen: true, milliseconds: 180 + ((n * 37) % 400), status: 200 }),
    }));
    await health.samples.receive(tenant.id, word, { source: 'demo-checker', samples });
    await health.targets.setChecker(actor, id, { version: 2, isOn: false });
    await health.checks.checkInside(actor, await health.targets.get(tenant.id, id));
    const month = chinaDate(now()).slice(0, 7);
    const check = await health.selfChecks.create(actor, { targetId: id, month });
    for (const [line, verdict, points, evidence] of JUDGED) {
      const { version } = await health.selfChecks.get(actor, check.id);
      await health.selfChecks.judge(actor, check.id, line, { version, verdict, points, evidence });
    }
    await inTransaction(db, (tx) => health.targets.putOff(tx, tenant.id, id));
  } finally {
    await health.close();
  }
}
