import type { Command } from 'commander';
import { findingText } from '../../foundation/audit/index.ts';
import { printJson, withInstallation } from './run.ts';

export function registerAuditCommands(program: Command): void {
  const audit = program.command('audit').description('审计记录 / audit');
  audit
    .command('verify')
    .description(
      '核验审计链；记录被改动或删除时退出码不为 0 / verify the audit chain; exits ≠ 0 when a row was changed or deleted',
    )
    .option('--json', '输出 JSON / print JSON')
    .action(async (options: { json?: boolean }) => {
      await withInstallation(async ({ audit: service, organisations, config }) => {
        let ok = true;
        for (const tenant of await organisations.listTenants()) {
          await service.sealTenant(tenant.id);
          const report = await service.verifyTenant(tenant.id);
          ok &&= report.ok;
          if (options.json) printJson({ tenant: tenant.code, ...report });
          else {
            const verdict = report.ok
              ? config.locale === 'zh'
                ? '完好'
                : 'intact'
              : config.locale === 'zh'
                ? '有问题'
                : 'NOT intact';
            process.stdout.write(`${tenant.code}: ${verdict}（${report.sealed}）\n`);
            for (const finding of report.findings) process.stdout.write(`  ${findingText(finding, config.locale)}\n`);
          }
        }
        if (!ok) process.exitCode = 1;
      });
    });
}
