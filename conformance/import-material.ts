/** Notices for checks of the import: any number, each different, in the formats and with the parts that real ones have. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { crc32, deflateSync } from 'node:zlib';
import { docx, p, relation } from '../server/src/kernel/extract/testing/office-files.ts';

export interface Notice {
  file: string;
  title: string;
  number: string;
  images: number;
  tasks: number;
}

const SUBJECTS = [
  '老旧小区改造',
  '秋季农产品质量抽检',
  '学校食堂明厨亮灶',
  '道路积水点整治',
  '乡镇卫生院建设',
  '企业开办全程网办',
];
const DIGITS = '甲乙丙丁戊己庚辛壬癸';

/** Writes `count` notices below `folder`, in subfolders of 100, and says what is in them. The same arguments always write the same bytes. */
export function writeNotices(folder: string, count: number): Notice[] {
  return Array.from({ length: count }, (_, i) => {
    const n = i + 1;
    const own = [...String(n).padStart(5, '0')].map((digit) => DIGITS[Number(digit)]).join('');
    const title = `安澜市发展和改革委员会关于做好${SUBJECTS[i % SUBJECTS.length]}第${n}项工作的通知`;
    const number = `安发改〔${2020 + (n % 6)}〕${n}号`;
    const tasks = n % 4;
    const lines = [
      `${own}工程的有关事项已经确定，现就落实工作通知如下。`,
      ...Array.from({ length: tasks }, (_, t) => {
        const head = ['一', '二', '三'][t];
        return `${head}、推进${own}工程第${t + 1}阶段。${1 + ((n + t) % 11)}月底前完成不少于${n + t}处。（市财政局牵头，市教育局、市交通运输局负责）`;
      }),
    ];
    // One picture in seven notices is the same seal, one in nine is its own.
    const pictures = [...(n % 7 === 0 ? [picture(0)] : []), ...(n % 9 === 0 ? [picture(n)] : [])];
    const parts = {
      title,
      number,
      lines,
      pictures,
      signed: '安澜市发展和改革委员会',
      on: `${2020 + (n % 6)}年${1 + (n % 12)}月${1 + (n % 28)}日`,
    };
    const [ending, bytes, images] = formats[n % 10]?.(parts) ?? text(parts);
    const sub = String(Math.floor(i / 100)).padStart(3, '0');
    mkdirSync(join(folder, sub), { recursive: true });
    const file = join(folder, sub, `${String(n).padStart(5, '0')}.${ending}`);
    writeFileSync(file, bytes);
    return { file, title, number, images, tasks };
  });
}

interface Parts {
  title: string;
  number: string;
  lines: string[];
  pictures: Uint8Array[];
  signed: string;
  on: string;
}
type Written = [ending: string, bytes: Uint8Array | string, images: number];

const text = ({ title, number, lines, signed, on }: Parts): Written => [
  'txt',
  `${title}\n${number}\n\n各县区发展和改革局：\n　　${lines.join('\n　　')}\n\n${signed}\n${on}\n`,
  0,
];

const html = ({ title, number, lines, pictures, signed, on }: Parts): Written => [
  'html',
  `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>${title}</title></head><body>
<div class="nav"><a href="/">首页</a> &gt; <a href="/zc">政策</a></div>
<h1>${title}</h1><div class="article-content"><p align="center">${number}</p><p>各县区发展和改革局：</p>
${lines.map((line) => `<p>　　${line}</p>`).join('\n')}
${pictures.map((bytes) => `<p><img alt="附图" src="data:image/png;base64,${Buffer.from(bytes).toString('base64')}"></p>`).join('\n')}
<p align="right">${signed}</p><p align="right">${on}</p></div><div class="footer">版权所有</div></body></html>`,
  pictures.length,
];

const word = ({ title, number, lines, pictures, signed, on }: Parts): Written => {
  const drawing = (id: string) =>
    `<w:p><w:r><w:drawing><wp:inline><wp:docPr id="1" name="x" descr="附图"/><a:graphic><a:graphicData><pic:pic><pic:blipFill><a:blip r:embed="${id}"/></pic:blipFill></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>`;
  const body = [title, number, '各县区发展和改革局：', ...lines].map((line) => p(line)).join('');
  const images = pictures.map((bytes, i) => [`word/media/image${i}.png`, bytes] as const);
  const bytes = docx({
    body: `${body}${images.map((_, i) => drawing(`p${i}`)).join('')}${p(signed)}${p(on)}`,
    relations: images.map(([name], i) => relation(`p${i}`, 'image', name.slice(5))).join(''),
    files: Object.fromEntries(images),
  });
  return ['docx', bytes, pictures.length];
};

const markdown = ({ title, number, lines, signed, on }: Parts): Written => [
  'md',
  `# ${title}\n\n${number}\n\n各县区发展和改革局：\n\n${lines.join('\n\n')}\n\n${signed}\n\n${on}\n`,
  0,
];

const formats = [html, html, html, html, html, text, text, text, markdown, word];

/** A PNG of 24 × 24 points whose colours follow from the number. */
function picture(n: number): Uint8Array {
  const size = 24;
  const rows = Buffer.alloc(size * (size * 3 + 1));
  for (let y = 0; y < size; y++)
    for (let x = 0; x < size; x++) rows.set([(n * 7) & 255, (n >> 8) & 255, x * y], y * (size * 3 + 1) + 1 + x * 3);
  const header = Buffer.alloc(13);
  header.writeUInt32BE(size, 0);
  header.writeUInt32BE(size, 4);
  header.set([8, 2, 0, 0, 0], 8);
  const part = (type: string, data: Buffer) => {
    const named = Buffer.concat([Buffer.from(type, 'latin1'), data]);
    const frame = Buffer.alloc(8);
    frame.writeUInt32BE(data.length, 0);
    frame.writeUInt32BE(crc32(named), 4);
    return Buffer.concat([frame.subarray(0, 4), named, frame.subarray(4)]);
  };
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    part('IHDR', header),
    part('IDAT', deflateSync(rows)),
    part('IEND', Buffer.alloc(0)),
  ]);
}
