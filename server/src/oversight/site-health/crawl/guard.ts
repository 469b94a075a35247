import { lookup } from 'node:dns/promises';
import { BlockList, isIP } from 'node:net';

/**
 * Which machines may be visited. Links are written by strangers: without this one of them could make the server ask the machines beside it
 * (server-side request forgery). What counts is the address that is connected to, never the name.
 */

const closed4 = new BlockList();
for (const [network, prefix] of [
  ['0.0.0.0', 8], // this network
  ['10.0.0.0', 8], // private
  ['100.64.0.0', 10], // of carriers
  ['127.0.0.0', 8], // this machine
  ['169.254.0.0', 16], // link-local, where clouds keep their secrets
  ['172.16.0.0', 12], // private
  ['192.0.0.0', 24], // protocols
  ['192.0.2.0', 24], // examples
  ['192.88.99.0', 24], // 6to4
  ['192.168.0.0', 16], // private
  ['198.18.0.0', 15], // measurements
  ['198.51.100.0', 24], // examples
  ['203.0.113.0', 24], // examples
  ['224.0.0.0', 4], // groups
  ['240.0.0.0', 4], // reserved
] as const)
  closed4.addSubnet(network, prefix, 'ipv4');
const open6 = new BlockList();
open6.addSubnet('2000::', 3, 'ipv6');
const closed6 = new BlockList();
// Forms that carry an IPv4 address inside, and examples.
for (const [network, prefix] of [
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['3fff::', 20],
] as const)
  closed6.addSubnet(network, prefix, 'ipv6');

/** True for an address of the public internet. */
export function isPublicAddress(address: string): boolean {
  const family = isIP(address);
  if (family === 4) return !closed4.check(address, 'ipv4');
  return family === 6 && open6.check(address, 'ipv6') && !closed6.check(address, 'ipv6');
}

export interface Resolved {
  address: string;
  family: number;
}
export type Resolve = (host: string) => Promise<Resolved[]>;

/** All addresses of a name, as the machine resolves it. */
export const resolveHost: Resolve = (host) => lookup(host, { all: true, verbatim: true });

/** Thrown when a name leads to a machine that may not be visited. */
export class PrivateAddress extends Error {
  readonly code = 'PRIVATE_ADDRESS';
}

/**
 * The one address to connect to. Every address of the name has to be public, so that a name with two kinds is refused; `mayBePrivate`: named by
 * the operator. The connection is made to what was looked at here and not resolved again.
 */
export async function pickAddress(host: string, mayBePrivate: boolean, resolve: Resolve): Promise<Resolved> {
  const bare = host.replace(/^\[|\]$/g, '');
  const family = isIP(bare);
  const found = family ? [{ address: bare, family }] : await resolve(bare);
  if (!mayBePrivate && !found.every(({ address }) => isPublicAddress(address))) throw new PrivateAddress(host);
  const [first] = found;
  if (!first) throw Object.assign(new Error(host), { code: 'ENOTFOUND' });
  return first;
}
