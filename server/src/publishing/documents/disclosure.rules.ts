import type { ClockRule } from '../../foundation/clocks/index.ts';
import { findClause } from './disclosure.data.ts';
import type { Disclosure, DisclosureInput } from './disclosure.schema.ts';

/** Decisions on what is made public, given on request or withheld (政府信息公开条例 articles 13–18). Pure. */

/** The clock of looking again at what is withheld. Article 18 says 定期 and names no interval: months are a setting of the place. */
export const reviewRule = (months: number): ClockRule => ({
  code: 'documents.withheld_review',
  title: { zh: '不予公开信息定期评审', en: 'Regular review of what is withheld' },
  amount: months,
  unit: 'month',
  source: '《中华人民共和国政府信息公开条例》第十八条（间隔由各地规定）',
  ...{ pauses: [], restarts: [], extension: null },
  light: { nearAt: 30 },
});

export type DecisionKind = 'decided' | 'converted' | 'reviewed';
export type DecisionFault = 'clause_missing' | 'clause_unknown' | 'clause_unwanted' | 'reason_missing' | 'still_public';

export interface Decided {
  disclosure: Disclosure | '';
  isPublic: boolean;
}

/** What kind of decision this is for a document as it stands; saying the same of what is withheld again is its review. */
export function decisionKind(before: Decided['disclosure'], next: Disclosure): DecisionKind {
  if (before === '') return 'decided';
  return before === next ? 'reviewed' : 'converted';
}

/** Why a decision cannot be taken as it is given; null when it can. */
export function decisionFault(before: Decided, input: DisclosureInput): DecisionFault | null {
  const { disclosure, clause, reason } = input;
  if (disclosure === 'withheld') {
    if (clause === '') return 'clause_missing';
    if (!findClause(clause)) return 'clause_unknown';
  } else if (clause !== '') return 'clause_unwanted';
  const needsReason = disclosure !== 'proactive' || decisionKind(before.disclosure, disclosure) === 'converted';
  if (needsReason && reason.trim() === '') return 'reason_missing';
  return before.isPublic && disclosure !== 'proactive' ? 'still_public' : null;
}

const LABEL = '(?:信息)?公开(?:属性|方式|形式|类别|类型|分类|选项|程度|性质)';
/** 公开属性：主动公开; among boxes only the ticked one counts. */
const PROACTIVE_LABEL = new RegExp(
  `${LABEL}\\s*[\\])】]?\\s*[:：]\\s*(?:[^\\n]{0,30}[☑√✓✔■]\\s*)?(?:主动公开|公开发布)`,
);
const ANY_BOX = /[□☐○]/;
/** （此件公开发布） as it stands under an official text. */
const PROACTIVE_NOTE = /[（(【]\s*此[件文](?:主动公开|公开发布|公开)\s*[)）】]/;
const ON_REQUEST = /依?申请公开/;

/**
 * The attribute that a text says of itself, in labels or in the note under it; '' where it says none. `markings` are the words that speak
 * against making it public, as the reading found them.
 */
export function readDisclosure(lines: readonly string[], markings: readonly string[]): Disclosure | '' {
  const against = markings[0];
  if (against !== undefined) return ON_REQUEST.test(against) ? 'on_request' : 'withheld';
  const says = (line: string) => {
    const label = PROACTIVE_LABEL.exec(line)?.[0];
    if (label && (!ANY_BOX.test(label) || /[☑√✓✔■]\s*(?:主动公开|公开发布)$/.test(label))) return true;
    return PROACTIVE_NOTE.test(line);
  };
  return lines.some(says) ? 'proactive' : '';
}
