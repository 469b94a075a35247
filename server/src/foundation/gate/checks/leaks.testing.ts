import {
  docx,
  ofd,
  ofdText,
  p,
  pdf,
  PNG,
  r,
  relation,
  xlsx,
  zip,
} from '../../../kernel/extract/testing/office-files.ts';
import type { DetectorName } from './checks.rules.ts';
import type { FindingKind } from './checks.schema.ts';
import {
  anchored,
  annotated,
  bankCard,
  boxed,
  ID,
  jpeg,
  line,
  nested,
  notice,
  page,
  pptx,
  residentIdWithX,
  row,
  savedAgain,
  shape,
  sheet,
  text,
  wide,
  withAttachment,
  zipOf,
} from './files.testing.ts';

/** Small files for the tests: each leaks one thing, and one detector finds it. */

export interface Leak {
  name: string;
  bytes: Uint8Array;
  kind: FindingKind;
  /** The check without which the file would go out. */
  detector: DetectorName;
}

const bytesOf = (content: string | Uint8Array) => (typeof content === 'string' ? text(content) : content);
const leak = (
  name: string,
  content: string | Uint8Array,
  kind: FindingKind,
  detector: DetectorName = kind as DetectorName,
): Leak => ({ name, bytes: bytesOf(content), kind, detector });
const clean = (name: string, content: string | Uint8Array) => ({ name, bytes: bytesOf(content) });

