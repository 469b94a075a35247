import { foldWidth } from '../../../kernel/text/index.ts';
import { readUnits, type UnitReading } from './tasks-units.rules.ts';
import { isBodyName, isSection, isUnitName, mayBeUnitName, splitUnits } from './unit-names.rules.ts';

/** Units that are the subject of a sentence: 市教育局：…, 市财政局每季度通报…, 市教育局会同市公安局组成…. */

/**
 * The units that an item's text begins with: 市教育局：…, 市教育局会同市财政局制定…, 市公安局、市民政局要…; also after a short first sentence
 * that is its title. null when it begins otherwise or in general terms (各部门要…).
 */
export function readSubject(
  text: string,
  firstLeads: boolean,
): { words: string; units: UnitReading; named: boolean } | null {
  const folded = foldWidth(text).slice(0, 200);
  const title = /^[^。;,:]{2,30}[。\n](?=[省市县区州国镇乡街])/.exec(folded)?.[0].length ?? 0;
  for (const from of title > 0 ? [0, title] : [0]) {
    // 市公安局：…, and 养老服务科。…: a heading that is a name.
    const end = /^[^:。;,]{3,60}(?=:)|^[^:。;,、]{4,16}(?=。.)/.exec(folded.slice(from))?.[0].length;
    if (end === undefined) continue;
    const words = text.slice(from, from + end);
    const sure = folded[from + end] === ':' ? isNamed : isActor;
    const { names } = splitUnits(words);
    const units = names.length > 0 && names.every(sure) ? readUnits(words, { firstLeads }) : null;
    if (units) return { words, units, named: true };
  }
  for (const from of title > 0 ? [0, title] : [0]) {
    const found = readClause(text.slice(from), folded.slice(from));
    if (found) return { ...withActors(found, text), named: false };
  }
  return null;
}

/** 市财政局每季度…, 财政部要…: one body with the kind of its place before it, or of the state; 各部门要…。市政府… names two kinds. */
export const isSoleBody = ({ lead, responsible }: UnitReading, text: string) =>
  lead.length === 0 &&
  responsible.length === 1 &&
  /^[省市县区州旗镇乡国]|^[\u4e00-\u9fff]{2,8}(?:部|总局)$/.test(responsible[0] ?? '') &&
  !/(?:^|[。，；\n])(?:各|有关|相关|全[省市县区])[\u4e00-\u9fff、]{1,20}(?:要|应|须|[每于])/.test(text);

const ACTS =
  /^[^。;,:\n]{3,80}?(?:负责|牵头|会同[^。;,:\n]{2,60}?(?=制定|组织|开展|建立|完善|推进|研究|出台|加强|做好|负责|编制|指导|对|抓好|落实|于(?=[\d今年本])|在(?=\d)|,))/;
const SHOULD = /^((?:[^。;,:、\n]{2,16}、){0,12}[^。;,:、\n]{2,16}?)(?:要|应|须|需)(?!求)/;

function readClause(text: string, folded: string): { words: string; units: UnitReading } | null {
  if (/^(?:由|对|将|在|按|为)/.test(folded)) return null;
  const acts = ACTS.exec(folded)?.[0];
  const should = acts === undefined ? (SHOULD.exec(folded)?.[1] ?? namedFirst(folded)) : undefined;
  const words = text.slice(0, (acts ?? should ?? '').length);
  if (words === '' || (should !== undefined && /^(?:有关|相关|全|各[^局委办厅院]*$)|单位|部门$/.test(words)))
    return null;
  // A note that the first named lead speaks of lists.
  const units = readUnits(words);
  if (!units || units.doubtful.length > 0 || (acts !== undefined && units.strength !== 'verb')) return null;
  return [...units.lead, ...units.responsible].every((name) => isUnitName(name) && !NO_ACTOR.test(name))
    ? { words, units }
    : null;
}

/** 县疾控中心每月对…检测, 县委督查室适时开展督查: bodies named first, and what they do right behind them. */
function namedFirst(folded: string): string | undefined {
  if (!/^[省市县区州旗镇乡国]/.test(folded)) return undefined;
  const length = partnersLength(folded);
  const words = folded.slice(0, length);
  if (length === 0) return undefined;
  const { names } = splitUnits(words);
  return DOES.test(folded.slice(length)) && !names.some(isGeneral) ? words : undefined;
}

export const DOES =
  /^(?:每|按|定期|适时|及时|对(?!应)|将|于|在\d|\d{1,2}月|组织|制定|开展|建立|完善|出台|印发|编制|提出|统筹|研究|建成|完成|联合|共同|集中|督促|指导|加强|落实|做好|依法|负责)/;

const ACT =
  /^(?:适时|及时|集中|依法|严格|做好|每|将|负责|牵头|落实|制定|组织|开展|建立|完善|推进|研究|出台|加强|做好|编制|指导|抓好|提出|起草|修订|实施|推动|统筹|按|对|共同|联合|定期|每|于(?:\d|今|明|本|每|年)|在\d|\d{1,4}[年月])/;

