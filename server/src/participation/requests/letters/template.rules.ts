/**
 * Texts of letters as a lawyer edits them: plain lines with `{申请人}` for what the case gives, and `［［…］］` around what is left out when
 * something in it is not given. Nothing else is a command: a text can say nothing that the program would run.
 */

/** Everything that a text can ask for, in the words a lawyer reads. */
export const PLACEHOLDERS = {
  机关: '作出答复的行政机关名称',
  称谓: '对申请人的称呼：你、你单位',
  登记编号: '申请的登记编号',
  收到日期: '本机关收到申请的日期',
  申请内容: '申请公开的内容',
  答复期限: '依法应当答复的最后日期',
  查询码: '查询办理进度用的编码',
  查询地址: '查询办理进度的网址',
  联系地址: '本机关公开工作机构的地址',
  联系电话: '本机关公开工作机构的电话',
  复议机关: '行政复议机关名称',
  法院: '有管辖权的人民法院名称',
  缴费方式: '信息处理费的缴纳方式',
  事项: '一项申请事项',
  获取方式: '获取信息的方式、途径',
  未附文件: '部分公开时不附遮盖后文件的原因',
  公开位置: '已公开信息的具体位置',
  理由: '理由',
  法律依据: '所依据的法律、行政法规或者有关规定及条款',
  第三方权益: '公开会损害的第三方合法权益',
  公共利益判断: '不公开是否会对公共利益造成重大影响的判断',
  检索情况: '检索的范围、方法、关键词、经办人和结果',
  负责机关: '负责公开的行政机关名称和联系方式',
  此前答复: '此前答复的文号和日期',
  通知情况: '补正或者收费通知的文号、送达日期和期限',
  说明情况: '要求说明理由的情况和申请人的说明',
  办理途径: '应当通过的途径',
  不公开依据: '部分公开时不公开内容的依据',
  补正内容: '需要补正的事项',
  期限: '要求对方完成的最后日期',
  延长理由: '延长答复期限的理由',
  原期限: '延长前的最后日期',
  拟公开内容: '拟公开的、涉及对方的信息内容',
  收费明细: '信息处理费的计算明细（表格）',
  收费金额: '信息处理费金额',
  收费标准: '收费所依据的规定',
  收费理由: '认定数量、频次明显超过合理范围的理由',
  更正内容: '申请更正的信息及更正的内容',
  转送机关: '有权更正的行政机关',
  并入编号: '并案后主办的申请的登记编号',
  件数: '拆分成的件数',
  送达文书: '送达的文书名称和文号',
  送达方式: '送达方式',
  送达地点: '送达地点或者地址',
  答复事项: '逐项的答复（由各项决定自动组成）',
  救济: '救济途径（由决定自动选择）',
} as const;
export type Placeholder = keyof typeof PLACEHOLDERS;
const isPlaceholder = (name: string): name is Placeholder => Object.hasOwn(PLACEHOLDERS, name);
export type Values = Partial<Record<Placeholder, string>>;

/** Stand alone on their line; the composer puts paragraphs or a table there. */
export const BLOCKS: readonly Placeholder[] = ['答复事项', '救济', '收费明细'];

export type TemplateFault =
  | { kind: 'placeholder_unknown'; name: string }
  | { kind: 'placeholder_foreign'; name: string }
  | { kind: 'block_not_alone'; name: string }
  | { kind: 'brackets_unbalanced'; line: number }
  | { kind: 'required_missing'; name: string }
  | { kind: 'empty' };

const NAME = /\{([^{}\n]*)\}/g;
const OPTIONAL = /［［(.*?)］］/g;

/** Names between braces, as written. */
export const namesIn = (text: string): string[] => [...text.matchAll(NAME)].map((found) => found[1] ?? '');

/**
 * What is wrong with a text that somebody wrote. `allowed`: what this text may ask for; `required`: what it must hold, because the law does
 * (a decision without its remedy).
 */
export function findTemplateFaults(
  { title, body }: { title: string; body: string },
  allowed: readonly Placeholder[],
  required: readonly Placeholder[] = [],
): TemplateFault[] {
  const lines = body.split('\n');
  const names = namesIn(`${title}\n${body}`);
  const unique = [...new Set(names)];
  return [
    ...(body.trim() === '' ? [{ kind: 'empty' as const }] : []),
    ...unique.filter((name) => !isPlaceholder(name)).map((name) => ({ kind: 'placeholder_unknown' as const, name })),
    ...unique
      .filter((name) => isPlaceholder(name) && !allowed.includes(name))
      .map((name) => ({ kind: 'placeholder_foreign' as const, name })),
    ...BLOCKS.filter((name) =>
      [title, ...lines].some((line) => line.includes(`{${name}}`) && line.trim() !== `{${name}}`),
    ).map((name) => ({ kind: 'block_not_alone' as const, name })),
    ...[title, ...lines].flatMap((line, at): TemplateFault[] =>
      /[{}]/.test(line.replace(NAME, '')) || /［［|］］/.test(line.replace(OPTIONAL, ''))
        ? [{ kind: 'brackets_unbalanced', line: at }]
        : [],
    ),
    // Inside an optional part it could be left out.
    ...required
      .filter((name) => !namesIn(body.replace(OPTIONAL, '')).includes(name))
      .map((name) => ({ kind: 'required_missing' as const, name })),
  ];
}

/** A text with its values; `empty` names what it asks for and nobody gave. */
export function fill(text: string, values: Values): { text: string; empty: string[] } {
  const valueOf = (name: string) => (isPlaceholder(name) ? values[name]?.trim() : '') ?? '';
  const chosen = text.replace(OPTIONAL, (_, part: string) =>
    namesIn(part).every((name) => valueOf(name)) ? part : '',
  );
  const empty = [...new Set(namesIn(chosen).filter((name) => valueOf(name) === ''))];
  const filled = chosen.replace(/\{([^{}\n]*)\}([。；，、）”]?)/g, (_, name: string, after: string) => {
    const value = valueOf(name);
    // A reason that was written as a sentence must not end twice.
    return (after && /[。；，、]/.test(after) ? value.replace(/[。；，、,;.]+$/, '') : value) + after;
  });
  return { text: filled, empty };
}

/** Whether a line is nothing but a block: which one. */
export const blockOf = (line: string): Placeholder | null => BLOCKS.find((name) => line.trim() === `{${name}}`) ?? null;

/** 2026-11-22 → 2026年11月22日 (GB/T 9704: no leading zeros). Throws a RangeError for what is no date. */
export function dateInLetter(date: string): string {
  const found = /^(\d{4})-(\d{2})-(\d{2})$/.exec(date);
  if (!found) throw new RangeError(`no date: ${date}`);
  return `${Number(found[1])}年${Number(found[2])}月${Number(found[3])}日`;
}
