import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { extractFile } from '../../kernel/extract/index.ts';
import { registerOf } from './catalogue.rules.ts';
import { bodyLength, composeEdition } from './compose.rules.ts';
import { DEMO_TODAY, type DemoDocument } from './demo.schema.ts';
import { requestRows } from './figures-reports.ts';
import { demoAccounts, demoDocuments, demoDrafts, demoOrganisations } from './index.ts';
import { plainText } from './layout.rules.ts';
import { subjectsOf } from './material.ts';
import { diceFor } from './random.rules.ts';

const SEED = 20261120;
const register = registerOf(subjectsOf(SEED), SEED);
const composed = register.map((edition) => ({
  edition,
  blocks: composeEdition(edition, register, diceFor(SEED, `${edition.key}/text`)),
}));
const documents: DemoDocument[] = [...demoDocuments()];
const twice = (values: readonly string[]) => values.filter((value, i) => values.indexOf(value) !== i);

describe('units of Anlan', () => {
  const units = demoOrganisations();

  it('are a tree with one root and unique codes, names, credit codes and phones', () => {
    const seen = new Set<string>();
    for (const { code, parentCode } of units) {
      if (parentCode !== null) expect(seen, code).toContain(parentCode);
      seen.add(code);
    }
    expect(units.filter(({ parentCode }) => parentCode === null)).toHaveLength(1);
    expect(units.length).toBeGreaterThanOrEqual(20);
    for (const field of ['code', 'name', 'shortName', 'unifiedCreditCode', 'phone'] as const) {
      expect(twice(units.map((unit) => unit[field]))).toEqual([]);
    }
  });

  it('have credit codes that pass GB 32100 and GB 11714, in a region that does not exist', () => {
    const characters = '0123456789ABCDEFGHJKLMNPQRTUWXY';
    const weights = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];
    const inner = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ';
    for (const { unifiedCreditCode: code } of units) {
      const sum = weights.reduce((total, weight, i) => total + weight * characters.indexOf(code[i] ?? ''), 0);
      expect(code[17], code).toBe(characters[(31 - (sum % 31)) % 31]);
      const own = code.slice(8, 17);
      const ownSum = [3, 7, 9, 10, 5, 8, 4, 2].reduce((total, w, i) => total + w * inner.indexOf(own[i] ?? ''), 0);
      const check = 11 - (ownSum % 11);
      expect(own[8], code).toBe(check === 10 ? 'X' : check === 11 ? '0' : String(check));
      expect(code).toMatch(/^119901/);
    }
    // The same arithmetic on a code known to be right.
    const known = '11341702486344515H';
    const sum = weights.reduce((total, weight, i) => total + weight * characters.indexOf(known[i] ?? ''), 0);
    expect(known[17]).toBe(characters[(31 - (sum % 31)) % 31]);
  });
});

