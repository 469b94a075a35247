/** OAI-PMH 2.0: requests, dates, tokens and answers. Pure. (openarchives.org/OAI/openarchivesprotocol.html) */

export type OaiErrorCode =
  'badArgument' | 'badResumptionToken' | 'badVerb' | 'cannotDisseminateFormat' | 'idDoesNotExist' | 'noRecordsMatch';

/** A fault of the request; answered with status 200 and an error element, as the protocol wants. */
export interface OaiFault {
  code: OaiErrorCode;
  words: string;
}

/** A list that is asked for: its bounds, and where the part before it ended. */
export interface Selection {
  from: Date | null;
  /** Exclusive. */
  until: Date | null;
  set: string;
  after: { at: Date; id: string } | null;
  /** Records in the parts before. */
  cursor: number;
}

export type OaiRequest =
  | { verb: 'Identify' }
  | { verb: 'ListSets' }
  | { verb: 'ListMetadataFormats'; identifier: string }
  | { verb: 'GetRecord'; identifier: string }
  | { verb: 'ListIdentifiers' | 'ListRecords'; selection: Selection };

const ARGUMENTS: Record<OaiRequest['verb'], { required: string[]; optional: string[] }> = {
  Identify: { required: [], optional: [] },
  // One part holds all sets, so a token for it was never given out.
  ListSets: { required: [], optional: ['resumptionToken'] },
  ListMetadataFormats: { required: [], optional: ['identifier'] },
  GetRecord: { required: ['identifier', 'metadataPrefix'], optional: [] },
  ListIdentifiers: { required: ['metadataPrefix'], optional: ['from', 'until', 'set', 'resumptionToken'] },
  ListRecords: { required: ['metadataPrefix'], optional: ['from', 'until', 'set', 'resumptionToken'] },
};
const FORMAT = 'oai_dc';

/** Reads a request; every argument is checked, repeated and unknown ones are faults. */
export function readRequest(query: URLSearchParams): OaiRequest | OaiFault {
  const names = [...query.keys()];
  const bad = (words: string): OaiFault => ({ code: 'badArgument', words });
  const verb = query.get('verb') ?? '';
  if (!isVerb(verb) || query.getAll('verb').length !== 1)
    return { code: 'badVerb', words: 'the verb is missing, repeated or none of the protocol' };
  const { required, optional } = ARGUMENTS[verb];
  const twice = names.find((name, at) => names.indexOf(name) !== at);
  if (twice) return bad(`${twice} is repeated`);
  const unknown = names.find((name) => name !== 'verb' && !required.includes(name) && !optional.includes(name));
  if (unknown) return bad(`${unknown} is no argument of ${verb}`);
  const token = query.get('resumptionToken');
  if (token !== null) {
    if (names.length > 2) return bad('resumptionToken stands alone');
    const selection = verb === 'ListSets' ? null : readToken(token);
    if (!selection || verb === 'ListSets')
      return { code: 'badResumptionToken', words: 'this token was not given out for this request' };
    return { verb: verb as 'ListRecords', selection };
  }
  const missing = required.find((name) => !query.get(name));
  if (missing) return bad(`${missing} is missing`);
  if (query.has('metadataPrefix') && query.get('metadataPrefix') !== FORMAT)
    return { code: 'cannotDisseminateFormat', words: `the format is ${FORMAT}` };
  if (verb === 'GetRecord' || verb === 'ListMetadataFormats')
    return { verb, identifier: query.get('identifier') ?? '' };
  if (verb === 'Identify') return { verb };
  if (verb === 'ListSets') return { verb };
  const [from, until] = [query.get('from'), query.get('until')];
  const start = from === null ? null : readDate(from);
  const end = until === null ? null : readDate(until);
  if ((from !== null && !start) || (until !== null && !end)) return bad('dates are YYYY-MM-DD or YYYY-MM-DDThh:mm:ssZ');
  if (from !== null && until !== null && from.length !== until.length)
    return bad('from and until differ in granularity');
  if (start && end && start.at > end.at) return bad('from is after until');
  const limit = end && new Date(end.at.getTime() + (end.isDay ? 86_400_000 : 1000));
  const selection = { from: start?.at ?? null, until: limit, set: query.get('set') ?? '', after: null, cursor: 0 };
  return { verb, selection };
}

const isVerb = (verb: string): verb is OaiRequest['verb'] => Object.hasOwn(ARGUMENTS, verb);

function readDate(text: string): { at: Date; isDay: boolean } | null {
  const isDay = /^\d{4}-\d{2}-\d{2}$/.test(text);
  if (!isDay && !/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z$/.test(text)) return null;
  const at = new Date(isDay ? `${text}T00:00:00Z` : text);
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(text.slice(0, 10)) ? { at, isDay } : null;
}

