import type { Responsible, UnitSuccession } from './duties.schema.ts';

export interface UnitOf {
  id: string;
  kind: string;
  status: 'active' | 'closed';
}

/** A unit with the duties that arise for it. */
export interface UnitEntry {
  unitId: string;
  /** Periods that begin in [from, until) arise for it; null: without an end. */
  from: string | null;
  until: string | null;
  /** Who answers for it from which day on; the last one now. */
  owners: readonly { unitId: string; from: string | null }[];
  /** Whose deeds count for it, from which day on. */
  sources: readonly { unitId: string; from: string | null }[];
  /** Numbers of the versions that name it; absent: all. */
  rules?: readonly number[];
}

/**
 * The units that an obligation makes duties for. A unit that went over to another keeps what had begun, which the other answers for; what begins
 * later arises for its successors. Taking a succession back gives what was before, because nothing else is written.
 */
export function entriesOf(
  responsible: Responsible,
  units: readonly UnitOf[],
  successions: readonly UnitSuccession[],
): UnitEntry[] {
  const from = Map.groupBy(successions, ({ fromId }) => fromId);
  const wanted =
    responsible.kind === 'named'
      ? responsible.unitIds
      : units
          // A unit that was closed without a successor keeps its name under its duties, so that somebody sees them.
          .filter(({ id, kind, status }) => has(responsible.of, kind) && (status === 'active' || from.has(id)))
          .map(({ id }) => id);
  const entries = new Map<string, UnitEntry>();
  const add = (unitId: string, since: string | null, seen: ReadonlySet<string>) => {
    const known = entries.get(unitId);
    if (known && (known.from === null || (since !== null && known.from <= since))) return;
    const next = from.get(unitId) ?? [];
    const until = next.length > 0 ? next.map(({ on }) => on).reduce((a, b) => (a < b ? a : b)) : null;
    entries.set(unitId, {
      unitId,
      from: since,
      until,
      owners: ownersOf(unitId, from),
      sources: sourcesOf(unitId, from),
    });
    for (const { toId, on } of next) if (!seen.has(toId)) add(toId, on, new Set([...seen, toId]));
  };
  for (const unitId of wanted) add(unitId, null, new Set([unitId]));
  return [...entries.values()].sort((a, b) => (a.unitId < b.unitId ? -1 : 1));
}

const has = (list: readonly string[], one: string) => list.includes(one);

type Successors = ReadonlyMap<string, readonly UnitSuccession[]>;

function ownersOf(unitId: string, from: Successors): UnitEntry['owners'] {
  const owners: { unitId: string; from: string | null }[] = [{ unitId, from: null }];
  for (let at = unitId; ;) {
    const main = from.get(at)?.find(({ isMain }) => isMain) ?? from.get(at)?.[0];
    if (!main || owners.some((owner) => owner.unitId === main.toId)) return owners;
    owners.push({ unitId: main.toId, from: main.on });
    at = main.toId;
  }
}

function sourcesOf(unitId: string, from: Successors): UnitEntry['sources'] {
  const sources: { unitId: string; from: string | null }[] = [{ unitId, from: null }];
  for (const source of sources)
    for (const { toId, on } of from.get(source.unitId) ?? [])
      if (!sources.some((known) => known.unitId === toId)) sources.push({ unitId: toId, from: on });
  return sources;
}

/** All units whose deeds or duties a change at one of `unitIds` can touch: its predecessors and successors. */
export function relatedUnits(unitIds: Iterable<string>, successions: readonly UnitSuccession[]): Set<string> {
  const related = new Set(unitIds);
  for (let size = -1; size !== related.size;) {
    size = related.size;
    for (const { fromId, toId } of successions) {
      if (related.has(fromId)) related.add(toId);
      if (related.has(toId)) related.add(fromId);
    }
  }
  return related;
}