export const LEAKS: readonly Leak[] = [
  leak('密级.txt', '机密★10年\n关于某项工作的请示\n现将有关情况报告如下。', 'secrecy_marking'),
  leak('密级全角.docx', docx({ body: p('秘　密　★　５年') + notice }), 'secrecy_marking'),
  leak('内部.docx', docx({ body: p('内 部 资 料　不 得 外 传') + notice }), 'secrecy_marking'),
  leak('内部使用.html', page('<p>本材料仅供内部使用，请勿扩散。</p>'), 'secrecy_marking'),
  leak('依申请.txt', '公开方式：依申请公开\n关于某项工作的通知', 'withheld_marking', 'secrecy_marking'),
  leak('身份证.txt', `受助人王某，身份证号${ID}，经审核符合条件。`, 'resident_id'),
  leak('身份证无称谓.txt', `王某（${ID}）经审核符合条件。`, 'resident_id'),
  leak('身份证全角.txt', `身份证：${wide(ID)}`, 'resident_id'),
  leak('身份证空格.txt', `王某 ${ID.slice(0, 6)} ${ID.slice(6, 14)} ${ID.slice(14)}`, 'resident_id'),
  leak('身份证逐字.txt', `身份证 ${[...ID].join(' ')}`, 'resident_id'),
  leak('身份证X.txt', `身份证号码为${residentIdWithX().toLowerCase()}的居民`, 'resident_id'),
  leak('身份证15.txt', '老居民身份证号：320102850612123', 'resident_id'),
  leak('身份证分段.docx', docx({ body: `<w:p>${r(ID.slice(0, 9))}${r(ID.slice(9), '<w:b/>')}</w:p>` }), 'resident_id'),
  leak('身份证.pdf', pdf([[line(`王某 ${ID}`)]]), 'resident_id'),
  leak('身份证.ofd', ofd([ofdText({ text: `王某 ${ID} 符合条件`, x: 30, y: 40, size: 5 })]), 'resident_id'),
  leak('手机.txt', '户主王某，联系电话13812345678。', 'phone'),
  leak('手机分段.html', page('<p>王某 138-1234-5678</p>'), 'phone'),
  leak('家庭电话.txt', '王某，家庭电话：025-84567890', 'landline'),
  leak(
    '银行卡.txt',
    `补助款打入银行卡 ${bankCard()
      .replace(/(.{4})/g, '$1 ')
      .trim()}`,
    'bank_card',
  ),
  leak('护照.txt', '王某持护照号码E12345678入境', 'passport'),
  leak('邮箱.txt', '申请人邮箱：abc12345@qq.com', 'email'),
  leak('患者.txt', '患者王小明，男，43岁，诊断为肺结核，已住院。', 'sensitive_person'),
  leak('微信.txt', '意见人王小明（微信号wang_1978_x）提出建议。', 'private_account'),
  leak(
    '裁剪.docx',
    docx({
      body: notice + anchored('<pic:pic><pic:blipFill><a:srcRect t="5000" b="62000"/></pic:blipFill></pic:pic>'),
    }),
    'cropped_picture',
    'trace.cropped_picture',
  ),
  leak('缩略图.jpg', jpeg('preview'), 'image_preview', 'trace.image_preview'),
  leak('住址.txt', '王某，家庭住址：安澜市东城区人民路12号3幢402室。', 'home_address'),
  leak('车牌.txt', '车主王某，车牌号苏A·12B45', 'licence_plate'),
  leak('密码.html', page('<input type="hidden" value="password=Abc12345">'), 'credential'),
  leak('名单.csv', '姓名,诊断,金额\n王小明,慢性肾炎,500\n李小红,高血压,600\n', 'personal_list'),
  leak(
    '名单.xlsx',
    xlsx([{ name: '名单', content: sheet(row(1, ['姓名', '家庭住址']), row(2, ['王小明', '人民路12号3幢402室'])) }]),
    'personal_list',
  ),
  leak('内网.txt', '请登录 http://192.168.3.20:8080/oa/login 填报。', 'internal_address', 'written_address'),
  leak(
    '共享目录.docx',
    docx({
      body: `${notice}<w:p><w:hyperlink r:id="rId9">${r('附表')}</w:hyperlink></w:p>`,
      relations: relation('rId9', 'hyperlink', 'file://10.1.2.3/share/x.xlsx', true),
    }),
    'local_path',
    'link',
  ),
  leak('内网链接.html', page('<a href="http://oa/list">名单</a>'), 'internal_address', 'link'),
  leak('错字.txt', '中华人民共合国成立以来', 'wrong_expression'),
  leak(
    '作者.docx',
    docx({ body: notice, core: '<dc:creator>市财政局信息员</dc:creator>' }),
    'metadata',
    'trace.author',
  ),
  leak(
    '作者.pdf',
    new Uint8Array(
      Buffer.from(
        Buffer.from(
          pdf([[line('关于补助发放的公告')]], { trailer: '/Info 9 0 R', extraObjects: ['<< /Author (Zhang San) >>'] }),
        ),
      ),
    ),
    'metadata',
    'trace.author',
  ),
  leak(
    '模板.docx',
    docx({
      body: notice,
      relations: relation('rId9', 'attachedTemplate', 'file:///C:\\Users\\zhangsan\\x.dotx', true),
    }),
    'local_path',
    'trace.local_path',
  ),
  leak('作者.jpg', jpeg('artist'), 'image_exif', 'trace.image_author'),
  leak(
    '隐藏表.xlsx',
    xlsx([
      { name: '公示', content: sheet(row(1, ['项目', '金额'])) },
      { name: '底稿', state: 'veryHidden', content: sheet(row(1, ['备注', '未定'])) },
    ]),
    'hidden_sheet',
    'trace.hidden_sheet',
  ),
  leak(
    '隐藏行.xlsx',
    xlsx([{ name: '公示', content: sheet(row(1, ['项目', '金额']), row(2, ['某项', '12'], ' hidden="1"')) }]),
    'hidden_row',
    'trace.hidden_row',
  ),
  leak(
    '隐藏列.xlsx',
    xlsx([
      {
        name: '公示',
        content: `<cols><col min="2" max="2" width="9" hidden="1"/></cols>${sheet(row(1, ['项目', '底价']))}`,
      },
    ]),
    'hidden_column',
    'trace.hidden_column',
  ),
  leak(
    '白字.xlsx',
    xlsx(
      [
        {
          name: '公示',
          content:
            '<sheetData><row r="1"><c r="A1" s="1" t="inlineStr"><is><t>底价三百万元</t></is></c></row></sheetData>',
        },
      ],
      [],
      '<fonts><font/><font><color rgb="FFFFFFFF"/></font></fonts><fills><fill><patternFill patternType="none"/></fill></fills><cellXfs><xf fontId="0"/><xf fontId="1" fillId="0"/></cellXfs>',
    ),
    'white_text',
    'trace.white_text',
  ),
  leak(
    '批注.xlsx',
    zip({
      ...zipOf(xlsx([{ name: '公示', content: sheet(row(1, ['项目'])) }])),
      'xl/comments1.xml': text(
        '<comments><commentList><comment ref="A1"><text><t>领导要求再核</t></text></comment></commentList></comments>',
      ),
    }),
    'comment',
    'trace.comment',
  ),
  leak(
    '透视表.xlsx',
    zip({
      ...zipOf(xlsx([{ name: '公示', content: sheet(row(1, ['项目'])) }])),
      'xl/pivotCache/pivotCacheRecords1.xml': text('<pivotCacheRecords><r><s v="王小明补助"/></r></pivotCacheRecords>'),
    }),
    'cached_data',
    'trace.cached_data',
  ),
  leak(
    '白字.docx',
    docx({ body: notice + p('标底为三百万元', '', '<w:color w:val="FFFFFF"/>') }),
    'white_text',
    'trace.white_text',
  ),
  leak(
    '小字.docx',
    docx({ body: notice + p('标底为三百万元', '', '<w:sz w:val="2"/>') }),
    'tiny_text',
    'trace.tiny_text',
  ),
  leak(
    '隐藏文字.docx',
    docx({ body: notice + p('标底为三百万元', '', '<w:vanish/>') }),
    'hidden_text',
    'trace.hidden_text',
  ),
  leak(
    '黑底.docx',
    docx({ body: notice + p('标底为三百万元', '', '<w:highlight w:val="black"/>') }),
    'covered_text',
    'trace.covered_text',
  ),
  leak(
    '黑块.docx',
    docx({
      body:
        notice +
        anchored('<wps:wsp><wps:spPr><a:solidFill><a:srgbClr val="000000"/></a:solidFill></wps:spPr></wps:wsp>'),
    }),
    'covered_text',
    'trace.covering_shape',
  ),
  leak(
    '修订.docx',
    docx({
      body: `<w:p>${r('补助标准为')}<w:del w:author="x"><w:r><w:delText>三百</w:delText></w:r></w:del><w:ins w:author="x">${r('二百')}</w:ins>${r('元')}</w:p>`,
    }),
    'tracked_change',
    'trace.tracked_change',
  ),
  leak(
    '批注.docx',
    docx({ body: notice, comments: `<w:comment w:id="0" w:author="x">${p('此处请再斟酌')}</w:comment>` }),
    'comment',
    'trace.comment',
  ),
  leak(
    '嵌入.docx',
    docx({
      body: notice,
      files: { 'word/embeddings/a.xlsx': xlsx([{ name: 'x', content: sheet(row(1, ['项目'])) }]) },
    }),
    'embedded_file',
    'trace.embedded_file',
  ),
  leak(
    '备注.pptx',
    pptx([{ shapes: shape('工作汇报'), notes: '此页不要对外讲' }]),
    'speaker_notes',
    'trace.speaker_notes',
  ),
  leak(
    '隐藏页.pptx',
    pptx([{ shapes: shape('工作汇报') }, { shapes: shape('内部数据'), attributes: ' show="0"' }]),
    'hidden_slide',
    'trace.hidden_slide',
  ),
  leak(
    '遮盖.pptx',
    pptx([
      {
        shapes:
          shape('王某的住处') +
          shape('', [500000, 500000, 4000000, 600000], '<a:solidFill><a:srgbClr val="000000"/></a:solidFill>'),
      },
    ]),
    'covered_text',
    'trace.covered_text',
  ),
  leak(
    '页外.pptx',
    pptx([{ shapes: shape('工作汇报') + shape('标底三百万', [9500000, 500000, 4000000, 600000]) }]),
    'off_page_text',
    'trace.off_page_text',
  ),
  leak('遮盖.pdf', boxed('0 0 0'), 'covered_text', 'trace.covered_text'),
  leak('涂白.pdf', boxed('1 1 1'), 'covered_text', 'trace.covered_text'),
  leak('白字.pdf', pdf([[line('关于补助发放的公告')]], { content: '1 1 1 rg ' }), 'white_text', 'trace.white_text'),
  leak(
    '页外.pdf',
    pdf([[line('关于补助发放的公告'), { text: '标底三百万元', x: 80, y: 900, size: 16 }]]),
    'off_page_text',
    'trace.off_page_text',
  ),
  leak('附件.pdf', withAttachment(), 'embedded_file', 'trace.embedded_file'),
  leak('旧版.pdf', savedAgain(), 'earlier_revision', 'trace.earlier_revision'),
  leak('位置.jpg', jpeg('gps'), 'image_gps', 'trace.image_gps'),
  leak('尾随.jpg', jpeg('none', `PK\u0003\u0004${'x'.repeat(80)}`), 'appended_data', 'trace.appended_data'),
  leak('注释.html', page('<!-- 领导批示：此段暂不公开，等会后再放 -->'), 'html_comment', 'trace.html_comment'),
  leak(
    '隐藏元素.html',
    page('<div style="display: none">初步拟定的处理方案为全部关停</div>'),
    'hidden_element',
    'trace.hidden_element',
  ),
  leak(
    '样式隐藏.html',
    page('<div class="h">初步拟定的处理方案为全部关停</div>', '<style>.h { visibility:hidden }</style>'),
    'hidden_element',
    'trace.hidden_element',
  ),
  leak('包中包.zip', zip({ 'a.zip': zip({ 'b.zip': zip({ '名单.txt': text(`身份证号${ID}`) }) }) }), 'resident_id'),
  leak('太深.zip', nested(9), 'not_checkable'),
  leak(
    '未知.bin',
    new Uint8Array(Array.from({ length: 4_000 }, (_, i) => (i * 7919 + (i >> 3)) % 256)),
    'not_checkable',
  ),
  leak('空.txt', new Uint8Array(), 'not_checkable'),
  leak(
    '扫描.pdf',
    pdf([[]], {
      resources: '/XObject << /I 9 0 R >>',
      content: 'q 595 0 0 842 0 0 cm /I Do Q ',
      extraObjects: [
        '<< /Type /XObject /Subtype /Image /Width 2 /Height 2 /ColorSpace /DeviceGray /BitsPerComponent 8 /Length 4 >>\nstream\nabcd\nendstream',
      ],
    }),
    'not_checkable',
  ),
  leak(
    '最后修改者.docx',
    docx({ body: notice, core: '<cp:lastModifiedBy>综合科科员</cp:lastModifiedBy>' }),
    'metadata',
    'trace.last_modified_by',
  ),
  leak(
    '公司.docx',
    docx({
      body: notice,
      files: { 'docProps/app.xml': '<Properties><Company>某某工程咨询有限公司</Company></Properties>' },
    }),
    'metadata',
    'trace.company',
  ),
  leak(
    '经理.docx',
    docx({ body: notice, files: { 'docProps/app.xml': '<Properties><Manager>分管领导</Manager></Properties>' } }),
    'metadata',
    'trace.manager',
  ),
  leak('宏.docm', docx({ body: notice, files: { 'word/vbaProject.bin': 'x' } }), 'macro', 'trace.macro'),
  leak(
    '未应用的涂黑.pdf',
    annotated('/Subtype /Redact /Rect [70 690 400 720]'),
    'covered_text',
    'trace.redaction_not_applied',
  ),
  leak(
    '批注.pdf',
    annotated('/Subtype /Text /Rect [70 690 90 720] /Contents (check this)'),
    'comment',
    'trace.comment',
  ),
  leak('隐身.pdf', pdf([[line('关于补助发放的公告')]], { content: '3 Tr ' }), 'hidden_text', 'trace.hidden_text'),
];

