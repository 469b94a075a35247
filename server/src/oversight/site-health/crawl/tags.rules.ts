import type { Settings } from '../settings.rules.ts';

/** Which of the tags of 《政府网站发展指引》 pages lack. Pure. */

export interface MissingTag {
  of: 'site' | 'column' | 'article';
  tag: string;
  /** On how many pages. */
  pages: number;
  examples: string[];
}

const EXAMPLES = 5;
/** As the pages of this platform are addressed; elsewhere a page says by its tags what it is. */
const COLUMN = /^(?:\/en)?\/columns\/[^/]+$/;
const ARTICLE = /^(?:\/en)?\/documents\/[0-9a-f-]{36}$/;

/** Looks at every page for the tags of the site, at column and content pages for theirs. */
export function findMissingTags(
  pages: readonly { address: string; facts: { tags: readonly string[] } }[],
  settings: Settings,
): MissingTag[] {
  const missing = new Map<string, MissingTag>();
  const look = (of: MissingTag['of'], wanted: readonly string[], address: string, has: ReadonlySet<string>) => {
    for (const tag of wanted) {
      if (has.has(tag.toLowerCase())) continue;
      const key = `${of}:${tag}`;
      const one = missing.get(key) ?? { of, tag, pages: 0, examples: [] };
      one.pages += 1;
      if (one.examples.length < EXAMPLES) one.examples.push(address);
      missing.set(key, one);
    }
  };
  for (const { address, facts } of pages) {
    const has = new Set(facts.tags.map((tag) => tag.toLowerCase()));
    const { pathname } = new URL(address);
    const hasAny = (tags: readonly string[]) => tags.some((tag) => has.has(tag.toLowerCase()));
    look('site', settings['tags.site'], address, has);
    if (ARTICLE.test(pathname) || hasAny(settings['tags.article']))
      look('article', settings['tags.article'], address, has);
    else if (COLUMN.test(pathname) || hasAny(settings['tags.column']))
      look('column', settings['tags.column'], address, has);
  }
  return [...missing.values()].sort((a, b) => (`${a.of}:${a.tag}` < `${b.of}:${b.tag}` ? -1 : 1));
}
