import { tmpdir } from 'node:os';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readConfig } from '../../kernel/config/index.ts';
import { newId } from '../../kernel/db/index.ts';
import { createTestDatabase, type TestDatabase } from '../../kernel/db/testing.ts';
import { createHttpServer, type HttpServer } from '../../kernel/http/index.ts';
import { createLogger } from '../../kernel/log/index.ts';
import { systemActor, type Actor } from '../audit/index.ts';
import { registerOrganisationsApi } from './organisations.api.ts';
import type { Organisation, OrganisationNode, Tenant } from './organisations.schema.ts';
import { createOrganisationsService, type OrganisationsService } from './organisations.service.ts';

let test: TestDatabase;
let organisations: OrganisationsService;
let app: HttpServer;
let tenant: Tenant;
let admin: Actor;
let reader: Actor;
let signedIn: Actor;

const only = (actor: Actor, permissions: string[], scope: 'all' | string[] = 'all'): Actor => ({
  ...actor,
  can: (permission, id) =>
    permissions.includes(permission) && (scope === 'all' || id === undefined || scope.includes(id)),
  scopeOf: (permission) => (permissions.includes(permission) ? scope : []),
});

beforeAll(async () => {
  test = await createTestDatabase();
  organisations = createOrganisationsService({ db: test.db });
  tenant = await organisations.ensureTenant({ code: 'anlan', name: '安澜市', nameEn: 'Anlan', regionCode: '990100' });
  admin = systemActor(tenant.id, 'test');
  reader = only(admin, ['organisations.organisation.read']);
  const log = createLogger('error');
  app = await createHttpServer({ config: readConfig({ DATA_DIR: tmpdir() }), log, apiTitle: 't', apiVersion: '1' });
  registerOrganisationsApi(app, {
    organisations,
    actorOf: async () => signedIn,
    tenantOf: async (request) => (await organisations.resolveSite(request.host)).tenant.id,
  });
});
afterAll(async () => {
  await app.close();
  await test.close();
});

let count = 0;
const add = async (input: Partial<Parameters<OrganisationsService['create']>[1]> = {}): Promise<OrganisationNode> => {
  count += 1;
  return (await organisations.create(admin, { code: `unit-${count}`, name: `第${count}局`, ...input })).organisation;
};
const entriesOf = (subjectId: string) =>
  test.db
    .selectFrom('auditEntries')
    .select(['action', 'before', 'after'])
    .where('subjectId', '=', subjectId)
    .orderBy('id')
    .execute();

describe('tenants and sites', () => {
  it('the first start makes tenant and site once, audited', async () => {
    const again = await organisations.ensureTenant({ code: 'anlan', name: '别的名字' });
    expect(again).toEqual(tenant);
    const { site } = await organisations.resolveSite('127.0.0.1:8080');
    expect(site).toMatchObject({ tenantId: tenant.id, name: '安澜市', host: null });
    expect((await entriesOf(tenant.id)).map(({ action }) => action)).toEqual(['organisations.tenant.created']);
    expect((await entriesOf(site.id)).map(({ action }) => action)).toEqual(['organisations.site.created']);
  });

  it('two first starts at the same moment make one tenant with one site', async () => {
    const starts = await Promise.all(
      Array.from({ length: 5 }, () =>
        organisations.ensureTenant({ code: 'once', name: '一市', site: { host: 'once.cn' } }),
      ),
    );
    expect(new Set(starts.map(({ id }) => id)).size).toBe(1);
    const sites = await test.db.selectFrom('sites').where('host', '=', 'once.cn').select('id').execute();
    expect(sites.length).toBe(1);
  });

  it('a site with a host answers for it, the one without for all others', async () => {
    const county = await organisations.ensureTenant({
      code: 'county',
      name: '清河县',
      site: { host: 'www.qinghe.cn' },
    });
    expect((await organisations.resolveSite('WWW.qinghe.cn:8443')).tenant).toEqual(county);
    expect((await organisations.resolveSite('unknown.cn')).tenant).toEqual(tenant);
    expect((await organisations.listTenants()).map(({ code }) => code)).toContain('county');
  });

  it('keeps names for a moment, and reads them anew when told that they changed', async () => {
    const other = createOrganisationsService({ db: test.db, now: () => new Date(0) });
    const { site } = await other.resolveSite('www.qinghe.cn');
    await test.db.updateTable('sites').set({ name: '清河县人民政府' }).where('id', '=', site.id).execute();
    expect((await other.resolveSite('www.qinghe.cn')).site.name).toBe('清河县');
    other.forgetCaches();
    expect((await other.resolveSite('www.qinghe.cn')).site.name).toBe('清河县人民政府');
  });

  it('without any fitting site it says which host is missing', async () => {
    const empty = await createTestDatabase();
    const resolve = createOrganisationsService({ db: empty.db }).resolveSite('a.cn');
    await expect(resolve).rejects.toMatchObject({ code: 'organisations.site_not_found', details: { host: 'a.cn' } });
    await empty.close();
  });
});

