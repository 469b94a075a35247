import { describe, expect, it } from 'vitest';
import { extractFile, type Extraction } from '../index.ts';
import { PNG, ofd, ofdText, pdf, stream, type PlacedText } from '../testing/office-files.ts';

const texts = (extraction: Extraction) =>
  extraction.blocks.map((block) => (block.kind === 'paragraph' ? block.text : block.kind));

/** A4 in points: margins of 80, lines of 27 characters of 16 points, as official documents are set. */
const LEFT = 80;
const SIZE = 16;
const COLUMNS = 27;
const PITCH = 28;

interface Set {
  text: string;
  /** Set in by two characters, as a paragraph's first line. */
  indent?: boolean;
  align?: 'center' | 'right';
  size?: number;
}

/** Sets paragraphs into lines and pages like an office program, page numbers included. */
function typeset(paragraphs: Set[], linesPerPage = 22): PlacedText[][] {
  const pages: PlacedText[][] = [];
  let line = 0;
  const place = (text: string, x: number, size: number) => {
    const page = Math.floor(line / linesPerPage);
    (pages[page] ??= []).push({ text, x, y: 100 + (line % linesPerPage) * PITCH, size });
    line++;
  };
  for (const { text, indent = true, align, size = SIZE } of paragraphs) {
    if (align) {
      const width = [...text].length * size;
      place(text, align === 'center' ? (595 - width) / 2 : LEFT + COLUMNS * SIZE - width, size);
      continue;
    }
    const chars = [...text];
    let first = indent;
    while (chars.length > 0) {
      place(chars.splice(0, first ? COLUMNS - 2 : COLUMNS).join(''), LEFT + (first ? 2 * SIZE : 0), size);
      first = false;
    }
  }
  return pages.map((page, i) => [...page, { text: `— ${i + 1} —`, x: 280, y: 790, size: 14 }]);
}

const filler = (from: number, length: number) =>
  Array.from({ length }, (_, i) => '政务公开工作要点任务分解责任落实监督检查评估考核结果运用'[(from + i) % 28]).join(
    '',
  );
const NOTICE: Set[] = [
  { text: '安澜市人民政府办公室关于印发二〇二六年', align: 'center', size: 22 },
  { text: '政务公开工作要点的通知', align: 'center', size: 22 },
  { text: '安政办发〔2026〕3号', align: 'center' },
  { text: '各区人民政府，市各委办局，市各直属单位：', indent: false },
  { text: `经市政府同意，现将要点印发给你们。${filler(0, 90)}。` },
  { text: '一、总体要求' },
  { text: `（一）指导思想。${filler(3, 130)}，按照前款第（二）项办理，${filler(5, 60)}。` },
  { text: `（二）基本原则。${filler(7, 100)}。` },
  { text: '1.坚持公开。' },
  { text: `2.坚持便民。${filler(9, 400)}。` },
  { text: `第三条 ${filler(11, 300)}。` },
  { text: '安澜市人民政府办公室', align: 'right' },
  { text: '2026年3月2日', align: 'right' },
];
const EXPECTED = [
  NOTICE.slice(0, 2)
    .map((line) => line.text)
    .join(''),
  ...NOTICE.slice(2).map((line) => line.text),
];

