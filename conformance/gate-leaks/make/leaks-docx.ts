import { encryptedOffice } from './cfb.ts';
import { docx, heading, letter, paragraph, picture, run, table } from './docx.ts';
import { exifSegment, gpsTags, jpegWith } from './image.ts';
import { readInput } from './inputs.ts';
import { leak, type Item } from './item.ts';
import { fullWidth, mobile, person, residentId } from './numbers.ts';
import { xlsx } from './xlsx.ts';

const [a, b, c, d] = [person(0), person(1), person(2), person(3)];
const TITLE = '平安县人民政府办公室关于做好春季植树工作的通知';
const BODY = [
  '各乡镇人民政府、街道办事处，县政府各部门：',
  '为做好2024年春季植树工作，经县政府同意，现将有关事项通知如下。',
  '一、各单位要于3月20日前完成整地和挖穴，4月10日前完成栽植，成活率达到90%以上。',
  '二、县林业局负责技术指导和检查验收，检查结果向社会公布。',
];
const neutral = { title: TITLE, creator: '平安县人民政府办公室', lastModifiedBy: '平安县人民政府办公室' };
const made = (lines: readonly string[], more: Parameters<typeof letter>[2] = {}) =>
  letter(TITLE, [...BODY, ...lines], { ...more, properties: { ...neutral, ...more.properties } });
const DATED = `w:author="${c.name}" w:date="2024-03-04T09:12:00Z"`;
const photoPart = (data: Buffer) => ({
  relations: [{ id: 'rIdPhoto', type: 'image', target: 'media/image1.jpg' }],
  parts: [{ path: 'word/media/image1.jpg', data }],
});
const EMBEDDED = xlsx({
  sheets: [
    {
      name: '名单',
      rows: [
        ['姓名', '身份证号', '银行卡号'],
        [a.name, a.id, a.card],
        [b.name, b.id, b.card],
      ],
    },
  ],
});

