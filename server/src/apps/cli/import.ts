import type { Command } from 'commander';
import { runOutbox } from '../../kernel/jobs/index.ts';
import { systemActor, type Actor } from '../../foundation/audit/index.ts';
import { identityErrors } from '../../foundation/identity/index.ts';
import { fileRun, type FileReport, type RunOptions } from '../../publishing/documents/index.ts';
import { createStockJudge } from '../../publishing/interpretation/index.ts';
import { ensureIndex } from '../../outward/search/index.ts';
import { appErrors } from '../apps.errors.ts';
import type { Installation } from '../installation.ts';
import { importLine } from './import-line.ts';
import { migrateSite, tellSummary } from './import-site.ts';
import { printJson, settleSurfaces, withInstallation } from './run.ts';

interface ImportOptions {
  dryRun?: boolean;
  json?: boolean;
  publish?: boolean;
  as?: string;
  unit?: string;
  oldAddress?: string;
  columns?: string;
  manifest?: string;
  site?: string;
}

export function registerImportCommand(program: Command): void {
  program
    .command('import')
    .description('导入公文（.txt .md .html .docx .doc .wps .ofd .pdf .xlsx）/ import documents')
    .argument('<paths...>', '文件或目录 / files or folders')
    .option('--dry-run', '只识别，不保存 / read only, save nothing')
    .option('--json', '每个文件输出一行 JSON / one JSON object a line')
    .option(
      '--publish',
      '存量文件直接发布，须有批量发布权限 / publish old stock at once (needs the bulk publisher role)',
    )
    .option('--as <account>', '以哪个账号的名义 / on behalf of this account')
    .option(
      '--unit <code>',
      '归入哪个单位；不写则按发文机关识别 / unit the documents belong to; recognised from the issuing body without it',
    )
    .option(
      '--old-address <address>',
      '目录里是从旧网站保存下来的网页：旧网站的网址 / the folder holds the saved pages of an older site: its address',
    )
    .option('--columns <csv>', '旧文件夹与本站栏目代码对照表 / CSV: old folder, code of a column')
    .option('--manifest <csv>', '旧地址与文件对照表 / CSV: old address, file in the folder')
    .option('--site <host>', '栏目所在的站点 / site of the columns')
    .action(async (paths: string[], options: ImportOptions) => {
      await withInstallation((installation) => run(installation, paths, options));
    });
}

async function run(installation: Installation, paths: string[], options: ImportOptions): Promise<void> {
  const { config, documentImport } = installation;
  const actor = await actorFor(installation, options);
  const unit = await unitsFor(installation, options);
  const count = { saved: 0, published: 0, held: 0, duplicate: 0, failed: 0 };
  const runOptions: RunOptions = {
    actor,
    unit,
    publish: options.publish ?? false,
    dryRun: options.dryRun ?? false,
    locale: config.locale,
  };
  const { oldAddress } = options;
  const migration =
    oldAddress === undefined ? null : await migrateSite(installation, paths, { ...options, oldAddress }, runOptions);
  const reports =
    migration?.reports ??
    fileRun.importFiles(
      documentImport,
      fileRun.walkFiles(paths, {
        onPassedOver: (path) =>
          process.stderr.write(`- ${printable(path)}: 不是公文文件，已跳过 / not a document, passed over\n`),
      }),
      runOptions,
    );
  // What is published is told to search while the rest is still being read.
  const { db, databaseUrl, surfaces, index, log } = installation;
  if (options.publish && !options.dryRun) await ensureIndex(installation);
  const outbox =
    options.publish && !options.dryRun && index.isWriter ? runOutbox(db, databaseUrl, [surfaces], log) : null;
  const judge = await createStockJudge(installation, installation.tenant.id);
  const unexplained = { due: 0, old: 0 };
  try {
    for await (const report of reports) {
      countReport(count, report);
      const { outcome, candidate } = report;
      const owed = outcome.state === 'saved' && outcome.published && candidate ? judge(candidate.fields) : null;
      if (owed) unexplained[owed] += 1;
      if (options.json) printJson(importLine(report, config.locale, owed));
      else printLine(report, options, owed);
    }
  } finally {
    await outbox?.stop();
  }
  if (!options.dryRun) await settleSurfaces(installation);
  if (!options.json) {
    const { saved, published, held, duplicate, failed } = count;
    process.stdout.write(
      config.locale === 'zh'
        ? `共导入 ${saved} 份（发布 ${published}，暂缓发布 ${held}），已有 ${duplicate} 份，失败 ${failed} 份\n`
        : `${saved} imported (${published} published, ${held} held), ${duplicate} already there, ${failed} failed\n`,
    );
  }
  if (!options.json && unexplained.due + unexplained.old > 0)
    process.stdout.write(
      config.locale === 'zh'
        ? `其中没有解读就发布的：${unexplained.due} 份还要补解读（已列入工作台待办），${unexplained.old} 份是早已公开的存量，不再要求\n`
        : `published without interpretation: ${unexplained.due} still owe one (on the work bench), ${unexplained.old} are old stock and owe none\n`,
    );
  if (migration) tellSummary(migration.summary(), config.locale, options.json ?? false);
  if (count.failed > 0) process.exitCode = 1;
  if (count.saved + count.duplicate + count.failed === 0) throw appErrors.path_missing({ path: paths.join(' ') });
}

