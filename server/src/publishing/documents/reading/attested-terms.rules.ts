import { foldWidth } from '../../../kernel/text/index.ts';
import type { Task } from '../reading.schema.ts';
import { ACTION, WHOLE_ACTION } from './attested-words.rules.ts';

/**
 * Positive evidence for days, frequencies, limits and thresholds: the words before and behind them are of a form that papers use where something
 * is asked for. What lacks it comes with a warning.
 */

export interface Unproven {
  code: string;
  words: string;
}
interface Place {
  words: string;
  start?: number;
}

/** The words of the clause before and behind a value, and of the sentence before it. */
function around(folded: string, { words, start = 0 }: Place) {
  const head = folded.slice(Math.max(0, start - 90), start);
  const tail = folded.slice(start + words.length, start + words.length + 60);
  return {
    before: head.slice(head.search(/[^,。;:\n]*$/)),
    sentence: head.slice(head.search(/[^。;\n]*$/)),
    after: tail.slice(0, /[,。;:\n]/.exec(tail)?.index ?? tail.length),
    on: tail,
  };
}

/** Adverbs and objects that may stand between a day and what is done. */
const BETWEEN =
  '(?:[(][^()]{1,12}[)]|的?(?:第[一二三四12]个?)?(?:工作日|周[一二三四五六日]|星期[一二三四五六日天]|上旬|中旬|下旬|最后一[天周]|[底末初]|\\d{1,2}日|上午|下午|晚上|早晚|\\d{1,2}[时点](?:半|前)?|、|和|之?以?前|内|起)){0,4}';