describe('PDF', () => {
  it('puts lines back together into the paragraphs they were set from', async () => {
    const pages = typeset(NOTICE);
    expect(pages.length).toBeGreaterThan(1);
    const extraction = await extractFile(pdf(pages), 'a.pdf');
    expect(texts(extraction)).toEqual(EXPECTED);
    expect(extraction.blocks[0]).toMatchObject({ align: 'center', page: 1 });
    expect(extraction.blocks.at(-1)).toMatchObject({ align: 'right', page: pages.length });
    expect(extraction).toMatchObject({ format: 'pdf', findings: [] });
  });

  it('keeps a wrapped line that begins like an item inside its sentence', async () => {
    // 25 characters fill the first line, so that （二）项 begins the second one.
    const text = `${filler(0, 22)}前款第（二）项的规定办理，${filler(2, 40)}。`;
    expect([...text].slice(25, 28).join('')).toBe('（二）');
    expect(texts(await extractFile(pdf(typeset([...NOTICE.slice(3, 8), { text }])), 'a.pdf')).at(-1)).toBe(text);
  });

  it('drops lines that come back on every page', async () => {
    const pages = typeset([...NOTICE, ...NOTICE.slice(4, 11), ...NOTICE.slice(4, 11)]).map((page, i) => [
      { text: `安澜市政府公报 2026年第${i + 1}期`, x: 80, y: 50, size: 10 },
      ...page,
    ]);
    expect(pages.length).toBeGreaterThan(2);
    const joined = texts(await extractFile(pdf(pages), 'a.pdf')).join('\n');
    expect(joined).not.toMatch(/政府公报|— \d+ —/);
  });

  it('parts columns with tabs and keeps rows of a table apart', async () => {
    const rows = ['序号 任务 单位', '1 公开预算 市财政局', '2 公开统计 市统计局'].map((row, i) =>
      row.split(' ').map((text, j) => ({ text, x: 80 + j * 150, y: 200 + i * 28, size: 12 })),
    );
    expect(texts(await extractFile(pdf([rows.flat()]), 'a.pdf'))).toEqual([
      '序号\t任务\t单位',
      '1\t公开预算\t市财政局',
      '2\t公开统计\t市统计局',
    ]);
  });

  it('takes double-printed words once and spread words together', async () => {
    const page = [
      { text: '安澜市财政局', x: 100, y: 200, size: 16 },
      { text: '安澜市财政局', x: 100.5, y: 200, size: 16 },
      ...[...'通知'].map((text, i) => ({ text, x: 100 + i * 18, y: 260, size: 16 })),
      { text: 'Open government', x: 100, y: 320, size: 16 },
    ];
    expect(texts(await extractFile(pdf([page]), 'a.pdf'))).toEqual(['安澜市财政局', '通知', 'Open government']);
  });

  it('reads fonts with the character maps of old Chinese programs', async () => {
    // GBK bytes of 政务公开
    const page = (encoding: string, hex: string) =>
      pdf([[{ text: '补足页面上的文字', x: 80, y: 300, size: 12 }]], {
        resources: '',
        content: `BT /F2 16 Tf 1 0 0 1 80 700 Tm <${hex}> Tj ET\n`,
        extraObjects: [
          `<< /Type /Font /Subtype /Type0 /BaseFont /STSong /Encoding /${encoding} /DescendantFonts [10 0 R] >>`,
          '<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 2 >> /DW 1000 /FontDescriptor 5 0 R >>',
        ],
      });
    const withFont = (bytes: Uint8Array) =>
      new Uint8Array(
        Buffer.from(Buffer.from(bytes).toString('latin1').replace('/F1 3 0 R', '/F1 3 0 R /F2 9 0 R'), 'latin1'),
      );
    expect(texts(await extractFile(withFont(page('GBK-EUC-H', 'd5feceF1b9abbfaa')), 'a.pdf'))[0]).toBe('政务公开');
    expect(texts(await extractFile(withFont(page('UniGB-UCS2-H', '653f52a1516c5f00')), 'a.pdf'))[0]).toBe('政务公开');
    const glyphs = await extractFile(withFont(page('Identity-H', '10001001')), 'a.pdf');
    expect(glyphs.findings).toContainEqual({ code: 'text_unreadable' });
  });

  it('reads the properties', async () => {
    const file = pdf([[{ text: '关于公开的通知', x: 80, y: 100, size: 16 }]], {
      trailer: '/Info 9 0 R',
      extraObjects: ['<< /Title <feff53d15e03> /Author (office) >>'],
    });
    const { labels, titleHint } = await extractFile(file, 'a.pdf');
    expect(titleHint).toBe('发布');
    expect(labels).toContainEqual({ label: 'Author', value: 'office', origin: 'properties' });
  });

  it('says when it is a scan, or when a page is one', async () => {
    const blank = pdf([[], []], { content: '0 0 1 rg 0 0 500 500 re f\n' });
    await expect(extractFile(blank, 'a.pdf')).rejects.toMatchObject({ code: 'no_text_scanned' });
    const mixed = await extractFile(pdf([[{ text: '关于公开工作的通知', x: 80, y: 100, size: 16 }], []]), 'a.pdf');
    expect(mixed.findings).toEqual([{ code: 'page_without_text', detail: '2' }]);
  });

  it('says when it needs a password', async () => {
    const key = '<' + '5a'.repeat(32) + '>';
    const file = pdf([[{ text: '关于公开工作的通知', x: 80, y: 100, size: 16 }]], {
      trailer: `/Encrypt 9 0 R /ID [<00112233445566778899aabbccddeeff> <00112233445566778899aabbccddeeff>]`,
      extraObjects: [`<< /Filter /Standard /V 1 /R 2 /O ${key} /U ${key} /P -44 >>`],
    });
    await expect(extractFile(file, 'a.pdf')).rejects.toMatchObject({ code: 'file_encrypted' });
  });

  it('stops at the limit of pages', async () => {
    const pages = Array.from({ length: 4 }, () => [{ text: '关于公开工作的通知', x: 80, y: 100, size: 16 }]);
    await expect(extractFile(pdf(pages), 'a.pdf', { maxPages: 3 })).rejects.toMatchObject({
      code: 'document_too_large',
      detail: 'pages',
    });
  });

  it('reads a file whose streams have a wrong length', async () => {
    const file = Buffer.from(pdf([[{ text: '关于公开工作的通知', x: 80, y: 100, size: 16 }]])).toString('latin1');
    const broken = file.replace(/\/Length \d+/g, '/Length 3');
    expect(texts(await extractFile(Buffer.from(broken, 'latin1'), 'a.pdf'))).toEqual(['关于公开工作的通知']);
    expect(stream('x')).toContain('/Length 1');
  });
});

