import { foldWidth } from '../../../kernel/text/index.ts';

/** Names of authorities: what one looks like, and how a list of them is taken apart without cutting a name in two. */

/** Words and characters that end the name of a body. */
const HEADS = [
  '局', '委', '厅', '办', '部', '院', '署', '府', '会', '司', '处', '室', '科', '股', '队', '所', '站', '社', '团', '校', '馆', '台', '库', '行', '店', '厂', '港',
  '组', '区', '县', '市', '州', '省', '盟', '旗', '镇', '乡', '村', '街', '街道', '镇街', '乡镇', '园', '党委', '党组', '中心', '公司', '集团', '单位', '部门', '机构', '机关',
  '企业', '学会', '银行', '电信', '移动', '联通', '铁塔', '邮政', '专班', '主体', '妇联', '残联', '科协', '侨联', '文联', '工商联', '社科联', '侨办', '台联',
  '各地', '地方', '地区', '大学', '学院', '学校', '高校', '小学', '中学', '幼儿园', '医院', '支部', '平台', '运营商', '海关', '供销社', '联社', '支行', '分行', '总行', '分局', '支队', '大队', '总队',
  '气象台', '电视台', '报社', '媒体', '网信', '政法委', '编办', '党校', '协会', '商会', '团委', '工会', '作协', '记协', '律协', '红会', '人行', '国网', '供电', '片区', '新城',
  '基地', '苏木', '嘎查', '兵团', '师市', '团场', '农场', '林场', '景区', '管理片区', '代表处', '总社', '联盟', '消防', '武警', '军分区', '人武部', '公安', '检察', '税务', '服务网点',
  '派出所', '财政所', '司法所', '税务所', '交管站', '服务站', '执法队', '群团', '辖区', '电网', '市场', '团中央', '最高法', '最高检',
]; // prettier-ignore
/** Heads that are weak: they end names, but many other words too. */
const WEAK = new Set(['市场', '库', '店', '村', '街', '行', '团', '组', '园', '台', '馆', '社', '站', '所', '队', '股', '科', '司', '港', '厂', '校', '平台', '基地', '公安', '税务', '检察', '消防', '媒体', '移动', '联盟', '网信', '供电', '服务网点', '群团']); // prettier-ignore
const BRACKET_TAIL = '(?:[(（〈〔][^()（）〈〉〔〕]{1,40}[)）〉〕])?';
const HEAD = new RegExp(`(?:${[...HEADS].sort((a, b) => b.length - a.length).join('|')})${BRACKET_TAIL}$`);
const FIRM_HEAD = new RegExp(`(?:${HEADS.filter((head) => !WEAK.has(head)).sort((a, b) => b.length - a.length).join('|')})${BRACKET_TAIL}$`); // prettier-ignore

/** Words that no name of a body holds: the text is a sentence. */
const NOT_A_NAME =
  /[的了]|^关于|^(?:依法|从严|严[格肃厉]|全面|切实|加大|强化|加强|推动|坚决|扎实|深入|积极)|(?<![自理缘])(?<=.)由|统称|设在|包括|以下|简称|详见|参见|不含|名单|例如|比如|譬如|通过|按照|根据|依托|进行|完善|建立|开展|制定|做好|是否|应当|不得|必须|已经|之一|其中|为主|左右|以上|\d{4}年|部署(?!局)|另行|《|》|。|;|:/;

/** Words that end as names do and are none: 合理规划布局, 良好开局, 全部, 社会. */
const NO_HEAD =
  /(?:[布格全大结开破僵变时战棋残]局|[全内细]部|(?:社|机|晚|集|都|座谈|现场|推进|调度|动员|新闻发布|培训|恳谈)会|[好到长深去之住查惩]处|(?<!信)用处)$/;

const tail = (text: string) => foldWidth(text).slice(-60);

/** True when the words end as the name of a body does (bracket after it allowed). */
export function endsLikeUnit(text: string): boolean {
  return HEAD.test(tail(text));
}

/** True when the words are surely a name: a firm ending, nothing of a sentence in it, not too long. */
export function isUnitName(text: string): boolean {
  const plain = foldWidth(text).trim();
  return (
    plain.length >= 2 &&
    plain.length <= 40 &&
    FIRM_HEAD.test(plain) &&
    !NOT_A_NAME.test(plain) &&
    !(NO_HEAD.test(plain) && !plain.startsWith('各'))
  );
}

