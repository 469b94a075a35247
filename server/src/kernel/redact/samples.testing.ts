import { createPdfFile, show, textString, type PdfFile, type Ref } from '../print/pdf/index.ts';
import { toUnicode } from '../print/pdf/index.ts';

/** PDF files made by hand, each keeping its secret words in another way. */

export const SECRET = 'Marlowe-7788';
export const SECRET_ZH = '欧阳测试';
export const KEPT = 'harbour';

export interface Sample {
  name: string;
  bytes: Uint8Array;
  /** What must not be found in the rebuilt file. */
  secrets: readonly string[];
  /** Words that can be marked by searching; the others are nowhere to be seen and must go by themselves. */
  marked: readonly string[];
  /** Words that stay and can be read from the text layer. */
  kept: readonly string[];
  /** Places to mark where there is no text: page, and rectangle in points from the upper left. */
  places?: readonly { page: number; rect: [number, number, number, number] }[];
}

export interface Sheet {
  content: string;
  /** Entries of /Resources beside the fonts. */
  resources?: string;
  /** Other entries of the page. */
  more?: string;
  box?: string;
}

const FONTS = {
  H: '/Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding',
  B: '/Type /Font /Subtype /Type1 /BaseFont /Helvetica-Bold /Encoding /WinAnsiEncoding',
  R: '/Type /Font /Subtype /Type1 /BaseFont /Times-Roman /Encoding /WinAnsiEncoding',
  C: '/Type /Font /Subtype /Type1 /BaseFont /Courier /Encoding /WinAnsiEncoding',
};

/** A file of sheets; `extend` adds objects and gives entries of the catalogue, `info` entries of the properties. */
export function pdfOf(
  sheets: readonly Sheet[],
  {
    extend = () => '',
    info = '/Producer (samples)',
    fonts = {},
  }: { extend?: (file: PdfFile, pages: readonly Ref[]) => string; info?: string; fonts?: Record<string, string> } = {},
): Uint8Array {
  const file = createPdfFile();
  const tree = file.reserve();
  const all = Object.entries({ ...FONTS, ...fonts }).map(
    ([name, body]) => `/${name} ${show(file.write(body.startsWith('<<') ? body : `<< ${body} >>`))}`,
  );
  const pages = sheets.map(({ content, resources = '', more = '', box = '0 0 595 842' }) => {
    const stream = file.stream('', Buffer.from(content, 'latin1'));
    return file.write(
      `<< /Type /Page /Parent ${show(tree)} /MediaBox [${box}] /Contents ${show(stream)} ` +
        `/Resources << /Font << ${all.join(' ')} >> ${resources} >> ${more} >>`,
    );
  });
  file.write(`<< /Type /Pages /Kids [${pages.map(show).join(' ')}] /Count ${pages.length} >>`, tree);
  const entries = extend(file, pages);
  const root = file.write(`<< /Type /Catalog /Pages ${show(tree)} ${entries} >>`);
  return file.finish(root, file.write(`<< ${info} >>`));
}

export const line = (words: string, y = 700, font = 'H', size = 14): string =>
  `BT /${font} ${size} Tf 72 ${y} Td (${words.replace(/[\\()]/g, '\\$&')}) Tj ET`;
const body = line(`The ${KEPT} file names ${SECRET} as the owner.`);
const both = { secrets: [SECRET], marked: [SECRET], kept: [KEPT, 'owner'] };
/** The secret is seen nowhere: it must go although nobody marks it. */
const unseen = { secrets: [SECRET], marked: [], kept: [KEPT] };
const plain = line(`The ${KEPT} file is complete.`);
const hexOf = (text: string) => Buffer.from(text, 'latin1').toString('hex');
const one = (name: string, content: string, more: Partial<Sheet> = {}): Sample => ({
  ...both,
  name,
  bytes: pdfOf([{ content, ...more }]),
});

