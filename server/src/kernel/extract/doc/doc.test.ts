import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { extractFile } from '../index.ts';

const fixture = (name: string) => readFileSync(new URL(`../fixtures/${name}`, import.meta.url));

describe('Word 97–2003 and WPS', () => {
  it('reads text, numbers, tables, links, notes and pictures, without what was deleted or hidden', async () => {
    const extraction = await extractFile(fixture('notice.doc'), 'notice.doc');
    expect(extraction.format).toBe('doc');
    expect(extraction.titleHint).toBe('2026年政务公开工作要点');
    expect(extraction.labels).toEqual([
      { label: 'title', value: '2026年政务公开工作要点', origin: 'properties' },
      { label: 'creator', value: '市政府办公室信息员', origin: 'properties' },
    ]);
    expect(extraction.blocks).toEqual([
      {
        kind: 'paragraph',
        text: '安澜市人民政府办公室关于印发2026年政务公开工作要点的通知',
        bold: true,
        headingLevel: 1,
        align: 'center',
      },
      { kind: 'paragraph', text: '安政办发〔2026〕3号', align: 'center' },
      { kind: 'paragraph', text: '各区人民政府，市各委办局：' },
      {
        kind: 'paragraph',
        text: '经市政府同意，现将工作要点（网上版本）印发给你们[1]，请认真落实。',
        links: [{ start: 13, end: 19, href: 'https://www.example.cn/yaodian.html' }],
      },
      { kind: 'paragraph', text: '一、推进决策公开', headingLevel: 1 },
      { kind: 'paragraph', text: '（一）重大决策预公开。' },
      { kind: 'paragraph', text: '1.每季度公布一次。' },
      { kind: 'paragraph', text: '2.每半年通报一次。' },
      { kind: 'paragraph', text: '（二）会议开放。' },
      { kind: 'paragraph', text: '二、加强监督', headingLevel: 1 },
      { kind: 'paragraph', text: '（一）专项检查。' },
      { kind: 'paragraph', text: '保留的文字新增的文字。' },
      {
        kind: 'table',
        rows: [
          [{ text: '任务', colSpan: 2 }, { text: '责任单位' }],
          [{ text: '公开', rowSpan: 2 }, { text: '预算公开\n决算公开' }, { text: '市财政局' }],
          [{ text: '统计公开' }, { text: '市统计局' }],
        ],
      },
      { kind: 'image', image: 0, alt: '' },
      { kind: 'paragraph', text: '安澜市人民政府办公室', align: 'right' },
      { kind: 'paragraph', text: '2026年3月2日', align: 'right' },
      { kind: 'paragraph', text: '[1] 要点全文见市政府网站。' },
    ]);
    expect(extraction.images).toMatchObject([{ mediaType: 'image/png', width: 1, height: 1 }]);
    expect(extraction.findings).toEqual([{ code: 'tracked_changes' }, { code: 'hidden_text' }]);
  });

  it('reads a .wps file', async () => {
    const { format, blocks, findings } = await extractFile(fixture('letter.wps'), 'letter.wps');
    expect(format).toBe('wps');
    expect(findings).toEqual([]);
    expect(blocks.map((block) => (block.kind === 'paragraph' ? block.text : block.kind))).toEqual([
      '关于报送政务公开工作总结的函',
      '市政务公开办：',
      '现将我局2026年第一季度政务公开工作总结报送你办，请审阅。',
      '一、主动公开信息126条。',
      '二、受理依申请公开9件，均按期答复。',
      '市市场监督管理局',
      '2026年4月8日',
    ]);
  });

  it('says when a document has a password or is older than Word 97', async () => {
    const at = (bytes: Buffer) => bytes.indexOf(Buffer.from([0xec, 0xa5]));
    const locked = Buffer.from(fixture('notice.doc'));
    locked[at(locked) + 0x0b] = (locked[at(locked) + 0x0b] ?? 0) | 0x01;
    await expect(extractFile(locked, 'a.doc')).rejects.toMatchObject({ code: 'file_encrypted' });
    const old = Buffer.from(fixture('notice.doc'));
    old.writeUInt16LE(0x68, at(old) + 2);
    await expect(extractFile(old, 'a.doc')).rejects.toMatchObject({ code: 'format_unknown', detail: 'word95' });
  });
});
