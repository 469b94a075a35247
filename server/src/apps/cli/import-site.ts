import { readFile } from 'node:fs/promises';
import type { Locale } from '../../kernel/errors/index.ts';
import { decodeText } from '../../kernel/text/index.ts';
import { createSitesService } from '../../foundation/organisations/index.ts';
import { createColumnsService, createPlacementsService } from '../../publishing/columns/index.ts';
import type { FileReport, RunOptions } from '../../publishing/documents/index.ts';
import { createMigration, type MigrationEvent, type MigrationSummary } from '../../publishing/migration/index.ts';
import { createRedirectsService } from '../../publishing/redirects/index.ts';
import { appErrors } from '../apps.errors.ts';
import type { Installation } from '../installation.ts';
import { FAULTS } from './redirects.ts';
import { printJson } from './run.ts';

interface SiteOptions {
  oldAddress: string;
  columns?: string;
  manifest?: string;
  site?: string;
  json?: boolean;
}

/** An import of the saved pages of an older site: documents are reported like those of any import, the rest is told beside them. */
export async function migrateSite(
  { db, organisations, documentImport, tenant, now }: Installation,
  paths: readonly string[],
  options: SiteOptions,
  run: RunOptions,
) {
  const [folder, second] = paths;
  if (folder === undefined || second !== undefined) throw appErrors.one_folder();
  const sites = createSitesService({ db, forgetCaches: () => organisations.forgetCaches() });
  const open = await sites.listOpen(tenant.id);
  const site = options.site === undefined ? open[0] : open.find(({ host }) => host === options.site);
  if (!site) throw appErrors.site_unknown({ site: options.site ?? '' });
  const migration = createMigration({
    documents: documentImport,
    redirects: createRedirectsService({ db }),
    columns: createColumnsService({ db, sites, organisations, now }),
    placements: createPlacementsService({ db }),
  });
  const events = migration.run({
    ...{ ...run, folder, oldAddress: options.oldAddress, siteId: site.id },
    manifest: await textOf(options.manifest),
    columns: await textOf(options.columns),
  });
  let summary: MigrationSummary | null = null;
  async function* reports(): AsyncGenerator<FileReport> {
    for (;;) {
      const { done, value } = await events.next();
      if (done) {
        summary = value;
        return;
      }
      if (value.kind === 'document') yield value;
      else tellOther(value, options.json ?? false);
    }
  }
  return { reports: reports(), summary: () => summary };
}

async function textOf(path: string | undefined): Promise<string | null> {
  if (path === undefined) return null;
  const bytes = await readFile(path).catch((cause) => {
    throw appErrors.path_missing({ path }, { cause });
  });
  return decodeText(bytes).text;
}

function tellOther(event: Exclude<MigrationEvent, { kind: 'document' }>, asJson: boolean): void {
  const { kind, file, target } = event;
  if (asJson) return printJson({ file, ok: kind !== 'refresh_loop', state: kind, target: target ?? '' });
  const words = {
    list: '列表页，不是公文 / a list, not a document',
    refresh: '只转到别处的页面 / a page that only sends on',
    refresh_loop: '转来转去的页面，没有导入 / pages that send each other round, left out',
  }[kind];
  process.stderr.write(`- ${file}: ${words}${target ? ` → ${target}` : ''}\n`);
}

/** Redirects, places and what was missing, after the documents. */
export function tellSummary(summary: MigrationSummary | null, locale: Locale, asJson: boolean): void {
  if (!summary) return;
  const { redirects, placed, missing } = summary;
  if (asJson) return printJson({ state: 'summary', redirects, placed, missing });
  const at = locale === 'zh' ? 0 : 1;
  for (const { from, to, fault } of redirects.left)
    process.stderr.write(`${from}\t${to}\t${FAULTS[fault]?.[at] ?? fault}\n`);
  for (const key of missing)
    process.stderr.write(at === 0 ? `页面里有链接，但没有保存：${key}\n` : `linked, but not saved: ${key}\n`);
  process.stdout.write(
    at === 0
      ? `旧地址跳转 ${redirects.added} 条（未导入 ${redirects.left.length} 条），新放入栏目 ${placed} 份，缺少 ${missing.length} 个旧地址\n`
      : `${redirects.added} old addresses redirected (${redirects.left.length} left out), ${placed} placed in columns, ${missing.length} old addresses missing\n`,
  );
}
