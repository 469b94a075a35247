import type { CheckFinding } from './checks.schema.ts';
import { isResidentId, looksLikeResidentId, maskNumber, plainDigits } from './numbers.rules.ts';

/** Lists of people: a column of names beside a column that tells more of them than the public needs. Pure. */

export interface TableText {
  where: string;
  rows: readonly (readonly string[])[];
}

type Column = 'name' | 'id' | 'phone' | 'address' | 'card' | 'health' | 'mail';

const HEADERS: [column: Column, pattern: RegExp][] = [
  ['id', /身份证|证件号|身份号码|id_?card|id_?no|identity/i],
  ['card', /银行卡|卡号|账号|帐号|银行账户|bank|card_?no/i],
  ['phone', /手机|移动电话|联系电话|电话|联系方式|phone|mobile|tel/i],
  ['mail', /邮箱|e-?mail/i],
  ['address', /住址|家庭地址|户籍|居住地|家庭所在地|通讯地址|home_?addr|address/i],
  ['health', /疾病|病种|诊断|病史|病情|残疾证号|感染|体检结果|既往史|disease|diagnos/i],
  ['name', /^(?:.{0,6}姓\s*名|户\s*主|申请人|患者|学生|家长|监护人|当事人|车主|name|full_?name)(?:\(.*\))?$/i],
];
const ANY_HEADER = new RegExp(HEADERS.map(([, { source }]) => `(?:${source})`).join('|'), 'i');
/** Columns of offices and companies: their phones and addresses are published by law. */
const OF_OFFICE = /办公|单位|企业|公司|机构|注册|经营|传真|咨询|监督|服务|值班|项目|场所/;
const MASKED = /[*×＊●■]|[xX]{3,}|某/;
const NAME = /^[\u4e00-\u9fff·]{2,6}$/;
const MAX_HEADER_ROWS = 8;
/** In a text, the table may stand far down. */
const MAX_SEARCHED_ROWS = 2_000;
/** So many people make a list; a single one may be the officer whom the law names. */
const MIN_ROWS = 1;

/** Lines whose words stand in columns, as rows. */
export function rowsOfText(text: string): string[][] {
  if (!/姓\s*名|户\s*主|患者|name/i.test(text)) return [];
  return text.split(/\r?\n/).map((line) =>
    line
      .trim()
      .replace(/^\||\|$/g, '')
      .split(/\t|\|| {2,}|\u3000{2,}/)
      .map((cell) => cell.trim()),
  );
}

/** One finding for each column beside the names in which unmasked data of people stands. */
export function findPersonalLists({ where, rows }: TableText): CheckFinding[] {
  const header = findHeader(rows);
  if (!header) return [];
  const { columns, at } = header;
  if (rows[at]?.length === 1) return [];
  const names = columns.get('name');
  if (names === undefined) return [];
  const found: CheckFinding[] = [];
  for (const [column, index] of columns) {
    if (column === 'name') continue;
    const hits = rows
      .slice(at + 1)
      .filter((row) => NAME.test((row[names] ?? '').replace(/\s/g, '')) && isOpen(column, row[index] ?? ''));
    const first = hits[0];
    if (!first || hits.length < MIN_ROWS) continue;
    const name = (first[names] ?? '').replace(/\s/g, '');
    found.push({
      kind: 'personal_list',
      where,
      excerpt: `${rows[at]?.[names] ?? ''}、${rows[at]?.[index] ?? ''}（${hits.length}）：${name} ${(first[index] ?? '').slice(0, 60)}`,
      severity: 'high',
      suggestion: `${name.slice(0, 1)}${'*'.repeat(Math.max(1, name.length - 1))} ${column === 'id' || column === 'phone' || column === 'card' ? maskNumber(plainDigits(first[index] ?? '').replace(/[^\dX]/gi, '')) : '***'}`,
    });
  }
  return found;
}

function findHeader(rows: TableText['rows']): { columns: Map<Column, number>; at: number } | null {
  for (const [at, row] of rows.entries()) {
    if (at >= MAX_HEADER_ROWS && row.length < 2) continue;
    if (at > MAX_SEARCHED_ROWS) break;
    const columns = new Map<Column, number>();
    for (const [index, cell] of row.entries()) {
      const text = plainDigits(cell).replace(/\s/g, '');
      if (text === '' || text.length > 20 || !ANY_HEADER.test(text) || OF_OFFICE.test(text)) continue;
      const column = HEADERS.find(([, pattern]) => pattern.test(text))?.[0];
      if (column && !columns.has(column)) columns.set(column, index);
    }
    if (columns.has('name') && columns.size > 1) return { columns, at };
  }
  return null;
}

/** Whether a cell shows what it should not. */
function isOpen(column: Column, cell: string): boolean {
  const text = plainDigits(cell).trim();
  if (text === '' || MASKED.test(text)) return false;
  const digits = text.replace(/[\s.-]/g, '').toUpperCase();
  switch (column) {
    case 'id':
      return (
        isResidentId(digits) ||
        looksLikeResidentId(digits) ||
        /^[A-Z]{1,2}\d{7,9}$/.test(digits) ||
        /^\d{15}(?:\d{2}[\dX])?$/.test(digits)
      );
    case 'phone':
      return /^(?:\+?86)?1[3-9]\d{9}$/.test(digits);
    case 'card':
      return /^\d{15,19}$/.test(digits);
    case 'mail':
      return /@(?:qq|163|126|gmail|foxmail|sina|hotmail|outlook|139)\./i.test(text);
    case 'address':
      return /\d+\s*(?:号楼|幢|栋|单元|室|户|弄|号)|[\d一二三四五六七八九十]+\s*(?:组|队)(?!织)|\d+-\d+/.test(text);
    case 'health':
      return /[\u4e00-\u9fff]{2,}/.test(text) && !/^(?:无|正常|否|合格|健康|良好)$/.test(text);
    case 'name':
      return false;
  }
}

/** Eleven-digit numbers in columns whose other numbers have other lengths: sums, not telephones. */
export function amountsOf(rows: TableText['rows']): ReadonlySet<string> {
  const columns = new Map<number, { heads: string; like: string[]; other: number }>();
  for (const row of rows)
    for (const [index, cell] of row.entries()) {
      const text = plainDigits(cell).replace(/[\s,]/g, '');
      const column = columns.get(index) ?? { heads: '', like: [], other: 0 };
      columns.set(index, column);
      if (/^1[3-9]\d{9}(?:\.\d+)?$/.test(text)) column.like.push(text.slice(0, 11));
      else if (/^-?\d+(?:\.\d+)?%?$/.test(text)) column.other++;
      else if (column.like.length === 0 && text.length < 30) column.heads += text;
    }
  const amounts = new Set<string>();
  for (const { heads, like, other } of columns.values()) {
    if (/电话|手机|联系|mobile|phone|tel/i.test(heads)) continue;
    if (other > like.length || /金额|收入|支出|合计|预算|决算|数量|产值|余额|资金|元/.test(heads))
      for (const number of like) amounts.add(number);
  }
  return amounts;
}
