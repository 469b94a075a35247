import { docx, paragraph, run } from './docx.ts';
import { gbk } from './gbk.ts';
import {
  chartPixel,
  exifBlock,
  exifSegment,
  gpsTags,
  iptcSegment,
  jpegWith,
  png,
  pngChunk,
  xmpSegment,
} from './image.ts';
import { readInput } from './inputs.ts';
import { leak, type Item } from './item.ts';
import { person } from './numbers.ts';
import { ofd } from './ofd.ts';
import { xmp } from './pdf.ts';
import { xlsx } from './xlsx.ts';
import { rar, zip } from './zip.ts';

const [a, b, c, d] = [person(0), person(1), person(2), person(3)];
const TABLE = xlsx({
  sheets: [
    {
      name: '名单',
      rows: [
        ['姓名', '身份证号'],
        [a.name, a.id],
        [b.name, b.id],
      ],
    },
  ],
});
const camera = { 0x10f: 'HUAWEI', 0x110: 'LIO-AL00', 0x132: '2024:03:04 16:20:11' };
const home = gpsTags([32, 3, 31.7], [118, 46, 12.5]);

export function imageLeaks(): Item[] {
  const street = readInput('street.jpg');
  const chunk = (type: string, text: string) => pngChunk(type, Buffer.from(text, 'latin1'));
  return [
    leak(
      'jpg-gps.jpg',
      ['image_gps'],
      'EXIF with the coordinates of a poor household’s home',
      ['GPS|位置|经纬|定位|32.05|32°|32,3|118.7|118°'],
      jpegWith(street, [exifSegment({ main: camera, gps: home })]),
    ),
    leak(
      'jpg-author.jpg',
      ['author_metadata'],
      'EXIF names the photographer, an outside studio’s clerk, with his mobile number',
      [`${a.mobile}|张三`],
      jpegWith(street, [exifSegment({ main: { ...camera, 0x13b: `${a.name} ${a.mobile}`, 0x8298: '某某照相馆' } })]),
    ),
    leak(
      'jpg-thumbnail.jpg',
      ['thumbnail'],
      'the preview inside EXIF still shows the uncut photo (a form), the picture itself does not',
      ['缩略图|thumbnail|预览'],
      jpegWith(street, [exifSegment({ main: camera, thumbnail: readInput('form-small.jpg') })]),
    ),
    leak(
      'jpg-xmp-gps.jpg',
      ['image_gps'],
      'the coordinates stand in XMP, not in EXIF',
      ['GPS|位置|经纬|定位|32.05|32°|32,3|118.7|118°'],
      jpegWith(street, [
        xmpSegment(
          xmp('<exif:GPSLatitude>32,3.5283N</exif:GPSLatitude><exif:GPSLongitude>118,46.2083E</exif:GPSLongitude>'),
        ),
      ]),
    ),
    leak(
      'jpg-iptc.jpg',
      ['author_metadata', 'mobile'],
      'IPTC caption and by-line name a beneficiary with her mobile number',
      [`${b.mobile}|李四`],
      jpegWith(street, [iptcSegment({ 80: '县融媒体中心', 120: `走访困难群众${b.name}家，电话${b.mobile}` })]),
    ),
    leak(
      'jpg-comment.jpg',
      ['resident_id'],
      'the JPEG comment holds an identity number written by the scanning program',
      [c.id],
      jpegWith(street, [[0xfe, Buffer.from(`scan;name=${c.name};id=${c.id}`, 'utf8')]]),
    ),
    leak(
      'png-text-path.png',
      ['internal_address'],
      'a tEXt chunk with the path of the source on the clerk’s disk',
      ['zhangsan|C:\\Users'],
      png(240, 160, chartPixel(1), [chunk('tEXt', 'Source\0C:\\Users\\zhangsan\\Desktop\\neibu\\chart.xlsx')]),
    ),
    leak(
      'png-itxt-author.png',
      ['author_metadata', 'mobile'],
      'an iTXt chunk in UTF-8 names the author with his mobile number',
      [`${d.mobile}|赵六`],
      png(240, 160, chartPixel(2), [pngChunk('iTXt', Buffer.from(`Author\0\0\0zh\0\0${d.name} ${d.mobile}`, 'utf8'))]),
    ),
    leak(
      'png-exif-gps.png',
      ['image_gps'],
      'an eXIf chunk with coordinates, as phones write into screenshots',
      ['GPS|位置|经纬|定位|32.05|32°|32,3|118.7|118°'],
      png(240, 160, chartPixel(3), [pngChunk('eXIf', exifBlock({ main: camera, gps: home }))]),
    ),
    leak(
      'png-trailing-data.png',
      ['trailing_data'],
      'a zip with a table of names hangs behind the end of the picture',
      ['IEND|尾部|末尾|trailing|之后|多余|嵌入|附加|zip|bytes|字节'],
      Buffer.concat([png(240, 160, chartPixel(4)), zip([{ name: 'list.xlsx', data: TABLE }])]),
    ),
  ];
}

