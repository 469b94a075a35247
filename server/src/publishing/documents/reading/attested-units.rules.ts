import { foldWidth } from '../../../kernel/text/index.ts';
import type { Task } from '../reading.schema.ts';
import { NAME_FIELDS } from './attested-words.rules.ts';

/**
 * Positive evidence for the units of a task: every name is made of words that names are known to be made of, nothing is left over of the words
 * beside the text, and no other sign of a list is left in it. What lacks it comes with a warning.
 */

const plain = (text: string) => foldWidth(text).replace(/\s/g, '');

/** Endings of bodies and what may stand between them. */
const ENDS = new Set(
  '局 委 厅 办 部 院 署 会 司 处 室 科 股 队 所 站 社 团 校 馆 台 库 店 厂 组 区 县 市 州 省 盟 旗 镇 乡 村 街 园 行 中心 公司 有限公司 有限责任公司 股份有限公司 集团 总公司 单位 部门 机构 委员会 分局 支局 总局 大队 支队 总队 中队 分行 支行 总行 分院 分公司 分会 管委会 居委会 村委会 办事处 街道 自治县 自治州 自治区 地级市 设区市 和 与 及 暨 各 总 新 老 小 大 内 外 主 、 , 一 二 三 四 五 六 七 八 九 十 第'.split(
    ' ',
  ),
);
const BRANCH = /^(?:分局|支局|大队|中队|支行|分行|分公司|支队|供电|供水|监管|公司|集团|管委会|营业|经济|经开|高新|派出所|服务站|人民|政府|街道|管理段|水务|燃气|铁路|机场|电力|移动|联通|电信|邮政|税务|海关|银行)/; // prettier-ignore
const LONGEST_WORD = 7;
const isWord = (text: string) => NAME_FIELDS.has(text) || ENDS.has(text);
const PLACE_BEFORE = /^(?:各|有关|相关|全|属地)?[\u4e00-\u9fff]{1,4}?(?:省|市|县|区|州|镇|乡|街道|村|社区)(?:[([〈〔][^()〈〉〔〕[\]]{1,12}[)\]〉〕])?/; // prettier-ignore

/** 省编办省法制办: two names with nothing between. */
const JOINED_ON =
  /(?:局|办|厅|署|中心|公司|集团|办公室|委员会|[\u4e00-\u9fff]处|科|股|会)(?=[省市县区镇乡州各](?![场政域直属级镇]))/;

