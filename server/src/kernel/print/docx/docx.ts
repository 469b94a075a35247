import { strToU8, zipSync } from 'fflate';
import { encode } from 'uqr';
import type { Notes } from '../clean.rules.ts';
import { AREA, LINE, PAGE } from '../page-form.ts';
import { makePng, readPicture } from '../pictures.ts';
import type { PrintBlock, PrintDocument, PrintTableCell } from '../print.schema.ts';
import { placeCells, type PlacedCell } from '../table.rules.ts';
import { INFORMATION, informationOf, notesText, withColon } from '../words.rules.ts';
import {
  contentTypes,
  documentRelations,
  FONT_TABLE,
  fonts,
  FONTS,
  footer,
  LETTER_FOOTER,
  NAMESPACES,
  PACKAGE_RELATIONS,
  SETTINGS,
  STYLES,
  XML,
  type Picture,
} from './parts.ts';

/** An official document for word processors, in the form of GB/T 9704. `document` must be clean; `pitch`: height of a line, in points. */
export function makeDocx(document: PrintDocument, notes: Notes, pitch = LINE): Uint8Array {
  const pictures: Picture[] = [];
  const body = [
    ...headOf(document),
    ...document.blocks.map((block, at) => blockXml(block, { pictures, notes, at, next: document.blocks[at + 1] })),
    ...endOf(document, pictures),
    ...[paragraph(notesText(notes.list()), { size: 10.5 })].filter((xml) => xml !== ''),
  ].join('');
  const files: Record<string, string | Uint8Array> = {
    '[Content_Types].xml': contentTypes(pictures),
    '_rels/.rels': PACKAGE_RELATIONS,
    'docProps/core.xml': core(document),
    'word/document.xml': `${XML}<w:document ${NAMESPACES}><w:body>${body}${sectionOf(document, pitch)}</w:body></w:document>`,
    'word/_rels/document.xml.rels': documentRelations(pictures),
    'word/styles.xml': STYLES,
    'word/settings.xml': SETTINGS,
    'word/fontTable.xml': FONT_TABLE,
    'word/footer1.xml': footer('right'),
    'word/footer2.xml': footer('left'),
    'word/footer3.xml': LETTER_FOOTER,
    ...Object.fromEntries(pictures.map(({ name, bytes }) => [`word/media/${name}`, bytes])),
  };
  // One fixed time for all members, so that the same document gives the same bytes.
  return zipSync(
    Object.fromEntries(
      Object.entries(files).map(([name, data]) => [
        name,
        [typeof data === 'string' ? strToU8(data) : data, { mtime: new Date(1980, 0, 1) }],
      ]),
    ),
  );
}

const twips = (points: number) => Math.round(points * 20);
/** Right margin 26 mm, lower 35 mm: what the type area leaves of A4. 28 characters of 16 points are set a little closer: units of 1/4096 point. */
const sectionOf = ({ letterHead }: PrintDocument, pitch: number) =>
  '<w:sectPr><w:footerReference w:type="default" r:id="footer1"/><w:footerReference w:type="even" r:id="footer2"/>' +
  (letterHead ? '<w:footerReference w:type="first" r:id="footer3"/>' : '') +
  `<w:pgSz w:w="${twips(PAGE.width)}" w:h="${twips(PAGE.height)}"/>` +
  `<w:pgMar w:top="${twips(AREA.top)}" w:right="${twips(PAGE.width - AREA.left - AREA.width)}" w:bottom="${twips(PAGE.height - AREA.top - AREA.height)}" ` +
  `w:left="${twips(AREA.left)}" w:header="851" w:footer="${twips(72)}" w:gutter="0"/>` +
  // A first page of its own: the letter's, with a line in the place of the number.
  (letterHead ? '<w:titlePg/>' : '') +
  `<w:docGrid w:type="linesAndChars" w:linePitch="${twips(pitch)}" w:charSpace="${Math.round((AREA.width / 28 - 16) * 4096)}"/></w:sectPr>`;

const escape = (text: string) =>
  text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');

