/** Files for the import benchmark: real pages of the State Council under many numbers, and generated notices. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { generateDocuments, loadSource, seeded } from './search-corpus.ts';

const REAL_PAGES = join(import.meta.dirname, '../../shared/corpus/gov-cn');

interface KnownPage {
  file: string;
  title: string;
  documentNumber: string;
}

/** Whether the real pages lie beside the project. */
export const hasRealPages = (): boolean => existsSync(join(REAL_PAGES, 'expected.json'));

/**
 * Writes every real page `copies` times into `folder`, each under another number and title, wherever these stand in the page, so that no
 * two are the same document. Returns how many files and bytes that is.
 */
export function writeRealPages(folder: string, copies: number): { files: number; bytes: number } {
  mkdirSync(folder, { recursive: true });
  const pages = JSON.parse(readFileSync(join(REAL_PAGES, 'expected.json'), 'utf8')) as KnownPage[];
  let bytes = 0;
  for (const { file, title, documentNumber } of pages) {
    const page = readFileSync(join(REAL_PAGES, file), 'utf8');
    const ending = title.slice(-4);
    for (let copy = 1; copy <= copies; copy++) {
      const number = documentNumber.replace(/\d+(?=号$)/, (digits) => `${digits}${String(copy).padStart(4, '0')}`);
      const own = documentNumber === '' ? page : page.replaceAll(documentNumber, number);
      const text = own.replaceAll(ending, `（第${copy}件）${ending}`);
      writeFileSync(join(folder, `${file.replace('.html', '')}-${copy}.html`), text);
      bytes += Buffer.byteLength(text);
    }
  }
  return { files: pages.length * copies, bytes };
}

const UNITS = [
  '市财政局',
  '市教育局',
  '市民政局',
  '市住房和城乡建设局',
  '市卫生健康委员会',
  '市交通运输局',
  '市农业农村局',
];
const NUMERALS = ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十'];

/**
 * Writes `count` notices as HTML pages: a table of fields, numbered paragraphs, and at the end of every second one a bracket with units and
 * a date. About 1,000 characters of text each, drawn by a seeded generator; another `series` has other titles and numbers.
 */
export function writeGeneratedPages(folder: string, count: number, series = ''): { files: number; bytes: number } {
  mkdirSync(folder, { recursive: true });
  const random = seeded(11);
  const unit = () => UNITS[Math.floor(random() * UNITS.length)] ?? '';
  let bytes = 0;
  let file = 0;
  for (const { body, indexNumber, publishedOn, ...drawn } of generateDocuments(loadSource(), count)) {
    const title = `${series}${drawn.title}`;
    const documentNumber = `${series}${drawn.documentNumber}`;
    const paragraphs = body
      .trim()
      .split('\n')
      .map((line, i) => {
        const bracket = i % 2 === 0 ? `（${unit()}牵头，${unit()}配合，${1 + (i % 12)}月底前完成）` : '';
        return `<p>${NUMERALS[i % 10]}、${line}${bracket}</p>`;
      });
    const cells = [
      ['索引号', indexNumber],
      ['发文机关', '安澜市人民政府办公室'],
      ['标题', title],
      ['发文字号', documentNumber],
      ['成文日期', publishedOn],
    ].map(([name, value]) => `<tr><td>${name}：</td><td>${value}</td></tr>`);
    const page = `<!doctype html><html lang="zh"><head><meta charset="utf-8"><title>${title}</title></head><body>
<div class="nav"><a href="/">首页</a> <a href="/zwgk">政务公开</a> <a href="/zcwj">政策文件</a></div>
<table>${cells.join('\n')}</table>
<h1>${title}</h1>
<p>${documentNumber}</p>
<p>各县（区）人民政府，市政府各部门：</p>
${paragraphs.join('\n')}
<div class="footer">主办：安澜市人民政府办公室</div></body></html>`;
    // A hundred to a folder, as departments keep their stock.
    const own = join(folder, String(Math.floor(file / 100)).padStart(4, '0'));
    if (file % 100 === 0) mkdirSync(own, { recursive: true });
    writeFileSync(join(own, `${String(file).padStart(6, '0')}.html`), page);
    bytes += Buffer.byteLength(page);
    file += 1;
  }
  return { files: file, bytes };
}
