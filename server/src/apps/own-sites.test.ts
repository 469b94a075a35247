import { request } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createSitesService } from '../foundation/organisations/index.ts';
import { createColumnsService, createPlacementsService, type PlacementsService } from '../publishing/columns/index.ts';
import { notice } from '../publishing/documents/documents.testing.ts';
import { openPortal, type PortalWorld } from './portal.testing.ts';

/** A site of its own shows what stands in its columns and what its units published; the main site shows everything. */

const EDUCATION = 'edu.test.gov.cn';
const MAIN = 'www.test.gov.cn';

let portal: PortalWorld;
let placements: PlacementsService;
let column: string;
/** Of the finance bureau in a column of the site; of the education bureau; of the finance bureau in no column; of a school under education. */
let placed: string;
let own: string;
let foreign: string;
let under: string;

beforeAll(async () => {
  portal = await openPortal();
  const { db, organisations, tenant, system, unit, other } = portal;
  const school = (await organisations.create(system, { code: 'school', name: '测试市第一中学', parentId: other.id }))
    .organisation;
  const put = async (n: number, organisationId: string) => {
    const outcome = await portal.importText(system, notice(n), { publish: true, organisationId, fileName: `${n}.txt` });
    if (outcome.state !== 'saved') throw new Error(JSON.stringify(outcome));
    return outcome.documentId;
  };
  [placed, own, foreign, under] = [
    await put(11, unit.id),
    await put(12, other.id),
    await put(13, unit.id),
    await put(14, school.id),
  ];
  const sites = createSitesService({ db, forgetCaches: () => organisations.forgetCaches() });
  const site = await sites.create(system, { name: '测试市教育局', host: EDUCATION, unitIds: [other.id] });
  expect(site.showsAll).toBe(false);
  const columns = createColumnsService({ db, sites, organisations, now: () => new Date() });
  placements = createPlacementsService({ db });
  const { id } = await columns.create(system, {
    ...{ siteId: site.id, parentId: null, code: 'notices', name: '通知', kind: 'list', inNavigation: false },
  });
  column = id;
  await placements.change(system, { documentIds: [placed], add: [column], remove: [] });
  expect(tenant.id).not.toBe('');
}, 120_000);
afterAll(() => portal?.close());

/** The answer that a reader gets who came by a host; fetch would put its own Host. */
const ask = (host: string, path: string) =>
  new Promise<{ status: number; body: string }>((resolve, reject) => {
    request(portal.url + path, { headers: { host } }, (response) => {
      let body = '';
      response.setEncoding('utf8').on('data', (piece: string) => (body += piece));
      response.on('end', () => resolve({ status: response.statusCode ?? 0, body }));
    })
      .on('error', reject)
      .end();
  });
const names = () => ({ placed, own, foreign, under });
const shownAt = async (host: string, path: string) => {
  const { status, body } = await ask(host, path);
  if (status !== 200) return [`${status}`];
  return Object.entries(names()).flatMap(([name, id]) => (body.includes(id) ? [name] : []));
};

const q = encodeURIComponent('工作的通知');
const LISTS = [
  ...['/', '/documents', '/en/documents', '/api/v1/documents', '/feeds/documents.atom', '/feeds/documents.json'],
  ...['/sitemap.xml', `/search?q=${q}`, `/api/v1/search?q=${q}`, `/feeds/search.atom?q=${q}`],
];
const settled = { timeout: 20_000 };

describe('a site of its own', () => {
  it.each(LISTS)('shows at %s what is its own, and the main site everything, whoever asks first', async (path) => {
    await expect.poll(() => shownAt(EDUCATION, path), settled).toEqual(['placed', 'own', 'under']);
    await expect.poll(() => shownAt(MAIN, path), settled).toEqual(['placed', 'own', 'foreign', 'under']);
    expect(await shownAt(EDUCATION, path)).toEqual(['placed', 'own', 'under']);
    expect(await shownAt(MAIN, path)).toEqual(['placed', 'own', 'foreign', 'under']);
  });

  it('counts on the pages of units and in facets only what it shows', async () => {
    const { unit } = portal;
    expect(await shownAt(EDUCATION, `/units/${unit.id}`)).toEqual(['placed']);
    expect(await shownAt(MAIN, `/units/${unit.id}`)).toEqual(['placed', 'foreign']);
    const facets = async (host: string) => {
      const { body } = await ask(host, `/api/v1/search?q=${q}`);
      const found = JSON.parse(body) as { total: number; facets: { organisation: { value: string; count: number }[] } };
      return [found.total, found.facets.organisation.find(({ value }) => value === unit.id)?.count];
    };
    expect([await facets(EDUCATION), await facets(MAIN)]).toEqual([
      [3, 1],
      [4, 2],
    ]);
  });

  it('still shows what it is given the address of: an address that was handed out holds everywhere', async () => {
    expect((await ask(EDUCATION, `/documents/${foreign}`)).status).toBe(200);
    expect((await ask(EDUCATION, `/api/v1/documents/${foreign}`)).status).toBe(200);
  });

  it('follows what is placed and taken out, in every list', async () => {
    await placements.change(portal.system, { documentIds: [foreign], add: [column], remove: [] });
    await placements.change(portal.system, { documentIds: [placed], add: [], remove: [column] });
    for (const path of LISTS)
      await expect.poll(() => shownAt(EDUCATION, path), settled).toEqual(['own', 'foreign', 'under']);
    expect(await shownAt(MAIN, '/documents')).toEqual(['placed', 'own', 'foreign', 'under']);
    await placements.change(portal.system, { documentIds: [placed], add: [column], remove: [] });
    await placements.change(portal.system, { documentIds: [foreign], add: [], remove: [column] });
  });

  it('loses what is withdrawn, as the main site does', async () => {
    await portal.documents.withdraw(portal.publisher, own, { reason: '有误' });
    for (const path of LISTS) await expect.poll(() => shownAt(EDUCATION, path), settled).toEqual(['placed', 'under']);
    for (const path of LISTS)
      await expect.poll(() => shownAt(MAIN, path), settled).toEqual(['placed', 'foreign', 'under']);
  });
});
