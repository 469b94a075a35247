import type { Inspection, Trace, TraceCode } from '../../../kernel/extract/inspect/index.ts';
import type { CheckFinding, FindingKind, Severity } from './checks.schema.ts';

/** What the traces of a file mean for publication. Pure. */

/** Names that programs fill in by themselves. */
const PROGRAMS =
  /^(?:python-docx|python-pptx|openpyxl|xlsxwriter|libreoffice|openoffice.*|microsoft.*|office.*|wps.*|kingsoft.*|apache.*|aspose.*|administrator|admin|user|users?\d*|windows.*|author|作者|unknown|un-?named|mac.*|pc|dell|hp|lenovo|thinkpad|asus|acer|huawei|hewlett.*|china|chinese.*|null|none|n\/a|a|sysadmin|system|root|guest|test|用户|微软用户|雨林木风|深度.*|番茄花园|番茄.*|pandoc|reportlab.*|anonymous|\(?anonymous\)?|pdfmake|pptxgenjs|exceljs|docx|sheetjs|fpdf.*|itext.*|adobe.*|acrobat.*|canva.*|latex.*|tex)$/i;
/** Units that publish under their own name. */
const ORGAN =
  /(?:政府|委员会|办公室|办公厅|人大|政协|法院|检察院|(?:局|委|办|厅|部|中心|院|所|处|科|室|馆|站|队|校|学|会|厂|行|社|团|组|网|镇|乡|街道|区|县|市|省|州|盟|旗|平台|系统|机关|单位|集团|公司))$/;
const COMPANY = /(?:公司|集团|工作室|事务所|厂|店|Ltd\.?|Inc\.?|LLC|GmbH)$/i;

/** A property names a person, and not a program or a unit. */
export function namesPerson(words: string): boolean {
  const name = words.trim();
  if (name === '' || /^[\s\d?.\-_*]+$/.test(name)) return false;
  // A role ends in 员 or 长 and stands for one person; a unit's name stands for itself.
  return !PROGRAMS.test(name) && !(ORGAN.test(name) && !/(?:员|长|任|师)$/.test(name));
}

/** What to do about each kind, in the words of an officer's own programs. */
const ADVICE: Partial<Record<FindingKind, string>> = {
  metadata: '用“检查文档”或“删除属性和个人信息”清除后再上传',
  local_path: '清除文件属性或改用公开地址',
  hidden_sheet: '删除隐藏的工作表',
  hidden_row: '删除隐藏的行',
  hidden_column: '删除隐藏的列',
  hidden_text: '删除隐藏的文字',
  white_text: '删除与底色相同的文字',
  tiny_text: '删除看不见的小字',
  off_page_text: '删除页面之外的文字',
  covered_text: '删除被遮盖的文字本身，而不是盖住它',
  tracked_change: '接受或拒绝全部修订',
  comment: '删除全部批注',
  speaker_notes: '删除备注',
  hidden_slide: '删除隐藏的幻灯片',
  embedded_file: '取出嵌入的文件，需要公开的另作附件',
  appended_data: '用图片软件另存',
  earlier_revision: '用“另存为”或“打印到 PDF”重新生成文件',
  cached_data: '删除数据透视表或外部链接的缓存',
  macro: '另存为不含宏的格式',
  image_gps: '清除图片的位置信息',
  image_exif: '清除图片的拍摄信息',
  image_preview: '用图片软件另存，去掉旧的缩略图',
  cropped_picture: '用“压缩图片”删除裁剪掉的部分',
  html_comment: '删除网页注释',
  hidden_element: '删除隐藏的网页元素',
};

const isText = (words: string) => words.replace(/[\s\p{P}]/gu, '').length >= 2;

type Judge = (trace: Trace, inspection: Inspection) => Severity | null;

const person: Judge = ({ words }) => (namesPerson(words) ? 'high' : 'low');
const always: Judge = () => 'high';
const withText: Judge = ({ words }) => (isText(words) || words === '' ? 'high' : null);

