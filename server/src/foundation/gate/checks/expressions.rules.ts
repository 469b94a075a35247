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
interface Beginnings {
  rules: Map<number, Expression[]>;
  /** Whether an expression begins with this code unit. */
  isFirst: Uint8Array;
}

/** Two characters as one number; a text that ends after the first has 0 for the second. */
const pairAt = (text: string, at: number) => text.charCodeAt(at) * 0x10000 + (text.charCodeAt(at + 1) || 0);

function byBeginning(expressions: readonly Expression[]): Beginnings {
  const rules = new Map<number, Expression[]>();
  const isFirst = new Uint8Array(0x10000);
  for (const expression of expressions) {
    if (expression.words === '') continue;
    const key = pairAt(expression.words, 0);
    rules.set(key, [...(rules.get(key) ?? []), expression]);
    isFirst[expression.words.charCodeAt(0)] = 1;
  }
  return { rules, isFirst };
}
let builtIn: Beginnings | null = null;

/** The beginnings that stand in a text. */
function beginningsIn(text: string, { rules, isFirst }: Beginnings): Set<number> {
  const found = new Set<number>();
  for (let at = 0; at < text.length; at += 1) {
    const first = text.charCodeAt(at);
    if (isFirst[first] === 0) continue;
    const pair = pairAt(text, at);
    if (rules.has(pair)) found.add(pair);
    // An expression of a single character.
    if (rules.has(first * 0x10000)) found.add(first * 0x10000);
  }
  return found;
}

export function findExpressions(line: Line, expressions: readonly Expression[] = EXPRESSIONS): CheckFinding[] {
  const beginnings = expressions === EXPRESSIONS ? (builtIn ??= byBeginning(EXPRESSIONS)) : byBeginning(expressions);
  const found = new Map<string, CheckFinding>();
  const present = beginningsIn(line.text, beginnings);
  if (present.size === 0) return [];
  for (const [beginning, rules] of beginnings.rules) {
    if (!present.has(beginning)) continue;
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
