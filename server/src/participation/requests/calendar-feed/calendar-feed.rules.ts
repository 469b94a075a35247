export interface DueDay {
  id: string;
  /** Registration number; never a title, which could name people. */
  number: string;
  dueOn: string;
  what: 'reply' | 'applicant';
  isProvisional: boolean;
}

/** A day of another module that falls due for the officer. */
export interface CalendarDay {
  uid: string;
  on: string;
  summary: string;
}

const LINE_OCTETS = 75;

/** RFC 5545 §3.1: no line longer than 75 octets, and no character cut in two. */
function fold(line: string): string {
  const parts: string[] = [];
  let part = '';
  for (const letter of line) {
    const room = parts.length === 0 ? LINE_OCTETS : LINE_OCTETS - 1;
    if (Buffer.byteLength(part + letter) > room) {
      parts.push(part);
      part = '';
    }
    part += letter;
  }
  return [...parts, part].join('\r\n ');
}

const escaped = (text: string) => text.replace(/([\\;,])/g, '\\$1').replace(/\n/g, '\\n');
const compact = (on: string) => on.replaceAll('-', '');
const dayAfter = (on: string) => new Date(Date.parse(`${on}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);
const WORDS = { reply: '答复期限', applicant: '申请人补正或缴费期限' };

/** Last days as a calendar (RFC 5545), each an event of a whole day; numbers and days only. */
export function writeCalendar(days: readonly DueDay[], now: Date, others: readonly CalendarDay[] = []): string {
  const stamp = now.toISOString().replace(/[-:]|\.\d{3}/g, '');
  const lines = [
    ...['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//Yangguang//Requests//ZH', 'CALSCALE:GREGORIAN', 'METHOD:PUBLISH'],
    `X-WR-CALNAME:${others.length > 0 ? '阳光：我的期限' : '依申请公开期限'}`,
    ...days.flatMap(({ id, number, dueOn, what, isProvisional }) => [
      ...['BEGIN:VEVENT', `UID:${id}-${what}@yangguang`, `DTSTAMP:${stamp}`],
      ...[`DTSTART;VALUE=DATE:${compact(dueOn)}`, `DTEND;VALUE=DATE:${compact(dayAfter(dueOn))}`],
      `SUMMARY:${escaped(`${WORDS[what]} ${number || '（待登记）'}${isProvisional ? '（暂定）' : ''}`)}`,
      ...['TRANSP:TRANSPARENT', 'END:VEVENT'],
    ]),
    ...others.flatMap(({ uid, on, summary }) => [
      ...['BEGIN:VEVENT', `UID:${uid}@yangguang`, `DTSTAMP:${stamp}`],
      ...[`DTSTART;VALUE=DATE:${compact(on)}`, `DTEND;VALUE=DATE:${compact(dayAfter(on))}`],
      ...[`SUMMARY:${escaped(summary)}`, 'TRANSP:TRANSPARENT', 'END:VEVENT'],
    ]),
    'END:VCALENDAR',
  ];
  return lines.map((line) => `${fold(line)}\r\n`).join('');
}
