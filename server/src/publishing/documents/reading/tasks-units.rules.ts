import { foldWidth } from '../../../kernel/text/index.ts';
import {
  couldBeUnit,
  endsLikeUnit,
  isBodyName,
  isCleanName,
  isSector,
  isUnitName,
  mayBeUnitName,
  splitUnits,
  withoutMark,
} from './unit-names.rules.ts';

/**
 * Reads who leads (牵头) and who is responsible from the words of a unit bracket, a label line or a table cell.
 * Decisions: 会同 and 商 make the first named lead; 配合, 参与, 协办 make responsible; with a plain 负责 nobody leads,
 * unless a note says that the first named do.
 */

export interface UnitReading {
  lead: string[];
  responsible: string[];
  /** Clauses about time inside the words: 2019年6月底前完成. */
  times: string[];
  /** label: 责任单位：…; verb: … 负责; list: only names. */
  strength: 'label' | 'verb' | 'list';
  /** A note that the first named lead; below: from here on. */
  note: 'none' | 'here' | 'below';
  /** Names that do not look like units. */
  doubtful: string[];
  /** The list ends in 等部门. */
  open: boolean;
  /** 甲负责，乙配合 or 甲会同乙负责: the text hints at a lead without saying so. */
  leadImplied: boolean;
  /** Names that carry a mark (★); a note of the document says what it means. */
  marked?: string[];
}

type Role = 'lead' | 'responsible';

const BODY_KIND = '(?:单位|部门|处室|科室|股室|机构|站所|企业|学校|主体|责任)';
/** First in a list: 列第一位的, 排首位的, 打头的, 排在最前面的, 居首的, 第一个单位. */
const FIRST_PLACE =
  `(?:第一(?:位|名|个|顺位|序位|家)(?:的|者|为|名|${BODY_KIND})?|第一(?:的|者|${BODY_KIND})|首(?:位|个|名|家|列)(?:的|者|为|${BODY_KIND})?|居首的?|(?:排|列|位|居|写|放)(?:名|在|于)?(?:第一|首|最?前)(?:面|边|列|头)?的?|` +
  `(?:最?前面?|最靠前|靠前|前列|打头|领头|开头|首先)的|打头${BODY_KIND}|前者)`;
/** Words for the one who leads in such a note. */
const LEADING = '(?:牵头|主办|主责|负总责|负主要责任|总责|主要责任|总负责)';
const FIRST_LEADS = new RegExp(
  `${FIRST_PLACE}(?:[^,。;、()]{0,10}?|${BODY_KIND}?,(?:即?为|均?是)[^,。;、()]{0,6}?)${LEADING}|${LEADING}${BODY_KIND}[^,。;()]{0,6}?(?:排|列|放|置|写|居|位)(?:名|在|于)*(?:首|第一|最前|前)|以[^,。;、()]{0,4}${FIRST_PLACE}[^,。;、()]{0,6}为主`,
);
const MAY_SAY_FIRST = /牵头|主办|主责|总责|责任|负责|为主/;

/** True when a text says that the first named unit leads: 列第一位的为牵头单位, 首位单位为主办单位, 牵头单位排在首位 … */
export function saysFirstLeads(text: string): boolean {
  if (!MAY_SAY_FIRST.test(text)) return false;
  // 第一个科室（单位）为牵头科室（单位）: the bracket names another kind of body.
  const folded = foldWidth(text).replace(/\((?:单位|部门|科室|处室|股室|机构)\)/g, '');
  return /第一|首|前|头/.test(folded) && FIRST_LEADS.test(folded);
}

/** True when a text seems to say which of the listed units leads, in words that no rule above reads. */
export function hintsAtLead(text: string): boolean {
  return /(?:首|第一|前|打头|末|最后|括号|后列|所列|依次|顺序)[^。;]{0,24}(?:牵头|主办|主责|总责|为主)(?!人)/.test(text) && new RegExp(BODY_KIND).test(text); // prettier-ignore
}

