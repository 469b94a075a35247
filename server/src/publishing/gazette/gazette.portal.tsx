import { AppError } from '../../kernel/errors/index.ts';
import type { HttpRequest, HttpServer } from '../../kernel/http/index.ts';
import { Withdrawn, type DocumentItem, type PageFrame, type PublicSite } from '../../portal/index.ts';
import { gazetteErrors } from './gazette.errors.ts';
import {
  LIST_PATH,
  renderGazetteIssue,
  renderGazetteList,
  renderGazetteVerify,
  VERIFY_PATH,
} from './gazette.pages.tsx';
import { coverOf, issuePath } from './gazette.rules.ts';
import type { GazetteService } from './gazette.service.ts';
import { gazetteTexts } from './gazette.texts.ts';
import type { GazetteReading } from './reading.service.ts';

export interface GazettePortalDeps {
  app: HttpServer;
  site: PublicSite;
  gazette: Pick<GazetteService, 'nameOf'>;
  reading: GazetteReading;
  tenantOf: (request: HttpRequest) => Promise<string>;
}
/** Issues on a page of search results. */
const SHOWN_IN_SEARCH = 3;
type Place = { year: string; number: string };

/** Throws not_found for anything that is no year and number. */
const placeOf = ({ year = '', number = '' }: Partial<Place>): [number, number] => {
  if (!/^\d{4}$/.test(year) || !/^[1-9]\d{0,2}$/.test(number)) throw gazetteErrors.not_found();
  return [Number(year), Number(number)];
};

/** Public pages of the gazette: issues by year, an issue, its cover, print edition and signed text, and the check of a file. */
export function registerGazettePortal({ app, site, gazette, reading, tenantOf }: GazettePortalDeps): void {
  site.page(LIST_PATH, async ({ frame, tenantId }) => ({
    body: renderGazetteList({ frame, name: await gazette.nameOf(tenantId), issues: await reading.list(tenantId) }),
    tags: [`tenant:${tenantId}`],
  }));
  site.page(
    VERIFY_PATH,
    async ({ frame, tenantId, query }) => {
      const asked = (query.get('sha256') ?? '').trim().slice(0, 64);
      const found = /^[0-9a-f]{64}$/i.test(asked) ? await reading.findByHash(tenantId, asked) : null;
      const place = found && { ...found, url: issuePath(found.year, found.number) };
      return { body: renderGazetteVerify({ frame, asked, found: place }), tags: [], cache: false };
    },
    { params: ['sha256'] },
  );
  site.page(`${LIST_PATH}/:year/:number`, async ({ frame, tenantId, params }) => {
    const issue = await reading.get(tenantId, ...placeOf(params)).catch((error: unknown) => {
      if (!(error instanceof AppError) || error.code !== 'gazette.withdrawn') throw error;
      throw new Withdrawn({ withdrawnOn: '', reason: String(error.details['reason']) });
    });
    return {
      body: renderGazetteIssue({ frame, issue }),
      tags: [`tenant:${tenantId}`, `gazette_issue:${issue.id}`, ...issue.documentIds.map((id) => `document:${id}`)],
    };
  });

  const hidden = { schema: { hide: true } };
  app.get(`${LIST_PATH}/:year/:number/cover.svg`, hidden, async (request, reply) => {
    const issue = await reading.get(await tenantOf(request), ...placeOf(request.params as Place));
    return reply
      .headers({ 'content-type': 'image/svg+xml; charset=utf-8', 'cache-control': 'no-cache' })
      .send(coverOf(issue));
  });
  app.get(`${LIST_PATH}/:year/:number/print.pdf`, hidden, async (request, reply) => {
    const [year, number] = placeOf(request.params as Place);
    const bytes = await reading.print(await tenantOf(request), year, number);
    const name = `${year}年第${number}期.pdf`;
    // Asked again every time: after a withdrawal no copy on the way may answer.
    return reply
      .headers({
        ...{ 'content-type': 'application/pdf', 'content-length': bytes.length, 'cache-control': 'no-cache' },
        'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(name)}`,
      })
      .send(bytes);
  });
  app.get(`${LIST_PATH}/:year/:number/manifest.json`, hidden, async (request, reply) => {
    const issue = await reading.get(await tenantOf(request), ...placeOf(request.params as Place));
    if (issue.manifest === '') throw gazetteErrors.print_held();
    return reply
      .headers({ 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-cache' })
      .send(issue.manifest);
  });
}

/** Where a document stands in the gazette, on its own page. */
export function createGazetteBeside(reading: GazetteReading) {
  return async (tenantId: string, documentId: string, locale: PageFrame['locale']) => {
    const places = await reading.placesOf(tenantId, documentId);
    const label = gazetteTexts(locale).fact;
    return {
      facts: places.map(({ citation, path }) => ({ label, value: citation, isChinese: true, href: path })),
      tags: places.map(({ issueId }) => `gazette_issue:${issueId}`),
    };
  };
}

/** The issues that a search asks for, as the search page lists them. */
export function createGazetteFinder(reading: GazetteReading) {
  return async (tenantId: string, query: string, locale: PageFrame['locale']): Promise<DocumentItem[]> =>
    (await reading.search(tenantId, query, SHOWN_IN_SEARCH)).map(({ url, name, year, number, publishedOn }) => ({
      ...{ path: url, title: `${name} ${year}年第${number}期`, validity: '' as const },
      ...{ organisation: '', documentNumber: '', publishedOn, flag: gazetteTexts(locale).title },
    }));
}
