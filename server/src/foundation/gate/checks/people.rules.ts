import type { CheckFinding } from './checks.schema.ts';
import type { Line } from './personal.rules.ts';

/** People by name beside what concerns nobody else: illness, being a victim, a child, a witness (条例第十五条; 未成年人保护法第一百零三条). Pure. */

const SURNAMES =
  '赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏窦章苏潘葛范彭郎鲁韦马苗方俞任袁柳鲍史唐费廉岑薛雷贺倪汤滕殷罗毕郝邬安常乐于傅皮卞齐康伍余顾孟黄穆萧尹姚邵汪祁毛狄米贝戴宋庞熊纪舒屈项祝董梁杜阮蓝闵席季贾江童颜郭梅盛林刁钟徐邱骆高夏蔡田樊胡凌霍虞万支柯管卢莫房裘缪解应宗丁宣邓洪包诸左石崔龚程邢裴陆翁荀羊惠甄曲封储靳段焦巴牧谷车侯全班仰伊宫宁仇栾甘厉武符刘景詹束龙叶司黎薄白蒲从索赖卓蔺屠蒙乔闻党谭贡姬申冉桑尚农温庄晏柴瞿阎艾易廖耿满匡寇广欧沃蔚越隆师巩聂晁敖冷辛阚那简饶曾沙丰关查游权岳帅';
const NAME = `[${SURNAMES}][\\u4e00-\\u9fff]{1,2}`;
const ILLNESS =
  /艾滋病|HIV|梅毒|淋病|精神分裂|精神障碍|精神病|抑郁症|双相情感|癫痫|肺结核|乙肝|丙肝|肝炎|癌|恶性肿瘤|白血病|尿毒症|吸毒|戒毒|流产|不孕|智力障碍|自闭症/;
/** The role and the name are one: 患者张三, 举报人：李四. */
const ROLE = new RegExp(
  `(患者|病人|感染者|携带者|被害人|受害人|受害者|举报人|检举人|控告人|信访人|来访人|投诉人|未成年人|留守儿童|困境儿童|孤儿|戒毒人员|吸毒人员|社区矫正对象|刑满释放人员)\\s*[:：为是]?\\s*(${NAME})(?=[\\s,，、（(。;；:：男女反在因于系]|$)`,
  'g',
);
/** A name that stands for itself: 李四（, 王五，男. */
const STANDING = new RegExp(
  `(?:^|[\\s、，,。;；:：（(])(${NAME})(?=\\s*[（(,，]\\s*(?:男|女|\\d+岁|[^)）\\n]{0,24}[)）]))`,
  'g',
);
const SENSITIVE = new RegExp(
  `${ILLNESS.source}|患者|病人|感染者|携带者|被害人|受害|举报人|检举人|控告人|信访人|来访人|投诉人|未成年人|儿童|孤儿|人员|矫正`,
);
const PROTECTED = /举报人|检举人|控告人|信访人|来访人/;
const CHILD = /(?:^|\D)(?:[1-9]|1[0-7])\s*(?:周?岁|岁)|小学|中学|初中|幼儿园|年级|\d班/;
/** Words that begin like a surname and are none. */
const NOT_A_NAME =
  /姓名|名单|名称|方式|方面|方便|电话|信息|权利|权益|义务|应当|可以|管理|服务|关系|关于|情况|安全|安排|任何|任意|所有|有关|相关|何时|何人|家属|单位|单独|部门|管辖|应急|人员|查询|查阅|评价|申请|申诉|申报|提出|提交|反映|患有|从事|全部|全体|严重|严格|常见|成立|成为|许可|包括|包含|解决|解释|支持|支付|符合|计划|计算|干部|金额|周期|费用|项目|程序|程度|左右|明确|于|或|的|和|及|其|在|是|为|与|等|不|要求/;

export function findSensitivePeople(line: Line): CheckFinding[] {
  if (!SENSITIVE.test(line.text)) return [];
  const found: CheckFinding[] = [];
  const add = (name: string, excerpt: string) =>
    found.push({
      kind: 'sensitive_person',
      where: line.where,
      excerpt: excerpt.replace(/\s+/g, ' ').slice(0, 120),
      severity: 'high',
      suggestion: `${name.slice(0, 1)}某`,
    });
  for (const match of line.text.matchAll(ROLE)) {
    const [, role = '', name = ''] = match;
    if (NOT_A_NAME.test(name) || ILLNESS.test(name) || /某|病$/.test(name)) continue;
    const after = line.text.slice(match.index, match.index + 80).split(/[。\n]/, 1)[0] ?? '';
    if (PROTECTED.test(role) || ILLNESS.test(after) || CHILD.test(after) || /矫正|释放|毒/.test(role)) add(name, after);
  }
  if (!ILLNESS.test(line.text)) return found;
  for (const match of line.text.matchAll(STANDING)) {
    const name = match[1] ?? '';
    if (NOT_A_NAME.test(name) || ILLNESS.test(name) || /某|病$/.test(name)) continue;
    const around = line.text.slice(Math.max(0, match.index - 24), match.index + 50);
    const sentence = around.split('\n').find((part) => part.includes(name)) ?? '';
    if (ILLNESS.test(sentence) && /患|确诊|诊断|病情|住院|障碍|在册|[（(]/.test(sentence)) add(name, sentence);
  }
  return found;
}