export function tableLeaks(): Item[] {
  const rows = (...columns: ((p: typeof a) => string)[]) =>
    [0, 1, 2, 3].map((i) => columns.map((column) => column(person(i))).join(',')).join('\r\n');
  return [
    leak(
      'csv-id-column.csv',
      ['resident_id'],
      'a column of identity numbers',
      [`${a.id}|${b.id}`],
      `\ufeff姓名,身份证号,补贴金额\r\n${rows(
        (p) => p.name,
        (p) => p.id,
        () => '800',
      )}\r\n`,
    ),
    leak(
      'csv-phone-column-gbk.csv',
      ['mobile'],
      'a column of private mobile numbers, file in GBK',
      [`${a.mobile}|${b.mobile}`],
      gbk(
        `户主,联系电话,户籍人口\r\n${rows(
          (p) => p.name,
          (p) => p.mobile,
          () => '4',
        )}\r\n`,
      ),
    ),
    leak(
      'csv-address-column.csv',
      ['address', 'name_list'],
      'names with home addresses to the door',
      ['幸福花园'],
      `姓名,家庭住址,改厕类型\r\n${rows(
        (p) => p.name,
        (p) => p.address,
        () => '三格式',
      )}\r\n`,
    ),
    leak(
      'csv-bank-utf16.csv',
      ['bank_card'],
      'bank card numbers, file in UTF-16 with tabs as spreadsheets save "Unicode text"',
      [`${a.card}|${b.card}`],
      Buffer.from(
        `\ufeff收款人\t卡号\t金额\r\n${rows(
          (p) => p.name,
          (p) => p.card,
          () => '1200',
        ).replaceAll(',', '\t')}\r\n`,
        'utf16le',
      ),
    ),
    leak(
      'csv-id-as-formula.csv',
      ['resident_id'],
      'identity numbers kept as text by ="…"',
      [`${a.id}|${b.id}`],
      `姓名,证件号码\r\n${rows(
        (p) => p.name,
        (p) => `="${p.id}"`,
      )}\r\n`,
    ),
  ];
}

