import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { extractFile, type Extraction } from '../index.ts';

const shared = new URL('../../../../../../shared/corpus/', import.meta.url);
const plain = (text: string) => text.replace(/\s+/g, '');
const textOf = (extraction: Extraction) =>
  extraction.blocks.map((block) => (block.kind === 'paragraph' ? block.text : '')).join('\n');
const read = (text: string, name = 'a.txt') => extractFile(Buffer.from(text), name);

describe.skipIf(!existsSync(shared))('the corpus', () => {
  const list = (folder: string) => (existsSync(shared) ? readdirSync(new URL(folder, shared)) : []);

  it.each(list('notices/'))('notice %s: every character of the text', async (name) => {
    const source = readFileSync(new URL(`notices/${name}`, shared), 'utf8');
    const extraction = await read(source, name);
    const kept = source.replace(/^#+ /gm, '').replace(/来源: 本站编辑\s+打印 关闭\s+上一篇:\s+下一篇:\s*$/, '');
    expect(plain(textOf(extraction))).toBe(plain(kept));
    expect(extraction.format).toBe('txt');
  });

  it('reads heading marks and keeps tabs in a notice saved from a web page', async () => {
    const name = '000_6dd186873fdd4cf1.txt';
    const { blocks } = await extractFile(readFileSync(new URL(`notices/${name}`, shared)), name);
    expect(blocks[0]).toEqual({
      kind: 'paragraph',
      text: '索引号:\t11220000013544357T/2016-00998\t分类:\t综合业务、政务公开;通知',
    });
    expect(blocks[4]).toEqual({
      kind: 'paragraph',
      text: '吉林省人民政府办公厅关于印发 2016年全省政务公开工作要点的通知',
      headingLevel: 2,
    });
  });

  it('takes the page round a notice away', async () => {
    const name = '001_4f834a1d9cdca021.txt';
    const extraction = await extractFile(readFileSync(new URL(`notices/${name}`, shared)), name);
    expect(extraction.labels).toEqual([{ label: '来源', value: '本站编辑', origin: 'line' }]);
    expect(textOf(extraction)).not.toMatch(/打印|上一篇/);
  });

  it('reads all laws with title, history and articles', async () => {
    const names = list('laws/');
    expect(names).toHaveLength(683);
    for (const name of names) {
      const source = readFileSync(new URL(`laws/${name}`, shared), 'utf8');
      const { blocks, format, findings } = await extractFile(Buffer.from(source), name);
      const text = blocks.map((block) => (block.kind === 'paragraph' ? block.text : '')).join('\n');
      const kept = source.replace('<!-- INFO END -->', '').replace(/^#+ /gm, '').replaceAll('\u200b', '');
      expect(plain(text) === plain(kept), name).toBe(true);
      expect([format, findings], name).toEqual(['md', []]);
      expect(blocks[0], name).toMatchObject({ headingLevel: 1 });
    }
  });
});

describe('plain text', () => {
  it('makes a paragraph of each line', async () => {
    expect((await read('　　一、甲\r\n\r\n  二、乙\f三、丙\u2028四、丁\n')).blocks).toEqual(
      ['一、甲', '二、乙', '三、丙', '四、丁'].map((text) => ({ kind: 'paragraph', text })),
    );
  });

  it('joins lines that were wrapped at a fixed width', async () => {
    const sentence = '坚持以公开为常态不公开为例外推进决策执行管理服务和结果公开提高工作透明度和公信力';
    const long = Array.from({ length: 12 }, (_, i) => `${sentence}${i}`).join('');
    const wrapped = (text: string) => `    ${text}`.match(/.{1,36}/g)?.join('\n') ?? '';
    const { blocks } = await read(
      `${wrapped(`一、${long}。`)}\n${wrapped(`二、${long}。`)}\n    安澜市人民政府\n    2026年3月2日\n`,
    );
    expect(blocks.map((block) => (block.kind === 'paragraph' ? block.text : ''))).toEqual([
      `一、${long}。`,
      `二、${long}。`,
      '安澜市人民政府',
      '2026年3月2日',
    ]);
  });

  it('never joins the lines of a list', async () => {
    const lines = Array.from(
      { length: 20 },
      (_, i) => `第${String(i + 10)}项工作任务由市财政局牵头会同市统计局办理完成`,
    );
    expect((await read(lines.join('\n'))).blocks).toHaveLength(20);
  });

  it('reports where a character is damaged', async () => {
    const bytes = Buffer.concat([
      Buffer.from('第一行没有问题，第二行有一个坏字节。\n关于'),
      Buffer.from([0xe5, 0x8d]),
      Buffer.from('公开的通知'.repeat(8)),
    ]);
    const { findings, encoding } = await extractFile(bytes, 'a.txt');
    expect(encoding).toBe('utf-8');
    expect(findings).toEqual([{ code: 'encoding_damaged', detail: '2:3' }]);
  });

  it('drops NUL and other characters that a database refuses', async () => {
    expect((await read('关于\u0000公开\u0007的\u200b通\ufeff知，请认真贯彻落实。')).blocks).toEqual([
      { kind: 'paragraph', text: '关于公开的通知，请认真贯彻落实。' },
    ]);
  });
});

describe('markdown', () => {
  const md = (text: string) => read(text, 'a.md');

  it('reads front matter, headings, lists, emphasis, links and code', async () => {
    const { blocks, labels } = await md(
      [
        '---',
        'title: "工作要点"',
        '发文字号: 安政办发〔2026〕3号',
        'tags:',
        '  - 公开',
        '---',
        '# 工作要点 #',
        '副标题',
        '---',
        '<!-- 注释',
        '两行 -->正文**加粗**，见[附件](files/a.docx "说明")，<https://a.cn/b>，3 * 4 * 5，a_b_c，1&lt;2。',
        '- 甲',
        '1. 乙',
        '> 丙\\*丁',
        '```',
        '**原样**',
        '```',
        '**全部加粗**',
        '![图](a.png)',
      ].join('\n'),
    );
    expect(labels).toEqual([
      { label: 'title', value: '工作要点', origin: 'line' },
      { label: '发文字号', value: '安政办发〔2026〕3号', origin: 'line' },
      { label: 'tags', value: '公开', origin: 'line' },
    ]);
    expect(blocks).toEqual([
      { kind: 'paragraph', text: '工作要点', headingLevel: 1 },
      { kind: 'paragraph', text: '副标题', headingLevel: 2 },
      {
        kind: 'paragraph',
        text: '正文加粗，见附件，https://a.cn/b，3 * 4 * 5，a_b_c，1<2。',
        links: [
          { start: 6, end: 8, href: 'files/a.docx' },
          { start: 9, end: 23, href: 'https://a.cn/b' },
        ],
      },
      { kind: 'paragraph', text: '甲' },
      { kind: 'paragraph', text: '1. 乙' },
      { kind: 'paragraph', text: '丙*丁' },
      { kind: 'paragraph', text: '**原样**' },
      { kind: 'paragraph', text: '全部加粗', bold: true },
    ]);
  });

  it('reads pipe tables', async () => {
    const { blocks } = await md('| 任务 | 单位 |\n|:--|--:|\n| 公开\\|预算 | 市财政局 |\n| 统计 |\n\n后文');
    expect(blocks).toEqual([
      {
        kind: 'table',
        rows: [
          [
            { text: '任务', header: true },
            { text: '单位', header: true },
          ],
          [{ text: '公开|预算' }, { text: '市财政局' }],
          [{ text: '统计' }, { text: '' }],
        ],
      },
      { kind: 'paragraph', text: '后文' },
    ]);
  });

  it('never makes a link of a script', async () => {
    expect((await md('[点](javascript:void0)和[再点](DATA:text/html,x)')).blocks).toEqual([
      { kind: 'paragraph', text: '点和再点' },
    ]);
  });

  it('keeps the text behind a comment that is never closed', async () => {
    expect((await md('甲\n<!-- 乙\n丙')).blocks).toHaveLength(3);
  });
});
