import type { Command } from 'commander';
import { systemActor } from '../../foundation/audit/index.ts';
import { withInstallation } from './run.ts';

export function registerAccountsCommands(program: Command): void {
  const accounts = program.command('accounts').description('账号 / accounts');
  accounts
    .command('add')
    .description('新建账号，打印一次性密码 / add an account and print its one-time password')
    .argument('<name>', '登录名 / sign-in name')
    .requiredOption('--role <role...>', '角色 / roles')
    .option('--display-name <text>', '显示名称 / display name')
    .option('--unit <code>', '所在单位代码 / code of the unit')
    .action(async (name: string, options: { role: string[]; displayName?: string; unit?: string }) => {
      await withInstallation(async ({ identity, tenant }) => {
        const { oneTimePassword } = await identity.addAccount(systemActor(tenant.id, 'cli:accounts'), {
          name,
          displayName: options.displayName ?? name,
          roles: options.role,
          ...(options.unit ? { unitCode: options.unit } : {}),
        });
        process.stdout.write(`${oneTimePassword}\n`);
      });
    });
}