/** True when the words may be a name: any known ending and nothing of a sentence in it. */
export function mayBeUnitName(text: string): boolean {
  const plain = foldWidth(text).trim();
  return plain.length >= 2 && plain.length <= 40 && HEAD.test(plain) && !NOT_A_NAME.test(plain);
}

/** True when the words may stand where a unit stands, though their ending says nothing: 市文旅体广. */
export function couldBeUnit(text: string): boolean {
  const plain = foldWidth(text).trim();
  return (
    plain.length >= 2 &&
    plain.length <= 16 &&
    !NOT_A_NAME.test(plain) &&
    /^(?:[省市县区州旗镇乡各国中全]|自治|有关|相关)/.test(plain)
  );
}

/** True when the words are a body's name: a firm ending, or any known one after the name of a place (镇财政所, 县消防救援大队). */
export function isBodyName(text: string): boolean {
  if (isUnitName(text)) return true;
  const plain = foldWidth(text).trim();
  return plain.length >= 3 && NAMED_BY_PLACE.test(plain) && mayBeUnitName(plain) && !NOT_A_BODY.test(plain);
}

const NAMED_BY_PLACE =
  /^(?:[省市县区州旗镇乡]|社区|街道|各|全|[\u4e00-\u9fff]{2,8}(?:省|市|县|区|镇|乡|街道|社区|园区|局|委|办|厅|部))/;
const NOT_A_BODY =
  /(?:各方|市场|平台|组织|场所|一所|全所|一行|同行|进行|执行|运行|发行|试行|先行|实行|推行|举行|施行|团|门店|网店)$/;

/** Marks that papers put beside the lead unit: ★市商务局, 市财政局*, ▲市民政局. */
const MARK = '[★☆▲△●◆◇■□◎※*＊#＃√✓⭐◉〇○]';
const HAS_MARK = new RegExp(MARK);
const MARKED = new RegExp(`^(?:[(（]?${MARK}+[)）]?\\s*)|(?:\\s*[(（]?${MARK}+[)）]?)$`, 'g');

/** The name without a mark at its start or end; `marked` tells whether there was one. */
export function withoutMark(name: string): { name: string; marked: boolean } {
  if (!HAS_MARK.test(name)) return { name, marked: false };
  const plain = name.replace(MARKED, '');
  return { name: plain, marked: plain !== name && plain !== '' };
}

