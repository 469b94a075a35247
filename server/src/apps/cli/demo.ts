import type { Command } from 'commander';
import { createReviewService } from '../../foundation/review/index.ts';
import { createDocumentsService } from '../../publishing/documents/index.ts';
import { genreOf } from '../../publishing/interpretation/index.ts';
import { createDemoLoader } from '../demo-loader.ts';
import { oneTimeNote } from '../one-time.ts';
import { settleSurfaces, withInstallation } from './run.ts';

export function registerDemoCommand(program: Command): void {
  program
    .command('demo')
    .description('装入虚构的安澜市示例内容 / load the content of the fictional city of Anlan')
    .action(async () => {
      await withInstallation(async (installation, config) => {
        const reviews = createReviewService({ ...installation, kindOf: genreOf });
        const documents = createDocumentsService({ ...installation, reviews });
        const demo = createDemoLoader(installation, documents, reviews);
        let told = '';
        const ticker = setInterval(() => {
          const { done, total } = demo.progress();
          const now = `\r${done}/${total}`;
          if (total > 0 && now !== told) process.stderr.write((told = now));
        }, 500);
        const report = await demo.load().finally(() => clearInterval(ticker));
        await settleSurfaces(installation);
        const zh = config.locale === 'zh';
        process.stdout.write(
          zh ? `\n已装入 ${report.documents} 份文件。\n` : `\n${report.documents} documents loaded.\n`,
        );
        for (const title of report.held) process.stdout.write(zh ? `暂缓发布：${title}\n` : `held: ${title}\n`);
        if (report.accounts.length > 0)
          process.stdout.write(
            zh ? '账号和一次性密码（只显示这一次）：\n' : 'Accounts and one-time passwords (shown only once):\n',
          );
        for (const { name, displayName, password } of report.accounts)
          process.stdout.write(`  ${name.padEnd(26)}${password}  ${displayName}\n`);
        const [first] = report.accounts;
        if (first) process.stderr.write(`${oneTimeNote(first.oneTimeUntil)[config.locale]}\n`);
      });
    });
}