function textSamples(): Sample[] {
  const words = `The ${KEPT} file names ${SECRET} as the owner.`;
  const split = [...words].map((char) => `(${char}) -20`).join(' ');
  const each = [...words].map((char, at) => `1 0 0 1 ${72 + at * 10} 650 Tm (${char}) Tj`).join(' ');
  const backwards = [...words].map((char, at) => `1 0 0 1 ${72 + at * 10} 650 Tm (${char}) Tj`);
  const octal = [...words].map((char) => `\\${char.charCodeAt(0).toString(8).padStart(3, '0')}`).join('');
  return [
    one('helvetica', body),
    one('helvetica bold', line(words, 700, 'B')),
    one('times', line(words, 700, 'R')),
    one('courier', line(words, 700, 'C', 11)),
    one('kerning', `BT /H 14 Tf 72 700 Td [${split}] TJ ET`),
    one('letter by letter', `BT /C 12 Tf ${each} ET`),
    one('letters out of order', `BT /C 12 Tf ${backwards.toReversed().join(' ')} ET ${line(`${KEPT} owner`, 500)}`),
    one('hexadecimal', `BT /H 14 Tf 72 700 Td <${hexOf(words)}> Tj ET`),
    one('octal', `BT /H 14 Tf 72 700 Td (${octal}) Tj ET`),
    one('spaced out', `BT /H 12 Tf 3 Tc 72 700 Td (${words}) Tj ET`),
    one('narrow', `BT /H 18 Tf 60 Tz 72 700 Td (${words}) Tj ET`),
    one('tiny', line(words, 700, 'H', 4)),
    one('huge', line(`${SECRET} ${KEPT} owner`, 700, 'B', 26)),
    one('slanted', `BT /H 14 Tf 0.966 0.259 -0.259 0.966 90 400 Tm (${words}) Tj ET`),
    one('upright', `BT /H 14 Tf 0 1 -1 0 300 200 Tm (${words}) Tj ET`),
    one('outlined', `BT /B 20 Tf 1 Tr 40 700 Td (${words}) Tj ET`),
    one('white on dark', `0.1 g 60 680 480 50 re f 1 g ${body}`),
    one('twice for bold', `${body} BT /H 14 Tf 72.3 700 Td (${words}) Tj ET`),
    one(
      'broken over two lines',
      `${line(`The ${KEPT} owner is called Marlowe-`)} ${line('7788 and lives there.', 680)}`,
    ),
    one('in two strings', `BT /H 14 Tf 72 700 Td (The ${KEPT} owner Mar) Tj (lowe-) Tj (7788 there) Tj ET`),
  ];
}

function fontSamples(): Sample[] {
  const words = `The ${KEPT} names ${SECRET} owner`;
  const used = [...new Set(words)];
  // Codes that say nothing by themselves: the table alone tells what they mean.
  const code = (char: string) => 33 + used.indexOf(char);
  const names: Record<string, string> = { ' ': 'space', '-': 'hyphen', '7': 'seven', '8': 'eight' };
  const differences = `/Differences [33 ${used.map((char) => `/${names[char] ?? char}`).join(' ')}]`;
  const shifted = [...words].map((char) => code(char).toString(16).padStart(2, '0')).join('');
  const own = `/Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding << /Type /Encoding ${differences} >>`;
  const box = used.map((_, at) => `/g${at} ${at}`).join(' ');
  const ligature =
    '/Type /Font /Subtype /Type1 /BaseFont /Times-Roman /Encoding << /Type /Encoding /Differences [1 /fi /fl] >>';
  const ligatured = `BT /X 14 Tf 72 700 Td (The ${KEPT} of\\001cer ) Tj (Mar\\002owe-7788 owner) Tj ET`;
  return [
    {
      ...both,
      name: 'codes of its own',
      bytes: pdfOf([{ content: `BT /X 14 Tf 72 700 Td <${shifted}> Tj ET` }], { fonts: { X: own } }),
    },
    {
      ...{
        name: 'ligatures',
        secrets: ['Marflowe-7788', 'flowe-7788'],
        marked: ['Marflowe-7788'],
        kept: [KEPT, 'owner'],
      },
      bytes: pdfOf([{ content: ligatured }], { fonts: { X: ligature } }),
    },
    { ...both, name: 'drawn letters', bytes: typeThree(words, used, box) },
    {
      // No font for it is in the file: it is not drawn, and so it is not in the rebuilt file at all.
      ...{ name: 'font not in the file', secrets: [SECRET_ZH], marked: [], kept: [KEPT] },
      bytes: pdfOf(
        [
          {
            content: `${plain} BT /X 14 Tf 72 600 Td <${Buffer.from(SECRET_ZH, 'utf16le').swap16().toString('hex')}> Tj ET`,
          },
        ],
        {
          fonts: {
            X:
              '<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /UniGB-UCS2-H /DescendantFonts [<< /Type /Font /Subtype ' +
              '/CIDFontType0 /BaseFont /STSong-Light /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 2 >> /FontDescriptor << ' +
              '/Type /FontDescriptor /FontName /STSong-Light /Flags 4 /FontBBox [0 -200 1000 900] /ItalicAngle 0 /Ascent 880 /Descent -120 ' +
              '/CapHeight 700 /StemV 80 >> >>] >>',
          },
        },
      ),
    },
  ];
}

