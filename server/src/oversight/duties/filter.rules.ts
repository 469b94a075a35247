import type { Fact } from '../../foundation/evidence/index.ts';
import type { EvidenceFilter } from './duties.schema.ts';

/** What the engine reads of a happening that still counts. */
export interface Happened {
  key: string;
  type: string;
  organisationId: string;
  subjectType: string;
  subjectId: string;
  aboutType: string;
  aboutId: string;
  occurredOn: string;
  /** ISO 8601, null where only the day is known. */
  occurredAt: string | null;
  title: string;
  facts: Readonly<Record<string, Fact>>;
}

const valuesOf = (fact: Fact | undefined): readonly string[] =>
  fact === undefined ? [] : typeof fact === 'object' ? fact : [String(fact)];

/** True when the happening is of the kind that the filter asks for. */
export function matches(filter: EvidenceFilter, one: Happened): boolean {
  if (!filter.types.includes(one.type)) return false;
  if (filter.kinds && !valuesOf(one.facts['kind']).some((kind) => filter.kinds?.includes(kind))) return false;
  for (const [name, wanted] of Object.entries(filter.facts ?? {})) {
    const accepted = typeof wanted === 'string' ? [wanted] : wanted;
    if (!valuesOf(one.facts[name]).some((value) => accepted.includes(value))) return false;
  }
  if (!filter.words) return true;
  const text = [one.title, ...Object.values(one.facts).flatMap(valuesOf)].join('\n');
  return filter.words.every((group) => group.some((word) => text.includes(word)));
}

/** In the order of the time at which they were done; each key once. The order in which they were told does not matter. */
export function inOrder<E extends Pick<Happened, 'key' | 'occurredOn' | 'occurredAt'>>(all: readonly E[]): E[] {
  const byKey = new Map(all.map((one) => [one.key, one]));
  return [...byKey.values()].sort(
    (a, b) =>
      compare(a.occurredOn, b.occurredOn) ||
      // The time of day unknown: at the end of the day.
      compare(a.occurredAt ?? '9999', b.occurredAt ?? '9999') ||
      compare(a.key, b.key),
  );
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
