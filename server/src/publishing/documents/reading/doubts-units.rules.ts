import { foldWidth } from '../../../kernel/text/index.ts';
import type { Task } from '../reading.schema.ts';
import { saysFirstLeads } from './tasks-units.rules.ts';
import { endsLikeUnit, isUnitName, looksAfterRooms } from './unit-names.rules.ts';

/**
 * A second look at the units of tasks, by other evidence than the reading went by: how a name is made, whether all words beside the text
 * are accounted for, who stands before 牵头, what the paper's other tasks have. It changes no value; it says where a person should look.
 */

/** One doubt about a task. */
export interface Doubt {
  code: string;
  words: string;
}

const plain = (text: string) => foldWidth(text).replace(/\s/g, '');
/** The same with its line ends, for texts of several lines. */
const inLines = (text: string) => foldWidth(text).replace(/[^\S\n]/g, '');
const withoutBrackets = (name: string) => name.replace(/[([〈〔][^()[\]〈〉〔〕]*[)\]〉〕]/g, '');

/** A whole name with another one behind it: 综合监督科市公证处, 商务部会同农业农村部. */
const TWO_NAMES =
  /(?:局|厅|署|办公室|委员会|政府|中心|[大支总]队|公司|集团|法院|检察院|办事处|管委会|银行|协会|[\u4e00-\u9fff]{2}[科处股])(?=(?!市场|市政[处科股所中公工]|区域|州府)[省市县区州镇乡](?!直|属|级|管)[\u4e00-\u9fff]{2})/;
/** 柳河市委员会柳河市人民政府. */
const SAME_PLACE = /([\u4e00-\u9fff]{2,4}[省市县区州]).*(?:局|委|厅|办|政府|委员会|办公室)\1/;
const JOINT = /(?:委|政府)(?=[省市县区州]?(?:人大|政府|政协|纪委)|部门|各)|政府[省市县区州]/;
/** Words of work or of a sentence: a name does not hold them. */
const WORK_IN_NAME =
  /会同|牵头|配合|协助|负责|督促(?!检查)|落实$|推进$|完成|建成|施行|实施$|印发|要求$|应当|以上|以下$|其余|其他.|所列|上述|备注|注:|工作$|报告$|情况|(?<=[室局委处科组厅])督办$|审核$|汇总$|指导$|验收$|监督$|考核$|协调$|统筹$|^[与和及由对向将请]|^(?:合理|做好|各项|本|该|以|为|并)|[0-9]+[日月年]/;
