import type { Command } from 'commander';
import { systemActor } from '../../foundation/audit/index.ts';
import { withInstallation } from './run.ts';

interface SiteOptions {
  name?: string;
  nameEn?: string;
  siteName?: string;
  siteNameEn?: string;
  code?: string;
  icp?: string;
  police?: string;
  organiser?: string;
  contact?: string;
}

export function registerSiteCommands(program: Command): void {
  const site = program.command('site').description('站点 / the web site');
  site
    .command('set')
    .description('设置名称和页脚信息，不写的保持不变 / name the jurisdiction and its site; what is left out stays')
    .option('--name <text>', '政府名称 / name of the government')
    .option('--name-en <text>', '英文名称 / its English name')
    .option('--site-name <text>', '网站名称 / name of the site')
    .option('--site-name-en <text>', '网站英文名称 / its English name')
    .option('--code <digits>', '网站标识码 / site identification code')
    .option('--icp <text>', 'ICP 备案号 / ICP number')
    .option('--police <text>', '公安备案号 / police record number')
    .option('--organiser <text>', '主办单位 / organiser')
    .option('--contact <text>', '联系电话 / contact')
    .action(async (options: SiteOptions) => {
      await withInstallation(async ({ organisations, tenant }) => {
        const given = (entries: Record<string, string | undefined>) =>
          Object.fromEntries(Object.entries(entries).filter(([, value]) => value !== undefined));
        await organisations.renameTenant(systemActor(tenant.id, 'cli:site'), tenant.id, {
          name: options.name ?? tenant.name,
          nameEn: options.nameEn ?? tenant.nameEn,
          site: given({
            name: options.siteName,
            nameEn: options.siteNameEn,
            siteCode: options.code,
            icpNumber: options.icp,
            policeNumber: options.police,
            organiser: options.organiser,
            contact: options.contact,
          }),
        });
        const { site: now } = await organisations.resolveSite('localhost');
        process.stdout.write(`${now.name}  ${now.siteCode}\n`);
      });
    });
}
