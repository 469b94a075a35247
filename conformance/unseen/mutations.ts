import type { Extraction } from '../../server/src/kernel/extract/index.ts';
import type { ExpectedDocument } from './compare.ts';

/**
 * Documents changed on purpose, so that wrong values arise whose truth is known: words of the known forms are replaced by others that mean the
 * same, and sentences are added that hold days, numbers and bodies and ask for nothing. The expectation stays what it was.
 */

export interface Sample {
  extraction: Extraction;
  expected: ExpectedDocument;
}
export interface Mutation {
  name: string;
  /** The changed document, or null when there is nothing to change in it. */
  apply: (sample: Sample, random: () => number) => Sample | null;
}

/** The same numbers for the same seed: mulberry32. */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const pick = <T>(random: () => number, of: readonly T[]): T => of[Math.floor(random() * of.length)] as T;

function mapTexts(extraction: Extraction, change: (text: string) => string): Extraction {
  return {
    ...extraction,
    blocks: extraction.blocks.map((block) => {
      if (block.kind === 'paragraph') return { ...block, text: change(block.text) };
      if (block.kind === 'table')
        return { ...block, rows: block.rows.map((row) => row.map((cell) => ({ ...cell, text: change(cell.text) }))) };
      return block;
    }),
  };
}

/** Every place of `from` gets one of `to`, the same one in the whole document. */
const replace = (name: string, from: RegExp, to: readonly string[]): Mutation => ({
  name,
  apply: ({ extraction, expected }, random) => {
    const by = pick(random, to);
    let any = false;
    const change = (text: string) =>
      text.replace(from, () => {
        any = true;
        return by;
      });
    const changed = mapTexts(extraction, change);
    if (!any) return null;
    return { extraction: changed, expected: { ...expected, tasks: expected.tasks.map((task) => ({ ...task, text: change(task.text) })) } }; // prettier-ignore
  },
});

const compact = (text: string) => text.normalize('NFKC').replace(/\s+/g, '');

/** One sentence more in the middle of each task: behind the first stop after its beginning. */
const addSentence = (name: string, sentences: readonly string[]): Mutation => ({
  name,
  apply: ({ extraction, expected }, random) => {
    const heads = expected.tasks.map((task) => compact(task.text).slice(0, 12));
    let any = false;
    const changed = mapTexts(extraction, (text) => {
      const plain = compact(text);
      if (!heads.some((head) => head.length > 5 && plain.includes(head))) return text;
      const at = text.indexOf('。', 15);
      if (at < 0) return text;
      any = true;
      return `${text.slice(0, at + 1)}${pick(random, sentences)}${text.slice(at + 1)}`;
    });
    return any ? { extraction: changed, expected } : null;
  },
});

