/** robots.txt (RFC 9309): what a site asks crawlers to leave alone. Pure. */

export interface Robots {
  rules: readonly { allow: boolean; path: string }[];
  /** Seconds that the site asks to wait between two visits; null when it does not ask. */
  delay: number | null;
}

const MOST_RULES = 5000;
export const ALLOW_ALL: Robots = { rules: [], delay: null };
export const ALLOW_NOTHING: Robots = { rules: [{ allow: false, path: '/' }], delay: null };

/** The rules for a crawler of this name: its own groups, or those for everybody. Lines that mean nothing are passed over. */
export function readRobots(text: string, name: string): Robots {
  const own = { rules: [] as { allow: boolean; path: string }[], delay: null as number | null, isNamed: false };
  const all = { rules: [] as { allow: boolean; path: string }[], delay: null as number | null };
  let agents: string[] = [];
  let isInRules = false;
  for (const raw of text.slice(0, 512_000).split(/\r\n?|\n/)) {
    const match = /^\s*([\w-]+)\s*:\s*(.*?)\s*$/.exec(raw.replace(/#.*$/, ''));
    if (!match) continue;
    const [, field = '', value = ''] = match;
    const key = field.toLowerCase();
    if (key === 'user-agent') {
      if (isInRules) agents = [];
      isInRules = false;
      agents.push(value.toLowerCase());
      if (value.toLowerCase() === name.toLowerCase()) own.isNamed = true;
      continue;
    }
    if (key !== 'allow' && key !== 'disallow' && key !== 'crawl-delay') continue;
    isInRules = true;
    const groups = [...(agents.includes(name.toLowerCase()) ? [own] : []), ...(agents.includes('*') ? [all] : [])];
    for (const group of groups) {
      if (key === 'crawl-delay') {
        const seconds = Number(value);
        if (Number.isFinite(seconds) && seconds >= 0) group.delay = seconds;
      } else if (value !== '' && group.rules.length < MOST_RULES)
        group.rules.push({ allow: key === 'allow', path: value });
    }
  }
  const { rules, delay } = own.isNamed ? own : all;
  return { rules, delay };
}

/** True when the site leaves an address to crawlers: the longest rule that fits decides, and of two as long the one that allows. */
export function mayVisit({ rules }: Robots, address: string): boolean {
  const { pathname, search } = new URL(address);
  const path = pathname + search;
  if (pathname === '/robots.txt') return true;
  let best = { length: -1, allow: true };
  for (const { allow, path: pattern } of rules) {
    const { length } = pattern;
    if (length < best.length || (length === best.length && !allow)) continue;
    if (fits(pattern, path)) best = { length, allow };
  }
  return best.allow;
}

/** `*` stands for anything, `$` at the end for the end. Without a regular expression, so that no pattern can take long. */
function fits(pattern: string, path: string): boolean {
  const isWhole = pattern.endsWith('$');
  const parts = (isWhole ? pattern.slice(0, -1) : pattern).split('*');
  const [first = '', ...rest] = parts;
  if (!path.startsWith(first)) return false;
  let at = first.length;
  for (const [index, part] of rest.entries()) {
    if (isWhole && index === rest.length - 1) return path.length - part.length >= at && path.endsWith(part);
    const found = path.indexOf(part, at);
    if (found < 0) return false;
    at = found + part.length;
  }
  return !isWhole || at === path.length;
}