/** True when the words can be cut into such as names are made of; a name of a place or a firm may stand first, one of a place before a branch. */
export function isKnownName(name: string): boolean {
  const core = plain(name)
    .replace(/[([〈〔](?:含|原)?([^()〈〉〔〕[\]]*)[)\]〉〕]/g, '')
    .replace(/[“”"0-9A-Za-z]/g, '');
  if (core.length > 30 || JOINED_ON.test(core)) return false;
  const bracket = /[([〈〔](?:含|原)?([^()〈〉〔〕[\]]*)[)\]〉〕]/.exec(plain(name))?.[1];
  if (
    bracket !== undefined &&
    !bracket.split(/[、,/和]/).every((part) => /^[省市县区州盟旗镇乡街道村含场]+$/.test(part) || isCut(part))
  )
    return false;
  return isCut(core);
}

function isCut(core: string): boolean {
  const length = core.length;
  const reached = Array.from({ length: length + 1 }, () => false);
  reached[0] = true;
  const first = PLACE_BEFORE.exec(core)?.[0].length ?? 0;
  if (first > 0) reached[first] = true;
  // 霁川城投集团: the name of a place or a firm without more.
  for (const run of [2, 3, 4]) if (run < length - 1 && !/[局委厅办部]/.test(core.slice(0, run))) reached[run] = true;
  for (let i = 0; i < length; i += 1) {
    if (!reached[i]) continue;
    for (let j = i + 1; j <= Math.min(length, i + LONGEST_WORD); j += 1)
      if (isWord(core.slice(i, j))) reached[j] = true;
    if (i > 1)
      for (const run of [2, 3])
        if (BRANCH.test(core.slice(i + run)) && !/[局委厅办部会跟加和与及]/.test(core.slice(i, i + run)))
          reached[i + run] = true;
  }
  return reached[length] === true;
}

/** Words beside names that say what their part is, in the forms that are known. */
const LABEL =
  /(?:第一|共同|其他|主要|具体|整改|总|各)?(?:牵头|责任|配合|协同|协办|会办|主办|主责|承办|参与|参加|负责|落实|实施|主管|经办|保障|协助|主体|支持|涉及|相关|有关|督导|监督|指导|归口|联合|完成|办理)(?:或|和|及)?(?:责任|配合|参与)?(?:单位|部门|科室|处室|股室|站所|机构|主体|机关|组织|领导|人|方)*/g;
const PARTS =
  /(?:按照?|依照?|根据|结合)?(?:各自|部门|单位|工作)?(?:职责|职能|任务)(?:分工)?(?:范围)?内?|按职责|按分工|分别|共同|联合|会同|各自|抓好|组织|推动|推进|统筹|协调|以及|其中|等|由|和|与|及|暨|并|各?(?:有关|相关)?(?:部门|单位|科室|处室)|下同|分工|职责|密切|积极|做好|工作|切实|具体|首位|列|排|第一位?|为|是|的|请|商|总|全程|同步|主动|认真/g;
const TIMES =
  /(?:完成|整改|办结|推进|办理|落实|报送|公开|上线)?(?:时限|时间|期限|节点|进度)(?:要求|安排|节点)?|\d{2,4}年|\d{1,2}月|\d{1,2}日|[一二三四五六七八九十]{1,2}月|[上中下]旬|年?[底末初]|之?以?前|每个?[年月季周日天半]度?|第?[一二三四]季度|[上下]半年|半年|全年|年内|季度|基本|全面|全部|完成|取得|阶段性|成效|持续|推进|长期|坚持|常态化|立行立改|动态|更新|随时|即时|及时|适时|启动|[并且于到至在自起]|次|底/g;
const ASIDE =
  /(?:督导|督办|督查|监督|考核|验收|评估)(?:单位|部门|机构):[^;。]*|(?:牵头|责任|包抓|分管|挂联|包联|联系|主抓)?(?:领导|责任人|负责人|联系人)[:：][^;。]*|(?:完成|整改|办结|推进)?(?:时限|时间|期限|节点|进度)(?:要求|安排)?:[^;。]*/g;

/** What is left of the words beside the text when names and known words are taken out; '' when all is accounted for. */
export function leftOver(names: readonly string[], words: string, text: string): string {
  let rest = plain(words);
  // The words stand in the text itself: what they say beside names is for the text to tell.
  if (rest === '' || plain(text).includes(rest.split(';')[0] ?? '')) return '';
  rest = rest.replace(ASIDE, '|');
  for (const name of [...names].map(plain).sort((a, b) => b.length - a.length)) rest = rest.replaceAll(name, '|');
  rest = rest
    .replace(
      /等(?:\d{1,2}|[一二三四五六七八九十]{1,2})?个?[\u4e00-\u9fff]{0,8}?(?:企业|单位|部门|机构)?(?=[|,;。、)]|$)/g,
      '|',
    )
    .replace(TIMES, '|')
    .replace(LABEL, '|')
    .replace(PARTS, '|')
    .replace(/第?一?个?(?:位|家|名)/g, '|');
  return rest.split(/[^\u3400-\u9fff＋│]+/).filter((piece) => piece !== '').join(' '); // prettier-ignore
}

const NAMED =
  '(?:[省市县区州镇乡]|各[市县区镇乡])[\\u4e00-\\u9fff()]{1,14}?(?:局|委(?!员|托)|办(?![理法好公结事])|办公室|厅|部(?!门|分|署|位)|署|政府|中心|公司|集团|[大支总]队|专班|妇联|残联|法院|检察院|办事处|委员会|医院|协会|派出所)';
const EACH_NAMED = new RegExp(NAMED, 'g');
/** 领办单位：市教育局, 跟办：市财政局: a list under a label that no rule reads. */
const UNREAD_LABEL = new RegExp(
  `[\\u4e00-\\u9fff]{2,8}(?:单位|部门|科室|处室|股室|主体|机构|名单|方)\\s*[:】\\]][^。;]{2,}|(?:^|[。;(【\\n])[\\u4e00-\\u9fff]{2,6}[:】\\]]\\s*${NAMED}(?:[、,;。)]|$)`,
);
/** Bodies that a text speaks to or about: no list of those who work. */
const SPOKEN_TO =
  /(?:报请|报送|上报|抄送|抄报|移送|移交|提交|转交|交由|提请|报经|报|向|经|至|送|对|从|到|给|请示|通过|依托|登录|在|交|纳入|接受|于|被|关于|《[^》]*|的)$/;
/** What was, or belongs to others: 原由市房管局承担的职能. */
const NOT_NOW = /原由|原来|此前|曾|往年|去年|历来|(?:承担|负责|牵头|制定|提供|提出)的/;
const ENDS_AS_BODY =
  /(?:局|委|办|厅|部|署|处|科|股|所|站|中心|公司|集团|政府|[大支中总]队|法院|检察院|医院|委员会|居委会|村委会|社区|街道|企业|[镇乡])$/;

/** The longest name that a clause begins with. */
function nameAtStart(clause: string): string {
  for (let end = Math.min(clause.length, 18); end >= 3; end -= 1) {
    const name = clause.slice(0, end);
    if (
      ENDS_AS_BODY.test(name) &&
      !/^[本该其报向经由请送交对将把为与和按在于从到每]|^关于|向|成立|园区企业/.test(name) &&
      isKnownName(name)
    )
      return name;
  }
  return '';
}

/** A list of bodies in the text that no value accounts for; '' when there is none. */
export function unaccounted({ lead, responsible, text, unitWords }: Task): string {
  const names = [...lead, ...responsible].map(plain);
  const folded = foldWidth(text).replace(/[^\S\n]/g, '');
  const label = UNREAD_LABEL.exec(folded);
  if (label) return label[0].slice(0, 40);
  const said = plain(unitWords ?? '').split(';');
  if (unitWords !== undefined && !folded.includes(said[0] ?? '')) return '';
  for (const part of said) {
    const at = folded.indexOf(part);
    if (part !== '' && at >= 0 && NOT_NOW.test(folded.slice(Math.max(0, at - 8), at + part.length + 6))) return part;
  }
  const known = (name: string) => names.some((one) => one.includes(name) || name.includes(one));
  for (const match of folded.matchAll(EACH_NAMED)) {
    const name = match[0];
    if (known(name) || SPOKEN_TO.test(folded.slice(Math.max(0, match.index - 12), match.index))) continue;
    return name;
  }
  if (unitWords === undefined) return '';
  for (const clause of folded.split(/[,。;:\n]/)) {
    const pieces = clause.split('、');
    for (const piece of pieces) {
      const name = nameAtStart(piece);
      if (name !== '' && (name.length < piece.length || pieces.length > 1) && !known(name)) return name;
    }
  }
  return '';
}

/** A text that is nothing but a label and names: what belongs to the task before it under the same number. */
export const isLabelOnly = (text: string): boolean =>
  text.length <= 160 &&
  /^[(【[]?[\u4e00-\u9fff]{2,8}(?:单位|部门|科室|处室|股室|主体|机构|名单|方)[:】\]]/.test(foldWidth(text).trim());

/** What keeps the units of a task from being borne out; `known` remembers what was found of a name (isKnownName). */
export function unprovenUnits(task: Task, known: Map<string, boolean>): { code: string; words: string }[] {
  const names = [...task.lead, ...task.responsible];
  if (names.length === 0) return [];
  const strange = names.filter((name) => {
    const is = known.get(name) ?? isKnownName(name);
    known.set(name, is);
    return !is;
  });
  if (strange.length > 0) return [{ code: 'task_unit_unproven', words: strange.join('、') }];
  const left = leftOver(names, task.unitWords ?? '', task.text) || unaccounted(task);
  return left === '' ? [] : [{ code: 'task_units_unproven', words: left }];
}