/** Where the next part of a list begins, for the harvester to carry; holds no secret and is checked when it comes back. */
export function writeToken({ from, until, set, after, cursor }: Selection): string {
  const parts = [
    from?.toISOString() ?? '',
    until?.toISOString() ?? '',
    set,
    after?.at.toISOString(),
    after?.id,
    cursor,
  ];
  return Buffer.from(JSON.stringify(parts)).toString('base64url');
}

function readToken(token: string): Selection | null {
  try {
    const parts = JSON.parse(Buffer.from(token, 'base64url').toString('utf8')) as unknown;
    if (!Array.isArray(parts) || parts.length !== 6) return null;
    const [from, until, set, at, id, cursor] = parts as unknown[];
    const date = (value: unknown) => (typeof value === 'string' && value !== '' ? new Date(value) : null);
    const [start, end, afterAt] = [date(from), date(until), date(at)];
    const isWrong = [start, end, afterAt].some((one) => one && Number.isNaN(one.getTime()));
    if (isWrong || !afterAt || typeof set !== 'string' || typeof id !== 'string' || !ID.test(id)) return null;
    if (!Number.isSafeInteger(cursor) || (cursor as number) < 0) return null;
    return { from: start, until: end, set, after: { at: afterAt, id }, cursor: cursor as number };
  } catch {
    return null;
  }
}

const ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

export const identifierOf = (host: string, id: string): string => `oai:${host}:${id}`;

/** The document that an identifier names; null when it is none of this repository. */
export function idOf(host: string, identifier: string): string | null {
  const [scheme, own, id = ''] = identifier.split(':');
  return scheme === 'oai' && own === host && ID.test(id) && identifierOf(host, id) === identifier ? id : null;
}

/** To the second, in UTC: the granularity that Identify names. */
export const stamp = (at: Date): string => `${at.toISOString().slice(0, 19)}Z`;

export interface OaiHeader {
  id: string;
  at: Date;
  /** Code of the unit. */
  unit: string;
  isDeleted: boolean;
}
/** Dublin Core elements in their order; several values repeat the element. */
export type DublinCore = readonly (readonly [element: string, value: string])[];

const ESCAPES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
const text = (value: string): string =>
  value
    .replace(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '')
    .replace(/[&<>"']/g, (c) => ESCAPES[c] ?? c);

export const element = (name: string, value: string): string => `<${name}>${text(value)}</${name}>`;

export function writeHeader(host: string, { id, at, unit, isDeleted }: OaiHeader): string {
  const status = isDeleted ? ' status="deleted"' : '';
  return `<header${status}>${element('identifier', identifierOf(host, id))}${element('datestamp', stamp(at))}${element('setSpec', setOf(unit))}</header>`;
}

export const setOf = (unit: string): string => `unit:${unit}`;

const DC =
  '<oai_dc:dc xmlns:oai_dc="http://www.openarchives.org/OAI/2.0/oai_dc/" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="http://www.openarchives.org/OAI/2.0/oai_dc/ http://www.openarchives.org/OAI/2.0/oai_dc.xsd">';

/** A record; of a deleted one only the header is told. */
export function writeRecord(host: string, header: OaiHeader, metadata: DublinCore | null): string {
  const shown = header.isDeleted ? null : metadata;
  const dc = shown?.filter(([, value]) => value !== '').map(([name, value]) => element(`dc:${name}`, value));
  return `<record>${writeHeader(host, header)}${dc ? `<metadata>${DC}${dc.join('')}</oai_dc:dc></metadata>` : ''}</record>`;
}

/** The answer around what was asked for. After a bad verb or argument the arguments are not repeated. */
export function writeAnswer(input: {
  at: Date;
  baseUrl: string;
  query: URLSearchParams;
  fault?: OaiFault;
  verb?: string;
  content?: string;
}): string {
  const { at, baseUrl, query, fault, verb = '', content = '' } = input;
  const isPlain = fault && (fault.code === 'badVerb' || fault.code === 'badArgument');
  const given = isPlain ? [] : [...query].map(([name, value]) => ` ${name}="${text(value)}"`);
  const body = fault ? `<error code="${fault.code}">${text(fault.words)}</error>` : `<${verb}>${content}</${verb}>`;
  return `<?xml version="1.0" encoding="UTF-8"?>
<OAI-PMH xmlns="http://www.openarchives.org/OAI/2.0/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="http://www.openarchives.org/OAI/2.0/ http://www.openarchives.org/OAI/2.0/OAI-PMH.xsd"><responseDate>${stamp(at)}</responseDate><request${given.join('')}>${text(baseUrl)}</request>${body}</OAI-PMH>
`;
}
