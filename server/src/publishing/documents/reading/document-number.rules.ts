import { foldWidth } from '../../../kernel/text/index.ts';

/**
 * Document numbers 发文字号: 国办发〔2019〕6号 and older or other forms. GB/T 9704-2012 asks for 〔〕 around the year, real
 * pages hold (), [], 【】 and （）; all are written with 〔〕 here.
 */

const OPEN = '[〔[(【﹝<〈{]';
const CLOSE = '[〕\\])】﹞>〉}]';
/** Letters of the issuing office: 国办发, 大政办发, X政规, 国办发明电; also with digits or brackets inside (粤府办, 沪府规(试)). */
const CODE = '[\\u4e00-\\u9fffA-Za-z·]{1,20}';

const YEAR_FORM = new RegExp(
  `(${CODE}) {0,2}${OPEN} {0,2}((?:19|20)\\d{2}) {0,2}年?${CLOSE} {0,2}(?:第 {0,2})?(\\d{1,5}(?:[-—]\\d{1,4})? {0,2}号|-\\d{1,5} {0,2}号?)`,
);
/** 国令第706号, 国务院令第711号, 市人民政府令第12号, 公告2026年第3号, 2026年第3号公告. */
const ORDER_FORM =
  /([\u4e00-\u9fff、]{0,40}?(?:令|公告|通告|公报)) {0,2}[(（]?((?:19|20)\d{2}年)? {0,2}第 {0,2}(\d{1,5}|[一二三四五六七八九十百〇零]{1,6}) {0,2}号[)）]?/;

export interface FoundNumber {
  number: string;
  words: string;
  start: number;
  end: number;
}

/** First document number in a text, normalised, with its place; null when there is none. */
export function findDocumentNumber(text: string): FoundNumber | null {
  const folded = foldWidth(text);
  const year = YEAR_FORM.exec(folded);
  if (year) {
    const number = `${(year[1] ?? '').trim()}〔${year[2]}〕${(year[3] ?? '').replace('—', '-').replace(/\s/g, '')}`;
    return {
      number,
      words: text.slice(year.index, year.index + year[0].length),
      start: year.index,
      end: year.index + year[0].length,
    };
  }
  const order = ORDER_FORM.exec(folded);
  if (!order) return null;
  const body = (order[1] ?? '').replace(/^中华人民共和国(?=国务院)/, '');
  const number = `${body}${order[2] ?? ''}第${order[3]}号`;
  return {
    number,
    words: text.slice(order.index, order.index + order[0].length),
    start: order.index,
    end: order.index + order[0].length,
  };
}

/** A whole value as a document number: brackets become 〔〕, spaces go; a form that is not known stays as written. */
export function normaliseDocumentNumber(value: string): string {
  const found = findDocumentNumber(value);
  const compact = value.replace(/\s+/g, '');
  if (!found) return compact;
  const before = value.slice(0, found.start).replace(/\s+/g, '');
  const after = value.slice(found.end).replace(/\s+/g, '');
  return before === '' && after === '' ? found.number : compact.replace(/[[【﹝]((?:19|20)\d{2})[\]】﹞]/g, '〔$1〕');
}

/** True when the line is a document number and nothing else, possibly in brackets or with a signer after it. */
export function isDocumentNumberLine(text: string): boolean {
  if (text.length > 60) return false;
  const found = findDocumentNumber(text);
  if (!found) return false;
  const rest = foldWidth(text.slice(0, found.start) + text.slice(found.end)).trim();
  return /^(?:[(\s]*)[)\s]*(?:签发人[:\s]*[\u4e00-\u9fff\s]{0,12})?$/.test(rest);
}
