import { resolve6 } from 'node:dns/promises';
import { connect, isIP } from 'node:net';
import { isPublicAddress } from './crawl/guard.ts';

/** `reachable`, `no_record`, `not_reachable`; null where this machine cannot say (no IPv6 of its own, no name server, a bare address). */
export type Ipv6Answer = 'reachable' | 'no_record' | 'not_reachable' | null;

const NO_RECORD = new Set(['ENODATA', 'ENOTFOUND']);
const NOT_OURS = new Set(['ENETUNREACH', 'EADDRNOTAVAIL', 'EAFNOSUPPORT', 'EHOSTUNREACH']);

/** Whether a host has an AAAA record and takes connections there. Only public addresses are connected to. */
export async function probeIpv6(origin: string, timeoutMs: number): Promise<Ipv6Answer> {
  const { hostname, port, protocol } = new URL(origin);
  if (isIP(hostname.replace(/^\[|\]$/g, ''))) return null;
  let records: string[];
  try {
    records = await resolve6(hostname);
  } catch (error) {
    return NO_RECORD.has(String((error as { code?: string }).code)) ? 'no_record' : null;
  }
  const address = records.find(isPublicAddress);
  if (!address) return records.length === 0 ? 'no_record' : null;
  return new Promise((resolve) => {
    const socket = connect({ host: address, port: Number(port) || (protocol === 'https:' ? 443 : 80), family: 6 });
    const end = (answer: Ipv6Answer) => {
      socket.destroy();
      resolve(answer);
    };
    socket.setTimeout(timeoutMs, () => end('not_reachable'));
    socket.on('connect', () => end('reachable'));
    socket.on('error', (error: { code?: string }) => end(NOT_OURS.has(String(error.code)) ? null : 'not_reachable'));
  });
}
