import type { Inspection } from '../../../kernel/extract/inspect/index.ts';
import type { CheckFinding } from './checks.schema.ts';
import type { Line } from './personal.rules.ts';

/** Links that lead nowhere, or into a network that readers cannot and should not reach. Pure. */

const PRIVATE_HOST =
  /^(?:localhost|127\.|10\.\d{1,3}\.|192\.168\.|172\.(?:1[6-9]|2\d|3[01])\.|169\.254\.|100\.(?:6[4-9]|[7-9]\d|1[01]\d|12[0-7])\.|\[?::1\]?$|\[?f[cd][0-9a-f]{2}:)|\.(?:local|lan|intra|intranet|internal|corp|home)$/i;

const found = (
  kind: 'internal_address' | 'local_path' | 'dead_link',
  where: string,
  excerpt: string,
  severity: CheckFinding['severity'],
): CheckFinding => ({
  kind,
  where,
  excerpt: excerpt.slice(0, 160),
  severity,
  suggestion: kind === 'dead_link' ? '改正或去掉链接' : '改用公开的地址，或去掉',
});

/** Where a link leads, as far as its letters tell. */
export function judgeLink(href: string): 'ok' | 'internal_address' | 'local_path' | 'dead_link' {
  const target = href.trim();
  if (target === '' || target.startsWith('#') || /^(?:javascript|mailto|tel|data|about|blob|sms|weixin):/i.test(target))
    return 'ok';
  if (/^file:/i.test(target) || /^[a-z]:[\\/]/i.test(target) || target.startsWith('\\\\')) return 'local_path';
  if (!/^(?:[a-z][a-z0-9+.-]*:)?\/\//i.test(target)) return /^https?:/i.test(target) ? 'dead_link' : 'ok';
  const host = /^(?:[a-z][a-z0-9+.-]*:)?\/\/(?:[^/?#@]*@)?(\[[^\]]*\]|[^/?#:]*)/i.exec(target)?.[1] ?? '';
  if (host === '' || /\s/.test(host)) return 'dead_link';
  if (PRIVATE_HOST.test(host)) return 'internal_address';
  if (!host.includes('.') && !host.startsWith('[')) return 'internal_address';
  return URL.canParse(target.startsWith('//') ? `http:${target}` : target) ? 'ok' : 'dead_link';
}

export function findLinks({ links }: Inspection): CheckFinding[] {
  return links.flatMap(({ where, href }) => {
    const verdict = judgeLink(href);
    return verdict === 'ok' ? [] : [found(verdict, where, href, verdict === 'dead_link' ? 'medium' : 'high')];
  });
}

/** Addresses and paths written out in the text. */
export function findWrittenAddresses(line: Line): CheckFinding[] {
  const list: CheckFinding[] = [];
  if (!/\/\/|\\|\d\.\d/.test(line.text)) return list;
  for (const [href] of line.text.matchAll(/(?:https?|ftp|file):\/{2,3}[^\s"'<>，。；）)\]】、]+/gi)) {
    const verdict = judgeLink(href);
    if (verdict === 'internal_address' || verdict === 'local_path') list.push(found(verdict, line.where, href, 'high'));
  }
  for (const [path] of line.text.matchAll(
    /(?:\\\\[\w.-]+\\[^\s"'<>|，。；]+|\b[A-Za-z]:\\(?:Users|Documents and Settings|用户|Work|工作)\\[^\s"'<>|，。；]+)/gi,
  ))
    list.push(found('local_path', line.where, path, 'high'));
  for (const [address] of line.text.matchAll(
    /(?<![\d./])(?:10\.\d{1,3}|192\.168|172\.(?:1[6-9]|2\d|3[01]))\.\d{1,3}\.\d{1,3}(?![\d.])/g,
  ))
    list.push(found('internal_address', line.where, address, line.hidden ? 'high' : 'medium'));
  return list;
}
