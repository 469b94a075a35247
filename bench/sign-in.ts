/**
 * Speed of signing in and of knowing who asks. `node_modules/.bin/node bench/sign-in.ts [--small] [--rounds 50]`
 * Prints medians on a real durable server: one password hash (the reference), a right sign-in as a ratio to it, a wrong one for a
 * known and for an unknown name (without the wait that hides the difference), the look-up of session, roles and scope that every request pays, and how soon a revocation holds.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { systemActor } from '../server/src/foundation/audit/index.ts';
import { createIdentityService } from '../server/src/foundation/identity/index.ts';
import { hashPassword } from '../server/src/foundation/identity/passwords.ts';
// Not by the module's index: that one also brings pages, which Node alone does not run.
import { createOrganisationsService } from '../server/src/foundation/organisations/organisations.service.ts';
import { projectRoot } from '../server/src/kernel/config/index.ts';
import { migrate, openDatabase, openEmbedded } from '../server/src/kernel/db/index.ts';
import { median, report } from './measure.ts';

const { values } = parseArgs({ options: { small: { type: 'boolean', default: false }, rounds: { type: 'string' } } });
const { small } = values;
const UNITS = small ? 100 : 500;
const rounds = Number(values.rounds ?? (small ? 9 : 50));
if (!Number.isInteger(rounds) || rounds < 1) {
  console.error('--rounds takes a whole number above 0');
  process.exit(2);
}
const SMALL_SIGN_IN = 10;
const META = { requestId: 'bench', locale: 'zh' } as const;

async function timed(times: number, work: (round: number) => Promise<unknown>): Promise<number> {
  const all: number[] = [];
  for (let round = 0; round < times; round++) {
    const startedAt = performance.now();
    await work(round).catch(() => undefined);
    all.push(performance.now() - startedAt);
  }
  return median(all);
}

const folder = mkdtempSync(join(tmpdir(), 'yangguang-bench-'));
const embedded = await openEmbedded(folder);
try {
  await migrate(embedded.url, join(projectRoot(import.meta.url), 'migrations'));
  const database = await openDatabase(embedded.url);
  const { db } = database;
  const organisations = createOrganisationsService({ db });
  const tenant = await organisations.ensureTenant({ code: 'bench', name: '测试市' });
  const root = systemActor(tenant.id, 'bench');
  const top = (await organisations.create(root, { code: 'city', name: '市政府' })).organisation;
  for (let unit = 0; unit < UNITS; unit++)
    await organisations.create(root, { code: `unit-${unit}`, name: `第${unit}局`, parentId: top.id });
  const identity = createIdentityService({
    db,
    organisations,
    publicUrl: 'http://127.0.0.1:8080',
    settings: { refusedAfterMs: 0 },
  });
  const roles = ['editor', 'first_reviewer'];
  const add = (name: string) => identity.addAccount(root, { name, roles, unitCode: 'city' });
  const { oneTimePassword, account } = await add('officer');
  const signIn = (name: string, password: string) =>
    identity.signIn({ tenantId: tenant.id, name, password, address: '', userAgent: '' }, META);
  const first = await signIn('officer', oneTimePassword);
  const password = 'correct horse battery staple';
  await identity.changePassword(first.signedIn, { current: oneTimePassword, next: password });
  for (let round = 0; round < rounds; round++) await add(`other-${round}`);

  const hashMs = await timed(rounds, () => hashPassword(password));
  const rightMs = await timed(rounds, () => signIn('officer', password));
  const knownMs = await timed(rounds, (round) => signIn(`other-${round}`, 'wrong'));
  const unknownMs = await timed(rounds, (round) => signIn(`nobody-${round}`, 'wrong'));
  const { token } = await signIn('officer', password);
  const actorMs = await timed(rounds * 20, () => identity.actorForToken(token, META));
  const gone: number[] = [];
  for (let round = 0; round < rounds; round++) {
    const session = await signIn('officer', password);
    await identity.revokeSessions(root, account.id, session.signedIn.sessionId);
    const committedAt = performance.now();
    while ((await identity.actorForToken(session.token, META)) !== null);
    gone.push(performance.now() - committedAt);
  }
  const ms = (value: number) => `${value.toFixed(value < 10 ? 2 : 1)} ms`;
  console.log(`who asks, with ${UNITS} units in scope: ${ms(actorMs)}`);
  console.log(`a revoked session is gone after ${ms(median(gone))} (${ms(Math.max(...gone))} at most)`);
  const limit = small ? SMALL_SIGN_IN : undefined;
  report([
    {
      name: 'sign-in',
      measured: ms(rightMs),
      target: limit === undefined ? '' : `≤ ${limit} ×`,
      reference: `one password hash ${ms(hashMs)}`,
      ratio: rightMs / hashMs,
      isMet: limit === undefined || rightMs / hashMs <= limit,
    },
    {
      name: 'wrong password, unknown name',
      measured: ms(unknownMs),
      target: '',
      reference: `known name ${ms(knownMs)}`,
      ratio: unknownMs / knownMs,
      isMet: true,
    },
  ]);
  await database.close();
} finally {
  await embedded.release();
  rmSync(folder, { recursive: true, force: true });
}
