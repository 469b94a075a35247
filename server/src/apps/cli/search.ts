import type { Command } from 'commander';
import { rebuildIndex } from '../../outward/search/index.ts';
import { printJson, settleSurfaces, withInstallation } from './run.ts';

export function registerSearchCommands(program: Command): void {
  program
    .command('search')
    .description('检索已公开的文件 / search published documents')
    .argument('<query...>', '检索词 / words')
    .option('--json', '输出 JSON / print JSON')
    .option('--limit <n>', '条数 / how many', '10')
    .action(async (words: string[], options: { json?: boolean; limit: string }) => {
      await withInstallation(async (installation) => {
        const { search, tenant } = installation;
        await settleSurfaces(installation);
        const limit = Math.min(100, Math.max(1, Number.parseInt(options.limit, 10) || 10));
        const answer = await search.search(tenant.id, { q: words.join(' '), limit, page: 1, sort: 'relevance' });
        if (options.json)
          return printJson({
            items: answer.items,
            total: answer.total,
            totalIsExact: answer.totalIsExact,
            facets: answer.facets,
          });
        for (const item of answer.items) {
          const line = item.highlights[0]?.map((piece) => piece.text).join('') ?? '';
          process.stdout.write(`${item.title}  ${item.documentNumber}  ${item.publishedOn ?? ''}\n    ${line}\n`);
        }
        process.stdout.write(`${answer.totalIsExact ? '' : '≥ '}${answer.total}\n`);
      });
    });

  program
    .command('reindex')
    .description('从数据库重建检索库 / rebuild the search index from the database')
    .action(async () => {
      await withInstallation(async (installation) => {
        const written = await rebuildIndex(installation, (done) => process.stderr.write(`\r${done}`));
        process.stdout.write(`\n${written}\n`);
      });
    });
}
