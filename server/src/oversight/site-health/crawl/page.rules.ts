import { Parser } from 'htmlparser2';
import { findDates, isoDate } from '../../../kernel/text/index.ts';
import type { FooterElement } from '../settings.rules.ts';
import { isBrokenLink, normaliseAddress } from './addresses.rules.ts';

/** What a check reads on a page: its links, tags, newest day, and what stands at its foot. Pure; runs in a thread. */

export interface PageFacts {
  title: string;
  /** Names of meta tags that have a content, as written. */
  tags: string[];
  /** YYYY-MM-DD of the newest thing dated on the page, not after today; null when nothing is dated. */
  newestOn: string | null;
  footer: FooterElement[];
  links: { address: string; words: string }[];
  /** Links that no program can read. */
  broken: { href: string; words: string }[];
}

const MOST_LINKS = 2000;
const MOST_TEXT = 2_000_000;
/** A clock in the header is no news. */
const CLOCK = /(?:今天|今日|现在|当前|北京时间|today|now)[^\d]{0,8}$/i;
/** A date without its year: [11-20], 11-20, 11/20, 11月20日, and nothing else in the element. */
const SHORT = /^[[(（【]?\s*(\d{1,2})(?:[-/.]|月)(\d{1,2})日?\s*[\])）】]?$/;

/** Reads a page. `base`: the address it came from; `today`: YYYY-MM-DD in China. Never throws on what is written there. */
export function readPage(html: string, base: string, today: string): PageFacts {
  const tags = new Set<string>();
  const links = new Map<string, string>();
  const broken = new Map<string, string>();
  const texts: string[] = [];
  let length = 0;
  let from = base;
  let title = '';
  let newest = '';
  let hidden = 0;
  let isTitle = false;
  let open: { href: string; words: string } | null = null;
  let hrefs = '';

  const date = (on: string | null) => {
    if (on && on <= today && on > newest) newest = on;
  };
  const endLink = () => {
    if (!open) return;
    const { href, words } = open;
    open = null;
    const address = normaliseAddress(href, from);
    const shown = tidy(words, 120);
    if (address && links.size < MOST_LINKS) links.set(address, links.get(address) || shown);
    else if (!address && isBrokenLink(href, from) && broken.size < 100) broken.set(tidy(href, 500), shown);
  };
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        if (name === 'script' || name === 'style' || name === 'noscript' || name === 'template') hidden += 1;
        if (name === 'title') isTitle = true;
        if (name === 'base' && attributes['href']) from = normaliseAddress(attributes['href'], base) ?? base;
        if (name === 'meta' && attributes['name'] && attributes['content']?.trim())
          tags.add(tidy(attributes['name'], 100));
        if (name === 'time') date(findDates(attributes['datetime'] ?? '')[0]?.on ?? null);
        if (name === 'img' && open) open.words += ` ${attributes['alt'] ?? ''}`;
        if (name === 'img' || name === 'script') hrefs += ` ${(attributes['src'] ?? '').slice(0, 300)}`;
        const href = name === 'a' || name === 'area' ? attributes['href'] : name === 'iframe' ? attributes['src'] : '';
        if (href) {
          endLink();
          open = { href, words: attributes['title'] ?? attributes['alt'] ?? '' };
          if (hrefs.length < 200_000) hrefs += ` ${href.slice(0, 300)}`;
          if (name !== 'a') endLink();
        }
      },
      onclosetag(name) {
        if (name === 'script' || name === 'style' || name === 'noscript' || name === 'template') hidden -= 1;
        if (name === 'title') isTitle = false;
        if (name === 'a') endLink();
      },
      ontext(text) {
        if (isTitle) title = (title + text).slice(0, 300);
        if (hidden > 0 || isTitle) return;
        if (open && open.words.length < 300) open.words += text;
        if (length > MOST_TEXT) return;
        length += text.length;
        texts.push(text);
        const short = text.length < 20 ? SHORT.exec(text.trim()) : null;
        if (short) date(shortDate(Number(short[1]), Number(short[2]), today));
        const before = texts.at(-2) ?? '';
        for (const { on, start } of findDates(text.slice(0, 20_000)))
          if (!CLOCK.test((before + text.slice(0, start)).slice(-30))) date(on);
      },
    },
    { decodeEntities: true },
  );
  parser.end(html);
  endLink();
  const words = texts.join(' ').replace(/\s+/g, ' ');
  return {
    ...{ title: tidy(title, 300), tags: [...tags].slice(0, 60), newestOn: newest || null },
    footer: footerOf(words, [...links.values()].join(' '), hrefs),
    links: [...links].map(([address, shown]) => ({ address, words: shown })),
    broken: [...broken].map(([href, shown]) => ({ href, words: shown })),
  };
}

/** Words of a stranger's page as they can be kept: without control characters, and never cut through the middle of a character. */
const tidy = (words: string, most: number): string =>
  // oxlint-disable-next-line no-control-regex
  words
    .replace(/[\u0000-\u0020\u007f]+/g, ' ')
    .trim()
    .slice(0, most)
    .toWellFormed();

/** The newest day with this month and day that is not after today; null when there is no such day. */
function shortDate(month: number, day: number, today: string): string | null {
  const year = Number(today.slice(0, 4));
  const on = isoDate(year, month, day);
  return on && on <= today ? on : isoDate(year - 1, month, day);
}

/** Which elements of the foot (国办发〔2017〕47号) a page shows, by its words and where its links lead. */
function footerOf(words: string, linkWords: string, hrefs: string): FooterElement[] {
  const all = `${words} ${linkWords}`;
  const shows: Record<FooterElement, boolean> = {
    site_code:
      /(?:网站)?标识码[\s：:]*(?:\d{10}|bm\d{8})|site (?:id|identification) code[\s：:]*(?:\d{10}|bm\d{8})/i.test(all),
    icp: /ICP\s*备?\s*(?:证|案)?\s*[\d-]{4,}|ICP备/i.test(all),
    police: /公网安备|公安备案/.test(all),
    organiser: /主办(?:单位|：|:)|主办\s|[\u4e00-\u9fff]主办|承办单位/.test(all),
    contact: /(?:联系电话|联系方式|联系我们|电话)/.test(all),
    site_map: /网站地图|站点地图|网站导航|site ?map/i.test(all),
    party_mark: /bszs\.conac\.cn|党政机关/i.test(`${all} ${hrefs}`),
    find_errors: /找错|纠错/.test(all) || /zfwzzc|pucha\.kaipuyun/i.test(hrefs),
    ipv6: /IPv6/i.test(all),
  };
  return (Object.keys(shows) as FooterElement[]).filter((element) => shows[element]);
}
