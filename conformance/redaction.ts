/**
 * Redacts files that keep secrets in many ways, then takes them apart with other people's programs: `node conformance/redaction.ts [--keep FOLDER] [--only PART-OF-NAME]`.
 * pdftotext (poppler) and mutool (MuPDF) must find none of the secret, all that was to stay, and poppler must draw the bars black all over.
 * Every stream is unpacked and searched too. Prints one line a file and exits with 1 when one fails.
 */
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inflateSync } from 'node:zlib';
import { createPrinter } from '../server/src/kernel/print/index.ts';
import { createRedactor, findWords, type Mark } from '../server/src/kernel/redact/index.ts';
import {
  KEPT,
  line,
  pdfOf,
  samples,
  scanOf,
  SECRET,
  SECRET_ZH,
  type Sample,
} from '../server/src/kernel/redact/samples.testing.ts';

const keep = process.argv.includes('--keep') ? process.argv[process.argv.indexOf('--keep') + 1] : undefined;
const folder = keep ?? mkdtempSync(join(tmpdir(), 'redaction-'));
mkdirSync(folder, { recursive: true });
const run = (program: string, ...args: string[]): string =>
  execFileSync(program, args, { encoding: 'utf8', maxBuffer: 1 << 28, stdio: ['ignore', 'pipe', 'ignore'] });
const hasMutool = has('mutool', '-v');
if (!has('pdftotext', '-v')) throw new Error('pdftotext is needed (poppler-utils)');

function has(program: string, ...args: string[]): boolean {
  try {
    execFileSync(program, args, { stdio: 'ignore' });
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code !== 'ENOENT';
  }
}

/** Official documents in Chinese with subset fonts, as the program prints them. */
async function printed(): Promise<Sample[]> {
  const printer = createPrinter();
  const id = '11010519491231002X';
  const text = `${SECRET_ZH}（身份证号${id}）向本机关申请${KEPT}，电话13987654321，收到。`;
  const documents = [
    { title: '关于申请的答复', blocks: [{ kind: 'paragraph' as const, text }] },
    {
      title: `关于${SECRET_ZH}的答复`,
      redHead: '安澜市人民政府文件',
      documentNumber: '安政〔2026〕1号',
      author: SECRET_ZH,
      blocks: [{ kind: 'paragraph' as const, text: text.repeat(30) }],
    },
    {
      title: '名单',
      blocks: [
        { kind: 'heading' as const, level: 1, text: '一、名单' },
        {
          kind: 'table' as const,
          rows: [
            ['姓名', '号码', '说明'],
            [SECRET_ZH, id, KEPT],
            ['其他人', '—', '安澜'],
          ].map((row) => row.map((cell) => ({ text: cell }))),
        },
      ],
    },
    {
      title: '关于印发办法的通知',
      keywords: SECRET_ZH,
      subject: id,
      blocks: [
        { kind: 'paragraph' as const, text: `第一条 ${text}`, lead: 3 },
        { kind: 'attachment' as const, label: '附件1', title: `${SECRET_ZH}材料` },
        { kind: 'paragraph' as const, text },
      ],
    },
  ];
  const made: Sample[] = [];
  for (const [at, document] of documents.entries()) {
    const { bytes } = await printer.print('pdf', { ...document, producedAt: '2026-01-01T00:00:00Z' });
    made.push({ name: `printed ${at + 1}`, bytes, secrets: [SECRET_ZH, id], marked: [SECRET_ZH, id], kept: [KEPT] });
  }
  await printer.close();
  return made;
}

/** Pictures of pages, made by poppler from a file with text. */
function scanned(): Sample[] {
  const source = join(folder, 'scan-source.pdf');
  writeFileSync(source, pdfOf([{ content: `${line(`The ${KEPT} file`)} ${line(SECRET, 600, 'B', 20)}` }]));
  const grey = (dpi: number) => {
    run('pdftoppm', '-gray', '-r', String(dpi), '-singlefile', source, join(folder, 'scan'));
    return readPgm(readFileSync(join(folder, 'scan.pgm')));
  };
  const place = { page: 1, rect: [68, 222, 180, 32] as [number, number, number, number] };
  const recognised = `BT 3 Tr /H 14 Tf 72 700 Td (The ${KEPT} file) Tj ET BT 3 Tr /H 20 Tf 72 600 Td (${SECRET}) Tj ET`;
  const noisy = grey(200);
  for (let at = 0; at < noisy.grey.length; at += 1)
    noisy.grey[at] = Math.max(0, (noisy.grey[at] ?? 0) - ((at * 7919) % 41));
  const common = { secrets: [SECRET], marked: [], places: [place] };
  return [
    { ...common, name: 'scan', kept: [], bytes: scanOf(grey(150), '') },
    { ...common, name: 'scan with noise', kept: [], bytes: scanOf(noisy, '') },
    {
      ...common,
      name: 'scan with recognised text, marked by hand',
      kept: [KEPT],
      bytes: scanOf(grey(150), recognised),
    },
    {
      ...common,
      name: 'scan with recognised text, marked by words',
      places: [],
      marked: [SECRET],
      kept: [KEPT],
      bytes: scanOf(grey(150), recognised),
    },
  ];
}

function readPgm(bytes: Buffer): { width: number; height: number; grey: Uint8Array } {
  const head = /^P5\s+(\d+)\s+(\d+)\s+255\s/.exec(bytes.toString('latin1', 0, 64));
  if (!head) throw new Error('no PGM');
  return { width: Number(head[1]), height: Number(head[2]), grey: new Uint8Array(bytes.subarray(head[0].length)) };
}

const bare = (text: string) => text.normalize('NFKC').toLowerCase().replace(/\s/gu, '');

