import { SaxesParser } from 'saxes';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readConfig } from '../../kernel/config/index.ts';
import { createTestDatabase, type TestDatabase } from '../../kernel/db/testing.ts';
import { createHttpServer, type HttpServer } from '../../kernel/http/index.ts';
import { createLogger } from '../../kernel/log/index.ts';
import { makeColumnsWorld } from '../../testing/columns-world.testing.ts';
import { createOaiService, registerOaiApi } from './index.ts';

let test: TestDatabase;
let app: HttpServer;
let world: Awaited<ReturnType<typeof makeColumnsWorld>>;
const ids: string[] = [];
let gone = '';
let draft = '';
let future = '';

beforeAll(async () => {
  test = await createTestDatabase();
  world = await makeColumnsWorld(test.db);
  const stampOf = (id: string, at: string) =>
    test.db
      .updateTable('publications')
      .set({ visibleFrom: at, lastPublishedAt: at })
      .where('subjectId', '=', id)
      .execute();
  for (let day = 1; day <= 7; day++) {
    const { id } = await world.publish(`第${day}份<通知>`, '2026-03-01', day === 7 ? world.education : world.finance);
    // Three of one moment: a part may end between them.
    await stampOf(id, `2026-03-0${day > 3 && day < 7 ? 4 : day}T10:00:00.500Z`);
    ids.push(id);
  }
  gone = (await world.publish('因隐私撤下的张某某文件', '2026-03-01')).id;
  await test.db
    .updateTable('publications')
    .set({ state: 'withdrawn', endKind: 'privacy', withdrawnAt: '2026-03-09T00:00:00Z', tombstoneTitle: '不应出现' })
    .where('subjectId', '=', gone)
    .execute();
  draft = (await world.publish('草稿', null)).id;
  future = (await world.publish('尚未到时间', '2026-03-01')).id;
  await stampOf(future, new Date(Date.now() + 86_400_000).toISOString());
  app = await createHttpServer({ config: readConfig({}), log: createLogger('fatal'), apiTitle: 'x', apiVersion: '0' });
  const oai = createOaiService({ db: test.db, now: () => new Date(), adminEmail: 'a@x.cn', partLength: 3 });
  registerOaiApi(app, {
    oai,
    placeOf: async () => ({ tenantId: world.tenantId, name: '安澜市', origin: 'https://x.cn' }),
  });
});
afterAll(async () => {
  await app.close();
  await test.close();
});

async function ask(query: Record<string, string> | string, method: 'GET' | 'POST' = 'GET'): Promise<string> {
  const written = new URLSearchParams(query).toString();
  const answer =
    method === 'GET'
      ? await app.inject({ url: `/oai?${written}` })
      : await app.inject({
          method,
          url: '/oai',
          payload: written,
          headers: { 'content-type': 'application/x-www-form-urlencoded' },
        });
  expect(answer.statusCode, answer.body).toBe(200);
  expect(answer.headers['content-type']).toBe('text/xml; charset=utf-8');
  const parser = new SaxesParser({ xmlns: true });
  parser.on('error', (error) => {
    throw error;
  });
  parser.write(answer.body).close();
  return answer.body;
}
const faultOf = (xml: string) => /<error code="(\w+)">/.exec(xml)?.[1] ?? 'none';
const list = { verb: 'ListRecords', metadataPrefix: 'oai_dc' };
const found = (xml: string) =>
  [...xml.matchAll(/<identifier>oai:x\.cn:([0-9a-f-]{36})<\/identifier>/g)].map(([, id]) => id);
async function harvest(query: Record<string, string>): Promise<(string | undefined)[]> {
  let xml = await ask(query);
  const all = found(xml);
  for (let parts = 1; parts < 20; parts++) {
    const token = /<resumptionToken[^>]*>([^<]+)</.exec(xml)?.[1];
    if (!token) return all;
    xml = await ask({ verb: query['verb'] ?? '', resumptionToken: token });
    all.push(...found(xml));
  }
  throw new Error('the list does not end');
}

