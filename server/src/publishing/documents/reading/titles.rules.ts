import { foldWidth } from '../../../kernel/text/index.ts';
import { isUnitName } from './unit-names.rules.ts';

/** What a title of an official document looks like, and how two of them are compared. */

const KINDS = [
  '通知', '意见', '办法', '规定', '决定', '方案', '要点', '计划', '细则', '条例', '函', '批复', '复函', '答复', '公告', '通告', '通报', '报告', '请示',
  '命令', '令', '决议', '公报', '规划', '纲要', '措施', '清单', '目录', '指南', '指引', '标准', '制度', '规则', '章程', '分工', '安排', '预案', '规范',
  '纪要', '任务', '分解表', '任务分解', '一览表', '时间表', '路线图', '台账', '导则', '任务书', '责任书', '解读', '说明', '名单', '工作', '机制', '要求', '部署', '若干政策', '政策', '举措', '汇总表', '表',
  '条款', '守则', '须知', '公约', '倡议书', '承诺书', '基准', '裁量权', '批准书', '议案', '情况', '事项', '建议', '行动', '试行', '政策措施', '实施细则',
]; // prettier-ignore
const KIND_END = new RegExp(`(?:${KINDS.join('|')})(?:[(（〈【][^()（）]{1,24}[)）〉】]){0,2}$`);
/** 关于印发…: the title is whole only when the kind of the issuing document itself is there. */
const ISSUES = /(?:印发|转发|批转|下发|公布|发布|转达|颁布|废止|修改|调整|同意|授权|同意)/;
const ISSUED_END =
  /(?:的|》|〉)?(?:通知|决定|函|复函|批复|公告|通报|通告|意见|令|命令|报告|请示|答复|公报)(?:[(（][^()（）]{1,24}[)）])?$/;
const ISSUED_END_STRICT =
  /(?:的|》)(?:补充|紧急)?(?:通知|决定|函|复函|批复|公告|通报|通告|意见|令|命令|报告|请示|答复|公报|实施意见|指导意见|若干意见|若干规定|规定)(?:[(（][^()（）]{1,24}[)）])?$/;

/** Spaces out, widths folded: two titles that differ only in typesetting become equal. */
export function plainTitle(title: string): string {
  return foldWidth(title).replace(/\s/g, '').replace(/[<〈]/g, '〈').replace(/[>〉]/g, '〉');
}

/** （列在首位的为牵头单位） under a title: a note, no part of it. */
export const isLeadNote = (text: string): boolean => /^\(.*牵头(?:单位|部门|科室)?\)$/.test(foldWidth(text).trim());

/** A line that may be (a part of) a title: short, one sentence, no date, no greeting. */
export function looksLikeTitlePart(text: string): boolean {
  const folded = foldWidth(text).trim();
  if (folded.length < 2 || folded.length > 90) return false;
  if (isLeadNote(text)) return false;
  if (/[。!?;]/.test(folded) || /[:,、]$/.test(folded) || /[|>»]/.test(folded)) return false;
  // Names of a site's sections: 通知公告 over the title.
  if (
    /^(?:通知公告|公告公示|公示公告|政策文件|政策法规|政府文件|部门文件|规范性文件|信息公开|政务公开|政府信息公开|工作动态|政府信息公开(?:指南|制度|年报)|法定主动公开内容|依申请公开)$/.test(
      folded,
    )
  )
    return false;
  if (
    /^(?:当前位置|首页|来源|发布|时间|日期|作者|浏览|字号|分享|打印|关闭|索引|主题|编辑|\d+[-:.,/]|\d+$|\[|【打印)/.test(
      folded,
    )
  )
    return false;
  const compact = folded.replace(/\s/g, '');
  if (/(?:文件|令)$/.test(compact) && compact.length <= 24 && !compact.includes('关于')) return false;
  // 签发人：…, 特急, 机密★1年
  if (/^[^《:]{2,8}:/.test(compact) || /^(?:特急|加急|平急|紧急|绝密|机密|秘密|内部)(?:[★☆].{0,6})?$/.test(compact))
    return false;
  return /[\u4e00-\u9fff]{2}/.test(compact);
}

/** True when the words are a whole title: they end in the kind of document, of the issuing one where something is issued. */
export function isCompleteTitle(text: string): boolean {
  const plain = plainTitle(text);
  if (unbalanced(plain)) return false;
  const about = plain.indexOf('关于');
  const rest = about >= 0 ? plain.slice(about) : '';
  if (about >= 0 && (ISSUES.test(rest.slice(2, 8)) || /^关于(?:对|同意)/.test(rest)))
    return ISSUED_END_STRICT.test(plain);
  if (about >= 0) return ISSUED_END.test(plain) || KIND_END.test(plain);
  return KIND_END.test(plain) && plain.length >= 4;
}

function unbalanced(text: string): boolean {
  const count = (pattern: RegExp) => (text.match(pattern) ?? []).length;
  return count(/《/g) !== count(/》/g) || count(/[(（]/g) !== count(/[)）]/g);
}

const CJK = '\\u4e00-\\u9fff\\u3000-\\u303f\\uff00-\\uffef“”’';
const GAP = new RegExp(`(?<=[${CJK}])\\s+|\\s+(?=[${CJK}])`, 'g');

/**
 * Title lines put together: no space inside Chinese, so wrapped and spaced-out titles read as one; only between the names of
 * bodies that issue together (民政部 财政部关于…) it stays.
 */
export function joinTitle(lines: readonly string[]): string {
  const trimmed = lines.map((line) => line.trim());
  // 安澜市人民政府 over 安澜市人民政府关于…: the head of the page, not a part of the title.
  const own = trimmed.filter((line, at) => line === '' || !trimmed[at + 1]?.startsWith(line));
  const text = own.join('\n');
  const about = text.search(/关于|印发|转发/);
  return text.replace(GAP, (_, at: number) => (at < about && partsBodies(text, at, about) ? ' ' : ''));
}

function partsBodies(text: string, at: number, about: number): boolean {
  const before = text.slice(0, at).split(/\s/).at(-1) ?? '';
  const after = text.slice(at, about).trim().split(/\s/)[0] ?? '';
  // 安澜市 人民政府 is one name, set wide.
  if (/[省市县区州盟旗镇乡]$/.test(before)) return false;
  return before.length >= 3 && after.length >= 3 && isUnitName(before) && isUnitName(after);
}

/** A body and a kind of paper, without what it is about: 岚阳市人民政府办公室会议纪要. */
export const isHeadOfPage = (title: string): boolean =>
  /^.{3,24}(?:政府|办公室|办公厅|委员会|[局委厅]|公司|中心|领导小组|指挥部)(?:专题|常务|办公|工作|党组|主任|局长)?(?:会议)?(?:纪要|简报|通报|文件|函|通知)$/.test(
    title,
  ) && !/关于|《|\d/.test(title);
