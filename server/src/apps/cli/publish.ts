import type { Command } from 'commander';
import { setTimeout as sleep } from 'node:timers/promises';
import { waitingEvents } from '../../kernel/jobs/index.ts';
import { findingText } from '../../foundation/gate/index.ts';
import type { Installation } from '../installation.ts';
import { allRecords } from '../surfaces.ts';
import { printJson, settleSurfaces, withInstallation } from './run.ts';

/** Differences written out one by one; the rest is counted. With --json all are printed. */
const LISTED = 200;
/** How long differences may wait, all together, for what a running server is still telling its surfaces. */
const PATIENCE_MS = 20_000;

export function registerPublishCommands(program: Command): void {
  const publish = program.command('publish').description('发布情况 / what is public');
  publish
    .command('verify')
    .description(
      '逐一核对页面、列表、栏目、检索、文件、标准文本、订阅、站点地图、接口、公报等与数据库是否一致；不一致时列出并以非 0 退出 / compare every surface with the database, both ways; exits ≠ 0 and lists what differs',
    )
    .option('--json', '每项差异输出一行 JSON，最后一行是结论 / one JSON object for each difference, the verdict last')
    .action(async (options: { json?: boolean }) => {
      await withInstallation((installation) => verify(installation, options.json ?? false));
    });
  publish
    .command('settle')
    .description(
      '为缺少回执的发布重新询问各发布面 / ask every surface again about what has no receipt for its present version',
    )
    .action(async () => {
      await withInstallation(async (installation) => {
        const { surfaces, config } = installation;
        const announced = await surfaces.announceUnsettled();
        await settleSurfaces(installation);
        const left = await waitingOf(installation);
        process.stdout.write(
          config.locale === 'zh'
            ? `重新核对 ${announced} 项，尚待处理 ${left} 项\n`
            : `${announced} asked for again, ${left} still waiting\n`,
        );
        if (left > 0) process.exitCode = 1;
      });
    });
}

async function verify(installation: Installation, json: boolean): Promise<void> {
  const { db, surfaces, config } = installation;
  await settleSurfaces(installation);
  let patience = PATIENCE_MS;
  const meanwhile = async () => {
    for (; patience > 0 && (await waitingOf(installation)) > 0; patience -= 250) {
      await settleBriefly(installation);
      await sleep(250);
    }
  };
  let differences = 0;
  const checked = await surfaces.verify({
    records: allRecords(db),
    meanwhile,
    found: (finding) => {
      differences += 1;
      if (json) printJson({ ...finding, text: findingText(finding, config.locale) });
      else if (differences <= LISTED) process.stdout.write(`✗ ${findingText(finding, config.locale)}\n`);
    },
  });
  const waiting = await waitingOf(installation);
  if (json) printJson({ ok: differences === 0, checked, differences, waiting });
  else process.stdout.write(verdict(config.locale, { checked, differences, waiting }));
  if (differences > 0) process.exitCode = 1;
}

function verdict(
  locale: 'zh' | 'en',
  { checked, differences, waiting }: { checked: number; differences: number; waiting: number },
): string {
  const more = Math.max(0, differences - LISTED);
  const lines =
    locale === 'zh'
      ? [
          ...(more > 0 ? [`……还有 ${more} 处，用 --json 可全部列出`] : []),
          differences === 0 ? `一致：核对了 ${checked} 项` : `不一致：核对了 ${checked} 项，差异 ${differences} 处`,
          ...(waiting > 0 ? [`另有 ${waiting} 项变动还没有告知各发布面，稍后请再核对`] : []),
        ]
      : [
          ...(more > 0 ? [`… and ${more} more; --json lists all`] : []),
          differences === 0
            ? `in line: ${checked} checked`
            : `NOT in line: ${checked} checked, ${differences} differences`,
          ...(waiting > 0 ? [`${waiting} changes are not yet told to every surface; verify again later`] : []),
        ];
  return lines.map((line) => `${line}\n`).join('');
}

/** Changes that some surface has not yet been told of. */
async function waitingOf({ db, surfaces }: Installation): Promise<number> {
  const waiting = await waitingEvents(db);
  return Number(waiting.find(({ consumer }) => consumer === surfaces.name)?.count ?? 0);
}

/** One more round of what is due, when it is this process that follows the changes. */
async function settleBriefly(installation: Installation): Promise<void> {
  if (installation.index.isWriter) await settleSurfaces(installation);
}
