import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ROLES } from './identity.rules.ts';
import type { Account } from './identity.schema.ts';
import { GOOD, META, openStage, type Stage } from './identity.testing.ts';
import type { SignedIn } from './sessions.service.ts';

let stage: Stage;
let count = 0;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.test.close());

const signIn = (name: string, password: string) =>
  stage.identity.signIn({ tenantId: stage.tenant.id, name, password, address: '127.0.0.1', userAgent: 'test' }, META);
const find = (token: string) => stage.identity.findSignedIn(token, META);

/** An account whose one-time password is changed already. */
async function person(roles = ['editor'], unitCode?: string): Promise<{ account: Account; name: string }> {
  count += 1;
  const name = `person-${count}`;
  const made = await stage.identity.addAccount(stage.root, { name, roles, unitCode });
  const { signedIn } = await signIn(name, made.oneTimePassword);
  await stage.identity.changePassword(signedIn, { current: made.oneTimePassword, next: GOOD });
  await stage.identity.signOut(signedIn);
  return { account: made.account, name };
}
const signedInAs = async (name: string): Promise<SignedIn & { token: string }> => {
  const { token, signedIn } = await signIn(name, GOOD);
  return { ...signedIn, token };
};
const codeOf = (attempt: Promise<unknown>) =>
  attempt.then(
    () => 'ok',
    (error) => error.code as string,
  );

describe('the first sign-in', () => {
  it('allows nothing but changing the one-time password', async () => {
    const { oneTimePassword } = await stage.identity.addAccount(stage.root, { name: 'fresh', roles: ['editor'] });
    const { token, signedIn } = await signIn('fresh', oneTimePassword);
    expect(signedIn.view).toMatchObject({ mustChangePassword: true, permissions: [] });
    expect(signedIn.actor.can('documents.document.write')).toBe(false);
    await expect(stage.identity.actorForToken(token, META)).rejects.toMatchObject({
      code: 'identity.must_change_password',
    });
    const change = (next: string) => stage.identity.changePassword(signedIn, { current: oneTimePassword, next });
    expect(await codeOf(change('short'))).toBe('identity.password_too_short');
    expect(await codeOf(change('x7'.repeat(100)))).toBe('identity.password_too_long');
    expect(await codeOf(change('fresh battery staple'))).toBe('identity.password_contains_name');
    expect(await codeOf(change('Password12345'))).toBe('identity.password_too_obvious');
    expect(await codeOf(change(oneTimePassword))).toBe('identity.password_unchanged');
    await change(GOOD);
    const actor = await stage.identity.actorForToken(token, META);
    expect(actor?.can('documents.document.write', stage.water.id)).toBe(true);
    expect(await codeOf(signIn('fresh', oneTimePassword))).toBe('identity.wrong_credentials');
  });
});

describe('a one-time password', () => {
  const HOURS = 72;
  const add = (name: string) => stage.identity.addAccount(stage.root, { name, roles: ['editor'] });

  it('opens the account for 72 hours, which is told with it, and not a minute longer', async () => {
    const made = await add('weekend');
    expect(Math.abs(Date.parse(made.oneTimeUntil) - stage.now().getTime() - HOURS * 3_600_000)).toBeLessThan(60_000);
    stage.pass(HOURS * 60 - 1);
    expect(await codeOf(signIn('weekend', made.oneTimePassword))).toBe('ok');
    stage.pass(2);
    const refusal = await signIn('weekend', made.oneTimePassword).catch((error) => error);
    expect(refusal).toMatchObject({ code: 'identity.one_time_password_over', status: 401 });
    expect(refusal.text('zh')).toMatch(
      /一次性密码已于 \d{4}-\d\d-\d\d \d\d:\d\d 失效（有效期 72 小时）.*yg accounts reset weekend/,
    );
    expect(refusal.text('en')).toMatch(/ended on .*72 hours.*yg accounts reset weekend/);
    expect((await stage.trailOf(made.account.id)).at(-1)).toMatchObject({
      action: 'identity.session.refused',
      after: { reason: 'one_time_password_over' },
    });
  });

  it('that is over is told only to who knows it, and is no guess that would lock', async () => {
    const made = await add('drawer');
    stage.pass(HOURS * 60 + 1);
    for (let n = 0; n < 6; n++)
      expect(await codeOf(signIn('drawer', made.oneTimePassword))).toBe('identity.one_time_password_over');
    expect(await codeOf(signIn('drawer', 'another password'))).toBe('identity.wrong_credentials');
    const reset = await stage.identity.resetPasswordOf(stage.root, 'drawer');
    const { signedIn } = await signIn('drawer', reset.oneTimePassword);
    await stage.identity.changePassword(signedIn, { current: reset.oneTimePassword, next: GOOD });
    stage.pass(HOURS * 60 + 1);
    expect(await codeOf(signIn('drawer', GOOD))).toBe('ok');
  });

  it('cannot be changed any more in a session that outlived it', async () => {
    const made = await add('late-change');
    stage.pass(HOURS * 60 - 30);
    const { signedIn } = await signIn('late-change', made.oneTimePassword);
    stage.pass(31);
    const change = stage.identity.changePassword(signedIn, { current: made.oneTimePassword, next: GOOD });
    expect(await codeOf(change)).toBe('identity.one_time_password_over');
  });

  it('never stands in the table without its end', async () => {
    const rows = await stage.test.db.selectFrom('accounts').select(['mustChangePassword', 'oneTimeUntil']).execute();
    expect(rows.length).toBeGreaterThan(3);
    expect(rows.filter((row) => row.mustChangePassword !== (row.oneTimeUntil !== null))).toEqual([]);
    const { account } = await add('no-end');
    const endless = stage.test.db.updateTable('accounts').set({ oneTimeUntil: null }).where('id', '=', account.id);
    await expect(endless.execute()).rejects.toThrow(/accounts_one_time/);
  });
});

