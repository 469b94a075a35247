import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '../../kernel/db/index.ts';
import type { Actor } from '../audit/index.ts';
import type { Account } from './identity.schema.ts';
import { META, openStage, type Stage } from './identity.testing.ts';

let stage: Stage;
let system: Actor;
let security: Actor;
let auditor: Actor;
let editor: Actor;
let count = 0;

const actorOf = async (name: string): Promise<Actor> => {
  const actor = await stage.identity.actorForName(stage.tenant.id, name, 'test');
  if (!actor) throw new Error(name);
  return actor;
};
beforeAll(async () => {
  stage = await openStage();
  for (const [name, role] of [
    ['system', 'system_admin'],
    ['security', 'security_admin'],
    ['auditor', 'audit_admin'],
    ['writer', 'editor'],
  ] as const)
    await stage.identity.addAccount(stage.root, { name, roles: [role] });
  [system, security, auditor, editor] = [
    await actorOf('system'),
    await actorOf('security'),
    await actorOf('auditor'),
    await actorOf('writer'),
  ];
});
afterAll(() => stage.test.close());

const codeOf = (attempt: Promise<unknown>) =>
  attempt.then(
    () => 'ok',
    (error) => error.code as string,
  );
const add = async (): Promise<Account> => {
  count += 1;
  return (await stage.identity.create(system, { name: `a-${count}`, displayName: `账号${count}` })).account;
};
const setRoles = (actor: Actor, account: Account, roles: [string, string | null][]) =>
  stage.identity.setRoles(actor, account.id, {
    version: account.version,
    roles: roles.map(([role, organisationId]) => ({ role, organisationId })),
  });

describe('the first start', () => {
  it('makes the three administrators once, each with a one-time password of its own', async () => {
    const other = await stage.organisations.ensureTenant({ code: 'county', name: '清河县' });
    const starts = await Promise.all([1, 2, 3].map(() => stage.identity.bootstrapAdministrators(other.id)));
    const made = starts.find((start) => start.length > 0) ?? [];
    expect(starts.flat()).toHaveLength(3);
    expect(made.map(({ name, role }) => [name, role])).toEqual([
      ['sysadmin', 'system_admin'],
      ['secadmin', 'security_admin'],
      ['auditadmin', 'audit_admin'],
    ]);
    expect(new Set(made.map(({ oneTimePassword }) => oneTimePassword)).size).toBe(3);
    for (const { name, oneTimePassword: password } of made) {
      expect(password).toMatch(/^[a-z2-9]{4}(-[a-z2-9]{4}){3}$/);
      const input = { tenantId: other.id, name, password, address: '', userAgent: '' };
      const { signedIn } = await stage.identity.signIn(input, META);
      expect(signedIn.mustChangePassword).toBe(true);
    }
    expect(await stage.identity.bootstrapAdministrators(other.id)).toEqual([]);
    const rows = await stage.test.db.selectFrom('auditEntries').selectAll().where('tenantId', '=', other.id).execute();
    expect(rows.filter(({ action }) => action === 'identity.account.created')).toHaveLength(3);
    expect(rows.filter(({ action }) => action === 'identity.role.granted')).toHaveLength(3);
    for (const { oneTimePassword } of made) expect(JSON.stringify(rows)).not.toContain(oneTimePassword);
  });
});