/** True when a name holds nothing but what names are written with; others were not read with certainty. */
export function isCleanName(name: string): boolean {
  // A verb that joins bodies inside a name: two names that were not parted.
  if (/会同|牵头|配合|负责/.test(name.replace(/[(（][^()（）]*[)）]/g, ''))) return false;
  return /^[\u3400-\u9fffA-Za-z0-9·()（）〈〉〔〕“”"、，,\s—-]+$/.test(name) && balanced(name);
}

function balanced(name: string): boolean {
  if (!/[()（）]/.test(name)) return true;
  let depth = 0;
  for (const char of foldWidth(name)) {
    if (char === '(') depth += 1;
    else if (char === ')' && (depth -= 1) < 0) return false;
  }
  return depth === 0;
}

/** 基础教育科, 计划财务股: an office inside an authority, by a name of its own. */
export function isSection(text: string): boolean {
  const plain = foldWidth(text).trim();
  return (
    /^[\u4e00-\u9fff()]{2,14}[科股]$/.test(plain) &&
    !NOT_A_NAME.test(plain) &&
    !/(?:(?<![教招法数科])学|专|(?<!安)全|本|[大小]?内|[大小]?外|儿|妇|骨|牙|眼|百|文|(?<!管)理|工|医|农|前|控|参|持|入|个|合)[科股]$/.test(
      plain,
    )
  );
}

const SECTORS = new Set(
  '发改 发展改革 教育 科技 工信 工业和信息化 民宗 公安 民政 司法 财政 人社 人力资源社会保障 自然资源 生态环境 环保 住建 住房城乡建设 城管 城市管理 交通 交通运输 水利 水务 农业农村 林业 商务 文旅 文化和旅游 文化旅游 卫健 卫生健康 退役军人 应急 应急管理 审计 国资 市场监管 体育 统计 医保 信访 气象 税务 电力 通信 消防 邮政 铁路 民航 海关 网信 宣传 组织 编制 金融 金融监管 数据 大数据 乡村振兴 供销 残联 档案 机关事务 行政审批 政务服务'.split(
    ' ',
  ),
);

/** 发改, 住建, 公安: a field of work that stands for its authority. */
export function isSector(text: string): boolean {
  return SECTORS.has(foldWidth(text).trim());
}

/** A general word that cannot stand alone as a unit: 各区镇、部门 is one expression. */
const BARE = /^(?:部门|单位|机构|政府|人民政府|有关部门|企业|直属机构|直属单位|下属单位|党委|党政机关)$/;
/** Only kinds of places: 各市（州）, 各县市, 县（市、区）. */
const PLACES =
  /^(?:各|全[省市县区州]|有关|相关|设区)?(?:[省市县区州盟旗镇乡、,]|自治[州县旗区]|直辖市|特区|林区|地级以上市|设区市|[(〔][^()〔〕]{1,16}[)〕])+$/;
const PLACES_WITH_HEAD =
  /^(?:[省市县区州盟旗镇乡]级?|自治[州县旗区]|直辖市|特区|林区|县级市|[(〔][^()〔〕]{1,16}[)〕])+(?:人民)?政府(?:[(][^()]{1,20}[)])?$/;
/** 县, 自治县, 直辖市: a further kind of place in such a list. */
const PLACE_ONLY = /^(?:自治[县旗州区]|直辖市|县级市|[省市县区旗])(?:[(][^()]{1,10}[)])?$/;

/** Words that hold 和, 与 or 及 without joining two things: place names and set phrases. */
const NOT_JOINING = /^(?:和(?:平|田|龙|县|顺|硕|静|政|林|布|睦|谐)|及(?:时|其)|与会|与其)/;
const JOINED = /(?:局|委|办|厅|部|政府|中心|公司|办公室|委员会|办事处)$/;
const JOINING = /以及|[和及与暨]/g;

export interface SplitUnits {
  names: string[];
  /** The list was left open: 教育部、财政部等部门. */
  open: boolean;
}

/** 等部门, 等有关单位, 等 at the end of a list. */
const OPEN_END =
  /\s*等(?:\d{1,3}|[一二三四五六七八九十]{1,3})?个?(?:各?(?:省|市|区|县|州|国家)?(?:级|直)?(?:各?有关|各?相关|其他|职能|成员|责任|配合|行业主管|主管)*(?:部门|单位|部委|委办局|厅局|地区|地方|方面|机构|部门和单位|部门及单位|部门、单位)|[\u4e00-\u9fff]{2,4}企业)?$/;

/** A list of names: separators 、，；/ and spaces; 和 及 与 only between two whole names. Names stay as written. */
export function splitUnits(list: string): SplitUnits {
  // 市财政局（联系人：…，电话：…）
  const text = list.replace(/[(（][^()（）]{0,40}(?:联系人|电话|负责人)[^()（）]{0,60}[)）]/g, '');
  let open = false;
  const names: string[] = [];
  const pieces = cutAtSeparators(text);
  for (const { piece, separator } of mergeShared(pieces)) {
    let rest = piece;
    const openEnd = OPEN_END.exec(foldWidth(rest));
    if (openEnd && openEnd.index > 0) {
      rest = rest.slice(0, openEnd.index).trim();
      open = true;
    }
    const previous = names.at(-1);
    if (previous !== undefined && BARE.test(rest) && !BARE.test(previous)) {
      names[names.length - 1] = `${previous}${separator}${rest}`;
      continue;
    }
    // 市卫生健康委等部门及各县政府: an open list, and one name more.
    const more = /^(.{2,60}?)等(?:有关|相关|各)?(?:部门|单位)(?:以及|[及和与])(.{2,60})$/.exec(rest);
    if (more?.[1] && more[2] && endsLikeUnit(more[1]) && isUnitName(more[2])) {
      names.push(...cutAtConjunctions(more[1]), ...cutAtConjunctions(more[2]));
      open = true;
      continue;
    }
    for (const name of cutAtConjunctions(rest)) {
      const middle = /^(.{2,40}?)等((?:[省市区县国].{0,3})?(?:有关|相关)(?:部门|单位).*)$/.exec(name);
      if (middle?.[1] && endsLikeUnit(middle[1])) {
        names.push(middle[1]);
        open = true;
      } else if (name !== '') {
        names.push(name);
      }
    }
  }
  return { names, open };
}

interface Piece {
  piece: string;
  /** What stood before it. */
  separator: string;
}

function cutAtSeparators(text: string): Piece[] {
  const folded = foldWidth(text);
  const pieces: Piece[] = [];
  let depth = 0;
  let from = 0;
  let separator = '';
  const close = (to: number, next: string) => {
    const piece = text.slice(from, to).trim();
    if (piece !== '') pieces.push({ piece, separator });
    if (piece !== '' || separator === '') separator = next;
  };
  for (let i = 0; i < folded.length; i += 1) {
    const char = folded[i] ?? '';
    if (/[([【〔〈]/.test(char)) depth += 1;
    else if (/[)\]】〕〉]/.test(char)) depth = Math.max(0, depth - 1);
    else if (depth === 0 && /[、,;/\n|]/.test(char)) {
      close(i, text[i] ?? '');
      from = i + 1;
    } else if (depth === 0 && char === ' ' && spaceSeparates(folded, from, i)) {
      close(i, ' ');
      from = i + 1;
    }
  }
  close(folded.length, '');
  return pieces;
}

/**
 * A space separates two names when a whole name stands before it, or what may be one on either side (综合监督科 市公证处);
 * elsewhere it is only typesetting.
 */
function spaceSeparates(folded: string, from: number, at: number): boolean {
  const before = folded.slice(from, at).trim();
  const after = folded.slice(at).trim();
  if (before.length < 3 || after.length < 2) return false;
  if (isUnitName(before)) return true;
  const next = after.split(/[\s、,;/|(【[]/)[0] ?? '';
  return before.length >= 4 && next.length >= 4 && mayBeUnitName(before) && mayBeUnitName(next);
}

/** 各市（州）、县（市、区）人民政府: two kinds of places share one head and stay one expression. */
function mergeShared(pieces: Piece[]): Piece[] {
  const merged: Piece[] = [];
  for (const current of pieces) {
    const before = merged.at(-1);
    const folded = foldWidth(current.piece);
    const shares = PLACES_WITH_HEAD.test(folded) || PLACE_ONLY.test(folded);
    if (before && shares && PLACES.test(foldWidth(before.piece))) {
      merged[merged.length - 1] = {
        piece: `${before.piece}${current.separator}${current.piece}`,
        separator: before.separator,
      };
    } else {
      merged.push(current);
    }
  }
  return merged;
}

/** 实验室与设备管理处: rooms and things that one office looks after, not two bodies. */
export const looksAfterRooms = (left: string, right: string): boolean =>
  /(?:实验|教|机|库|图书|阅览|档案)室$/.test(left) && /(?:处|科|办|中心|部)$/.test(right);

function cutAtConjunctions(piece: string): string[] {
  if (!/[和及与暨]/.test(piece)) return [piece.trim()];
  const names: string[] = [];
  let from = 0;
  const depths = depthsOf(piece);
  for (const match of piece.matchAll(JOINING)) {
    const at = match.index;
    const left = piece.slice(from, at).trim();
    // 和县 is a place, but 县公安局和县城管局 are two bodies.
    const place =
      NOT_JOINING.test(piece.slice(at, at + 4)) && !(/^和[县政]/.test(piece.slice(at)) && JOINED.test(left));
    if ((depths[at] ?? 0) > 0 || place) continue;
    const right = piece.slice(at + match[0].length).trim();
    if (left.length < 2 || right.length < 2 || BARE.test(right) || right.startsWith('其')) continue;
    if (looksAfterRooms(left, right)) continue;
    // 市政环卫所和供电服务站: endings that say less join only when both sides are long enough to be names.
    const isLong = left.length >= 4 && right.length >= 4 && mayBeUnitName(left) && mayBeUnitName(right);
    if (!isLong && (!isUnitName(left) || !endsLikeUnit(right))) continue;
    names.push(left);
    from = at + match[0].length;
  }
  names.push(piece.slice(from).trim());
  return names;
}

function depthsOf(text: string): number[] {
  const depths: number[] = [];
  let depth = 0;
  for (const char of foldWidth(text).split('')) {
    if (/[)】〉]/.test(char)) depth = Math.max(0, depth - 1);
    depths.push(depth);
    if (/[(【〈]/.test(char)) depth += 1;
  }
  return depths;
}