describe('a session', () => {
  it('tells who, what and until when, and is audited without the token', async () => {
    const { account, name } = await person(['editor'], 'finance');
    const { token, signedIn, expiresAt } = await signIn(` ${name.toUpperCase()} `, GOOD);
    expect(signedIn.view).toEqual({
      account: {
        id: account.id,
        name,
        displayName: name,
        organisationId: stage.finance.id,
        organisationName: '安澜市财政局',
      },
      mustChangePassword: false,
      roles: [{ role: 'editor', organisationId: stage.finance.id }],
      // All of the role, in a stable order; what the role may do grows with the modules.
      permissions: [...ROLES.editor.permissions].sort(),
      tenant: { name: '安澜市', nameEn: 'Anlan' },
      expiresAt: expiresAt.toISOString(),
    });
    expect(expiresAt.getTime() - stage.now().getTime()).toBeGreaterThan(7.9 * 3_600_000);
    const trail = await stage.trailOf(signedIn.sessionId);
    expect(trail).toMatchObject([{ action: 'identity.session.started', actorName: name }]);
    expect(JSON.stringify(trail)).not.toContain(token);
  });

  it('is kept only as a hash: nothing in the database opens it', async () => {
    const { name } = await person();
    const { token } = await signIn(name, GOOD);
    expect(Buffer.from(token, 'base64url').length).toBe(32);
    const rows = await stage.test.db.selectFrom('sessions').selectAll().execute();
    expect(JSON.stringify(rows)).not.toContain(token);
    const hash = createHash('sha256').update(token).digest();
    expect(rows.some(({ tokenHash }) => tokenHash.equals(hash))).toBe(true);
    expect(await find(hash.toString('base64url'))).toBeNull();
    expect(await find('nonsense')).toBeNull();
  });

  it('ends after an hour without use, and after eight hours with', async () => {
    const { name } = await person();
    const { token: idle } = await signIn(name, GOOD);
    stage.pass(59);
    expect(await find(idle)).not.toBeNull(); // and this use counts
    stage.pass(59);
    expect(await find(idle)).not.toBeNull();
    stage.pass(61);
    expect(await find(idle)).toBeNull();
    const { token: busy } = await signIn(name, GOOD);
    for (let step = 0; step < 15; step++) {
      stage.pass(30);
      expect(await find(busy)).not.toBeNull();
    }
    stage.pass(31);
    expect(await find(busy)).toBeNull();
  });

  it('ends by signing out', async () => {
    const { name } = await person();
    const me = await signedInAs(name);
    await stage.identity.signOut(me);
    expect(await find(me.token)).toBeNull();
    expect((await stage.trailOf(me.sessionId)).at(-1)?.action).toBe('identity.session.ended');
  });

  it('of another day leaves the table after a month', async () => {
    const { account, name } = await person();
    await signIn(name, GOOD);
    stage.pass(32 * 24 * 60);
    await signIn(name, GOOD);
    const rows = await stage.test.db.selectFrom('sessions').where('accountId', '=', account.id).select('id').execute();
    expect(rows.length).toBe(1);
  });
});

