import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { isFlagged, meet, names, type Answer } from './compare.ts';
import type { Expected } from './make/item.ts';

const root = resolve(import.meta.dirname, '../..');
const node = join(root, 'node_modules/.bin/node');
const expected = JSON.parse(readFileSync(join(import.meta.dirname, 'expected.json'), 'utf8')) as Expected[];
const folder = mkdtempSync(join(tmpdir(), 'gate-score-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('the corpus is rebuilt byte by byte from its script', () => {
  const { stdout, status } = spawnSync(node, [join(import.meta.dirname, 'make/make.ts'), '--check'], { encoding: 'utf8' }); // prettier-ignore
  expect(stdout).toContain(' 0 differences');
  expect(status).toBe(0);
});

test('the corpus is as large as promised', () => {
  const clean = expected.filter((line) => line.clean);
  expect(expected.length - clean.length).toBeGreaterThanOrEqual(70);
  expect(clean.length).toBeGreaterThanOrEqual(200);
  expect(clean.filter(({ kinds }) => !kinds.some((kind) => ['txt', 'html', 'md'].includes(kind))).length).toBeGreaterThanOrEqual(60); // prettier-ignore
  expect(clean.filter(({ shared }) => shared).length).toBeLessThanOrEqual(60);
});

describe('names', () => {
  test.each([
    ['当事人 320199197806120201。', '320199197806120201', true],
    ['３２０１９９１９７８０６１２０２０１', '320199197806120201', true],
    ['3201**********0201', '320199197806120201', true],
    ['3201**********9999', '320199197806120201', false],
    ['138****1203', '13800001203', true],
    ['139****1203', '13800001203', false],
    ['密级标志：秘 密 ★ 1 年', '秘密★1年', true],
    ['nothing of the kind', '底稿', false],
    ['手机 138-0000-1203', '13800001203', true],
    ['**', '320199197806120201', false],
  ])('%s — %s: %s', (text, words, result) => expect(names(text, words)).toBe(result));
});

const line = (mustFind?: string[]): Expected => ({ file: 'leaks/a', clean: false, leak: '', kinds: [], ...(mustFind ? { mustFind } : {}) }); // prettier-ignore
const finding = (where: string, excerpt: string, severity = 'high') => ({ kind: 'x', where, excerpt, severity });
const answer = (held: boolean, ...findings: Answer['findings']): Answer => ({ file: 'leaks/a', held, findings });

describe('meeting a leak', () => {
  test.each([
    ['no answer', line(['张三']), undefined, 'missed'],
    ['nothing found', line(['张三']), answer(false), 'missed'],
    ['something else found', line(['张三']), answer(false, finding('第1行', '李四')), 'missed'],
    ['found in the excerpt', line(['张三']), answer(false, finding('第1行', '作者张三')), 'named'],
    ['found in the place, one of two choices', line(['底稿|张三']), answer(false, finding('工作表 底稿', '')), 'named'],
    ['one of two leaks found', line(['张三', '李四']), answer(false, finding('', '张三')), 'missed'],
    ['held for another reason', line(['张三']), answer(true, finding('', '别的')), 'held'],
    ['not checkable and let through with a remark', line(), answer(false, finding('', '图片', 'low')), 'missed'],
    ['not checkable and held', line(), answer(true), 'held'],
  ] as const)('%s', (_, wanted, got, result) => expect(meet(wanted, got)).toBe(result));

  test('a clean file may carry remarks, but is neither held nor found guilty nor passed over', () => {
    expect(isFlagged(answer(false, finding('', '', 'low')))).toBe(false);
    expect(isFlagged(answer(false, finding('', '', 'high')))).toBe(true);
    expect(isFlagged(answer(true))).toBe(true);
    expect(isFlagged(undefined)).toBe(true);
  });
});

/** Runs the scorer with a program that prints canned lines; `change` spoils the right answers. */
function run(change: string): { status: number | null; stdout: string; stderr: string } {
  const program = join(folder, `program-${Math.abs(Buffer.from(change).reduce((a, b) => (a * 31 + b) | 0, 7))}.mjs`);
  writeFileSync(
    program,
    `import { readFileSync } from 'node:fs';
const expected = JSON.parse(readFileSync(${JSON.stringify(join(import.meta.dirname, 'expected.json'))}, 'utf8'));
const change = (answer, line) => { ${change} return answer; };
console.log('a line that is not JSON');
for (const path of process.argv.slice(2).filter((arg) => arg !== '--json')) {
  const line = expected.find(({ file }) => path.endsWith(file.replace('../../../', '/')));
  const findings = line.clean ? [] : (line.mustFind ?? []).map((choice) => ({ kind: 'x', where: '', excerpt: choice.split('|')[0], severity: 'high' }));
  const answer = change({ file: path, held: !line.clean && !line.mustFind, findings }, line);
  if (answer) console.log(JSON.stringify(answer));
}`,
  );
  return spawnSync(node, [join(import.meta.dirname, 'score.ts'), '--program', `${node} ${program}`], { encoding: 'utf8' }); // prettier-ignore
}
const leaks = expected.filter(({ clean }) => !clean).length;

describe('the whole run with a program of canned lines', () => {
  test('ends well when everything is named or held', () => {
    const { status, stdout } = run('');
    expect(stdout).toContain(`leaks: ${leaks} of ${leaks} found`);
    expect(stdout).toMatch(/clean: 0 of \d+ flagged/);
    expect(status).toBe(0);
  });
  test.each([
    ['one leak missed', "if (line.file === 'leaks/pdf-note.pdf') answer.findings = [];", 'MISSED           leaks/pdf-note.pdf'],
    ['one encrypted file let through', "if (line.file === 'leaks/pdf-encrypted.pdf') answer.held = false;", 'MISSED           leaks/pdf-encrypted.pdf'],
    ['every clean PDF held', "if (line.clean && line.file.endsWith('.pdf')) answer.held = true;", 'FLAGGED          clean/pdf-'],
    ['one leak without an answer', "if (line.file === 'leaks/ofd-id.ofd') return;", 'MISSED           leaks/ofd-id.ofd'],
    ['the program prints nothing', 'return;', 'leaks: 0 of'],
  ])('fails with %s', (_, change, words) => {
    const { status, stdout } = run(change);
    expect(stdout).toContain(words);
    expect(status).toBe(1);
  }); // prettier-ignore
  test('lets a few clean files be flagged', () => {
    const { status, stdout } = run("if (line.file.startsWith('clean/docx-in')) answer.held = true;");
    expect(stdout).toMatch(/clean: [1-9] of \d+ flagged/);
    expect(status).toBe(0);
  });
});
