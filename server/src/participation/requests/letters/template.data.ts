import type { Placeholder } from './template.rules.ts';

/**
 * The texts the project brings (version 0). A jurisdiction's lawyer puts own versions over them; letters keep the version they were made with.
 * Wording follows the articles named; what only a rule not seen in full says (fee procedure, 国办函〔2020〕109 号) is marked in `note` to be checked.
 */
export interface TemplateText {
  code: string;
  /** What it is called in the list. */
  nameZh: string;
  nameEn: string;
  /** Of the letter; '' for parts of a letter. */
  title: string;
  body: string;
  note: string;
}

/** What every letter may ask for. */
export const COMMON: readonly Placeholder[] = [
  ...(['机关', '称谓', '登记编号', '收到日期', '申请内容', '联系地址', '联系电话', '复议机关', '法院'] as const),
];

export interface TemplateKind {
  /** Placeholders besides the common ones. */
  own: readonly Placeholder[];
  required: readonly Placeholder[];
}

/** The Regulation as letters name it. */
export const REGULATION = '《中华人民共和国政府信息公开条例》';

/** A text with what it may and must ask for. */
export const letter = (
  code: string,
  [nameZh, nameEn]: [string, string],
  title: string,
  lines: readonly string[],
  { own = [], required = [], note = '' }: Partial<TemplateKind> & { note?: string } = {},
): TemplateText & TemplateKind => ({ code, nameZh, nameEn, title, body: lines.join('\n'), note, own, required });