export const isGeneral = (name: string) =>
  /^(?:各|有关|相关|其他|其它|所有|全体|牵头|责任|配合|成员)/.test(name) ||
  /^[^省市县区州]{0,4}(?:单位|部门)$/.test(name);
export const PERSONS = /(?:人|领导|同志|书记|主任|长|员|干部|专家|群众|村民|居民)$/;
export const isList = (text: string) => {
  const { names } = splitUnits(text);
  return names.length > 0 && names.every((name) => isBodyName(name) || isSection(name));
};

/** Endings after which a name is whole, unless more of it follows. */
const WHOLE_NAME =
  /(?:局|(?<![省市县区州旗])委|厅|政府|中心|公司|集团|大队|支队|总队|办公室|委员会|办事处|部门|单位|法院|检察院|妇联|残联|工商联|总工会|团委)$/;
export const NAME_GOES_ON =
  /^(?:[、和及与等(]|以及|分局|党组|党委|办公室|委员会|所属|下属|直属|机关|各|科|处|股|大队|支队|中心)/;

/** 甲会同乙、丙制定…: how long the names after 会同 are. */
export function partnersLength(rest: string): number {
  const clause = /^[^,。;:\n]{2,80}/.exec(rest)?.[0] ?? '';
  for (let i = 2; i <= clause.length; i += 1) {
    const after = clause.slice(i);
    const names = clause.slice(0, i);
    // 市委组织部: what looks like an act goes on with the name.
    if (STILL_NAME.test(after)) continue;
    if (after !== '' && !ACT.test(after) && (!WHOLE_NAME.test(names) || NAME_GOES_ON.test(after))) continue;
    if (!isList(names)) continue;
    // 市委编办提出…: a longer name may end where what is done begins.
    for (let j = i + 1; j <= Math.min(i + 8, clause.length - 1); j += 1)
      if (!ACT.test(after) && ACT.test(clause.slice(j)) && isList(clause.slice(0, j))) return j;
    return i;
  }
  return 0;
}

/** What a body does, right behind its name; words that are nouns as well (建设, 管理, 服务) are left out. */
const ACTS_NOW =
  /^(?:[要应须需](?![求用急对])|每|按|依|定期|适时|及时|分别|统一|具体|共同|联合|集中|随时|同步|全面|认真|严格|切实|积极|主动|继续|进一步|加快|负责|牵头|会同|对(?!应|外|口|接)|将|把|向|从|自(?!然)|于|在(?!线|建)|到(?=[\d各])|年内|年底|全年|今年|当[日天]|\d{1,4}(?:[年月日]|个?工作日|小时)|上半年|下半年|第?[一二三四]季度|接[到报]|收到|组织|组成|组建|制定|开展|建立|完善|出台|印发|编制|编发|提出|统筹|研究|完成|督促|督办|督查|指导|加强|落实|做好|抓好|抓紧|汇总|通报|审核|复核|核查|核实|受理|办理|约谈|问责|考评|抽查|巡查|排查|检查|组织|实行|实施|设立|设置|公布|公开|发布|报送|报告|提供|配备|选派|指派|派驻|派出|派员|召开|举办|承担|收集|梳理|跟踪|协调|推动|推进|起草|修订|拨付|筹集|下达|下发|登记|更新|委托|聘请|邀请|成立|结合|根据|依托|利用|通过(?!率)|充分|安排|确保|推行|推出|推送|反馈|答复|回复|发放|采购|征求|动态|滚动|建成|新建|新增|培育|引进|打造|改进|优化|强化|深化|健全|规范|参照|运用|带头|先行|主持|召集)/;
/** 市委组织部: what looks like an act goes on with the name. */
const STILL_NAME =
  /^(?:组织|宣传|监督|推进|推动|指导|督查|督办|执法|统筹|协调|调解|检查|考核|审核|调度|巡查|整治|登记|受理|安排|应急|公开|更新|规范)[\u4e00-\u9fff]{0,6}?(?:部(?!门|分|署)|局|委(?!托)|办(?![理好公])|办公室|中心|[处室科股](?!理|置|学)|组(?![织成建])|大队|支队|中队|专班|所(?![有需])|站)/;
/** 县医院6月底前建成: a building, not a body at work. */
const BUILT = /(?:开工|完工|竣工|投入使用|投用|投运|启用|建成|开馆|搬迁|挂牌|揭牌|开园|封顶|验收)[^,。;]{0,6}$/;
const ACTOR_HEAD =
  /(?:局|委(?!员)|厅|办|署|政府|管委会|居委会|村委会|委员会|居民委员会|办公室|办事处|中心|公司|集团|[大支总中]队|执法队|志愿服务队|[督监]察室|督查室|综合室|妇联|残联|工商联|工会|团委|团工委|法院|检察院|[\u4e00-\u9fff]{2}医院|[\u4e00-\u9fff]{2}大学|[\u4e00-\u9fff]{2}学院|银行|分行|支行|协会|指挥部|武装部|宣传部|组织部|统战部|专班|管理[所站处]|财政所|派出所|司法所|服务[所站]|工作站|供电所|卫生院|供销社|[\u4e00-\u9fff]{2}处|[\u4e00-\u9fff]{2}[科部]|海关|气象台|电视台)$/;
/** 由, 对, 报, 向, 经 …: what follows is no subject. */
const NO_SUBJECT =
  /^(?:由|对|将|把|在|按|为|报|向|经|请|与|和|从|以|据|被|受|抄送|通过|纳入|提交|上报|送|交|接受|配合|协助|支持)/;
/** Bodies that decide or hear reports; where a sentence begins with one, it need not be the one who works. */
const ABOVE = /^(?:[省市县区州]|中共)?[^、]{0,6}(?:委|政府|党委|党工委|党组|领导小组|常委会|党委会)$/;

/** 省政府办公厅将对各地落实情况进行督查: looks on at what others do. */
const LOOKS_ON = /^(?:将|要|应)?(?:适时|定期|不定期|及时)?对各[^,。;]{1,30}(?:落实|完成|开展|执行|贯彻|推进|工作)情况/;

interface Actors {
  words: string;
  names: string[];
}

/** The bodies that a clause begins with and what they do right behind; null when it begins otherwise. */
function actorsOf(clause: string): Actors | null {
  if (NO_SUBJECT.test(clause) || BUILT.test(clause)) return null;
  for (let i = 3; i < Math.min(clause.length, 80); i += 1) {
    const after = clause.slice(i);
    const words = clause.slice(0, i);
    if (!ACTS_NOW.test(after) || STILL_NAME.test(after) || NAME_GOES_ON.test(after)) continue;
    const names = splitUnits(words).names;
    if (names.length === 0 || !names.every(isActor)) continue;
    if (LOOKS_ON.test(after)) return null;
    const partners = /^(?:会同|联合)/.test(after) ? partnersOf(after.slice(2)) : [];
    return { words, names: [...names, ...partners] };
  }
  return null;
}

/** Words of a sentence before the name: 事发单位应在1小时内向县应急管理局, 每月最后一天前报局办公室. */
const NOT_IN_NAME =
  /[向将给每至让使]|报(?!社|业)|应(?!急)|对(?!外|口)|后(?!勤|备)|前(?!进|海|锋|线)|联合(?!会|国)|及时|期间|事发|当地|所在|属地|配合|协助|接受|\d(?:月|日|年|小时|个)/;

/** 县林业局每日巡查…。县公安局…出警: those who act in later clauses stand beside the first. */
function withActors(found: { words: string; units: UnitReading }, text: string): typeof found {
  const known = [...found.units.lead, ...found.units.responsible];
  const more = readActors(text)?.units.responsible.filter((name) => !known.includes(name)) ?? [];
  return { ...found, units: { ...found.units, responsible: [...found.units.responsible, ...more] } };
}

/** 衡量医院, 促进公立医院, 转制企业: what is done to bodies, or a kind of them. */
const NO_ACTOR =
  /^(?:衡量|提高|提升|促进|指定|研究|转制|改制|[一二三]级|公立|民办|推动|推进|支持|鼓励|加强|引导|督促|指导|组织(?!部)|实施|建立|健全|完善|优化|深化|强化|落实|统一|帮助|确保|允许|委托|依托|试点(?!工作)|部分|多数|全部|每个|一些|新建|新设|设立|成立|选择|选取|通过)/;

const isNamed = (name: string) =>
  isUnitName(name) || isBodyName(name) || (ACTOR_HEAD.test(name) && mayBeUnitName(name));

function isActor(name: string): boolean {
  return (isUnitName(name) || isBodyName(name) || isSection(name)) && ACTOR_HEAD.test(name) && !isGeneral(name) && !PERSONS.test(name) && !NO_ACTOR.test(name) && !NOT_IN_NAME.test(name); // prettier-ignore
}

function partnersOf(rest: string): string[] {
  const length = partnersLength(rest);
  return length === 0 ? [] : splitUnits(rest.slice(0, length)).names.filter((name) => !isGeneral(name));
}

/**
 * All bodies that a clause of the text begins with and that do something: 各单位每月报送…，县政务公开办每季度通报. Nobody leads. null when there
 * are none; bodies above (市政府) count only when they are the only ones.
 */
export function readActors(text: string): { words: string; units: UnitReading } | null {
  const folded = foldWidth(text);
  const found: Actors[] = [];
  for (const match of folded.matchAll(/(?<=^|[。;,\n:])\s*(?:其中|同时|并且|另外|此外|每年)?([^,。;:\n]{4,160})/g)) {
    const actors = actorsOf(match[1] ?? '');
    if (actors) found.push(actors);
  }
  const working = found.filter(({ names }) => !names.every((name) => ABOVE.test(name)));
  const names = [...new Set((working.length > 0 ? working : []).flatMap((actors) => actors.names))];
  if (names.length === 0) return null;
  return {
    words: working.map(({ words }) => words).join('；'),
    units: { lead: [], responsible: names, times: [], strength: 'list', note: 'none', doubtful: [], open: false, leadImplied: false }, // prettier-ignore
  };
}
