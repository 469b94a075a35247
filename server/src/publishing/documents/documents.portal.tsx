import type { Database } from '../../kernel/db/index.ts';
import type { FileStore } from '../../kernel/files/index.ts';
import { fileErrors } from '../../kernel/files/index.ts';
import type { HttpRequest, HttpServer } from '../../kernel/http/index.ts';
import { chinaMinute } from '../../kernel/time/index.ts';
import { addresses } from '../../foundation/gate/index.ts';
import type { OrganisationsService } from '../../foundation/organisations/index.ts';
import { findAfterwards } from '../../foundation/review/index.ts';
import type { PageFrame, PublicSite, ValidityView } from '../../portal/index.ts';
import { documentErrors } from './documents.errors.ts';
import {
  renderDocumentListPage,
  renderDocumentPage,
  type DocumentListQuery,
  type LinkedDocument,
} from './documents.pages.tsx';
import type { PublishedDocument, PublishedSummary } from './documents.schema.ts';
import {
  countFacets,
  countPublished,
  listLiveEditions,
  listPublished,
  publicPath,
  type PublishedFilter,
} from './published.repo.ts';
import { requireShown } from './gone.portal.ts';
import { listPublicEditions, type PublicEdition } from './history.repo.ts';
import { registerHistoryPortal } from './history.portal.tsx';

const PAGE_SIZE = 20;
/** Of the editions of a document, those that its own page names; the others are one click away. */
const SHOWN_EDITIONS = 3;

export interface DocumentsPortalDeps {
  app: HttpServer;
  site: PublicSite;
  db: Database;
  files: FileStore;
  organisations: OrganisationsService;
  tenantOf: (request: HttpRequest) => Promise<string>;
  /** What other modules show on the page of a document. */
  besideOf?: (tenantId: string, documentId: string, locale: PageFrame['locale']) => Promise<DocumentBeside>;
}

/** What stands beside a document on its page, from modules that know more of it; only what is public. */
export interface DocumentBeside {
  interpretations?: LinkedDocument[];
  interprets?: LinkedDocument[];
  standardTexts?: { label: string; href: string }[];
  /** What is known of its validity beside what the document states. */
  validity?: ValidityView;
  related?: LinkedDocument[];
  /** Adds links to the text that is shown. */
  linkBody?: (body: PublishedDocument['body']) => PublishedDocument['body'];
  /** Further rows of the table of facts, in the language of the page; data stays Chinese. */
  facts?: { label: string; value: string; isChinese: boolean; href?: string; isLead?: boolean }[];
  /** Tags of the page: what ends its life in the cache. */
  tags?: string[];
}

type BesideOf = NonNullable<DocumentsPortalDeps['besideOf']>;

/** What all these modules show beside a document, together. */
export function combineBesides(besides: readonly BesideOf[]): BesideOf {
  return async (...asked) => {
    const all = await Promise.all(besides.map((beside) => beside(...asked)));
    return {
      ...Object.assign({}, ...all),
      facts: all.flatMap(({ facts = [] }) => facts),
      tags: all.flatMap(({ tags = [] }) => tags),
    };
  };
}

/** Public pages of documents: lists, the document, its files. The home page is composed in publishing/pages. */
export function registerDocumentsPortal({ app, site, db, files, tenantOf, besideOf }: DocumentsPortalDeps): void {
  site.page(
    '/documents',
    async ({ frame, tenantId, on, query }) => {
      const asked = readListQuery(query);
      const filter = { ...filterOf(asked), on };
      const total = await countPublished(db, tenantId, filter);
      const lastPage = Math.max(1, Math.ceil(total / PAGE_SIZE));
      const page = Math.min(asked.page, lastPage);
      const [items, facets] = await Promise.all([
        listPublished(db, tenantId, filter, { limit: PAGE_SIZE, offset: (page - 1) * PAGE_SIZE }),
        countFacets(db, tenantId, filter),
      ]);
      const same = (values: { value: string; count: number }[]) =>
        values.map((value) => ({ ...value, label: value.value }));
      const body = renderDocumentListPage({
        frame,
        query: { ...asked, page },
        total: { value: total, kind: 'exact' },
        pageSize: PAGE_SIZE,
        lastPage,
        items: items.map(itemView),
        facets: {
          organisation: facets.organisations.map(({ id, name, count }) => ({ value: id, label: name, count })),
          topic: same(facets.topics),
          audience: same(facets.audiences),
          year: same(facets.years),
          validity: facets.validities
            .filter((v) => v.value !== '')
            .map(({ value, count }) => ({ value: value as never, count })),
        },
      });
      return { body, tags: [`tenant:${tenantId}`] };
    },
    { params: ['organisation', 'topic', 'year', 'validity', 'audience', 'page'] },
  );

  site.page('/documents/:id', async ({ frame, tenantId, params }) => {
    const id = params['id'] ?? '';
    const document = await requireShown(db, tenantId, id);
    const editions = await listPublicEditions(db, tenantId, id, { limit: SHOWN_EDITIONS, offset: 0 });
    const { tags = [], linkBody, ...beside } = (await besideOf?.(tenantId, document.id, frame.locale)) ?? {};
    const shown = linkBody ? { ...document, body: linkBody(document.body) } : document;
    const edition = (await listLiveEditions(db, tenantId, [id])).get(id);
    const afterwards = edition ? await findAfterwards(db, tenantId, edition) : null;
    return {
      body: renderDocumentPage({ ...pageView(frame, shown, editions), ...beside, afterwards }),
      tags: [`document:${document.id}`, `organisation:${document.organisation.id}`, ...tags],
    };
  });

  // The permanent short address: it leads to the page of what is or was public, and to nothing else.
  app.get('/d/:code', { schema: { hide: true } }, async (request, reply) => {
    const { code } = request.params as { code: string };
    const id = /^[0-9a-f]{12}$/.test(code)
      ? await addresses.findSubjectByEnding(db, await tenantOf(request), 'document', code)
      : null;
    if (!id) throw documentErrors.not_found();
    return reply.header('cache-control', 'no-cache').redirect(publicPath(id), 301);
  });

  registerHistoryPortal({ app, site, db, tenantOf });

  // A file has an address only while something public shows it; every other hash is simply unknown.
  app.get('/files/:sha256/:name', { schema: { hide: true } }, async (request, reply) => {
    const { sha256 } = request.params as { sha256: string };
    if (!/^[0-9a-f]{64}$/.test(sha256)) throw fileErrors.not_found();
    const file = await addresses.findReadableFile(db, await tenantOf(request), sha256);
    if (!file) throw fileErrors.not_found();
    reply.header('cache-control', 'no-cache').header('etag', `"${sha256.slice(0, 32)}"`);
    if (request.headers['if-none-match'] === `"${sha256.slice(0, 32)}"`) return reply.code(304).send();
    const { body, size } = await files.stream(sha256);
    // Only pictures are shown; everything else is offered for saving, so that no uploaded page ever runs here.
    const isPicture = /^image\/(png|jpeg|gif|webp|bmp)$/.test(file.mediaType);
    const disposition = `${isPicture ? 'inline' : 'attachment'}; filename*=UTF-8''${encodeURIComponent(file.name)}`;
    const type = isPicture ? file.mediaType : downloadType(file.mediaType);
    return reply
      .headers({ 'content-type': type, 'content-length': size, 'content-disposition': disposition })
      .send(body);
  });
}

