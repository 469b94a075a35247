import { foldWidth, parseDate } from '../../kernel/text/index.ts';
import type { SheetCell } from '../../kernel/sheets/index.ts';
import type { Fault } from './fields.rules.ts';
import type { FieldValue, FieldValues } from './ledgers.schema.ts';
import type { Field, LedgerKind } from './ledgers.types.ts';

/** Entries as a table and back. One sheet a kind: unit, title, then the fields of the kind, with what each takes under its heading. */

export const UNIT = '责任单位';
export const TITLE = '标题';

const bare = (text: string) => foldWidth(text).replace(/[\s*＊]/g, '');
/** Values shown with their units or options, so that the row under the headings can say what is taken. */
const hints: Record<Field['type'], (field: Field) => string> = {
  line: () => '',
  text: () => '',
  integer: () => '整数',
  amount: () => '万元，两位小数',
  percent: () => '0–100',
  date: () => '2026-03-01',
  moment: () => '2026-03-01 09:30',
  quarter: () => '2026-Q1',
  choice: (field) => (field.type === 'choice' ? field.options.map(({ title }) => title.zh).join('／') : ''),
  yes: () => '是／否',
  link: () => 'https://…',
  unit_counts: () => '财政局：12；教育局：8',
  entry: () => '所属条目的标题',
  obligation: () => '应办事项编号',
};
/** How the row of hints is known again when a filled template comes back. */
const HINT_MARK = '填写说明';

export const headingsOf = (kind: LedgerKind): string[] => [
  UNIT,
  TITLE,
  ...kind.fields.map(({ title, required }) => `${title.zh}${required ? '*' : ''}`),
];
export const hintsOf = (kind: LedgerKind): string[] => [
  HINT_MARK,
  '',
  ...kind.fields.map((field) => hints[field.type](field)),
];
export const widthsOf = (kind: LedgerKind): number[] => [
  ...[18, 32],
  ...kind.fields.map(({ type }) => (type === 'text' ? 48 : 18)),
];
export const headingCells = (texts: readonly string[]): SheetCell[] => texts.map((value) => ({ value, header: true }));

export interface ReadRow {
  /** Line in the sheet, counted from 1. */
  line: number;
  unit: string;
  title: string;
  texts: ReadonlyMap<string, string>;
}

/** The rows of a sheet under its headings; null when these are not the headings of the kind. */
export function readRows(kind: LedgerKind, table: readonly (readonly { text: string }[])[]): ReadRow[] | null {
  const isHeading = (row: readonly { text: string }[]) => {
    const names = row.map(({ text }) => bare(text));
    return names.includes(UNIT) && names.includes(TITLE);
  };
  const first = table.findIndex(isHeading);
  const headings = table[first];
  if (!headings) return null;
  const names = headings.map(({ text }) => bare(text));
  const at = (title: string) => names.indexOf(bare(title));
  return table.flatMap((row, index): ReadRow[] => {
    if (index <= first || row.every(({ text }) => text.trim() === '') || bare(row[at(UNIT)]?.text ?? '') === HINT_MARK)
      return [];
    const cell = (title: string) => row[at(title)]?.text.trim() ?? '';
    const texts = new Map(kind.fields.map(({ name, title }) => [name, at(title.zh) < 0 ? '' : cell(title.zh)]));
    return [{ line: index + 1, unit: cell(UNIT), title: cell(TITLE), texts }];
  });
}

export interface Lookups {
  unitOf: (name: string) => string | null;
  entryOf: (kinds: readonly string[], title: string) => string | null;
}

/** The values of a row, and what could not be read. Whether they are sound is asked of the fields' own checks. */
export function valuesOf(kind: LedgerKind, row: ReadRow, lookups: Lookups): { fields: FieldValues; faults: Fault[] } {
  const fields: FieldValues = {};
  const faults: Fault[] = [];
  for (const field of kind.fields) {
    const text = row.texts.get(field.name) ?? '';
    if (text === '') continue;
    const value = readValue(field, text, lookups);
    if (value === null)
      faults.push({
        field: field.name,
        zh: `“${field.title.zh}”读不懂“${brief(text)}”`,
        en: `“${field.title.en}”: “${brief(text)}” cannot be read`,
      });
    else fields[field.name] = value;
  }
  return { fields, faults };
}

function readValue(field: Field, text: string, { unitOf, entryOf }: Lookups): FieldValue {
  const folded = foldWidth(text).trim();
  switch (field.type) {
    case 'integer':
    case 'amount':
    case 'percent': {
      const number = folded.replace(/[,，%\s]/g, '').replace(/万元$/, '');
      return /^-?\d+(\.\d+)?$/.test(number) ? Number(number) : null;
    }
    case 'date':
      return /^\d{4}-\d{2}-\d{2}$/.test(folded) ? folded : parseDate(folded);
    case 'moment': {
      const [, day = '', hour = '', minute = ''] =
        /^(.+?)[\sT]+(\d{1,2})[:时](\d{2})(?:[:分]\d{0,2}秒?)?$/.exec(folded) ?? [];
      const on = day === '' ? null : parseDate(day);
      if (!on || Number(hour) > 23 || Number(minute) > 59) return null;
      return new Date(`${on}T${hour.padStart(2, '0')}:${minute}:00+08:00`).toISOString();
    }
    case 'quarter': {
      const [, year, number] =
        /^(20\d{2})(?:-?Q|年第?)([1-4一二三四])(?:季度?)?$/i.exec(folded.replace(/\s/g, '')) ?? [];
      const digit = number
        ? (({ 一: '1', 二: '2', 三: '3', 四: '4' } as Record<string, string>)[number] ?? number)
        : '';
      return year ? `${year}-Q${digit}` : null;
    }
    case 'choice':
      return (
        field.options.find(({ code, title }) => [code, title.zh, title.en].some((one) => bare(one) === bare(text)))
          ?.code ?? null
      );
    case 'yes':
      return /^(是|yes|y|1|true)$/i.test(folded) ? true : /^(否|no|n|0|false)$/i.test(folded) ? false : null;
    case 'unit_counts': {
      const parts = folded.split(/[;\n、]/).filter((part) => part.trim() !== '');
      const counts = parts.map((part) => {
        const [, name = '', people = ''] = /^(.+?)[:\s]\s*(\d+)\s*人?$/.exec(part.trim()) ?? [];
        const organisationId = unitOf(name.trim());
        return organisationId && people !== '' ? { organisationId, people: Number(people) } : null;
      });
      return counts.some((one) => one === null) ? null : counts.filter((one) => one !== null);
    }
    case 'entry':
      return entryOf(field.kinds, text.trim());
    default:
      return text;
  }
}

const brief = (text: string) => ([...text].length > 20 ? `${[...text].slice(0, 20).join('')}…` : text);
