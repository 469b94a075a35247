import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { extractFile } from '../../../kernel/extract/index.ts';
import { FIELD_NAMES, type Task } from '../reading.schema.ts';
import { readDocument } from './index.ts';

/** Reading measured on real documents: the expectations were written by hand from the texts, or come with them. */

const corpus = new URL('../../../../../../shared/corpus/', import.meta.url);
const present = existsSync(corpus);
const fixture = <T>(name: string): T =>
  JSON.parse(readFileSync(new URL(`fixtures/${name}`, import.meta.url), 'utf8')) as T;

async function read(folder: string, file: string) {
  return readDocument(await extractFile(readFileSync(new URL(`${folder}/${file}`, corpus)), file), { fileName: file });
}

const notices = present ? readdirSync(new URL('notices', corpus)) : [];
const notice = (number: string) => notices.find((file) => file.startsWith(number)) ?? '';

interface ExpectedTask extends Pick<Task, 'path' | 'lead' | 'responsible'> {
  starts: string;
  ends: string;
  dates: { on: string; words: string }[];
  frequencies: { value: string; words: string }[];
  limits: { value: string; words: string }[];
  thresholds: { value: string; words: string }[];
}

const withoutPlace = <T extends { start?: number }>(terms: readonly T[]) =>
  terms.map(({ start: _start, ...rest }) => rest);

describe.skipIf(!present)('the five notices', () => {
  const fields = fixture<Record<string, Record<string, string>>>('notices.fields.json');
  test.each(Object.keys(fields))('fields of %s', async (number) => {
    const reading = await read('notices', notice(number));
    expect(Object.fromEntries(FIELD_NAMES.map((name) => [name, reading.fields[name].value]))).toEqual(fields[number]);
  });

  test.each(['000', '004'])('tasks of %s equal those written by hand', async (number) => {
    const { tasks } = await read('notices', notice(number));
    const expected = fixture<ExpectedTask[]>(`notice-${number}.tasks.json`);
    const seen = tasks.map((task, i) => ({
      path: task.path,
      starts: task.text.slice(0, expected[i]?.starts.length ?? 6),
      ends: task.text.slice(-(expected[i]?.ends.length ?? 6)),
      lead: task.lead,
      responsible: task.responsible,
      dates: withoutPlace(task.dates),
      frequencies: withoutPlace(task.frequencies),
      limits: withoutPlace(task.limits),
      thresholds: withoutPlace(task.thresholds),
    }));
    expect(seen).toEqual(expected);
  });

  test('every term points at its words', async () => {
    for (const file of notices) {
      for (const task of (await read('notices', file)).tasks) {
        for (const term of [...task.dates, ...task.frequencies, ...task.limits, ...task.thresholds]) {
          expect(task.text.slice(term.start, (term.start ?? 0) + term.words.length)).toBe(term.words);
        }
        expect(task.dueOn).toBe(task.dates.map((date) => date.on).sort()[0] ?? null);
      }
    }
  });

  test('units and limits agree with the list of obligations made by hand', async () => {
    const { obligations } = JSON.parse(readFileSync(new URL('../data/obligations.json', corpus), 'utf8')) as {
      obligations: { seed: string; section: string; unit: string; limit: string }[];
    };
    const missing: string[] = [];
    for (const file of notices) {
      const { tasks } = await read('notices', file);
      for (const { seed, section, unit, limit } of obligations) {
        if (seed !== file || limit === '—') continue;
        const inside = tasks.filter((task) =>
          task.path.replace(/[（）/]/g, '').startsWith(section.replace(/[（）()]/g, '')),
        );
        const terms = inside
          .flatMap((task) => [...task.limits, ...task.frequencies, ...task.thresholds, ...task.dates])
          .map((term) => term.words)
          .join(' ');
        for (const words of limit.match(
          /\d+个工作日内|\d+小时内|每季度|每半年|每周|每月|≥\d+[次%]|年底前|\d+月底前/g,
        ) ?? []) {
          const plain = words.replace('≥', '').replace('次', '');
          if (inside.length > 0 && !terms.includes(plain) && !/一次|两次/.test(terms))
            missing.push(`${seed} ${section} ${unit} ${words}`);
        }
      }
    }
    expect(missing).toEqual([]);
  });
});

