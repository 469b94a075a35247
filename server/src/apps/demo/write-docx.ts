import { crc32, deflateRawSync } from 'node:zlib';
import type { Edition } from './catalogue.rules.ts';
import { labelsOf } from './labels.rules.ts';
import type { Block } from './layout.rules.ts';

/** Word files with the looks of an official document: Song title, FangSong text of 16 points, 28 points line spacing. */
export function writeDocx(edition: Edition, blocks: readonly Block[], withLabels: boolean): Uint8Array {
  const parts: string[] = [];
  if (withLabels) {
    parts.push(
      table(
        labelsOf(edition).map(([label, value]) => [label, value]),
        [1900, 6900],
      ),
      paragraph('', {}),
    );
  } else if (edition.number) parts.push(paragraph(`${edition.issuer.name}文件`, { align: 'center', look: RED_HEAD }));
  for (const block of blocks) parts.push(blockXml(block));
  const document = `${XML}<w:document xmlns:w="${W}"><w:body>${parts.join('')}<w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="2098" w:right="1474" w:bottom="1984" w:left="1588" w:header="851" w:footer="992" w:gutter="0"/></w:sectPr></w:body></w:document>`;
  const core = `${XML}<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>${escape(edition.title)}</dc:title><dc:creator>${escape(edition.issuer.name)}</dc:creator></cp:coreProperties>`;
  return zip([
    ['[Content_Types].xml', CONTENT_TYPES],
    ['_rels/.rels', RELATIONS],
    ['word/document.xml', document],
    ['docProps/core.xml', core],
  ]);
}

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const W = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
const CONTENT_TYPES = `${XML}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/><Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>`;
const RELATIONS = `${XML}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/><Relationship Id="rId2" Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties" Target="docProps/core.xml"/></Relationships>`;

interface Look {
  font: string;
  /** Half points. */
  size: number;
  colour?: string;
  bold?: boolean;
}
const TEXT: Look = { font: '仿宋_GB2312', size: 32 };
const TITLE: Look = { font: '方正小标宋简体', size: 44 };
const HEADING: Look = { font: '黑体', size: 32 };
const RUN_IN: Look = { font: '楷体_GB2312', size: 32, bold: true };
const RED_HEAD: Look = { font: '方正小标宋简体', size: 56, colour: 'C00000' };

function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}

function run(text: string, { font, size, colour, bold }: Look): string {
  const looks = `<w:rFonts w:ascii="Times New Roman" w:eastAsia="${font}"/>${bold ? '<w:b/>' : ''}${colour ? `<w:color w:val="${colour}"/>` : ''}<w:sz w:val="${size}"/>`;
  return `<w:r><w:rPr>${looks}</w:rPr><w:t xml:space="preserve">${escape(text)}</w:t></w:r>`;
}

interface Setting {
  align?: 'center' | 'right';
  indent?: boolean;
  look?: Look;
  /** Length of a run-in heading at the start. */
  bold?: number;
}

function paragraph(text: string, { align, indent, look = TEXT, bold = 0 }: Setting): string {
  const place = `<w:spacing w:line="560" w:lineRule="exact"/>${indent ? '<w:ind w:firstLineChars="200" w:firstLine="640"/>' : ''}${align ? `<w:jc w:val="${align}"/>` : ''}`;
  const runs = bold > 0 ? run(text.slice(0, bold), RUN_IN) + run(text.slice(bold), look) : run(text, look);
  return `<w:p><w:pPr>${place}</w:pPr>${text === '' ? '' : runs}</w:p>`;
}

function table(rows: readonly (readonly string[])[], widths?: readonly number[]): string {
  const columns = Math.max(...rows.map((row) => row.length));
  const width = (i: number) => widths?.[i] ?? Math.floor(8800 / columns);
  const side = (name: string) => `<w:${name} w:val="single" w:sz="4" w:color="000000"/>`;
  const borders = ['top', 'left', 'bottom', 'right', 'insideH', 'insideV'].map(side).join('');
  const small: Look = { font: '仿宋_GB2312', size: 24 };
  const cell = (text: string, i: number) =>
    `<w:tc><w:tcPr><w:tcW w:w="${width(i)}" w:type="dxa"/></w:tcPr><w:p>${run(text, small)}</w:p></w:tc>`;
  const grid = Array.from({ length: columns }, (_, i) => `<w:gridCol w:w="${width(i)}"/>`).join('');
  const body = rows
    .map((row) => `<w:tr>${Array.from({ length: columns }, (_, i) => cell(row[i] ?? '', i)).join('')}</w:tr>`)
    .join('');
  return `<w:tbl><w:tblPr><w:tblW w:w="0" w:type="auto"/><w:tblBorders>${borders}</w:tblBorders></w:tblPr><w:tblGrid>${grid}</w:tblGrid>${body}</w:tbl>`;
}

function blockXml(block: Block): string {
  switch (block.kind) {
    case 'title':
    case 'center':
      return paragraph('', {}) + paragraph(block.text, { align: 'center', look: TITLE }) + paragraph('', {});
    case 'number':
      return paragraph(block.text, { align: 'center' });
    case 'recipients':
      return paragraph(block.text, {});
    case 'right':
      return paragraph(block.text, { align: 'right' });
    case 'heading':
      return paragraph(block.text, { indent: true, look: HEADING });
    case 'table':
      return (
        (block.caption ? paragraph(block.caption, { align: 'center' }) : '') + table(block.rows) + paragraph('', {})
      );
    default:
      return paragraph(block.text, { indent: true, bold: block.bold });
  }
}

/** A zip archive with all times at its epoch, so that the same text gives the same bytes. */
function zip(entries: readonly [name: string, text: string][]): Uint8Array {
  const chunks: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const [name, text] of entries) {
    const raw = Buffer.from(text, 'utf8');
    const packed = deflateRawSync(raw, { level: 6 });
    const nameBytes = Buffer.from(name, 'utf8');
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt16LE(0x0800, 2);
    common.writeUInt16LE(8, 4);
    common.writeUInt16LE(0x21, 8); // 1980-01-01
    common.writeUInt32LE(crc32(raw), 10);
    common.writeUInt32LE(packed.length, 14);
    common.writeUInt32LE(raw.length, 18);
    common.writeUInt16LE(nameBytes.length, 22);
    chunks.push(Buffer.from('PK\x03\x04', 'latin1'), common, nameBytes, packed);
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(offset, 10);
    directory.push(Buffer.from('PK\x01\x02\x14\x00', 'latin1'), common, tail, nameBytes);
    offset += 30 + nameBytes.length + packed.length;
  }
  const central = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 'latin1');
  end.writeUInt16LE(entries.length, 8);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(central.length, 12);
  end.writeUInt32LE(offset, 16);
  return new Uint8Array(Buffer.concat([...chunks, central, end]));
}
