import type { Tx } from '../../../kernel/db/index.ts';
import type { CheckResult } from '../findings.service.ts';
import type { Settings } from '../settings.rules.ts';
import { listOpenFindings } from '../findings.repo.ts';
import type { TargetRow } from '../targets.repo.ts';
import { listDead, listRead, listStates, type CrawlRow } from './crawl.repo.ts';
import { findMissingTags } from './tags.rules.ts';

const OF_LINKS = ['link_inside', 'link_outside'] as const;

/** What a walk says of links and tags. One that was stopped says only that it was. */
export async function crawlResult(
  tx: Tx,
  tenantId: string,
  target: TargetRow,
  crawl: CrawlRow,
  settings: Settings,
): Promise<CheckResult> {
  const own = { organisationId: target.organisationId };
  if (crawl.reason !== '') {
    const kinds = [...OF_LINKS, 'tag_missing' as const].map((kind) => ({ kind, outcome: 'could_not' as const }));
    if (crawl.reason !== 'host_away') return { kinds, seen: [] };
    const away = { ...own, kind: 'host_away' as const, key: 'host', title: target.name, address: `${target.origin}/` };
    return {
      kinds: [...kinds, { kind: 'host_away', outcome: 'checked' }],
      seen: [{ ...away, facts: { fault: 'timeout', status: null } }],
    };
  }
  const [dead, read, open] = await Promise.all([
    listDead(tx, tenantId, crawl.id),
    listRead(tx, tenantId, crawl.id),
    listOpenFindings(tx, tenantId, target.id),
  ]);
  const ofLinks = open.filter(({ kind }) => (OF_LINKS as readonly string[]).includes(kind));
  const asked = ofLinks.flatMap(({ address, facts }) => [address, String(facts['foundOn'] ?? '')]);
  const states = await listStates(tx, tenantId, crawl.id, asked);
  /** The page that led there was not read in this walk, so nobody knows whether it still does. */
  const isPageUnread = (foundOn: string): boolean => {
    const page = states.get(foundOn);
    return page ? !page.wasRead && page.verdict !== 'dead' : crawl.isCut;
  };
  const before = new Map(ofLinks.map((finding) => [`${finding.kind} ${finding.key}`, finding]));
  const links = dead.flatMap(({ address, isInside, foundOn, words, fault, status }) => {
    const kind = isInside ? ('link_inside' as const) : ('link_outside' as const);
    const known = before.get(`${kind} ${address}`);
    const knownOn = String(known?.facts['foundOn'] ?? '');
    // Asked for because it was wrong before, and no page leads there now: the link was taken away, unless its page was not read.
    if (foundOn === '' && !(known && isPageUnread(knownOn))) return [];
    const title = words || known?.title || address;
    return [{ ...own, kind, key: address, title, address, facts: { foundOn: foundOn || knownOn, fault, status } }];
  });
  const broken = read.flatMap(({ address, facts }) =>
    facts.broken.map(({ href, words }) => ({
      ...{ ...own, kind: 'link_inside' as const, key: `broken:${href}`, title: words || href, address: href },
      facts: { foundOn: address, fault: 'wrong_address', status: null },
    })),
  );
  const tags = findMissingTags(read, settings).map(({ of, tag, pages, examples }) => ({
    ...{ ...own, kind: 'tag_missing' as const, key: `${of}:${tag}`, title: tag, address: examples[0] ?? '' },
    facts: { of, pages, examples },
  }));

  const pagesRead = read.length;
  return {
    kinds: [
      ...OF_LINKS.map((kind) => ({
        kind,
        outcome: 'checked' as const,
        facts: { pages: pagesRead, isCut: crawl.isCut },
      })),
      // Without a page there is nothing that could lack a tag.
      { kind: 'tag_missing', outcome: pagesRead > 0 ? 'checked' : 'could_not', facts: { pages: pagesRead } },
    ],
    seen: [...links, ...broken, ...tags],
    couldNotLook: ({ kind, key, address, facts }) => {
      if (kind === 'tag_missing') return false;
      const foundOn = String(facts['foundOn'] ?? '');
      const state = key.startsWith('broken:') ? undefined : states.get(address);
      // It opened: mended. One that may not be asked, or does not say (403, robots.txt, limits), stays as it was while a page leads there.
      if (state?.verdict === 'opens') return false;
      return state && state.foundOn !== '' ? state.verdict !== 'dead' : isPageUnread(foundOn);
    },
  };
}