/** A clause more inside the first sentence, before its first comma that follows the words by which the task is known. */
const addClause = (name: string, clauses: readonly string[]): Mutation => ({
  name,
  apply: ({ extraction, expected }, random) => {
    const heads = expected.tasks.map((task) => compact(task.text).slice(0, 12));
    let any = false;
    const changed = mapTexts(extraction, (text) => {
      const plain = compact(text);
      if (!heads.some((head) => head.length > 5 && plain.includes(head))) return text;
      const at = text.indexOf('，', 16);
      if (at < 0 || /[（(]/.test(text.slice(0, at))) return text;
      any = true;
      return `${text.slice(0, at)}${pick(random, clauses)}${text.slice(at)}`;
    });
    return any ? { extraction: changed, expected } : null;
  },
});

export const MUTATIONS: readonly Mutation[] = [
  replace('label of the responsible', /责任单位|责任部门/g, ['落实主责方', '承接单位', '具办单位', '担责单位', '认领单位', '主理单位', '经办机构名单', '挂牌单位']),
  replace('label of the lead', /牵头单位|牵头部门/g, ['领办单位', '主抓单位', '总揽单位', '首责单位', '抓总部门', '领衔单位', '主理部门', '首办单位']),
  replace('label of those who help', /配合单位|配合部门|参与单位|协办单位/g, ['帮办单位', '跟进单位', '会签单位', '随同单位', '助力单位', '协力部门', '联动单位', '共办单位']),
  replace('verb of the lead', /牵头(?!单位|部门|责任)/g, ['领衔', '抓总', '打头', '主抓', '总揽', '挑头']),
  replace('verb of help', /配合(?!单位|部门)|协助|参与(?!率|度)/g, ['协力', '帮办', '跟进', '助力', '联动', '搭手']),
  replace('verb of the responsible', /(?<=[局委办厅部心会府司])负责/g, ['认领', '经管', '担纲', '兜底', '包干', '把关']),
  replace('separator', /(?<=[局委办厅部心会府司])[、，](?=[市县区省镇乡州各])/g, ['／', '·', '＋', ' ', '', '－', '│', '＆', '跟', '加上']),
  replace('brackets', /[（(](?=[^（）()]*(?:单位|牵头|负责)[：:，、])|(?<=(?:单位|负责|落实)[^（）()]{2,60})[）)]/g, ['“', '｜', '〖', '﹝', '—']),
  replace('note about the first', /(?:排|列)(?:名|在)?(?:第一|首)位?的?(?:单位)?(?:为|是)牵头单位/g, ['名单中居前者抓总', '先写的单位挂帅', '次序在先的担主责', '头一家总揽', '前一个单位为首办单位', '第一家担纲']),
  replace('before a day', /(?<=[日底末])前(?=完成|实现|建成|全面|基本|出台|报|印发)/g, ['为限', '之先', '截稿，', '止步，', '收口，', '交账，', '截点，', '左右', '起']),
  replace('end of the year', /年底前?/g, ['岁尾', '年终', '年关', '年内末', '岁末', '年尾']),
  replace('month end', /月底前?/g, ['月终', '月杪', '月末之前', '月度末', '月尽']),
  replace('quarterly', /每季度|每个季度/g, ['逢季', '季均', '每隔一季', '每两季', '逐季', '每单季', '每个双季']),
  replace('monthly', /每月|每个月/g, ['隔月', '每双月', '逢月', '每单月', '每隔一个月', '逐月', '每两月', '每个偶数月']),
  replace('half-yearly', /每半年/g, ['每隔半年', '逢半年', '每满半年', '半年轮替', '每一个半年']),
  replace('weekly', /每周/g, ['隔周', '每双周', '单周', '每隔一周', '每两周', '逢周']),
  replace('yearly', /每年/g, ['隔年', '每隔一年', '历年', '每两年', '逢双年', '每届', '每学年']),
  replace('at least', /不少于|不低于|至少/g, ['保底', '力保', '起码', '不弱于', '不逊于', '将近', '大约', '往年为', '优于']),
  replace('at most', /不超过|不高于/g, ['封顶', '上限', '约为', '不满', '控于', '最多不得过']),
  replace('reaches', /达到|达(?=\d)/g, ['触及', '逼近', '冲刺', '占到', '由', '约为', '已达', '曾达到']),
  replace('or more', /以上(?=[。，；、（])/g, ['上下', '左右', '有余', '出头', '开外', '上方']),
  replace('within', /(?<=(?:日|时|钟|天))内(?!容|部|设)/g, ['为限', '之中', '当中', '以外', '后', '前后', '开外']),
  addSentence('days that are none', [
    '截至6月30日，已有三成项目开工。', '以上数据统计时点为5月31日。', '上述政策自9月1日起执行。', '首批项目8月15日开标。', '参照10月20日市政府专题会议精神执行。', '7月1日前出生的适龄儿童均可报名。',
    '11月9日消防宣传日当天设立主会场。', '保修期至次年3月31日。', '对4月30日之前形成的欠款分类造册。', '汛期（5月1日至9月30日）按专项预案执行。', '原定6月底前的进度已经滞后。', '该项工作去年年底前已铺开。',
    '9月底前的气象条件较为有利。', '以12月31日前的存量为基数。', '按照8月底的点位数核定。', '往年12月底才能完成的事项今年提速。', '12月4日国家宪法日期间安排专场。', '租约将于10月31日到期。', '统计口径为上年12月至当年11月底。', '如6月底前仍未启动的收回资金。',
    '考虑到年底前施工窗口有限，各工序可并行。', '过渡期延续到9月30日。', '旧证有效至12月31日。', '所需经费在年底前预算调整中一并考虑。',
  ]),
  addClause('days that are none, in a clause', [
    '（基准日为6月30日）', '（9月1日起）', '（含8月31日前签约项目）', '（3月15日已启动）', '（以7月底数据为准）', '（遇10月1日至7日顺延）', '（不含5月底前批复的）', '（对照年底前考核口径）', '（按11月底人口数）', '（第一季度已完成部分）',
  ]),
  addSentence('numbers that are none', [
    '全市现有站点120个以上。', '去年办件量达到3万件。', '适用于单体面积不低于500平方米的场所。', '面向年营业额超过2000万元的企业。', '服务对象为80周岁以上老人。', '上述片区人口不超过5万人。', '补助曾按不超过30%的比例核定。',
    '因降雨量可能达到100毫米，须防范内涝。', '已建成充电桩不少于40个。', '满意率曾低于90%的窗口列为重点。', '参保人数达到一定规模后再评估。', '经费缺口超过15万元的由原渠道解决。', '单次作业超过8小时的执行轮休。', '往年平均至少发生3次投诉。', '本地两类以上设施并存。',
    '工期超过30天的路段设置便道。', '对不少于3家的联合体优先。', '原标准为不低于60%。', '若合格率达到95%以上可免检。', '凡拖欠超过2次的单位不予推荐。', '历史峰值达到12万人次。', '设备功率不大于7千瓦。', '距离学校不足200米以内的摊点另行处理。', '涉及四级以下道路。', '三层以上建筑除外。',
  ]),
  addClause('numbers that are none, in a clause', [
    '（5个以上的合并办理）', '（现有12个）', '（低于60分的除外）', '（目前达到72%）', '（100平方米以下的不计）', '（已超过300户）', '（三级以上）', '（占比超过一半的）', '（每处不足10人的）', '（原为不低于50%）',
  ]),
  addSentence('terms that are none', [
    '办结时间由7个工作日内压至当场。', '连续3个月内无投诉的予以表扬。', '30分钟内可到达的社区共享设施。', '因24小时内降雨预警暂停的除外。', '施工单位质保2年内免费维修。', '申请人15日内未补正的视为放弃。', '5日内两次被投诉的点位重点巡查。', '药品有效期在6个月内的先行使用。',
    '获证3年内的企业无须重复申报。', '成立1年内的经营主体可延后。', '2小时内车程的地区纳入圈层。', '10个工作日内曾受理的同类事项不再重复受理。', '半年内到期的合同单列。', '近30天内的监测数据作为依据。', '原规定20个工作日内办理。', '公示满7日内无异议的即行生效。',
  ]),
  addSentence('frequencies that are none', [
    '每年一度的赏花节期间客流集中。', '补助标准为每人每月80元。', '该路段每日车流约3万辆次。', '每周五为群众接待日。', '每季度GDP核算数据由统计部门掌握。', '每月工资表作为佐证。', '执行每日8小时工作制。', '月租金每平方米不变。', '每天客流高峰在17时。', '历年每年汛期均有险情。', '参照年度预算安排。',
    '每逢雨季易发内涝。', '每班每日限乘30人。', '每周课时仍为4节。', '按年利率计息。', '每半年的利息由原渠道列支。', '此前每月例会制度停止执行。', '季度奖金不受影响。', '每年生均经费另行测算。',
  ]),
  addSentence('bodies that are none', [
    '市统计局此前已提供数据。', '所涉产权属市国资公司。', '委托市城市规划设计院编制的图则一并使用。', '按市审计局提出的意见修改。', '资料可在市档案馆查阅。', '上级由省财政厅考核。', '原由市房管局承担的职能已划转。', '县级财政已列支。', '参照邻市交通运输局做法。', '有异议的可向市信访局反映。', '服务对象包括市第一医院。',
    '设备由中标公司供货。', '名称以市委编办批复为准。', '曾获市总工会表彰。', '与市供电公司原有协议继续有效。', '场地由镇中心小学提供。', '遇紧急情况拨打市应急管理局电话。', '市审计局另行安排监督。', '市纪委监委派驻组同步跟进。', '具体口径由市财政局解释。',
  ]),
  addSentence('bodies that take part', [
    '技术指导请找市科技局。', '市司法局把好合法性关。', '所需经费，市财政局兜底。', '现场秩序归市公安局管。', '宣传上由市融媒体中心跟上。', '市审计局、市纪委监委嵌入式监督。', '凡涉林地的，市林业局说了算。', '数据口找市大数据局。',
  ]),
  addSentence('days that are none, more of them', [
    '会计年度截止于12月31日。', '相关合同应在2027年3月1日以前的版本基础上修改。', '老旧线路于5月底前后进入用电高峰。', '考虑8月31日前为暑期旺季。', '以4月1日零时的在册人数核算。', '此前计划的10月底前方案作废。', '当地6月中旬进入梅雨季。', '新规2026年1月1日实施后再行衔接。',
    '涉及3月31日之前立案的案件依旧标准办理。', '超过11月30日仍不整改的移送司法机关。', '6月30日前后两次摸底的差额要说明原因。', '该工程本应于4月底前收尾。', '上级将于年底前开展抽查。', '省里要求6月底前起步，我市已先行完成。', '第三方将在9月底前提交评估意见。', '因上月25日前数据缺失，另行补录。',
  ]),
  addSentence('numbers that are none, more of them', [
    '每百平方米不超过4人的展厅可自行管理。', '服务半径不大于500米范围即可。', '以往抽检覆盖超过200批次。', '据测算可带动投资2亿元以上。', '参会规模控制在80人以内的座谈会从简。', '全市60岁以上人口占22%。', '此类设备额定功率不低于3千瓦时需报备。', '缺口仍达到1200个。',
    '收入低于5000元的家庭优先。', '第三方测评得分高于85分者续聘。', '由于客流超过3000人，增派力量。', '一般不超过3层的民房适用本项。', '库存不少于500吨时暂停收储。', '上级下达任务不少于30个。', '两年内违法3次以上的列入名单。', '预计节水达到8万吨。',
  ]),
  addSentence('terms and frequencies that are none, more of them', [
    '热线此前承诺24小时内回电。', '该药在72小时内最为有效。', '预警信号发布后3小时内通常出现强降水。', '已超过30日内办结承诺的件要说明理由。', '合同期5年内由企业自行维护。', '距上次检验2年内的免检。', '每月初客流较小。', '每周二、周四休馆。', '按月计酬的人员不在此列。', '其每年产量约3万吨。', '每季度末库存自然回落。', '每日早高峰拥堵严重。', '年均客流每年递增。', '每两年一届的博览会停办。', '每月话费自理。',
  ]),
  addSentence('bodies that are none, more of them', [
    '经费渠道市财政局已明确。', '市审计局审计发现的问题一并整改。', '市教育局直属学校参照执行。', '其产权登记在市城投公司名下。', '市中心医院周边为重点。', '旧址位于市档案局院内。', '市司法局另有规定的从其规定。', '系统由市大数据局早年开发。', '对市水务集团的考核另行下达。', '此前市住建局牵头制定的办法废止。',
  ]),
  lineAtHead('lines of the page above the title', ['内部资料　注意保存', '第12期', '安澜市政务公开领导小组办公室编印', '信息公开 > 政策文件 > 正文', '【字体：大 中 小】', '政务要情', '签发：办公室', '2019年第3号', '专题会议', '市政府公报', '热点关注', '学习贯彻全会精神专栏']),
  lineAtEnd('lines of the page below the signature', ['（联系单位：市大数据局）', '2031年1月1日', '上一篇：关于开展年度检查的通知', '责任编辑：办公室', '抄送：市委办公室，市人大常委会办公室。', '共印80份', '市保密局监制', '网站维护：市信息中心', '最后更新：2030年5月6日']),
  { name: 'closing words on a line of their own, in front', apply: closingFirst },
  { name: 'two items run together', apply: runTogether },
  { name: 'numbers dropped', apply: dropNumbers },
  { name: 'list cut by a line end', apply: cutList },
  { name: 'columns renamed', apply: renameColumns },
  { name: 'year of the title dropped', apply: ({ extraction, expected }) => ({ extraction: mapTexts(extraction, (text) => (/^\S{0,30}20\d\d年\S{2,40}(?:方案|要点|计划|通知|意见)$/.test(text.trim()) ? text.replace(/20\d\d年(?:度)?/, '') : text)), expected }) },
]; // prettier-ignore

function lineAtHead(name: string, lines: readonly string[]): Mutation {
  return {
    name,
    apply: ({ extraction, expected }, random) => ({ extraction: { ...extraction, blocks: [{ kind: 'paragraph', text: pick(random, lines) }, ...extraction.blocks] }, expected }), // prettier-ignore
  };
}
function lineAtEnd(name: string, lines: readonly string[]): Mutation {
  return {
    name,
    apply: ({ extraction, expected }, random) => ({ extraction: { ...extraction, blocks: [...extraction.blocks, { kind: 'paragraph', text: pick(random, lines) }] }, expected }), // prettier-ignore
  };
}

/** …。（责任单位：甲）: the bracket stands on the line before its item. */
function closingFirst({ extraction, expected }: Sample): Sample | null {
  let any = false;
  const blocks = extraction.blocks.flatMap((block): Extraction['blocks'] => {
    if (block.kind !== 'paragraph') return [block];
    const closing = /[（(【]((?:牵头|责任)[^（）()]{4,80}|[^（）()]{3,60}(?:负责|牵头|落实|配合))[）)】][。]?$/.exec(
      block.text.trim(),
    );
    if (!closing) return [block];
    any = true;
    return [
      { ...block, text: closing[0] },
      { ...block, text: block.text.trim().slice(0, closing.index) },
    ];
  });
  return any ? { extraction: { ...extraction, blocks }, expected } : null;
}

/** Items that stand in one paragraph, without a line end between them. */
function runTogether({ extraction, expected }: Sample): Sample | null {
  const blocks: Extraction['blocks'] = [];
  let any = false;
  for (const block of extraction.blocks) {
    const last = blocks.at(-1);
    if (
      block.kind === 'paragraph' &&
      last?.kind === 'paragraph' &&
      last.text.length > 40 &&
      block.text.length > 40 &&
      /^[\s　]*(?:[（(][一二三四五六七八九十]+[)）]|\d+[.．])/.test(block.text) &&
      !any
    ) {
      // prettier-ignore
      blocks[blocks.length - 1] = { ...last, text: `${last.text}${block.text.trim()}` };
      any = true;
    } else blocks.push(block);
  }
  return any ? { extraction: { ...extraction, blocks }, expected } : null;
}

function dropNumbers({ extraction, expected }: Sample): Sample | null {
  let any = false;
  const blocks = extraction.blocks.map((block) => {
    if (block.kind !== 'paragraph') return block;
    const text = block.text.replace(/^([\s　]*)(?:[（(][一二三四五六七八九十]+[)）]|\d+[.．、])/, '$1');
    any ||= text !== block.text;
    return { ...block, text };
  });
  return any ? { extraction: { ...extraction, blocks }, expected } : null;
}

/** A list of units that goes on in the next paragraph. */
function cutList({ extraction, expected }: Sample): Sample | null {
  let any = false;
  const blocks = extraction.blocks.flatMap((block): Extraction['blocks'] => {
    if (block.kind !== 'paragraph') return [block];
    const at = block.text.search(/(?<=单位[：:][^。（）()]{4,40}[局委办会府])、/);
    if (at < 0) return [block];
    any = true;
    return [
      { ...block, text: block.text.slice(0, at + 1) },
      { ...block, text: block.text.slice(at + 1) },
    ];
  });
  return any ? { extraction: { ...extraction, blocks }, expected } : null;
}

function renameColumns({ extraction, expected }: Sample, random: () => number): Sample | null {
  let any = false;
  const names: [RegExp, string[]][] = [
    [/^\s*(?:牵头|主办)[\u4e00-\u9fff]{2}\s*$/, ['领办方', '总揽', '首办', '抓总']],
    [/^\s*(?:责任|配合|协办)[\u4e00-\u9fff]{2}\s*$/, ['认领方', '跟办', '落地', '归属']],
    [/^\s*(?:完成|办理)?时[限间][\u4e00-\u9fff]{0,2}\s*$/, ['开工日', '启动节点', '验收', '备考']],
  ];
  const blocks = extraction.blocks.map((block) => {
    if (block.kind !== 'table') return block;
    const rows = block.rows.map((row, r) =>
      r > 1
        ? row
        : row.map((cell) => {
            const found = names.find(([head]) => head.test(cell.text));
            if (!found || random() < 0.4) return cell;
            any = true;
            return { ...cell, text: pick(random, found[1]) };
          }),
    );
    return { ...block, rows };
  });
  return any ? { extraction: { ...extraction, blocks }, expected } : null;
}
