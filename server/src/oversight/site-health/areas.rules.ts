import type { Availability } from './availability.rules.ts';
import type { FindingKind } from './findings.rules.ts';
import { daysBefore, type Settings } from './settings.rules.ts';

/** Findings in a few areas with a light each. Pure. */

export type Light = 'green' | 'yellow' | 'red' | 'grey';
export interface AreaState {
  code: string;
  light: Light;
  count: number;
  checkedOn: string | null;
}

/** Areas in the order of the table; in the first four one finding may fail the whole site. */
const AREAS: readonly { code: string; kinds: readonly FindingKind[] }[] = [
  { code: 'availability', kinds: ['site_down', 'host_away'] },
  { code: 'home', kinds: ['home_idle'] },
  { code: 'columns', kinds: ['column_stale', 'column_empty'] },
  { code: 'messages', kinds: ['message_late', 'error_open'] },
  { code: 'links', kinds: ['link_inside', 'link_outside'] },
  { code: 'tags', kinds: ['tag_missing'] },
  { code: 'footer', kinds: ['footer_missing'] },
  { code: 'ipv6', kinds: ['ipv6_missing'] },
  { code: 'media', kinds: ['media_idle'] },
];
const FAILS: readonly FindingKind[] = ['site_down', 'host_away', 'home_idle', 'message_late', 'media_idle'];

/** The light of each area: red where the site would fail, grey where nobody looked in time. */
export function areasOf(
  counts: ReadonlyMap<FindingKind, number>,
  checkedOn: ReadonlyMap<FindingKind, string>,
  availability: Availability,
  today: string,
  settings: Settings,
): AreaState[] {
  const oldest = daysBefore(today, settings['check.validDays']);
  return AREAS.map(({ code, kinds }) => {
    const count = kinds.reduce((sum, kind) => sum + (counts.get(kind) ?? 0), 0);
    const days = kinds.map((kind) => checkedOn.get(kind) ?? '');
    const newest = days.toSorted().at(-1) ?? '';
    const isSeen = days.every((day) => day >= oldest);
    const of = (kind: FindingKind) => counts.get(kind) ?? 0;
    const fails =
      kinds.some((kind) => FAILS.includes(kind) && of(kind) > 0) ||
      (code === 'availability' && availability.isVeto) ||
      (code === 'columns' &&
        (of('column_stale') >= settings['columns.stale'] || of('column_empty') >= settings['columns.empty']));
    const light: Light = fails ? 'red' : count > 0 ? 'yellow' : isSeen ? 'green' : 'grey';
    return { code, light, count, checkedOn: newest || null };
  });
}
