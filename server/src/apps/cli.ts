import { Command } from 'commander';
import { readConfig } from '../kernel/config/index.ts';
import { AppError } from '../kernel/errors/index.ts';
import { registerAccountsCommands } from './cli/accounts.ts';
import { registerArchiveCommands } from './cli/archive.ts';
import { registerAuditCommands } from './cli/audit.ts';
import { registerCalendarCommands } from './cli/calendar.ts';
import { registerDeadlineCommand } from './cli/deadline.ts';
import { registerDutiesCommands } from './cli/duties.ts';
import { registerDemoCommand } from './cli/demo.ts';
import { registerGazetteCommands } from './cli/gazette.ts';
import { registerGateCommands } from './cli/gate.ts';
import { registerImportCommand } from './cli/import.ts';
import { registerObligationsCommands } from './cli/obligations.ts';
import { registerPublishCommands } from './cli/publish.ts';
import { registerRedirectsCommands } from './cli/redirects.ts';
import { registerSiteCommands } from './cli/site.ts';
import { registerSearchCommands } from './cli/search.ts';
import { tellFailure } from './faults.ts';

/** The command line of an installation. Results go to standard output, everything said beside them to standard error. */
const program = new Command('yg')
  .description('阳光政务公开平台命令行 / command line of the Yangguang open-government platform')
  .showHelpAfterError()
  .configureHelp({ showGlobalOptions: true });

registerImportCommand(program);
registerSearchCommands(program);
registerGateCommands(program);
registerGazetteCommands(program);
registerObligationsCommands(program);
registerPublishCommands(program);
registerDemoCommand(program);
registerAuditCommands(program);
registerAccountsCommands(program);
registerCalendarCommands(program);
registerDeadlineCommand(program);
registerSiteCommands(program);
registerRedirectsCommands(program);
registerArchiveCommands(program);
registerDutiesCommands(program);

// A reader that goes away (`| head`) is no fault.
process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 1));

try {
  await program.parseAsync();
} catch (error) {
  process.exitCode = tellFailure(error, dataFolder());
  // An interrupted command may still have work under way that nobody waits for.
  if (error instanceof AppError && error.code === 'apps.interrupted') process.exit(130);
}

/** Where faults are recorded; null when the settings do not say. */
function dataFolder(): string | null {
  try {
    return readConfig().dataDir;
  } catch {
    return null;
  }
}
