import type { BodyBlock } from '../reading.schema.ts';
import { readTerms } from './tasks-terms.rules.ts';
import { foldWidth } from '../../../kernel/text/index.ts';
import { hintsAtLead, saysFirstLeads } from './tasks-units.rules.ts';

/** What kinds of text ask for work: articles of measures, remarks, next steps. */

/** 办法, 细则 …, with or without （试行） at the end. */
export function isMeasures(block: BodyBlock): boolean {
  return block.kind === 'heading' && /(?:办法|规定|细则|制度|规则|规程)(?:[（(][^()（）]*[)）])?\s*$/.test(block.text);
}

/** 有下列情形之一的：…: its items are cases, not work. */
export const LISTS_CASES =
  /(?:情形|行为|条件|情况)(?:之一)?的?[^。]{0,20}[：:]\s*$|(?:是指|包括|指下列|分为)[^。]{0,20}[：:]\s*$/;
const ASKS_NOTHING =
  /负责解释|起(?:施行|实施|生效|执行)|同时废止|制定本(?:办法|规定|细则|制度|规则|规程)|适用(?:于|本)|本(?:办法|规定|细则|制度|规则)[^。]{0,12}(?:所称|是指)|是指|(?:遵循|坚持|按照)[^。]{0,60}原则|为(?:优秀|良好|合格|不合格)|(?:情形|行为)之一/;

/** True when a sentence of measures says that something must be done. */
export function saysDuty(text: string): boolean {
  if (ASKS_NOTHING.test(text)) return false;
  if (/应当|必须|不得|应(?![急用对答届税付聘邀])|须(?!知)|(?<![必主重需])要(?![求素点件])/.test(text)) return true;
  const { frequencies, limits, thresholds } = readTerms(text);
  return frequencies.length + limits.length + thresholds.length > 0;
}

