import type { Command } from 'commander';
import { readConfig } from '../../kernel/config/index.ts';
import { coverageOf, RULE_PACKS, type Coverage } from '../../oversight/duties/index.ts';
import { EVIDENCE_TYPES } from '../evidence-types.ts';
import { printJson } from './run.ts';

const WORDS = {
  zh: {
    title: '义务覆盖',
    id: '编号',
    module: '领域',
    kind: '时限',
    automatic: '自动',
    byHand: '人工填报',
    sum: '合计',
  },
  en: {
    title: 'Coverage',
    id: 'Id',
    module: 'Field',
    kind: 'When',
    automatic: 'automatic',
    byHand: 'by hand',
    sum: 'Sum',
  },
} as const;

/** Chinese characters take two places. */
const pad = (text: string, width: number) =>
  text + ' '.repeat(Math.max(0, width - [...text].reduce((sum, one) => sum + (one > '\u2e80' ? 2 : 1), 0)));

export function registerObligationsCommands(program: Command): void {
  program
    .command('obligations')
    .description('义务 / obligations')
    .command('coverage')
    .description('逐条列出五份通知的义务凭什么办结 / how each obligation of the five notices is proven')
    .option('--json', '输出 JSON / print JSON')
    .action((options: { json?: boolean }) => {
      const rows = coverageOf(RULE_PACKS, EVIDENCE_TYPES);
      if (options.json) return printJson(rows);
      process.stdout.write(tableOf(rows, readConfig().locale));
    });
}

function tableOf(rows: readonly Coverage[], locale: 'zh' | 'en'): string {
  const words = WORDS[locale];
  const sum = (of: readonly Coverage[]) => {
    const automatic = of.filter(({ automatic: is }) => is).length;
    return `${String(of.length).padStart(4)}  ${words.automatic} ${String(automatic).padStart(3)}  ${words.byHand} ${String(of.length - automatic).padStart(3)}`;
  };
  const lines = rows.map(
    ({ id, module, kind, automatic, evidence }) =>
      `${pad(id, 8)}${pad(module, 6)}${pad(kind, 10)}${pad(automatic ? words.automatic : words.byHand, 10)} ${evidence}`,
  );
  const fields = [...Map.groupBy(rows, ({ module }) => module)].sort(([a], [b]) => (a < b ? -1 : 1));
  return [
    `${pad(words.id, 8)}${pad(words.module, 6)}${pad(words.kind, 10)}`,
    ...lines,
    '',
    ...fields.map(([field, of]) => `${pad(field, 6)}${sum(of)}`),
    `${pad(words.sum, 6)}${sum(rows)}`,
    '',
  ].join('\n');
}
