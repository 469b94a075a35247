import { defineErrors } from '../../kernel/errors/index.ts';

export const siteHealthErrors = defineErrors('site_health', {
  target_unknown: { status: 404, zh: '没有这个监测对象。', en: 'This site is not watched.' },
  finding_unknown: { status: 404, zh: '没有这个问题。', en: 'There is no such finding.' },
  self_check_unknown: { status: 404, zh: '没有这张自查表。', en: 'There is no such self-check.' },
  line_unknown: { status: 404, zh: '自查表里没有这一项。', en: 'The table has no such line.' },
  setting_unknown: { status: 404, zh: '没有这个设置。', en: 'There is no such setting.' },
  conflict: {
    status: 409,
    zh: '刚才已有人改过，请刷新后再改。',
    en: 'Somebody changed this just now. Reload and change it again.',
  },
  mended: {
    status: 409,
    zh: '这个问题已经整改，不用再登记。',
    en: 'This finding is mended; nothing more is entered.',
  },
  settled: {
    status: 409,
    zh: '{month} 的自查表已经定稿，不能再改。',
    en: 'The self-check of {month} is settled and is not changed any more.',
  },
  address_wrong: {
    status: 422,
    zh: '网址应写成 https://www.example.gov.cn 的样子，不带路径。',
    en: 'Write the address as https://www.example.gov.cn, without a path.',
  },
  host_wrong: { status: 422, zh: '“{host}”不是主机名。', en: '“{host}” is no host name.' },
  address_taken: { status: 409, zh: '{address} 已经在监测。', en: '{address} is watched already.' },
  unit_unknown: { status: 422, zh: '没有这个单位。', en: 'There is no such unit.' },
  site_unknown: { status: 422, zh: '没有这个站点。', en: 'There is no such site.' },
  not_watched: {
    status: 422,
    zh: '这个对象已停止监测，请先恢复监测。',
    en: 'This site is not watched now. Watch it again first.',
  },
  value_wrong: {
    status: 422,
    zh: '“{name}”的值不合适，应在 {min} 到 {max} 之间。',
    en: '“{name}” has to be from {min} to {max}.',
  },
  list_wrong: {
    status: 422,
    zh: '“{name}”应是一组不空的词，最多 30 个。',
    en: '“{name}” has to be a list of words, 30 at most.',
  },
  source_missing: {
    status: 422,
    zh: '请写明依据（文件名称、文号或上级通知）。',
    en: 'Name the source: a document, its number, or an order.',
  },
  evidence_missing: {
    status: 422,
    zh: '请写明依据：看了哪些页面、结果如何。',
    en: 'Write what you looked at and what you saw.',
  },
  points_wrong: {
    status: 422,
    zh: '扣分或加分应在 0 到 {max} 分之间；不达标的项要写扣多少分。',
    en: 'Points have to be from 0 to {max}; a line that is not met says how many.',
  },
  line_automatic: {
    status: 422,
    zh: '这一项由平台自动检查得出，不能人工改。',
    en: 'This line is what the platform found; it is not judged by hand.',
  },
  lines_open: {
    status: 422,
    zh: '还有 {count} 项没有结果，不能定稿：{lines}。',
    en: '{count} lines have no result, so it cannot be settled: {lines}.',
  },
  month_wrong: { status: 422, zh: '不能为还没到的月份自查。', en: 'That month has not begun.' },
  checker_unknown: {
    status: 401,
    zh: '探测点的口令不对，请向政务公开办重新领取。',
    en: 'The word of the checker is not right; ask the office for a new one.',
  },
  sample_time_wrong: {
    status: 422,
    zh: '访问时间应在最近 8 天内，且不晚于现在。',
    en: 'A visit has to be of the last eight days and not in the future.',
  },
  excuse_missing: { status: 422, zh: '请写明不计入的理由。', en: 'Say why it does not count.' },
});
