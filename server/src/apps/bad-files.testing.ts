import { closeSync, mkdirSync, openSync, symlinkSync, truncateSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { docx, docxFiles, p, pdf, stream, zip } from '../kernel/extract/testing/office-files.ts';

/** Files that people really bring along and that cannot go in, each with what they must be told. */
export interface BadFile {
  name: string;
  bytes: Uint8Array | string;
  /** Bytes up to which the file is made longer without being written (a sparse file). */
  size?: number;
  code: string;
  zh: RegExp;
  en: RegExp;
}

/** A plain notice; `n` makes its title, number and text its own. */
export const noticeText = (n: number | string) =>
  `安澜市财政局关于做好第${n}项工作的通知\n安财〔2026〕${n}号\n\n各县区财政局：\n　　第${n}项工作安排如下。\n　　一、加强管理。5月底前完成。（市财政局牵头，市教育局负责）\n\n安澜市财政局\n2026年3月2日\n`;

const MEGABYTE = 1024 * 1024;
const noise = (length: number) => Uint8Array.from({ length }, (_, i) => (i * 7919 + (i >> 3) * 31) % 256);
const lines = (text: string) =>
  text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line, i) => ({ text: line, x: 60, y: 60 + i * 30, size: 16 }));

/** Two pages that are one picture each, as a scanner writes them. */
const scan = () =>
  pdf([[], []], {
    resources: '/XObject << /Im1 11 0 R >>',
    content: 'q 595 0 0 842 0 0 cm /Im1 Do Q\n',
    extraObjects: [
      stream('\u00c8'.repeat(64)).replace(
        '<< ',
        '<< /Type /XObject /Subtype /Image /Width 8 /Height 8 /ColorSpace /DeviceGray /BitsPerComponent 8 ',
      ),
    ],
  });

const encrypted = () =>
  pdf([lines(noticeText(1))], {
    trailer: `/Encrypt << /Filter /Standard /V 2 /R 3 /Length 128 /P -44 /O <${'1f'.repeat(32)}> /U <${'2e'.repeat(32)}> >> /ID [<aabb><aabb>]`,
  });

export const badFiles = (): BadFile[] => [
  { name: '空文件.txt', bytes: '', code: 'file_empty', zh: /空的（0 字节）.*换一个/, en: /empty.*Choose another/ },
  { name: '空文件.docx', bytes: '', code: 'file_empty', zh: /空的/, en: /empty/ },
  {
    name: '二百兆.pdf',
    bytes: '%PDF-1.7\n',
    size: 200 * MEGABYTE,
    code: 'file_too_large',
    zh: /太大（200 MB），上限是 100 MB。请拆分/,
    en: /too large \(200 MB\); the limit is 100 MB. Split/,
  },
  {
    name: '压缩炸弹.docx',
    bytes: zip({ ...docxFiles({ body: p('通知') }), 'word/document.xml': new Uint8Array(300 * MEGABYTE) }),
    code: 'archive_too_large',
    zh: /解压后过大.*另存/,
    en: /unpacks to far more.*save it anew/,
  },
  { name: '加密.pdf', bytes: encrypted(), code: 'file_encrypted', zh: /密码.*取消密码/, en: /password.*Remove/ },
  { name: '扫描件.pdf', bytes: scan(), code: 'no_text_scanned', zh: /扫描件.*文字识别/, en: /scan.*OCR/ },
  {
    name: '乱码.txt',
    bytes: noise(4000),
    code: 'format_unknown',
    zh: /认不出这种文件（txt）.*另存/,
    en: /not known.*save it anew/,
  },
  {
    name: '截断.docx',
    bytes: docx({ body: p(noticeText(2)) }).slice(0, 400),
    code: 'file_damaged',
    zh: /已损坏.*另存/,
    en: /damaged.*save it anew/,
  },
  {
    name: '越界.docx',
    bytes: zip({ ...docxFiles({ body: p(noticeText(3)) }), '../../../etc/passwd': 'x' }),
    code: 'archive_unsafe_path',
    zh: /指向外部的路径（\.\.\/\.\.\/\.\.\/etc\/passwd）.*来源/,
    en: /leads outside.*comes from/,
  },
  {
    name: '无标题.txt',
    bytes: '。。。\n',
    code: 'documents.title_missing',
    zh: /没有认出标题.*补填/,
    en: /No title.*fill it in/,
  },
  {
    name: '表格.xls.pdf',
    bytes: zip({ 'a.txt': 'x' }),
    code: 'format_unknown',
    zh: /认不出.*zip/,
    en: /\(zip\) is not known/,
  },
];

/** Good files beside the bad ones: one with an ending of another format, one with a few broken bytes, one of control characters. */
export const goodFiles = (): { name: string; bytes: Uint8Array | string }[] => [
  { name: '其实是PDF.docx', bytes: pdf([lines(noticeText(901))]) },
  {
    name: '局部乱码.txt',
    bytes: Buffer.concat([Buffer.from(noticeText(902).repeat(1)), Buffer.from([0xff, 0xfe]), Buffer.from('。\n')]),
  },
  { name: '控制字符.txt', bytes: noticeText(903).replace('安排', '安\u0000\u0001\u001b[31m排') },
  { name: '断字.txt', bytes: Buffer.from(`\ufeff${noticeText(904).replace('安排', '安\ud800排')}`, 'utf16le') },
];

/** Writes files into a folder, with links that lead out of it and around in it. */
export function writeFiles(
  folder: string,
  files: readonly { name: string; bytes: Uint8Array | string; size?: number }[],
): void {
  mkdirSync(folder, { recursive: true });
  for (const { name, bytes, size } of files) {
    const path = join(folder, name);
    const file = openSync(path, 'w');
    writeSync(file, Buffer.from(bytes));
    closeSync(file);
    if (size) truncateSync(path, size);
  }
  symlinkSync('/etc/passwd', join(folder, '系统文件.txt'));
  symlinkSync('..', join(folder, '上级'));
  writeFileSync(join(folder, '.隐藏.txt'), noticeText(999));
}