describe('scope', () => {
  it('reaches down the tree and not beyond, and follows a move at once', async () => {
    const { name } = await person(['editor'], 'finance');
    const { token } = await signIn(name, GOOD);
    const actor = async () => (await find(token))?.actor;
    const first = await actor();
    const can = (of: typeof first, id?: string) => of?.can('documents.document.write', id);
    expect([can(first, stage.finance.id), can(first, stage.division.id), can(first)]).toEqual([true, true, true]);
    expect([can(first, stage.water.id), can(first, stage.city.id)]).toEqual([false, false]);
    expect(first?.can('documents.document.publish')).toBe(false);
    expect([...(first?.scopeOf('documents.document.write') ?? [])].sort()).toEqual(
      [stage.finance.id, stage.division.id].sort(),
    );
    expect(first?.scopeOf('documents.document.publish')).toEqual([]);

    const moved = await stage.organisations.update(stage.root, stage.division.id, {
      parentId: stage.water.id,
      version: 1,
    });
    expect(can(await actor(), stage.division.id)).toBe(false);
    await stage.organisations.update(stage.root, stage.division.id, {
      parentId: stage.finance.id,
      version: moved.organisation.version,
    });
  });

  it('of several units is their union', async () => {
    const { account, name } = await person(['editor'], 'water');
    const roles = [
      { role: 'editor', organisationId: stage.water.id },
      { role: 'editor', organisationId: stage.finance.id },
      { role: 'first_reviewer', organisationId: null },
    ];
    await stage.identity.setRoles(stage.root, account.id, { version: 1, roles });
    const actor = await stage.identity.actorForName(stage.tenant.id, name, 'cli');
    expect(actor?.scopeOf('documents.document.write')).toHaveLength(3);
    expect(actor?.scopeOf('documents.document.read')).toBe('all');
    expect(await stage.identity.actorForName(stage.tenant.id, 'nobody', 'cli')).toBeNull();
  });
});

describe('wrong passwords', () => {
  it('are told alike for names that exist and that do not, up to the lock', async () => {
    const { account, name } = await person();
    const outcomes = async (who: string) => {
      const codes: string[] = [];
      for (let attempt = 0; attempt < 6; attempt++) codes.push(await codeOf(signIn(who, 'wrong')));
      return codes;
    };
    const expected = [...Array<string>(5).fill('identity.wrong_credentials'), 'identity.locked'];
    expect(await outcomes(name)).toEqual(expected);
    expect(await outcomes('no-such-name')).toEqual(expected);
    // Even the right password waits: otherwise guessing would go on through the lock.
    await expect(signIn(name, GOOD)).rejects.toMatchObject({ code: 'identity.locked', details: { minutes: 15 } });
    const trail = await stage.trailOf(account.id);
    expect(trail.filter(({ action }) => action === 'identity.session.refused')).toHaveLength(5);
    expect(trail.filter(({ action }) => action === 'identity.account.locked')).toHaveLength(1);
    stage.pass(15);
    expect(await codeOf(signIn(name, 'wrong'))).toBe('identity.wrong_credentials');
    expect(await codeOf(signIn(name, GOOD))).toBe('ok');
    expect(await codeOf(signIn('no-such-name', 'wrong'))).toBe('identity.wrong_credentials');
  });

  it('of an unknown name leave a row without what was typed', async () => {
    await codeOf(signIn('my-secret-typed-as-name', 'wrong'));
    const rows = await stage.test.db
      .selectFrom('auditEntries')
      .selectAll()
      .where('action', '=', 'identity.session.refused')
      .where('subjectId', '=', '')
      .execute();
    expect(rows.at(-1)?.after).toEqual({ reason: 'unknown_name' });
    expect(JSON.stringify(rows)).not.toContain('my-secret');
  });

  it('a hundred at once are five guesses', async () => {
    const { name } = await person();
    const guesses = Array.from({ length: 40 }, (_, index) => codeOf(signIn(name, `guess ${index}`)));
    const codes = await Promise.all([...guesses, codeOf(signIn(name, GOOD))]);
    expect(codes.filter((code) => code === 'identity.wrong_credentials')).toHaveLength(5);
    expect(codes.filter((code) => code === 'identity.locked')).toHaveLength(36);
  });

  it('spread over days do not add up after a success', async () => {
    const { name } = await person();
    for (let round = 0; round < 3; round++) {
      for (let attempt = 0; attempt < 4; attempt++) await codeOf(signIn(name, 'wrong'));
      expect(await codeOf(signIn(name, GOOD))).toBe('ok');
    }
  });

  it('for the current password count as well', async () => {
    const { name } = await person();
    const me = await signedInAs(name);
    const change = () => codeOf(stage.identity.changePassword(me, { current: 'wrong', next: 'Xk7#mw9fQp2zlt' }));
    for (let attempt = 0; attempt < 5; attempt++) expect(await change()).toBe('identity.wrong_password');
    expect(await change()).toBe('identity.locked');
  });

  it('take as long for an unknown name as for a known one', async () => {
    const { name } = await person();
    const median = async (who: () => string) => {
      const times: number[] = [];
      for (let round = 0; round < 4; round++) {
        const startedAt = performance.now();
        await codeOf(signIn(who(), 'wrong'));
        times.push(performance.now() - startedAt);
      }
      return times.sort((a, b) => a - b)[2] ?? 0;
    };
    let unknown = 0;
    const [known, other] = [await median(() => name), await median(() => `nobody-${(unknown += 1)}`)];
    // Without the decoy the unknown name would answer in a tenth of the time.
    expect(other).toBeGreaterThan(known * 0.5);
  });
});

