import { describe, expect, test } from 'vitest';
import { texts } from './index.ts';

/** Every text of a table by its path; functions are called with sample values. */
function flat(value: unknown, path = ''): [string, string][] {
  if (typeof value === 'string') return [[path, value]];
  if (typeof value === 'function')
    return [[`${path}()`, String((value as (...args: unknown[]) => string)(2, 3, 4, 5, 6))]];
  return Object.entries(value as object).flatMap(([key, inner]) => flat(inner, path ? `${path}.${key}` : key));
}

const zh = new Map(flat(texts.zh));
const en = new Map(flat(texts.en));
/** Shown empty on purpose: a field without help, a unit written as a sign. */
const mayBeEmpty = (path: string) => path.startsWith('documents.fieldHelp.');
const CHINESE = /[\u4e00-\u9fff]/;

describe('texts', () => {
  test('both languages have the same ones', () => {
    expect([...en.keys()].sort()).toEqual([...zh.keys()].sort());
    expect(zh.size).toBeGreaterThan(500);
  });
  test('none is empty', () => {
    for (const [locale, table] of Object.entries({ zh, en })) {
      const empty = [...table]
        .filter(([path, text]) => text.trim() === '' && !mayBeEmpty(path))
        .map(([path]) => `${locale} ${path}`);
      expect(empty).toEqual([]);
    }
  });
  test('the Chinese ones are Chinese', () => {
    const foreign = [...zh].filter(
      ([path, text]) => !CHINESE.test(text) && text !== '' && path !== 'shell.otherLanguage' && !SIGNS.has(text),
    );
    expect(foreign).toEqual([]);
  });
  test('the English ones are English', () => {
    // The name of the other language, and the title of a paper that is published in Chinese.
    const meantSo = ['shell.otherLanguage', 'normative.cleanup.defaultTitle()'];
    const chinese = [...en].filter(([path, text]) => CHINESE.test(text) && !meantSo.includes(path));
    expect(chinese).toEqual([]);
  });
  test('nothing shouts, blames or leaves a placeholder', () => {
    const bad = [...zh, ...en].filter(([, text]) => /[!！]|undefined|TODO|\[object|非法|错误操作/.test(text));
    expect(bad).toEqual([]);
  });
});

describe('what the server may warn of', () => {
  const files = import.meta.glob<string>(
    [
      '../../../server/src/publishing/documents/**/*.ts',
      '../../../server/src/kernel/{extract,text}/**/*.ts',
      '!**/*test*.ts',
    ],
    { query: '?raw', import: 'default', eager: true },
  );
  const sources = Object.values(files).join('\n');
  /** The ways in which a warning is written there; failures of a whole file carry their own words and are thrown. */
  const written =
    /\b(?:warn|note)\(\s*'([a-z_]+)'|code: '((?:field|task|number|unit|index_number|secrecy|withheld)_[a-z_]+)'/g;
  const codes = [...new Set([...sources.matchAll(written)].map(([, noted, coded]) => noted ?? coded ?? ''))].sort();

  test('has a text in both languages', () => {
    expect(codes.length).toBeGreaterThan(30);
    for (const { documents } of [texts.zh, texts.en])
      expect(codes.filter((code) => !(code in documents.warning))).toEqual([]);
  });
});

const SIGNS = new Set(['%', '2', '2：3', '2，3', '2（3）', '2（3/4）']);
