import { extractFile, ExtractionError } from '../../kernel/extract/index.ts';
import { writeWorkbook } from '../../kernel/sheets/index.ts';
import type { Database } from '../../kernel/db/index.ts';
import { chinaDate } from '../../kernel/time/index.ts';
import { requirePermission, write, type Actor } from '../../foundation/audit/index.ts';
import type { OrganisationsService } from '../../foundation/organisations/index.ts';
import { insertParts, replaceParts } from './parts.repo.ts';
import { PERMISSIONS } from './plan-flow.rules.ts';
import { planErrors } from './plans.errors.ts';
import { findPlan, insertItem, listItems, TYPE, updateItem, updatePlan } from './plans.repo.ts';
import { isStanding } from './plan-view.ts';
import type { ImportReport, ItemInput, PlanDetail } from './plans.schema.ts';
import { findItemFault } from './plan.rules.ts';
import { readSheet, sheetOf, type Said } from './sheet.rules.ts';

export const IMPORT_MAX_BYTES = 5 * 1024 * 1024;
const MOST_ITEMS = 2000;
export type SheetsService = ReturnType<typeof createSheetsService>;

/** Plans in Excel: out with their progress, in all of it or nothing, looked at before it is taken. */
export function createSheetsService(deps: {
  db: Database;
  organisations: Pick<OrganisationsService, 'listUnits'>;
  getPlan: (actor: Actor, id: string) => Promise<PlanDetail>;
  now: () => Date;
}) {
  const { db, organisations, getPlan, now } = deps;
  return {
    async exportFile(actor: Actor, id: string): Promise<{ bytes: Uint8Array; fileName: string }> {
      const plan = await getPlan(actor, id);
      const items = plan.items.filter((item) => isStanding(item, chinaDate(now())));
      return { bytes: writeWorkbook([sheetOf(plan, items)]), fileName: `${plan.title}.xlsx` };
    },

    /** Takes a table into a draft: an item of the same title is changed, others are added. With `dryRun` it only says what would happen. */
    async importFile(
      actor: Actor,
      id: string,
      file: { bytes: Uint8Array; name: string },
      { dryRun, version }: { dryRun: boolean; version: number },
    ): Promise<ImportReport> {
      const plan = await getPlan(actor, id);
      requirePermission(actor, PERMISSIONS.write, plan.organisationId);
      if (plan.state !== 'draft') throw planErrors.not_draft();
      const units = (await organisations.listUnits(actor.tenantId)).map((unit) => ({
        id: unit.id,
        names: [unit.name, unit.shortName].filter((word) => word !== ''),
      }));
      const read = await readFile(file, units);
      const faults = [...read.faults, ...faultsOf(read.items, plan.year)];
      const said = (list: readonly Said[]) =>
        list.slice(0, 200).map(({ where, zh, en }) => ({ where, text: actor.locale === 'zh' ? zh : en }));
      const known = new Map(plan.items.map((item) => [item.title, item]));
      const changed = read.items.filter(({ title }) => known.has(title)).length;
      const report = (written: boolean): ImportReport => ({
        ...{ written, added: read.items.length - changed, changed },
        ...{ faults: said(faults), warnings: said(read.warnings) },
      });
      if (dryRun || faults.length > 0 || read.items.length === 0) return report(false);
      await write(db, actor, { permission: PERMISSIONS.write, organisationId: plan.organisationId }, async (w) => {
        const locked = await findPlan(w.tx, actor.tenantId, id, true);
        if (locked?.state !== 'draft') throw planErrors.not_draft();
        if (locked.version !== version) throw planErrors.conflict();
        const present = await listItems(w.tx, actor.tenantId, [id]);
        let position = present.length;
        for (const { parts, ...fields } of read.items) {
          const before = present.find(({ title }) => title === fields.title);
          if (before) {
            await updateItem(w.tx, actor.tenantId, before.id, before.version, fields);
            await replaceParts(w.tx, actor.tenantId, { planId: id, itemId: before.id }, parts);
            continue;
          }
          const place = { planId: id, position, anchor: '', upperTenantId: null, upperPartId: null, upperWords: '' };
          const since = { validFrom: null, validUntil: null, replacesId: null };
          position += 1;
          const itemId = await insertItem(w.tx, actor.tenantId, { ...fields, ...place, ...since });
          await insertParts(w.tx, actor.tenantId, { planId: id, itemId }, parts);
        }
        await updatePlan(w.tx, actor.tenantId, id, { authorIds: [...new Set([...locked.authorIds, actor.id])] });
        const after = { file: file.name, added: read.items.length - changed, changed };
        w.record({ action: 'work_plans.file.imported', subjectType: TYPE, subjectId: id, after });
      });
      return report(true);
    },
  };
}

function faultsOf(items: readonly ItemInput[], year: number): Said[] {
  const seen = new Set<string>();
  return items.flatMap((item) => {
    const fault = findItemFault(item, year);
    const twice = seen.has(item.title);
    seen.add(item.title);
    if (!fault && !twice) return [];
    const error = fault ? planErrors[fault.code](fault) : null;
    return [
      {
        where: item.number || item.title,
        zh: error?.text('zh') ?? '同样的任务出现了两次',
        en: error?.text('en') ?? 'the same item stands twice',
      },
    ];
  });
}

async function readFile(
  { bytes, name }: { bytes: Uint8Array; name: string },
  units: readonly { id: string; names: readonly string[] }[],
) {
  if (bytes.length > IMPORT_MAX_BYTES) throw planErrors.file_too_large({ limit: IMPORT_MAX_BYTES / 1048576 });
  const extraction = await extractFile(bytes, name).catch((error: unknown) => {
    if (!(error instanceof ExtractionError)) throw error;
    throw planErrors.file_unreadable({ reason: error.code }, { cause: error });
  });
  const sheets = extraction.blocks.flatMap((block) => (block.kind === 'table' ? [readSheet(block, units)] : []));
  const items = sheets.flatMap((sheet) => sheet.items);
  const [faults, warnings] = [sheets.flatMap((sheet) => sheet.faults), sheets.flatMap((sheet) => sheet.warnings)];
  if (items.length > MOST_ITEMS) throw planErrors.too_many({ limit: MOST_ITEMS });
  if (items.length === 0 && faults.length === 0)
    faults.push({
      where: name,
      zh: '没有读到任务：表头要有“任务”一列，其他列为序号、原文、牵头单位、责任单位、时间要求、完成时限、数量要求、佐证、公开',
      en: 'no items were found: the headings need 任务',
    });
  return { items, faults, warnings };
}