const DONE_BEHIND = new RegExp(`^ ?${BETWEEN} ?[“”"《]?(?:${ACTION})`);
/** Words that tell what was, is, or would be: 截至, 往年, 若, 原定. */
const TELLS =
  /截[至止]|(?:^|[,。;(])(?:上级|省里|国家|第三方|外地|邻[市县区]|兄弟)|统计(?!局|部门|上报)|口径|基数|为准|往年|去年|历年|历史(?!信息|遗留)|曾|此前|以往|(?<![起平])原(?:定|为|有|规定|标准|计划|进度|先|拟)|目前|现有|现状|已达|已超|已启动|已有|已经|(?:^|[,。;(])(?:如(?!期)|若|因|当(?!年|月|日|天|地|面|场)|含|不含|遇|以\d|按(?=\d))|如果|考虑|参照|过渡|有效[期至]|保修|质保|租约|预计|预报|可能|仍未|缺口|适用|面向[^,]{0,12}的|对象(?:为|包括|是)|滞后|放假|到期|年龄|出生|一度|标准为|占到|峰值|曾经/;
/** Words that tell whom or what is meant: 凡, 除…外, 对…的; what is done to them may be asked for all the same. */
const MEANS =
  /(?:^|[,。;(])(?:凡|经|除|对(?=\d|不|年|上|低|超|在))|凡是|除外|尚未|未(?=[能按完启])|已(?=[建完纳于在办])/;
const KINDS =
  '(?:场所|企业|项目|单位|人员|小区|情形|行为|事项|案件|户|人|老人|儿童|学生|家庭|工程|路段|建筑|车辆|对象|地区|区域|部门|机构|问题|合同|点位|气象|条件|进度|政策|经费|窗口|欠款|存量)';
/** 6月30日前登记在册的企业: who or what is meant. */
const MODIFIES = new RegExp(`^[^,。;:]{0,18}的${KINDS}`);

/** 年底前考核口径, 年底前预算调整: the words name a thing. */
const NAMES_A_THING =
  /^ ?(?:考核|考评|绩效|总结|预算|审计|统计|检查|评估|计划|调度|通报|培训|验收|签约|施工|投产|批复|建成)?(?:口径|办法|指标|数据|人口|基数|会议|期间|窗口|项目|调整|条件)/;
const ENDS_CLAUSE = /^[)）、”"]?$/;
/** What may stand right before a day that something is done by. */
const BEFORE_DAY =
  /(?:^|[)(、》”]|于|到|至|在|要|应|须|力争|争取|确保|务必|最迟|最晚|不迟于|不晚于|并|和|及|与|年|月|日|底|前|计划|拟|定|将|是|分别|其中|原则上|必须|需|均|都|全部|率|工程|项目|方案|小区|建设|改造|工作|任务|整治|整改|情况|名单|报告|结果|清单|计划|局|委|办|府|厅|中心|公司|单位|部门|镇|乡|街道|社区|学校|医院|处|科|股|站|所|室|院|段|台账|制度|目标|经费|资金|平台|系统|机制)$/;

/** True when the words around a day are those of a deadline. */
function isProvenDay(folded: string, date: Place): boolean {
  const { before, after, sentence, on } = around(folded, date);
  if (TELLS.test(before) || MEANS.test(before) || /截[至止][^,。;]{0,20}$/.test(sentence) || MODIFIES.test(after))
    return false;
  const bracketed = /[(]$/.test(before) && /^[)]/.test(on);
  if (ENDS_CLAUSE.test(after) || bracketed || /^[、和及与]/.test(after))
    return BEFORE_DAY.test(before) && !/(?:延续|延长|延|执行|保留|顺延|持续|期)(?:到|至)$/.test(before);
  if (NAMES_A_THING.test(after)) return false;
  const done = DONE_BEHIND.test(after);
  // 初稿4月30日前报送: whatever stands before it is what is reported.
  if (done && /[前内底末]$/.test(date.words)) return true;
  if (!BEFORE_DAY.test(before)) return false;
  return done || /^[^,。;]{0,24}(?:完成|建成|到位|达到|实现|公布|公开|报|结束|完毕|互通|[0-9])/.test(after);
}

const COUNT = '(?:至少|不少于|不低于|不超过|最少|各|再|分别|集中|定期|统一)?\\d{0,4}[一两三四五六七八九十]?';
const OFTEN = new RegExp(
  `^ ?${BETWEEN} ?(?:对|向|将|把|由|组织|在|至少|不少于|分别|各|以|到|从|按|“|"|《|汇|逐|随|开|${ACTION}|${COUNT}[次场期轮批回个家条件份篇])`,
);
const HABIT =
  /(?:次|排查|管控|评估|一?调度|通报|例会|报告|更新|检查|巡查|分析|清零|小结|督查|研判|报|会商|总结|汇总|公开|公示|考核)$/;
/** 每月踏查一次, 每季度一通报: how often is said twice. */
const TIMES_DONE =
  /^(?:[^,。;的\d]{0,20}?(?:[一两二三四五\d]+[次遍场期轮批回])|一(?:通报|调度|总结|研判|汇总|督查|检查|报告|会商|小结|更新|评估)|(?:暑期|汛期|春秋季|年底|年初|月底|周末)[对组开])/;
const RATES = /(?:标准|补助|补贴|每人|每班|每户|每车|租金|工资|津贴|利息|停止|此前|原)[^,。;]{0,4}$/;

function isProvenFrequency(folded: string, term: Place): boolean {
  const { before, after } = around(folded, term);
  if (TELLS.test(before.slice(-24)) || RATES.test(before) || /^一度|^(?:的(?!第)|一度)/.test(after)) return false;
  if (/(?:停止|废止|不再)执行/.test(after) || MODIFIES.test(after)) return false;
  if (HABIT.test(term.words) || ENDS_CLAUSE.test(after)) return true;
  return OFTEN.test(after) || TIMES_DONE.test(after);
}

const EVENT_BEFORE = /(?:起|后|之时|时|内|应|须|要|应当|必须|并|需|在|于|、|前|^|[(])$/;
const IN_TIME = new RegExp(`^ ?[(]?(?:对|向|将|把|由|在|按|以|${ACTION})`);
function isProvenLimit(folded: string, term: Place): boolean {
  const { before, after, sentence } = around(folded, term);
  if (TELLS.test(before.slice(-24)) || MODIFIES.test(after) || /^(?:的|无|未|曾|两次|降雨|可|车程)/.test(after))
    return false;
  if (/(?:连续|近|累计|成立|获证|满|由|原规定|质保|有效期在?|压至|半径|前后)$/.test(before)) return false;
  if (after.endsWith('的') && !/(?:目标|要求|承诺|标准|规定)的$/.test(after)) return false;
  if (IN_TIME.test(after)) return true;
  return (ENDS_CLAUSE.test(after) || /^[、和]/.test(after)) && (EVENT_BEFORE.test(before) || DOES.test(sentence));
}

const MEANS_GOAL = new RegExp(
  `(?:(?<![功频速效几利税费汇])率|比例|占比|比重|度|面|量|数|值|额|费|金|时间|时长|期限|面积|人数|次数|人员|规模|总额|力争|确保|争取|分别|每[\u4e00-\u9fff]|保存|公示|学时|全年|年内|累计|${WHOLE_ACTION})`,
);
const DOES = new RegExp(WHOLE_ACTION);
const JUST_DONE = new RegExp(`(?:${WHOLE_ACTION})$`);
/** Behind a threshold stands the end of its clause or what is counted. */
const COUNTED_BEHIND = /^(?:(?!的)[\u4e00-\u9fff“”"()、]{0,14})$/;
function isProvenThreshold(folded: string, term: Place): boolean {
  const { before, after, sentence } = around(folded, term);
  const rate =
    /(?:(?<![功频速效几利税费汇])率|比例|占比|满意度|覆盖面|面积|同意率)(?:均|都|要|应|须|确保|力争|分别)?$/.test(
      before,
    );
  const often = /[每][^,。;]{1,12}$/.test(before);
  if (TELLS.test(before) || /(?:去年|目前|往年|现有|原标准|曾|历史|若|如果)[^,。;]*$/.test(sentence.slice(-30)))
    return false;
  if (!rate && !often && (MEANS.test(before) || /(?:^|[,。;])(?:对|涉及|凡)[^,。;]*$/.test(before))) return false;
  // 配备不少于3人的工作专班, 按照不低于600元的标准
  if (
    /^的(?:标准|目标|要求|比例)/.test(after) ||
    (/^(?:不[少低]于|至少)/.test(term.words) &&
      (JUST_DONE.test(before) || /配备|设立|建立|组建$/.test(before)) &&
      after.startsWith('的'))
  )
    return true;
  if (
    MODIFIES.test(after) ||
    /^(?:的(?!标准|目标|要求|比例)|[瓦伏赫帕]|时(?!间|长|效)|范围|另行|除外|免|并存|后再|便)/.test(after)
  )
    return false;
  // 扩大到40个领域: how far it is to go, said without 以上.
  if (/^(?:不断)?(?:提高|提升|增加|增长|扩大|扩充|拓展|上升|增至|扩至)/.test(term.words) && !/以上|%/.test(term.words))
    return false;
  if (!COUNTED_BEHIND.test(after) && !IN_TIME.test(after)) return false;
  return /^(?:力争|增|扩|提|压|控|降|分别)/.test(term.words) || MEANS_GOAL.test(sentence) || MEANS_GOAL.test(after);
}

/** Values in the text of a task whose form is not one that is known for what is asked for. */
export function unprovenTerms(task: Task): Unproven[] {
  const folded = foldWidth(task.text);
  const check = (places: readonly Place[], isProven: (folded: string, place: Place) => boolean, code: string) =>
    places.flatMap((place) =>
      place.start === undefined || isProven(folded, place) ? [] : [{ code, words: place.words }],
    );
  return [
    ...check(task.dates, isProvenDay, 'task_date_unproven'),
    ...check(task.frequencies, isProvenFrequency, 'task_frequency_unproven'),
    ...check(task.limits, isProvenLimit, 'task_limit_unproven'),
    ...check(task.thresholds, isProvenThreshold, 'task_threshold_unproven'),
  ];
}
