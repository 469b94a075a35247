import type { RawTable } from './lines.rules.ts';
import { readMarker } from './markers.rules.ts';
import { findClosers } from './tasks-brackets.rules.ts';
import { namesUnits } from './tasks-cut.rules.ts';
import { readUnits, saysFirstLeads, useOfLabel, type UnitReading } from './tasks-units.rules.ts';
import { mayBeUnitName, splitUnits } from './unit-names.rules.ts';

/** Tasks in tables: a header row names the columns, each row below is a task. */

export interface TableTask {
  /** Path below the table's own, from heading rows inside it; the serial number of a row is no item of the text. */
  path: string[];
  text: string;
  /** Words of the unit cells with their column names. */
  unitWords: string;
  units: UnitReading | null;
  /** Cells about time. */
  times: string[];
  row: number;
  /** What stands in cells under headings that say nothing we know. */
  unread?: ('units' | 'time')[];
}

type Column = 'lead' | 'responsible' | 'time' | 'serial' | 'text' | 'category' | 'ignore';

/** What a column is for, from its header; null for a header that says nothing we know. */
export function columnOf(header: string): Column | null {
  const plain = header.replace(/[\s\u3000:：]/g, '').replace(/[（(][^()（）]*[)）]/g, '');
  if (plain === '' || plain.length > 20) return null;
  // 涉及单位（个）, 单位：万元: a number of units, a unit of measure.
  if (/单位/.test(plain) && /[（(](?:个|家|人|名|户|项|处|件|%|元|万元|亿元)[)）]/.test(header)) return 'ignore';
  if (
    /^(?:计量|计价|统计|投资)?单位(?:数|个数|数量|性质|类型|类别|地址|编码|代码|联系人)?$/.test(plain) &&
    plain !== '单位'
  )
    return 'ignore';
  if (/^(?:单位|部门|科室|处室|股室|站所|单位名称)$/.test(plain)) return 'responsible';
  if (PERIOD_HEADER.test(plain)) return 'time';
  if (/^(?:序号|编号|序|号|NO\.?|任务序号|项目序号)$/i.test(plain)) return 'serial';
  const body = /单位|部门|科室|股室|处室|站所/.test(plain);
  // 责任单位及责任人, 责任单位及完成时限: the units count.
  const name = body ? plain.replace(/[及和与、]?(?:责任人|联系人|负责人|牵头领导|领导|完成时[限间]|时限)/g, '') : plain;
  if (NOT_READ.test(name)) return 'ignore';
  if (/^(?:任务|职责|责任|工作)?分工$/.test(plain)) return 'responsible';
  const use = useOfLabel(name);
  if (use === 'lead' || use === 'responsible' || use === 'time') return use;
  if (/完成|时限|时间|频次|频率|进度/.test(plain) && /时|进度|频/.test(plain)) return 'time';
  if (/^(?:类别|分类|领域|板块|方面|项目类别|一级(?:指标|任务|事项)|任务类别|重点领域|大项)$/.test(plain))
    return 'category';
  if (
    /任务|内容|措施|事项|要求|项目|目标|工作|举措|要点|指标|标准|名称|职责|做法|安排|清单|重点|任务分解|整改|问题/.test(
      plain,
    )
  )
    return 'text';
  return null;
}

/** 上半年, 第一季度, 6月底: the column says by when, its cells what. */
const PERIOD_HEADER =
  /^(?:20\d{2}年)?(?:[上下]半年|第?[一二三四1-4]季度|\d{1,2}月(?:底|份|末)?|20\d{2}年(?:底)?)(?:目标|任务|进度|计划|节点|工作目标|工作任务|目标任务|完成情况)?$/;

/** Columns about persons, money, places and results. */
const NOT_READ =
  /领导|责任人|联系人|负责人|电话|备注|资金|投资|地点|依据|来源|进展|完成情况|落实情况|分值|得分|评分|状态|成果形式|考核/;

interface Grid {
  rows: (string | null)[][];
  /** True where a cell is a copy of the one above or left of it (merged cells). */
  copies: boolean[][];
}

const MAX_COLUMNS = 60;