describe('ending sessions', () => {
  it('a changed password ends the others, not the own', async () => {
    const { account, name } = await person();
    const [mine, other] = [await signedInAs(name), await signedInAs(name)];
    await stage.identity.changePassword(mine, { current: GOOD, next: 'Xk7#mw9fQp2zlt' });
    expect(await find(other.token)).toBeNull();
    expect(await find(mine.token)).not.toBeNull();
    expect((await stage.trailOf(account.id)).at(-1)).toMatchObject({
      action: 'identity.password.changed',
      after: { endedSessions: 1 },
    });
  });

  it('everybody sees and ends his own, the security administrator anybody’s, others nobody’s', async () => {
    const { account, name } = await person();
    const [mine, other] = [await signedInAs(name), await signedInAs(name)];
    const list = await stage.identity.listSessions(mine.actor, account.id, mine.sessionId);
    expect(list.map(({ id, current }) => [id, current])).toEqual(
      expect.arrayContaining([
        [mine.sessionId, true],
        [other.sessionId, false],
      ]),
    );
    await stage.identity.revokeSessions(mine.actor, account.id, other.sessionId);
    expect(await find(other.token)).toBeNull();
    expect(await codeOf(stage.identity.revokeSessions(mine.actor, account.id, other.sessionId))).toBe(
      'identity.session_not_found',
    );

    const stranger = await signedInAs((await person()).name);
    expect(await codeOf(stage.identity.listSessions(stranger.actor, account.id))).toBe('access.denied');
    expect(await codeOf(stage.identity.revokeSessions(stranger.actor, account.id))).toBe('access.denied');

    const guard = await signedInAs((await person(['security_admin'])).name);
    expect(await stage.identity.listSessions(guard.actor, account.id)).toHaveLength(1);
    await stage.identity.revokeSessions(guard.actor, account.id);
    expect(await find(mine.token)).toBeNull();
    expect((await stage.trailOf(account.id)).at(-1)).toMatchObject({
      action: 'identity.sessions.revoked',
      after: { account: name, ended: 1 },
    });
  });

  it('unlocking is the security administrator’s', async () => {
    const { account, name } = await person();
    for (let attempt = 0; attempt < 5; attempt++) await codeOf(signIn(name, 'wrong'));
    const clerk = await signedInAs((await person(['system_admin'])).name);
    expect(await codeOf(stage.identity.unlock(clerk.actor, account.id))).toBe('access.denied');
    const guard = await signedInAs((await person(['security_admin'])).name);
    expect((await stage.identity.get(guard.actor, account.id)).lockedUntil).not.toBeNull();
    await stage.identity.unlock(guard.actor, account.id);
    expect(await codeOf(signIn(name, GOOD))).toBe('ok');
    expect(await codeOf(stage.identity.unlock(guard.actor, guard.sessionId))).toBe('identity.account_not_found');
  });
});

it('a hash with older costs is replaced at the next sign-in', async () => {
  const { account, name } = await person();
  const { hash } = await import('@node-rs/argon2');
  const old = await hash(GOOD, { memoryCost: 4096, timeCost: 1, parallelism: 1 });
  const set = (passwordHash: string) =>
    stage.test.db.updateTable('accounts').set({ passwordHash }).where('id', '=', account.id).execute();
  await set(old);
  expect(await codeOf(signIn(name, GOOD))).toBe('ok');
  const { passwordHash } = await stage.test.db
    .selectFrom('accounts')
    .select('passwordHash')
    .where('id', '=', account.id)
    .executeTakeFirstOrThrow();
  expect(passwordHash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  expect(await codeOf(signIn(name, GOOD))).toBe('ok');
});
