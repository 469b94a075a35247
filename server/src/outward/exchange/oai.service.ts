import type { Database } from '../../kernel/db/index.ts';
import { published } from '../../publishing/documents/index.ts';
import { findEarliest, findStamped, listStamped, listUnits } from './oai.repo.ts';
import {
  element,
  idOf,
  readRequest,
  setOf,
  stamp,
  writeAnswer,
  writeHeader,
  writeRecord,
  writeToken,
  type DublinCore,
  type OaiFault,
  type OaiHeader,
  type OaiRequest,
  type Selection,
} from './oai.rules.ts';

export interface OaiPlace {
  tenantId: string;
  /** Name of the site and its address without a slash at the end. */
  name: string;
  origin: string;
}
export interface OaiDeps {
  db: Database;
  now: () => Date;
  /** Where harvesters write to; the address that Identify names. */
  adminEmail: string;
  /** Records in one part of a list. */
  partLength?: number;
}
export type OaiService = ReturnType<typeof createOaiService>;

const FORMAT = `<metadataFormat>${element('metadataPrefix', 'oai_dc')}${element('schema', 'http://www.openarchives.org/OAI/2.0/oai_dc.xsd')}${element('metadataNamespace', 'http://www.openarchives.org/OAI/2.0/oai_dc/')}</metadataFormat>`;

/** OAI-PMH 2.0 for archives and libraries that harvest: what is public, and tombstones of what was. */
export function createOaiService({ db, now, adminEmail, partLength = 100 }: OaiDeps) {
  return {
    /** The answer to a request as XML; faults of the request are answers too. */
    async answer(place: OaiPlace, query: URLSearchParams): Promise<string> {
      const request = readRequest(query);
      const common = { at: now(), baseUrl: `${place.origin}/oai`, query };
      if ('code' in request) return writeAnswer({ ...common, fault: request });
      const content = await contentOf(place, request);
      if (typeof content !== 'string') return writeAnswer({ ...common, fault: content });
      return writeAnswer({ ...common, verb: request.verb, content });
    },
  };

  async function contentOf(place: OaiPlace, request: OaiRequest): Promise<string | OaiFault> {
    const { tenantId, origin, name } = place;
    const host = new URL(origin).hostname;
    const find = async (identifier: string) => {
      const id = idOf(host, identifier);
      return id ? findStamped(db, tenantId, id) : null;
    };
    const unknown: OaiFault = { code: 'idDoesNotExist', words: 'there is no such record' };
    if (request.verb === 'Identify') {
      const earliest = (await findEarliest(db, tenantId)) ?? now();
      return [
        element('repositoryName', name),
        element('baseURL', `${origin}/oai`),
        element('protocolVersion', '2.0'),
        element('adminEmail', adminEmail),
        element('earliestDatestamp', stamp(earliest)),
        element('deletedRecord', 'persistent'),
        element('granularity', 'YYYY-MM-DDThh:mm:ssZ'),
      ].join('');
    }
    if (request.verb === 'ListSets') {
      const units = await listUnits(db, tenantId);
      const sets = units.map(
        (unit) => `<set>${element('setSpec', setOf(unit.code))}${element('setName', unit.name)}</set>`,
      );
      return `<set>${element('setSpec', 'unit')}${element('setName', '单位 / units')}</set>${sets.join('')}`;
    }
    if (request.verb === 'ListMetadataFormats')
      return request.identifier === '' || (await find(request.identifier)) ? FORMAT : unknown;
    if (request.verb === 'GetRecord') {
      const header = await find(request.identifier);
      if (!header) return unknown;
      const [record] = await records(place, host, [header]);
      return record ?? unknown;
    }
    return list(place, host, request.verb, request.selection);
  }

  async function list(place: OaiPlace, host: string, verb: string, selection: Selection): Promise<string | OaiFault> {
    const none: OaiFault = { code: 'noRecordsMatch', words: 'nothing matches' };
    const unit = selection.set === '' || selection.set === 'unit' ? '' : /^unit:([a-z0-9-]+)$/.exec(selection.set)?.[1];
    if (unit === undefined) return none;
    const found = await listStamped(db, place.tenantId, selection, unit, partLength + 1);
    const part = found.slice(0, partLength);
    const last = part.at(-1);
    if (!last) return none;
    const written =
      verb === 'ListIdentifiers' ? part.map((header) => writeHeader(host, header)) : await records(place, host, part);
    const cursor = selection.cursor + part.length;
    const hasMore = found.length > partLength;
    const token = hasMore ? writeToken({ ...selection, after: { at: last.at, id: last.id }, cursor }) : '';
    // The last part of a list that came in parts ends with an empty token; a list in one part has none.
    const end =
      hasMore || selection.after ? `<resumptionToken cursor="${selection.cursor}">${token}</resumptionToken>` : '';
    return written.join('') + end;
  }

  /** Records with what the gate lets be read; one that was withdrawn between the two questions is told as deleted. */
  async function records(
    { tenantId, origin }: OaiPlace,
    host: string,
    headers: readonly OaiHeader[],
  ): Promise<string[]> {
    const ids = headers.flatMap(({ id, isDeleted }) => (isDeleted ? [] : [id]));
    const summaries = new Map((await published.listSummaries(db, tenantId, ids)).map((item) => [item.id, item]));
    return headers.map((header) => {
      const item = summaries.get(header.id);
      if (!item) return writeRecord(host, { ...header, isDeleted: true }, null);
      const core: DublinCore = [
        ['title', item.title],
        ['creator', item.issuingBody || item.organisation.name],
        ['subject', item.topic.replaceAll('\\', ' / ')],
        ['description', item.excerpt.replace(/\s+/g, ' ').slice(0, 300)],
        ['publisher', item.organisation.name],
        ['date', item.publishedOn ?? item.madeOn ?? ''],
        ['type', 'Text'],
        ['format', 'text/html'],
        ['identifier', `${origin}${item.url}`],
        ['identifier', item.documentNumber],
        ['identifier', item.indexNumber],
        ['language', 'zh-CN'],
      ];
      return writeRecord(host, header, core);
    });
  }
}
