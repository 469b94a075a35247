export interface Marking {
  code: 'secrecy_marking' | 'withheld_marking';
  /** The words as they stand. */
  words: string;
}

/**
 * Secrecy markings as they stand on state documents (保守国家秘密法实施条例: 密级★期限). A document that carries one is held,
 * whoever approved it; text that merely talks about secrecy ("国家秘密") is not.
 */
const SECRECY =
  /(?:绝\s*密|机\s*密|秘\s*密)\s*[★☆]\s*(?:长期|\d+\s*[年月日]|特定)?|(?:密\s*级(?:程度|标识|标志)?|(?:保密|涉密)(?:级别|等级|程度))\s*[\])】]?\s*[:：|｜\t]\s*(?:绝\s*密|机\s*密|秘\s*密)/;
/** Between the label and the words that count there may be boxes of which one is ticked: □主动公开 ☑依申请公开. */
const WITHHELD =
  /(?:公开(?:属性|方式|形式|类别|类型|分类|选项|程度|性质|程序|范围)|是否公开)\s*[\])】]?\s*[:：]\s*(?:[^\n]{0,30}[☑√✓✔■]\s*)?(?:不\s*予?\s*公开|依?申请公开|免予公开|非公开|否(?!则))|密\s*级\s*[:：]\s*内部|[（(【]\s*(?:[此本][件文]不公开|[此本][件文]不予公开|[此本][件文]依申请公开|内部(?:文件|资料)\s*[,，]?\s*(?:注意保存|不得外传|严禁外传|请勿外传))\s*[)）】]/;

/** The secrecy and "not public" markings that a text carries, one of each kind at most. */
export function findMarkings(text: string): Marking[] {
  const reasons: Marking[] = [];
  const secrecy = SECRECY.exec(text);
  if (secrecy) reasons.push({ code: 'secrecy_marking', words: secrecy[0].trim() });
  const withheld = WITHHELD.exec(text);
  if (withheld) reasons.push({ code: 'withheld_marking', words: withheld[0].trim() });
  return reasons;
}