describe('accounts', () => {
  it('are made without roles, listed, changed and audited without the display name', async () => {
    const input = { name: ' New-One ', displayName: ' 某某 ', organisationId: stage.finance.id };
    const { account, oneTimePassword } = await stage.identity.create(system, input);
    expect(account).toMatchObject({
      name: 'new-one',
      displayName: '某某',
      organisationName: '安澜市财政局',
      roles: [],
      mustChangePassword: true,
      status: 'active',
      lockedUntil: null,
      lastSignedInAt: null,
    });
    expect(account).not.toHaveProperty('passwordHash');
    const found = await stage.identity.list(security, { q: 'new-o' });
    expect(found.items.map(({ name }) => name)).toEqual(['new-one']);
    const changed = await stage.identity.update(system, account.id, {
      version: 1,
      displayName: '别名',
      organisationId: null,
    });
    expect(changed).toMatchObject({ displayName: '别名', organisationId: null, version: 2 });
    const trail = await stage.trailOf(account.id);
    expect(trail.map(({ action }) => action)).toEqual(['identity.account.created', 'identity.account.updated']);
    expect(trail[1]?.after).toMatchObject({ displayNameChanged: true, organisationId: null });
    for (const word of ['某某', '别名', oneTimePassword]) expect(JSON.stringify(trail)).not.toContain(word);
  });

  it.each([
    [{ name: 'x', displayName: 'x' }, 'identity.bad_name'],
    [{ name: '中文', displayName: 'x' }, 'identity.bad_name'],
    [{ name: 'a b', displayName: 'x' }, 'identity.bad_name'],
    [{ name: 'system', displayName: 'x' }, 'identity.name_taken'],
    [{ name: 'lost', displayName: 'x', organisationId: newId() }, 'identity.organisation_not_found'],
  ])('%o: %s', async (input, code) => {
    expect(await codeOf(stage.identity.create(system, input))).toBe(code);
  });

  it('pages through the list', async () => {
    await add();
    const names: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await stage.identity.list(system, { limit: 2, cursor });
      names.push(...page.items.map(({ name }) => name));
      cursor = page.nextCursor ?? undefined;
    } while (cursor !== undefined);
    expect(names).toEqual([...names].sort());
    expect(new Set(names).size).toBe(names.length);
    expect(names).toEqual(expect.arrayContaining(['auditor', 'security', 'system', 'writer']));
    expect((await stage.identity.list(system, { q: '100%' })).items).toEqual([]);
  });

  it('are the system administrator’s, and read by the security administrator', async () => {
    const account = await add();
    for (const actor of [security, auditor, editor]) {
      expect(await codeOf(stage.identity.create(actor, { name: 'zz', displayName: 'z' }))).toBe('access.denied');
      expect(await codeOf(stage.identity.update(actor, account.id, { version: 1 }))).toBe('access.denied');
    }
    for (const actor of [auditor, editor]) {
      expect(await codeOf(stage.identity.list(actor, {}))).toBe('access.denied');
      expect(await codeOf(stage.identity.get(actor, account.id))).toBe('access.denied');
    }
    expect(await codeOf(stage.identity.get(security, account.id))).toBe('ok');
    expect(await codeOf(stage.identity.get(security, newId()))).toBe('identity.account_not_found');
  });

  it('refuse a change on a version that is no longer current', async () => {
    const account = await add();
    const both = await Promise.all([
      codeOf(stage.identity.update(system, account.id, { version: 1, displayName: 'a' })),
      codeOf(stage.identity.update(system, account.id, { version: 1, displayName: 'b' })),
    ]);
    expect(both.sort()).toEqual(['identity.conflict', 'ok']);
  });

  it('are invisible to another tenant', async () => {
    const account = await add();
    const stranger = { ...system, tenantId: newId() };
    expect(await codeOf(stage.identity.get(stranger, account.id))).toBe('identity.account_not_found');
    expect(await codeOf(stage.identity.update(stranger, account.id, { version: 1 }))).toBe(
      'identity.account_not_found',
    );
  });
});

