import { getSchema } from '@tiptap/core';
import { describe, expect, test } from 'vitest';
import type { BodyBlock } from '../../api/types.ts';
import { shownText } from '../body/body-text.ts';
import { blocksToTree, treeToBlocks, treeToBody } from './convert.ts';
import { editorExtensions } from './extensions.ts';

const file = 'a'.repeat(64);
const body: BodyBlock[] = [
  { kind: 'paragraph', text: '关于印发要点的通知', path: '', anchor: '', role: 'title' },
  { kind: 'paragraph', text: '各区县人民政府：', path: '', anchor: '', role: 'recipients' },
  { kind: 'heading', level: 2, marker: '一、', text: '总体要求', path: '一', anchor: 's1' },
  {
    kind: 'paragraph',
    marker: '（一）',
    text: '见官网公告。\n第二行',
    path: '一/（一）',
    anchor: 's2',
    links: [{ start: 1, end: 3, href: 'https://www.gov.cn/' }],
  },
  {
    kind: 'table',
    caption: '任务分解表',
    rows: [
      [
        { text: '任务', header: true },
        { text: '单位', header: true, colSpan: 2 },
      ],
      [{ text: '公开\n预算', rowSpan: 2 }, { text: '市财政局' }, { text: '' }],
      [{ text: '市教育局' }, { text: '' }],
    ],
    path: '一',
    anchor: 't1',
  },
  { kind: 'image', file, alt: '公章', width: 120, height: 80, path: '', anchor: 'i1' },
  { kind: 'paragraph', text: '2026年3月1日', path: '', anchor: '', role: 'date' },
];

describe('from blocks to the editor and back', () => {
  test('keeps every text, number, link, cell and image', () => {
    expect(treeToBlocks(blocksToTree(body))).toEqual([
      { kind: 'paragraph', text: '关于印发要点的通知', align: 'center' },
      { kind: 'paragraph', text: '各区县人民政府：' },
      { kind: 'paragraph', text: '一、总体要求', headingLevel: 2 },
      {
        kind: 'paragraph',
        text: '（一）见官网公告。\n第二行',
        links: [{ start: 4, end: 6, href: 'https://www.gov.cn/' }],
      },
      { kind: 'table', caption: '任务分解表', rows: body[4]?.kind === 'table' ? body[4].rows : [] },
      { kind: 'image', file, alt: '公章', width: 120, height: 80 },
      { kind: 'paragraph', text: '2026年3月1日', align: 'right' },
    ]);
  });

  test('the tree fits the editor, tables and images included, and comes out of it unchanged', () => {
    const schema = getSchema(editorExtensions((name) => `/files/${name}`));
    const node = schema.nodeFromJSON(blocksToTree(body));
    expect(() => node.check()).not.toThrow();
    expect(treeToBlocks(node.toJSON())).toEqual(treeToBlocks(blocksToTree(body)));
  });

  test('an empty document has one paragraph to write in and sends nothing', () => {
    expect(blocksToTree([])).toEqual({ type: 'doc', content: [{ type: 'paragraph' }] });
    expect(treeToBlocks(blocksToTree([]))).toEqual([]);
  });

  test('links outside the text and images that the server does not hold are left out', () => {
    const wrong: BodyBlock = {
      kind: 'paragraph',
      text: '甲乙',
      path: '',
      anchor: '',
      links: [{ start: 1, end: 9, href: 'https://example.cn/' }],
    };
    expect(treeToBlocks(blocksToTree([wrong]))).toEqual([{ kind: 'paragraph', text: '甲乙' }]);
    const tree = { type: 'doc', content: [{ type: 'image', attrs: { file: 'https://example.cn/a.png', alt: '' } }] };
    expect(treeToBlocks(tree)).toEqual([]);
  });

  test('one link over two pieces of text stays one link', () => {
    const marks = [{ type: 'link', attrs: { href: 'https://www.gov.cn/' } }];
    const content = [
      { type: 'text', text: '甲' },
      { type: 'text', text: '乙', marks },
      { type: 'text', text: '丙', marks },
    ];
    expect(treeToBlocks({ type: 'doc', content: [{ type: 'paragraph', content }] })).toEqual([
      { kind: 'paragraph', text: '甲乙丙', links: [{ start: 1, end: 3, href: 'https://www.gov.cn/' }] },
    ]);
  });

  test('as blocks to compare, every block reads as before', () => {
    expect(treeToBody(blocksToTree(body)).map(shownText)).toEqual(body.map(shownText));
    expect(treeToBody(blocksToTree(body)).map(({ kind }) => kind)).toEqual(body.map(({ kind }) => kind));
  });
});