/** Everything in a file as it is and unpacked, in the encodings that PDF text may have. */
function everyByte(bytes: Uint8Array): string[] {
  const file = Buffer.from(bytes);
  const raw = file.toString('latin1');
  const parts = [raw];
  for (const found of raw.matchAll(/stream\r?\n/g)) {
    const from = found.index + found[0].length;
    try {
      parts.push(inflateSync(file.subarray(from)).toString('latin1'));
    } catch {
      // not packed this way: it is in the raw text
    }
  }
  return parts;
}

const encodings = (secret: string): string[] => {
  const wide = Buffer.from(secret, 'utf16le').swap16();
  const forms = [Buffer.from(secret, 'utf8'), wide, Buffer.from(secret, 'utf16le')].map((bytes) =>
    bytes.toString('latin1'),
  );
  return [
    ...forms,
    wide.toString('hex'),
    wide.toString('hex').toUpperCase(),
    Buffer.from(secret, 'latin1').toString('hex'),
  ];
};

/** What is wrong with a redacted file; empty when nothing is. */
function faultsOf(sample: Sample, out: Uint8Array, marks: readonly Mark[], path: string): string[] {
  writeFileSync(path, out);
  const faults: string[] = [];
  const texts: [string, string][] = [
    ['pdftotext', run('pdftotext', '-raw', path, '-')],
    ['pdftotext -layout', run('pdftotext', '-layout', path, '-')],
  ];
  if (hasMutool) {
    texts.push(['mutool', run('mutool', 'draw', '-F', 'txt', path)]);
    const all = run('mutool', 'draw', '-F', 'trace', path);
    texts.push(['mutool trace', [...all.matchAll(/unicode="([^"]*)"/g)].map((found) => found[1]).join('')]);
  }
  for (const [program, text] of texts) {
    for (const secret of sample.secrets)
      if (bare(text).includes(bare(secret))) faults.push(`${program} finds ${secret}`);
    if (!program.includes('trace'))
      for (const word of sample.kept) if (!bare(text).includes(bare(word))) faults.push(`${program} has lost ${word}`);
  }
  const parts = everyByte(out);
  for (const secret of sample.secrets)
    if (encodings(secret).some((form) => parts.some((part) => part.includes(form))))
      faults.push(`${secret} is in the bytes`);
  for (const name of [
    '/Annots',
    '/AcroForm',
    '/JavaScript',
    '/JS',
    '/EmbeddedFile',
    '/Metadata',
    '/Outlines',
    '/OCProperties',
    '/Thumb',
    '/PieceInfo',
    '/Prev',
    '/Names',
    '/AA',
    '/OpenAction',
  ])
    if (parts.some((part) => part.includes(`${name} `))) faults.push(`has ${name}`);
  run('pdftoppm', '-gray', '-r', '144', path, join(folder, 'page'));
  const pages = readdirSync(folder)
    .filter((name) => /^page-\d+\.pgm$/.test(name))
    .sort();
  for (const { page, rects } of marks) {
    const picture = readPgm(readFileSync(join(folder, pages[page - 1] ?? '')));
    for (const rect of rects) if (!isBlack(picture, rect)) faults.push(`page ${page}: a bar is not black`);
  }
  for (const name of pages) rmSync(join(folder, name));
  return faults;
}

function isBlack({ width, height, grey }: ReturnType<typeof readPgm>, rect: Mark['rects'][number]): boolean {
  for (let y = Math.max(0, Math.ceil(rect.y * 2) + 1); y < Math.min(height, (rect.y + rect.height) * 2 - 1); y += 1)
    for (let x = Math.max(0, Math.ceil(rect.x * 2) + 1); x < Math.min(width, (rect.x + rect.width) * 2 - 1); x += 1)
      if ((grey[y * width + x] ?? 0) > 100) return false;
  return true;
}

const only = process.argv.includes('--only') ? (process.argv[process.argv.indexOf('--only') + 1] ?? '') : '';
const all = [...samples(), ...(await printed()), ...scanned()].filter(({ name }) => name.includes(only));
const redactor = createRedactor();
let bad = 0;
for (const [at, sample] of all.entries()) {
  const faults: string[] = [];
  try {
    const read = await redactor.read(sample.bytes);
    const found = sample.marked.flatMap((words) => {
      const places = findWords(read, words);
      if (places.length === 0) faults.push(`cannot find ${words} to mark it`);
      return places;
    });
    const marks: Mark[] = [
      ...found.map(({ page, rects }) => ({ page, rects, label: '' })),
      ...(sample.places ?? []).map(({ page, rect: [x, y, width, height] }) => ({
        page,
        rects: [{ x, y, width, height }],
        label: '',
      })),
    ];
    const { bytes } = await redactor.rebuild(sample.bytes, marks, {
      ...{
        title: 'redacted',
        producedAt: '2026-01-01T00:00:00Z',
        pageWithoutText: 'page {n}',
        covered: 'covered {label}',
      },
    });
    faults.push(...faultsOf(sample, bytes, marks, join(folder, `${at + 1}.pdf`)));
  } catch (error) {
    faults.push(String(error));
  }
  if (faults.length > 0) bad += 1;
  console.log(
    `${faults.length > 0 ? 'BAD' : 'ok '} ${sample.name}${faults.map((fault) => `\n      ${fault}`).join('')}`,
  );
}
await redactor.close();
if (!keep) rmSync(folder, { recursive: true, force: true });
console.log(
  `${all.length} files, ${bad} bad${hasMutool ? '' : '; mutool is not installed: apt-get install mupdf-tools'}`,
);
process.exitCode = bad > 0 ? 1 : 0;
