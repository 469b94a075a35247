import { cpus } from 'node:os';
import { basename } from 'node:path';
import type { Command } from 'commander';
import { readConfig } from '../../kernel/config/index.ts';
import { createFileChecks, isHeld, type CheckFinding } from '../../foundation/gate/checks/index.ts';
import { walkAllFiles } from './files.ts';
import { printJson } from './run.ts';

/** Something is held. */
const EXIT_HELD = 1;
/** A file that was named is not there, or cannot be read: nothing can be said of it. */
const EXIT_MISSING = 2;

const SEVERITY: Record<CheckFinding['severity'], { zh: string; en: string }> = {
  high: { zh: '暂缓', en: 'hold' },
  medium: { zh: '请核对', en: 'look' },
  low: { zh: '提示', en: 'note' },
};

export function registerGateCommands(program: Command): void {
  const gate = program.command('gate').description('发布审查 / publication checks');
  gate
    .command('check')
    .description('检查文件能否公开：密级标志、个人信息、隐藏内容 / check whether files may be published')
    .argument('<files...>', '文件或目录 / files or folders')
    .option('--json', '每个文件输出一行 JSON / one JSON object a line')
    .action(async (paths: string[], options: { json?: boolean }) => {
      await checkFiles(paths, options.json ?? false);
    });
}

async function checkFiles(paths: readonly string[], json: boolean): Promise<void> {
  const { locale } = readConfig();
  const threads = Math.max(1, Math.min(4, cpus().length));
  const checks = createFileChecks({ threads });
  let held = 0;
  let total = 0;
  try {
    const running: Promise<{ file: string; findings: CheckFinding[] } | { file: string; error: unknown }>[] = [];
    const tell = async () => {
      const next = await running.shift();
      if (!next) return;
      total++;
      if ('error' in next) {
        process.exitCode = EXIT_MISSING;
        const { code = '' } = Object(next.error) as { code?: string };
        const why = locale === 'zh' ? `读不了这个文件（${code}）` : `cannot be read (${code})`;
        if (json) printJson({ file: next.file, held: true, findings: [unreadable(code)] });
        process.stderr.write(`✗ ${next.file}: ${why}\n`);
        return;
      }
      const isHeldNow = isHeld(next.findings);
      if (isHeldNow) held++;
      if (json) printJson({ file: next.file, held: isHeldNow, findings: next.findings });
      else printFindings(next.file, next.findings, locale);
    };
    for await (const file of walkAllFiles(paths)) {
      running.push(
        checks.check({ path: file }, basename(file)).then(
          (findings) => ({ file, findings }),
          (error: unknown) => ({ file, error }),
        ),
      );
      if (running.length >= threads * 4) await tell();
    }
    while (running.length > 0) await tell();
  } finally {
    await checks.close();
  }
  if (held > 0 && !process.exitCode) process.exitCode = EXIT_HELD;
  if (!json)
    process.stdout.write(
      locale === 'zh' ? `共检查 ${total} 个文件，暂缓发布 ${held} 个\n` : `${total} files checked, ${held} held\n`,
    );
}

const unreadable = (code: string): CheckFinding => ({
  kind: 'not_checkable',
  where: '',
  excerpt: code,
  severity: 'high',
  suggestion: '文件不存在或读不了，核对路径和权限',
});

function printFindings(file: string, findings: readonly CheckFinding[], locale: 'zh' | 'en'): void {
  process.stdout.write(`${isHeld(findings) ? '✗' : '✓'} ${file}\n`);
  for (const { kind, where, excerpt, severity, suggestion } of findings) {
    const place = where === '' ? '' : ` @ ${where}`;
    const advice = suggestion === '' ? '' : ` → ${suggestion}`;
    process.stdout.write(`    [${SEVERITY[severity][locale]}] ${kind}${place}: ${printable(excerpt)}${advice}\n`);
  }
}

/** Excerpts come from strangers: what would move the cursor or colour the terminal is shown, not done. */
const printable = (text: string) =>
  text.replace(/[\p{Cc}\u202a-\u202e\u2066-\u2069]/gu, (char) => `\\x${char.charCodeAt(0).toString(16)}`);
