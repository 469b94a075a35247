import type { NormativeDocument, Validity } from '../api/types.ts';
import { useTexts } from '../texts/index.ts';
import { StateTag } from '../ui/state-tag.tsx';

const VALIDITY = {
  in_force: { tone: 'green', shape: '●' },
  amended: { tone: 'amber', shape: '◐' },
  partly_invalid: { tone: 'amber', shape: '◐' },
  expired: { tone: 'red', shape: '■' },
  repealed: { tone: 'red', shape: '■' },
  not_yet_in_force: { tone: 'blue', shape: '○' },
} as const;
const DUTY = {
  waiting: { tone: 'neutral', shape: '○' },
  running: { tone: 'blue', shape: '◐' },
  overdue: { tone: 'red', shape: '■' },
  kept: { tone: 'green', shape: '●' },
  late: { tone: 'amber', shape: '▲' },
} as const;

export function ValidityTag({ code }: { code: Exclude<Validity, ''> }) {
  const t = useTexts();
  return <StateTag {...VALIDITY[code]}>{t.common.validity[code]}</StateTag>;
}

/** How the limit from signing to publication stands. */
export function DutyTag({ state }: { state: NormativeDocument['publication']['state'] }) {
  const t = useTexts();
  return <StateTag {...DUTY[state]}>{t.normative.duty[state]}</StateTag>;
}
