import { findMarkings } from '../../../kernel/text/index.ts';
import type { CheckFinding } from './checks.schema.ts';

/** Words by which a state document says that it is not for the public. Text that merely talks about secrecy is left alone. Pure. */

/** A line of its own, at most with a term: 机密, 秘密 5年, 绝密·长期, 〔内部〕. */
const ALONE =
  /^[\s【[(（〔]*(?:(?:密级)?\s*[:：]?\s*(?:绝\s*密|机\s*密|秘\s*密)\s*[★☆*·•—-]?\s*(?:长\s*期|\d{0,3}\s*(?:年|个月|月|天|日)?|启用前)?|(?:工\s*作\s*秘\s*密|商\s*业\s*秘\s*密)|内\s*部\s*(?:资\s*料|文\s*件|使\s*用|材\s*料|参\s*考|刊\s*物|掌\s*握|传\s*阅|情\s*况)(?:\s*[,，、;；·:：—-]?\s*(?:注意保存|注意保密|不得外传|严禁外传|请勿外传|切勿外传|禁止外传|不得公开|不得翻印|不得复制|妥善保管|阅后收回|阅后销毁))?|(?:不\s*得|严\s*禁|请\s*勿|禁\s*止|切\s*勿)\s*(?:外\s*传|外\s*泄|扩\s*散|转\s*发)|阅后(?:收回|销毁|即焚))[\s】\])）〕。!！]*$/;
/** Sentences in which a paper speaks of itself. */
const OF_ITSELF =
  /(?:本|此|该)(?:文件|材料|资料|件|稿|表|报告|方案|名单|通报|简报|纪要|手册|数据|信息|文|邮件|课件|幻灯片)[^。\n]{0,16}(?:仅供内部|仅限内部|内部使用|内部参考|内部掌握|内部传阅|不得外传|严禁外传|请勿外传|不得对外|不对外公开|不得扩散|不得传播|属于?(?:绝密|机密|秘密|工作秘密|国家秘密))|仅(?:供|限)(?:本?(?:单位|局|机关|系统|委|办)?内部(?:使用|参考|掌握|传阅|工作|阅读|交流|学习|讨论)|内部)|内部(?:资料|文件|材料|使用|参考)\s*[,，、;；:：·]?\s*(?:注意保存|注意保密|不得外传|严禁外传|请勿外传|切勿外传|不得公开|不得翻印|请勿扩散)|(?:以上|上述|有关|相关)(?:内容|材料|情况|数据|信息)[^。\n]{0,6}(?:请勿|不得|严禁|切勿)(?:对外)?(?:外传|外泄|公开|扩散|泄露)|★\s*(?:绝密|机密|秘密)|(?:绝密|机密|秘密)\s*[★☆]/;
/** A label without the colon that usually follows it. */
const LABEL = /(?:密级|保密等级|涉密等级)\s+(?:绝密|机密|秘密)|^\s*保密期限\s*[:：]\s*(?:长期|\d+\s*(?:年|个月))\s*$/;
const MAX_LABEL = 60;
const MAX_ALONE = 30;

/** The markings in a text with plain digits, each once. */
export function findSecrecyMarkings({ text: folded, where }: { text: string; where: string }): CheckFinding[] {
  if (!/密|公\s*开|内\s*部|外\s*传|扩\s*散|转\s*发|外\s*泄|阅后/.test(folded)) return [];
  const found = new Map<string, CheckFinding>();
  const add = (kind: 'secrecy_marking' | 'withheld_marking', words: string) => {
    const excerpt = words.replace(/\s+/g, ' ').trim();
    if (excerpt !== '') found.set(`${kind}${excerpt}`, { kind, where, excerpt, severity: 'high', suggestion: '' });
  };
  // Each line for itself, so that a file with several markings shows them all; the plainest reading of a line is enough.
  for (const line of folded.split(/\r?\n/)) {
    if (!/密|公\s*开|内\s*部|外\s*传|扩\s*散|转\s*发|外\s*泄|阅后|否/.test(line)) continue;
    const plain = findMarkings(line);
    for (const { code, words } of plain) add(code, words);
    if (plain.length > 0) continue;
    const short = line.trim();
    if (short.length <= MAX_ALONE && !short.includes('\t') && ALONE.test(line)) add('secrecy_marking', line);
    else {
      const words = (short.length <= MAX_LABEL ? LABEL.exec(line) : null) ?? OF_ITSELF.exec(line.replace(/ /g, ''));
      if (words) add('secrecy_marking', words[0]);
    }
  }
  // A label and its words may stand in two lines.
  for (const { code, words } of findMarkings(folded))
    if (
      ![...found.values()].some(
        ({ kind, excerpt }) => kind === code && words.replace(/\s/g, '').startsWith(excerpt.replace(/\s/g, '')),
      )
    )
      add(code, words);
  return [...found.values()];
}