describe('roles', () => {
  it('are granted and revoked by the security administrator, one audit row a role', async () => {
    const account = await add();
    const first = await setRoles(security, account, [
      ['editor', stage.finance.id],
      ['first_reviewer', null],
    ]);
    expect(first.roles).toEqual([
      { role: 'editor', organisationId: stage.finance.id },
      { role: 'first_reviewer', organisationId: null },
    ]);
    const second = await setRoles(security, first, [['editor', stage.water.id]]);
    expect(second).toMatchObject({ roles: [{ role: 'editor', organisationId: stage.water.id }], version: 3 });
    const trail = (await stage.trailOf(account.id)).slice(1);
    expect(trail.map(({ action }) => action)).toEqual([
      'identity.role.granted',
      'identity.role.granted',
      'identity.role.revoked',
      'identity.role.revoked',
      'identity.role.granted',
    ]);
    expect(trail[0]?.after).toEqual({
      account: account.name,
      role: 'editor',
      organisationId: stage.finance.id,
      organisationName: '安澜市财政局',
    });
    expect(await codeOf(setRoles(security, account, []))).toBe('identity.conflict');
  });

  it('nobody grants himself anything, and only the security administrator grants', async () => {
    const account = await add();
    const own = await stage.identity.get(security, security.id);
    expect(await codeOf(setRoles(security, own, [['system_admin', null]]))).toBe('identity.own_account');
    for (const actor of [system, auditor, editor])
      expect(await codeOf(setRoles(actor, account, [['editor', null]]))).toBe('access.denied');
  });

  it.each([
    [
      [
        ['system_admin', null],
        ['security_admin', null],
      ],
      'identity.not_together',
    ],
    [
      [
        ['audit_admin', null],
        ['security_admin', null],
      ],
      'identity.not_together',
    ],
    [
      [
        ['system_admin', null],
        ['editor', null],
      ],
      'identity.not_together',
    ],
    [
      [
        ['bulk_publisher', null],
        ['audit_admin', null],
      ],
      'identity.not_together',
    ],
    [
      [
        ['editor', null],
        ['editor', null],
      ],
      'identity.granted_twice',
    ],
    [[['boss', null]], 'identity.unknown_role'],
  ] as [[string, string | null][], string][])('%o: %s, and nothing is changed', async (roles, code) => {
    const account = await add();
    expect(await codeOf(setRoles(security, account, roles))).toBe(code);
    expect((await stage.identity.get(security, account.id)).roles).toEqual([]);
  });

  it('an administrator’s cannot be cut down to a unit; a unit must exist', async () => {
    const account = await add();
    expect(await codeOf(setRoles(security, account, [['audit_admin', stage.city.id]]))).toBe(
      'identity.tenant_wide_only',
    );
    expect(await codeOf(setRoles(security, account, [['editor', newId()]]))).toBe('identity.organisation_not_found');
  });

  it('the text of a refusal names both roles in both languages', async () => {
    const account = await add();
    const error = await setRoles(security, account, [
      ['system_admin', null],
      ['editor', null],
    ]).catch((refusal) => refusal);
    expect(error.text('zh')).toContain('“系统管理员”不能同时担任“信息员”');
    expect(error.text('en')).toContain('A “System administrator” cannot be “Publishing officer”');
  });

  it('hold from the commit on: revoked roles and sessions are gone at the next look', async () => {
    const made = await stage.identity.addAccount(stage.root, { name: 'quick', roles: ['editor'] });
    const signIn = {
      tenantId: stage.tenant.id,
      name: 'quick',
      password: made.oneTimePassword,
      address: '',
      userAgent: '',
    };
    const { token, signedIn } = await stage.identity.signIn(signIn, META);
    await stage.identity.changePassword(signedIn, { current: made.oneTimePassword, next: 'Xk7#mw9fQp2zlt' });
    const look = () => stage.identity.actorForToken(token, META);
    expect((await look())?.can('documents.document.write')).toBe(true);
    await setRoles(security, made.account, []);
    expect((await look())?.can('documents.document.write')).toBe(false);
    await stage.identity.revokeSessions(security, made.account.id);
    expect(await look()).toBeNull();
  });
});

describe('administrators', () => {
  it('the last one of each kind can neither be disabled nor lose the role', async () => {
    const last = async (actor: Actor) => stage.identity.get(security, actor.id);
    expect(await codeOf(setRoles(security, await last(auditor), []))).toBe('identity.last_administrator');
    const disable = async (actor: Actor, by: Actor) =>
      codeOf(stage.identity.update(by, actor.id, { version: (await last(actor)).version, status: 'disabled' }));
    expect(await disable(security, system)).toBe('identity.last_administrator');
    expect(await disable(system, system)).toBe('identity.own_account');
    await stage.identity.addAccount(stage.root, { name: 'auditor-2', roles: ['audit_admin'] });
    expect(await codeOf(setRoles(security, await last(auditor), []))).toBe('ok');
  });

  it('two at once cannot remove each other’s replacement', async () => {
    const names = ['twin-a', 'twin-b'];
    const other = await stage.organisations.ensureTenant({ code: 'twins', name: '双县' });
    const root = { ...stage.root, tenantId: other.id };
    const twins = [];
    for (const name of names)
      twins.push((await stage.identity.addAccount(root, { name, roles: ['security_admin'] })).account);
    const both = await Promise.all(
      twins.map(({ id, version }) => codeOf(stage.identity.setRoles(root, id, { version, roles: [] }))),
    );
    expect(both.sort()).toEqual(['identity.last_administrator', 'ok']);
  });

  it('disabling ends all sessions at once and keeps the account out', async () => {
    const made = await stage.identity.addAccount(stage.root, { name: 'leaver', roles: ['editor'] });
    const input = {
      tenantId: stage.tenant.id,
      name: 'leaver',
      password: made.oneTimePassword,
      address: '',
      userAgent: '',
    };
    const { token } = await stage.identity.signIn(input, META);
    await stage.identity.update(system, made.account.id, { version: made.account.version, status: 'disabled' });
    expect(await stage.identity.findSignedIn(token, META)).toBeNull();
    expect(await codeOf(stage.identity.signIn(input, META))).toBe('identity.wrong_credentials');
    expect(await stage.identity.actorForName(stage.tenant.id, 'leaver', '')).toBeNull();
    const trail = await stage.trailOf(made.account.id);
    expect(trail.at(-2)).toMatchObject({ action: 'identity.account.disabled', after: { endedSessions: 1 } });
    expect(trail.at(-1)).toMatchObject({ action: 'identity.session.refused', after: { reason: 'disabled' } });
    await stage.identity.update(system, made.account.id, { version: 2, status: 'active' });
    expect(await codeOf(stage.identity.signIn(input, META))).toBe('ok');
  });
});