const MARK_WORD = '(?:标注|标有|标记|标|加注|注|加|带有|带|打|前有|后有|有)';
const MARKS_LEAD = new RegExp(
  `(?:${MARK_WORD}[^,。;、]{0,6}?(?:["“”'‘’(（【]?[★☆▲△●◆◇■□◎※*＊#√✓]["“”'‘’)）】]?|星号|三角|圆点|星标|标记|标志|符号)|^[\\s(（注:：]{0,6}["“]?[★☆▲△●◆◇■□◎※*＊#√✓]["”]?)[^。;]{0,12}?牵头`,
  'm',
);
/** Most texts with 牵头 in them hold neither a mark nor a word for one. */
const MAY_MARK = /[★☆▲△●◆◇■□◎※*＊#＃√✓]|星号|三角|圆点|星标|标记|标志|符号/;
const STYLE_LEADS = /(?:加粗|黑体|粗体|下划线|斜体|红色|加黑|着重号|标红|划线)[^。;]{0,14}?牵头/;

/** True when a note says that the marked units lead: 标注“★”的为牵头单位, 带*的单位牵头, （★为牵头单位）. */
export function saysMarkedLead(text: string): boolean {
  return text.includes('牵头') && MAY_MARK.test(text) && MARKS_LEAD.test(foldWidth(text));
}

/** True when a note says that units set in another face lead; a reading of plain text cannot tell which these are. */
export function saysStyledLead(text: string): boolean {
  return text.includes('牵头') && STYLE_LEADS.test(foldWidth(text));
}

/** The marked names lead where a note says so; a mark that nothing explains makes its names doubtful. */
export function settleMarks(units: UnitReading | null, markedLead: boolean): UnitReading | null {
  const marked = units?.marked;
  if (!units || !marked) return units;
  if (!markedLead) return { ...units, doubtful: [...new Set([...units.doubtful, ...marked])] };
  const lead = [...new Set([...units.lead, ...marked])];
  return { ...units, lead, responsible: units.responsible.filter((name) => !lead.includes(name)) };
}

/** True when a note says that the responsible units lead: 责任单位为牵头单位. */
export function saysResponsibleLead(text: string): boolean {
  return /(?:责任|负责|承办)(?:单位|部门|科室|处室|站所)(?:均|都|即)?(?:为|是)牵头/.test(foldWidth(text));
}

const LABEL_WORDS =
  '牵头\\(责任\\)|责任\\(牵头\\)|责任\\(配合\\)|配合\\(责任\\)|牵头|总牵头|主责|主办|主管|责任|主要责任|第一责任|配合|协同|协办|会办|协助|参与|参加|承办|落实|实施|具体实施|主体|责任主体|分工|协作|共同责任|其他责任|监督|督办|督查|考核|验收|指导|完成|办结|整改|办理|时间|推进|实施|分管|包抓|包联|联系|主抓|督导|挂联|整改责任|牵头责任|配合责任|牵头和责任|牵头及责任|主要|负责|经办|保障|组织实施|归口|归口管理|包保|具体|执行|协管|联合|牵头负责';
const LABEL_HEADS =
  '单位|部门|科室|处室|股室|站所|机构|主体|机关|组织|局|方|社区|村居|镇街|乡镇|街道|县区|区县|地区|学校|企业|院校|专班|公司|领导|人|人员|处|时限|时间|期限|时间节点|节点|要求|安排|进度|单位及部门|部门及单位|部门单位|部门和单位|部门\\(单位\\)|单位\\(部门\\)|时间表|进度安排|日期|\\((?:单位|部门|科室|处室|股室|机构|人|主体)\\)';
const UNIT_LABEL = new RegExp(
  `(?:^|[\\s,;。、()【\\[|·•”—–])((?:${LABEL_WORDS}){1,3}(?:${LABEL_HEADS}){1,2}|牵头|配合|责任|时限|主办|协办|会办|参加|参与|协助|责任分工|任务分工|职责分工|时间要求|时间安排|完成时限|进度要求)(?:\\s{0,2}:|[】\\]]\\s{0,2}:?|(?:为|是)(?=[省市县区州旗镇乡街各国局委])|\\s?[—–]{1,2}(?=[\\u4e00-\\u9fff])|\\s{1,4}(?=[市省县区州各国\\d]))`,
  'g',
);

type LabelUse = Role | 'time' | 'ignore';

/** What a label such as 牵头单位 or 完成时限 introduces; null for one that is not about units or time. */
export function useOfLabel(label: string): LabelUse | null {
  const plain = foldWidth(label).replace(/[\s:【】[\]]/g, '');
  if (plain.length > 14) return null;
  if (/(?:时限|时间|期限|节点|进度|日期)/.test(plain))
    return /起始|开始|启动|印发|发文/.test(plain) ? 'ignore' : 'time';
  // 牵头领导, 责任人 are persons, not units.
  if (/领导|责任人(?!单位)|人员|联系人|负责人|县长|市长|^(?:分管|包抓|包联|联系|主抓|挂联)/.test(plain))
    return 'ignore';
  if (/监督|督办|督查|督导|考核|验收|评估|审核/.test(plain)) return 'ignore';
  if (/^(?:牵头和责任|牵头及责任|牵头\(责任\))/.test(plain)) return 'responsible';
  if (/牵头|主办|主责|总牵头/.test(plain)) return 'lead';
  if (
    /(?:责任|配合|协同|协办|会办|协助|参与|参加|承办|落实|实施|主体|分工|协作|负责|主管|经办|保障|执行|归口|联合|包保|协管|具体|办理|指导|完成|推进|涉及|相关)/.test(
      plain,
    )
  ) {
    return /单位|部门|科室|处室|股室|站所|机构|主体|机关|组织|局|方|处|社区|村居|镇街|乡镇|街道|县区|区县|地区|学校|企业|院校|专班|公司|^责任$|^配合$|^(?:协|会)办$|^(?:参加|参与|协助)$|^(?:责任|任务|职责)分工$/.test(
      plain,
    )
      ? 'responsible'
      : null;
  }
  return null;
}

/** Places of unit labels in a text, in order. */
export function findUnitLabels(text: string): { label: string; use: LabelUse; start: number; valueStart: number }[] {
  const folded = foldWidth(text);
  if (!/[:】\]]|(?:单位|部门|科室|处室|股室|机构|主体|方|时限)\)?(?:为|是|—|–|-|\s)/.test(folded)) return [];
  const found: { label: string; use: LabelUse; start: number; valueStart: number }[] = [];
  for (const match of folded.matchAll(UNIT_LABEL)) {
    const label = match[1] ?? '';
    const use = useOfLabel(label);
    const start = match.index + match[0].indexOf(label);
    // 市财政局（联系人：…）: a label inside a name's bracket is none of ours.
    if (use && !insideBracket(folded, start))
      found.push({ label, use, start, valueStart: match.index + match[0].length });
  }
  return found;
}

