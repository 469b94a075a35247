import { tmpdir } from 'node:os';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readConfig } from '../../kernel/config/index.ts';
import { createTestDatabase, type TestDatabase } from '../../kernel/db/testing.ts';
import { createHttpServer, type HttpServer } from '../../kernel/http/index.ts';
import { createLogger } from '../../kernel/log/index.ts';
import { systemActor, type Actor } from '../audit/index.ts';
import { createOrganisationsService, type OrganisationsService } from './organisations.service.ts';
import { registerSitesApi } from './sites.api.ts';
import { createSitesService, type SitesService } from './sites.service.ts';

let test: TestDatabase;
let organisations: OrganisationsService;
let sites: SitesService;
let app: HttpServer;
let admin: Actor;
let nobody: Actor;

/** One pixel, with a comment that says where it was taken. */
const PIXEL = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

beforeAll(async () => {
  test = await createTestDatabase();
  organisations = createOrganisationsService({ db: test.db });
  sites = createSitesService({ db: test.db, forgetCaches: () => organisations.forgetCaches() });
  const tenant = await organisations.ensureTenant({ code: 'anlan', name: '安澜市' });
  admin = systemActor(tenant.id, 'test');
  nobody = { ...admin, can: () => false, scopeOf: () => [] };
  const log = createLogger('fatal');
  app = await createHttpServer({ config: readConfig({ DATA_DIR: tmpdir() }), log, apiTitle: 't', apiVersion: '1' });
  registerSitesApi(app, {
    sites,
    actorOf: async () => admin,
    tenantOf: async (request) => (await organisations.resolveSite(request.host)).tenant.id,
    isShown: async () => false,
  });
});
afterAll(async () => {
  await app.close();
  await test.close();
});

const auditOf = async (subjectId: string) =>
  (
    await test.db
      .selectFrom('auditEntries')
      .select(['action', 'after'])
      .where('subjectId', '=', subjectId)
      .orderBy('id')
      .execute()
  ).map(({ action }) => action);

describe('sites', () => {
  it('a second site answers for its hosts, the first one stays as it was', async () => {
    const [first] = await sites.list(admin);
    const made = await sites.create(admin, {
      ...{ name: '安澜市财政局', nameEn: 'Finance Bureau', host: 'CZJ.example.cn.', aliases: ['cz.example.cn'] },
      ...{ palette: 'green', siteCode: '9901000002' },
    });
    expect(made).toMatchObject({
      host: 'czj.example.cn',
      missing: ['icpNumber', 'policeNumber', 'organiser', 'contact'],
    });
    expect((await organisations.resolveSite('czj.example.cn:8080')).site.id).toBe(made.id);
    expect((await organisations.resolveSite('cz.example.cn')).site.id).toBe(made.id);
    expect((await organisations.resolveSite('localhost')).site.id).toBe(first?.id);
    expect(await auditOf(made.id)).toEqual(['organisations.site.created']);
    const closed = await sites.update(admin, made.id, { version: made.version, status: 'closed' });
    expect((await organisations.resolveSite('czj.example.cn')).site.id).toBe(first?.id);
    await sites.update(admin, made.id, { version: closed.version, status: 'open' });
    expect(await auditOf(made.id)).toEqual([
      'organisations.site.created',
      'organisations.site.closed',
      'organisations.site.reopened',
    ]);
  });

  it('refuses what is no host, a host twice, a wrong code and a second site for the rest', async () => {
    const code = (input: Parameters<SitesService['create']>[1]) =>
      sites.create(admin, input).then(
        () => 'made',
        (error: { code: string }) => error.code,
      );
    expect(await code({ name: 'x', host: 'https://a.cn/' })).toBe('organisations.host_wrong');
    expect(await code({ name: 'x', host: 'b.cn', aliases: ['czj.example.cn'] })).toBe('organisations.host_taken');
    expect(await code({ name: 'x', host: 'b.cn', aliases: ['b.cn'] })).toBe('organisations.host_taken');
    expect(await code({ name: 'x', host: 'b.cn', siteCode: '123' })).toBe('organisations.site_code_wrong');
    expect(await code({ name: 'x' })).toBe('organisations.one_default_site');
    const [first] = await sites.list(admin);
    const close = sites.update(admin, first?.id ?? '', { version: first?.version ?? 0, status: 'closed' });
    await expect(close).rejects.toMatchObject({ code: 'organisations.last_site' });
    expect((await sites.list(admin)).length).toBe(2);
  });

  it('lets two people at once not overwrite each other, and nobody without the permission', async () => {
    const [first] = await sites.list(admin);
    const changes = await Promise.allSettled(
      ['一', '二'].map((name) => sites.update(admin, first?.id ?? '', { version: first?.version ?? 0, name })),
    );
    expect(changes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    await expect(sites.create(nobody, { name: 'x', host: 'x.cn' })).rejects.toMatchObject({ code: 'access.denied' });
    await expect(sites.list(nobody)).rejects.toMatchObject({ code: 'access.denied' });
    expect(await auditOf('organisations.site.write')).toContain('access.permission.denied');
  });

  it('shows the emblem of an open site, without what was written into the file, and no other picture', async () => {
    const [, second] = await sites.list(admin);
    const comment = Buffer.from('\0\0\0\x0btEXtGPS\0 31.2 N\0\0\0\0', 'latin1');
    const marked = Buffer.concat([PIXEL.subarray(0, 33), comment, PIXEL.subarray(33)]);
    const saved = await sites.setEmblem(admin, second?.id ?? '', second?.version ?? 0, marked);
    const answer = await app.inject({ url: `/pictures/${saved.emblem}` });
    expect(answer.headers['content-type']).toBe('image/png');
    expect(answer.rawPayload.equals(PIXEL)).toBe(true);
    await expect(sites.setEmblem(admin, saved.id, saved.version, Buffer.from('<svg/>'))).rejects.toMatchObject({
      code: 'pictures.not_a_picture',
    });
    await sites.update(admin, saved.id, { version: saved.version, emblem: null });
    expect((await app.inject({ url: `/pictures/${saved.emblem}` })).statusCode).toBe(404);
    expect((await app.inject({ url: '/pictures/..%2f' })).statusCode).toBe(404);
  });
});
