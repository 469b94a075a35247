import list from './data/expressions.json' with { type: 'json' };
import type { CheckFinding } from './checks.schema.ts';
import type { Line } from './personal.rules.ts';

/** Wrong and sensitive expressions from a list that editors keep. Pure. */

export interface Expression {
  /** The wrong words, literally. */
  words: string;
  /** What to write; '' when the sentence must be thought over. */
  instead: string;
  severity: CheckFinding['severity'];
  /** Where the rule comes from: a key of `sources`. */
  source: string;
  /** Texts in which the words are right: not flagged when one of these holds them. */
  except?: readonly string[];
}

export const EXPRESSIONS: readonly Expression[] = list.expressions as Expression[];
/** Changes with the list, so that texts are checked again. */
export const EXPRESSIONS_VERSION = list.version;

const pattern = (expressions: readonly Expression[]) =>
  new RegExp(expressions.map(({ words }) => words.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('|'), 'g');
let builtIn: RegExp | null = null;

export function findExpressions(line: Line, expressions: readonly Expression[] = EXPRESSIONS): CheckFinding[] {
  const search = expressions === EXPRESSIONS ? (builtIn ??= pattern(EXPRESSIONS)) : pattern(expressions);
  const found = new Map<string, CheckFinding>();
  for (const match of line.text.matchAll(search)) {
    const rule = expressions.find(({ words }) => words === match[0]);
    if (!rule || found.has(rule.words)) continue;
    const around = line.text.slice(Math.max(0, match.index - 12), match.index + match[0].length + 12);
    if (rule.except?.some((right) => around.includes(right))) continue;
    found.set(rule.words, {
      kind: 'wrong_expression',
      where: line.where,
      excerpt: rule.words,
      severity: rule.severity,
      suggestion: rule.instead,
    });
  }
  return [...found.values()];
}