/** Merged cells spread over the places they cover. */
function toGrid(table: RawTable): Grid {
  const rows: (string | null)[][] = [];
  const copies: boolean[][] = [];
  const waiting: { column: number; left: number; text: string }[] = [];
  for (const cells of table.rows) {
    const row: (string | null)[] = [];
    const copied: boolean[] = [];
    const put = (column: number, text: string, copy: boolean) => {
      row[column] = text;
      copied[column] = copy;
    };
    for (const span of waiting) {
      if (span.left > 0) {
        put(span.column, span.text, true);
        span.left -= 1;
      }
    }
    let column = 0;
    for (const cell of cells) {
      while (row[column] !== undefined) column += 1;
      if (column >= MAX_COLUMNS) break;
      const width = Math.min(cell.colSpan ?? 1, MAX_COLUMNS - column);
      for (let k = 0; k < width; k += 1) {
        put(column + k, cell.text.trim(), k > 0);
        if ((cell.rowSpan ?? 1) > 1)
          waiting.push({ column: column + k, left: (cell.rowSpan ?? 1) - 1, text: cell.text.trim() });
      }
      column += width;
    }
    rows.push(Array.from(row, (text) => text ?? null));
    copies.push(Array.from(copied, (copy) => copy));
    for (let i = waiting.length - 1; i >= 0; i -= 1) if ((waiting[i]?.left ?? 0) <= 0) waiting.splice(i, 1);
  }
  return { rows, copies };
}

/** Rows of a task table; empty when no header names units or a time beside a task. `responsibleLead`: a note says that responsible units lead. */
export function readTaskTable(table: RawTable, firstLeads: boolean, responsibleLead = false): TableTask[] {
  const { rows, copies } = toGrid(table);
  const header = findHeader(rows);
  if (!header) return readCells(rows, copies, firstLeads);
  const { at } = header;
  const leads = (i: number) => responsibleLead && /^(?:责任|负责|承办)/.test((rows[at]?.[i] ?? '').trim());
  // 责任单位（第一个为牵头单位） in the header itself.
  const leadsFirst = firstLeads || (rows[at] ?? []).some((cell) => cell !== null && saysFirstLeads(cell));
  const columns = header.columns.map((column, i) => (column === 'responsible' && leads(i) ? 'lead' : column));
  const tasks: TableTask[] = [];
  const strangers = findStrangers(rows, at);
  let sections: string[] = [];
  for (let r = at + 1; r < rows.length; r += 1) {
    const row = rows[r] ?? [];
    if (REMARK.test(row.find((cell) => cell !== null && cell !== '') ?? '')) continue;
    const section = sectionOf(row) ?? sectionRow(row, columns);
    if (section !== null) {
      sections = nextSections(sections, section);
      continue;
    }
    if (isHeaderAgain(row, columns)) continue;
    const task = readRow(row, copies[r] ?? [], columns, r, leadsFirst, rows[at] ?? []);
    if (!task) continue;
    task.path = [...sections];
    const unread = strangers.flatMap(({ column, of }) => (row[column] ? [of] : []));
    if (unread.length > 0) task.unread = unread;
    const before = tasks.at(-1);
    const key = ({ path, text, unitWords, times }: TableTask) => [...path, text, unitWords, ...times].join('\n');
    if (!before || key(task) !== key(before)) tasks.push(task);
  }
  return tasks;
}

/** Headings of units that papers are known to use. */
const KNOWN_HEADING =
  /^(?:(?:各|第一|总|主要|市级|县级|区级|省级|本级|任务|工作|整改)?(?:牵头|主办|主责|责任|配合|协办|协同|会办|协助|参与|参加|承办|落实|实施|主管|负责|具体|实施主体|责任主体)(?:责任)?(?:[及和与或、(（]?(?:配合|责任|参与|协办|落实|分工|实施|主责)[)）]?)*(?:单位|部门|科室|处室|股室|站所|机构|企业|主体|局|处|人)*|(?:单位|部门|科室|处室|股室|站所)(?:名称)?|(?:任务|职责|责任|工作)?分工)(?:[及和与、].{1,8})?(?:[（(][^()（）]*[)）])?$/;

/** Columns whose heading says nothing we know and whose cells are lists of bodies, or days. */
function findStrangers(rows: (string | null)[][], at: number): { column: number; of: 'units' | 'time' }[] {
  return (rows[at] ?? []).flatMap((heading, column): { column: number; of: 'units' | 'time' }[] => {
    if (heading === null) return [];
    const use = columnOf(heading);
    if ((use === 'lead' || use === 'responsible') && !KNOWN_HEADING.test(heading.replace(/\s/g, '')))
      return [{ column, of: 'units' }];
    if (use !== null) return [];
    const cells = rows.slice(at + 1).flatMap((row) => (row[column] ? [row[column]] : []));
    const share = (is: (cell: string) => boolean) => cells.length > 0 && cells.filter(is).length * 2 > cells.length;
    const isList = (cell: string) => cell.length >= 3 && splitUnits(cell).names.every((name) => mayBeUnitName(name));
    if (share(isList)) return [{ column, of: 'units' }];
    const isTime = (cell: string) =>
      cell.length <= 24 && /\d ?[月日]|[年月]底|季度|半年|\d{4}年|每[年月周日天]/.test(cell);
    return share(isTime) ? [{ column, of: 'time' }] : [];
  });
}

