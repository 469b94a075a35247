import { letter, paragraph, picture, run, table } from './docx.ts';
import { gbk } from './gbk.ts';
import { chartPixel, exifSegment, jpegWith, png, pngChunk } from './image.ts';
import { readInput } from './inputs.ts';
import { clean, type Item } from './item.ts';
import { ofd } from './ofd.ts';
import { drawImage, PdfFile, xmp } from './pdf.ts';
import { box, pptx } from './pptx.ts';
import { xlsx } from './xlsx.ts';
import { zip } from './zip.ts';
import { asDocx, asText, wanted } from './clean-formats.ts';
/** Files of every other kind. */
export function otherFiles(): Item[] {
  const slides = (title: string, points: string) => ({
    shapes: [box(title), box(points, { id: 3, y: 1500000, cy: 3500000 })],
  });
  const neutral = { title: '政策解读', creator: '平安县民政局', lastModifiedBy: '平安县民政局' };
  const byName = (slug: string) => wanted(slug)[0]!;
  const csv = (slug: string) => (byName(slug).table ?? []).map((row) => row.join(',')).join('\r\n') + '\r\n';
  const street = readInput('street.jpg');
  const withPicture = new PdfFile();
  withPicture.info = '/Title (Report) /Producer (PDF Printer 3.0)';
  withPicture.catalog = `/Metadata ${withPicture.stream('/Type /Metadata /Subtype /XML', Buffer.from(xmp('<pdf:Producer>PDF Printer 3.0</pdf:Producer><dc:title><rdf:Alt><rdf:li xml:lang="x-default">城市更新情况</rdf:li></rdf:Alt></dc:title>'), 'utf8'), { raw: true })} 0 R`;
  const photo = withPicture.jpeg(street, 320, 240);
  withPicture.page({
    content: `${withPicture.text(70, 770, '城市更新项目实施前后对比', { size: 18 })}\n${drawImage('Im1', 70, 480, 320, 240)}\n${withPicture.text(70, 450, '图1　幸福路改造后街景')}`,
    resources: `/XObject << /Im1 ${photo} 0 R >>`,
  });
  const linked = new PdfFile();
  linked.info = '/Title (Guide) /Producer (PDF Printer 3.0)';
  const link = linked.add(
    '<< /Type /Annot /Subtype /Link /Rect [70 700 300 720] /A << /S /URI /URI (https://www.pingan.gov.cn/zwgk/) >> >>',
  );
  linked.page({
    content: `${linked.text(70, 770, '政府信息公开指南', { size: 18 })}\n${linked.text(70, 704, 'https://www.pingan.gov.cn/zwgk/')}`,
    entries: `/Annots [${link} 0 R] /CropBox [0 0 595 842]`,
  });
  return [
    clean('doc-clean.doc', ['doc'], 'an old binary Word file of an ordinary notice', readInput('clean.doc')),
    clean('odt-clean.odt', ['odt'], 'an OpenDocument text of an ordinary notice', readInput('clean.odt')),
    clean('docx-from-libreoffice.docx', ['docx'], 'saved by another office program', readInput('clean-lo.docx')),
    clean(
      'pdf-from-word-table.pdf',
      ['pdf'],
      'exported from a word processor, embedded fonts, white letters on a black heading row',
      readInput('black-head-table.pdf'),
    ),
    clean(
      'pdf-from-word-notice.pdf',
      ['pdf'],
      'exported from a word processor, embedded fonts',
      readInput('clean.pdf'),
    ),
    clean('pdf-from-sheet.pdf', ['pdf'], 'exported from a workbook: budget table', readInput('clean-sheet.pdf')),
    clean('pdf-photo-and-caption.pdf', ['pdf'], 'a photo with a caption and neutral XMP metadata', withPicture.bytes()),
    clean('pdf-public-link.pdf', ['pdf'], 'a link to the public site, a crop box as large as the page', linked.bytes()),
    clean(
      'docx-photo.docx',
      ['docx'],
      'a photo without coordinates and a plain alternative text',
      letter(
        '城市更新情况',
        ['改造后的幸福路如下图。', `<w:p>${picture('rIdPhoto', { description: '幸福路街景' })}</w:p>`],
        {
          properties: neutral,
          relations: [{ id: 'rIdPhoto', type: 'image', target: 'media/image1.jpg' }],
          parts: [{ path: 'word/media/image1.jpg', data: street }],
        },
      ),
    ),
    clean(
      'docx-public-link-and-note.docx',
      ['docx'],
      'a link to the public site and a footnote with a source',
      letter(
        '统计公报',
        [
          `<w:p>${run('数据为初步统计数')}<w:r><w:footnoteReference w:id="1"/></w:r><w:hyperlink r:id="rIdLink">${run('www.pingan.gov.cn', '<w:color w:val="0000FF"/><w:u w:val="single"/>')}</w:hyperlink></w:p>`,
        ],
        {
          properties: neutral,
          footnotes: `<w:footnote w:id="1">${paragraph('资料来源：国家统计局平安调查队。')}</w:footnote>`,
          relations: [{ id: 'rIdLink', type: 'hyperlink', target: 'https://www.pingan.gov.cn/', external: true }],
        },
      ),
    ),
    clean(
      'docx-form-with-shading.docx',
      ['docx'],
      'grey and red shading, bold heads, an empty form that asks for the identity number',
      letter(
        '法律援助申请表',
        [
          table(
            [
              ['姓名', '', '身份证号', ''],
              ['联系电话', '', '家庭住址', ''],
            ],
            '808080',
          ),
          paragraph(
            run('填表前请阅读说明', '<w:color w:val="FF0000"/><w:shd w:val="clear" w:color="auto" w:fill="FFFF00"/>'),
          ),
        ],
        { properties: neutral },
      ),
    ),
    clean(
      'docx-custom-properties.docx',
      ['docx'],
      'custom properties of an office program (build number only)',
      letter('关于春耕备耕工作的通知', ['各乡镇人民政府：', '请抓好春耕备耕工作。'], {
        properties: {
          ...neutral,
          custom: { KSOProductBuildVer: '2052-12.1.0.16250', ICV: '0123456789ABCDEF0123456789ABCDEF_12' },
        },
      }),
    ),
    clean(
      'pptx-plain.pptx',
      ['pptx'],
      'two slides, public figures',
      pptx({
        slides: [
          slides('养老规划解读', '规划期限2024—2030年\n咨询电话0551-00001234'),
          slides('主要目标', '床位3200张\n护理型占比55%'),
        ],
        properties: neutral,
      }),
    ),
    clean(
      'pptx-secrecy-training.pptx',
      ['pptx'],
      'secrecy as the subject of a public lecture',
      pptx({
        slides: [
          slides('保密知识讲座', '国家秘密分为绝密、机密、秘密三级\n保密期限：30年、20年、10年'),
          slides('案例警示', '不得用微信传递涉密文件'),
        ],
        properties: neutral,
      }),
    ),
    clean(
      'pptx-white-on-dark.pptx',
      ['pptx'],
      'white letters on a dark bar',
      pptx({
        slides: [
          {
            shapes: [
              box('平安县2024年重点工作', { look: '<a:solidFill><a:srgbClr val="FFFFFF"/></a:solidFill>' }).replace(
                '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>',
                '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:solidFill><a:srgbClr val="003366"/></a:solidFill>',
              ),
            ],
          },
        ],
        properties: neutral,
      }),
    ),
    clean(
      'pptx-empty-notes.pptx',
      ['pptx'],
      'a notes page without any words',
      pptx({ slides: [{ ...slides('办事流程', '一窗受理\n集成服务'), notes: '' }], properties: neutral }),
    ),
    clean('csv-masked.csv', ['csv'], 'masked identity numbers', `\ufeff${csv('masked-ids')}`),
    clean('csv-credit-codes.csv', ['csv'], 'credit codes of companies', csv('credit-codes')),
    clean('csv-project-codes-gbk.csv', ['csv'], 'project codes of 18 digits, file in GBK', gbk(csv('project-codes'))),
    clean(
      'csv-exam.csv',
      ['csv'],
      'admission numbers of 11 and 12 digits that begin like no mobile number',
      csv('exam-scores'),
    ),
    clean(
      'csv-bus-stops.csv',
      ['csv'],
      'open data: coordinates of public stops',
      '站点,经度,纬度\r\n幸福花园,117.123456,31.654321\r\n人民路口,117.135790,31.642135\r\n',
    ),
    clean('csv-office-phones.csv', ['csv'], 'office telephones', csv('duty-roster')),
    clean(
      'csv-statistics.csv',
      ['csv'],
      'statistics with eleven-digit sums',
      '年份,地区生产总值（元）,财政收入（元）\r\n2022,13800001203,1590000182\r\n2023,15900001820,1680000251\r\n',
    ),
    clean('jpg-plain.jpg', ['jpg'], 'a photo without any metadata', street),
    clean('jpg-park.jpg', ['jpg'], 'another photo without metadata', readInput('park.jpg')),
    clean(
      'jpg-camera-only.jpg',
      ['jpg'],
      'EXIF with camera and orientation only, no place and no person',
      jpegWith(street, [exifSegment({ main: { 0x10f: 'Canon', 0x110: 'EOS 90D', 0x132: '2024:03:04 10:00:00' } })]),
    ),
    clean(
      'jpg-own-thumbnail.jpg',
      ['jpg'],
      'the preview inside EXIF is the same picture, smaller',
      jpegWith(readInput('park.jpg'), [
        exifSegment({ main: { 0x10f: 'Canon' }, thumbnail: readInput('park-small.jpg') }),
      ]),
    ),
    ...[5, 6, 7].map((seed) =>
      clean(`png-chart-${seed}.png`, ['png'], 'a statistics chart', png(240, 160, chartPixel(seed))),
    ),
    clean(
      'png-software-text.png',
      ['png'],
      'tEXt chunks with program and size only',
      png(240, 160, chartPixel(8), [
        pngChunk('tEXt', Buffer.from('Software\0Chart Maker 2.1', 'latin1')),
        pngChunk('pHYs', Buffer.from([0, 0, 14, 196, 0, 0, 14, 196, 1])),
      ]),
    ),
    clean(
      'zip-attachments.zip',
      ['zip'],
      'three harmless files',
      zip([
        { name: '通知.txt', data: asText(byName('hotline'), 0) },
        { name: '附件1.docx', data: asDocx(byName('service-guide'), 0) },
        { name: '附件2.csv', data: csv('duty-roster') },
      ]),
    ),
    clean(
      'zip-gbk-names.zip',
      ['zip'],
      'file names in GBK, harmless texts in GBK',
      zip([
        { name: 'x', rawName: gbk('关于征求意见的公告.txt'), data: gbk(asText(byName('service-guide'), 1)) },
        { name: 'y', rawName: gbk('附件/起草说明.txt'), data: gbk('为规范有关工作，起草本办法。') },
      ]),
    ),
    clean(
      'zip-in-zip.zip',
      ['zip'],
      'an archive in the archive, all harmless',
      zip([
        {
          name: 'tables.zip',
          data: zip([
            {
              name: 'table.xlsx',
              data: xlsx({
                sheets: [
                  {
                    name: '表',
                    rows: [
                      ['项目', '金额'],
                      ['道路', 100],
                    ],
                  },
                ],
              }),
            },
          ]),
        },
      ]),
    ),
    clean(
      'zip-photos.zip',
      ['zip'],
      'photos without coordinates',
      zip([
        { name: '街景.jpg', data: street },
        { name: '公园.jpg', data: readInput('park.jpg') },
      ]),
    ),
    clean(
      'zip-open-data.zip',
      ['zip'],
      'open data with a read-me',
      zip([
        { name: 'README.txt', data: '公共停车场数据，更新频率：每月。' },
        { name: 'data.csv', data: '名称,泊位\n人民路停车场,320\n' },
      ]),
    ),
    clean(
      'ofd-notice.ofd',
      ['ofd'],
      'an OFD page of an ordinary notice, made by an office',
      ofd(['平安县人民政府公告', '平政告〔2024〕3号', '自2024年4月1日起施行。'], { author: '平安县人民政府办公室' }),
    ),
  ];
}
