import { leak, type Item } from './item.ts';
import { readInput } from './inputs.ts';
import { person } from './numbers.ts';
import { docx, heading, paragraph } from './docx.ts';
import { DOC_REL, HEAD } from './parts.ts';
import { exifSegment, gpsTags, jpegWith } from './image.ts';
import { STYLE, xlsx, type Cell, type Sheet } from './xlsx.ts';

const [a, b, c, d] = [person(0), person(1), person(2), person(3)];
const neutral = { title: '平安县补贴资金公示表', creator: '平安县民政局', lastModifiedBy: '平安县民政局' };
const open: Sheet = {
  name: '公示表',
  rows: [
    ['序号', '村（社区）', '户数', '金额（元）'],
    [1, '幸福社区', 12, 48000],
    [2, '和平村', 7, 28000],
    [3, '前进村', 9, 36000],
  ],
};
const secretRows: Cell[][] = [
  ['姓名', '身份证号', '联系电话', '家庭住址'],
  [a.name, a.id, a.mobile, a.address],
  [b.name, b.id, b.mobile, b.address],
];
const X14 = 'http://schemas.microsoft.com/office';
const part = (kind: string) => `application/vnd.openxmlformats-officedocument.spreadsheetml.${kind}+xml`;
const MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
const drawing = (inside: string) =>
  `${HEAD}<xdr:wsDr xmlns:xdr="http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:r="${DOC_REL}"><xdr:twoCellAnchor><xdr:from><xdr:col>5</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>1</xdr:row><xdr:rowOff>0</xdr:rowOff></xdr:from><xdr:to><xdr:col>10</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>15</xdr:row><xdr:rowOff>0</xdr:rowOff></xdr:to>${inside}<xdr:clientData/></xdr:twoCellAnchor></xdr:wsDr>`;
const drawingRelation = [{ id: 'rId1', type: 'drawing', target: '../drawings/drawing1.xml' }];

