import type { BodyBlock } from '../reading.schema.ts';
import { readTerms } from './tasks-terms.rules.ts';

/** What kinds of text ask for work: articles of measures, remarks, next steps. */

/** 办法, 细则 …, with or without （试行） at the end. */
export function isMeasures(block: BodyBlock): boolean {
  return block.kind === 'heading' && /(?:办法|规定|细则|制度|规则|规程)(?:[（(][^()（）]*[)）])?\s*$/.test(block.text);
}

/** 有下列情形之一的：…: its items are cases, not work. */
export const LISTS_CASES =
  /(?:情形|行为|条件|情况)(?:之一)?的?[^。]{0,20}[：:]\s*$|(?:是指|包括|指下列|分为)[^。]{0,20}[：:]\s*$/;
const ASKS_NOTHING =
  /负责解释|起(?:施行|实施|生效|执行)|同时废止|制定本(?:办法|规定|细则|制度|规则|规程)|适用(?:于|本)|本(?:办法|规定|细则|制度|规则)[^。]{0,12}(?:所称|是指)|是指|(?:遵循|坚持|按照)[^。]{0,60}原则|为(?:优秀|良好|合格|不合格)|(?:情形|行为)之一/;

/** True when a sentence of measures says that something must be done. */
export function saysDuty(text: string): boolean {
  if (ASKS_NOTHING.test(text)) return false;
  if (/应当|必须|不得|应(?![急用对答届税付聘邀])|须(?!知)|(?<![必主重需])要(?![求素点件])/.test(text)) return true;
  const { frequencies, limits, thresholds } = readTerms(text);
  return frequencies.length + limits.length + thresholds.length > 0;
}

/** Blocks with the numbers that go on after 注：1.…, or stand below 注： or 说明： alone. */
export function remarksOf(body: readonly BodyBlock[]): Set<number> {
  const remarks = new Set<number>();
  let open = false;
  body.forEach((block, at) => {
    if (block.kind !== 'paragraph') {
      open = false;
    } else if (block.marker === undefined) {
      open = /^[（(*※]?(?:注|备注|说明|填表说明|注释)\s*[:：]\s*(?:$|[（(]?[1①一])/.test(block.text.trim());
    } else if (open) {
      open = !/^(?:一、|第|（一）)/.test(block.marker);
      if (open) remarks.add(at);
    }
  });
  return remarks;
}

/** What a circular asks for after it told what was found. */
export const NEXT_STEPS = /^(?:下一步|下步|工作要求|整改要求|有关要求|下阶段|工作建议)/;
/** 整治范围, 检查对象: may be no task at all. */
export const NO_WORK = /^[\u4e00-\u9fff]{0,6}(?:范围|对象|时间|主题|内容|依据|原则|目标|意义|情况)[。\n：:]/;
