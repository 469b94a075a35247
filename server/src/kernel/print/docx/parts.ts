/** The fixed parts of a .docx: styles, settings, footers. Fonts are those that offices here have (GB/T 9704: 小标宋, 仿宋, 黑体, 楷体). */

export const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
export const NAMESPACES =
  `xmlns:w="${MAIN}" xmlns:r="${OFFICE}" xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" ` +
  'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"';

export const FONTS = {
  body: '仿宋_GB2312',
  title: '方正小标宋简体',
  hei: '黑体',
  strong: '楷体_GB2312',
} as const;

export const fonts = (face: keyof typeof FONTS) =>
  `<w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:cs="Times New Roman" w:eastAsia="${FONTS[face]}"/>`;

const style = (id: string, name: string, paragraph: string, run: string, more = '<w:basedOn w:val="Normal"/>') =>
  `<w:style w:type="paragraph" w:styleId="${id}"><w:name w:val="${name}"/>${more}<w:qFormat/><w:pPr>${paragraph}</w:pPr><w:rPr>${run}</w:rPr></w:style>`;
const heading = (level: number, face: keyof typeof FONTS) =>
  style(
    `Heading${level}`,
    `heading ${level}`,
    `<w:keepNext/><w:ind w:firstLineChars="200"/><w:outlineLvl w:val="${level - 1}"/>`,
    fonts(face),
    '<w:basedOn w:val="Normal"/><w:next w:val="Normal"/>',
  );

/** 三号 is 16 points; the grid of the section makes 22 lines of 28 characters of it. */
export const STYLES =
  `${XML}<w:styles ${NAMESPACES}><w:docDefaults><w:rPrDefault><w:rPr>${fonts('body')}<w:kern w:val="2"/><w:sz w:val="32"/><w:szCs w:val="32"/>` +
  '<w:lang w:val="en-US" w:eastAsia="zh-CN"/></w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>' +
  '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/><w:pPr><w:jc w:val="both"/></w:pPr></w:style>' +
  style('Title', 'Title', '<w:jc w:val="center"/>', `${fonts('title')}<w:sz w:val="44"/><w:szCs w:val="44"/>`) +
  heading(1, 'hei') +
  heading(2, 'strong') +
  heading(3, 'body') +
  heading(4, 'body') +
  '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/>' +
  '<w:tblCellMar><w:left w:w="80" w:type="dxa"/><w:right w:w="80" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style></w:styles>';

export const SETTINGS = `${XML}<w:settings ${NAMESPACES}><w:evenAndOddHeaders/><w:characterSpacingControl w:val="compressPunctuation"/><w:themeFontLang w:val="en-US" w:eastAsia="zh-CN"/></w:settings>`;

/** Offices without the named faces get the ones that every system has. */
export const FONT_TABLE =
  `${XML}<w:fonts ${NAMESPACES}>` +
  [
    [FONTS.body, '仿宋'],
    [FONTS.strong, '楷体'],
    [FONTS.title, '宋体'],
    [FONTS.hei, 'SimHei'],
  ]
    .map(([name, other]) => `<w:font w:name="${name}"><w:altName w:val="${other}"/><w:charset w:val="86"/></w:font>`)
    .join('') +
  '</w:fonts>';

/** — 1 — in 四号, one character in from the outer edge. */
export const footer = (align: 'left' | 'right') => {
  const run = (content: string) =>
    `<w:r><w:rPr><w:rFonts w:ascii="SimSun" w:hAnsi="SimSun" w:eastAsia="宋体"/><w:sz w:val="28"/></w:rPr>${content}</w:r>`;
  return (
    `${XML}<w:ftr ${NAMESPACES}><w:p><w:pPr><w:ind w:${align}="280"/><w:jc w:val="${align}"/></w:pPr>` +
    run('<w:t xml:space="preserve">— </w:t>') +
    `<w:fldSimple w:instr=" PAGE ">${run('<w:t>1</w:t>')}</w:fldSimple>` +
    `${run('<w:t xml:space="preserve"> —</w:t>')}</w:p></w:ftr>`
  );
};

/** The lower double line of a letter (GB/T 9704 10.1), in the place of the number of its first page. */
export const LETTER_FOOTER =
  `${XML}<w:ftr ${NAMESPACES}><w:p><w:pPr><w:pBdr><w:top w:val="thinThickSmallGap" w:sz="24" w:space="1" w:color="D9121A"/></w:pBdr>` +
  '<w:spacing w:line="20" w:lineRule="exact"/><w:ind w:left="-397" w:right="-397"/></w:pPr></w:p></w:ftr>';

export interface Picture {
  name: string;
  bytes: Uint8Array;
}

export function contentTypes(pictures: readonly Picture[]): string {
  const extensions = [...new Set(pictures.map(({ name }) => name.split('.').at(-1) ?? ''))].sort();
  const word = 'application/vnd.openxmlformats-officedocument.wordprocessingml';
  const parts = [
    ['document', 'document.main'],
    ['styles', 'styles'],
    ['settings', 'settings'],
    ['fontTable', 'fontTable'],
    ['footer1', 'footer'],
    ['footer2', 'footer'],
    ['footer3', 'footer'],
  ];
  return (
    `${XML}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>` +
    '<Default Extension="xml" ContentType="application/xml"/>' +
    extensions
      .map((one) => `<Default Extension="${one}" ContentType="image/${one === 'jpg' ? 'jpeg' : one}"/>`)
      .join('') +
    parts.map(([part, type]) => `<Override PartName="/word/${part}.xml" ContentType="${word}.${type}+xml"/>`).join('') +
    '<Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>'
  );
}

const relation = (id: string, type: string, target: string) =>
  `<Relationship Id="${id}" Type="${type}" Target="${target}"/>`;

export const PACKAGE_RELATIONS =
  `${XML}<Relationships xmlns="${PACKAGE}/relationships">` +
  relation('rId1', `${OFFICE}/officeDocument`, 'word/document.xml') +
  relation('rId2', `${PACKAGE}/relationships/metadata/core-properties`, 'docProps/core.xml') +
  '</Relationships>';

export const documentRelations = (pictures: readonly Picture[]) =>
  `${XML}<Relationships xmlns="${PACKAGE}/relationships">` +
  relation('styles', `${OFFICE}/styles`, 'styles.xml') +
  relation('settings', `${OFFICE}/settings`, 'settings.xml') +
  relation('fonts', `${OFFICE}/fontTable`, 'fontTable.xml') +
  relation('footer1', `${OFFICE}/footer`, 'footer1.xml') +
  relation('footer2', `${OFFICE}/footer`, 'footer2.xml') +
  relation('footer3', `${OFFICE}/footer`, 'footer3.xml') +
  pictures.map(({ name }, at) => relation(`picture${at + 1}`, `${OFFICE}/image`, `media/${name}`)).join('') +
  '</Relationships>';