/** A table without such a header: cells whose text ends in a unit bracket are tasks. */
function readCells(rows: (string | null)[][], copies: boolean[][], firstLeads: boolean): TableTask[] {
  const tasks: TableTask[] = [];
  rows.forEach((row, r) => {
    row.forEach((cell, c) => {
      if (cell === null || cell.length < 8 || copies[r]?.[c]) return;
      const inside = unitsInText(cell, firstLeads);
      if (!inside) return;
      tasks.push({ path: [], ...inside, times: inside.units.times, row: r });
    });
  });
  return tasks;
}

/** Text, units and words of a cell that names its units itself. */
function unitsInText(
  text: string,
  firstLeads: boolean,
): { text: string; unitWords: string; units: UnitReading } | null {
  const closer = findClosers(text, firstLeads).filter(namesUnits).at(-1);
  if (!closer || closer.form === 'line') return null;
  return {
    text: (text.slice(0, closer.start) + text.slice(closer.end)).trim(),
    unitWords: closer.words,
    units: closer.units,
  };
}

function findHeader(rows: (string | null)[][]): { at: number; columns: Column[] } | null {
  for (let r = 0; r < Math.min(rows.length, 6); r += 1) {
    const row = rows[r] ?? [];
    const columns = row.map((cell) => columnOf(cell ?? '') ?? 'ignore');
    // A header in two rows: 责任单位 over 牵头单位 | 配合单位.
    const below = (rows[r + 1] ?? []).map((cell) => columnOf(cell ?? ''));
    const has = (wanted: Column[]) => columns.some((column) => wanted.includes(column));
    if (!has(['lead', 'responsible', 'time']) || !has(['text', 'category'])) continue;
    const second = below.filter((column) => column === 'lead' || column === 'responsible' || column === 'time').length;
    const under = (i: number) => rows[r + 1]?.[i] ?? '';
    if (
      second >= 2 &&
      below.every((column, i) => column !== null || under(i) === row[i] || under(i) === '' || under(i).length <= 6)
    ) {
      return { at: r + 1, columns: columns.map((column, i) => below[i] ?? column) };
    }
    return { at: r, columns };
  }
  return null;
}

/** 注：… and 合计 below the rows. */
const REMARK = /^\s*(?:(?:注|备注|说明|填表说明)\s*\d?\s*[:：]|(?:合计|总计|小计)\s*$)/;

/** A row that is one cell wide is a heading inside the table. */
function sectionOf(row: (string | null)[]): string | null {
  const texts = [...new Set(row.filter((text): text is string => text !== null && text !== ''))];
  const only = texts[0];
  if (texts.length !== 1 || only === undefined || only.length > 80) return null;
  const filled = row.filter((text) => text !== null && text !== '').length;
  const alone = filled === row.length || (filled === 1 && row.length > 1);
  return alone && !/[。；;]$/.test(only) ? only : null;
}

/** 二 | 课后服务 | | | : a number in Chinese and a name, all other cells empty. */
function sectionRow(row: (string | null)[], columns: Column[]): string | null {
  const filled = row.flatMap((text, i) => (text !== null && text !== '' ? [{ text, column: columns[i] }] : []));
  const serial = filled.find(({ column }) => column === 'serial');
  const name = filled.find(({ column }) => column === 'text' || column === 'category');
  if (filled.length !== 2 || !serial || !name || row.length < 4) return null;
  if (!/^[（(]?[一二三四五六七八九十]{1,3}[)）]?[、.．]?$/.test(serial.text) || /[。；，]/.test(name.text)) return null;
  return `${serial.text.replace(/[、.．]$/, '')}、${name.text}`;
}

function nextSections(before: string[], text: string): string[] {
  const marker = readMarker(text);
  if (!marker) return before.length === 0 ? [] : before;
  const kept = before.filter((label) => {
    const rank = readMarker(label.startsWith('（') || label.startsWith('第') ? label : `${label}、`)?.rank ?? 99;
    return rank < marker.rank;
  });
  return [...kept, marker.label];
}