describe('adding', () => {
  it('works, is trimmed, listed in the tree and audited', async () => {
    const parent = await add({ kind: 'government', sortOrder: -5 });
    const child = await add({ parentId: parent.id, name: ' 安澜市财政局 ', shortName: '市财政局', phone: '0000-1' });
    expect(child).toMatchObject({ name: '安澜市财政局', parentId: parent.id, status: 'active', version: 1 });
    const tree = await organisations.list(reader);
    expect(tree.find(({ id }) => id === child.id)).toMatchObject({ depth: 1 });
    const [entry] = await entriesOf(child.id);
    expect(entry).toMatchObject({ action: 'organisations.organisation.created', before: null });
    expect(entry?.after).toMatchObject({ name: '安澜市财政局', phone: '0000-1' });
    const { depth: _, ...row } = child;
    expect(await organisations.findByCode(tenant.id, child.code)).toEqual(row);
  });

  it('is denied without the permission, and nothing is written', async () => {
    await expect(organisations.create(reader, { code: 'denied', name: 'x' })).rejects.toMatchObject({
      code: 'access.denied',
    });
    expect(await organisations.findByCode(tenant.id, 'denied')).toBeNull();
  });

  it.each([
    ['11220000013544357U', 'organisations.credit_code_checksum', '11220000013544357U'],
    ['1122000001354435', 'organisations.credit_code_length', '1122000001354435'],
    ['i1220000013544357t', 'organisations.credit_code_alphabet', 'I1220000013544357T'],
  ])('a doubtful credit code %s is saved with a warning', async (creditCode, code, stored) => {
    const saved = await organisations.create(admin, { code: `w-${creditCode.toLowerCase()}`, name: '局', creditCode });
    expect(saved.organisation.creditCode).toBe(stored);
    expect(saved.warnings).toMatchObject([{ code }]);
    expect(saved.warnings[0]?.message).toMatch(/已保存，请核对/);
  });

  it('a right credit code gives no warning, and nobody else in the tenant may have it', async () => {
    const creditCode = '11220000013544357T';
    const { warnings } = await organisations.create(admin, { code: 'right', name: '局', creditCode });
    expect(warnings).toEqual([]);
    const second = organisations.create(admin, { code: 'second', name: '局', creditCode: '1122 0000 0135 44357t' });
    await expect(second).rejects.toMatchObject({ code: 'organisations.credit_code_taken' });
    const elsewhere = systemActor((await organisations.ensureTenant({ code: 'elsewhere', name: '别处' })).id, 'test');
    expect((await organisations.create(elsewhere, { code: 'right', name: '局', creditCode })).warnings).toEqual([]);
  });

  it('refuses a code in use, an unknown and a closed superior', async () => {
    const first = await add();
    await expect(add({ code: first.code })).rejects.toMatchObject({ code: 'organisations.code_taken' });
    await expect(add({ parentId: newId() })).rejects.toMatchObject({ code: 'organisations.parent_not_found' });
    await organisations.update(admin, first.id, { status: 'closed', version: 1 });
    await expect(add({ parentId: first.id })).rejects.toMatchObject({ code: 'organisations.parent_closed' });
  });
});

