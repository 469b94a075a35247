import { Withdrawn, type PublicSite } from '../../portal/index.ts';
import { LIST_PATH, renderLedger, renderLedgerEntry, renderLedgers } from './ledgers.pages.tsx';
import type { LedgersReading } from './reading.service.ts';

/** Public pages of ledgers: which there are, what is in one, an entry with all its reports. */
export function registerLedgersPortal(site: PublicSite, reading: LedgersReading): void {
  site.page(LIST_PATH, async ({ frame, tenantId, on }) => ({
    body: renderLedgers(frame, await reading.kinds(tenantId, on)),
    tags: [`tenant:${tenantId}`],
  }));
  site.page(
    `${LIST_PATH}/:kind`,
    async ({ frame, tenantId, on, params, query }) => {
      const { kind, rows } = await reading.list(tenantId, params['kind'] ?? '', on);
      const yearOf = (occurredOn: string) => Number(occurredOn.slice(0, 4));
      const years = [...new Set(rows.map(({ occurredOn }) => yearOf(occurredOn)))].sort((a, b) => b - a);
      const year = years.find((one) => String(one) === query.get('year')) ?? null;
      const shown = year === null ? rows : rows.filter(({ occurredOn }) => yearOf(occurredOn) === year);
      const body = renderLedger(frame, { kind, rows: shown, year, years });
      // Lights change at midnight without anybody writing anything.
      return { body, tags: [`tenant:${tenantId}`], ...(kind.progress ? { cache: false as const } : {}) };
    },
    { params: ['year'] },
  );
  site.page(`${LIST_PATH}/entries/:id`, async ({ frame, tenantId, params }) => {
    const entry = await reading.get(tenantId, params['id'] ?? '');
    if ('withdrawnOn' in entry) throw new Withdrawn(entry);
    const tags = [`tenant:${tenantId}`, `ledger_entry:${entry.id}`];
    return { body: renderLedgerEntry(frame, entry), tags, ...(entry.kind.progress ? { cache: false as const } : {}) };
  });
}