interface Form {
  style?: string;
  face?: keyof typeof FONTS;
  size?: number;
  colour?: string;
  align?: 'left' | 'center' | 'right';
  /** In characters. */
  indent?: number;
  indentRight?: number;
  pageBreak?: boolean;
  /** A line below, as the red head has it. */
  ruled?: boolean;
  keep?: boolean;
  lead?: number;
}

function runXml(text: string, { face, size, colour }: Pick<Form, 'face' | 'size' | 'colour'>): string {
  if (text === '') return '';
  const own =
    (face ? fonts(face) : '') +
    (colour ? `<w:color w:val="${colour}"/>` : '') +
    (size ? `<w:sz w:val="${Math.round(size * 2)}"/><w:szCs w:val="${Math.round(size * 2)}"/>` : '');
  const properties = own ? `<w:rPr>${own}</w:rPr>` : '';
  const pieces = text.split('\n').map((line) => `<w:t xml:space="preserve">${escape(line)}</w:t>`);
  return `<w:r>${properties}${pieces.join('<w:br/>')}</w:r>`;
}

function paragraph(text: string, form: Form = {}): string {
  if (text === '') return '';
  const { style, align, indent = 0, indentRight = 0, pageBreak, ruled, keep, lead = 0 } = form;
  const properties =
    (style ? `<w:pStyle w:val="${style}"/>` : '') +
    (keep ? '<w:keepNext/>' : '') +
    (pageBreak ? '<w:pageBreakBefore/>' : '') +
    (ruled ? '<w:pBdr><w:bottom w:val="single" w:sz="12" w:space="11" w:color="D9121A"/></w:pBdr>' : '') +
    // Small type keeps its own width: the grid is that of ordinary text.
    ((form.size ?? 16) < 16 ? '<w:snapToGrid w:val="0"/>' : '') +
    (indent || indentRight
      ? `<w:ind${indentRight ? ` w:rightChars="${indentRight * 100}" w:right="${indentRight * 316}"` : ''}${indent ? ` w:firstLineChars="${indent * 100}" w:firstLine="${indent * 316}"` : ''}/>`
      : '') +
    (align ? `<w:jc w:val="${align}"/>` : '');
  const runs = lead
    ? runXml(text.slice(0, lead), { ...form, face: 'hei' }) + runXml(text.slice(lead), form)
    : runXml(text, form);
  return `<w:p>${properties ? `<w:pPr>${properties}</w:pPr>` : ''}${runs}</w:p>`;
}

const EMPTY = '<w:p/>';
/** An empty line that stays with what follows it. */
const KEPT = '<w:p><w:pPr><w:keepNext/></w:pPr></w:p>';
/** So many twips the lines of a letter reach beyond the type area on each side: 7 mm. */
const BEYOND = 397;

/** The name of a letter with the upper double line under it, and its number on the right. */
function letterHeadOf(name: string, number: string): string[] {
  const border = '<w:pBdr><w:bottom w:val="thickThinSmallGap" w:sz="24" w:space="11" w:color="D9121A"/></w:pBdr>';
  return [
    `<w:p><w:pPr>${border}<w:spacing w:line="800" w:lineRule="exact"/><w:ind w:left="-${BEYOND}" w:right="-${BEYOND}"/><w:jc w:val="center"/></w:pPr>` +
      `${runXml(name, { face: 'title', size: Math.min(36, Math.floor(442 / [...name].length)), colour: 'D9121A' })}</w:p>`,
    paragraph(number || ' ', { align: 'right' }),
    EMPTY,
    EMPTY,
  ];
}

function headOf({ redHead, letterHead, documentNumber, title, recipients }: PrintDocument): string[] {
  const number = documentNumber ?? '';
  return [
    ...(letterHead ? letterHeadOf(letterHead, number) : []),
    ...(redHead && !letterHead
      ? [
          EMPTY,
          EMPTY,
          paragraph(redHead, { face: 'title', size: 44, colour: 'D9121A', align: 'center' }),
          EMPTY,
          paragraph(number || ' ', { align: 'center', ruled: true }),
          EMPTY,
        ]
      : []),
    paragraph(title, { style: 'Title' }),
    ...(redHead || letterHead ? [] : [paragraph(number, { face: 'strong', align: 'center' })]),
    EMPTY,
    recipients ? paragraph(withColon(recipients)) : '',
  ];
}