/** Workbooks with one thing nobody sees when the file is opened. */
export function xlsxLeaks(): Item[] {
  const book = (sheets: Sheet[], more = {}) => xlsx({ sheets, properties: neutral, ...more });
  const ids = (name: string) => `${name}|${a.id}|${a.name}`;
  return [
    leak(
      'xlsx-hidden-sheet.xlsx',
      ['hidden_sheet', 'resident_id'],
      'hidden sheet 底稿 with names, identity numbers, telephones and addresses',
      [ids('底稿')],
      book([open, { name: '底稿', rows: secretRows, state: 'hidden' }]),
    ),
    leak(
      'xlsx-very-hidden-sheet.xlsx',
      ['hidden_sheet'],
      'sheet 评委打分 with state veryHidden, which no menu shows: names and marks of the assessors',
      ['评委打分|张三'],
      book([
        open,
        {
          name: '评委打分',
          state: 'veryHidden',
          rows: [
            ['评委', '供应商甲', '供应商乙', '倾向'],
            [a.name, 92, 71, '建议内定甲'],
            [b.name, 90, 74, '同意'],
          ],
        },
      ]),
    ),
    leak(
      'xlsx-hidden-rows.xlsx',
      ['hidden_rows'],
      'rows 5 and 6 hidden: two names with identity numbers',
      [`${a.id}|${b.id}|第5行|5行|行5|row 5|5-6|5–6|5、6|5:6|A5`],
      book([
        {
          ...open,
          rows: [
            ...open.rows,
            ['', `${a.name} ${a.id}`, 1, 4000],
            ['', `${b.name} ${b.id}`, 1, 4000],
            ['合计', '', 28, 112000],
          ],
          hiddenRows: [5, 6],
        },
      ]),
    ),
    leak(
      'xlsx-hidden-columns.xlsx',
      ['hidden_columns'],
      'columns B and C (identity number, telephone) hidden',
      [`${a.id}|${a.mobile}|B列|列B|column B|B:C|B-C|B–C|B、C|B1|第2列`],
      book([
        {
          name: '公示名单',
          rows: [
            ['姓名', '身份证号', '联系电话', '补贴（元）'],
            [a.name, a.id, a.mobile, 800],
            [b.name, b.id, b.mobile, 800],
          ],
          hiddenColumns: [2, 3],
        },
      ]),
    ),
    leak(
      'xlsx-filtered-rows.xlsx',
      ['hidden_rows'],
      'an automatic filter shows only 已通过; the rows of rejected applicants with the reason (illness) are still there',
      ['未通过|恶性肿瘤|李四|3|4'],
      book(
        [
          {
            name: '审核结果',
            rows: [
              ['姓名', '结果', '备注'],
              ['王某某', '已通过', ''],
              [b.name, '未通过', '患恶性肿瘤，正在化疗'],
              [c.name, '未通过', '精神残疾二级'],
              ['赵某某', '已通过', ''],
            ],
            hiddenRows: [3, 4],
            after:
              '<autoFilter ref="A1:C5"><filterColumn colId="1"><filters><filter val="已通过"/></filters></filterColumn></autoFilter>',
          },
        ],
        {
          definedNames:
            '<definedName name="_xlnm._FilterDatabase" localSheetId="0" hidden="1">\'审核结果\'!$A$1:$C$5</definedName>',
        },
      ),
    ),
    leak(
      'xlsx-pivot-cache.xlsx',
      ['pivot_cache', 'resident_id'],
      'the pivot cache keeps the source records (names, identity numbers) though the source sheet was deleted',
      [`pivot|透视|${a.id}|${a.name}`],
      book([open], {
        relations: [{ id: 'rIdPivot', type: 'pivotCacheDefinition', target: 'pivotCache/pivotCacheDefinition1.xml' }],
        workbookEnd: '<pivotCaches><pivotCache cacheId="1" r:id="rIdPivot"/></pivotCaches>',
        parts: [
          {
            path: 'xl/pivotCache/pivotCacheDefinition1.xml',
            type: part('pivotCacheDefinition'),
            data: `${HEAD}<pivotCacheDefinition ${MAIN} xmlns:r="${DOC_REL}" r:id="rId1" refreshedVersion="6" recordCount="2"><cacheSource type="worksheet"><worksheetSource ref="A1:C3" sheet="原始数据"/></cacheSource><cacheFields count="3"><cacheField name="姓名"><sharedItems count="2"><s v="${a.name}"/><s v="${b.name}"/></sharedItems></cacheField><cacheField name="身份证号"><sharedItems/></cacheField><cacheField name="金额"><sharedItems containsNumber="1"/></cacheField></cacheFields></pivotCacheDefinition>`,
            relations: [{ id: 'rId1', type: 'pivotCacheRecords', target: 'pivotCacheRecords1.xml' }],
          },
          {
            path: 'xl/pivotCache/pivotCacheRecords1.xml',
            type: part('pivotCacheRecords'),
            data: `${HEAD}<pivotCacheRecords ${MAIN} count="2"><r><x v="0"/><s v="${a.id}"/><n v="4000"/></r><r><x v="1"/><s v="${b.id}"/><n v="4000"/></r></pivotCacheRecords>`,
          },
        ],
      }),
    ),
    leak(
      'xlsx-defined-name.xlsx',
      ['defined_name', 'resident_id'],
      'a hidden defined name holds a constant list of names and identity numbers',
      [`${a.id}|核查人员|${a.name}`],
      book([open], {
        definedNames: `<definedName name="核查人员" hidden="1">{"${a.name}","${a.id}";"${b.name}","${b.id}"}</definedName>`,
      }),
    ),
    leak(
      'xlsx-comment.xlsx',
      ['comment', 'mobile'],
      'a cell comment with an internal remark and a mobile number',
      [`${a.mobile}|批注|comment|领导亲属`],
      book([{ ...open, relations: [{ id: 'rId1', type: 'comments', target: '../comments1.xml' }] }], {
        parts: [
          {
            path: 'xl/comments1.xml',
            type: part('comments'),
            data: `${HEAD}<comments ${MAIN}><authors><author>${c.name}</author></authors><commentList><comment ref="B3" authorId="0"><text><r><t>这户是领导亲属，先别公示，问 ${a.name} ${a.mobile}</t></r></text></comment></commentList></comments>`,
          },
        ],
      }),
    ),
    leak(
      'xlsx-threaded-comment.xlsx',
      ['comment'],
      'a threaded comment (new kind) with an internal discussion, and the list of persons',
      ['李四|压到八月|threaded|批注|comment'],
      book(
        [
          {
            ...open,
            relations: [
              {
                id: 'rId1',
                type: 'http://schemas.microsoft.com/office/2017/10/relationships/threadedComment',
                target: '../threadedComments/threadedComment1.xml',
              },
            ],
          },
        ],
        {
          relations: [
            {
              id: 'rIdPersons',
              type: 'http://schemas.microsoft.com/office/2017/10/relationships/person',
              target: 'persons/person.xml',
            },
          ],
          parts: [
            {
              path: 'xl/threadedComments/threadedComment1.xml',
              type: 'application/vnd.ms-excel.threadedcomments+xml',
              data: `${HEAD}<ThreadedComments xmlns="${X14}/spreadsheetml/2018/threadedcomments"><threadedComment ref="D2" dT="2024-03-04T02:11:00.00" personId="{11111111-2222-3333-4444-555555555555}" id="{AAAAAAAA-2222-3333-4444-555555555555}"><text>这个数和审计发现的不一致，压到八月再公布</text></threadedComment></ThreadedComments>`,
            },
            {
              path: 'xl/persons/person.xml',
              type: 'application/vnd.ms-excel.person+xml',
              data: `${HEAD}<personList xmlns="${X14}/spreadsheetml/2018/threadedcomments"><person displayName="${b.name}" id="{11111111-2222-3333-4444-555555555555}" userId="lisi@caizheng.local" providerId="AD"/></personList>`,
            },
          ],
        },
      ),
    ),
    leak(
      'xlsx-white-text.xlsx',
      ['white_text', 'resident_id'],
      'identity numbers in white letters on white cells in column F',
      [`${a.id}|${b.id}`],
      book([
        {
          ...open,
          rows: open.rows.map((row, i) =>
            i === 1
              ? [...row, '', { v: a.id, s: STYLE.white }]
              : i === 2
                ? [...row, '', { v: b.id, s: STYLE.white }]
                : row,
          ),
        },
      ]),
    ),
    leak(
      'xlsx-black-cells.xlsx',
      ['covered_text', 'resident_id'],
      'identity numbers "blackened" by black letters on black cells',
      [`${a.id}|${b.id}`],
      book([
        {
          name: '名单',
          rows: [
            ['姓名', '身份证号'],
            ['张某', { v: a.id, s: STYLE.black }],
            ['李某', { v: b.id, s: STYLE.black }],
          ],
        },
      ]),
    ),
    leak(
      'xlsx-format-nothing.xlsx',
      ['hidden_text', 'bank_card'],
      'bank card numbers in cells whose number format ;;; shows nothing',
      [`${a.card}|${b.card}`],
      book([
        {
          ...open,
          rows: open.rows.map((row, i) => (i === 0 ? row : [...row, { v: [a, b, c][i - 1]!.card, s: STYLE.nothing }])),
        },
      ]),
    ),
    leak(
      'xlsx-external-link.xlsx',
      ['external_link', 'internal_address'],
      'a link to another workbook on an internal share keeps copies of its cells (names, identity numbers)',
      [`10.32.8.15|externalLink|外部链接|${a.id}`],
      book([open], {
        relations: [{ id: 'rIdExt', type: 'externalLink', target: 'externalLinks/externalLink1.xml' }],
        workbookEnd: '',
        parts: [
          {
            path: 'xl/externalLinks/externalLink1.xml',
            type: part('externalLink'),
            data: `${HEAD}<externalLink ${MAIN} xmlns:r="${DOC_REL}"><externalBook r:id="rId1"><sheetNames><sheetName val="花名册"/></sheetNames><sheetDataSet><sheetData sheetId="0"><row r="2"><cell r="A2" t="str"><v>${a.name}</v></cell><cell r="B2" t="str"><v>${a.id}</v></cell></row></sheetData></sheetDataSet></externalBook></externalLink>`,
            relations: [
              {
                id: 'rId1',
                type: 'externalLinkPath',
                target: 'file:///\\\\10.32.8.15\\人事科\\花名册.xlsx',
                external: true,
              },
            ],
          },
        ],
      }),
    ),
    leak(
      'xlsx-author.xlsx',
      ['author_metadata'],
      'document properties name the clerk (creator, last editor), her manager and the outside company',
      ['王五|赵六'],
      xlsx({
        sheets: [open],
        properties: {
          title: '公示表',
          creator: c.name,
          lastModifiedBy: d.name,
          manager: b.name,
          company: '平安县某某软件有限公司',
        },
      }),
    ),
    leak(
      'xlsx-id-column.xlsx',
      ['resident_id', 'bank_card'],
      'two leaks in plain sight: a column of identity numbers and one of bank cards',
      [`${a.id}|${b.id}`, `${a.card}|${b.card}`],
      book([
        {
          name: '发放表',
          rows: [
            ['姓名', '身份证号码', '银行卡号', '金额'],
            [a.name, a.id, a.card, 800],
            [b.name, b.id, b.card, 800],
            [c.name, c.id, c.card, 800],
          ],
        },
      ]),
    ),
    leak(
      'xlsx-formula-value.xlsx',
      ['resident_id'],
      'the kept result of a formula is an identity number in clear while the cell beside shows it masked',
      [b.id],
      book([
        {
          name: '表',
          rows: [
            ['姓名', '证件号', '核对'],
            [
              '李某',
              b.id.replace(/^(.{4}).{10}/, '$1**********'),
              { v: b.id, formula: 'VLOOKUP(A2,底表!A:B,2,FALSE)' },
            ],
          ],
        },
      ]),
    ),
    leak(
      'xlsx-footer-marking.xlsx',
      ['internal_marking'],
      'the page footer for printing says 内部资料 注意保存',
      ['内部资料'],
      book([
        {
          ...open,
          after:
            '<pageMargins left="0.7" right="0.7" top="0.75" bottom="0.75" header="0.3" footer="0.3"/><headerFooter><oddFooter>&amp;C内部资料 注意保存&amp;R第&amp;P页</oddFooter></headerFooter>',
        },
      ]),
    ),
    leak(
      'xlsx-embedded-docx.xlsx',
      ['embedded_file', 'resident_id'],
      'an embedded Word file with the full application of a named person',
      [`${d.id}|${d.name}|embeddings|嵌入`],
      book(
        [
          {
            ...open,
            after: '<oleObjects><oleObject progId="Word.Document.12" shapeId="1025" r:id="rId1"/></oleObjects>',
            relations: [{ id: 'rId1', type: 'package', target: '../embeddings/Microsoft_Word_Document1.docx' }],
          },
        ],
        {
          parts: [
            {
              path: 'xl/embeddings/Microsoft_Word_Document1.docx',
              data: docx({
                body: heading('救助申请') + paragraph(`申请人${d.name}，身份证号${d.id}，住${d.address}。`),
              }),
            },
          ],
        },
      ),
    ),
    leak(
      'xlsx-picture-gps.xlsx',
      ['image_gps'],
      'an inserted photo still carries the place where it was taken',
      ['GPS|位置|经纬|定位|31.23|31°|121.4|121°'],
      book([{ ...open, after: '<drawing r:id="rId1"/>', relations: drawingRelation }], {
        parts: [
          {
            path: 'xl/drawings/drawing1.xml',
            type: 'application/vnd.openxmlformats-officedocument.drawing+xml',
            data: drawing(
              '<xdr:pic><xdr:nvPicPr><xdr:cNvPr id="2" name="图片 1"/><xdr:cNvPicPr/></xdr:nvPicPr><xdr:blipFill><a:blip r:embed="rId1"/><a:stretch><a:fillRect/></a:stretch></xdr:blipFill><xdr:spPr><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></xdr:spPr></xdr:pic>',
            ),
            relations: [{ id: 'rId1', type: 'image', target: '../media/image1.jpg' }],
          },
          {
            path: 'xl/media/image1.jpg',
            data: jpegWith(readInput('street.jpg'), [
              exifSegment({ main: { 0x10f: 'HUAWEI' }, gps: gpsTags([31, 14, 5.2], [121, 28, 9.4]) }),
            ]),
          },
        ],
      }),
    ),
    leak(
      'xlsx-chart-cache.xlsx',
      ['embedded_data'],
      'a chart keeps the names and marks of a sheet that was removed before publication',
      ['张三|李四|chart|图表'],
      book([{ ...open, after: '<drawing r:id="rId1"/>', relations: drawingRelation }], {
        parts: [
          {
            path: 'xl/drawings/drawing1.xml',
            type: 'application/vnd.openxmlformats-officedocument.drawing+xml',
            data: drawing(
              `<xdr:graphicFrame macro=""><xdr:nvGraphicFramePr><xdr:cNvPr id="2" name="图表 1"/><xdr:cNvGraphicFramePr/></xdr:nvGraphicFramePr><xdr:xfrm><a:off x="0" y="0"/><a:ext cx="0" cy="0"/></xdr:xfrm><a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/chart"><c:chart xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" r:id="rId1"/></a:graphicData></a:graphic></xdr:graphicFrame>`,
            ),
            relations: [{ id: 'rId1', type: 'chart', target: '../charts/chart1.xml' }],
          },
          {
            path: 'xl/charts/chart1.xml',
            type: 'application/vnd.openxmlformats-officedocument.drawingml.chart+xml',
            data: `${HEAD}<c:chartSpace xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><c:chart><c:plotArea><c:layout/><c:barChart><c:barDir val="col"/><c:ser><c:idx val="0"/><c:order val="0"/><c:cat><c:strRef><c:f>已删除!$A$2:$A$3</c:f><c:strCache><c:ptCount val="2"/><c:pt idx="0"><c:v>${a.name} ${a.id}</c:v></c:pt><c:pt idx="1"><c:v>${b.name} ${b.id}</c:v></c:pt></c:strCache></c:strRef></c:cat><c:val><c:numRef><c:f>已删除!$B$2:$B$3</c:f><c:numCache><c:ptCount val="2"/><c:pt idx="0"><c:v>41</c:v></c:pt><c:pt idx="1"><c:v>38</c:v></c:pt></c:numCache></c:numRef></c:val></c:ser><c:axId val="1"/><c:axId val="2"/></c:barChart><c:catAx><c:axId val="1"/><c:delete val="1"/><c:crossAx val="2"/></c:catAx><c:valAx><c:axId val="2"/><c:crossAx val="1"/></c:valAx></c:plotArea></c:chart></c:chartSpace>`,
          },
        ],
      }),
    ),
    leak(
      'xlsx-orphan-strings.xlsx',
      ['resident_id'],
      'the table of strings still holds rows that were deleted from the sheet',
      [`${c.id}|${d.id}`],
      book([open], { orphans: [`${c.name} ${c.id}`, `${d.name} ${d.id}`] }),
    ),
    leak(
      'xlsx-validation-list.xlsx',
      ['hidden_list', 'mobile'],
      'the pick list of a cell holds names with mobile numbers',
      [`${a.mobile}|${b.mobile}`],
      book([
        {
          ...open,
          after: `<dataValidations count="1"><dataValidation type="list" sqref="B2"><formula1>"${a.name}${a.mobile},${b.name}${b.mobile}"</formula1></dataValidation></dataValidations>`,
        },
      ]),
    ),
    leak(
      'xls-hidden-sheet.xls',
      ['hidden_sheet', 'resident_id'],
      'an old binary workbook with the hidden sheet 底稿 (or a format that cannot be checked)',
      [`底稿|${a.id}|${a.name}`],
      readInput('hidden-sheet.xls'),
    ),
    leak(
      'ods-hidden-sheet.ods',
      ['hidden_sheet', 'resident_id'],
      'an OpenDocument workbook with the hidden sheet 底稿',
      [`底稿|${a.id}|${a.name}`],
      readInput('hidden-sheet.ods'),
    ),
  ];
}
