import { strToU8, zipSync } from 'fflate';

/** Makes small office files for tests, part by part, so that a test shows exactly what it reads. */

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

export function zip(files: Record<string, string | Uint8Array>): Uint8Array {
  return zipSync(
    Object.fromEntries(
      Object.entries(files).map(([name, data]) => [name, typeof data === 'string' ? strToU8(data) : data]),
    ),
  );
}

/** A picture of one pixel. */
export const PNG = new Uint8Array(
  Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
    'base64',
  ),
);

export interface DocxParts {
  /** Inside `<w:body>`. */
  body: string;
  /** Inside `<w:styles>`, `<w:numbering>`, `<w:footnotes>`, `<w:comments>`, `<cp:coreProperties>`. */
  styles?: string;
  numbering?: string;
  footnotes?: string;
  comments?: string;
  core?: string;
  /** Further relations of the document, and further members. */
  relations?: string;
  files?: Record<string, string | Uint8Array>;
}

const W =
  'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="' +
  RELATIONS +
  '" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" ' +
  'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture" ' +
  'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" xmlns:v="urn:schemas-microsoft-com:vml" xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"';

export function docxFiles(parts: DocxParts): Record<string, string | Uint8Array> {
  const optional: [part: 'styles' | 'numbering' | 'footnotes' | 'comments', type: string][] = [
    ['styles', 'styles'],
    ['numbering', 'numbering'],
    ['footnotes', 'footnotes'],
    ['comments', 'comments'],
  ];
  const files: Record<string, string | Uint8Array> = {
    '[Content_Types].xml':
      `${XML}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">` +
      '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>' +
      '<Default Extension="png" ContentType="image/png"/>' +
      '<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/>' +
      optional
        .filter(([part]) => parts[part] !== undefined)
        .map(
          ([part]) =>
            `<Override PartName="/word/${part}.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.${part}+xml"/>`,
        )
        .join('') +
      '</Types>',
    '_rels/.rels':
      `${XML}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">` +
      `<Relationship Id="rId1" Type="${RELATIONS}/officeDocument" Target="word/document.xml"/>` +
      '<Relationship Id="rId2" Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties" Target="docProps/core.xml"/></Relationships>',
    'word/document.xml': `${XML}<w:document ${W}><w:body>${parts.body}</w:body></w:document>`,
    'word/_rels/document.xml.rels':
      `${XML}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">` +
      optional
        .filter(([part]) => parts[part] !== undefined)
        .map(([part, type]) => `<Relationship Id="${part}" Type="${RELATIONS}/${type}" Target="${part}.xml"/>`)
        .join('') +
      `${parts.relations ?? ''}</Relationships>`,
    ...parts.files,
  };
  for (const [part] of optional) {
    if (parts[part] !== undefined) files[`word/${part}.xml`] = `${XML}<w:${part} ${W}>${parts[part]}</w:${part}>`;
  }
  if (parts.core !== undefined) {
    files['docProps/core.xml'] =
      `${XML}<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">${parts.core}</cp:coreProperties>`;
  }
  return files;
}

export function docx(parts: DocxParts): Uint8Array {
  return zip(docxFiles(parts));
}

/** A relation of the document, for links and pictures. */
export function relation(id: string, type: string, target: string, external = false): string {
  return `<Relationship Id="${id}" Type="${RELATIONS}/${type}" Target="${target}"${external ? ' TargetMode="External"' : ''}/>`;
}

/** A paragraph with one run. */
export function p(text: string, properties = '', runProperties = ''): string {
  return `<w:p>${properties === '' ? '' : `<w:pPr>${properties}</w:pPr>`}${r(text, runProperties)}</w:p>`;
}

export function r(text: string, properties = ''): string {
  return `<w:r>${properties === '' ? '' : `<w:rPr>${properties}</w:rPr>`}<w:t xml:space="preserve">${text}</w:t></w:r>`;
}

export interface XlsxSheet {
  name: string;
  state?: string;
  /** Inside `<worksheet>`. */
  content: string;
}

export function xlsx(sheets: XlsxSheet[], strings: string[] = [], styles = '', workbookProperties = ''): Uint8Array {
  const files: Record<string, string> = {
    '[Content_Types].xml': `${XML}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>`,
    '_rels/.rels': `${XML}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${RELATIONS}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    'xl/workbook.xml':
      `${XML}<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="${RELATIONS}">${workbookProperties}<sheets>` +
      sheets
        .map(
          (s, i) =>
            `<sheet name="${s.name}" sheetId="${i + 1}"${s.state ? ` state="${s.state}"` : ''} r:id="rId${i + 1}"/>`,
        )
        .join('') +
      '</sheets></workbook>',
    'xl/_rels/workbook.xml.rels':
      `${XML}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">` +
      sheets
        .map(
          (_, i) =>
            `<Relationship Id="rId${i + 1}" Type="${RELATIONS}/worksheet" Target="worksheets/sheet${i + 1}.xml"/>`,
        )
        .join('') +
      `<Relationship Id="strings" Type="${RELATIONS}/sharedStrings" Target="sharedStrings.xml"/><Relationship Id="styles" Type="${RELATIONS}/styles" Target="styles.xml"/></Relationships>`,
    'xl/sharedStrings.xml': `${XML}<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">${strings.join('')}</sst>`,
    'xl/styles.xml': `${XML}<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">${styles}</styleSheet>`,
  };
  for (const [i, sheet] of sheets.entries()) {
    files[`xl/worksheets/sheet${i + 1}.xml`] =
      `${XML}<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">${sheet.content}</worksheet>`;
  }
  return zip(files);
}

