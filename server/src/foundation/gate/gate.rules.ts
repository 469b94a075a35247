/** What the gate holds back by itself, before any person looks. Pure. */

export interface GateSubject {
  title: string;
  /** All text that would become public, in order. */
  text: string;
}

export interface HoldReason {
  code: 'title_missing' | 'text_missing' | 'secrecy_marking' | 'withheld_marking';
  /** The words that gave the reason. */
  words: string;
}

/**
 * Secrecy markings as they stand on state documents (保守国家秘密法实施条例: 密级★期限). A document that carries one is held,
 * whoever approved it; text that merely talks about secrecy ("国家秘密") is not.
 */
const SECRECY =
  /(?:绝\s*密|机\s*密|秘\s*密)\s*[★☆]\s*(?:长期|\d+\s*[年月日]|特定)?|(?:密\s*级|保密级别)\s*[:：]\s*(?:绝密|机密|秘密)/;
const WITHHELD =
  /(?:公开属性|公开方式|公开类别|信息公开选项)\s*[:：]\s*(?:不予公开|不公开|依申请公开)|[（(【]\s*(?:此件不公开|此件不予公开|此件依申请公开|内部文件\s*[,，]?\s*(?:注意保存|不得外传|严禁外传))\s*[)）】]/;

/** Why a subject may not be published as it stands; empty when nothing speaks against it. */
export function holdReasons(subject: GateSubject): HoldReason[] {
  const reasons: HoldReason[] = [];
  if (subject.title.trim() === '') reasons.push({ code: 'title_missing', words: '' });
  if (subject.text.trim() === '') reasons.push({ code: 'text_missing', words: '' });
  const secrecy = SECRECY.exec(subject.text);
  if (secrecy) reasons.push({ code: 'secrecy_marking', words: secrecy[0] });
  const withheld = WITHHELD.exec(subject.text);
  if (withheld) reasons.push({ code: 'withheld_marking', words: withheld[0] });
  return reasons;
}
