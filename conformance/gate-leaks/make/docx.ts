import { DOC_REL, HEAD, officePackage, xml, type Part, type Properties, type Relation } from './parts.ts';

const MAIN = 'application/vnd.openxmlformats-officedocument.wordprocessingml';
export const NAMESPACES = `xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="${DOC_REL}" xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture" xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"`;

/** A run of text; `properties` is the inside of w:rPr. */
export const run = (text: string, properties = ''): string =>
  `<w:r>${properties ? `<w:rPr>${properties}</w:rPr>` : ''}<w:t xml:space="preserve">${xml(text)}</w:t></w:r>`;
/** A paragraph of plain text, or of runs when the text starts with an angle bracket. */
export const paragraph = (content: string, properties = ''): string =>
  `<w:p>${properties ? `<w:pPr>${properties}</w:pPr>` : ''}${content.startsWith('<') ? content : run(content)}</w:p>`;
export const heading = (text: string): string =>
  paragraph(run(text, '<w:b/><w:sz w:val="44"/>'), '<w:jc w:val="center"/>');
export const table = (rows: readonly (readonly string[])[], headFill = ''): string =>
  `<w:tbl><w:tblPr><w:tblW w:w="0" w:type="auto"/><w:tblBorders><w:top w:val="single" w:sz="4"/><w:left w:val="single" w:sz="4"/><w:bottom w:val="single" w:sz="4"/><w:right w:val="single" w:sz="4"/><w:insideH w:val="single" w:sz="4"/><w:insideV w:val="single" w:sz="4"/></w:tblBorders></w:tblPr><w:tblGrid>${(rows[0] ?? []).map(() => '<w:gridCol w:w="2000"/>').join('')}</w:tblGrid>${rows
    .map(
      (cells, i) =>
        `<w:tr>${cells
          .map(
            (cell) =>
              `<w:tc><w:tcPr><w:tcW w:w="2000" w:type="dxa"/>${i === 0 && headFill ? `<w:shd w:val="clear" w:color="auto" w:fill="${headFill}"/>` : ''}</w:tcPr>${paragraph(run(cell, i === 0 && headFill ? '<w:b/><w:color w:val="FFFFFF"/>' : ''))}</w:tc>`,
          )
          .join('')}</w:tr>`,
    )
    .join('')}</w:tbl>`;

/** A picture in the line of text; `crop` is the inside of a:srcRect's attributes, `description` the alternative text. */
export const picture = (relation: string, { crop = '', description = '', id = 11 } = {}): string =>
  `<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent cx="2880000" cy="2160000"/><wp:docPr id="${id}" name="图片 ${id}"${description ? ` descr="${xml(description)}"` : ''}/><a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic><pic:nvPicPr><pic:cNvPr id="${id}" name="图片 ${id}"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:embed="${relation}"/>${crop ? `<a:srcRect ${crop}/>` : ''}<a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="2880000" cy="2160000"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>`;

export interface Docx {
  /** Paragraphs and tables as WordprocessingML. */
  readonly body: string;
  readonly properties?: Properties;
  readonly header?: string;
  readonly footer?: string;
  readonly comments?: string;
  readonly footnotes?: string;
  /** The inside of w:settings. */
  readonly settings?: string;
  readonly settingsRelations?: readonly Relation[];
  readonly relations?: readonly Relation[];
  readonly parts?: readonly Part[];
}

/** A Word document with the parts that Word itself always writes. */
export function docx(spec: Docx): Buffer {
  const relations: Relation[] = [
    { id: 'rIdStyles', type: 'styles', target: 'styles.xml' },
    { id: 'rIdSettings', type: 'settings', target: 'settings.xml' },
    { id: 'rIdFonts', type: 'fontTable', target: 'fontTable.xml' },
    ...(spec.relations ?? []),
  ];
  const parts: Part[] = [];
  const part = (id: string, file: string, kind: string, inside: string | undefined, root: string) => {
    if (inside === undefined) return;
    relations.push({ id, type: kind, target: file });
    parts.push({
      path: `word/${file}`,
      type: `${MAIN}.${kind}+xml`,
      data: `${HEAD}<w:${root} ${NAMESPACES}>${inside}</w:${root}>`,
    });
  };
  part('rIdHeader', 'header1.xml', 'header', spec.header, 'hdr');
  part('rIdFooter', 'footer1.xml', 'footer', spec.footer, 'ftr');
  part('rIdComments', 'comments.xml', 'comments', spec.comments, 'comments');
  const ends = '<w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>';
  part('rIdNotes', 'footnotes.xml', 'footnotes', spec.footnotes && ends + spec.footnotes, 'footnotes');
  const section = `<w:sectPr>${spec.header === undefined ? '' : '<w:headerReference w:type="default" r:id="rIdHeader"/>'}${spec.footer === undefined ? '' : '<w:footerReference w:type="default" r:id="rIdFooter"/>'}<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="2098" w:right="1474" w:bottom="1984" w:left="1588" w:header="851" w:footer="992" w:gutter="0"/></w:sectPr>`;
  return officePackage(
    [
      {
        path: 'word/document.xml',
        type: `${MAIN}.document.main+xml`,
        data: `${HEAD}<w:document ${NAMESPACES}><w:body>${spec.body}${section}</w:body></w:document>`,
        relations,
      },
      {
        path: 'word/styles.xml',
        type: `${MAIN}.styles+xml`,
        data: `${HEAD}<w:styles ${NAMESPACES}><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Times New Roman" w:eastAsia="仿宋_GB2312"/><w:sz w:val="32"/></w:rPr></w:rPrDefault></w:docDefaults><w:style w:type="paragraph" w:default="1" w:styleId="a"><w:name w:val="Normal"/></w:style></w:styles>`,
      },
      {
        path: 'word/settings.xml',
        type: `${MAIN}.settings+xml`,
        data: `${HEAD}<w:settings ${NAMESPACES}><w:zoom w:percent="100"/>${spec.settings ?? ''}<w:defaultTabStop w:val="420"/></w:settings>`,
        ...(spec.settingsRelations ? { relations: spec.settingsRelations } : {}),
      },
      {
        path: 'word/fontTable.xml',
        type: `${MAIN}.fontTable+xml`,
        data: `${HEAD}<w:fonts ${NAMESPACES}><w:font w:name="仿宋_GB2312"><w:charset w:val="86"/></w:font></w:fonts>`,
      },
      ...parts,
      ...(spec.parts ?? []),
    ],
    'Microsoft Office Word',
    spec.properties ?? {},
  );
}

/** A document of a heading and plain paragraphs; a paragraph that starts with `<w:` is taken as it is. */
export const letter = (title: string, lines: readonly string[], more: Omit<Docx, 'body'> = {}): Buffer =>
  docx({
    ...more,
    properties: { title, ...more.properties },
    body:
      heading(title) +
      lines.map((line) => (line.startsWith('<w:p') || line.startsWith('<w:t') ? line : paragraph(line))).join(''),
  });
