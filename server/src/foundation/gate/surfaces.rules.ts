import type { Locale } from '../../kernel/errors/index.ts';

/** The surfaces, and what a receipt takes: the right answer of the surface itself. Pure. */

/** Where the public meets published things, in the order in which people are shown them. */
export const SURFACES = [
  ...(['page', 'list', 'column', 'search', 'file', 'standard_text', 'feed', 'sitemap', 'api', 'oai'] as const),
  ...(['normative', 'interpretation', 'gazette', 'catalog'] as const),
  // Not shown to the public: what was published counts for the duties of its unit.
  'evidence',
] as const;
export type SurfaceName = (typeof SURFACES)[number];

/** Surfaces that have a place for some subjects only: what stands in no column has none there. */
export const SELECTIVE: ReadonlySet<SurfaceName> = new Set([
  ...(['column', 'normative', 'interpretation', 'gazette', 'catalog'] as const),
]);

/** What a surface says of a subject; no answer at all means that it has nothing to show. */
export type SurfaceAnswer =
  | { kind: 'shows'; version: number }
  /** Shown, but not as it should be; `words` say what is wrong. */
  | { kind: 'incomplete'; version: number; words: string }
  /** It says that the subject was withdrawn (410). */
  | { kind: 'gone'; version: number }
  /** It keeps only the newest things, and newer ones than this fill it. */
  | { kind: 'past_end' }
  /** The subject has no place there, published or not: it stands in no column, in no issue. Nothing is right or wrong then. */
  | { kind: 'no_place' };

/** What a surface has to show of a version: the thing, nothing before its time, or nothing but the fact that it was withdrawn. */
export type Expected = 'shown' | 'hidden' | 'gone';

export type Difference =
  | 'missing'
  | 'other_version'
  | 'incomplete'
  | 'still_shown'
  | 'not_gone'
  | 'receipt_missing'
  | 'receipt_unfounded'
  | 'record_differs'
  | 'unknown_subject';

export interface Finding {
  surface: SurfaceName | 'gate';
  difference: Difference;
  tenantId: string;
  subjectType: string;
  subjectId: string;
  words: string;
}

/** What has to be seen of a subject in this state. One whose period is over is gone at once, before its end is recorded. */
export const expectedOf = ({ state, isDue, isOver }: Readonly<StateNow>): Expected =>
  state === 'withdrawn' || isOver ? 'gone' : isDue ? 'shown' : 'hidden';

interface StateNow {
  state: 'published' | 'withdrawn';
  isDue: boolean;
  isOver: boolean;
}

/** How an answer differs from what has to be shown of this version; null when it is right. */
export function differenceOf(
  expected: Expected,
  version: number,
  answer: SurfaceAnswer | undefined,
  tellsWithdrawal: boolean,
): { difference: Difference; words: string } | null {
  const found = (difference: Difference, words = '') => ({ difference, words });
  if (answer?.kind === 'no_place') return null;
  if (expected === 'shown') {
    if (answer?.kind === 'past_end') return null;
    if (answer?.kind !== 'shows' && answer?.kind !== 'incomplete') return found('missing');
    if (answer.version !== version) return found('other_version', `${answer.version} ≠ ${version}`);
    return answer.kind === 'incomplete' ? found('incomplete', answer.words) : null;
  }
  if (answer?.kind === 'shows' || answer?.kind === 'incomplete') return found('still_shown');
  const isTold = answer?.kind === 'gone' && answer.version === version;
  return expected === 'gone' && tellsWithdrawal && !isTold ? found('not_gone') : null;
}

const NAMES: Record<Finding['surface'], Record<Locale, string>> = {
  page: { zh: '页面', en: 'page' },
  list: { zh: '列表', en: 'list' },
  column: { zh: '栏目', en: 'columns' },
  search: { zh: '检索', en: 'search' },
  file: { zh: '文件下载', en: 'files' },
  standard_text: { zh: '标准文本', en: 'standard text' },
  feed: { zh: '订阅源', en: 'feed' },
  sitemap: { zh: '站点地图', en: 'sitemap' },
  api: { zh: '数据接口', en: 'API' },
  oai: { zh: '收割接口', en: 'OAI-PMH' },
  normative: { zh: '规范性文件库', en: 'rules and normative documents' },
  interpretation: { zh: '政策解读', en: 'interpretations' },
  gazette: { zh: '政府公报', en: 'gazette' },
  catalog: { zh: '标准目录', en: 'standard catalog' },
  evidence: { zh: '履职证据', en: 'evidence of duties' },
  gate: { zh: '发布记录', en: 'record of publications' },
};

/** What is wrong, by kind. */
const TEXTS: Record<Difference, Record<Locale, string>> = {
  missing: { zh: '已发布，这里却没有', en: 'published, but not there' },
  other_version: { zh: '显示的不是现在这一版', en: 'another version than the present one is shown' },
  incomplete: { zh: '缺少或多出内容', en: 'something is missing or too much' },
  still_shown: { zh: '不该公开，这里却还有', en: 'not public, but still there' },
  not_gone: { zh: '已撤下，却没有撤下说明', en: 'withdrawn, but it does not say so' },
  receipt_missing: { zh: '现在这一版没有回执', en: 'no receipt for the present version' },
  receipt_unfounded: { zh: '有回执，却没有对应的发布', en: 'a receipt for something that was never published' },
  record_differs: {
    zh: '发布记录与文件的现行版本不一致',
    en: 'differs from the edition that the document has as live',
  },
  unknown_subject: { zh: '没有发布过的内容却在这里', en: 'there, but nothing like it was ever published' },
};

/** What to do about it. A surface that can be made anew from the database is; the record itself is for people to look at. */
function adviceFor({ surface, difference }: Finding): Record<Locale, string> {
  if (difference === 'receipt_missing')
    return { zh: '运行 yg publish settle 补核', en: 'run yg publish settle, which asks every surface again' };
  if (surface === 'search') return { zh: '运行 yg reindex 重建检索库', en: 'run yg reindex' };
  if (surface === 'file')
    return {
      zh: '从备份恢复 files 目录中的文件；不该公开的，先撤下再重新发布',
      en: 'restore the file from a backup; where too much is offered, withdraw and publish again',
    };
  if (surface === 'gate' || difference === 'receipt_unfounded')
    return {
      zh: '数据库可能被直接改动过：运行 yg audit verify，查明后从备份恢复或重新发布',
      en: 'the database may have been changed by hand: run yg audit verify, then restore from a backup or publish again',
    };
  return {
    zh: '在管理后台核对这份文件，撤下后重新发布；仍不一致时从备份恢复',
    en: 'look at the document in the console, withdraw it and publish it again; if that does not help, restore from a backup',
  };
}

/** A finding in the reader's language: what differs where, and what to do. */
export function findingText(finding: Finding, locale: Locale): string {
  const { surface, difference, subjectType, subjectId, words } = finding;
  const what = `${subjectType} ${subjectId}`;
  const [open, close, colon, stop] = locale === 'zh' ? ['（', '）', '：', '。'] : [' (', ')', ': ', '. '];
  const detail = words ? `${open}${words}${close}` : '';
  return `${NAMES[surface][locale]} · ${what}${colon}${TEXTS[difference][locale]}${detail}${stop}${adviceFor(finding)[locale]}`;
}
