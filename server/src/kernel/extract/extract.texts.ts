import { defineErrors } from '../errors/index.ts';

/**
 * Texts for every code that reading a file can give, errors and findings alike, under `extract.<code>`: `{detail}` names the place,
 * `{limit}` the largest file that is taken. The worker codes are here too, because the reader of a message does not care which thread failed.
 */
defineErrors('extract', {
  file_empty: {
    status: 422,
    zh: '文件是空的（0 字节）。请换一个文件。',
    en: 'The file is empty (0 bytes). Choose another file.',
  },
  file_too_large: {
    status: 413,
    zh: '文件太大（{detail}），上限是 {limit}。请拆分或压缩其中的图片后再试。',
    en: 'The file is too large ({detail}); the limit is {limit}. Split it or shrink its pictures and try again.',
  },
  archive_too_large: {
    status: 422,
    zh: '文件解压后过大或条目过多，已停止读取。请用 Word 或 WPS 打开后另存，再试一次。',
    en: 'The file unpacks to far more than allowed, so reading stopped. Open it in an office program, save it anew and try again.',
  },
  archive_unsafe_path: {
    status: 422,
    zh: '文件内部有指向外部的路径（{detail}），不能读取。请核实文件来源。',
    en: 'The file holds a path that leads outside ({detail}) and is not read. Check where it comes from.',
  },
  file_encrypted: {
    status: 422,
    zh: '文件设有密码。请取消密码后另存，再试一次。',
    en: 'The file is protected by a password. Remove the password, save it and try again.',
  },
  file_damaged: {
    status: 422,
    zh: '文件已损坏，无法读取。请用原来的软件打开并另存，再试一次。（{detail}）',
    en: 'The file is damaged and cannot be read. Open it in its own program, save it anew and try again. ({detail})',
  },
  format_unknown: {
    status: 422,
    zh: '认不出这种文件（{detail}）。可以导入 txt、md、html、docx、doc、wps、ofd、pdf、xlsx；如果格式没错，文件可能已损坏，请用原来的软件另存后再试。',
    en: 'This kind of file ({detail}) is not known. Supported: txt, md, html, docx, doc, wps, ofd, pdf, xlsx; if it is one of these, it may be damaged: save it anew in its own program and try again.',
  },
  document_too_large: {
    status: 422,
    zh: '文件内容过多或嵌套过深（{detail}），已停止读取。请拆分后再试。',
    en: 'The document has too many parts or is nested too deeply ({detail}). Split it and try again.',
  },
  no_text_scanned: {
    status: 422,
    zh: '这是扫描件，只有图片，没有文字。请先做文字识别（OCR），或改用文字版文件。',
    en: 'This is a scan: pictures without text. Run text recognition (OCR) first, or use the original document.',
  },
  no_text: { status: 422, zh: '文件里没有找到文字内容。', en: 'No text was found in the file.' },
  worker_timeout: {
    status: 422,
    zh: '读取这个文件用时过长，已停止。请拆分或用原来的软件另存后再试。',
    en: 'Reading this file took too long and was stopped. Split it, or save it anew in its own program, and try again.',
  },
  worker_out_of_memory: {
    status: 422,
    zh: '读取这个文件需要的内存过多，已停止。请拆分后再试。',
    en: 'Reading this file needs too much memory and was stopped. Split it and try again.',
  },
  worker_crashed: {
    status: 500,
    zh: '读取文件时程序出错，已记录。请再试一次；如仍失败，请联系系统管理员。',
    en: 'Something went wrong while reading the file and was logged. Try again; if it fails again, tell the administrator.',
  },
  worker_closed: {
    status: 503,
    zh: '系统正在停止，文件没有读取。请稍后再试。',
    en: 'The system is stopping; the file was not read. Try again later.',
  },

  wrong_extension: {
    status: 200,
    zh: '扩展名与内容不符：实际是 {detail}，已按实际格式读取。',
    en: 'The file name is wrong: the content is {detail} and was read as that.',
  },
  encoding_damaged: {
    status: 200,
    zh: '有无法识别的字符（第一处在 {detail}，行:列），已用 � 代替，请核对。',
    en: 'Some characters could not be decoded (first at {detail}, line:column) and stand as �. Check them.',
  },
  hidden_text: { status: 200, zh: '文件里有隐藏文字，未读入。{detail}', en: 'Hidden text was left out. {detail}' },
  hidden_sheet: { status: 200, zh: '有隐藏的工作表，未读入：{detail}', en: 'A hidden sheet was left out: {detail}' },
  tracked_changes: {
    status: 200,
    zh: '文件里有未处理的修订：已按“接受全部修订”读取，请核对。',
    en: 'The file has tracked changes; it was read as if all were accepted. Check the text.',
  },
  comments: { status: 200, zh: '文件里有批注，未读入。', en: 'Comments were left out.' },
  contents_dropped: { status: 200, zh: '自动生成的目录未读入。', en: 'The generated table of contents was left out.' },
  attachment_not_included: {
    status: 200,
    zh: '附件没有带入：{detail}',
    en: 'An attachment was left out: {detail}',
  },
  image_not_included: {
    status: 200,
    zh: '图片不在文件里，未读入：{detail}',
    en: 'A picture is not inside the file and was left out: {detail}',
  },
  image_unsupported: {
    status: 200,
    zh: '有网页不能显示的图片格式，未读入：{detail}',
    en: 'A picture is of a kind that browsers do not show and was left out: {detail}',
  },
  page_without_text: {
    status: 200,
    zh: '第 {detail} 页没有文字，可能是扫描页。',
    en: 'Page {detail} has no text; it may be a scan.',
  },
  page_damaged: { status: 200, zh: '第 {detail} 页已损坏，未读入。', en: 'Page {detail} is damaged and was left out.' },
  text_unreadable: {
    status: 200,
    zh: '有些文字的字体没有字符对照，读出的内容可能是乱码，请核对。{detail}',
    en: 'Some fonts do not say which characters they show; the text may be wrong. Check it. {detail}',
  },
  text_boxes_at_end: {
    status: 200,
    zh: '文本框里的文字放在了正文之后，请核对位置。',
    en: 'Text of text boxes was put behind the body. Check its place.',
  },
});