describe('changing', () => {
  it('changes what is given and audits only that', async () => {
    const unit = await add({ address: '旧路1号', phone: '1' });
    const { organisation } = await organisations.update(admin, unit.id, { version: 1, address: '新路2号' });
    expect(organisation).toMatchObject({ address: '新路2号', phone: '1', version: 2 });
    const [, entry] = await entriesOf(unit.id);
    expect(entry).toMatchObject({
      action: 'organisations.organisation.updated',
      before: { address: '旧路1号', version: 1 },
      after: { address: '新路2号', version: 2 },
    });
    expect(Object.keys(entry?.after as object)).toEqual(['address', 'version']);
  });

  it('refuses a version that is not the current one, and of two at once lets one through', async () => {
    const unit = await add();
    const both = await Promise.allSettled([
      organisations.update(admin, unit.id, { version: 1, phone: 'a' }),
      organisations.update(admin, unit.id, { version: 1, phone: 'b' }),
    ]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    const late = organisations.update(admin, unit.id, { version: 1, phone: 'c' });
    await expect(late).rejects.toMatchObject({ code: 'organisations.conflict' });
  });

  it('finds nothing of another tenant and changes nothing without the permission', async () => {
    const unit = await add();
    const stranger = systemActor(newId(), 'test');
    await expect(organisations.get(stranger, unit.id)).rejects.toMatchObject({ code: 'organisations.not_found' });
    await expect(organisations.update(stranger, unit.id, { version: 1 })).rejects.toMatchObject({
      code: 'organisations.not_found',
    });
    await expect(organisations.update(reader, unit.id, { version: 1 })).rejects.toMatchObject({
      code: 'access.denied',
    });
  });

  it('a reader of some units sees those', async () => {
    const [mine, other] = [await add(), await add()];
    const scoped = only(admin, ['organisations.organisation.read'], [mine.id]);
    expect((await organisations.list(scoped)).map(({ id }) => id)).toEqual([mine.id]);
    await expect(organisations.get(scoped, other.id)).rejects.toMatchObject({ code: 'access.denied' });
    await expect(organisations.list(only(admin, []))).rejects.toMatchObject({ code: 'access.denied' });
  });
});

describe('moving and closing', () => {
  it('moves a unit with all under it, never under itself', async () => {
    const a = await add();
    const b = await add({ parentId: a.id });
    const c = await add({ parentId: b.id });
    const z = await add();
    const under = (id: string, parentId: string, version: number) =>
      organisations.update(admin, id, { parentId: parentId, version: version });
    await expect(under(a.id, c.id, 1)).rejects.toMatchObject({ code: 'organisations.under_itself' });
    await expect(under(a.id, a.id, 1)).rejects.toMatchObject({ code: 'organisations.under_itself' });
    expect([...(await organisations.subtreeOf(tenant.id, a.id))].length).toBe(3);
    await under(b.id, z.id, 1);
    expect(await organisations.subtreeOf(tenant.id, z.id)).toEqual(new Set([z.id, b.id, c.id]));
    expect((await entriesOf(b.id)).at(-1)).toMatchObject({
      action: 'organisations.organisation.moved',
      before: { parentId: a.id },
      after: { parentId: z.id },
    });
    await expect(organisations.update(reader, b.id, { parentId: null, version: 2 })).rejects.toMatchObject({
      code: 'access.denied',
    });
    expect((await organisations.update(admin, b.id, { parentId: null, version: 2 })).organisation.parentId).toBeNull();
  });

  it('two moves at the same moment make no circle', async () => {
    const [a, b] = [await add(), await add()];
    const both = await Promise.allSettled([
      organisations.update(admin, a.id, { parentId: b.id, version: 1 }),
      organisations.update(admin, b.id, { parentId: a.id, version: 1 }),
    ]);
    expect(both.filter(({ status }) => status === 'fulfilled').length).toBe(1);
  });

  it('closes only what has no open units under it, and reopens', async () => {
    const parent = await add();
    const child = await add({ parentId: parent.id });
    await expect(organisations.update(admin, parent.id, { status: 'closed', version: 1 })).rejects.toMatchObject({
      code: 'organisations.has_open_children',
      details: { count: 1 },
    });
    await expect(organisations.update(reader, child.id, { status: 'closed', version: 1 })).rejects.toMatchObject({
      code: 'access.denied',
    });
    await organisations.update(admin, child.id, { status: 'closed', version: 1 });
    await organisations.update(admin, parent.id, { status: 'closed', version: 1 });
    expect((await organisations.listUnits(tenant.id)).some(({ id }) => id === parent.id)).toBe(false);
    expect(await organisations.findUnit(tenant.id, parent.id)).toMatchObject({ status: 'closed' });
    await expect(organisations.update(admin, child.id, { status: 'active', version: 2 })).rejects.toMatchObject({
      code: 'organisations.parent_closed',
    });
    await organisations.update(admin, parent.id, { status: 'active', version: 2 });
    expect((await organisations.update(admin, child.id, { status: 'active', version: 2 })).organisation.status).toBe(
      'active',
    );
    expect((await entriesOf(child.id)).map(({ action }) => action.split('.').at(-1))).toEqual([
      'created',
      'closed',
      'reopened',
    ]);
  });
});

describe('what other modules read', () => {
  it('aliases of open units', async () => {
    const unit = await add({ name: '安澜市水利局', shortName: '市水利局' });
    const aliases = async () =>
      (await organisations.listAliases(tenant.id)).filter(({ id }) => id === unit.id).map(({ name }) => name);
    expect(await aliases()).toEqual(['安澜市水利局', '市水利局']);
    await organisations.update(admin, unit.id, { status: 'closed', version: 1 });
    expect(await aliases()).toEqual([]);
  });
});

describe('the API', () => {
  const call = (method: 'GET' | 'POST' | 'PATCH', url: string, payload?: object, headers = {}) =>
    app.inject({ method, url: `/api/v1${url}`, payload, headers });

  it('goes the whole way: add, read, change, move, close, reopen', async () => {
    signedIn = admin;
    const made = await call('POST', '/organisations', { code: 'api-unit', name: '接口局', creditCode: 'X' });
    expect(made.statusCode).toBe(200);
    const { organisation, warnings } = made.json();
    expect(warnings[0].code).toBe('organisations.credit_code_length');
    const { id } = organisation;
    expect((await call('GET', `/organisations/${id}`)).json()).toEqual({ ...organisation, depth: undefined });
    const tree = (await call('GET', '/organisations')).json();
    expect(tree.items.find((item: Organisation) => item.id === id)).toMatchObject({ depth: 0 });
    const changed = await call('PATCH', `/organisations/${id}`, { version: 1, creditCode: '', officeHours: '9—17' });
    expect(changed.json()).toMatchObject({ organisation: { officeHours: '9—17', version: 2 }, warnings: [] });
    const parent = await add();
    const patch = async (body: object) => (await call('PATCH', `/organisations/${id}`, body)).json().organisation;
    expect(await patch({ parentId: parent.id, version: 2 })).toMatchObject({
      parentId: parent.id,
      depth: 1,
      version: 3,
    });
    expect((await patch({ status: 'closed', version: 3 })).status).toBe('closed');
    expect((await patch({ status: 'active', version: 4 })).status).toBe('active');
    const late = await call('PATCH', `/organisations/${id}`, { version: 1 });
    expect(late.statusCode).toBe(409);
    expect(late.json().message).toContain('刚被别人修改过');
  });

  it.each([
    [{ name: '没有代码' }],
    [{ code: 'Bad Code', name: 'x' }],
    [{ code: 'ok', name: '   ' }],
    [{ code: 'ok', name: 'a\nb' }],
    [{ code: 'ok', name: 'a\u0000' }],
    [{ code: 'ok', name: 'x'.repeat(101) }],
    [{ code: 'ok', name: 'x', kind: 'ministry' }],
    [{ code: 'ok', name: 'x', duties: 'a\u0000b' }],
    [{ code: 'ok', name: 'x', unknown: 1 }],
  ])('refuses %o with 400', async (body) => {
    signedIn = admin;
    expect((await call('POST', '/organisations', body)).statusCode).toBe(400);
    expect(await organisations.findByCode(tenant.id, 'ok')).toBeNull();
  });

  it('answers 403 to a reader who writes, in the language he reads', async () => {
    signedIn = reader;
    const answer = await call('POST', '/organisations', { code: 'no', name: 'x' }, { 'accept-language': 'en' });
    expect(answer.statusCode).toBe(403);
    expect(answer.json().message).toContain('security administrator');
  });

  it('shows units to everybody, without versions and closed ones', async () => {
    const unit = await add({ name: '公开局', address: '望江大道1号' });
    const list = (await call('GET', '/units')).json();
    const shown = list.items.find((item: Organisation) => item.id === unit.id);
    expect(shown).toMatchObject({ name: '公开局', address: '望江大道1号', depth: 0 });
    expect(shown).not.toHaveProperty('version');
    expect((await call('GET', `/units/${unit.id}`)).json()).toEqual(shown);
    expect((await call('GET', `/units/${newId()}`)).statusCode).toBe(404);
    expect((await call('GET', '/units/nonsense')).statusCode).toBe(400);
    const county = await app.inject({ url: '/api/v1/units', headers: { host: 'www.qinghe.cn' } });
    expect(county.json()).toEqual({ items: [] });
  });
});
