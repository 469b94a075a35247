import type { Texts } from '../index.ts';

export const bulk: Texts['bulk'] = {
  label: 'Do several at once',
  selected: (count) => `${count} selected`,
  clear: 'Clear selection',
  select: (title) => `Select: ${title}`,
  selectAll: 'Select all that are listed',
  nothingFits: 'Nothing can be done to all of these together.',
  action: { submit: 'Send for review', approve: 'Approve', publish: 'Publish', discard: 'Delete the draft' },
  withCount: (action, count) => `${action} (${count})`,
  title: (action, count) => `${action}: ${count}`,
  ok: (action, count) => `${action} (${count})`,
  help: {
    submit:
      'They are sent in one after the other and cannot be changed until the review has ended. What cannot be sent in says why.',
    approve: 'Each one passes its present step. Look at every text before you confirm; the titles open it.',
    publish: 'They are published one after the other: at once on the portal, in search and in feeds, for everybody.',
    discard:
      'These drafts are deleted with their text and tasks, and cannot be brought back. Public editions are not touched.',
  },
  others: (count) => `This does not apply to ${count} more of the selected; they stay as they are:`,
  running: (done, total) => `${done} of ${total} done. Please do not close this page yet.`,
  stop: 'Stop; leave the rest',
  ended: (done, total) => `${done} of ${total} done`,
  endedHelp: 'The reasons for the others stand below; they are still selected.',
  state: { done: 'Done', refused: 'Not done', unknown: 'Not certain', untouched: 'Left alone' },
  unknownHelp: 'The server did not answer; it may have been done. Open it and look before you decide.',
  close: 'Close',
};
