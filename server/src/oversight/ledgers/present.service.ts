import type { Queryable } from '../../kernel/db/index.ts';
import { findKind } from './ledgers.kinds.ts';
import { listEntries, type EntryRow } from './ledgers.repo.ts';
import type { EntryLine, FieldValues, KindLine } from './ledgers.schema.ts';
import type { LedgerKind } from './ledgers.types.ts';
import { latestOf, lightOf, type ProgressPoint } from './progress.rules.ts';

/** A kind as the console builds its forms from it. */
export function presentKind(kind: LedgerKind): KindLine['kind'] {
  const { code, title, about, group, isPublic, needsAttachment, progress, fields } = kind;
  return {
    ...{ code, title, about, group, isPublic, needsAttachment, isFollowed: progress !== undefined },
    fields: fields.map((field) => ({
      ...{ name: field.name, type: field.type, title: field.title, help: field.help ?? null },
      ...{ required: field.required ?? false, isPublic: field.isPublic ?? false },
      maxLength:
        field.type === 'line' ? (field.maxLength ?? 200) : field.type === 'text' ? (field.maxLength ?? 5000) : null,
      options:
        field.type === 'choice'
          ? field.options.map(({ code: value, title: words }) => ({ code: value, title: words }))
          : [],
      kinds: field.type === 'entry' ? [...field.kinds] : [],
    })),
  };
}

/** What a confirmed entry of progress says of its item. */
export const pointOf = (fields: FieldValues): ProgressPoint => ({
  quarter: String(fields['quarter'] ?? ''),
  percent: Number(fields['percent'] ?? 0),
  paid: typeof fields['paid'] === 'number' ? fields['paid'] : null,
});

/** How a followed item stands on a day; null for kinds that are not followed or not dated yet. */
export function standingOf(
  kind: LedgerKind | null,
  row: { fields: FieldValues; occurredOn: string | null },
  points: readonly ProgressPoint[],
  today: string,
): EntryLine['progress'] {
  const dueOn = kind?.progress && row.fields[kind.progress.due];
  if (typeof dueOn !== 'string' || row.occurredOn === null) return null;
  const latest = latestOf(points);
  const light = lightOf({ setOn: row.occurredOn, dueOn }, points, today);
  return { percent: latest?.percent ?? 0, quarter: latest?.quarter ?? '', paid: latest?.paid ?? null, light };
}

/** Rows as lists show them, with how long they hold and how far items are. */
export async function presentLines(
  db: Queryable,
  tenantId: string,
  rows: readonly EntryRow[],
  today: string,
): Promise<EntryLine[]> {
  const followed = rows.filter(({ kind }) => findKind(kind)?.progress).map(({ id }) => id);
  const points = Map.groupBy(
    followed.length > 0
      ? await listEntries(db, tenantId, { kinds: ['progress'], states: ['confirmed'], aboutIds: followed })
      : [],
    ({ aboutId }) => aboutId,
  );
  const replaceable = [...new Set(rows.map(({ kind }) => kind))].filter(
    (code) => findKind(code)?.lasts === 'until_replaced',
  );
  const standing =
    replaceable.length > 0 ? await listEntries(db, tenantId, { kinds: replaceable, states: ['confirmed'] }) : [];
  return rows.map((row) => {
    const kind = findKind(row.kind);
    const newer =
      row.state === 'confirmed' && kind?.lasts === 'until_replaced'
        ? standing
            .filter(
              (other) =>
                other.kind === row.kind &&
                other.organisationId === row.organisationId &&
                (other.occurredOn ?? '') > (row.occurredOn ?? ''),
            )
            .map(({ occurredOn }) => occurredOn ?? '')
            .sort()[0]
        : undefined;
    return {
      ...{ id: row.id, kind: row.kind, organisationId: row.organisationId, organisationName: row.organisationName },
      ...{ title: row.title, state: row.state, occurredOn: row.occurredOn },
      ...{ occurredAt: row.occurredAt?.toISOString() ?? null, files: row.files, reason: row.reason },
      holdsUntil:
        newer ??
        (kind && typeof kind.lasts === 'object' && row.occurredOn
          ? monthsAfter(row.occurredOn, kind.lasts.months)
          : null),
      isReplaced: newer !== undefined,
      progress: standingOf(
        kind,
        row,
        (points.get(row.id) ?? []).map(({ fields }) => pointOf(fields)),
        today,
      ),
      ...{ changedAt: row.changedAt.toISOString(), version: row.version },
    };
  });
}

/** The same day so many months later; the last day of the month where it has no such day. */
export function monthsAfter(on: string, months: number): string {
  const [year = 0, month = 1, day = 1] = on.split('-').map(Number);
  const first = new Date(Date.UTC(year, month - 1 + months, 1));
  const last = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate();
  return new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth(), Math.min(day, last)))
    .toISOString()
    .slice(0, 10);
}