/** Files that must go out: what the law wants published, and what programs write by themselves. */
export const CLEAN: readonly { name: string; bytes: Uint8Array }[] = [
  clean(
    '任免.txt',
    '安澜市人民政府关于王某等同志任免职务的通知\n任命王小明为市财政局副局长；免去李小红的市教育局副局长职务。',
  ),
  clean(
    '处罚.txt',
    '行政处罚决定书\n当事人：安澜某某食品有限公司\n统一社会信用代码：91320102MA1MXXXX4B\n住所（住址）：安澜市东城区人民路12号3幢\n法定代表人：王小明',
  ),
  clean(
    '联系.txt',
    '联系人：综合科，联系电话：025-84567890，地址：安澜市行政中心3号楼402室，邮箱：czj@anlan.gov.cn。意见请发送至 anlan_zj@163.com。监督举报电话13800000000。',
  ),
  clean('名单.csv', '姓名,身份证号,成绩\n王小明,3201**********1234,88.5\n李小红,3205**********2210,86\n'),
  clean('信用代码.txt', '统一社会信用代码：113201000142000013\n另一单位 12320100466001234K'),
  clean(
    '保密规定.txt',
    '第五条 涉及国家秘密、商业秘密、个人隐私的政府信息不得公开。密级分为绝密、机密、秘密三级。内部资料的管理办法另行制定。',
  ),
  clean('编号.txt', '项目编号：13812345678，批准文号：320102199003071234，金额 6217001234567890 元。'),
  clean(
    '表头白字.docx',
    docx({
      body: `<w:tbl><w:tr><w:tc><w:tcPr><w:shd w:val="clear" w:fill="1F4E79"/></w:tcPr>${p('项目名称', '', '<w:color w:val="FFFFFF"/>')}</w:tc></w:tr></w:tbl>${notice}`,
      core: '<dc:creator>安澜市财政局</dc:creator><cp:lastModifiedBy>Administrator</cp:lastModifiedBy>',
    }),
  ),
  clean(
    '通讯.xlsx',
    xlsx([
      {
        name: '机构',
        content: sheet(
          row(1, ['单位', '负责人', '办公电话', '办公地址']),
          row(2, ['市财政局', '王小明', '025-84567890', '人民路12号3幢402室']),
        ),
      },
    ]),
  ),
  clean(
    '网页.html',
    page(
      '<!-- header start --><div style="display:none">扫一扫分享到微信</div><a href="/zwgk/index.html">政务公开</a><a href="javascript:void(0)">打印</a><!-- 用来校验该浏览器是否支持HTML5 -->',
    ),
  ),
  clean('照片.jpg', jpeg('none')),
  clean('图.png', PNG),
  clean('汇报.pptx', pptx([{ shapes: shape('工作汇报') + shape('第二行', [500000, 2000000, 4000000, 600000]) }])),
  clean('公告.pdf', pdf([[line('关于补助发放的公告')]], { content: '0.9 0.9 0.9 rg 0 0 595 842 re f 0 0 0 rg ' })),
  clean('打包.zip', zip({ '公告.txt': '关于补助发放的公告', '附件/说明.txt': '办理说明' })),
];