/** Blocks with the numbers that go on after 注：1.…, or stand below 注： or 说明： alone. */
export function remarksOf(body: readonly BodyBlock[]): Set<number> {
  const remarks = new Set<number>();
  let open = false;
  body.forEach((block, at) => {
    if (block.kind !== 'paragraph') {
      open = false;
    } else if (block.marker === undefined) {
      open = /^[（(*※]?(?:注|备注|说明|填表说明|注释)\s*[:：]\s*(?:$|[（(]?[1①一])/.test(block.text.trim());
    } else if (open) {
      open = !/^(?:一、|第|（一）)/.test(block.marker);
      if (open) remarks.add(at);
    }
  });
  return remarks;
}

/** What a circular asks for after it told what was found. */
export const NEXT_STEPS = /^(?:下一步|下步|工作要求|整改要求|有关要求|下阶段|工作建议)/;
/** 整治范围, 检查对象: may be no task at all. */
export const NO_WORK = /^[\u4e00-\u9fff]{0,6}(?:范围|对象|时间|主题|内容|依据|原则|目标|意义|情况)[。\n：:]/;

/** The beginning of a remark. */
export const NOTE_START = /^\s*[（(【*※]?\s*(?:注|备注|说明)/;

/** 注：… and the note about who leads are no work. */
export function isRemark(text: string): boolean {
  if (/^本[\u4e00-\u9fff]{2,6}(?:自|由|有效期)[^。]{1,40}(?:施行|实施|执行|生效|解释|年)/.test(text)) return true;
  return /^[（(*※]?(?:注|备注|说明)\s*\d?[:：.]/.test(text) || (text.length < 60 && saysFirstLeads(text));
}

/** 注：排在第一位的为牵头单位 holds for all tasks wherever it stands, and so does such a line after the last of them. */
export function noteAtEnd(body: BodyBlock[]): boolean {
  return body.some((block, at) => {
    if (block.kind === 'table')
      return block.rows.some((row) => row.some(({ text }) => NOTE_START.test(text) && saysFirstLeads(text)));
    if (!('text' in block) || block.text.length > 160) return false;
    const plain = block.kind === 'paragraph' && block.marker === undefined;
    const late = plain && at >= body.length - 6;
    const speaksOfAll =
      plain || /(?:以上|上述|各项|各任务|任务后|文中|本(?:方案|要点|计划|意见|清单))/.test(block.text);
    return (
      (NOTE_START.test(block.text) || late || (at >= body.length - 6 && speaksOfAll)) && saysFirstLeads(block.text)
    );
  });
}

/** Items that explain and ask nothing. */
export const PREFACE =
  /^(?:指导思想|基本原则|工作原则|总体要求|总体目标|总体思路|工作思路|工作目标|主要目标|目标任务|目标要求|发展目标|行动目标|建设目标|预期目标|主要指标|重要意义|重大意义|充分认识.{0,30}(?:意义|重要性)|适用范围|编制(?:依据|目的|背景)|目的和依据|总则|背景|基本情况|现状|现实基础|发展基础|面临形势|形势与任务|概况|名词解释|附则)/;

/** Kinds of documents whose numbered items are not tasks unless the text names units. */
export const NO_TASKS =
  /(?:函|复函|答复|批复|公告|通告|公示|令|决议|通报|报告|条例|办法|规定|细则|规则|章程|名单|目录|标准|解读|说明)(?:[（(][^()（）]*[)）])?$|放假|节假日安排|任免|任职|组成人员|调整.{0,30}(?:成员|领导小组)|成立.{0,30}(?:领导小组|委员会|工作组)/;
/** Resolutions, decisions and rules of work; laws, replies and announcements tell of duties without asking for anything new. */
export const RESOLVES = /(?:决议|决定|(?:工作|办理|运行|处置)(?:规则|规程|制度))$/;
/** A letter that asks others for work: 关于商请协助做好…的函. */
export const ASKING_LETTER = /(?:商请|恳请|请求|请予|提请|协助|支持|配合)[^，。]{0,60}(?<![复回答])函$/;
/** Titles of annexes that ask for work; 附件2 with a list of standards or samples asks nothing. */
const PLAN = /方案|要点|计划|任务|措施|意见|分工|清单|安排|行动|举措|部署|工作表|分解/;

/** True when an annex asks for work. */
export function isPlan(block: BodyBlock): boolean {
  if (block.kind !== 'heading' || NO_TASKS.test(block.text)) return false;
  return block.marker === undefined && !block.text.startsWith('附') ? true : PLAN.test(block.text);
}

const ORDER =
  /首位?|第一[家个位名]?|头一?[家个位名]|居前|在前|在先|先写|前一?个|前列|打头|排前|靠前|前者|次序|顺序|排序|开头/;
const NAMES_A_PART =
  /(?:单位|部门|科室|处室|股室|名单|括号|一家|为主|挂帅|抓总|担纲|总揽|主抓|领衔|领办|首办|主责|首责|主理)/;

/** True when a text holds a note on the order in which units stand that no rule reads, whatever it calls the one that leads: 先写的单位挂帅. */
function hintsAtOrder(text: string): boolean {
  if (!/[首头前先序]|第一/.test(text)) return false;
  return foldWidth(text)
    .split(/[。;,\n()（）]/)
    .some((clause) => {
      if (clause.length < 5 || clause.length > 40 || /不分先后/.test(clause)) return false;
      if (!ORDER.test(clause) || !NAMES_A_PART.test(clause) || saysFirstLeads(clause)) return false;
      const role = /[为是即].{0,8}(?:单位|部门|科室|处室|股室|方)$|(?:挂帅|抓总|担纲|总揽|主抓|领衔|牵头|主责|总责)$/;
      return (
        (role.test(clause.trim()) || (clause.length <= 30 && /单位|部门|科室|处室|股室/.test(clause))) &&
        !/[省市县区][\u4e00-\u9fff]{1,8}(?:局|委|厅)/.test(clause)
      );
    });
}

/** A note about leads that no rule understands makes every list doubtful in which nobody leads. */
export function hasUnreadNote(body: readonly BodyBlock[]): boolean {
  return body.some(
    (block) =>
      'text' in block &&
      (hintsAtOrder(block.text) ||
        (block.kind === 'paragraph' &&
          (block.marker === undefined || NOTE_START.test(block.text)) &&
          block.text.split(/[。\n]/).some((sentence) => hintsAtLead(sentence) && !saysFirstLeads(sentence)))),
  );
}

/** 各牵头单位要…: the paper knows units that lead. */
export const speaksOfLeads = (body: readonly BodyBlock[]): boolean =>
  body.some((block) => 'text' in block && /牵头(?:单位|部门|处室|科室|股室|责任)/.test(block.text));