async function actorFor({ identity, tenant }: Installation, { publish, as }: ImportOptions): Promise<Actor> {
  if (!as) {
    if (publish) throw appErrors.account_needed();
    return systemActor(tenant.id, 'cli:import');
  }
  const actor = await identity.actorForName(tenant.id, as, 'cli:import');
  if (!actor) throw identityErrors.account_unknown({ name: as });
  return actor;
}

/** The named unit, else all of them to choose from; what names none goes to the first of the tree. An empty installation gets one. */
async function unitsFor(
  { organisations, tenant }: Installation,
  { unit: code, dryRun }: ImportOptions,
): Promise<RunOptions['unit']> {
  if (code) {
    const unit = await organisations.findByCode(tenant.id, code);
    if (!unit) throw appErrors.unit_unknown({ unit: code });
    return { id: unit.id };
  }
  let units = await organisations.listUnits(tenant.id);
  if (units.length === 0 && !dryRun) {
    await organisations.create(systemActor(tenant.id, 'cli:import'), {
      code: 'government',
      name: tenant.name,
      kind: 'government',
    });
    units = await organisations.listUnits(tenant.id);
  }
  return { among: await organisations.listAliases(tenant.id), otherwise: units[0]?.id ?? '' };
}

function countReport(
  count: Record<'saved' | 'published' | 'held' | 'duplicate' | 'failed', number>,
  { outcome }: FileReport,
): void {
  count[outcome.state] += 1;
  if (outcome.state !== 'saved') return;
  if (outcome.published) count.published += 1;
  if (outcome.held.length > 0) count.held += 1;
}

function printLine({ file, candidate, outcome }: FileReport, options: ImportOptions, owed: 'due' | 'old' | null): void {
  const title = candidate?.fields.title ?? '';
  switch (outcome.state) {
    case 'failed':
      process.stderr.write(`✗ ${printable(file)}: ${printable(outcome.message)}\n`);
      return;
    case 'duplicate':
      process.stdout.write(`= ${printable(file)}: 已有 / already there（${outcome.title}）\n`);
      return;
    case 'saved': {
      const state =
        outcome.held.length > 0
          ? `暂缓发布 / held: ${outcome.held.map((h) => h.words || h.code).join('、')}`
          : options.dryRun
            ? '可导入 / ready'
            : owed === 'due'
              ? '已发布，须补解读 / published, still owes an interpretation'
              : '';
      process.stdout.write(`✓ ${printable(file)}: ${title} ${state}\n`);
    }
  }
}

/** Names come from strangers: what would move the cursor or colour the terminal is shown, not done. */
const printable = (text: string) =>
  text.replace(/[\p{Cc}\u202a-\u202e\u2066-\u2069]/gu, (char) => `\\x${char.charCodeAt(0).toString(16)}`);
