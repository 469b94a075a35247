import {
  APPLICANT_KINDS,
  findAnswer,
  OUTCOMES,
  outcomeOf,
  type CaseFact,
  type DisputeFact,
} from '../../participation/requests/index.ts';

/** Tables 2–4 of the annual report (国办公开办函〔2021〕30 号), counted from facts. Pure; the second count in second-count.repo.ts shares nothing with it. */

/** 自然人, five kinds of legal persons, 总计. */
export const COLUMNS = [...APPLICANT_KINDS, 'total'] as const;
export type Column = (typeof COLUMNS)[number];
/** 一, 二, the 21 leaf rows of 三, 三（七）, 四. */
export const ROWS = ['new', 'carried_in', ...OUTCOMES.map(({ code }) => code), 'done', 'carried_out'] as const;

export type Table3 = Record<string, Record<Column, number>>;
export interface Table3Count {
  table: Table3;
  /** Which requests a cell counts, by `row column`. */
  cases: Map<string, string[]>;
  /** Ended without a known answer: counted in no row, so that R1 fails until somebody decides. */
  undecided: string[];
}

/** Table 3 of a year from the requests it has to do with. */
export function countRequests(facts: readonly CaseFact[], year: number): Table3Count {
  const table: Table3 = Object.fromEntries(
    ROWS.map((row) => [row, Object.fromEntries(COLUMNS.map((column) => [column, 0])) as Record<Column, number>]),
  );
  const cases = new Map<string, string[]>();
  const undecided: string[] = [];
  const [first, last] = [`${year}-01-01`, `${year}-12-31`];
  const add = (row: string, { id, kind }: CaseFact) => {
    for (const column of [kind, 'total'] as const) {
      const cells = table[row];
      if (cells) cells[column] += 1;
      const key = `${row} ${column}`;
      const list = cases.get(key);
      if (list) list.push(id);
      else cases.set(key, [id]);
    }
  };
  for (const fact of facts) {
    const { receivedOn, doneOn, answers } = fact;
    if (receivedOn > last) continue;
    if (doneOn !== null && doneOn < first) continue;
    add(receivedOn >= first ? 'new' : 'carried_in', fact);
    if (doneOn === null || doneOn > last) {
      add('carried_out', fact);
      continue;
    }
    if (answers.length === 0 || answers.some((answer) => findAnswer(answer) === null)) {
      undecided.push(fact.id);
      continue;
    }
    add(outcomeOf(answers.map((answer) => ({ answer }))).code, fact);
    add('done', fact);
  }
  return { table, cases, undecided };
}

export const TRACKS = ['reconsideration', 'suit', 'suit_after'] as const;
export const RESULTS = ['upheld', 'corrected', 'other', 'pending', 'total'] as const;
export type Table4 = Record<(typeof TRACKS)[number], Record<(typeof RESULTS)[number], number>>;
export interface Table4Count {
  table: Table4;
  /** Which proceedings a cell counts, by `track result`. */
  cases: Map<string, string[]>;
}

/** Table 4: proceedings that ended in the year by result, and those still open when it ended. */
export function countDisputes(facts: readonly DisputeFact[], year: number): Table4Count {
  const none = () =>
    Object.fromEntries(RESULTS.map((result) => [result, 0])) as Record<(typeof RESULTS)[number], number>;
  const table: Table4 = { reconsideration: none(), suit: none(), suit_after: none() };
  const cases = new Map<string, string[]>();
  const [first, last] = [`${year}-01-01`, `${year}-12-31`];
  for (const { id, track, filedOn, endedOn, result } of facts) {
    if (filedOn > last || (endedOn !== null && endedOn < first)) continue;
    const column = endedOn === null || endedOn > last || result === '' ? 'pending' : result;
    for (const one of [column, 'total'] as const) {
      table[track][one] += 1;
      cases.set(`${track} ${one}`, [...(cases.get(`${track} ${one}`) ?? []), id]);
    }
  }
  return { table, cases };
}

/** What of a rule or normative document the report counts. */
export interface DocumentFact {
  id: string;
  kind: 'rule' | 'normative';
  /** 制发; null for stock whose day nobody knows: it is in force, and was not made this year. */
  madeOn: string | null;
  /** The first day on which it held no more: repealed, replaced or run out. */
  endedOn: string | null;
}
export type Table2Documents = Record<'rule' | 'normative', { made: number; ended: number; inForce: number }>;

/** The rows of article 20 (1) of table 2. 废止 counts what ended in the year, repealed or run out. */
export function countDocuments(facts: readonly DocumentFact[], year: number): Table2Documents {
  const table: Table2Documents = {
    rule: { made: 0, ended: 0, inForce: 0 },
    normative: { made: 0, ended: 0, inForce: 0 },
  };
  const [first, last] = [`${year}-01-01`, `${year}-12-31`];
  for (const { kind, madeOn, endedOn } of facts) {
    if (madeOn !== null && madeOn > last) continue;
    if (madeOn !== null && madeOn >= first) table[kind].made += 1;
    if (endedOn === null || endedOn > last) table[kind].inForce += 1;
    else if (endedOn >= first) table[kind].ended += 1;
  }
  return table;
}