describe('OFD', () => {
  const MM = 25.4 / 72;
  const layers = (paragraphs: Set[]) =>
    typeset(paragraphs).map((page) =>
      page.map(({ text, x, y, size }) => ofdText({ text, x: x * MM, y: y * MM, size: size * MM })).join(''),
    );

  it('reads pages into the paragraphs they were set from, with properties', async () => {
    const extraction = await extractFile(ofd(layers(NOTICE)), 'a.ofd');
    expect(texts(extraction)).toEqual(EXPECTED);
    expect(extraction.titleHint).toBe('关于测试的通知');
    expect(extraction.labels).toEqual([
      { label: 'Title', value: '关于测试的通知', origin: 'properties' },
      { label: 'Author', value: '市政务公开办信息员', origin: 'properties' },
      { label: '发文字号', value: '安政办发〔2026〕3号', origin: 'properties' },
    ]);
  });

  it('brings objects in any order into reading order, and parts columns', async () => {
    const line = (text: string, x: number, y: number) => ofdText({ text, x, y, size: 5 });
    const layer = [
      line('第三行', 30, 100),
      line('市财政局', 120, 60),
      line('第一行', 30, 40),
      line('第二行', 30, 60),
    ].join('');
    expect(texts(await extractFile(ofd([layer]), 'a.ofd'))).toEqual(['第一行', '第二行\t市财政局', '第三行']);
  });

  it('understands matrices, distances and several codes in one object', async () => {
    const object =
      '<ofd:TextObject ID="1" Boundary="30 40 100 20" Font="3" Size="10" CTM="0.5 0 0 0.5 0 0"><ofd:TextCode X="0" Y="10" DeltaX="g 2 10 60">公开序单</ofd:TextCode><ofd:TextCode X="0" Y="40">下一行</ofd:TextCode></ofd:TextObject>';
    expect(texts(await extractFile(ofd([object]), 'a.ofd'))).toEqual(['公开序\t单', '下一行']);
  });

  it('reads pictures through the resources', async () => {
    const NS = 'xmlns:ofd="http://www.ofdspec.org/2016"';
    const resources = `<?xml version="1.0"?><ofd:Res ${NS} BaseLoc="Res"><ofd:MultiMedias><ofd:MultiMedia ID="50" Type="Image"><ofd:MediaFile>a.png</ofd:MediaFile></ofd:MultiMedia><ofd:MultiMedia ID="51" Type="Image"><ofd:MediaFile>b.jb2</ofd:MediaFile></ofd:MultiMedia></ofd:MultiMedias></ofd:Res>`;
    const layer = `${ofdText({ text: '关于公开工作的通知', x: 30, y: 40, size: 5 })}<ofd:ImageObject ID="7" ResourceID="50" Boundary="0 0 10 10"/><ofd:ImageObject ID="8" ResourceID="51" Boundary="0 0 10 10"/>`;
    const extraction = await extractFile(
      ofd([layer], {
        'Doc_0/DocumentRes.xml': resources,
        'Doc_0/Res/a.png': PNG,
        'Doc_0/Res/b.jb2': new Uint8Array(9),
      }),
      'a.ofd',
    );
    expect(extraction.blocks.at(-1)).toEqual({ kind: 'image', image: 0, alt: '' });
    expect(extraction.findings).toEqual([{ code: 'image_unsupported', detail: 'Doc_0/Res/b.jb2' }]);
  });

  it('says when it is a scan or encrypted', async () => {
    await expect(
      extractFile(ofd(['<ofd:ImageObject ID="7" ResourceID="50" Boundary="0 0 10 10"/>']), 'a.ofd'),
    ).rejects.toMatchObject({ code: 'no_text_scanned' });
    await expect(extractFile(ofd([''], { 'Encryptions.xml': '<x/>' }), 'a.ofd')).rejects.toMatchObject({
      code: 'file_encrypted',
    });
  });
});