function blockXml(
  block: PrintBlock,
  { pictures, notes, at, next }: { pictures: Picture[]; notes: Notes; at: number; next: PrintBlock | undefined },
): string {
  switch (block.kind) {
    case 'heading':
      return paragraph(block.text, {
        style: `Heading${Math.min(Math.max(block.level, 1), 4)}`,
        ...(block.align === 'center' ? { align: 'center' } : {}),
      });
    case 'paragraph': {
      const { text, lead = 0, align, flush } = block;
      if (text.trim() === '') return EMPTY;
      const form: Form = align ? { align } : flush ? {} : { indent: 2 };
      const lines = text.split('\n').filter((line) => line.trim() !== '');
      // Date and seal do not stand alone on a page: the end of the text stays with them (GB/T 9704 7.3.5.4).
      const keep = next?.kind === 'signature';
      return lines.map((line, n) => paragraph(line, { ...form, keep, lead: n === 0 ? lead : 0 })).join('');
    }
    case 'table':
      return (
        (block.caption ? paragraph(block.caption, { face: 'hei', size: 14, align: 'center', keep: true }) : '') +
        tableXml(block.rows, block.headRows ?? 0)
      );
    case 'image': {
      const drawn = pictureXml(block.bytes, block.alt, pictures);
      if (drawn) return `<w:p><w:pPr><w:jc w:val="center"/></w:pPr><w:r>${drawn}</w:r></w:p>`;
      notes.add('image_unreadable', block.alt);
      return paragraph(`［图：${block.alt || '无说明'}］`, { align: 'center' });
    }
    case 'attachment':
      return (
        paragraph(block.label, { face: 'hei', pageBreak: at > 0, align: 'left' }) +
        (block.title ? EMPTY + paragraph(block.title, { style: 'Title' }) + EMPTY : '')
      );
    case 'signature': {
      const { bodies, date, seal } = block;
      const room = seal ? [KEPT, KEPT] : [KEPT];
      const dateLength = date.length * 0.75;
      const rightOf = (body: string) => (seal ? Math.max(0, 4 + (dateLength - body.length) / 2) : 2);
      return [
        ...room,
        ...bodies.map((body) => paragraph(body, { align: 'right', indentRight: rightOf(body), keep: true })),
        paragraph(date, { align: 'right', indentRight: seal || bodies.length === 0 ? 4 : 2 }),
      ].join('');
    }
  }
}

function endOf(document: PrintDocument, pictures: Picture[]): string[] {
  const rows = informationOf(document);
  const parts: string[] = [];
  if (rows.length > 0) {
    parts.push(EMPTY, paragraph(INFORMATION, { face: 'hei', size: 14, keep: true }));
    parts.push(
      tableXml(
        rows.map(({ label, value }) => [{ text: label, header: true }, { text: value }]),
        0,
      ),
    );
  }
  if (document.address) {
    const { data } = encode(document.address, { ecc: 'M', border: 2 });
    const code = pictureXml(makePng(data, 4), `二维码：${document.address}`, pictures, 80);
    parts.push(`<w:p><w:r>${code}</w:r></w:p>`);
    parts.push(paragraph(`扫码或访问以下网址核对本件：\n${document.address}`, { size: 10.5 }));
  }
  return parts;
}

