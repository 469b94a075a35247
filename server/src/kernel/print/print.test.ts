import { afterAll, describe, expect, it } from 'vitest';
import { extractFile } from '../extract/index.ts';
import { PNG } from '../extract/testing/office-files.ts';
import { createPrinter, type PrintBlock, type PrintDocument, type PrintFormat } from './index.ts';

const printer = createPrinter();
afterAll(() => printer.close());

const TEXT =
  '为规范行政规范性文件的制定和监督管理，推进依法行政，保障公民、法人和其他组织的合法权益，根据有关法律、法规，结合本市实际，制定本办法。';
const of = (blocks: PrintBlock[], more: Partial<PrintDocument> = {}): PrintDocument => ({
  title: '安澜市行政规范性文件管理办法',
  producedAt: '2026-03-20T01:02:03.000Z',
  blocks,
  ...more,
});
const read = async (bytes: Uint8Array, format: PrintFormat) => {
  const extraction = await extractFile(Uint8Array.from(bytes), `read.${format}`, { maxBytes: 200 * 1024 * 1024 });
  const texts = extraction.blocks.flatMap((block) =>
    block.kind === 'table'
      ? block.rows.flatMap((row) => row.map(({ text }) => text))
      : block.kind === 'paragraph'
        ? [block.text]
        : [],
  );
  return { ...extraction, texts, all: texts.join('').replace(/\s/g, '') };
};

const FULL = of(
  [
    { kind: 'paragraph', text: TEXT },
    { kind: 'heading', level: 1, text: '一、总体要求' },
    { kind: 'heading', level: 2, text: '（一）指导思想' },
    { kind: 'heading', level: 3, text: '1.工作目标' },
    { kind: 'heading', level: 4, text: '（1）分工' },
    { kind: 'paragraph', text: `第一条　${TEXT}`, lead: 3 },
    {
      kind: 'table',
      headRows: 1,
      rows: [
        [{ text: '序号' }, { text: '任务' }],
        [{ text: '1' }, { text: '公开目录' }],
      ],
    },
    { kind: 'paragraph', text: '附件：1.目录' },
    { kind: 'signature', bodies: ['安澜市人民政府'], date: '2026年3月20日', seal: true },
    { kind: 'attachment', label: '附件1', title: '目录' },
    { kind: 'paragraph', text: '继续有效的文件共七件。' },
  ],
  {
    redHead: '安澜市人民政府文件',
    documentNumber: '安政发〔2026〕3号',
    recipients: '各县（区）人民政府',
    metadata: [{ label: '索引号', value: '11220000013544357T/2026-00003' }],
    address: 'https://www.example.gov.cn/documents/1',
    author: '安澜市人民政府',
  },
);
const EXPECTED = [
  ...['安澜市人民政府文件', '安政发〔2026〕3号', '安澜市行政规范性文件管理办法', '各县（区）人民政府：', TEXT],
  ...['一、总体要求', '（一）指导思想', '1.工作目标', '（1）分工', `第一条${TEXT}`, '公开目录', '附件：1.目录'],
  ...['安澜市人民政府', '2026年3月20日', '附件1', '继续有效的文件共七件。', '11220000013544357T/2026-00003'],
];

describe.each(['pdf', 'docx'] as const)('a printed document as .%s', (format) => {
  it('is read again with every text in its order', async () => {
    const { bytes, notes } = await printer.print(format, FULL);
    const { all, titleHint } = await read(bytes, format);
    expect(notes).toEqual([]);
    let at = 0;
    for (const text of EXPECTED) {
      const found = all.indexOf(text.replace(/\s/g, ''), at);
      expect(found, text).toBeGreaterThanOrEqual(at);
      at = found;
    }
    expect(titleHint).toBe(FULL.title);
  });

  it('has the same bytes for the same input, and others for another', async () => {
    const [one, two] = [await printer.print(format, FULL), await printer.print(format, FULL)];
    expect(Buffer.compare(one.bytes, two.bytes)).toBe(0);
    const other = await printer.print(format, { ...FULL, producedAt: '2026-03-21T01:02:03.000Z' });
    expect(Buffer.compare(one.bytes, other.bytes)).not.toBe(0);
  });

  it('keeps what is around control characters and half pairs, and says what it replaced', async () => {
    const text = '前\u0000中\ud83d后\udc00尾\u0007 & < > " \u{1f600}';
    const { bytes, notes } = await printer.print(format, of([{ kind: 'paragraph', text }], { title: '标\u0001题' }));
    const { all } = await read(bytes, format);
    expect(all).toMatch(/前.中.后.尾/u);
    expect(all).toContain('&<>"');
    const replaced = notes.filter(({ code }) => code === 'character_replaced').map(({ detail }) => detail);
    expect(replaced).toEqual(['U+0000', 'U+0001', 'U+0007', 'U+D83D', 'U+DC00']);
  });

  it('refuses a cell of ten megabytes with a clear error', async () => {
    const text = '水'.repeat(3_500_000);
    const task = printer.print(format, of([{ kind: 'table', rows: [[{ text }]] }]));
    await expect(task).rejects.toMatchObject({ code: 'print.too_large' });
  });

  it('replaces a picture that it cannot read by its description, and says so', async () => {
    const picture: PrintBlock = { kind: 'image', bytes: Uint8Array.from([1, 2, 3]), alt: '办理流程图' };
    const { bytes, notes } = await printer.print(format, of([picture, { kind: 'paragraph', text: TEXT }]));
    expect((await read(bytes, format)).all).toContain('［图：办理流程图］');
    expect(notes).toEqual([{ code: 'image_unreadable', detail: '办理流程图', count: 1 }]);
  });
});

