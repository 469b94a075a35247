import { dateWords } from '../kernel/time/index.ts';
import { chinese, countWords, fullAddress, link, siteName, sizeWords, type PageFrame, type Params } from './frame.ts';
import { countText, type Count } from './parts/lists.tsx';
import { validityWord, type ValidityCode } from './parts/validity.tsx';
import { portalText, type PortalText } from './texts.ts';

/** What a page needs to write itself in its own language. */
export interface PageWriter {
  text: PortalText;
  /** Link to a page of this site, keeping language and view. */
  link: (path: string, params?: Params) => string;
  /** Attributes for content that stays Chinese on an English page. */
  chinese: { lang?: 'zh-CN' };
  date: (on: string) => string;
  count: (count: number | Count) => string;
  size: (bytes: number) => string;
  validity: (code: ValidityCode | '') => string;
  siteName: string;
  /** Canonical address of the page, with origin. */
  address: string;
}

/** The texts, links, dates and numbers of one page. */
export function pageWriter(frame: PageFrame): PageWriter {
  const { locale } = frame;
  return {
    text: portalText(locale),
    link: (path, params) => link(frame, path, params),
    chinese: chinese(locale),
    date: (on) => dateWords(locale, on),
    count: (count) => (typeof count === 'number' ? countWords(count) : countText(locale, count)),
    size: sizeWords,
    validity: (code) => validityWord(frame, code),
    siteName: siteName(frame),
    address: fullAddress(frame),
  };
}