const STRANGE = /[^\u3400-\u9fffA-Za-z0-9()〈〉〔〕“”"·、,\-—]/;
const NOBODY = /(?:主任|局长|书记|[省市县区州镇乡]长|主席|经理|校长|院长|同志|领导|人员|群众|居民|干部|专家|工作者)$/;
/** 单位, 中心, 局: no name of a body stands in one such word. */
const BARE = /^(?:单位|机构|企业|中心|学校|医院|[局委办部处科室股所站厅会院队县市区省州镇乡])$/;
const PLACES_ALONE = /^(?:各|全[省市县区州])?(?:[省市县区州旗镇乡]|自治[州县旗区]|[()、])+$/;
const PLACES_FIRST =
  /^(?:[省市县区州旗镇乡]|自治[州县旗区])(?:[省市县区州旗镇乡()、]|自治[州县旗区])*级?(?:人民)?(?:政府|党委)/;

/** A task's units and words with half-width forms and without white space; the text keeps its line ends. */
interface Plain {
  names: string[];
  lead: string[];
  words: string;
  text: string;
}

/** True when a name is not made as names are, or looks like two. */
export function isOddName(name: string): boolean {
  const whole = plain(name);
  const core = withoutBrackets(whole);
  if (BARE.test(core) || NOBODY.test(core) || WORK_IN_NAME.test(core) || STRANGE.test(whole)) return true;
  if (core.length > 24 || SAME_PLACE.test(core)) return true;
  const two = TWO_NAMES.exec(core);
  if (two && !JOINT.test(core.slice(Math.max(0, two.index - 2)))) return true;
  // 实验室和设备处: both sides end as names do.
  return [...core.matchAll(/以及|[和与及暨]/g)].some(({ index, 0: joint }) => {
    const [left, right] = [core.slice(0, index), core.slice(index + joint.length)];
    return (
      left.length >= 2 &&
      right.length >= 2 &&
      endsLikeUnit(left) &&
      endsLikeUnit(right) &&
      !looksAfterRooms(left, right) &&
      !/^(?:各|其)?(?:政府$|部门|单位|直属|有关|相关|所属|下属)/.test(right)
    );
  });
}

/** One expression for several kinds of places that was cut in two: 各市 and 县级人民政府. */
function isCutInTwo({ names }: Plain): boolean {
  return names.some((name) => PLACES_ALONE.test(name)) && names.some((name) => PLACES_FIRST.test(name));
}

/** 宣传处（办公室） and 办公室: the bracket of a name was read once more. */
function isNamedInside({ names }: Plain): boolean {
  return names.some((name) => name.includes('(') && names.some((inside) => name.includes(`(${inside})`)));
}

/** Words beside names that say what their part is. */
const FILLER =
  /(?:第一|共同|其他|主要|具体|整改|总)?(?:牵头|责任|配合|协同|协办|会办|主办|主责|承办|参与|参加|负责|落实|实施|主管|经办|保障|协助|主体|支持|涉及|相关|有关|督导|监督|指导|归口|联合)(?:责任)?(?:单位|部门|科室|处室|股室|站所|机构|主体|机关|组织|方|领导|人)?|(?:完成|整改|办结|推进|办理|落实)?(?:时限|时间|期限|节点|进度)(?:要求|安排)?|按照?(?:各自)?(?:部门|单位)?(?:职责|职能|任务)?(?:分工)?|分别|共同|联合|会同|各自|抓好|组织|推动|推进|统筹|协调|以及|其中|等|由|和|与|及|暨|并|各?有关部门|各?相关部门|有关单位|相关单位|部门|单位|下同|分工|职责|密切|积极|做好|工作|切实|首位|为|是|的/g;
const TIME =
  /(?:\d{2,4}年)?\d{1,2}月(?:\d{1,2}日|底|末|初|[上中下]旬)?(?:之?前)?(?:完成|基本完成|取得阶段性成效)?|(?:\d{2,4}年)?年?底前?(?:完成)?|持续推进|长期坚持|立行立改|全年|每[年月季周度半]+|第?[一二三四]季度|[上下]半年|\d{4}年|前|完成|长期|持续/g;

/** True when words beside the text that are neither names taken nor words about their part are left over. */
function hasResidue({ names, words }: Plain): boolean {
  let rest = words.replace(NOT_UNITS, '').replace(/等[\u4e00-\u9fff]{0,8}?(?:企业|单位|部门|机构)/g, '');
  if (rest === '') return false;
  for (const name of [...names].sort((a, b) => b.length - a.length)) rest = rest.replaceAll(name, '|');
  const left = rest
    .replace(/[(【〔][^()【】〔〕]*[)】〕]/g, '')
    .replace(TIME, '')
    .replace(FILLER, '')
    .replace(/[\d日]/g, '');
  return left.split(/[^\u4e00-\u9fff]+/).some((piece) => piece.length >= 2 && isUnitName(piece));
}

/** 督导单位：…, 牵头领导：…: none of these are units of the task; nor are words about time. */
const NOT_UNITS =
  /(?:督导|督办|督查|监督|考核|验收|指导|评估)(?:单位|部门|机构):[^;。]*|(?:牵头|责任|包抓|分管|挂联)?(?:领导|责任人|负责人|联系人):[^;。]*|(?:完成|整改|办结|推进)?(?:时限|时间|期限|节点|进度)(?:要求|安排)?:[^;。]*/g;

const LEADS = '(?:总?牵头|主办|主责)';
const BEFORE_LEADS = new RegExp(`([^,;。:]*)${LEADS}(?!单位|部门|科室|处室|股室|责任|领导|人)`, 'g');
const BEHIND_LABEL = new RegExp(
  `${LEADS}(?:责任)?(?:单位|部门|科室|处室|股室|主体)?(?:[】\\])]:?|:|为|是)([^;。:]*?)(?=(?:责任|配合|协办|参与|完成|协同|监督|承办|落实)|[;。]|$)`,
  'g',
);
/** Names that stand before 牵头, or after a label of those who lead. */
const leadWords = (words: string) =>
  [BEFORE_LEADS, BEHIND_LABEL]
    .flatMap((pattern) => [...words.matchAll(pattern)].map((match) => match[1] ?? ''))
    .join('|');

/** Who leads, asked again: every lead stands where 牵头 is said, and nobody else does. */
function leadIsUnsure({ lead, words }: Plain): boolean {
  if (lead.length === 0 || !/牵头|主办|主责/.test(words) || saysFirstLeads(words)) return false;
  const spoken = leadWords(words);
  return lead.some((name) => !spoken.includes(name) && !words.includes(`${name}(牵头`));
}

const BODY =
  '[省市县区州旗镇乡](?!场)[\\u4e00-\\u9fff()]{1,16}?(?:局|委(?!员|托)|办(?![理法好公结])|办公室|厅|部(?!门|分|署)|署|政府|中心|公司|集团|[大支总]队|执法队|专班|妇联|残联|科协|工商联|总工会|团委|法院|检察院|办事处|委员会|医院|学院|大学|银行|协会|派出所|财政所|司法所)';
/** A body that does something in the text: at the beginning of a clause or behind another one, with its part behind it. */
const AT_WORK = new RegExp(
  `(?=[省市县区州旗镇乡])(?<=^|[,。;、:\\n]|由|和|与|及|会同|联合)(${BODY})(?=(?:[、和与及]${BODY}){0,20}(?:等(?:有关|相关)?(?:部门|单位)?)?(?:按(?:照)?职责(?:分工)?|共同|联合|分别|具体|积极|密切)?(?:牵头|负责|配合|协助|参与|参加|会同|具体实施|组织实施|落实|做好|协同|支持|提供|承担))`,
  'g',
);

/** A body that begins a clause and does whatever is said there: 市财政局保障资金, 市审计局全程监督. */
const BEGINS_CLAUSE = new RegExp(
  `(?<=^|[,。;:\\n])(?:(?=[省市县区州旗镇乡])(${BODY})(?=[^的、,。;:\\n(][\\u4e00-\\u9fff])|([\\u4e00-\\u9fff]{2,8}?(?:科|股|处|办公室|中心))(?=牵头|负责|配合|保障|做好|监督|汇总|协助|审核))`,
  'g',
);

/** Units whose part the text tells and that stand in no list: 由甲牵头建设，乙负责经费. */
function othersAtWork({ names, words, text }: Plain): string[] {
  const known = (name: string) => names.some((one) => one.includes(name) || name.includes(one));
  // Where the text itself says who does it, every body that begins a clause may belong to them; 市政府 decides.
  const stated = words !== '' && text.includes(words.split(/[;；]/)[0] ?? '');
  const clauses = stated ? [...text.matchAll(BEGINS_CLAUSE)].filter((match) => !match[0].endsWith('政府')) : [];
  const found = [...text.matchAll(AT_WORK), ...clauses].map((match) => match[0]);
  return [...new Set(found)].filter((name) => !known(name));
}

const LABEL_LEFT =
  /(?:(?:牵头|责任|配合)(?=:)|(?:牵头|责任|配合|主办|承办|协办|落实|负责)(?:单位|部门|科室|处室|股室|站所)|^[\u4e00-\u9fff]{2,6}(?:单位|部门))(?:[:】\]]|\n(?=[省市县区州各]))[^。;\n]{2,40}/;
