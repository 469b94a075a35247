import type { Texts } from '../index.ts';

const MONTHS = 'January February March April May June July August September October November December'.split(' ');

export const calendar: Texts['calendar'] = {
  title: 'Working days',
  help: 'Deadlines count the working days shown here. Enter a new year when the State Council has announced its holidays; open deadlines are then computed again.',
  previous: 'Previous year',
  next: 'Next year',
  provisional: 'The holidays of this year have not been entered; Monday to Friday count for now.',
  source: 'Source',
  sourceHelp: 'Title and number of the notice.',
  edit: 'Edit this year',
  save: 'Save the calendar',
  saved: 'The calendar is saved',
  off: 'off',
  work: 'work',
  legend: { off: 'holiday', work: 'worked weekend day' },
  toggle: 'Choosing a day switches it between holiday, working day and its default.',
  day: (day, kind) => `${day}, ${kind}`,
  kinds: { workday: 'working day', weekend: 'weekend', holiday: 'holiday', makeup_workday: 'worked weekend day' },
  month: (month) => MONTHS[month - 1] ?? String(month),
  weekdays: ['Mo', 'Tu', 'We', 'Th', 'Fr', 'Sa', 'Su'],
  counts: (work, off) => `${work} working days, ${off} days off`,
  lists: 'Holidays and worked weekend days',
  discard: 'Discard changes',
  noticeTitle: 'Title of the notice',
};
