import { Command } from 'commander';
import { ConfigError, terminalLocale } from '../kernel/config/index.ts';
import { AppError } from '../kernel/errors/index.ts';
import { describeError } from '../kernel/http/index.ts';
import { registerAccountsCommands } from './cli/accounts.ts';
import { registerAuditCommands } from './cli/audit.ts';
import { registerCalendarCommands } from './cli/calendar.ts';
import { registerDemoCommand } from './cli/demo.ts';
import { registerImportCommand } from './cli/import.ts';
import { registerSearchCommands } from './cli/search.ts';

/** The command line of an installation. Results go to standard output, everything said beside them to standard error. */
const program = new Command('yg')
  .description('阳光政务公开平台命令行 / command line of the Yangguang open-government platform')
  .showHelpAfterError()
  .configureHelp({ showGlobalOptions: true });

registerImportCommand(program);
registerSearchCommands(program);
registerDemoCommand(program);
registerAuditCommands(program);
registerAccountsCommands(program);
registerCalendarCommands(program);

// A reader that goes away (`| head`) is no fault.
process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 1));

try {
  await program.parseAsync();
} catch (error) {
  if (error instanceof ConfigError) {
    process.stderr.write('配置有误 / the settings are wrong:\n');
    for (const { name, value, zh, en } of error.faults) process.stderr.write(`  ${name}=${value}  ${zh} / ${en}\n`);
    process.exitCode = 2;
  } else {
    process.stderr.write(`${describeError(error, terminalLocale())}\n`);
    if (!(error instanceof AppError) && error instanceof Error) process.stderr.write(`${error.stack ?? ''}\n`);
    process.exitCode = 1;
  }
}
