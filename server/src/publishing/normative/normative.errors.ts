import { defineErrors } from '../../kernel/errors/index.ts';

export const normativeErrors = defineErrors('normative', {
  document_unknown: {
    status: 404,
    zh: '没有找到这份文件，或它不属于您可以查看的单位。',
    en: 'There is no such document among those of your units.',
  },
  not_registered: {
    status: 409,
    zh: '这份文件还没有登记为规章或行政规范性文件。',
    en: 'This document is not registered as a rule or normative document.',
  },
  conflict: {
    status: 409,
    zh: '登记信息刚被别人修改过。请刷新后核对，再重新提交。',
    en: 'Somebody else has just changed this. Reload, compare, and send your change again.',
  },
  number_taken: {
    status: 409,
    zh: '统一登记号“{number}”已经用于另一份文件。',
    en: 'The registration number “{number}” belongs to another document already.',
  },
  number_given: { status: 409, zh: '这份文件已有统一登记号。', en: 'This document has a registration number already.' },
  pattern_wrong: {
    status: 422,
    zh: '登记号格式要含有 {year} 和一个 {serial}，例如 ALGF—{year}—{serial}。',
    en: 'The pattern needs {year} and one {serial}, for example ALGF—{year}—{serial}.',
  },
  signed_missing: {
    status: 422,
    zh: '请先填写签发日期：登记号按签发年度编排。',
    en: 'State the day of signing first: numbers go by its year.',
  },
  signed_in_future: { status: 422, zh: '签发日期不能晚于今天。', en: 'The day of signing cannot lie ahead.' },
  effective_before_signed: {
    status: 422,
    zh: '施行日期不能早于签发日期。',
    en: 'It cannot hold from before it was signed.',
  },
  term_backwards: {
    status: 422,
    zh: '有效期的最后一天要晚于签发和施行日期。',
    en: 'The last day of the term must come after signing and entry into force.',
  },
  target_unknown: { status: 422, zh: '没有找到要变更的文件。', en: 'The document to be changed does not exist.' },
  itself: { status: 422, zh: '文件不能修改或废止它自己。', en: 'A document cannot amend or repeal itself.' },
  effect_taken: {
    status: 409,
    zh: '这两份文件之间已经有一条关系，请先删除它。',
    en: 'There is a relation between these two documents already; remove it first.',
  },
  effect_fixed: {
    status: 409,
    zh: '这条变更已经生效，不能删除。需要更正时，请作出新的决定并写明依据。',
    en: 'This change has taken effect and cannot be removed. To correct it, decide anew and state the basis.',
  },
  effect_unknown: {
    status: 404,
    zh: '没有这条关系，可能已被删除。',
    en: 'There is no such relation; it may be removed.',
  },
  already_ended: {
    status: 409,
    zh: '这份文件已经废止或失效，不能再作决定。',
    en: 'This document is repealed or has expired; nothing more can be decided.',
  },
  cleanup_unknown: { status: 404, zh: '没有这次清理。', en: 'There is no such clean-up.' },
  cleanup_fixed: {
    status: 409,
    zh: '清理结果正在审定或已经公布，不能修改。',
    en: 'The results are being confirmed or are published; they cannot be changed.',
  },
  cleanup_conflict: {
    status: 409,
    zh: '这次清理刚被别人修改过。请刷新后核对，再重新提交。',
    en: 'Somebody else has just changed this clean-up. Reload, compare, and try again.',
  },
  cleanup_undecided: {
    status: 422,
    zh: '“{title}”还没有清理结果。',
    en: '“{title}” has no result yet.',
  },
  cleanup_term_backwards: {
    status: 422,
    zh: '“{title}”的新有效期只能用于继续有效的文件，并且要晚于清理结果的生效日期。',
    en: 'A new term for “{title}” needs the result “continues” and a day after the results take effect.',
  },
  cleanup_note_missing: {
    status: 422,
    zh: '“{title}”的结果是修改，请写明修改什么、由谁在何时完成。',
    en: '“{title}” is to be amended: say what, by whom and until when.',
  },
  cleanup_empty: {
    status: 422,
    zh: '没有现行有效的文件可以清理。请先登记规章和行政规范性文件。',
    en: 'There is no document in force to clean up. Register rules and normative documents first.',
  },
});
