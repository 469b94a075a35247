import { readFile } from 'node:fs/promises';
import type { Command } from 'commander';
import { systemActor } from '../../foundation/audit/index.ts';
import { createCalendarService } from '../../foundation/calendar/index.ts';
import { appErrors } from '../apps.errors.ts';
import { withInstallation } from './run.ts';

export function registerCalendarCommands(program: Command): void {
  const calendar = program.command('calendar').description('工作日历 / working-day calendar');
  calendar
    .command('load')
    .description('载入新一年的放假安排，无需升级程序 / load the working days of new years, without a new release')
    .argument('<file>', 'JSON')
    .action(async (file: string) => {
      const text = await readFile(file, 'utf8').catch((cause) => {
        throw appErrors.path_missing({ path: file }, { cause });
      });
      await withInstallation(async ({ db, now, tenant }) => {
        const { written } = await createCalendarService({ db, now }).loadFile(
          systemActor(tenant.id, 'cli:calendar'),
          text,
        );
        process.stdout.write(`${written.join(' ') || '—'}\n`);
      });
    });
}