describe('a harvester', () => {
  it('gets every public document once, in parts, and tombstones that tell nothing', async () => {
    for (const verb of ['ListRecords', 'ListIdentifiers']) {
      const all = await harvest({ ...list, verb });
      expect([...all].sort()).toEqual([...ids, gone].sort());
      expect(all.at(-1)).toBe(gone);
    }
    const record = await ask({ verb: 'GetRecord', identifier: `oai:x.cn:${ids[0]}`, metadataPrefix: 'oai_dc' });
    expect(record).toContain('<dc:title>第1份&lt;通知&gt;</dc:title>');
    expect(record).toContain(`<dc:identifier>https://x.cn/documents/${ids[0]}</dc:identifier>`);
    expect(record).toContain('<datestamp>2026-03-01T10:00:00Z</datestamp><setSpec>unit:finance</setSpec>');
    const tombstone = await ask({ verb: 'GetRecord', identifier: `oai:x.cn:${gone}`, metadataPrefix: 'oai_dc' });
    expect(tombstone).toContain('<header status="deleted">');
    expect(tombstone).not.toMatch(/metadata>|张某某|不应出现|dc:/);
  });

  it('asks by set and by dates, whose last second and day count', async () => {
    expect(await harvest({ ...list, set: 'unit:education' })).toEqual([ids[6]]);
    expect(await harvest({ ...list, until: '2026-03-01' })).toEqual([ids[0]]);
    expect(await harvest({ ...list, until: '2026-03-01T10:00:00Z' })).toEqual([ids[0]]);
    expect(faultOf(await ask({ ...list, until: '2026-03-01T09:59:59Z' }))).toBe('noRecordsMatch');
    expect(await harvest({ ...list, from: '2026-03-02', until: '2026-03-03' })).toEqual([ids[1], ids[2]]);
  });

  it('learns what this is, in what form and which sets, by POST as well', async () => {
    const identify = await ask({ verb: 'Identify' }, 'POST');
    expect(identify).toContain(
      '<deletedRecord>persistent</deletedRecord><granularity>YYYY-MM-DDThh:mm:ssZ</granularity>',
    );
    expect(identify).toContain('<earliestDatestamp>2026-03-01T10:00:00Z</earliestDatestamp>');
    expect(await ask({ verb: 'ListSets' })).toContain('<setSpec>unit:finance</setSpec><setName>财政局</setName>');
    expect(await ask({ verb: 'ListMetadataFormats' })).toContain('<metadataPrefix>oai_dc</metadataPrefix>');
  });

  it('hears nothing of drafts and of what is not public yet', async () => {
    for (const id of [draft, future]) {
      const request = { verb: 'GetRecord', identifier: `oai:x.cn:${id}`, metadataPrefix: 'oai_dc' };
      expect(faultOf(await ask(request))).toBe('idDoesNotExist');
    }
  });
});

describe('faults of a request are answers', () => {
  const token = (parts: unknown) => Buffer.from(JSON.stringify(parts)).toString('base64url');
  it.each([
    ['', 'badVerb'],
    ['verb=Nonsense', 'badVerb'],
    ['verb=Identify&verb=Identify', 'badVerb'],
    ['verb=toString', 'badVerb'],
    ['verb=Identify&x=1', 'badArgument'],
    ['verb=ListRecords', 'badArgument'],
    ['verb=ListRecords&metadataPrefix=oai_dc&metadataPrefix=oai_dc', 'badArgument'],
    ['verb=ListRecords&metadataPrefix=marc', 'cannotDisseminateFormat'],
    ['verb=ListRecords&metadataPrefix=oai_dc&from=2026-02-30', 'badArgument'],
    ['verb=ListRecords&metadataPrefix=oai_dc&from=2026-03-02&until=2026-03-01', 'badArgument'],
    ['verb=ListRecords&metadataPrefix=oai_dc&from=2026-03-01&until=2026-03-02T00:00:00Z', 'badArgument'],
    ['verb=ListRecords&metadataPrefix=oai_dc&set=unit:none', 'noRecordsMatch'],
    ['verb=ListRecords&metadataPrefix=oai_dc&set=%27%3Bdrop', 'noRecordsMatch'],
    ['verb=ListRecords&resumptionToken=x&metadataPrefix=oai_dc', 'badArgument'],
    ['verb=ListRecords&resumptionToken=x', 'badResumptionToken'],
    [`verb=ListRecords&resumptionToken=${token(['', '', '', 'x', 'y', 0])}`, 'badResumptionToken'],
    [`verb=ListRecords&resumptionToken=${token(['', '', '', '2026-01-01', "';drop", 0])}`, 'badResumptionToken'],
    ['verb=ListSets&resumptionToken=x', 'badResumptionToken'],
    ['verb=GetRecord&metadataPrefix=oai_dc&identifier=oai:other:1', 'idDoesNotExist'],
    ['verb=ListMetadataFormats&identifier=%00%3C', 'idDoesNotExist'],
  ])('%s: %s', async (query, code) => expect(faultOf(await ask(query))).toBe(code));
});
