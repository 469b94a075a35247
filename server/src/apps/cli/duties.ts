import type { Command } from 'commander';
import { drainAll } from '../../kernel/jobs/index.ts';
import { systemActor } from '../../foundation/audit/index.ts';
import { openDuties } from '../duties.ts';
import { printJson, withInstallation } from './run.ts';

export function registerDutiesCommands(program: Command): void {
  const duties = program.command('duties').description('应办事项 / duties');
  duties
    .command('recompute')
    .description(
      '由义务、证据、日历和单位重新计算全部应办事项 / compute all duties again from obligations, evidence, calendar and units',
    )
    .option('--check', '只核对，不写入；有差异时退出码为 1 / only compare; exit code 1 when something differs')
    .option('--json', '输出 JSON / print JSON')
    .action(async (options: { check?: boolean; json?: boolean }) => {
      await withInstallation(async (installation) => {
        const { settling } = openDuties(installation);
        const { tenant, db } = installation;
        // What was told and not taken up yet is no difference.
        await drainAll(db, settling.consumer);
        const result = await settling.recompute(tenant.id, { check: options.check ?? false });
        if (options.check && result.differences > 0) process.exitCode = 1;
        if (options.json) return printJson(result);
        const { units, duties: count, differences, digest } = result;
        process.stdout.write(
          `${units} 个单位 / units, ${count} 项 / duties, ${differences} 项不同 / differ\n${digest}\n`,
        );
        for (const { period, stored, computed } of result.examples)
          process.stdout.write(`  ${period}\n    - ${JSON.stringify(stored)}\n    + ${JSON.stringify(computed)}\n`);
      });
    });

  duties
    .command('install')
    .description('安装规则包 / install a rule pack')
    .argument('[code]', '规则包编号；不写则列出全部 / code of the pack; without it all are listed')
    .option('--from <date>', '生效日期 / the first day on which it holds here')
    .action(async (code: string | undefined, options: { from?: string }) => {
      await withInstallation(async (installation) => {
        const { packs, settling } = openDuties(installation);
        const actor = systemActor(installation.tenant.id, 'cli:duties');
        if (code === undefined) {
          for (const pack of await packs.list(actor))
            process.stdout.write(`${pack.code}  ${pack.version}  ${pack.installed ?? '-'}  ${pack.title.zh}\n`);
          return;
        }
        const result = await packs.install(actor, code, options.from === undefined ? {} : { validFrom: options.from });
        await drainAll(installation.db, settling.consumer);
        printJson(result);
      });
    });
}
