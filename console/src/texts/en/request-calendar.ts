import type { Texts } from '../index.ts';

export const requestCalendar: Texts['requestCalendar'] = {
  title: 'Calendar address',
  menu: 'My calendar address',
  help: 'Add this address to the calendar of your phone or computer and see the last days of the open requests you work on: for the reply, for what applicants have to send or pay, and for the items of work plans that your unit carries out. Of requests it holds registration numbers and days only, neither what was asked nor who asked. Whoever knows the address can read it; do not pass it on.',
  make: 'Make a calendar address',
  inUse: 'In use',
  since: (at) => `Made ${at}. It is shown only when it is made; make another one if it is lost.`,
  renew: 'Make another',
  renewTitle: 'Make another calendar address',
  renewHelp: 'The earlier one ends at once; calendars need the new one.',
  revoke: 'Take it back',
  revokeTitle: 'Take the calendar address back',
  revokeHelp: 'Calendars that have it are no longer brought up to date.',
  revoked: 'The calendar address was taken back',
  once: 'Calendar address (shown this once)',
  onceHelp: 'Copy it now; it is not shown again.',
  onceUse: 'In your calendar program choose to subscribe by address, and paste it. It ends with your account as well.',
  copyFailed: 'It could not be copied. Select the address and copy it by hand.',
  done: 'Copied, close',
};
