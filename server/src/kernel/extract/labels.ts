/**
 * Names that government pages give to the facts about a document (政府信息公开目录 and its local variants). Only these make a table a
 * metadata table: a form with 姓名： and 电话： in it is content.
 */
const METADATA_LABELS = new Set(
  (
    '索引号 索引 信息索引 信息索引号 发文字号 文号 发文文号 文件编号 发文号 发文编号 公文文号 字号 ' +
    '发文机关 发文单位 发布机构 发布机关 制发机关 制定机关 发布单位 信息发布机构 公开责任部门 公开机构 公开主体 责任部门 所属机构 联合发文单位 ' +
    '成文日期 发文日期 生成日期 制发日期 印发日期 签发日期 形成日期 成文时间 发文时间 ' +
    '发布日期 公开日期 发布时间 公开时间 公布日期 信息发布日期 更新日期 ' +
    '标题 名称 信息名称 文件名称 文件标题 信息标题 ' +
    '主题分类 分类 信息分类 信息类别 主题 体裁分类 体裁 组配分类 公文种类 文种 文件种类 服务对象分类 服务对象 目录分类 所属主题 公开分类 公开类别 类别 ' +
    '主题词 关键词 关键字 有效性 效力状态 时效性 时效 文件状态 文件效力 是否有效 生效日期 实施日期 施行日期 失效日期 废止日期 终止日期 有效期 ' +
    '内容概述 内容概要 信息内容概述 摘要 公开方式 公开形式 公开范围 公开时限 公开属性 公开程序 公开类型 公开选项 信息公开选项 公开程度 公开性质 是否公开 密级 密级程度 保密级别 保密等级 来源 信息来源 责任编辑 隶属关系 记录形式 载体类型'
  ).split(' '),
);

/** A label as written without spaces and the closing colon. */
export function labelName(text: string): string {
  return text.replace(/[\s\u3000\u00a0]+/g, '').replace(/[:：]$/, '');
}

/** Whether a text is the name of a fact about a document, with or without colon and spacing. */
export function isMetadataLabel(text: string): boolean {
  return text.length <= 24 && METADATA_LABELS.has(stripMarks(labelName(text)));
}

/** Whether a cell looks like a label at all: short and closed by a colon. */
export function looksLikeLabel(text: string): boolean {
  const name = labelName(text);
  return isMetadataLabel(text) || (/[:：]\s*$/.test(text) && name.length >= 2 && name.length <= 10);
}

/** Marks that pages put round labels: [索引号], 【文号】, * 标题. */
export function stripMarks(name: string): string {
  return name.replace(/^[[【〔*·•■]+|[\]】〕]+$/g, '');
}

/** Splits `标签：值` where the label is a known one; null otherwise. */
export function splitLabelled(text: string): { label: string; value: string } | null {
  const found = /^([^:：]{1,20})[:：]([\s\S]*)$/.exec(text.trim());
  if (!found || !isMetadataLabel(found[1] ?? '')) {
    const bracketed = /^[[【]([^\]】]{1,20})[\]】]([\s\S]*)$/.exec(text.trim());
    if (!bracketed || !isMetadataLabel(bracketed[1] ?? '')) return null;
    return { label: labelName(bracketed[1] ?? ''), value: (bracketed[2] ?? '').trim() };
  }
  return { label: stripMarks(labelName(found[1] ?? '')), value: (found[2] ?? '').trim() };
}

/**
 * All `标签：值` pairs of a line with several of them, parted by tabs or several spaces. Empty when the line holds anything else;
 * a lone known label counts with an empty value, so that the caller can take the next line for it.
 */
export function splitLabelledLine(line: string): { label: string; value: string }[] {
  const pairs: { label: string; value: string }[] = [];
  for (const part of line.split(/\t+|[ \u3000]{2,}|[|｜]|\s(?=[^\s:：]{2,8}[:：])/)) {
    const text = part.trim();
    if (text === '') continue;
    const pair = splitLabelled(text);
    const last = pairs.at(-1);
    if (pair) pairs.push(pair);
    else if (last) last.value = last.value === '' ? text : `${last.value} ${text}`;
    else return [];
  }
  return pairs;
}
