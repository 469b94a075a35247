import type { Locale } from '../kernel/errors/index.ts';

/** What every public page is told besides its own content, and how addresses and numbers are written on it. */

export type { Locale };

/** Display switches without script: carried in the address as `view`, so a page stays cacheable by its address alone. */
export const VIEWS = ['', 'large', 'contrast', 'large-contrast'] as const;
export type View = (typeof VIEWS)[number];

/** The site as its pages name it; what is absent is not shown. */
export interface SiteView {
  name: string;
  /** English name, shown on English pages; the Chinese one where it is absent. */
  nameEn?: string;
  /** Origin of the site, without a slash at the end: https://www.anlan.gov.cn */
  origin: string;
  /** 网站标识码: ten digits, the first six are the administrative division. */
  idCode?: string;
  /** 主办单位 */
  host?: string;
  /** 承办单位 */
  operator?: string;
  address?: string;
  phone?: string;
  icp?: string;
  policeRecord?: string;
  ipv6?: boolean;
  /** What the site says of itself to search engines, in each language. */
  description?: string;
  descriptionEn?: string;
  /** One of the looks of styles/palettes.css.ts; the ordinary blue when absent. */
  palette?: string;
  /** Path of the picture beside the name. */
  emblem?: string;
  /** Columns that stand in the main navigation, after the entries that every site has. */
  columns?: readonly NavigationEntry[];
}

export interface NavigationEntry {
  path: string;
  name: string;
  nameEn: string;
  /** The entry that it belongs to: shown in a second line while the reader is within it, so that the first line stays one line. */
  under?: '/documents' | '/disclosure';
}

export interface PageFrame {
  site: SiteView;
  locale: Locale;
  /** Address of the page in Chinese, query included, without `/en` and without `view`: /documents?topic=… */
  path: string;
  view: View;
}

export type Params = Record<string, string | number | undefined>;

/** Reads the `view` parameter of an address; anything unknown is the ordinary view. */
export function viewFrom(value: unknown): View {
  return VIEWS.find((view) => view === value) ?? '';
}

/** The frame of a page from the address it was asked under (path and query). */
export function pageFrame(site: SiteView, url: string): PageFrame {
  const english = /^\/en(?=[/?#]|$)/.test(url);
  const rest = english ? url.slice(3) : url;
  const path = rest.startsWith('/') ? rest : `/${rest}`;
  const view = viewFrom(new URLSearchParams(path.split('?')[1] ?? '').get('view'));
  return { site, locale: english ? 'en' : 'zh', path: withParams(path, { view: '' }), view };
}

/** The view with one of its switches turned over. */
export function toggleView(view: View, part: 'large' | 'contrast'): View {
  const large = view.startsWith('large') !== (part === 'large');
  const contrast = view.endsWith('contrast') !== (part === 'contrast');
  return viewFrom([large && 'large', contrast && 'contrast'].filter(Boolean).join('-'));
}

/** `path` with the given parameters added to its query; empty and undefined ones are left out. */
export function withParams(path: string, params: Params): string {
  const [, before = '', query = '', fragment = ''] = /^([^?#]*)\??([^#]*)(#.*)?$/s.exec(path) ?? [];
  const search = new URLSearchParams(query);
  for (const [name, value] of Object.entries(params)) {
    if (value === undefined || value === '') search.delete(name);
    else search.set(name, String(value));
  }
  const written = search.toString();
  return before + (written && `?${written}`) + fragment;
}

/** Address of a page of this site in a language and view; `path` as in `PageFrame.path`. */
export function pageAddress(path: string, locale: Locale, view: View = ''): string {
  // A path of data always starts with one slash, so that no value can turn a link into another site's address.
  const own = `/${path.replace(/^[/\\]+/, '')}`;
  return withParams(locale === 'en' ? `/en${own}`.replace(/^\/en\/(?=[?#]|$)/, '/en') : own, { view });
}

/** A link from one page to another, in the language and view of the page it stands on. */
export function link(frame: PageFrame, path: string, params: Params = {}): string {
  return pageAddress(withParams(path, params), frame.locale, frame.view);
}

/** Address with origin, in Chinese or English, without the view: what is canonical, cited and printed. */
export function fullAddress(frame: PageFrame, locale: Locale = frame.locale): string {
  return frame.site.origin + pageAddress(frame.path, locale);
}

/** Name of the site in the language of the page. */
export function siteName({ site, locale }: PageFrame): string {
  return locale === 'en' ? (site.nameEn ?? site.name) : site.name;
}

/** Attributes for content that is Chinese whatever the language of the page (WCAG 3.1.2). */
export function chinese(locale: Locale): { lang?: 'zh-CN' } {
  return locale === 'en' ? { lang: 'zh-CN' } : {};
}

/** A count with thousands separated: 12,345. */
export function countWords(count: number): string {
  return String(Math.round(count)).replace(/\B(?=(\d{3})+$)/g, ',');
}

/** File size in the largest unit that keeps it readable; `bytes` in bytes. */
export function sizeWords(bytes: number): string {
  const units = ['B', 'KB', 'MB', 'GB'];
  let size = Math.max(0, bytes);
  let unit = 0;
  while (size >= 1000 && unit < units.length - 1) {
    size /= 1024;
    unit += 1;
  }
  return `${unit === 0 || size >= 100 ? Math.round(size) : Math.round(size * 10) / 10} ${units[unit]}`;
}