describe('documents of Anlan', () => {
  it('are some hundreds on more than 60 subjects, of every kind and format', () => {
    expect(documents.length).toBeGreaterThanOrEqual(300);
    expect(subjectsOf(SEED).length).toBeGreaterThanOrEqual(60);
    const kinds = new Set(documents.map(({ kind }) => kind));
    for (const kind of [
      'normative',
      'notice',
      'work_plan',
      'plan',
      'reply',
      'announcement',
      'interpretation',
      'budget',
    ])
      expect(kinds, kind).toContain(kind);
    const formats = (name: string) => documents.filter(({ format }) => format === name).length;
    expect(formats('docx')).toBeGreaterThanOrEqual(12);
    for (const format of ['html', 'txt', 'md']) expect(formats(format), format).toBeGreaterThan(5);
    const plans = documents.filter(({ kind }) => kind === 'work_plan');
    expect(plans.length).toBeGreaterThanOrEqual(6);
    expect(plans.some(({ madeOn }) => madeOn.startsWith('2026'))).toBe(true);
    const states = new Set(documents.map(({ validity }) => validity));
    for (const state of ['in_force', 'amended', 'partly_invalid', 'expired', 'repealed', 'not_yet_in_force'])
      expect(states, state).toContain(state);
  });

  it('have unique titles, numbers, index numbers, keys and file names', () => {
    expect(twice(documents.map(({ expectedTitle }) => expectedTitle))).toEqual([]);
    expect(twice(documents.map(({ expectedDocumentNumber }) => expectedDocumentNumber).filter(Boolean))).toEqual([]);
    expect(twice(documents.map(({ indexNumber }) => indexNumber))).toEqual([]);
    expect(twice(documents.map(({ key }) => key))).toEqual([]);
    expect(twice(documents.map(({ fileName }) => fileName))).toEqual([]);
    for (const { indexNumber } of documents) expect(indexNumber).toMatch(/^[0-9A-Z]{18}\/20\d{4}-\d{5}$/);
  });

  it('have numbers that rise with their dates', () => {
    const last = new Map<string, number>();
    for (const { number, key } of register) {
      if (!number) continue;
      const [, series, n] = /^(.*〔\d{4}〕)(\d+)号$/.exec(number) ?? [];
      expect(series, key).toBeTruthy();
      expect(Number(n), number).toBeGreaterThan(last.get(series ?? '') ?? 0);
      last.set(series ?? '', Number(n));
    }
  });

  it('were made and published on working days between 2022 and the day of the demo', () => {
    const file = new URL('../../foundation/calendar/data/cn-workdays.json', import.meta.url);
    const years = JSON.parse(readFileSync(file, 'utf8')) as Record<string, { off: string[]; work: string[] }>;
    const isWorkingDay = (date: string) => {
      const year = years[date.slice(0, 4)];
      const weekday = new Date(`${date}T00:00:00Z`).getUTCDay();
      if (!year || year.off.includes(date)) return false;
      return year.work.includes(date) || (weekday > 0 && weekday < 6);
    };
    for (const { madeOn, publishedOn, publishAt, key } of documents) {
      expect(isWorkingDay(madeOn), `${key} made ${madeOn}`).toBe(true);
      expect(isWorkingDay(publishedOn), `${key} published ${publishedOn}`).toBe(true);
      expect(madeOn >= '2022-01-01' && madeOn <= publishedOn && publishedOn <= DEMO_TODAY, key).toBe(true);
      const local = new Date(Date.parse(publishAt) + 8 * 3_600_000).toISOString();
      expect(local.slice(0, 10), key).toBe(publishedOn);
      expect(Number(local.slice(11, 13)), key).toBeGreaterThanOrEqual(9);
      expect(Number(local.slice(11, 13)), key).toBeLessThan(17);
    }
  });

  it('are the same bytes for the same seed, and a choice of years leaves the rest as it is', () => {
    const again = [...demoDocuments({ seed: SEED })];
    expect(again).toEqual(documents);
    const some = [...demoDocuments({ years: [2023, 2026] })];
    expect(some).toEqual(documents.filter(({ madeOn }) => /^(2023|2026)/.test(madeOn)));
    const other = [...demoDocuments({ seed: 7 })];
    expect(other.map(({ indexNumber }) => indexNumber)).not.toEqual(documents.map(({ indexNumber }) => indexNumber));
    expect(twice(other.map(({ expectedDocumentNumber }) => expectedDocumentNumber).filter(Boolean))).toEqual([]);
  });

  it('have bodies of 400 to 4,000 characters without holes', () => {
    for (const { edition, blocks } of composed) {
      const length = bodyLength(blocks);
      expect(length, edition.key).toBeGreaterThanOrEqual(400);
      expect(length, edition.key).toBeLessThanOrEqual(4000);
      const text = plainText(blocks);
      expect(text, edition.key).not.toMatch(/[{}]|undefined|NaN|。。|，，|；。|，。/);
      for (const [i, block] of blocks.entries()) {
        const next = blocks[i + 1];
        if (block.kind === 'heading') expect(next?.kind, `${edition.key} ${block.text}`).toMatch(/paragraph|table/);
        if (block.kind === 'table') {
          const widths = new Set(block.rows.map((row) => row.length));
          expect(widths.size, `${edition.key} ${block.caption}`).toBe(1);
        }
      }
    }
  });

  it('name no document that does not exist and point to each other by key', () => {
    const keys = new Set(documents.map(({ key }) => key));
    for (const { refersTo, replacedBy, validity, key, kind } of documents) {
      if (refersTo) expect(keys, key).toContain(refersTo);
      if (replacedBy) expect(keys, key).toContain(replacedBy);
      if (kind === 'interpretation') expect(refersTo, key).toBeTruthy();
      if (validity === 'repealed') {
        const edition = register.find((other) => other.key === key);
        expect(replacedBy ?? edition?.piece.endedBy, key).toBeTruthy();
      }
    }
    const numbers = new Set(register.map(({ number }) => number));
    for (const { edition, blocks } of composed) {
      if (edition.kind !== 'normative' && edition.kind !== 'interpretation') continue;
      for (const [number] of plainText(blocks).matchAll(/安[\u4e00-\u9fff]{1,6}〔\d{4}〕\d+号/g))
        expect(numbers, `${edition.key} ${number}`).toContain(number);
    }
  });

  it('are not stamped: no two of one year share more than 60 % of their shingles', () => {
    const shingles = (text: string) => {
      const plain = text.replace(/\s/g, '');
      return new Set(Array.from({ length: Math.max(0, plain.length - 4) }, (_, i) => plain.slice(i, i + 5)));
    };
    const all = composed.map(({ edition, blocks }) => ({ edition, set: shingles(plainText(blocks)) }));
    for (const [i, a] of all.entries()) {
      for (const b of all.slice(i + 1)) {
        if (a.edition.madeOn.slice(0, 4) !== b.edition.madeOn.slice(0, 4)) continue;
        const common = [...a.set].filter((shingle) => b.set.has(shingle)).length;
        const likeness = common / (a.set.size + b.set.size - common);
        expect(likeness, `${a.edition.key} and ${b.edition.key}`).toBeLessThanOrEqual(0.6);
      }
    }
  });

  it('use the 22 topics of the document library and nothing that could be a person’s number', () => {
    const topics =
      /^(国务院组织机构|综合政务|国民经济管理、国有资产监管|财政、金融、审计|国土资源、能源|农业、林业、水利|工业、交通|商贸、海关、旅游|市场监管、安全生产监管|城乡建设、环境保护|科技、教育|文化、广电、新闻出版|卫生、体育|人口与计划生育、妇女儿童工作|劳动、人事、监察|公安、安全、司法|民政、扶贫、救灾|民族、宗教|对外事务|港澳台侨工作|国防|其他)\\[^\\]+$/;
    for (const { edition, blocks } of composed) {
      expect(edition.subject.topic).toMatch(topics);
      expect(plainText(blocks), edition.key).not.toMatch(/(?<!\d)1[3-9]\d{9}(?!\d)|(?<!\d)\d{17}[\dX](?!\d)/);
    }
  });

  it('answer what citizens look for', () => {
    const found = (...words: string[]) =>
      composed.filter(({ blocks }) => words.every((word) => plainText(blocks).includes(word))).length;
    for (const words of [
      ['老年卡', '公交', '免费'],
      ['幼儿园', '摇号'],
      ['停车', '收费', '标准'],
      ['供热', '室温', '退'],
      ['公积金', '租房', '提取'],
      ['高龄津贴', '80'],
      ['社区食堂', '价格'],
      ['加装电梯', '补助'],
      ['公共数据', '开放'],
    ])
      expect(found(...words), words.join(' ')).toBeGreaterThan(0);
  });
});

