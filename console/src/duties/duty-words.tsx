import { useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import type { Answer } from '../api/types.ts';
import { answer, http } from '../api/client.ts';
import { useLocale } from '../api/locale.ts';
import { useOrganisations } from '../organisations/organisations-query.ts';
import { useTexts, type Texts } from '../texts/index.ts';
import { StateTag } from '../ui/state-tag.tsx';

export const DUTIES = ['duties'];
export const OBLIGATIONS = ['obligations'];

export type DutyRow = Answer<'/api/v1/console/duties'>['items'][number];
export type Obligation = Answer<'/api/v1/console/obligations'>['items'][number];
export type Version = Obligation['versions'][number];
export type DutyState = DutyRow['state'];

const LOOKS = {
  not_yet: { tone: 'neutral', shape: '○' },
  open: { tone: 'blue', shape: '◐' },
  near: { tone: 'amber', shape: '▲' },
  overdue: { tone: 'red', shape: '■' },
  met: { tone: 'green', shape: '●' },
  met_late: { tone: 'red', shape: '◆' },
  waived: { tone: 'neutral', shape: '◇' },
  not_applicable: { tone: 'neutral', shape: '◇' },
  closed: { tone: 'neutral', shape: '◌' },
} as const;
export const STATES = Object.keys(LOOKS) as DutyState[];

/** The traffic light of a duty: a word, a colour and a shape. */
export function DutyTag({ state }: { state: DutyState }) {
  return <StateTag {...LOOKS[state]}>{useTexts().duties.states[state]}</StateTag>;
}

/** What holds now of an obligation. */
export const lastOf = ({ versions }: Obligation): Version | undefined => versions.at(-1);

/** A schedule in a few words. */
export function scheduleWords(schedule: Version['schedule'], { obligations: words }: Texts): string {
  if (schedule.kind === 'once') return schedule.by ?? words.kinds.once;
  if (schedule.kind === 'every') return `${words.periods[schedule.period]} ≥ ${schedule.times}`;
  const { amount, unit } = schedule.kind === 'fresh' ? schedule.maxAge : schedule.limit;
  return `${words.kinds[schedule.kind]} ${amount} ${words.units[unit]}`;
}

interface ManyProps {
  id?: string;
  value?: string[];
  onChange?: (value: string[]) => void;
}

/** Several units, by typing a part of a name. */
export function UnitsSelect(props: ManyProps) {
  const units = useOrganisations();
  return (
    <Select
      {...props}
      mode="multiple"
      optionFilterProp="label"
      options={(units.data ?? [])
        .filter(({ status }) => status === 'active')
        .map(({ id, name }) => ({ value: id, label: name }))}
    />
  );
}

/** Kinds of evidence that modules tell. */
export function TypesSelect(props: ManyProps) {
  const locale = useLocale();
  const query = useQuery({
    queryKey: ['evidence-types'],
    queryFn: async () => (await answer(http.GET('/api/v1/console/evidence-types'))).items,
  });
  return (
    <Select
      {...props}
      mode="multiple"
      optionFilterProp="label"
      options={(query.data ?? []).map(({ code, title }) => ({ value: code, label: title[locale] }))}
    />
  );
}