/** A line of text on a page of a test PDF or OFD: place of the baseline from the top left corner, in points (PDF) or millimetres (OFD). */
export interface PlacedText {
  text: string;
  x: number;
  y: number;
  size: number;
}

/** A PDF with one Chinese font that names its characters by ToUnicode, as office programs write it. */
export function pdf(
  pages: PlacedText[][],
  options: { trailer?: string; extraObjects?: string[]; resources?: string; content?: string } = {},
): Uint8Array {
  const chars = [...new Set(pages.flat().flatMap((line) => [...line.text]))];
  const code = (char: string) => (chars.indexOf(char) + 1).toString(16).padStart(4, '0');
  const utf16 = (char: string) => Buffer.from(char, 'utf16le').swap16().toString('hex');
  const cmap =
    '/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapType 2 def 1 begincodespacerange <0000> <ffff> endcodespacerange\n' +
    `${chars.length} beginbfchar\n${chars.map((char) => `<${code(char)}> <${utf16(char)}>`).join('\n')}\nendbfchar endcmap end end`;
  const widths = chars.map((char) => ((char.codePointAt(0) ?? 0) < 0x80 ? 500 : 1000)).join(' ');
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    `<< /Type /Pages /Count ${pages.length} /Kids [${pages.map((_, i) => `${7 + i * 2} 0 R`).join(' ')}] >>`,
    '<< /Type /Font /Subtype /Type0 /BaseFont /SimSun /Encoding /Identity-H /DescendantFonts [4 0 R] /ToUnicode 6 0 R >>',
    `<< /Type /Font /Subtype /CIDFontType2 /BaseFont /SimSun /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> /DW 1000 /W [1 [${widths}]] /FontDescriptor 5 0 R >>`,
    '<< /Type /FontDescriptor /FontName /SimSun /Flags 4 /FontBBox [0 -200 1000 900] /ItalicAngle 0 /Ascent 880 /Descent -120 /CapHeight 700 /StemV 80 >>',
    stream(cmap),
  ];
  for (const [i, lines] of pages.entries()) {
    const text = lines
      .map((l) => `BT /F1 ${l.size} Tf 1 0 0 1 ${l.x} ${842 - l.y} Tm <${[...l.text].map(code).join('')}> Tj ET`)
      .join('\n');
    objects.push(
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> ${options.resources ?? ''} >> /Contents ${8 + i * 2} 0 R >>`,
      stream(`${options.content ?? ''}${text}`),
    );
  }
  objects.push(...(options.extraObjects ?? []));
  let file = '%PDF-1.5\n';
  const offsets: number[] = [];
  for (const [i, object] of objects.entries()) {
    offsets.push(Buffer.byteLength(file, 'latin1'));
    file += `${i + 1} 0 obj\n${object}\nendobj\n`;
  }
  const start = Buffer.byteLength(file, 'latin1');
  file += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${offsets.map((o) => `${String(o).padStart(10, '0')} 00000 n \n`).join('')}`;
  file += `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R ${options.trailer ?? ''} >>\nstartxref\n${start}\n%%EOF\n`;
  return new Uint8Array(Buffer.from(file, 'latin1'));
}

export function stream(content: string): string {
  return `<< /Length ${Buffer.byteLength(content, 'latin1')} >>\nstream\n${content}\nendstream`;
}

/** An OFD document (GB/T 33190) with the pages given as the inside of `<ofd:Layer>`. */
export function ofd(layers: string[], files: Record<string, string | Uint8Array> = {}): Uint8Array {
  const NS = 'xmlns:ofd="http://www.ofdspec.org/2016"';
  return zip({
    'OFD.xml':
      `${XML}<ofd:OFD ${NS} Version="1.0" DocType="OFD"><ofd:DocBody><ofd:DocInfo><ofd:DocID>1</ofd:DocID><ofd:Title>关于测试的通知</ofd:Title><ofd:Author>市政务公开办信息员</ofd:Author>` +
      '<ofd:CustomDatas><ofd:CustomData Name="发文字号">安政办发〔2026〕3号</ofd:CustomData></ofd:CustomDatas></ofd:DocInfo><ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody></ofd:OFD>',
    'Doc_0/Document.xml':
      `${XML}<ofd:Document ${NS}><ofd:CommonData><ofd:PageArea><ofd:PhysicalBox>0 0 210 297</ofd:PhysicalBox></ofd:PageArea><ofd:PublicRes>PublicRes.xml</ofd:PublicRes><ofd:DocumentRes>DocumentRes.xml</ofd:DocumentRes></ofd:CommonData>` +
      `<ofd:Pages>${layers.map((_, i) => `<ofd:Page ID="${i + 1}" BaseLoc="Pages/Page_${i}/Content.xml"/>`).join('')}</ofd:Pages></ofd:Document>`,
    ...Object.fromEntries(
      layers.map((layer, i) => [
        `Doc_0/Pages/Page_${i}/Content.xml`,
        `${XML}<ofd:Page ${NS}><ofd:Content><ofd:Layer ID="${100 + i}">${layer}</ofd:Layer></ofd:Content></ofd:Page>`,
      ]),
    ),
    ...files,
  });
}

/** A text object of an OFD page, with the way from character to character written out. */
export function ofdText({ text, x, y, size }: PlacedText): string {
  const count = [...text].length;
  const delta = count > 1 ? ` DeltaX="g ${count - 1} ${size}"` : '';
  return `<ofd:TextObject ID="9" Boundary="${x} ${y - size} ${count * size} ${size * 1.2}" Font="3" Size="${size}"><ofd:TextCode X="0" Y="${size}"${delta}>${text}</ofd:TextCode></ofd:TextObject>`;
}
