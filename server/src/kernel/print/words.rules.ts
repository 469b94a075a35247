import type { PrintDocument, PrintNote } from './print.schema.ts';

/** Words that both formats print themselves. A printed official document is Chinese whatever language the page was read in. */

export const INFORMATION = '文件信息';

/** Recipients end with a full-width colon. */
export const withColon = (recipients: string): string => `${recipients.replace(/[：:。\s]+$/, '')}：`;

export const informationOf = ({ metadata = [] }: PrintDocument) => metadata.filter(({ value }) => value !== '');

/** What a reader of the printed form must know: that something in it is not as it was. */
export function notesText(notes: readonly PrintNote[]): string {
  const list = (code: PrintNote['code']) => notes.filter((note) => note.code === code).map(({ detail }) => detail);
  const shown = (details: string[]) => details.slice(0, 50).join('、') + (details.length > 50 ? '等' : '');
  const missing = list('glyph_missing');
  const replaced = list('character_replaced');
  return [
    missing.length > 0 && `注：字库没有下列字符，以“〓”代替，复制文字时仍为原字：${shown(missing)}。`,
    replaced.length > 0 && `注：原文含有无法显示的控制字符，以“\ufffd”代替：${shown(replaced)}。`,
  ]
    .filter(Boolean)
    .join('\n');
}
