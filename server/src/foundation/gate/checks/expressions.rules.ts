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

/** Expressions by their first two characters: a text is walked once, however long the list is. */
function byBeginning(expressions: readonly Expression[]): Map<string, Expression[]> {
  const found = new Map<string, Expression[]>();
  for (const expression of expressions) {
    const key = expression.words.slice(0, 2);
    found.set(key, [...(found.get(key) ?? []), expression]);
  }
  return found;
}
let builtIn: Map<string, Expression[]> | null = null;

export function findExpressions(line: Line, expressions: readonly Expression[] = EXPRESSIONS): CheckFinding[] {
  const beginnings = expressions === EXPRESSIONS ? (builtIn ??= byBeginning(EXPRESSIONS)) : byBeginning(expressions);
  const found = new Map<string, CheckFinding>();
  for (const [beginning, rules] of beginnings) {
    if (!line.text.includes(beginning)) continue;
    for (const { words, except, severity, instead } of rules)
      if (isWrong(line.text, words, except ?? []))
        found.set(words, {
          kind: 'wrong_expression',
          where: line.where,
          excerpt: words,
          severity,
          suggestion: instead,
        });
  }
  return [...found.values()];
}

/** Whether the words stand somewhere outside of the texts in which they are right. */
function isWrong(text: string, words: string, except: readonly string[]): boolean {
  for (let at = text.indexOf(words); at >= 0; at = text.indexOf(words, at + 1)) {
    const around = text.slice(Math.max(0, at - 12), at + words.length + 12);
    if (!except.some((right) => around.includes(right))) return true;
  }
  return false;
}
