import { readFile } from 'node:fs/promises';
import type { Command } from 'commander';
import { decodeText } from '../../kernel/text/index.ts';
import { systemActor } from '../../foundation/audit/index.ts';
import { createSitesService } from '../../foundation/organisations/index.ts';
import { createRedirectsService } from '../../publishing/redirects/index.ts';
import { appErrors } from '../apps.errors.ts';
import { printJson, withInstallation } from './run.ts';

/** Why a line of redirects was left out. */
export const FAULTS: Record<string, [zh: string, en: string]> = {
  columns: ['要有两列', 'two columns are needed'],
  old_wrong: ['旧地址不是网址或路径', 'the old address is neither an address nor a path'],
  wildcard: ['不能用通配符', 'wildcards are not allowed'],
  new_wrong: ['新地址不是本站的地址', 'the new address is not one of ours'],
  itself: ['指向自己', 'leads to itself'],
  twice: ['旧地址在文件中出现两次', 'the old address stands twice in the file'],
  loop: ['形成循环', 'leads in a circle'],
  unmatched: ['没有这个文号的公开文件，或不止一份', 'no public document has this number, or several have'],
};

export function registerRedirectsCommands(program: Command): void {
  const redirects = program.command('redirects').description('旧地址跳转 / addresses of an older system');
  redirects
    .command('import')
    .description('导入 CSV：旧地址,新地址或发文字号 / import a CSV: old address, new address or document number')
    .argument('<file>', 'CSV')
    .option('--json', '输出 JSON / print JSON')
    .action(async (file: string, options: { json?: boolean }) => {
      const bytes = await readFile(file).catch((cause) => {
        throw appErrors.path_missing({ path: file }, { cause });
      });
      await withInstallation(async ({ db, organisations, tenant }, config) => {
        const sites = await createSitesService({ db, forgetCaches: () => organisations.forgetCaches() }).listOpen(
          tenant.id,
        );
        const hosts = [
          new URL(config.publicUrl).hostname,
          ...sites.flatMap(({ host, aliases }) => [...(host ? [host] : []), ...aliases]),
        ];
        const actor = systemActor(tenant.id, 'cli:redirects');
        const report = await createRedirectsService({ db }).importCsv(actor, decodeText(bytes).text, hosts);
        if (options.json) printJson(report);
        else {
          const at = config.locale === 'zh' ? 0 : 1;
          for (const { line, from, to, fault } of report.left)
            process.stderr.write(`${line}\t${from}\t${to}\t${FAULTS[fault]?.[at] ?? fault}\n`);
          process.stdout.write(
            at === 0
              ? `已导入 ${report.added} 条，未导入 ${report.left.length} 条\n`
              : `${report.added} imported, ${report.left.length} left out\n`,
          );
        }
        if (report.left.length > 0) process.exitCode = 1;
      });
    });
}
