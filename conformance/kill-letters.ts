/**
 * Issues letters of requests by mail and ends the program with `kill -9` again and again in the moment between handing a letter over and
 * committing that it was; looks at what a mail server received.
 * `node_modules/.bin/node conformance/kill-letters.ts [--points 200] [--letters 2] [--seed N]`
 *
 * The mail server is not ours (smtp-server) and outlives the kills. At each point some cases are registered, which numbers and sends their
 * receipts; the server is killed when it hands over one of them: at half of the points before the mail server has answered, at half within a few
 * milliseconds after. Every letter must arrive; every repeat must carry the Message-ID of the first, so that a receiver that drops repeated ids
 * keeps exactly one; numbers must have no gap. Prints figures as one JSON line; exit code 1 when something does not hold.
 */
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import {
  buildPrograms,
  makeWorkplace,
  serve,
  stopServing,
  type ServingProgram,
} from '../server/src/apps/program.testing.ts';
import { openDatabase, openEmbedded, type Database } from '../server/src/kernel/db/index.ts';
import { openDiskStore } from '../server/src/kernel/files/index.ts';
import { openKeyRing } from '../server/src/kernel/keys/index.ts';
import { openMailServer } from '../server/src/kernel/mail/mail-server.testing.ts';
import { createPrinter } from '../server/src/kernel/print/index.ts';
import { systemActor } from '../server/src/foundation/audit/index.ts';
import { createCalendarService } from '../server/src/foundation/calendar/index.ts';
import { createOrganisationsService } from '../server/src/foundation/organisations/organisations.service.ts';
import { createWorkflowService } from '../server/src/foundation/workflow/index.ts';
import { createLettersService } from '../server/src/participation/requests/letters/letters.service.ts';
import { createRequestsServices } from '../server/src/participation/requests/requests.services.ts';

const { values } = parseArgs({
  options: {
    points: { type: 'string', default: '200' },
    letters: { type: 'string', default: '2' },
    seed: { type: 'string', default: '1' },
  },
});
const [points, letters, seed] = [values.points, values.letters, values.seed].map(Number) as [number, number, number];
if (![points, letters].every((n) => Number.isInteger(n) && n > 0) || !Number.isInteger(seed)) {
  console.error('--points, --letters and --seed take whole numbers');
  process.exit(2);
}
const LIMIT_MS = 60_000;
/** How long after the mail server's answer a kill may come: the commit takes about as long. */
const AFTER_MS = 8;
let state = seed + 1;
const random = () => {
  state = (state * 48_271) % 2_147_483_647;
  return state / 2_147_483_647;
};

buildPrograms();
const place = makeWorkplace('kill-letters');
/** Message-IDs by receiver; every case has a receiver of its own. */
const received = new Map<string, string[]>();
let mails = 0;
let onHanded: () => void = () => undefined;
const mailServer = await openMailServer({
  onMail: ({ to, messageId }) => {
    mails += 1;
    received.set(to, [...(received.get(to) ?? []), messageId]);
    onHanded();
  },
});
const settings = { SMTP_URL: mailServer.url, MAIL_FROM: 'letters@anlan.example', LOG_LEVEL: 'error' };
const launch = { dataDir: place.dataDir, settings };
const faults: string[] = [];
const kills = { beforeAnswer: 0, afterAnswer: 0 };
const started = performance.now();
try {
  await stopServing(await serve(launch));
  const embedded = await openEmbedded(place.dataDir);
  const { db, close } = await openDatabase(embedded.url, { maxConnections: 4 });
  const printer = createPrinter();
  const files = await openDiskStore(join(place.dataDir, 'files'));
  try {
    const desk = await openDesk(db, printer, files);
    for (let point = 0; point < points; point += 1) {
      const server = await serve(launch);
      await tryPoint(server, desk);
      if (point % 10 === 9) console.error(`${point + 1} points, ${mails} mails, ${received.size} letters`);
    }
    const last = await serve(launch);
    const until = Date.now() + LIMIT_MS;
    while ((await waiting(db)) > 0 && Date.now() < until) await sleep(100);
    if ((await waiting(db)) > 0) faults.push(`${await waiting(db)} letters wait ${LIMIT_MS} ms after the last kill`);
    await stopServing(last);
    await judge(db);
  } finally {
    await printer.close();
    await files.close();
    await close();
    await embedded.release();
  }
} finally {
  await mailServer.close();
  await place.remove();
}
for (const fault of faults) console.error(fault);
process.exit(faults.length > 0 ? 1 : 0);

