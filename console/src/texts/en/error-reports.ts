import type { Texts } from '../index.ts';

export const errorReports: Texts['errorReports'] = {
  title: 'Reported errors',
  help: 'Errors that readers reported on public pages. Check and mend them in time, and say what was done.',
  open: 'To do',
  all: 'All',
  none: 'No reports.',
  late: 'Overdue.',
  answer: 'Deal with it',
  outcome: 'Outcome',
  words: 'What was done (answer those who left an address accordingly)',
  state: { open: 'to do', mended: 'mended', answered: 'checked, nothing to change' },
  done: 'Dealt with',
};
