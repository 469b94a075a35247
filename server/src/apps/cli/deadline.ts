import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Type } from 'typebox';
import { Value } from 'typebox/value';
import type { Command } from 'commander';
import { readConfig } from '../../kernel/config/index.ts';
import {
  calendarOf,
  createCalendarService,
  listShippedYears,
  type WorkdayCalendar,
} from '../../foundation/calendar/index.ts';
import { ClockEventSchema, type ClockEvent } from '../../foundation/clocks/index.ts';
import { computeDeadline } from '../../participation/requests/index.ts';
import { appErrors } from '../apps.errors.ts';
import { printJson, withInstallation } from './run.ts';

export function registerDeadlineCommand(program: Command): void {
  program
    .command('deadline')
    .description('计算期限并逐日说明 / compute a deadline and explain every day')
    .requiredOption('--rule <code>', '期限规则，如 request.reply / rule, for example request.reply')
    .requiredOption('--from <date>', '起算日期 / counted from, YYYY-MM-DD')
    .option('--events <file>', '事件，JSON 数组 / events, a JSON array')
    .option('--json', '输出 JSON / print JSON')
    .action(async (options: { rule: string; from: string; events?: string; json?: boolean }) => {
      const events = options.events === undefined ? [] : await readEvents(options.events);
      const deadline = computeDeadline(options.rule, options.from, await ownCalendar(), events);
      if (options.json) return printJson(deadline);
      const { locale } = readConfig();
      for (const { date, n, note } of deadline.days)
        process.stdout.write(`${date}  ${String(n ?? '').padStart(3)}  ${note[locale]}\n`);
      const mark = deadline.provisional ? (locale === 'zh' ? '（暂定）' : ' (provisional)') : '';
      process.stdout.write(`${deadline.dueOn ?? '—'}${mark}\n`);
    });
}

/** The calendar of this installation with the years it loaded; before there is one, the years of the release. */
async function ownCalendar(): Promise<WorkdayCalendar> {
  const { databaseUrl, dataDir } = readConfig();
  if (!databaseUrl && !existsSync(join(dataDir, 'postgres'))) return calendarOf(listShippedYears());
  return withInstallation(({ db, now, tenant }) => createCalendarService({ db, now }).forTenant(tenant.id));
}

async function readEvents(file: string): Promise<ClockEvent[]> {
  const text = await readFile(file, 'utf8').catch((cause: unknown) => {
    throw appErrors.path_missing({ path: file }, { cause });
  });
  let events: unknown;
  try {
    events = JSON.parse(text);
  } catch (cause) {
    throw appErrors.bad_events_file({ path: file, why: 'JSON' }, { cause });
  }
  // An id tells the same event twice apart from two alike; who writes a file by hand need not invent any.
  if (Array.isArray(events))
    events = events.map((event: unknown, at) =>
      Object(event) === event ? { id: `${at + 1}`, ...Object(event) } : event,
    );
  const Events = Type.Array(ClockEventSchema);
  if (!Value.Check(Events, events)) {
    const [first] = Value.Errors(Events, events);
    throw appErrors.bad_events_file({ path: file, why: `${first?.instancePath ?? ''} ${first?.message ?? ''}`.trim() });
  }
  return events;
}
