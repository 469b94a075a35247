import type { Command } from 'commander';
import { createPrinter } from '../../kernel/print/index.ts';
import { createGazetteService, type GazetteFinding } from '../../publishing/gazette/index.ts';
import { printJson, withInstallation } from './run.ts';

const WORDS: Record<GazetteFinding['what'], { zh: string; en: string }> = {
  manifest: { zh: '签名内容与校验值不符', en: 'the signed text differs from its checksum' },
  signature: { zh: '签名不符', en: 'the signature is wrong' },
  print: { zh: '印刷版与签名内容不符', en: 'the print edition differs from the signed text' },
  text: { zh: '文件正文与签名内容不符', en: 'the text of a document differs from the signed text' },
};

export function registerGazetteCommands(program: Command): void {
  const gazette = program.command('gazette').description('政府公报 / the gazette');
  gazette
    .command('verify')
    .description(
      '核对各期公报的签名、印刷版和正文；不符时列出并以非 0 退出 / check signatures, print editions and texts of all issues; exits ≠ 0 and lists what differs',
    )
    .option('--json', '每项差异输出一行 JSON / one JSON object for each difference')
    .action(async (options: { json?: boolean }) => {
      await withInstallation(async ({ db, files, keys, organisations, tenant, config, now }) => {
        const printer = createPrinter();
        const origin = config.publicUrl;
        const service = createGazetteService({ db, files, printer, keys, organisations, origin, now });
        let differences = 0;
        const checked = await service.verify(tenant.id, (finding) => {
          differences += 1;
          const { year, number, what, words } = finding;
          if (options.json) printJson(finding);
          else if (config.locale === 'zh')
            process.stdout.write(`✗ ${year}年第${number}期：${WORDS[what].zh} ${words}\n`);
          else process.stdout.write(`✗ ${year} No. ${number}: ${WORDS[what].en} ${words}\n`);
        });
        await printer.close();
        if (differences > 0) process.exitCode = 1;
        if (options.json) return;
        process.stdout.write(
          config.locale === 'zh'
            ? `核对 ${checked} 期，${differences} 处不符\n`
            : `${checked} issues checked, ${differences} differences\n`,
        );
      });
    });
}