/** Cases are entered and registered in this process; only the program that is killed sends. */
async function openDesk(
  db: Database,
  printer: ReturnType<typeof createPrinter>,
  files: Awaited<ReturnType<typeof openDiskStore>>,
): Promise<(receiver: string) => Promise<() => Promise<unknown>>> {
  const now = () => new Date();
  const organisations = createOrganisationsService({ db, now });
  const [tenant] = await organisations.listTenants();
  if (!tenant) throw new Error('the installation has no tenant');
  const actor = systemActor(tenant.id, 'conformance');
  const { organisation } = await organisations.create(actor, { code: 'finance', name: '财政局', phone: '0990-1' });
  const keys = await openKeyRing(db, `${place.dataDir}.key`);
  const calendar = createCalendarService({ db, now });
  const made = await createLettersService({ db, keys, files, printer, now, isMailOpen: true });
  await made.setSettings(actor, organisation.id, {
    ...{ numberPrefix: '安财公开', reconsiderationBody: '市人民政府', court: '市中级人民法院', payment: '' },
    ...{ contactAddress: '平湖路1号', contactPhone: '0990-1', source: '', version: 0 },
  });
  const workflows = createWorkflowService({ now });
  const ground = { db, keys, files, calendar, workflows, organisations, now, letters: made };
  const { intake, steps, cases } = createRequestsServices(ground);
  return async (receiver) => {
    const { id } = await intake.submit(tenant.id, {
      ...{ submissionKey: `kill-letters-${receiver}`, locale: 'zh', files: [] },
      form: {
        organisationId: organisation.id,
        applicant: {
          ...{ kind: 'natural', name: '申请人', documentType: 'other', documentNumber: receiver, representative: '' },
          ...{ contactName: '', phone: '0990-10001', email: receiver, address: '', postcode: '' },
        },
        items: [{ title: '2025年部门决算', number: '', description: '' }],
        delivery: { form: 'electronic', way: 'email' },
        wantsHelp: false,
      },
    });
    const step = async (name: string, more: object = {}) =>
      steps.step(actor, id, { version: (await cases.get(actor, id)).version, step: name, ...more });
    await step('confirm_receipt', { on: new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10) });
    return () => step('register');
  };
}

async function tryPoint(server: ServingProgram, desk: Awaited<ReturnType<typeof openDesk>>): Promise<void> {
  const at = received.size;
  const registers = await Promise.all(
    Array.from({ length: letters }, (_, i) =>
      desk(`r${kills.beforeAnswer + kills.afterAnswer}-${at}-${i}@example.com`),
    ),
  );
  let left = 1 + Math.floor(random() * letters);
  const isBefore = random() < 0.5;
  const delay = random() * AFTER_MS;
  const killed = new Promise<void>((resolve) => {
    const kill = () => {
      process.kill(server.pid, 'SIGKILL');
      resolve();
    };
    onHanded = () => {
      left -= 1;
      if (left !== 0) return;
      kills[isBefore ? 'beforeAnswer' : 'afterAnswer'] += 1;
      if (isBefore) kill();
      else setTimeout(kill, delay);
    };
  });
  for (const register of registers) await register();
  const limit = sleep(LIMIT_MS).then(() => 'late');
  if ((await Promise.race([killed, limit])) === 'late') {
    faults.push(`nothing was handed over within ${LIMIT_MS} ms`);
    process.kill(server.pid, 'SIGKILL');
  }
  onHanded = () => undefined;
  await server.ended;
}

async function waiting(db: Database): Promise<number> {
  const { count } = await db
    .selectFrom('outboxEvents')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('consumer', '=', 'requests.letters')
    .executeTakeFirstOrThrow();
  return Number(count);
}

async function judge(db: Database): Promise<void> {
  const total = points * letters;
  const rows = await db.selectFrom('requestLetters').select(['id', 'serial', 'state']).execute();
  const lists = [...received.values()];
  const ids = new Set(lists.flat());
  const lost = total - received.size;
  const untold = lists.filter((list) => new Set(list).size > 1).length;
  const foreign = [...ids].filter((id) => !rows.some((row) => `${row.id}@anlan.example` === id)).length;
  if (rows.length !== total) faults.push(`${rows.length} letters were issued, not ${total}`);
  if (lost !== 0) faults.push(`${lost} letters did not arrive`);
  if (untold !== 0) faults.push(`${untold} receivers got two mails that cannot be told to be one`);
  if (foreign !== 0 || ids.size !== total)
    faults.push(`${ids.size} Message-IDs for ${total} letters, ${foreign} of none`);
  const open = rows.filter((row) => row.state !== 'delivered').length;
  if (open !== 0) faults.push(`${open} letters are not recorded as delivered`);
  const serials = rows.map(({ serial }) => serial).toSorted((a, b) => a - b);
  if (serials.some((serial, i) => serial !== i + 1)) faults.push('numbers have gaps or repeats');
  const repeated = mails - ids.size;
  const seconds = Math.round((performance.now() - started) / 1000);
  const kept = ids.size;
  console.log(
    JSON.stringify({
      points,
      letters: total,
      mails,
      kept,
      lost,
      untold,
      repeatedUnderOneId: repeated,
      ...kills,
      seconds,
    }),
  );
}
