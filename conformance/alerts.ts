/**
 * Sends an alert to many subscribers, kills the program again and again while it sends, and looks at what a mail server received.
 * `node_modules/.bin/node conformance/alerts.ts [--subscribers 100000] [--kills 10] [--seed N]`
 *
 * The mail server is not ours (smtp-server) and outlives the kills. Everybody must get the message; nobody may get two that cannot be told to be
 * one (the same Message-ID); those handed over twice may not be more than the messages in flight at the kills. Prints figures as one JSON line; exit code 1
 * when something does not hold.
 */
import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { buildPrograms, makeWorkplace, serve, stopServing } from '../server/src/apps/program.testing.ts';
import { newId, openDatabase, openEmbedded, type Database } from '../server/src/kernel/db/index.ts';
import { openKeyRing } from '../server/src/kernel/keys/index.ts';
import { openMailServer } from '../server/src/kernel/mail/mail-server.testing.ts';

const { values } = parseArgs({
  options: {
    subscribers: { type: 'string', default: '100000' },
    kills: { type: 'string', default: '10' },
    seed: { type: 'string', default: '1' },
  },
});
const [subscribers, kills, seed] = [values.subscribers, values.kills, values.seed].map(Number) as [
  number,
  number,
  number,
];
if (![subscribers, kills, seed].every((n) => Number.isInteger(n) && n >= 0)) {
  console.error('--subscribers, --kills and --seed take whole numbers');
  process.exit(2);
}
/** As many as the server's connections (apps/server.ts): the most that one kill can leave in doubt. */
const IN_FLIGHT = 4;
const LIMIT_MS = 60_000 + subscribers * 20;
let state = seed + 1;
const random = () => {
  state = (state * 48_271) % 2_147_483_647;
  return state / 2_147_483_647;
};

buildPrograms();
const place = makeWorkplace('alerts');
/** Message-IDs by receiver: one is right; the same twice can be told; two different ones are a fault. */
const received = new Map<string, string[]>();
let mails = 0;
const mailServer = await openMailServer({
  onMail: ({ to, messageId }) => {
    mails += 1;
    const ids = received.get(to);
    if (ids) ids.push(messageId);
    else received.set(to, [messageId]);
  },
});
const settings = { SMTP_URL: mailServer.url, MAIL_FROM: 'alerts@anlan.example', LOG_LEVEL: 'error' };
const launch = { dataDir: place.dataDir, settings };
const faults: string[] = [];
try {
  await stopServing(await serve(launch));
  const embedded = await openEmbedded(place.dataDir);
  const { db, close } = await openDatabase(embedded.url, { maxConnections: 4 });
  try {
    await prepare(db);
    const started = performance.now();
    let peakKb = 0;
    const bounds = Array.from({ length: kills }, () => Math.floor(random() * subscribers)).sort((a, b) => a - b);
    for (let round = 0; round <= kills; round++) {
      const server = await serve(launch);
      const until = Date.now() + LIMIT_MS;
      const goal = bounds[round];
      const isDone = async () => (goal === undefined ? (await waiting(db)) === 0 && mails > 0 : mails >= goal);
      while (!(await isDone()) && Date.now() < until) await sleep(goal === undefined ? 200 : 3);
      if (Date.now() >= until) faults.push(`round ${round} did not come to its end within ${LIMIT_MS} ms`);
      peakKb = Math.max(peakKb, peakOf(server.pid));
      if (goal === undefined) await stopServing(server);
      else {
        process.kill(server.pid, 'SIGKILL');
        await server.ended;
      }
    }
    const seconds = (performance.now() - started) / 1000;
    const lost = subscribers - received.size;
    const lists = [...received.values()];
    const untold = lists.filter((ids) => new Set(ids).size > 1).length;
    const repeated = mails - received.size;
    const { inDoubt, sent } = await db
      .selectFrom('mailMessages')
      .select((eb) => [
        eb.fn.sum<number>('inDoubt').as('inDoubt'),
        eb.fn.count<number>('id').filterWhere('state', '=', 'sent').as('sent'),
      ])
      .executeTakeFirstOrThrow();
    if (lost !== 0) faults.push(`${lost} subscribers got nothing`);
    if (untold !== 0) faults.push(`${untold} subscribers got two messages that cannot be told to be one`);
    if (repeated > kills * IN_FLIGHT) faults.push(`${repeated} handed over twice, more than were in flight`);
    if (Number(sent) !== subscribers) faults.push(`the log says ${sent} sent`);
    const figures = { subscribers, kills, received: mails, lost, untold, repeatedUnderOneId: repeated };
    const perSecond = Math.round(mails / seconds);
    console.log(
      JSON.stringify({
        ...figures,
        inDoubt: Number(inDoubt),
        seconds: Math.round(seconds),
        perSecond,
        peakMb: Math.round(peakKb / 1024),
      }),
    );
  } finally {
    await close();
    await embedded.release();
  }
} finally {
  await mailServer.close();
  await place.remove();
}
for (const fault of faults) console.error(fault);
process.exit(faults.length > 0 ? 1 : 0);

/** Confirmed subscribers of everything, and one document published after they confirmed. */
async function prepare(db: Database): Promise<void> {
  const keys = await openKeyRing(db, `${place.dataDir}.key`);
  const site = await db.selectFrom('sites').select(['tenantId', 'id']).executeTakeFirstOrThrow();
  const own = { tenantId: site.tenantId };
  const confirmedAt = new Date(Date.now() - 60_000);
  for (let at = 0; at < subscribers; at += 500) {
    const rows = Array.from({ length: Math.min(500, subscribers - at) }, async (_, i) => {
      const address = `reader${at + i}@example.com`;
      return {
        ...{ ...own, id: newId(), siteId: site.id, listPath: '/documents', locale: 'zh', frequency: 'at_once' },
        ...{ state: 'active', confirmedAt, addressIndex: keys.blindIndex('subscriptions.address', address) },
        address: await keys.seal('subscriptions.address', address),
      };
    });
    await db
      .insertInto('mailSubscriptions')
      .values(await Promise.all(rows))
      .execute();
  }
  const [organisationId, documentId, editionId] = [newId(), newId(), newId()];
  await db
    .insertInto('organisations')
    .values({ ...own, id: organisationId, code: 'finance', name: '财政局' })
    .execute();
  await db
    .insertInto('documents')
    .values({ ...own, id: documentId, organisationId, createdBy: 'x', source: 'import' })
    .execute();
  const edition = { ...own, id: editionId, documentId, number: 1, state: 'live', title: '关于停车收费的通知' };
  await db
    .insertInto('documentEditions')
    .values({ ...edition, plainText: '正文', body: '[]' })
    .execute();
  const publication = { ...own, subjectType: 'document', subjectId: documentId, version: 1, state: 'published' };
  const now = new Date();
  await db
    .insertInto('publications')
    .values({ ...publication, editionId, organisationId, visibleFrom: now, lastPublishedAt: now })
    .execute();
}

/** Messages and alerts that are not done with. */
async function waiting(db: Database): Promise<number> {
  const open = await db
    .selectFrom('mailMessages')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('state', 'in', ['waiting', 'handing'])
    .executeTakeFirstOrThrow();
  const filling = await db
    .selectFrom('mailAlerts')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('state', '=', 'filling')
    .executeTakeFirstOrThrow();
  return Number(open.count) + Number(filling.count);
}

/** The most memory that a process ever held, in kB. */
function peakOf(pid: number): number {
  try {
    return Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0);
  } catch {
    return 0;
  }
}
