/**
 * Makes the committed inputs that no script can rebuild byte by byte: files saved by LibreOffice, and photos drawn with Pillow.
 * Needs `soffice` and `python3` with Pillow and a Chinese font: `node_modules/.bin/node conformance/gate-leaks/make/prepare.ts`.
 * make.ts only reads what lies in inputs/.
 */
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { docx, heading, letter, paragraph, run, table } from './docx.ts';
import { inputsFolder } from './inputs.ts';
import { person } from './numbers.ts';
import { STYLE, xlsx } from './xlsx.ts';

const [a, b] = [person(0), person(1)];
const work = mkdtempSync(join(tmpdir(), 'gate-inputs-'));
mkdirSync(inputsFolder, { recursive: true });
execFileSync('python3', [join(import.meta.dirname, 'photos.py'), inputsFolder], { stdio: 'inherit' });

const title = '平安县民政局关于开展困难群众走访慰问工作的通知';
const neutral = { title, creator: '平安县民政局', lastModifiedBy: '平安县民政局' };
const notice = [
  '各乡镇民政办：',
  '为做好2024年困难群众走访慰问工作，现将有关事项通知如下。',
  '一、走访时间为3月10日至3月20日。',
  '二、联系电话：0551-00001234。',
];
const budget = [
  ['单位', '项目', '金额（元）'],
  ['县教育局', '义务教育', 123456789012],
  ['县民政局', '救助', 45678901234],
];
const secret = [
  ['姓名', '身份证号', '电话'],
  [a.name, a.id, a.mobile],
  [b.name, b.id, b.mobile],
];
const comment = `<w:p><w:commentRangeStart w:id="0"/>${run('三、请认真落实。')}<w:commentRangeEnd w:id="0"/><w:r><w:commentReference w:id="0"/></w:r></w:p>`;
const comments = `<w:comment w:id="0" w:author="王五" w:date="2024-03-04T09:12:00Z" w:initials="W">${paragraph(`这条有疑问找${a.name}，手机${a.mobile}`)}</w:comment>`;
const tracked = `<w:p>${run('慰问对象由村（社区）提出')}<w:del w:id="3" w:author="王五" w:date="2024-03-04T09:12:00Z"><w:r><w:delText xml:space="preserve">（如${a.name}${a.id}）</w:delText></w:r></w:del>${run('。')}</w:p>`;
const hidden = xlsx({
  sheets: [
    { name: '公示表', rows: budget },
    { name: '底稿', rows: secret, state: 'hidden' },
  ],
  properties: neutral,
});
const plainBook = xlsx({
  sheets: [{ name: '预算', rows: budget.map((row, r) => (r === 0 ? row.map((v) => ({ v, s: STYLE.head })) : row)) }],
  properties: neutral,
});
const plain = letter(title, notice, { properties: neutral });

/** Source, filter, and the name the result gets. */
const jobs: readonly [source: string, data: Buffer, filter: string, result: string][] = [
  ['hidden.xlsx', hidden, 'xls:MS Excel 97', 'hidden-sheet.xls'],
  ['hidden.xlsx', hidden, 'ods', 'hidden-sheet.ods'],
  [
    'id.docx',
    letter(title, [...notice, `附：${a.name}，公民身份号码${a.id}。`], { properties: neutral }),
    'doc:MS Word 97',
    'body-id.doc',
  ],
  [
    'comment.docx',
    letter(title, [...notice, comment], { properties: neutral, comments }),
    'doc:MS Word 97',
    'comment.doc',
  ],
  [
    'mobile.docx',
    letter(title, [...notice, `慰问对象${b.name}，手机${b.mobile}，住${b.address}。`], { properties: neutral }),
    'doc:MS Word 97',
    'body-mobile.wps',
  ],
  ['tracked.docx', letter(title, [...notice, tracked], { properties: neutral }), 'odt', 'tracked.odt'],
  [
    'comment.docx',
    letter(title, [...notice, comment], { properties: neutral, comments }),
    'docx:MS Word 2007 XML',
    'comment-lo.docx',
  ],
  [
    'black.docx',
    letter(
      title,
      [
        ...notice,
        `<w:p>${run('慰问对象李某，公民身份号码')}${run(b.id, '<w:shd w:val="clear" w:color="auto" w:fill="000000"/><w:color w:val="000000"/>')}</w:p>`,
      ],
      { properties: neutral },
    ),
    'pdf',
    'black-shading.pdf',
  ],
  [
    'white.docx',
    letter(title, [...notice, paragraph(run(`${a.name}${a.mobile}`, '<w:color w:val="FFFFFF"/>'))], {
      properties: neutral,
    }),
    'pdf',
    'white-text.pdf',
  ],
  ['plain.docx', plain, 'doc:MS Word 97', 'clean.doc'],
  ['plain.docx', plain, 'odt', 'clean.odt'],
  ['plain.docx', plain, 'docx:MS Word 2007 XML', 'clean-lo.docx'],
  ['plain.docx', plain, 'pdf', 'clean.pdf'],
  [
    'head.docx',
    docx({
      body:
        heading('慰问资金分配表') +
        table(
          [
            ['乡镇', '户数', '金额（元）'],
            ['新城街道', '12', '12000'],
            ['和平镇', '7', '7000'],
          ],
          '000000',
        ),
      properties: neutral,
    }),
    'pdf',
    'black-head-table.pdf',
  ],
  ['book.xlsx', plainBook, 'xls:MS Excel 97', 'clean.xls'],
  ['book.xlsx', plainBook, 'xlsx:Calc MS Excel 2007 XML', 'clean-lo.xlsx'],
  ['book.xlsx', plainBook, 'ods', 'clean.ods'],
  ['book.xlsx', plainBook, 'pdf', 'clean-sheet.pdf'],
];
for (const [source, data, filter, result] of jobs) {
  const path = join(work, source);
  writeFileSync(path, data);
  const out = join(work, 'out');
  execFileSync(
    'soffice',
    [`-env:UserInstallation=file://${work}/profile`, '--headless', '--convert-to', filter, '--outdir', out, path],
    { stdio: 'ignore', timeout: 120_000 },
  );
  const extension = filter.split(':')[0]!;
  const made = join(out, `${basename(source, source.slice(source.lastIndexOf('.')))}.${extension}`);
  execFileSync('mv', [made, join(inputsFolder, result)]);
  console.log(result);
}
rmSync(work, { recursive: true, force: true });