function insideBracket(folded: string, at: number): boolean {
  const before = folded.slice(Math.max(0, at - 60), at);
  return before.lastIndexOf('(') > before.lastIndexOf(')') && /[\u4e00-\u9fff]\([^()]{0,30}$/.test(before);
}

/** Reads the words of a bracket, line or cell; null when they are not about units. */
export function readUnits(words: string, options: { firstLeads?: boolean; role?: Role } = {}): UnitReading | null {
  if (words.length < 2 || words.length > 1500) return null;
  const state = new Reader(options.role ?? null);
  const labels = findUnitLabels(words);
  const first = labels[0];
  if (first && labels.some((label) => label.use !== 'time' && label.use !== 'ignore')) {
    state.strength = 'label';
    state.readClauses(words.slice(0, first.start).replace(/[【[(（\s—–-]+$/, ''), null);
    labels.forEach((label, i) => {
      const value = words
        .slice(label.valueStart, labels[i + 1]?.start ?? words.length)
        .replace(/[\s【[；;，,、。.]+$/u, '');
      if (label.use === 'time') state.times.push(value);
      else if (label.use !== 'ignore') state.readClauses(value, label.use);
    });
  } else if (first && options.role) {
    state.readClauses(words.slice(0, first.start), options.role);
    for (const label of labels) if (label.use === 'time') state.times.push(words.slice(label.valueStart));
  } else {
    state.readClauses(words, options.role ?? null);
  }
  const read = state.finish(options.firstLeads ?? false);
  // 责任单位：甲；配合单位：乙: 甲 leads without being called so.
  const label = (pattern: RegExp) => labels.some(({ use, label: name }) => use === 'responsible' && pattern.test(name));
  if (read && read.lead.length === 0 && label(/配合|协办|协助|参与/) && label(/责任|负责|承办|实施|主管/))
    return { ...read, leadImplied: true };
  return read;
}

/** Verbs that give a role; nothing of 单位 or 部门 may follow, else they are part of a name (承办单位). */
const VERB =
  /^(?:总牵头|牵头|主办|主责|会同|商(?![务业贸会协标检品州丘洛河城水南])|负总责|负责|配合|协办|协同|协作|协助|参与|参加|支持|落实|承办|承担|实施|组织实施|具体实施|组织落实|指导|督促|统筹|推进|推动|完成|办理|执行|组织)/;
const LEADS = /^(?:总牵头|牵头|主办|主责)/;
const SHARES = /^(?:会同|商)/;
const SUPPORTS = /^(?:配合|协办|协同|协作|协助|参与|参加|支持)/;
const FIRM_VERB = /^(?:总牵头|牵头|主办|会同|商|负责|负总责|配合|协办|参与|参加|落实|承办|主责)/;
/** Adverbs before a verb, taken off from the end of the names: 按职责分工, 分别, 共同, 具体. */
const ADVERBS: readonly RegExp[] = [
  /(?:按照?|依照?|依据|根据|结合|立足|在)(?:各自|本|部门|单位|工作|有关|相应|法定|管理|属地|所属|的|任务|业务|范围|内|其){0,4}(?:职责|职能|分工|权限|职责分工|职能分工|职责任务|职责范围|职责权限|任务分工|要求|规定|实际|属地管理原则|属地原则)(?:范围|分工|任务|内|和分工|、分工|职责)?$/,
  /(?:分别|共同|联合|具体|协同|密切|积极|统一|全面|主动|切实|各自|分工|各负其责|一起|要|应|并|同时|协调|抓好|认真|依法|依规|为主|全程|同步|分头|分类|分级|分线|严格|抓紧|加快)$/,
  /各司其职$|齐抓共管$|按职$|按职责$|按分工$|按职能$/,
];

/** Names without the adverbs at their end: 市财政局按职责分工. */
export function withoutAdverbs(text: string): string {
  let rest = text.trim();
  for (let changed = true; changed;) {
    changed = false;
    for (const adverb of ADVERBS) {
      const match = adverb.exec(foldWidth(rest.slice(-40)));
      if (match && match[0] !== '') {
        rest = rest.slice(0, rest.length - match[0].length).trim();
        changed = true;
      }
    }
  }
  return rest;
}

const TIME_CLAUSE =
  /持续|长期|常态|全年|年内|立行立改|坚持|按时|及时|即时|适时|立即|\d月|月底|年底|季度|上半年|下半年|前完成|完成$|工作日|小时|\d{4}年/;
const NOTE_CLAUSE = /^(?:下同|以下同|排名不分先后|以下简称.*|不再.*|同上|以下均同)$/;

const LEADS_IN_BRACKET = /[（(【](?:牵头|总牵头|主办|主责|主|牵头(?:单位|部门|科室|处室)?|主办单位|主责单位)[)）】]$/;
const TOGETHER = /[（(][^()（）]{0,8}(?:共同|联合|均为|均)牵头[^()（）]{0,4}[)）]$/;
const PART_IN_BRACKET = /[（(][^()（）]*(?:牵头|负责|配合|参与)[^()（）]*[)）]/;
const SHARES_IN_BRACKET = /[（(【](?:配合|协办|协助|参与|责任|会同|协同)(?:单位|部门|科室|处室)?[)）】]$/;
/** 会同国家邮政局推进: what is done stands after the last name. */
const DONE_AFTER_NAME =
  /(?:共同|联合|分别)?(?:推进|推动|实施|组织实施|落实|开展|办理|组织|执行|完成|制定|建设|抓好|做好|研究|参与)$/;

const OF_THE_NOTE =
  /^(?:其余|其他|其它|其后|后面|余下|剩余|余者|以下|以上|上述|所列|所附|后列|括号|各项|各任务|任务|每项|本(?:文|方案|要点|计划|意见|通知)|同一任务|注:|注|两个以上|多个|有)|(?:所列|后的?|涉及的?|明确的?|多个|各项任务的?)[^、]{0,8}(?:单位|处室|科室|部门|股室)(?:中|的|均|皆|都|依次)*$|(?:单位|处室|科室|部门|股室)(?:中|均|皆|都)$|为(?:配合|协办|参与|责任)[^、]{0,6}$|^按/;

/** Goes through the words once: names wait until a verb says what their part is. */
class Reader {
  times: string[] = [];
  strength: UnitReading['strength'] = 'list';
  private readonly groups: { role: Role; names: string[] }[] = [];
  private pending: string[] = [];
  /** How many of the pending names come from clauses before this one. */
  private waiting = 0;
  private after: 'nothing' | 'verb' | 'share' = 'nothing';
  private doubtful: string[] = [];
  private open = false;
  private note: UnitReading['note'] = 'none';
  /** 市教育局，市财政局配合: the first one stands without a verb. */
  private plain = false;
  private supported = false;
  private ledByVerb = false;
  /** 甲会同乙负责 or 甲负总责 without 牵头: whether 甲 leads is for a person to say. */
  private sharedOnly = false;
  private readonly marked: string[] = [];
  private readonly role: Role | null;

  constructor(role: Role | null) {
    this.role = role;
  }

  readClauses(words: string, role: Role | null): void {
    const noted = saysFirstLeads(words);
    for (const clause of cutClauses(words)) {
      // 各项任务后所列单位，第一个为牵头单位，其余为配合单位: the note itself names nobody.
      if (noted && OF_THE_NOTE.test(foldWidth(clause).trim())) continue;
      this.waiting = this.pending.length;
      this.readClause(clause, role);
    }
    this.flush(role ?? 'responsible');
    this.after = 'nothing';
  }

  private readClause(clause: string, role: Role | null): void {
    const folded = foldWidth(clause).trim();
    if (folded === '') return;
    if (folded.includes('牵头') && !folded.includes('、') && (saysMarkedLead(folded) || STYLE_LEADS.test(folded)))
      return;
    if (saysFirstLeads(folded)) {
      this.note = 'here';
      // 市教育局(列第一位的为牵头单位): names may stand in the same clause only inside brackets, cut off before.
      return;
    }
    if (/^(?:联系人|联系电话|电话)/.test(folded)) return;
    if (NOTE_CLAUSE.test(folded)) {
      if (/下同|均同/.test(folded) && this.note !== 'none') this.note = 'below';
      return;
    }
    const plain = clause
      .trim()
      .replace(
        /^(?:由|请|其中|以(?=.{2,20}为主)|[\u4e00-\u9fff]{2,12}由(?=[省市县区州镇乡][\u4e00-\u9fff]{1,12}(?:局|委|办|厅|部|中心|政府)(?!.*解释)))(?=.{2})/,
        '',
      );
    if (TIME_CLAUSE.test(folded) && !VERB_WITH_UNIT.test(folded) && !isUnitName(plain)) {
      // 市财政局 6月底前: names may stand before the time.
      const at = foldWidth(plain).search(/\s|\d|年|每|全年|长期|持续|上半|下半|第[一二三四]季|[一二三四]季/);
      if (at > 1 && isWholeList(plain.slice(0, at))) this.take(plain.slice(0, at));
      this.times.push(at > 1 ? plain.slice(at).trim() : plain);
      return;
    }
    this.scan(plain, role);
  }

  /** One clause: names, verb, names, verb … */
  private scan(clause: string, role: Role | null): void {
    const folded = foldWidth(clause);
    let from = 0;
    let depth = 0;
    for (let i = 0; i < folded.length; i += 1) {
      const char = folded[i];
      if (char === '(') depth += 1;
      else if (char === ')') depth = Math.max(0, depth - 1);
      if (depth > 0) continue;
      const verb = this.verbAt(folded, from, i);
      if (!verb) continue;
      this.take(withoutAdverbs(clause.slice(from, i)));
      this.applyVerb(verb, role);
      i += verb.length - 1;
      from = i + 1;
    }
    const rest = clause.slice(from).trim();
    // Words after 负责 are what is done (负责资金保障); after 会同 they are names.
    if (rest !== '' && (from === 0 || this.after === 'share' || isWholeList(rest))) this.take(withoutAdverbs(rest));
    else if (TIME_CLAUSE.test(rest)) this.times.push(rest);
    if (this.after !== 'share') this.after = 'nothing';
  }

  private verbAt(folded: string, from: number, at: number): string | null {
    const match = VERB.exec(folded.slice(at, at + 6));
    if (!match) return null;
    const verb = match[0];
    const behind = folded.slice(at + verb.length);
    // 牵头单位, 负责人; but behind 会同 a name may begin with such a character: 会同人力资源社会保障部.
    const noun = SHARES.test(verb)
      ? /^(?:单位|部门|机构)/
      : /^(?:单位|部门|机构|机关|方|人|主体|科|处|办|小组|局|委|部|中心|协会|会)/;
    if (noun.test(behind)) return null;
    const before = withoutAdverbs(folded.slice(from, at)).replace(/^[、,\s]+|[、,\s]+$/g, '');
    if (before === '') return verb;
    if (this.after === 'verb' && from > 0 && !isWholeList(before)) return null;
    const last = lastName(openEndOff(before));
    // 工商联 holds no verb; before 商 a whole name must stand.
    if (verb === '商' && !endsLikeUnit(last)) return null;
    const named = FIRM_VERB.test(verb)
      ? endsLikeUnit(before) || endsLikeUnit(last) || couldBeUnit(last)
      : isUnitName(last) || (SUPPORTS.test(verb) && isBodyName(last));
    if (!named) return null;
    // 市场监督管理局: a weak verb inside a longer name.
    if (!FIRM_VERB.test(verb) && endsLikeUnit(behind.split(/[、,;和及]/)[0] ?? '') && !FIRM_LATER.test(behind))
      return null;
    if (!FIRM_VERB.test(verb) && FIRM_LATER.test(behind) && endsLikeUnit(beforeFirmVerb(behind))) return null;
    return verb;
  }

  private take(text: string): void {
    const plain = text.replace(/^[\s、,;和及与并由]+(?=.{2})/, '').trim();
    if (plain === '') return;
    const { names, open } = splitUnits(plain);
    if (open) this.open = true;
    for (const written of names) {
      // 市发展改革委（牵头）、市财政局
      const unmarked = withoutMark(written);
      let { name } = unmarked;
      let leads = false;
      if (/[)）】]$/.test(name)) {
        name = name.replace(LEADS_IN_BRACKET, '');
        leads = name !== unmarked.name;
        name = name.replace(SHARES_IN_BRACKET, '');
      }
      let known = mayBeUnitName(name);
      if (!known) {
        const short = name.replace(DONE_AFTER_NAME, '');
        if (short !== name && isBodyName(short)) name = short;
        known = mayBeUnitName(name) || isSector(name);
      }
      if (!known || !isCleanName(name)) this.doubtful.push(name);
      // 甲、乙（两单位共同牵头）
      const together = name.includes('牵头') ? TOGETHER.exec(name)?.[0] : undefined;
      if (together !== undefined) {
        this.pending.push(name.slice(0, -together.length));
        this.ledByVerb = true;
        this.flush('lead');
        continue;
      }
      if (PART_IN_BRACKET.test(name)) this.doubtful.push(name);
      if (unmarked.marked) this.marked.push(name);
      if (leads) this.groups.push({ role: 'lead', names: [name] });
      else this.pending.push(name);
    }
  }

  private applyVerb(verb: string, role: Role | null): void {
    if (this.strength === 'list') this.strength = 'verb';
    const last = this.groups.at(-1);
    if (LEADS.test(verb)) {
      this.ledByVerb = true;
      this.sharedOnly = false;
      if (this.pending.length > 0) this.flush('lead');
      else if (this.after === 'verb' && last) last.role = 'lead';
      this.after = 'verb';
    } else if (SHARES.test(verb)) {
      if (this.pending.length > 0 && this.ledByVerb && !this.sharedOnly) {
        // 甲牵头，乙会同丙配合: who leads is said already.
        this.flush('responsible');
      } else if (this.pending.length > 0) {
        this.sharedOnly = !this.ledByVerb;
        this.ledByVerb = true;
        this.flush('lead');
      }
      this.after = 'share';
    } else {
      if (SUPPORTS.test(verb) && this.pending.length > 0) {
        this.supported = true;
        // 市教育局，市财政局配合: the first one stands without a verb, as if it led.
        if (this.waiting > 0) this.plain = true;
      }
      // 甲负总责，乙落实: 甲 leads in all but name.
      if (verb === '负总责' && this.pending.length > 0) this.sharedOnly = !this.ledByVerb;
      if (this.pending.length > 0) this.flush(role === 'lead' && !SUPPORTS.test(verb) ? 'lead' : 'responsible');
      this.after = 'verb';
    }
  }

  private flush(role: Role): void {
    if (this.pending.length > 0) this.groups.push({ role, names: this.pending });
    this.pending = [];
  }

  finish(firstLeads: boolean): UnitReading | null {
    this.flush(this.role ?? 'responsible');
    let lead = this.groups.filter((group) => group.role === 'lead').flatMap((group) => group.names);
    let responsible = this.groups.filter((group) => group.role === 'responsible').flatMap((group) => group.names);
    const firstOfAll = this.groups[0]?.names[0];
    if ((firstLeads || this.note !== 'none') && lead.length === 0 && firstOfAll !== undefined) {
      lead = [firstOfAll];
      responsible = responsible.slice(1);
    }
    lead = unique(lead);
    responsible = unique(responsible).filter((name) => !lead.includes(name));
    const total = lead.length + responsible.length;
    if (total === 0 && this.note === 'none') return null;
    return {
      lead,
      responsible,
      times: this.times,
      strength: this.strength,
      note: this.note,
      doubtful: unique(this.doubtful),
      open: this.open,
      leadImplied: (this.plain && this.supported && !this.ledByVerb && lead.length === 0) || this.sharedOnly,
      ...(this.marked.length > 0 ? { marked: unique(this.marked) } : {}),
    };
  }
}

const VERB_WITH_UNIT = /(?:牵头|负责|配合|会同|落实|参与|协办|主办|承办)/;
const FIRM_LATER = /(?:牵头|负责|配合|会同|参与|协办|主办|落实)/;

function beforeFirmVerb(text: string): string {
  const match = FIRM_LATER.exec(text);
  return match ? withoutAdverbs(text.slice(0, match.index)) : text;
}

function openEndOff(text: string): string {
  return text.replace(/等(?:\d{1,2}|[一二三四五六七八九十]{1,2})?个?(?:有关|相关)?(?:部门|单位|部委)?$/, '');
}

function lastName(list: string): string {
  return list.split(/[、,\s]/).at(-1) ?? '';
}

function isWholeList(text: string): boolean {
  const { names } = splitUnits(withoutAdverbs(text));
  return names.length > 0 && names.every((name) => isUnitName(name));
}

function unique(names: readonly string[]): string[] {
  return [...new Set(names)];
}

/** Clauses at the top level: cut at commas, semicolons, full stops and line ends, not inside brackets. */
function cutClauses(words: string): string[] {
  const folded = foldWidth(words);
  const clauses: string[] = [];
  let depth = 0;
  let from = 0;
  for (let i = 0; i < folded.length; i += 1) {
    const char = folded[i] ?? '';
    if (char === '(') depth += 1;
    else if (char === ')') depth = Math.max(0, depth - 1);
    else if (depth === 0 && /[,;。\n]/.test(char)) {
      clauses.push(words.slice(from, i));
      from = i + 1;
    }
  }
  clauses.push(words.slice(from));
  return clauses;
}
