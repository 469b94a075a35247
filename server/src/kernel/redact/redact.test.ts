import { deflateSync } from 'node:zlib';
import { afterAll, describe, expect, it } from 'vitest';
import type { AppError } from '../errors/index.ts';
import { extractFile } from '../extract/index.ts';
import { createRedactor, findWords, type Mark } from './index.ts';
import { KEPT, line, pdfOf, samples, SECRET, type Sample } from './samples.testing.ts';
import { coverText } from './text.rules.ts';

const redactor = createRedactor();
afterAll(() => redactor.close());

const OPTIONS = {
  ...{ title: 'redacted', producedAt: '2026-01-01T00:00:00Z' },
  ...{ pageWithoutText: 'page {n}', covered: 'covered {label}' },
};
const codeOf = (work: Promise<unknown>) =>
  work.then(
    () => 'done',
    (error: AppError) => error.code,
  );
const bare = (text: string) => text.toLowerCase().replace(/\s/g, '');

async function marksOf(sample: Sample): Promise<Mark[]> {
  const read = await redactor.read(sample.bytes);
  return sample.marked.flatMap((words) =>
    findWords(read, words).map(({ page, rects }) => ({ page, rects, label: '[15]' })),
  );
}

async function textOf(bytes: Uint8Array): Promise<string> {
  const { blocks } = await extractFile(bytes, 'x.pdf');
  return bare(blocks.map((block) => ('text' in block ? block.text : '')).join(''));
}

