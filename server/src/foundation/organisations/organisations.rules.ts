import type { Organisation } from './organisations.schema.ts';

/** GB 32100-2015: 31 characters without I, O, S, V and Z; the place of a character is its value. */
const CODE_ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const WEIGHTS = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];

export type CreditCodeFault = 'length' | 'alphabet' | 'checksum';

/** A typed code in its written form: half width, upper case, without spaces and hyphens. */
export const normaliseCreditCode = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(/[\s-]+/g, '')
    .toUpperCase();

/** The first fault of a normalised unified credit code (统一社会信用代码), null when it is right. An empty code is no code and no fault. */
export function findCreditCodeFault(code: string): CreditCodeFault | null {
  if (code === '') return null;
  if (code.length !== 18) return 'length';
  const values = [...code].map((character) => CODE_ALPHABET.indexOf(character));
  if (values.includes(-1)) return 'alphabet';
  const sum = WEIGHTS.reduce((total, weight, index) => total + weight * (values[index] ?? 0), 0);
  return (31 - (sum % 31)) % 31 === values[17] ? null : 'checksum';
}

// A tree of units is a tree like any other.
export { findMoveFault, MAX_DEPTH, orderTree, subtreeOf } from '../../kernel/tree/index.ts';

export interface OrganisationAlias {
  /** Full or short name. */
  name: string;
  /** The organisation it stands for. */
  id: string;
}

/** Names by which documents call an organisation, longest first; one alias may stand for several organisations. */
export function aliasesOf(
  organisations: readonly Pick<Organisation, 'id' | 'name' | 'shortName'>[],
): OrganisationAlias[] {
  const aliases = organisations.flatMap(({ id, name, shortName }) =>
    [...new Set([name, shortName])].filter((alias) => alias.length > 1).map((alias) => ({ name: alias, id })),
  );
  return aliases.sort((a, b) => b.name.length - a.name.length || (a.name < b.name ? -1 : 1));
}

/** A Host header as a key: lower case, without port and trailing dot. */
export const normaliseHost = (host: string): string =>
  host.trim().toLowerCase().replace(/:\d+$/, '').replace(/\.$/, '');

/** A host name as it stands in an address, letters only for the top: no scheme, port or path; Chinese names in their xn-- form. */
export const isHost = (host: string): boolean =>
  host.length <= 253 && /^(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)*[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/.test(host);

/** 网站标识码: ten digits that begin with the administrative division; ministries have `bm` and eight digits. */
export const isSiteCode = (code: string): boolean => /^(?:\d{10}|bm\d{8})$/.test(code);