/** Word documents whose page looks clean. */
export function docxHiddenLeaks(): Item[] {
  return [
    leak(
      'docx-tracked-deletion.docx',
      ['tracked_changes', 'resident_id'],
      'a tracked deletion keeps the sentence with name and identity number',
      [`${a.id}|${a.name}|修订|删除`],
      made([
        `<w:p>${run('联系人：县林业局造林科')}<w:del w:id="3" ${DATED}><w:r><w:delText xml:space="preserve">（举报人${a.name}，身份证号${a.id}，不得透露）</w:delText></w:r></w:del>${run('。')}</w:p>`,
      ]),
    ),
    leak(
      'docx-tracked-insertion.docx',
      ['tracked_changes'],
      'a tracked insertion by a named author that was never accepted',
      [`${c.name}|修订|插入|追加三百万`],
      made([
        `<w:p>${run('三、所需经费由县财政统筹解决')}<w:ins w:id="4" ${DATED}>${run('，另从预备费追加三百万元，此句待书记定')}</w:ins>${run('。')}</w:p>`,
      ]),
    ),
    leak(
      'docx-move.docx',
      ['tracked_changes', 'mobile'],
      'a tracked move: the old place still has the telephone of a private person',
      [`${b.mobile}|移动|修订|${b.name}`],
      made([
        `<w:p><w:moveFromRangeStart w:id="5" ${DATED} w:name="move1"/><w:moveFrom w:id="6" ${DATED}>${run(`苗木户${b.name}电话${b.mobile}`)}</w:moveFrom><w:moveFromRangeEnd w:id="5"/></w:p>`,
      ]),
    ),
    leak(
      'docx-comment.docx',
      ['comment'],
      'a comment with the opinion of the deputy head',
      ['批注|comment|先不要公开|王五'],
      made(
        [
          `<w:p><w:commentRangeStart w:id="0"/>${run('三、本通知自印发之日起施行。')}<w:commentRangeEnd w:id="0"/><w:r><w:commentReference w:id="0"/></w:r></w:p>`,
        ],
        {
          comments: `<w:comment w:id="0" ${DATED} w:initials="W">${paragraph('县长的意见是这一条先不要公开，等信访件办完再说')}</w:comment>`,
        },
      ),
    ),
    leak(
      'docx-vanish.docx',
      ['hidden_text', 'mobile'],
      'hidden text (w:vanish) with a private telephone number',
      [a.mobile],
      made([`<w:p>${run('联系电话：0551-00001234')}${run(`（值班手机${a.mobile}，${a.name}）`, '<w:vanish/>')}</w:p>`]),
    ),
    leak(
      'docx-white-text.docx',
      ['white_text', 'resident_id'],
      'white letters with an identity number at the end',
      [b.id],
      made([paragraph(run(`${b.name} ${b.id}`, '<w:color w:val="FFFFFF"/>'))]),
    ),
    leak(
      'docx-tiny-text.docx',
      ['tiny_text', 'address'],
      'letters of one point with name and home address',
      [`${c.address}|${c.name}|1磅|1 pt`],
      made([paragraph(run(`投诉人${c.name}，家住${c.address}`, '<w:sz w:val="2"/>'))]),
    ),
    leak(
      'docx-embedded-xlsx.docx',
      ['embedded_file', 'resident_id'],
      'an embedded workbook with names, identity and card numbers behind a small icon',
      [`${a.id}|embeddings|嵌入|${a.name}`],
      made(
        [
          paragraph(
            `<w:r><w:object><v:shape id="_x0000_i1025" style="width:76pt;height:48pt"/><o:OLEObject Type="Embed" ProgID="Excel.Sheet.12" ShapeID="_x0000_i1025" DrawAspect="Icon" ObjectID="_1" r:id="rIdSheet"/></w:object></w:r>`,
          ),
        ],
        {
          relations: [{ id: 'rIdSheet', type: 'package', target: 'embeddings/Microsoft_Excel_Sheet1.xlsx' }],
          parts: [{ path: 'word/embeddings/Microsoft_Excel_Sheet1.xlsx', data: EMBEDDED }],
        },
      ),
    ),
    leak(
      'docx-author.docx',
      ['author_metadata'],
      'creator and last editor are named persons, company is an outside law firm',
      ['张三|李四'],
      made([], { properties: { creator: a.name, lastModifiedBy: b.name, company: '某某律师事务所', manager: c.name } }),
    ),
    leak(
      'docx-custom-properties.docx',
      ['author_metadata', 'secrecy_marking'],
      'custom properties name the clerk with his mobile number and the secrecy of the original',
      [`${d.mobile}|秘密★5年|原件密级|承办人`],
      made([], { properties: { custom: { 承办人: `${d.name} ${d.mobile}`, 原件密级: '秘密★5年' } } }),
    ),
    leak(
      'docx-template-path.docx',
      ['internal_address'],
      'the path of the attached template shows an internal server and a user name',
      ['10.10.3.5|张三|template|模板'],
      made([], {
        settings: '<w:attachedTemplate r:id="rId1"/>',
        settingsRelations: [
          {
            id: 'rId1',
            type: 'attachedTemplate',
            target: 'file:///\\\\10.10.3.5\\Users\\张三\\AppData\\Templates\\红头.dotm',
            external: true,
          },
        ],
      }),
    ),
    leak(
      'docx-mail-merge.docx',
      ['internal_address', 'embedded_data'],
      'settings of a mail merge: path and query of the table of recipients',
      ['低保对象花名册|mailMerge|邮件合并|zhangsan'],
      made([], {
        settings:
          '<w:mailMerge><w:mainDocumentType w:val="formLetters"/><w:dataType w:val="native"/><w:connectString w:val="Provider=Microsoft.ACE.OLEDB.12.0;User ID=zhangsan;Password=Pa2024ping;Data Source=D:\\zhangsan\\低保对象花名册.xlsx"/><w:query w:val="SELECT * FROM `低保对象$`"/></w:mailMerge>',
      }),
    ),
    leak(
      'docx-variables.docx',
      ['hidden_data', 'resident_id'],
      'document variables filled by a form program: name and identity number',
      [`${c.id}|docVar|变量|${c.name}`],
      made([], {
        settings: `<w:docVars><w:docVar w:name="SQR" w:val="${c.name}"/><w:docVar w:name="SFZH" w:val="${c.id}"/></w:docVars>`,
      }),
    ),
    leak(
      'docx-custom-xml.docx',
      ['hidden_data', 'resident_id'],
      'a custom XML part left by the office automation system with the record of the applicant',
      [`${b.id}|customXml|${b.name}`],
      made([], {
        relations: [{ id: 'rIdCustom', type: 'customXml', target: '../customXml/item1.xml' }],
        parts: [
          {
            path: 'customXml/item1.xml',
            data: `<?xml version="1.0" encoding="UTF-8"?><record><applicant>${b.name}</applicant><idcard>${b.id}</idcard><tel>${b.mobile}</tel></record>`,
          },
        ],
      }),
    ),
    leak(
      'docx-text-under-picture.docx',
      ['covered_text', 'resident_id'],
      'a text box with an identity number lies under a picture put on top of it',
      [`${a.id}|${a.name}`],
      made(
        [
          `<w:p><w:r><w:drawing><wp:anchor distT="0" distB="0" distL="0" distR="0" simplePos="0" relativeHeight="1" behindDoc="1" locked="0" layoutInCell="1" allowOverlap="1"><wp:simplePos x="0" y="0"/><wp:positionH relativeFrom="column"><wp:posOffset>0</wp:posOffset></wp:positionH><wp:positionV relativeFrom="paragraph"><wp:posOffset>0</wp:posOffset></wp:positionV><wp:extent cx="2880000" cy="720000"/><wp:wrapNone/><wp:docPr id="21" name="文本框 21"/><a:graphic><a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:wsp><wps:cNvSpPr txBox="1"/><wps:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="2880000" cy="720000"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></wps:spPr><wps:txbx><w:txbxContent>${paragraph(`当事人${a.name}，公民身份号码${a.id}`)}</w:txbxContent></wps:txbx><wps:bodyPr/></wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing></w:r>${picture('rIdPhoto', { id: 22 })}</w:p>`,
        ],
        photoPart(readInput('street.jpg')),
      ),
    ),
    leak(
      'docx-black-shading.docx',
      ['covered_text', 'resident_id'],
      'an identity number "blackened" by black shading; it can be copied',
      [b.id],
      made([
        `<w:p>${run('被处罚人：李某，公民身份号码')}${run(b.id, '<w:shd w:val="clear" w:color="auto" w:fill="000000"/>')}</w:p>`,
      ]),
    ),
    leak(
      'docx-black-highlight.docx',
      ['covered_text', 'mobile'],
      'a mobile number under a black text marker (w:highlight)',
      [c.mobile],
      made([`<w:p>${run('联系人电话：')}${run(c.mobile, '<w:highlight w:val="black"/>')}</w:p>`]),
    ),
    leak(
      'docx-cropped-picture.docx',
      ['cropped_picture'],
      'a picture of a form was cropped in Word: the cut-off half with the data of a person is still in the file',
      ['裁|crop|srcRect'],
      made([`<w:p>${picture('rIdPhoto', { crop: 't="5000" b="62000"' })}</w:p>`], photoPart(readInput('form.jpg'))),
    ),
    leak(
      'docx-picture-gps.docx',
      ['image_gps'],
      'a photo in the text carries the coordinates of a home',
      ['GPS|位置|经纬|定位|32.05|32°|32,3|118.7|118°'],
      made(
        [`<w:p>${picture('rIdPhoto')}</w:p>`],
        photoPart(
          jpegWith(readInput('park.jpg'), [
            exifSegment({ main: { 0x10f: 'Xiaomi', 0x110: 'M2102' }, gps: gpsTags([32, 3, 31.7], [118, 46, 12.5]) }),
          ]),
        ),
      ),
    ),
    leak(
      'docx-alternative-text.docx',
      ['internal_address', 'resident_id'],
      'the alternative text of a picture is the path on the clerk’s disk, with name and identity number in the file name',
      [`${d.id}|C:\\Users|赵六`],
      made(
        [
          `<w:p>${picture('rIdPhoto', { description: `C:\\Users\\lisi\\Desktop\\残疾证\\${d.name}${d.id}正面.jpg` })}</w:p>`,
        ],
        photoPart(readInput('street.jpg')),
      ),
    ),
    leak(
      'docx-field-path.docx',
      ['internal_address'],
      'a field includes text from a file on the internal network (path with user name), and a link leads to the intranet',
      ['192.168.1.20|zhangsan|fileserver'],
      made([
        `<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> INCLUDETEXT "\\\\\\\\192.168.1.20\\\\fileserver\\\\zhangsan\\\\常委会纪要.docx" </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>${run('附件见后')}<w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>`,
      ]),
    ),
    leak(
      'docx-footnote.docx',
      ['mobile', 'resident_id'],
      'two leaks in a footnote: mobile and identity number of a complainant',
      [a.mobile, a.id],
      made([`<w:p>${run('根据群众反映的问题')}<w:r><w:footnoteReference w:id="1"/></w:r></w:p>`], {
        footnotes: `<w:footnote w:id="1">${paragraph(`信访人${a.name}，身份证${a.id}，手机${a.mobile}。`)}</w:footnote>`,
      }),
    ),
  ];
}

