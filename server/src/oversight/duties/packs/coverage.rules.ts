import type { EvidenceTypes } from '../../../foundation/evidence/index.ts';
import type { PackObligation } from '../duties.schema.ts';
import type { ShippedPack } from './packs.data.ts';

/** How one obligation of the acceptance list is proven. */
export interface Coverage {
  id: string;
  module: string;
  /** Of its schedule. */
  kind: string;
  /** The types of evidence that settle it; `by hand` where only what is filed for it does. */
  evidence: string;
  /** A module tells it without anybody filing anything. */
  automatic: boolean;
  /** File and name of the test that settles and reopens it; '' where it is by hand. */
  test: string;
}

const TEST_FILE = 'server/src/oversight/duties/packs/settling.test.ts';

/** Ledgers are filled in by people, even though their entries are told as evidence. */
export const isFiled = (type: string): boolean => type.startsWith('ledgers.');

/** True when evidence that settles it comes from a module and not from somebody who files it. */
export const isAutomatic = ({ evidence: { filter } }: PackObligation, types: EvidenceTypes): boolean =>
  filter !== null && filter.types.every((type) => types.find(type) !== null && !isFiled(type));

/** How each obligation of these packs is proven, in their order. Of a rule that covers several ids each is named. */
export const coverageOf = (packs: readonly ShippedPack[], types: EvidenceTypes): Coverage[] =>
  packs.flatMap(({ obligations }) =>
    obligations.flatMap((obligation) =>
      (obligation.covers ?? []).map((id): Coverage => {
        const automatic = isAutomatic(obligation, types);
        return {
          ...{ id, module: obligation.field, kind: obligation.schedule.kind },
          evidence: obligation.evidence.filter?.types.join(' | ') ?? 'by hand',
          automatic,
          test: automatic ? `${TEST_FILE} > ${testName(obligation.code)}` : '',
        };
      }),
    ),
  );

/** Name of the test that settles and reopens an obligation. */
export const testName = (code: string): string => `${code} is settled by its evidence and reopens without it`;
