import { Value } from 'typebox/value';
import { clockErrors } from './clocks.errors.ts';
import { ClockRuleSchema, type ClockRule } from './clocks.schema.ts';

/** Faults of one rule, in plain words; empty when it can be used. */
export function checkRule(rule: unknown): string[] {
  if (!Value.Check(ClockRuleSchema, rule)) {
    return Value.Errors(ClockRuleSchema, rule).map((error) => `${error.instancePath || '/'} ${error.message}`);
  }
  const faults: string[] = [];
  if (rule.unit === 'hour' && rule.settings !== undefined) {
    faults.push(
      '/settings 按小时计算的时限没有起算日和顺延设置 (a deadline in hours has no first day and is not moved)',
    );
  }
  if (rule.unit === 'working_day' && rule.settings?.rollToWorkday !== undefined) {
    faults.push('/settings/rollToWorkday 工作日时限总在工作日届满 (a deadline in working days always ends on one)');
  }
  if (rule.delay && rule.unit !== 'working_day') {
    faults.push('/delay 只有按工作日计算的时限可以延迟 (only a deadline in working days can be delayed)');
  }
  if (rule.unit === 'year' && rule.amount > 100) faults.push('/amount 不能超过 100 年 (at most 100 years)');
  if (rule.unit === 'month' && rule.amount > 1200) faults.push('/amount 不能超过 1200 个月 (at most 1200 months)');
  for (const list of ['pauses', 'restarts'] as const) {
    const causes = rule[list].map((entry) => entry.cause);
    for (const cause of new Set(causes.filter((entry, index) => causes.indexOf(entry) !== index))) {
      faults.push(`/${list} 事由重复 (cause given twice): ${cause}`);
    }
  }
  return faults;
}

/** Known rules by code. */
export interface ClockRules {
  readonly codes: readonly string[];
  /** Throws clocks.unknown_rule, naming the known ones. */
  get(code: string): ClockRule;
}

/** Takes rules as data. Throws clocks.invalid_rule with all faults of all rules. */
export function defineRules(rules: readonly ClockRule[]): ClockRules {
  const faults = rules.flatMap((rule, index) => checkRule(rule).map((fault) => `${rule?.code ?? index}: ${fault}`));
  const byCode = new Map<string, ClockRule>();
  for (const rule of rules) {
    if (byCode.has(rule?.code)) faults.push(`${rule.code}: 代码重复 (code given twice)`);
    byCode.set(rule?.code, rule);
  }
  if (faults.length > 0) throw clockErrors.invalid_rule({ faults: faults.join('；') });
  const codes = [...byCode.keys()].sort();
  return {
    codes,
    get(code) {
      const rule = byCode.get(code);
      if (!rule) throw clockErrors.unknown_rule({ code, known: codes.join('、') });
      return rule;
    },
  };
}
