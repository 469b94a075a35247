import type { Command } from 'commander';
import type { Config } from '../../kernel/config/index.ts';
import { systemActor } from '../../foundation/audit/index.ts';
import { oneTimeNote } from '../one-time.ts';
import { withInstallation } from './run.ts';

const actorOf = (tenant: { id: string }) => systemActor(tenant.id, 'cli:accounts');

/** The password alone on standard output, for programs; how long it is good for beside it, for people. */
function printOneTime(issued: { oneTimePassword: string; oneTimeUntil: string }, { locale }: Config): void {
  process.stdout.write(`${issued.oneTimePassword}\n`);
  process.stderr.write(`${oneTimeNote(issued.oneTimeUntil)[locale]}\n`);
}

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
      await withInstallation(async ({ identity, tenant }, config) => {
        const made = await identity.addAccount(actorOf(tenant), {
          name,
          displayName: options.displayName ?? name,
          roles: options.role,
          ...(options.unit ? { unitCode: options.unit } : {}),
        });
        printOneTime(made, config);
      });
    });
  accounts
    .command('reset')
    .description(
      '换发一次性密码，解除锁定并结束全部会话 / print a new one-time password; ends a lock and all sessions of the account',
    )
    .argument('<name>', '登录名 / sign-in name')
    .action(async (name: string) => {
      await withInstallation(async ({ identity, tenant }, config) => {
        printOneTime(await identity.resetPasswordOf(actorOf(tenant), name), config);
      });
    });
}