function isHeaderAgain(row: (string | null)[], columns: Column[]): boolean {
  let same = 0;
  row.forEach((cell, i) => {
    if (cell !== null && cell !== '' && columns[i] !== 'ignore' && columnOf(cell) === columns[i] && cell.length <= 12)
      same += 1;
  });
  return same >= 3 || (same >= 2 && row.filter((cell) => cell !== null && cell !== '').length === same);
}

function readRow(
  row: (string | null)[],
  copied: boolean[],
  columns: Column[],
  r: number,
  firstLeads: boolean,
  header: (string | null)[],
): TableTask | null {
  const cellsOf = (wanted: Column) => {
    const texts: string[] = [];
    columns.forEach((column, i) => {
      const text = row[i] ?? '';
      if (column === wanted && text !== '' && !/^[-—/\\无\s]+$/.test(text) && !texts.includes(text)) texts.push(text);
    });
    return texts;
  };
  const texts = cellsOf('text');
  const own = columns.some((column, i) => column === 'text' && (row[i] ?? '') !== '' && !copied[i]);
  const leads = cellsOf('lead');
  const responsible = cellsOf('responsible');
  const categories = cellsOf('category');
  const text = (texts.length > 0 ? texts : categories).join('\n');
  if (text === '' || (!own && leads.length + responsible.length === 0)) return null;
  const names = header
    .filter((_, i) => columns[i] === 'responsible' && (row[i] ?? '') !== '')
    .map((name) => name ?? '');
  const supports = names.length > 1 && names.some((name) => /配合|协办|协助|参与/.test(name));
  const units = combine(leads, responsible, firstLeads, supports);
  const inside = units === null ? unitsInText(text, firstLeads) : null;
  return {
    path: [],
    text: inside?.text ?? text,
    unitWords: inside?.unitWords ?? [...leads, ...responsible].join('；'),
    units: units ?? inside?.units ?? null,
    times: [...timesOf(row, columns, header), ...((units ?? inside?.units)?.times ?? [])],
    row: r,
  };
}

/** Cells about time; one below 上半年 or 6月底 that names no time itself is read with its header. */
function timesOf(row: (string | null)[], columns: Column[], header: (string | null)[]): string[] {
  const times: string[] = [];
  columns.forEach((column, i) => {
    const text = row[i] ?? '';
    if (column !== 'time' || text === '' || /^[-—/\\无\s]+$/.test(text)) return;
    const name = (header[i] ?? '').replace(/\s/g, '');
    const own = /\d ?[月日]|[年月季]度?[底末]|半年|季度|每|工作日/.test(text);
    const period =
      PERIOD_HEADER.test(name) && !own
        ? `${/^(?:20\d{2}年)?(?:[上下]半年|第?[一二三四1-4]季度|\d{1,2}月(?:底|份|末)?|20\d{2}年底?)/.exec(name)?.[0] ?? ''}：${text}`
        : text;
    if (!times.includes(period)) times.push(period);
  });
  return times;
}

/** Units of the lead columns lead; those of the others are responsible unless their cell says 牵头. */
function combine(leads: string[], responsible: string[], firstLeads: boolean, supports = false): UnitReading | null {
  const readings: UnitReading[] = [];
  for (const cell of leads) {
    const reading = readUnits(unnumbered(cell), { role: 'lead' });
    if (reading) readings.push(reading);
  }
  for (const cell of responsible) {
    const reading = readUnits(unnumbered(cell), { role: 'responsible', firstLeads: firstLeads && leads.length === 0 });
    if (reading) readings.push(reading);
  }
  if (readings.length === 0) return null;
  const lead = [...new Set(readings.flatMap((reading) => reading.lead))];
  return {
    lead,
    responsible: [...new Set(readings.flatMap((reading) => reading.responsible))].filter(
      (name) => !lead.includes(name),
    ),
    times: readings.flatMap((reading) => reading.times),
    strength: 'label',
    note: 'none',
    doubtful: [...new Set(readings.flatMap((reading) => reading.doubtful))],
    open: readings.some((reading) => reading.open),
    // 责任单位 beside 配合单位: the first column leads without being called so.
    leadImplied: readings.some((reading) => reading.leadImplied) || (supports && lead.length === 0),
    ...(readings.some((reading) => reading.marked)
      ? { marked: [...new Set(readings.flatMap((reading) => reading.marked ?? []))] }
      : {}),
  };
}

/** 1.市财政局 2.市教育局: numbers in a list of units. */
function unnumbered(cell: string): string {
  return cell.replace(/(^|[\s；;，,])[（(]?\d{1,2}[.、．)）](?=\D)/g, '$1');
}