describe('redaction of PDF files', () => {
  // All of them, with the programs of others, in conformance/redaction.ts.
  const names = [
    'kerning',
    'codes of its own',
    'broken over two lines',
    'under a black box',
    'form field',
    'in forms of forms',
  ];
  const carried = ['carried: earlier revision', 'carried: actual text', 'carried: hidden layer', 'carried: attachment'];
  for (const sample of samples().filter(({ name }) => [...names, ...carried].includes(name)))
    it(`leaves nothing: ${sample.name}`, async () => {
      const marks = await marksOf(sample);
      expect(marks.length).toBeGreaterThanOrEqual(sample.marked.length);
      const { bytes, under } = await redactor.rebuild(sample.bytes, marks, OPTIONS);
      const text = await textOf(bytes);
      for (const secret of sample.secrets) {
        expect(text).not.toContain(bare(secret));
        expect(Buffer.from(bytes).toString('latin1')).not.toContain(secret);
      }
      for (const word of sample.kept) expect(text).toContain(bare(word));
      for (const [at, words] of under.entries()) expect(bare(words)).toContain(bare(sample.marked[at] ?? ''));
    });

  it('gives the same bytes for the same marks, with the label on the bar', async () => {
    const bytes = pdfOf([{ content: line(`${SECRET} ${KEPT}`) }]);
    const marks = findWords(await redactor.read(bytes), SECRET).map((one) => ({ ...one, label: '[15]' }));
    const [first, second] = [
      await redactor.rebuild(bytes, marks, OPTIONS),
      await redactor.rebuild(bytes, marks, OPTIONS),
    ];
    expect(Buffer.from(first.bytes).equals(Buffer.from(second.bytes))).toBe(true);
    expect(await textOf(first.bytes)).toContain(`[15]${KEPT}`);
  });

  it('says where words that were covered can still be read', async () => {
    const bytes = pdfOf([{ content: line(SECRET) }, { content: line(`${KEPT} ${SECRET}`) }]);
    const [first] = findWords(await redactor.read(bytes), SECRET);
    const { remains, pages } = await redactor.rebuild(
      bytes,
      [{ page: 1, rects: first?.rects ?? [], label: '' }],
      OPTIONS,
    );
    expect(pages).toBe(2);
    expect(remains).toEqual([{ mark: 0, page: 2 }]);
  });

  it('tells of text that nobody sees, and finds words with other widths, cases and spaces', async () => {
    const read = await redactor.read(pdfOf([{ content: `${line('The  HARBOUR Office')} 1 g ${line('white', 600)}` }]));
    expect(read.pages[0]?.hidden).toBe(5);
    expect(findWords(read, 'ｈａｒｂｏｕｒ office')).toMatchObject([
      { page: 1, text: 'HARBOUR Office', before: 'The ' },
    ]);
    expect(findWords(read, ' ')).toEqual([]);
  });

  it('draws a page as a picture', async () => {
    const png = Buffer.from(await redactor.draw(pdfOf([{ content: line(KEPT), more: '/Rotate 90' }]), 1, 421));
    expect(png.subarray(1, 4).toString()).toBe('PNG');
    expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([421, 297]);
  });

  it('refuses marks that cover nothing', async () => {
    const bytes = pdfOf([{ content: line(KEPT) }]);
    const at = (page: number, x: number, width: number, label = ''): Mark => ({
      ...{ page, label },
      rects: [{ x, y: 10, width, height: 10 }],
    });
    for (const mark of [
      at(1, 10, 0),
      at(1, 700, 50),
      at(1, -60, 50),
      at(1, 10, 10, '第十五条'),
      { ...at(1, 1, 1), rects: [] },
    ])
      expect(await codeOf(redactor.rebuild(bytes, [mark], OPTIONS))).toBe('redact.bad_mark');
    expect(await codeOf(redactor.rebuild(bytes, [at(2, 10, 10)], OPTIONS))).toBe('redact.no_such_page');
    expect(await codeOf(redactor.draw(bytes, 3, 100))).toBe('redact.no_such_page');
  });

  it('refuses files that are none, locked, or made to hurt, and goes on', async () => {
    const small = createRedactor({ limits: { maxPages: 2, maxBytes: 300_000, maxEngineBytes: 128 << 20 } });
    const page = { content: line(KEPT) };
    expect(await codeOf(small.read(Buffer.from('%PDF-1.7\nnothing')))).toBe('redact.not_pdf');
    expect(await codeOf(small.read(new Uint8Array(0)))).toBe('redact.not_pdf');
    expect(await codeOf(small.read(pdfOf([page, page, page])))).toBe('redact.too_large');
    expect(await codeOf(small.read(new Uint8Array(300_001)))).toBe('redact.too_large');
    const side = 20_000;
    const bomb = pdfOf([{ content: 'q 595 0 0 842 0 0 cm /I Do Q', resources: '/XObject << /I 99 0 R >>' }]);
    const image = deflateSync(Buffer.alloc(side * side * 0.5), { level: 1 });
    const text = Buffer.from(bomb).toString('latin1').replace('/I 99 0 R', '/I 5 0 R ');
    // Dimensions that unpack to more than the engine may have.
    const hostile = Buffer.from(
      text.replace(
        /trailer\n/,
        `5 0 obj\n<< /Type /XObject /Subtype /Image /Width ${side} /Height ${side} /BitsPerComponent 8 /ColorSpace /DeviceRGB ` +
          `/Filter /FlateDecode /Length ${Math.min(image.length, 200_000)} >>\nstream\n${image.subarray(0, 200_000).toString('latin1')}\nendstream\nendobj\ntrailer\n`,
      ),
      'latin1',
    );
    expect(['done', 'redact.too_heavy', 'redact.not_pdf']).toContain(await codeOf(small.draw(hostile, 1, 1000)));
    const slow = createRedactor({ lookMs: 1 });
    expect(await codeOf(slow.read(pdfOf(Array.from({ length: 300 }, () => page))))).toBe('redact.too_heavy');
    await slow.close();
    expect((await small.read(pdfOf([page]))).pages).toHaveLength(1);
    await small.close();
  }, 60_000);
});

describe('redaction of texts', () => {
  const mark = (from: number, to: number, label = '第十五条') => ({ from, to, label });

  it('puts a bar of one length in place of each stretch', () => {
    expect(coverText('张三，电话139', [mark(0, 2), mark(5, 8, '')])).toBe('█████［第十五条］，电话█████');
    expect(coverText('欧阳娜娜到', [mark(0, 4)])).toBe('█████［第十五条］到');
  });
  it('joins stretches that touch, in any order, and keeps to the text', () => {
    expect(coverText('abcdef', [mark(3, 5, 'b'), mark(1, 4, 'a')])).toBe('a█████［a、b］f');
    expect(coverText('abc', [mark(-5, 1, ''), mark(2, 99, ''), mark(1, 1, '')])).toBe('█████b█████');
  });
  it('never leaves half a character, nor signs that nobody sees', () => {
    const name = '𠮷田';
    expect(coverText(`${name}来`, [mark(1, 3, '')])).toBe('█████来');
    expect(coverText('a\u200bb\u{e0041}\u202ec\n', [])).toBe('abc\n');
  });
});