describe('files of the demo', () => {
  it('can be read: every file gives its title and number back', async () => {
    const squeeze = (text: string) => text.replace(/[\s　]/g, '');
    for (const { bytes, fileName, expectedTitle, expectedDocumentNumber, format } of [...documents, ...demoDrafts()]) {
      const extraction = await extractFile(bytes, fileName, { maxBytes: 10_000_000 });
      expect(extraction.format, fileName).toBe(format);
      const words = squeeze(
        [
          extraction.titleHint ?? '',
          ...extraction.labels.map(({ value }) => value),
          ...extraction.blocks.map((block) => ('text' in block ? block.text : '')),
        ].join('\n'),
      );
      expect(words, fileName).toContain(squeeze(expectedTitle));
      expect(words, fileName).toContain(expectedDocumentNumber);
    }
  });

  it('come in UTF-8 and in GBK', async () => {
    const encodings = new Set<string | undefined>();
    for (const { bytes, fileName, format } of documents) {
      if (format !== 'txt' && format !== 'html') continue;
      encodings.add((await extractFile(bytes, fileName, { maxBytes: 10_000_000 })).encoding);
    }
    expect([...encodings].sort()).toEqual(['gb18030', 'utf-8']);
  });
});

describe('people and drafts', () => {
  it('have known units, and every draft has its author and the one who has to act', () => {
    const units = new Set(demoOrganisations().map(({ code }) => code));
    const accounts = demoAccounts();
    const names = new Set(accounts.map(({ name }) => name));
    expect(names.size).toBe(accounts.length);
    for (const { organisationCode, name, roles } of accounts) {
      expect(units, name).toContain(organisationCode);
      expect(roles.length, name).toBeGreaterThan(0);
      expect(name).toMatch(/^[a-z0-9][a-z0-9._-]{1,40}$/);
    }
    const drafts = demoDrafts();
    expect(drafts.map(({ state }) => state).sort()).toEqual(['draft', 'first_review', 'returned', 'secrecy_review']);
    for (const { author, waitsFor, organisationCode, expectedTitle, state, comment } of drafts) {
      expect(names, expectedTitle).toContain(author);
      expect(names, expectedTitle).toContain(waitsFor);
      expect(accounts.find(({ name }) => name === author)?.organisationCode).toBe(organisationCode);
      expect(documents.some((document) => document.expectedTitle === expectedTitle)).toBe(false);
      expect(Boolean(comment)).toBe(state === 'returned');
    }
  });
});

describe('tables of the yearly report', () => {
  it('keep the arithmetic of the form in every column', () => {
    const requests = {
      received: [468, 58, 9, 5, 39, 4],
      carriedIn: [20, 3, 0, 0, 3, 0],
      carriedOut: [18, 2, 0, 0, 2, 0],
    } as const;
    const rows = requestRows(requests);
    expect(rows).toHaveLength(25);
    for (let column = 0; column < 7; column++) {
      const at = (i: number) => rows[i]?.values[column] ?? NaN;
      expect(at(0) + at(1)).toBe(at(23) + at(24));
      const outcomes = rows.slice(2, 23).reduce((sum, row) => sum + (row.values[column] ?? NaN), 0);
      expect(outcomes).toBe(at(23));
    }
    for (const { values } of rows) {
      expect(values.at(-1)).toBe(values.slice(0, 6).reduce((a, b) => a + b, 0));
      expect(values.every((value) => Number.isInteger(value) && value >= 0)).toBe(true);
    }
  });
});
