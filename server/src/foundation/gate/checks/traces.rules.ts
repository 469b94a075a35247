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

const PLAIN: Partial<Record<TraceCode, FindingKind>> = {
  hidden_row: 'hidden_row',
  hidden_column: 'hidden_column',
  covered_text: 'covered_text',
  covering_shape: 'covered_text',
  redaction_not_applied: 'covered_text',
  tracked_change: 'tracked_change',
  comment: 'comment',
  speaker_notes: 'speaker_notes',
  hidden_slide: 'hidden_slide',
  embedded_file: 'embedded_file',
  appended_data: 'appended_data',
  earlier_revision: 'earlier_revision',
  cached_data: 'cached_data',
  macro: 'macro',
  image_gps: 'image_gps',
};

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
  html_comment: '删除网页注释',
  hidden_element: '删除隐藏的网页元素',
};

const finding = (kind: FindingKind, trace: Trace, severity: Severity): CheckFinding => ({
  kind,
  where: trace.where,
  excerpt: trace.words,
  severity,
  suggestion: ADVICE[kind] ?? '',
});

const isText = (words: string) => words.replace(/[\s\p{P}]/gu, '').length >= 2;

/** Properties that name people, companies, paths and devices. */
export function findMetadata({ traces }: Inspection): CheckFinding[] {
  return traces.flatMap((trace): CheckFinding[] => {
    switch (trace.code) {
      case 'author':
      case 'last_modified_by':
      case 'manager':
      case 'revision_author':
        return [finding('metadata', trace, namesPerson(trace.words) ? 'high' : 'low')];
      case 'company':
        return [finding('metadata', trace, COMPANY.test(trace.words.trim()) && !PROGRAMS.test(trace.words.trim()) ? 'high' : 'low')];
      case 'local_path':
        return [finding('local_path', trace, /^[a-z]:[\\/](?:program files|windows)/i.test(trace.words) ? 'low' : 'high')];
      case 'image_author':
        return [finding('image_exif', trace, 'high')];
      case 'image_exif':
        return [finding('image_exif', trace, 'low')];
      default:
        return [];
    }
  });
}

/** What stands in the file and is not seen: always held, because nobody who approved it read it. */
export function findUnseen({ traces, parts }: Inspection): CheckFinding[] {
  return traces.flatMap((trace): CheckFinding[] => {
    const kind = PLAIN[trace.code];
    if (kind) return [finding(kind, trace, 'high')];
    if (trace.code === 'hidden_sheet') {
      const filled = parts.some(({ layer, where }) => layer === 'hidden_sheet' && where === trace.where);
      return [finding('hidden_sheet', trace, filled ? 'high' : 'medium')];
    }
    if (trace.code === 'hidden_text' || trace.code === 'white_text' || trace.code === 'tiny_text' || trace.code === 'off_page_text')
      return isText(trace.words) || trace.words === '' ? [finding(trace.code, trace, 'high')] : [];
    return [];
  });
}

/** What a page carries for its machinery: menus to unfold, boxes for sharing, marks of its template. */
const MACHINERY =
  /^[^。；]{0,80}$(?<=扫一扫|分享|微信|微博|二维码|打印|关闭|客户端|返回|顶部|底部|导航|加载|浏览器|首页|上一篇|下一篇|菜单|搜索|登录|收藏|开始|结束|start|end|begin|header|footer|nav|html5|HTML5)|扫一扫|分享到|二维码|浏览器|上一[篇页]|下一[篇页]|加载中|返回顶部|无障碍|客户端/;
/** Words between people who make a text, never for those who read it. */
const AMONG_US =
  /内部|领导|审批|审核意见|批示|修改意见|意见[:：]|改为|删[掉除去]|不要公开|暂不|不公开|不宜|未公开|待定|草稿|原稿|原文|涉密|密码|账号|帐号|password|jdbc|select\s.+\sfrom|测试数据|底稿|名单|电话|身份证|TODO/i;

/** Comments and hidden elements of a page that hold text for people. */
export function findHiddenMarkup({ traces }: Inspection): CheckFinding[] {
  return traces.flatMap((trace): CheckFinding[] => {
    if (trace.code !== 'html_comment' && trace.code !== 'hidden_element') return [];
    const { code, words } = trace;
    const letters = words.match(/[\u4e00-\u9fff]/g)?.length ?? 0;
    if (AMONG_US.test(words) && !/^\W*$/.test(words)) return [finding(code, trace, 'high')];
    if (letters < 6 || MACHINERY.test(words)) return [finding(code, trace, 'low')];
    if (code === 'hidden_element') return [finding(code, trace, letters >= 8 || /\d{5}/.test(words) ? 'high' : 'low')];
    return [finding(code, trace, letters >= 12 && /[，。；：！？,;]/.test(words) ? 'high' : 'low')];
  });
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