/** 例如, 含, 即: what such a bracket names explains a word. */
const EXPLAINS = /^(?:如|例|含|包括|即|指|原|注|详见|见|参见|附|不含|除|以下|简称|联系|地址|电话|试行)/;

/** Labels and lists of units that stand in the text still: nobody read them. */
function leftInText({ names, text }: Plain): string | null {
  const label = LABEL_LEFT.exec(text);
  if (label) return label[0];
  const isNew = (name: string) => name.length >= 3 && isUnitName(name) && !isOddName(name) && !names.includes(name);
  for (const match of text.matchAll(/[([【〔]([^()[\]【】]{3,120})[)\]】〕](?=[。;\n]|$)/g)) {
    const inside = match[1] ?? '';
    // 报市科技局（市知识产权局）。: another name of the body before it.
    if (EXPLAINS.test(inside) || endsLikeUnit(text.slice(Math.max(0, match.index - 12), match.index))) continue;
    const first = /^[^、,;:和及与]+/.exec(inside)?.[0].replace(/(?:牵头|负责|配合|落实).*$/, '') ?? '';
    if (isNew(first)) return match[0];
  }
  // …100名。基础处、人事处: a list of names is the last sentence.
  const last = /[。;\n→—]([^。;\n→—:]{3,80})。?$/.exec(text)?.[1] ?? '';
  return last !== '' && last.split(/[、,]/).every(isNew) ? last : null;
}

/** 以上由甲负责, （三）（四）项由乙牵头: the words speak of more than this task. */
const SPEAKS_OF_MORE =
  /(?:以上|上述|前述|前[两三四五六七八九十\d]+项|[)\d一二三四五六七八九十]项)(?:任务|工作|事项|内容|各项)?(?:均|都)?(?:由[^,。;]{2,60}(?:负责|牵头|落实|承担)|责任单位|牵头单位)/;

/** What is doubtful about the units of one task as they stand; `odd` remembers what was found of a name (isOddName). */
export function doubtUnits(task: Task, odd: Map<string, boolean>): Doubt[] {
  const written = [...task.lead, ...task.responsible];
  const names = written.map(plain);
  const seen: Plain = {
    names,
    lead: names.slice(0, task.lead.length),
    words: plain(task.unitWords ?? ''),
    text: inLines(task.text),
  };
  const isOdd = (name: string) => {
    const found = odd.get(name) ?? isOddName(name);
    odd.set(name, found);
    return found;
  };
  const doubts: Doubt[] = [];
  const doubt = (words: string, code = 'task_unit_unclear') => doubts.push({ code, words });
  const beside = task.unitWords ?? written.join('、');
  const unlike = written.filter(isOdd);
  if (unlike.length > 0) {
    doubt(unlike.join('、'));
  } else if (isCutInTwo(seen) || isNamedInside(seen) || hasResidue(seen)) {
    doubt(beside);
  } else {
    const left = leftInText(seen) ?? othersAtWork(seen).join('、');
    if (left !== '') doubt(left);
  }
  const more = SPEAKS_OF_MORE.exec(seen.words) ?? SPEAKS_OF_MORE.exec(seen.text);
  if (more) doubt(more[0], 'task_scope_unclear');
  if (leadIsUnsure(seen)) doubt(beside, 'task_lead_unclear');
  return doubts;
}