/** A font whose letters are drawn by page operators. */
function typeThree(words: string, used: readonly string[], _box: string): Uint8Array {
  const file = createPdfFile();
  const [tree, font] = [file.reserve(), file.reserve()];
  const draw = (at: number) =>
    file.stream(
      '',
      Buffer.from(`700 0 0 0 600 700 d1 ${50 + at * 10} 0 ${120 + at * 9} 700 re f 0 ${at * 20} 600 40 re f`),
    );
  const procs = used.map((char, at) =>
    char === ' ' ? `/g${at} ${show(file.stream('', Buffer.from('700 0 d0')))}` : `/g${at} ${show(draw(at))}`,
  );
  const unicode = file.stream(
    '',
    Buffer.from(
      toUnicode(used)
        .replaceAll(/<00(..)> </g, '<$1> <')
        .replace('<0000> <FFFF>', '<00> <FF>'),
      'latin1',
    ),
  );
  file.write(
    `<< /Type /Font /Subtype /Type3 /FontBBox [0 0 700 700] /FontMatrix [0.001 0 0 0.001 0 0] /FirstChar 1 /LastChar ${used.length} ` +
      `/Widths [${used.map(() => 700).join(' ')}] /CharProcs << ${procs.join(' ')} >> /Resources << >> /ToUnicode ${show(unicode)} ` +
      `/Encoding << /Type /Encoding /Differences [1 ${used.map((_, at) => `/g${at}`).join(' ')}] >> >>`,
    font,
  );
  const codes = [...words].map((char) => (used.indexOf(char) + 1).toString(16).padStart(2, '0')).join('');
  const content = file.stream('', Buffer.from(`BT /T 12 Tf 60 700 Td <${codes}> Tj ET`));
  const page = file.write(
    `<< /Type /Page /Parent ${show(tree)} /MediaBox [0 0 595 842] /Contents ${show(content)} /Resources << /Font << /T ${show(font)} >> >> >>`,
  );
  file.write(`<< /Type /Pages /Kids [${show(page)}] /Count 1 >>`, tree);
  return file.finish(file.write(`<< /Type /Catalog /Pages ${show(tree)} >>`), file.write('<< >>'));
}

function placeSamples(): Sample[] {
  return [
    one('turned by 90', body, { more: '/Rotate 90' }),
    one('turned by 180', body, { more: '/Rotate 180' }),
    one('turned by 270', body, { more: '/Rotate 270' }),
    one('cut to a part', body, { more: '/CropBox [50 400 560 800]' }),
    one('origin elsewhere', body, { box: '-20 -30 700 900' }),
    one('large sheet', `4 0 0 4 0 0 cm ${body}`, { box: '0 0 2384 3370' }),
    one('units of its own', body, { more: '/UserUnit 1.5' }),
    {
      ...{ name: 'many pages', secrets: [SECRET], marked: [SECRET], kept: [KEPT, 'page 1', 'page 12'] },
      bytes: pdfOf(
        Array.from({ length: 12 }, (_, at) => ({
          content: line(`page ${at + 1} ${KEPT} ${at % 3 ? SECRET : ''} owner`),
        })),
      ),
    },
    {
      ...unseen,
      name: 'outside of the page',
      bytes: pdfOf([{ content: `${plain} ${line(SECRET, 900)} ${line(SECRET, -50)}` }]),
    },
    {
      ...unseen,
      name: 'outside of the cut',
      bytes: pdfOf([{ content: `${plain} ${line(SECRET, 100)}`, more: '/CropBox [0 300 595 842]' }]),
    },
    { ...unseen, name: 'white on white', bytes: pdfOf([{ content: `${plain} 1 g ${line(SECRET, 600)}` }]) },
    {
      ...unseen,
      name: 'under a black box',
      bytes: pdfOf([{ content: `${plain} ${line(SECRET, 600)} 0 g 60 590 200 30 re f` }]),
    },
    {
      ...unseen,
      name: 'invisible on nothing',
      bytes: pdfOf([{ content: `${plain} BT 3 Tr /H 14 Tf 72 600 Td (${SECRET}) Tj ET` }]),
    },
    {
      ...unseen,
      name: 'under other words',
      bytes: pdfOf([{ content: `${plain} BT 3 Tr /H 14 Tf 72 600 Td (${SECRET}) Tj ET ${line('Somebodyelse', 600)}` }]),
    },
  ];
}

