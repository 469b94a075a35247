import { defineErrors } from '../../kernel/errors/index.ts';

export const organisationErrors = defineErrors('organisations', {
  not_found: {
    status: 404,
    zh: '没有找到这个单位。它可能属于另一个地区，或编号有误。',
    en: 'There is no such organisation. It may belong to another place, or its id is wrong.',
  },
  site_not_found: {
    status: 404,
    zh: '没有为“{host}”设置站点。请在站点设置中添加这个域名。',
    en: 'No site is set up for “{host}”. Add the host to a site.',
  },
  no_such_site: { status: 404, zh: '没有这个站点。', en: 'There is no such site.' },
  site_conflict: {
    status: 409,
    zh: '这个站点刚被别人修改过。请刷新后核对，再重新提交。',
    en: 'Somebody else has just changed this site. Reload, compare, and send your change again.',
  },
  host_taken: {
    status: 409,
    zh: '域名“{host}”已属于另一个站点。',
    en: 'The host “{host}” belongs to another site already.',
  },
  host_wrong: {
    status: 422,
    zh: '“{host}”不是域名。请只写域名，例如 www.example.gov.cn；中文域名写成 xn-- 开头的形式。',
    en: '“{host}” is not a host name. Write the name alone, such as www.example.gov.cn; Chinese names in their xn-- form.',
  },
  site_unit_unknown: {
    status: 422,
    zh: '所选单位中有不存在的单位。请刷新页面后重新选择。',
    en: 'One of these units does not exist. Please reload the page and choose again.',
  },
  site_code_wrong: {
    status: 422,
    zh: '网站标识码应为 10 位数字（部委以 bm 开头）。还没有就留空。',
    en: 'A site identification code has ten digits (ministries: bm and eight digits). Leave it empty until there is one.',
  },
  one_default_site: {
    status: 422,
    zh: '只能有一个不填域名的站点，它回答其余所有地址。请为这个站点填写域名。',
    en: 'One site only may have no host; it answers for all other addresses. Enter a host for this one.',
  },
  last_site: {
    status: 422,
    zh: '至少要有一个不填域名的站点保持开放，否则没有站点回答。',
    en: 'The site without a host must stay open, or nobody would answer.',
  },
  code_taken: {
    status: 409,
    zh: '单位代码“{code}”已被使用，请换一个。',
    en: 'The organisation code “{code}” is in use. Choose another one.',
  },
  credit_code_taken: {
    status: 409,
    zh: '统一社会信用代码 {creditCode} 已属于另一个单位。请核对登记证书。',
    en: 'The unified credit code {creditCode} belongs to another organisation already. Check the certificate.',
  },
  conflict: {
    status: 409,
    zh: '这个单位刚被别人修改过。请刷新后核对，再重新提交。',
    en: 'Somebody else has just changed this organisation. Reload, compare, and send your change again.',
  },
  parent_not_found: {
    status: 422,
    zh: '上级单位不存在。请从单位列表中选择。',
    en: 'The superior organisation does not exist. Choose one from the list.',
  },
  parent_closed: {
    status: 422,
    zh: '上级单位“{name}”已撤销。请选择其他上级，或先恢复它。',
    en: 'The superior organisation “{name}” is closed. Choose another one, or reopen it first.',
  },
  under_itself: {
    status: 422,
    zh: '不能把单位移到它自己或它的下级之下。请选择其他上级。',
    en: 'An organisation cannot be moved under itself or one of its own. Choose another superior.',
  },
  too_deep: {
    status: 422,
    zh: '单位层级最多 {limit} 级。请选择更高一级的上级。',
    en: 'There can be {limit} levels at most. Choose a superior further up.',
  },
  has_open_children: {
    status: 422,
    zh: '还有 {count} 个未撤销的下级单位。请先撤销它们或移到别处。',
    en: '{count} organisations under it are still open. Close or move them first.',
  },
  // Told beside an answer that succeeded: old and foreign registers hold codes that do not follow the standard.
  credit_code_length: {
    status: 422,
    zh: '统一社会信用代码应为 18 位，这里是 {length} 位。已保存，请核对。',
    en: 'A unified credit code has 18 characters; this one has {length}. It was saved; please check it.',
  },
  credit_code_alphabet: {
    status: 422,
    zh: '统一社会信用代码只用数字和大写字母，且不含 I、O、S、V、Z。已保存，请核对。',
    en: 'A unified credit code has digits and capital letters without I, O, S, V and Z. It was saved; please check it.',
  },
  credit_code_checksum: {
    status: 422,
    zh: '统一社会信用代码的校验位不对（GB 32100-2015），可能有一位录错。已保存，请核对。',
    en: 'The check character of the unified credit code is wrong (GB 32100-2015); one character may be mistyped. It was saved; please check it.',
  },
});
