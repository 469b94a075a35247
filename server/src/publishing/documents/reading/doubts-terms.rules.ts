import { foldWidth } from '../../../kernel/text/index.ts';
import type { Task } from '../reading.schema.ts';
import type { Doubt } from './doubts-units.rules.ts';

/**
 * A second look at days, limits and thresholds: the clause around them may tell who or what is meant (30日内未整改的), what is or may be
 * (15分钟可达), or speak of another year. The values stay; a person should look.
 */

interface Place {
  words: string;
  start?: number;
}

/** The words of the clause before and behind a value; brackets stay in. */
function around(folded: string, { words, start = 0 }: Place): { before: string; after: string } {
  const head = folded.slice(Math.max(0, start - 50), start);
  const tail = folded.slice(start + words.length, start + words.length + 50);
  return {
    before: head.slice(head.search(/[^,。;:\n]*$/)),
    after: tail.slice(0, /[,。;:\n]/.exec(tail)?.index ?? tail.length),
  };
}

/** 30日内未整改到位的，…: the clause says in which case something is done. */
const CASE = /^(?!.*(?:办法|方案|意见|规定|制度|目标|任务|通知)的$).{0,24}的$/;
const NOT_DONE = /^.{0,10}(?:未|没有|仍|拒不|不按).{0,14}的/;
/** 对…前建成的小区, 凡…: who or what is meant. */
const MEANT_BEFORE = /^(?:其中)?(?:对|凡|如|若|因|经)(?!照|标|外|接|口|应)/;
/** 6月30日前取得证书的人员. */
const HAD_BEEN =
  /^.{0,6}(?:建成|取得|成立|注册|登记|参保|出生|毕业|入职|签订|签约|批准|立项|投产|发生|存在|竣工|认定|购买|缴纳|缴费|申报|备案|新增|到期|形成|欠).{0,10}的(?!通知|意见|方案|目标)/;
/** 3亿元以上的项目: a kind of things, not a goal for them. */
const KIND =
  /^的(?:.{0,6}(?:项目|企业|单位|人员|情形|行为|违法|小区|地区|部门|路段|建筑|工程|家庭|户|对象|案件|问题|事项|机构|乡镇|村|会议|活动|合同|采购|支出))/;
/** What lasts or may come, not what is to be done by then. */
const NO_LIMIT =
  /预报|预计|可能|降雨|可达|步行|车程|半径|生活圈|服务圈|连续|累计|间隔|保质|有效期|保存|试用|聘期|冷静期/;

/** 截至, 政策执行至: what is so until then. */
const LASTS_TO = /截[至止]$|(?:执行|实施|延续|延长|顺延|延期|保留|持续|开放|运行|有效|缓缴|免收)(?:期限)?[至到]?$/;

/** True when the clause around a value tells a case or a kind. */
function tellsCase(folded: string, place: Place): boolean {
  const { before, after } = around(folded, place);
  return CASE.test(after) || NOT_DONE.test(after) || (MEANT_BEFORE.test(before) && /^.{0,16}的/.test(after));
}

/** A later year than the day's own stands before it, and the day names none: 2027年启动二期。6月底前完成…. */
function mayBeLaterYear(folded: string, on: string, place: Place): boolean {
  if (/\d{4}|明年|次年|今年|本年|当年/.test(place.words)) return false;
  const before = folded.slice(Math.max(0, (place.start ?? 0) - 80), place.start).replace(/《[^》]*》|〔\d{4}〕/g, '');
  const years = [...before.matchAll(/(?<!\d)((?:19|20)\d{2})(?=年)/g)].map((match) => match[1] ?? '');
  return years.some((year) => year > on.slice(0, 4));
}

type Column = 'dates' | 'frequencies' | 'limits' | 'thresholds';
/** Words after which a value of the column is to be expected, and the code for none. */
const CUES: readonly [column: Column, words: RegExp, code: string][] = [
  ['dates', /(?:\d{1,2}月|年)底前|(?:\d{1,2}月)?\d{1,2}日前(?!后)/g, 'task_time_unread'],
  ['frequencies', /每个?(?:季度|半年|月|年|周)|按(?:月|季度)/g, 'task_time_unread'],
  ['limits', /\d{1,3}个?(?:工作日|小时|分钟)(?:之|以)?内/g, 'task_time_unread'],
  ['thresholds', /(?:不[少低]于|不超过|达到|低于)\d+%?|\d+[%个次]以上/g, 'task_term_unclear'],
];

/** Cues in the text of a column that holds nothing, and that no value of another column covers. */
function unreadCues(task: Task, folded: string): Doubt[] {
  const values = [task.dates, task.frequencies, task.limits, task.thresholds].flat();
  const covered = (at: number, length: number) =>
    values.some(({ start, words }) => start !== undefined && start < at + length && at < start + words.length);
  return CUES.flatMap(([column, cue, code]) => {
    if (task[column].length > 0) return [];
    const left = [...folded.matchAll(cue)].find(
      ({ index, 0: words }) =>
        !covered(index, words.length) && !tellsCase(folded, { words, start: index }) && !RATE.test(folded.slice(Math.max(0, index - 3), index)), // prettier-ignore
    );
    return left ? [{ code, words: left[0] }] : [];
  });
}

/** 每人每月, 次月5日前, 是否于…前: no value of their own. */
const RATE = /每[\u4e00-\u9fff]$|次月$|是否/;

/** What is doubtful about the days, limits and thresholds of one task. */
export function doubtTerms(task: Task): Doubt[] {
  const folded = foldWidth(task.text);
  const doubts: Doubt[] = [];
  for (const date of task.dates) {
    if (date.start === undefined) continue;
    const { before, after } = around(folded, date);
    const odd =
      tellsCase(folded, date) ||
      HAD_BEEN.test(after) ||
      LASTS_TO.test(before) ||
      /^(?:前后|左右|前夕)/.test(after) ||
      mayBeLaterYear(folded, date.on, date);
    if (odd) doubts.push({ code: 'task_date_unclear', words: date.words });
  }
  for (const limit of task.limits) {
    if (limit.start === undefined) continue;
    const { before, after } = around(folded, limit);
    if (tellsCase(folded, limit) || NO_LIMIT.test(before.slice(-12) + after.slice(0, 12)))
      doubts.push({ code: 'task_term_unclear', words: limit.words });
  }
  for (const threshold of task.thresholds) {
    if (threshold.start === undefined) continue;
    const { after } = around(folded, threshold);
    if (tellsCase(folded, threshold) || KIND.test(after))
      doubts.push({ code: 'task_term_unclear', words: threshold.words });
  }
  return [...doubts, ...unreadCues(task, folded)];
}