function carriedSamples(): Sample[] {
  const carried = (
    name: string,
    extend: (file: PdfFile, pages: readonly Ref[]) => string,
    sheet: Partial<Sheet> = {},
  ): Sample => ({
    ...{ ...unseen, name: `carried: ${name}` },
    bytes: pdfOf([{ content: plain, ...sheet }], { extend }),
  });
  const words = textString(SECRET);
  return [
    {
      ...unseen,
      name: 'carried: properties',
      bytes: pdfOf([{ content: plain }], { info: `/Title ${words} /Author ${words} /Keywords (${SECRET})` }),
    },
    carried(
      'xmp',
      (file) =>
        `/Metadata ${show(file.stream('/Type /Metadata /Subtype /XML', Buffer.from(`<x:xmpmeta>${SECRET}</x:xmpmeta>`), { plain: true }))}`,
    ),
    carried('outline', (file) => {
      const [top, item] = [file.reserve(), file.reserve()];
      file.write(`<< /Title ${words} /Parent ${show(top)} >>`, item);
      file.write(`<< /Type /Outlines /First ${show(item)} /Last ${show(item)} /Count 1 >>`, top);
      return `/Outlines ${show(top)}`;
    }),
    carried('attachment', (file) => {
      const data = file.stream('/Type /EmbeddedFile', Buffer.from(`name: ${SECRET}`));
      const spec = file.write(`<< /Type /Filespec /F (${SECRET}.txt) /EF << /F ${show(data)} >> >>`);
      return `/Names << /EmbeddedFiles << /Names [(${SECRET}) ${show(spec)}] >> >>`;
    }),
    carried('script', () => `/OpenAction << /S /JavaScript /JS (app.alert\\('${SECRET}'\\)) >>`),
    carried('thumbnail', () => '', {
      more: `/PieceInfo << /Own << /Private (${SECRET}) >> >> /LastModified (D:20260101)`,
    }),
    carried('note', () => '', {
      more: `/Annots [<< /Type /Annot /Subtype /Text /Rect [400 700 420 720] /Contents ${words} /T ${words} >>]`,
    }),
    carried('link', () => '', {
      more: `/Annots [<< /Type /Annot /Subtype /Link /Rect [72 690 200 720] /A << /S /URI /URI (http://x/${SECRET}) >> >>]`,
    }),
    carried('actual text', () => '', { content: `/Span << /ActualText ${words} >> BDC ${plain} EMC` }),
    carried('hidden layer', (file) => layer(file, 'OFF'), {
      content: `${plain} /OC /L1 BDC ${line(SECRET, 600)} EMC`,
      resources: '/Properties << /L1 << /Type /OCG /Name (x) >> >>',
    }),
    { ...unseen, name: 'carried: earlier revision', bytes: revised() },
    {
      ...unseen,
      name: 'carried: bytes behind the end',
      bytes: Buffer.concat([pdfOf([{ content: plain }]), Buffer.from(`\n% ${SECRET}\n`)]),
    },
    {
      ...unseen,
      name: 'carried: object that nobody names',
      bytes: pdfOf([{ content: plain }], { extend: (file) => (file.stream('', Buffer.from(SECRET)), '') }),
    },
  ];
}

/** A layer that is off when the file is opened. */
function layer(file: PdfFile, state: 'ON' | 'OFF'): string {
  const group = file.write(`<< /Type /OCG /Name ${textString(SECRET)} >>`);
  return `/OCProperties << /OCGs [${show(group)}] /D << /${state} [${show(group)}] /Order [${show(group)}] >> >>`;
}

/** The words stood there, and were replaced in a revision that only adds. */
function revised(): Uint8Array {
  const first = Buffer.from(pdfOf([{ content: body }]));
  const text = first.toString('latin1');
  const found = /\/Contents (\d+) 0 R/.exec(text);
  const start = /startxref\n(\d+)/.exec(text)?.[1] ?? '0';
  const trailer = /trailer\n<< (.*?) \/ID/s.exec(text)?.[1] ?? '';
  const stream = `${found?.[1] ?? '1'} 0 obj\n<< /Length ${plain.length} >>\nstream\n${plain}\nendstream\nendobj\n`;
  const table = first.length + stream.length;
  const entry = `${String(first.length).padStart(10, '0')} 00000 n `;
  return Buffer.concat([
    first,
    Buffer.from(
      `${stream}xref\n${found?.[1] ?? '1'} 1\n${entry}\ntrailer\n<< ${trailer} /Prev ${start} >>\nstartxref\n${table}\n%%EOF\n`,
      'latin1',
    ),
  ]);
}