describe.skipIf(!present)('30 pages of the State Council', () => {
  const expected = present
    ? (JSON.parse(readFileSync(new URL('gov-cn/expected.json', corpus), 'utf8')) as Record<string, string>[])
    : [];
  const keys = [
    'indexNumber',
    'topic',
    'issuingBody',
    'madeOn',
    'title',
    'documentNumber',
    'publishedOn',
    'subjectWords',
  ] as const;

  test('every field equals the expected one', async () => {
    for (const page of expected) {
      const { fields } = await read('gov-cn', page.file ?? '');
      expect({ file: page.file, ...Object.fromEntries(keys.map((key) => [key, fields[key].value])) }).toEqual({
        file: page.file,
        ...Object.fromEntries(keys.map((key) => [key, page[key]])),
      });
    }
  });

  test('without their tables the texts say the same, but for one page whose text names another day', async () => {
    const differences: string[] = [];
    for (const page of expected) {
      const file = page.file ?? '';
      const extraction = await extractFile(readFileSync(new URL(`gov-cn/${file}`, corpus)), file);
      const { fields } = readDocument({ ...extraction, labels: [] });
      for (const key of ['title', 'documentNumber', 'issuingBody', 'madeOn'] as const) {
        if (fields[key].value !== page[key]) differences.push(`${file} ${key} ${fields[key].value}`);
      }
    }
    expect(differences).toEqual(['24.html madeOn 2004-04-27', '58.html documentNumber 国务院令第706号']);
  });

  test('a label and a text that disagree are both named', async () => {
    const { warnings } = await read('gov-cn', '24.html');
    expect(warnings).toEqual([
      { code: 'field_conflict', field: 'madeOn', words: '2004年04月17日 | 二〇〇四年四月二十七日' },
    ]);
  });
});

describe.skipIf(!present)('683 regulations', () => {
  const laws = present ? readdirSync(new URL('laws', corpus)) : [];

  test('title, date, articles and chapters are those of the file', async () => {
    const wrong: string[] = [];
    let known = 0;
    for (const file of laws) {
      const source = readFileSync(new URL(`laws/${file}`, corpus), 'utf8');
      const { fields, body } = await read('laws', file);
      const history = source.includes('<!-- INFO END -->') ? (source.split('<!-- INFO END -->')[0] ?? '') : '';
      const title = (/^# (.*)$/m.exec(source)?.[1] ?? '').replace(/\s/g, '');
      if (fields.title.value.replace(/\s/g, '') !== title) wrong.push(`${file}: title ${fields.title.value}`);
      const [, year, month, day] = /\((\d{4})-(\d\d)-(\d\d)\)\.md$/.exec(file) ?? [];
      const named = `${year}-${month}-${day}`;
      // The names of half of the files know a later amendment than their history does.
      if (history.includes(`${year}年${Number(month)}月${Number(day)}日`)) {
        known += 1;
        if (fields.madeOn.value !== named) wrong.push(`${file}: made on ${fields.madeOn.value}`);
      }
      const written = [...source.matchAll(/^第([一二三四五六七八九十百零〇]+)条(?:之[一二三四五六七八九十]+)?[　\s]/gm)]
        .length;
      const articles = body.filter((block) => 'marker' in block && /^第.*条/.test(block.marker ?? '')).length;
      if (articles !== written) wrong.push(`${file}: ${articles} of ${written} articles`);
      const chapters = body.filter(
        (block) => block.kind === 'heading' && /^第.*[编章节]/.test(block.marker ?? ''),
      ).length;
      if (chapters !== [...source.matchAll(/^#{2,3} 第[一二三四五六七八九十百零]+[编章节]/gm)].length)
        wrong.push(`${file}: chapters`);
      const anchors = body.map((block) => block.anchor);
      if (new Set(anchors).size !== anchors.length || anchors.some((anchor) => !/^[a-z0-9-]+$/.test(anchor)))
        wrong.push(`${file}: anchors`);
    }
    expect(known).toBe(312);
    // A notice stands before one text, and one history breaks its list of publishers over lines.
    expect(wrong).toEqual([
      '国家机关、事业单位贯彻《国务院关于职工工作时间的规定》的实施办法(1995-05-01).md: made on 1995-03-26',
      '科学技术档案工作条例(1980-12-27).md: made on 1980-12-09',
    ]);
  });
});
