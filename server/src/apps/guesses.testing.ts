import { readRoutes } from './crawl.testing.ts';

/** What somebody knows of a thing that he looks for: what addresses can be made of. */
export interface Known {
  id: string;
  /** SHA-256 of its files. */
  hashes: readonly string[];
  fileName: string;
}

/** What can stand in the free part of an address, by the name of the part. */
const PARTS: Record<string, (known: Known) => readonly string[]> = {
  id: ({ id }) => [id],
  // The permanent short address; codes of columns and pages are words, which a thing does not know.
  code: ({ id }) => [id.slice(-12), id],
  sha256: ({ hashes }) => hashes,
  name: ({ fileName }) => ['x', fileName],
  number: () => ['1', '2'],
  year: () => ['2026'],
  format: () => ['docx', 'pdf'],
  token: ({ id, hashes }) => [id, ...hashes.map((hash) => hash.slice(0, 43))],
  position: () => ['0'],
  // A redacted file among the enclosures of a letter.
  redaction: ({ id }) => [id],
  // A ledger: one of the few that there are.
  kind: () => ['livelihood_item'],
  page: () => ['1'],
  // An officer's calendar: its address is a secret that holds no id of a thing.
  file: ({ id, hashes }) => [`${id}.ics`, ...hashes.map((hash) => `${hash.slice(0, 43)}.ics`)],
};
/** Parts that say nothing of a thing: with anything in them the address is the same for everybody. */
const FOREIGN = /^\/(?:assets|console)\b/;

/**
 * Every address of the program that could tell something of a thing, made from the program's own routes. A route with a part that is not known
 * here throws: whoever adds one says here what a stranger could put there.
 */
export function guessAddresses(routes: readonly string[], known: Known): { path: string; route: string }[] {
  return readRoutes(routes)
    .filter((route) => route.includes(':') && !FOREIGN.test(route))
    .flatMap((route) => fill(route, known).map((path) => ({ path, route })));
}

function fill(route: string, known: Known): string[] {
  const parts = [...route.matchAll(/:(\w+)/g)].map(([, name = '']) => name);
  return parts.reduce<string[]>(
    (paths, name) => {
      // An id of something else (a session, an item) may be tried with the id of the thing as well.
      const values = (PARTS[name] ?? (name.endsWith('Id') ? PARTS['id'] : undefined))?.(known);
      if (!values) throw new Error(`the leak probe does not know what a stranger puts for :${name} in ${route}`);
      return paths.flatMap((path) =>
        values.map((value) => path.replace(new RegExp(`:${name}(?!\\w)`), encodeURIComponent(value))),
      );
    },
    [route],
  );
}

/** Addresses without a free part, which everybody knows. */
export const openAddresses = (routes: readonly string[]): string[] =>
  readRoutes(routes).filter((route) => !route.includes(':') && !route.includes('*') && !FOREIGN.test(route));

/** Searches and choices that name the thing, where a program takes words. `host`: as OAI-PMH names the site. */
export const questionsFor = ({ id, hashes }: Known, words: readonly string[], host: string): string[] => [
  ...words.flatMap((word) => {
    const q = encodeURIComponent(word);
    return [
      ...['/search', '/en/search', '/api/v1/search', '/feeds/search.atom', '/feeds/search.json'].map(
        (at) => `${at}?q=${q}`,
      ),
      ...[`/documents?topic=${q}`, `/documents?audience=${q}`, `/api/v1/documents?topic=${q}`, `/units?q=${q}`],
      `/subscribe?of=${encodeURIComponent(`/search?q=${word}`)}`,
    ];
  }),
  ...[`/subscribe?of=${encodeURIComponent(`/documents/${id}`)}`, `/subscribe?of=${encodeURIComponent(`/units/${id}`)}`],
  ...[`/feeds/documents.atom?organisation=${id}`, `/documents?organisation=${id}`],
  ...hashes.map((hash) => `/gazette/verify?sha256=${hash}`),
  ...['GetRecord&metadataPrefix=oai_dc', 'ListMetadataFormats'].map(
    (verb) => `/oai?verb=${verb}&identifier=oai:${host}:${id}`,
  ),
];

/** The forms in which one address is asked for: as a browser, as a program, only the head, a part, and with copies that somebody may have kept. */
export function formsOf(hashes: readonly string[]): { method: 'GET' | 'HEAD'; headers: Record<string, string> }[] {
  return [
    { method: 'GET', headers: { accept: 'text/html' } },
    { method: 'GET', headers: { accept: 'application/json', 'if-none-match': '*' } },
    { method: 'HEAD', headers: { range: 'bytes=0-9' } },
    {
      method: 'GET',
      headers: {
        'if-none-match': [...hashes.map((hash) => `"${hash.slice(0, 32)}"`), 'W/"1"'].join(', '),
        'if-modified-since': 'Wed, 01 Jan 2031 00:00:00 GMT',
      },
    },
  ];
}
