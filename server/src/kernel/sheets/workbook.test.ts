import { describe, expect, it } from 'vitest';
import { extractFile } from '../extract/index.ts';
import { writeWorkbook } from './workbook.ts';

const rowsOf = async (bytes: Uint8Array) => {
  const { blocks } = await extractFile(bytes, '表.xlsx');
  return blocks.flatMap((block) => (block.kind === 'table' ? [block] : []));
};

describe('a workbook', () => {
  it('is read back as it was written, with merged cells, numbers and every character', async () => {
    const bytes = writeWorkbook([
      {
        name: '义务教育/领域?',
        rows: [
          [{ value: '公开事项', header: true, colSpan: 2 }, null, { value: '序', header: true, rowSpan: 2 }],
          [{ value: '一级', header: true }, { value: '二级', header: true }, null],
          [{ value: '=1+1 <&> "引号" \u0001𠮷' }, { value: '多行\n文字' }, { value: 12 }],
        ],
      },
      { name: '二', rows: [[{ value: '甲' }, { value: '乙' }]] },
    ]);
    const [first, second] = await rowsOf(bytes);
    expect(first?.rows[0]?.[0]).toMatchObject({ text: '公开事项', colSpan: 2 });
    expect(first?.rows.at(-1)?.map(({ text }) => text)).toEqual(['=1+1 <&> "引号" 𠮷', '多行\n文字', '12']);
    expect(second?.rows[0]?.map(({ text }) => text)).toEqual(['甲', '乙']);
  });

  it('has the same bytes for the same tables, and more than 26 columns', async () => {
    const sheet = { name: '宽', rows: [Array.from({ length: 60 }, (_, i) => ({ value: `列${i}` }))] };
    expect(Buffer.from(writeWorkbook([sheet])).equals(Buffer.from(writeWorkbook([sheet])))).toBe(true);
    expect((await rowsOf(writeWorkbook([sheet])))[0]?.rows[0]).toHaveLength(60);
    expect(() => writeWorkbook([])).toThrow(RangeError);
  });
});