describe('pictures', () => {
  const picture: PrintBlock = { kind: 'image', bytes: PNG, alt: '办理流程图' };
  const document = of([{ kind: 'paragraph', text: TEXT }, picture]);

  it('stand in .docx with their description', async () => {
    const { bytes } = await printer.print('docx', document);
    const { images, blocks } = await read(bytes, 'docx');
    expect(images).toHaveLength(1);
    expect(blocks).toContainEqual({ kind: 'image', image: 0, alt: '办理流程图' });
  });

  it('stand in .pdf as a figure with its description', async () => {
    const { bytes, notes } = await printer.print('pdf', document);
    const text = Buffer.from(bytes).toString('latin1');
    expect(notes).toEqual([]);
    expect(text).toContain('/Subtype /Image /Width 1 /Height 1');
    const alt = Buffer.from('\ufeff办理流程图', 'utf16le').swap16().toString('hex').toUpperCase();
    expect(text).toContain(`/S /Figure /P`);
    expect(text).toContain(`/Alt <${alt}>`);
  });
});

describe('a PDF', () => {
  const source = (bytes: Uint8Array) => Buffer.from(bytes).toString('latin1');

  it('is tagged, has language and title, and embeds its fonts', async () => {
    const { bytes } = await printer.print('pdf', FULL);
    const text = source(bytes);
    for (const part of [
      '/Marked true',
      '/Lang (zh-CN)',
      '/DisplayDocTitle true',
      '/StructTreeRoot',
      '/S /H1',
      '/S /TH',
    ])
      expect(text).toContain(part);
    expect(text.match(/\/FontFile2/g)).toHaveLength(4);
    expect(text.match(/\/ToUnicode/g)).toHaveLength(4);
    // Each mark of a page has its owner, or a reader's program loses its place.
    expect(text.match(/\/StructParents/g)?.length).toBe(text.match(/\/Type \/Page /g)?.length);
  });

  it('prints letters with a head of their own, on one page where lines can come together for it', async () => {
    const letter = (count: number) =>
      of(
        [
          ...Array.from({ length: count }, () => ({ kind: 'paragraph' as const, text: `${TEXT.slice(0, 40)}。` })),
          { kind: 'signature', bodies: ['安澜市财政局'], date: '2026年3月20日', seal: true },
        ],
        { letterHead: '安澜市财政局', documentNumber: '安财公开〔2026〕1号', recipients: '申请人' },
      );
    const pagesOf = async (count: number) => (await printer.print('pdf', letter(count))).pages;
    expect([await pagesOf(4), await pagesOf(5), await pagesOf(9)]).toEqual([1, 1, 2]);
    const { all } = await read((await printer.print('pdf', letter(2))).bytes, 'pdf');
    // The first page of a letter shows no number.
    expect(all).toContain('安财公开〔2026〕1号');
    expect(all).not.toContain('—1—');
    const { unzipSync, strFromU8 } = await import('fflate');
    const parts = unzipSync(Uint8Array.from((await printer.print('docx', letter(2))).bytes));
    const xml = strFromU8(parts['word/document.xml'] ?? new Uint8Array());
    expect(xml).toContain('<w:titlePg/>');
    // The last paragraph, the room for the seal and the name stay with the date.
    expect(xml.match(/<w:keepNext\/>/g)).toHaveLength(4);
    expect(strFromU8(parts['word/footer3.xml'] ?? new Uint8Array())).toContain('thinThickSmallGap');
  });

  it('never leaves date and seal alone on a page', { timeout: 60_000 }, async () => {
    const line = '一二三四五六七八九十一二三四五六七八九十一二三四五六七八';
    // With 18 lines the last paragraph itself begins on the first page and ends on the second.
    for (let lines = 12; lines <= 17; lines++) {
      const { bytes } = await printer.print(
        'pdf',
        of([
          { kind: 'paragraph', text: line.repeat(lines), flush: true },
          { kind: 'paragraph', text: `联系地址${line}` },
          { kind: 'signature', bodies: ['安澜市财政局'], date: '2026年3月20日', seal: true },
        ]),
      );
      const { blocks } = await read(bytes, 'pdf');
      const pageOf = (part: string) =>
        blocks.flatMap((block) =>
          block.kind === 'paragraph' && block.text.includes(part) ? [block.page ?? 0] : [],
        )[0];
      expect(pageOf('联系地址')).toBeGreaterThan(0);
      expect([lines, pageOf('联系地址')]).toEqual([lines, pageOf('2026年3月20日')]);
    }
  });

  it('prints 22 lines of 28 characters and numbers its pages', async () => {
    const line = '一二三四五六七八九十一二三四五六七八九十一二三四五六七八';
    // The title takes 1.25 lines, the line below it one.
    const { pages, bytes } = await printer.print(
      'pdf',
      of([{ kind: 'paragraph', text: line.repeat(19), flush: true }]),
    );
    expect(pages).toBe(1);
    const { texts } = await read(bytes, 'pdf');
    expect(texts.join('')).toContain(line.repeat(19));
    const more = await printer.print('pdf', of([{ kind: 'paragraph', text: line.repeat(20), flush: true }]));
    expect(more.pages).toBe(2);
  });

  it('draws 〓 for a character that no font has, keeps it in the text and reports it', async () => {
    const { bytes, notes } = await printer.print(
      'pdf',
      of([{ kind: 'paragraph', text: `承办人员王\u{30edd}，字\u{30edd}之。` }]),
    );
    expect(notes).toEqual([{ code: 'glyph_missing', detail: 'U+30EDD', count: 2 }]);
    const { all } = await read(bytes, 'pdf');
    expect(all).toContain('王\u{30edd}，');
    expect(all).toContain('U+30EDD。');
  });

  it('has all characters of GB 2312 and the rare ones of names in GB 18030', async () => {
    const decoder = new TextDecoder('gb18030');
    let text = '㐀㛃䶮𬭎𫖯𬀩';
    for (let high = 0xb0; high <= 0xf7; high += 1)
      for (let low = 0xa1; low <= 0xfe; low += 1) {
        const char = decoder.decode(Uint8Array.from([high, low]));
        if (char >= '\u4e00' && char <= '\u9fff') text += char;
      }
    const { notes } = await printer.print('pdf', of([{ kind: 'paragraph', text }]));
    expect(text.length).toBeGreaterThan(6763);
    expect(notes).toEqual([]);
  });

  it('makes three hundred pages', async () => {
    const blocks = Array.from({ length: 2200 }, (_, at): PrintBlock => ({
      kind: 'paragraph',
      text: `${at + 1}.${TEXT}`,
    }));
    const { pages, bytes } = await printer.print('pdf', of(blocks));
    expect(pages).toBeGreaterThanOrEqual(300);
    const { all } = await read(bytes, 'pdf');
    expect(all).toContain(`1100.${TEXT}1101.`);
    expect(all).toContain(`2200.${TEXT}`);
  }, 60_000);

  it('carries a cell that is longer than a page over to the next ones, with its head again', async () => {
    const text = TEXT.repeat(60);
    const rows = [
      [{ text: '事项' }, { text: '说明' }, { text: '备注' }],
      [{ text: '甲', rowSpan: 2 }, { text }, { text: '无' }],
      [{ text: '乙', colSpan: 2 }],
    ];
    const { pages, bytes } = await printer.print('pdf', of([{ kind: 'table', rows, headRows: 1 }]));
    expect(pages).toBeGreaterThan(3);
    const { all } = await read(bytes, 'pdf');
    expect(all.split('为规范行政规范性文件').length - 1).toBe(60);
    expect(all.split('事项').length - 1).toBeGreaterThan(3);
  });
});