export function htmlLeaks(): Item[] {
  const page = (body: string, head = '') =>
    `<!DOCTYPE html>\n<html lang="zh-CN"><head><meta charset="utf-8"><title>关于公布2024年度惠民补贴发放情况的公告</title>${head}</head>\n<body><h1>关于公布2024年度惠民补贴发放情况的公告</h1>\n<p>现将2024年度惠民补贴发放情况予以公布，接受社会监督。监督电话：0551-00001234。</p>\n${body}\n<p>平安县财政局</p></body></html>\n`;
  const base64 = (data: Buffer) => data.toString('base64');
  return [
    leak(
      'html-comment.html',
      ['html_comment', 'mobile'],
      'a comment in the source names the clerk and his mobile number',
      [a.mobile],
      page(`<!-- 录入：${a.name} ${a.mobile}，领导未签，先挂上 -->`),
    ),
    leak(
      'html-display-none.html',
      ['hidden_text', 'resident_id'],
      'a block with display:none keeps the unmasked list',
      [`${a.id}|${b.id}`],
      page(`<div style="display:none"><p>${a.name} ${a.id}</p><p>${b.name} ${b.id}</p></div>`),
    ),
    leak(
      'html-class-hidden.html',
      ['hidden_text', 'mobile'],
      'a block hidden by a rule of the style sheet',
      [c.mobile],
      page(`<div class="nb">承办人${c.name}，手机${c.mobile}</div>`, '<style>.nb{visibility:hidden;height:0}</style>'),
    ),
    leak(
      'html-data-uri.html',
      ['embedded_file', 'resident_id'],
      'a data: link with a workbook of names and identity numbers',
      [`data:|${a.id}|嵌入|${a.name}`],
      page(
        `<p>附件：<a download="汇总表.xlsx" href="data:application/vnd.openxmlformats-officedocument.spreadsheetml.sheet;base64,${base64(TABLE)}">汇总表</a></p>`,
      ),
    ),
    leak(
      'html-internal-address.html',
      ['internal_address'],
      'links and pictures on the office network and on the editor’s disk (three)',
      ['192.168.10.6|file:///|10.1.1.8'],
      page(
        '<p><a href="http://192.168.10.6:8088/oa/file?id=301">附件1</a> <img src="file:///C:/Users/zhangsan/AppData/Local/Temp/ksohtml/wps1.png" alt=""></p><script src="http://10.1.1.8/static/jquery.js"></script>',
      ),
    ),
    leak(
      'html-hidden-input.html',
      ['hidden_data', 'resident_id'],
      'a hidden form field holds the identity number of the person asking',
      [b.id],
      page(`<form><input type="hidden" name="sfzh" value="${b.id}"><button>查询</button></form>`),
    ),
    leak(
      'html-script-data.html',
      ['hidden_data', 'resident_id'],
      'the script that draws the masked table holds the unmasked data',
      [`${a.id}|${b.id}`],
      page(
        `<table id="t"></table><script>var rows=[{"xm":"${a.name}","sfzh":"${a.id}"},{"xm":"${b.name}","sfzh":"${b.id}"}];rows.forEach(function(r){t.insertRow().textContent=r.xm[0]+"某 "+r.sfzh.slice(0,4)+"**********"});</script>`,
      ),
    ),
    leak(
      'html-data-attribute.html',
      ['hidden_data', 'bank_card'],
      'bank card numbers in data attributes of the rows',
      [`${a.card}|${b.card}`],
      page(
        `<table><tr data-card="${a.card}"><td>张某</td><td>800</td></tr><tr data-card="${b.card}"><td>李某</td><td>800</td></tr></table>`,
      ),
    ),
    leak(
      'html-white-text.html',
      ['white_text', 'mobile'],
      'white letters of the editor’s paste with a mobile number',
      [d.mobile],
      page(`<p><span style="color:#ffffff">联系${d.name}${d.mobile}</span></p>`),
    ),
    leak(
      'html-font-size-zero.html',
      ['hidden_text', 'address'],
      'letters of size zero with a home address',
      [`${b.address}|幸福花园`],
      page(`<p><span style="font-size:0">${b.name}，${b.address}</span></p>`),
    ),
    leak(
      'html-word-paste.html',
      ['author_metadata'],
      'pasted from a word processor: a conditional comment names author, editor and company',
      ['张三|李四'],
      page(
        '',
        `<!--[if gte mso 9]><xml><o:DocumentProperties><o:Author>${a.name}</o:Author><o:LastAuthor>${b.name}</o:LastAuthor><o:Company>平安县某某广告有限公司</o:Company></o:DocumentProperties></xml><![endif]-->`,
      ),
    ),
    leak(
      'html-inline-photo-gps.html',
      ['image_gps'],
      'an inline photo (data: address) with coordinates',
      ['GPS|位置|经纬|定位|32.05|32°|32,3|118.7|118°'],
      page(
        `<p><img alt="走访" src="data:image/jpeg;base64,${base64(jpegWith(readInput('park.jpg'), [exifSegment({ main: camera, gps: home })]))}"></p>`,
      ),
    ),
    leak(
      'html-entities.html',
      ['resident_id'],
      'the identity number is written as character references',
      [c.id],
      page(`<p>当事人${c.name}，证号${[...c.id].map((x) => `&#${x.charCodeAt(0)};`).join('')}</p>`),
    ),
    leak(
      'html-tags-inside-id.html',
      ['resident_id'],
      'the digits of the number are split by tags of the editor',
      [a.id],
      page(
        `<p>公民身份号码<span>${a.id.slice(0, 6)}</span><span lang="EN-US">${a.id.slice(6, 14)}</span><b>${a.id.slice(14)}</b></p>`,
      ),
    ),
    leak(
      'html-table-names.html',
      ['mobile', 'bank_card', 'name_list'],
      'two leaks in a public table: mobile numbers and bank cards',
      [`${a.mobile}|${b.mobile}`, `${a.card}|${b.card}`],
      page(
        `<table><tr><th>户主</th><th>电话</th><th>一卡通账号</th></tr>${[a, b, c].map((p) => `<tr><td>${p.name}</td><td>${p.mobile}</td><td>${p.card}</td></tr>`).join('')}</table>`,
      ),
    ),
    leak(
      'html-gbk.html',
      ['resident_id'],
      'an old page in GBK with an identity number',
      [b.id],
      gbk(
        `<html><head><meta http-equiv="Content-Type" content="text/html; charset=gb2312"><title>公示</title></head><body><p>${b.name}，身份证号：${b.id}</p></body></html>`,
      ),
    ),
    leak(
      'html-secret-marking.html',
      ['secrecy_marking'],
      'the marking 秘密★3年 stands in the imported text',
      ['秘密★3年'],
      page('<p style="text-align:right">秘密★3年</p><p>各科室：现将有关情况通报如下。</p>'),
    ),
  ];
}

export function archiveLeaks(): Item[] {
  const tracked = docx({
    body: paragraph(
      `${run('同意')}<w:del w:id="1" w:author="${b.name}" w:date="2024-03-04T09:12:00Z"><w:r><w:delText>（${a.name}${a.id}）</w:delText></w:r></w:del>`,
    ),
  });
  const inner = zip([{ name: 'list.xlsx', data: TABLE }]);
  const note = '各单位：请于3月20日前报送材料。';
  return [
    leak(
      'zip-in-zip.zip',
      ['resident_id'],
      'an archive in the archive holds a workbook with identity numbers',
      [`${a.id}|${b.id}|list.xlsx`],
      zip([
        { name: 'notice.txt', data: note },
        { name: 'fujian.zip', data: inner, store: true },
      ]),
    ),
    leak(
      'zip-three-deep.zip',
      ['resident_id'],
      'three archives inside each other',
      [`${a.id}|${b.id}|list.xlsx`],
      zip([{ name: 'a.zip', data: zip([{ name: 'b.zip', data: inner }]) }]),
    ),
    leak(
      'zip-gbk-names.zip',
      ['resident_id'],
      'file names in GBK; one text holds an identity number',
      [a.id],
      zip([
        { name: 'x', rawName: gbk('公告.txt'), data: gbk(note) },
        { name: 'y', rawName: gbk('附件2：人员名单.txt'), data: gbk(`${a.name}，身份证号${a.id}`) },
      ]),
    ),
    leak(
      'zip-name-with-id.zip',
      ['resident_id'],
      'the name of a packed file (GBK) is a person’s name and identity number',
      [c.id],
      zip([{ name: 'x', rawName: gbk(`身份证复印件/${c.name}${c.id}.jpg`), data: readInput('park.jpg') }]),
    ),
    leak(
      'zip-tracked-docx.zip',
      ['tracked_changes', 'resident_id'],
      'a Word file with a tracked deletion among harmless files',
      [`${a.id}|修订|删除|opinion.docx`],
      zip([
        { name: 'notice.txt', data: note },
        { name: 'opinion.docx', data: tracked },
      ]),
    ),
    leak(
      'zip-secret-file.zip',
      ['secrecy_marking'],
      'a packed text is marked 机密★5年',
      ['机密★5年'],
      zip([
        { name: '通知.txt', data: note },
        { name: '内部/情况.txt', data: '机密★5年\n关于近期有关情况的报告' },
      ]),
    ),
    leak(
      'zip-photo-gps.zip',
      ['image_gps'],
      'one of three photos has coordinates',
      ['GPS|位置|经纬|定位|32.05|32°|32,3|118.7|118°'],
      zip([
        { name: '1.jpg', data: readInput('street.jpg') },
        { name: '2.jpg', data: jpegWith(readInput('park.jpg'), [exifSegment({ main: camera, gps: home })]) },
        { name: '3.jpg', data: readInput('park.jpg') },
      ]),
    ),
    leak(
      'zip-encrypted.zip',
      ['encrypted'],
      'encrypted: cannot be checked and must be held',
      [],
      zip([{ name: 'list.txt', data: `${a.name} ${a.id}` }], 'pa2024'),
    ),
    leak(
      'zip-encrypted-member.zip',
      ['encrypted'],
      'an encrypted archive inside a plain one: must be held',
      [],
      zip([
        { name: 'notice.txt', data: note },
        { name: 'mm.zip', data: zip([{ name: 'list.txt', data: `${a.name} ${a.id}` }], 'pa2024') },
      ]),
    ),
    leak(
      'rar-id.rar',
      ['resident_id', 'unknown_format'],
      'a RAR archive with an identity number: read it or hold it',
      [a.id],
      rar('list.txt', Buffer.from(`${a.name} ${a.id}`)),
    ),
    leak(
      'unknown-format.dat',
      ['unknown_format'],
      'a file of no known format: must be held',
      [],
      Buffer.from(Array.from({ length: 600 }, (_, i) => (i * i * 31 + i * 7 + 129) & 255)),
    ),
    leak(
      'ofd-id.ofd',
      ['resident_id'],
      'an OFD page with an identity number (or a format that cannot be checked)',
      [b.id],
      ofd(['行政处罚决定书', `当事人${b.name}，公民身份号码${b.id}`]),
    ),
    leak(
      'ofd-author-attachment.ofd',
      ['embedded_file', 'resident_id'],
      'an OFD file with an attached table of identity numbers',
      [`${a.id}|附件|attach|嵌入|张三`],
      ofd(['关于公示的说明', '详见附件'], {
        more: [{ name: 'Doc_0/Attachs/list.csv', data: `姓名,身份证号\n${a.name},${a.id}\n` }],
      }),
    ),
  ];
}