/** Merged cells as Word has them: a span across is one wide cell, a span down begins and goes on row by row. */
function tableXml(rows: readonly (readonly PrintTableCell[])[], headRows: number): string {
  const { cells, columnCount } = placeCells(rows);
  if (columnCount === 0) return '';
  const width = Math.floor(twips(AREA.width) / columnCount);
  const size = columnCount <= 4 ? 14 : columnCount <= 6 ? 12 : columnCount <= 9 ? 10.5 : columnCount <= 14 ? 9 : 6.5;
  const byRow: { one: PlacedCell; isFirst: boolean }[][] = rows.map(() => []);
  for (const one of cells) {
    for (let row = one.row; row < one.row + one.rows; row += 1) byRow[row]?.push({ one, isFirst: row === one.row });
  }
  const cellXml = ({ one, isFirst }: { one: PlacedCell; isFirst: boolean }, isHead: boolean) => {
    const merge = one.rows > 1 ? `<w:vMerge${isFirst ? ' w:val="restart"' : ''}/>` : '';
    const span = one.columns > 1 ? `<w:gridSpan w:val="${one.columns}"/>` : '';
    const lines = isFirst ? one.cell.text.split('\n') : [];
    const content = lines.map((line) =>
      paragraph(line, {
        size,
        ...(isHead ? { face: 'hei' as const, align: 'center' as const } : { align: 'left' as const }),
      }),
    );
    return `<w:tc><w:tcPr><w:tcW w:w="${width * one.columns}" w:type="dxa"/>${span}${merge}<w:vAlign w:val="center"/></w:tcPr>${content.join('') || EMPTY}</w:tc>`;
  };
  const side = (name: string) => `<w:${name} w:val="single" w:sz="4" w:space="0" w:color="000000"/>`;
  const borders = ['top', 'left', 'bottom', 'right', 'insideH', 'insideV'].map(side).join('');
  const body = byRow.map((row, at) => {
    const isHead = at < headRows;
    const sorted = row.sort((a, b) => a.one.column - b.one.column);
    return `<w:tr><w:trPr><w:cantSplit/>${isHead ? '<w:tblHeader/>' : ''}</w:trPr>${sorted.map((cell) => cellXml(cell, isHead)).join('')}</w:tr>`;
  });
  return (
    `<w:tbl><w:tblPr><w:tblW w:w="5000" w:type="pct"/><w:jc w:val="center"/><w:tblBorders>${borders}</w:tblBorders></w:tblPr>` +
    `<w:tblGrid>${`<w:gridCol w:w="${width}"/>`.repeat(columnCount)}</w:tblGrid>${body.join('')}</w:tbl><w:p><w:pPr><w:spacing w:line="240" w:lineRule="exact"/></w:pPr></w:p>`
  );
}

/** A drawing in the line; null for a picture that is neither PNG nor JPEG. */
function pictureXml(bytes: Uint8Array, alt: string, pictures: Picture[], points?: number): string | null {
  const read = readPicture(bytes);
  if (!read) return null;
  const at = pictures.push({ name: `picture${pictures.length + 1}.${read.kind === 'jpeg' ? 'jpeg' : 'png'}`, bytes });
  const scale = points
    ? points / read.width
    : Math.min(0.75, AREA.width / read.width, (AREA.height - LINE) / read.height);
  const emu = (pixels: number) => Math.max(1, Math.round(pixels * scale * 12_700));
  const extent = `cx="${emu(read.width)}" cy="${emu(read.height)}"`;
  const name = `name="picture${at}" descr="${escape(alt)}"`;
  return (
    `<w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent ${extent}/><wp:docPr id="${at}" ${name}/>` +
    '<a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic>' +
    `<pic:nvPicPr><pic:cNvPr id="${at}" ${name}/><pic:cNvPicPr/></pic:nvPicPr>` +
    `<pic:blipFill><a:blip r:embed="picture${at}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>` +
    `<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext ${extent}/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr>` +
    '</pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing>'
  );
}

function core({ title, author, subject, keywords, producedAt }: PrintDocument): string {
  const at = new Date(producedAt).toISOString();
  const given = (name: string, value: string | undefined) => (value ? `<${name}>${escape(value)}</${name}>` : '');
  const time = (name: string) => `<dcterms:${name} xsi:type="dcterms:W3CDTF">${at}</dcterms:${name}>`;
  return (
    `${XML}<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" ` +
    'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">' +
    given('dc:title', title) +
    given('dc:subject', subject) +
    given('dc:creator', author) +
    given('cp:keywords', keywords) +
    '<dc:language>zh-CN</dc:language>' +
    `${time('created')}${time('modified')}</cp:coreProperties>`
  );
}