describe('a reset', () => {
  it('gives a new one-time password, ends sessions and lock, and is audited without it', async () => {
    const made = await stage.identity.addAccount(stage.root, { name: 'forgetful', roles: ['editor'] });
    const signIn = (password: string) =>
      stage.identity.signIn(
        { tenantId: stage.tenant.id, name: 'forgetful', password, address: '', userAgent: '' },
        META,
      );
    const { token } = await signIn(made.oneTimePassword);
    for (let attempt = 0; attempt < 5; attempt++) await codeOf(signIn('wrong'));
    const { oneTimePassword } = await stage.identity.resetPassword(security, made.account.id);
    expect(await stage.identity.findSignedIn(token, META)).toBeNull();
    expect(await codeOf(signIn(made.oneTimePassword))).toBe('identity.wrong_credentials');
    expect((await signIn(oneTimePassword)).signedIn.mustChangePassword).toBe(true);
    const trail = await stage.trailOf(made.account.id);
    expect(trail.some(({ action }) => action === 'identity.password.reset')).toBe(true);
    expect(JSON.stringify(trail)).not.toContain(oneTimePassword);
  });

  it('by name is for the command line, and says when there is no such account', async () => {
    const made = await stage.identity.addAccount(stage.root, { name: 'by-name', roles: ['editor'] });
    const reset = await stage.identity.resetPasswordOf(stage.root, ' By-Name ');
    expect(reset.oneTimePassword).not.toBe(made.oneTimePassword);
    expect((await stage.trailOf(made.account.id)).at(-1)).toMatchObject({ action: 'identity.password.reset' });
    expect(await codeOf(stage.identity.resetPasswordOf(stage.root, 'nobody-here'))).toBe('identity.account_unknown');
    expect(await codeOf(stage.identity.resetPasswordOf(system, 'by-name'))).toBe('access.denied');
  });

  it('is the security administrator’s, and not for himself', async () => {
    const account = await add();
    for (const actor of [system, editor, auditor])
      expect(await codeOf(stage.identity.resetPassword(actor, account.id))).toBe('access.denied');
    expect(await codeOf(stage.identity.resetPassword(security, security.id))).toBe('identity.own_account');
    expect(await codeOf(stage.identity.resetPassword(security, newId()))).toBe('identity.account_not_found');
  });
});

describe('adding from the command line', () => {
  it('gives roles in the unit, an administrator’s in the whole tenant', async () => {
    const input = { roles: ['editor', 'first_reviewer'], unitCode: 'finance' };
    const { account } = await stage.identity.addAccount(stage.root, { name: 'cli-one', ...input });
    expect(account.roles.map(({ organisationId }) => organisationId)).toEqual([stage.finance.id, stage.finance.id]);
    const admin = await stage.identity.addAccount(stage.root, {
      name: 'cli-two',
      roles: ['audit_admin'],
      unitCode: 'finance',
    });
    expect(admin.account).toMatchObject({
      organisationId: stage.finance.id,
      roles: [{ role: 'audit_admin', organisationId: null }],
    });
  });

  it.each([
    [{ name: 'bad-one', roles: ['nobody'] }, 'identity.unknown_role'],
    [{ name: 'bad-two', roles: ['editor'], unitCode: 'nowhere' }, 'identity.organisation_not_found'],
    [{ name: 'bad-three', roles: ['editor', 'audit_admin'] }, 'identity.not_together'],
    [{ name: 'WRONG NAME', roles: ['editor'] }, 'identity.bad_name'],
  ])('%o: %s, and no account is left behind', async (input, code) => {
    expect(await codeOf(stage.identity.addAccount(stage.root, input))).toBe(code);
    expect((await stage.identity.list(system, { q: input.name })).items).toEqual([]);
  });
});