/** Each kind of trace with what it means: what stands in a file unseen is held, because nobody who approved the file read it. */
const JUDGES: Record<TraceCode, { kind: FindingKind; judge: Judge }> = {
  author: { kind: 'metadata', judge: person },
  last_modified_by: { kind: 'metadata', judge: person },
  manager: { kind: 'metadata', judge: person },
  company: {
    kind: 'metadata',
    judge: ({ words }) => (COMPANY.test(words.trim()) && !PROGRAMS.test(words.trim()) ? 'high' : 'low'),
  },
  local_path: {
    kind: 'local_path',
    judge: ({ words }) => (/^[a-z]:[\\/](?:program files|windows)/i.test(words) ? 'low' : 'high'),
  },
  image_author: { kind: 'image_exif', judge: always },
  image_exif: { kind: 'image_exif', judge: () => 'low' },
  image_gps: { kind: 'image_gps', judge: always },
  image_preview: { kind: 'image_preview', judge: always },
  cropped_picture: { kind: 'cropped_picture', judge: always },
  hidden_sheet: {
    kind: 'hidden_sheet',
    judge: ({ where }, { parts }) =>
      parts.some((part) => part.layer === 'hidden_sheet' && part.where === where) ? 'high' : 'medium',
  },
  hidden_row: { kind: 'hidden_row', judge: always },
  hidden_column: { kind: 'hidden_column', judge: always },
  hidden_text: { kind: 'hidden_text', judge: withText },
  white_text: { kind: 'white_text', judge: withText },
  tiny_text: { kind: 'tiny_text', judge: withText },
  off_page_text: { kind: 'off_page_text', judge: withText },
  covered_text: { kind: 'covered_text', judge: always },
  covering_shape: { kind: 'covered_text', judge: always },
  redaction_not_applied: { kind: 'covered_text', judge: always },
  tracked_change: { kind: 'tracked_change', judge: always },
  comment: { kind: 'comment', judge: always },
  speaker_notes: { kind: 'speaker_notes', judge: always },
  hidden_slide: { kind: 'hidden_slide', judge: always },
  embedded_file: { kind: 'embedded_file', judge: always },
  appended_data: { kind: 'appended_data', judge: always },
  earlier_revision: { kind: 'earlier_revision', judge: always },
  cached_data: { kind: 'cached_data', judge: always },
  macro: { kind: 'macro', judge: always },
  html_comment: { kind: 'html_comment', judge: ({ words }) => judgeMarkup('html_comment', words) },
  hidden_element: { kind: 'hidden_element', judge: ({ words }) => judgeMarkup('hidden_element', words) },
};
export const TRACE_CODES = Object.keys(JUDGES) as TraceCode[];

/** The findings that traces of one code give. */
export function findTraces(code: TraceCode, inspection: Inspection): CheckFinding[] {
  const { kind, judge } = JUDGES[code];
  return inspection.traces.flatMap((trace) => {
    const severity = trace.code === code ? judge(trace, inspection) : null;
    return severity
      ? [{ kind, where: trace.where, excerpt: trace.words, severity, suggestion: ADVICE[kind] ?? '' }]
      : [];
  });
}

/** What a page carries for its machinery: menus to unfold, boxes for sharing, marks of its template. */
const MACHINERY =
  /扫一扫|分享|微信|微博|二维码|打印|关闭|客户端|返回|顶部|底部|导航|加载|浏览器|首页|上一[篇页]|下一[篇页]|菜单|搜索|检索|登录|收藏|开始|结束|无障碍|适老|版权|备案|header|footer|nav\b|html5/i;
/** Words between people who make a text, never for those who read it. */
const AMONG_US =
  /内部|领导|审批|审核意见|批示|修改意见|意见[:：]|改为|删[掉除去]|不要公开|暂不|不公开|不宜|未公开|待定|草稿|原稿|原文|涉密|密码|账号|帐号|password|jdbc|select\s.+\sfrom|测试数据|底稿|名单|电话|身份证|TODO/i;

/** Comments and hidden elements of a page that hold text for people. */
function judgeMarkup(code: 'html_comment' | 'hidden_element', words: string): Severity | null {
  const letters = words.match(/[\u4e00-\u9fff]/g)?.length ?? 0;
  if (AMONG_US.test(words)) return 'high';
  if (letters < 6 || MACHINERY.test(words)) return null;
  if (code === 'hidden_element') return letters >= 8 || /\d{5}/.test(words) ? 'high' : 'low';
  return letters >= 12 && /[，。；：！？,;]/.test(words) ? 'high' : 'low';
}

const UNCHECKED_ADVICE: Record<string, string> = {
  file_empty: '文件是空的，换一个文件',
  file_too_large: '文件太大，拆分后再上传',
  archive_too_large: '压缩包展开后太大或文件太多，拆分后再上传',
  archive_unsafe_path: '压缩包里有指向外部的路径，核实来源后重新打包',
  archive_too_deep: '压缩包层数太多，展开后重新打包',
  file_encrypted: '文件有密码，取消密码后另存',
  file_damaged: '文件有损坏，用原来的软件打开并另存',
  format_unknown: '不能检查这种格式，另存为 docx、xlsx、pptx、pdf、csv、html 或常用图片格式',
  document_too_large: '内容太多或嵌套太深，拆分后再上传',
  no_text_scanned: '这是扫描件，没有文字：先做文字识别，或改用文字版，否则由人逐页核对',
  page_scanned: '这一页是扫描的图片，没有文字：先做文字识别，或由人逐页核对',
  text_unreadable: '字体没有字符对照，读不出文字：用原来的软件重新导出',
  worker_timeout: '检查用时过长，拆分或另存后再试',
  worker_out_of_memory: '检查需要的内存过多，拆分后再试',
  worker_crashed: '检查时程序出错，另存后再试；如仍出错，请联系系统管理员',
};

/** What could not be looked into holds the file: an unchecked file is not a clean one. */
export function findUncheckable({ unchecked }: Inspection): CheckFinding[] {
  return unchecked.map(({ code, where }) => ({
    kind: 'not_checkable',
    where,
    excerpt: code,
    severity: 'high',
    suggestion: UNCHECKED_ADVICE[code] ?? '',
  }));
}
