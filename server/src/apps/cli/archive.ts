import { resolve } from 'node:path';
import type { Command } from 'commander';
import { systemActor } from '../../foundation/audit/index.ts';
import { createArchiveService } from '../../oversight/archive/index.ts';
import type { Installation } from '../installation.ts';
import { printJson, withInstallation } from './run.ts';

export function registerArchiveCommands(program: Command): void {
  const archive = program.command('archive').description('向档案馆、图书馆移交 / hand-over to archive and library');
  const open = ({ db, files, now, tenant }: Installation) => ({
    service: createArchiveService({ db, files, now }),
    actor: systemActor(tenant.id, 'cli:archive'),
  });
  archive
    .command('hand-over')
    .description('把某月公开的文件打成 BagIt 移交包 / write the BagIt package of a month')
    .argument('<month>', 'YYYY-MM')
    .requiredOption('--out <folder>', '放在哪个目录 / folder to put it in')
    .option('--json', '输出 JSON / print JSON')
    .action(async (month: string, options: { out: string; json?: boolean }) => {
      await withInstallation(async (installation, config) => {
        const { service, actor } = open(installation);
        const report = await service.handOver(actor, installation.tenant, { month, folder: resolve(options.out) });
        const { path, documents, files, bytes } = report;
        if (options.json) printJson(report);
        else
          process.stdout.write(
            config.locale === 'zh'
              ? `${path}\n文件 ${documents} 件，包内 ${files} 个文件，${bytes} 字节\n`
              : `${path}\n${documents} documents, ${files} files, ${bytes} bytes\n`,
          );
      });
    });
  archive
    .command('receipt')
    .description('登记接收回执 / record that the package of a month was received')
    .argument('<month>', 'YYYY-MM')
    .requiredOption('--by <name>', '接收单位 / who received it')
    .option('--number <text>', '回执编号 / number of the receipt', '')
    .action(async (month: string, options: { by: string; number: string }) => {
      await withInstallation(async (installation) => {
        const { service, actor } = open(installation);
        await service.receive(actor, { month, receivedBy: options.by, receiptNumber: options.number });
        process.stdout.write(`${month}  ${options.by}  ${options.number}\n`);
      });
    });
  archive
    .command('list')
    .description('已移交的月份和回执（每行一个 JSON） / hand-overs and receipts, one JSON object a line')
    .action(async () => {
      await withInstallation(async (installation) => {
        const { service, actor } = open(installation);
        for (const handover of await service.list(actor)) printJson(handover);
      });
    });
  archive
    .command('recalls')
    .description(
      '移交后因隐私或保密撤回、需要追回的文件；有则以非 0 退出 / documents to be called back from packages; exits ≠ 0 when there are any',
    )
    .action(async () => {
      await withInstallation(async (installation) => {
        const { service, actor } = open(installation);
        const recalls = await service.recalls(actor);
        for (const recall of recalls) printJson(recall);
        if (recalls.length > 0) process.exitCode = 1;
      });
    });
}