/** HTML and XML leave as plain bytes: with nosniff and as a download they cannot be opened as a page of this site. */
const downloadType = (mediaType: string) =>
  /html|xml|svg/.test(mediaType) ? 'application/octet-stream' : mediaType || 'application/octet-stream';

function itemView(item: PublishedSummary) {
  return {
    path: item.url,
    title: item.title,
    validity: item.validity,
    organisation: item.issuingBody || item.organisation.name,
    documentNumber: item.documentNumber,
    publishedOn: item.publishedOn ?? '',
  };
}

function readListQuery(query: URLSearchParams): DocumentListQuery {
  const page = Number(query.get('page') ?? '1');
  const text = (name: string) => (query.get(name) ?? '').slice(0, 200);
  return {
    organisation: /^[0-9a-f-]{36}$/.test(text('organisation')) ? text('organisation') : '',
    topic: text('topic'),
    year: /^\d{4}$/.test(text('year')) ? text('year') : '',
    validity: text('validity'),
    audience: text('audience'),
    page: Number.isInteger(page) && page >= 1 && page <= 100_000 ? page : 1,
  };
}

const filterOf = ({ organisation, topic, year, validity, audience }: DocumentListQuery): PublishedFilter => ({
  ...(organisation ? { organisationId: organisation } : {}),
  ...(topic ? { topic } : {}),
  ...(year ? { year } : {}),
  ...(validity ? { validity } : {}),
  ...(audience ? { audience } : {}),
});

function pageView(
  frame: Parameters<typeof renderDocumentPage>[0]['frame'],
  document: PublishedDocument,
  editions: readonly PublicEdition[],
): Parameters<typeof renderDocumentPage>[0] {
  const {
    id,
    title,
    issuingBody,
    documentNumber,
    indexNumber,
    topic,
    subjectWords,
    mainRecipients,
    body,
    tasks,
    original,
    organisation,
  } = document;
  const images = Object.fromEntries(
    body.flatMap((b) => (b.kind === 'image' ? [[b.file, `/files/${b.file}/${b.file.slice(0, 12)}.img`]] : [])),
  );
  return {
    frame,
    id,
    title,
    issuingBody,
    documentNumber,
    indexNumber,
    topic,
    subjectWords,
    mainRecipients,
    body,
    tasks,
    images,
    validity: { code: document.validity },
    madeOn: document.madeOn ?? '',
    publishedOn: document.publishedOn ?? '',
    publishedAt: chinaMinute(document.visibleFrom),
    publisher: {
      path: `/units/${organisation.id}`,
      name: organisation.name,
    },
    attachments: [],
    audience: document.audience,
    visibleUntil: document.visibleUntil ?? '',
    editions: editions.length > 1 ? [...editions] : [],
    jsonHref: `/api/v1${publicPath(id)}`,
    ...(original
      ? {
          original: {
            name: original.name,
            href: original.url,
            format: extensionOf(original.name),
            bytes: original.size,
          },
        }
      : {}),
  };
}

const extensionOf = (name: string) => (/\.([A-Za-z0-9]{1,5})$/.exec(name)?.[1] ?? 'FILE').toUpperCase();