function drawnSamples(): Sample[] {
  const appearance = (file: PdfFile, words: string, font: Ref) =>
    file.stream(
      `/Type /XObject /Subtype /Form /BBox [0 0 300 30] /Resources << /Font << /H ${show(font)} >> >>`,
      Buffer.from(`BT /H 14 Tf 4 8 Td (${words}) Tj ET`),
    );
  const withAnnotation = (name: string, annotation: (look: Ref) => string): Sample => {
    const file = createPdfFile();
    const [tree, root] = [file.reserve(), file.reserve()];
    const font = file.write(`<< ${FONTS.H} >>`);
    const content = file.stream('', Buffer.from(line(`The ${KEPT} belongs to its owner:`)));
    const field = file.write(annotation(appearance(file, `by ${SECRET} only`, font)));
    const page = file.write(
      `<< /Type /Page /Parent ${show(tree)} /MediaBox [0 0 595 842] /Contents ${show(content)} /Annots [${show(field)}] ` +
        `/Resources << /Font << /H ${show(font)} >> >> >>`,
    );
    file.write(`<< /Type /Pages /Kids [${show(page)}] /Count 1 >>`, tree);
    file.write(
      `<< /Type /Catalog /Pages ${show(tree)} /AcroForm << /Fields [${show(field)}] /DA (/H 0 Tf 0 g) >> >>`,
      root,
    );
    return { ...both, name, kept: [KEPT, 'only'], bytes: file.finish(root, file.write('<< >>')) };
  };
  const form = (name: string, levels: number): Sample => ({
    ...both,
    name,
    bytes: inForms(levels),
  });
  return [
    withAnnotation(
      'form field',
      (look) =>
        `<< /Type /Annot /Subtype /Widget /FT /Tx /T (owner) /V (by ${SECRET} only) /F 4 /Rect [72 600 372 630] /AP << /N ${show(look)} >> >>`,
    ),
    withAnnotation(
      'written note',
      (look) =>
        `<< /Type /Annot /Subtype /FreeText /Contents (by ${SECRET} only) /DA (/H 14 Tf) /F 4 /Rect [72 600 372 630] /AP << /N ${show(look)} >> >>`,
    ),
    form('in a form', 1),
    form('in forms of forms', 4),
  ];
}

function inForms(levels: number): Uint8Array {
  const file = createPdfFile();
  const tree = file.reserve();
  const font = file.write(`<< ${FONTS.H} >>`);
  let inner = file.stream(
    `/Type /XObject /Subtype /Form /BBox [0 0 595 842] /Resources << /Font << /H ${show(font)} >> >>`,
    Buffer.from(body),
  );
  for (let level = 1; level < levels; level += 1)
    inner = file.stream(
      `/Type /XObject /Subtype /Form /BBox [0 0 595 842] /Matrix [0.95 0 0 0.95 5 5] /Resources << /XObject << /F ${show(inner)} >> >>`,
      Buffer.from('/F Do'),
    );
  const content = file.stream('', Buffer.from('/F Do'));
  const page = file.write(
    `<< /Type /Page /Parent ${show(tree)} /MediaBox [0 0 595 842] /Contents ${show(content)} /Resources << /XObject << /F ${show(inner)} >> >> >>`,
  );
  file.write(`<< /Type /Pages /Kids [${show(page)}] /Count 1 >>`, tree);
  return file.finish(file.write(`<< /Type /Catalog /Pages ${show(tree)} >>`), file.write('<< >>'));
}

/** A picture of a page, with the text that a scanner recognised, or without. */
export function scanOf(picture: { width: number; height: number; grey: Uint8Array }, recognised: string): Uint8Array {
  const file = createPdfFile();
  const tree = file.reserve();
  const font = file.write(`<< ${FONTS.H} >>`);
  const image = file.stream(
    `/Type /XObject /Subtype /Image /Width ${picture.width} /Height ${picture.height} /BitsPerComponent 8 /ColorSpace /DeviceGray`,
    picture.grey,
  );
  const content = file.stream('', Buffer.from(`q 595 0 0 842 0 0 cm /I Do Q ${recognised}`));
  const page = file.write(
    `<< /Type /Page /Parent ${show(tree)} /MediaBox [0 0 595 842] /Contents ${show(content)} ` +
      `/Resources << /XObject << /I ${show(image)} >> /Font << /H ${show(font)} >> >> >>`,
  );
  file.write(`<< /Type /Pages /Kids [${show(page)}] /Count 1 >>`, tree);
  return file.finish(file.write(`<< /Type /Catalog /Pages ${show(tree)} >>`), file.write('<< >>'));
}

/** All files that need no other program to be made. */
export const samples = (): Sample[] => [
  ...textSamples(),
  ...fontSamples(),
  ...placeSamples(),
  ...carriedSamples(),
  ...drawnSamples(),
];