/** Word documents whose page itself says too much, and those nobody can check. */
export function docxOpenLeaks(): Item[] {
  const split = a.id;
  return [
    leak(
      'docx-header-secret.docx',
      ['secrecy_marking'],
      'the page header says 秘密★1年',
      ['秘密★1年'],
      made([], { header: paragraph('秘密★1年') }),
    ),
    leak(
      'docx-footer-internal.docx',
      ['internal_marking'],
      'the page footer says 内部资料 注意保存',
      ['内部资料'],
      made([], { footer: paragraph('内部资料　注意保存') }),
    ),
    leak(
      'docx-first-line-secret.docx',
      ['secrecy_marking'],
      '机 密 stands in the first line, letters set apart',
      ['机密'],
      docx({
        properties: neutral,
        body: paragraph(run('机  密', '<w:b/>')) + heading(TITLE) + BODY.map((line) => paragraph(line)).join(''),
      }),
    ),
    leak(
      'docx-textbox-secret.docx',
      ['secrecy_marking'],
      'the marking 绝密★长期 stands in a drawn text box (old VML) at the top left',
      ['绝密★长期'],
      made([
        `<w:p><w:r><w:pict><v:shape id="s1" style="position:absolute;width:90pt;height:30pt"><v:textbox><w:txbxContent>${paragraph('绝密★长期')}</w:txbxContent></v:textbox></v:shape></w:pict></w:r></w:p>`,
      ]),
    ),
    leak(
      'docx-id-split-runs.docx',
      ['resident_id'],
      'an identity number in running text, split over three runs by the spelling check',
      [split],
      made([
        `<w:p>${run(`经查，申请人${a.name}（公民身份号码`)}${run(split.slice(0, 6))}<w:proofErr w:type="spellStart"/>${run(split.slice(6, 14), '<w:rFonts w:hint="eastAsia"/>')}${run(split.slice(14))}${run('）符合条件。')}</w:p>`,
      ]),
    ),
    leak(
      'docx-name-table.docx',
      ['resident_id', 'mobile', 'address', 'name_list'],
      'two leaks: a table of names with telephones, and their home addresses',
      [`${a.mobile}|${b.mobile}|${c.mobile}`, '幸福花园'],
      made([table([['姓名', '联系电话', '家庭住址'], ...[a, b, c, d].map((p) => [p.name, p.mobile, p.address])])]),
    ),
    leak(
      'docx-full-width-id.docx',
      ['resident_id'],
      'an identity number in full-width digits in running text',
      [b.id],
      made([`申请人${b.name}（居民身份证号码：${fullWidth(b.id)}）的申请材料齐全。`]),
    ),
    leak(
      'docx-minor.docx',
      ['minor'],
      'a notice on school places with names, birth dates and guardians of children, with the guardians’ mobile numbers',
      [`${a.mobile}|${b.mobile}|小明|小红`],
      made([
        table([
          ['学生姓名', '出生日期', '监护人', '监护人手机', '家庭情况'],
          ['小明', '2014年6月12日', a.name, a.mobile, '父亲服刑'],
          ['小红', '2015年1月8日', b.name, b.mobile, '孤儿'],
        ]),
      ]),
    ),
    leak(
      'docx-child-id.docx',
      ['resident_id', 'minor'],
      'the identity number of a ten-year-old in a decision on guardianship',
      ['320199201406120'],
      made([`未成年人小明，公民身份号码${residentId('320199', '20140612', 2)}，由县儿童福利机构临时监护。`]),
    ),
    leak(
      'docx-encrypted.docx',
      ['encrypted'],
      'opens only with a password: cannot be checked and must be held',
      [],
      encryptedOffice(made([]), 'Pingan2024'),
    ),
    leak(
      'doc-body-id.doc',
      ['resident_id'],
      'an old binary Word file with an identity number in the text (or a format that cannot be checked)',
      [a.id],
      readInput('body-id.doc'),
    ),
    leak(
      'doc-comment-author.doc',
      ['comment', 'mobile'],
      'an old binary Word file with a mobile number in a comment',
      [`${a.mobile}|批注|comment`],
      readInput('comment.doc'),
    ),
    leak(
      'wps-body-mobile.wps',
      ['mobile', 'address'],
      'a WPS document (binary) with a private mobile number and home address',
      [`${b.mobile}|幸福花园`],
      readInput('body-mobile.wps'),
    ),
    leak(
      'rtf-hidden.rtf',
      ['hidden_text', 'resident_id'],
      'an RTF document with a hidden identity number (\\v)',
      [b.id],
      `{\\rtf1\\ansi\\ansicpg936\\deff0{\\fonttbl{\\f0 SimSun;}}\\f0\\fs32 \\u36890?\\u30693?\\par {\\v ${b.id}}\\par ${mobile('0551', 1)}}`,
    ),
    leak(
      'odt-tracked.odt',
      ['tracked_changes', 'resident_id'],
      'an OpenDocument text with a tracked deletion that keeps an identity number',
      [`${a.id}|修订|${a.name}`],
      readInput('tracked.odt'),
    ),
    leak(
      'docx-from-libreoffice-comment.docx',
      ['comment', 'mobile'],
      'a Word file saved by another office program: the mobile number stands in a comment',
      [`${a.mobile}|批注|comment`],
      readInput('comment-lo.docx'),
    ),
  ];
}
