import type { LabelPair } from './tables.ts';

const NAMES =
  '信息来源|文章来源|稿件来源|新闻来源|来源|稿源|发布时间|发布日期|发文日期|更新时间|更新日期|录入时间|公开日期|时间|日期|作者|责任编辑|编辑|审核|发布者|发布人|发布机构|发布单位|浏览次数|浏览量|浏览|阅读次数|阅读量|阅读|点击数|点击量|点击次数|点击|访问量|访问次数|字号|字体大小|字体|打印|分享到|分享|公开方式|公开属性|公开类别|密级|保密级别';
const LABEL = new RegExp(`(?:【|\\[)?(${NAMES})\\s*(?:】|\\]|)\\s*[:：]`, 'g');
const DATE =
  /^\s*[[(（【]?((?:19|20)\d{2}\s*[-/.年]\s*\d{1,2}\s*[-/.月]\s*\d{1,2}\s*日?(?:\s+\d{1,2}:\d{2}(?::\d{2})?)?)[\])）】]?\s*/;
/** Labels that stand in such bars only; 时间：… alone may be the time of a meeting, which is text. */
const DECISIVE = /来源|稿源|发布|更新|录入|公开日期|浏览|点击|阅读|访问|字号|字体|打印|分享/;
/** Facts about the document; the rest of such a bar is about the page. */
const WORTH = /来源|稿源|时间|日期|发布机构|发布单位|公开|密/;

/**
 * The facts of a bar as pages put it under a title (发布时间：… 来源：… 字号：大 中 小), or null when the line is anything else.
 * A bar is short, holds nothing but short values, and names at least one of its usual labels.
 */
export function readInfoBar(line: string): LabelPair[] | null {
  if (line.length > 200 || /[。；]/.test(line)) return null;
  const pairs: LabelPair[] = [];
  const date = DATE.exec(line);
  const rest = date ? line.slice(date[0].length) : line;
  const found = [...rest.matchAll(LABEL)];
  const first = found[0];
  if (!first || rest.slice(0, first.index).trim().length > 2) return null;
  if (!date && !found.some((match) => DECISIVE.test(match[1] ?? ''))) return null;
  if (date?.[1]) pairs.push({ label: '日期', value: date[1] });
  for (const [i, match] of found.entries()) {
    const value = rest.slice(match.index + match[0].length, found[i + 1]?.index ?? rest.length).trim();
    if (value.length > 40) return null;
    const label = match[1] ?? '';
    if (value !== '' && WORTH.test(label)) pairs.push({ label, value: value.replace(/[\s|｜[【（(]+$/, '') });
  }
  return pairs;
}
