import type { Locale } from '../../../kernel/errors/index.ts';
import { PARTICULARS, type DecisionFault } from '../outcomes.rules.ts';
import type { TemplateFault } from './template.rules.ts';

/** Faults of a template in one line, each with what to do. */
export function templateFaultsText(faults: readonly TemplateFault[], locale: Locale): string {
  const zh = (fault: TemplateFault): string => {
    switch (fault.kind) {
      case 'placeholder_unknown':
        return `没有占位符“{${fault.name}}”，请改用列表中的名称`;
      case 'placeholder_foreign':
        return `这种文书里没有“{${fault.name}}”可填，请删去`;
      case 'block_not_alone':
        return `“{${fault.name}}”要单独占一行`;
      case 'brackets_unbalanced':
        return `${fault.line === 0 ? '标题' : `正文第${fault.line}行`}的括号不成对`;
      case 'required_missing':
        return `缺少法律要求写明的“{${fault.name}}”`;
      case 'empty':
        return '正文是空的';
    }
  };
  const en = (fault: TemplateFault): string => {
    switch (fault.kind) {
      case 'placeholder_unknown':
        return `there is no “{${fault.name}}”; use a name of the list`;
      case 'placeholder_foreign':
        return `nothing fills “{${fault.name}}” in this letter; remove it`;
      case 'block_not_alone':
        return `“{${fault.name}}” stands on a line of its own`;
      case 'brackets_unbalanced':
        return `brackets are not closed in ${fault.line === 0 ? 'the title' : `line ${fault.line}`}`;
      case 'required_missing':
        return `“{${fault.name}}”, which the law asks for, is missing`;
      case 'empty':
        return 'the text is empty';
    }
  };
  return faults.map(locale === 'zh' ? zh : en).join(locale === 'zh' ? '；' : '; ');
}

/** Faults of a decision in one line; items counted from 1. */
export function decisionFaultsText(faults: readonly DecisionFault[], locale: Locale): string {
  const zh = (fault: DecisionFault): string => {
    if (fault.kind === 'nothing_decided') return '还没有对申请事项作出决定';
    const of = `第${fault.item + 1}项`;
    switch (fault.kind) {
      case 'answer_unknown':
        return `${of}的处理结果“${fault.answer}”不在目录中`;
      case 'asked_missing':
        return `${of}没有写明申请事项`;
      case 'particular_missing':
        return `${of}没有写明${PARTICULARS[fault.particular].zh}`;
      case 'ground_missing':
        return `${of}没有选择不公开部分的依据`;
      case 'ground_wrong':
        return `${of}的“${fault.answer}”不能作为不公开部分的依据`;
    }
  };
  const en = (fault: DecisionFault): string => {
    if (fault.kind === 'nothing_decided') return 'nothing is decided yet';
    const of = `item ${fault.item + 1}`;
    switch (fault.kind) {
      case 'answer_unknown':
        return `${of}: there is no answer “${fault.answer}”`;
      case 'asked_missing':
        return `${of}: what was asked for is missing`;
      case 'particular_missing':
        return `${of} does not say ${PARTICULARS[fault.particular].en}`;
      case 'ground_missing':
        return `${of} has no ground for what is withheld`;
      case 'ground_wrong':
        return `${of}: “${fault.answer}” is no ground for withholding a part`;
    }
  };
  return faults.map(locale === 'zh' ? zh : en).join(locale === 'zh' ? '；' : '; ');
}
